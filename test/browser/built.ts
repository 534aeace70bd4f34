/** The built add-in and workbench: used where they were built from the very sources that are there, else built first. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const SOURCES = ["src", "assets/sample.xlsx", "assets/icon-64.png", "manifest.xml", "webpack.config.js", "package-lock.json"];

export const ADD_IN = join(ROOT, "dist/add-in");
export const WORKBENCH = join(ROOT, "dist/workbench");
export const OFFICE_JS = join(ROOT, "node_modules/@microsoft/office-js/dist");

/** Says from what was built; not part of what is served to Excel. */
const STAMP = join(WORKBENCH, "built-from.txt");

/** There while one test file builds: others run side by side with it. */
const BUILDING = join(ROOT, "node_modules/.tieout-building");
const BUILD_MILLISECONDS_MAX = 180_000;

export function makeSureItIsBuilt(): void {
  while (!takeTurn()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    if (!isBuilt()) build();
  } finally {
    rmSync(BUILDING, { recursive: true, force: true });
  }
}

function takeTurn(): boolean {
  try {
    mkdirSync(BUILDING);
    return true;
  } catch {
    // Whoever took the turn and was stopped left it behind.
    const since = statSync(BUILDING, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > BUILD_MILLISECONDS_MAX) rmSync(BUILDING, { recursive: true, force: true });
    return false;
  }
}

/** By what the sources hold, since a page that did not change keeps its time although its scripts are new. Every build clears the stamp away. */
function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === digestOfSources();
}

function build(): void {
  const digest = digestOfSources();
  const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve("webpack/bin/webpack.js")], { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
  // Sources that changed meanwhile are built with the next test.
  if (digestOfSources() === digest) writeFileSync(STAMP, digest);
}

function digestOfSources(): string {
  const digest = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = statSync(path).isDirectory() ? [...filesIn(path)].sort().map((file) => join(source, file)) : [source];
    for (const file of files) digest.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return digest.digest("hex");
}

/** Every file below a folder, as paths from it. */
export function filesIn(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}
