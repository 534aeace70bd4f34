/**
 * What happened to units and was not paid for -> what of it is still open: less what a decided case speaks of; what Amazon granted and
 * did not pay is told apart, and what a case asks about carries its ID.
 */
import { groupBy } from "../../columns/group-by";
import { isAskedCase } from "../../domain/claims";
import { isoOf } from "../../domain/day";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { awaitedSince, grantedOn } from "../compensation/grant-readings";
import { oldestEventFirst, startsOf, type StockEvent } from "../compensation/stock-event";
import { queueByName } from "../compensation/queue-by-name";
import { isMadeGood, type CaseRecord } from "../compensation/read-cases";
import {
  isAbout,
  namesOfCases,
  namesOfRecord,
  speakersOf,
  subjectOf,
  type Speaker,
  type Speakers,
  type SpokenFit,
  type Subject,
} from "../compensation/speakers";

/** `grantedBy` is the case that was granted it and not paid, a short while ago or long since. */
export type OpenEvent = StockEvent & { readonly caseId: string | null; readonly grantedBy: CaseRecord | null };

/** The cases about something in their order, whatever units they count; a draft asks nobody. */
export function findCasesAbout({ cases }: Pick<Allocation, "cases">): (subject: Subject) => readonly CaseRecord[] {
  const queue = queueByName(
    cases.filter(({ status }) => status !== "draft").map((record) => ({ record, left: 1 })),
    ({ record }) => namesOfRecord(record),
  );
  return (subject) => [...queue(namesOfCases(subject))].flatMap(({ record }) => (isAbout(record, subject) ? [record] : []));
}

/** Cases in which Amazon granted what it has not paid. */
export function openGrants({ unpaid }: Allocation): Speakers {
  return speakersOf([...unpaid].map(([record, { units }]) => ({ record, units, isAsking: true })));
}

/** Cases that Amazon was asked, or that are decided: less what answers them. */
export function openSpeakers({ cases, registered, portions, reopened, unpaid }: Allocation): Speakers {
  const portionsOf = groupBy(
    portions.filter(({ payment }) => payment !== null),
    ({ record }) => record,
  );
  const paidFor = (record: CaseRecord): { readonly kept: number; readonly back: number } => {
    const own = portionsOf.get(record) ?? [];
    const kept = own.reduce((sum, { cashUnits, stockUnits }) => sum + cashUnits + stockUnits, 0);
    return { kept, back: [...new Set(own.map(({ payment }) => payment))].reduce((sum, payment) => sum + (payment?.takenBackUnits ?? 0), 0) };
  };
  return speakersOf(
    cases.flatMap((record): readonly Speaker[] => {
      const { status, units } = record;
      const { kept, back } = paidFor(record);
      const isAsking = isAskedCase(status);
      if (isAsking || status === "denied" || status === "written-off" || registered.has(record))
        return [{ record, units: units === null ? Infinity : Math.max(0, units - kept), isAsking }];
      // What it was paid for too few is refused, unless it is due still, and what was taken back is asked for again.
      const again = reopened.get(record)?.units ?? 0;
      const refused = isMadeGood(status) && units !== null && kept + back > 0 ? units - kept - back - (unpaid.get(record)?.units ?? 0) : 0;
      return [...(again > 0 ? [{ record, units: again, isAsking: true }] : []), ...(refused > 0 ? [{ record, units: refused, isAsking: false }] : [])];
    }),
  );
}

/** The oldest events first, what bears the label that a case names before the same goods under another. What was granted a short while ago waits for its payment, with its case. */
export function giveCases(
  given: readonly StockEvent[],
  allocation: Allocation,
  { grants, speakers }: { readonly grants: Speakers; readonly speakers: Speakers },
): readonly OpenEvent[] {
  const events = [...given].sort(oldestEventFirst);
  const ask = (event: StockEvent, fit: SpokenFit): Asked => {
    const granted = grants(subjectOf(event), event.units, fit);
    const rest = granted.reduce((left, { units }) => left - units, event.units);
    const asked: Asked = rest > 0 ? askOnce({ ...event, units: rest }, null, { speakers, fit }) : { open: [], rest };
    return {
      open: [
        ...granted.flatMap(({ record, units }) =>
          isOverdue(allocation, record)
            ? askAbout(grantedEvent({ ...event, units }, record), record, speakers)
            : [{ ...event, units, caseId: record.caseId, grantedBy: record }],
        ),
        ...asked.open,
      ],
      rest: asked.rest,
    };
  };
  return events
    .map((event) => ({ event, byLabel: ask(event, "label") }))
    .flatMap(({ event, byLabel }): readonly OpenEvent[] => {
      if (byLabel.rest === 0) return byLabel.open;
      const { open, rest } = ask({ ...event, units: byLabel.rest }, "goods");
      return [...byLabel.open, ...open, ...(rest > 0 ? [{ ...event, units: rest, caseId: null, grantedBy: null }] : [])];
    });
}

export function isOverdue({ unpaid }: Pick<Allocation, "unpaid">, record: CaseRecord): boolean {
  return unpaid.get(record)?.isOverdue === true;
}

/** Compensation that was granted and has not come. A window may count from the grant, or from a day of what it was granted for. */
export function grantedEvent(event: StockEvent, record: CaseRecord): StockEvent {
  const name = record.caseId === "" ? "a case" : `case ${record.caseId}`;
  const awaited = awaitedSince(record);
  const because = `granted by ${name}${record.closed === null ? "" : ` on ${isoOf(record.closed)}`}, and no payment of it is known`;
  return {
    type: "unpaid-compensation",
    sku: event.sku,
    fnsku: event.fnsku,
    reference: event.reference,
    units: event.units,
    since: grantedOn(record),
    // A day that is taken for that of the grant tells how long it is waited for, and is stated to nobody.
    begun: awaited,
    starts: { ...startsOf(event), reported: awaited },
    location: event.location,
    because,
    ...(event.removedBy === undefined ? {} : { removedBy: event.removedBy }),
    ...(event.lostBy === undefined ? {} : { lostBy: event.lostBy }),
    place: record.place ?? event.place,
  };
}

/** A decided case takes its units off the list. */
export function askAbout(event: StockEvent, grantedBy: CaseRecord | null, speakers: Speakers): readonly OpenEvent[] {
  const { open, rest } = askOnce(event, grantedBy, { speakers, fit: "goods" });
  return [...open, ...(rest > 0 ? [{ ...event, units: rest, caseId: null, grantedBy }] : [])];
}

/** `rest` is what nobody of those that are asked speaks of. */
type Asked = { readonly open: readonly OpenEvent[]; readonly rest: number };

function askOnce(event: StockEvent, grantedBy: CaseRecord | null, { speakers, fit }: { readonly speakers: Speakers; readonly fit: SpokenFit }): Asked {
  const spoken = speakers(subjectOf(event), event.units, fit);
  return {
    open: spoken.flatMap(({ record, units, isAsking }) => (isAsking ? [{ ...event, units, caseId: record.caseId, grantedBy }] : [])),
    rest: spoken.reduce((left, { units }) => left - units, event.units),
  };
}
