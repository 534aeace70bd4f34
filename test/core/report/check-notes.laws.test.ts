/** Whatever order rows stand in, and whatever files are called: every note and sign-off on checks is beside its problem in the next run. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import type { Scenario } from "../engine/scenario";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const TABLES: Readonly<Record<string, { readonly header: string; readonly rows: readonly string[] }>> = {
  Costs: { header: "SKU|Unit Cost|Currency", rows: ["TEA|2.00|USD", "MUG|three|USD", "CUP|four|USD"] },
  Ledger: {
    header:
      "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location",
    rows: [
      "10/30/2026|X1|TEA|SELLABLE|10|0|-1|0|0|0|0|0|0|0|0|9|US",
      "10/31/2026|X1|TEA|SELLABLE|9|0|0|0|0|0|0|1|0|0|0|8|US",
      "10/30/2026|X2|MUG|SELLABLE|7|0|0|0|0|0|0|1|0|0|0|6|US",
      "10/31/2026|X3|CUP|SELLABLE|5|0|0|0|0|0|2|0|0|0|0|9|US",
    ],
  },
  Shipments: {
    header: "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status",
    rows: [
      "FBA1|TEA|9|9|3|2026-08-20|2026-09-01|2026-09-20|CLOSED",
      "FBA1|MUG|9|9|3|2026-08-20|2026-09-01|2026-09-20|CLOSED",
      "FBA2|CUP|9|9|x|2026-08-20|2026-09-01|2026-09-20|CLOSED",
    ],
  },
  Paid: {
    header:
      "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id",
    rows: [
      "2026-10-01|R1||Lost_Inbound|MUG|USD|30.00|10|0|10|",
      "2026-10-02|R2||Lost_Inbound|TEA|USD|30.00|9|0|9|",
      "2026-10-03|R3||Reimbursement_Reversal|TEA|USD|-6.00|-2|0|-2|",
    ],
  },
  Cases: {
    header: "Case ID|Shipment ID|SKU|Status|Opened|Closed|Units",
    rows: [
      "C1|FBA1|MUG|reimbursed|2026-10-12|2026-10-20|4",
      "C2|FBA1|TEA|won|2026-10-12||3",
      "C3|FBA2|CUP|won|2026-10-12||3",
      "C4|FBA7|CUP|open|2026-10-12||2",
      "C5|FBA8|TEA|open|2026-10-12||0",
    ],
  },
};
type Order = Readonly<Record<string, readonly string[]>>;

const scenarioOf = (order: Order, suffix: string, checks: readonly Row[] = []): Scenario => ({
  tables: Object.fromEntries(Object.entries(TABLES).map(([name, { header }]) => [`${name}${suffix}`, [header, ...(order[name] ?? [])].join("\n")])),
  period: "2026-10",
  ours: checks.length === 0 ? {} : { checks },
});
const asTyped: Order = Object.fromEntries(Object.entries(TABLES).map(([name, { rows }]) => [name, rows]));

/** A problem in words, without where it stands. */
const said = (what: unknown): string =>
  String(what)
    .replace(/^[^:]*? row \d+: /, "")
    .replaceAll(/(Costs|Ledger|Shipments|Paid|Cases)( of November)?( row \d+)?/g, "there");

const shuffled = fc.record(
  Object.fromEntries(Object.entries(TABLES).map(([name, { rows }]) => [name, fc.shuffledSubarray([...rows], { minLength: rows.length })])),
);

test("rows in any order and files of any name keep every note and sign-off with its problem", () => {
  const lines = tableRows(planOf("checks", scenarioOf(asTyped, "")), "hecks");
  expect(lines.filter(({ Kind }) => Kind !== "control").length).toBeGreaterThan(9);
  const checks: readonly Row[] = [
    ["Holds", "Key", "Note", "Signed off"],
    ...lines.map((line): Row => [null, line["Key"] ?? null, said(line["What is checked, or what is wrong and what to do"]), "Ana"]),
  ];
  fc.assert(
    fc.property(shuffled, fc.constantFrom("", " of November"), (order, suffix) => {
      const plan = planOf("checks", scenarioOf(order, suffix, checks));
      const after = tableRows(plan, "hecks");
      expect(after.map((line) => [line["Note"], line["Signed off"]])).toEqual(
        after.map((line) => [said(line["What is checked, or what is wrong and what to do"]), "Ana"]),
      );
      expect(rowsOfPlan(plan).filter(([kind]) => kind === "gone")).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
