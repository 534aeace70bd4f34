/**
 * Workbook bytes -> grids of plain cells, with the library that reads them kept behind this file. It is handed a copy
 * without styles, charts and pictures: so numbers stay numbers whatever they are formatted as (dates stay the serials
 * they are), and nothing that Tieout has no use for can fail to be read.
 */
import { readXlsx, type Cell as LibraryCell, type Sheet, type TableDefinition } from "hucre/xlsx";
import type { Cell, Row } from "../../core/sources/grid";
import { isReadBack } from "../../core/sources/our-sources";
import { unreadable } from "../file-problem";
import { pack, relationshipsOf, relationshipsPathOf, unpack, type Parts } from "./package";
import { indexWorkbook, markedSheetsOf, ourSheetsOf, type WorkbookIndex } from "./workbook-index";

/** Positions are those of the sheet, from 0. */
export type SheetCells = { readonly name: string; /** Plan id of a sheet that Tieout wrote. */ readonly ours: string | null; readonly rows: readonly Row[]; readonly tables: readonly SheetTable[] };
export type SheetTable = { readonly name: string; readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };
export type WorkbookCells = { readonly index: WorkbookIndex; readonly sheets: readonly SheetCells[] };

/** The cells of every visible worksheet, and of what Tieout wrote only those sheets that are read back; `name` is the file's, for messages. */
export async function readWorkbook({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<WorkbookCells> {
  const parts = openParts(name, bytes);
  const index = indexWorkbook(parts);
  if (index === null) throw unreadable(name, whyNoWorkbook(parts));
  const marked = markedSheetsOf(index);
  const ours = new Map([...ourSheetsOf(index)].filter(([planId]) => isReadBack(planId)).map(([planId, sheet]) => [sheet.name, planId]));
  const wanted = index.sheets.filter((sheet) => sheet.path !== null && (marked.has(sheet) ? ours.has(sheet.name) : sheet.state === "visible"));
  // To the library, no names at all mean every sheet.
  if (wanted.length === 0) return { index, sheets: [] };
  try {
    const workbook = await readXlsx(pack(bareParts(parts, index), 0), { sheets: wanted.map((sheet) => sheet.name) });
    return { index, sheets: workbook.sheets.map((sheet) => ({ ...cellsOf(sheet), ours: ours.get(sheet.name) ?? null })) };
  } catch (cause) {
    throw unreadable(name, "the workbook is damaged", cause);
  }
}

function openParts(name: string, bytes: Uint8Array): Parts {
  try {
    return unpack(bytes, (path) => /\.(xml|rels|bin)$/i.test(path) || path === "mimetype" || !path.includes("/"));
  } catch (cause) {
    throw unreadable(name, "the file is cut off or damaged. Download or copy it again", cause);
  }
}

function whyNoWorkbook(parts: Parts): string {
  if (parts.has("xl/workbook.bin")) return "it is a binary workbook (.xlsb)";
  if (parts.has("mimetype")) return "it is an OpenDocument file";
  if (parts.has("[Content_Types].xml")) return "it is an Office file, but no workbook";
  return "it is a zip archive. Unpack it and give the files inside";
}

/** What the cells, their text and the tables over them need, and nothing else. */
function bareParts(parts: Parts, index: WorkbookIndex): Parts {
  const bare: Parts = new Map();
  const keep = (path: string): void => {
    const bytes = parts.get(path);
    if (bytes !== undefined) bare.set(path, bytes);
  };
  const strings = relationshipsOf(parts, index.path).find(({ type }) => type.endsWith("/sharedStrings"))?.target;
  const sheets = index.sheets.flatMap(({ path }) => (path === null ? [] : [path]));
  const tables = sheets.flatMap((path) => relationshipsOf(parts, path).filter(({ type }) => type.endsWith("/table")).map(({ target }) => target));
  const paths = ["[Content_Types].xml", "_rels/.rels", index.path, relationshipsPathOf(index.path), ...(strings === undefined ? [] : [strings])];
  for (const path of [...paths, ...sheets, ...sheets.map(relationshipsPathOf), ...tables]) keep(path);
  return bare;
}

function cellsOf(sheet: Sheet): Omit<SheetCells, "ours"> {
  const details = sheet.cells ?? new Map<string, LibraryCell>();
  const rows = sheet.rows.map((row) => row.map((value): Cell => (value instanceof Date || value === "" || value === undefined ? null : value)));
  // A formula that was never calculated has no value to read; its text says so in whatever column it stands.
  for (const [key, cell] of details) {
    if (cell.formula === undefined || cell.value !== null) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    const target = rows[row];
    if (target !== undefined) target[column] = cell.formula === "" ? "(formula without a value)" : `=${cell.formula}`;
  }
  return { name: sheet.name, rows, tables: (sheet.tables ?? []).flatMap(tableOf) };
}

function tableOf({ name, displayName, range, showTotalRow }: TableDefinition): readonly SheetTable[] {
  const corners = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(range ?? "");
  if (corners === null) return [];
  const [, left = "", top = "", right = left, bottom = top] = corners;
  const row = Number(top) - 1;
  const column = columnOfLetters(left);
  return [{ name: displayName ?? name, row, column, rows: Number(bottom) - row - (showTotalRow === true ? 1 : 0), columns: columnOfLetters(right) - column + 1 }];
}

function columnOfLetters(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
