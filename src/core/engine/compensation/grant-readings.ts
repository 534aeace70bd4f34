/**
 * What the register calls paid, and the Reimbursements report does not tell, or not all of it -> how that reads: paid by the register's word, paid before the
 * report begins, or granted and not paid yet. The one table of what is believed; whatever says how a grant stands goes by it.
 */
import { isInCash, isPaidAsReimbursement, isPromised } from "../../domain/claims";
import { isoOf, type Day } from "../../domain/day";
import type { CaseRecord } from "./read-cases";

/** "as booked": what closed months have open of it is not paid yet, and the rest was paid before. */
export type Reading = "paid" | "paid before" | "not paid" | "as booked";

/** What is known of the papers that could tell of payments. */
export type Papers = {
  /** Whether there is a Reimbursements report, with rows or without. */
  readonly hasReport: boolean;
  /** The first day that it covers; Infinity where it has no rows. */
  readonly reportFrom: number;
  /** Whether it has every payment that closed months booked. */
  readonly hasAllBooked: boolean;
  /** First day of the closed months that tell which payments they booked; Infinity where none does. */
  readonly bookedFrom: number;
  /** First day of the period. */
  readonly from: Day;
  /** Units that closed months have open of a grant, null of one that they did not book; null where there are none that tell. */
  readonly openInBooks: ((record: CaseRecord) => number | null) | null;
};
type Known = {
  /** The register itself says that it was not paid. */
  readonly isPromised: boolean;
  readonly grantedOn: Day | null;
  readonly papers: Papers;
  /** undefined where no closed month tells. */
  readonly open: number | null | undefined;
};

/** The first that holds decides. What closed months have goes before the report: they saw what was paid by then. */
const READINGS: readonly { readonly reading: Reading; readonly when: (known: Known) => boolean }[] = [
  // Units given back, what no report tells, and what has no day: the register's word is all there is.
  { reading: "paid", when: ({ isPromised, grantedOn }) => grantedOn === null && !isPromised },
  { reading: "paid before", when: ({ open }) => open === 0 },
  { reading: "not paid", when: ({ grantedOn, papers }) => papers.reportFrom <= (grantedOn ?? -Infinity) },
  { reading: "paid", when: ({ isPromised, papers }) => !papers.hasReport && !isPromised },
  { reading: "as booked", when: ({ open }) => typeof open === "number" },
  // What the closed months did not book is booked now.
  { reading: "not paid", when: ({ isPromised, open, grantedOn, papers }) => isPromised || open === null || (grantedOn ?? -Infinity) >= papers.from },
  { reading: "paid before", when: () => true },
];

/** What a report of payments could tell of a case: the day on which it was granted money; null where it cannot. */
export function grantedOn({ status, kind, closed }: CaseRecord): Day | null {
  return isInCash(status) && isPaidAsReimbursement(kind) ? closed : null;
}

/** The day from which its payment is waited for. What is promised without a day was granted on the day of its question at the earliest. */
export function awaitedSince(record: CaseRecord): Day | null {
  return grantedOn(record) ?? (isPromised(record.status) && isPaidAsReimbursement(record.kind) ? record.opened : null);
}

export function sayAssumedDay(record: CaseRecord): readonly string[] {
  const day = record.closed === null ? awaitedSince(record) : null;
  return day === null ? [] : [`its Closed is empty: taken to be granted on ${isoOf(day)}, its Opened`];
}

/** Whether nothing was paid of a case but what the report has: of what it pays for some units, the register states nothing beside that then. What was given back in stock no report need tell. */
export function isToldWhole(record: CaseRecord, { reportFrom, hasAllBooked, bookedFrom }: Papers): boolean {
  const day = grantedOn(record);
  if (!isInCash(record.status)) return false;
  return day === null ? hasAllBooked : reportFrom <= day || (hasAllBooked && bookedFrom <= day);
}

export function readGrant(record: CaseRecord, papers: Papers): { readonly reading: Reading; readonly open: number } {
  const open = papers.openInBooks === null ? undefined : papers.openInBooks(record);
  const known: Known = { isPromised: isPromised(record.status), grantedOn: grantedOn(record), papers, open };
  return { reading: READINGS.find(({ when }) => when(known))?.reading ?? "paid", open: open ?? 0 };
}
