/** Counts that say what is there at the end of a period: those after which nothing moved. */
import type { Day, Period } from "../../domain/day";
import type { Move } from "./move";
import type { Count } from "./settle-counts";
import type { PoolId } from "./pools";

export function findStandingCounts(moves: readonly Move[], counts: readonly Count[], period: Period): readonly (readonly [PoolId, number])[] {
  if (counts.length === 0) return [];
  const lastMove = new Map<PoolId, Day>();
  for (const { day, from, to, quantity } of moves) {
    if (quantity === 0 || day > period.to) continue;
    for (const pool of [from, to]) if (pool !== null && day > (lastMove.get(pool) ?? -Infinity)) lastMove.set(pool, day);
  }
  return counts
    .filter(({ day, pool }) => day >= period.from && day <= period.to && day >= (lastMove.get(pool) ?? day))
    .map(({ pool, onHand }) => [pool, onHand] as const);
}
