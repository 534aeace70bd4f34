import { stackTables } from "../../../src/core/columns/stack-tables";
import { rowsOf, tableOf, type Schema } from "../../../src/core/columns/table";
import { dayOfIso } from "../../../src/core/domain/day";

const SCHEMA = { sku: "text", day: "day", quantity: "units", cost: "decimal" } as const satisfies Schema;

test("every kind of column goes under the one before, empty cells with it", () => {
  const first = tableOf(SCHEMA, [{ sku: "TEA-01", day: dayOfIso("2026-10-31"), quantity: 5, cost: { coefficient: 55, scale: 1 } }], [{ source: 0, row: 2 }]);
  const second = tableOf(
    SCHEMA,
    [
      { sku: "TEA-02", day: null, quantity: null, cost: null },
      { sku: "TEA-01", day: null, quantity: -1, cost: null },
    ],
    [
      { source: 1, row: 9 },
      { source: 1, row: 10 },
    ],
  );
  const stacked = stackTables(SCHEMA, [first, tableOf(SCHEMA, [], []), second]);
  expect(stacked.rowCount).toBe(3);
  expect(rowsOf(stacked)).toEqual([
    { sku: "TEA-01", day: dayOfIso("2026-10-31"), quantity: 5, cost: { coefficient: 55, scale: 1 }, at: { source: 0, row: 2 } },
    { sku: "TEA-02", day: null, quantity: null, cost: null, at: { source: 1, row: 9 } },
    { sku: "TEA-01", day: null, quantity: -1, cost: null, at: { source: 1, row: 10 } },
  ]);
  expect(stacked.columns.sku.dictionary).toEqual(["TEA-01", "TEA-02"]);
});

test("nothing stacked is an empty table", () => {
  expect(stackTables(SCHEMA, []).rowCount).toBe(0);
});
