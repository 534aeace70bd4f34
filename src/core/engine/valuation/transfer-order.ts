/**
 * The order in which pools are valued, sources before targets, and the transfers that break a cycle: of the transfers
 * that run in a circle, those that flow back towards the domestic warehouse cannot wait for their source's average.
 */
import { BETWEEN_CENTRES, type LocationKind } from "../../domain/location";
import { compareText } from "../../domain/text";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";

export type Flow = { readonly source: PoolId; readonly target: PoolId };

/** How far a location lies from the seller's own warehouse along the usual way of goods. */
export function distanceOf(location: string, kind: LocationKind): number {
  if (location === BETWEEN_CENTRES) return 4;
  return { domestic: 0, "in-transit": 1, overseas: 2, fba: 3 }[kind];
}

/** The way the goods of a transfer really go: a negative quantity runs back. Null for moves from or to outside, and within one pool. */
export function flowOf(move: Move): Flow | null {
  if (move.from === null || move.to === null || move.from === move.to) return null;
  return move.quantity >= 0 ? { source: move.from, target: move.to } : { source: move.to, target: move.from };
}

/**
 * Pools in valuing order, the nearer first, then by name, whichever row comes first; `isBack` tells the flows that break a cycle. `returns` run from where goods were sold to where they came
 * back: they are heeded where the flows leave a choice.
 */
export function orderPools(
  pools: readonly PoolId[],
  flows: readonly Flow[],
  { distance, name }: { readonly distance: (pool: PoolId) => number; readonly name: (pool: PoolId) => string },
  returns: readonly Flow[] = [],
): { readonly order: readonly PoolId[]; readonly isBack: (flow: Flow) => boolean } {
  const targets = new Map<PoolId, Set<PoolId>>(pools.map((pool) => [pool, new Set()]));
  for (const { source, target } of flows) targets.get(source)?.add(target);
  const ranked = [...pools].sort((a, b) => distance(a) - distance(b) || compareText(name(a), name(b)));
  const position = new Map(ranked.map((pool, index) => [pool, index]));
  const reachable = new Map(ranked.map((pool) => [pool, reach(targets, pool)]));
  const isBack = ({ source, target }: Flow): boolean =>
    (position.get(source) ?? 0) > (position.get(target) ?? 0) && (reachable.get(target)?.has(source) ?? false);
  return { order: sourcesFirst(ranked, targets, isBack, returns), isBack };
}

function reach(targets: ReadonlyMap<PoolId, ReadonlySet<PoolId>>, start: PoolId): ReadonlySet<PoolId> {
  const seen = new Set<PoolId>();
  const open = [start];
  for (let pool = open.pop(); pool !== undefined; pool = open.pop()) {
    for (const target of targets.get(pool) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}

/** Without the flows back nothing runs in a circle, so that one pool is always free of waiting sources. */
function sourcesFirst(
  ranked: readonly PoolId[],
  targets: ReadonlyMap<PoolId, ReadonlySet<PoolId>>,
  isBack: (flow: Flow) => boolean,
  returns: readonly Flow[],
): readonly PoolId[] {
  const waiting = new Map(ranked.map((pool) => [pool, 0]));
  const onward = new Map(ranked.map((source) => [source, [...(targets.get(source) ?? [])].filter((target) => !isBack({ source, target }))]));
  for (const list of onward.values()) for (const target of list) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const order: PoolId[] = [];
  const left = new Set(ranked);
  while (left.size > 0) {
    const free = ranked.filter((pool) => left.has(pool) && waiting.get(pool) === 0);
    const next = free.find((pool) => !returns.some(({ source, target }) => target === pool && left.has(source))) ?? free[0];
    if (next === undefined) throw new RangeError("transfers run in a circle without a way back");
    left.delete(next);
    order.push(next);
    for (const target of onward.get(next) ?? []) waiting.set(target, (waiting.get(target) ?? 0) - 1);
  }
  return order;
}
