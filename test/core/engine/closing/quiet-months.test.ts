/** Months in which nothing moved at Amazon, one after the other: each opens on the one before it, where its reports have rows of no units alone. */
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import { DETAIL } from "../scenario-headers";

const Shipments = "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Status\nFBA1|LAMP|40|40|2026-09-02|2026-09-06|RECEIVING";
const Costs = "SKU|Unit Cost|Currency\nLAMP|12.50|USD";
const row = (day: string, event: string, shipment: string, units: number): string => `2026-${day}|X1|LAMP|${event}|${shipment}|${units}|ONT8|SELLABLE||US|0|0`;
const month = (period: string, today: string, detail: readonly string[], before?: Scenario): Scenario => ({
  ...{ period, today, tables: { Costs, Shipments, Detail: [DETAIL, ...detail].join("\n") } },
  ...(before === undefined ? {} : { ours: { "closed-months": closedMonths(before) } }),
});

test.each([
  ["receipts of no units", (day: string) => [row(day, "Receipts", "FBA1", 0)]],
  ["sales of no units", (day: string) => [row(day, "CustomerShipments", "", 0)]],
])("of 40 sent 30 stay received and 10 in transit through three months with %s", (_, quiet) => {
  const september = month("2026-09", "2026-10-05", [row("09-10", "Receipts", "FBA1", 30)]);
  const october = month("2026-10", "2026-11-05", quiet("10-10"), september);
  const november = month("2026-11", "2026-12-05", quiet("11-10"), october);
  const december = month("2026-12", "2027-01-05", quiet("12-10"), november);
  for (const found of [october, november, december].map(reconciled)) {
    expect(linesOf(found)).toEqual(["FBA-US LAMP: 30 @ 375.00 | 30 @ 375.00", "In transit LAMP: 10 @ 125.00 | 10 @ 125.00"]);
    expect(found.issues.filter(({ code }) => code === "stock-negative" || code === "closed-month-changed")).toEqual([]);
  }
  // The rest of it comes in January.
  const january = reconciled(month("2027-01", "2027-02-05", ["2027-01-10|X1|LAMP|Receipts|FBA1|10|ONT8|SELLABLE||US|0|0"], december));
  expect(linesOf(january)).toEqual([
    "FBA-US LAMP: 30 @ 375.00 | receipt 10 @ 125.00 | 40 @ 500.00",
    "In transit LAMP: 10 @ 125.00 | transfer-out 10 @ 125.00 | 0 @ 0.00",
  ]);
});
