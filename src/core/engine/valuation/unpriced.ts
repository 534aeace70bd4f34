/**
 * Pools whose value nobody knows by a day: something came in that nothing gave a cost, or whose cost stands in a currency without a rate,
 * there or where it was sent on from since, or had left to come home or be returned. It ends with a month at whose end the stock is empty, so that whoever runs one month or the next says the same: zero units are worth zero. An average over priced and unpriced units would look like
 * a figure and be none; what had left before they came has a value all the same.
 */
import { NO_COST } from "../../domain/cost";
import { monthOf, periodOfMonth, type Day } from "../../domain/day";
import type { ValuationMethod } from "../../domain/settings";
import type { EntryCosts } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { flowOf, type Flow } from "./transfer-order";
import { legsOf } from "./roll-forward";
import type { CameBack, Valuation, ValuedMove } from "./valuation";

type Context = Pick<EntryCosts, "carry"> & { readonly method: ValuationMethod };

type Valued = Pick<Valuation, "valued" | "uncosted" | "cameBack">;
/** Goods that left one pool and came to another, be it at once or later. */
type Passed = Flow & { readonly left: Day; readonly came: Day };

/** Whose value is open at some time from `since` on, up to `until`; at the end of that day where no `since` is given. */
export function findUnpriced(
  { valued, uncosted, cameBack }: Valued,
  { since, until }: { readonly since?: Day; readonly until: Day },
  { carry, method }: Context,
): ReadonlySet<PoolId> {
  const reach = REACH[method];
  const opened = new Map<PoolId, Set<number>>();
  const open = (pool: PoolId, from: number): void => void opened.set(pool, (opened.get(pool) ?? new Set<number>()).add(from));
  for (const { pool, units, day, isOpening } of uncosted) if ((isOpening || day <= until) && units !== 0) open(pool, isOpening ? -Infinity : reach(day));
  const ofTime = valued.filter(({ move }) => move.day <= until);
  const moves = ofTime.map(({ move }) => move);
  const isOpen = ({ from, to, cost, day, quantity }: Move): boolean =>
    cost.by === "unpriced" || (from !== null && to !== null && quantity !== 0 && carry(NO_COST, from, to, day) === null);
  for (const move of moves) if (move.to !== null && isOpen(move)) open(move.to, reach(move.day));
  for (const { left, move } of cameBack) {
    const [source, target] = [left.from, move.to ?? move.from];
    if (move.day <= until && source !== null && target !== null && carry(NO_COST, source, target, left.day) === null) open(target, reach(move.day));
  }
  if (opened.size === 0) return new Set();
  const emptied = findEmptied(ofTime);
  const isOpenOn = (pool: PoolId, day: number): boolean =>
    [...(opened.get(pool) ?? [])].some((from) => from <= day && !(emptied.get(pool) ?? []).some((end) => end >= from && end < day));
  const passed = [...moves.flatMap(passedOn), ...cameBack.flatMap(passedBack)].filter(({ came }) => came <= until);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { source, target, left, came } of passed) {
      if (!isOpenOn(source, left) || isOpenOn(target, reach(came))) continue;
      open(target, reach(came));
      isSettled = false;
    }
  }
  const asked = since ?? until + 1;
  return new Set([...opened].filter(([pool, days]) => isOpenOn(pool, asked) || [...days].some((day) => day >= asked)).map(([pool]) => pool));
}

/** What a pool held at the end of a month, and whether what moved first in it came in at a cost of its own. */
type Balance = { readonly day: Day; readonly beginsAnew: boolean; units: number };

/**
 * The ends of months at which nothing is left: what was of an open value is gone with all else. Not where goods come next that take what a unit last cost,
 * or leave beyond what is there: they are worth what nobody knows.
 */
function findEmptied(valued: readonly ValuedMove[]): ReadonlyMap<PoolId, readonly Day[]> {
  const balances = new Map<PoolId, Balance[]>();
  for (const one of [...valued].sort((a, b) => a.move.day - b.move.day))
    for (const { pool, units } of legsOf(one)) {
      if (units === 0) continue;
      const ofPool = balances.get(pool) ?? [];
      balances.set(pool, ofPool);
      const [last, day] = [ofPool.at(-1), periodOfMonth(monthOf(one.move.day)).to];
      if (last?.day === day) last.units += units;
      else ofPool.push({ day, beginsAnew: units > 0 && (one.move.from !== null || one.move.cost.by !== "average"), units: (last?.units ?? 0) + units });
    }
  return new Map(
    [...balances].map(([pool, ofPool]) => [
      pool,
      ofPool.flatMap(({ day, units }, index) => (units === 0 && ofPool[index + 1]?.beginsAnew !== false ? [day] : [])),
    ]),
  );
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
