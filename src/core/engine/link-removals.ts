/**
 * Goods that come home from Amazon -> the removals that they left with, so that they arrive at what they left at: by the order
 * where both name it, else the oldest removals of the SKU that nothing has come home from yet.
 */
import { inReplayOrder, type Move } from "./move";
import type { Pools } from "./pools";

export function linkRemovals(moves: readonly Move[], pools: Pools): ReadonlyMap<Move, readonly Move[]> {
  const linked = new Map<Move, readonly Move[]>();
  if (!moves.some(({ removedFrom }) => removedFrom !== undefined)) return linked;
  const open = new Map<string, { readonly removal: Move; left: number }[]>();
  for (const move of inReplayOrder(moves)) {
    if (move.exit === "removal" && move.from !== null && move.to === null && move.quantity > 0) {
      const key = keyOf(pools.at(move.from).location, pools.at(move.from).sku);
      open.set(key, [...(open.get(key) ?? []), { removal: move, left: move.quantity }]);
    }
    if (move.removedFrom === undefined || move.to === null || move.quantity <= 0) continue;
    const gone = open.get(keyOf(move.removedFrom, pools.at(move.to).sku)) ?? [];
    const ofOrder = gone.filter(({ removal }) => move.reference !== "" && removal.reference === move.reference);
    let wanted = move.quantity;
    const taken = (ofOrder.length > 0 ? ofOrder : gone).filter((one) => {
      const units = Math.min(wanted, one.left);
      wanted -= units;
      one.left -= units;
      return units > 0;
    });
    if (taken.length > 0) linked.set(move, taken.map(({ removal }) => removal));
  }
  return linked;
}

function keyOf(location: string, sku: string): string {
  return JSON.stringify([location, sku]);
}
