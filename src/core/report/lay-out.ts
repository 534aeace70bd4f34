/**
 * Report -> SheetPlans: tables get their place on the grid, columns their formats, and formulas their addresses. Every
 * formula is worked out a second time from the cells it names, and must come to the figure that the engine gave.
 */
import type { Report, ReportColumn, ReportSheet } from "./report";
import { placeTables, type PlacedTable } from "./place-tables";
import { paintSheet } from "./paint-sheet";
import type { Area, PlannedCell, PlannedTable, SheetPlan } from "./sheet-plan";
import { writeCells } from "./write-cells";

const TAB_COLORS = { red: "#D13438", amber: "#FFB900", blue: "#0F6CBD", green: "#107C10" } as const;

export function layOut(report: Report): readonly SheetPlan[] {
  return report.sheets.map(layOutSheet);
}

function layOutSheet(sheet: ReportSheet): SheetPlan {
  const tables = placeTables(sheet);
  const width = Math.max(2, ...tables.map(({ table }) => table.columns.length));
  const rows = Math.max(0, ...tables.map(({ lastRow }) => lastRow + 1));
  const cells: PlannedCell[][] = Array.from({ length: Math.max(rows, 3) }, () => Array.from({ length: width }, () => null));
  writeCells(cells, sheet, tables);
  const headerRows = headerRowsOf(tables);
  const underHeader = headerRows === null ? 0 : headerRows.row + headerRows.rows;
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: TAB_COLORS[sheet.tone ?? "blue"],
    cells,
    columnWidths: widthsOf(tables, width),
    frozen: { rows: underHeader <= FROZEN_ROWS_MAX ? underHeader : 0, columns: sheet.frozenColumns },
    ...(headerRows === null ? {} : { headerRows }),
    paint: paintSheet(sheet, tables, width),
    tables: tables.filter(({ table }) => table.filtered && (table.rows.length > 0 || table.isRegister)).map((placed) => plannedTable(sheet, placed)),
    anchors: Object.fromEntries(tables.flatMap(anchorsOf)),
  };
}

/** More rows would leave too little of a small window to scroll in; there, Excel shows the headings of a table in place of the column letters. */
const FROZEN_ROWS_MAX = 12;

/** Those of the first table that can be filtered: it is what grows, and what is read line by line. */
function headerRowsOf(tables: readonly PlacedTable[]): { readonly row: number; readonly rows: number } | null {
  const main = tables.find(({ table }) => table.filtered);
  if (main === undefined) return null;
  const row = main.bandRow ?? main.headerRow;
  return { row, rows: main.headerRow - row + 1 };
}

/** A table needs a row below its header, if only an empty one. */
function plannedTable(sheet: ReportSheet, { table, headerRow }: PlacedTable): PlannedTable {
  return { name: tableName(sheet.id, table.id), area: { row: headerRow, column: 0, rows: Math.max(1, table.rows.length) + 1, columns: table.columns.length } };
}

/** One Excel Table per sheet and id, so that the months of a year can stand in one workbook. */
function tableName(sheetId: string, tableId: string): string {
  return `Tieout_${sheetId.startsWith(tableId) ? sheetId : `${sheetId}_${tableId}`}`.replaceAll("-", "_");
}

function widthsOf(tables: readonly PlacedTable[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, position) => Math.max(8, ...tables.map(({ table }) => widthOf(table.columns[position]))));
}

/** A heading fits on one line, with room for a filter button. */
function widthOf(column: ReportColumn | undefined): number {
  return column === undefined ? 0 : Math.max(column.width, column.title.length + 3);
}

function anchorsOf({ table, firstRow, totalRow }: PlacedTable): readonly (readonly [string, Area])[] {
  const area = (row: number): Area => ({ row, column: 0, rows: 1, columns: table.columns.length });
  const rows = table.rows.flatMap(({ anchor }, index) => (anchor === null ? [] : [[anchor, area(firstRow + index)] as const]));
  return table.total === null || table.total.anchor === null || totalRow === null ? rows : [...rows, [table.total.anchor, area(totalRow)]];
}
