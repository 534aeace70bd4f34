/**
 * A row of the facts as a place in the user's sources: what an issue names, and where a click leads.
 */
import type { RowRef } from "../columns/table";
import type { Place } from "../domain/source";
import type { Facts } from "./facts";

export function placeOfRow({ sources }: Pick<Facts, "sources">, { at }: { readonly at: RowRef }): Place | null {
  const source = sources[at.source];
  return source === undefined ? null : { source, row: at.row };
}

/** The same for a row known by its index in a table. */
export function placeInFacts(
  { sources }: Pick<Facts, "sources">,
  table: { readonly source: Uint16Array; readonly row: Int32Array },
  index: number,
): Place | null {
  const source = sources[table.source[index] ?? -1];
  return source === undefined ? null : { source, row: table.row[index] ?? null };
}

/** Which kind of table a place lies in; undefined for none. */
export function kindOfPlace({ sources, kinds }: Pick<Facts, "sources" | "kinds">, place: Place | null): Facts["kinds"][number] | undefined {
  return place === null ? undefined : kinds[sources.indexOf(place.source)];
}
