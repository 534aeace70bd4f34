/**
 * The rows of a table in chunks small enough for an answer of Excel, with only the columns that are needed. Each chunk also asks
 * where the table is now, so that rows which moved under the reader's feet are never taken for others.
 */
import type { TableRef } from "../core/domain/source";
import type { Area } from "../core/report/sheet-plan";
import type { Cell, Chunk, Row } from "../core/sources/grid";
import { FAILURES } from "./host-errors";
import { runInExcel, type Conversation, type ExcelWire } from "./run-in-excel";

/** Where a table was found; tableId null for the used range of a sheet. */
export type Place = { readonly ref: TableRef; readonly sheetId: string; readonly tableId: string | null; readonly area: Area };

/** About 20 bytes a cell in an answer, and answers stay well below Excel's 5 MB. */
export const CELLS_PER_READ = 60_000;
const ANSWER_BYTES = 2_000_000;

type Run = { readonly from: number; readonly count: number };

/** Rows from `fromRow` on, counted from 1 as the user sees them; `columns` are positions in a row. */
export type Reading = { readonly place: Place; readonly fromRow: number; readonly columns: readonly number[] };

export async function* readRows(wire: ExcelWire, { place, fromRow, columns }: Reading, signal: AbortSignal): AsyncIterable<Chunk> {
  const runs = runsOf(columns);
  const width = Math.max(
    1,
    runs.reduce((sum, { count }) => sum + count, 0),
  );
  const end = place.area.row + place.area.rows;
  let rows = Math.max(1, Math.floor(CELLS_PER_READ / width));
  for (let row = Math.max(fromRow - 1, place.area.row); row < end;) {
    signal.throwIfAborted();
    const wanted = { ...place.area, row, rows: Math.min(rows, end - row) };
    const read = await readChunk(wire, { place, wanted, runs });
    if (read === "too-large") {
      rows = Math.max(1, Math.floor(wanted.rows / 2));
      continue;
    }
    yield { firstRow: row + 1, rows: read.rows };
    row += wanted.rows;
    rows = nextRowCount({ rows: wanted.rows, bytes: read.bytes, width });
  }
}

/** Neighbouring columns are read together. */
function runsOf(columns: readonly number[]): readonly Run[] {
  const runs: { from: number; count: number }[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.from + last.count === column) last.count += 1;
    else runs.push({ from: column, count: 1 });
  }
  return runs;
}

/** As many rows as will fill an answer, going by the last one, and never many times more than before. */
function nextRowCount({ rows, bytes, width }: { readonly rows: number; readonly bytes: number; readonly width: number }): number {
  const fitting = Math.floor((rows * ANSWER_BYTES) / Math.max(1, bytes));
  return Math.max(1, Math.min(fitting, rows * 4, Math.floor((CELLS_PER_READ * 4) / width)));
}

type Wanted = { readonly place: Place; readonly wanted: Area; readonly runs: readonly Run[] };

async function readChunk(wire: ExcelWire, { place, wanted, runs }: Wanted): Promise<{ readonly rows: readonly Row[]; readonly bytes: number } | "too-large"> {
  const named = place.ref.table === null ? `the sheet ${place.ref.label}` : `the table ${place.ref.label}`;
  try {
    return await runInExcel(wire, { place: named }, (conversation) => askChunk(conversation, { place, wanted, runs, named }));
  } catch (error) {
    const isTooLarge = (error as { readonly code?: unknown }).code === "ResponsePayloadSizeLimitExceeded";
    if (isTooLarge && wanted.rows > 1) return "too-large";
    throw (error as { readonly code?: unknown }).code === "ItemNotFound" ? FAILURES.tableChanged(named) : error;
  }
}

async function askChunk(
  { context, sync }: Conversation,
  { place, wanted, runs, named }: Wanted & { readonly named: string },
): Promise<{ readonly rows: readonly Row[]; readonly bytes: number }> {
  const sheet = context.workbook.worksheets.getItem(place.sheetId);
  const here = place.tableId === null ? null : context.workbook.tables.getItem(place.tableId).getRange().load("rowIndex,columnIndex,rowCount,columnCount");
  const ranges = runs.map(({ from, count }) => sheet.getRangeByIndexes(wanted.row, wanted.column + from, wanted.rows, count).load("values"));
  await sync();
  const { area } = place;
  if (here !== null && !isStill(here, area)) throw FAILURES.tableChanged(named);
  const found = ranges.map((range) => cellsOf(range.values));
  const bytes = ranges.reduce((sum, range) => sum + JSON.stringify(range.values).length, 0);
  const rows = Array.from({ length: wanted.rows }, (_, index) => {
    const row: Cell[] = new Array<Cell>(area.columns).fill(null);
    runs.forEach(({ from }, run) =>
      found[run]?.[index]?.forEach((cell, offset) => {
        row[from + offset] = cell;
      }),
    );
    return row;
  });
  return { rows, bytes };
}

/** Where it was found; a total row may come on top. */
function isStill({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range, area: Area): boolean {
  return rowIndex === area.row && columnIndex === area.column && columnCount === area.columns && (rowCount === area.rows || rowCount === area.rows + 1);
}

/** Excel says "" for an empty cell. */
export function cellsOf(values: readonly (readonly unknown[])[]): readonly (readonly Cell[])[] {
  return values.map((row) => row.map((value) => (value === "" || value === undefined ? null : (value as Cell))));
}
