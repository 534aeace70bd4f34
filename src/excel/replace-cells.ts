/**
 * New cells for a sheet that stays. What is built aside is copied over it, blanks included, so that nothing is ever deleted and every
 * reference to a cell of it stays whole; formulas copied this way refer to the sheet they come to. Contents and formats are copied one
 * by one because a full copy would bring tables along, and formats first because Excel reads a cell by its format.
 */
import { printingOf } from "../core/report/print-sheet";
import type { Area } from "../core/report/sheet-plan";
import type { Arranged } from "./arrange-sheets";
import { freeze, setWidth, TABLE_LOOK, type TableLook } from "./build-sheet";
import type { Conversation } from "./run-in-excel";
import { repeatRows } from "./set-up-pages";

export type OldTable = { readonly id: string; readonly name: string; readonly area: Area; readonly showTotals: boolean; readonly look: TableLook };

/** What a sheet was like before, but for its cells, which are in the backup. */
export type OldLook = {
  /** Cells that are held in the backup, and will be replaced. */
  readonly area: Area;
  readonly tables: readonly OldTable[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** That are printed on every page. */
  readonly titleRows: { readonly row: number; readonly rows: number } | null;
  readonly tabColor: string;
  readonly visibility: Excel.Worksheet["visibility"];
  /** In points, for the columns of the plan. */
  readonly columnWidths: readonly number[];
};

type BackingUp = { readonly arranged: readonly Arranged[]; readonly backupIds: readonly (string | null)[] };

/** Copies each earlier sheet's cells to its backup, and looks at the rest. One exchange. */
export async function backUp({ context, sync }: Conversation, { arranged, backupIds }: BackingUp): Promise<readonly (OldLook | null)[]> {
  const { worksheets, tables } = context.workbook;
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
  const asked = arranged.map(({ plan, old }, index) => {
    const backupId = backupIds[index] ?? null;
    if (old === null || backupId === null) return null;
    const sheet = worksheets.getItem(old.id).load("tabColor,visibility");
    const planned = sheet.getRangeByIndexes(0, 0, Math.max(1, plan.cells.length), Math.max(1, plan.columnWidths.length));
    const range = planned.getBoundingRect(sheet.getUsedRange(true)).load("rowCount,columnCount");
    copyCells(range, worksheets.getItem(backupId));
    return {
      sheet,
      range,
      frozen: sheet.freezePanes.getLocationOrNullObject().load("rowCount,columnCount,isEntireColumn,isEntireRow"),
      titleRows: sheet.pageLayout.getPrintTitleRowsOrNullObject().load("rowIndex,rowCount"),
      widths: plan.columnWidths.map((_, column) => sheet.getRangeByIndexes(0, column, 1, 1).format.load("columnWidth")),
      tables: old.tables.map(({ id }) => ({
        table: tables.getItem(id).load("id,name,showTotals,style,showBandedRows,showFilterButton"),
        range: tables.getItem(id).getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
      })),
    };
  });
  if (asked.every((one) => one === null)) return asked.map(() => null);
  await sync();
  return asked.map(
    (one) =>
      one && {
        area: { row: 0, column: 0, rows: one.range.rowCount, columns: one.range.columnCount },
        tables: one.tables.map(({ table, range }) => ({
          id: table.id,
          name: table.name,
          showTotals: table.showTotals,
          area: { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount },
          look: { style: table.style, showBandedRows: table.showBandedRows, showFilterButton: table.showFilterButton },
        })),
        frozen: one.frozen.isNullObject
          ? { rows: 0, columns: 0 }
          : { rows: one.frozen.isEntireColumn ? 0 : one.frozen.rowCount, columns: one.frozen.isEntireRow ? 0 : one.frozen.columnCount },
        titleRows: one.titleRows.isNullObject ? null : { row: one.titleRows.rowIndex, rows: one.titleRows.rowCount },
        tabColor: one.sheet.tabColor,
        visibility: one.sheet.visibility,
        columnWidths: one.widths.map(({ columnWidth }) => columnWidth),
      },
  );
}

/** To the same cells of the other sheet. A single cell as the target takes as many as there are, and repeats none. */
function copyCells(from: Excel.Range, to: Excel.Worksheet): void {
  to.getRange("A1").copyFrom(from, "Formats");
  to.getRange("A1").copyFrom(from, "Formulas");
}

type Replacing = { readonly sheet: Excel.Worksheet; readonly built: Excel.Worksheet; readonly look: OldLook; readonly arranged: Arranged };

export function replaceCells({ sheet, built, look, arranged: { plan, tables: planned } }: Replacing): void {
  const wanted = plan.tables.map(({ name, area }) => ({ name: planned.get(name)?.finalName ?? name, area: roomy(area) }));
  const kept = look.tables.flatMap((old) => {
    const becomes = wanted.find((table) => isSameTable(old, table, look.tables));
    return becomes === undefined ? [] : [{ old, becomes }];
  });
  for (const old of look.tables) if (!kept.some((one) => one.old === old)) sheet.tables.getItem(old.id).convertToRange();
  for (const { old, becomes } of kept) {
    sheet.tables.getItem(old.id).clearFilters();
    resize(sheet, old.id, becomes.area);
  }
  copyCells(
    rangeOf(built, { row: 0, column: 0, rows: Math.max(look.area.rows, plan.cells.length), columns: Math.max(look.area.columns, plan.columnWidths.length) }),
    sheet,
  );
  // Excel may have let a table grow over what was written right below it.
  for (const { old, becomes } of kept) resize(sheet, old.id, becomes.area);
  for (const table of wanted) if (!kept.some(({ becomes }) => becomes === table)) addTable(sheet, { ...table, look: TABLE_LOOK });
  plan.columnWidths.forEach((characters, column) => setWidth(sheet, column, characters));
  repeatRows(sheet, printingOf(plan).titleRows);
  sheet.tabColor = plan.tabColor;
  if (plan.visibility === "hidden") sheet.visibility = "Hidden";
  else showFrozen(sheet, plan.frozen);
}

function showFrozen(sheet: Excel.Worksheet, frozen: Arranged["plan"]["frozen"]): void {
  sheet.visibility = "Visible";
  sheet.freezePanes.unfreeze();
  freeze(sheet, frozen);
}

/** A table needs a row below its header. */
function roomy(area: Area): Area {
  return { ...area, rows: Math.max(2, area.rows) };
}

/**
 * A table can stay a table, with the references into it, where its header stays in place and no other stands in its way. Otherwise it is turned into
 * plain cells, and Excel lets formulas refer to these. A row of totals that the user added would be in the way of the new rows.
 */
function isSameTable(old: OldTable, becomes: { readonly name: string; readonly area: Area }, all: readonly OldTable[]): boolean {
  const isInPlace = old.name.toLowerCase() === becomes.name.toLowerCase() && old.area.row === becomes.area.row && old.area.column === becomes.area.column;
  return isInPlace && !old.showTotals && !all.some((other) => other !== old && overlap(other.area, becomes.area));
}

function overlap(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

function resize(sheet: Excel.Worksheet, tableId: string, area: Area): void {
  sheet.tables.getItem(tableId).resize(rangeOf(sheet, area));
}

function addTable(sheet: Excel.Worksheet, { name, area, look }: { readonly name: string; readonly area: Area; readonly look: TableLook }): void {
  const table = sheet.tables.add(rangeOf(sheet, area), true);
  table.name = name;
  table.set(look);
}

/** `tableIds`: the tables on the sheet now. */
type Restoring = { readonly sheet: Excel.Worksheet; readonly backup: Excel.Worksheet; readonly look: OldLook; readonly tableIds: readonly string[] };

/** The sheet as it was, however far replacing came. */
export function restoreCells({ sheet, backup, look, tableIds }: Restoring): void {
  for (const id of tableIds) if (!look.tables.some((old) => old.id === id)) sheet.tables.getItem(id).convertToRange();
  const kept = look.tables.filter(({ id }) => tableIds.includes(id));
  for (const { id, area } of kept) resize(sheet, id, area);
  copyCells(rangeOf(backup, look.area), sheet);
  for (const { id, area } of kept) resize(sheet, id, area);
  // A row of totals comes back as plain cells.
  for (const old of look.tables) if (!kept.includes(old)) addTable(sheet, old.showTotals ? { ...old, area: { ...old.area, rows: old.area.rows - 1 } } : old);
  look.columnWidths.forEach((points, column) => {
    rangeOf(sheet, { row: 0, column, rows: 1, columns: 1 }).format.columnWidth = points;
  });
  repeatRows(sheet, look.titleRows);
  sheet.tabColor = look.tabColor;
  sheet.visibility = look.visibility;
  sheet.freezePanes.unfreeze();
  freeze(sheet, look.frozen);
}
