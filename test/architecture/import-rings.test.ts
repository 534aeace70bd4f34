/** Who may import whom: each ring sees only the rings inside it, and neighbours in a ring do not see each other. */
import { allImports, readSources, type SourceFile } from "./source-tree";

/** From the inside out. */
const RINGS = [
  ["core/domain"],
  ["core/columns"],
  ["core/facts"],
  ["core/sources", "core/engine"],
  ["core/report"],
  ["app"],
  ["excel", "files"],
  ["taskpane", "commands", "functions", "cli", "workbench"],
] as const;

/** The engine's chapters, in the order in which its table of contents and the steps of it call them: each builds on those before it. */
const CHAPTERS: readonly string[] = ["goods", "movements", "ledger", "valuation", "closing", "compensation", "shipments", "cases", "journal"];
/** The words in which every chapter reports. */
const FINDINGS = "src/core/engine/findings.ts";

const SHELLS: readonly string[] = RINGS[RINGS.length - 1] ?? [];
const ADAPTERS: readonly string[] = ["excel", "files"];

/**
 * Where each shell puts the program together; nothing else of a shell may name an adapter. The command line is about
 * files all through, and so are the workbench's Open and Save.
 */
const ASSEMBLERS: readonly string[] = [
  "src/taskpane/taskpane.tsx",
  // The threads that read a file, and what starts them.
  "src/taskpane/file-importer",
  "src/workbench/workbench.ts",
  "src/workbench/text-file.ts",
  "src/workbench/xlsx/",
  "src/cli/",
];

function zoneOf(path: string): string | null {
  return RINGS.flat().find((zone) => path.startsWith(`src/${zone}/`)) ?? null;
}

function ringOf(zone: string): number {
  return RINGS.findIndex((ring) => (ring as readonly string[]).includes(zone));
}

function brokenRings(files: readonly SourceFile[]): readonly string[] {
  const homeless = files.filter(({ path }) => zoneOf(path) === null).map(({ path }) => `${path} lies in no ring`);
  const broken = allImports(files).flatMap(({ from, target, line }) => {
    const inside = zoneOf(from);
    if (target === null || inside === null) return [];
    const outside = zoneOf(target);
    if (outside === null) return [`${from}:${line} imports ${target}, which lies in no ring`];
    return inside === outside || ringOf(outside) < ringOf(inside) ? [] : [`${from}:${line} imports ${target}`];
  });
  return [...homeless, ...broken];
}

function brokenChapters(files: readonly SourceFile[]): readonly string[] {
  const chapterOf = (path: string): string | null => /^src\/core\/engine\/(?!steps\/)([^/]+)\//.exec(path)?.[1] ?? null;
  const unknown = files.flatMap(({ path }) => (CHAPTERS.includes(chapterOf(path) ?? "goods") ? [] : [`${path} lies in no chapter`]));
  const broken = allImports(files).flatMap(({ from, target, line }) => {
    const chapter = chapterOf(from);
    if (chapter === null || target === null || target === FINDINGS || !target.startsWith("src/core/engine/")) return [];
    const other = chapterOf(target);
    return other !== null && CHAPTERS.indexOf(other) <= CHAPTERS.indexOf(chapter) ? [] : [`${from}:${line} imports ${target}`];
  });
  return [...unknown, ...broken];
}

function strayAdapters(files: readonly SourceFile[], assemblers: readonly string[]): readonly string[] {
  return allImports(files).flatMap(({ from, target, line }) => {
    const shell = zoneOf(from);
    const adapter = target === null ? null : zoneOf(target);
    if (shell === null || adapter === null || !SHELLS.includes(shell) || !ADAPTERS.includes(adapter)) return [];
    return assemblers.some((place) => from.startsWith(place)) ? [] : [`${from}:${line} imports ${target}`];
  });
}

const sources = readSources("src");

test("a file imports only from its own folder's ring inwards", () => {
  expect(brokenRings(sources)).toEqual([]);
});

test("a chapter of the engine builds on those before it, and on nothing of the table of contents", () => {
  expect(brokenChapters(sources)).toEqual([]);
});

