/** The workbook of the workbench -> the bytes of an .xlsx file, with every formula's value, so that it can be read without being calculated. */
import { writeXlsx, type Cell, type TableDefinition, type WriteSheet } from "hucre/xlsx";
import { pack, setText, textOf, unpack } from "../../files/xlsx/package";
import { escapeCellText } from "../../files/xlsx/xml";
import { columnLetters, parseArea } from "../host/addresses";
import { charactersOfPoints } from "../host/column-widths";
import type { Scalar } from "../host/entries";
import type { SnapshotCell, SnapshotSheet, SnapshotTable, WorkbookSnapshot } from "../host/snapshot";
import { styleOfFormat } from "./cell-look";
import { pageSetupOf } from "./page-setup";

const WORKBOOK_PART = "xl/workbook.xml";
const ERRORS: ReadonlySet<unknown> = new Set(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"]);

export async function writeXlsxFile(workbook: WorkbookSnapshot): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: workbook.sheets.map(sheetOf),
    namedRanges: (workbook.names ?? []).map(({ name, formula }) => ({ name, range: formula.replace(/^=/, "") })),
    dateSystem: workbook.dateSystem === 1904 ? "1904" : "1900",
    activeSheet: Math.max(
      0,
      workbook.sheets.findIndex(({ name }) => name === workbook.active),
    ),
    defaultFont: { name: "Calibri", size: 11 },
  });
  return withHiddenNames(bytes, new Set((workbook.names ?? []).filter(({ visible }) => visible === false).map(({ name }) => name)));
}

function sheetOf(sheet: SnapshotSheet): WriteSheet {
  const rows = (sheet.rows ?? []).map((line) => line.map(valueOf));
  const cells = new Map<string, Partial<Cell>>();
  (sheet.rows ?? []).forEach((line, row) =>
    line.forEach((cell, column) => {
      if (cell !== null && typeof cell === "object") cells.set(`${row},${column}`, detailsOf(cell));
    }),
  );
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } = sheet.frozen ?? {};
  return {
    name: sheet.name,
    rows,
    cells,
    columns: columnsOf(sheet),
    tables: (sheet.tables ?? []).map((table) => tableOf(table, sheet)),
    ...(frozenRows + frozenColumns === 0 ? {} : { freezePane: { rows: frozenRows, columns: frozenColumns } }),
    ...(sheet.visibility === "Hidden" ? { hidden: true } : sheet.visibility === "VeryHidden" ? { veryHidden: true } : {}),
    ...(sheet.printing === undefined ? {} : { pageSetup: pageSetupOf(sheet.printing) }),
    ...(sheet.isProtected === true ? { protection: { sheet: true } } : {}),
    view: {
      showGridLines: sheet.showGridlines !== false,
      ...(sheet.tabColor === undefined || sheet.tabColor === "" ? {} : { tabColor: { rgb: sheet.tabColor.slice(1) } }),
    },
  };
}

function valueOf(cell: SnapshotCell): Scalar | null {
  if (cell === null) return null;
  const value = typeof cell === "object" ? (cell.value ?? null) : cell;
  return typeof value === "string" ? escapeCellText(value) : value;
}

function detailsOf(cell: Exclude<SnapshotCell, Scalar | null>): Partial<Cell> {
  const value = valueOf(cell);
  return {
    value,
    ...(cell.formula === undefined
      ? {}
      : { formula: cell.formula.replace(/^=/, ""), formulaResult: value, ...(ERRORS.has(value) ? { type: "error" as const } : {}) }),
    ...(cell.format === undefined ? {} : { style: styleOfFormat(cell.format) }),
  };
}

function columnsOf({ columnWidths = {} }: SnapshotSheet): NonNullable<WriteSheet["columns"]> {
  const last = Math.max(-1, ...Object.keys(columnWidths).map(Number));
  return Array.from({ length: last + 1 }, (_, column) => {
    const points = columnWidths[String(column)];
    return points === undefined ? {} : { width: charactersOfPoints(points) };
  });
}

function tableOf({ name, address, style, showBandedRows, showFilterButton, showTotals }: SnapshotTable, sheet: SnapshotSheet): TableDefinition {
  const area = parseArea(address);
  if (area === null) throw new Error(`${address} of table ${name} is no address`);
  const header = sheet.rows?.[area.row] ?? [];
  return {
    name,
    range: address,
    columns: Array.from({ length: area.columns }, (_, index) => ({
      name: String(valueOf(header[area.column + index] ?? null) ?? `Column ${columnLetters(index)}`),
    })),
    ...(style === undefined || style === "" ? {} : { style }),
    showRowStripes: showBandedRows !== false,
    showAutoFilter: showFilterButton !== false,
    showTotalRow: showTotals === true,
  };
}

/** The library knows no hidden names. */
function withHiddenNames(bytes: Uint8Array, hidden: ReadonlySet<string>): Uint8Array {
  if (hidden.size === 0) return bytes;
  const parts = unpack(bytes);
  const text = textOf(parts, WORKBOOK_PART);
  if (text === null) throw new Error(`the file just written has no ${WORKBOOK_PART}`);
  setText(
    parts,
    WORKBOOK_PART,
    text.replace(/<definedName ([^>]*?)name="([^"]+)"/g, (tag, before: string, name: string) =>
      hidden.has(name) ? `<definedName ${before}name="${name}" hidden="1"` : tag,
    ),
  );
  return pack(parts);
}
