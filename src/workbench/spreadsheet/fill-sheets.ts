/** Cells into the sheets of the grid: their content, their looks by the id of a style, the room they need and the height of their rows. */
import { BooleanNumber, type ICellData, type IStyleData, type IWorksheetData } from "@univerjs/core";
import { AutoHeightController, SetRangeValuesMutation, SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/preset-sheets-core";
import { boundsOf, type Area } from "../host/addresses";
import { FORMAT_DEFAULTS, type CellFormat } from "../host/formats";
import { styleOf } from "./cell-style";
import type { FilledSheet, GridCell } from "./grid";
import { BLANK, contentOf, freezeOf, isIn, rangeOf } from "./grid-data";
import type { Book } from "./univer-book";

type Cells = Record<number, Record<number, ICellData>>;

/** Excel's standard font. */
const DEFAULT_STYLE = { ff: FORMAT_DEFAULTS.fontName, fs: FORMAT_DEFAULTS.size };
const DEFAULT_COLUMN_PIXELS = 64;
const DEFAULT_ROW_PIXELS = 20;
/** Room below and to the right of what is filled. */
const SPARE = { rows: 200, columns: 20 };
const LEAST = { rows: 1000, columns: 26 };

export type Filling = {
  /** Another workbook has no styles yet. */
  readonly forgetStyles: () => void;
  readonly snapshotOf: (filled: FilledSheet) => IWorksheetData;
  /** Rows with wrapped text or large letters grow to show them, as they do in Excel. */
  readonly fitRows: (sheetId: string, cells: readonly GridCell[]) => void;
  /** All that the area holds from now on. */
  readonly writeCells: (sheetId: string, area: Area, cells: readonly GridCell[]) => void;
};

export function openFilling({ injector, workbook, sheetOf, run }: Book): Filling {
  const styleIds = new Map<CellFormat, string>();

  /** One id for equal formats: a cell of the grid holds the id, never the style. */
  function styleIdOf(format: CellFormat): string | undefined {
    const known = styleIds.get(format);
    if (known !== undefined) return known === "" ? undefined : known;
    const style: IStyleData = styleOf(format);
    const id = Object.keys(style).length === 0 ? "" : `format-${styleIds.size}`;
    styleIds.set(format, id);
    if (id !== "") workbook().addStyles({ [id]: style });
    return id === "" ? undefined : id;
  }

  function dataOf(cell: GridCell): ICellData {
    const style = styleIdOf(cell.format);
    return { ...contentOf(cell), ...(style === undefined ? {} : { s: style }) };
  }

  /** The grid grows with what is written; it never shrinks. */
  function makeRoom(subUnitId: string, area: Area): void {
    const sheet = sheetOf(subUnitId);
    const rowCount = area.row + area.rows + SPARE.rows;
    const columnCount = area.column + area.columns + SPARE.columns;
    if (area.row + area.rows > sheet.getRowCount()) run(SetWorksheetRowCountMutation.id, { subUnitId, rowCount });
    if (area.column + area.columns > sheet.getColumnCount()) run(SetWorksheetColumnCountMutation.id, { subUnitId, columnCount });
  }

  function fitRows(sheetId: string, cells: readonly GridCell[]): void {
    const tall = boundsOf(cells.filter(({ format: { wrapText, size = 0 } }) => wrapText === true || size > FORMAT_DEFAULTS.size));
    if (tall === null) return;
    const { redos } = injector.get(AutoHeightController).getUndoRedoParamsOfAutoHeight([rangeOf(tall)], sheetId);
    for (const { id, params } of redos) run(id, params);
  }

  return {
    forgetStyles: () => styleIds.clear(),
    fitRows,
    snapshotOf({ sheet, cells }) {
      const cellData: Cells = {};
      for (const cell of cells) (cellData[cell.row] ??= {})[cell.column] = dataOf(cell);
      const filled = boundsOf(cells);
      const [rows, columns] = filled === null ? [0, 0] : [filled.row + filled.rows, filled.column + filled.columns];
      return {
        id: sheet.id,
        name: sheet.name,
        tabColor: sheet.tabColor,
        hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
        freeze: freezeOf(sheet.frozen),
        rowCount: Math.max(LEAST.rows, rows + SPARE.rows),
        columnCount: Math.max(LEAST.columns, columns + SPARE.columns),
        zoomRatio: 1,
        scrollTop: 0,
        scrollLeft: 0,
        defaultColumnWidth: DEFAULT_COLUMN_PIXELS,
        defaultRowHeight: DEFAULT_ROW_PIXELS,
        defaultStyle: DEFAULT_STYLE,
        mergeData: [],
        cellData,
        rowData: {},
        columnData: Object.fromEntries(Object.entries(sheet.columnWidths).map(([column, w]) => [column, { w }])),
        rowHeader: { width: 46 },
        columnHeader: { height: 20 },
        showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
        rightToLeft: BooleanNumber.FALSE,
      };
    },
    writeCells(sheetId, area, cells) {
      const held = sheetOf(sheetId).getCellMatrix();
      const cellValue: Cells = {};
      makeRoom(sheetId, boundsOf(cells) ?? { ...area, rows: 1, columns: 1 });
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
    },
  };
}
