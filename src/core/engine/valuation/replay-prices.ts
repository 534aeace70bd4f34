/** What goods cost when a replayed move brings them in, or takes more of them out than there are. */
import { negateCost, NO_COST, shareOfCost, totalOf, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { costOfUnits, type UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import { originalBasis } from "./original-cost";
import type { PoolId } from "../movements/pools";
import { stockOf, type Replay } from "./replay";
import { priceAt } from "../movements/unit-costs";
import { shipmentBasis } from "./shipment-basis";
import type { Stock } from "./stock";

/** An entry is worth what it states, else what its original was, else what is looked up, else the stock's average. Null where nothing tells. */
export function entryCost(move: Move, pool: PoolId, units: number, replay: Replay): Cost | null {
  if (move.to !== null && move.cost.by === "stated") return move.cost.cost;
  if (move.cost.by === "unpriced") return NO_COST;
  const original = originalBasis(move, pool, replay);
  if (original !== null) return shareOfCost(original.cost, { count: units, whole: original.units });
  return move.to !== null && move.cost.by === "lookup" ? lookUp(move, pool, units, replay) : atAverage(pool, units, move.day, replay);
}

/** A cost of its own that an exit leaves at: what its document says, else what its original was; null = at what the stock holds. */
export function exitCost(move: Move, pool: PoolId, units: number, replay: Replay): Cost | null {
  if (move.from === null && move.cost.by === "stated") return negateCost(move.cost.cost);
  const original = originalBasis(move, pool, replay);
  if (original !== null) return shareOfCost(original.cost, { count: units, whole: original.units });
  return move.from === null && move.cost.by === "lookup" ? lookUp(move, pool, units, replay) : null;
}

function lookUp(move: Move, pool: PoolId, units: number, replay: Replay): Cost | null {
  if (move.entry === "opening") return replay.entryCosts.ofOpening(pool, units, move.day);
  const found = replay.entryCosts.ofReceipt(
    pool,
    units,
    move.day,
    shipmentBasis(move, pool, stockOf(replay, pool).newest, replay),
    move.cost.by === "lookup" ? move.cost.first : undefined,
  );
  if (found !== null) replay.costRules.set(move, found.rule);
  return found?.cost ?? null;
}

/**
 * What units are worth at the average of what is there, or last was. FIFO takes the average of its layers for goods of
 * unknown origin as well: they are neither the oldest nor the newest, and so leave the value of a unit as it is.
 */
export function atAverage(pool: PoolId, units: number, day: Day, replay: Replay): Cost | null {
  const given = givenCost(pool, units, day, replay);
  if (given !== null) return given;
  const stock = stockOf(replay, pool);
  const basis = stock.units > 0 ? stock : restingBasis(stock, pool, day, replay);
  return basis === null || (totalOf(basis.cost) === 0 && !stock.costed) ? null : costOfUnits(basis, units);
}

/** The price of units that leave beyond what is there: the given cost, else that of the layer that left last. */
export function priceBeyond(move: Move, pool: PoolId, replay: Replay): (units: number) => Cost {
  const stock = stockOf(replay, pool);
  const basis = stock.layers.at(-1) ?? restingBasis(stock, pool, move.day, replay);
  return (units) => {
    const given = givenCost(pool, units, move.day, replay);
    if (given !== null || (basis !== null && totalOf(basis.cost) !== 0)) stock.costed = true;
    else if (!stock.costed) replay.uncosted.push({ pool, units, day: move.day, isOpening: move.entry === "opening" });
    return given ?? (basis === null ? NO_COST : costOfUnits(basis, units));
  };
}

/** What a unit costs where none is there: as those owed were carried, as it last was, as last received, as the table says. */
function restingBasis(stock: Stock, pool: PoolId, day: Day, { entryCosts }: Replay): UnitBasis | null {
  const owed = stock.owed.units > 0 && totalOf(stock.owed.cost) !== 0 ? stock.owed : null;
  return owed ?? stock.last ?? stock.newest ?? entryCosts.fallback(pool, day);
}

/** The given cost of units: as stated for the pool, else as the cost table has it in force; null for other methods, or without one. */
export function givenCost(pool: PoolId, units: number, day: Day, { keeping, stated, places, pools, entryCosts }: Replay): Cost | null {
  if (!keeping.standard) return null;
  const own = stated.get(pool);
  if (own === undefined) return entryCosts.standardOf(pool, units, day);
  return { ...NO_COST, goods: priceAt({ count: units, unitCost: own, currency: places.currencyOf(pools.at(pool).location) }) };
}

/** Enough units to tell two unit costs of six places apart. */
const PROBE_UNITS = 1_000_000;

/** Between pools with one given cost a transfer carries what it took, cents and all. */
export function sameGivenCost(source: PoolId, target: PoolId, day: Day, replay: Replay): boolean {
  const currencyOf = (pool: PoolId): string => replay.places.currencyOf(replay.pools.at(pool).location);
  const [a, b] = [givenCost(source, PROBE_UNITS, day, replay), givenCost(target, PROBE_UNITS, day, replay)];
  return currencyOf(source) === currencyOf(target) && a !== null && b !== null && totalOf(a) === totalOf(b);
}
