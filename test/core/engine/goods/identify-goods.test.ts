/** One SKU for one good, whatever Amazon and the seller's tables call it. */
import { linesOf, reconciled } from "../scenario";

const LEDGER =
  "Date|FNSKU|ASIN|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const COSTS = "SKU|Unit Cost|Currency|From";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const SHIPMENTS = "Shipment ID|SKU|FNSKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const MAP = "SKU|MSKU|FNSKU|ASIN|Units";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

/** A day of an FNSKU and MSKU at FBA-US: what it starts with, received, sold, ends with. */
const day = (date: string, fnsku: string, msku: string, [starting, received, sold, ending]: readonly number[], asin = ""): string =>
  `${date}|${fnsku}|${asin}|${msku}|SELLABLE|${starting}|0|${received}|${0 - (sold ?? 0)}|0|0|0|0|0|0|0|0|${ending}|0|US`;

/** That no claim window is known is said of whatever can be claimed; it is not what these tests are about. */
const codesOf = ({ issues }: ReturnType<typeof reconciled>): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => code !== "claim-window-unknown");

describe("the SKU map", () => {
  const ledger = table(LEDGER, day("10/05/2026", "X1", "TEA-FBA", [10, 5, 3, 12], "B0TEA00001"));
  const expected = ["FBA-US TEA: 10 @ 20.00 | receipt 5 @ 10.00 | sale 3 @ 6.00 | 12 @ 24.00 | says 12"];

  test.each([
    ["MSKU", "TEA|TEA-FBA|||"],
    ["FNSKU", "TEA||X1||"],
    ["ASIN, where only one SKU is sold under it", "TEA|||B0TEA00001|"],
  ])("Amazon's goods are the seller's SKU by %s", (_, row) => {
    const result = reconciled({ tables: { Ledger: ledger, Map: table(MAP, row), Costs: table(COSTS, "TEA|2.00|USD|") } });
    expect(linesOf(result)).toEqual(expected);
    expect(result.rollforward[0]?.fnsku).toBe("X1");
  });

  test("the MSKU counts for more than the FNSKU, and the FNSKU for more than the ASIN", () => {
    const costs = table(COSTS, "TEA|2.00|USD|", "MUG|9.00|USD|", "LID|9.00|USD|");
    expect(linesOf(reconciled({ tables: { Ledger: ledger, Map: table(MAP, "TEA|TEA-FBA|||", "MUG||X1||", "LID|||B0TEA00001|"), Costs: costs } }))).toEqual(
      expected,
    );
    expect(linesOf(reconciled({ tables: { Ledger: ledger, Map: table(MAP, "TEA||X1||", "LID|||B0TEA00001|"), Costs: costs } }))).toEqual(expected);
  });

  test("an ASIN of several SKUs tells nothing", () => {
    const result = reconciled({ tables: { Ledger: ledger, Map: table(MAP, "MUG|MUG-FBA||B0TEA00001|", "LID|LID-FBA||B0TEA00001|") } });
    expect(result.rollforward.map(({ sku }) => sku)).toEqual(["TEA-FBA"]);
  });

  test("a pack is counted in units of its SKU: balances, receipts, sales, shipments", () => {
    const result = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X9", "TEA-2PK", [10, 48, 3, 55])),
        Map: table(MAP, "TEA|TEA-2PK|X9||2"),
        Costs: table(COSTS, "TEA|2.00|USD|"),
        Shipments: table(SHIPMENTS, "FBA15ABC123|TEA-2PK|X9|50|50|50||2026-09-20|2026-10-01|2026-10-20|CLOSED"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA: 20 @ 40.00 | receipt 96 @ 192.00 | sale 6 @ 12.00 | 110 @ 220.00 | says 110",
      "In transit TEA: 100 @ 200.00 | transfer-out 96 @ 192.00 | 4 @ 8.00",
    ]);
    expect(result.shipments.map(({ sku, declared, dispatched, received }) => ({ sku, declared, dispatched, received }))).toEqual([
      { sku: "TEA", declared: 100, dispatched: 100, received: 96 },
    ]);
    expect(codesOf(result)).toEqual(["shipment-across-ledger-start"]);
  });

  test("a set of several SKUs is counted in units of each", () => {
    const result = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X9", "SET", [10, 20, 3, 27])),
        Map: table(MAP, "TEA|SET|X9||2", "MUG|SET|||1"),
        Costs: table(COSTS, "TEA|2.00|USD|", "MUG|5.00|USD|"),
        Shipments: table(SHIPMENTS, "FBA15ABC123|SET|X9|20|20|20||2026-09-20|2026-10-01|2026-10-20|CLOSED"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA-US MUG: 10 @ 50.00 | receipt 20 @ 100.00 | sale 3 @ 15.00 | 27 @ 135.00 | says 27",
      "FBA-US TEA: 20 @ 40.00 | receipt 40 @ 80.00 | sale 6 @ 12.00 | 54 @ 108.00 | says 54",
      "In transit MUG: 20 @ 100.00 | transfer-out 20 @ 100.00 | 0 @ 0.00",
      "In transit TEA: 40 @ 80.00 | transfer-out 40 @ 80.00 | 0 @ 0.00",
    ]);
    expect(result.rollforward.slice(0, 2).map(({ fnsku }) => fnsku)).toEqual(["X9", "X9"]);
    expect(result.shipments.map(({ sku, dispatched, received }) => [sku, dispatched, received])).toEqual([
      ["MUG", 20, 20],
      ["TEA", 40, 40],
    ]);
  });

  test("the seller's own SKU in a table of the seller's counts single units, though Amazon sells a pack under the same name", () => {
    const result = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X9", "TEA", [10, 0, 3, 7])),
        Map: table(MAP, "TEA|TEA|X9||2"),
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|2.00||USD|||"),
      },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 20 @ none | sale 6 @ none | 14 @ none | says 14", "Shop TEA: 5 @ 10.00 | 5 @ 10.00"]);
  });

  test("listings of one SKU are one stock where their FNSKU is one, and lines of one SKU where it is not", () => {
    const map = table(MAP, "TEA|TEA-A|||", "TEA|TEA-B|||");
    const costs = table(COSTS, "TEA|1.00|USD|");
    const one = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X1", "TEA-A", [10, 0, 1, 9]), day("10/07/2026", "X1", "TEA-B", [4, 0, 1, 3])),
        Map: map,
        Costs: costs,
      },
    });
    expect([linesOf(one), codesOf(one)]).toEqual([["FBA-US TEA: 14 @ 14.00 | sale 2 @ 2.00 | 12 @ 12.00 | says 12"], []]);
    const two = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X1", "TEA-A", [10, 0, 1, 9]), day("10/05/2026", "X2", "TEA-B", [4, 0, 1, 3])),
        Map: map,
        Costs: costs,
      },
    });
    expect(two.rollforward.map(({ sku, fnsku, ending }) => [sku, fnsku, ending.quantity])).toEqual([
      ["TEA", "X1", 9],
      ["TEA", "X2", 3],
    ]);
  });

  test("what a pack costs, its units cost together", () => {
    const ledger = table(LEDGER, day("10/05/2026", "X9", "TEA-2PK", [10, 0, 3, 7]));
    const map = table(MAP, "TEA|TEA-2PK|X9||2");
    expect(linesOf(reconciled({ tables: { Ledger: ledger, Map: map, Costs: table(COSTS, "TEA-2PK|5.00|USD|") } }))).toEqual([
      "FBA-US TEA: 20 @ 50.00 | sale 6 @ 15.00 | 14 @ 35.00 | says 14",
    ]);
    expect(
      linesOf(reconciled({ tables: { Map: map, Own: table(OWN, "2026-10-01|Shop|TEA-2PK|purchase|10|5.00||USD|P1||", "2026-10-02|Shop|TEA|sale|5|||||") } })),
    ).toEqual(["Shop TEA: 0 @ 0.00 | receipt 20 @ 50.00 | sale 5 @ 12.50 | 15 @ 37.50"]);
  });
});

