/** What happens in the grid, told to its listener: what a person does, and what formulas come to. */
import { ICommandService, type ICommandInfo, type IExecutionOptions } from "@univerjs/core";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetCellEditVisibleOperation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SheetsSelectionsService,
  ToggleGridlinesMutation,
  type IEditorBridgeServiceVisibleParam,
  type ISetRangeValuesMutationParams,
  type ISetSelectionsOperationParams,
} from "@univerjs/preset-sheets-core";
import { AddSheetTableMutation, DeleteSheetTableMutation, SetSheetTableMutation } from "@univerjs/preset-sheets-table";
import type { Area } from "../host/addresses";
import type { GridListener } from "./grid";
import { areaOf, positionsOf } from "./grid-data";
import { readCell } from "./read-cells";
import type { Book } from "./univer-book";

const LINK = /^=HYPERLINK\("#((?:[^"]|"")+)"/i;

const SHEET_CHANGES: ReadonlySet<string> = new Set([
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
  SetWorksheetNameMutation.id,
  SetWorksheetOrderMutation.id,
  SetWorksheetHideMutation.id,
  SetTabColorMutation.id,
  SetFrozenMutation.id,
  SetWorksheetColWidthMutation.id,
  ToggleGridlinesMutation.id,
]);
const TABLE_CHANGES: ReadonlySet<string> = new Set([AddSheetTableMutation.id, DeleteSheetTableMutation.id, SetSheetTableMutation.id]);
/** Mutations after which cells stand elsewhere than they stood. */
const MOVES = /^sheet\.mutation\.(insert-(row|col)|remove-(rows|col)|move-(range|rows|columns)|reorder-range|set\.numfmt|remove\.numfmt)$/;

export function hearGrid(book: Book, container: HTMLElement, listener: GridListener): void {
  const { injector, unitId, isQuiet, workbook } = book;

  function hear({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const change = params as Partial<ISetRangeValuesMutationParams> | undefined;
    if (id === SetCellEditVisibleOperation.id) listener.onEditing((params as IEditorBridgeServiceVisibleParam).visible);
    if (change?.unitId !== unitId()) return;
    const sheetId = change.subUnitId ?? "";
    if (id === SetRangeValuesMutation.id && options?.fromFormula === true) listener.onComputed(sheetId, positionsOf(change.cellValue));
    else if (isQuiet()) return;
    else if (id === SetRangeValuesMutation.id) listener.onCells(sheetId, positionsOf(change.cellValue));
    else if (id === SetSelectionsOperation.id) hearSelection(params as ISetSelectionsOperationParams);
    else if (id === SetWorksheetActiveOperation.id) listener.onSelection(sheetId, selectionOn(sheetId));
    else if (MOVES.test(id)) listener.onSheetMoved(sheetId);
    else if (TABLE_CHANGES.has(id)) listener.onTables();
    else if (SHEET_CHANGES.has(id)) listener.onSheets();
  }

  function hearSelection({ subUnitId, selections }: ISetSelectionsOperationParams): void {
    const last = selections[selections.length - 1];
    if (last !== undefined) listener.onSelection(subUnitId, areaOf(last.range));
  }

  function selectionOn(sheetId: string): Area {
    const selections = injector.get(SheetsSelectionsService).getWorkbookSelections(unitId()).getSelectionsOfWorksheet(sheetId);
    const last = selections[selections.length - 1];
    return last === undefined ? { row: 0, column: 0, rows: 1, columns: 1 } : areaOf(last.range);
  }

  /** Univer draws links, but follows them only with a further plugin. */
  function hearClick({ target }: MouseEvent): void {
    if (!(target instanceof HTMLCanvasElement)) return;
    const sheetId = workbook().getActiveSheet().getSheetId();
    const { row, column, rows, columns } = selectionOn(sheetId);
    const link = rows === 1 && columns === 1 ? LINK.exec(readCell(book, sheetId, { row, column }).formula ?? "") : null;
    if (link?.[1] !== undefined) listener.onLink(link[1].replaceAll('""', '"'));
  }

  injector.get(ICommandService).onCommandExecuted(hear);
  container.addEventListener("click", hearClick);
}
