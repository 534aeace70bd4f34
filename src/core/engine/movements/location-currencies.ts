/** In which currency each location's stock is carried. */
import { rowsOf } from "../../columns/table";
import { currencyOrNull, type CurrencyCode } from "../../domain/money";
import type { Facts } from "../../facts/facts";

const FALLBACK = "USD" as CurrencyCode;

type Context = {
  readonly setting: CurrencyCode | null;
  /** Of a location with closed months: whatever is said since, they are worth what they were closed with. */
  readonly closedIn: (location: string) => CurrencyCode | undefined;
  readonly ofWarehouse: (warehouse: string) => string;
};

/**
 * What the location was closed in, else as its row in Locations says, else what its own movements agree on, else the setting, else
 * what the unit costs mostly use, else what anything mostly uses.
 */
export function chooseCurrencies(facts: Facts, { setting, closedIn, ofWarehouse }: Context): (location: string) => CurrencyCode {
  const movements = rowsOf(facts.movements).flatMap(({ warehouse, currency }) =>
    currencyOrNull(currency) === null ? [] : [{ location: ofWarehouse(warehouse), currency }],
  );
  const stated = new Map<string, Set<string>>();
  for (const { location, currency } of movements) {
    const own = stated.get(location) ?? new Set();
    own.add(currency);
    stated.set(location, own);
  }
  const agreed = new Map([...stated].flatMap(([location, own]) => (own.size === 1 ? [[location, currencyOrNull([...own][0] ?? "")] as const] : [])));
  const described = new Map(
    rowsOf(facts.locations).flatMap((row) => (row.currency === "" ? [] : [[ofWarehouse(row.location), currencyOrNull(row.currency)] as const])),
  );
  const general =
    setting ?? mostCommon(rowsOf(facts.unitCosts).map(({ currency }) => currency)) ?? mostCommon(movements.map(({ currency }) => currency)) ?? FALLBACK;
  return (location) => closedIn(location) ?? described.get(location) ?? agreed.get(location) ?? general;
}

/** The currency stated most often; the first in the alphabet of equals, so that the order of rows does not matter. */
function mostCommon(codes: readonly string[]): CurrencyCode | null {
  const counts = new Map<string, number>();
  for (const code of codes) if (currencyOrNull(code) !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [first] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return first === undefined ? null : currencyOrNull(first[0]);
}
