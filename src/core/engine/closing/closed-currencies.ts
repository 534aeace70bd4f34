/** Closed months -> the currency that each location was closed in, which it keeps; months that do not agree on one; and the rows of Locations that name another. */
import { rowsOf } from "../../columns/table";
import { raise, type Issue } from "../../domain/issue";
import type { CurrencyCode } from "../../domain/money";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Places } from "../movements/places";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";

/** By location, of the newest month that has it. */
export type ClosedCurrencies = ReadonlyMap<string, { readonly currency: CurrencyCode; readonly month: string }>;

/** `seals` are oldest first. */
export function closedCurrencies(seals: readonly Seal[]): ClosedCurrencies {
  return new Map(seals.flatMap(({ closedTo, lines }) => lines.map(({ location, currency }) => [location, { currency, month: monthText(closedTo) }] as const)));
}

/** Versions that did not hold a location to its currency closed months of one in two. `seals` are oldest first; one issue for each change. */
export function nameChangedCurrencies(seals: readonly Seal[]): readonly Issue[] {
  const issues: Issue[] = [];
  const last = new Map<string, { readonly currency: CurrencyCode; readonly month: string }>();
  for (const { closedTo, lines } of seals)
    for (const { location, currency, place } of lines) {
      const [before, month] = [last.get(location), monthText(closedTo)];
      if (before !== undefined && before.currency !== currency)
        issues.push(raise("closed-in-two-currencies", place, { location, month, currency, before: before.month, was: before.currency }));
      last.set(location, { currency, month });
    }
  return issues;
}

export function nameOtherCurrencies(facts: Facts, currencies: ClosedCurrencies, { ofWarehouse }: Pick<Places, "ofWarehouse">): readonly Issue[] {
  return rowsOf(facts.locations).flatMap((row): readonly Issue[] => {
    const location = ofWarehouse(row.location);
    const closed = currencies.get(location);
    return closed === undefined || row.currency === "" || row.currency === closed.currency
      ? []
      : [raise("currency-not-as-closed", placeOfRow(facts, row), { location, month: closed.month, closed: closed.currency, found: row.currency })];
  });
}
