/** The host's workbook on the grid: drawn whole when it is opened, and after each change of the add-in's only what changed. */
import { isSameArea, parseArea, WHOLE_SHEET, type Area } from "../host/addresses";
import { pixelsOfPoints } from "../host/column-widths";
import type { HostChange, SheetInfo, ShownCell, WorkbookHost } from "../host/open-host";
import type { Grid, GridSheet, GridTable } from "../spreadsheet/grid";

export function showWorkbook(host: WorkbookHost, grid: Grid): void {
  const sheets = host.sheets();
  grid.show(
    sheets.map((sheet) => ({ sheet: gridSheetOf(sheet), cells: cellsOf(host, sheet.id, WHOLE_SHEET) })),
    host.selection().sheetId,
  );
  showTables(host, grid);
  showSelection(host, grid);
}

/** A grid that fails at a part of a change is drawn whole: what it shows must not fall behind the workbook. Throws where that fails too. */
export function showChange(host: WorkbookHost, grid: Grid, change: HostChange): void {
  try {
    showParts(host, grid, change);
  } catch (error) {
    console.error("The workbook is drawn anew, since a change could not be shown.", error);
    showWorkbook(host, grid);
  }
}

/** One call for each sheet and kind of change, however many requests' actions led to it. */
function showParts(host: WorkbookHost, grid: Grid, change: HostChange): void {
  const added = new Set(change.addedSheets);
  if (change.sheets || added.size > 0 || change.deletedSheets.length > 0) showSheets(host, grid);
  for (const sheet of host.sheets()) {
    const areas = [change.contents.get(sheet.id), change.formats.get(sheet.id)].filter((area) => area !== undefined);
    if (!added.has(sheet.id)) for (const area of withoutRepeats(areas)) grid.writeCells(sheet.id, area, cellsOf(host, sheet.id, area));
  }
  if (change.tables || change.sheets || change.contents.size > 0) showTables(host, grid);
  if (change.selection || change.activation) showSelection(host, grid);
}

function withoutRepeats(areas: readonly Area[]): readonly Area[] {
  const [first, second] = areas;
  return first !== undefined && second !== undefined && isSameArea(first, second) ? [first] : areas;
}

function cellsOf(host: WorkbookHost, sheetId: string, area: Area): readonly ShownCell[] {
  return host.readCells(sheetId, area).filter(({ value, formula, format }) => value !== "" || formula !== null || Object.keys(format).length > 0);
}

function gridSheetOf(sheet: SheetInfo): GridSheet {
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility !== "Visible",
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    frozen: sheet.frozen,
    columnWidths: Object.fromEntries(Object.entries(sheet.columnWidths).map(([column, points]) => [column, pixelsOfPoints(points)])),
  };
}

function showSheets(host: WorkbookHost, grid: Grid): void {
  const sheets = host.sheets();
  const shown = new Set(grid.sheets().map(({ id }) => id));
  sheets.forEach((sheet, index) => {
    if (shown.has(sheet.id)) grid.setSheet(gridSheetOf(sheet));
    else grid.addSheet({ sheet: gridSheetOf(sheet), cells: cellsOf(host, sheet.id, WHOLE_SHEET) }, index);
  });
  const kept = new Set(sheets.map(({ id }) => id));
  const gone = grid.sheets().filter(({ id }) => !kept.has(id));
  // A sheet in front cannot be taken away from under the reader, so the front is settled first.
  if (gone.length > 0 || grid.activeSheetId() !== host.selection().sheetId) showSelection(host, grid);
  for (const { id } of gone) grid.removeSheet(id);
  grid.orderSheets(sheets.map(({ id }) => id));
}

/** A table is known by its name, which is unique in a workbook. */
function showTables(host: WorkbookHost, grid: Grid): void {
  const shown = new Map(grid.tables().map((table) => [table.name, table]));
  for (const table of tablesOf(host)) {
    const before = shown.get(table.name);
    shown.delete(table.name);
    if (before !== undefined && before.sheetId === table.sheetId) {
      if (!isSameArea(before.area, table.area)) grid.setTable({ ...table, id: before.id });
      continue;
    }
    if (before !== undefined) grid.removeTable(before);
    grid.addTable(table);
  }
  for (const gone of shown.values()) grid.removeTable(gone);
}

function tablesOf(host: WorkbookHost): readonly GridTable[] {
  return host.sheets().flatMap((sheet) =>
    sheet.tables.flatMap(({ name, address, style = "" }) => {
      const area = parseArea(address);
      if (area === null) return [];
      const headers = new Map(host.readCells(sheet.id, { ...area, rows: 1 }).map(({ column, value }) => [column, String(value)]));
      const names = Array.from({ length: area.columns }, (_, index) => headers.get(area.column + index) ?? `Column${index + 1}`);
      return [{ id: `table-${name}`, name, sheetId: sheet.id, area, style, headers: names }];
    }),
  );
}

function showSelection(host: WorkbookHost, grid: Grid): void {
  const { sheetId, area } = host.selection();
  grid.select(sheetId, area);
}
