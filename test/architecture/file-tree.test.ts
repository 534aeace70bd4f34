/** Every file is in use, says something of its own, is named for what it is, and stands above or below its neighbours. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { allImports, parse, pathsUnder, readSources, ROOT, type SourceFile } from "./source-tree";

/** Where something outside starts a program: a page, the host, a shell. Everything else is reached from one of these. */
const ENTRY_POINTS: readonly string[] = [
  "src/taskpane/taskpane.tsx",
  "src/commands/commands.ts",
  "src/functions/functions.ts",
  "src/cli/tieout.ts",
  "src/workbench/start.ts",
  "src/workbench/workbench.ts",
  "src/workbench/pane/container.ts",
];

const PLACES = new Set(["util", "utils", "helper", "helpers", "common", "shared", "misc", "type", "types", "manager", "managers"]);

function targetsByFile(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { from, target } of allImports(files)) if (target !== null) targets.set(from, [...(targets.get(from) ?? []), target]);
  return targets;
}

function unreachedFiles(files: readonly SourceFile[], entryPoints: readonly string[]): readonly string[] {
  const targetsOf = targetsByFile(files);
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    targetsOf.get(path)?.forEach(visit);
  };
  entryPoints.forEach(visit);
  return files.map(({ path }) => path).filter((path) => !reached.has(path) && !path.endsWith(".d.ts"));
}

/** Excel's own classes lead to each other in circles - a sheet to its ranges, a range to its sheet - and so do the host's answers for them. */
const MODELS_OF_A_CIRCLE = ["src/workbench/host/families/"] as const;

/** Each cycle once, from its first file in the order of the list, unless it lies in one of the given folders. */
function importCycles(files: readonly SourceFile[], allowedIn: readonly string[] = []): readonly string[] {
  const targetsOf = targetsByFile(files);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      const cycle = trail.slice(trail.indexOf(path));
      if (!allowedIn.some((folder) => cycle.every((member) => member.startsWith(folder)))) cycles.push([...cycle, path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const target of targetsOf.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

/** Files that only pass on what other files export. */
function barrels(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => {
      const { statements } = parse(file);
      const passesOn = statements.some((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
      return passesOn && statements.every((statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement));
    })
    .map(({ path }) => path);
}

/** Folders and files whose last word is a place; `.test`, `.laws.test` and `.types.test` are suffixes, not names. */
function namedForAPlace(paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    path.split("/").some((part) => {
      const name = part.replace(/\.(laws\.|types\.)?(test|d)\.tsx?$|\.[a-z]+$/, "");
      const words = name
        .replace(/([a-z])([A-Z])/g, "$1-$2")
        .toLowerCase()
        .split(/[-._ ]/);
      return PLACES.has(words[words.length - 1] ?? "");
    }),
  );
}

const sources = readSources("src");

test("every source file is reached from an entry point", () => {
  expect(unreachedFiles(sources, ENTRY_POINTS)).toEqual([]);
});

test("every entry point exists and is named by the build or by a script", () => {
  const starters = ["webpack.config.js", "package.json"].map((path) => readFileSync(join(ROOT, path), "utf8")).join("\n");
  const existing = new Set(sources.map(({ path }) => path));
  expect(ENTRY_POINTS.filter((path) => !existing.has(path) || !starters.includes(path))).toEqual([]);
});

test("no file imports itself through others", () => {
  expect(importCycles(sources, MODELS_OF_A_CIRCLE)).toEqual([]);
});

test("no file only passes on what others export", () => {
  expect(barrels([...sources, ...readSources("test")])).toEqual([]);
});

test("no file or folder is named for a place", () => {
  expect(namedForAPlace(["src", "test", "assets"].flatMap(pathsUnder))).toEqual([]);
});

describe("the rules themselves", () => {
  const file = (path: string, text: string): SourceFile => ({ path, text });

  test("find a file that nobody imports, also one that only another such file imports", () => {
    const files = [file("src/a.ts", `import "./b";`), file("src/b.ts", ""), file("src/c.ts", `import "./d";`), file("src/d.ts", "")];
    expect(unreachedFiles(files, ["src/a.ts"])).toEqual(["src/c.ts", "src/d.ts"]);
  });

  test("count a worker as reached", () => {
    expect(unreachedFiles([file("src/a.ts", `new Worker(new URL("./b.ts", import.meta.url));`), file("src/b.ts", "")], ["src/a.ts"])).toEqual([]);
  });

  test("find a cycle, also one of types only", () => {
    const files = [
      file("src/a.ts", `import type { B } from "./b";`),
      file("src/b.ts", `import { c } from "./c";`),
      file("src/c.ts", `import type { A } from "./a";`),
    ];
    expect(importCycles(files)).toEqual(["src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts"]);
    expect(importCycles(files, ["src/"])).toEqual([]);
    expect(importCycles([...files, file("test/d.ts", `import "./e";`), file("test/e.ts", `import "./d";`)], ["src/"])).toEqual([
      "test/d.ts -> test/e.ts -> test/d.ts",
    ]);
  });

  test("find a barrel and let a file with words of its own re-export", () => {
    expect(
      barrels([
        file("src/index.ts", `export * from "./a";\nexport { b } from "./b";`),
        file("src/c.ts", `export { d } from "./d"; export const e = 1;`),
        file("src/script.ts", `import "./a";\nexport {};`),
      ]),
    ).toEqual(["src/index.ts"]);
  });

  test("find names that are places and accept names that only contain one", () => {
    expect(namedForAPlace(["src/utils/day.ts", "src/date-helpers.ts", "src/FileManager.ts", "src/core/types.ts", "src/common/x.ts"])).toEqual([
      "src/utils/day.ts",
      "src/date-helpers.ts",
      "src/FileManager.ts",
      "src/core/types.ts",
      "src/common/x.ts",
    ]);
    expect(namedForAPlace(["src/core/sources/manage-inventory.ts", "test/columns/table.types.test.ts", "src/functions/shared-runtime.ts"])).toEqual([]);
  });
});
