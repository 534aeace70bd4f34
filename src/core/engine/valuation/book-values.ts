/** What units of a SKU are worth in the books: those of a shipment at what they carry in transit or left it with, others at what they carry at Amazon, else by the cost table. */
import { addCost, addUnits, NO_COST, NO_UNITS, shareOfCost, totalOf, type Cost, type UnitsAtCost } from "../../domain/cost";
import type { Period } from "../../domain/day";
import { IN_TRANSIT, type LocationKind } from "../../domain/location";
import type { CurrencyCode, Minor } from "../../domain/money";
import type { Place } from "../../domain/source";
import { costOfUnits, type EntryCosts, type UnitBasis } from "./entry-costs";
import type { Places } from "../movements/places";
import { transitPool, type PoolId, type Pools } from "../movements/pools";
import type { Valuation } from "./valuation";

/** Value null where nothing gives a cost. `goods` is the part of it that was paid for the goods alone, without freight and duty. */
export type Worth = { readonly value: Minor | null; readonly goods: Minor | null; readonly currency: CurrencyCode };
/** Units that left transit as lost, at the most so many: by the case in the row at `by`, null by any row that is no case. */
export type LostUnits = { readonly by: Place | null; readonly units: number };
/** What all units of a line left with that the case in the row at `by` gave up; null for every row that is no case: those that name no shipment speak of any. */
export type LostInTransit = (line: { readonly shipmentId: string; readonly sku: string }, by: Place | null) => readonly UnitBasis[];
export type BookValues = {
  /** At the location that lost them, where it has ever had such goods; null where nothing tells which it was: at the one nearest to where Amazon loses. */
  readonly ofGoods: (sku: string, units: number, at?: string | null) => Worth;
  /** Units that a shipment lacks: those that were lost at what they left transit with, the others at what would leave if they were. */
  readonly ofMissing: (line: { readonly shipmentId: string; readonly sku: string }, units: number, lost: readonly LostUnits[]) => Worth;
};

/** Nearest first to where units go missing that Amazon has had. */
const NEARNESS = ["fba", "in-transit", "overseas", "domestic"] as const satisfies readonly LocationKind[];

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly entryCosts: EntryCosts;
  readonly period: Period;
  readonly lostInTransit: LostInTransit;
  /** Where a shipment's units go or went; null where nothing tells, or where they are several places. */
  readonly destinationOf: (line: { readonly shipmentId: string; readonly sku: string }) => string | null;
};

