/**
 * The ledger's receipts by day and pool, each with the referenced receipts that explain it and the units that none
 * explains. The summary is the authority on units: where the references name more than it has, the rest is left out, and the
 * comparison of the two views names it.
 */
import { textAt } from "../../columns/text-column";
import type { Day, Period } from "../../domain/day";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { readGrain } from "../ledger/ledger-grain";
import type { LedgerReceipt } from "../ledger/ledger-moves";
import type { Places } from "../movements/places";
import type { Pool, PoolId, Pools } from "../movements/pools";
import type { ReferencedReceipt } from "./reference-receipts";

export type ReceiptGroup = {
  readonly day: Day;
  readonly pool: PoolId;
  readonly place: Place | null;
  /** What Amazon sells the goods as, where they have become another SKU of the seller's; else "". */
  readonly listing: string;
  /** Receipts that name their shipment, and how many of their units the summary has. */
  readonly references: readonly Referenced[];
  /** The units that no reference explains. */
  readonly rest: readonly { readonly quantity: number; readonly place: Place | null }[];
};
export type Referenced = { readonly reference: ReferencedReceipt; readonly quantity: number };
export type GroupedReceipts = {
  /** By day; within a day by goods and location. */
  readonly groups: readonly ReceiptGroup[];
  /** On days that the ledger does not reach. */
  readonly outside: readonly ReferencedReceipt[];
};

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  readonly ledgerLocations: ReadonlySet<string>;
  readonly ledgerSpan: Period | null;
};
type Summary = { readonly day: Day; readonly pool: PoolId; readonly receipts: LedgerReceipt[]; readonly references: ReferencedReceipt[] };

export function groupReceipts(receipts: readonly LedgerReceipt[], references: readonly ReferencedReceipt[], context: Context): GroupedReceipts {
  const summaries = summarise(receipts, context);
  const find = indexSummaries(summaries, context);
  const outside: ReferencedReceipt[] = [];
  for (const reference of references) {
    const { ledgerSpan } = context;
    const summary = find(reference);
    if (summary !== null) summary.references.push(reference);
    else if (ledgerSpan === null || reference.day < ledgerSpan.from || reference.day > ledgerSpan.to) outside.push(reference);
  }
  return { groups: summaries.map((summary) => explain(summary, context)), outside };
}

function summarise(receipts: readonly LedgerReceipt[], { pools }: Context): readonly Summary[] {
  const byKey = new Map<string, Summary>();
  for (const receipt of receipts) {
    const key = `${receipt.day}|${receipt.pool}`;
    const known = byKey.get(key) ?? { day: receipt.day, pool: receipt.pool, receipts: [], references: [] };
    known.receipts.push(receipt);
    byKey.set(key, known);
  }
  const textOf = ({ pool }: Summary): string => JSON.stringify([pools.at(pool).sku, pools.at(pool).fnsku, pools.at(pool).location, pools.at(pool).disposition]);
  return [...byKey.values()].sort((a, b) => a.day - b.day || compareText(textOf(a), textOf(b)));
}

/** The summary's receipts that a reference is part of: of its goods and place, on its day; in a ledger by week or month in its week or month. */
function indexSummaries(summaries: readonly Summary[], { facts, pools, places, ledgerLocations }: Context): (reference: ReferencedReceipt) => Summary | null {
  const { spanOf } = readGrain(facts.ledger);
  const byGoods = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const { sku, fnsku } = pools.at(summary.pool);
    for (const goods of fnsku === null ? [`sku:${sku}`] : [`sku:${sku}`, `fnsku:${fnsku}`]) {
      const key = `${spanOf(summary.day).to}|${goods}`;
      byGoods.set(key, [...(byGoods.get(key) ?? []), summary]);
    }
  }
  const locationsOf = ({ country, centre }: ReferencedReceipt): readonly string[] =>
    [country, centre]
      .filter((code) => code !== "")
      .map((code) => places.ofLedger(code))
      .filter((location) => ledgerLocations.has(location));
  const fits = (pool: Pool, { disposition }: ReferencedReceipt, locations: readonly string[]): boolean =>
    (locations.length === 0 || locations.includes(pool.location)) && (pool.disposition === null || disposition === "" || pool.disposition === disposition);
  return (reference) => {
    const locations = locationsOf(reference);
    const of = (goods: string): readonly Summary[] =>
      (byGoods.get(`${spanOf(reference.day).to}|${goods}`) ?? []).filter(({ pool }) => fits(pools.at(pool), reference, locations));
    const candidates = [...(reference.fnsku === "" ? [] : of(`fnsku:${reference.fnsku}`)), ...(reference.sku === "" ? [] : of(`sku:${reference.sku}`))];
    // Goods of one FNSKU may have several SKUs: the one that is named comes first.
    return candidates.find(({ pool }) => pools.at(pool).sku === reference.sku) ?? candidates[0] ?? null;
  };
}

/** What was taken back is believed as it stands; what was received, as far as the summary has it. */
function explain({ day, pool, receipts, references }: Summary, { facts }: Context): ReceiptGroup {
  const placeOf = ({ index }: LedgerReceipt): Place | null => placeInFacts(facts, facts.ledger, index);
  const ordered = [...receipts].sort((a, b) => (placeOf(a)?.row ?? 0) - (placeOf(b)?.row ?? 0));
  const [first] = ordered;
  const place = first === undefined ? null : placeOf(first);
  const listing = first === undefined ? "" : textAt(facts.ledger.columns.listing, first.index);
  if (references.length === 0)
    return { day, pool, place, listing, references: [], rest: ordered.map((receipt) => ({ quantity: receipt.quantity, place: placeOf(receipt) })) };
  const total = receipts.reduce((sum, { quantity }) => sum + quantity, 0);
  let left = total - references.reduce((sum, { quantity }) => sum + Math.min(0, quantity), 0);
  const taken: Referenced[] = [];
  for (const reference of references) {
    const quantity = reference.quantity < 0 ? reference.quantity : Math.max(0, Math.min(reference.quantity, left));
    if (reference.quantity > 0) left -= quantity;
    if (quantity !== 0) taken.push({ reference, quantity });
  }
  return { day, pool, place, listing, references: taken, rest: left === 0 ? [] : [{ quantity: left, place }] };
}
