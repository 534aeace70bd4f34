/** What happened to units and the register -> how many of them each case beside shipments is about, so that one that states no units claims those, and no more. */
import { groupBy } from "../../columns/group-by";
import { debtorOf, type ClaimType } from "../../domain/claims";
import type { Removal } from "../../domain/returns-and-removals";
import type { Portion } from "./answer-cases";
import type { Payment } from "./payment";
import { oldestEventFirst, type StockEvent } from "./stock-event";
import type { CaseRecord } from "./read-cases";
import type { Share } from "./reimbursement-desk";
import { mayBeAbout, speakersOf, SPOKEN_FITS, subjectOf } from "./speakers";

/** `open` units nothing but a payment makes up; `all` were also found, or are accounted for by the ledger. `locations` are where they were, as the ledger names them. */
export type AskedUnits = { readonly open: number; readonly all: number; readonly locations: readonly string[] };
/** What payments are there, and what each is for. */
type Paid = {
  readonly payments: readonly Payment[];
  readonly shares: readonly Share[];
  readonly cases: readonly CaseRecord[];
  readonly portions: readonly Portion[];
};
/** What could ever be claimed: what nothing makes up, and what finds or the ledger itself do. */
export type EverLost = {
  readonly events: readonly StockEvent[];
  readonly madeUp: readonly StockEvent[];
  /** What payments leave open of the events. */
  readonly leftBy: (paid: Paid) => readonly StockEvent[];
};

/** Cases about something that no source here tells of have no entry. */
export function findAskedUnits(cases: readonly CaseRecord[], { events, madeUp }: Pick<EverLost, "events" | "madeUp">): ReadonlyMap<CaseRecord, AskedUnits> {
  const open = eventsByCase(cases, events);
  return new Map(
    [...eventsByCase(cases, [...events, ...madeUp])].map(([record, all]) => [
      record,
      { open: unitsOf(open.get(record) ?? []), all: unitsOf(all), locations: [...new Set(all.map(({ event }) => event.location))] },
    ]),
  );
}

/** Units of an event that a case is about. */
export type AskedEvent = { readonly event: StockEvent; readonly units: number };

/** What each case beside shipments is about, whatever was paid: what bears the label that it names, the oldest first, is that of the first case, so that later ones are left for what came later. */
export function eventsByCase(cases: readonly CaseRecord[], events: readonly StockEvent[]): ReadonlyMap<CaseRecord, readonly AskedEvent[]> {
  const speakers = speakersOf(
    cases.filter(({ kind }) => debtorOf(kind) === null).map((record) => ({ record, units: record.units ?? Infinity, isAsking: true })),
  );
  const asked = new Map<CaseRecord, AskedEvent[]>();
  const open = [...events].sort(oldestEventFirst).map((event) => ({ event, left: event.units }));
  for (const fit of SPOKEN_FITS) {
    for (const one of open) {
      if (one.left <= 0) continue;
      for (const { record, units } of speakers(subjectOf(one.event), one.left, fit)) {
        const own = asked.get(record) ?? [];
        asked.set(record, own);
        own.push({ event: one.event, units });
        one.left -= units;
      }
    }
  }
  return asked;
}

/** By what the units that a case is about left Amazon; a case about an order of which nothing here tells names it itself. */
export function findRemovalsAsked(cases: readonly CaseRecord[], events: readonly StockEvent[]): (record: CaseRecord) => readonly Removal[] {
  const about = cases.filter(({ kind }) => kind === ("removal-lost" satisfies ClaimType));
  const asked = eventsByCase(
    about,
    events.filter(({ removedBy }) => removedBy !== undefined),
  );
  const removals = new Map(about.map((record) => [record, (asked.get(record) ?? []).flatMap(({ event }) => event.removedBy ?? [])]));
  return (record) => {
    const own = removals.get(record) ?? [];
    return own.length > 0 || !removals.has(record) ? own : [{ order: record.shipmentId, days: [] }];
  };
}

/**
 * What cases inside warehouses are about, those of the first lists first: a case that claims more than those have is about those of the next. One that claims what others have
 * as well is about the same, last of all.
 */
export function findLossesAsked(cases: readonly CaseRecord[], lists: readonly (readonly StockEvent[])[]): (record: CaseRecord) => readonly AskedEvent[] {
  const lost = lists.map((events) => events.filter(({ lostBy }) => lostBy !== undefined));
  const asked = lost.map((events) => eventsByCase(cases, events));
  const nameOf = (kind: string, sku: string): string => JSON.stringify([kind, sku]);
  const alike = groupBy(lost.flat(), ({ type, sku }) => nameOf(type, sku));
  return (record) => {
    const withOthers = (alike.get(nameOf(record.kind, record.sku)) ?? []).filter((event) => mayBeAbout(record, subjectOf(event)));
    return [...asked.flatMap((one) => one.get(record) ?? []), ...withOthers.map((event) => ({ event, units: event.units }))];
  };
}

const unitsOf = (asked: readonly AskedEvent[]): number => asked.reduce((sum, { units }) => sum + units, 0);
