/** The built add-in and workbench: used where they are newer than everything they are built from, else built first. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const SOURCES = ["src", "assets/sample.xlsx", "manifest.xml", "webpack.config.js", "package-lock.json"];

export const ADD_IN = join(ROOT, "dist/add-in");
export const WORKBENCH = join(ROOT, "dist/workbench");
export const OFFICE_JS = join(ROOT, "node_modules/@microsoft/office-js/dist");

export function makeSureItIsBuilt(): void {
  const built = [join(ADD_IN, "taskpane.html"), join(WORKBENCH, "index.html"), join(WORKBENCH, "pane.html")];
  const newest = Math.max(...SOURCES.map((source) => lastChange(join(ROOT, source))));
  if (built.every((page) => existsSync(page) && statSync(page).mtimeMs > newest)) return;
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
