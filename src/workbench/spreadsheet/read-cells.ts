/** What the grid holds and shows, cell by cell. */
import { ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Position } from "../host/addresses";
import { formatOf } from "./cell-style";
import type { GridCell, SpilledCell } from "./grid";
import { EMPTY, valueOf } from "./grid-data";
import type { Book } from "./univer-book";

export function readCell({ injector, unitId, sheetOf, workbook }: Book, sheetId: string, { row, column }: Position): GridCell {
  const cell = sheetOf(sheetId).getCellRaw(row, column);
  if (!cell) return { ...EMPTY, row, column };
  const style = workbook().getStyles().getStyleByCell(cell);
  // A formula that was filled down is kept once; its neighbours only point to it.
  const formula = cell.f ?? (cell.si ? injector.get(FormulaDataModel).getFormulaStringByCell(row, column, sheetId, unitId()) : null) ?? null;
  return { row, column, value: valueOf(cell), formula, format: formatOf(style) };
}

export function readSheet(book: Book, sheetId: string): readonly GridCell[] {
  const cells: GridCell[] = [];
  book
    .sheetOf(sheetId)
    .getCellMatrix()
    .forValue((row, column) => void cells.push(readCell(book, sheetId, { row, column })));
  return cells;
}

export function readSpilled({ injector, unitId, sheetOf }: Book, sheetId: string): readonly SpilledCell[] {
  const spilled: SpilledCell[] = [];
  const { [unitId()]: sheets } = injector.get(FormulaDataModel).getArrayFormulaCellData();
  new ObjectMatrix(sheets?.[sheetId] ?? {}).forValue((row, column, cell) => {
    // The formula's own cell, which holds its value itself, is among them.
    if (cell && !sheetOf(sheetId).getCellRaw(row, column)?.f) spilled.push({ row, column, value: valueOf(cell) });
  });
  return spilled;
}
