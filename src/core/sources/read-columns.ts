/** Gathered rows -> the columns of a fact table: every column read, every faulty row told and left out. */
import type { Codes } from "../columns/growing-codes";
import { NO_DAY, type Columns, type ColumnKind, type Schema, type Table } from "../columns/table";
import { textAt, type TextColumn } from "../columns/text-column";
import type { DateSystem, Day } from "../domain/day";
import type { About, Issue } from "../domain/issue";
import type { Decimal } from "../domain/money";
import type { TableRef } from "../domain/source";
import type { ColumnCells, Note, Reading } from "./column-reading";
import { findCutOff } from "./cut-off";
import { isErrorCell, shown, type Fault } from "./fault";
import { ROW_STATES, type GatheredRows } from "./gather-rows";
import { isIdColumn, KEEPS_THE_ROW, readIds } from "./read-ids";
import type { RawColumn } from "./raw-column";
import { readDays } from "./read-days";
import { markOf, parseNumbers, readDecimals, readUnits, type DecimalMark, type ParsedNumbers } from "./read-numbers";
import { readTexts } from "./read-texts";
import { headingOf } from "./recognise";
import { issueOf, rowFaults } from "./row-faults";
import { anyOf, type ColumnSpec, type SourceSpec } from "./source-spec";

export type TableContext = {
  readonly ref: TableRef;
  readonly header: readonly string[];
  /** Our column name -> position in the header. */
  readonly columns: Readonly<Record<string, number>>;
  readonly dateSystem: DateSystem;
};

type AnyColumn = Columns<Schema>[string];
type ReadColumn = { readonly column: AnyColumn; readonly faults: ReadonlyMap<number, Fault>; readonly notes: readonly Note[] };

export function readColumns(spec: SourceSpec, gathered: GatheredRows, context: TableContext): { readonly table: Table<Schema>; readonly issues: readonly Issue[] } {
  const { rows, states } = gathered;
  const columns: Record<string, AnyColumn> = {};
  const faults = rowFaults(context.ref, (indices) => aboutRows(columns, indices));
  const leftOut = new Uint8Array(rows.length);
  // Rows that are kept, but of which something has been told: what they lack then needs no words.
  const toldRows = new Uint8Array(rows.length);
  states.forEach((state, index) => (leftOut[index] = state === ROW_STATES.data ? 0 : 1));
  const notes: Note[] = [];
  const numbers = parsedNumbers(spec, gathered, context);
  const mark = markOf([...numbers.values()].map(({ evidence }) => evidence));
  const cutOff = findCutOff(spec, gathered, context);
  if (cutOff !== null) {
    faults.tell({ row: rows[cutOff.index] ?? 0, index: cutOff.index }, "the row as a whole", cutOff.fault);
    leftOut[cutOff.index] = 1;
  }

  for (const [name, kind] of inOrder(spec)) {
    const column = spec.columns[name];
    const raw = gathered.columns[name];
    if (column === undefined || raw === undefined) {
      columns[name] = emptyColumn(kind, { rowCount: rows.length, emptyUnits: emptyUnits(column) });
      continue;
    }
    const heading = headingFound(name, context);
    const read = readColumn(raw, kind, { name, column, cells: cellsOf(raw, heading, column), numbers: numbers.get(name), mark, dateSystem: context.dateSystem });
    columns[name] = read.column;
    notes.push(...read.notes, ...(column.account === true ? mixedAccounts(raw, heading) : []));
    if (read.faults.size === 0) continue;
    for (let index = 0; index < rows.length; index += 1) {
      const fault = leftOut[index] === 0 ? read.faults.get(raw.codes[index] ?? -1) : undefined;
      if (fault === undefined) continue;
      faults.tell({ row: rows[index] ?? 0, index }, heading, fault);
      if (KEEPS_THE_ROW.has(fault.code)) toldRows[index] = 1;
      else if (column.dispensable !== true) leftOut[index] = 1;
    }
  }

  const { isPassedOver, check } = spec;
  if (isPassedOver !== null) rows.forEach((_, index) => { if (isPassedOver(columns, index)) leftOut[index] = 1; });

  const tellAll = (title: string, faultOf: (index: number) => Fault | null): void => {
    for (let index = 0; index < rows.length; index += 1) {
      const fault = leftOut[index] === 0 ? faultOf(index) : null;
      if (fault === null) continue;
      if (toldRows[index] === 0) faults.tell({ row: rows[index] ?? 0, index }, title, fault);
      leftOut[index] = 1;
    }
  };
  for (const clause of spec.filled) {
    const names = anyOf(clause);
    const cellColumns = names.map((name) => columns[name]);
    const missing = headingOf(spec, clause);
    tellAll(missing, (index) => {
      if (cellColumns.some((column) => column !== undefined && isFilled(column, index))) return null;
      const error = names.map((name) => cellAt(gathered.columns[name], index)).find(isErrorCell);
      return { code: "cell-missing", detail: { columns: missing, found: error === undefined ? null : shown(error) } };
    });
  }
  if (check !== null) tellAll("the row as a whole", (index) => check(columns, index));

  const noted = notes.map(({ row, fault }) => issueOf(fault, { source: context.ref, row }));
  return { table: withoutRows({ schema: spec.schema, columns, rows }, leftOut), issues: [...noted, ...faults.issues()] };
}

