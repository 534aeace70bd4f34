/**
 * One month at weighted average: (opening value + entries at cost) / (opening units + entries) prices every exit of the
 * month, also those dated before a receipt. Pools are settled sources first, so that what passes between them brings its exact cost along.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, shareOfCost, subtractCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { comeHome, withRest } from "./come-home";
import { costOfUnits, type UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import { restWithout } from "./leave-at-own-cost";
import { originalBasis } from "./original-cost";
import {
  bringBack,
  bringTransfer,
  giveBack,
  leaveBack,
  recordBack,
  sendTransfer,
  unitsBack,
  type AtAverage,
  type Passage,
  type PassageContext,
} from "./passages";
import { closeAtZero, cureNegativeOpening, revalueToUnitCost } from "./pool-corrections";
import { addToValue, EMPTY, openPoolMonth, put, takeFromPool, type Held, type MonthContext as Books, type PoolMonth } from "./pool-month";
import type { PoolId } from "../movements/pools";
import { shipmentBasis } from "./shipment-basis";
import { flowOf, type Flow } from "./transfer-order";
import { valueOnly, type PoolState, type ValuedMove } from "./valuation";

type MonthContext = Books & { readonly order: readonly PoolId[]; readonly isBack: (flow: Flow) => boolean };
type Month = MonthContext & PassageContext;

export function averageMonth(moves: readonly Move[], passages: readonly Passage[], context: MonthContext): readonly ValuedMove[] {
  const { order, states, values } = context;
  const openings = openStock(moves, context);
  const month: Month = {
    ...context,
    openings,
    openingLeft: new Map([...openings].map(([pool, { units }]) => [pool, Math.max(0, units)])),
    leftBack: new Map(),
    leaving: groupBy(passages, ({ leaves }) => leaves),
    arriving: groupBy(passages, ({ arrives }) => arrives),
  };
  const added: ValuedMove[] = [];
  const settled = new Map<PoolId, Held>();
  const legsOf = movesByPool(moves);
  const passagesFrom = groupBy(passages, ({ source }) => source);
  for (const pool of order) {
    const legs = legsOf.get(pool) ?? [];
    const sent = passagesFrom.get(pool) ?? [];
    const opening = openings.get(pool) ?? EMPTY;
    const one = openPoolMonth(pool, opening);
    const atAverage = enterAtCost(legs, one, month);
    const gone = leaveAtOriginal(legs, one, month);
    added.push(...cureNegativeOpening(one, legs));
    const basis = basisOf(one, legs, month);
    enterAtAverage(atAverage, one, basis, month);
    const before = one.held.units > 0 ? { units: one.held.units, cost: one.held.cost } : basis;
    added.push(
      ...leaveAtAverage(
        legs.filter((move) => !gone.has(move)),
        one,
        before,
        month,
      ),
    );
    leaveBack(sent, one, month);
    added.push(...revalueToUnitCost(legs, one, month), ...closeAtZero(legs, sent, one, settled, month));
    settled.set(pool, one.held);
    states.set(pool, {
      units: one.held.units,
      cost: one.held.cost,
      last: before !== null && totalOf(before.cost) !== 0 ? before : opening.last,
      newest: one.newest,
      costed: one.costed,
    });
  }
  for (const [pool, held] of settled) states.set(pool, { ...(states.get(pool) ?? EMPTY), cost: held.cost });
  return [
    ...moves.filter(({ newUnitCost }) => newUnitCost === null).map((move) => ({ move, ...(values.get(move) ?? { out: NO_COST, in: NO_COST }) })),
    ...added,
  ];
}

/** What each pool holds before the month's first event: the state after the month before, and the openings stated in this one. */
function openStock(moves: readonly Move[], context: MonthContext): ReadonlyMap<PoolId, PoolState> {
  const openings = new Map(context.order.map((pool) => [pool, context.states.get(pool) ?? { ...EMPTY, newest: context.newestBefore.get(pool) ?? null }]));
  for (const move of moves) {
    if (move.entry !== "opening" || move.to === null) continue;
    const state = openings.get(move.to) ?? EMPTY;
    const one = openPoolMonth(move.to, state);
    enter(one, move, costFromOutside(move, move.quantity, one, context), context);
    openings.set(move.to, { ...state, units: one.held.units, cost: one.held.cost, costed: one.costed });
  }
  return openings;
}

