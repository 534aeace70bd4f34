/**
 * What stands in the columns of our sheets that are the user's, cell by cell as it was found: whatever a decoder makes of it, the next run
 * writes every cell again as its user left it.
 */
import { decimalOfNumber, textOfDecimal } from "../domain/money";
import type { SourceKind } from "../domain/source";

/** A date is a serial number of its workbook, an empty cell is null. */
export type TypedCell = string | number | boolean | null;
/** Cells by our column names, and what those come to that hold a number, by the decimal mark of their sheet; `row` as its user sees it. */
export type TypedRow = { readonly row: number; readonly cells: Readonly<Record<string, TypedCell>>; readonly figures: Readonly<Record<string, number>> };
/** One per sheet of ours that was read; `source` is its index into `Facts.sources`. */
export type ReadBack = { readonly source: number; readonly kind: SourceKind; readonly rows: readonly TypedRow[] };

export function typedRowsOf(readBack: readonly ReadBack[], kind: SourceKind): readonly TypedRow[] {
  return readBack.flatMap((one) => (one.kind === kind ? one.rows : []));
}

export function isBlankCell(cell: TypedCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

export function textOfTyped(cell: TypedCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  const decimal = typeof cell === "number" ? decimalOfNumber(cell) : null;
  return decimal === null ? String(cell).trim() : textOfDecimal(decimal);
}
