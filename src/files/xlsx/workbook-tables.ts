/**
 * The tables on offer in a workbook: its Excel Tables with what stands beside them, and for a sheet that has none, all that is on it; a
 * sheet of ours whole. Hidden sheets are named, not read.
 */
import { areasBeside, labelOfArea, withoutContained } from "../../app/areas-beside";
import { HostError, type OfferedTable } from "../../app/port";
import type { DateSystem } from "../../core/domain/day";
import { raise } from "../../core/domain/issue";
import type { TableRef } from "../../core/domain/source";
import { HEAD_ROWS, OUR_HEAD_ROWS, type Chunk, type Row } from "../../core/sources/grid";
import { bytesInMemory, type ByteSource } from "../byte-source";
import { openWorkbook, type OpenSheet, type SheetTable } from "./read-workbook";
import { markedSheetsOf } from "./workbook-index";

const ROWS_PER_CHUNK = 4096;

type SheetArea = Omit<SheetTable, "name" | "totals">;
type NamedBytes = { readonly name: string; readonly bytes: Uint8Array | ByteSource };
/** Positions are those of the sheet, from 0; `table` is null for all that is on the sheet, of which nobody knows where it ends. */
type Area = SheetArea & { readonly table: string | null; readonly isBeside?: true };

/**
 * `isAlone` = no other file is read with it, so that its tables need not be told apart by the file's name.
 * `isBase` = our sheets go on top of it, so that they can link to its rows.
 * `isHome` = what the user typed into our sheets is read from it: from the workbook that they would go on top of, and no other.
 */
export type WorkbookRole = { readonly isAlone: boolean; readonly isBase: boolean; readonly isHome: boolean };

export async function tablesOfWorkbook({ name, bytes }: NamedBytes, { isAlone, isBase, isHome }: WorkbookRole): Promise<readonly OfferedTable[]> {
  const { index, sheets, hidden } = await openWorkbook({ name, source: bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes });
  const tables: OfferedTable[] = [];
  for (const sheet of sheets.filter(({ ours }) => ours === null || isHome)) {
    for (const area of await areasOf(sheet)) {
      const label = area.isBeside === true ? labelOfArea(sheet.name, area) : (area.table ?? sheet.name);
      const ref: TableRef = { label: isAlone ? label : `${name} ${label}`, file: isBase ? null : name, sheet: sheet.name, table: area.table };
      const offered = await offer(sheet, area, { ref, dateSystem: index.dateSystem });
      tables.push(
        tables.length === 0 && hidden.length > 0
          ? { ...offered, issues: () => [raise("sheets-hidden", null, { file: isAlone ? null : name, sheets: hidden })] }
          : offered,
      );
    }
  }
  // A workbook that holds nothing but our own sheets is one to write on, not a mistake.
  if (tables.length === 0 && markedSheetsOf(index).size === 0)
    throw new HostError(
      `${name}: its visible sheets are empty. Unhide the sheet that holds the data, or check that it is the right workbook.`,
      "workbook-empty",
    );
  return tables;
}

/** Rows are numbered as in the sheet. */
async function offer(sheet: OpenSheet, area: Area, { ref, dateSystem }: { readonly ref: TableRef; readonly dateSystem: DateSystem }): Promise<OfferedTable> {
  const { ours } = sheet;
  const firstRow = area.row + 1;
  const head: Row[] = [];
  for await (const row of rowsIn(sheet, area, 0)) if (head.push(row) === (ours === null ? HEAD_ROWS : OUR_HEAD_ROWS)) break;
  return {
    head: { ref, firstRow, rows: head, dateSystem, ...(area.isBeside === true ? { beside: area } : {}) },
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

async function areasOf(sheet: OpenSheet): Promise<readonly Area[]> {
  if (sheet.tables.length === 0 || sheet.ours !== null) return areaOf(sheet);
  return [
    ...sheet.tables.map((table) => ({ ...table, table: table.name })),
    ...(await findBeside(sheet)).map((area) => ({ ...area, table: null, isBeside: true as const })),
  ];
}

const WHOLE_SHEET = { row: 0, column: 0, rows: Infinity, columns: Infinity };

/** What has something in it of what lies beside the tables: all rows are looked at, since it may begin anywhere. */
async function findBeside({ tables, readRows }: OpenSheet): Promise<readonly SheetArea[]> {
  const found = areasBeside(
    tables.map(({ totals, ...area }) => ({ ...area, rows: area.rows + totals })),
    WHOLE_SHEET,
  ).map((strip) => ({ strip, top: Infinity, left: Infinity, bottom: -1, right: -1 }));
  for await (const { index, cells } of readRows()) {
    for (const one of found) {
      const { row, rows, column, columns } = one.strip;
      if (index < row || index >= row + rows) continue;
      for (let at = column; at < Math.min(cells.length, column + columns); at += 1) {
        if ((cells[at] ?? null) === null) continue;
        one.top = Math.min(one.top, index);
        one.bottom = index;
        one.left = Math.min(one.left, at);
        one.right = Math.max(one.right, at);
      }
    }
  }
  return withoutContained(
    found
      .filter(({ bottom }) => bottom >= 0)
      .map(({ top, left, bottom, right }) => ({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 })),
  );
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
