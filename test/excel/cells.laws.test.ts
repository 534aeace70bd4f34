/** Laws of what is written: text comes back as it was, and formats reach exactly the cells they were meant for. */
import fc from "fast-check";
import type { Area, SheetPlan } from "../../src/core/report/sheet-plan";
import { STYLES, type Style, type StyleName } from "../../src/core/report/styles";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import { numberFormatsOf } from "../../src/excel/number-formats";
import { columnPlan } from "./plans";
import { openClient } from "./real-client";

const hostile = fc
  .oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.tuple(fc.constantFrom("=", "+", "-", "@", "'", "''", "0", "\t", " "), fc.string()).map((parts) => parts.join("")),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.constantFrom("TRUE", "false", "#N/A", "1/2/2026", "2026-10-31", "12%", "1e9", "007"),
  )
  .filter((text) => text !== "");

test.each([null, "text"] as const)("any text comes back as itself (style %s)", async (style) => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 40 }), async (texts) => {
      const { excel } = openClient({ sheets: [{ name: "S" }] });
      await openExcelPort(excelWire(excel)).writeSheets([columnPlan(texts, style)], { signal: new AbortController().signal, onProgress: () => undefined });
      const values = await excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Column").getRangeByIndexes(0, 0, texts.length, 1).load("values,formulas");
        await context.sync();
        return [range.values, range.formulas];
      });
      expect(values).toEqual([texts.map((text) => [text]), texts.map((text) => [text])]);
    }),
    { numRuns: 25 },
  );
});

const ROWS = 9;
const COLUMNS = 6;
const area: fc.Arbitrary<Area> = fc
  .record({ row: fc.nat(ROWS - 1), column: fc.nat(COLUMNS - 1), rows: fc.integer({ min: 1, max: ROWS }), columns: fc.integer({ min: 1, max: COLUMNS }) })
  .map(({ row, column, rows, columns }) => ({ row, column, rows: Math.min(rows, ROWS - row), columns: Math.min(columns, COLUMNS - column) }));
const paint = fc.array(
  fc.record({ style: fc.constantFrom<StyleName>("text", "date", "quantity", "money-2", "red"), areas: fc.array(area, { maxLength: 3 }) }),
  { maxLength: 6 },
);

test("the areas of number formats are what painting cell by cell gives, and none overlap", () => {
  fc.assert(
    fc.property(paint, (painted) => {
      const plan: SheetPlan = {
        ...columnPlan([]),
        cells: Array.from({ length: ROWS }, () => new Array<null>(COLUMNS).fill(null)),
        columnWidths: new Array<number>(COLUMNS).fill(10),
        paint: painted,
      };
      const naive = new Map<string, string>();
      for (const { style, areas } of painted) {
        const { numberFormat }: Style = STYLES[style];
        if (numberFormat !== undefined) for (const each of areas) for (const cell of cellsOf(each)) naive.set(cell, numberFormat);
      }
      const found = numberFormatsOf(plan, plan.cells.length).areas.flatMap(({ format, area: each }) => cellsOf(each).map((cell) => [cell, format] as const));
      expect(found.length).toBe(naive.size);
      expect(new Map(found)).toEqual(naive);
    }),
  );
});

function cellsOf({ row, column, rows, columns }: Area): readonly string[] {
  return Array.from({ length: rows * columns }, (_, index) => `${row + Math.floor(index / columns)} ${column + (index % columns)}`);
}
