/**
 * A cost of goods that are part of a closed balance -> where it lies: on the goods where the closed balances still have them, where they
 * were sent to first, then what Amazon has of their shipment. The share of what is there no more belongs to what is gone.
 */
import { isNoCost, NO_COST, splitCost, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { IN_TRANSIT } from "../../domain/location";
import type { CurrencyCode } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Seal, SealedLine } from "./seal";
import { isAtAmazon, PARTS_OF_UNIT, shipmentsOf } from "./shipments-at-amazon";

export type Landed = { readonly stock: ReadonlyMap<PoolId, Cost>; readonly gone: Cost };
/** By place and shipment, the parts of units that other goods were found to be. */
export type Taken = Map<string, number>;
/** `units` bear the cost; null = as many as lie in the pool. `taken` is added to. */
type Goods = { readonly pool: PoolId; readonly units: number | null; readonly amount: Cost; readonly taken?: Taken };

export function landOnBalances(
  { pool, units, amount, taken = new Map<string, number>() }: Goods,
  seal: Seal,
  { pools, places }: { readonly pools: Pools; readonly places: Places },
): Landed {
  const { sku, location, shipment } = pools.at(pool);
  const currency = places.currencyOf(location);
  const sealed = seal.lines
    .filter((line) => line.sku === sku && line.currency === currency && line.quantity > 0)
    .map((line) => ({ at: pools.idOf(line), line }));
  const here = sealed.filter(({ at }) =>
    lies(
      at,
      pool,
      sealed.some((one) => one.at === pool),
      pools,
    ),
  );
  const onward = location === IN_TRANSIT ? sealed.filter(({ line }) => isAtAmazon(line.location, places)) : [];
  const whole = units ?? here.reduce((sum, { line }) => sum + line.quantity, 0);
  if (whole <= 0) return { stock: new Map(), gone: amount };
  let left = whole * PARTS_OF_UNIT;
  const spots = [
    ...here.map(({ at, line }) => ({ at, key: `${at}`, parts: line.quantity * PARTS_OF_UNIT })),
    ...onward.map(({ at, line }) => ({ at, ...partsThere(line, shipment, at) })),
  ];
  const lying = spots.flatMap(({ at, key, parts }) => {
    const count = Math.min(left, Math.max(0, parts - (taken.get(key) ?? 0)));
    left -= count;
    taken.set(key, (taken.get(key) ?? 0) + count);
    return count === 0 ? [] : [{ at, count }];
  });
  const costs = splitCost(amount, [...lying.map(({ count }) => count), left]);
  return { stock: new Map(lying.map(({ at }, index) => [at, costs[index] ?? NO_COST])), gone: costs[lying.length] ?? NO_COST };
}

/** What Amazon has of the shipment; of one that nobody names, or where the seal does not tell them apart, of the SKU. */
function partsThere(line: SealedLine, shipment: string | undefined, at: PoolId): { readonly key: string; readonly parts: number } {
  const shipments = shipment === undefined ? null : shipmentsOf(line);
  return shipments === null || shipment === undefined
    ? { key: `${at}`, parts: line.quantity * PARTS_OF_UNIT }
    : { key: `${at} ${shipment}`, parts: shipments.get(shipment)?.kept ?? 0 };
}

/** What an issue says of a late cost: how much it is, on stock and for what is gone; null for nothing. */
export function sayLanded(
  amount: Cost,
  parts: readonly Landed[],
  currency: CurrencyCode,
): { readonly amount: string; readonly inStock: string | null; readonly gone: string | null } {
  const say = (cost: Cost): string => sayMoney(totalOf(cost), currency);
  const sayOrNull = (cost: Cost): string | null => (isNoCost(cost) ? null : say(cost));
  return {
    amount: say(amount),
    inStock: sayOrNull(sumCosts(parts.flatMap(({ stock }) => [...stock.values()]))),
    gone: sayOrNull(sumCosts(parts.map(({ gone }) => gone))),
  };
}

/** Of a shipment without a balance of its own, among goods whose shipment nobody knows; of goods whose shipment nobody knows, wherever on the line. */
function lies(at: PoolId, pool: PoolId, isKnown: boolean, pools: Pools): boolean {
  if (at === pool) return true;
  return pools.at(pool).shipment === undefined ? pools.lineOf(at) === pool : !isKnown && at === pools.lineOf(pool);
}
