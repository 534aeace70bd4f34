/** Moves grouped so that no transfer leads from one group to another, and none is worth what a move of another was: each group can be valued by itself. */
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { ValuationContext } from "./valuation";

export type Component = { readonly pools: readonly PoolId[]; readonly moves: readonly Move[] };

export function connectPools(moves: readonly Move[], { originals, homecomings }: Pick<ValuationContext, "originals" | "homecomings">): readonly Component[] {
  const parent = new Map<PoolId, PoolId>();
  const rootOf = (pool: PoolId): PoolId => {
    let root = pool;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(pool, root);
    return root;
  };
  const poolOf = ({ from, to }: Move): PoolId => from ?? to ?? 0;
  for (const move of moves) {
    for (const pool of [move.from, move.to]) if (pool !== null && !parent.has(pool)) parent.set(pool, pool);
    if (move.from !== null && move.to !== null) parent.set(rootOf(move.from), rootOf(move.to));
  }
  const ties = [...originals, ...[...homecomings].map(([arrival, parts]) => [arrival, parts.map(({ removal }) => removal)] as const)];
  for (const [move, named] of ties)
    for (const original of named) if (parent.has(poolOf(move)) && parent.has(poolOf(original))) parent.set(rootOf(poolOf(move)), rootOf(poolOf(original)));
  const groups = new Map<PoolId, { pools: PoolId[]; moves: Move[] }>();
  for (const pool of parent.keys()) {
    const root = rootOf(pool);
    const group = groups.get(root) ?? { pools: [], moves: [] };
    group.pools.push(pool);
    groups.set(root, group);
  }
  for (const move of moves) groups.get(rootOf(poolOf(move)))?.moves.push(move);
  return [...groups.values()];
}
