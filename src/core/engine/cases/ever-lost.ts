/** Everything beside shipments that Amazon could ever be asked about: units lost inside its centres, removals and returns that never came, paid for or not. */
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { EverLost } from "../compensation/asked-units";
import { findLostUnits } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import type { Payment } from "../compensation/payment";
import type { LedgerSeries } from "../ledger/ledger-series";

type Context = {
  readonly payments: readonly Payment[];
  readonly today: Day;
  /** Goods that never came to the seller. */
  readonly missing: readonly StockEvent[];
  readonly closedEvents: Pick<ClosedEvents, "before" | "isBefore">;
};

export function findEverLost(
  facts: Facts,
  series: readonly LedgerSeries[],
  { payments, today, missing, closedEvents: { before, isBefore } }: Context,
): EverLost {
  const { events, madeUp } = findLostUnits(facts, series, { payments: payments.filter((payment) => !isBefore(payment)), until: today, before });
  return { events: [...events, ...missing], madeUp };
}
