/** Months that a bookkeeper can check by hand: what the tables say, and the lines that must come of them. */
import { linesOf, reconciled, run } from "./scenario";

const LEDGER =
  "Date|FNSKU|ASIN|MSKU|Title|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const COSTS = "SKU|Unit Cost|Currency|From";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const SHIPMENTS =
  "Shipment ID|SKU|FNSKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton|From Warehouse|To Warehouse";

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

describe("quantities from Amazon's ledger", () => {
  test("each event is an entry or an exit of its own kind", () => {
    const result = reconciled({
      tables: {
        Ledger: table(LEDGER, "10/31/2026|X1|B1|TEA|Tea|SELLABLE|100|0|20|-30|2|-4|0|1|-2|-1|-3|5|89|1|US"),
        Costs: table(COSTS, "TEA|2.00|USD|"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA: 100 @ 200.00 | receipt 20 @ 40.00 | customer-return 2 @ 4.00 | found 1 @ 2.00 | other-in 5 @ 10.00 | unknown-in 1 @ 2.00 | sale 30 @ 60.00 | removal 4 @ 8.00 | disposed 3 @ 6.00 | lost 2 @ 4.00 | damaged 1 @ 2.00 | 89 @ 178.00 | says 89",
    ]);
  });

  test("a negative receipt is a negative entry, not an exit", () => {
    const result = reconciled({
      tables: { Ledger: table(LEDGER, "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|-4|0|0|0|0|0|0|0|0|0|6|0|US"), Costs: table(COSTS, "TEA|2.00|USD|") },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 10 @ 20.00 | receipt -4 @ -8.00 | 6 @ 12.00 | says 6"]);
  });

  test("a period begins at the ending of the last earlier row, over quiet days", () => {
    const result = reconciled({
      period: "2026-10",
      tables: {
        Ledger: table(
          LEDGER,
          "09/03/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|0|US",
          "10/20/2026|X1|B1|TEA|Tea|SELLABLE|7|0|0|-2|0|0|0|0|0|0|0|0|5|0|US",
          "09/04/2026|X2|B2|MUG|Mug|SELLABLE|4|0|0|-1|0|0|0|0|0|0|0|0|3|0|US",
          "11/02/2026|X3|B3|LID|Lid|SELLABLE|8|0|0|-1|0|0|0|0|0|0|0|0|7|0|US",
        ),
        Costs: table(COSTS, "TEA|1.00|USD|", "MUG|2.00|USD|", "LID|3.00|USD|"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA-US LID: 8 @ 24.00 | 8 @ 24.00 | says 8",
      "FBA-US MUG: 3 @ 6.00 | 3 @ 6.00 | says 3",
      "FBA-US TEA: 7 @ 7.00 | sale 2 @ 2.00 | 5 @ 5.00 | says 5",
    ]);
  });

  test("where earlier rows do not add up, the period still begins at the last one's ending", () => {
    const result = reconciled({
      period: "2026-10",
      tables: {
        Ledger: table(
          LEDGER,
          "09/03/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|9|0|US",
          "10/20/2026|X1|B1|TEA|Tea|SELLABLE|9|0|0|-2|0|0|0|0|0|0|0|0|7|0|US",
        ),
        Costs: table(COSTS, "TEA|1.00|USD|"),
      },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 9 @ 9.00 | sale 2 @ 2.00 | 7 @ 7.00 | says 7"]);
  });

  test("a monthly ledger speaks of the whole month", () => {
    const result = reconciled({
      tables: {
        Ledger: table(
          LEDGER,
          "09/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|0|US",
          "10/2026|X1|B1|TEA|Tea|SELLABLE|7|0|0|-2|0|0|0|0|0|0|0|0|5|0|US",
        ),
      },
    });
    expect([result.period.from, result.period.to]).toEqual([20697, 20757]);
  });

  test("what leaves one disposition and enters another on a day carries its cost along", () => {
    const ledger = table(
      LEDGER,
      "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|-2|8|0|US",
      "10/05/2026|X1|B1|TEA|Tea|WAREHOUSE_DAMAGED|0|0|0|0|0|0|0|0|0|0|0|2|2|0|US",
    );
    const costs = table(COSTS, "TEA|2.50|USD|");
    expect(linesOf(reconciled({ settings: { disposition: "split" }, tables: { Ledger: ledger, Costs: costs } }))).toEqual([
      "FBA-US TEA SELLABLE: 10 @ 25.00 | other-out 2 @ 5.00 | 8 @ 20.00 | says 8",
      "FBA-US TEA WAREHOUSE_DAMAGED: 0 @ 0.00 | other-in 2 @ 5.00 | 2 @ 5.00 | says 2",
    ]);
    expect(linesOf(reconciled({ tables: { Ledger: ledger, Costs: costs } }))).toEqual([
      "FBA-US TEA: 10 @ 25.00 | other-in 2 @ 5.00 | other-out 2 @ 5.00 | 10 @ 25.00 | says 10",
    ]);
  });

  test("the same day stated twice counts once", () => {
    const row = "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|0|US";
    expect(linesOf(reconciled({ tables: { Ledger: table(LEDGER, row, row), Costs: table(COSTS, "TEA|1.00|USD|") } }))).toEqual([
      "FBA-US TEA: 10 @ 10.00 | sale 4 @ 4.00 | 6 @ 6.00 | says 6",
    ]);
  });
});

describe("Amazon's locations", () => {
  const ledger = table(
    LEDGER,
    "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|0|PHX6",
    "10/05/2026|X1|B1|TEA|Tea|SELLABLE|20|0|0|-1|0|0|0|0|0|0|0|0|19|0|LAX9",
    "10/05/2026|X1|B1|TEA|Tea|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|0|5|0|DE",
  );
  test.each([
    ["auto", ["FBA 30", "FBA-DE 5"]],
    ["location", ["FBA-DE 5", "FBA-LAX9 20", "FBA-PHX6 10"]],
    ["network", ["FBA 35"]],
  ] as const)("grouped by %s", (by, expected) => {
    const result = reconciled({ settings: { by }, tables: { Ledger: ledger } });
    expect(result.rollforward.map(({ location, beginning }) => `${location} ${beginning.quantity}`)).toEqual(expected);
  });

  test("stock between centres is a location of its own that rolls by the transfers", () => {
    const result = reconciled({
      tables: {
        Ledger: table(
          LEDGER,
          "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|6|0|0|0|0|-4|0|0|0|0|0|6|0|US",
          "10/09/2026|X1|B1|TEA|Tea|SELLABLE|6|1|0|0|0|0|5|0|0|0|0|0|11|0|US",
        ),
        Costs: table(COSTS, "TEA|3.00|USD|"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA between centres TEA: 2 @ 6.00 | transfer-in 4 @ 12.00 | transfer-out 5 @ 15.00 | 1 @ 3.00 | says 1",
      "FBA-US TEA: 10 @ 30.00 | transfer-in 5 @ 15.00 | transfer-out 4 @ 12.00 | 11 @ 33.00 | says 11",
    ]);
  });
});

describe("month-end weighted average", () => {
  test("(opening value + entries) / (opening units + entries) prices every exit, also one dated before a receipt", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|opening|10|10||USD|||",
          "2026-10-02|Shop|TEA|sale|13|||||",
          "2026-10-05|Shop|TEA|purchase|5|9||USD|P1||",
          "2026-10-25|Shop|TEA|purchase|10|11||USD|P2||",
        ),
      },
    });
    expect(linesOf(result)).toEqual(["Shop TEA: 10 @ 100.00 | receipt 15 @ 155.00 | sale 13 @ 132.60 | 12 @ 122.40"]);
  });

  test("each month of a longer run has its own average", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-09-01|Shop|TEA|opening|10|10||USD|||",
          "2026-09-10|Shop|TEA|sale|4|||||",
          "2026-10-05|Shop|TEA|purchase|6|20||USD|P1||",
          "2026-10-06|Shop|TEA|sale|6|||||",
        ),
      },
    });
    expect(linesOf(result)).toEqual(["Shop TEA: 10 @ 100.00 | receipt 6 @ 120.00 | sale 10 @ 130.00 | 6 @ 90.00"]);
  });

  test("an amount is exact and rounded once, half away from zero: 70 x 5.5815 = 390.71", () => {
    expect(linesOf(reconciled({ tables: { Own: table(OWN, "2026-10-01|Shop|TEA|purchase|70|5.5815||USD|P1||") } }))).toEqual([
      "Shop TEA: 0 @ 0.00 | receipt 70 @ 390.71 | 70 @ 390.71",
    ]);
  });

  test("the exit that empties the stock takes the last cent", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|purchase|3||10.00|USD|P1||",
          "2026-10-02|Shop|TEA|sale|1|||||",
          "2026-10-03|Shop|TEA|sale|1|||||",
          "2026-10-04|Shop|TEA|lost|1|||||",
        ),
      },
    });
    expect(linesOf(result)).toEqual(["Shop TEA: 0 @ 0.00 | receipt 3 @ 10.00 | sale 2 @ 6.67 | lost 1 @ 3.33 | 0 @ 0.00"]);
  });

  test("yen have no places after the point", () => {
    expect(linesOf(reconciled({ tables: { Own: table(OWN, "2026-10-01|Shop|TEA|purchase|3|33.5||JPY|P1||") } }))).toEqual([
      "Shop TEA: 0 @ 0 | receipt 3 @ 101 | 3 @ 101",
    ]);
  });

  test("landed cost over three equal receipts of a reference is split to the cent, the odd one to the last", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|A|purchase|10|5||USD|P1||",
          "2026-10-01|Shop|B|purchase|10|5||USD|P1||",
          "2026-10-01|Shop|C|purchase|10|5||USD|P1||",
          "2026-10-20||||||||",
          "2026-10-20|Shop||landed cost|||123.22|USD|||P1",
        ),
      },
    });
    expect(linesOf(result)).toEqual([
      "Shop A: 0 @ 0.00 | receipt 10 @ 50.00 | landed-cost 41.07 | 10 @ 91.07",
      "Shop B: 0 @ 0.00 | receipt 10 @ 50.00 | landed-cost 41.07 | 10 @ 91.07",
      "Shop C: 0 @ 0.00 | receipt 10 @ 50.00 | landed-cost 41.08 | 10 @ 91.08",
    ]);
    expect(result.rollforward[2]?.cost).toEqual({ goods: 5000, freight: 4108, other: 0 });
  });

  test("a revaluation to a new unit cost changes what is on hand at the month's end", () => {
    const result = reconciled({
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|10|10||USD|||", "2026-10-02|Shop|TEA|sale|4|||||", "2026-10-31|Shop|TEA|revaluation||12||USD|||"),
      },
    });
    expect(linesOf(result)).toEqual(["Shop TEA: 10 @ 100.00 | sale 4 @ 40.00 | revaluation 12.00 | 6 @ 72.00"]);
  });

  test("stock below zero is carried at the last cost, and the receipt that cures it posts the difference", () => {
    const result = reconciled({
      period: "2026-10",
      tables: {
        Own: table(OWN, "2026-09-01|Shop|TEA|opening|10|10||USD|||", "2026-09-10|Shop|TEA|sale|15|||||", "2026-10-05|Shop|TEA|purchase|20|12||USD|P1||"),
      },
    });
    expect(linesOf(result)).toEqual(["Shop TEA: -5 @ -50.00 | receipt 20 @ 240.00 | revaluation -10.00 | 15 @ 180.00"]);
    expect(result.issues.map(({ message }) => message)).toEqual([
      "Own row 3: TEA at Shop is below zero from 2026-09-10 on, at worst at -5. Enter the receipt that is missing (5 units by that day), or correct the date of what left.",
    ]);
  });

  test("a receipt without a cost takes the newest receipt's, else the cost table's", () => {
    const result = reconciled({
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|2|7||USD|P1||", "2026-10-02|Shop|TEA|purchase|2||||P2||", "2026-10-02|Shop|MUG|purchase|2||||P3||"),
        Costs: table(COSTS, "TEA|1.00|USD|", "MUG|4.00|USD|2026-10-01", "MUG|9.00|USD|2026-10-15"),
      },
    });
    expect(linesOf(result)).toEqual(["Shop MUG: 0 @ 0.00 | receipt 2 @ 8.00 | 2 @ 8.00", "Shop TEA: 0 @ 0.00 | receipt 4 @ 28.00 | 4 @ 28.00"]);
  });

  test("where nothing gives a cost there is no value, and an issue says so", () => {
    const result = reconciled({
      tables: { Ledger: table(LEDGER, "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|0|US"), Costs: table(COSTS, "TEA|1.00|USD|2026-11-01") },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 10 @ none | sale 4 @ none | 6 @ none | says 6"]);
    expect(result.issues.map(({ message }) => message)).toEqual([
      "TEA has no cost for 10 units (FBA-US, from 2026-10-05 on). Their value stays out of every total; add the SKU to the Unit costs table, in force by that day.",
    ]);
  });

  test("a foreign invoice is entered at the rate of its day, and without a rate it is no cost", () => {
    const tables = (rates: string): Record<string, string> => ({
      Own: table(OWN, "2026-10-05|Shop|TEA|purchase|3|7||CNY|P1||"),
      Rates: table("Date|From|To|Rate", rates),
      Places: table("Location|Kind|Currency", "Shop|domestic|USD"),
    });
    expect(linesOf(reconciled({ tables: tables("2026-10-01|CNY|USD|0.14") }))).toEqual(["Shop TEA: 0 @ 0.00 | receipt 3 @ 2.94 | 3 @ 2.94"]);
    expect(linesOf(reconciled({ tables: tables("2026-10-01|USD|CNY|7.00") }))).toEqual(["Shop TEA: 0 @ 0.00 | receipt 3 @ 3.00 | 3 @ 3.00"]);
    const none = reconciled({ tables: tables("2026-10-06|CNY|USD|0.14") });
    expect(linesOf(none)).toEqual(["Shop TEA: 0 @ 0.00 | receipt 3 @ none | 3 @ none"]);
    expect(none.issues.map(({ code }) => code)).toEqual(["exchange-rate-missing"]);
  });
});

