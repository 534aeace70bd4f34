/**
 * What reviewers wrote beside lines of a sheet -> each beside its line again, by a key of the line. What has no line now, or stood beside a
 * line whose cells say something else, is kept as a row of its own until its line is there again.
 */
import type { SourceKind } from "../domain/source";
import { isBlankCell, typedRowsOf, type ReadBack, type TypedRow, textOfTyped } from "../facts/read-back";
import type { ReportCell, ReportColumn } from "./report";
import { typedCellOf } from "./typed-cells";

/** Which of the sheet's columns are the reviewer's, and the key of the line beside which a typed row stands. */
export type NotedSheet = { readonly kind: SourceKind; readonly columns: readonly ReportColumn[]; readonly keyOf: (row: TypedRow) => string };
export type PlacedNotes = { readonly cellsOf: (key: string) => Readonly<Record<string, ReportCell>>; readonly orphans: readonly TypedRow[] };

export function placeNotes({ kind, columns, keyOf }: NotedSheet, keys: readonly string[], readBack: readonly ReadBack[]): PlacedNotes {
  const waiting = new Set(keys);
  const ofLine = new Map<string, TypedRow>();
  const orphans: TypedRow[] = [];
  for (const row of typedRowsOf(readBack, kind)) {
    if (columns.every(({ key }) => isBlankCell(row.cells[key]))) continue;
    const key = keyOf(row);
    const there = ofLine.get(key);
    if (there === undefined && waiting.has(key)) ofLine.set(key, row);
    else if (![...(there === undefined ? [] : [there]), ...orphans.filter((one) => keyOf(one) === key)].some((one) => isSame(columns, one, row)))
      orphans.push(row);
  }
  return { cellsOf: (key) => typedCellsOf(columns, ofLine.get(key)), orphans };
}

export function typedCellsOf(columns: readonly ReportColumn[], row: TypedRow | undefined): Readonly<Record<string, ReportCell>> {
  return Object.fromEntries(columns.map((column) => [column.key, row === undefined ? null : typedCellOf(row, column)]));
}

function isSame(columns: readonly ReportColumn[], a: TypedRow, b: TypedRow): boolean {
  return columns.every(({ key }) => textOfTyped(a.cells[key]) === textOfTyped(b.cells[key]));
}
