/**
 * What each place has of a SKU when the period ends, nearest first to where units go missing that Amazon has had. Goods of one label are told from the same SKU
 * under another, as those of a set are, so that no case is worth more or less by what else lies there, or by which row named a place first.
 */
import { groupBy } from "../../columns/group-by";
import { addUnits, NO_UNITS, type UnitsAtCost } from "../../domain/cost";
import type { LocationKind } from "../../domain/location";
import { compareText } from "../../domain/text";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { UnitBasis } from "./entry-costs";
import type { PoolState, Valuation } from "./valuation";

/** Goods of one label at one location; null where nothing tells. */
export type GoodsThere = { readonly sku: string; readonly fnsku: string | null; readonly at: string | null };
/** `asked` is the place that goods are asked about, or the nearest of all; `stock` is what `holding` has, null where no place has any. */
export type Stood = { readonly asked: PlaceOfGoods; readonly holding: PlaceOfGoods; readonly stock: UnitBasis | null };
/** `pool` is any of it: it tells the currency. */
export type PlaceOfGoods = { readonly location: string; readonly nearness: number; readonly pool: PoolId };
type Shelf = PlaceOfGoods & { readonly pools: readonly PoolId[] };

/** Nearest first. */
type Shelves = readonly [Shelf, ...Shelf[]];

const NEARNESS = ["fba", "in-transit", "overseas", "domestic"] as const satisfies readonly LocationKind[];

export function standAtPlaces(
  states: Valuation["states"],
  { pools, places }: { readonly pools: Pools; readonly places: Places },
): (goods: GoodsThere) => Stood {
  const shelves = new Map<string, Shelves>();
  const poolsOf = groupBy(
    Array.from({ length: pools.count() }, (_, pool): PoolId => pool),
    (pool) => pools.at(pool).sku,
  );
  const shelvesOf = (sku: string): Shelves => {
    const [nearest, ...others] = shelve(poolsOf.get(sku) ?? [], { pools, places });
    // Goods that no stock here ever was of still have a cost in the table.
    const all: Shelves = nearest === undefined ? [nowhere(pools.idOf({ location: "", sku, fnsku: null, disposition: null }))] : [nearest, ...others];
    shelves.set(sku, all);
    return all;
  };
  const stood = new Map<string, Stood>();
  return (goods) => {
    const key = JSON.stringify([goods.sku, goods.fnsku, goods.at]);
    const known = stood.get(key) ?? stand(goods, shelves.get(goods.sku) ?? shelvesOf(goods.sku), (shelf) => stockOn(shelf, goods.fnsku, { states, pools }));
    stood.set(key, known);
    return known;
  };
}

function shelve(own: readonly PoolId[], { pools, places }: { readonly pools: Pools; readonly places: Places }): readonly Shelf[] {
  return [...groupBy(own, (pool) => pools.at(pool).location)]
    .map(([location, there]): Shelf => ({ location, nearness: NEARNESS.indexOf(places.kindOf(location)), pool: there[0] ?? 0, pools: there }))
    .sort((a, b) => a.nearness - b.nearness || compareText(a.location, b.location));
}

const nowhere = (pool: PoolId): Shelf => ({ location: "", nearness: NEARNESS.length, pool, pools: [pool] });

function stand({ at }: GoodsThere, all: Shelves, stockOf: (shelf: Shelf) => UnitBasis | null): Stood {
  const asked = all.find(({ location }) => location === at) ?? all[0];
  for (const holding of [asked, ...all]) {
    const stock = stockOf(holding);
    if (stock !== null) return { asked, holding, stock };
  }
  return { asked, holding: asked, stock: null };
}

/** Under the label itself, where the place has that or had it; else all of the SKU that lies there. */
function stockOn(
  { pools: own }: Shelf,
  fnsku: string | null,
  { states, pools }: { readonly states: Valuation["states"]; readonly pools: Pools },
): UnitBasis | null {
  const costed = own.flatMap((pool) => {
    const state = states.get(pool);
    return state?.costed === true ? [{ fnsku: pools.at(pool).fnsku, state }] : [];
  });
  const labelled = fnsku === null ? [] : costed.filter((one) => one.fnsku === fnsku).map(({ state }) => state);
  return sumOf(labelled) ?? labelled.find(({ last }) => last !== null)?.last ?? sumOf(costed.map(({ state }) => state));
}

function sumOf(states: readonly PoolState[]): UnitsAtCost | null {
  const held = states.filter(({ units }) => units > 0);
  return held.length === 0 ? null : held.reduce<UnitsAtCost>(addUnits, NO_UNITS);
}
