/** What units of a SKU are worth in the books: those of a shipment at what they carry in transit or left it with, those of a removal or a loss at Amazon at what they left with, others at what they carry at Amazon, else by the cost table. */
import { addCost, addUnits, NO_COST, NO_UNITS, shareOfCost, totalOf, type Cost, type UnitsAtCost } from "../../domain/cost";
import type { Period } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { CurrencyCode, Minor } from "../../domain/money";
import type { Place } from "../../domain/source";
import type { Removal } from "../../domain/returns-and-removals";
import { findAway } from "./away-units";
import type { BookedLosses, LostGoods } from "./booked-losses";
import { costOfUnits, type EntryCosts, type UnitBasis } from "./entry-costs";
import type { Places } from "../movements/places";
import { transitPool, type PoolId, type Pools } from "../movements/pools";
import { standAtPlaces, type GoodsThere } from "./stock-at-places";
import type { Brought, Valuation } from "./valuation";

/** Value null where nothing gives a cost. `goods` is the part of it that was paid for the goods alone, without freight and duty. */
export type Worth = { readonly value: Minor | null; readonly goods: Minor | null; readonly currency: CurrencyCode };
/** Units that left transit as lost, at the most so many: by the case in the row at `by`, null by any row that is no case. */
export type LostUnits = { readonly by: Place | null; readonly units: number };
/** What all units of a line left with that the case in the row at `by` gave up; null for every row that is no case: those that name no shipment speak of any. */
export type LostInTransit = (line: { readonly shipmentId: string; readonly sku: string }, by: Place | null) => readonly UnitBasis[];
/** Removals that have not come home, and what Amazon lost, of each the units in question; of a removal without them whatever is out. */
export type Gone = {
  readonly removals: readonly (Removal & { readonly units?: number })[];
  readonly losses: readonly (LostGoods & { readonly units: number })[];
};
type Line = { readonly shipmentId: string; readonly sku: string; readonly fnsku?: string | null };
export type BookValues = {
  /** At the location that lost them, where it has ever had such goods; null where nothing tells which it was: at the one nearest to where Amazon loses. */
  readonly ofGoods: (goods: GoodsThere, units: number) => Worth;
  /** Units that left Amazon's warehouses, at what they left with, those of the first first; more than those like any such goods. */
  readonly ofGone: (goods: GoodsThere, by: Gone, units: number) => Worth;
  /**
   * Units that a shipment lacks: those that were lost at what they left transit with, the others at what would leave if they were. What is neither lost nor on its
   * way came in after all, and is worth what the shipment's own units carried.
   */
  readonly ofMissing: (line: Line, units: number, lost: readonly LostUnits[]) => Worth;
};

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly entryCosts: EntryCosts;
  readonly period: Period;
  readonly lostInTransit: LostInTransit;
  readonly bookedLosses: BookedLosses;
  /** What shipments brought to Amazon before the books begin, by the pool in transit that it left. */
  readonly broughtBefore: Pick<Brought, "get">;
  /** Where a shipment's units go or went; null where nothing tells, or where they are several places. */
  readonly destinationOf: (line: { readonly shipmentId: string; readonly sku: string }) => string | null;
};

