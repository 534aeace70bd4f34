/** The tables on offer in a workbook: its Excel Tables, and for a sheet that has none, all that is on it; a sheet of ours whole. */
import { HostError, type OfferedTable } from "../../app/port";
import type { DateSystem } from "../../core/domain/day";
import type { TableRef } from "../../core/domain/source";
import { HEAD_ROWS, OUR_HEAD_ROWS, type Chunk, type Row } from "../../core/sources/grid";
import { bytesInMemory, type ByteSource } from "../byte-source";
import { openWorkbook, type OpenSheet, type SheetTable } from "./read-workbook";
import { markedSheetsOf } from "./workbook-index";

const ROWS_PER_CHUNK = 4096;

type NamedBytes = { readonly name: string; readonly bytes: Uint8Array | ByteSource };
/** Positions are those of the sheet, from 0; `table` is null for all that is on the sheet, of which nobody knows where it ends. */
type Area = Omit<SheetTable, "name"> & { readonly table: string | null };

/**
 * `isAlone` = no other file is read with it, so that its tables need not be told apart by the file's name.
 * `isBase` = our sheets go on top of it, so that they can link to its rows.
 * `isHome` = what the user typed into our sheets is read from it: from the workbook that they would go on top of, and no other.
 */
export type WorkbookRole = { readonly isAlone: boolean; readonly isBase: boolean; readonly isHome: boolean };

export async function tablesOfWorkbook({ name, bytes }: NamedBytes, { isAlone, isBase, isHome }: WorkbookRole): Promise<readonly OfferedTable[]> {
  const { index, sheets } = await openWorkbook({ name, source: bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes });
  const tables: OfferedTable[] = [];
  for (const sheet of sheets.filter(({ ours }) => ours === null || isHome)) {
    const areas: readonly Area[] = sheet.tables.length > 0 && sheet.ours === null ? sheet.tables.map((table) => ({ ...table, table: table.name })) : await areaOf(sheet);
    for (const area of areas) {
      const label = area.table ?? sheet.name;
      const ref: TableRef = { label: isAlone ? label : `${name} ${label}`, file: isBase ? null : name, sheet: sheet.name, table: area.table };
      tables.push(await offer(sheet, area, { ref, dateSystem: index.dateSystem }));
    }
  }
  // A workbook that holds nothing but our own sheets is one to write on, not a mistake.
  if (tables.length === 0 && markedSheetsOf(index).size === 0) throw new HostError(`${name}: its visible sheets are empty. Unhide the sheet that holds the data, or check that it is the right workbook.`, "workbook-empty");
  return tables;
}

/** Rows are numbered as in the sheet. */
async function offer(sheet: OpenSheet, area: Area, { ref, dateSystem }: { readonly ref: TableRef; readonly dateSystem: DateSystem }): Promise<OfferedTable> {
  const { ours } = sheet;
  const firstRow = area.row + 1;
  const head: Row[] = [];
  for await (const row of rowsIn(sheet, area, 0)) if (head.push(row) === (ours === null ? HEAD_ROWS : OUR_HEAD_ROWS)) break;
  return {
    head: { ref, firstRow, rows: head, dateSystem },
    ours,
    rowCount: Number.isFinite(area.rows) ? area.rows : null,
    readRows: async function* ({ fromRow }, signal): AsyncGenerator<Chunk, void> {
      let at = Math.max(0, fromRow - firstRow);
      let rows: Row[] = [];
      for await (const row of rowsIn(sheet, area, at)) {
        rows.push(row);
        if (rows.length < ROWS_PER_CHUNK) continue;
        signal.throwIfAborted();
        yield { firstRow: firstRow + at, rows };
        at += rows.length;
        rows = [];
      }
      if (rows.length > 0) yield { firstRow: firstRow + at, rows };
    },
  };
}

/** Every row of the area from one on, those that the file leaves out included; of a whole sheet up to the last with something in it. */
async function* rowsIn(sheet: OpenSheet, { row, column, rows, columns, table }: Area, from: number): AsyncGenerator<Row, void> {
  let next = row + from;
  const end = row + rows;
  for await (const { index, cells } of sheet.readRows()) {
    if (index < next) continue;
    const last = table === null ? cells.findLastIndex((cell) => cell !== null) : cells.length - 1;
    if (table === null && last < column) continue;
    for (; next < Math.min(index, end); next += 1) yield [];
    if (next >= end) return;
    yield cells.slice(column, Math.min(column + columns, last + 1));
    next += 1;
  }
}

/**
 * From the first row with something in it on, and from the first column that its first rows have: what stands to the left of a header has
 * no name. None where the sheet is empty.
 */
async function areaOf(sheet: OpenSheet): Promise<readonly Area[]> {
  let [top, left] = [Infinity, Infinity];
  const rowsMax = sheet.ours === null ? HEAD_ROWS : OUR_HEAD_ROWS;
  for await (const { index, cells } of sheet.readRows()) {
    if (index >= top + rowsMax) break;
    const first = cells.findIndex((cell) => cell !== null);
    if (first < 0) continue;
    top = Math.min(top, index);
    left = Math.min(left, first);
  }
  return top === Infinity ? [] : [{ table: null, row: top, column: left, rows: Infinity, columns: Infinity }];
}
