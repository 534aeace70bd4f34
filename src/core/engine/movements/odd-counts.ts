/** Counts that are far from the books: a digit that slipped, or movements that nobody entered. What is said is a doubt; the count holds all the same. */
import type { Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Pools } from "./pools";
import type { SettledCount } from "./settle-counts";

/** A few units are lost in any warehouse; beyond both of these somebody should look again. */
const UNITS_MIN = 10;
/** The difference is at least one in so many of the books' units. */
const PARTS_MAX = 5;

export function findOddCounts(counts: readonly SettledCount[], { pools, period }: { readonly pools: Pools; readonly period: Period }): readonly Issue[] {
  return counts.flatMap(({ day, pool, onHand, surplus, place }): readonly Issue[] => {
    if (day < period.from || day > period.to) return [];
    const inBooks = onHand - surplus;
    if (inBooks <= 0 || Math.abs(surplus) < UNITS_MIN || Math.abs(surplus) * PARTS_MAX < inBooks) return [];
    const { sku, location } = pools.at(pool);
    return [raise("count-doubtful", place, { sku, location, day, onHand, inBooks })];
  });
}
