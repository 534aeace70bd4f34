/** The built add-in and workbench: used where they are newer than everything they are built from, else built first. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const SOURCES = ["src", "assets/sample.xlsx", "manifest.xml", "webpack.config.js", "package-lock.json"];

export const ADD_IN = join(ROOT, "dist/add-in");
export const WORKBENCH = join(ROOT, "dist/workbench");
export const OFFICE_JS = join(ROOT, "node_modules/@microsoft/office-js/dist");

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

function isBuilt(): boolean {
  const built = [join(ADD_IN, "taskpane.html"), join(WORKBENCH, "index.html"), join(WORKBENCH, "pane.html")];
  const newest = Math.max(...SOURCES.map((source) => lastChange(join(ROOT, source))));
  return built.every((page) => existsSync(page) && statSync(page).mtimeMs > newest);
}

function build(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve("webpack/bin/webpack.js")], { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
}

function lastChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}

/** Every file below a folder, as paths from it. */
export function filesIn(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}
