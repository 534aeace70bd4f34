/** Leads to cells: of a sheet that Tieout wrote, or of a row of the user's own data. */
import type { Place as SourcePlace } from "../core/domain/source";
import { markOf } from "../core/report/our-sheets";
import type { Area } from "../core/report/sheet-plan";
import { FAILURES } from "./host-errors";
import { runInExcel, type ExcelWire } from "./run-in-excel";

export async function selectArea(wire: ExcelWire, planId: string, area: Area): Promise<void> {
  return runInExcel(wire, { place: "the sheet that Tieout wrote" }, async ({ context, sync }) => {
    const marked = context.workbook.names.getItemOrNullObject(markOf(planId)).getRangeOrNullObject().load("address,worksheet/id,worksheet/visibility");
    await sync();
    if (marked.isNullObject) throw FAILURES.sheetMissing();
    const sheet = context.workbook.worksheets.getItem(marked.worksheet.id);
    if (marked.worksheet.visibility !== "Visible") sheet.visibility = "Visible";
    sheet.activate();
    sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).select();
    await sync();
  });
}

/** The row of a table or sheet that a finding speaks of; the whole table where it names no row. False where it is in a file. */
export async function selectSource(wire: ExcelWire, { source, row }: SourcePlace): Promise<boolean> {
  const { sheet: sheetName, table: tableName, file } = source;
  if (file !== null || sheetName === null) return false;
  return runInExcel(wire, { place: `the sheet ${sheetName}` }, async ({ context, sync }) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const all = (tableName === null ? sheet.getUsedRange(true) : context.workbook.tables.getItem(tableName).getRange()).load(
      "rowIndex,columnIndex,rowCount,columnCount",
    );
    await sync();
    sheet.activate();
    if (row === null) all.select();
    else sheet.getRangeByIndexes(row - 1, all.columnIndex, 1, all.columnCount).select();
    await sync();
    return true;
  });
}