function movesByPool(moves: readonly Move[]): ReadonlyMap<PoolId, readonly Move[]> {
  const byPool = new Map<PoolId, Move[]>();
  for (const move of moves) for (const pool of new Set([move.from, move.to])) if (pool !== null) append(byPool, pool, move);
  return byPool;
}

function append<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** Units whose value will be the pool's average: of an entry from outside, or of a passage. */
type Entering = { readonly move: Move; readonly units: number; readonly passage: Passage | null };

/** Everything that enters with a cost of its own; returns what enters at the average. */
function enterAtCost(legs: readonly Move[], one: PoolMonth, month: Month): readonly Entering[] {
  const atAverage: Entering[] = [];
  const later = (parts: readonly AtAverage[]): void => void atAverage.push(...parts.map(({ passage, units }) => ({ move: passage.arrives, units, passage })));
  for (const move of legs) {
    if (flowOf(move) !== null) {
      for (const passage of month.arriving.get(move) ?? []) {
        if (passage.target !== one.pool) continue;
        if (month.isBack(passage)) later(bringBack(passage, one, month));
        else bringTransfer(passage, one, month);
      }
    } else if (move.to === one.pool && move.from !== one.pool && move.newUnitCost === null && move.entry !== "opening") {
      if (month.homecomings.has(move)) later(enterHome(move, one, month));
      else {
        const cost = costFromOutside(move, move.quantity, one, month);
        if (cost === null && move.cost.by === "average") atAverage.push({ move, units: move.quantity, passage: null });
        else enter(one, move, cost, month);
      }
    }
  }
  return atAverage;
}

/** Goods that come home: at what they left with, or as a passage back; units that no removal accounts for cost what those did. */
function enterHome(move: Move, one: PoolMonth, month: Month): readonly AtAverage[] {
  const back = (month.arriving.get(move) ?? []).filter(month.isBack);
  const parts = (month.homecomings.get(move) ?? []).filter(({ removal }) => !back.some(({ leaves }) => leaves === removal));
  const lots = comeHome(parts, move, one.pool, month);
  const units = move.quantity - unitsBack(back, month.isBack);
  if (units > 0)
    enter(
      one,
      move,
      lots.length === 0 ? costFromOutside(move, units, one, month) : sumCosts(withRest(lots, units, move).map(({ cost }) => cost)),
      month,
      units,
    );
  return back.flatMap((passage) => bringBack(passage, one, month));
}

/**
 * The cost of an entry from outside; null = at the average. A return of goods sold this month finds no original yet: they
 * leave at the average, and so does it come back. Entries that nothing prices count as zero and are named. */
function costFromOutside(move: Move, units: number, one: PoolMonth, context: Books): Cost | null {
  const { entryCosts, uncosted } = context;
  if (move.cost.by === "stated") return move.cost.cost;
  if (move.cost.by === "unpriced") return NO_COST;
  const original = originalBasis(move, one.pool, context);
  if (original !== null) return shareOfCost(original.cost, { count: units, whole: original.units });
  if (move.cost.by === "average") return null;
  const found =
    move.entry === "opening" ? null : entryCosts.ofReceipt(one.pool, units, move.day, shipmentBasis(move, one.pool, one.newest, context), move.cost.first);
  if (found !== null) context.costRules.set(move, found.rule);
  const cost = move.entry === "opening" ? entryCosts.ofOpening(one.pool, units, move.day) : (found?.cost ?? null);
  if (cost === null) uncosted.push({ pool: one.pool, units, day: move.day, isOpening: move.entry === "opening" });
  return cost;
}

function enter(one: PoolMonth, move: Move, cost: Cost | null, { values }: Pick<Books, "values">, units = move.quantity): void {
  put(one.held, units, cost ?? NO_COST);
  addToValue(values, move, { in: cost ?? NO_COST });
  if (cost === null || (units === 0 && totalOf(cost) === 0) || move.cost.by === "unpriced") return;
  one.costed = true;
  if (move.entry === "receipt" && units > 0 && move.cost.by === "stated") one.newest = { cost, units };
}