test("excel and files are named only where a shell puts the program together", () => {
  expect(strayAdapters(sources, ASSEMBLERS)).toEqual([]);
  expect(ASSEMBLERS.filter((place) => !sources.some(({ path }) => path.startsWith(place)))).toEqual([]);
});

describe("the rule itself", () => {
  const file = (path: string, text: string): SourceFile => ({ path, text });
  const day = file("src/core/domain/day.ts", "export const day = 1;");

  test("accepts an import towards the core", () => {
    expect(brokenRings([day, file("src/core/engine/reconcile.ts", `import { day } from "../domain/day"; export const x = day;`)])).toEqual([]);
  });

  test("refuses an import away from the core, also of a type, also by re-export or import()", () => {
    const engine = file("src/core/engine/reconcile.ts", "export type Found = 1;");
    expect(brokenRings([engine, file("src/core/domain/a.ts", `import type { Found } from "../engine/reconcile";`)])).toEqual([
      "src/core/domain/a.ts:1 imports src/core/engine/reconcile.ts",
    ]);
    expect(brokenRings([engine, file("src/core/facts/b.ts", `\nexport * from "../engine/reconcile";`)])).toEqual([
      "src/core/facts/b.ts:2 imports src/core/engine/reconcile.ts",
    ]);
    expect(brokenRings([engine, file("src/core/facts/c.ts", `type F = import("../engine/reconcile").Found;`)])).toEqual([
      "src/core/facts/c.ts:1 imports src/core/engine/reconcile.ts",
    ]);
  });

  test("refuses siblings", () => {
    const found = file("src/core/engine/findings.ts", "export const a = 1;");
    expect(brokenRings([found, file("src/core/sources/grid.ts", `import { a } from "../engine/findings";`)])).toEqual([
      "src/core/sources/grid.ts:1 imports src/core/engine/findings.ts",
    ]);
    const pane = file("src/taskpane/app.tsx", "export const a = 1;");
    expect(brokenRings([pane, file("src/cli/main.ts", `import { a } from "../taskpane/app";`)])).toEqual(["src/cli/main.ts:1 imports src/taskpane/app.tsx"]);
  });

  test("refuses a chapter that looks ahead, or at the table of contents, and a chapter that is in no order", () => {
    const contents = file("src/core/engine/reconcile.ts", "export const a = 1;");
    const cases = file("src/core/engine/cases/find-claims.ts", "export const a = 1;");
    const early = file("src/core/engine/ledger/read-days.ts", `import { a } from "../cases/find-claims";\nimport { a as b } from "../reconcile";`);
    expect(brokenChapters([contents, cases, early])).toEqual([
      "src/core/engine/ledger/read-days.ts:1 imports src/core/engine/cases/find-claims.ts",
      "src/core/engine/ledger/read-days.ts:2 imports src/core/engine/reconcile.ts",
    ]);
    expect(brokenChapters([file("src/core/engine/extras/a.ts", "export {};")])).toEqual(["src/core/engine/extras/a.ts lies in no chapter"]);
  });

  test("refuses a worker of an outer ring", () => {
    const worker = file("src/taskpane/work.ts", "export const a = 1;");
    expect(brokenRings([worker, file("src/app/run.ts", `new Worker(new URL("../taskpane/work.ts", import.meta.url));`)])).toEqual([
      "src/app/run.ts:1 imports src/taskpane/work.ts",
    ]);
  });

  test("refuses a file outside every ring", () => {
    expect(brokenRings([file("src/core/extra.ts", "export {};")])).toEqual(["src/core/extra.ts lies in no ring"]);
  });

  test("refuses an adapter in a shell's ordinary file", () => {
    const port = file("src/excel/open-port.ts", "export const a = 1;");
    const view = file("src/taskpane/view.tsx", `import { a } from "../excel/open-port";`);
    expect(strayAdapters([port, view], [])).toEqual(["src/taskpane/view.tsx:1 imports src/excel/open-port.ts"]);
    expect(strayAdapters([port, view], ["src/taskpane/view.tsx"])).toEqual([]);
  });
});
