/** What to show, in meaning: sheets of tables with notes and links, without a single cell address. */
import type { Day } from "../domain/day";
import type { CurrencyCode, Minor } from "../domain/money";
import type { Place } from "../domain/source";
import type { TypedCell } from "../facts/read-back";

/** Tones mean the same on every sheet; a text column always says it too. */
export type Tone = "red" | "amber" | "blue" | "green" | "grey";

export type Money = { readonly amount: Minor; readonly currency: CurrencyCode };
/** Numbers are units or counts; null is an empty cell. What the user typed goes back as it was. */
export type ReportCell = string | number | Money | { readonly day: Day } | { readonly place: Place } | { readonly typed: TypedCell } | null;

/** How a cell follows from others; the cell itself holds the engine's figure, and the two must agree. */
export type Formula =
  /** Sum of columns of the same row. */
  | { readonly is: "sum"; readonly of: readonly string[] }
  | { readonly is: "difference"; readonly of: string; readonly less: string }
  /** A tick where the column is zero, a cross where it is not. */
  | { readonly is: "check"; readonly of: string }
  /** A tick where columns of the same row add up to another, a cross where they do not. */
  | { readonly is: "adds-up"; readonly of: readonly string[]; readonly to: string }
  /** A tick where two columns of money are equal to the tenth of a hundredth, since sums of decimals in a spreadsheet are not exact. */
  | { readonly is: "equal"; readonly of: string; readonly to: string }
  /** Rounded to six places, empty where there is nothing to divide by. */
  | { readonly is: "quotient"; readonly of: string; readonly by: string }
  /** Sum of a column over another table's rows whose `by` is this row's `equals`; of its figures above or below zero alone where opposites must not cancel out. */
  | {
      readonly is: "sum-where";
      readonly table: string;
      readonly column: string;
      readonly by: string;
      readonly equals: string;
      readonly only?: "above-zero" | "below-zero";
    }
  | { readonly is: "count-where"; readonly table: string; readonly by: string; readonly equals: string }
  /** A cross where any of those rows has one in its column of marks, so that differences which cancel out are not hidden. */
  | { readonly is: "check-where"; readonly table: string; readonly column: string; readonly by: string; readonly equals: string };

export const MARKS = { holds: "✓", fails: "✗" } as const;

export type ColumnMeaning = "text" | "label" | "quantity" | "money" | "unit-cost" | "date" | "link" | "mark" | "prose" | "words";

export type ReportColumn = {
  readonly key: string;
  /** Unique within a table that can be filtered. */
  readonly title: string;
  /** Heading over neighbouring columns that belong together; null for none. */
  readonly band: string | null;
  readonly meaning: ColumnMeaning;
  readonly formula: Formula | null;
  /** In characters. */
  readonly width: number;
};

export type ReportRow = {
  readonly cells: Readonly<Record<string, ReportCell>>;
  readonly tone: Tone | null;
  /** Key by which the pane finds the row; null where nothing leads to it. */
  readonly anchor: string | null;
};

export type ReportTable = {
  /** Unique in the report; the Excel Table is named after it. */
  readonly id: string;
  readonly title: string | null;
  /** What the way to it is called where it has no title. */
  readonly wayTitle?: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** A last row that adds up the quantities and money of the rows, with its own figures to agree with; null for none. */
  readonly total: ReportRow | null;
  /** Whether the user can filter it: one that can becomes an Excel Table. */
  readonly filtered: boolean;
  /** Whether the user writes rows into it: without any, it is a table all the same, with an empty row to begin with. */
  readonly isRegister: boolean;
};

export type ReportSheet = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Above the first table, a line each. There are as many in every run, so that the table's header stays in its row. */
  readonly notes: readonly string[];
  /** In few words: all of it stands on one line. */
  readonly legend: readonly { readonly tone: Tone; readonly text: string }[];
  /** Below the tables, a line each. */
  readonly footnotes: readonly string[];
  /** A hidden sheet is memory: it is read back, and is not for reading. */
  readonly visibility: "visible" | "hidden";
  /** Under each other, columns aligned. The first is what the sheet is there for: its headings stay in view. */
  readonly tables: readonly ReportTable[];
  readonly frozenColumns: number;
  readonly tone: Tone | null;
};

export type Report = { readonly sheets: readonly ReportSheet[] };
