/**
 * Rows of the seller's own tables that say two things about one: which of them counts, and the issue that shows both. Rows that say
 * the same are no matter.
 */
import { rowsOf, type RowRef } from "../../columns/table";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { marketplaceOf } from "../../domain/marketplace";
import { nameOfPlace } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Places } from "./places";

/** A row, what it is about, and what it says. */
export type Statement = { readonly key: string; readonly text: string; readonly at: RowRef };
/** `first` and `second` in the order of the rows. */
export type Contradiction<S> = { readonly first: S; readonly second: S };

/** Each row that says something else than the last row before it about the same. */
export function contradictionsOf<S extends Statement>(rows: readonly S[]): readonly Contradiction<S>[] {
  const last = new Map<string, S>();
  return rows.flatMap((second) => {
    const first = last.get(second.key);
    last.set(second.key, second);
    return first === undefined || first.text === second.text ? [] : [{ first, second }];
  });
}

/** "Costs row 2" */
export function nameOfOther(facts: Facts, row: { readonly at: RowRef }): string {
  const place = placeOfRow(facts, row);
  return place === null ? "another row" : nameOfPlace(place);
}

/** Of two rows about a location the last counts; of two claim windows for one time the one that ends first, whatever their order. */
export function findStatedTwice(facts: Facts, places: Places): readonly Issue[] {
  return [...locationsTwice(facts, places), ...windowsTwice(facts)];
}

/** An empty currency says nothing. */
function locationsTwice(facts: Facts, places: Places): readonly Issue[] {
  const rows = rowsOf(facts.locations).map((row) => ({ ...row, key: places.ofWarehouse(row.location) }));
  const kinds = rows.map((row) => ({ ...row, text: row.kind }));
  const currencies = rows.filter(({ currency }) => currency !== "").map((row) => ({ ...row, text: row.currency }));
  return [
    { what: "kind", rows: kinds },
    { what: "currency", rows: currencies },
  ].flatMap(({ what, rows: stated }) =>
    contradictionsOf(stated).map(({ first, second }) =>
      raise("location-twice", placeOfRow(facts, second), {
        location: second.key,
        what,
        first: first.text,
        second: second.text,
        other: nameOfOther(facts, first),
      }),
    ),
  );
}

function windowsTwice(facts: Facts): readonly Issue[] {
  const rows = rowsOf(facts.claimWindows).map((row) => {
    const marketplace = marketplaceOf(row.marketplace);
    const days = `day ${row.firstDay ?? 0} to ${row.lastDay ?? 0} after it was ${row.clockStart}`;
    return { ...row, key: JSON.stringify([marketplace, row.claimType, row.from]), text: days, name: `${row.claimType} in ${marketplace ?? "any marketplace"}` };
  });
  return contradictionsOf(rows).map(({ first, second }) =>
    raise("claim-window-twice", placeOfRow(facts, second), {
      name: second.name,
      from: second.from === null ? "at all times" : `from ${isoOf(second.from as Day)} on`,
      first: first.text,
      second: second.text,
      other: nameOfOther(facts, first),
    }),
  );
}
