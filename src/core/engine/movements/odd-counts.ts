/** Counts that are far from the books: a digit that slipped, or movements that nobody entered. What is said is a doubt; the count holds all the same. */
import type { Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { RANKS, type Move } from "./move";
import type { Count } from "./own-moves";
import type { Pools } from "./pools";

/** A few units are lost in any warehouse; beyond both of these somebody should look again. */
const UNITS_MIN = 10;
/** The difference is at least one in so many of the books' units. */
const PARTS_MAX = 5;

/** `moves` are those that counts became, among others: each has the place of its count's row. */
export function findOddCounts(moves: readonly Move[], counts: readonly Count[], { pools, period }: { readonly pools: Pools; readonly period: Period }): readonly Issue[] {
  if (counts.length === 0) return [];
  const settled = moves.filter(({ rank, place, quantity }) => rank === RANKS.count && place !== null && quantity !== 0);
  const changes = new Map(settled.map(({ place, from, to, quantity }) => [place, to === null ? { pool: from, units: -quantity } : { pool: to, units: quantity }] as const));
  return counts.flatMap(({ day, pool, onHand, place }): readonly Issue[] => {
    const change = changes.get(place);
    if (change === undefined || change.pool !== pool || day < period.from || day > period.to) return [];
    const inBooks = onHand - change.units;
    if (inBooks <= 0 || Math.abs(change.units) < UNITS_MIN || Math.abs(change.units) * PARTS_MAX < inBooks) return [];
    const { sku, location } = pools.at(pool);
    return [raise("count-doubtful", place, { sku, location, day, onHand, inBooks })];
  });
}
