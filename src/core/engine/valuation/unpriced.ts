/**
 * Pools whose value nobody knows by a day: something came in that nothing gave a cost, or whose cost stands in a currency without a rate,
 * there or where it was sent on from. An average over priced and unpriced units would look like a figure and be none.
 */
import { NO_COST } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { EntryCosts } from "./entry-costs";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { Valuation } from "./valuation";

export function findUnpriced({ valued, uncosted }: Pick<Valuation, "valued" | "uncosted">, until: Day, { carry }: Pick<EntryCosts, "carry">): ReadonlySet<PoolId> {
  const unpriced = new Set(uncosted.flatMap(({ pool, units, day, isOpening }) => ((isOpening || day <= until) && units !== 0 ? [pool] : [])));
  const isOpen = ({ from, to, cost, day, quantity }: Move): boolean => cost.by === "unpriced" || (from !== null && to !== null && quantity !== 0 && carry(NO_COST, from, to, day) === null);
  for (const { move } of valued) if (move.to !== null && move.day <= until && isOpen(move)) unpriced.add(move.to);
  for (let before = -1; before !== unpriced.size; ) {
    before = unpriced.size;
    for (const { move } of valued) if (move.day <= until && move.from !== null && move.to !== null && move.quantity !== 0 && unpriced.has(move.from)) unpriced.add(move.to);
  }
  return unpriced;
}
