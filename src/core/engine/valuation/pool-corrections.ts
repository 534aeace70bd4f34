/** What changes a pool's value in its month beside goods that come and go: cured stock, a new unit cost, and the cents that are left when it is empty. */
import { addCost, costOf, isNoCost, NO_COST, negateCost, shareOfCost, subtractCost, totalOf } from "../../domain/cost";
import { minor } from "../../domain/money";
import type { Move } from "../movements/move";
import { handOn, unitsBack, type Passage, type PassageContext } from "./passages";
import { addToValue, type Held, type PoolMonth } from "./pool-month";
import type { PoolId } from "../movements/pools";
import { priceAt } from "../movements/unit-costs";
import { valueOnly, type ValuationContext, type ValuedMove } from "./valuation";

/**
 * Units owed since before the month are cured by what came in, as far as that goes: they had left at another cost, and the difference goes to cost
 * of sales. What is still owed is carried on at what it was.
 */
export function cureNegativeOpening(one: PoolMonth, legs: readonly Move[]): readonly ValuedMove[] {
  const entered: Held = { units: one.held.units - one.opening.units, cost: subtractCost(one.held.cost, one.opening.cost) };
  const first = legs[0];
  const owed = -one.opening.units;
  if (first === undefined || owed <= 0 || entered.units <= 0) return [];
  const cured = Math.min(owed, entered.units);
  const carried = shareOfCost(negateCost(one.opening.cost), { count: cured, whole: owed });
  const difference = subtractCost(carried, shareOfCost(entered.cost, { count: cured, whole: entered.units }));
  if (totalOf(difference) === 0) return [];
  one.held.cost = addCost(one.held.cost, difference);
  return [valueOnly(first, one.pool, "revaluation", difference)];
}

/**
 * A new unit cost is for what was there when it was stated, and what came later keeps its own: it holds for as many units as have lain there ever since. The
 * last one stated reaches at least as many as those before.
 */
export function revalueToUnitCost(legs: readonly Move[], one: PoolMonth, { pools, places }: Pick<ValuationContext, "pools" | "places">): readonly ValuedMove[] {
  const last = legs.filter(({ newUnitCost }) => newUnitCost !== null).at(-1);
  if (last === undefined || last.newUnitCost === null) return [];
  one.costed = true;
  const { units, cost } = one.held;
  const count = units <= 0 ? units : Math.max(0, fewestSince(legs.slice(legs.indexOf(last) + 1), one));
  if (count === 0 && units !== 0) return [];
  const target = priceAt({ count, unitCost: last.newUnitCost, currency: places.currencyOf(pools.at(one.pool).location) });
  const difference = costOf("goods", minor(target - totalOf(shareOfCost(cost, { count, whole: units }))));
  one.held.cost = addCost(cost, difference);
  return totalOf(difference) === 0 ? [] : [valueOnly(last, one.pool, "revaluation", difference)];
}

/** The fewest units that lay in the pool from before these moves until the end. */
function fewestSince(later: readonly Move[], { pool, held }: PoolMonth): number {
  let [units, fewest] = [held.units, held.units];
  for (const { from, to, quantity } of [...later].reverse()) {
    units -= (to === pool ? quantity : 0) - (from === pool ? quantity : 0);
    fewest = Math.min(fewest, units);
  }
  return fewest;
}

/**
 * Zero units are worth zero: what is left over goes to the last exit, else on to where the last goods went, else it is shown
 * as rounding, or as revaluation where it is more than cents. `sent` is what passed on from the pool.
 */
export function closeAtZero(
  legs: readonly Move[],
  sent: readonly Passage[],
  one: PoolMonth,
  settled: ReadonlyMap<PoolId, Held>,
  month: PassageContext,
): readonly ValuedMove[] {
  const residue = one.held.cost;
  if (one.held.units !== 0 || isNoCost(residue)) return [];
  one.held.cost = NO_COST;
  const lastExit = legs.filter((move) => move.from === one.pool && move.to === null && !isAllBack(move, month)).at(-1);
  if (lastExit !== undefined) {
    addToValue(month.values, lastExit, { out: residue });
    const [lot] = month.abroad.get(lastExit) ?? [];
    if (lot !== undefined) month.abroad.set(lastExit, [{ ...lot, cost: addCost(lot.cost, residue) }]);
    return [];
  }
  if (handOn(residue, sent, settled, month)) return [];
  const last = legs.at(-1);
  if (last === undefined) return [];
  const cents = Math.abs(totalOf(residue)) <= legs.length;
  return [valueOnly(last, one.pool, cents ? "rounding" : "revaluation", negateCost(residue))];
}

/** Whether all of a removal came home in a circle, at a cost that is settled. */
function isAllBack(move: Move, { leaving, isBack }: Pick<PassageContext, "leaving" | "isBack">): boolean {
  const back = unitsBack(leaving.get(move) ?? [], isBack);
  return back > 0 && back === move.quantity;
}
