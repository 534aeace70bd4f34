/** One pool while its month is averaged: what lies in it up to now, and what each move has turned out to be worth. */
import { addCost, NO_COST, shareOfCost, subtractCost, totalOf, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { OverReceiptCost } from "../../domain/settings";
import type { Abroad, TakenHome } from "./come-home";
import { costOfUnits, type UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { Brought, PoolState, Uncosted, ValuationContext } from "./valuation";

/** Units and cost that still lie in one place. */
export type Held = { units: number; cost: Cost };
export type Values = Map<Move, { readonly out: Cost; readonly in: Cost }>;

/** What months hand on to each other, and what they find wanting. */
export type MonthBooks = {
  /** State of each pool before the month; replaced by the state after it. */
  readonly states: Map<PoolId, PoolState>;
  /** What every move up to now was worth, also those of months before. */
  readonly values: Values;
  readonly abroad: Abroad;
  readonly takenHome: TakenHome[];
  readonly brought: Brought;
  readonly costRules: Map<Move, OverReceiptCost>;
  readonly issues: Issue[];
  readonly uncosted: Uncosted[];
};
export type PoolMonth = { readonly pool: PoolId; readonly opening: PoolState; readonly held: Held; newest: UnitBasis | null; costed: boolean };

export const EMPTY: PoolState = { units: 0, cost: NO_COST, last: null, newest: null, costed: false };

export function openBooks({ broughtBefore, abroadBefore }: Pick<ValuationContext, "broughtBefore" | "abroadBefore">): MonthBooks {
  return {
    states: new Map(),
    values: new Map(),
    abroad: new Map(abroadBefore),
    takenHome: [],
    brought: new Map(broughtBefore),
    costRules: new Map(),
    issues: [],
    uncosted: [],
  };
}

export function openPoolMonth(pool: PoolId, opening: PoolState): PoolMonth {
  return { pool, opening, held: { units: opening.units, cost: opening.cost }, newest: opening.newest, costed: opening.costed };
}

/** A move's value is the sum of its parts: some units of it may be priced before the others. */
export function addToValue(values: Values, move: Move, { out = NO_COST, in: into = NO_COST }: { readonly out?: Cost; readonly in?: Cost }): void {
  const before = values.get(move) ?? { out: NO_COST, in: NO_COST };
  values.set(move, { out: addCost(before.out, out), in: addCost(before.in, into) });
}

export function put(held: Held, units: number, cost: Cost): void {
  held.units += units;
  held.cost = addCost(held.cost, cost);
}

/** Takes units out of what is held and returns their cost; below zero, units go at what a unit costs. */
function takeUnits(held: Held, units: number, basis: UnitBasis | null): Cost {
  const covered = units > 0 ? Math.min(units, Math.max(0, held.units)) : 0;
  const fromStock = covered === 0 ? NO_COST : shareOfCost(held.cost, { count: covered, whole: held.units });
  const beyond = units === covered || basis === null ? NO_COST : costOfUnits(basis, units - covered);
  const cost = addCost(fromStock, beyond);
  held.units -= units;
  held.cost = subtractCost(held.cost, cost);
  return cost;
}

/** Takes units out of the pool. Those that go below zero, or come back, cost what the basis says; where it says nothing, that is named. */
export function takeFromPool(one: PoolMonth, units: number, basis: UnitBasis | null, day: Day, { uncosted }: Pick<MonthBooks, "uncosted">): Cost {
  if (units < 0 || units > Math.max(0, one.held.units)) {
    if (basis !== null && totalOf(basis.cost) !== 0) one.costed = true;
    else if (basis === null || !one.costed) uncosted.push({ pool: one.pool, units: Math.abs(units), day, isOpening: false });
  }
  return takeUnits(one.held, units, basis);
}

export type MonthContext = ValuationContext & MonthBooks;
