/**
 * Rows of the user's own tables in colours, and off again. What each cell was filled with before is kept in the workbook by the very request
 * that paints it, so that taking the colours off gives every cell its own fill back, wherever its row has been sorted to. A cell that was painted otherwise since is left alone.
 */
import { HostError } from "../app/port";
import type { RowColour } from "../core/report/row-colours";
import { groupAddresses } from "./addresses";
import { fillOf, fillsIn, findColoured, isSame, type CellFill, type ColouredRow } from "./coloured-rows";
import { runInExcel, type Conversation, type ExcelWire } from "./run-in-excel";

const KEY = "Tieout.coloured";
const PLACE = "the rows to colour";

/** Their fills are read in one exchange, and kept in a setting of the workbook: both must stay small. */
const ROWS_MAX = 2_000;

/** Colours that were put on before come off first. Answers how many rows are coloured now. */
export async function colourRows(wire: ExcelWire, rows: readonly RowColour[]): Promise<number> {
  if (rows.length > ROWS_MAX)
    throw new HostError(`${rows.length} rows are too many to colour in your table. Filter the sheet Shipment variances instead.`, "too-many-rows");
  return runInExcel(wire, { place: PLACE }, async (conversation) => {
    await takeOff(conversation);
    const { context, sync } = conversation;
    const { worksheets, tables, settings } = context.workbook;
    const asked = rows.flatMap(({ place: { source, row }, fill, names }) => {
      if (source.sheet === null || row === null) return [];
      const sheet = worksheets.getItem(source.sheet).load("id");
      const all = (source.table === null ? sheet.getUsedRange(true) : tables.getItem(source.table).getRange()).load("columnIndex,columnCount");
      return [{ sheet, all, row: row - 1, fill, names }];
    });
    await sync();
    const read = asked.map(({ sheet, all, row, fill, names }) => {
      const range = sheet.getRangeByIndexes(row, all.columnIndex, 1, all.columnCount).load("values");
      return { at: { sheetId: sheet.id, row, column: all.columnIndex, painted: fill }, names, range, cells: fillsIn(range) };
    });
    await sync();
    // A pattern could not be given back as it was.
    const coloured = read.flatMap(({ at, names, range, cells }): readonly ColouredRow[] => {
      const fills = (cells.value[0] ?? []) as readonly CellFill[];
      const said = names.filter((name) => range.values[0]?.some((cell) => isSame(cell, name)));
      return fills.some(isPatterned) ? [] : [{ ...at, names: said, fills: fills.map(fillOf) }];
    });
    if (coloured.length === 0) return 0;
    settings.add(KEY, JSON.stringify(coloured));
    for (const { sheetId, painted, areas } of byColour(
      coloured.map((row) => ({ sheetId: row.sheetId, colour: row.painted, row: row.row, column: row.column, columns: row.fills.length })),
    )) {
      for (const address of groupAddresses(areas)) worksheets.getItem(sheetId).getRanges(address).format.fill.color = painted ?? "";
    }
    await sync();
    return coloured.length;
  });
}

/** Answers how many rows had their colours taken off. */
export async function uncolourRows(wire: ExcelWire): Promise<number> {
  return runInExcel(wire, { place: PLACE }, takeOff);
}

async function takeOff(conversation: Conversation): Promise<number> {
  const { context, sync } = conversation;
  const { worksheets, settings } = context.workbook;
  const setting = settings.getItemOrNullObject(KEY).load("value");
  await sync();
  if (setting.isNullObject) return 0;
  const kept = JSON.parse(String(setting.value)) as readonly ColouredRow[];
  const sheets = new Map([...new Set(kept.map(({ sheetId }) => sheetId))].map((id) => [id, worksheets.getItemOrNullObject(id).load("id")]));
  await sync();
  const there = kept.filter(({ sheetId }) => sheets.get(sheetId)?.isNullObject === false);
  const cells = await findColoured(there, conversation);
  for (const { sheetId, painted, areas } of byColour(joined(cells))) {
    for (const address of groupAddresses(areas)) {
      const { fill } = worksheets.getItem(sheetId).getRanges(address).format;
      if (painted === null) fill.clear();
      else fill.color = painted;
    }
  }
  setting.delete();
  await sync();
  return there.length;
}

function isPatterned({ format }: CellFill): boolean {
  const pattern = format?.fill?.pattern ?? "Solid";
  return pattern !== "None" && pattern !== "Solid";
}

type Run = { readonly sheetId: string; readonly colour: string | null; readonly row: number; readonly column: number; readonly columns: number };

/** Neighbouring cells of one row and colour are one area. */
function joined(cells: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined && last.sheetId === cell.sheetId && last.row === cell.row && last.colour === cell.colour && last.column + last.columns === cell.column;
    if (goesOn) runs[runs.length - 1] = { ...last, columns: last.columns + cell.columns };
    else runs.push(cell);
  }
  return runs;
}

type Painting = {
  readonly sheetId: string;
  readonly painted: string | null;
  readonly areas: readonly { readonly row: number; readonly column: number; readonly rows: 1; readonly columns: number }[];
};

function byColour(runs: readonly Run[]): readonly Painting[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.sheetId, run.colour]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ sheetId: first.sheetId, painted: first.colour, areas: group.map(({ row, column, columns }) => ({ row, column, rows: 1 as const, columns })) }];
  });
}
