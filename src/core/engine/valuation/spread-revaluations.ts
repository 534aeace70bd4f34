/**
 * A revaluation of a SKU at a location -> one for each of the pools that it reaches there, told apart by FNSKU or disposition: by Unit Cost each goes
 * to that cost, an Amount is shared by what each is worth by then. Which row comes first decides nothing.
 */
import { COST_PARTS, costOf } from "../../domain/cost";
import { minor, splitTotal, type Minor } from "../../domain/money";
import { compareText } from "../../domain/text";
import { RANKS, type Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import { legsOf } from "./roll-forward";
import type { ValuedMove } from "./valuation";

/** What a pool was worth just before a revaluation; null while nothing is valued yet. */
export type WorthBefore = (pool: PoolId, revaluation: Move) => Minor | null;

export function spreadRevaluations(moves: readonly Move[], pools: Pools, worthBefore: WorthBefore): readonly Move[] {
  if (!moves.some(isRevaluation)) return moves;
  const reach = poolsInUse(moves, pools);
  return moves.flatMap((move): readonly Move[] => {
    if (!isRevaluation(move) || move.to === null) return [move];
    const reached = reach.get(keyOf(move.to, pools)) ?? [move.to];
    if (move.cost.by !== "stated") return reached.map((to) => ({ ...move, to }));
    const { cost } = move.cost;
    const weights = weigh(reached.map((pool) => worthBefore(pool, move) ?? 0), reached.map((pool) => unitsBefore(pool, move, moves)));
    const shares = COST_PARTS.map((part) => ({ part, amounts: splitTotal(cost[part], weights) }));
    const spread = reached.map((to, index): Move => ({ ...move, to, cost: { by: "stated", cost: shares.reduce((sum, { part, amounts }) => ({ ...sum, [part]: amounts[index] ?? minor(0) }), costOf("goods", minor(0))) } }));
    const some = spread.filter((_, index) => shares.some(({ amounts }) => (amounts[index] ?? 0) !== 0));
    return some.length > 0 ? some : spread.slice(0, 1);
  });
}

/** How many revaluations by Amount several pools share: so often is it valued again, since each share rests on those before. */
export function countShared(moves: readonly Move[], pools: Pools): number {
  const byAmount = moves.filter((move) => isRevaluation(move) && move.cost.by === "stated");
  if (byAmount.length === 0) return 0;
  const reach = poolsInUse(moves, pools);
  return byAmount.filter(({ to }) => to !== null && (reach.get(keyOf(to, pools))?.length ?? 0) > 1).length;
}

export function worthBeforeIn(valued: readonly ValuedMove[]): WorthBefore {
  return (pool, { day, rank }) => minor(valued.reduce((sum, one) => (one.move.day < day || (one.move.day === day && one.move.rank < rank)
    ? legsOf(one).reduce((before, leg) => (leg.pool === pool ? before + COST_PARTS.reduce((total, part) => total + leg.cost[part], 0) : before), sum) : sum), 0));
}

/** What a row states: by a new unit cost, or by an amount. */
function isRevaluation({ entry, quantity, from, rank }: Move): boolean {
  return entry === "revaluation" && from === null && quantity === 0 && rank === RANKS.exit;
}

/** Pools in which goods ever moved, by location and SKU, in the order of their names. */
function poolsInUse(moves: readonly Move[], pools: Pools): ReadonlyMap<string, readonly PoolId[]> {
  const used = new Set(moves.flatMap((move) => (isRevaluation(move) ? [] : [move.from, move.to])));
  const byKey = new Map<string, PoolId[]>();
  for (const pool of used) if (pool !== null) byKey.set(keyOf(pool, pools), [...(byKey.get(keyOf(pool, pools)) ?? []), pool]);
  const nameOf = (pool: PoolId): string => JSON.stringify([pools.at(pool).fnsku ?? "", pools.at(pool).disposition ?? ""]);
  for (const all of byKey.values()) all.sort((a, b) => compareText(nameOf(a), nameOf(b)));
  return byKey;
}

function keyOf(pool: PoolId, pools: Pools): string {
  return JSON.stringify([pools.at(pool).location, pools.at(pool).sku]);
}

function unitsBefore(pool: PoolId, { day, rank }: Move, moves: readonly Move[]): number {
  return moves.reduce((sum, move) => (move.day < day || (move.day === day && move.rank < rank) ? sum + (move.to === pool ? move.quantity : 0) - (move.from === pool ? move.quantity : 0) : sum), 0);
}

/** By worth, else by units; what is below zero has no share. */
function weigh(worth: readonly number[], units: readonly number[]): readonly number[] {
  const positive = (all: readonly number[]): readonly number[] => all.map((one) => Math.max(0, one));
  return positive(worth).some((one) => one > 0) ? positive(worth) : positive(units);
}
