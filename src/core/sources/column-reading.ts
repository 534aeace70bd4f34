/** What the distinct cells of a column mean: a value for each, what is wrong with some, and what is odd about the whole. */
import type { Consequence, Fault } from "./fault";
import type { Cell } from "./grid";

export type Reading<Value> = {
  /** By code of the distinct cell. A cell at fault has the value of an empty one. */
  readonly values: readonly Value[];
  readonly faults: ReadonlyMap<number, Fault>;
  /** About the column as a whole, each with the row it points to. */
  readonly notes: readonly Note[];
};
export type Note = { readonly row: number | null; readonly fault: Fault };

/** The distinct cells of a column with what a message says about it. */
export type ColumnCells = {
  /** The heading as found. */
  readonly column: string;
  readonly cells: readonly Cell[];
  readonly firstRows: readonly number[];
  readonly consequence: Consequence;
};

/** An example cell, as a message quotes it. */
export type Example = { readonly row: number; readonly text: string };
