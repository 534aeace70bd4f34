/** What the sale or receipt that a return names was worth, with the charges it bore. */
import { addCost, isNoCost, NO_COST, sumCosts, type Cost } from "../../domain/cost";
import type { UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { ValuationContext } from "./valuation";

type Known = Pick<ValuationContext, "originals" | "charges" | "entryCosts"> & { readonly values: ReadonlyMap<Move, { readonly out: Cost; readonly in: Cost }> };

/** In the currency of the return's pool; null where no original is named, or none has been valued by now. */
export function originalBasis(move: Move, pool: PoolId, { originals, charges, values, entryCosts }: Known): UnitBasis | null {
  let units = 0;
  let cost = NO_COST;
  for (const original of originals.get(move) ?? []) {
    const value = values.get(original);
    if (value === undefined) continue;
    const borne = sumCosts((charges.get(original) ?? []).map((charge) => (charge.cost.by === "stated" ? charge.cost.cost : NO_COST)));
    // A transfer is worth what it brought, where it brought it.
    const [worth, at] =
      original.from !== null && original.to !== null ? [value.in, original.to] : [addCost(value.out, value.in), original.from ?? original.to ?? pool];
    const whole = entryCosts.carry(addCost(worth, borne), at, pool, original.day);
    if (whole === null) continue;
    units += original.quantity;
    cost = addCost(cost, whole);
  }
  return units === 0 || isNoCost(cost) ? null : { units, cost };
}
