/** What stands behind an ending: layers or inputs, the parts of their cost, and the rows of everything that they came through. */
import { nameOfPlace } from "../../../src/core/domain/source";
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { openExplanations, type Explanation } from "../../../src/core/engine/explain-ending";
import { closedMonths, workedOut, type Scenario } from "./scenario";
import { DETAIL, LEDGER } from "./scenario-headers";

const REPLAYED = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse|Applies To";
const BOUGHT = "2026-09-01|Depot|TEA|purchase|200|10.00||P1||";
const SENT = "2026-09-05|Depot|TEA|transfer|100|||FBA1SEA|FBA-US|";
const SEA = "Shipment ID|Amount|Currency|Part|Basis\nFBA1SEA|100.00|USD|freight|quantity\nFBA1SEA|20.00|USD|other|quantity";
const COSTS = "SKU|Unit Cost|Currency\nTEA|10.00|USD";
const QUIET = `${LEDGER}\n2026-09-01|X|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US`;
const STILL_QUIET = `${QUIET}\n2026-10-31|X|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US`;
const ARRIVED = `${QUIET}\n2026-10-02|X|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US`;
const RECEIVED = `${DETAIL}\n2026-10-02|X|TEA|Receipts|FBA1SEA|100|PHX6|SELLABLE||US||`;
const own = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");

function why(scenario: Scenario, location: string): Explanation {
  const worked = workedOut(scenario);
  const line = worked.reconciliation.rollforward.find((one) => one.location === location);
  const explanation = line === undefined ? null : openExplanations(worked)(line);
  if (explanation === null) throw new Error(`nothing stands behind ${location}`);
  return explanation;
}
const named = (parts: readonly Pick<Explanation["opening"], "units" | "cost" | "rows">[]): readonly unknown[] =>
  parts.map(({ units, cost, rows }) => [units, Object.values(cost), rows.map(nameOfPlace).join(", ")]);
const arrived = (method: ValuationMethod): Scenario => ({
  period: "2026-10",
  settings: { method },
  tables: { Own: own(BOUGHT, SENT), Ledger: ARRIVED, Detail: RECEIVED, Freight: SEA, Costs: COSTS },
});

test.each(REPLAYED)("by %s, what Amazon received of a shipment rests on the row that sent it and on the bills of its carriage", (method) => {
  const { entries } = why(arrived(method), "FBA-US");
  expect(named(entries)).toEqual([[100, [100000, 10000, 2000], "Ledger row 3, Own row 3, Freight row 2, Freight row 3"]]);
});

test("a layer that came through transit names its receipt and the bills of its carriage", () => {
  expect(named(why(arrived("fifo"), "FBA-US").layers ?? [])).toEqual([[100, [100000, 10000, 2000], "Own row 2, Freight row 2, Freight row 3"]]);
});

test("a layer names every charge and correction on its way, in their order", () => {
  const tables = {
    Own: own(
      BOUGHT,
      "2026-09-02|Depot|TEA|landed cost|||30.00|D1||P1",
      "2026-09-05|Depot|TEA|transfer|50|||T1|Shop|",
      "2026-09-05|Shop|TEA|landed cost|||5.00|D2||T1",
      "2026-09-08|Shop|TEA|revaluation|||1.00|R1||",
    ),
  };
  // A quarter of 2,000.00 and of 30.00, then 5.00 of carriage and 1.00 of correction.
  expect(named(why({ period: "2026-09", settings: { method: "fifo" }, tables }, "Shop").layers ?? [])).toEqual([
    [50, [50100, 1250, 0], "Own row 2, Own row 3, Own row 5, Own row 6"],
  ]);
});

test("at standard cost a bill is a variance, and not behind what the goods are held at", () => {
  expect(named(why(arrived("standard"), "FBA-US").entries)).toEqual([[100, [100000, 0, 0], "Ledger row 3, Own row 3"]]);
});

test("a bill is not behind the goods that stayed", () => {
  expect(named(why(arrived("fifo"), "Depot").layers ?? [])).toEqual([[100, [100000, 0, 0], "Own row 2"]]);
});

