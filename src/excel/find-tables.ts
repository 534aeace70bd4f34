/**
 * What there is to read: every Excel Table on a visible sheet, and the used range of each visible sheet that has none. Of sheets that
 * Tieout wrote, those that are read back are on offer whole, hidden or not: their headings tell where something was typed, also after
 * a table was turned into plain cells. Three exchanges, however many tables there are, and only the first rows of each are read.
 */
import type { OfferedTable } from "../app/port";
import type { DateSystem } from "../core/domain/day";
import type { TableRef } from "../core/domain/source";
import { isBuildingMark, planIdOf } from "../core/report/our-sheets";
import { HEAD_ROWS, OUR_HEAD_ROWS, type Row } from "../core/sources/grid";
import { isReadBack } from "../core/sources/our-sources";
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
      ours: place.ours,
      rowCount: place.area.rows,
      readRows: (wanted, readSignal) => readRows(wire, { place, ...wanted }, readSignal),
    }));
  });
}

type Offer = Place & Pick<OfferedTable, "ours">;

async function findPlaces({ context, sync }: Conversation, signal: AbortSignal): Promise<{ readonly places: readonly Offer[]; readonly dateSystem: DateSystem }> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load("items/id,items/name,items/visibility");
  const tables = workbook.tables.load("items/id,items/name,items/showTotals,items/worksheet/id");
  const names = workbook.names.load("items/name");
  const date = askDateSystem(context);
  await sync();
  signal.throwIfAborted();
  const ourSheets = names.items.filter(({ name }) => planIdOf(name) !== null || isBuildingMark(name)).map((mark) => ({ planId: planIdOf(mark.name), range: mark.getRangeOrNullObject().load("worksheet/id") }));
  const ofTables = tables.items.map((table) => ({ table, range: loadArea(table.getRange()) }));
  const withTable = new Set(tables.items.map(({ worksheet }) => worksheet.id));
  const usedRanges = sheets.items.map((sheet) => ({ sheet, range: loadArea(sheet.getUsedRangeOrNullObject(true)) }));
  await sync();
  signal.throwIfAborted();
  const written = new Map(ourSheets.filter(({ range }) => !range.isNullObject).map(({ planId, range }) => [range.worksheet.id, planId]));
  const places = usedRanges.flatMap(({ sheet, range }): readonly Offer[] => {
    const ours = written.get(sheet.id);
    const whole = range.isNullObject ? [] : [{ ref: refOf(sheet.name, null), sheetId: sheet.id, tableId: null, area: areaOf(range), ours: ours ?? null }];
    if (ours !== undefined) return ours !== null && isReadBack(ours) ? whole : [];
    if (sheet.visibility !== "Visible") return [];
    return withTable.has(sheet.id) ? ofTables.filter(({ table }) => table.worksheet.id === sheet.id).map((found) => tablePlace(sheet, found)) : whole;
  });
  return { places, dateSystem: dateSystemOf(date) };
}

function tablePlace(sheet: Excel.Worksheet, { table, range }: { readonly table: Excel.Table; readonly range: Excel.Range }): Offer {
  const area = areaOf(range);
  // A total row is not data.
  return { ref: refOf(sheet.name, table.name), sheetId: sheet.id, tableId: table.id, area: table.showTotals ? { ...area, rows: area.rows - 1 } : area, ours: null };
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
async function readHeads({ context, sync }: Conversation, places: readonly Offer[], signal: AbortSignal): Promise<readonly (readonly Row[])[]> {
  const ranges: Excel.Range[] = [];
  let cells = 0;
  for (const { sheetId, area, ours } of places) {
    const [rows, columns] = [Math.min(area.rows, ours === null ? HEAD_ROWS : OUR_HEAD_ROWS), Math.min(area.columns, HEAD_COLUMNS)];
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
