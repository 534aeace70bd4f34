/**
 * Goods that come home from Amazon -> the removals that they left with, so that they arrive at what they left at: by the order where both name it; else those of the days on
 * which what they are named for, a parcel or an order, was sent; else the oldest removals of the SKU from which units have not come home yet.
 */
import { leftBy, type LeftOn, type Removal } from "../../domain/returns-and-removals";
import { keyOfShipment } from "../../domain/shipment-line";
import { inReplayOrder, type Move } from "./move";
import type { Pools } from "./pools";

/** Units of a removal that come home with an arrival. */
export type Homecoming = { readonly removal: Move; readonly units: number };

export type Homecomings = ReadonlyMap<Move, readonly Homecoming[]>;
/** What a closed month tells of removals: those that had not come home by then, and what its rows had come home with. */
export type RemovedBefore = { readonly removals: readonly Move[]; readonly homecomings: Homecomings };

/** What the reports of removals tell of a name, that of an order or of a parcel, and some goods. */
export type RemovalsNamed = (name: string, sku: string) => readonly Removal[];

/** By arrival, the oldest removal first. Units that no removal accounts for are in none. */
export function linkRemovals(moves: readonly Move[], { removals, homecomings }: RemovedBefore, pools: Pools, removalsNamed: RemovalsNamed): Homecomings {
  const linked = new Map(homecomings);
  if (!moves.some(({ removedFrom }) => removedFrom !== undefined)) return linked;
  const open = new Map<string, Gone[]>();
  // What leaves and comes home on one day left first.
  const inOrder = [...inReplayOrder([...removals, ...moves])].sort((a, b) => a.day - b.day || Number(isRemoval(b)) - Number(isRemoval(a)));
  for (const move of inOrder) {
    if (isRemoval(move) && move.from !== null) {
      const key = keyOf(pools.at(move.from).location, pools.at(move.from).sku);
      open.set(key, [...(open.get(key) ?? []), { removal: move, day: move.day, order: keyOfShipment(move.reference), left: move.quantity }]);
    }
    if (move.removedFrom === undefined || move.to === null || move.quantity <= 0 || linked.has(move)) continue;
    const { sku } = pools.at(move.to);
    const gone = open.get(keyOf(move.removedFrom, sku)) ?? [];
    const named = move.appliesTo === undefined || move.appliesTo === "" ? move.reference : move.appliesTo;
    const ofOrder = gone.filter(({ removal }) => named !== "" && removal.reference === named);
    const own = ofOrder.length > 0 ? ofOrder : gone;
    const away = own.filter(({ left }) => left > 0);
    const ofDays = removalsNamed(named, sku).flatMap((removal) => leftBy(removal, away));
    let wanted = move.quantity;
    const taken = [...new Set([...ofDays, ...away])].flatMap((one): readonly Homecoming[] => {
      const units = Math.min(wanted, one.left);
      wanted -= units;
      one.left -= units;
      return units > 0 ? [{ removal: one.removal, units }] : [];
    });
    if (taken.length > 0) linked.set(move, taken);
  }
  return linked;
}

/** What left by a removal, and how much of it is not home. */
type Gone = LeftOn & { readonly removal: Move; left: number };

function isRemoval({ exit, from, to, quantity }: Move): boolean {
  return exit === "removal" && from !== null && to === null && quantity > 0;
}

function keyOf(location: string, sku: string): string {
  return JSON.stringify([location, sku]);
}
