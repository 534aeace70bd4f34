/**
 * What goods cost that a shipment brought to Amazon last: by that, units are costed which are received under it beyond those that were sent. The goods
 * that Amazon received last, by whatever shipment, stand in for it where the shipment has brought none yet.
 */
import type { UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import { transitPool, type PoolId } from "../movements/pools";
import type { Brought, ValuationContext } from "./valuation";

type Known = Pick<ValuationContext, "pools" | "entryCosts"> & { readonly brought: Brought };

/** `newest` is what came to the pool last. */
export function shipmentBasis({ reference, cost, day }: Move, pool: PoolId, newest: UnitBasis | null, { pools, entryCosts, brought }: Known): UnitBasis | null {
  // Other receipts have references of their own, which name no shipment.
  if (cost.by !== "lookup" || cost.first === undefined || reference === "") return newest;
  const known = brought.get(pools.idOf(transitPool(pools.at(pool).sku, reference)));
  const carried = known === undefined ? null : entryCosts.carry(known.cost, known.pool, pool, day);
  if (known === undefined || carried === null) return newest;
  return {
    cost: carried,
    units: known.units,
    exactly: (quantity) => entryCosts.carry(known.cost, known.pool, pool, day, { count: quantity, whole: known.units }),
  };
}
