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

test("units per carton are those of the seller's own table, whatever the shipment's contents say", () => {
  const Contents =
    "Shipment ID|Merchant SKU|Title|ASIN|FNSKU|external-id|Condition|Who will prep?|Prep Type|Who will label?|Shipped|Units per Case\nFBA1|TEA|Tea|B0|X1||New|Seller|None|Seller|100|10";
  const stated = (own: string): unknown =>
    reconciled({
      tables: { Costs: COSTS, Contents, Shipments: table(SHIPMENTS, `FBA1|TEA|100|100|76|2026-09-01|2026-09-10|2026-09-20|CLOSED|${own}`) },
    }).shipments[0]?.wholeCartons;
  // 24 missing: two cartons of 12, and no whole number of cartons of 10.
  expect(stated("12")).toBe(true);
  expect(stated("")).toBe(false);
});

test("two sizes of carton under two names of one SKU say nothing of whole cartons, one size under both does", () => {
  const Map = "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nTEA|EU-TEA|X1-EU|B01|1";
  const sent = (us: number, eu: number): readonly unknown[] => {
    const rows = [`FBA1|US-TEA|60|60|48|2026-09-01|2026-09-10|2026-09-20|CLOSED|${us}`, `FBA1|EU-TEA|60|60|48|2026-09-01|2026-09-10|2026-09-20|CLOSED|${eu}`];
    const found = reconciled({ tables: { Costs: COSTS, Map, Shipments: table(SHIPMENTS, ...rows) } }).shipments[0];
    return [found?.variance, found?.wholeCartons, found?.because.some((text) => text.includes("carton"))];
  };
  expect(sent(12, 12)).toEqual([-24, true, true]);
  expect(sent(12, 8)).toEqual([-24, false, false]);
});

test("no carton is lost where as many units came in under an ID that no table names", () => {
  const Shipments = table(SHIPMENTS, "FBA1|TEA|100|100||2026-09-01|2026-09-02|2026-09-20|CLOSED|12");
  const received = (id: string): readonly unknown[] => {
    const Detail = table(DETAIL, "09/04/2026|X1|TEA|Receipts|FBA1|76|PHX6|SELLABLE||US||", `09/05/2026|X1|TEA|Receipts|${id}|24|PHX6|SELLABLE||US||`);
    const found = reconciled({ tables: { Costs: COSTS, Shipments, Detail } }).shipments[0];
    return [found?.variance, found?.wholeCartons, found?.because.some((text) => text.includes("FBA9")), found?.because.some((text) => text.includes("carton"))];
  };
  expect(received("FBA9")).toEqual([-24, false, true, false]);
});

test("nobody answers for a difference that is explained in full, nor for a surplus; what explains it is said", () => {
  const row = "2026-09-01|2026-09-10|2026-09-20|CLOSED|";
  const Shipments = table(SHIPMENTS, `FBA1|TEA|50|50|45|${row}`, `FBA1|MUG|50|50|55|${row}`, `FBA2|POT|50|50|53|${row}`);
  const { shipments } = reconciled({ tables: { Costs: `${COSTS}\nMUG|3.00|USD\nPOT|9.00|USD`, Shipments } });
  expect(
    shipments.map(({ shipmentId, sku, state, because }) => [shipmentId, sku, state, because[0]?.slice(0, 35), because.some((text) => /^rule/.test(text))]),
  ).toEqual([
    ["FBA1", "MUG", "over", "5 MUG too many and 5 TEA too few in", false],
    ["FBA1", "TEA", "short", "5 TEA too few and 5 MUG too many in", false],
    ["FBA2", "POT", "over", "look for the same SKU short in anot", false],
  ]);
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
