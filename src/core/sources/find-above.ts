/**
 * Values that stand once above a header and hold for every row below it, such as the shipment's ID in an export of its
 * contents: each in the cell to the right of its heading.
 */
import type { Cell, Row } from "./grid";
import { trimmed, wordOf } from "./header-words";
import type { SourceSpec } from "./source-spec";

export type ValueAbove = { readonly cell: Cell; readonly rowIndex: number };

/** By our column names, of the columns that a source allows there. `rows` are those above the header; the first of two counts. */
export function findAbove(spec: SourceSpec, rows: readonly Row[]): ReadonlyMap<string, ValueAbove> {
  const found = new Map<string, ValueAbove>();
  rows.forEach((row, rowIndex) => {
    const position = row.findIndex((cell) => cell !== null && cell !== "");
    const label = row[position];
    const name = typeof label === "string" ? spec.nameOfWord.get(wordOf(label)) : undefined;
    if (name === undefined || spec.columns[name]?.above !== true || found.has(name)) return;
    const cell = row.slice(position + 1).find((value) => value !== null && (typeof value !== "string" || trimmed(value) !== ""));
    if (cell !== undefined) found.set(name, { cell, rowIndex });
  });
  return found;
}
