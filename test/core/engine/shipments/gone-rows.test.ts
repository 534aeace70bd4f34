/** Shipments whose rows are taken out of the workbook after a closing: what closed months know of them stays said as with their rows. A KNIFE costs 9.00, a CLOCK 15.00. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { DETAIL } from "../scenario-headers";

type Rows = readonly string[];
const Costs = "SKU|Unit Cost|Currency\nCLOCK|15.00|USD\nKNIFE|9.00|USD\nMUG|1.00|USD";
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status";
const sent = (shipment: string, sku: string, units: number, days = "2026-08-03|2026-08-08|2026-08-20|CLOSED", delivered = units): string =>
  `${shipment}|${sku}|${units}|${delivered}|${days}`;
const got = (day: string, sku: string, shipment: string, units: number): string =>
  `2026-${day}|X-${sku}|${sku}|Receipts|${shipment}|${units}|ONT8|SELLABLE||US|0|0`;

/** "FBA1 KNIFE unexplained -1", "claim FBA1 KNIFE 9.00", "In transit 9.00", of KNIFE and CLOCK. */
function said({ shipments, claims, rollforward }: Reconciliation): Rows {
  const transit = rollforward.reduce((sum, { location, sku, ending }) => (location === "In transit" && sku !== "MUG" ? sum + (ending.value ?? 0) : sum), 0);
  return [
    ...shipments.flatMap(({ shipmentId, sku, parts }) => Object.entries(parts).map(([part, units]) => `${shipmentId} ${sku} ${part} ${units}`)),
    ...claims.map(({ reference, sku, bookValue }) => `claim ${reference} ${sku} ${((bookValue ?? 0) / 100).toFixed(2)}`),
    `In transit ${(transit / 100).toFixed(2)}`,
  ];
}

/** What September and October say, after a closed August, with what is `left` of the rows in both. */
function afterwards(shipments: Rows, august: Rows, left: Rows): readonly Rows[] {
  const mugs = sent("FBAMUG", "MUG", 3);
  const of = (period: string, today: string, rows: Rows, detail: Rows, before?: Scenario): Scenario => ({
    ...{ period, today, tables: { Costs, Shipments: [SHIPMENTS, mugs, ...rows].join("\n"), Detail: [DETAIL, ...detail].join("\n") } },
    ...(before === undefined ? {} : { ours: { "closed-months": closedMonths(before) } }),
  });
  const inAugust = of("2026-08", "2026-09-05", shipments, [...august, got("08-09", "MUG", "FBAMUG", 3)]);
  const inSeptember = of("2026-09", "2026-10-05", left, [got("09-09", "MUG", "FBAX", 1)], inAugust);
  return [said(reconciled(inSeptember)), said(reconciled(of("2026-10", "2026-11-05", left, [got("10-09", "MUG", "FBAX", 1)], inSeptember)))];
}

describe("what a shipment lacks whose rows are all gone", () => {
  test("stays claimed, and is not waited for anew each month: 1 of 10 x 9.00", () => {
    const expected = ["FBA1 KNIFE unexplained -1", "claim FBA1 KNIFE 9.00", "In transit 9.00"];
    const rows = [sent("FBA1", "KNIFE", 10)];
    const august = [got("08-10", "KNIFE", "FBA1", 9)];
    expect([afterwards(rows, august, rows), afterwards(rows, august, [])]).toEqual([
      [expected, expected],
      [expected, expected],
    ]);
  });

  test("is still waited for while it was on its way, and while Amazon has its days to count", () => {
    expect(afterwards([sent("FBA1", "KNIFE", 10, "2026-08-20|||SHIPPED", 0)], [], [])[1]).toEqual(["FBA1 KNIFE in-transit -10", "In transit 90.00"]);
    // 30 days from 20 September.
    const counting = afterwards([sent("FBA1", "KNIFE", 10, "2026-08-20|2026-09-20||RECEIVING")], [got("08-30", "KNIFE", "FBA1", 9)], []);
    expect(counting).toEqual([
      ["FBA1 KNIFE receiving -1", "In transit 9.00"],
      ["FBA1 KNIFE unexplained -1", "claim FBA1 KNIFE 9.00", "In transit 9.00"],
    ]);
  });

  test("is the carrier's as far as that delivered less: 2 of the 3", () => {
    const lines = afterwards([sent("FBA1", "KNIFE", 10, undefined, 8)], [got("08-10", "KNIFE", "FBA1", 7)], []);
    for (const one of lines) expect(one.slice(0, 2)).toEqual(["FBA1 KNIFE logistics -2", "FBA1 KNIFE unexplained -1"]);
  });
});

describe("a surplus stays explained when the row of what lacks it is gone", () => {
  test("by swapped labels", () => {
    const [knife, clock] = [sent("FBA1", "KNIFE", 10), sent("FBA1", "CLOCK", 10)];
    const expected = ["FBA1 CLOCK swapped 1", "FBA1 KNIFE swapped -1", "In transit 0.00"];
    expect(afterwards([knife, clock], [got("08-10", "KNIFE", "FBA1", 9), got("08-10", "CLOCK", "FBA1", 11)], [clock])).toEqual([expected, expected]);
  });

  test("by another shipment, and what that lacks beyond it stays claimed", () => {
    const [short, over] = [sent("FBA1", "KNIFE", 10), sent("FBA2", "KNIFE", 20)];
    const expected = ["FBA1 KNIFE other-shipment -2", "FBA2 KNIFE other-shipment 2", "In transit 0.00"];
    expect(afterwards([short, over], [got("08-10", "KNIFE", "FBA1", 8), got("08-10", "KNIFE", "FBA2", 22)], [over])).toEqual([expected, expected]);
    const more = ["FBA1 KNIFE other-shipment -2", "FBA1 KNIFE unexplained -1", "FBA2 KNIFE other-shipment 2", "claim FBA1 KNIFE 9.00", "In transit 9.00"];
    expect(afterwards([short, over], [got("08-10", "KNIFE", "FBA1", 7), got("08-10", "KNIFE", "FBA2", 22)], [over])).toEqual([more, more]);
  });

  test("and neither is said any more where both rows are gone", () => {
    const [short, over] = [sent("FBA1", "KNIFE", 10), sent("FBA2", "KNIFE", 20)];
    const lines = afterwards([short, over], [got("08-10", "KNIFE", "FBA1", 8), got("08-10", "KNIFE", "FBA2", 22)], []);
    expect(lines).toEqual([["In transit 0.00"], ["In transit 0.00"]]);
  });
});
