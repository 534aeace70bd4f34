/**
 * Pools whose value nobody knows by a day: units came in that nothing gave a cost, there or where they were sent on from. An
 * average over priced and unpriced units would look like a figure and be none.
 */
import type { Day } from "../../domain/day";
import type { PoolId } from "../movements/pools";
import type { Valuation } from "./valuation";

export function findUnpriced({ valued, uncosted }: Pick<Valuation, "valued" | "uncosted">, until: Day): ReadonlySet<PoolId> {
  const unpriced = new Set(uncosted.flatMap(({ pool, units, day, isOpening }) => ((isOpening || day <= until) && units !== 0 ? [pool] : [])));
  for (let before = -1; before !== unpriced.size; ) {
    before = unpriced.size;
    for (const { move } of valued) if (move.day <= until && move.from !== null && move.to !== null && move.quantity !== 0 && unpriced.has(move.from)) unpriced.add(move.to);
  }
  return unpriced;
}
