/** Valued moves -> one line per location, SKU, FNSKU and disposition: beginning, entries and exits by type, ending. */
import { assert } from "../../domain/assert";
import { addCost, isNoCost, NO_COST, subtractCost, totalOf, type Cost } from "../../domain/cost";
import type { Period } from "../../domain/day";
import { minor, type Minor } from "../../domain/money";
import { MOVEMENTS, type EntryType, type ExitType, type MovementType, type ValueOnlyType } from "../../domain/movements";
import { compareText } from "../../domain/text";
import type { RollforwardLine, Stock, ValuedMovement } from "../findings";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Valuation, ValuedMove } from "./valuation";

type Running = { units: number; cost: Cost };
type Line = { readonly beginning: Running; readonly ending: Running; readonly byType: Map<MovementType, Running>; variance: Cost };
type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly period: Period;
  /** What the warehouses' own systems say at the end of the period. */
  readonly reported: ReadonlyMap<PoolId, number>;
  /** Shown even where every figure is zero. */
  readonly active: ReadonlySet<PoolId>;
  readonly isCosted: (pool: PoolId) => boolean;
  /** Whether the beginning has a known value, be the rest as it may. */
  readonly isOpenedAtCost: (pool: PoolId) => boolean;
};
/** A move seen from one of its pools: signed units and cost that it added there. */
export type Leg = { readonly pool: PoolId; readonly type: MovementType | "opening"; readonly units: number; readonly cost: Cost };

export function rollForward(valued: readonly ValuedMove[], context: Context): readonly RollforwardLine[] {
  const lines = new Map<PoolId, Line>();
  const lineOf = (pool: PoolId): Line => {
    const line = lines.get(pool) ?? { beginning: { units: 0, cost: NO_COST }, ending: { units: 0, cost: NO_COST }, byType: new Map(), variance: NO_COST };
    lines.set(pool, line);
    return line;
  };
  for (const one of valued) {
    for (const leg of legsOf(one)) {
      const line = lineOf(context.pools.lineOf(leg.pool));
      add(line.ending, leg);
      if (leg.type === "opening" || one.move.day < context.period.from) add(line.beginning, leg);
      else {
        const running = line.byType.get(leg.type) ?? { units: 0, cost: NO_COST };
        add(running, leg);
        line.byType.set(leg.type, running);
        if (one.isVariance === true) line.variance = addCost(line.variance, leg.cost);
      }
    }
  }
  for (const pool of context.active) lineOf(pool);
  return [...lines]
    .filter(([pool, line]) => context.active.has(pool) || hasSomething(line))
    .map(([pool, line]) => present(pool, line, context))
    .sort(byPlaceAndGoods);
}

/** Every movement of the period as valued, in replay order. */
export function listMovements(
  valued: readonly ValuedMove[],
  context: Pick<Context, "pools" | "places" | "period" | "isCosted"> & { readonly costRules: Valuation["costRules"] },
): readonly ValuedMovement[] {
  return valued
    .filter(({ move }) => move.day >= context.period.from)
    .flatMap((one) =>
      legsOf(one).flatMap(({ pool, type, units, cost }): readonly ValuedMovement[] => {
        if (type === "opening") return [];
        const { location, sku, fnsku, disposition } = context.pools.at(pool);
        const rule = context.costRules.get(one.move);
        return [
          {
            ...(one.isVariance === true ? { isVariance: true } : {}),
            day: one.move.day,
            location,
            sku,
            fnsku,
            disposition,
            type,
            quantity: units,
            value: context.isCosted(pool) ? totalOf(cost) : null,
            currency: context.places.currencyOf(location),
            reference: one.move.reference,
            ...(one.move.rowDay === undefined ? {} : { rowDay: one.move.rowDay }),
            ...(rule !== undefined && pool === one.move.to ? { costRule: rule } : {}),
          },
        ];
      }),
    );
}

export function legsOf({ move, out, in: into }: ValuedMove): readonly Leg[] {
  const legs: Leg[] = [];
  if (move.from !== null && move.exit !== null) legs.push({ pool: move.from, type: move.exit, units: -move.quantity, cost: subtractCost(NO_COST, out) });
  if (move.to !== null && move.entry !== null) legs.push({ pool: move.to, type: move.entry, units: move.quantity, cost: into });
  assert(legs.length === Number(move.from !== null) + Number(move.to !== null), "each side of a move has a type", {
    day: move.day,
    exit: move.exit,
    entry: move.entry,
  });
  return legs;
}

