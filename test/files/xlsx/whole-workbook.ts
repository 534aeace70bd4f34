/** All cells of a workbook at once, for tests: its sheets with their rows from the first on, rows that the file leaves out as empty ones. */
import type { Row } from "../../../src/core/sources/grid";
import { bytesInMemory } from "../../../src/files/byte-source";
import { openWorkbook, type OpenSheet, type SheetTable } from "../../../src/files/xlsx/read-workbook";
import type { WorkbookIndex } from "../../../src/files/xlsx/workbook-index";

export type SheetCells = { readonly name: string; readonly ours: string | null; readonly rows: readonly Row[]; readonly tables: readonly SheetTable[] };

export async function readWorkbook({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<{ readonly index: WorkbookIndex; readonly sheets: readonly SheetCells[] }> {
  const { index, sheets } = await openWorkbook({ name, source: bytesInMemory(bytes) });
  return {
    index,
    sheets: await Promise.all(sheets.map(async (sheet) => ({ name: sheet.name, ours: sheet.ours, tables: sheet.tables, rows: await rowsOf(sheet) }))),
  };
}

async function rowsOf(sheet: OpenSheet): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const { index, cells } of sheet.readRows()) {
    while (rows.length < index) rows.push([]);
    rows.push(cells);
  }
  return rows;
}
