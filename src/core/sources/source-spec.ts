/**
 * What a source is: a declaration of its columns, of what must be there, and of what a row must satisfy. One file per
 * source holds one; everything else about recognising and decoding it is the same for all.
 */
import type { Columns, Schema } from "../columns/table";
import type { SourceKind } from "../domain/source";
import { FACT_TABLES, type FactTableName } from "../facts/facts";
import type { Consequence, Fault } from "./fault";
import { wordOf } from "./header-words";

/** Turns a cell's text into the one word for its meaning. */
export type Words =
  /** Every text has a meaning, be it its own. */
  | { readonly open: true; readonly read: (text: string) => string }
  /** null where the text is no word of the vocabulary, and then `fault` says so. */
  | {
      readonly open: false;
      readonly read: (text: string) => string | null;
      readonly fault: (cell: { readonly column: string; readonly found: string; readonly consequence: Consequence }) => Fault;
    };

export type ColumnSpec = {
  /** Every known heading; the first is the name that messages use. */
  readonly headers: readonly [string, ...string[]];
  /** The vocabulary of a text column; without one, text stays as it is. */
  readonly words?: Words;
  /** A number column in which an empty cell means nought, not unknown. */
  readonly emptyIsZero?: true;
  /** The order of day and month in which the source itself writes its dates. */
  readonly writtenOrder?: "month-first";
  /** A date column that may hold months: the day of the month that such a row speaks of. */
  readonly monthMeans?: "first-day" | "last-day";
  /** The day that the table as a whole is of, which the name of table, sheet or file may tell where no column does. */
  readonly inName?: true;
  /** Names the seller's account, of which a table may hold one. */
  readonly account?: true;
  /** The row is worth keeping where this cell cannot be read. */
  readonly dispensable?: true;
  /** Was a formula on a sheet of ours that an earlier version wrote: one that was never calculated says nothing. */
  readonly wasFormula?: true;
  /** Is a link on a sheet of ours: what saves a workbook without what its formulas came to leaves the label in the formula alone. */
  readonly isLink?: true;
  /** Holds a number that the sheet shows, which no fact is made of. */
  readonly isFigure?: true;
  /** Stands on a sheet of ours only where it says something. */
  readonly whereNeeded?: true;
  /** The value may stand once above the header, to the right of the heading, for all rows of the table. */
  readonly above?: true;
};

/** Every known heading of one column. */
export type Headers = readonly [string, ...string[]];

/** All of the list must be there; of a list within it, at least one. */
export type Clauses<Name extends string> = readonly (Name | readonly Name[])[];

type SchemaOf<T extends FactTableName> = (typeof FACT_TABLES)[T];
type NameOf<T extends FactTableName> = keyof SchemaOf<T> & string;

type Declaration<T extends FactTableName, H extends string> = {
  readonly kind: SourceKind;
  /** The table of facts that its rows go into. */
  readonly into: T;
  /** The seller's own table, entered by hand: what is wrong in it is mended there. Others are exported again. */
  readonly typedBySeller?: true;
  /** In the order in which a row's faults are looked for: only the first is told. */
  readonly columns: { readonly [Name in NameOf<T>]?: ColumnSpec };
  /** Headings that are not read, but tell what a table is; by a name of ours. */
  readonly hints?: { readonly [Name in H]: Headers };
  /** Columns without which the table cannot be used, and hints without which it is something else. */
  readonly required: Clauses<NameOf<T> | NoInfer<H>>;
  /** Its headings stand in many other tables too: a table is this source only if most of its headings are. */
  readonly headingsAreCommon?: true;
  /** Cells without which a row cannot be used. */
  readonly filled: Clauses<NameOf<T>>;
  /** Whether a row says nothing and is left out without a word, by its cells as far as they could be read. */
  readonly isPassedOver?: (columns: Columns<SchemaOf<T>>, index: number) => boolean;
  /** What else a row must satisfy. */
  readonly check?: (columns: Columns<SchemaOf<T>>, index: number) => Fault | null;
};

/** A source as the recogniser and the decoder see it, whatever table it goes into. */
export type SourceSpec = {
  readonly kind: SourceKind;
  readonly into: FactTableName;
  readonly typedBySeller: boolean;
  readonly schema: Schema;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly hints: Readonly<Record<string, Headers>>;
  readonly required: Clauses<string>;
  readonly headingsAreCommon: boolean;
  readonly filled: Clauses<string>;
  readonly isPassedOver: ((columns: Columns<Schema>, index: number) => boolean) | null;
  readonly check: ((columns: Columns<Schema>, index: number) => Fault | null) | null;
  /** Normalised heading -> our column name. */
  readonly nameOfWord: ReadonlyMap<string, string>;
  /** Normalised heading -> name of the hint. */
  readonly hintOfWord: ReadonlyMap<string, string>;
};

export function source<T extends FactTableName, H extends string = never>(declared: Declaration<T, H>): SourceSpec {
  const columns = declared.columns as Readonly<Record<string, ColumnSpec>>;
  const hints: Readonly<Record<string, Headers>> = declared.hints ?? {};
  return {
    kind: declared.kind,
    into: declared.into,
    typedBySeller: declared.typedBySeller === true,
    required: declared.required,
    filled: declared.filled,
    schema: FACT_TABLES[declared.into],
    columns,
    hints,
    headingsAreCommon: declared.headingsAreCommon === true,
    isPassedOver: (declared.isPassedOver as SourceSpec["isPassedOver"] | undefined) ?? null,
    // The decoder hands a check the columns of its own source and no others.
    check: (declared.check as SourceSpec["check"] | undefined) ?? null,
    nameOfWord: namesByWord(Object.entries(columns).map(([name, { headers }]) => [name, headers])),
    hintOfWord: namesByWord(Object.entries(hints)),
  };
}

function namesByWord(headings: readonly (readonly [name: string, headers: readonly string[]])[]): ReadonlyMap<string, string> {
  return new Map(headings.flatMap(([name, headers]) => headers.map((header) => [wordOf(header), name] as const)));
}

/** The columns of a clause, of which one must be there. */
export function anyOf(clause: string | readonly string[]): readonly string[] {
  return typeof clause === "string" ? [clause] : clause;
}

/** A reader of words by a table of synonyms: meaning -> how people write it. */
export function readerOf<Meaning extends string>(synonyms: Readonly<Record<Meaning, readonly string[]>>): (text: string) => Meaning | null {
  const meaningOf = new Map<string, Meaning>();
  for (const [meaning, texts] of Object.entries(synonyms) as [Meaning, readonly string[]][]) {
    for (const text of [meaning, ...texts]) meaningOf.set(wordOf(text), meaning);
  }
  return (text) => meaningOf.get(wordOf(text)) ?? null;
}
