/** Which of a day's moves comes next: the earliest, except that a transfer lets another go first whose goods it is to pass on. */
import { RANKS, type Move } from "./move";
import type { PoolId } from "./pools";
import { flowOf } from "./transfer-order";

/** Index of the next of the day's remaining moves, which stand in replay order. */
export function chooseNext(left: readonly Move[], unitsOf: (pool: PoolId) => number): number {
  if (left[0]?.rank !== RANKS.transfer) return 0;
  const covered = left.findIndex((move) => {
    const flow = flowOf(move);
    return move.rank === RANKS.transfer && (flow === null || unitsOf(flow.source) >= Math.abs(move.quantity));
  });
  // Where no transfer is covered, the first goes ahead and its source is short.
  return Math.max(0, covered);
}
