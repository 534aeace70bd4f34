/** The bytes of an .xlsx file -> a workbook for the workbench, with what the page can show: cells, looks, widths, tables, names. */
import { readXlsx, type Cell, type CellValue, type Sheet } from "hucre/xlsx";
import { isBuildingMark, planIdOf } from "../../core/report/our-sheets";
import type { DateSystem } from "../../core/domain/day";
import { pointsOfCharacters } from "../host/column-widths";
import type { Scalar } from "../host/entries";
import type { CellFormat } from "../host/formats";
import type { SnapshotCell, SnapshotSheet, SnapshotTable, WorkbookSnapshot } from "../host/snapshot";
import { formatOfStyle } from "./cell-look";
import { printingOfSetup } from "./page-setup";

const MILLISECONDS_PER_DAY = 86_400_000;
/** Serial number of 1 January 1970. */
const EPOCH_SERIALS = { 1900: 25_569, 1904: 24_107 } as const;

export async function readXlsxFile(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  const workbook = await readXlsx(bytes, { readStyles: true });
  const dateSystem: DateSystem = workbook.dateSystem === "1904" ? 1904 : 1900;
  const themeColors = workbook.themeColors ?? [];
  const active = workbook.sheets[workbook.activeSheet ?? 0];
  return {
    dateSystem,
    sheets: workbook.sheets.map((sheet) => sheetOf(sheet, { dateSystem, themeColors })),
    names: (workbook.namedRanges ?? [])
      .filter(({ name, scope }) => scope === undefined && !name.startsWith("_xlnm."))
      .map(({ name, range }) => ({ name, formula: `=${range}`, visible: planIdOf(name) === null && !isBuildingMark(name) })),
    ...(active === undefined || active.hidden === true ? {} : { active: active.name }),
  };
}

type Context = { readonly dateSystem: DateSystem; readonly themeColors: readonly string[] };

function sheetOf(sheet: Sheet, context: Context): SnapshotSheet {
  const tabColor = sheet.view?.tabColor?.rgb;
  return {
    name: sheet.name,
    rows: rowsOf(sheet, context),
    tables: (sheet.tables ?? []).flatMap(tableOf),
    visibility: sheet.veryHidden === true ? "VeryHidden" : sheet.hidden === true ? "Hidden" : "Visible",
    ...(tabColor === undefined ? {} : { tabColor: `#${tabColor.slice(-6).toUpperCase()}` }),
    isProtected: sheet.protection?.sheet === true,
    showGridlines: sheet.view?.showGridLines !== false,
    printing: printingOfSetup(sheet.pageSetup ?? {}),
    frozen: { rows: sheet.freezePane?.rows ?? 0, columns: sheet.freezePane?.columns ?? 0 },
    columnWidths: Object.fromEntries(
      (sheet.columns ?? []).flatMap(({ width }, column) => (width === undefined ? [] : [[String(column), pointsOfCharacters(width)]])),
    ),
  };
}

function rowsOf({ rows, cells }: Sheet, context: Context): readonly (readonly SnapshotCell[])[] {
  const result: SnapshotCell[][] = rows.map((row) => row.map((value) => scalarOf(value, context)));
  // Equal looks share one object, so that a long sheet does not carry one for each cell.
  const looks = new Map<string, CellFormat>();
  for (const [key, cell] of cells ?? []) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    while (result.length <= row) result.push([]);
    const line = result[row];
    if (line === undefined) continue;
    while (line.length <= column) line.push(null);
    line[column] = cellOf(cell, line[column] ?? null, { ...context, looks });
  }
  return result;
}

function cellOf(cell: Cell, found: SnapshotCell, context: Context & { readonly looks: Map<string, CellFormat> }): SnapshotCell {
  // The library leaves some results of formulas only in the value.
  const value = scalarOf(cell.formulaResult ?? cell.value, context) ?? (typeof found === "object" ? null : found);
  const format = cell.style === undefined ? undefined : lookOf(cell.style, context);
  if (cell.formula === undefined && format === undefined) return value;
  return {
    ...(value === null ? {} : { value }),
    ...(cell.formula === undefined ? {} : { formula: `=${cell.formula.replace(/^=/, "")}` }),
    ...(format === undefined ? {} : { format }),
  };
}

function lookOf(style: NonNullable<Cell["style"]>, { themeColors, looks }: Context & { readonly looks: Map<string, CellFormat> }): CellFormat | undefined {
  const key = JSON.stringify(style);
  const known = looks.get(key);
  const format = known ?? formatOfStyle(style, themeColors);
  looks.set(key, format);
  return Object.keys(format).length === 0 ? undefined : format;
}

/** Dates come as moments in UTC and are kept as Excel keeps them, as serial numbers. */
function scalarOf(value: CellValue | undefined, { dateSystem }: Context): Scalar | null {
  if (!(value instanceof Date)) return value ?? null;
  const serial = value.getTime() / MILLISECONDS_PER_DAY + EPOCH_SERIALS[dateSystem];
  // Excel counts a 29 February 1900 that never was.
  return dateSystem === 1900 && serial < 61 ? serial - 1 : serial;
}

function tableOf({
  name,
  displayName,
  range,
  style,
  showRowStripes,
  showAutoFilter,
  showTotalRow,
}: NonNullable<Sheet["tables"]>[number]): readonly SnapshotTable[] {
  if (range === undefined) return [];
  return [
    {
      name: displayName ?? name,
      address: range,
      style: style ?? "",
      showBandedRows: showRowStripes !== false,
      showFilterButton: showAutoFilter !== false,
      showTotals: showTotalRow === true,
    },
  ];
}
