/**
 * What removals took out of Amazon's warehouses and has not come home -> with what units of an order are away. Amazon's ledger names no order: where nothing
 * does, those of the days on which it was sent are its own, and if what came home was taken for those, what is left of any others.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, sumCosts, type UnitsAtCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { keyOfShipment } from "../../domain/shipment-line";
import { leftBy, type Removal } from "../../domain/returns-and-removals";
import type { PoolId, Pools } from "../movements/pools";
import type { GoodsThere } from "./stock-at-places";
import type { Valuation } from "./valuation";

/** In the currency of the pool that it left. */
export type Away = UnitsAtCost & { readonly from: PoolId; readonly day: Day; readonly order: string };

/** In the order of the removals; what left without a cost is in none. */
export function findAway(abroad: Valuation["abroad"], pools: Pools): (goods: GoodsThere, removals: readonly Removal[]) => readonly Away[] {
  const all = [...abroad].flatMap(([{ from, day, reference }, lots]): readonly Away[] => {
    const cost = sumCosts(lots.map((lot) => lot.cost));
    if (from === null || isNoCost(cost)) return [];
    return [{ from, day, order: keyOfShipment(reference), units: lots.reduce((sum, { units }) => sum + units, 0), cost }];
  });
  const bySku = groupBy(all, ({ from }) => pools.at(from).sku);
  return ({ sku, at }, removals) => {
    const ofSku = bySku.get(sku) ?? [];
    const there = ofSku.filter(({ from }) => pools.at(from).location === at);
    const own = there.length === 0 ? ofSku : there;
    return [...new Set(removals.flatMap((removal) => leftBy(removal, own)))];
  };
}
