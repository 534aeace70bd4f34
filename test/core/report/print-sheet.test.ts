import { printingOf } from "../../../src/core/report/print-sheet";
import { ROLLFORWARD } from "../../excel/plans";

const plan = (widths: readonly number[], columns: number) => ({
  ...ROLLFORWARD,
  columnWidths: widths,
  frozen: { rows: 0, columns },
  headerRows: { row: 7, rows: 2 },
});

test("a sheet that can be read on one page is one page wide, with its headings on each", () => {
  expect(printingOf(plan([20, 100, 100], 1))).toEqual({ pagesWide: 1, titleRows: { row: 7, rows: 2 }, titleColumns: 0 });
});

test("a wider one takes more pages instead of smaller letters, each with the columns that say what a row is", () => {
  // 480 characters beside 20 that every page repeats: 200 more fit a page.
  expect(printingOf(plan([20, ...Array.from({ length: 40 }, () => 12)], 1))).toMatchObject({ pagesWide: 3, titleColumns: 1 });
});

test("columns on the left that leave no room do not make pages without end", () => {
  expect(printingOf(plan([300, 110], 1))).toMatchObject({ pagesWide: 2 });
});
