/**
 * What happened to units and was not paid for -> what of it is still open: less what a decided case speaks of; what Amazon granted and
 * did not pay is told apart, and what a case asks about carries its ID.
 */
import { isAboutMissingUnits, isAboutOrder, isAskedCase } from "../../domain/claims";
import { isoOf, type Day } from "../../domain/day";
import { groupBy } from "../../columns/group-by";
import { keyOfLine } from "../../domain/shipment-line";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { begunOn, type StockEvent } from "../compensation/lost-units";
import { queueByName } from "../compensation/queue-by-name";
import { lastDayOf, sameShipment, type CaseRecord } from "../compensation/read-cases";

export type OpenEvent = StockEvent & { readonly caseId: string | null; readonly grantedBy: CaseRecord | null };

/** What a claim and a case are about: kind, SKU ("" = all), and shipment, order or "". */
type Goods = { readonly kind: string; readonly sku: string; readonly reference: string };
/** `begun` is the day on which it happened: no case speaks of what came after it. null where that is not known, or not asked. */
type Subject = Goods & { readonly begun: Day | null };

function nameOf({ kind, sku, reference }: Goods): string {
  return JSON.stringify([kind, keyOfLine(reference, sku)]);
}

/** Cases that may be about it: of the SKU, of the SKU in that shipment, of the whole shipment. */
const namesOfCases = ({ kind, sku, reference }: Goods): readonly string[] =>
  [{ kind, sku, reference: "" }, { kind, sku, reference }, ...(reference === "" ? [] : [{ kind, sku: "", reference }])].map(nameOf);

const namesOfRecord = ({ kind, sku, shipmentId }: CaseRecord): readonly string[] =>
  sku === "" && shipmentId === ""
    ? []
    : [
        nameOf({ kind, sku, reference: shipmentId }),
        ...(isAboutMissingUnits(kind) && shipmentId !== "" ? [nameOf({ kind: "inbound-missing", sku, reference: shipmentId })] : []),
      ];

/** Some of the units that were asked about, and the case that speaks for them. */
export type Spoken = { readonly record: CaseRecord; readonly units: number };
/** Each case speaks for as many units as it claims, of what happened by its last day. Who asks first is served first, by the case that was opened first: later ones are left for what came later. */
export type Speakers = (subject: Subject, wanted: number) => readonly Spoken[];

/** A case that names an order is about it, whenever what is missing of it was sent. */
function isAbout(record: CaseRecord, { kind, reference, begun }: Subject): boolean {
  return begun === null || begun <= lastDayOf(record) || (isAboutOrder(kind) && record.shipmentId !== "" && sameShipment(record.shipmentId, reference));
}

function speakersOf(records: readonly (readonly [CaseRecord, number])[]): Speakers {
  const queue = queueByName(
    records.map(([record, left]) => ({ record, left })).sort((a, b) => lastDayOf(a.record) - lastDayOf(b.record)),
    ({ record }) => namesOfRecord(record),
  );
  return (subject, wanted) => {
    let left = wanted;
    const spoken: Spoken[] = [];
    for (const one of queue(namesOfCases(subject))) {
      if (!isAbout(one.record, subject)) continue;
      const units = Math.min(left, one.left);
      if (units <= 0) break;
      left -= units;
      one.left -= units;
      spoken.push({ record: one.record, units });
    }
    return spoken;
  };
}

/** The first case about something, whatever units it counts; a draft asks nobody. */
export function findCaseAbout({ cases }: Pick<Allocation, "cases">): (subject: Subject) => CaseRecord | null {
  const queue = queueByName(
    cases.filter(({ status }) => status !== "draft").map((record) => ({ record, left: 1 })),
    ({ record }) => namesOfRecord(record),
  );
  return (subject) => {
    for (const { record } of queue(namesOfCases(subject))) if (isAbout(record, subject)) return record;
    return null;
  };
}

/** Cases in which Amazon granted what it has not paid. */
export function openGrants({ unpaid }: Allocation): Speakers {
  return speakersOf([...unpaid].map(([record, { units }]) => [record, units]));
}

