/**
 * Tables as columns: a schema names each column and its kind, and the table type follows from it.
 * Each row remembers the source table (an index into `Facts.sources`) and the row in it that it came from.
 */
import type { Day } from "../domain/day";
import type { Decimal } from "../domain/money";
import { textAt, type TextColumn } from "./text-column";

/** Day number of a row without a date. */
export const NO_DAY = -2147483648;

type ColumnKinds = {
  /** "" where empty. */
  text: TextColumn;
  /** Days since 1970-01-01; NO_DAY where empty. */
  day: Int32Array;
  /** Whole units; NaN where empty. */
  units: Float64Array;
  /** Exact decimals; null where empty. */
  decimal: readonly (Decimal | null)[];
};
type CellKinds = { text: string; day: Day | null; units: number | null; decimal: Decimal | null };

export type ColumnKind = keyof ColumnKinds;
export type Schema = Readonly<Record<string, ColumnKind>>;
export type Columns<S extends Schema> = { readonly [Name in keyof S]: ColumnKinds[S[Name]] };
export type Table<S extends Schema> = {
  readonly schema: S;
  readonly rowCount: number;
  /** Index into `Facts.sources`. */
  readonly source: Uint16Array;
  /** Row number in the source, as its user sees it. */
  readonly row: Int32Array;
  readonly columns: Columns<S>;
};
/** One row read out of the columns, with where it came from. */
export type RowOf<S extends Schema> = { readonly [Name in keyof S]: CellKinds[S[Name]] } & { readonly at: RowRef };
export type RowRef = { readonly source: number; readonly row: number };

export function emptyTable<S extends Schema>(schema: S): Table<S> {
  return tableOf(schema, [], []);
}

/** A table from rows of cells: for sources of modest size, and for tests. */
export function tableOf<S extends Schema>(schema: S, rows: readonly { readonly [Name in keyof S]: CellKinds[S[Name]] }[], refs: readonly RowRef[]): Table<S> {
  const column = (name: string, kind: ColumnKind): unknown => {
    const cells = rows.map((row) => row[name]);
    if (kind === "day") return Int32Array.from(cells, (cell) => (cell as Day | null) ?? NO_DAY);
    if (kind === "units") return Float64Array.from(cells, (cell) => (cell as number | null) ?? NaN);
    if (kind === "decimal") return cells;
    const codeOf = new Map<string, number>();
    const codes = Int32Array.from(cells, (cell) => {
      const text = cell as string;
      if (!codeOf.has(text)) codeOf.set(text, codeOf.size);
      return codeOf.get(text) ?? 0;
    });
    return { dictionary: [...codeOf.keys()], codes };
  };
  return {
    schema,
    rowCount: rows.length,
    source: Uint16Array.from(rows, (_, index) => refs[index]?.source ?? 0),
    row: Int32Array.from(rows, (_, index) => refs[index]?.row ?? index + 2),
    columns: Object.fromEntries(Object.entries(schema).map(([name, kind]) => [name, column(name, kind)])) as Columns<S>,
  };
}

export function rowAt<S extends Schema>(table: Table<S>, index: number): RowOf<S> {
  const cell = (name: string): unknown => {
    const column = table.columns[name] as ColumnKinds[ColumnKind];
    if (Array.isArray(column)) return (column[index] as Decimal | null | undefined) ?? null;
    if (column instanceof Int32Array) return column[index] === NO_DAY ? null : column[index];
    if (column instanceof Float64Array) return Number.isNaN(column[index]) ? null : column[index];
    return textAt(column as TextColumn, index);
  };
  const cells = Object.fromEntries(Object.keys(table.schema).map((name) => [name, cell(name)]));
  return { ...cells, at: { source: table.source[index] ?? 0, row: table.row[index] ?? 0 } } as RowOf<S>;
}

/** Every row in order. For tables of modest size; large ones are read by column. */
export function rowsOf<S extends Schema>(table: Table<S>): readonly RowOf<S>[] {
  return Array.from({ length: table.rowCount }, (_, index) => rowAt(table, index));
}
