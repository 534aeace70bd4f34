/**
 * What a row of the register calls its goods -> whether it speaks of sets or of loose goods: a set and its SKUs by themselves are the same goods to the
 * seller, and never to Amazon.
 */
import { groupBy } from "../../columns/group-by";
import type { Facts } from "../../facts/facts";
import { readSkuMap, type Listing } from "../goods/read-sku-map";

export type Called = {
  /** Whether a row names the goods by themselves. */
  readonly isLoose: boolean;
  /** Amazon's names of the sets that it names, of which its SKU is one of the goods. */
  readonly sets: readonly string[];
  /** Those of all other sets that hold its SKU. */
  readonly otherSets: readonly string[];
};

export function findCalled(facts: Facts): (row: { readonly sku: string; readonly listing: string }) => Called {
  const setsOf = groupBy(
    readSkuMap(facts)
      .listings.filter(({ holds }) => holds.length > 1)
      .flatMap((set) => set.holds.map(({ sku }) => ({ sku, set }))),
    ({ sku }) => sku,
  );
  return ({ sku, listing }) => {
    const all = (setsOf.get(sku) ?? []).map(({ set }) => set);
    const named = listing === "" ? [] : all.filter(({ msku, fnsku, asins }) => [msku, fnsku, ...asins].includes(listing));
    return { isLoose: named.length === 0, sets: labelsOf(named), otherSets: labelsOf(all.filter((set) => !named.includes(set))) };
  };
}

/** Of several rows that are one case. */
export function calledBy(rows: readonly Called[]): Called {
  const sets = [...new Set(rows.flatMap((row) => row.sets))].sort();
  const otherSets = (rows[0]?.otherSets ?? []).filter((label) => !sets.includes(label));
  return { isLoose: rows.some(({ isLoose }) => isLoose), sets, otherSets };
}

/** Whether it speaks of what bears that label before it speaks of the same goods under another. */
export function speaksOf({ isLoose, sets, otherSets }: Called, label: string): boolean {
  return sets.includes(label) || (isLoose && !otherSets.includes(label));
}

function labelsOf(sets: readonly Listing[]): readonly string[] {
  return [...new Set(sets.flatMap(({ msku, fnsku }) => [msku, fnsku]))].filter((label) => label !== "").sort();
}
