/** Goods that came home from Amazon, and by no removal that is here -> issues which say what they were valued at, and what to bring. */
import { totalOf } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { sayMoney } from "../../domain/said-figures";
import type { Homecomings } from "../movements/link-removals";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { Pools } from "../movements/pools";
import type { Valuation } from "../valuation/valuation";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly linked: Homecomings;
  /** Of those that a closed balance gave a cost. */
  readonly balances: ReadonlyMap<Move, Seal>;
  readonly costRules: Valuation["costRules"];
  readonly openDays: { readonly from: Day; readonly to: Day };
};

export function nameUnknownRemovals(valued: Valuation["valued"], { pools, places, linked, balances, costRules, openDays }: Context): readonly Issue[] {
  return valued.flatMap(({ move, in: into, derived }): readonly Issue[] => {
    const { removedFrom, to, quantity, day, place } = move;
    if (removedFrom === undefined || to === null || derived === true || quantity <= 0 || linked.has(move) || day < openDays.from || day > openDays.to)
      return [];
    const { sku, location } = pools.at(to);
    const seal = balances.get(move);
    return [
      raise("removal-unknown", place, {
        sku,
        units: quantity,
        from: removedFrom,
        worth: totalOf(into) === 0 ? null : sayMoney(totalOf(into), places.currencyOf(location)),
        closed: seal === undefined ? null : monthText(seal.closedTo),
        rule: costRules.get(move) ?? null,
      }),
    ];
  });
}
