/**
 * The seller's and Amazon's names for places -> our locations, each with its kind and currency. What Amazon writes in its
 * ledger is a country or a fulfilment centre; what sellers write is whatever they call their warehouses.
 */
import { BETWEEN_CENTRES, IN_TRANSIT, LOCATION_KINDS, type LocationGrouping, type LocationKind } from "../domain/location";
import { currencyOrNull, type CurrencyCode } from "../domain/money";
import type { Settings } from "../domain/settings";
import type { Facts } from "../facts/facts";
import { rowsOf } from "../columns/table";

export type Places = {
  /** Our location for what stands in the ledger's Location column. */
  readonly ofLedger: (location: string) => string;
  /** Our location for a warehouse named by the seller: Amazon's, goods in transit, or the seller's own. */
  readonly ofWarehouse: (warehouse: string) => string;
  readonly kindOf: (location: string) => LocationKind;
  readonly currencyOf: (location: string) => CurrencyCode;
};

const AMAZON_NETWORK = "FBA";
const FALLBACK_CURRENCY = "USD" as CurrencyCode;
/** "FBA", "Amazon", "FBA-US", "Amazon FBA US", "FBA_PHX6"; the rest of the name is a country or a centre. */
const AMAZON_NAME = /^(?:amazon(?:[\s_-]*fba)?|fba|亚马逊)(?:[\s_-]+([A-Z0-9]{2,6}))?$/i;
const COUNTRY = /^[A-Z]{2}$/;
const CENTRE = /^[A-Z]{3}\d{1,2}$/;

export function namePlaces(facts: Facts, settings: Pick<Settings, "by" | "currency">): Places {
  const described = new Map(rowsOf(facts.locations).map((row) => [row.location, row]));
  const ledgerNames = new Set(facts.ledger.columns.location.dictionary);
  const ofLedger = (location: string): string => amazonLocation(location, settings.by);
  const ofWarehouse = (warehouse: string): string => {
    const amazon = AMAZON_NAME.exec(warehouse);
    if (amazon !== null) return ofLedger((amazon[1] ?? "").toUpperCase());
    if (new RegExp(`^${IN_TRANSIT.replace(" ", "[\\s-]*")}$`, "i").test(warehouse)) return IN_TRANSIT;
    if (warehouse !== "" && ledgerNames.has(warehouse)) return ofLedger(warehouse);
    return CENTRE.test(warehouse) && !described.has(warehouse) ? ofLedger(warehouse) : warehouse;
  };
  const kindOf = (location: string): LocationKind => {
    if (location === IN_TRANSIT || location === BETWEEN_CENTRES) return "in-transit";
    const stated = described.get(location)?.kind;
    const known = LOCATION_KINDS.find((kind) => kind === stated);
    return known ?? (isAmazon(location) ? "fba" : "domestic");
  };
  return { ofLedger, ofWarehouse, kindOf, currencyOf: chooseCurrencies(facts, settings, ofWarehouse) };
}

function isAmazon(location: string): boolean {
  return location === AMAZON_NETWORK || location.startsWith(`${AMAZON_NETWORK}-`);
}

function amazonLocation(code: string, by: LocationGrouping): string {
  if (code === "" || by === "network") return AMAZON_NETWORK;
  if (by === "location" || COUNTRY.test(code)) return `${AMAZON_NETWORK}-${code}`;
  return AMAZON_NETWORK;
}

/**
 * A location's currency: as its row in Locations says, else the setting, else what its own movements agree on, else what
 * the unit costs mostly use, else what anything mostly uses.
 */
function chooseCurrencies(facts: Facts, settings: Pick<Settings, "currency">, ofWarehouse: (warehouse: string) => string): (location: string) => CurrencyCode {
  const byLocation = new Map<string, string[]>();
  const movements = rowsOf(facts.movements).filter((row) => row.currency !== "");
  for (const row of movements) {
    const location = ofWarehouse(row.warehouse);
    const known = byLocation.get(location) ?? [];
    known.push(row.currency);
    byLocation.set(location, known);
  }
  const costs = rowsOf(facts.unitCosts).map((row) => row.currency);
  const general = mostCommon(costs) ?? mostCommon(movements.map((row) => row.currency)) ?? FALLBACK_CURRENCY;
  const described = new Map(rowsOf(facts.locations).map((row) => [ofWarehouse(row.location), currencyOrNull(row.currency)]));
  return (location) => {
    const own = new Set(byLocation.get(location) ?? []);
    const agreed = own.size === 1 ? currencyOrNull([...own][0] ?? "") : null;
    return described.get(location) ?? settings.currency ?? agreed ?? general;
  };
}

/** The currency stated most often; the first in the alphabet of equals, so that the order of rows does not matter. */
function mostCommon(codes: readonly string[]): CurrencyCode | null {
  const counts = new Map<string, number>();
  for (const code of codes) if (currencyOrNull(code) !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [first] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return first === undefined ? null : currencyOrNull(first[0]);
}
