/** Everything beside shipments that Amazon could ever be asked about: units lost inside its centres, removals and returns that never came, paid for or not. */
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { EverLost } from "../compensation/asked-units";
import { findLostUnits } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import type { Payment } from "../compensation/payment";
import { findSets } from "../goods/find-listings";
import type { LedgerSeries } from "../ledger/ledger-series";
import { asPaidBefore } from "./paid-before";
import { lessPaid } from "./paid-events";

type Context = {
  readonly payments: readonly Payment[];
  readonly today: Day;
  /** Goods that never came to the seller. */
  readonly missing: readonly StockEvent[];
  readonly closedEvents: ClosedEvents;
};

export function findEverLost(facts: Facts, series: readonly LedgerSeries[], { payments, today, missing, closedEvents }: Context): EverLost {
  const { before, isBefore } = closedEvents;
  const lost = findLostUnits(facts, series, { payments: payments.filter((payment) => !isBefore(payment)), until: today, before });
  const events = [...lost.events, ...missing];
  return {
    events,
    madeUp: lost.madeUp,
    leftBy: (paid) => lessPaid(events, lost, { paid, before: asPaidBefore(closedEvents), setOf: findSets(facts) }).events,
  };
}
