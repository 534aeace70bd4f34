/** The four methods side by side, and the effect of each on the cost of sales. */
import { minor } from "../../src/core/domain/money";
import type { MethodFigures, MethodLine } from "../../src/core/engine/compare-methods";
import { viewMethods } from "../../src/taskpane/methods-view";
import { USD } from "./example-month";

const figures = (ending: number | null, costOfSales: number | null, revaluation: number | null = 0): MethodFigures => ({
  ending: ending === null ? null : minor(ending),
  costOfSales: costOfSales === null ? null : minor(costOfSales),
  revaluation: revaluation === null ? null : minor(revaluation),
});
const methodLine = (byMethod: MethodLine["byMethod"]): MethodLine => ({
  location: "FBA",
  sku: "TEA-01",
  fnsku: null,
  disposition: null,
  currency: USD,
  byMethod,
});
const LINE = methodLine({
  "month-end-average": figures(1000, 500),
  "moving-average": figures(1010, 490),
  fifo: figures(1100, 400),
  standard: figures(950, 520, -30),
});

test("each method shows its cost of sales, and by how much it differs from the one in use", () => {
  const { tables, note } = viewMethods([LINE, LINE], "month-end-average");
  expect(tables).toHaveLength(1);
  expect(tables[0]?.rows.map(({ title, ending, costOfSales, effect }) => [title, ending, costOfSales, effect])).toEqual([
    ["Month-end weighted average", "USD 20.00", "USD 10.00", null],
    ["Moving average", "USD 20.20", "USD 9.80", "USD −0.20"],
    ["FIFO", "USD 22.00", "USD 8.00", "USD −2.00"],
    // What standard cost writes off as a variance is borne by the month too: 5.20 + 0.30, twice.
    ["Standard cost", "USD 19.00", "USD 11.00", "USD +1.00"],
  ]);
  expect(note).toBeNull();
});

test("a line that one method cannot value is left out of all of them, and that is said", () => {
  const without = methodLine({ ...LINE.byMethod, standard: figures(null, null, null) });
  const { tables, note } = viewMethods([LINE, without], "fifo");
  expect(tables[0]?.rows.map(({ costOfSales }) => costOfSales)).toEqual(["USD 5.00", "USD 4.90", "USD 4.00", "USD 5.50"]);
  expect(note).toBe("1 line without a cost is left out of all four.");
});
