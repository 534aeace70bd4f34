/**
 * Goods that come home from Amazon -> the removals that they left with, so that they arrive at what they left at: by the order
 * where both name it, else the oldest removals of the SKU from which units have not come home yet.
 */
import { inReplayOrder, type Move } from "./move";
import type { Pools } from "./pools";

/** Units of a removal that come home with an arrival. */
export type Homecoming = { readonly removal: Move; readonly units: number };

/** By arrival, the oldest removal first. Units that no removal accounts for are in none. */
export function linkRemovals(moves: readonly Move[], pools: Pools): ReadonlyMap<Move, readonly Homecoming[]> {
  const linked = new Map<Move, readonly Homecoming[]>();
  if (!moves.some(({ removedFrom }) => removedFrom !== undefined)) return linked;
  const open = new Map<string, { readonly removal: Move; left: number }[]>();
  // What leaves and comes home on one day left first.
  const inOrder = [...inReplayOrder(moves)].sort((a, b) => a.day - b.day || Number(isRemoval(b)) - Number(isRemoval(a)));
  for (const move of inOrder) {
    if (isRemoval(move) && move.from !== null) {
      const key = keyOf(pools.at(move.from).location, pools.at(move.from).sku);
      open.set(key, [...(open.get(key) ?? []), { removal: move, left: move.quantity }]);
    }
    if (move.removedFrom === undefined || move.to === null || move.quantity <= 0) continue;
    const gone = open.get(keyOf(move.removedFrom, pools.at(move.to).sku)) ?? [];
    const ofOrder = gone.filter(({ removal }) => move.reference !== "" && removal.reference === move.reference);
    let wanted = move.quantity;
    const taken = (ofOrder.length > 0 ? ofOrder : gone).flatMap((one): readonly Homecoming[] => {
      const units = Math.min(wanted, one.left);
      wanted -= units;
      one.left -= units;
      return units > 0 ? [{ removal: one.removal, units }] : [];
    });
    if (taken.length > 0) linked.set(move, taken);
  }
  return linked;
}

function isRemoval({ exit, from, to, quantity }: Move): boolean {
  return exit === "removal" && from !== null && to === null && quantity > 0;
}

function keyOf(location: string, sku: string): string {
  return JSON.stringify([location, sku]);
}
