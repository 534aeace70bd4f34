/** 100 and 90 units of TEA came to Amazon at 2.50 and 3.50 before October was closed, with a case about 2 of them that were lost there. Today is 5 December 2026. */
import { reconciled } from "../scenario";
import { CASES, LEDGER } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const BASE = {
  Shipments: rows(
    "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status",
    "FBA1|TEA|X1|100|100|2026-08-01|2026-08-20|2026-09-01|CLOSED",
    "FBA2|TEA|X1|100|100|2026-10-02|2026-10-12|2026-10-14|CLOSED",
  ),
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
  Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|50.00|USD|freight|quantity\nFBA2|150.00|USD|freight|quantity",
  Ledger: rows(LEDGER, "08/25/2026|X1|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US", "10/13/2026|X1|TEA|SELLABLE|100|90|0|0|0|0|0|0|0|0|0|190|US"),
};

describe("what a case lost at Amazon is worth what it was when its month was closed", () => {
  // In November 185 more came at 8.00: the average is no more what it was when 2 were lost.
  const Cases = rows(CASES, "C1||TEA|warehouse-lost|reimbursed|2026-10-16|2026-10-20|2|9.00", "C2||TEA|warehouse-lost|open|2026-10-16||2|");
  const Shipments = `${BASE.Shipments}\nFBA3|TEA|X1|190|190|2026-11-02|2026-11-12|2026-11-14|CLOSED`;
  const November = "11/13/2026|X1|TEA|SELLABLE|190|190|0|0|0|0|0|0|0|0|0|380|US";
  const Freight = `${BASE.Freight}\nFBA3|1710.00|USD|freight|quantity`;
  const tables = { ...BASE, Cases, Shipments, Freight, Ledger: `${BASE.Ledger}\n${November}` };
  const closed = { period: "2026-10", tables: { ...BASE, Cases } };
  const later = (more: Readonly<Record<string, string>>): readonly unknown[] => {
    const { cases, issues } = reconciled({ tables: { ...tables, ...more }, closed, period: "2026-11", today: "2026-12-05" });
    return [
      ...cases.map(({ caseId, bookValue, gainOrLoss }) => [caseId, bookValue, gainOrLoss]),
      ...issues.flatMap(({ code, message }) => (code === "case-worth-closed" ? [message] : [])),
    ];
  };

  test("whatever such goods cost in the next month, and whether or not the ledger of then is here; an open case asks at what they cost by now", () => {
    // 565.00 for 190 are 2.97 each; with 190 at 11.00 they are 6.99.
    const told = [
      ["C1", 595, 305],
      ["C2", 1397, 0],
    ];
    expect(later({})).toEqual(told);
    expect(later({ Ledger: rows(LEDGER, November), Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA3|1710.00|USD|freight|quantity" })).toEqual(told);
  });

  test("a bill that comes late changes the goods and not the case, and the difference is named", () => {
    // 190.00 more for 190 units of then: 755.00 for 190 are 7.95 for two.
    expect(later({ Freight: `${Freight}\nFBA1|190.00|USD|freight|quantity` })[2]).toBe(
      "Cases row 2: the 2 units of TEA that case C1 settled were booked at 5.95 USD when the month was closed, and the rows now give 7.95 USD. The case is worth what was booked; what changed since is booked in the open month. Nothing is to be done, unless the change itself is a mistake.",
    );
  });

  test("of units that the case is about since then the rest is worth what it costs by now", () => {
    // Four are 27.95 by now and two 13.97: the two more are 13.98.
    const more = rows(CASES, "C1||TEA|warehouse-lost|reimbursed|2026-10-16|2026-10-20|4|18.00");
    expect(later({ Cases: more })).toEqual([["C1", 1993, -193]]);
  });
});
