/** What units of a SKU are worth in the books: at what they carry in transit, else at Amazon, else by the cost table. */
import { shareOfCost, totalOf } from "../domain/cost";
import type { Period } from "../domain/day";
import type { LocationKind } from "../domain/location";
import type { CurrencyCode, Minor } from "../domain/money";
import type { EntryCosts } from "./entry-costs";
import type { Places } from "./places";
import type { PoolId, Pools } from "./pools";
import type { PoolState } from "./valuation";

/** Value null where nothing gives a cost. */
export type BookValue = (sku: string, units: number) => { readonly value: Minor | null; readonly currency: CurrencyCode };

/** Nearest first to where units of a shipment go missing. */
const NEARNESS = ["in-transit", "fba", "overseas", "domestic"] as const satisfies readonly LocationKind[];

export function findBookValues(states: ReadonlyMap<PoolId, PoolState>, { pools, places, entryCosts, period }: { readonly pools: Pools; readonly places: Places; readonly entryCosts: EntryCosts; readonly period: Period }): BookValue {
  const bySku = new Map<string, PoolId[]>();
  for (let pool = 0; pool < pools.count(); pool += 1) {
    const { sku } = pools.at(pool);
    const known = bySku.get(sku) ?? [];
    known.push(pool);
    bySku.set(sku, known);
  }
  const nearness = (pool: PoolId): number => NEARNESS.indexOf(places.kindOf(pools.at(pool).location));
  return (sku, units) => {
    const candidates = [...(bySku.get(sku) ?? [])].sort((a, b) => nearness(a) - nearness(b));
    const [any] = candidates;
    if (any === undefined) return { value: null, currency: places.currencyOf("") };
    const holding = candidates.find((pool) => states.get(pool)?.costed === true && (states.get(pool)?.units ?? 0) > 0);
    const state = holding === undefined ? undefined : states.get(holding);
    const basis = state === undefined ? entryCosts.fallback(any, period.to) : { cost: state.cost, units: state.units };
    return { value: basis === null ? null : totalOf(shareOfCost(basis.cost, { count: units, whole: basis.units })), currency: places.currencyOf(pools.at(holding ?? any).location) };
  };
}
