/** Gathered rows -> the columns of a fact table: every column read, every faulty row told and left out. */
import type { Codes } from "../columns/growing-codes";
import { NO_DAY, type Columns, type ColumnKind, type Schema, type Table } from "../columns/table";
import { takeRows } from "../columns/take-rows";
import { textAt, type TextColumn } from "../columns/text-column";
import type { DateSystem } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Decimal } from "../domain/money";
import type { TableRef } from "../domain/source";
import { aboutRows } from "./about-rows";
import type { ColumnCells, Note, Reading } from "./column-reading";
import { findCutOff } from "./cut-off";
import { isErrorCell, shown, type Fault } from "./fault";
import type { GatheredRows } from "./gather-rows";
import { wordOf } from "./header-words";
import { judgeRows, type JudgedRows } from "./judge-rows";
import { mixedAccounts } from "./mixed-accounts";
import { isIdColumn, readIds } from "./read-ids";
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

/** What a fault is filed under that no single column has. */
const WHOLE_ROW = "the row as a whole";

/** `asked`: our names of columns that the table has not got and that a row of it needs. */
export function readColumns(
  spec: SourceSpec,
  gathered: GatheredRows,
  context: TableContext,
): { readonly table: Table<Schema>; readonly issues: readonly Issue[]; readonly asked: readonly string[] } {
  const { rows } = gathered;
  const columns: Record<string, AnyColumn> = {};
  const judged = judgeRows(
    gathered,
    rowFaults(context.ref, (indices) => aboutRows(columns, indices)),
  );
  const cutOff = findCutOff(spec, gathered, context);
  if (cutOff !== null) judged.tell(cutOff.index, { column: WHOLE_ROW, fault: cutOff.fault, isDispensable: false });
  const notes = readEachColumn(spec, gathered, context, { columns, judged });
  const asked = judgeByColumns(spec, gathered, { columns, judged });
  const noted = notes.map(({ row, fault }) => issueOf(fault, { source: context.ref, row }));
  const all = { schema: spec.schema, rowCount: rows.length, source: new Uint16Array(rows.length), row: rows, columns };
  const kept = judged.kept();
  return { table: kept === null ? all : takeRows(all, kept), issues: [...noted, ...judged.issues()], asked: [...asked] };
}

/** Columns as far as they are read, and what has become of the rows so far. */
type Reached = { readonly columns: Record<string, AnyColumn>; readonly judged: JudgedRows };

/** Fills in the columns, in the order in which a row's faults are looked for; answers what is odd about columns as a whole. */
function readEachColumn(spec: SourceSpec, gathered: GatheredRows, context: TableContext, { columns, judged }: Reached): readonly Note[] {
  const { rows } = gathered;
  const numbers = parsedNumbers(spec, gathered, context);
  const mark = markOf([...numbers.values()].map(({ evidence }) => evidence));
  return inOrder(spec).flatMap(([name, kind]): readonly Note[] => {
    const column = spec.columns[name];
    const raw = gathered.columns[name];
    if (column === undefined || raw === undefined) {
      columns[name] = emptyColumn(kind, { rowCount: rows.length, units: emptyUnits(column) });
      return [];
    }
    const heading = headingFound(name, context);
    const read = readColumn(raw, kind, {
      name,
      column,
      cells: cellsOf(raw, heading, column),
      numbers: numbers.get(name),
      mark,
      dateSystem: context.dateSystem,
      byHand: spec.typedBySeller,
    });
    columns[name] = read.column;
    if (read.faults.size > 0) {
      judged.tellEach((index) => read.faults.get(raw.codes[index] ?? -1) ?? null, { column: heading, isDispensable: column.dispensable === true });
    }
    return [...read.notes, ...(column.account === true ? mixedAccounts(raw, heading) : [])];
  });
}

/** What a row must satisfy beyond its single cells: it is no row that says nothing, it has the cells it needs, and they agree. Answers the columns that rows ask for in vain. */
function judgeByColumns(spec: SourceSpec, gathered: GatheredRows, { columns, judged }: Reached): ReadonlySet<string> {
  const { isPassedOver, filled, check } = spec;
  if (isPassedOver !== null) judged.passOver((index) => isPassedOver(columns, index));
  for (const clause of filled) {
    const names = anyOf(clause);
    const cellColumns = names.map((name) => columns[name]);
    const missing = headingOf(spec, clause);
    judged.refuse(missing, (index) => {
      if (cellColumns.some((column) => column !== undefined && isFilled(column, index))) return null;
      const error = names.map((name) => cellAt(gathered.columns[name], index)).find(isErrorCell);
      return { code: "cell-missing", detail: { columns: missing, found: error === undefined ? null : shown(error) } };
    });
  }
  const asked = new Set<string>();
  if (check === null) return asked;
  judged.refuse(WHOLE_ROW, (index) => {
    const fault = check(columns, index);
    const name = fault === null ? undefined : columnAskedFor(fault, spec);
    if (name !== undefined && gathered.columns[name] === undefined) asked.add(name);
    return fault;
  });
  return asked;
}

/** The column in which a row lacks its cell. */
function columnAskedFor(fault: Fault, { nameOfWord }: SourceSpec): string | undefined {
  if (fault.code === "cell-missing") return nameOfWord.get(wordOf(fault.detail.columns));
  return fault.code === "transfer-without-target" ? "toWarehouse" : undefined;
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
  readonly byHand: boolean;
};

function readColumn({ codes }: RawColumn, kind: ColumnKind, { name, column, cells, numbers, mark, dateSystem, byHand }: ReadingContext): ReadColumn {
  switch (kind) {
    case "text": {
      const reading = isIdColumn(name) ? readIds(cells, { name, byHand }) : readTexts(cells, column.words ?? null);
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

function emptyUnits(column: ColumnSpec | undefined): number {
  return column?.emptyIsZero === true ? 0 : NaN;
}

function emptyColumn(kind: ColumnKind, { rowCount, units }: { readonly rowCount: number; readonly units: number }): AnyColumn {
  switch (kind) {
    case "text":
      return { dictionary: [""], codes: new Int32Array(rowCount) };
    case "day":
      return new Int32Array(rowCount).fill(NO_DAY);
    case "units":
      return new Float64Array(rowCount).fill(units);
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
