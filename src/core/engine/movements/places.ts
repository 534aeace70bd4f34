/**
 * The seller's and Amazon's names for places -> our locations, each with its kind and currency. What Amazon writes in its
 * ledger is a country or a fulfilment centre; what sellers write is whatever they call their warehouses, in any case.
 */
import { rowsOf } from "../../columns/table";
import { BETWEEN_CENTRES, IN_TRANSIT, LOCATION_KINDS, type LocationGrouping, type LocationKind } from "../../domain/location";
import { marketplaceOf } from "../../domain/marketplace";
import type { CurrencyCode } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import type { Facts } from "../../facts/facts";
import { chooseCurrencies } from "./location-currencies";

export type Places = {
  /** Our location for what stands in the ledger's Location column. */
  readonly ofLedger: (location: string) => string;
  /** Our location for a warehouse named by the seller: Amazon's, goods in transit, or the seller's own. */
  readonly ofWarehouse: (warehouse: string) => string;
  readonly kindOf: (location: string) => LocationKind;
  readonly currencyOf: (location: string) => CurrencyCode;
};

/** Amazon's places taken together: where its ledger tells them apart by centre only, or a name says no more than Amazon. */
export const AMAZON_NETWORK = "FBA";
const COUNTRY = /^[A-Z]{2}$/;
const CENTRE = /^[A-Z]{3}\d{1,2}$/;
/** Words of a warehouse's name that say Amazon, and words that say nothing more. */
const AMAZON_WORD = /amazon(\.[a-z]{2,3}){0,2}|fba|亚马逊/gi;
const EMPTY_WORDS = /warehouses?|fulfil+ment|cent(?:er|re)s?|仓库|仓|[\s_.\-()（）/:]+/gi;
/** Countries as sellers write them, by the code in Amazon's ledger. */
const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  UK: "GB",
  USA: "US",
  美国: "US",
  英国: "GB",
  德国: "DE",
  法国: "FR",
  意大利: "IT",
  西班牙: "ES",
  日本: "JP",
  加拿大: "CA",
  墨西哥: "MX",
  澳洲: "AU",
  澳大利亚: "AU",
};

/** `closedIn` is the currency that a location was closed in: needed by who asks for currencies. */
export function namePlaces(
  facts: Facts,
  settings: Pick<Settings, "by" | "currency">,
  closedIn: (location: string) => CurrencyCode | undefined = () => undefined,
): Places {
  const ofLedger = (location: string): string => amazonLocation(location, settings.by);
  const ofWarehouse = warehouseNames(facts, ofLedger);
  const kinds = new Map(rowsOf(facts.locations).map((row) => [ofWarehouse(row.location), LOCATION_KINDS.find((kind) => kind === row.kind)]));
  const kindOf = (location: string): LocationKind => {
    if (location === IN_TRANSIT || location === BETWEEN_CENTRES) return "in-transit";
    return kinds.get(location) ?? (isAmazon(location) ? "fba" : "domestic");
  };
  return { ofLedger, ofWarehouse, kindOf, currencyOf: chooseCurrencies(facts, { setting: settings.currency, closedIn, ofWarehouse }) };
}

/** Whether a location of the ledger is a country; else it is a fulfilment centre. */
export function isCountry(location: string): boolean {
  return COUNTRY.test(location);
}

/** The country in a location's name: "FBA-US", or "US" alone. */
export function countryOf(location: string): string | null {
  const code = location.split("-").at(-1) ?? "";
  return isCountry(code) ? marketplaceOf(code) : null;
}

function isAmazon(location: string): boolean {
  return location === AMAZON_NETWORK || location.startsWith(`${AMAZON_NETWORK}-`);
}

function amazonLocation(code: string, by: LocationGrouping): string {
  if (code === "" || by === "network") return AMAZON_NETWORK;
  if (by === "location" || COUNTRY.test(code)) return `${AMAZON_NETWORK}-${code}`;
  return AMAZON_NETWORK;
}

/** Names are the same in any case; each is worked out once. A name's first spelling, in Locations before the movements, is the one shown. */
function warehouseNames(facts: Facts, ofLedger: (location: string) => string): (warehouse: string) => string {
  const ledgerCodes = new Set(facts.ledger.columns.location.dictionary.slice(0, facts.ledger.rowCount === 0 ? 0 : undefined));
  const ledgerLocations = new Set([...ledgerCodes].map(ofLedger));
  const described = facts.locations.columns.location.dictionary;
  const own = new Set([...described, ...facts.movements.columns.warehouse.dictionary].map(fold));
  const known = new Map<string, string>();
  const work = (warehouse: string): string => {
    const code =
      amazonCode(warehouse) ??
      (ledgerCodes.has(warehouse.toUpperCase()) || (CENTRE.test(warehouse) && !own.has(fold(warehouse))) ? warehouse.toUpperCase() : null);
    if (code !== null) return ledgerLocation(ofLedger(code), ledgerLocations);
    return fold(warehouse).replace(/[\s-]+/g, " ") === fold(IN_TRANSIT) ? IN_TRANSIT : warehouse;
  };
  const ofWarehouse = (warehouse: string): string => {
    const key = fold(warehouse);
    const location = known.get(key) ?? work(warehouse);
    known.set(key, location);
    return location;
  };
  for (const name of described) ofWarehouse(name);
  return ofWarehouse;
}

const fold = (name: string): string => name.trim().toLowerCase();

/** The country or centre in a name that says Amazon, "" where it names none; null where the name is of another warehouse. */
function amazonCode(warehouse: string): string | null {
  if (warehouse.search(AMAZON_WORD) < 0) return null;
  const rest = warehouse.replace(AMAZON_WORD, "").replace(EMPTY_WORDS, "").toUpperCase();
  const code = COUNTRY_WORDS[rest] ?? rest;
  return code === "" || COUNTRY.test(code) || CENTRE.test(code) ? code : null;
}

/** Where the ledger knows one location only, every name of Amazon's is that one. */
function ledgerLocation(location: string, ledgerLocations: ReadonlySet<string>): string {
  const [only] = ledgerLocations;
  return only !== undefined && ledgerLocations.size === 1 ? only : location;
}
