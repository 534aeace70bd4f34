/** A row of the register about a set says of all goods of it together what became of them: two TEA at 2.50 and a MUG at 4.00 are worth 9.00. */
import type { Row } from "../../../src/core/sources/grid";
import { reconciled, type Scenario } from "../engine/scenario";
import { DETAIL, PAID } from "../engine/scenario-headers";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const HEADER = ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note", "Kept in"];
const BASE = {
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|TEA|opening|50|2.50|USD\n2026-09-01|Shop|MUG|opening|50|4.00|USD",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
  Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
  Detail: rows(DETAIL, ["10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US|0|3"]),
};
const GRANTED: Row = ["C1", null, "SET-1", "warehouse-lost", "reimbursed", "2026-10-10", "2026-10-19", 2, 18, null, null];
const paid = (...lines: readonly string[]): Readonly<Record<string, string>> => ({ Paid: rows(PAID, lines) });
const HALF = paid("2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|9.00|1|0|1");
const kept = (row: Row, tables: Readonly<Record<string, string>>): Scenario => ({
  period: "2026-10",
  tables: { ...BASE, ...tables },
  ours: { cases: [HEADER, row] },
});
/** The same row in a table of the seller's. */
const shown = (tables: Readonly<Record<string, string>>, cases?: readonly Row[]): Scenario => ({
  period: "2026-10",
  tables: {
    ...BASE,
    ...tables,
    Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\nC1||SET-1|warehouse-lost|reimbursed|2026-10-10|2026-10-19|2|18.00",
  },
  ...(cases === undefined ? {} : { ours: { cases } }),
});
const figures = (scenario: Scenario): readonly unknown[] =>
  tableRows(planOf("cases", scenario), "_cases").map((row) => [
    row["SKU"],
    row["Units"],
    row["Amount"],
    row["Status as followed"],
    row["Claimed units"],
    row["Paid for"],
    row["Granted, not paid"],
    row["Cash"],
    row["Book value"],
    row["Expected claim"],
    row["Gain or loss"],
    row["Reimbursement IDs"],
  ]);

// Of two sets, worth 18.00, one was paid with 9.00 and the other is still to be.
const HALF_PAID = ["SET-1", 2, 18, "granted, paid in part", 2, 1, 9, 9, 18, 18, 0, "R1"];

test("the row of the user's own has the sets, and the money of all of its goods", () => {
  expect(figures(kept(GRANTED, HALF))).toEqual([HALF_PAID]);
});

test("and so has the one row that shows it where it is kept in another table, run after run", () => {
  const first = shown(HALF);
  expect(figures(first)).toEqual([HALF_PAID]);
  const again = shown(HALF, rowsOfPlan(planOf("cases", first)));
  expect(figures(again)).toEqual([HALF_PAID]);
  expect(reconciled(again).issues.filter(({ code }) => code === "case-typed-elsewhere")).toEqual([]);
});

test("where the other table has no units, the row that shows it has none: as many sets as were lost are claimed", () => {
  const { tables, ...more } = shown(HALF);
  const without = { ...more, tables: { ...tables, Cases: tables["Cases"]?.replace("|2|18.00", "||18.00") ?? "" } };
  expect(tableRows(planOf("cases", without), "_cases").map((row) => [row["SKU"], row["Units"], row["Claimed units"]])).toEqual([["SET-1", null, 3]]);
});

test("what was typed into a row that only shows a set is named by the set, once", () => {
  const written = rowsOfPlan(planOf("cases", shown(HALF)));
  const note = Math.max(...written.map((row) => row.indexOf("Note")));
  const typed = shown(
    HALF,
    written.map((row) => (row.includes("SET-1") ? row.map((cell, index) => (index === note ? "asked again" : cell)) : row)),
  );
  expect(reconciled(typed).issues.flatMap(({ code, message }) => (code === "case-typed-elsewhere" ? [message] : []))).toEqual([
    expect.stringContaining('Note "asked again" was typed into a row that only shows case C1 (SET-1)'),
  ]);
});

test("what is so of one of its goods alone names it, and the payments stand once", () => {
  const short = paid("2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|8.10|1|0|1", "2026-10-21|R2|C1||Lost_Warehouse|SET-1|XS|USD|8.10|1|0|1");
  expect(tableRows(planOf("cases", kept(GRANTED, short)), "_cases").map((row) => [row["Cash"], row["Reimbursement IDs"], row["Because"]])).toEqual([
    [16.2, "R1, R2", "MUG: granted 8.00 USD, and paid 7.20 USD for all 2: 0.80 USD less; TEA: granted 10.00 USD, and paid 9.00 USD for all 4: 1.00 USD less"],
  ]);
});

test("a row about a good by itself has the figures of that good", () => {
  const loose: Row = ["C2", null, "TEA", "warehouse-lost", "open", "2026-10-10", null, 3, null, null, null];
  const detail = rows(DETAIL, ["10/08/2026|X1|US-TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3"]);
  expect(figures(kept(loose, { Detail: detail }))).toEqual([["TEA", 3, null, "open", 3, 0, undefined, 0, 7.5, 7.5, 0, ""]]);
});

/** Of ten sets nine came: a MUG at 4.00 and two TEA at 2.50, to be claimed until 270 days after 2026-09-20. */
const SHORT: Scenario = {
  tables: {
    Map: BASE.Map,
    Costs: BASE.Costs,
    Shipments:
      "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|SET-1|XS|10|10|9|2026-09-01|2026-09-20|2026-10-01|CLOSED",
    Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|0|270|delivered",
  },
  settings: { proposeCases: true },
};

test("a draft about a set has the same figures in the run that makes it and in the next", () => {
  const rowsOf = (scenario: Scenario): readonly unknown[] => tableRows(planOf("cases", scenario), "_cases");
  // 2027-06-17, as a spreadsheet counts days.
  expect(rowsOf(SHORT)).toMatchObject([
    {
      SKU: "SET-1",
      Units: 1,
      "Status as followed": "draft",
      "Claimed units": 1,
      "Book value": 9,
      "Expected claim": 9,
      "Gain or loss": 0,
      "Claim until": 46_555,
    },
  ]);
  expect(rowsOf({ ...SHORT, ours: { cases: rowsOfPlan(planOf("cases", SHORT)) } })).toEqual(rowsOf(SHORT));
});

test("a name that is typed in other letters is the same set", () => {
  const [, , , ...rest] = GRANTED;
  expect(figures(kept(["C1", null, "set-1", ...rest], HALF))).toEqual([["set-1", ...HALF_PAID.slice(1)]]);
});
