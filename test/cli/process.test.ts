import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./run";

const HEADER =
  "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location";
const ROOT = join(__dirname, "../..");

function tieout(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "src/cli/tieout.ts"), ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
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
  const printed = execFileSync("npm", ["run", "--silent", "tieout", "--", "sources", "assets/sample.xlsx", "--json", "-"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect((JSON.parse(printed) as { sources: readonly { table: string; kind: string }[] }).sources.map(({ table, kind }) => [table, kind])).toEqual([
    ["Read me", "unknown"],
    ["Ledger", "ledger-summary"],
    ["Shipments", "shipments"],
    ["Unit_costs", "unit-costs"],
    ["Own_movements", "movements"],
    ["Locations", "locations"],
    ["Support_cases", "cases"],
    ["Reimbursements", "reimbursements"],
    ["Claim_windows", "claim-windows"],
    ["Exchange_rates", "exchange-rates"],
  ]);
});

test("npm called from another folder finds every file there, and writes there", () => {
  const folder = makeFolder({
    "ledger.csv": `${HEADER}\n10/02/2026,X001,B01,TEA-01,Tea,SELLABLE,10,0,5,0,0,0,0,0,0,0,0,0,15,0,US\n`,
    "settings.json": '{"by": "network"}',
  });
  const args = ["reconcile", "ledger.csv", "--settings", "settings.json", "--out", "out.xlsx", "--json", "out.json"];
  const { status, stdout } = spawnSync("npm", ["--prefix", ROOT, "run", "--silent", "tieout", "--", ...args], { cwd: folder, encoding: "utf8" });
  const left = readdirSync(folder).sort();
  rmSync(folder, { recursive: true });
  expect(stdout).toMatch(/\nFBA +10 +5 /);
  expect([status, left]).toEqual([0, ["ledger.csv", "out.json", "out.xlsx", "settings.json"]]);
});
