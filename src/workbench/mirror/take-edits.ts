/** What a person does in the grid, carried into the host's workbook, where it raises the events that Excel would raise. */
import { boundsOf, parseAddress, type Position } from "../host/addresses";
import { pointsOfPixels } from "../host/column-widths";
import type { Content } from "../host/entries";
import { PLAIN } from "../host/formats";
import type { WorkbookHost } from "../host/open-host";
import { noteContents, noteFormats } from "../host/noted";
import { createSheet, nextTableId, type Sheet, type Workbook } from "../host/workbook";
import type { Grid, GridCell, GridListener, GridSheet } from "../spreadsheet/grid";

/** The host changes when another workbook is opened, so it is asked for each time. */
export function takeEdits(hostNow: () => WorkbookHost, gridNow: () => Grid): GridListener {
  return {
    onCells: (sheetId, positions) =>
      takeCells(
        hostNow(),
        sheetId,
        positions.map((at) => gridNow().readCell(sheetId, at)),
      ),
    onComputed: (sheetId, positions) => takeComputed(hostNow(), gridNow(), sheetId, positions),
    onSheetMoved: (sheetId) => takeSheet(hostNow(), sheetId, gridNow().readSheet(sheetId)),
    onSheets: () => takeSheets(hostNow(), gridNow()),
    onTables: () => takeTables(hostNow(), gridNow()),
    onSelection: (sheetId, area) => {
      if (
        hostNow()
          .sheets()
          .some(({ id }) => id === sheetId)
      )
        hostNow().select(sheetId, area);
    },
    onLink: (place) => follow(hostNow(), gridNow(), place),
    onEditing: (isEditing) => hostNow().setEditing(isEditing),
  };
}

function follow(host: WorkbookHost, grid: Grid, place: string): void {
  const address = parseAddress(place);
  // A link without a sheet leads to a place of its own sheet.
  const sheet = host.sheets().find(({ id, name }) => (address?.sheet === null ? id === grid.activeSheetId() : name === address?.sheet));
  if (address === null || sheet === undefined || sheet.visibility !== "Visible") return;
  host.select(sheet.id, address.area);
  grid.select(sheet.id, address.area);
}

function takeCells(host: WorkbookHost, sheetId: string, cells: readonly GridCell[]): void {
  host.edit((workbook) => {
    const sheet = sheetIn(workbook, sheetId);
    if (sheet !== undefined) putCells(workbook, sheet, cells);
  });
}

/** The sheet as it stands now: what it held before is gone. */
function takeSheet(host: WorkbookHost, sheetId: string, cells: readonly GridCell[]): void {
  host.edit((workbook) => {
    const sheet = sheetIn(workbook, sheetId);
    if (sheet === undefined) return;
    const before = [...sheet.contents].flatMap(([row, line]) => line.flatMap((_, column) => [{ row, column }]));
    sheet.contents.clear();
    sheet.formats.clear();
    putCells(workbook, sheet, cells);
    note(workbook, sheet, before);
  });
}

function putCells(workbook: Workbook, sheet: Sheet, cells: readonly GridCell[]): void {
  for (const { row, column, value, formula, format } of cells) {
    const content: Content = formula !== null ? { formula, value } : value === "" ? undefined : value;
    const contents = sheet.contents.get(row) ?? [];
    if (content === undefined) delete contents[column];
    else contents[column] = content;
    sheet.contents.set(row, contents);
    const formats = sheet.formats.get(row) ?? [];
    if (Object.keys(format).length > 0) formats[column] = workbook.formatPool.merge(PLAIN, format);
    else delete formats[column];
    sheet.formats.set(row, formats);
  }
  note(workbook, sheet, cells);
}

function note(workbook: Workbook, sheet: Sheet, cells: readonly Position[]): void {
  const area = boundsOf(cells);
  if (area === null) return;
  noteContents(workbook, sheet, area);
  noteFormats(workbook, sheet, area);
}

function takeComputed(host: WorkbookHost, grid: Grid, sheetId: string, positions: readonly Position[]): void {
  if (!host.sheets().some(({ id }) => id === sheetId)) return;
  host.setCalculated(
    sheetId,
    positions.map((at) => grid.readCell(sheetId, at)),
  );
}

function takeSheets(host: WorkbookHost, grid: Grid): void {
  host.edit((workbook) => {
    const shown = grid.sheets();
    const known = new Map(workbook.sheets.map((sheet) => [sheet.id, sheet]));
    const kept = new Set(shown.map(({ id }) => id));
    for (const { id } of workbook.sheets) if (!kept.has(id)) workbook.noted.deletedSheets.push(id);
    const sheets = shown.map((sheet) => known.get(sheet.id) ?? addSheet(workbook, grid, sheet));
    workbook.sheets.splice(0, workbook.sheets.length, ...sheets);
    const tables = workbook.tables.filter(({ sheet }) => kept.has(sheet.id));
    workbook.tables.splice(0, workbook.tables.length, ...tables);
    for (const sheet of shown) describe(workbook, sheet);
    if (!kept.has(workbook.active.id)) workbook.active = sheetIn(workbook, grid.activeSheetId()) ?? workbook.active;
    workbook.noted.sheets = true;
  });
}

function addSheet(workbook: Workbook, grid: Grid, { id, name }: GridSheet): Sheet {
  const sheet: Sheet = { ...createSheet(workbook, name), id };
  workbook.noted.addedSheets.push(id);
  putCells(workbook, sheet, grid.readSheet(id));
  return sheet;
}

function describe(workbook: Workbook, shown: GridSheet): void {
  const sheet = sheetIn(workbook, shown.id);
  if (sheet === undefined) return;
  sheet.name = shown.name;
  if (shown.hidden !== (sheet.visibility !== "Visible")) sheet.visibility = shown.hidden ? "Hidden" : "Visible";
  sheet.tabColor = shown.tabColor;
  sheet.showGridlines = shown.showGridlines;
  sheet.frozen = shown.frozen;
  for (const [column, pixels] of Object.entries(shown.columnWidths)) sheet.columnWidths.set(Number(column), pointsOfPixels(pixels));
}

function takeTables(host: WorkbookHost, grid: Grid): void {
  host.edit((workbook) => {
    const known = new Map(workbook.tables.map((table) => [table.name, table]));
    const tables = grid.tables().flatMap(({ name, sheetId, area }) => {
      const table = known.get(name);
      const sheet = sheetIn(workbook, sheetId);
      if (sheet === undefined) return [];
      if (table !== undefined && table.sheet === sheet) return [Object.assign(table, { area })];
      const added = {
        id: nextTableId(workbook),
        name,
        sheet,
        area,
        showTotals: false,
        style: "TableStyleMedium2",
        showBandedRows: true,
        showFilterButton: true,
      };
      workbook.noted.tableEvents.push({ kind: "added", tableId: added.id, tableName: name, sheetId });
      return [added];
    });
    for (const { id, name, sheet } of workbook.tables) {
      if (!tables.some((table) => table.id === id)) workbook.noted.tableEvents.push({ kind: "deleted", tableId: id, tableName: name, sheetId: sheet.id });
    }
    workbook.tables.splice(0, workbook.tables.length, ...tables);
    workbook.noted.tables = true;
  });
}

function sheetIn(workbook: Workbook, id: string): Sheet | undefined {
  return workbook.sheets.find((sheet) => sheet.id === id);
}
