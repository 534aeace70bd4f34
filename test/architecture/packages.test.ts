/** What is installed is what was chosen: exact versions, a lockfile that a clean install accepts, nothing unused or undeclared. */
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { allImports, readSources, ROOT, type Import } from "./source-tree";

type Named = Readonly<Record<string, string>>;
type Manifest = { readonly dependencies: Named; readonly devDependencies: Named };
type Locked = Readonly<Record<string, { readonly optionalDependencies?: Named }>>;

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const manifest = read("package.json") as Manifest;
const { packages: locked } = read("package-lock.json") as { readonly packages: Locked };

function looseVersions(versions: Named): readonly string[] {
  return Object.entries(versions)
    .filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/**
 * Packages for other platforms that the lockfile leaves out. A registry that does not hold them makes npm drop them in
 * silence when it writes the file, and npm 11.16 and later then refuses to install from it.
 */
function missingFromLock(packages: Locked): readonly string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map(([name, version]) => `${name}@${version} of ${path}`),
  );
}

/** Where Node looks for what a package imports, nearest first: "a/", "". */
function foldersAbove(path: string): readonly string[] {
  const parent = path.lastIndexOf("/node_modules/");
  const above = path === "" ? [] : parent < 0 ? [""] : foldersAbove(path.slice(0, parent));
  return [path === "" ? "" : `${path}/`, ...above];
}

/** Imports of packages that are not declared; what Node brings along needs no declaration. */
function undeclared(imports: readonly Import[], declared: readonly string[]): readonly string[] {
  return imports
    .filter(({ target, specifier }) => target === null && !specifier.startsWith("node:") && !builtinModules.includes(specifier))
    .filter(({ specifier }) => !declared.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    .map(({ from, line, specifier }) => `${from}:${line} imports ${specifier}`);
}

const imports = allImports(readSources("src"));
const shipped = Object.keys(manifest.dependencies);

test("every version is exact", () => {
  expect(looseVersions({ ...manifest.dependencies, ...manifest.devDependencies })).toEqual([]);
});

test("the lockfile names every platform's packages, so that a clean install accepts it", () => {
  expect(missingFromLock(locked)).toEqual([]);
});

test("what ships imports only what is declared to ship; the workbench may use development packages", () => {
  const ours = imports.filter(({ from }) => !from.startsWith("src/workbench/"));
  expect(undeclared(ours, shipped)).toEqual([]);
  expect(undeclared(imports, [...shipped, ...Object.keys(manifest.devDependencies)])).toEqual([]);
});

test("every package that ships is imported somewhere", () => {
  expect(shipped.filter((name) => !imports.some(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`)))).toEqual([]);
});

describe("the rules themselves", () => {
  test("find a version that may drift", () => {
    expect(looseVersions({ a: "^1.0.0", b: "1.0.0", c: "latest", d: "npm:e@1.0.0", f: "npm:e@1" })).toEqual(["a ^1.0.0", "c latest", "f npm:e@1"]);
  });

  test("find a platform's package that the lockfile leaves out, wherever it would be looked for", () => {
    const swc = { optionalDependencies: { "swc-mac": "1.0.0", "swc-linux": "1.0.0" } };
    expect(missingFromLock({ "node_modules/swc": swc, "node_modules/swc-linux": {} })).toEqual(["swc-mac@1.0.0 of node_modules/swc"]);
    expect(missingFromLock({ "node_modules/a/node_modules/swc": swc, "node_modules/a/node_modules/swc-mac": {}, "node_modules/swc-linux": {} })).toEqual([]);
  });

  test("find an import of a package that is not declared", () => {
    const one = (specifier: string): Import => ({ from: "src/cli/a.ts", specifier, target: null, line: 1 });
    expect(undeclared([one("react/jsx-runtime"), one("node:fs"), one("left-pad")], ["react"])).toEqual(["src/cli/a.ts:1 imports left-pad"]);
  });
});