describe("after a closing", () => {
  const september = (method: ValuationMethod): Scenario => ({
    period: "2026-09",
    today: "2026-10-05",
    settings: { method },
    tables: { Own: own(BOUGHT, SENT), Ledger: QUIET, Freight: SEA, Costs: COSTS },
  });
  const closedBefore = (scenario: Scenario, method: ValuationMethod): Scenario => ({ ...scenario, ours: { "closed-months": closedMonths(september(method)) } });

  test.each(REPLAYED)("by %s, rows that reach back are named as before it", (method) => {
    const { entries } = why(closedBefore(arrived(method), method), "FBA-US");
    expect(named(entries)).toEqual([[100, [100000, 10000, 2000], "Ledger row 3, Own row 3, Freight row 2, Freight row 3"]]);
  });

  test("a book that begins after it names the closed month, and the bills that the Freight table still has", () => {
    const tables = { Own: own("2026-10-03|Depot|TEA|purchase|5|10.00||P2||"), Ledger: ARRIVED, Detail: RECEIVED, Freight: SEA, Costs: COSTS };
    const { entries, layers } = why(closedBefore({ period: "2026-10", settings: { method: "fifo" }, tables }, "fifo"), "FBA-US");
    expect(named(entries)).toEqual([[100, [100000, 10000, 2000], "Ledger row 3, Closed months row 8, Freight row 2, Freight row 3"]]);
    expect(named(layers ?? [])).toEqual([[100, [100000, 10000, 2000], "Closed months row 8, Freight row 2, Freight row 3"]]);
  });

  test("a bill that came late stands behind the revaluation, beside the closed balance that it corrects, and not behind the beginning", () => {
    const late = `${SEA}\nFBA1SEA|50.00|USD|other|quantity`;
    const tables = { Own: own(BOUGHT, SENT), Ledger: STILL_QUIET, Freight: late, Costs: COSTS };
    const { opening, valueOnly } = why(closedBefore({ period: "2026-10", settings: { method: "moving-average" }, tables }, "moving-average"), "In transit");
    expect(named([opening])).toEqual([[100, [100000, 10000, 2000], "Closed months row 8, Own row 3, Freight row 2, Freight row 3"]]);
    expect(named(valueOnly)).toEqual([[0, [0, 0, 5000], "Freight row 4, Closed months row 8"]]);
    expect([opening, ...valueOnly].map(({ shipments }) => shipments?.map(({ shipment, units, cost }) => [shipment, units, Object.values(cost)]))).toEqual([
      [["FBA1SEA", 100, [100000, 10000, 2000]]],
      [["FBA1SEA", 0, [0, 0, 5000]]],
    ]);
  });

  test("each of two rows that came late is named, and the beginning is what was closed", () => {
    const tables = {
      Own: own(BOUGHT, SENT, "2026-09-20|Depot|TEA|purchase|10|12.00||P8||", "2026-09-21|Depot|TEA|sale|4|||S8||"),
      Ledger: STILL_QUIET,
      Freight: SEA,
      Costs: COSTS,
    };
    const { opening, entries, valueOnly } = why(closedBefore({ period: "2026-10", settings: { method: "fifo" }, tables }, "fifo"), "Depot");
    expect(named([opening])).toEqual([[100, [100000, 0, 0], "Closed months row 5, Own row 2, Own row 3"]]);
    // 10 for 120.00 came, and 4 of those at 10.00 left.
    expect(named([...entries, ...valueOnly])).toEqual([
      [6, [0, 0, 0], "Own row 4, Own row 5, Closed months row 5"],
      [0, [8000, 0, 0], "Own row 4, Own row 5, Closed months row 5"],
    ]);
  });

  test("in a book that begins after it, each location names its own closed balance", () => {
    const tables = { Own: own("2026-10-03|Depot|TEA|purchase|5|10.00||P2||"), Ledger: ARRIVED, Detail: RECEIVED, Freight: SEA, Costs: COSTS };
    const scenario = closedBefore({ period: "2026-10", settings: { method: "moving-average" }, tables }, "moving-average");
    expect(["Depot", "In transit"].map((location) => named([why(scenario, location).opening]))).toEqual([
      [[100, [100000, 0, 0], "Closed months row 5"]],
      [[100, [100000, 10000, 2000], "Closed months row 8, Freight row 2, Freight row 3"]],
    ]);
  });
});

test("a return and a reversal name the sale that they go back to", () => {
  const tables = {
    Own: own(BOUGHT, "2026-09-06|Depot|TEA|sale|5|||S1||", "2026-09-07|Depot|TEA|customer return|2|||R1||S1", "2026-09-08|Depot|TEA|sale|-1|||S1R||S1"),
  };
  const { entries, exits } = why({ period: "2026-09", settings: { method: "moving-average" }, tables }, "Depot");
  expect(named([...entries, ...exits])).toEqual([
    [200, [200000, 0, 0], "Own row 2"],
    [2, [2000, 0, 0], "Own row 4, Own row 3"],
    [-4, [-4000, 0, 0], "Own row 3, Own row 5"],
  ]);
});

test("goods that come home from Amazon name the removal, and the bills that they were carried for", () => {
  const scenario = arrived("moving-average");
  const tables = {
    ...scenario.tables,
    Own: own(BOUGHT, SENT, "2026-10-20|FBA-US|TEA|transfer|10|||REM1|Depot|"),
    Ledger: `${ARRIVED}\n2026-10-12|X|TEA|SELLABLE|100|0|0|0|-10|0|0|0|0|0|0|90|US`,
  };
  const { entries } = why({ ...scenario, tables }, "Depot");
  expect(named(entries)).toEqual([[10, [10000, 1000, 200], "Own row 4, Ledger row 4, Freight row 2, Freight row 3"]]);
});

test("goods that no paper of theirs prices name the row of the cost table", () => {
  const tables = { Own: own("2026-09-03|Depot|TEA|purchase|2|||P1||"), Costs: COSTS };
  expect(named(why({ period: "2026-09", settings: { method: "fifo" }, tables }, "Depot").entries)).toEqual([[2, [2000, 0, 0], "Own row 2, Costs row 2"]]);
});
