/** What a row goes back to: names that nothing here has, more units than there are, and what a closed month knows. */
import type { ValuationMethod } from "../../../../src/core/domain/settings";
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";

const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse|Applies To";
const own = (...rows: readonly string[]): Scenario["tables"] => ({ Own: [HEADER, ...rows].join("\n"), Costs: "SKU|Unit Cost|Currency\nTEA|9.00|USD" });
const CODES = ["original-unknown", "original-before-books", "reversed-beyond-original", "charge-without-receipt"];
const said = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ code }) => CODES.includes(code))
    .map(({ code, message }) => `${code} | ${message}`);
const october = (...rows: readonly string[]): readonly string[] => said({ period: "2026-10", settings: { method: "moving-average" }, tables: own(...rows) });
const BOUGHT = "2026-10-01|Depot|TEA|purchase|10|10.00||P1||";
const SOLD = "2026-10-02|Depot|TEA|sale|5|||SO-1001||";

describe("a name that nothing here has", () => {
  test.each([
    [
      "2026-10-05|Depot|TEA|customer return|1||||| SO-9",
      'the customer return applies to "SO-9", but no sale of TEA has that Reference. It is valued at the current average until then',
    ],
    [
      "2026-10-05|Depot|TEA|supplier return|1||||| P9",
      'the supplier return applies to "P9", but no purchase of TEA has that Reference. It is valued at the current average until then',
    ],
    [
      "2026-10-05|Depot|TEA|sale|-1||||| SO-9",
      'the reversal applies to "SO-9", but no sale of TEA has that Reference. It is valued at the current average until then',
    ],
    [
      "2026-10-05|Depot|TEA|purchase|-1||||| P9",
      'the reversal applies to "P9", but no purchase of TEA has that Reference. It is valued at what the newest receipt of the SKU cost until then',
    ],
    [
      "2026-10-05|Depot|TEA|purchase|-1|8.00|||| P9",
      'the reversal applies to "P9", but no purchase of TEA has that Reference. It is valued at the cost that it states itself until then',
    ],
    [
      "2026-10-05|Depot|TEA|revaluation|||7.00||| P9",
      'the revaluation applies to "P9", but no row of TEA has that Reference. It is made to all of TEA there until then',
    ],
  ])("is said of every kind of row that goes back to one, with what it meant for its value: %s", (row, words) => {
    expect(october(BOUGHT, SOLD, row.replace("| ", "|"))).toEqual([
      `original-unknown | Own row 4: ${words}; correct Applies To, or enter the row that it names.`,
    ]);
  });

  test("is said with the one that is a slip away", () => {
    expect(october(BOUGHT, SOLD, "2026-10-05|Depot|TEA|customer return|1|||||SO-101")).toEqual([
      'original-unknown | Own row 4: the customer return applies to "SO-101", but no sale of TEA has that Reference. Is SO-1001 meant? It is valued at the current average until then; correct Applies To, or enter the row that it names.',
    ]);
  });

  test("is said of a transfer taken back, which FIFO then takes out of what such transfers brought", () => {
    const issues = said({
      period: "2026-10",
      settings: { method: "fifo" },
      tables: own(BOUGHT, "2026-10-02|Depot|TEA|transfer|5|||T1|Shop|", "2026-10-05|Depot|TEA|transfer|-1||||Shop|T9"),
    });
    expect(issues).toEqual([
      'original-unknown | Own row 4: the reversal applies to "T9", but no transfer of TEA has that Reference. It is valued at what the newest goods cost that such transfers brought until then; correct Applies To, or enter the row that it names.',
    ]);
  });

  test("of other goods is none of these", () => {
    expect(october(BOUGHT, SOLD, "2026-10-02|Depot|MUG|sale|1|||M1||", "2026-10-05|Depot|TEA|customer return|1|||||M1")).toHaveLength(1);
  });

  test("that is there is not said, nor one on a row that goes back to nothing", () => {
    expect(
      october(
        BOUGHT,
        SOLD,
        "2026-10-05|Depot|TEA|customer return|1|||||SO-1001",
        "2026-10-06|Depot|TEA|revaluation|||1.00|||P1",
        "2026-10-07|Depot|TEA|sale|1|||||Order 7",
      ),
    ).toEqual([]);
  });

  test("may be of before the balances that the books begin on, which is for the record", () => {
    expect(october("2026-10-01|Depot|TEA|opening|10|10.00||||", "2026-10-05|Depot|TEA|customer return|1|||||SO-9")).toEqual([
      'original-before-books | Own row 3: the customer return applies to "SO-9", a sale that these books do not have: those of TEA begin on 2026-10-01. It is valued at the current average. Where the sale was before that day and its cost matters, bring the rows of then as well; where it was not, correct Applies To.',
    ]);
  });

  test("on many rows is one issue that counts them", () => {
    const issues = reconciled({
      period: "2026-10",
      tables: own(BOUGHT, SOLD, ...Array.from({ length: 30 }, (_, index) => `2026-10-05|Depot|TEA|customer return|1|||||X${index}`)),
    }).issues.filter(({ code }) => code === "original-unknown");
    expect(issues.map(({ count }) => count)).toEqual([30]);
  });
});

