/**
 * Movements of a book -> which lines of one SKU hang together, so that what came late on one of them reaches the others: those between which goods went, and
 * those that goods left by a removal and came home to. Lines of two warehouses that never sent each other anything do not.
 */
import { groupConnected } from "../../columns/group-connected";
import type { Day } from "../../domain/day";
import type { PoolId, Pools } from "../movements/pools";
import type { Valuation } from "../valuation/valuation";

/** The first line of those that a line hangs together with, up to a day; itself where it stands alone. */
export function goodsTogether({ valued, takenHome }: Pick<Valuation, "valued" | "takenHome">, until: Day, pools: Pools): (line: PoolId) => PoolId {
  const ways = new Map<string, readonly [PoolId, PoolId]>();
  const join = (from: PoolId | null, to: PoolId | null): void => {
    if (from === null || to === null) return;
    const way = [pools.lineOf(from), pools.lineOf(to)] as const;
    if (way[0] !== way[1]) ways.set(way.join(" "), way);
  };
  for (const { move } of valued) if (move.day <= until) join(move.from, move.to);
  for (const { removal, arrival } of takenHome) if (arrival.day <= until) join(removal.from, arrival.to);
  const firstOf = new Map<PoolId, PoolId>();
  for (const group of groupConnected([...ways.values()], (way) => way.map(String))) {
    const lines = group.flat();
    const first = Math.min(...lines) as PoolId;
    for (const line of lines) firstOf.set(line, first);
  }
  return (line) => firstOf.get(line) ?? line;
}
