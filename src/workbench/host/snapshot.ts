/** A workbook as plain data, to open a host with and to compare or save what became of it. Ids are left out: they say nothing to a user. */
import type { DateSystem } from "../../core/domain/day";
import { absoluteAddressOf, addressOf, parseAddress, parseArea, quoteSheetName, type Position } from "./addresses";
import { extentOf, putContent } from "./cells";
import { isFormula, type Content, type Scalar } from "./entries";
import { PLAIN, type CellFormat } from "./formats";
import { takeNoted } from "./noted";
import { createSheet, createWorkbook, nextTableId, type Name, type Printing, type Sheet, type Visibility, type Workbook } from "./workbook";

/** A bare value, or a value with its formula or format. */
export type SnapshotCell = Scalar | null | { readonly value?: Scalar; readonly formula?: string; readonly format?: CellFormat };
export type SnapshotTable = {
  readonly name: string;
  /** "A1:C9", header included. */
  readonly address: string;
  readonly showTotals?: boolean;
  readonly style?: string;
  readonly showBandedRows?: boolean;
  readonly showFilterButton?: boolean;
};
export type SnapshotSheet = {
  readonly name: string;
  /** From A1 on; rows may differ in length. */
  readonly rows?: readonly (readonly SnapshotCell[])[];
  readonly tables?: readonly SnapshotTable[];
  readonly visibility?: Visibility;
  readonly tabColor?: string;
  readonly isProtected?: boolean;
  readonly showGridlines?: boolean;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly printing?: Printing;
  /** By column number from 0, in points. */
  readonly columnWidths?: Readonly<Record<string, number>>;
  readonly columnFormats?: Readonly<Record<string, CellFormat>>;
  readonly customProperties?: Readonly<Record<string, string>>;
};
export type SnapshotName = { readonly name: string; readonly formula: string; readonly visible?: boolean; readonly comment?: string };
export type WorkbookSnapshot = {
  readonly sheets: readonly SnapshotSheet[];
  readonly dateSystem?: DateSystem;
  readonly names?: readonly SnapshotName[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly customProperties?: Readonly<Record<string, unknown>>;
  readonly structureProtected?: boolean;
  /** Name of the sheet in front; the first where left out. */
  readonly active?: string;
  readonly selection?: string;
};

export function loadWorkbook(snapshot: WorkbookSnapshot): Workbook {
  const workbook = createWorkbook(snapshot.dateSystem ?? 1900);
  workbook.sheets.length = 0;
  for (const sheet of snapshot.sheets) loadSheet(workbook, sheet);
  workbook.active =
    workbook.sheets.find(({ name }) => name === snapshot.active) ?? workbook.sheets.find(({ visibility }) => visibility === "Visible") ?? workbook.active;
  workbook.selection = parseArea(snapshot.selection ?? "A1") ?? workbook.selection;
  workbook.structureProtected = snapshot.structureProtected ?? false;
  workbook.names.push(...(snapshot.names ?? []).map((name) => loadName(workbook, name)));
  for (const [key, value] of Object.entries(snapshot.settings ?? {})) workbook.settings.set(key, value);
  for (const [key, value] of Object.entries(snapshot.customProperties ?? {})) workbook.customProperties.set(key, value);
  takeNoted(workbook);
  return workbook;
}

function loadSheet(workbook: Workbook, snapshot: SnapshotSheet): void {
  const sheet = createSheet(workbook, snapshot.name);
  workbook.sheets.push(sheet);
  sheet.visibility = snapshot.visibility ?? "Visible";
  sheet.tabColor = snapshot.tabColor ?? "";
  sheet.isProtected = snapshot.isProtected ?? false;
  sheet.showGridlines = snapshot.showGridlines ?? true;
  sheet.frozen = snapshot.frozen ?? sheet.frozen;
  sheet.printing = snapshot.printing ?? sheet.printing;
  (snapshot.rows ?? []).forEach((cells, row) => cells.forEach((cell, column) => loadCell(workbook, sheet, { row, column }, cell)));
  for (const [column, width] of Object.entries(snapshot.columnWidths ?? {})) sheet.columnWidths.set(Number(column), width);
  for (const [column, format] of Object.entries(snapshot.columnFormats ?? {}))
    sheet.columnFormats.set(Number(column), workbook.formatPool.merge(PLAIN, format));
  for (const [key, value] of Object.entries(snapshot.customProperties ?? {})) sheet.customProperties.set(key, value);
  for (const table of snapshot.tables ?? []) {
    const area = parseArea(table.address);
    if (area === null) throw new Error(`${table.address} of table ${table.name} is no address`);
    workbook.tables.push({
      id: nextTableId(workbook),
      name: table.name,
      sheet,
      area,
      showTotals: table.showTotals ?? false,
      style: table.style ?? "TableStyleMedium2",
      showBandedRows: table.showBandedRows ?? true,
      showFilterButton: table.showFilterButton ?? true,
    });
  }
}

function loadCell(workbook: Workbook, sheet: Sheet, at: Position, cell: SnapshotCell): void {
  if (cell === null) return;
  const { value, formula, format } = typeof cell === "object" ? cell : { value: cell, formula: undefined, format: undefined };
  const content: Content = formula !== undefined ? { formula, value: value ?? 0 } : value === "" ? undefined : value;
  if (content !== undefined) putContent(workbook, sheet, at, content);
  if (format === undefined) return;
  const formats = sheet.formats.get(at.row) ?? [];
  formats[at.column] = workbook.formatPool.merge(PLAIN, format);
  sheet.formats.set(at.row, formats);
}

function loadName(workbook: Workbook, { name, formula, visible = true, comment = "" }: SnapshotName): Name {
  const address = parseAddress(formula.replace(/^=/, ""));
  const sheet = workbook.sheets.find((known) => known.name === address?.sheet);
  return { name, formula, visible, comment, target: address === null || sheet === undefined ? null : { sheet, area: address.area } };
}

export function formulaOfName({ target, formula }: Name): string {
  return target === null ? formula : `=${quoteSheetName(target.sheet.name)}!${absoluteAddressOf(target.area)}`;
}

/** Everything but ids, with nothing that is as it is by default: equal workbooks give equal snapshots. */
export function exportWorkbook(workbook: Workbook): WorkbookSnapshot {
  return {
    dateSystem: workbook.dateSystem,
    sheets: workbook.sheets.map((sheet) => exportSheet(workbook, sheet)),
    names: workbook.names
      .map((name) => ({ name: name.name, formula: formulaOfName(name), visible: name.visible, comment: name.comment }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    settings: Object.fromEntries(workbook.settings),
    customProperties: Object.fromEntries(workbook.customProperties),
    structureProtected: workbook.structureProtected,
    active: workbook.active.name,
    selection: addressOf(workbook.selection),
  };
}

function exportSheet(workbook: Workbook, sheet: Sheet): SnapshotSheet {
  return { ...exportLayout(workbook, sheet), rows: exportRows(sheet) };
}

/** A sheet without its cells. */
export function exportLayout(workbook: Workbook, sheet: Sheet): Omit<Required<SnapshotSheet>, "rows"> {
  const tables = workbook.tables.filter((table) => table.sheet === sheet);
  return {
    name: sheet.name,
    tables: tables.map(({ name, area, showTotals, style, showBandedRows, showFilterButton }) => ({
      name,
      address: addressOf(area),
      showTotals,
      style,
      showBandedRows,
      showFilterButton,
    })),
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    isProtected: sheet.isProtected,
    showGridlines: sheet.showGridlines,
    frozen: sheet.frozen,
    printing: sheet.printing,
    columnWidths: Object.fromEntries(sheet.columnWidths),
    columnFormats: Object.fromEntries(sheet.columnFormats),
    customProperties: Object.fromEntries(sheet.customProperties),
  };
}

function exportRows(sheet: Sheet): readonly (readonly SnapshotCell[])[] {
  const rows = Array.from({ length: extentOf(sheet).rows }, (_, row) => {
    const contents = sheet.contents.get(row) ?? [];
    const formats = sheet.formats.get(row) ?? [];
    const cells = Array.from({ length: Math.max(contents.length, formats.length) }, (__, column) => exportCell(contents[column], formats[column]));
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    return cells;
  });
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

function exportCell(content: Content, format: CellFormat | undefined): SnapshotCell {
  if (format === undefined && !isFormula(content)) return content ?? null;
  const filled = isFormula(content) ? content : content === undefined ? {} : { value: content };
  return { ...filled, ...(format === undefined ? {} : { format }) };
}
