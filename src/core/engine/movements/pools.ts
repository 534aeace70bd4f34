/** Stock is kept in pools: one per location, SKU, FNSKU and disposition, numbered in the order in which they are first named. */

export type PoolId = number;
/** fnsku and disposition are null where the stock is not told apart by them. */
export type Pool = { readonly location: string; readonly sku: string; readonly fnsku: string | null; readonly disposition: string | null };

export type Pools = {
  readonly idOf: (pool: Pool) => PoolId;
  /** The first pool of the SKU at the location, whatever its FNSKU; null where there is none yet. */
  readonly ofSku: (location: string, sku: string) => PoolId | null;
  readonly at: (id: PoolId) => Pool;
  readonly count: () => number;
};

export function openPools(): Pools {
  const pools: Pool[] = [];
  const idByKey = new Map<string, PoolId>();
  const idBySku = new Map<string, PoolId>();
  return {
    idOf(pool) {
      const key = JSON.stringify([pool.location, pool.sku, pool.fnsku, pool.disposition]);
      const known = idByKey.get(key);
      if (known !== undefined) return known;
      const id = pools.push(pool) - 1;
      idByKey.set(key, id);
      const skuKey = JSON.stringify([pool.location, pool.sku]);
      if (!idBySku.has(skuKey)) idBySku.set(skuKey, id);
      return id;
    },
    ofSku: (location, sku) => idBySku.get(JSON.stringify([location, sku])) ?? null,
    at(id) {
      const pool = pools[id];
      if (pool === undefined) throw new RangeError(`no pool ${id}`);
      return pool;
    },
    count: () => pools.length,
  };
}
