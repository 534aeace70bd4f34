/**
 * The workbook in memory: sheets of sparse cells, tables, names, settings. It is changed in place, as a workbook is;
 * rules about what may be changed live with the object families, and what changed is noted for whoever shows the workbook.
 */
import type { DateSystem } from "../../core/domain/day";
import { addressOf, boundingAreaOf, type Area } from "./addresses";
import { entryOf, isFormula, type Content } from "./entries";
import { FORMAT_DEFAULTS, openFormatPool, PLAIN, type CellFormat, type FormatPool } from "./formats";
import { nothingNoted, type Noted } from "./noted";
import { invalidArgument } from "./wire";

export const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export type Sheet = {
  readonly id: string;
  name: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  isProtected: boolean;
  frozen: { readonly rows: number; readonly columns: number };
  printing: Printing;
  /** By row, then by column. */
  readonly contents: Map<number, Content[]>;
  readonly formats: Map<number, (CellFormat | undefined)[]>;
  readonly columnFormats: Map<number, CellFormat>;
  /** In points. */
  readonly columnWidths: Map<number, number>;
  readonly customProperties: Map<string, string>;
};

/** How a sheet is printed; title rows and columns, counted from 0, stand on every page. */
export type Printing = { readonly orientation: "Portrait" | "Landscape"; readonly pagesWide: number | null; readonly titleRows: Span | null; readonly titleColumns: Span | null };
type Span = { readonly from: number; readonly count: number };
export const PRINTED_PLAINLY: Printing = { orientation: "Portrait", pagesWide: null, titleRows: null, titleColumns: null };

export type Table = {
  readonly id: string;
  name: string;
  readonly sheet: Sheet;
  /** Header row included, and the total row where there is one. */
  area: Area;
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  showFilterButton: boolean;
};

/** A name for an area of a sheet, which follows the sheet through renames; area null where the sheet is gone. */
export type Name = { name: string; target: { readonly sheet: Sheet; readonly area: Area } | null; formula: string; visible: boolean; comment: string };

export type Workbook = {
  readonly dateSystem: DateSystem;
  readonly sheets: Sheet[];
  readonly tables: Table[];
  readonly names: Name[];
  readonly settings: Map<string, unknown>;
  readonly customProperties: Map<string, unknown>;
  structureProtected: boolean;
  active: Sheet;
  selection: Area;
  readonly formatPool: FormatPool;
  nextId: number;
  readonly noted: Noted;
};

export function createSheet(workbook: Pick<Workbook, "nextId">, name: string): Sheet {
  workbook.nextId += 1;
  return {
    id: idOf(workbook.nextId), name, visibility: "Visible", tabColor: "", showGridlines: true, isProtected: false, frozen: { rows: 0, columns: 0 }, printing: PRINTED_PLAINLY, contents: new Map(),
    formats: new Map(), columnFormats: new Map(), columnWidths: new Map(), customProperties: new Map(),
  };
}

function idOf(number: number): string {
  return `{00000000-0001-0000-0000-${number.toString(16).toUpperCase().padStart(12, "0")}}`;
}

export function createWorkbook(dateSystem: DateSystem): Workbook {
  const counter = { nextId: 0 };
  const first = createSheet(counter, "Sheet1");
  return {
    dateSystem, sheets: [first], tables: [], names: [], settings: new Map(), customProperties: new Map(), structureProtected: false, active: first,
    selection: { row: 0, column: 0, rows: 1, columns: 1 }, formatPool: openFormatPool(), nextId: counter.nextId, noted: nothingNoted(),
  };
}

export function nextTableId(workbook: Workbook): string {
  workbook.nextId += 1;
  return idOf(workbook.nextId);
}

// ---- cells

export function contentAt(sheet: Sheet, row: number, column: number): Content {
  return sheet.contents.get(row)?.[column];
}

export function formatAt(sheet: Sheet, row: number, column: number): CellFormat {
  return sheet.formats.get(row)?.[column] ?? sheet.columnFormats.get(column) ?? PLAIN;
}

export function putContent(workbook: Workbook, sheet: Sheet, at: { readonly row: number; readonly column: number }, content: Content): void {
  const cells = sheet.contents.get(at.row) ?? [];
  if (content === undefined) delete cells[at.column];
  else cells[at.column] = content;
  sheet.contents.set(at.row, cells);
  if (isFormula(content)) workbook.noted.formulas.push({ sheetId: sheet.id, ...at });
}

/** As if typed; null leaves the cell as it is. */
export function writeCell(workbook: Workbook, sheet: Sheet, at: { readonly row: number; readonly column: number }, written: unknown): void {
  if (written === null) return;
  if (typeof written !== "string" && typeof written !== "number" && typeof written !== "boolean") throw invalidArgument(`a cell cannot hold ${JSON.stringify(written)}`);
  const format = formatAt(sheet, at.row, at.column);
  const entry = entryOf(written, { numberFormat: format.numberFormat ?? "General", dateSystem: workbook.dateSystem });
  if (entry === null) throw invalidArgument(`the text for ${addressOf({ ...at, rows: 1, columns: 1 })} is longer than a cell can hold`);
  if (isFormula(entry.content) && entry.content.formula.length > 8192) throw invalidArgument("a formula is longer than 8,192 characters");
  putContent(workbook, sheet, at, entry.content);
  if (entry.numberFormat !== undefined && format.numberFormat === undefined) putFormat(workbook, sheet, { ...at, rows: 1, columns: 1 }, { numberFormat: entry.numberFormat });
}

export function putFormat(workbook: Workbook, sheet: Sheet, area: Area, patch: CellFormat): void {
  noteFormats(workbook, sheet, area);
  if (area.rows === 1_048_576) {
    for (let column = area.column; column < area.column + area.columns; column += 1) sheet.columnFormats.set(column, workbook.formatPool.merge(sheet.columnFormats.get(column) ?? PLAIN, patch));
    for (const cells of sheet.formats.values()) {
      cells.forEach((format, column) => {
        if (format !== undefined && column >= area.column && column < area.column + area.columns) cells[column] = workbook.formatPool.merge(format, patch);
      });
    }
    return;
  }
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const cells = sheet.formats.get(row) ?? [];
    for (let column = area.column; column < area.column + area.columns; column += 1) cells[column] = workbook.formatPool.merge(formatAt(sheet, row, column), patch);
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
export function usedAreaOf(sheet: Sheet, valuesOnly: boolean): Area | null {
  let used: Area | null = null;
  for (const cells of valuesOnly ? [sheet.contents] : [sheet.contents, sheet.formats]) {
    for (const [row, line] of cells) {
      let [first, last] = [-1, -1];
      line.forEach((cell: unknown, column) => {
        if (cell === undefined) return;
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

// ---- what changed

export function noteContents(workbook: Workbook, sheet: Sheet, area: Area): void {
  note(workbook.noted.contents, sheet, area);
}

export function noteFormats(workbook: Workbook, sheet: Sheet, area: Area): void {
  note(workbook.noted.formats, sheet, area);
}

function note(areas: Map<string, Area>, sheet: Sheet, area: Area): void {
  const known = areas.get(sheet.id);
  areas.set(sheet.id, known === undefined ? area : boundingAreaOf(known, area));
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