/** The source's own order of columns, in which faults are looked for; then those that it does not have. */
function inOrder(spec: SourceSpec): readonly (readonly [string, ColumnKind])[] {
  const names = new Set([...Object.keys(spec.columns), ...Object.keys(spec.schema)]);
  return [...names].flatMap((name) => {
    const kind = spec.schema[name];
    return kind === undefined ? [] : [[name, kind] as const];
  });
}

function headingFound(name: string, { header, columns }: TableContext): string {
  return header[columns[name] ?? -1] ?? name;
}

function cellsOf({ cells, firstRows }: RawColumn, column: string, spec: ColumnSpec): ColumnCells {
  return { column, cells, firstRows, consequence: spec.dispensable === true ? "cell" : "row" };
}

/** Number columns are parsed before any is read: each is evidence of how the whole table writes its numbers. */
function parsedNumbers(spec: SourceSpec, gathered: GatheredRows, context: TableContext): ReadonlyMap<string, ParsedNumbers> {
  return new Map(
    inOrder(spec).flatMap(([name, kind]) => {
      const raw = gathered.columns[name];
      const column = spec.columns[name];
      if (raw === undefined || column === undefined || (kind !== "units" && kind !== "decimal")) return [];
      return [[name, parseNumbers(cellsOf(raw, headingFound(name, context), column))] as const];
    }),
  );
}

type ReadingContext = {
  readonly name: string;
  readonly column: ColumnSpec;
  readonly cells: ColumnCells;
  readonly numbers: ParsedNumbers | undefined;
  readonly mark: DecimalMark | null;
  readonly dateSystem: DateSystem;
};

function readColumn({ codes }: RawColumn, kind: ColumnKind, { name, column, cells, numbers, mark, dateSystem }: ReadingContext): ReadColumn {
  switch (kind) {
    case "text": {
      const reading = isIdColumn(name) ? readIds(cells, name) : readTexts(cells, column.words ?? null);
      return { ...reading, column: textColumn(reading, codes) };
    }
    case "day": {
      const reading = readDays(cells, { ...column, dateSystem });
      return { ...reading, column: looked(Int32Array.from(reading.values), { codes, into: new Int32Array(codes.length) }) };
    }
    case "units": {
      const reading = readUnits(numbers ?? parseNumbers(cells), mark, emptyUnits(column));
      return { ...reading, column: looked(Float64Array.from(reading.values), { codes, into: new Float64Array(codes.length) }) };
    }
    case "decimal": {
      const reading = readDecimals(numbers ?? parseNumbers(cells), mark);
      return { ...reading, column: Array.from(codes, (code): Decimal | null => reading.values[code] ?? null) };
    }
    default:
      return kind satisfies never;
  }
}

/** codes.map((code) => values[code]), for a million rows. What is nought already is not touched: a machine gives no memory to noughts before they are. */
function looked<A extends Int32Array | Float64Array>(values: A, { codes, into }: { readonly codes: Codes; readonly into: A }): A {
  for (let index = 0; index < codes.length; index += 1) {
    const value = values[codes[index] ?? 0] ?? 0;
    if (value !== 0) into[index] = value;
  }
  return into;
}

