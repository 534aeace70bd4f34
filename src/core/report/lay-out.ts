/**
 * Report -> SheetPlans: tables get their place on the grid, columns their formats, and formulas their addresses. Every
 * formula is worked out a second time from the cells it names, and must come to the figure that the engine gave.
 */
import { assert } from "../domain/assert";
import type { Report, ReportSheet } from "./report";
import { placeSheet, type PlacedTable } from "./place-sheet";
import { paintSheet } from "./paint-sheet";
import { rowLinesOf } from "./row-lines";
import type { Area, PlannedCell, PlannedTable, SheetPlan } from "./sheet-plan";
import { writeCells } from "./write-cells";

const TAB_COLORS = { red: "#D13438", amber: "#FFB900", blue: "#0F6CBD", green: "#107C10", grey: "#8A8886" } as const;

export function layOut(report: Report): readonly SheetPlan[] {
  return report.sheets.map(layOutSheet);
}

function layOutSheet(sheet: ReportSheet): SheetPlan {
  const placed = placeSheet(sheet);
  const { tables, columnWidths } = placed;
  const rows = sheet.footnotes.length > 0 ? placed.footnoteRow + sheet.footnotes.length : placed.footnoteRow - 1;
  const cells: PlannedCell[][] = Array.from({ length: rows }, () => Array.from({ length: columnWidths.length }, () => null));
  writeCells(cells, sheet, placed);
  const headerRows = headerRowsOf(tables);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: TAB_COLORS[sheet.tone ?? "blue"],
    cells,
    columnWidths,
    rowLines: rowLinesOf(placed),
    frozen: { rows: headerRows === null ? 0 : headerRows.row + headerRows.rows, columns: sheet.frozenColumns },
    ...(headerRows === null ? {} : { headerRows }),
    paint: paintSheet(sheet, placed),
    tables: tables.filter(({ table }) => table.filtered && (table.rows.length > 0 || table.isRegister)).map((placed) => plannedTable(sheet, placed)),
    anchors: Object.fromEntries(tables.flatMap(anchorsOf)),
  };
}

/** Those of the first table, if it can be filtered: it is what grows, and what is read line by line. */
function headerRowsOf([main]: readonly PlacedTable[]): { readonly row: number; readonly rows: number } | null {
  if (main?.table.filtered !== true) return null;
  const row = main.bandRow ?? main.headerRow;
  return { row, rows: main.headerRow - row + 1 };
}

/** A table needs a row below its header, if only an empty one, and a heading for every column. */
function plannedTable(sheet: ReportSheet, { table, headerRow }: PlacedTable): PlannedTable {
  const titles = table.columns.map(({ title }) => title);
  assert(!titles.includes("") && new Set(titles).size === titles.length, "columns that can be filtered have headings of their own", { table: table.id });
  return { name: tableName(sheet.id, table.id), area: { row: headerRow, column: 0, rows: Math.max(1, table.rows.length) + 1, columns: table.columns.length } };
}

/** One Excel Table per sheet and id, so that the months of a year can stand in one workbook. */
function tableName(sheetId: string, tableId: string): string {
  return `Tieout_${sheetId.startsWith(tableId) ? sheetId : `${sheetId}_${tableId}`}`.replaceAll("-", "_");
}

function anchorsOf({ table, firstRow, totalRow }: PlacedTable): readonly (readonly [string, Area])[] {
  const area = (row: number): Area => ({ row, column: 0, rows: 1, columns: table.columns.length });
  const rows = table.rows.flatMap(({ anchor }, index) => (anchor === null ? [] : [[anchor, area(firstRow + index)] as const]));
  return table.total === null || table.total.anchor === null || totalRow === null ? rows : [...rows, [table.total.anchor, area(totalRow)]];
}
