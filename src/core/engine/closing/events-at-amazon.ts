/**
 * What Amazon lost, damaged and found by the end of a closed month, and what it paid for it -> its seal, and back: a book that begins later has no ledger of
 * then, and what is found or paid in it answers losses of before.
 */
import { groupBy } from "../../columns/group-by";
import { isoOf, type Day } from "../../domain/day";
import type { Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { firstDayOfLedger } from "../ledger/choose-period";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";
import { tellBooked, type ClosedPayment } from "./sealed-payments";
import { noteOf, REMARKS, type Note, type SealedEvent } from "./sealed-notation";

export type ClosedEvent = SealedEvent & { readonly because: string; readonly place: Place | null };
type Named = Pick<SealedEvent, "event" | "fnsku" | "sku">;
/** What was paid for goods by the end of the closed months, `found` of it for units that finds account for. */
type PaidThen = Named & { readonly units: number; readonly found: number };
/** What a payment of a day had left when all that was lost was paid. */
type Beyond = Named & { readonly units: number; readonly day: Day };
export type ClosedEvents = {
  /** Of days before the ledger. */
  readonly before: readonly ClosedEvent[];
  /** Of any day. */
  readonly all: readonly ClosedEvent[];
  readonly paid: readonly PaidThen[];
  readonly beyond: readonly Beyond[];
  /** The last day up to which closed months tell what was paid for such goods; null where they do not. */
  readonly paidUntil: Day | null;
  /** Whether a closed month has a payment. */
  readonly knows: (payment: ClosedPayment) => boolean;
  /** And what came of it, where the days before the ledger are told. */
  readonly isBefore: (payment: ClosedPayment) => boolean;
};

/** `seals` are those before the period, oldest first. */
export function readEvents(facts: Pick<Facts, "ledger" | "ledgerDetail">, seals: readonly Seal[]): ClosedEvents {
  const from = firstDayOfLedger(facts);
  const last = seals.at(-1);
  const eve = seals.filter(({ closedTo }) => closedTo < from).at(-1);
  const paid = eventsOf(last).filter((one) => one.event !== "found" && one.paid > 0);
  const paidUntil = last === undefined || !isTold(last) ? null : last.closedTo;
  const isBooked = tellBooked(seals);
  return {
    before: eventsOf(eve).filter(isLoss),
    all: [...new Set([eve, last])].flatMap((seal) => eventsOf(seal).filter(isLoss)),
    paid: [...groupBy(paid.filter(isLoss), ({ event, fnsku, sku }) => JSON.stringify([event, fnsku, sku])).values()].flatMap(paidThen),
    beyond: paid.filter((one) => !isLoss(one)).map(({ event, fnsku, sku, day, paid: units }) => ({ event, fnsku, sku, day, units })),
    paidUntil,
    knows: (payment) => paidUntil !== null && payment.day <= paidUntil && isBooked(payment),
    isBefore: (payment) => eve !== undefined && isTold(eve) && payment.day <= eve.closedTo && isBooked(payment),
  };
}

const isLoss = ({ units }: SealedEvent): boolean => units > 0;

/** What was lost on several days, or at several places, was paid from one purse. */
function paidThen(group: readonly SealedEvent[]): readonly PaidThen[] {
  const found = group.reduce((sum, { open, paid }) => sum + Math.max(0, paid - open), 0);
  return group.slice(0, 1).map(({ event, fnsku, sku }) => ({ event, fnsku, sku, units: group.reduce((sum, { paid }) => sum + paid, 0), found }));
}

function isTold({ lines }: Seal): boolean {
  return lines.some(({ moved }) => moved.includes(REMARKS["events-are-kept"]));
}

function eventsOf(seal: Seal | undefined): readonly ClosedEvent[] {
  if (seal === undefined || !isTold(seal)) return [];
  // What was lost of a set was one row, whatever lines its goods stand in.
  const placeOf = new Map<string, Place | null>();
  return seal.lines.flatMap(({ moved, place }) =>
    moved.map(noteOf).flatMap((note): readonly ClosedEvent[] => {
      if (note.kind !== "at-amazon") return [];
      const { kind: _, ...event } = note;
      const name = JSON.stringify([note.event, note.day, note.location, note.fnsku === "" ? note.sku : note.fnsku]);
      placeOf.set(name, placeOf.get(name) ?? place);
      return [{ ...event, because: `${note.event} by ${isoOf(note.day)}, as ${monthText(seal.closedTo)} was closed`, place: placeOf.get(name) ?? null }];
    }),
  );
}

/** What nothing is open of any more counts as one of its goods. */
export function noteEvents(events: readonly SealedEvent[]): readonly { readonly sku: string; readonly note: Note }[] {
  const groups = groupBy(events, (one) =>
    JSON.stringify([one.event, one.fnsku, one.sku, one.location, one.units === 0 || one.open > one.paid ? one.day : "answered"]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const sum = (field: "units" | "open" | "paid"): number => group.reduce((total, one) => total + one[field], 0);
    const newest = group.reduce<SealedEvent | undefined>((last, one) => (last === undefined || one.day > last.day ? one : last), undefined);
    if (first === undefined || newest === undefined) return [];
    const { day, booked } = newest;
    return [{ sku: first.sku, note: { kind: "at-amazon", ...first, day, booked, units: sum("units"), open: sum("open"), paid: sum("paid") } }];
  });
}
