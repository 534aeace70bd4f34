/** What units of a SKU are worth in the books: at what they carry in transit, else at Amazon, else by the cost table. */
import { shareOfCost, totalOf } from "../../domain/cost";
import type { Period } from "../../domain/day";
import type { LocationKind } from "../../domain/location";
import type { CurrencyCode, Minor } from "../../domain/money";
import type { EntryCosts, UnitBasis } from "./entry-costs";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { PoolState } from "./valuation";

/** Value null where nothing gives a cost. `goods` is the part of it that was paid for the goods alone, without freight and duty. */
export type BookValue = (sku: string, units: number) => { readonly value: Minor | null; readonly goods: Minor | null; readonly currency: CurrencyCode };

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
  // Goods that no stock here ever was of still have a cost in the table.
  const byTable: BookValue = (sku, units) => {
    const basis = entryCosts.fallback(pools.idOf({ location: "", sku, fnsku: null, disposition: null }), period.to);
    return valueOf(basis, units, places.currencyOf(""));
  };
  return (sku, units) => {
    const candidates = [...(bySku.get(sku) ?? [])].sort((a, b) => nearness(a) - nearness(b));
    const [any] = candidates;
    if (any === undefined) return byTable(sku, units);
    const holding = candidates.find((pool) => states.get(pool)?.costed === true && (states.get(pool)?.units ?? 0) > 0);
    const state = holding === undefined ? undefined : states.get(holding);
    const basis = state === undefined ? entryCosts.fallback(any, period.to) : { cost: state.cost, units: state.units };
    return valueOf(basis, units, places.currencyOf(pools.at(holding ?? any).location));
  };
}

function valueOf(basis: UnitBasis | null, units: number, currency: CurrencyCode): ReturnType<BookValue> {
  const cost = basis === null ? null : shareOfCost(basis.cost, { count: units, whole: basis.units });
  return { value: cost === null ? null : totalOf(cost), goods: cost?.goods ?? null, currency };
}
