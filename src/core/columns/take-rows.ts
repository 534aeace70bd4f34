/** Rows of a table, in the order asked for, a row perhaps several times -> a table of them. */
import type { Columns, Schema, Table } from "./table";
import type { TextColumn } from "./text-column";

export function takeRows<S extends Schema>(table: Table<S>, indices: Int32Array): Table<S> {
  const column = (name: keyof S): unknown => {
    const from: unknown = table.columns[name];
    switch (table.schema[name]) {
      case "text":
        return { dictionary: (from as TextColumn).dictionary, codes: indices.map((index) => (from as TextColumn).codes[index] ?? 0) };
      case "day":
        return indices.map((index) => (from as Int32Array)[index] ?? 0);
      case "units":
        return Float64Array.from(indices, (index) => (from as Float64Array)[index] ?? NaN);
      default:
        return Array.from(indices, (index) => (from as readonly unknown[])[index] ?? null);
    }
  };
  return {
    schema: table.schema,
    rowCount: indices.length,
    source: Uint16Array.from(indices, (index) => table.source[index] ?? 0),
    row: indices.map((index) => table.row[index] ?? 0),
    columns: Object.fromEntries(Object.keys(table.schema).map((name) => [name, column(name)])) as Columns<S>,
  };
}
