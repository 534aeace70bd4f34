/**
 * What there is to read: every Excel Table on a visible sheet, and the used range of each visible sheet that has none. Sheets that
 * Tieout wrote are left out. Three exchanges, however many tables there are, and only the first rows of each are read.
 */
import type { OfferedTable } from "../app/port";
import type { DateSystem } from "../core/domain/day";
import type { TableRef } from "../core/domain/source";
import { isBuildingMark, planIdOf } from "../core/report/our-sheets";
import { HEAD_ROWS, type Row } from "../core/sources/grid";
import { askDateSystem, dateSystemOf } from "./date-system";
import { cellsOf, CELLS_PER_READ, readRows, type Place } from "./read-rows";
import { runInExcel, type Conversation, type ExcelWire } from "./run-in-excel";

/** No known source is nearly as wide; a sheet that is must not make the answer too large. */
const HEAD_COLUMNS = 500;

export async function findTables(wire: ExcelWire, signal: AbortSignal): Promise<readonly OfferedTable[]> {
  return runInExcel(wire, { place: "the workbook", signal }, async (conversation) => {
    const { places, dateSystem } = await findPlaces(conversation, signal);
    const heads = await readHeads(conversation, places, signal);
    return places.map((place, index): OfferedTable => ({
      head: { ref: place.ref, firstRow: place.area.row + 1, rows: heads[index] ?? [], dateSystem },
      rowCount: place.area.rows,
      readRows: (wanted, readSignal) => readRows(wire, { place, ...wanted }, readSignal),
    }));
  });
}

async function findPlaces({ context, sync }: Conversation, signal: AbortSignal): Promise<{ readonly places: readonly Place[]; readonly dateSystem: DateSystem }> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load("items/id,items/name,items/visibility");
  const tables = workbook.tables.load("items/id,items/name,items/showTotals,items/worksheet/id");
  const names = workbook.names.load("items/name");
  const date = askDateSystem(context);
  await sync();
  signal.throwIfAborted();
  const ourSheets = names.items.filter(({ name }) => planIdOf(name) !== null || isBuildingMark(name)).map((name) => name.getRangeOrNullObject().load("worksheet/id"));
  const ofTables = tables.items.map((table) => ({ table, range: loadArea(table.getRange()) }));
  const withTable = new Set(tables.items.map(({ worksheet }) => worksheet.id));
  const ofSheets = sheets.items.filter(({ id }) => !withTable.has(id)).map((sheet) => ({ sheet, range: loadArea(sheet.getUsedRangeOrNullObject(true)) }));
  await sync();
  signal.throwIfAborted();
  const written = new Set(ourSheets.filter(({ isNullObject }) => !isNullObject).map(({ worksheet }) => worksheet.id));
  const shown = sheets.items.filter(({ id, visibility }) => visibility === "Visible" && !written.has(id));
  const places = shown.flatMap((sheet): Place[] => [
    ...ofTables.filter(({ table }) => table.worksheet.id === sheet.id).map(({ table, range }) => tablePlace(sheet, table, range)),
    ...ofSheets
      .filter((found) => found.sheet.id === sheet.id && !found.range.isNullObject)
      .map(({ range }) => ({ ref: refOf(sheet.name, null), sheetId: sheet.id, tableId: null, area: areaOf(range) })),
  ]);
  return { places, dateSystem: dateSystemOf(date) };
}

function tablePlace(sheet: Excel.Worksheet, table: Excel.Table, range: Excel.Range): Place {
  const area = areaOf(range);
  // A total row is not data.
  return { ref: refOf(sheet.name, table.name), sheetId: sheet.id, tableId: table.id, area: table.showTotals ? { ...area, rows: area.rows - 1 } : area };
}

function refOf(sheet: string, table: string | null): TableRef {
  return { label: table ?? sheet, file: null, sheet, table };
}

function loadArea(range: Excel.Range): Excel.Range {
  return range.load("rowIndex,columnIndex,rowCount,columnCount");
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Place["area"] {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

/** The first rows of every place, as many places in one exchange as stay within the limit of an answer. */
async function readHeads({ context, sync }: Conversation, places: readonly Place[], signal: AbortSignal): Promise<readonly (readonly Row[])[]> {
  const ranges: Excel.Range[] = [];
  let cells = 0;
  for (const { sheetId, area } of places) {
    const [rows, columns] = [Math.min(area.rows, HEAD_ROWS), Math.min(area.columns, HEAD_COLUMNS)];
    if (cells > 0 && cells + rows * columns > CELLS_PER_READ) {
      await sync();
      signal.throwIfAborted();
      cells = 0;
    }
    cells += rows * columns;
    ranges.push(context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(area.row, area.column, rows, columns).load("values"));
  }
  await sync();
  signal.throwIfAborted();
  return ranges.map((range) => cellsOf(range.values));
}
