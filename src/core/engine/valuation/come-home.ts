/** Goods that come home from Amazon take along what they left it with, lot by lot and to the cent, whenever they arrive. */
import { isNoCost, NO_COST, shareOfCost, sumCosts, type Cost, type UnitsAtCost } from "../../domain/cost";
import type { EntryCosts } from "./entry-costs";
import type { Homecoming } from "../movements/link-removals";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { emptyStock, takeOut, type Layer } from "./stock";

/** Lots by the move that they left, or came home, by, oldest first. */
export type Lots = ReadonlyMap<Move, readonly Layer[]>;
/** What each removal left with and has not come home yet. */
export type Abroad = Map<Move, readonly Layer[]>;

/** What an arrival took of what a removal left with, in the currency of the place that it left. */
export type TakenHome = UnitsAtCost & { readonly removal: Move; readonly arrival: Move };

/** In the currency of the pool they come to. Empty where they left without a cost, which is then looked up as for any receipt. */
export function comeHome(
  parts: readonly Homecoming[],
  arrival: Move,
  pool: PoolId,
  { abroad, takenHome, entryCosts }: { readonly abroad: Abroad; readonly takenHome: TakenHome[]; readonly entryCosts: Pick<EntryCosts, "carry"> },
): readonly Layer[] {
  const lots = parts.flatMap(({ removal, units }) =>
    takeHome(removal, units, arrival, abroad).flatMap((lot): readonly Layer[] => {
      takenHome.push({ removal, arrival, units: lot.units, cost: lot.cost });
      const cost = entryCosts.carry(lot.cost, removal.from ?? pool, pool, removal.day);
      return cost === null ? [] : [{ ...lot, cost }];
    }),
  );
  return isNoCost(sumCosts(lots.map(costOfLot))) ? [] : lots;
}

/** Units that no removal accounts for cost what those cost that came home with them. */
export function withRest(home: readonly Layer[], units: number, arrival: Move): readonly Layer[] {
  const known = home.reduce((sum, lot) => sum + lot.units, 0);
  return units === known
    ? home
    : [...home, { units: units - known, cost: shareOfCost(sumCosts(home.map(costOfLot)), { count: units - known, whole: known }), origin: arrival }];
}

const costOfLot = ({ cost }: Layer): Cost => cost;

function takeHome(removal: Move, units: number, arrival: Move, abroad: Abroad): readonly Layer[] {
  const left = { ...emptyStock(), layers: abroad.get(removal) ?? [] };
  const there = left.layers.reduce((sum, lot) => sum + lot.units, 0);
  const taken = takeOut(left, Math.min(units, there), { from: "oldest" }, { price: () => NO_COST, origin: arrival });
  abroad.set(removal, left.layers);
  return taken;
}
