/** Which of a day's moves comes next: the earliest, except that a transfer lets another go first whose goods it is to pass on, and that goods come home after they left. */
import type { Homecoming } from "../movements/link-removals";
import { RANKS, type Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
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

/** A day's moves, with goods that come home on the day they left right after they did. */
export function homeAfterRemoval(ofDay: readonly Move[], homecomings: ReadonlyMap<Move, readonly Homecoming[]>): readonly Move[] {
  if (homecomings.size === 0) return ofDay;
  const lastRemoval = (arrival: Move): number => Math.max(-1, ...(homecomings.get(arrival) ?? []).map(({ removal }) => ofDay.indexOf(removal)));
  const waiting = new Map(ofDay.map((move) => [move, lastRemoval(move)]));
  return ofDay.flatMap((move, index) => ((waiting.get(move) ?? -1) > index ? [] : [move, ...ofDay.slice(0, index).filter((earlier) => waiting.get(earlier) === index)]));
}
