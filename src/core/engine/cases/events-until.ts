/** What Amazon lost, damaged and found up to a day, how much of it finds account for, and how much was paid: what a month is closed with. */
import type { ClaimType } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { SealedEvent } from "../closing/sealed-notation";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { findSets } from "../goods/find-listings";
import { findLostUnits, findUnspentFinds } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import type { LedgerSeries } from "../ledger/ledger-series";
import type { Payment } from "../compensation/payment";
import type { Places } from "../movements/places";
import type { BookedLosses } from "../valuation/booked-losses";
import { placeOfLoss } from "./find-claims";
import { asPaidBefore } from "./paid-before";
import { lessPaid } from "./paid-events";

type Context = {
  readonly facts: Facts;
  readonly series: readonly LedgerSeries[];
  readonly allocation: Allocation;
  readonly closedEvents: ClosedEvents;
  readonly places: Pick<Places, "ofLedger">;
  readonly bookedLosses: BookedLosses;
};

export function listEventsUntil(until: Day, { facts, series, allocation, closedEvents, places, bookedLosses }: Context): readonly SealedEvent[] {
  const { before, isBefore } = closedEvents;
  const paid = allocation.payments.filter(({ day }) => day <= until).map((payment) => asOf(until, payment));
  const known = { payments: paid.filter((payment) => !isBefore(payment)), until, before };
  const lost = findLostUnits(facts, series, known);
  const { paidOf, beyond } = lessPaid(lost.events, lost, {
    paid: { ...allocation, payments: paid },
    before: asPaidBefore(closedEvents),
    setOf: findSets(facts),
  });
  const noteOf = (event: StockEvent, open: number): readonly SealedEvent[] => {
    const { type, since, units, location, fnsku, sku, lostBy } = event;
    if (since === null) return [];
    const left = lostBy === undefined ? null : bookedLosses({ ...placeOfLoss(places, event), ...lostBy });
    const booked = left === null ? null : { units: left.units, cost: left.cost };
    return [{ event: eventOf(type), day: since, units, open, paid: paidOf.get(event) ?? 0, location, fnsku: fnsku ?? "", sku, booked }];
  };
  const { all } = findUnspentFinds(facts, series, known);
  return [
    ...lost.events.flatMap((event) => noteOf(event, event.units)),
    ...lost.madeUp.flatMap((event) => noteOf(event, 0)),
    ...all.flatMap(({ day, units, left, fnsku, sku }): readonly SealedEvent[] =>
      units > 0 ? [{ event: "found", day, units, open: left, paid: 0, location: "", fnsku, sku, booked: null }] : [],
    ),
    ...beyond.map(({ type, sku, label, day, units }): SealedEvent => ({
      event: eventOf(type),
      day,
      units: 0,
      open: 0,
      paid: units,
      location: "",
      fnsku: label,
      sku,
      booked: null,
    })),
  ];
}

const eventOf = (type: ClaimType): SealedEvent["event"] => (type === "warehouse-damaged" ? "damaged" : "lost");

/** What is taken back later is taken back in the month of that day. */
function asOf(until: Day, payment: Payment): Payment {
  const later = payment.reversals.filter(({ day }) => day > until);
  const sum = (field: "units" | "cashUnits" | "stockUnits"): number => later.reduce((total, one) => total + one[field], 0);
  return {
    ...payment,
    cashUnits: payment.cashUnits + sum("cashUnits"),
    stockUnits: payment.stockUnits + sum("stockUnits"),
    takenBackUnits: payment.takenBackUnits - sum("units"),
    reversals: payment.reversals.filter(({ day }) => day <= until),
  };
}
