/** What the documents say about the tree is true, and nothing in the tree speaks of somebody's machine. */
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathsUnder, ROOT } from "./source-tree";

const DOCUMENTS = ["README.md", "DECISIONS.md", "CHANGELOG.md", "src/STYLE.md"] as const;
const TEXT_FILE = /\.(ts|tsx|js|cjs|mjs|json|md|html|css|xml|csv|tsv|txt|sh|ya?ml)$|(^|\/)(run|LICENSE|\.gitignore)$/;
/** Home and scratch folders, the folder beside the project. System programs (/usr/bin) are the same on every machine. */
const MACHINE_PATH = /(?<![\w.])\/(tmp|work|root|home|Users)\/|[A-Za-z]:\\Users\\|\.\.\/shared(?![\w-])/;

type Document = { readonly path: string; readonly text: string };

function sectionOf(text: string, heading: RegExp): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("## ") && heading.test(line));
  if (start < 0) return "";
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith("## "));
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).join("\n");
}

/** Folders in the first column of the map's table. */
function mappedFolders(readme: string): readonly string[] {
  return [...sectionOf(readme, /map/i).matchAll(/^\| *`(src\/[^`]*?)\/?` *\|/gm)].map((match) => match[1] ?? "").sort();
}

/** Folders below src that hold a file. */
function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => posix.dirname(path)))].filter((folder) => folder !== "src").sort();
}

/** Rows of the table of changes, each with the paths it names. */
function changeRows(readme: string): readonly { readonly row: string; readonly paths: readonly string[] }[] {
  return sectionOf(readme, /where do I change/i)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((row) => ({ row, paths: pathsNamedIn(row) }));
}

/** Paths of the project in code spans and links; a span with a space, a star or an ellipsis is not a path. */
function pathsNamedIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/`((?:src|test|assets|\.ci)\/[^`\s*…<>]*)`/g)].map((match) => match[1] ?? "");
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  return [...spans, ...links];
}

function deadPaths({ path, text }: Document, exists: (path: string) => boolean): readonly string[] {
  const folder = posix.dirname(path);
  return pathsNamedIn(text).filter((named) => !exists(named) && !exists(posix.join(folder, named)));
}

function machinePaths({ path, text }: Document): readonly string[] {
  return text.split("\n").flatMap((line, index) => (MACHINE_PATH.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : []));
}

const read = (path: string): Document => ({ path, text: readFileSync(join(ROOT, path), "utf8") });
const existsInProject = (path: string): boolean => existsSync(join(ROOT, path));

test("the README's map lists the folders that exist under src, and no others", () => {
  expect(mappedFolders(read("README.md").text)).toEqual(foldersOf(pathsUnder("src")));
});

test("every row of the README's table of changes names a file that exists", () => {
  const rows = changeRows(read("README.md").text);
  expect(rows.length).toBeGreaterThan(9);
  expect(rows.filter(({ paths }) => paths.length === 0 || !paths.every(existsInProject)).map(({ row }) => row)).toEqual([]);
});

test.each(DOCUMENTS)("%s names only files that exist", (path) => {
  expect(deadPaths(read(path), existsInProject)).toEqual([]);
});

test("no file names a path of somebody's machine", () => {
  const texts = pathsUnder(".").filter((path) => TEXT_FILE.test(path) && path !== "package-lock.json");
  expect(texts.map(read).flatMap(machinePaths)).toEqual([]);
});

describe("the rules themselves", () => {
  const map = "# A\n## Map\n| folder | what |\n|---|---|\n| `src/app` | x |\n| `src/core/domain/` | y |\n## Next\n| `src/not-here` | z |\n";

  test("read the map's folders only", () => {
    expect(mappedFolders(map)).toEqual(["src/app", "src/core/domain"]);
    expect(foldersOf(["src/app/port.ts", "src/core/domain/day.ts", "src/app/run.ts", "src/STYLE.md"])).toEqual(["src/app", "src/core/domain"]);
  });

  test("find a row that names no file", () => {
    const table = "## Where do I change ...?\n| to change | go to |\n|---|---|\n| a rule | `src/a.ts` |\n| a colour | somewhere |\n";
    expect(changeRows(table).map(({ paths }) => paths)).toEqual([["src/a.ts"], []]);
  });

  test("find a link and a code span that lead nowhere", () => {
    const text = "See [one](docs/one.md), `src/two.ts`, [three](https://example.com) and `src/**/*.ts`.";
    expect(deadPaths({ path: "README.md", text }, () => false)).toEqual(["src/two.ts", "docs/one.md"]);
    expect(deadPaths({ path: "src/STYLE.md", text: "`src/two.ts` [one](one.md)" }, (path) => path === "src/two.ts" || path === "src/one.md")).toEqual([]);
  });

  test.each([["/" + "tmp/out.xlsx"], ["cd /" + "home/someone/project"], ["../" + "shared/design.md"], ["C:" + "\\Users\\me"]])("find %s", (text) => {
    expect(machinePaths({ path: "a.ts", text: `one\n${text}` })).toHaveLength(1);
  });

  test("accept a system program, a web address and a relative folder of another name", () => {
    expect(machinePaths({ path: "a.ts", text: "/usr/bin/chromium https://example.com/home/ ../shared-runtime ./tmp/" })).toEqual([]);
  });
});
