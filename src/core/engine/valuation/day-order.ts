/** Which of a day's moves comes next: the earliest, except that a transfer lets another go first whose goods it is to pass on, and that goods come back after they left. */
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

/** A day's moves, with what was undone, brought back or came home on the day of its origin right after that: only then is known what it left at. */
export function afterOrigins(ofDay: readonly Move[], originsOf: (move: Move) => readonly Move[]): readonly Move[] {
  const turn = new Map(ofDay.map((move, index) => [move, index]));
  const lastOf = (move: Move): number => Math.max(turn.get(move) ?? -1, ...originsOf(move).map(lastOf));
  const waits = new Map(ofDay.flatMap((move, index) => (lastOf(move) > index ? [[move, lastOf(move)] as const] : [])));
  if (waits.size === 0) return ofDay;
  return [...ofDay].sort((a, b) => lastOf(a) - lastOf(b) || Number(waits.has(a)) - Number(waits.has(b)) || (turn.get(a) ?? 0) - (turn.get(b) ?? 0));
}
