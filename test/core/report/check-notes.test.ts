/** What a reviewer writes beside controls and issues: it stays with what its key says, and a failed control signed off with a note is accepted. */
import type { Row } from "../../../src/core/sources/grid";
import { workOut } from "../../../src/core/engine/reconcile";
import { withAcceptances } from "../../../src/core/engine/closing/accept-controls";
import { buildReport } from "../../../src/core/report/build-report";
import { layOut } from "../../../src/core/report/lay-out";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { planOf, rowsOfPlan } from "./rows-of-plan";

/** The ledger ends with 9, its own rows say 8: one control fails, one row is wrong. */
const LEDGER = [
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location",
  "10/30/2026|X1|TEA|SELLABLE|10|0|-1|0|0|0|0|0|0|0|0|9|US",
  "10/31/2026|X1|TEA|SELLABLE|9|0|0|0|0|0|0|1|0|0|0|8|US",
];
const tables = (ledger: readonly string[]): Scenario["tables"] => ({ Ledger: ledger.join("\n"), Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD" });
const WRONG: Scenario = { tables: tables(LEDGER), period: "2026-10" };
const ISSUE = "row-identity-broken · Ledger row 3";
const CONTROL = "row-identity";
const typed = (...rows: readonly Row[]): Pick<Scenario, "ours"> => ({ ours: { checks: [["Holds", "Control", "Key", "Note", "Signed off"], ...rows] } });

/** Every row with something in the reviewer's columns: what stands first, the key, and what was written. */
function written(scenario: Scenario): readonly Row[] {
  const rows = rowsOfPlan(planOf("checks", scenario));
  let [key, note, signed] = [-1, -1, -1];
  return rows.flatMap((row) => {
    if (row.includes("Key")) {
      [key, note, signed] = [row.indexOf("Key"), row.indexOf("Note"), row.indexOf("Signed off")];
      return [];
    }
    return key >= 0 && ((row[note] ?? null) !== null || (row[signed] ?? null) !== null)
      ? [[row[0] ?? null, row[key] ?? null, row[note] ?? null, row[signed] ?? null]]
      : [];
  });
}

test("a note stands beside its control or its issue again, by code and row", () => {
  expect(written({ ...WRONG, ...typed([null, null, ISSUE, "asked Amazon", "Ana"], [null, null, CONTROL, "one unit, see below", 46331]) })).toEqual([
    ["control", CONTROL, "one unit, see below", 46331],
    ["error", ISSUE, "asked Amazon", "Ana"],
  ]);
});

test("the note of a problem that was mended is kept below, and finds its line when the problem is back", () => {
  const mended: Scenario = {
    tables: tables([...LEDGER.slice(0, 2), "10/31/2026|X1|TEA|SELLABLE|9|0|0|0|0|0|0|-1|0|0|0|8|US"]),
    period: "2026-10",
    ...typed([null, null, ISSUE, "asked Amazon", "Ana"]),
  };
  expect(written(mended)).toEqual([["gone", ISSUE, "asked Amazon", "Ana"]]);
  expect(written({ ...WRONG, ours: { checks: rowsOfPlan(planOf("checks", mended)) } })).toEqual([["error", ISSUE, "asked Amazon", "Ana"]]);
});

test("what nobody touched is written the same again", () => {
  const first = rowsOfPlan(planOf("checks", { ...WRONG, ...typed([null, null, ISSUE, "asked Amazon", null]) }));
  expect(rowsOfPlan(planOf("checks", { ...WRONG, ours: { checks: first } }))).toEqual(first);
});

test("a failed control is accepted by a note and a sign-off, not by one of them; one that holds needs no acceptance", () => {
  const acceptedBy = (...row: Row): unknown => reconciled({ ...WRONG, ...typed([null, null, ...row]) }).controls.find(({ id }) => id === CONTROL)?.accepted;
  expect([acceptedBy(CONTROL, "one unit", "Ana"), acceptedBy(CONTROL, "one unit", null), acceptedBy(CONTROL, null, "Ana")]).toEqual([
    "one unit",
    undefined,
    undefined,
  ]);
  expect(reconciled({ ...WRONG, ...typed([null, null, "day-continuity", "fine", "Ana"]) }).controls.filter(({ accepted }) => accepted !== undefined)).toEqual(
    [],
  );
});

test("what is accepted in the pane is written beside the control, and keeps its place from then on", () => {
  const input = inputOf(WRONG);
  const facts = { ...input.facts, readBack: withAcceptances(input.facts.readBack, [{ key: CONTROL, note: "rounding of October", signedOff: "2026-11-05" }]) };
  const found = workOut({ ...input, facts });
  if (found.outcome === "stopped") throw new Error("stopped");
  const plan = layOut(buildReport(found.worked.reconciliation, facts)).find(({ id }) => id === "checks");
  expect(plan === undefined ? null : written({ ...WRONG, ours: { checks: rowsOfPlan(plan) } })).toEqual([
    ["control", CONTROL, "rounding of October", "2026-11-05"],
  ]);
});
