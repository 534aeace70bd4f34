/** Distinct cells of a text column -> text, or the words of its vocabulary. A number in a text column is its text. */
import { decimalOfNumber, textOfDecimal } from "../domain/money";
import type { ColumnCells, Reading } from "./column-reading";
import { isErrorCell, shown, type Fault } from "./fault";
import type { Cell } from "./grid";
import { trimmed } from "./header-words";
import type { Words } from "./source-spec";

/** Error values count as empty: where the cell is needed, its row is told to have one. */
export function readTexts({ column, cells, consequence }: ColumnCells, words: Words | null): Reading<string> {
  const faults = new Map<number, Fault>();
  const values = cells.map((cell, code) => {
    const text = isErrorCell(cell) ? "" : textOfCell(cell);
    if (words === null || text === "") return text;
    const word = words.read(text);
    if (word === null && !words.open) faults.set(code, words.fault({ column, found: shown(text), consequence }));
    return word ?? "";
  });
  return { values, faults, notes: [] };
}

export function textOfCell(cell: Cell): string {
  if (typeof cell === "string") return trimmed(cell);
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  const decimal = decimalOfNumber(cell);
  return decimal === null ? String(cell) : textOfDecimal(decimal);
}
