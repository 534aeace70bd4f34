/** What happened to units at Amazon, or on their way home, for which it can be asked to pay; on which days clocks about it start, and in which order such events stand. */
import type { ClaimType, ClockStart } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { LossBooked } from "../../domain/ledger-events";
import type { Removal } from "../../domain/returns-and-removals";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";

/** Something that happened to units, for which Amazon can be asked to pay. */
export type StockEvent = {
  readonly type: ClaimType;
  readonly sku: string;
  readonly fnsku: string | null;
  /** Shipment or order, or "". */
  readonly reference: string;
  readonly units: number;
  readonly since: Day | null;
  /** The first day on which it could be asked about or paid, where `since` is a later one, one that moves, or not known; null where nobody knows it. */
  readonly begun?: Day | null;
  /** Where its kinds of clock start on days of their own. */
  readonly starts?: Readonly<Partial<Record<ClockStart, Day | null>>>;
  /** Country or location, as far as it is known. */
  readonly location: string;
  readonly because: string;
  /** Of a loss of which some units are accounted for: what was lost in all, and whether finds or the ledger itself account for the others. */
  readonly loss?: PartlyMadeUp;
  /** Of a removal, the tracking numbers under which not all that was sent came; left out where none is known. */
  readonly tracking?: readonly string[];
  /** By which its units left Amazon; left out of what never left, or not by one. */
  readonly removedBy?: Removal;
  /** Of a removal the day on which its units were sent, where a parcel tells it. */
  readonly sentOn?: Day;
  /** As what the ledger has it, of what was lost inside a warehouse. */
  readonly lostBy?: LossBooked;
  readonly place: Place | null;
};
export type PartlyMadeUp = { readonly lost: number; readonly madeUp: number; readonly by: "finds" | "ledger" };

export function begunOn({ since, begun = since }: Pick<StockEvent, "since" | "begun">): Day | null {
  return begun;
}

/** The days on which a clock about it may start, as far as they are known. */
export function startsOf({ type, since, starts }: Pick<StockEvent, "type" | "since" | "starts">): NonNullable<StockEvent["starts"]> {
  return starts ?? Object.fromEntries((CLOCKS_OF_EVENT[type] ?? []).map((start) => [start, since]));
}

const CLOCKS_OF_EVENT: Readonly<Partial<Record<ClaimType, readonly ClockStart[]>>> = {
  "warehouse-lost": ["reported"],
  "warehouse-damaged": ["reported"],
  "return-not-received": ["refunded", "shipped"],
  penalty: ["reported"],
  "missing-payment": ["shipped"],
  "not-on-sale": ["reported"],
};

/** The oldest first; those of one day in an order that is not that of their rows. */
export function oldestEventFirst(a: StockEvent, b: StockEvent): number {
  return (
    (begunOn(a) ?? -Infinity) - (begunOn(b) ?? -Infinity) ||
    compareText(a.type, b.type) ||
    compareText(a.sku, b.sku) ||
    compareText(a.reference, b.reference) ||
    compareText(a.location, b.location) ||
    (a.since ?? -Infinity) - (b.since ?? -Infinity) ||
    b.units - a.units
  );
}
