/**
 * A recognised table -> columns of facts, chunk by chunk. Cells are only gathered while rows come in; what they mean is
 * decided at the end, a column at a time, because a date or a number can need its whole column to be read.
 */
import { emptyTable, type Schema } from "../columns/table";
import { raise, type Issue } from "../domain/issue";
import { MAY_BE_EMPTY, SOURCES, type Place } from "../domain/source";
import type { DecodedTable } from "./assemble-facts";
import { datedByName } from "./day-in-name";
import { findAbove } from "./find-above";
import { gatherRows, ROW_STATES, type ChangedHeader, type GatheredRows } from "./gather-rows";
import type { Chunk, GridHead } from "./grid";
import { wordOf } from "./header-words";
import { specOf } from "./known-sources";
import { findDoubledHeadings, findNearHeadings, type NearHeading } from "./near-headings";
import type { RawColumn } from "./raw-column";
import { readColumns } from "./read-columns";
import { headingOf, type Recognition } from "./recognise";
import type { SourceSpec } from "./source-spec";
import { findUnreadColumns } from "./unread-columns";

export type Decoder = { readonly add: (chunk: Chunk) => void; readonly close: () => DecodedTable };

/** Without them a row that needs one is told by itself, unless a heading looks like it: then that is what is wrong with all of them. */
const OPTIONAL_COLUMNS: ReadonlySet<string> = new Set(["toWarehouse"]);

export function openDecoder(recognition: Recognition, head: GridHead): Decoder {
  const spec = specOf(recognition.kind);
  const { kind, missing, headerRow } = recognition;
  const nothing = (issues: readonly Issue[]): DecodedTable => ({ ref: head.ref, kind, table: emptyTable<Schema>(spec.schema), issues, typed: null });
  const at = { source: head.ref, row: headerRow };
  const seen = recognition.header.filter((heading) => heading !== "");
  // Whoever assigned columns by hand has said what is meant.
  const near = recognition.byHand === true ? [] : nearHeadings(spec, recognition, head);
  if (missing.length > 0) {
    const issue =
      recognition.byHand === true
        ? raise("mapping-outdated", at, { title: SOURCES[kind], missing, seen })
        : raise("column-missing", at, { title: SOURCES[kind], missing, seen, near });
    return { add: () => undefined, close: () => nothing([issue]) };
  }
  const gatherer = gatherRows(spec, recognition);
  return {
    add: gatherer.add,
    close() {
      const { gathered, issues: ofName } = datedByName(spec, withValuesAbove(gatherer.close(), spec, head, recognition), at, head.dateSystem);
      if (gathered.rows.length === 0) {
        return nothing([raise(MAY_BE_EMPTY.has(kind) ? "report-empty" : "rows-missing", at, { title: SOURCES[kind] })]);
      }
      const { table, issues, asked } = readColumns(spec, gathered, {
        ref: head.ref,
        header: recognition.header,
        columns: recognition.columns,
        dateSystem: head.dateSystem,
      });
      // Which columns a table needs may depend on what its rows are: a bill has no Quantity, a sale has one.
      const lacking = recognition.byHand === true ? [] : asked.filter((name) => !OPTIONAL_COLUMNS.has(name) || near.some((one) => one.name === name));
      if (lacking.length > 0)
        return nothing([raise("column-missing", at, { title: SOURCES[kind], missing: lacking.map((name) => headingOf(spec, name)), seen, near })]);
      return {
        ref: head.ref,
        kind,
        table,
        typed: null,
        issues: [
          ...misspeltColumns(spec, recognition, head, near),
          ...repeatedColumns(spec, recognition, head),
          ...oddRows(gathered, recognition, head),
          ...ofName,
          ...issues,
        ],
      };
    },
  };
}

/** What stands once above the header becomes a column with the same cell in every row. A column of the table itself goes first. */
function withValuesAbove(gathered: GatheredRows, spec: SourceSpec, head: GridHead, { headerRow }: Recognition): GatheredRows {
  const above = findAbove(spec, head.rows.slice(0, headerRow - head.firstRow));
  const columns = [...above].map(([name, { cell, rowIndex }]): readonly [string, RawColumn] => {
    return [name, { cells: [cell], firstRows: [head.firstRow + rowIndex], codes: new Uint8Array(gathered.rows.length) }];
  });
  return { ...gathered, columns: { ...Object.fromEntries(columns), ...gathered.columns } };
}

/** Headings of which a source knows two for the same column. */
function repeatedColumns(spec: SourceSpec, { header, columns, headerRow, byHand }: Recognition, head: GridHead): readonly Issue[] {
  // Which one counts was said by whoever assigned them.
  if (byHand === true) return [];
  const others = new Map<string, string[]>();
  header.forEach((heading, position) => {
    const name = spec.nameOfWord.get(wordOf(heading));
    if (name === undefined || columns[name] === position) return;
    others.set(name, [...(others.get(name) ?? []), heading]);
  });
  return [...others].map(([name, found]) =>
    raise(
      "column-repeated",
      { source: head.ref, row: headerRow },
      { column: spec.columns[name]?.headers[0] ?? name, first: header[columns[name] ?? -1] ?? "", others: found },
    ),
  );
}

/** Columns that the source would read if their heading were written so, that look like one that it read, or that hold what it lacks. */
function misspeltColumns(spec: SourceSpec, recognition: Recognition, head: GridHead, near: readonly NearHeading[]): readonly Issue[] {
  if (recognition.byHand === true) return [];
  const at: Place = { source: head.ref, row: recognition.headerRow };
  const title = SOURCES[spec.kind];
  const doubled = findDoubledHeadings(spec, recognition.header);
  const named = new Set([...near, ...doubled].map(({ found }) => found));
  return [
    ...near.map(({ found, meant }) => raise("heading-misspelt", at, { found, meant, title })),
    ...doubled.map(({ found, beside }) => raise("heading-doubled", at, { found, beside, title })),
    ...findUnreadColumns(spec, recognition, head, (heading) => named.has(heading)).map((unread) => raise("column-unread", at, { ...unread, title })),
  ];
}

function nearHeadings(spec: SourceSpec, { header, columns, headerRow }: Recognition, head: GridHead): readonly NearHeading[] {
  const above = findAbove(spec, head.rows.slice(0, headerRow - head.firstRow));
  return findNearHeadings(spec, header, (name) => columns[name] !== undefined || above.has(name));
}

function oddRows({ rows, states, changed }: GatheredRows, { headerRow }: Recognition, head: GridHead): readonly Issue[] {
  const rowsIn = (state: number): readonly number[] => [...rows.filter((row, index) => states[index] === state && row !== changed?.row)];
  const headers = rowsIn(ROW_STATES.header);
  const totals = rowsIn(ROW_STATES.total);
  const secondHeader = ({ row, rowsUnder, valueAbove }: ChangedHeader): Issue =>
    valueAbove === null
      ? raise("header-changed", at(row), { rows: rowsUnder, headerRow })
      : raise("export-repeated", at(row), { rows: rowsUnder, column: valueAbove });
  const at = (row: number | undefined) => ({ source: head.ref, row: row ?? null });
  return [
    ...(headers.length === 0 ? [] : [raise("header-repeated", at(headers[0]), { rows: headers })]),
    ...(changed === null ? [] : [secondHeader(changed)]),
    ...(totals.length === 0 ? [] : [raise("total-row-ignored", at(totals[0]), { rows: totals })]),
  ];
}
