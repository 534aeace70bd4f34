/**
 * Goods in the seller's own names -> what Amazon has them on sale as, by the SKU map: whoever asks Amazon about them must use its names.
 */
import { groupBy } from "../../columns/group-by";
import type { Facts } from "../../facts/facts";
import { readSkuMap, type Listing } from "./read-sku-map";

/** The FNSKU says which listing it was; without one, each that holds the SKU may be it. */
export function findListings(facts: Facts): (goods: { readonly sku: string; readonly fnsku: string | null }) => readonly Listing[] {
  const bySku = groupBy(
    readSkuMap(facts).listings.flatMap((listing) => listing.holds.map(({ sku }) => ({ sku, listing }))),
    ({ sku }) => sku,
  );
  return ({ sku, fnsku }) => {
    const all = (bySku.get(sku) ?? []).map(({ listing }) => listing);
    if (fnsku === null || fnsku === "") return all;
    const named = all.filter((listing) => listing.fnsku === fnsku);
    return named.length > 0 ? named : all.filter((listing) => listing.fnsku === "");
  };
}

/** Of those the names of goods that are claimed by themselves: no set that holds them, but for one whose FNSKU they were sent or lost under. */
export function listingsOfLoose({ fnsku, listings }: { readonly fnsku: string | null; readonly listings: readonly Listing[] }): readonly Listing[] {
  return listings.filter((listing) => listing.holds.length === 1 || (listing.fnsku !== "" && listing.fnsku === fnsku));
}

/** What Amazon sells under a name of its own, an MSKU or an FNSKU; null of a name that the map does not have. */
export function findByLabel(facts: Facts): (label: string) => Listing | null {
  const byLabel = new Map<string, Listing>();
  for (const listing of readSkuMap(facts).listings)
    for (const name of [listing.msku, listing.fnsku]) if (name !== "" && !byLabel.has(name)) byLabel.set(name, listing);
  return (label) => byLabel.get(label) ?? null;
}

/** The one name of the set that bears one of the labels; null of loose goods, and of labels that the map does not have. */
export type SetOf = (labels: readonly string[]) => string | null;

export function findSets(facts: Facts): SetOf {
  const listingOf = findByLabel(facts);
  return (labels) => {
    const set = labels.map(listingOf).find((listing) => listing !== null && listing.holds.length > 1) ?? null;
    return set === null ? null : JSON.stringify([set.msku, set.fnsku]);
  };
}
