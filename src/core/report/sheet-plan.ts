/**
 * Where everything goes: a sheet as cells, formats and named areas, with nothing of Excel's interface in it.
 * Rows and columns are counted from 0. Every formula carries the value it must have, in A1 notation and English
 * function names.
 */
import type { Day } from "../domain/day";
import type { StyleName } from "./styles";

export type Area = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };

/** A date is a Day, since only the writer knows the workbook's date system. Text is text, whatever it begins with. */
export type PlannedCell = string | number | boolean | null | { readonly day: Day } | { readonly formula: string; readonly value: string | number };

export type PlannedTable = {
  /** Valid as a name in a workbook, unique among the plans. */
  readonly name: string;
  /** Header row included; header cells are distinct, non-empty text. */
  readonly area: Area;
};

export type SheetPlan = {
  /** Same in every run; a sheet written for this id is replaced, never added to. */
  readonly id: string;
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  /** A hidden sheet holds what is remembered; the first of the plans is visible. */
  readonly visibility: "visible" | "hidden";
  /** The sheet becomes the user's own: it is not marked as ours, and no later run touches it. */
  readonly isUsers?: true;
  /** "#RRGGBB" */
  readonly tabColor: string;
  /** Rectangular: every row as wide as `columnWidths`. */
  readonly cells: readonly (readonly PlannedCell[])[];
  /** In characters of the standard font. */
  readonly columnWidths: readonly number[];
  /** Lines of text in rows that have more than one. */
  readonly rowLines?: Readonly<Record<number, number>>;
  /** Rows above and columns left of the scrolling part. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** The headings of the table that the sheet is there for, with those above them; absent where there is no such table. */
  readonly headerRows?: { readonly row: number; readonly rows: number };
  /** In painting order: a later one overrides what an earlier one set, property by property. */
  readonly paint: readonly { readonly style: StyleName; readonly areas: readonly Area[] }[];
  readonly tables: readonly PlannedTable[];
  /** Cells that findings speak of, by the finding's key: where a click in the pane leads. */
  readonly anchors: Readonly<Record<string, Area>>;
};