export function findBookValues(
  { states, layers }: Pick<Valuation, "states" | "layers">,
  { pools, places, entryCosts, period, lostInTransit, destinationOf }: Context,
): BookValues {
  const bySku = new Map<string, PoolId[]>();
  for (let pool = 0; pool < pools.count(); pool += 1) {
    const { sku } = pools.at(pool);
    const known = bySku.get(sku) ?? [];
    known.push(pool);
    bySku.set(sku, known);
  }
  const nearness = (pool: PoolId): number => NEARNESS.indexOf(places.kindOf(pools.at(pool).location));
  const stockOf = (pool: PoolId): UnitBasis | null => {
    const state = states.get(pool);
    return state?.costed === true && state.units > 0 ? state : null;
  };
  /** Nearest first; of a SKU with many shipments there are many pools, so that they are looked through once. */
  const nearest = new Map<string, Nearest>();
  const nearestOf = (sku: string, at: string | null): Nearest => {
    const key = JSON.stringify([sku, at]);
    const known = nearest.get(key);
    if (known !== undefined) return known;
    const all = [...(bySku.get(sku) ?? [])].sort((a, b) => nearness(a) - nearness(b));
    const there = all.filter((pool) => pools.at(pool).location === at);
    const candidates = there.length > 0 ? [...there, ...all] : all;
    // Goods that no stock here ever was of still have a cost in the table.
    const any = candidates[0] ?? pools.idOf({ location: "", sku, fnsku: null, disposition: null });
    const found = { any, holding: candidates.find((pool) => stockOf(pool) !== null) ?? any };
    nearest.set(key, found);
    return found;
  };
  /** In the currency of the nearest place, also where what it had is gone: what a case is paid in does not turn on where goods still are. */
  const costAt = (sku: string, units: number, at: string | null): Costed => {
    const { any, holding } = nearestOf(sku, at);
    const cost = shareOf(stockOf(holding) ?? entryCosts.fallback(any, period.to), units);
    return pools.at(any).location === pools.at(holding).location || (at === null && nearness(any) === nearness(holding))
      ? { cost, pool: holding }
      : { cost: cost === null ? null : entryCosts.carry(cost, holding, any, period.to), pool: any };
  };
  const worthOf = ({ cost, pool }: Costed): Worth => ({
    value: cost === null ? null : totalOf(cost),
    goods: cost?.goods ?? null,
    currency: places.currencyOf(pools.at(pool).location),
  });
  /** As they would leave: the oldest layers first, where there are layers. */
  const heldInTransit = (pool: PoolId, units: number): Cost | null => {
    const stock = stockOf(pool);
    const own = layers.get(pool) ?? [];
    return stock === null ? null : units > stock.units || own.length === 0 ? shareOf(stock, units) : takeUpTo(own, units).cost;
  };
  /** What is on its way for the line: of its shipment, else what nobody knows the shipment of. */
  const inTransit = ({ sku, shipmentId }: { readonly shipmentId: string; readonly sku: string }): PoolId => {
    const own = pools.idOf(transitPool(sku, shipmentId));
    return stockOf(own) === null ? pools.lineOf(own) : own;
  };
  /** What transit does not hold any more was booked as lost by hand, as far as that goes. */
  const takeByHand = (
    line: { readonly shipmentId: string; readonly sku: string },
    taken: UnitsAtCost,
    { units, lost }: { readonly units: number; readonly lost: readonly LostUnits[] },
  ): UnitsAtCost => {
    const own = stockOf(pools.idOf(transitPool(line.sku, line.shipmentId)))?.units ?? 0;
    const beyond = units - taken.units - own;
    // Rows that are no case's were asked for already.
    return beyond <= 0 || lost.some(({ by, units: most }) => by === null && most > 0) ? taken : addUnits(taken, takeUpTo(lostInTransit(line, null), beyond));
  };
  return {
    ofGoods: (sku, units, at = null) => worthOf(costAt(sku, units, at)),
    ofMissing(line, units, lost) {
      const destination = destinationOf(line);
      const elsewhere = costAt(line.sku, units, destination);
      if (pools.ofSku(IN_TRANSIT, line.sku) === null) return worthOf(elsewhere);
      const pool = inTransit(line);
      const gone = takeByHand(
        line,
        lost.reduce<UnitsAtCost>((sum, { by, units: most }) => addUnits(sum, takeUpTo(lostInTransit(line, by), Math.min(most, units - sum.units))), NO_UNITS),
        { units, lost },
      );
      const left = units - gone.units;
      const held = left === 0 ? NO_COST : heldInTransit(pool, left);
      // In the currency of the place that the goods went to: what is missing there is paid in it.
      const onTheWay = entryCosts.carry(addCost(gone.cost, held ?? NO_COST), pool, elsewhere.pool, period.to);
      const rest = held === null ? costAt(line.sku, left, destination).cost : NO_COST;
      return worthOf(onTheWay === null ? elsewhere : { cost: rest === null ? null : addCost(onTheWay, rest), pool: elsewhere.pool });
    },
  };
}

type Nearest = { readonly any: PoolId; readonly holding: PoolId };
type Costed = { readonly cost: Cost | null; readonly pool: PoolId };
/** As many units as there are, up to those wanted, the first first. */
function takeUpTo(bases: readonly UnitBasis[], wanted: number): UnitsAtCost {
  return bases.reduce<UnitsAtCost>((sum, { units, cost }) => {
    const count = Math.max(0, Math.min(units, wanted - sum.units));
    return count === 0 ? sum : addUnits(sum, { units: count, cost: shareOfCost(cost, { count, whole: units }) });
  }, NO_UNITS);
}

function shareOf(basis: UnitBasis | null, units: number): Cost | null {
  return basis === null ? null : costOfUnits(basis, units);
}
