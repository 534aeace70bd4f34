/** Goods that are sent to Amazon under a shipment's ID -> the move that brings them into transit. */
import type { Day } from "../../domain/day";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Dispatch } from "../movements/own-moves";
import { transitPool, type Pools } from "../movements/pools";

type Context = {
  readonly pools: Pools;
  /** The day since which the seller's own movements keep a warehouse's stock of a SKU; null where they do not keep that warehouse. */
  readonly keptSince: (warehouse: string, sku: string) => Day | null;
};

/** Goods leave a warehouse whose stock the movements keep, unless they left it before its books begin; else they come from outside. */
export function dispatchMove({ pools, keptSince }: Context, one: Dispatch, reference: string): Move {
  const to = pools.idOf(transitPool(one.sku, reference));
  const since = keptSince(one.from, one.sku);
  const kept = since !== null && since <= one.day;
  return {
    day: one.day,
    rank: kept ? RANKS.transfer : RANKS.entry,
    from: kept ? pools.idOf({ location: one.from, sku: one.sku, fnsku: null, disposition: null }) : null,
    to,
    exit: kept ? "transfer-out" : null,
    entry: "transfer-in",
    quantity: one.quantity,
    cost: kept ? CARRIED : { by: "lookup" },
    newUnitCost: null,
    reference,
    place: one.place,
  };
}
