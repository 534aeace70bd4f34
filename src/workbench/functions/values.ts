/** What goes into a worksheet function and comes out of it. */
import type { Scalar } from "../host/entries";

/** As a cell shows it: "#N/A". */
export type CellError = { readonly error: string };
/** null = left out, or nothing in the cell. */
export type FunctionCell = Scalar | null | CellError;
/** Rows of cells where it is a range. */
export type FunctionValue = FunctionCell | readonly (readonly FunctionCell[])[];

export function isRange(value: FunctionValue): value is readonly (readonly FunctionCell[])[] {
  return Array.isArray(value);
}

export function isError(value: FunctionValue): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}
