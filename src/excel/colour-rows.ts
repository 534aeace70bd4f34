/**
 * Rows of the user's own tables in colours, and off again. What each cell was filled with before is kept in the workbook by the very request
 * that paints it, so that taking the colours off gives every cell its own fill back. A cell that was painted otherwise since is left alone.
 */
import { HostError } from "../app/port";
import type { RowColour } from "../core/report/row-colours";
import { groupAddresses } from "./addresses";
import { runInExcel, type Conversation, type ExcelWire } from "./run-in-excel";

const KEY = "Tieout.coloured";
const PLACE = "the rows to colour";

/** A row as it was; null for a cell without a fill. */
type ColouredRow = {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly painted: string;
  readonly fills: readonly (string | null)[];
};
type CellFill = { readonly format?: { readonly fill?: { readonly color?: string; readonly pattern?: string | null } } };

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
    const asked = rows.flatMap(({ place: { source, row }, fill }) => {
      if (source.sheet === null || row === null) return [];
      const sheet = worksheets.getItem(source.sheet).load("id");
      const all = (source.table === null ? sheet.getUsedRange(true) : tables.getItem(source.table).getRange()).load("columnIndex,columnCount");
      return [{ sheet, all, row: row - 1, fill }];
    });
    await sync();
    const read = asked.map(({ sheet, all, row, fill }) => ({
      sheetId: sheet.id,
      row,
      column: all.columnIndex,
      painted: fill,
      cells: cellsOf(sheet.getRangeByIndexes(row, all.columnIndex, 1, all.columnCount)),
    }));
    await sync();
    // A pattern could not be given back as it was.
    const coloured = read.flatMap(({ cells, ...row }): readonly ColouredRow[] => {
      const fills = (cells.value[0] ?? []) as readonly CellFill[];
      return fills.some(isPatterned) ? [] : [{ ...row, fills: fills.map(fillOf) }];
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

async function takeOff({ context, sync }: Conversation): Promise<number> {
  const { worksheets, settings } = context.workbook;
  const setting = settings.getItemOrNullObject(KEY).load("value");
  await sync();
  if (setting.isNullObject) return 0;
  const kept = JSON.parse(String(setting.value)) as readonly ColouredRow[];
  const sheets = new Map([...new Set(kept.map(({ sheetId }) => sheetId))].map((id) => [id, worksheets.getItemOrNullObject(id).load("id")]));
  await sync();
  const there = kept.filter(({ sheetId }) => sheets.get(sheetId)?.isNullObject === false);
  const now = there.map(({ sheetId, row, column, fills }) => cellsOf(worksheets.getItem(sheetId).getRangeByIndexes(row, column, 1, fills.length)));
  await sync();
  const cells = there.flatMap(({ sheetId, row, column, painted, fills }, index) => {
    const found = (now[index]?.value[0] ?? []) as readonly CellFill[];
    return fills.flatMap((colour, offset) =>
      sameColour(fillOf(found[offset]), painted) ? [{ sheetId, colour, row, column: column + offset, columns: 1 }] : [],
    );
  });
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

function cellsOf(range: Excel.Range): OfficeExtension.ClientResult<Excel.CellProperties[][]> {
  return range.getCellProperties({ format: { fill: { color: true, pattern: true } } });
}

function isPatterned({ format }: CellFill): boolean {
  const pattern = format?.fill?.pattern ?? "Solid";
  return pattern !== "None" && pattern !== "Solid";
}

function fillOf(cell: CellFill | undefined): string | null {
  const fill = cell?.format?.fill;
  return fill?.pattern === "None" || fill?.color === undefined || fill.color === "" ? null : fill.color;
}

function sameColour(a: string | null, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
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
