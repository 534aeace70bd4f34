/** Tables of one schema -> one table with the rows of each under those of the one before. */
import { emptyTable, type Columns, type Schema, type Table } from "./table";
import type { TextColumn } from "./text-column";

export function stackTables<S extends Schema>(schema: S, tables: readonly Table<S>[]): Table<S> {
  const filled = tables.filter(({ rowCount }) => rowCount > 0);
  const [first] = filled;
  if (first === undefined) return emptyTable(schema);
  if (filled.length === 1) return first;
  const column = (name: keyof S): unknown => {
    const parts = filled.map(({ columns }) => columns[name]);
    switch (schema[name]) {
      case "text":
        return stackTexts(parts as unknown as readonly TextColumn[]);
      case "day":
        return stackInt32(parts as unknown as readonly Int32Array[]);
      case "units":
        return stackFloat64(parts as unknown as readonly Float64Array[]);
      default:
        return (parts as unknown as readonly (readonly unknown[])[]).flat();
    }
  };
  return {
    schema,
    rowCount: filled.reduce((sum, { rowCount }) => sum + rowCount, 0),
    source: stackUint16(filled.map(({ source }) => source)),
    row: stackInt32(filled.map(({ row }) => row)),
    columns: Object.fromEntries(Object.keys(schema).map((name) => [name, column(name)])) as Columns<S>,
  };
}

/** One dictionary for all, each column's codes moved into it. */
function stackTexts(columns: readonly TextColumn[]): TextColumn {
  const codeOf = new Map<string, number>();
  const codes = columns.map((column) => {
    const moved = column.dictionary.map((text) => {
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    });
    return column.codes.map((code) => moved[code] ?? 0);
  });
  return { dictionary: [...codeOf.keys()], codes: stackInt32(codes) };
}

function stackInt32(parts: readonly Int32Array[]): Int32Array {
  return stackInto(parts, (length) => new Int32Array(length));
}

function stackFloat64(parts: readonly Float64Array[]): Float64Array {
  return stackInto(parts, (length) => new Float64Array(length));
}

function stackUint16(parts: readonly Uint16Array[]): Uint16Array {
  return stackInto(parts, (length) => new Uint16Array(length));
}

type Stackable = { readonly length: number; set(from: ArrayLike<number>, offset: number): void };

function stackInto<A extends Stackable & ArrayLike<number>>(parts: readonly A[], create: (length: number) => A): A {
  const stacked = create(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((offset, part) => {
    stacked.set(part, offset);
    return offset + part.length;
  }, 0);
  return stacked;
}
