/** Moves grouped so that no transfer leads from one group to another, and none is worth what a move of another was: each group can be valued by itself. */
import { openUnions } from "../../columns/open-unions";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { ValuationContext } from "./valuation";

export type Component = { readonly pools: readonly PoolId[]; readonly moves: readonly Move[] };

export function connectPools(moves: readonly Move[], { originals, homecomings }: Pick<ValuationContext, "originals" | "homecomings">): readonly Component[] {
  const { rootOf, join, isKnown, all } = openUnions<PoolId>();
  const poolOf = ({ from, to }: Move): PoolId => from ?? to ?? 0;
  for (const move of moves) {
    for (const pool of [move.from, move.to]) if (pool !== null) rootOf(pool);
    if (move.from !== null && move.to !== null) join(move.from, move.to);
  }
  const ties = [...originals, ...[...homecomings].map(([arrival, parts]) => [arrival, parts.map(({ removal }) => removal)] as const)];
  for (const [move, named] of ties) for (const original of named) if (isKnown(poolOf(move)) && isKnown(poolOf(original))) join(poolOf(move), poolOf(original));
  const groups = new Map<PoolId, { pools: PoolId[]; moves: Move[] }>();
  for (const pool of all()) {
    const root = rootOf(pool);
    const group = groups.get(root) ?? { pools: [], moves: [] };
    group.pools.push(pool);
    groups.set(root, group);
  }
  for (const move of moves) groups.get(rootOf(poolOf(move)))?.moves.push(move);
  return [...groups.values()];
}
