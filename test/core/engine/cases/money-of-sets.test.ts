/** What Amazon grants and pays for sets: two TEA at 2.50 and a MUG at 4.00 are worth 9.00, of which the mug has four ninths. */
import { reconciled, type Scenario } from "../scenario";
import { DETAIL, PAID } from "../scenario-headers";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount";
const BASE = {
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|TEA|opening|50|2.50|USD\n2026-09-01|Shop|MUG|opening|50|4.00|USD",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
  Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
  Detail: rows(DETAIL, ["10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US|0|3"]),
};
const scenario = (cases: string, ...paid: readonly string[]): Scenario => ({
  period: "2026-10",
  tables: { ...BASE, Cases: rows(CASES, [cases]), Paid: rows(PAID, paid) },
});
const told = (...given: Parameters<typeof scenario>): readonly unknown[] =>
  reconciled(scenario(...given)).cases.map(({ sku, status, amount, cash, granted, because }) => [
    sku,
    status,
    amount === null ? null : amount.coefficient / 10 ** amount.scale,
    cash,
    granted,
    ...because,
  ]);
const GRANTED = "C1||SET-1|warehouse-lost|reimbursed|2026-10-10|2026-10-19|2|18.00";

test("of an Amount each good has the share that it has of what is paid for it", () => {
  expect(told(GRANTED, "2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|18.00|2|0|2")).toEqual([
    ["MUG", "reimbursed", 8, 800, 0],
    ["TEA", "reimbursed", 10, 1000, 0],
  ]);
});

test("what is left of it is due in full: of two sets at 9.00 one was paid", () => {
  const half = "2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|9.00|1|0|1";
  expect(told(GRANTED, half)).toEqual([
    ["MUG", "reimbursed", 8, 400, 400],
    ["TEA", "reimbursed", 10, 500, 500],
  ]);
  expect(reconciled(scenario(GRANTED, half)).journal.flatMap(({ memo, debit }) => (memo === "Reimbursements: case C1" && debit > 0 ? [debit] : []))).toEqual([
    900,
  ]);
});

test("what was paid too little each good lacks by its share", () => {
  expect(told(GRANTED, "2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|16.20|2|0|2")).toEqual([
    ["MUG", "reimbursed", 8, 720, 0, "granted 8.00 USD, and paid 7.20 USD for all 2: 0.80 USD less"],
    ["TEA", "reimbursed", 10, 900, 0, "granted 10.00 USD, and paid 9.00 USD for all 4: 1.00 USD less"],
  ]);
});

// Twice 9.01 bring the mug 4.00 and TEA 5.01; of 18.02 their shares are 8.01 and 10.01.
test("a cent that one good has more than its share is missing to none", () => {
  expect(
    told(
      "C1||SET-1|warehouse-lost|reimbursed|2026-10-10|2026-10-19|2|18.02",
      "2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|9.01|1|0|1",
      "2026-10-21|R2|C1||Lost_Warehouse|SET-1|XS|USD|9.01|1|0|1",
    ),
  ).toEqual([
    ["MUG", "reimbursed", 8.01, 800, 0],
    ["TEA", "reimbursed", 10.01, 1002, 0],
  ]);
});
