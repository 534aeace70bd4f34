/**
 * Pools whose value nobody knows by a day: something came in that nothing gave a cost, or whose cost stands in a currency without a rate,
 * there or where it was sent on from since, or had left to come home or be returned. An average over priced and unpriced units would look like
 * a figure and be none; what had left before they came has a value all the same.
 */
import { NO_COST } from "../../domain/cost";
import { monthOf, periodOfMonth, type Day } from "../../domain/day";
import type { ValuationMethod } from "../../domain/settings";
import type { EntryCosts } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { flowOf, type Flow } from "./transfer-order";
import type { CameBack, Valuation } from "./valuation";

type Context = Pick<EntryCosts, "carry"> & { readonly method: ValuationMethod };

type Valued = Pick<Valuation, "valued" | "uncosted" | "cameBack">;
/** Goods that left one pool and came to another, be it at once or later. */
type Passed = Flow & { readonly left: Day; readonly came: Day };

export function findUnpriced({ valued, uncosted, cameBack }: Valued, until: Day, { carry, method }: Context): ReadonlySet<PoolId> {
  const reach = REACH[method];
  const since = new Map<PoolId, number>();
  const open = (pool: PoolId, from: number): void => void since.set(pool, Math.min(from, since.get(pool) ?? Infinity));
  for (const { pool, units, day, isOpening } of uncosted) if ((isOpening || day <= until) && units !== 0) open(pool, isOpening ? -Infinity : reach(day));
  const moves = valued.flatMap(({ move }) => (move.day <= until ? [move] : []));
  const isOpen = ({ from, to, cost, day, quantity }: Move): boolean =>
    cost.by === "unpriced" || (from !== null && to !== null && quantity !== 0 && carry(NO_COST, from, to, day) === null);
  for (const move of moves) if (move.to !== null && isOpen(move)) open(move.to, reach(move.day));
  for (const { left, move } of cameBack) {
    const [source, target] = [left.from, move.to ?? move.from];
    if (move.day <= until && source !== null && target !== null && carry(NO_COST, source, target, left.day) === null) open(target, reach(move.day));
  }
  if (since.size === 0) return new Set();
  const passed = [...moves.flatMap(passedOn), ...cameBack.flatMap(passedBack)].filter(({ came }) => came <= until);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { source, target, left, came } of passed) {
      if ((since.get(source) ?? Infinity) > left || (since.get(target) ?? Infinity) <= reach(came)) continue;
      open(target, reach(came));
      isSettled = false;
    }
  }
  return new Set(since.keys());
}

function passedOn(move: Move): readonly Passed[] {
  const flow = flowOf(move);
  return flow === null || move.quantity === 0 ? [] : [{ ...flow, left: move.day, came: move.day }];
}

function passedBack({ left, move }: CameBack): readonly Passed[] {
  const [source, target] = [left.from, move.to ?? move.from];
  return source === null || target === null || source === target ? [] : [{ source, target, left: left.day, came: move.day }];
}

/** The first day of which an entry decides what things are worth: a month has one average, also for what left before it came. */
const REACH: Readonly<Record<ValuationMethod, (day: Day) => number>> = {
  "month-end-average": (day) => periodOfMonth(monthOf(day)).from,
  "moving-average": (day) => day,
  fifo: (day) => day,
  standard: (day) => day,
};
