/** Univer's ways of writing cells, ranges and sheets down, and ours. */
import { BooleanNumber, CellValueType, getPlainText, type ICellData, type IRange, type Worksheet } from "@univerjs/core";
import type { ISetRangeValuesMutationParams } from "@univerjs/preset-sheets-core";
import type { Area, Position } from "../host/addresses";
import type { Scalar } from "../host/entries";
import type { GridCell, GridSheet } from "./grid";
import { BARE_TABLE, FILLED_TABLE, PLAIN_TABLE } from "./open-univer";

export const EMPTY = { value: "", formula: null, format: {} } as const;
/** What empties a cell of the grid: a property left out would stay. */
export const BLANK: ICellData = { v: null, f: null, si: null, p: null };

export function contentOf({ value, formula }: GridCell): ICellData {
  if (formula === null && value === "") return {};
  const typed =
    typeof value === "number"
      ? { v: value, t: CellValueType.NUMBER }
      : typeof value === "boolean"
        ? { v: value ? 1 : 0, t: CellValueType.BOOLEAN }
        : { v: value, t: CellValueType.STRING };
  return formula === null ? typed : { ...typed, f: formula };
}

export function isIn({ row, column, rows, columns }: Area, atRow: number, atColumn: number): boolean {
  return atRow >= row && atRow < row + rows && atColumn >= column && atColumn < column + columns;
}

/** Under rich text an earlier value may still lie. */
export function valueOf({ v, t, p }: ICellData): Scalar {
  if (p?.body !== undefined) return getPlainText(p.body.dataStream).trimEnd();
  if (v === undefined || v === null) return "";
  if (t === CellValueType.BOOLEAN) return v === true || Number(v) === 1;
  return t === CellValueType.NUMBER ? Number(v) : v;
}

export function describe(sheet: Worksheet): GridSheet {
  const { name, hidden, tabColor, freeze, columnData, showGridlines } = sheet.getConfig();
  const widths = Object.entries(columnData).flatMap(([column, data]) => (data?.w === undefined ? [] : [[Number(column), data.w] as const]));
  return {
    id: sheet.getSheetId(),
    name,
    hidden: hidden === BooleanNumber.TRUE,
    tabColor: tabColor ?? "",
    showGridlines: showGridlines !== BooleanNumber.FALSE,
    frozen: { rows: freeze.ySplit, columns: freeze.xSplit },
    columnWidths: Object.fromEntries(widths),
  };
}

export function freezeOf({ rows, columns }: GridSheet["frozen"]): {
  readonly xSplit: number;
  readonly ySplit: number;
  readonly startRow: number;
  readonly startColumn: number;
} {
  return { xSplit: columns, ySplit: rows, startRow: rows === 0 ? -1 : rows, startColumn: columns === 0 ? -1 : columns };
}

export function themeOf(style: string): string {
  return style === "" ? BARE_TABLE : /Light/.test(style) ? PLAIN_TABLE : FILLED_TABLE;
}

export function positionsOf(cells: ISetRangeValuesMutationParams["cellValue"]): readonly Position[] {
  return Object.entries(cells ?? {}).flatMap(([row, line]) => Object.keys(line ?? {}).map((column) => ({ row: Number(row), column: Number(column) })));
}

export function rangeOf({ row, column, rows, columns }: Area): IRange {
  return { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 };
}

export function areaOf({ startRow, startColumn, endRow, endColumn }: Pick<IRange, "startRow" | "startColumn" | "endRow" | "endColumn">): Area {
  return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}
