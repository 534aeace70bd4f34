/**
 * A revaluation of a SKU at a location -> one for each of the pools that it reaches there, told apart by FNSKU, disposition or shipment: by Unit Cost each goes
 * to that cost, an Amount is shared by what each is worth by then. Which row comes first decides nothing.
 */
import { groupBy } from "../../columns/group-by";
import { COST_PARTS, costOf, totalOf } from "../../domain/cost";
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
  const unitsBefore = unitsIn(moves);
  return moves.flatMap((move): readonly Move[] => {
    if (!isRevaluation(move) || move.to === null) return [move];
    // A row that names a shipment speaks of its goods alone.
    const reached = pools.at(move.to).shipment === undefined ? (reach.get(keyOf(move.to, pools)) ?? [move.to]) : [move.to];
    if (move.cost.by !== "stated") return reached.map((to) => ({ ...move, to }));
    const { cost } = move.cost;
    const weights = weigh(
      reached.map((pool) => worthBefore(pool, move) ?? 0),
      reached.map((pool) => unitsBefore(pool, move)),
    );
    const shares = COST_PARTS.map((part) => ({ part, amounts: splitTotal(cost[part], weights) }));
    const spread = reached.map((to, index): Move => ({
      ...move,
      to,
      cost: { by: "stated", cost: shares.reduce((sum, { part, amounts }) => ({ ...sum, [part]: amounts[index] ?? minor(0) }), costOf("goods", minor(0))) },
    }));
    const some = spread.filter((_, index) => shares.some(({ amounts }) => (amounts[index] ?? 0) !== 0));
    return some.length > 0 ? some : spread.slice(0, 1);
  });
}

/** How often it is valued again for amounts that several pools share: of one SKU each share rests on those before, and one SKU's on no other's. */
export function countShared(moves: readonly Move[], pools: Pools): number {
  const byAmount = moves.filter((move) => isRevaluation(move) && move.cost.by === "stated");
  if (byAmount.length === 0) return 0;
  const reach = poolsInUse(moves, pools);
  const shared = byAmount.flatMap(({ to }) => (to !== null && (reach.get(keyOf(to, pools))?.length ?? 0) > 1 ? [pools.at(to).sku] : []));
  return Math.max(0, ...[...groupBy(shared, (sku) => sku).values()].map(({ length }) => length));
}

export function worthBeforeIn(valued: readonly ValuedMove[]): WorthBefore {
  const legs = groupBy(
    valued.flatMap((one) => legsOf(one).map((leg) => ({ ...leg, day: one.move.day, rank: one.move.rank }))),
    ({ pool }) => pool,
  );
  return (pool, revaluation) => minor((legs.get(pool) ?? []).reduce((sum, leg) => (isBefore(leg, revaluation) ? sum + totalOf(leg.cost) : sum), 0));
}

function isBefore(one: Pick<Move, "day" | "rank">, other: Pick<Move, "day" | "rank">): boolean {
  return one.day < other.day || (one.day === other.day && one.rank < other.rank);
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
  const nameOf = (pool: PoolId): string => JSON.stringify([pools.at(pool).fnsku ?? "", pools.at(pool).disposition ?? "", pools.at(pool).shipment ?? ""]);
  for (const all of byKey.values()) all.sort((a, b) => compareText(nameOf(a), nameOf(b)));
  return byKey;
}

function keyOf(pool: PoolId, pools: Pools): string {
  return JSON.stringify([pools.at(pool).location, pools.at(pool).sku]);
}

/** By pool: what came and went, each with its day. */
function unitsIn(moves: readonly Move[]): (pool: PoolId, revaluation: Move) => number {
  const legs = groupBy(
    moves.flatMap(({ from, to, day, rank, quantity }) => [
      { pool: to, day, rank, units: quantity },
      { pool: from, day, rank, units: 0 - quantity },
    ]),
    ({ pool }) => pool,
  );
  return (pool, revaluation) => (legs.get(pool) ?? []).reduce((sum, leg) => (isBefore(leg, revaluation) ? sum + leg.units : sum), 0);
}

/** By worth, else by units; what is below zero has no share. */
function weigh(worth: readonly number[], units: readonly number[]): readonly number[] {
  const positive = (all: readonly number[]): readonly number[] => all.map((one) => Math.max(0, one));
  return positive(worth).some((one) => one > 0) ? positive(worth) : positive(units);
}