describe("one FNSKU with several MSKUs and no map", () => {
  const ledger = table(LEDGER, day("10/05/2026", "X1", "TEA-A", [10, 0, 1, 9]), day("10/07/2026", "X1", "TEA-B", [4, 20, 1, 23]));

  test("nothing is lost or counted twice, and the cost of either holds for both", () => {
    const result = reconciled({ tables: { Ledger: ledger, Costs: table(COSTS, "TEA-A|2.00|USD|") } });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA-A: 10 @ 20.00 | sale 1 @ 2.00 | 9 @ 18.00 | says 9",
      "FBA-US TEA-B: 4 @ 8.00 | receipt 20 @ 40.00 | sale 1 @ 2.00 | 23 @ 46.00 | says 23",
    ]);
  });

  test("receipts under one find the shipment of the other", () => {
    const result = reconciled({
      tables: {
        Ledger: ledger,
        Costs: table(COSTS, "TEA-A|2.00|USD|"),
        Shipments: table(SHIPMENTS, "FBA15ABC123|TEA-A||20|20|20||2026-09-20|2026-10-01|2026-10-20|CLOSED"),
      },
    });
    expect(result.shipments.map(({ received }) => received)).toEqual([20]);
  });
});

describe("names that Amazon makes", () => {
  const parent = day("10/05/2026", "X1", "TEA-01", [10, 0, 1, 9], "B0TEA00001");
  const costs = table(COSTS, "TEA-01|2.00|USD|", "TEA|2.00|USD|");
  const skusOf = (made: string, map?: string): readonly (readonly [string, number])[] =>
    reconciled({ tables: { Ledger: table(LEDGER, parent, made), Costs: costs, ...(map === undefined ? {} : { Map: table(MAP, map) }) } }).rollforward.map(
      ({ sku, ending }) => [sku, ending.quantity] as const,
    );

  test.each([
    ["found units by the ASIN in their name", day("10/05/2026", "X7", "Amazon.Found.B0TEA00001", [0, 2, 0, 2])],
    ["found units by their FNSKU", day("10/05/2026", "X1", "Amazon.Found.B0OTHER001", [0, 2, 0, 2])],
    ["graded units by the MSKU in their name, hyphens or not", day("10/05/2026", "X8", "amzn.gr.TEA-01-x9Qa7-b", [0, 2, 0, 2])],
  ])("%s belong to the seller's SKU", (_, made) => {
    expect([...new Set(skusOf(made).map(([sku]) => sku))]).toEqual(["TEA-01"]);
    expect(skusOf(made).reduce((sum, [, quantity]) => sum + quantity, 0)).toBe(11);
  });

  test("they follow their parent through the SKU map, and into the units of its pack", () => {
    expect(skusOf(day("10/05/2026", "X8", "amzn.gr.TEA-01-x9Qa7", [0, 2, 0, 2]), "TEA|TEA-01|||3")).toEqual([
      ["TEA", 27],
      ["TEA", 6],
    ]);
  });
});

