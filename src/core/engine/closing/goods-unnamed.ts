/**
 * Goods in transit that were closed without their shipment's name, as an earlier build did: what Amazon receives of shipments that were on their way then, and that
 * have no balance of their own, comes out of those goods, the oldest first.
 */
import { IN_TRANSIT } from "../../domain/location";
import { inReplayOrder, type Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import { sealedEndings, type Seal } from "./seal";

/** `moves` are all there are, `kept` those after the closing. */
export function takeFromUnnamed(kept: readonly Move[], moves: readonly Move[], seal: Seal, pools: Pools): readonly Move[] {
  const named = new Set(seal.lines.flatMap((line) => (line.location === IN_TRANSIT && line.shipment !== undefined ? [pools.idOf(line)] : [])));
  const onTheWay = unitsSent(
    moves.filter(({ day }) => day <= seal.closedTo),
    pools,
  );
  const unnamed = new Map(
    sealedEndings(seal)
      .filter(({ location }) => location === IN_TRANSIT)
      .map((line) => {
        const pool = pools.idOf(line);
        const apart = seal.lines.reduce((sum, one) => (one.shipment !== undefined && pools.lineOf(pools.idOf(one)) === pool ? sum + one.quantity : sum), 0);
        return [pool, line.quantity - apart - Math.max(0, onTheWay.get(pool) ?? 0)] as const;
      }),
  );
  const placed = new Map<Move, readonly Move[]>();
  for (const move of inReplayOrder(kept)) {
    const { from, quantity } = move;
    if (from === null || named.has(from) || pools.at(from).shipment === undefined) continue;
    const line = pools.lineOf(from);
    const units = Math.min(quantity, onTheWay.get(from) ?? 0, unnamed.get(line) ?? 0);
    if (units <= 0) continue;
    onTheWay.set(from, (onTheWay.get(from) ?? 0) - units);
    unnamed.set(line, (unnamed.get(line) ?? 0) - units);
    placed.set(move, [{ ...move, from: line, quantity: units }, ...(units === quantity ? [] : [{ ...move, quantity: quantity - units }])]);
  }
  return placed.size === 0 ? kept : kept.flatMap((move) => placed.get(move) ?? [move]);
}

/** What had been sent by then and was still out, by the pool in transit. */
function unitsSent(moves: readonly Move[], pools: Pools): Map<PoolId, number> {
  const units = new Map<PoolId, number>();
  const add = (pool: PoolId | null, quantity: number): void =>
    void (pool !== null && pools.at(pool).location === IN_TRANSIT && units.set(pool, (units.get(pool) ?? 0) + quantity));
  for (const { from, to, quantity } of moves) {
    add(from, 0 - quantity);
    add(to, quantity);
  }
  return units;
}
