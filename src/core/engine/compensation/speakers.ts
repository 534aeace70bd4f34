/** Which cases may be about something that happened to units, and how many of its units each speaks for. */
import { isAboutMissingUnits, isAboutOrder } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import { speaksOf } from "./called-in-cases";
import { begunOn, type StockEvent } from "./stock-event";
import { queueByName } from "./queue-by-name";
import { lastDayOf, lastSentOf, sameShipment, type CaseRecord } from "./read-cases";

/** What a claim and a case are about: kind, SKU ("" = all), and shipment, order or "". */
type Goods = { readonly kind: string; readonly sku: string; readonly reference: string };
/** `begun` is the day on which it happened: no case speaks of what came after it. null where that is not known, or not asked. */
export type Subject = Goods & {
  readonly begun: Day | null;
  /** Its FNSKU; "" where nobody knows. */ readonly label: string;
  /** Of a removal the day on which it was sent, as far as a parcel tells. */ readonly sent?: Day;
};
/**
 * Whom to ask: those alone that name the goods as they are labelled, loose or as a set, or those too that name the shipment or the order, and any about goods without
 * a label. A case about loose goods never speaks of one good of a set, nor one about a set of loose goods. Of several events all are asked about by label first.
 */
export const SPOKEN_FITS = ["label", "goods"] as const;
export type SpokenFit = (typeof SPOKEN_FITS)[number];

function nameOf({ kind, sku, reference }: Goods): string {
  return JSON.stringify([kind, keyOfLine(reference, sku)]);
}

/** Cases that may be about it: of the SKU, of the SKU in that shipment, of the whole shipment. */
export const namesOfCases = ({ kind, sku, reference }: Goods): readonly string[] =>
  [{ kind, sku, reference: "" }, { kind, sku, reference }, ...(reference === "" ? [] : [{ kind, sku: "", reference }])].map(nameOf);

export const namesOfRecord = ({ kind, sku, shipmentId }: CaseRecord): readonly string[] =>
  sku === "" && shipmentId === ""
    ? []
    : [
        nameOf({ kind, sku, reference: shipmentId }),
        ...(isAboutMissingUnits(kind) && shipmentId !== "" ? [nameOf({ kind: "inbound-missing", sku, reference: shipmentId })] : []),
      ];

/** Units for which a case speaks; `isAsking` where they wait for an answer, and nobody is to ask again. */
export type Speaker = { readonly record: CaseRecord; readonly units: number; readonly isAsking: boolean };
/** Each case speaks for as many units as it claims, of what happened by its last day. Who asks first is served first, by the case that was opened first: later ones are left for what came later. */
export type Speakers = (subject: Subject, wanted: number, fit: SpokenFit) => readonly Speaker[];

/** A case that names an order is about it, whenever what is missing of it was sent. */
export function isAbout(record: CaseRecord, { kind, reference, begun, sent }: Subject): boolean {
  if (sent !== undefined && sent > lastSentOf(record)) return false;
  return begun === null || begun <= lastDayOf(record) || (isAboutOrder(kind) && record.shipmentId !== "" && sameShipment(record.shipmentId, reference));
}

/** Whether it is about such goods at all, of whatever label where it names none. */
export function mayBeAbout(record: CaseRecord, subject: Subject): boolean {
  const names = new Set(namesOfCases(subject));
  return namesOfRecord(record).some((name) => names.has(name)) && isAbout(record, subject) && isNamedBy(record, subject.label, "goods");
}

function isNamedBy(record: CaseRecord, label: string, fit: SpokenFit): boolean {
  return speaksOf(record, label) || (fit === "goods" && (label === "" || record.shipmentId !== ""));
}

export function speakersOf(speakers: readonly Speaker[]): Speakers {
  const queue = queueByName(
    speakers.map((one) => ({ ...one, left: one.units })).sort((a, b) => lastDayOf(a.record) - lastDayOf(b.record)),
    ({ record }) => namesOfRecord(record),
  );
  return (subject, wanted, fit) => {
    let left = wanted;
    const spoken: Speaker[] = [];
    for (const one of queue(namesOfCases(subject))) {
      if (!isAbout(one.record, subject) || !isNamedBy(one.record, subject.label, fit)) continue;
      const units = Math.min(left, one.left);
      if (units <= 0) break;
      left -= units;
      one.left -= units;
      spoken.push({ record: one.record, units, isAsking: one.isAsking });
    }
    return spoken;
  };
}

export function subjectOf(event: StockEvent): Subject {
  const { type, sku, fnsku, reference, sentOn } = event;
  return { kind: type, sku, reference, begun: begunOn(event), label: fnsku ?? "", ...(sentOn === undefined ? {} : { sent: sentOn }) };
}
