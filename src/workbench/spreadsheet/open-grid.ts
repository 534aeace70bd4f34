/**
 * The grid on Univer. All that is Univer's alone - its mutations, its matrix of cells, its order of events - is known in
 * this file and in what it imports from this folder, and nowhere else.
 */
import {
  BooleanNumber, ICommandService, IUndoRedoService, IUniverInstanceService, LifecycleService, LifecycleStages, UniverInstanceType, type ICellData, type ICommandInfo,
  type IExecutionOptions, type IStyleData, type IWorkbookData, type IWorksheetData, type Workbook, type Worksheet,
} from "@univerjs/core";
import {
  AutoHeightController, FormulaDataModel, FormulaExecutedStateType, getPrimaryForRange, InsertSheetMutation, RemoveSheetMutation, ScrollToRangeOperation, SetCellEditVisibleOperation,
  SetFormulaCalculationNotificationMutation, SetFrozenMutation, SetRangeValuesMutation, SetSelectionsOperation, SetTabColorMutation, SetTriggerFormulaCalculationStartMutation,
  SetWorksheetActiveOperation, SetWorksheetColumnCountMutation, SetWorksheetColWidthMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation, SheetsSelectionsService, ToggleGridlinesMutation, type IEditorBridgeServiceVisibleParam, type ISetFormulaCalculationNotificationMutation,
  type ISetRangeValuesMutationParams, type ISetSelectionsOperationParams,
} from "@univerjs/preset-sheets-core";
import { AddSheetTableMutation, DeleteSheetTableMutation, SetSheetTableMutation, TableManager } from "@univerjs/preset-sheets-table";
import { boundsOf, type Area, type Position } from "../host/addresses";
import { FORMAT_DEFAULTS, type CellFormat } from "../host/formats";
import { formatOf, styleOf } from "./cell-style";
import type { FilledSheet, Grid, GridCell, GridListener } from "./grid";
import { areaOf, BLANK, contentOf, describe, EMPTY, freezeOf, isIn, positionsOf, rangeOf, themeOf, valueOf } from "./grid-data";
import { openUniver } from "./open-univer";
import { registerFunctions } from "./register-functions";

type Cells = Record<number, Record<number, ICellData>>;

/** Excel's standard font. */
const DEFAULT_STYLE = { ff: FORMAT_DEFAULTS.fontName, fs: FORMAT_DEFAULTS.size };
const DEFAULT_COLUMN_PIXELS = 64;
const DEFAULT_ROW_PIXELS = 20;
/** Room below and to the right of what is filled. */
const SPARE = { rows: 200, columns: 20 };
const LEAST = { rows: 1000, columns: 26 };
const CALCULATION_SECONDS_MAX = 60;
const LINK = /^=HYPERLINK\("#((?:[^"]|"")+)"/i;

const SHEET_CHANGES: ReadonlySet<string> = new Set([
  InsertSheetMutation.id, RemoveSheetMutation.id, SetWorksheetNameMutation.id, SetWorksheetOrderMutation.id, SetWorksheetHideMutation.id, SetTabColorMutation.id, SetFrozenMutation.id,
  SetWorksheetColWidthMutation.id, ToggleGridlinesMutation.id,
]);
const TABLE_CHANGES: ReadonlySet<string> = new Set([AddSheetTableMutation.id, DeleteSheetTableMutation.id, SetSheetTableMutation.id]);
/** Mutations after which cells stand elsewhere than they stood. */
const MOVES = /^sheet\.mutation\.(insert-(row|col)|remove-(rows|col)|move-(range|rows|columns)|reorder-range|set\.numfmt|remove\.numfmt)$/;

