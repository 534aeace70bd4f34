/** What stands behind an ending: layers or inputs, the parts of their cost, and the rows of everything that they came through. */
import { nameOfPlace } from "../../../src/core/domain/source";
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { explainEnding, type Explanation } from "../../../src/core/engine/explain-ending";
import { closedMonths, workedOut, type Scenario } from "./scenario";
import { DETAIL, LEDGER } from "./scenario-headers";

const REPLAYED = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse|Applies To";
const BOUGHT = "2026-09-01|Depot|TEA|purchase|200|10.00||P1||";
const SENT = "2026-09-05|Depot|TEA|transfer|100|||FBA1SEA|FBA-US|";
const SEA = "Shipment ID|Amount|Currency|Part|Basis\nFBA1SEA|100.00|USD|freight|quantity\nFBA1SEA|20.00|USD|other|quantity";
const COSTS = "SKU|Unit Cost|Currency\nTEA|10.00|USD";
const QUIET = `${LEDGER}\n2026-09-01|X|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US`;
const ARRIVED = `${QUIET}\n2026-10-02|X|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US`;
const RECEIVED = `${DETAIL}\n2026-10-02|X|TEA|Receipts|FBA1SEA|100|PHX6|SELLABLE||US||`;
const own = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");

function why(scenario: Scenario, location: string): Explanation {
  const worked = workedOut(scenario);
  const line = worked.reconciliation.rollforward.find((one) => one.location === location);
  const explanation = line === undefined ? null : explainEnding(worked, line);
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
    expect(named(entries)).toEqual([[100, [100000, 10000, 2000], "Ledger row 3, Closed months row 5, Freight row 2, Freight row 3"]]);
    expect(named(layers ?? [])).toEqual([[100, [100000, 10000, 2000], "Closed months row 5, Freight row 2, Freight row 3"]]);
  });
});