/** Cases that Amazon was asked, or that are decided: unless what they brought is counted as payments already. */
export function openSpeakers({ cases, registered, payments }: Allocation): Speakers {
  const paid = groupBy(
    payments.filter(({ caseId }) => caseId !== ""),
    ({ caseId }) => caseId,
  );
  const paidFor = ({ caseId, sku }: CaseRecord): { readonly kept: number; readonly all: number } => {
    const own = (paid.get(caseId) ?? []).filter((one) => sku === "" || one.sku === sku);
    const kept = own.reduce((sum, { cashUnits, stockUnits }) => sum + cashUnits + stockUnits, 0);
    return { kept, all: own.reduce((sum, { takenBackUnits }) => sum + takenBackUnits, kept) };
  };
  return speakersOf(
    cases.flatMap((record): readonly (readonly [CaseRecord, number])[] => {
      const { status, units } = record;
      const { kept, all } = paidFor(record);
      if (isAskedCase(status) || status === "denied" || status === "written-off" || registered.has(record))
        return [[record, units === null ? Infinity : Math.max(0, units - kept)]];
      // What it was paid for too few is refused, and what was taken back is open again.
      const isPaidInPart = (status === "reimbursed" || status === "restocked") && units !== null && all > 0 && all < units;
      return isPaidInPart ? [[record, units - all]] : [];
    }),
  );
}

/** The oldest events first. What was granted a short while ago waits for its payment, with its case. */
export function giveCases(
  given: readonly StockEvent[],
  allocation: Allocation,
  { grants, speakers }: { readonly grants: Speakers; readonly speakers: Speakers },
): readonly OpenEvent[] {
  const events = [...given].sort((a, b) => (begunOn(a) ?? -Infinity) - (begunOn(b) ?? -Infinity));
  return events.flatMap((event): readonly OpenEvent[] => {
    const granted = grants(subjectOf(event), event.units);
    const rest = granted.reduce((left, { units }) => left - units, event.units);
    return [
      ...granted.flatMap(({ record, units }) =>
        isOverdue(allocation, record)
          ? askAbout(grantedEvent({ ...event, units }, record), record, speakers)
          : [{ ...event, units, caseId: record.caseId, grantedBy: null }],
      ),
      ...(rest > 0 ? askAbout({ ...event, units: rest }, null, speakers) : []),
    ];
  });
}

export function isOverdue({ unpaid }: Pick<Allocation, "unpaid">, record: CaseRecord): boolean {
  return unpaid.get(record)?.isOverdue === true;
}

export function subjectOf(event: StockEvent): Subject {
  const { type, sku, reference } = event;
  return { kind: type, sku, reference, begun: begunOn(event) };
}

/** Compensation that was granted and has not come. */
export function grantedEvent(event: StockEvent, record: CaseRecord): StockEvent {
  const name = record.caseId === "" ? "a case" : `case ${record.caseId}`;
  const because = `granted by ${name}${record.closed === null ? "" : ` on ${isoOf(record.closed)}`}, and the Reimbursements report has no payment of it`;
  return {
    type: "unpaid-compensation",
    sku: event.sku,
    fnsku: event.fnsku,
    reference: event.reference,
    units: event.units,
    since: record.closed,
    location: event.location,
    because,
    place: record.place ?? event.place,
  };
}

/** A decided case takes its units off the list. */
export function askAbout(event: StockEvent, grantedBy: CaseRecord | null, speakers: Speakers): readonly OpenEvent[] {
  const spoken = speakers(subjectOf(event), event.units);
  const rest = spoken.reduce((left, { units }) => left - units, event.units);
  return [
    ...spoken.flatMap(({ record, units }) => (isAskedCase(record.status) ? [{ ...event, units, caseId: record.caseId, grantedBy }] : [])),
    ...(rest > 0 ? [{ ...event, units: rest, caseId: null, grantedBy }] : []),
  ];
}