describe("the chain from the domestic warehouse to Amazon", () => {
  const own = table(
    OWN,
    "2026-09-01|Shenzhen|TEA|opening|100|9||USD|||",
    "2026-09-10|Shenzhen|TEA|purchase|100|11||USD|P1||",
    "2026-09-20|Shenzhen|TEA|transfer|100||||FBA15ABC123|FBA-US|",
  );
  const ledger = table(LEDGER, "10/03/2026|X1|B1|TEA|Tea|SELLABLE|10|0|96|0|0|0|0|0|0|0|0|0|106|0|US");

  test("goods in transit carry their exact cost into Amazon, and what never arrives stays in transit", () => {
    const result = reconciled({ period: "2026-10", tables: { Own: own, Ledger: ledger, Costs: table(COSTS, "TEA|8.00|USD|") } });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA: 10 @ 80.00 | receipt 96 @ 960.00 | 106 @ 1040.00 | says 106",
      "In transit TEA: 100 @ 1000.00 | transfer-out 96 @ 960.00 | 4 @ 40.00",
      "Shenzhen TEA: 100 @ 1000.00 | 100 @ 1000.00",
    ]);
    expect(result.controls.filter(({ pass }) => !pass)).toEqual([]);
  });

  test("a transfer into transit is a dispatch like one to Amazon, and counts once beside its shipment", () => {
    const intoTransit = own.replace("|FBA15ABC123|FBA-US|", "|FBA15ABC123|In transit|");
    const tables = {
      Own: intoTransit,
      Ledger: ledger,
      Costs: table(COSTS, "TEA|8.00|USD|"),
      Shipments: table(SHIPMENTS, "FBA15ABC123|TEA|X1|100|100|100|96|2026-09-20|2026-10-01|2026-10-20|CLOSED|12||"),
    };
    expect(linesOf(reconciled({ period: "2026-10", tables }))[1]).toBe("In transit TEA: 100 @ 1000.00 | transfer-out 96 @ 960.00 | 4 @ 40.00");
  });

  test("a charge on the shipment travels with its goods", () => {
    const result = reconciled({
      period: "2026-10",
      tables: { Own: `${own}\n2026-10-02|||landed cost|||50.00|USD|||FBA15ABC123`, Ledger: ledger, Costs: table(COSTS, "TEA|8.00|USD|") },
    });
    expect(linesOf(result).slice(0, 2)).toEqual([
      "FBA-US TEA: 10 @ 80.00 | receipt 96 @ 1008.00 | 106 @ 1088.00 | says 106",
      "In transit TEA: 100 @ 1050.00 | transfer-out 96 @ 1008.00 | 4 @ 42.00",
    ]);
  });

  test("units beyond the dispatched ones come from outside, at the newest receipt's cost", () => {
    const over = table(LEDGER, "10/03/2026|X1|B1|TEA|Tea|SELLABLE|10|0|101|0|0|0|0|0|0|0|0|0|111|0|US");
    const result = reconciled({ period: "2026-10", tables: { Own: own, Ledger: over, Costs: table(COSTS, "TEA|8.00|USD|") } });
    expect(linesOf(result).slice(0, 2)).toEqual([
      "FBA-US TEA: 10 @ 80.00 | receipt 101 @ 1010.00 | 111 @ 1090.00 | says 111",
      "In transit TEA: 100 @ 1000.00 | transfer-out 100 @ 1000.00 | 0 @ 0.00",
    ]);
  });

  test("a shipment known from the Shipments table alone is in transit at the cost table's cost", () => {
    const result = reconciled({
      period: "2026-10",
      tables: {
        Ledger: ledger,
        Costs: table(COSTS, "TEA|8.00|USD|"),
        Shipments: table(SHIPMENTS, "FBA15ABC123|TEA|X1|100|100|100|96|2026-09-20|2026-10-01|2026-10-20|CLOSED|12||"),
      },
    });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA: 10 @ 80.00 | receipt 96 @ 768.00 | 106 @ 848.00 | says 106",
      "In transit TEA: 100 @ 800.00 | transfer-out 96 @ 768.00 | 4 @ 32.00",
    ]);
  });

  test("a shipment closed before the ledger begins is not in transit any more", () => {
    const result = reconciled({
      tables: {
        Ledger: ledger,
        Costs: table(COSTS, "TEA|8.00|USD|"),
        Shipments: table(SHIPMENTS, "FBA1OLD|TEA|X1|50|50|50|50|2026-06-20|2026-07-01|2026-07-20|CLOSED|||"),
      },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 10 @ 80.00 | receipt 96 @ 768.00 | 106 @ 848.00 | says 106"]);
  });

  test("stock between two own warehouses moves at the exact cost, also there and back within a month", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-10-01|A|TEA|opening|10|10||USD|||",
          "2026-10-01|B|TEA|opening|5|8||USD|||",
          "2026-10-05|A|TEA|transfer|4|||||B|",
          "2026-10-09|B|TEA|transfer|3|||||A|",
        ),
      },
    });
    expect(linesOf(result)).toEqual([
      "A TEA: 10 @ 100.00 | transfer-in 3 @ 24.00 | transfer-out 4 @ 38.15 | 9 @ 85.85",
      "B TEA: 5 @ 40.00 | transfer-in 4 @ 38.15 | transfer-out 3 @ 24.00 | 6 @ 54.15",
    ]);
  });

  test("a count sets the balance at the end of its day and is what the warehouse says", () => {
    const result = reconciled({
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|opening|10|10||USD|||",
          "2026-10-31|Shop|TEA|count|9||||||",
          "2026-10-31|Shop|TEA|sale|3|||||",
          "2026-10-01|Shop|MUG|opening|10|10||USD|||",
          "2026-10-30|Shop|MUG|count|12||||||",
          "2026-10-31|Shop|MUG|sale|1|||||",
        ),
      },
    });
    expect(linesOf(result)).toEqual([
      "Shop MUG: 10 @ 100.00 | found 2 @ 20.00 | sale 1 @ 10.00 | 11 @ 110.00",
      "Shop TEA: 10 @ 100.00 | found 2 @ 20.00 | sale 3 @ 30.00 | 9 @ 90.00 | says 9",
    ]);
  });
});

describe("what cannot be reconciled", () => {
  test("a period without a row stops the run with one message", () => {
    const result = run({ period: "2026-12", tables: { Ledger: table(LEDGER, "10/05/2026|X1|B1|TEA|Tea|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|0|US") } });
    expect(result.outcome === "stopped" ? result.issues.map(({ message }) => message) : []).toEqual([
      "There is no row in 2026-12: the rows go from 2026-10-05 to 2026-10-05. Choose a period inside them, or bring the ledger of that period.",
    ]);
  });

  test("tables without stock stop the run with one message", () => {
    const result = run({ tables: { Costs: table(COSTS, "TEA|1.00|USD|") } });
    expect(result.outcome === "stopped" ? result.issues.map(({ code }) => code) : []).toEqual(["nothing-recognised"]);
  });
});
