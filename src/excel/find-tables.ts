/**
 * What there is to read: every Excel Table on a visible sheet, what stands beside the tables there, and the used range of each visible
 * sheet that has none. Hidden sheets are named, not read. Of sheets that Tieout wrote, those that are read back are on offer whole, hidden
 * or not: their headings tell where something was typed, also after a table was turned into plain cells. Three exchanges, however many
 * tables there are, and a fourth where cells stand beside them; only the first rows of each are read.
 */
import { areasBeside, labelOfArea, withoutContained } from "../app/areas-beside";
import type { OfferedTable } from "../app/port";
import type { DateSystem } from "../core/domain/day";
import { raise } from "../core/domain/issue";
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
    const survey = await surveySheets(conversation, signal);
    const places = await findPlaces(conversation, survey, signal);
    const heads = await readHeads(conversation, places, signal);
    const firstOfUser = places.findIndex(({ ours }) => ours === null);
    const hidden = survey.sheets
      .filter(({ sheet, range, isOurs }) => sheet.visibility === "Hidden" && !isOurs && !range.isNullObject)
      .map(({ sheet }) => sheet.name);
    return places.map((place, index): OfferedTable => ({
      head: {
        ref: place.ref,
        firstRow: place.area.row + 1,
        rows: heads[index] ?? [],
        dateSystem: survey.dateSystem,
        ...(place.isBeside ? { beside: place.area } : {}),
      },
      ours: place.ours,
      rowCount: place.area.rows,
      readRows: (wanted, readSignal) => readRows(wire, { place, ...wanted }, readSignal),
      ...(index === firstOfUser && hidden.length > 0 ? { issues: () => [raise("sheets-hidden", null, { file: null, sheets: hidden })] } : {}),
    }));
  });
}

type Offer = Place & Pick<OfferedTable, "ours"> & { readonly isBeside: boolean };
type FoundTable = { readonly table: Excel.Table; readonly range: Excel.Range };
/** `planId` of a sheet of ours that stands where it was written; null while it is being built. */
type FoundSheet = {
  readonly sheet: Excel.Worksheet;
  readonly range: Excel.Range;
  readonly isOurs: boolean;
  readonly planId: string | null;
  readonly tables: readonly FoundTable[];
};
type Survey = { readonly sheets: readonly FoundSheet[]; readonly dateSystem: DateSystem };

async function surveySheets({ context, sync }: Conversation, signal: AbortSignal): Promise<Survey> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load("items/id,items/name,items/visibility");
  const tables = workbook.tables.load("items/id,items/name,items/showTotals,items/worksheet/id");
  const names = workbook.names.load("items/name");
  const date = askDateSystem(context);
  await sync();
  signal.throwIfAborted();
  const ourSheets = names.items
    .filter(({ name }) => planIdOf(name) !== null || isBuildingMark(name))
    .map((mark) => ({ planId: planIdOf(mark.name), range: mark.getRangeOrNullObject().load("worksheet/id") }));
  const ofTables = tables.items.map((table): FoundTable => ({ table, range: loadArea(table.getRange()) }));
  const usedRanges = sheets.items.map((sheet) => ({ sheet, range: loadArea(sheet.getUsedRangeOrNullObject(true)) }));
  await sync();
  signal.throwIfAborted();
  const written = new Map(ourSheets.filter(({ range }) => !range.isNullObject).map(({ planId, range }) => [range.worksheet.id, planId]));
  return {
    sheets: usedRanges.map(({ sheet, range }) => ({
      sheet,
      range,
      isOurs: written.has(sheet.id),
      planId: written.get(sheet.id) ?? null,
      tables: ofTables.filter(({ table }) => table.worksheet.id === sheet.id),
    })),
    dateSystem: dateSystemOf(date),
  };
}

async function findPlaces({ sync }: Conversation, { sheets }: Survey, signal: AbortSignal): Promise<readonly Offer[]> {
  const beside = sheets.map(({ sheet, range, isOurs, tables }) => {
    if (isOurs || sheet.visibility !== "Visible" || tables.length === 0 || range.isNullObject) return [];
    return areasBeside(
      tables.map((found) => areaOf(found.range)),
      areaOf(range),
    ).map(({ row, column, rows, columns }) => loadArea(sheet.getRangeByIndexes(row, column, rows, columns).getUsedRangeOrNullObject(true)));
  });
  if (beside.some((ranges) => ranges.length > 0)) await sync();
  signal.throwIfAborted();
  return sheets.flatMap(({ sheet, range, isOurs, planId, tables }, index): readonly Offer[] => {
    const whole = range.isNullObject
      ? []
      : [{ ref: refOf(sheet.name, null), sheetId: sheet.id, tableId: null, area: areaOf(range), ours: planId, isBeside: false }];
    if (isOurs) return planId !== null && isReadBack(planId) ? whole : [];
    if (sheet.visibility !== "Visible") return [];
    if (tables.length === 0) return whole;
    const areas = withoutContained((beside[index] ?? []).filter((found) => !found.isNullObject).map(areaOf));
    return [
      ...tables.map((found) => tablePlace(sheet, found)),
      ...areas.map((area) => ({
        ref: { ...refOf(sheet.name, null), label: labelOfArea(sheet.name, area) },
        sheetId: sheet.id,
        tableId: null,
        area,
        ours: null,
        isBeside: true,
      })),
    ];
  });
}

function tablePlace(sheet: Excel.Worksheet, { table, range }: FoundTable): Offer {
  const area = areaOf(range);
  // A total row is not data.
  return {
    ref: refOf(sheet.name, table.name),
    sheetId: sheet.id,
    tableId: table.id,
    area: table.showTotals ? { ...area, rows: area.rows - 1 } : area,
    ours: null,
    isBeside: false,
  };
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
