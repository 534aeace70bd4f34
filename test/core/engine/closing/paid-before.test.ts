/** A book of November alone, opened on October as it was closed: what October holds is no alarm in it. Units cost 2.50. */
import { reconciled } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const Costs = "SKU|Unit Cost|Currency\nTEA|2.50|USD";
const DAMAGED = "10/14/2026|X1|TEA|SELLABLE|100|0|0|0|0|0|0|0|-8|0|0|92|US";
const LOST = "10/20/2026|X1|TEA|SELLABLE|92|0|0|0|0|0|0|-3|0|0|0|89|US";
const SOLD = "11/03/2026|X1|TEA|SELLABLE|89|0|-1|0|0|0|0|0|0|0|0|88|US";
const FIVE = "2026-10-29|R1|C4||Damaged_Warehouse|TEA|X1|USD|12.50|5|0|5";
const LATE = "2026-10-28|R2|||Lost_Warehouse|TEA|X1|USD|7.50|3|0|3";
const C4 = "C4||TEA|warehouse-damaged|reimbursed|2026-10-16|2026-10-29|8|";
const SAID = new Set(["case-payment-missing", "reimbursed-without-loss", "reimbursed-beyond-lost"]);

/** Of payments, what is said in November, with what can be claimed. */
function november({
  october,
  paid,
  register = [C4],
}: {
  readonly october: readonly string[];
  readonly paid: readonly string[];
  readonly register?: readonly string[];
}): readonly string[] {
  const Cases = rows(CASES, ...register);
  const found = reconciled({
    period: "2026-11",
    today: "2026-12-05",
    tables: { Ledger: rows(LEDGER, SOLD), Costs, Cases, Paid: rows(PAID, ...paid) },
    closed: { period: "2026-10", tables: { Ledger: rows(LEDGER, DAMAGED, LOST), Costs, Cases, Paid: rows(PAID, ...october) } },
  });
  return [...found.issues.flatMap(({ code }) => (SAID.has(code) ? [code] : [])), ...found.claims.map(({ type, units }) => `${type} ${units}`)];
}

test("what the closed month booked as paid is paid, though the report here holds a late row of those days alone", () => {
  expect(november({ october: [FIVE], paid: [LATE] })).toEqual([]);
});

test("a report with all that the closed month booked covers its days: a case without a payment there is unpaid", () => {
  expect(november({ october: [LATE], paid: [LATE] })).toEqual(["case-payment-missing", "unpaid-compensation 8"]);
});

test("a payment answers what was lost in a closed month, though no ledger of it is here, and what is beyond it is said", () => {
  const paid = (units: number): readonly string[] =>
    november({ october: [FIVE], paid: [`2026-11-10|R3|||Lost_Warehouse|TEA|X1|USD|7.50|${units}|0|${units}`] });
  expect(paid(2)).toEqual(["warehouse-lost 1"]);
  expect(paid(3)).toEqual([]);
  expect(paid(4)).toEqual(["reimbursed-beyond-lost"]);
});
