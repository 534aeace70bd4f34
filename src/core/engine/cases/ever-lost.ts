/** Everything beside shipments that Amazon could ever be asked about: units lost inside its centres, removals and returns that never came, paid for or not. */
import type { Day } from "../../domain/day";
import type { Settings } from "../../domain/settings";
import type { Facts } from "../../facts/facts";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { EverLost } from "../compensation/asked-units";
import { findLostUnits } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import type { Payment } from "../compensation/payment";
import type { LedgerSeries } from "../ledger/ledger-series";
import { findMissingRemovals, findMissingReturns } from "./missing-parcels";
import { readSettledOrders } from "./settled-orders";

type Context = {
  readonly payments: readonly Payment[];
  readonly today: Day;
  readonly settings: Settings;
  readonly closedEvents: Pick<ClosedEvents, "before" | "isBefore">;
};

export function findEverLost(
  facts: Facts,
  series: readonly LedgerSeries[],
  { payments, today, settings, closedEvents: { before, isBefore } }: Context,
): EverLost {
  const { events, madeUp } = findLostUnits(facts, series, { payments: payments.filter((payment) => !isBefore(payment)), until: today, before });
  return { events: withMissingParcels(events, facts, { settled: readSettledOrders(facts), today, settings }), madeUp };
}

type Parcels = Pick<Context, "today" | "settings"> & { readonly settled: ReturnType<typeof readSettledOrders> };

export function withMissingParcels(
  lost: readonly StockEvent[],
  facts: Facts,
  { settled, today, settings: { removalDays, returnDays } }: Parcels,
): readonly StockEvent[] {
  return [...lost, ...findMissingRemovals(facts, { today, removalDays }), ...findMissingReturns(facts, settled, { today, returnDays })];
}
