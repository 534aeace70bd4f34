/** The spreadsheet on the screen, as few calls: put sheets, cells and tables in, hear what a person changed, read it back. */
import type { Parameter } from "../functions/declarations";
import type { FunctionValue } from "../functions/values";
import type { Area, Position } from "../host/addresses";
import type { Scalar } from "../host/entries";
import type { CellFormat } from "../host/formats";

/** `value` of a formula is what it came to; "" without a formula is an empty cell. */
export type GridCell = Position & { readonly value: Scalar; readonly formula: string | null; readonly format: CellFormat };
export type SpilledCell = Position & { readonly value: Scalar };
export type GridSheet = {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** In pixels, by column number. */
  readonly columnWidths: Readonly<Record<number, number>>;
};
export type GridTable = {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly style: string;
  readonly headers: readonly string[];
};
export type GridFunction = {
  /** "TIEOUT.ENDING" */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly work: (given: readonly FunctionValue[]) => FunctionValue;
};
export type FilledSheet = { readonly sheet: GridSheet; readonly cells: readonly GridCell[] };

/** What a person did; what this program puts into the grid is not told back. */
export type GridListener = {
  readonly onCells: (sheetId: string, cells: readonly Position[]) => void;
  /** Formulas came to new values, whoever caused it. */
  readonly onComputed: (sheetId: string, cells: readonly Position[]) => void;
  /** Rows, columns or whole ranges moved: cells are to be read anew. */
  readonly onSheetMoved: (sheetId: string) => void;
  /** Sheets were added, deleted, renamed, reordered, hidden, coloured, frozen, or have other column widths. */
  readonly onSheets: () => void;
  readonly onTables: () => void;
  readonly onSelection: (sheetId: string, area: Area) => void;
  /** A link to a place in the workbook was clicked: "'Own movements'!A7". */
  readonly onLink: (place: string) => void;
  /** A cell is being typed into, or no longer. */
  readonly onEditing: (isEditing: boolean) => void;
};

export type Grid = {
  /** Functions that formulas may call besides those of every spreadsheet. */
  readonly addFunctions: (functions: readonly GridFunction[]) => void;
  /** Replaces the whole workbook. */
  readonly show: (sheets: readonly FilledSheet[], activeId: string) => void;
  readonly addSheet: (added: FilledSheet, index: number) => void;
  readonly removeSheet: (id: string) => void;
  /** Brings name, visibility, colour, freeze and widths up to date. */
  readonly setSheet: (sheet: GridSheet) => void;
  readonly orderSheets: (ids: readonly string[]) => void;
  /** All that the area holds from now on. */
  readonly writeCells: (sheetId: string, area: Area, cells: readonly GridCell[]) => void;
  readonly addTable: (table: GridTable) => void;
  readonly setTable: (table: GridTable) => void;
  readonly removeTable: (table: Pick<GridTable, "id" | "sheetId">) => void;
  readonly select: (sheetId: string, area: Area) => void;
  /** Resolves when every formula shows its value. */
  readonly calculate: () => Promise<void>;
  readonly sheets: () => readonly GridSheet[];
  readonly activeSheetId: () => string;
  readonly tables: () => readonly Omit<GridTable, "headers" | "style">[];
  readonly readCell: (sheetId: string, at: Position) => GridCell;
  /** Every cell that holds something. */
  readonly readSheet: (sheetId: string) => readonly GridCell[];
  /** What formulas of other cells spill over: shown, but held by no cell, so that no edit takes it for something typed. */
  readonly readSpilled: (sheetId: string) => readonly SpilledCell[];
};
