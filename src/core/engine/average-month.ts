/**
 * One month at weighted average: (opening value + entries at cost) / (opening units + entries) prices every exit of the
 * month, also those dated before a receipt. Pools are settled sources first, so that a transfer brings its exact cost along.
 */
import { addCost, NO_COST, negateCost, shareOfCost, subtractCost, totalOf, COST_PARTS, costOf, type Cost } from "../domain/cost";
import type { Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { minor, priceOf } from "../domain/money";
import type { UnitBasis } from "./entry-costs";
import type { Move } from "./move";
import { originalBasis } from "./original-cost";
import type { PoolId } from "./pools";
import { flowOf, type Flow } from "./transfer-order";
import { valueOnly, type PoolState, type Uncosted, type ValuationContext, type ValuedMove } from "./valuation";

type MonthContext = ValuationContext & {
  readonly order: readonly PoolId[];
  readonly isBack: (flow: Flow) => boolean;
  /** State of each pool before the month; replaced by the state after it. */
  readonly states: Map<PoolId, PoolState>;
  /** What every move up to now was worth, also those of months before. */
  readonly values: Values;
  readonly issues: Issue[];
  readonly uncosted: Uncosted[];
};
/** Units and cost that still lie in a pool while its month is worked through. */
type Held = { units: number; cost: Cost };
type Values = Map<Move, { out: Cost; in: Cost }>;
type Settling = { readonly pool: PoolId; readonly opening: PoolState; readonly held: Held; newest: UnitBasis | null; costed: boolean };

const EMPTY: PoolState = { units: 0, cost: NO_COST, last: null, newest: null, costed: false };

export function averageMonth(moves: readonly Move[], context: MonthContext): readonly ValuedMove[] {
  const { values } = context;
  const added: ValuedMove[] = [];
  const settled = new Map<PoolId, Held>();
  const openings = openStock(moves, values, context);
  const openingLeft = new Map([...openings].map(([pool, { units }]) => [pool, Math.max(0, units)]));
  const byPool = movesByPool(moves);
  for (const pool of context.order) {
    const legs = byPool.get(pool) ?? [];
    const opening = openings.get(pool) ?? EMPTY;
    const one: Settling = { pool, opening, held: { units: opening.units, cost: opening.cost }, newest: opening.newest, costed: opening.costed };
    const atAverage = enterAtCost(legs, one, { context, values, openings, openingLeft });
    leaveAtOriginal(legs, one, context);
    added.push(...cureNegativeOpening(one, legs));
    const basis = basisOf(one, legs, context);
    enterAtAverage(atAverage, one, basis, { context, values });
    const before = one.held.units > 0 ? { units: one.held.units, cost: one.held.cost } : basis;
    leaveAtAverage(legs, one, before, { context, values });
    leaveBack(legs, one, { context, values });
    added.push(...revalueToUnitCost(legs, one, context), ...closeAtZero(legs, one, { context, values, settled }));
    settled.set(pool, one.held);
    context.states.set(pool, { units: one.held.units, cost: one.held.cost, last: before !== null && totalOf(before.cost) !== 0 ? before : opening.last, newest: one.newest, costed: one.costed });
  }
  for (const [pool, held] of settled) context.states.set(pool, { ...(context.states.get(pool) ?? EMPTY), cost: held.cost });
  return [...moves.filter(({ newUnitCost }) => newUnitCost === null).map((move) => ({ move, ...(values.get(move) ?? { out: NO_COST, in: NO_COST }) })), ...added];
}

/** What each pool holds before the month's first event: the state after the month before, and the openings stated in this one. */
function openStock(moves: readonly Move[], values: Values, context: MonthContext): ReadonlyMap<PoolId, PoolState> {
  const openings = new Map(context.order.map((pool) => [pool, context.states.get(pool) ?? EMPTY]));
  for (const move of moves) {
    if (move.entry !== "opening" || move.to === null) continue;
    const state = openings.get(move.to) ?? EMPTY;
    const one: Settling = { pool: move.to, opening: state, held: { units: state.units, cost: state.cost }, newest: state.newest, costed: state.costed };
    enter(one, move, move.quantity, costFromOutside(move, one, context), values);
    openings.set(move.to, { ...state, units: one.held.units, cost: one.held.cost, costed: one.costed });
  }
  return openings;
}

function movesByPool(moves: readonly Move[]): ReadonlyMap<PoolId, readonly Move[]> {
  const byPool = new Map<PoolId, Move[]>();
  for (const move of moves) {
    for (const pool of new Set([move.from, move.to])) {
      if (pool === null) continue;
      const list = byPool.get(pool) ?? [];
      list.push(move);
      byPool.set(pool, list);
    }
  }
  return byPool;
}

type Entering = { readonly context: MonthContext; readonly values: Values; readonly openings: ReadonlyMap<PoolId, PoolState>; readonly openingLeft: Map<PoolId, number> };
/** Units whose value will be the pool's average, with the value that part of the same move already has. */
type AtAverage = { readonly move: Move; readonly units: number; readonly fixed: Cost };

/** Everything that enters with a cost of its own; returns what enters at the average. */
function enterAtCost(legs: readonly Move[], one: Settling, entering: Entering): readonly AtAverage[] {
  const atAverage: AtAverage[] = [];
  for (const move of legs) {
    const flow = flowOf(move);
    if (flow === null) {
      if (move.to !== one.pool || move.from === one.pool || move.newUnitCost !== null || move.entry === "opening") continue;
      const cost = costFromOutside(move, one, entering.context);
      if (cost === null && move.cost.by === "average") atAverage.push({ move, units: move.quantity, fixed: NO_COST });
      else enter(one, move, move.quantity, cost, entering.values);
    } else if (flow.target === one.pool) {
      if (entering.context.isBack(flow)) atAverage.push(...enterFromBack(move, flow, one, entering));
      else {
        const cost = entering.values.get(move)?.in ?? NO_COST;
        const units = Math.abs(move.quantity);
        const brought = move.quantity < 0 ? negateCost(entering.values.get(move)?.out ?? NO_COST) : cost;
        one.held.units += units;
        one.held.cost = addCost(one.held.cost, brought);
        if (entering.context.states.get(flow.source)?.costed === true) one.costed = true;
        if (move.entry === "receipt" && move.quantity > 0 && totalOf(cost) !== 0) one.newest = { cost, units };
      }
    }
  }
  return atAverage;
}

/**
 * The cost of an entry from outside; null = at the average. A return of goods sold this month finds no original yet: they
 * leave at the average, and so does it come back. Entries that nothing prices count as zero and are named. */
function costFromOutside(move: Move, one: Settling, context: MonthContext): Cost | null {
  const { entryCosts, uncosted } = context;
  if (move.cost.by === "stated") return move.cost.cost;
  const original = originalBasis(move, one.pool, context);
  if (original !== null) return shareOfCost(original.cost, { count: move.quantity, whole: original.units });
  if (move.cost.by === "average") return null;
  const cost = move.entry === "opening" ? entryCosts.ofOpening(one.pool, move.quantity, move.day) : entryCosts.ofReceipt(one.pool, move.quantity, move.day, one.newest, move.cost.first);
  if (cost === null) uncosted.push({ pool: one.pool, units: move.quantity, day: move.day, isOpening: move.entry === "opening" });
  return cost;
}

function enter(one: Settling, move: Move, units: number, cost: Cost | null, values: Values): void {
  one.held.units += units;
  one.held.cost = addCost(one.held.cost, cost ?? NO_COST);
  values.set(move, { out: NO_COST, in: cost ?? NO_COST });
  if (cost === null || (units === 0 && totalOf(cost) === 0)) return;
  one.costed = true;
  if (move.entry === "receipt" && units > 0 && move.cost.by === "stated") one.newest = { cost, units };
}

/** A flow that breaks a cycle: units of the source's opening stock at their opening cost, the rest at this pool's average. */
function enterFromBack(move: Move, { source }: Flow, one: Settling, { context, values, openings, openingLeft }: Entering): readonly AtAverage[] {
  const units = Math.abs(move.quantity);
  const opening = openings.get(source) ?? EMPTY;
  const fromOpening = Math.min(units, openingLeft.get(source) ?? 0);
  openingLeft.set(source, (openingLeft.get(source) ?? 0) - fromOpening);
  const left = fromOpening === 0 ? NO_COST : shareOfCost(opening.cost, { count: fromOpening, whole: opening.units });
  const fixed = context.entryCosts.carry(left, source, one.pool, move.day) ?? NO_COST;
  one.held.units += fromOpening;
  one.held.cost = addCost(one.held.cost, fixed);
  if (fromOpening > 0 && opening.costed) one.costed = true;
  setTransfer(values, move, { source: left, target: fixed });
  return fromOpening === units ? [] : [{ move, units: units - fromOpening, fixed }];
}

/** Returns whose own cost is known leave before the average is formed, so that it is the same for all that leaves at it. */
function leaveAtOriginal(legs: readonly Move[], one: Settling, context: MonthContext): void {
  for (const move of legs) {
    const original = move.from === one.pool && move.to === null ? originalBasis(move, one.pool, context) : null;
    if (original === null || move.quantity >= one.held.units) continue;
    const cost = shareOfCost(original.cost, { count: move.quantity, whole: original.units });
    const rest = subtractCost(one.held.cost, cost);
    if (COST_PARTS.some((part) => rest[part] < 0)) continue;
    one.held.units -= move.quantity;
    one.held.cost = rest;
    context.values.set(move, { out: cost, in: NO_COST });
  }
}

/** Records a transfer's value from its real source to its real target; a negative quantity runs from `to` to `from`. */
function setTransfer(values: Values, move: Move, { source, target }: { readonly source: Cost; readonly target: Cost }): void {
  values.set(move, move.quantity >= 0 ? { out: source, in: target } : { out: negateCost(target), in: negateCost(source) });
}

/** Stock carried below zero is cured by what came in: it is carried on at the new cost, and the difference goes to cost of sales. */
function cureNegativeOpening(one: Settling, legs: readonly Move[]): readonly ValuedMove[] {
  const entered: Held = { units: one.held.units - one.opening.units, cost: subtractCost(one.held.cost, one.opening.cost) };
  const first = legs[0];
  if (first === undefined || one.opening.units >= 0 || entered.units <= 0) return [];
  const carriedOn = negateCost(shareOfCost(entered.cost, { count: -one.opening.units, whole: entered.units }));
  const difference = subtractCost(carriedOn, one.opening.cost);
  if (totalOf(difference) === 0) return [];
  one.held.cost = addCost(one.held.cost, difference);
  return [valueOnly(first, one.pool, "revaluation", difference)];
}

/** What a unit costs this month; where there is no stock to average, what it last cost; null where nothing ever told. */
function basisOf(one: Settling, legs: readonly Move[], { entryCosts }: MonthContext): UnitBasis | null {
  if (one.held.units > 0) return { units: one.held.units, cost: one.held.cost };
  const day = legs[0]?.day;
  return one.opening.last ?? one.newest ?? (day === undefined ? null : entryCosts.fallback(one.pool, day));
}

function enterAtAverage(entries: readonly AtAverage[], one: Settling, basis: UnitBasis | null, { context, values }: { readonly context: MonthContext; readonly values: Values }): void {
  for (const { move, units, fixed } of entries) {
    const value = basis === null ? NO_COST : shareOfCost(basis.cost, { count: units, whole: basis.units });
    one.held.units += units;
    one.held.cost = addCost(one.held.cost, value);
    if (basis !== null && totalOf(basis.cost) !== 0) one.costed = true;
    else if ((basis === null || !one.costed) && move.from === null) context.uncosted.push({ pool: one.pool, units, day: move.day, isOpening: false });
    const flow = flowOf(move);
    if (flow === null) values.set(move, { out: NO_COST, in: value });
    else {
      const whole = addCost(fixed, value);
      setTransfer(values, move, { source: context.entryCosts.carry(whole, flow.target, flow.source, move.day) ?? NO_COST, target: whole });
    }
  }
}

/** Exits in replay order, each a share of what is left; the one that empties the pool takes all of it. */
function leaveAtAverage(legs: readonly Move[], one: Settling, basis: UnitBasis | null, { context, values }: { readonly context: MonthContext; readonly values: Values }): void {
  for (const move of legs) {
    const flow = flowOf(move);
    const leaves = flow === null ? move.from === one.pool : flow.source === one.pool && !context.isBack(flow);
    if (!leaves || (flow === null && values.has(move))) continue;
    if (move.from === move.to) {
      const passed = basis === null ? NO_COST : shareOfCost(basis.cost, { count: move.quantity, whole: basis.units });
      values.set(move, { out: passed, in: passed });
      continue;
    }
    const units = flow === null ? move.quantity : Math.abs(move.quantity);
    if (units < 0 || units > Math.max(0, one.held.units)) priceBeyondStock(one, basis, { units: Math.abs(units), day: move.day }, context);
    const cost = takeUnits(one.held, units, basis);
    if (flow === null) {
      values.set(move, { out: cost, in: NO_COST });
      continue;
    }
    const carried = context.entryCosts.carry(cost, flow.source, flow.target, move.day);
    if (carried === null) context.issues.push(rateMissing(context, flow, move));
    setTransfer(values, move, { source: cost, target: carried ?? NO_COST });
  }
}

/** Units that go below zero, or come back, cost what the basis says; where it says nothing, that is named. */
function priceBeyondStock(one: Settling, basis: UnitBasis | null, { units, day }: { readonly units: number; readonly day: Day }, { uncosted }: MonthContext): void {
  if (basis !== null && totalOf(basis.cost) !== 0) one.costed = true;
  else if (basis === null || !one.costed) uncosted.push({ pool: one.pool, units, day, isOpening: false });
}

function rateMissing({ pools, places }: MonthContext, { source, target }: Flow, move: Move): Issue {
  return raise("exchange-rate-missing", move.place, { from: places.currencyOf(pools.at(source).location), to: places.currencyOf(pools.at(target).location), day: move.day });
}

/** Takes units out of what is held and returns their cost; below zero, units go at what a unit costs. */
function takeUnits(held: Held, units: number, basis: UnitBasis | null): Cost {
  const covered = units > 0 ? Math.min(units, Math.max(0, held.units)) : 0;
  const fromStock = covered === 0 ? NO_COST : shareOfCost(held.cost, { count: covered, whole: held.units });
  const beyond = units === covered || basis === null ? NO_COST : shareOfCost(basis.cost, { count: units - covered, whole: basis.units });
  const cost = addCost(fromStock, beyond);
  held.units -= units;
  held.cost = subtractCost(held.cost, cost);
  return cost;
}

/** Flows back were valued when their target was settled; here they leave. */
function leaveBack(legs: readonly Move[], one: Settling, { context, values }: { readonly context: MonthContext; readonly values: Values }): void {
  for (const move of legs) {
    const flow = flowOf(move);
    if (flow === null || flow.source !== one.pool || !context.isBack(flow)) continue;
    const value = values.get(move) ?? { out: NO_COST, in: NO_COST };
    if (totalOf(value.out) !== 0) one.costed = true;
    one.held.units -= Math.abs(move.quantity);
    one.held.cost = subtractCost(one.held.cost, move.quantity >= 0 ? value.out : negateCost(value.in));
  }
}

/** What is on hand at the month's end takes the new unit cost; the last stated one holds. */
function revalueToUnitCost(legs: readonly Move[], one: Settling, { pools, places }: MonthContext): readonly ValuedMove[] {
  const last = legs.filter(({ newUnitCost }) => newUnitCost !== null).at(-1);
  if (last === undefined || last.newUnitCost === null) return [];
  const target = priceOf({ count: one.held.units, unitCost: last.newUnitCost, currency: places.currencyOf(pools.at(one.pool).location) });
  const difference = costOf("goods", minor(target - totalOf(one.held.cost)));
  one.held.cost = addCost(one.held.cost, difference);
  one.costed = true;
  return totalOf(difference) === 0 ? [] : [valueOnly(last, one.pool, "revaluation", difference)];
}

/**
 * Zero units are worth zero: what is left over goes to the last exit, else to a flow back whose target still holds stock,
 * else it is shown as rounding, or as revaluation where it is more than cents.
 */
function closeAtZero(legs: readonly Move[], one: Settling, { context, values, settled }: { readonly context: MonthContext; readonly values: Values; readonly settled: Map<PoolId, Held> }): readonly ValuedMove[] {
  const residue = one.held.cost;
  if (one.held.units !== 0 || COST_PARTS.every((part) => residue[part] === 0)) return [];
  one.held.cost = NO_COST;
  const lastExit = legs.filter((move) => move.from === one.pool && move.to === null).at(-1);
  if (lastExit !== undefined) {
    const value = values.get(lastExit) ?? { out: NO_COST, in: NO_COST };
    values.set(lastExit, { ...value, out: addCost(value.out, residue) });
    return [];
  }
  const onward = legs.filter((move) => flowOf(move)?.source === one.pool && move.quantity > 0).at(-1);
  const flow = onward === undefined ? null : flowOf(onward);
  if (onward !== undefined && flow !== null) {
    const carried = context.entryCosts.carry(residue, flow.source, flow.target, onward.day) ?? NO_COST;
    const target = settled.get(flow.target);
    if (target === undefined || target.units !== 0) {
      if (target !== undefined) target.cost = addCost(target.cost, carried);
      const value = values.get(onward) ?? { out: NO_COST, in: NO_COST };
      values.set(onward, { out: addCost(value.out, residue), in: addCost(value.in, carried) });
      return [];
    }
  }
  const last = legs.at(-1);
  if (last === undefined) return [];
  const cents = Math.abs(totalOf(residue)) <= legs.length;
  return [valueOnly(last, one.pool, cents ? "rounding" : "revaluation", negateCost(residue))];
}
