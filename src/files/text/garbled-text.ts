/**
 * Text that was read in the wrong encoding, told by what no table is full of on purpose: signs for bytes that mean nothing, control
 * and private characters, and the pairs that UTF-8 becomes when it is read as Windows-1252 ("Ã©", "â€™", "ã‚«").
 */
import type { Row } from "../../core/sources/grid";

const UPPER_1252 = "\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
const GARBLED = new RegExp(`[\\ufffd\\u0080-\\u009f\\ue000-\\uf8ff]|[ÂÃ][${UPPER_1252}]|â[€‚„]|[ãäåæç][${UPPER_1252}]{2}`, "u");

/** The first such cell, and how many rows have one. */
export type Garbled = { readonly row: number; readonly column: number; readonly text: string; readonly rowCount: number };

export function isGarbled(text: string): boolean {
  return GARBLED.test(text);
}

/** Counts on from what was found before. */
export function findGarbled({ firstRow, rows }: { readonly firstRow: number; readonly rows: readonly Row[] }, before: Garbled | null): Garbled | null {
  let found = before;
  rows.forEach((cells, index) => {
    const column = cells.findIndex((cell) => typeof cell === "string" && isGarbled(cell));
    if (column < 0) return;
    found = found === null ? { row: firstRow + index, column, text: String(cells[column]), rowCount: 1 } : { ...found, rowCount: found.rowCount + 1 };
  });
  return found;
}
