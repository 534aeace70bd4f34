/**
 * Removals, refunds and replacements whose goods are to come to the seller, and fees that Amazon can be asked for -> what never came, what nobody can tell of, and what a month
 * that is closed keeps of them.
 */
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { Settings } from "../../domain/settings";
import type { Facts } from "../../facts/facts";
import { noteAwaited, type AwaitedNotes, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
import type { RemovalsNamed } from "../movements/link-removals";
import type { Places } from "../movements/places";
import type { StockEvent } from "../compensation/stock-event";
import { listFees, readFees } from "./charged-fees";
import { booksRemovals, findMissingRemovals, listRemovals, listSent, nameRemovals, type SentHome } from "./missing-removals";
import { readRemovals } from "./read-removals";
import { findMissingReturns, listReturns, nameUnjudgedReturns, readReturns } from "./missing-returns";
import type { SettledOrders } from "./settled-orders";

type Context = {
  readonly settled: Pick<SettledOrders, "refunds">;
  readonly closed: ClosedAwaited;
  readonly places: Pick<Places, "kindOf" | "ofWarehouse">;
  readonly today: Day;
  readonly settings: Pick<Settings, "removalDays" | "returnDays">;
};
export type AwaitedGoods = {
  /** What never came, paid for or not. */
  readonly missing: readonly StockEvent[];
  /** What was sent to the seller, whether it came or not. */
  readonly sent: readonly SentHome[];
  /** Whether the seller books any removals that arrive. */
  readonly booksRemovals: boolean;
  readonly removalsNamed: RemovalsNamed;
  /** What was charged for problems with shipments, paid back or not. */
  readonly fees: readonly Told<"fee">[];
  readonly noteUntil: (day: Day) => AwaitedNotes;
  readonly issues: readonly Issue[];
};

export function followAwaited(facts: Facts, { settled, closed, places, today, settings: { removalDays, returnDays } }: Context): AwaitedGoods {
  const removals = readRemovals(facts, closed, (warehouse) => places.kindOf(places.ofWarehouse(warehouse)) === "fba");
  const returns = readReturns(facts, settled, closed);
  const fees = readFees(facts, closed);
  return {
    missing: [...findMissingRemovals(removals, { today, removalDays }), ...findMissingReturns(returns, { today, returnDays })],
    sent: listSent(removals),
    booksRemovals: booksRemovals(removals),
    removalsNamed: nameRemovals(removals),
    fees,
    noteUntil: (day) => {
      const { rows, answersLeft } = listReturns(returns, day, { today, returnDays });
      const { notes, left } = noteAwaited([...listRemovals(removals, day), ...rows, ...listFees(fees, day)], closed);
      return { notes, left: [...left, ...(answersLeft === 0 ? [] : [{ of: "answers" as const, count: answersLeft }])] };
    },
    issues: nameUnjudgedReturns(returns, { today, returnDays }),
  };
}
