/** Facts -> the table that a source would have written for them, for tests: each column under its first heading. */
import { rowsOf, type Schema, type Table } from "../../../src/core/columns/table";
import { isoOf, type Day } from "../../../src/core/domain/day";
import { textOfDecimal, type Decimal } from "../../../src/core/domain/money";
import type { Cell, Row } from "../../../src/core/sources/grid";
import type { SourceSpec } from "../../../src/core/sources/source-spec";

/** Values that stand above the header go there; hints are headings over empty cells. */
export function encode(spec: SourceSpec, table: Table<Schema>): readonly Row[] {
  const rows = rowsOf(table) as readonly Readonly<Record<string, unknown>>[];
  const names = Object.keys(spec.columns);
  const above = names.filter((name) => spec.columns[name]?.above === true);
  const inRows = names.filter((name) => !above.includes(name));
  const headingOf = (name: string): string => spec.columns[name]?.headers[0] ?? name;
  return [
    ...above.map((name) => [headingOf(name), cellOf(rows[0]?.[name])]),
    [...inRows.map(headingOf), ...Object.values(spec.hints).map(([heading]) => heading)],
    ...rows.map((row) => inRows.map((name) => cellOf(row[name], spec.schema[name]))),
  ];
}

function cellOf(value: unknown, kind: string = "text"): Cell {
  if (value === null || value === undefined || value === "") return null;
  if (kind === "day") return isoOf(value as Day);
  return typeof value === "object" ? textOfDecimal(value as Decimal) : String(value);
}
