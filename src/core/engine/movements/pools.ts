/**
 * Stock is kept in pools: one per location, SKU, FNSKU and disposition, and for goods in transit one per shipment as well, numbered in the order
 * in which they are first named. Goods of two shipments are two purchases of carriage; the rollforward shows them as one line.
 */
import { IN_TRANSIT } from "../../domain/location";
import { keyOfShipment } from "../../domain/shipment-line";

export type PoolId = number;
/** What the rollforward has a line for. fnsku and disposition are null where the stock is not told apart by them. */
export type PoolLine = { readonly location: string; readonly sku: string; readonly fnsku: string | null; readonly disposition: string | null };
/** The shipment that goods in transit were sent under, as `keyOfShipment` has it; absent of all other goods, and of those sent under none. */
export type Pool = PoolLine & { readonly shipment?: string };

export type Pools = {
  readonly idOf: (pool: Pool) => PoolId;
  /** The first pool of the SKU at the location, whatever its FNSKU; null where there is none yet. */
  readonly ofSku: (location: string, sku: string) => PoolId | null;
  readonly at: (id: PoolId) => Pool;
  /** The pool that stands for the line which a pool belongs to: the one without a shipment. */
  readonly lineOf: (id: PoolId) => PoolId;
  readonly count: () => number;
};

export function openPools(): Pools {
  const pools: Pool[] = [];
  const idByKey = new Map<string, PoolId>();
  const idBySku = new Map<string, PoolId>();
  const lines: PoolId[] = [];
  const idOf = ({ location, sku, fnsku, disposition, shipment }: Pool): PoolId => {
    const key = JSON.stringify([location, sku, fnsku, disposition, shipment ?? ""]);
    const known = idByKey.get(key);
    if (known !== undefined) return known;
    const line = { location, sku, fnsku, disposition };
    const ofLine = shipment === undefined ? null : idOf(line);
    const id = pools.push(shipment === undefined ? line : { ...line, shipment }) - 1;
    idByKey.set(key, id);
    lines.push(ofLine ?? id);
    const skuKey = JSON.stringify([location, sku]);
    if (!idBySku.has(skuKey)) idBySku.set(skuKey, id);
    return id;
  };
  const at = (id: PoolId): Pool => {
    const pool = pools[id];
    if (pool === undefined) throw new RangeError(`no pool ${id}`);
    return pool;
  };
  return {
    idOf,
    ofSku: (location, sku) => idBySku.get(JSON.stringify([location, sku])) ?? null,
    at,
    lineOf: (id) => lines[id] ?? id,
    count: () => pools.length,
  };
}

/** Of goods that were sent under a shipment's ID; under none where that is empty. */
export function transitPool(sku: string, shipmentId: string): Pool {
  const shipment = keyOfShipment(shipmentId);
  return { location: IN_TRANSIT, sku, fnsku: null, disposition: null, ...(shipment === "" ? {} : { shipment }) };
}
