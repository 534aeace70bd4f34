/** A case about removals -> the parcels that it may be about, and what of them is out or decided. */
import { isRefused, type CaseRecord } from "../compensation/read-cases";
import { mayBeAbout, subjectOf } from "../compensation/speakers";
import type { Decision } from "./decided-removals";
import type { OfParcel } from "./never-came";

/** Parcels that a case may be about. */
export function parcelsOf(record: CaseRecord, parcels: readonly OfParcel[]): readonly OfParcel[] {
  return parcels.filter(({ sent: { event } }) => mayBeAbout(record, subjectOf(event)));
}

/** Units of them that others were granted or paid for. */
export function unitsGivenToOthers(record: CaseRecord, about: readonly OfParcel[]): number {
  return about.flatMap(({ held }) => held).reduce((sum, { by, units }) => (by.record === record || isRefusedBy(by) ? sum : sum + units), 0);
}

/** Units of them that are out and not made good: what was refused, or given up, can be asked for again. */
export function unitsToAskFor(about: readonly OfParcel[]): number {
  return about.reduce((sum, { free, held }) => held.reduce((all, { by, units }) => (isRefusedBy(by) ? all + units : all), sum + free), 0);
}

const isRefusedBy = ({ record }: Decision): boolean => record !== null && isRefused(record.status);