function add(running: Running, { units, cost }: Pick<Leg, "units" | "cost">): void {
  running.units += units;
  running.cost = addCost(running.cost, cost);
}

function hasSomething({ beginning, ending, byType }: Line): boolean {
  return beginning.units !== 0 || ending.units !== 0 || byType.size > 0 || totalOf(beginning.cost) !== 0 || totalOf(ending.cost) !== 0;
}

function present(pool: PoolId, { beginning, ending, byType, variance }: Line, { pools, places, reported, isCosted, isOpenedAtCost }: Context): RollforwardLine {
  const costed = isCosted(pool);
  const stock = ({ units, cost }: Running, known = costed): Stock => ({ quantity: units + 0, value: known ? totalOf(cost) : null });
  /** Zero units are worth zero, whatever they were worth. */
  const isNothing = ({ units, cost }: Running): boolean => units === 0 && isNoCost(cost);
  const isKnown = costed || isNothing(ending);
  const entries: Partial<Record<EntryType, Stock>> = {};
  const exits: Partial<Record<ExitType, Stock>> = {};
  const valueOnly: Partial<Record<ValueOnlyType, Minor>> = {};
  for (const type of Object.keys(MOVEMENTS) as MovementType[]) {
    const running = byType.get(type);
    if (running === undefined) continue;
    if (isEntry(type)) entries[type] = stock(running);
    else if (isExit(type)) exits[type] = stock({ units: 0 - running.units, cost: subtractCost(NO_COST, running.cost) });
    else if (costed && isValueOnly(type)) valueOnly[type] = totalOf(running.cost);
  }
  const { location, sku, fnsku, disposition } = pools.at(pool);
  const line: RollforwardLine = {
    location,
    kind: places.kindOf(location),
    sku,
    fnsku,
    disposition,
    currency: places.currencyOf(location),
    beginning: stock(beginning, isOpenedAtCost(pool) || isNothing(beginning)),
    entries,
    exits,
    valueOnly,
    ending: stock(ending, isKnown),
    cost: isKnown ? ending.cost : null,
    reported: reported.get(pool) ?? null,
    ...(costed ? {} : { isOpen: true as const }),
    ...(costed && !isNoCost(variance) ? { priceVariance: totalOf(variance) } : {}),
  };
  assertIdentity(line);
  return line;
}

const isEntry = (type: MovementType): type is EntryType => MOVEMENTS[type].direction === "in";
const isExit = (type: MovementType): type is ExitType => MOVEMENTS[type].direction === "out";
const isValueOnly = (type: MovementType): type is ValueOnlyType => MOVEMENTS[type].direction === "value";

/** ending = beginning + entries - exits, from the figures as shown, in quantity and in value. */
function assertIdentity(line: RollforwardLine): void {
  const sum = (of: (stock: Stock) => number): number =>
    Object.values(line.entries).reduce((total, stock) => total + of(stock), 0) - Object.values(line.exits).reduce((total, stock) => total + of(stock), 0);
  const quantity = line.beginning.quantity + sum((stock) => stock.quantity);
  assert(quantity === line.ending.quantity, "ending = beginning + entries - exits in units", {
    location: line.location,
    sku: line.sku,
    quantity,
    ending: line.ending.quantity,
  });
  if (line.isOpen === true) return;
  const value = (line.beginning.value ?? 0) + sum((stock) => stock.value ?? 0) + Object.values(line.valueOnly).reduce((total, amount) => total + amount, 0);
  assert(minor(value) === line.ending.value, "ending = beginning + entries - exits in value", {
    location: line.location,
    sku: line.sku,
    value,
    ending: line.ending.value,
  });
}

function byPlaceAndGoods(a: RollforwardLine, b: RollforwardLine): number {
  return (
    compareText(a.location, b.location) ||
    compareText(a.sku, b.sku) ||
    compareText(a.fnsku ?? "", b.fnsku ?? "") ||
    compareText(a.disposition ?? "", b.disposition ?? "")
  );
}
