/** Cells that are the user's, as they go back onto a sheet of ours. */
import { isBlankCell, textOfTyped, type TypedRow } from "../facts/read-back";
import type { ReportCell, ReportColumn } from "./report";

/** A column that the user fills in; `key` is also its name among the typed cells. */
export function typedColumn(key: string, title: string, meaning: "text" | "words" | "date" | "quantity" | "money" | "prose", width: number): ReportColumn {
  return { key, title, band: "Yours to fill in", meaning, width, formula: null };
}

/** In a column of text a number is its text, since Excel makes it one as soon as the cell is touched. */
export function typedCellOf({ cells }: Pick<TypedRow, "cells">, { key, meaning }: ReportColumn): ReportCell {
  const cell = cells[key] ?? null;
  return isBlankCell(cell) ? null : { typed: (meaning === "text" || meaning === "words") && typeof cell === "number" ? textOfTyped(cell) : cell };
}