export function findBookValues(
  { states, layers, abroad }: Pick<Valuation, "states" | "layers" | "abroad">,
  { pools, places, entryCosts, period, lostInTransit, bookedLosses, broughtBefore, destinationOf }: Context,
): BookValues {
  const standing = standAtPlaces(states, { pools, places });
  const stockOf = (pool: PoolId): UnitBasis | null => {
    const state = states.get(pool);
    return state?.costed === true && state.units > 0 ? state : null;
  };
  /** In the currency of the place that is asked, also where what it had is gone: what a case is paid in does not turn on where goods still are. */
  const costAt = (goods: GoodsThere, units: number): Costed => {
    const { asked, holding, stock } = standing(goods);
    const cost = shareOf(stock ?? entryCosts.fallback(asked.pool, period.to), units);
    return asked.location === holding.location || (goods.at === null && asked.nearness === holding.nearness)
      ? { cost, pool: holding.pool }
      : { cost: cost === null ? null : entryCosts.carry(cost, holding.pool, asked.pool, period.to), pool: asked.pool };
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
  /** What the shipment's own units carry, or carried when it still had some; of one that transit never had, what nobody knows the shipment of. */
  const costOnTheWay = (line: Line, units: number): Cost | null => {
    const own = pools.idOf(transitPool(line.sku, line.shipmentId));
    return heldInTransit(own, units) ?? shareOf(carriedBy(own), units) ?? heldInTransit(pools.lineOf(own), units);
  };
  const carriedBy = (pool: PoolId): UnitBasis | null => {
    const state = states.get(pool);
    if (state?.costed === true && state.last !== null) return state.last;
    const brought = broughtBefore.get(pool);
    const cost = brought === undefined ? null : entryCosts.carry(brought.cost, brought.pool, pool, period.to);
    return brought === undefined || cost === null ? null : { cost, units: brought.units };
  };
  /** What transit does not hold any more was booked as lost by hand, as far as that goes. */
  const takeByHand = (line: Line, taken: UnitsAtCost, { units, lost }: { readonly units: number; readonly lost: readonly LostUnits[] }): UnitsAtCost => {
    const own = stockOf(pools.idOf(transitPool(line.sku, line.shipmentId)))?.units ?? 0;
    const beyond = units - taken.units - own;
    // Rows that are no case's were asked for already.
    return beyond <= 0 || lost.some(({ by, units: most }) => by === null && most > 0) ? taken : addUnits(taken, takeUpTo(lostInTransit(line, null), beyond));
  };
  const away = findAway(abroad, pools);
  const carryTo =
    (pool: PoolId) =>
    ({ units, cost, from }: UnitsAtCost & { readonly from: PoolId }): readonly UnitsAtCost[] => {
      const carried = entryCosts.carry(cost, from, pool, period.to);
      return carried === null ? [] : [{ units, cost: carried }];
    };
  /** Of several losses of a day each has its share. What was booked as none is like any such goods. */
  const lostOf = (loss: Gone["losses"][number]): readonly (UnitsAtCost & { readonly from: PoolId })[] => {
    const booked = bookedLosses(loss);
    if (booked === null) {
      const { cost, pool } = costAt(loss, loss.units);
      return cost === null ? [] : [{ units: loss.units, cost, from: pool }];
    }
    const from = pools.ofSku(booked.at, loss.sku) ?? pools.idOf({ location: booked.at, sku: loss.sku, fnsku: null, disposition: null });
    return [{ units: loss.units, cost: costOfUnits(booked, loss.units), from }];
  };
  return {
    ofGoods: (goods, units) => worthOf(costAt(goods, units)),
    ofGone(goods, { removals, losses }, units) {
      const { cost: usual, pool } = costAt(goods, units);
      const told = removals.flatMap((removal) => (removal.units === undefined ? [] : takeParts(away(goods, [removal]), removal.units)));
      const left = [...(told.length > 0 ? told : away(goods, removals)), ...losses.flatMap(lostOf)].flatMap(carryTo(pool));
      const taken = takeUpTo(left, units);
      if (taken.units === 0) return worthOf({ cost: usual, pool });
      const rest = units === taken.units ? NO_COST : costAt(goods, units - taken.units).cost;
      return worthOf({ cost: rest === null ? null : addCost(taken.cost, rest), pool });
    },
    ofMissing(line, units, lost) {
      const { sku, fnsku = null } = line;
      const elsewhere = costAt({ sku, fnsku, at: destinationOf(line) }, units);
      if (pools.ofSku(IN_TRANSIT, sku) === null) return worthOf(elsewhere);
      const gone = takeByHand(
        line,
        lost.reduce<UnitsAtCost>((sum, { by, units: most }) => addUnits(sum, takeUpTo(lostInTransit(line, by), Math.min(most, units - sum.units))), NO_UNITS),
        { units, lost },
      );
      const left = units - gone.units;
      const held = left === 0 ? NO_COST : costOnTheWay(line, left);
      // In the currency of the place that the goods went to: what is missing there is paid in it.
      const onTheWay = entryCosts.carry(addCost(gone.cost, held ?? NO_COST), pools.idOf(transitPool(sku, "")), elsewhere.pool, period.to);
      const rest = held === null ? costAt({ sku, fnsku, at: destinationOf(line) }, left).cost : NO_COST;
      return worthOf(onTheWay === null ? elsewhere : { cost: rest === null ? null : addCost(onTheWay, rest), pool: elsewhere.pool });
    },
  };
}

type Costed = { readonly cost: Cost | null; readonly pool: PoolId };
/** Of each as many units as there are, up to those wanted in all. */
function takeParts<T extends UnitBasis>(bases: readonly T[], wanted: number): readonly T[] {
  let left = wanted;
  return bases.flatMap((basis): readonly T[] => {
    const units = Math.max(0, Math.min(left, basis.units));
    left -= units;
    return units === 0 ? [] : [{ ...basis, units, cost: shareOfCost(basis.cost, { count: units, whole: basis.units }) }];
  });
}

/** As many units as there are, up to those wanted, the first first. */
function takeUpTo(bases: readonly UnitBasis[], wanted: number): UnitsAtCost {
  return takeParts(bases, wanted).reduce<UnitsAtCost>((sum, part) => addUnits(sum, part), NO_UNITS);
}

function shareOf(basis: UnitBasis | null, units: number): Cost | null {
  return basis === null ? null : costOfUnits(basis, units);
}
