/** Goods that leave an average at a cost of their own, such as returns of a known receipt: what it holds then, at month-end average and moving average alike. */
import { COST_PARTS, subtractCost } from "../../domain/cost";
import type { UnitBasis } from "./entry-costs";

/**
 * What is held after giving up units at their own cost. Null where it would not last: no unit would be left, or a part of its cost fall below
 * zero. Then the units take out what the stock holds for them, and what their own cost differs by is a revaluation.
 */
export function restWithout(held: UnitBasis, left: UnitBasis): UnitBasis | null {
  const cost = subtractCost(held.cost, left.cost);
  return left.units >= held.units || COST_PARTS.some((part) => cost[part] < 0) ? null : { units: held.units - left.units, cost };
}
