/**
 * A column as it comes in: every distinct cell once, and for each row which one it has. Cells are given a meaning only
 * when the whole column is known, and then once per distinct cell, however many rows there are.
 */
import { growingCodes, type Codes } from "../columns/growing-codes";
import type { Cell } from "./grid";

export type RawColumn = {
  readonly cells: readonly Cell[];
  /** For each distinct cell, the number of the first row that has it. */
  readonly firstRows: readonly number[];
  readonly codes: Codes;
};

export type RawColumnBuilder = {
  /** Answers the code of the cell; codes count up from 0, so a new one equals the number of cells known before. */
  readonly push: (cell: Cell, row: number) => number;
  readonly build: () => RawColumn;
};

export function rawColumn(): RawColumnBuilder {
  const codeOf = new Map<Cell, number>();
  const cells: Cell[] = [];
  const firstRows: number[] = [];
  const codes = growingCodes();
  // Most cells of a ledger are the nought that stood in the row above: that one needs no look-up.
  let lastCell: Cell | undefined;
  let lastCode = -1;
  return {
    push(cell, row) {
      if (cell !== lastCell) {
        let code = codeOf.get(cell);
        if (code === undefined) {
          code = cells.length;
          const own = ownText(cell);
          codeOf.set(own, code);
          cells.push(own);
          firstRows.push(row);
        }
        lastCell = cell;
        lastCode = code;
      }
      codes.push(lastCode);
      return lastCode;
    },
    build: () => ({ cells, firstRows, codes: codes.build() }),
  };
}

/**
 * The same cell, as a text of its own: a field cut out of a piece of a file is a view into it to the machine, which would keep the whole
 * piece in memory for as long as one field of it is known.
 */
function ownText(cell: Cell): Cell {
  return typeof cell === "string" ? ` ${cell}`.slice(1) : cell;
}
