/**
 * The cells of a sheet, read and written in place: contents and formats by row and column, a whole column's format apart from those of
 * its cells, so that a column of a million empty cells has one.
 */
import { addressOf, boundingAreaOf, ROWS_MAX, type Area, type Position } from "./addresses";
import { entryOf, isFormula, type Content } from "./entries";
import { FORMAT_DEFAULTS, PLAIN, type CellFormat } from "./formats";
import { noteContents, noteFormats } from "./noted";
import { invalidArgument } from "./wire";
import type { Sheet, Workbook } from "./workbook";

export function contentAt(sheet: Sheet, row: number, column: number): Content {
  return sheet.contents.get(row)?.[column];
}

export function formatAt(sheet: Sheet, row: number, column: number): CellFormat {
  return sheet.formats.get(row)?.[column] ?? sheet.columnFormats.get(column) ?? PLAIN;
}

export function putContent(workbook: Workbook, sheet: Sheet, at: Position, content: Content): void {
  const cells = sheet.contents.get(at.row) ?? [];
  if (content === undefined) delete cells[at.column];
  else cells[at.column] = content;
  sheet.contents.set(at.row, cells);
  if (isFormula(content)) workbook.noted.formulas.push({ sheetId: sheet.id, ...at });
}

/** As if typed; null leaves the cell as it is. */
export function writeCell(workbook: Workbook, sheet: Sheet, at: Position, written: unknown): void {
  if (written === null) return;
  if (typeof written !== "string" && typeof written !== "number" && typeof written !== "boolean")
    throw invalidArgument(`a cell cannot hold ${JSON.stringify(written)}`);
  const format = formatAt(sheet, at.row, at.column);
  const entry = entryOf(written, { numberFormat: format.numberFormat ?? "General", dateSystem: workbook.dateSystem });
  if (entry === null) throw invalidArgument(`the text for ${addressOf({ ...at, rows: 1, columns: 1 })} is longer than a cell can hold`);
  if (isFormula(entry.content) && entry.content.formula.length > 8192) throw invalidArgument("a formula is longer than 8,192 characters");
  putContent(workbook, sheet, at, entry.content);
  if (entry.numberFormat !== undefined && format.numberFormat === undefined)
    putFormat(workbook, sheet, { ...at, rows: 1, columns: 1 }, { numberFormat: entry.numberFormat });
}

export function putFormat(workbook: Workbook, sheet: Sheet, area: Area, patch: CellFormat): void {
  noteFormats(workbook, sheet, area);
  if (area.rows === ROWS_MAX) {
    for (let column = area.column; column < area.column + area.columns; column += 1)
      sheet.columnFormats.set(column, workbook.formatPool.merge(sheet.columnFormats.get(column) ?? PLAIN, patch));
    for (const cells of sheet.formats.values()) {
      cells.forEach((format, column) => {
        if (format !== undefined && column >= area.column && column < area.column + area.columns) cells[column] = workbook.formatPool.merge(format, patch);
      });
    }
    return;
  }
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const cells = sheet.formats.get(row) ?? [];
    for (let column = area.column; column < area.column + area.columns; column += 1)
      cells[column] = workbook.formatPool.merge(formatAt(sheet, row, column), patch);
    sheet.formats.set(row, cells);
  }
}

/** The value all cells of the area share for a property, or null where they differ. */
export function sharedFormat<K extends keyof typeof FORMAT_DEFAULTS>(sheet: Sheet, area: Area, property: K): CellFormat[K] | null {
  const read = (row: number, column: number): CellFormat[K] => formatAt(sheet, row, column)[property] ?? (FORMAT_DEFAULTS[property] as CellFormat[K]);
  const first = read(area.row, area.column);
  const rows = Math.min(area.rows, extentOf(sheet).rows - area.row + 1);
  for (let row = area.row; row < area.row + rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) if (read(row, column) !== first) return null;
  }
  return first;
}

/** One past the last row and column that hold a content or a format. */
export function extentOf(sheet: Sheet): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 0];
  for (const cells of [sheet.contents, sheet.formats]) {
    for (const [row, line] of cells) {
      if (line.length === 0) continue;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, line.length);
    }
  }
  return { rows, columns };
}

/** The smallest area with every cell that holds something; null where there is none. */
export function usedAreaOf(sheet: Sheet, valuesOnly: boolean, within: Area | null = null): Area | null {
  let used: Area | null = null;
  for (const cells of valuesOnly ? [sheet.contents] : [sheet.contents, sheet.formats]) {
    for (const [row, line] of cells) {
      if (within !== null && (row < within.row || row >= within.row + within.rows)) continue;
      let [first, last] = [-1, -1];
      line.forEach((cell: unknown, column) => {
        if (cell === undefined || (within !== null && (column < within.column || column >= within.column + within.columns))) return;
        if (first < 0) first = column;
        last = column;
      });
      if (first < 0) continue;
      const found = { row, column: first, rows: 1, columns: last - first + 1 };
      used = used === null ? found : boundingAreaOf(used, found);
    }
  }
  return used;
}

/** Every formula of the workbook goes through `change`; cells whose formula stays the same are left alone. */
export function changeFormulas(workbook: Workbook, change: (formula: string) => string): void {
  for (const sheet of workbook.sheets) {
    for (const [row, cells] of sheet.contents) {
      cells.forEach((content, column) => {
        if (!isFormula(content)) return;
        const formula = change(content.formula);
        if (formula === content.formula) return;
        cells[column] = { formula, value: formula.includes("#REF!") ? "#REF!" : content.value };
        noteContents(workbook, sheet, { row, column, rows: 1, columns: 1 });
      });
    }
  }
}
