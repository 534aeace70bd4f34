/**
 * Pools whose value nobody knows by a day: something came in that nothing gave a cost, or whose cost stands in a currency without a rate,
 * there or where it was sent on from since. An average over priced and unpriced units would look like a figure and be none; what had left before
 * they came has a value all the same.
 */
import { NO_COST } from "../../domain/cost";
import { monthOf, periodOfMonth, type Day } from "../../domain/day";
import type { ValuationMethod } from "../../domain/settings";
import type { EntryCosts } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { flowOf } from "./transfer-order";
import type { Valuation } from "./valuation";

type Context = Pick<EntryCosts, "carry"> & { readonly method: ValuationMethod };

export function findUnpriced({ valued, uncosted }: Pick<Valuation, "valued" | "uncosted">, until: Day, { carry, method }: Context): ReadonlySet<PoolId> {
  const reach = REACH[method];
  const since = new Map<PoolId, number>();
  const open = (pool: PoolId, from: number): void => void since.set(pool, Math.min(from, since.get(pool) ?? Infinity));
  for (const { pool, units, day, isOpening } of uncosted) if ((isOpening || day <= until) && units !== 0) open(pool, isOpening ? -Infinity : reach(day));
  const moves = valued.flatMap(({ move }) => (move.day <= until ? [move] : []));
  const isOpen = ({ from, to, cost, day, quantity }: Move): boolean =>
    cost.by === "unpriced" || (from !== null && to !== null && quantity !== 0 && carry(NO_COST, from, to, day) === null);
  for (const move of moves) if (move.to !== null && isOpen(move)) open(move.to, reach(move.day));
  if (since.size === 0) return new Set();
  const passed = moves.flatMap((move) => {
    const flow = flowOf(move);
    return flow === null || move.quantity === 0 ? [] : [{ ...flow, day: move.day }];
  });
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { source, target, day } of passed) {
      if ((since.get(source) ?? Infinity) > day || (since.get(target) ?? Infinity) <= reach(day)) continue;
      open(target, reach(day));
      isSettled = false;
    }
  }
  return new Set(since.keys());
}

/** The first day of which an entry decides what things are worth: a month has one average, also for what left before it came. */
const REACH: Readonly<Record<ValuationMethod, (day: Day) => number>> = {
  "month-end-average": (day) => periodOfMonth(monthOf(day)).from,
  "moving-average": (day) => day,
  fifo: (day) => day,
  standard: (day) => day,
};
