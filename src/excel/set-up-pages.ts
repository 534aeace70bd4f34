/** How a sheet is printed, said to Excel. */
import { printingOf } from "../core/report/print-sheet";
import type { SheetPlan } from "../core/report/sheet-plan";

/** A new sheet: across the page, so many pages wide, and as many long as it takes. */
export function setUpPages(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { pagesWide, titleColumns } = printingOf(plan);
  const { pageLayout } = sheet;
  pageLayout.orientation = "Landscape";
  pageLayout.zoom = { horizontalFitToPages: pagesWide };
  if (titleColumns > 0) pageLayout.setPrintTitleColumns(sheet.getRangeByIndexes(0, 0, 1, titleColumns).getEntireColumn());
  repeatRows(sheet, printingOf(plan).titleRows);
}

/** A sheet that stays keeps what its user set up; only its headings may stand elsewhere now. */
export function repeatRows(sheet: Excel.Worksheet, titleRows: { readonly row: number; readonly rows: number } | null): void {
  if (titleRows !== null) sheet.pageLayout.setPrintTitleRows(`$${titleRows.row + 1}:$${titleRows.row + titleRows.rows}`);
}
