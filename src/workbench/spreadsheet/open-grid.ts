/**
 * The grid on Univer. All that is Univer's alone - its mutations, its matrix of cells, its order of events - is known in
 * this folder, and nowhere else.
 */
import { BooleanNumber, ICommandService, LifecycleService, LifecycleStages } from "@univerjs/core";
import {
  getPrimaryForRange,
  InsertSheetMutation,
  RemoveSheetMutation,
  ScrollToRangeOperation,
  SetFrozenMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  ToggleGridlinesMutation,
} from "@univerjs/preset-sheets-core";
import { AddSheetTableMutation, DeleteSheetTableMutation, SetSheetTableMutation, TableManager } from "@univerjs/preset-sheets-table";
import { calculate } from "./calculate";
import { openFilling } from "./fill-sheets";
import type { Grid, GridListener, GridSheet } from "./grid";
import { areaOf, describe, freezeOf, rangeOf, themeOf } from "./grid-data";
import { hearGrid } from "./hear-grid";
import { openUniver } from "./open-univer";
import { keepLinksPlain, measureWithIndents } from "./overflow";
import { readCell, readSheet, readSpilled } from "./read-cells";
import { registerFunctions } from "./register-functions";
import { openBook, type Book } from "./univer-book";

/** Resolves when the grid can be drawn on. */
export async function openGrid(container: HTMLElement, listener: GridListener): Promise<Grid> {
  const book = openBook(openUniver(container));
  const filling = openFilling(book);
  const { injector, unitId, workbook, sheetOf, run, quietly } = book;
  await injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  keepLinksPlain(injector);
  measureWithIndents();
  hearGrid(book, container, listener);

  return {
    addFunctions: (functions) => registerFunctions(injector, functions),
    show(shown, activeId) {
      quietly(() => {
        filling.forgetStyles();
        // Styles are registered while the sheets are drawn up, so the workbook stands before its sheets.
        book.replace({ sheetOrder: ["none"], sheets: { none: { id: "none", name: "" } } });
        shown.forEach((added, index) => run(InsertSheetMutation.id, { index, sheet: filling.snapshotOf(added) }));
        run(SetWorksheetActiveOperation.id, { subUnitId: activeId });
        run(RemoveSheetMutation.id, { subUnitId: "none", subUnitName: "" });
        for (const { sheet, cells } of shown) filling.fitRows(sheet.id, cells);
      });
    },
    addSheet(added, index) {
      quietly(() => {
        const active = workbook().getActiveSheet().getSheetId();
        run(InsertSheetMutation.id, { index, sheet: filling.snapshotOf(added) });
        filling.fitRows(added.sheet.id, added.cells);
        // Univer puts a new sheet in front; Excel does not.
        run(SetWorksheetActiveOperation.id, { subUnitId: active });
      });
    },
    removeSheet: (id) => quietly(() => run(RemoveSheetMutation.id, { subUnitId: id, subUnitName: sheetOf(id).getName() })),
    setSheet: (sheet) => quietly(() => setSheet(book, sheet)),
    orderSheets(ids) {
      quietly(() => {
        ids.forEach((id, toOrder) => {
          const fromOrder = workbook().getSheetOrders().indexOf(id);
          if (fromOrder !== toOrder) run(SetWorksheetOrderMutation.id, { subUnitId: id, fromOrder, toOrder });
        });
      });
    },
    writeCells: (...written) => quietly(() => filling.writeCells(...written)),
    addTable({ sheetId, id, name, area, headers, style }) {
      quietly(() => {
        run(AddSheetTableMutation.id, {
          subUnitId: sheetId,
          tableId: id,
          name,
          range: rangeOf(area),
          header: [...headers],
          options: { showHeader: true, tableStyleId: themeOf(style) },
        });
        // Its filter buttons leave less room for the text of the header.
        filling.fitRows(
          sheetId,
          headers.map((_, index) => readCell(book, sheetId, { row: area.row, column: area.column + index })),
        );
      });
    },
    setTable({ sheetId, id, name, area, style }) {
      quietly(() =>
        run(SetSheetTableMutation.id, { subUnitId: sheetId, tableId: id, config: { name, updateRange: { newRange: rangeOf(area) }, theme: themeOf(style) } }),
      );
    },
    removeTable: ({ sheetId, id }) => quietly(() => run(DeleteSheetTableMutation.id, { subUnitId: sheetId, tableId: id })),
    select(sheetId, area) {
      const range = rangeOf(area);
      quietly(() => {
        // Also where the sheet is in front already: what Univer draws can lag behind what it holds to be active, and a sheet that is drawn cannot be taken away.
        run(SetWorksheetActiveOperation.id, { subUnitId: sheetId });
        run(SetSelectionsOperation.id, { subUnitId: sheetId, selections: [{ range, primary: getPrimaryForRange(range, sheetOf(sheetId)), style: null }] });
        // To its first cell, as Excel does: a row wider than the window would be shown from its far end.
        injector
          .get(ICommandService)
          .syncExecuteCommand(ScrollToRangeOperation.id, { range: { ...range, endRow: range.startRow, endColumn: range.startColumn } });
      });
    },
    calculate: () => calculate(book),
    sheets: () =>
      workbook()
        .getSheetOrders()
        .map((id) => describe(sheetOf(id))),
    activeSheetId: () => workbook().getActiveSheet().getSheetId(),
    tables: () =>
      injector
        .get(TableManager)
        .getTableList(unitId())
        .map((table) => ({ id: table.id, name: table.name, sheetId: table.subUnitId, area: areaOf(table.range) })),
    readCell: (sheetId, at) => readCell(book, sheetId, at),
    readSheet: (sheetId) => readSheet(book, sheetId),
    readSpilled: (sheetId) => readSpilled(book, sheetId),
  };
}

/** Only what differs from what is shown. */
function setSheet({ sheetOf, run }: Book, sheet: GridSheet): void {
  const shown = describe(sheetOf(sheet.id));
  const subUnitId = sheet.id;
  if (sheet.name !== shown.name) run(SetWorksheetNameMutation.id, { subUnitId, name: sheet.name });
  if (sheet.hidden !== shown.hidden) run(SetWorksheetHideMutation.id, { subUnitId, hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  if (sheet.tabColor !== shown.tabColor) run(SetTabColorMutation.id, { subUnitId, color: sheet.tabColor });
  if (sheet.showGridlines !== shown.showGridlines)
    run(ToggleGridlinesMutation.id, { subUnitId, showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  if (sheet.frozen.rows !== shown.frozen.rows || sheet.frozen.columns !== shown.frozen.columns)
    run(SetFrozenMutation.id, { subUnitId, ...freezeOf(sheet.frozen), resetScroll: true });
  for (const [column, colWidth] of Object.entries(sheet.columnWidths)) {
    if (shown.columnWidths[Number(column)] === colWidth) continue;
    const range = { startRow: 0, endRow: sheetOf(sheet.id).getRowCount() - 1, startColumn: Number(column), endColumn: Number(column) };
    run(SetWorksheetColWidthMutation.id, { subUnitId, ranges: [range], colWidth });
  }
}
