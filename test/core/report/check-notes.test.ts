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
const ISSUE = "row-identity-broken · TEA SELLABLE US on 2026-10-31 · Lost · X1 [8, 10, 1]";
const CONTROL = "row-identity [1]";
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

test("a note stands beside its control or its issue again, by what it is about", () => {
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
  const acceptedBy = (...row: Row): unknown =>
    reconciled({ ...WRONG, ...typed([null, null, ...row]) }).controls.find(({ id }) => id === "row-identity")?.accepted;
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

const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const CASES = "Case ID|Shipment ID|SKU|Status|Opened|Closed|Units";
const MUG = "C1|FBA1|MUG|reimbursed|2026-10-12|2026-10-20|4";
const TEA = "C2|FBA1|TEA|reimbursed|2026-10-12|2026-10-20|3";
const KEYS = [
  "case-payment-missing · C1 · FBA1 MUG · reimbursed · covers [4, 0, 2026-10-20]",
  "case-payment-missing · C2 · FBA1 TEA · reimbursed · covers [3, 0, 2026-10-20]",
] as const;

/** Two cases of which no payment is there, under a name of their table. */
const unpaid = (name: string, ...cases: readonly string[]): Pick<Scenario, "tables" | "period"> => ({
  tables: {
    ...tables([LEDGER[0] ?? "", LEDGER[1] ?? ""]),
    Shipments:
      "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|9|9|3|2026-08-20|2026-09-01|2026-09-20|CLOSED\nFBA1|MUG|9|9|3|2026-08-20|2026-09-01|2026-09-20|CLOSED",
    Paid: `${PAID}\n2026-10-01|R1|C9|CustomerReturn|MUG|USD|3.00|1|0|1|`,
    [name]: [CASES, ...cases].join("\n"),
  },
  period: "2026-10",
});

test("a note and a sign-off stay with their case, whatever row it stands in and whatever its file is called", () => {
  const signed = typed([null, null, KEYS[0], "chased", "Ana"], [null, null, KEYS[1], "asked", null]);
  const both = [
    ["warning", KEYS[0], "chased", "Ana"],
    ["warning", KEYS[1], "asked", null],
  ] as const;
  expect(written({ ...unpaid("in.xlsx Cases", MUG, TEA), ...signed })).toEqual(both);
  expect(written({ ...unpaid("other.xlsx Cases", TEA, MUG), ...signed })).toEqual(both.toReversed());
  expect(written({ ...unpaid("cases-2026-11.csv", TEA), ...signed })).toEqual([both[1], ["gone", KEYS[0], "chased", "Ana"]]);
});

test("with other figures the note stays, and the sign-off stands below with those that it was given for", () => {
  const grown = { ...unpaid("Cases", MUG.replace("|4", "|5"), TEA), ...typed([null, null, KEYS[0], "chased", "Ana"]) };
  const after = [
    ["warning", KEYS[0].replace("[4", "[5"), "chased", null],
    ["gone", KEYS[0], "chased", "Ana"],
  ];
  expect(written(grown)).toEqual(after);
  const next = rowsOfPlan(planOf("checks", grown));
  expect(written({ ...grown, ours: { checks: next } })).toEqual(after);
});

test("a row that is wrong by more than what was accepted is not accepted", () => {
  const accepted = (ledger: readonly string[]): unknown =>
    reconciled({ tables: tables(ledger), period: "2026-10", ...typed([null, null, ISSUE, "known", "Ana"]) }).issues.find(
      ({ code }) => code === "row-identity-broken",
    )?.accepted;
  expect(accepted(LEDGER)).toBe("known");
  expect(accepted([LEDGER[0] ?? "", LEDGER[2] ?? "", LEDGER[1] ?? ""])).toBe("known");
  expect(accepted([...LEDGER.slice(0, 2), "10/31/2026|X1|TEA|SELLABLE|9|0|0|0|0|0|0|4|0|0|0|5|US"])).toBeUndefined();
});

test("the key of former workbooks, which named a row, is kept below with its note", () => {
  const before = typed([null, null, "case-payment-missing · Cases row 2", "chased", "Ana"]);
  expect(written({ ...unpaid("Cases", MUG, TEA), ...before })).toEqual([["gone", "case-payment-missing · Cases row 2", "chased", "Ana"]]);
});
