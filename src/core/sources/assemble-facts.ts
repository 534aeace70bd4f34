/** Decoded tables -> Facts: tables of one kind are put under each other and their sources numbered. */
import type { Schema, Table } from "../columns/table";
import { stackTables } from "../columns/stack-tables";
import type { Issue } from "../domain/issue";
import type { SourceKind, TableRef } from "../domain/source";
import { FACT_TABLES, type Facts } from "../facts/facts";
import type { TypedRow } from "../facts/read-back";
import { specOf } from "./known-sources";
import { restoreIds } from "./restore-ids";

export type DecodedTable = {
  readonly ref: TableRef;
  readonly kind: SourceKind;
  readonly table: Table<Schema>;
  readonly issues: readonly Issue[];
  /** What was typed into a sheet of ours, as it stands there; null for a table of the user's. */
  readonly typed: readonly TypedRow[] | null;
};

export function assembleFacts(tablesAsDecoded: readonly DecodedTable[]): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const { decoded, issues: ofIds } = restoreIds(tablesAsDecoded);
  const numbered = decoded.map(({ kind, table }, source) => ({
    into: specOf(kind).into,
    table: { ...table, source: new Uint16Array(table.rowCount).fill(source) },
  }));
  const tables = Object.entries(FACT_TABLES).map(([name, schema]) => [
    name,
    stackTables<Schema>(
      schema,
      numbered.filter(({ into }) => into === name).map(({ table }) => table),
    ),
  ]);
  return {
    // Each table is stacked from decoded tables of its own schema.
    facts: {
      sources: decoded.map(({ ref }) => ref),
      kinds: decoded.map(({ kind }) => kind),
      readBack: decoded.flatMap(({ kind, typed }, source) => (typed === null ? [] : [{ source, kind, rows: typed }])),
      ...(Object.fromEntries(tables) as Omit<Facts, "sources" | "kinds" | "readBack">),
    },
    issues: [...decoded.flatMap(({ issues }) => issues), ...ofIds],
  };
}