/** Returns whose own cost is known, and what goes back to a shipment, leave before the average is formed, so that it is the same for all that leaves at it. */
function leaveAtOriginal(legs: readonly Move[], one: PoolMonth, month: Month): ReadonlySet<Move> {
  const gone = new Set<Move>();
  for (const move of legs) {
    const [passage] = (month.leaving.get(move) ?? []).filter((flow) => flow.source === one.pool && move.quantity < 0 && !month.isBack(flow));
    const original =
      passage !== undefined
        ? (broughtTo(passage, month) ?? originalBasis(move, one.pool, month))
        : move.from === one.pool && move.to === null
          ? originalBasis(move, one.pool, month)
          : null;
    if (original === null) continue;
    const units = passage === undefined ? move.quantity : passage.units;
    const cost = shareOfCost(original.cost, { count: units, whole: original.units });
    const rest = restWithout(one.held, { units, cost });
    if (rest === null) continue;
    Object.assign(one.held, rest);
    if (passage === undefined) addToValue(month.values, move, { out: cost });
    else giveBack(passage, cost, month);
    gone.add(move);
  }
  return gone;
}

/** What the shipment brought that goods go back to. */
function broughtTo({ source, target }: Flow, { brought }: Month): UnitBasis | null {
  const known = brought.get(target);
  return known?.pool === source ? known : null;
}

/** What a unit costs this month; where there is no stock to average, what it last cost; null where nothing ever told. */
function basisOf(one: PoolMonth, legs: readonly Move[], { entryCosts }: Books): UnitBasis | null {
  if (one.held.units > 0) return { units: one.held.units, cost: one.held.cost };
  const day = legs[0]?.day;
  return one.opening.last ?? one.newest ?? (day === undefined ? null : entryCosts.fallback(one.pool, day));
}

function enterAtAverage(entries: readonly Entering[], one: PoolMonth, basis: UnitBasis | null, month: Month): void {
  for (const { move, units, passage } of entries) {
    const value = basis === null ? NO_COST : costOfUnits(basis, units);
    put(one.held, units, value);
    if (basis !== null && totalOf(basis.cost) !== 0) one.costed = true;
    else if ((basis === null || !one.costed) && move.from === null) month.uncosted.push({ pool: one.pool, units, day: move.day, isOpening: false });
    if (passage === null) addToValue(month.values, move, { in: value });
    else recordBack(passage, { left: month.entryCosts.carry(value, passage.target, passage.source, move.day) ?? NO_COST, brought: value }, month);
  }
}

/**
 * Exits in replay order, each a share of what is left. Of a removal, what flows back in a circle leaves by itself. A return of a known receipt that
 * the stock could not give up at its own cost leaves at that all the same; returns what the two differ by.
 */
function leaveAtAverage(legs: readonly Move[], one: PoolMonth, basis: UnitBasis | null, month: Month): readonly ValuedMove[] {
  const differences: ValuedMove[] = [];
  for (const move of legs) {
    const leaving = month.leaving.get(move) ?? [];
    if (flowOf(move) !== null) {
      for (const passage of leaving) if (passage.source === one.pool && !month.isBack(passage)) sendTransfer(passage, one, basis, month);
    } else if (move.from === one.pool && move.to === one.pool) {
      const passed = basis === null ? NO_COST : costOfUnits(basis, move.quantity);
      addToValue(month.values, move, { out: passed, in: passed });
    } else if (move.from === one.pool) {
      const units = move.quantity - unitsBack(leaving, month.isBack);
      if (units === 0 && leaving.length > 0) continue;
      const taken = takeFromPool(one, units, basis, move.day, month);
      const original = move.exit === "supplier-return" && move.to === null ? originalBasis(move, one.pool, month) : null;
      const cost = original === null ? taken : shareOfCost(original.cost, { count: units, whole: original.units });
      addToValue(month.values, move, { out: cost });
      if (!isNoCost(subtractCost(cost, taken))) differences.push(valueOnly(move, one.pool, "revaluation", subtractCost(cost, taken)));
      if (move.exit === "removal" && units > 0) month.abroad.set(move, [{ units, cost, origin: move }]);
    }
  }
  return differences;
}
