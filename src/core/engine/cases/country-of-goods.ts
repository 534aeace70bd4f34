/** In which country goods lay at Amazon, as far as the ledger tells: by the event that took them out, else by where alone such goods were removed from, else by where alone such goods ever were. null where that is open. */
import type { TextColumn } from "../../columns/text-column";
import type { LedgerEvent } from "../../domain/ledger-events";
import type { Facts } from "../../facts/facts";
import { isCountry } from "../movements/places";

type Goods = { readonly fnsku: string; readonly msku: string };

/** `reference` is that of a removal. */
export function findCountries({ ledger, ledgerDetail }: Facts): (goods: Goods & { readonly reference: string }) => string | null {
  const { vendorReturns } = ledger.columns;
  // Which order a row of the summary is of, it does not say: that goods were removed from one country alone does.
  const isRemoval = (index: number): boolean => (vendorReturns[index] ?? 0) !== 0;
  const removedByFnsku = [gather(ledger.columns.fnsku, ledger.columns.location, isRemoval)];
  const removedBySku = [gather(ledger.columns.msku, ledger.columns.location, isRemoval)];
  const { fnsku: fnskus, msku: mskus, country, eventType, reference: orders } = ledgerDetail.columns;
  const byFnsku = [gather(ledger.columns.fnsku, ledger.columns.location), gather(fnskus, country)];
  const bySku = [gather(ledger.columns.msku, ledger.columns.location), gather(mskus, country)];
  const removed = eventType.dictionary.indexOf(REMOVED);
  const byOrder = [gather(orders, country, (index) => eventType.codes[index] === removed)];
  return ({ fnsku, msku, reference }) =>
    onlyIn(byOrder, reference) ?? onlyIn(removedByFnsku, fnsku) ?? onlyIn(removedBySku, msku) ?? onlyIn(byFnsku, fnsku) ?? onlyIn(bySku, msku);
}

/** The countries beside each text; each pair is looked at once, since a ledger has very many rows of few. */
function gather(names: TextColumn, places: TextColumn, isMeant: (index: number) => boolean = () => true): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = new Set<number>();
  const width = places.dictionary.length;
  names.codes.forEach((name, index) => {
    if (isMeant(index)) pairs.add(name * width + (places.codes[index] ?? 0));
  });
  const gathered = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [name = "", place = ""] = [names.dictionary[Math.floor(pair / width)], places.dictionary[pair % width]];
    if (name !== "" && isCountry(place)) gathered.set(name, (gathered.get(name) ?? new Set()).add(place));
  }
  return gathered;
}

function onlyIn(maps: readonly ReadonlyMap<string, ReadonlySet<string>>[], name: string): string | null {
  const [first, second] = new Set(maps.flatMap((map) => [...(map.get(name) ?? [])]));
  return second === undefined ? (first ?? null) : null;
}

const REMOVED: LedgerEvent = "VendorReturns";
