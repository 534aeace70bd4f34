/** Freight bills of closed shipments, in a run whose movements and ledger reach back to them: corrected, gone, moved, or those of one month alone. */
import { linesOf, reconciled, type Scenario } from "../scenario";
import { LEDGER } from "../scenario-headers";
import type { Reconciliation } from "../../../../src/core/engine/findings";

const tables = (bills: readonly string[]): Scenario["tables"] => ({
  Own: [
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
    "2026-09-01|Home|TEA|purchase|100|10.00|USD|P1|",
    "2026-09-05|Home|TEA|transfer|20||USD|FBA1|FBA-US",
    "2026-09-06|Home|TEA|transfer|20||USD|FBA2|FBA-US",
    "2026-10-02|Home|TEA|transfer|5||USD|FBA3|FBA-US",
  ].join("\n"),
  Ledger: [LEDGER, "09/10/2026|X1|TEA|SELLABLE|0|40|0|0|0|0|0|0|0|0|0|40|US", "10/20/2026|X1|TEA|SELLABLE|40|0|-10|0|0|0|0|0|0|0|0|30|US"].join("\n"),
  ...(bills.length === 0 ? {} : { Freight: ["Shipment ID|Amount|Currency|Part|Basis", ...bills].join("\n") }),
});
const FIRST = "FBA1|100.00|USD|freight|quantity";
const SECOND = "FBA2|50.00|USD|freight|quantity";
const october = (closed: readonly string[], now: readonly string[]): Reconciliation =>
  reconciled({ period: "2026-10", today: "2026-11-20", tables: tables(now), closed: { period: "2026-09", tables: tables(closed) } });
const amazon = (found: Reconciliation): string | undefined => linesOf(found).find((line) => line.startsWith("FBA-US"));
const codes = ({ issues }: Reconciliation): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => ["closed-bills-kept", "closed-month-changed", "late-for-goods-gone"].includes(code));

test.each([
  {
    what: "both corrected",
    now: ["FBA1|120.00|USD|freight|quantity", "FBA2|60.00|USD|freight|quantity"],
    line: "40 @ 550.00 | sale 10 @ 145.00 | revaluation 30.00 | 30 @ 435.00",
  },
  {
    what: "one corrected and one gone",
    now: ["FBA1|120.00|USD|freight|quantity"],
    line: "40 @ 550.00 | sale 10 @ 130.00 | revaluation -30.00 | 30 @ 390.00",
  },
  {
    what: "only the part of the cost corrected on both",
    now: ["FBA1|100.00|USD|other|quantity", "FBA2|50.00|USD|other|quantity"],
    line: "40 @ 550.00 | sale 10 @ 137.50 | revaluation 0.00 | 30 @ 412.50",
  },
  {
    what: "each on the other shipment",
    now: ["FBA2|100.00|USD|freight|quantity", "FBA1|50.00|USD|freight|quantity"],
    line: "40 @ 550.00 | sale 10 @ 137.50 | 30 @ 412.50",
  },
  { what: "one of two gone", now: [SECOND], line: "40 @ 550.00 | sale 10 @ 112.50 | revaluation -100.00 | 30 @ 337.50" },
])("bills that were closed and are told otherwise are booked with the difference, once: $what", ({ now, line }) => {
  const found = october([FIRST, SECOND], now);
  expect(amazon(found)).toBe(`FBA-US TEA: ${line} | says 30`);
  expect(codes(found)).not.toContain("closed-bills-kept");
  if (line.includes("revaluation")) expect(codes(found)).toContain("closed-month-changed");
});

test("of three bills, two of them of one shipment, the two that were corrected are booked with their difference", () => {
  const third = "FBA1|10.00|USD|other|quantity";
  const found = october([FIRST, SECOND, third], ["FBA1|120.00|USD|freight|quantity", "FBA2|60.00|USD|freight|quantity", third]);
  expect(amazon(found)).toBe("FBA-US TEA: 40 @ 560.00 | sale 10 @ 147.50 | revaluation 30.00 | 30 @ 442.50 | says 30");
});

test("a bill that was entered on the wrong shipment and is on the right one now is one bill", () => {
  const found = october(["FBA2|100.00|USD|freight|quantity"], [FIRST]);
  expect(amazon(found)).toBe("FBA-US TEA: 40 @ 500.00 | sale 10 @ 125.00 | 30 @ 375.00 | says 30");
  expect(codes(found)).not.toContain("closed-bills-kept");
});

test("bills that are in no table, or in none of a month whose shipments are others, stay as they were closed, and it is said", () => {
  // As much as the first, for a shipment of the open month: a flat fee and not the same bill.
  for (const now of [[], ["FBA3|100.00|USD|freight|quantity"]]) {
    const found = october([FIRST, SECOND], now);
    expect(amazon(found)).toBe("FBA-US TEA: 40 @ 550.00 | sale 10 @ 137.50 | 30 @ 412.50 | says 30");
    expect(codes(found)).toEqual(["closed-bills-kept"]);
  }
});

test("a bill whose row says 0.00 is taken back, also where it was the only one", () => {
  const found = october([FIRST], ["FBA1|0.00|USD|freight|quantity"]);
  expect(amazon(found)).toBe("FBA-US TEA: 40 @ 500.00 | sale 10 @ 100.00 | revaluation -100.00 | 30 @ 300.00 | says 30");
});
