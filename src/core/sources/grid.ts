/** A table as found, before anyone knows what it means: its first rows, and all of its rows in chunks. */
import type { DateSystem } from "../domain/day";
import type { TableRef } from "../domain/source";

/** What a cell holds: dates arrive as serial numbers or as text, errors as their text ("#N/A"), nothing as null. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** Stands for a formula that was never calculated where the file does not give its text, which would begin with "=". */
export const FORMULA_WITHOUT_VALUE = "(formula without a value)";

export function isUncalculated(cell: Cell): boolean {
  return typeof cell === "string" && (cell.startsWith("=") || cell === FORMULA_WITHOUT_VALUE);
}

/** =HYPERLINK("#'My cases'!A2","My cases row 2"), as a file has a link that nobody calculated. */
const LINK = /^=HYPERLINK\("(?:[^"]|"")*"[,;]"((?:[^"]|"")*)"\)$/i;

export function labelOfLink(cell: Cell): Cell {
  const label = typeof cell === "string" ? LINK.exec(cell)?.[1] : undefined;
  return label === undefined ? cell : label.replaceAll('""', '"');
}

/** How many first rows a recogniser sees: enough for the preamble that some exports carry above the header. */
export const HEAD_ROWS = 20;
/** On a sheet of ours the header stands below notes, a legend and a summary, none of which grows with the data. */
export const OUR_HEAD_ROWS = 60;

export type GridHead = {
  readonly ref: TableRef;
  /** Number of the first row of `rows` as the user sees it, from 1. */
  readonly firstRow: number;
  /** Up to HEAD_ROWS first rows, OUR_HEAD_ROWS of a sheet of ours. */
  readonly rows: readonly Row[];
  readonly dateSystem: DateSystem;
  /** Where it lies, of plain cells on a sheet that has an Excel Table: a table of their own, or a title, a total, a note to it. */
  readonly beside?: BesideTable;
};

/** Rows and columns of the sheet, from 0. */
export type BesideTable = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };

/** Consecutive rows; `firstRow` is the number of the first as the user sees it. */
export type Chunk = {
  readonly firstRow: number;
  readonly rows: readonly Row[];
  /** How a text file ends, with its last chunk, which may have no row besides. */
  readonly ends?: FileEnd;
};
/** After a line break, without one, or in a field whose quotation mark was opened and not closed. */
export type FileEnd = "line-break" | "no-line-break" | "open-quote";
