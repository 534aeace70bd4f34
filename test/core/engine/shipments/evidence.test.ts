/** What sharpens a verdict, and what corrects a count: cartons, deliveries beyond what was sent, and receipts that Amazon takes back. */
import { linesOf, reconciled } from "../scenario";
import { DETAIL, LEDGER } from "../scenario-headers";

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const line = (...rows: readonly string[]) =>
  reconciled({ tables: { Costs: COSTS, Shipments: table(SHIPMENTS, ...rows.map((row) => `FBA1|TEA|${row}`)) } }).shipments[0];

test("more delivered than was sent is delivered in full: what Amazon did not count is Amazon's", () => {
  expect(line("100|105|97|2026-09-01|2026-09-10|2026-09-20|CLOSED|")?.responsibility).toBe("amazon");
});

test("a status of arrival, or a delivered quantity, ends the way there, though nobody says on which day: sixty days after shipping the count begins, thirty later it is over", () => {
  expect(line("100||0|2026-08-01|||DELIVERED|")?.state).toBe("short");
  expect(line("100|90|0|2026-08-01||||")?.state).toBe("short");
  expect(line("100||0|2026-08-01|||SHIPPED|")?.state).toBe("not-received");
});

test("a shortage of two whole cartons is said to be two cartons lost, one of less than a carton to be a miscount", () => {
  const cartons = (received: number): readonly unknown[] => {
    const found = line(`100|100|${received}|2026-09-01|2026-09-10|2026-09-20|CLOSED|12`);
    return [found?.wholeCartons, found?.because.at(-1)];
  };
  expect(cartons(76)).toEqual([true, "2 whole cartons of 12: rather lost than miscounted"]);
  expect(cartons(88)).toEqual([true, "one whole carton of 12: rather lost than miscounted"]);
  expect(cartons(95)).toEqual([false, "not a whole carton of 12: rather a miscount"]);
});

test("of two exports of a line the larger carton holds", () => {
  const row = "100|100|76|2026-09-01|2026-09-10|2026-09-20|CLOSED|";
  // 24 missing: two cartons of 12, and no whole number of cartons of 10.
  expect(line(`${row}10`, `${row}12`)?.wholeCartons).toBe(true);
  expect(line(`${row}12`, `${row}10`)?.wholeCartons).toBe(true);
});

describe("receipts taken back", () => {
  const ledger = (...rows: readonly (readonly [day: string, before: number, received: number])[]): string =>
    table(LEDGER, ...rows.map(([day, before, received]) => `${day}|X1|TEA|SELLABLE|${before}|${received}|0|0|0|0|0|0|0|0|0|${before + received}|US`));
  const shipments = table(
    "Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Status",
    "FBA1|TEA|10|2026-10-01|2026-10-03|RECEIVING",
    "FBA2|TEA|10|2026-10-02|2026-10-08|RECEIVING",
  );

  test("without a name go back to the shipment that was received last", () => {
    const found = reconciled({
      period: "2026-10",
      tables: { Costs: COSTS, Shipments: shipments, Ledger: ledger(["2026-10-05", 0, 10], ["2026-10-10", 10, 10], ["2026-10-15", 20, -3]) },
    });
    expect(found.shipments.map(({ shipmentId, received }) => [shipmentId, received])).toEqual([
      ["FBA1", 10],
      ["FBA2", 7],
    ]);
  });

  test("take back first what came beyond what was sent: nothing of it was ever in transit", () => {
    // 13 received of 10, then 2 taken back: 11, all 10 out of transit.
    const found = reconciled({
      period: "2026-10",
      tables: {
        Costs: COSTS,
        Shipments: "Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Status\nFBA1|TEA|10|2026-10-01|2026-10-03|RECEIVING",
        Ledger: ledger(["2026-10-05", 0, 13], ["2026-10-15", 13, -2]),
        Detail: table(DETAIL, "2026-10-05|X1|TEA|Receipts|FBA1|13|PHX6|SELLABLE||US||", "2026-10-15|X1|TEA|Receipts|FBA1|-2|PHX6|SELLABLE||US||"),
      },
    });
    expect(linesOf(found)).toEqual([
      "FBA-US TEA: 0 @ 0.00 | receipt 11 @ 22.00 | 11 @ 22.00 | says 11",
      "In transit TEA: 0 @ 0.00 | transfer-in 10 @ 20.00 | transfer-out 10 @ 20.00 | 0 @ 0.00",
    ]);
  });
});