/** Resolves when the grid can be drawn on. */
export async function openGrid(container: HTMLElement, listener: GridListener): Promise<Grid> {
  const univer = openUniver(container);
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const styleIds = new Map<CellFormat, string>();
  let generation = 0;
  let workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, { id: unitId() });
  let ours = 0;

  function unitId(): string {
    return `workbook-${generation}`;
  }

  /** Marks what this program does to the grid, so that it is not taken for a person's doing and a person cannot undo it. */
  function quietly(change: () => void): void {
    ours += 1;
    try {
      change();
    } finally {
      ours -= 1;
      injector.get(IUndoRedoService).clearUndoRedo(unitId());
    }
  }

  function run(id: string, parameters: object): void {
    commands.syncExecuteCommand(id, { unitId: unitId(), ...parameters });
  }

  function sheetOf(id: string): Worksheet {
    const sheet = workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`the grid has no sheet ${id}`);
    return sheet;
  }

  /** One id for equal formats: a cell of the grid holds the id, never the style. */
  function styleIdOf(format: CellFormat): string | undefined {
    const known = styleIds.get(format);
    if (known !== undefined) return known === "" ? undefined : known;
    const style: IStyleData = styleOf(format);
    const id = Object.keys(style).length === 0 ? "" : `format-${styleIds.size}`;
    styleIds.set(format, id);
    if (id !== "") workbook.addStyles({ [id]: style });
    return id === "" ? undefined : id;
  }

  function dataOf(cell: GridCell): ICellData {
    const style = styleIdOf(cell.format);
    return { ...contentOf(cell), ...(style === undefined ? {} : { s: style }) };
  }

  function snapshotOf({ sheet, cells }: FilledSheet): IWorksheetData {
    const cellData: Cells = {};
    let [rows, columns] = [0, 0];
    for (const cell of cells) {
      (cellData[cell.row] ??= {})[cell.column] = dataOf(cell);
      rows = Math.max(rows, cell.row + 1);
      columns = Math.max(columns, cell.column + 1);
    }
    return {
      id: sheet.id, name: sheet.name, tabColor: sheet.tabColor, hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE, freeze: freezeOf(sheet.frozen),
      rowCount: Math.max(LEAST.rows, rows + SPARE.rows), columnCount: Math.max(LEAST.columns, columns + SPARE.columns), zoomRatio: 1, scrollTop: 0, scrollLeft: 0,
      defaultColumnWidth: DEFAULT_COLUMN_PIXELS, defaultRowHeight: DEFAULT_ROW_PIXELS, defaultStyle: DEFAULT_STYLE, mergeData: [], cellData, rowData: {},
      columnData: Object.fromEntries(Object.entries(sheet.columnWidths).map(([column, w]) => [column, { w }])), rowHeader: { width: 46 }, columnHeader: { height: 20 },
      showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE, rightToLeft: BooleanNumber.FALSE,
    };
  }

  /** Rows with wrapped text or large letters grow to show them, as they do in Excel. */
  function fitRows(sheetId: string, cells: readonly GridCell[]): void {
    const tall = boundsOf(cells.filter(({ format: { wrapText, size = 0 } }) => wrapText === true || size > FORMAT_DEFAULTS.size));
    if (tall === null) return;
    const { redos } = injector.get(AutoHeightController).getUndoRedoParamsOfAutoHeight([rangeOf(tall)], sheetId);
    for (const { id, params } of redos) commands.syncExecuteCommand(id, params);
  }

  /** The grid grows with what is written; it never shrinks. */
  function makeRoom(sheetId: string, area: Area): void {
    const sheet = sheetOf(sheetId);
    const rowCount = area.row + area.rows + SPARE.rows;
    const columnCount = area.column + area.columns + SPARE.columns;
    if (area.row + area.rows > sheet.getRowCount()) run(SetWorksheetRowCountMutation.id, { subUnitId: sheetId, rowCount });
    if (area.column + area.columns > sheet.getColumnCount()) run(SetWorksheetColumnCountMutation.id, { subUnitId: sheetId, columnCount });
  }

  function readCell(sheetId: string, { row, column }: Position): GridCell {
    const cell = sheetOf(sheetId).getCellRaw(row, column);
    if (!cell) return { ...EMPTY, row, column };
    const style = workbook.getStyles().getStyleByCell(cell);
    // A formula that was filled down is kept once; its neighbours only point to it.
    const formula = cell.f ?? (cell.si ? injector.get(FormulaDataModel).getFormulaStringByCell(row, column, sheetId, unitId()) : null) ?? null;
    return { row, column, value: valueOf(cell), formula, format: formatOf(style) };
  }

  function hear({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const change = params as Partial<ISetRangeValuesMutationParams> | undefined;
    if (id === SetCellEditVisibleOperation.id) listener.onEditing((params as IEditorBridgeServiceVisibleParam).visible);
    if (change?.unitId !== unitId()) return;
    const sheetId = change.subUnitId ?? "";
    if (id === SetRangeValuesMutation.id && options?.fromFormula === true) listener.onComputed(sheetId, positionsOf(change.cellValue));
    else if (ours > 0) return;
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
    const sheetId = workbook.getActiveSheet().getSheetId();
    const { row, column, rows, columns } = selectionOn(sheetId);
    const link = rows === 1 && columns === 1 ? LINK.exec(readCell(sheetId, { row, column }).formula ?? "") : null;
    if (link?.[1] !== undefined) listener.onLink(link[1].replaceAll('""', '"'));
  }

  await injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  commands.onCommandExecuted(hear);
  container.addEventListener("click", hearClick);

  return {
    addFunctions: (functions) => registerFunctions(injector, functions),
    show(shown, activeId) {
      quietly(() => {
        univer.__getInjector().get(IUniverInstanceService).disposeUnit(unitId());
        generation += 1;
        styleIds.clear();
        // Styles are registered while the sheets are drawn up, so the workbook stands before its sheets.
        workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, { id: unitId(), sheetOrder: ["none"], sheets: { none: { id: "none", name: "" } } });
        shown.forEach((added, index) => run(InsertSheetMutation.id, { index, sheet: snapshotOf(added) }));
        run(SetWorksheetActiveOperation.id, { subUnitId: activeId });
        run(RemoveSheetMutation.id, { subUnitId: "none", subUnitName: "" });
        for (const { sheet, cells } of shown) fitRows(sheet.id, cells);
      });
    },
    addSheet(added, index) {
      quietly(() => {
        const active = workbook.getActiveSheet().getSheetId();
        run(InsertSheetMutation.id, { index, sheet: snapshotOf(added) });
        fitRows(added.sheet.id, added.cells);
        // Univer puts a new sheet in front; Excel does not.
        run(SetWorksheetActiveOperation.id, { subUnitId: active });
      });
    },
    removeSheet(id) {
      quietly(() => run(RemoveSheetMutation.id, { subUnitId: id, subUnitName: sheetOf(id).getName() }));
    },
    setSheet(sheet) {
      const shown = describe(sheetOf(sheet.id));
      const subUnitId = sheet.id;
      quietly(() => {
        if (sheet.name !== shown.name) run(SetWorksheetNameMutation.id, { subUnitId, name: sheet.name });
        if (sheet.hidden !== shown.hidden) run(SetWorksheetHideMutation.id, { subUnitId, hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE });
        if (sheet.tabColor !== shown.tabColor) run(SetTabColorMutation.id, { subUnitId, color: sheet.tabColor });
        if (sheet.showGridlines !== shown.showGridlines) run(ToggleGridlinesMutation.id, { subUnitId, showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE });
        if (sheet.frozen.rows !== shown.frozen.rows || sheet.frozen.columns !== shown.frozen.columns) run(SetFrozenMutation.id, { subUnitId, ...freezeOf(sheet.frozen), resetScroll: true });
        for (const [column, colWidth] of Object.entries(sheet.columnWidths)) {
          if (shown.columnWidths[Number(column)] === colWidth) continue;
          const range = { startRow: 0, endRow: sheetOf(sheet.id).getRowCount() - 1, startColumn: Number(column), endColumn: Number(column) };
          run(SetWorksheetColWidthMutation.id, { subUnitId, ranges: [range], colWidth });
        }
      });
    },
    orderSheets(ids) {
      quietly(() => {
        ids.forEach((id, toOrder) => {
          const fromOrder = workbook.getSheetOrders().indexOf(id);
          if (fromOrder !== toOrder) run(SetWorksheetOrderMutation.id, { subUnitId: id, fromOrder, toOrder });
        });
      });
    },
    writeCells(sheetId, area, cells) {
      const held = sheetOf(sheetId).getCellMatrix();
      const cellValue: Cells = {};
      const touched = boundsOf(cells) ?? { ...area, rows: 1, columns: 1 };
      quietly(() => {
        makeRoom(sheetId, touched);
        held.forValue((row, column) => {
          if (isIn(area, row, column)) (cellValue[row] ??= {})[column] = { ...BLANK, s: null };
        });
        for (const cell of cells) {
          // The look goes straight into the matrix: in a mutation Univer merges and hashes it cell by cell.
          const { s = null, ...content } = dataOf(cell);
          const known = held.getValue(cell.row, cell.column);
          if (s !== null || known) held.setValue(cell.row, cell.column, { ...known, s });
          (cellValue[cell.row] ??= {})[cell.column] = { ...BLANK, ...content };
        }
        run(SetRangeValuesMutation.id, { subUnitId: sheetId, cellValue });
        fitRows(sheetId, cells);
      });
    },
    addTable({ sheetId, id, name, area, headers, style }) {
      quietly(() => {
        run(AddSheetTableMutation.id, { subUnitId: sheetId, tableId: id, name, range: rangeOf(area), header: [...headers], options: { showHeader: true, tableStyleId: themeOf(style) } });
        // Its filter buttons leave less room for the text of the header.
        fitRows(sheetId, headers.map((_, index) => readCell(sheetId, { row: area.row, column: area.column + index })));
      });
    },
    setTable({ sheetId, id, name, area, style }) {
      quietly(() => run(SetSheetTableMutation.id, { subUnitId: sheetId, tableId: id, config: { name, updateRange: { newRange: rangeOf(area) }, theme: themeOf(style) } }));
    },
    removeTable({ sheetId, id }) {
      quietly(() => run(DeleteSheetTableMutation.id, { subUnitId: sheetId, tableId: id }));
    },
    select(sheetId, area) {
      const range = rangeOf(area);
      quietly(() => {
        // Also where the sheet is in front already: what Univer draws can lag behind what it holds to be active, and a sheet that is drawn cannot be taken away.
        run(SetWorksheetActiveOperation.id, { subUnitId: sheetId });
        run(SetSelectionsOperation.id, { subUnitId: sheetId, selections: [{ range, primary: getPrimaryForRange(range, sheetOf(sheetId)), style: null }] });
        // To its first cell, as Excel does: a row wider than the window would be shown from its far end.
        commands.syncExecuteCommand(ScrollToRangeOperation.id, { range: { ...range, endRow: range.startRow, endColumn: range.startColumn } });
      });
    },
    calculate() {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          heard.dispose();
          reject(new Error(`the formulas were not computed within ${CALCULATION_SECONDS_MAX} seconds`));
        }, CALCULATION_SECONDS_MAX * 1000);
        const heard = commands.onCommandExecuted(({ id, params }) => {
          if (id !== SetFormulaCalculationNotificationMutation.id) return;
          const state = (params as ISetFormulaCalculationNotificationMutation).functionsExecutedState;
          if (state !== FormulaExecutedStateType.SUCCESS && state !== FormulaExecutedStateType.NOT_EXECUTED) return;
          clearTimeout(late);
          heard.dispose();
          resolve();
        });
        commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, { commands: [], forceCalculation: true }, { onlyLocal: true });
      });
    },
    sheets: () => workbook.getSheetOrders().map((id) => describe(sheetOf(id))),
    activeSheetId: () => workbook.getActiveSheet().getSheetId(),
    tables: () =>
      injector.get(TableManager).getTableList(unitId()).map((table) => ({ id: table.id, name: table.name, sheetId: table.subUnitId, area: areaOf(table.range) })),
    readCell,
    readSheet(sheetId) {
      const cells: GridCell[] = [];
      sheetOf(sheetId).getCellMatrix().forValue((row, column) => void cells.push(readCell(sheetId, { row, column })));
      return cells;
    },
  };
}
