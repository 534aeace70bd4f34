import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./run";

const ROOT = join(__dirname, "../..");

function tieout(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "src/cli/tieout.ts"), ...args], { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
}

test("through npm, paths start where npm was called; without it, where the program was", () => {
  const folder = makeFolder({ "costs.csv": "SKU,Unit Cost,Currency\nTEA-01,10.50,USD\n" });
  const throughNpm = tieout(["sources", "costs.csv", "--json", "-"], ROOT, { npm_lifecycle_event: "tieout", INIT_CWD: folder });
  const directly = tieout(["sources", "costs.csv", "--json", "-"], folder, { npm_lifecycle_event: "test", INIT_CWD: ROOT });
  rmSync(folder, { recursive: true });
  for (const { status, stdout, stderr } of [throughNpm, directly]) {
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ schema: "tieout/1", sources: [{ file: "costs.csv", kind: "unit-costs", rows: 1 }] });
  }
});

test("the exit status is the process's, and its message goes to standard error", () => {
  const { status, stdout, stderr } = tieout(["reconcile", "none.csv"], ROOT, {});
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(`${join(ROOT, "none.csv")}: there is no such file. Check the name and the folder.\n`);
});

test("the npm script runs the program and adds nothing to what it prints", () => {
  const printed = execFileSync("npm", ["run", "--silent", "tieout", "--", "sources", "assets/sample.xlsx", "--json", "-"], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  expect((JSON.parse(printed) as { sources: readonly { table: string; kind: string }[] }).sources.map(({ table, kind }) => [table, kind])).toEqual([
    ["Read me", "unknown"],
    ["Ledger", "ledger-summary"],
    ["Shipments", "shipments"],
    ["Unit_costs", "unit-costs"],
    ["Own_movements", "movements"],
    ["Locations", "locations"],
  ]);
});
