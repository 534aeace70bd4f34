/**
 * The one list of what Amazon can be asked to pay: units that shipments lack, units lost or damaged inside its centres,
 * removals and returns that never came, fees. Units that were paid for or that a decided case speaks of are not in it; what a
 * case is open about carries its ID. What would be lost first stands first.
 */
import { rowsOf } from "../columns/table";
import { isAskedCase, isOpenCase, type ClaimType, type ClockStart } from "../domain/claims";
import { addDays, titleOfDay, type Day } from "../domain/day";
import { currencyOrNull, minorOf, ZERO } from "../domain/money";
import { compareText } from "../domain/text";
import type { Facts } from "../facts/facts";
import { placeOfRow } from "../facts/place-of-row";
import { claimTypeOf, type Allocation } from "./allocate-reimbursements";
import type { BookValue } from "./book-values";
import type { ClaimClock, ClaimWindow } from "./claim-clock";
import { distinctRows } from "./distinct-rows";
import type { ClaimLine, ShipmentLine } from "./findings";
import type { LedgerSeries } from "./ledger-series";
import { findLostUnits, type StockEvent } from "./lost-units";
import { findMissingRemovals, findMissingReturns } from "./missing-parcels";
import type { Places } from "./places";
import { sameShipment, type CaseRecord } from "./read-cases";

type Context = {
  readonly facts: Facts;
  readonly series: readonly LedgerSeries[];
  /** With their windows and cases. */
  readonly shipments: readonly ShipmentLine[];
  readonly allocation: Allocation;
  readonly bookValue: BookValue;
  readonly clock: ClaimClock;
  readonly places: Places;
  readonly today: Day;
  readonly removalDays: number;
};
type Open = StockEvent & { readonly caseId: string | null };

const DAYS_APART = 1;

export function findClaims(context: Context): readonly ClaimLine[] {
  const { facts, series, shipments, allocation, today, removalDays } = context;
  const paidOrders = new Set(allocation.payments.flatMap(({ about, orderId, cashUnits, stockUnits }) => (about === "customer" && orderId !== "" && cashUnits + stockUnits > 0 ? [orderId] : [])));
  const lost = lessPaid(findLostUnits(facts, series, today), allocation);
  const events = [...lost, ...findMissingRemovals(facts, { today, removalDays }), ...findMissingReturns(facts, { today, paidOrders })];
  const open = giveCases(events, allocation);
  const claims = [...shipments.flatMap((line) => claimOfLine(context, line)), ...open.map((event) => claimOfEvent(context, event)), ...claimFees(context)];
  return claims.sort(lostFirst);
}

