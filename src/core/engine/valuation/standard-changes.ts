/** Given costs that change: what lies in the warehouse takes the new cost on the morning of its day, as a revaluation. */
import { negateCost, totalOf } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { priceAt, type NewUnitCost } from "../movements/unit-costs";
import { revalue, stockOf, type Replay } from "./replay";
import { givenCost } from "./replay-prices";
import { revalueTo } from "./stock";

export type StandardChange = { readonly day: Day; readonly pool: PoolId };

/** Changes by the cost table, oldest first; none for other methods. */
export function standardChanges(pools: readonly PoolId[], { keeping, entryCosts }: Replay): readonly StandardChange[] {
  if (!keeping.standard) return [];
  return pools.flatMap((pool) => entryCosts.standardDays(pool).map((day) => ({ day, pool }))).sort((a, b) => a.day - b.day);
}

/** `like` lends its form to the change, not its day or row. */
export function changeStandard({ day, pool }: StandardChange, like: Move, replay: Replay): void {
  const stock = stockOf(replay, pool);
  replay.stated.delete(pool);
  const given = givenCost(pool, Math.abs(stock.units), day, replay);
  if (given === null || stock.units === 0) return;
  const change: Move = { ...like, day, reference: "", place: null };
  revalue(replay, change, pool, revalueTo(stock, totalOf(stock.units > 0 ? given : negateCost(given)), change));
}

/** A row that states a new unit cost for what is on hand; under standard cost it holds from then on. */
export function revalueUnits(move: Move, pool: PoolId, unitCost: NewUnitCost, replay: Replay): void {
  const stock = stockOf(replay, pool);
  replay.stated.set(pool, unitCost);
  stock.costed = true;
  const currency = replay.places.currencyOf(replay.pools.at(pool).location);
  revalue(replay, move, pool, revalueTo(stock, priceAt({ count: stock.units, unitCost, currency }), move));
}