describe("more units than a row has", () => {
  test("are said with what went back before", () => {
    expect(october(BOUGHT, SOLD, "2026-10-03|Depot|TEA|purchase|-2|||||P1", "2026-10-04|Depot|TEA|purchase|-9|||||P1")).toEqual([
      "reversed-beyond-original | Own row 5: the reversal is of 9 units, but the purchase that it goes back to (Own row 2) is of 10 units, and 2 units went back before: 1 unit too many. They were booked all the same, at the same unit cost; correct the quantity, or the name in Applies To or Reference.",
    ]);
  });

  test("are said of returns as of reversals, by the Reference as by Applies To", () => {
    expect(october(BOUGHT, SOLD, "2026-10-03|Depot|TEA|customer return|6|||||SO-1001")).toHaveLength(1);
    expect(october(BOUGHT, SOLD, "2026-10-03|Depot|TEA|sale|-6|||SO-1001||")).toHaveLength(1);
  });

  test("are none where one name has several rows that are enough together", () => {
    expect(october(BOUGHT, "2026-10-02|Depot|TEA|purchase|3|11.00||P1||", "2026-10-03|Depot|TEA|purchase|-12|||||P1")).toEqual([]);
  });

  test("are none where what came back by mistake was reversed", () => {
    expect(
      october(
        BOUGHT,
        SOLD,
        "2026-10-03|Depot|TEA|customer return|5|||R1||SO-1001",
        "2026-10-04|Depot|TEA|customer return|-5|||||R1",
        "2026-10-05|Depot|TEA|customer return|5|||R2||SO-1001",
      ),
    ).toEqual([]);
  });
});

describe("after a closing", () => {
  const september: Scenario = {
    period: "2026-09",
    today: "2026-10-05",
    tables: own("2026-09-01|Depot|TEA|purchase|10|10.00||P1||", "2026-09-02|Depot|TEA|purchase|10|12.00||P2||", "2026-09-08|Depot|TEA|sale|4|||SO-1||"),
  };
  const after = (method: ValuationMethod, ...rows: readonly string[]): Scenario => ({
    period: "2026-10",
    settings: { method },
    tables: own(...rows),
    ours: { "closed-months": closedMonths({ ...september, settings: { method } }) },
  });
  const RETURNED = "2026-10-05|Depot|TEA|supplier return|2|||||P1";
  const SOLD_LATER = "2026-10-03|Depot|TEA|sale|1|||SO-7||";

  test("FIFO layers keep the name of their receipt: a supplier return leaves at its cost though its row is gone", () => {
    // 5 of P1 at 10.00 are left after the sale of the third; 2 of them go back: 20.00, and 3 at 10.00 and 10 at 12.00 stay.
    const scenario = after("fifo", SOLD_LATER, RETURNED);
    expect(linesOf(reconciled(scenario))).toEqual(["Depot TEA: 16 @ 180.00 | sale 1 @ 10.00 | supplier-return 2 @ 20.00 | 13 @ 150.00"]);
    expect(said(scenario)).toEqual([]);
  });

  test("an average keeps no receipts: the name is of before the books, and what the return was valued at is said", () => {
    expect(said(after("moving-average", SOLD_LATER, RETURNED))).toEqual([
      'original-before-books | Own row 3: the supplier return applies to "P1", a purchase that these books do not have: those of TEA begin on 2026-10-01. It is valued at the current average. Where the purchase was before that day and its cost matters, bring the rows of then as well; where it was not, correct Applies To.',
    ]);
  });

  test("what was said of a closed month is not said again", () => {
    const rows = [
      "2026-09-01|Depot|TEA|purchase|10|10.00||P1||",
      "2026-09-02|Depot|TEA|purchase|10|12.00||P2||",
      "2026-09-08|Depot|TEA|sale|4|||SO-1||",
      "2026-09-09|Depot|TEA|customer return|1|||||SO-9",
    ];
    expect(said({ period: "2026-09", tables: own(...rows) })).toHaveLength(1);
    const closed = closedMonths({ period: "2026-09", today: "2026-10-05", tables: own(...rows) });
    expect(said({ period: "2026-10", tables: own(...rows, SOLD_LATER), ours: { "closed-months": closed } })).toEqual([]);
  });

  test("a charge for a receipt of before says that its row may be brought", () => {
    expect(said(after("moving-average", SOLD_LATER, "2026-10-06|Depot|TEA|landed cost|||5.00|D1||P8"))).toEqual([
      'charge-without-receipt | Own row 3: the charge applies to "P8" and SKU TEA, but no receipt or dispatch has that Reference. Correct Applies To, or bring the row of its goods where they came before 2026-10-01, on which these books begin; the charge is left out until then.',
    ]);
  });
});
