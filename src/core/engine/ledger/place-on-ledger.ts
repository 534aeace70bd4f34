/**
 * What other reports tell of single units -> the ledger's moves that count those units: by SKU and day, and a day earlier or later
 * where that day has no more, since those reports are in the marketplace's time and the ledger is in that of its centres. In a
 * ledger by week or month, the day is any of those that a row tells.
 */
import { textAt } from "../../columns/text-column";
import { addDays, type Day, type Period } from "../../domain/day";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { LedgerGrain } from "./ledger-grain";
import type { Move } from "../movements/move";
import type { Pool, Pools } from "../movements/pools";

/** Units that a report tells of. */
export type Claim = {
  readonly sku: string;
  readonly day: Day;
  readonly quantity: number;
  /** FNSKUs that the units may have in the ledger; empty = any. */
  readonly fnskus: readonly string[];
  /** Preferred where the ledger has the SKU on that day at several locations or in several conditions; null = any. */
  readonly location: string | null;
  readonly disposition: string | null;
};
/** A move of the ledger's, the days that it tells, and how many of its units which claims have taken. */
export type Slot<C extends Claim> = {
  readonly move: Move;
  readonly pool: Pool;
  readonly span: Period;
  left: number;
  readonly taken: { readonly claim: C; readonly quantity: number }[];
};
export type Slots<C extends Claim> = { readonly of: (sku: string, day: Day) => readonly Slot<C>[]; readonly all: readonly Slot<C>[] };

/** In an order that does not depend on the rows' own. */
export function openSlots<C extends Claim>(moves: readonly Move[], { pools, grain }: { readonly pools: Pools; readonly grain: LedgerGrain }): Slots<C> {
  const all = moves
    .map((move): Slot<C> => ({ move, pool: pools.at(move.from ?? move.to ?? 0), span: grain.spanOf(move.day), left: move.quantity, taken: [] }))
    .sort(bySlot);
  const byGoods = new Map<string, Slot<C>[]>();
  for (const slot of all) {
    const key = `${slot.span.to}|${slot.pool.sku}`;
    const list = byGoods.get(key);
    if (list === undefined) byGoods.set(key, [slot]);
    else list.push(slot);
  }
  return { all, of: (sku, day) => byGoods.get(`${grain.spanOf(day).to}|${sku}`) ?? [] };
}

function bySlot(a: Slot<Claim>, b: Slot<Claim>): number {
  return (
    a.move.day - b.move.day ||
    compareText(a.pool.sku, b.pool.sku) ||
    compareText(a.pool.location, b.pool.location) ||
    compareText(a.pool.fnsku ?? "", b.pool.fnsku ?? "") ||
    compareText(a.pool.disposition ?? "", b.pool.disposition ?? "") ||
    a.move.quantity - b.move.quantity
  );
}

/** The day itself goes first for all claims, so that none is pushed off its own day by another's neighbour. */
const DISTANCES = [[0], [-1, 1]] as const;

/** Never more than a slot has. Gives back what found no room. */
export function placeClaims<C extends Claim>(claims: readonly C[], slots: Slots<C>): readonly { readonly claim: C; readonly left: number }[] {
  const open = claims.map((claim) => ({ claim, left: claim.quantity }));
  for (const distances of DISTANCES) {
    for (const one of open) {
      for (const distance of distances) {
        if (one.left === 0) break;
        for (const slot of inPreference(slots.of(one.claim.sku, addDays(one.claim.day, distance)), one.claim)) {
          const quantity = Math.min(one.left, slot.left);
          if (quantity === 0) continue;
          slot.left -= quantity;
          one.left -= quantity;
          slot.taken.push({ claim: one.claim, quantity });
        }
      }
    }
  }
  return open.filter(({ left }) => left > 0);
}

function inPreference<C extends Claim>(slots: readonly Slot<C>[], { fnskus, location, disposition }: Claim): readonly Slot<C>[] {
  const misses = ({ pool }: Slot<C>): number => (pool.location === location ? 0 : 2) + (pool.disposition === disposition ? 0 : 1);
  return slots.filter(({ pool }) => fnskus.length === 0 || pool.fnsku === null || fnskus.includes(pool.fnsku)).sort((a, b) => misses(a) - misses(b));
}

/** The FNSKUs under which the ledger has a listing: a SKU under the name that Amazon has for it. None where the ledger does not know it. */
export function fnskusByListing({
  ledger: { rowCount, columns },
}: Pick<Facts, "ledger">): (listing: { readonly msku: string; readonly listing: string }) => readonly string[] {
  const known = new Map<string, string[]>();
  for (let index = 0; index < rowCount; index += 1) {
    const key = JSON.stringify([textAt(columns.msku, index), textAt(columns.listing, index)]);
    const fnsku = textAt(columns.fnsku, index);
    const list = known.get(key);
    if (list === undefined) known.set(key, [fnsku]);
    else if (!list.includes(fnsku)) list.push(fnsku);
  }
  return ({ msku, listing }) => known.get(JSON.stringify([msku, listing])) ?? [];
}
