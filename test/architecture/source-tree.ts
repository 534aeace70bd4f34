/**
 * The project as the architecture tests see it: files with their text, and who imports whom. Rules take files as an
 * argument, so that each can be tried on a small bad example as well as on the real tree.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import ts from "typescript";

export const ROOT = join(__dirname, "..", "..");

/** Path from the project's root, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };
/** `target` is a path of the project, or null for a package. */
export type Import = { readonly from: string; readonly specifier: string; readonly target: string | null; readonly line: number };

/** What git ignores, and git itself. */
const NOT_OURS = new Set([".git", "node_modules", "dist", "coverage"]);

/** Paths of all files below a folder of the project. */
export function pathsUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder.split(sep).join("/"), entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : pathsUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

export function readSources(folder: string): readonly SourceFile[] {
  return pathsUnder(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

export function parse({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Calls `visit` for every node of a file, outer ones first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Imports, re-exports, dynamic imports, and workers named by `new URL("./file.ts", import.meta.url)`. */
export function importsOf(file: SourceFile, paths: ReadonlySet<string>): readonly Import[] {
  const found: Import[] = [];
  walk(parse(file), (node) => {
    const specifier = specifierOf(node);
    if (specifier === null) return;
    found.push({ from: file.path, specifier, target: targetOf(file.path, specifier, paths), line: lineOf(node) });
  });
  return found;
}

export function allImports(files: readonly SourceFile[]): readonly Import[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap((file) => importsOf(file, paths));
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return textOf(node.arguments[0]);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require") return textOf(node.arguments[0]);
  if (ts.isNewExpression(node) && node.expression.getText() === "URL" && node.arguments?.[1]?.getText() === "import.meta.url") {
    const text = textOf(node.arguments[0]);
    return text !== null && /\.tsx?$/.test(text) ? text : null;
  }
  return null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function targetOf(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  if (!specifier.startsWith(".")) return null;
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`, `${base}/index.ts`, `${base}/index.tsx`];
  return candidates.find((candidate) => paths.has(candidate)) ?? base;
}
