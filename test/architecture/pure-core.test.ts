/**
 * The core is a function: same input, same output, to the byte. It knows no package, clock, chance, thread, machine
 * language or platform, and money never passes through a float's text.
 */
import { join } from "node:path";
import ts from "typescript";
import { allImports, lineOf, parse, readSources, ROOT, walk, type SourceFile } from "./source-tree";

/** Words of the language itself that the core does without; the platform's words do not even compile there. */
const FORBIDDEN_NAMES = new Set(["Date", "Promise", "Intl", "parseFloat", "globalThis", "eval", "console", "Excel", "Office"]);
/** Members that read chance or the machine's language, or that round money as a float. */
const FORBIDDEN_MEMBERS = new Set(["random", "toFixed", "toPrecision", "localeCompare", "toLocaleString", "toLocaleLowerCase", "toLocaleUpperCase"]);

function impurities(files: readonly SourceFile[]): readonly string[] {
  const packages = allImports(files)
    .filter(({ target }) => target === null)
    .map(({ from, line, specifier }) => `${from}:${line} imports the package ${specifier}`);
  const words = files.flatMap((file) => {
    const found: string[] = [];
    const say = (node: ts.Node, what: string): void => void found.push(`${file.path}:${lineOf(node)} ${what}`);
    const tree = parse(file);
    walk(tree, (node) => {
      if (ts.isIdentifier(node) && FORBIDDEN_NAMES.has(node.text) && isUse(node)) say(node, `uses ${node.text}`);
      if (ts.isPropertyAccessExpression(node) && FORBIDDEN_MEMBERS.has(node.name.text)) say(node.name, `uses .${node.name.text}`);
      if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) say(node, "awaits");
      if (node.kind === ts.SyntaxKind.AsyncKeyword) say(node, "is async");
    });
    for (const statement of tree.statements) {
      if (ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) === 0) say(statement, "keeps state between calls");
    }
    return found;
  });
  return [...packages, ...words];
}

/** False for the name of a member, which is a word of ours: `row.Date`, `{ Date: 1 }`. */
function isUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== name;
  return true;
}

/** What the compiler says about a text as if it were a file of the core, with the core's own tsconfig. */
function compileInCore(text: string): readonly string[] {
  const configPath = join(ROOT, "src", "core", "tsconfig.json");
  const config = ts.getParsedCommandLineOfConfigFile(configPath, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
  if (config === undefined) throw new Error(`${configPath} cannot be read`);
  const path = join(ROOT, "src", "core", "domain", "virtual.ts");
  const host = ts.createCompilerHost(config.options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, ...rest) => (name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true) : getSourceFile(name, ...rest));
  const program = ts.createProgram([path], config.options, host);
  const file = program.getSourceFile(path);
  return program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

test("the core uses no package, clock, chance, promise, machine language or float of money", () => {
  expect(impurities(readSources("src/core"))).toEqual([]);
});

test("the core's own tsconfig knows the language and nothing else", () => {
  const text = ["window", "document", "process", "setTimeout", "console", "fetch", "Excel", "Office", "AbortSignal"]
    .map((word, index) => `export const a${index} = ${word};`)
    .join("\n");
  expect(compileInCore(text).map((message) => /^Cannot find name '(\w+)'/.exec(message)?.[1] ?? message)).toEqual([
    "window",
    "document",
    "process",
    "setTimeout",
    "console",
    "fetch",
    "Excel",
    "Office",
    "AbortSignal",
  ]);
  expect(compileInCore("export const total = [1, 2].reduce((sum, next) => sum + next, 0);")).toEqual([]);
});

describe("the rule itself", () => {
  const inCore = (text: string): readonly string[] => impurities([{ path: "src/core/domain/a.ts", text }]);

  test.each([
    [`import fc from "fast-check";`, "imports the package fast-check"],
    ["export const now = Date.now();", "uses Date"],
    ["export const today = new Date();", "uses Date"],
    ["export type When = { readonly at: Date };", "uses Date"],
    ["export const chance = Math.random();", "uses .random"],
    ["export const amount = parseFloat('1.10');", "uses parseFloat"],
    ["export const text = (1.005).toFixed(2);", "uses .toFixed"],
    ["export const order = 'a'.localeCompare('b');", "uses .localeCompare"],
    ["export function log() { console.log(1); }", "uses console"],
    ["export let calls = 0;", "keeps state between calls"],
    ["export const run = (): Promise<void> => wait();", "uses Promise"],
    ["export const sheet = Excel.run;", "uses Excel"],
  ])("refuses %s", (text, complaint) => {
    expect(inCore(text)).toEqual([`src/core/domain/a.ts:1 ${complaint}`]);
  });

  test("refuses await and async", () => {
    expect(inCore("export async function f() { await g(); }")).toEqual(["src/core/domain/a.ts:1 is async", "src/core/domain/a.ts:1 awaits"]);
  });

  test("accepts a column called Date and a word in a comment or a text", () => {
    expect(inCore(`/** Date, await */ export const HEADERS = { Date: "Date" } as const; export const first = HEADERS.Date;`)).toEqual([]);
  });
});