/** Payments for losses inside a warehouse, set against the oldest such events of the goods. */
function lessPaid(events: readonly StockEvent[], { payments }: Allocation): readonly StockEvent[] {
  const left = events.map(({ units }) => units);
  for (const payment of payments) {
    if (payment.about !== "warehouse") continue;
    const type = claimTypeOf(payment);
    let units = payment.cashUnits + payment.stockUnits;
    events.forEach((event, index) => {
      const isSame = (payment.fnsku !== "" && payment.fnsku === event.fnsku) || (payment.sku !== "" && payment.sku === event.sku);
      if (event.type !== type || !isSame || (event.since !== null && event.since > addDays(payment.day, DAYS_APART))) return;
      const paid = Math.min(units, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - paid;
      units -= paid;
    });
  }
  return events.flatMap((event, index) => ((left[index] ?? 0) > 0 ? [{ ...event, units: left[index] ?? 0 }] : []));
}

/** Each case speaks for as many units as it claims, the oldest events first. A decided case takes them off the list, unless what it brought was counted already. */
function giveCases(events: readonly StockEvent[], { cases, registered }: Allocation): readonly Open[] {
  const speaking = cases.filter((record) => isAskedCase(record.status) || record.status === "denied" || record.status === "written-off" || registered.has(record));
  const left = new Map(speaking.map((record) => [record, record.units ?? Infinity]));
  return events.flatMap((event): readonly Open[] => {
    const open: Open[] = [];
    let units = event.units;
    for (const record of speaking) {
      const count = isAbout(record, event) ? Math.min(units, left.get(record) ?? 0) : 0;
      if (count === 0) continue;
      units -= count;
      left.set(record, (left.get(record) ?? 0) - count);
      if (isAskedCase(record.status)) open.push({ ...event, units: count, caseId: record.caseId });
    }
    return units === 0 ? open : [...open, { ...event, units, caseId: null }];
  });
}

function isAbout(record: CaseRecord, event: StockEvent): boolean {
  return record.kind === event.type && (record.sku === "" || record.sku === event.sku) && (record.shipmentId === "" ? record.sku !== "" : sameShipment(record.shipmentId, event.reference));
}

const DECIDED_STATES: ReadonlySet<ShipmentLine["state"]> = new Set(["denied", "written-off"]);

/** Whether Amazon can be asked for what a line lacks: not where the seller or the carrier answers for it, nor where a case decided. */
export function isClaimable({ state, parts, responsibility }: Pick<ShipmentLine, "state" | "parts" | "responsibility">): boolean {
  return (parts.unexplained ?? 0) < 0 && !DECIDED_STATES.has(state) && responsibility !== "seller" && responsibility !== "logistics";
}

function claimOfLine({ bookValue, today, allocation: { cases } }: Context, line: ShipmentLine): readonly ClaimLine[] {
  if (!isClaimable(line)) return [];
  const units = 0 - (line.parts.unexplained ?? 0);
  // What was written and not sent asks nobody.
  const isDraft = line.state !== "case-open" && cases.some((record) => record.status === "draft" && record.caseId === line.caseId && sameShipment(record.shipmentId, line.shipmentId));
  const { value, goods, currency } = bookValue(line.sku, units);
  return [{
    type: "inbound-missing", sku: line.sku, fnsku: line.fnsku, reference: line.shipmentId, units, since: line.deliveredOn ?? line.shipped, bookValue: value, expectedClaim: goods, currency,
    claimFrom: line.claimFrom, claimUntil: line.claimUntil, daysLeft: line.claimUntil === null ? null : line.claimUntil - today, caseId: isDraft ? null : line.caseId, because: [...line.because, ...sayWindow({ from: line.claimFrom, until: line.claimUntil }, today)], place: line.place,
  }];
}

const CLOCKS_OF_EVENT: Readonly<Partial<Record<ClaimType, readonly ClockStart[]>>> = {
  "warehouse-lost": ["reported"], "warehouse-damaged": ["reported"], "return-not-received": ["refunded", "shipped"], penalty: ["reported"],
};

function claimOfEvent(context: Context, event: Open): ClaimLine {
  const { value, goods, currency } = context.bookValue(event.sku, event.units);
  return { ...claimed(context, event), bookValue: value, expectedClaim: goods, currency };
}

function claimed({ clock, today }: Context, { location, because, starts: known, ...event }: Open): Omit<ClaimLine, "bookValue" | "expectedClaim" | "currency"> {
  const starts = known ?? Object.fromEntries((CLOCKS_OF_EVENT[event.type] ?? []).map((start) => [start, event.since]));
  const window = clock.windowOf({ type: event.type, location, starts, name: [event.reference, event.sku].filter((text) => text !== "").join(" "), place: event.place });
  return { ...event, claimFrom: window.from, claimUntil: window.until, daysLeft: window.until === null ? null : window.until - today, because: [because, ...sayWindow(window, today)] };
}

/** A window that has not begun, or that is over, is said. */
function sayWindow({ from, until }: ClaimWindow, today: Day): readonly string[] {
  if (until !== null && until < today) return [`the claim window ended on ${titleOfDay(until)}`];
  return from !== null && from > today ? [`can be claimed from ${titleOfDay(from)} on`] : [];
}

/** What Amazon charged for problems with shipments; a fee has no book value, and the whole of it is claimed. */
function claimFees(context: Context): readonly ClaimLine[] {
  const { facts, places, allocation: { cases } } = context;
  return distinctRows(rowsOf(facts.inboundNoncompliance)).flatMap((row): readonly ClaimLine[] => {
    if (row.fee === null || row.fee.coefficient <= 0) return [];
    const event: StockEvent = {
      type: "penalty", sku: row.msku, fnsku: row.fnsku === "" ? null : row.fnsku, reference: row.shipmentId, units: row.problemQuantity ?? 0, since: row.day, location: "",
      because: row.problemType, place: placeOfRow(facts, row),
    };
    const record = cases.find((one) => one.status !== "draft" && isAbout(one, event));
    if (record !== undefined && !isOpenCase(record.status)) return [];
    const currency = currencyOrNull(row.currency) ?? places.currencyOf("");
    return [{ ...claimed(context, { ...event, caseId: record?.caseId ?? null }), bookValue: ZERO, expectedClaim: minorOf(row.fee, currency), currency }];
  });
}

/** Running windows by the days left, then those that nobody knows, then those that are over; within each the most money first. */
function lostFirst(a: ClaimLine, b: ClaimLine): number {
  const turn = ({ daysLeft }: ClaimLine): number => (daysLeft === null ? 1 : daysLeft < 0 ? 2 : 0);
  return (
    turn(a) - turn(b) || (a.daysLeft ?? 0) - (b.daysLeft ?? 0) || (b.expectedClaim ?? 0) - (a.expectedClaim ?? 0) ||
    compareText(a.type, b.type) || compareText(a.reference, b.reference) || compareText(a.sku, b.sku) || (a.since ?? 0) - (b.since ?? 0) || b.units - a.units || compareText(a.caseId ?? "", b.caseId ?? "")
  );
}