describe("spellings", () => {
  const ledger = (msku: string): string => table(LEDGER, day("10/05/2026", "X1", msku, [10, 0, 1, 9]));

  test("a SKU in other capitals is the same SKU, as Amazon has it, and an issue says so", () => {
    const result = reconciled({ tables: { Ledger: ledger("TEA-01"), Costs: table(COSTS, "Tea-01|2.00|USD|") } });
    expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US TEA-01: 10 @ 20.00 | sale 1 @ 2.00 | 9 @ 18.00 | says 9"], ["sku-spellings-joined"]]);
  });

  test("two spellings in one export of Amazon's are two products", () => {
    const result = reconciled({
      tables: {
        Ledger: table(LEDGER, day("10/05/2026", "X1", "TEA", [10, 0, 1, 9]), day("10/05/2026", "X2", "tea", [4, 0, 1, 3])),
        Costs: table(COSTS, "Tea|2.00|USD|"),
      },
    });
    expect(result.rollforward.map(({ sku, ending }) => [sku, ending.quantity])).toEqual([
      ["TEA", 9],
      ["tea", 3],
    ]);
    expect(codesOf(result)).toEqual(["cost-missing", "cost-missing"]);
  });

  test("leading zeros that one table lost are put back, whichever table it was", () => {
    const lostByLedger = reconciled({ tables: { Ledger: ledger("123"), Costs: table(COSTS, "00123|2.00|USD|") } });
    const lostByCosts = reconciled({ tables: { Ledger: ledger("00123"), Costs: table(COSTS, "123|2.00|USD|") } });
    for (const result of [lostByLedger, lostByCosts])
      expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US 00123: 10 @ 20.00 | sale 1 @ 2.00 | 9 @ 18.00 | says 9"], ["sku-zeros-lost"]]);
  });

  test("an export of later days that lost its zeros goes on with the same goods", () => {
    const later = table(LEDGER, day("10/06/2026", "X1", "123", [9, 0, 2, 7]));
    const result = reconciled({ tables: { Ledger: ledger("00123"), Later: later, Costs: table(COSTS, "00123|2.00|USD|") } });
    expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US 00123: 10 @ 20.00 | sale 3 @ 6.00 | 7 @ 14.00 | says 7"], ["sku-zeros-lost"]]);
  });
});
