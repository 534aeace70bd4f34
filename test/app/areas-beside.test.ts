/** Rectangles without a table in them. */
import fc from "fast-check";
import { areasBeside, withoutContained } from "../../src/app/areas-beside";
import type { Area } from "../../src/core/report/sheet-plan";

const area = (row: number, column: number, rows: number, columns: number): Area => ({ row, column, rows, columns });
const overlap = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
const isWithin = (a: Area, b: Area): boolean =>
  a.row >= b.row && a.row + a.rows <= b.row + b.rows && a.column >= b.column && a.column + a.columns <= b.column + b.columns;

test("a table in the corner leaves what is right of it and what is below it, each as far as the sheet goes", () => {
  expect(areasBeside([area(0, 0, 3, 2)], area(0, 0, 10, 6))).toEqual([area(0, 2, 10, 4), area(3, 0, 7, 6)]);
});

test("a table that fills the sheet leaves nothing", () => {
  expect(areasBeside([area(2, 1, 5, 4)], area(2, 1, 5, 4))).toEqual([]);
});

test("of two that are the same one is left, and one within another goes", () => {
  expect(withoutContained([area(0, 0, 2, 2), area(0, 0, 2, 2), area(0, 0, 1, 2)])).toEqual([area(0, 0, 2, 2)]);
});

test("whatever stands beside the tables is whole in one of the areas, and no area touches a table", () => {
  const anyArea = fc.record({ row: fc.nat(8), column: fc.nat(8), rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(fc.array(anyArea, { maxLength: 4 }), anyArea, (tables, range) => {
      const areas = areasBeside(tables, area(0, 0, 14, 14));
      expect(areas.filter((one) => tables.some((table) => overlap(one, table)))).toEqual([]);
      expect(areas.some((one) => isWithin(range, one))).toBe(!tables.some((table) => overlap(range, table)));
    }),
  );
});
