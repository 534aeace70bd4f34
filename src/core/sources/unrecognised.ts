/** A table that is none of the known sources, as an issue: what it begins with, so that its owner knows which one is meant. */
import { raise, type Issue } from "../domain/issue";
import type { GridHead } from "./grid";

/** A file or an Excel Table was made to hold data, and is missed; a sheet may be anything, and is only mentioned. */
export function nameUnrecognised({ ref, rows, firstRow }: GridHead): Issue {
  const index = Math.max(0, rows.findIndex((row) => row.some((cell) => cell !== null && String(cell).trim() !== "")));
  const seen = (rows[index] ?? []).flatMap((cell) => (cell === null || String(cell).trim() === "" ? [] : [String(cell).trim().slice(0, 40)]));
  return raise(ref.sheet === null || ref.table !== null ? "table-unknown" : "sheet-unknown", { source: ref, row: firstRow + index }, { seen });
}
