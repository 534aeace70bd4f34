/** The four methods side by side, from one set of movements worked out by hand. */
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { compareMethods, type MethodComparison } from "../../../src/core/engine/compare-methods";
import { inputOf } from "./scenario";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|Applies To";
const rows = [
  OWN,
  "2026-10-01|Shop|TEA|opening|10|10||",
  "2026-10-05|Shop|TEA|purchase|5|9||",
  "2026-10-10|Shop|TEA|sale|12||S1|",
  "2026-10-12|Shop|TEA|customer return|2|||S1",
  "2026-10-25|Shop|TEA|purchase|10|11||",
].join("\n");

function say(comparison: MethodComparison): readonly string[] {
  if (comparison.outcome === "stopped") return comparison.issues.map(({ code }) => code);
  return comparison.lines.flatMap(({ location, sku, byMethod }) =>
    (Object.keys(VALUATION_METHODS) as ValuationMethod[]).map(
      (method) =>
        `${location} ${sku} ${method}: ${byMethod[method].ending} left, ${byMethod[method].costOfSales} sold, ${byMethod[method].revaluation} revalued`,
    ),
  );
}

test("each method's ending and cost of sales, returns taken off", () => {
  // Month-end 255/25 = 10.20 for ten sold on balance; moving 145/15, two of twelve back at 116/12; FIFO 118.00 and 118/12 x 2.
  expect(say(compareMethods(inputOf({ tables: { Own: rows, Costs: "SKU|Unit Cost|Currency\nTEA|10|USD" } })))).toEqual([
    "Shop TEA month-end-average: 15300 left, 10200 sold, 0 revalued",
    "Shop TEA moving-average: 15833 left, 9667 sold, 0 revalued",
    "Shop TEA fifo: 15667 left, 9833 sold, 0 revalued",
    "Shop TEA standard: 15000 left, 10000 sold, -500 revalued",
  ]);
});

test("goods without a cost have no figures by any method", () => {
  const none = say(compareMethods(inputOf({ tables: { Own: `${OWN}\n2026-10-01|Shop|TEA|opening|10|||` } })));
  expect(none).toEqual(["month-end-average", "moving-average", "fifo", "standard"].map((method) => `Shop TEA ${method}: null left, null sold, null revalued`));
});

test("what stops a run stops the comparison", () => {
  expect(say(compareMethods(inputOf({ period: "2026-12", tables: { Own: rows } })))).toEqual(["period-without-rows"]);
});
