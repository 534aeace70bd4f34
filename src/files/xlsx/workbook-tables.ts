/** The tables on offer in a workbook: its Excel Tables, and for a sheet that has none, the used range; a sheet of ours whole. */
import { HostError, type OfferedTable } from "../../app/port";
import type { DateSystem } from "../../core/domain/day";
import type { TableRef } from "../../core/domain/source";
import { HEAD_ROWS, OUR_HEAD_ROWS, type Row } from "../../core/sources/grid";
import { readWorkbook, type SheetCells, type SheetTable } from "./read-workbook";
import { markedSheetsOf } from "./workbook-index";

const ROWS_PER_CHUNK = 4096;

type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/**
 * `isAlone` = no other file is read with it, so that its tables need not be told apart by the file's name.
 * `isBase` = our sheets go on top of it, so that they can link to its rows.
 * `isHome` = what the user typed into our sheets is read from it: from the workbook that they would go on top of, and no other.
 */
export type WorkbookRole = { readonly isAlone: boolean; readonly isBase: boolean; readonly isHome: boolean };

export async function tablesOfWorkbook({ name, bytes }: NamedBytes, { isAlone, isBase, isHome }: WorkbookRole): Promise<readonly OfferedTable[]> {
  const { index, sheets } = await readWorkbook({ name, bytes });
  const tables = sheets.filter(({ ours }) => ours === null || isHome).flatMap((sheet) => {
    const areas: readonly (Omit<SheetTable, "name"> & { readonly table: string | null })[] =
      sheet.tables.length > 0 && sheet.ours === null ? sheet.tables.map((table) => ({ ...table, table: table.name })) : usedAreasOf(sheet);
    return areas.map((area) => {
      const label = area.table ?? sheet.name;
      const ref: TableRef = { label: isAlone ? label : `${name} ${label}`, file: isBase ? null : name, sheet: sheet.name, table: area.table };
      const rows = sheet.rows.slice(area.row, area.row + area.rows).map((row) => row.slice(area.column, area.column + area.columns));
      return offer({ ref, firstRow: area.row + 1, rows, dateSystem: index.dateSystem, ours: sheet.ours });
    });
  });
  // A workbook that holds nothing but our own sheets is one to write on, not a mistake.
  if (tables.length === 0 && markedSheetsOf(index).size === 0) throw new HostError(`${name}: its visible sheets are empty. Unhide the sheet that holds the data, or check that it is the right workbook.`, "workbook-empty");
  return tables;
}

/** Rows are numbered as in the sheet. */
function offer({ ref, firstRow, rows, dateSystem, ours }: { readonly ref: TableRef; readonly firstRow: number; readonly rows: readonly Row[]; readonly dateSystem: DateSystem; readonly ours: string | null }): OfferedTable {
  return {
    head: { ref, firstRow, rows: rows.slice(0, ours === null ? HEAD_ROWS : OUR_HEAD_ROWS), dateSystem },
    ours,
    rowCount: rows.length,
    readRows: async function* ({ fromRow }, signal) {
      for (let at = Math.max(0, fromRow - firstRow); at < rows.length; at += ROWS_PER_CHUNK) {
        signal.throwIfAborted();
        yield { firstRow: firstRow + at, rows: rows.slice(at, at + ROWS_PER_CHUNK) };
      }
    },
  };
}

/** From the first cell with something in it to the last; none where the sheet is empty. */
function usedAreasOf({ rows }: Pick<SheetCells, "rows">): readonly { readonly table: null; readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }[] {
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  rows.forEach((cells, row) => {
    const first = cells.findIndex((cell) => cell !== null);
    if (first < 0) return;
    top = Math.min(top, row);
    bottom = row;
    left = Math.min(left, first);
    right = Math.max(right, cells.findLastIndex((cell) => cell !== null));
  });
  return bottom < 0 ? [] : [{ table: null, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }];
}