/** Distinct cells can have one text: " X1" and "X1", 12 and "12". */
function textColumn({ values }: Reading<string>, codes: Codes): TextColumn {
  const codeOf = new Map<string, number>();
  const newCodes = values.map((text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { dictionary: [...codeOf.keys()], codes: looked(Int32Array.from(newCodes), { codes, into: new Int32Array(codes.length) }) };
}

/** Columns that name goods, in any table. */
const GOODS_COLUMNS = ["fnsku", "msku", "sku"] as const;

/** The goods and days that rows speak of, as far as their cells can be read. */
function aboutRows(columns: Readonly<Record<string, AnyColumn>>, indices: readonly number[]): About | undefined {
  const goods = new Set<string>();
  for (const name of GOODS_COLUMNS) {
    const column = columns[name];
    if (column !== undefined) for (const index of indices) goods.add(textAt(column as TextColumn, index));
  }
  goods.delete("");
  if (goods.size === 0) return undefined;
  const day = columns["day"];
  const days = day instanceof Int32Array ? indices.map((index) => day[index] ?? NO_DAY) : [];
  const known = days.length > 0 && !days.includes(NO_DAY);
  const extreme = (pick: (a: number, b: number) => number): Day | null => (known ? (days.reduce((a, b) => pick(a, b)) as Day) : null);
  return { goods: [...goods], from: extreme(Math.min), to: extreme(Math.max) };
}

function emptyUnits(column: ColumnSpec | undefined): number {
  return column?.emptyIsZero === true ? 0 : NaN;
}

function emptyColumn(kind: ColumnKind, { rowCount, emptyUnits }: { readonly rowCount: number; readonly emptyUnits: number }): AnyColumn {
  switch (kind) {
    case "text":
      return { dictionary: [""], codes: new Int32Array(rowCount) };
    case "day":
      return new Int32Array(rowCount).fill(NO_DAY);
    case "units":
      return new Float64Array(rowCount).fill(emptyUnits);
    case "decimal":
      return new Array<Decimal | null>(rowCount).fill(null);
    default:
      return kind satisfies never;
  }
}

function isFilled(column: AnyColumn, index: number): boolean {
  if (column instanceof Int32Array) return column[index] !== NO_DAY;
  if (column instanceof Float64Array) return !Number.isNaN(column[index]);
  if (Array.isArray(column)) return column[index] !== null;
  return textAt(column as TextColumn, index) !== "";
}

function cellAt(raw: RawColumn | undefined, index: number): RawColumn["cells"][number] {
  return raw?.cells[raw.codes[index] ?? -1] ?? null;
}

function mixedAccounts(raw: RawColumn, heading: string): readonly Note[] {
  const accounts = new Map<string, { readonly row: number; readonly text: string }>();
  const { values } = readTexts({ column: heading, cells: raw.cells, firstRows: raw.firstRows, consequence: "cell" }, null);
  values.forEach((text, code) => {
    const account = text.toLowerCase();
    if (text === "" || accounts.has(account)) return;
    accounts.set(account, { row: raw.firstRows[code] ?? 0, text: shown(text) });
  });
  const [first, second] = accounts.values();
  if (first === undefined || second === undefined) return [];
  return [{ row: second.row, fault: { code: "accounts-mixed", detail: { column: heading, first, second, more: accounts.size - 2 } } }];
}

type AllRows = { readonly schema: Schema; readonly columns: Columns<Schema>; readonly rows: Int32Array };

function withoutRows({ schema, columns, rows }: AllRows, leftOut: Uint8Array): Table<Schema> {
  if (!leftOut.includes(1)) return { schema, rowCount: rows.length, source: new Uint16Array(rows.length), row: rows, columns };
  const kept = rows.map((_, index) => index).filter((index) => leftOut[index] === 0);
  const pick = (column: AnyColumn): AnyColumn => {
    if (column instanceof Int32Array) return kept.map((index) => column[index] ?? NO_DAY);
    if (column instanceof Float64Array) return Float64Array.from(kept, (index) => column[index] ?? NaN);
    if (Array.isArray(column)) return Array.from(kept, (index) => (column as readonly (Decimal | null)[])[index] ?? null);
    const { dictionary, codes } = column as TextColumn;
    return { dictionary, codes: kept.map((index) => codes[index] ?? 0) };
  };
  const picked = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, pick(column)]));
  return { schema, rowCount: kept.length, source: new Uint16Array(kept.length), row: kept.map((index) => rows[index] ?? 0), columns: picked };
}
