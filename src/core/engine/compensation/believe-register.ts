/**
 * What the register says was paid -> the missing units that it answers, where the Reimbursements report cannot tell: there is none, or it
 * does not reach back to the case. Where the report covers the day and has no such row, the money has not come.
 */
import { debtorOf, isAboutMissingUnits, isPaidAsReimbursement } from "../../domain/claims";
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace } from "../../domain/source";
import { claimTypeOf, namesOfGoods, type Payment } from "./net-reimbursements";
import { queueByName, type Queue } from "./queue-by-name";
import { nameOfCase, type CaseRecord } from "./read-cases";
import { linesOfRecord, paidUnits, type Desk, type OpenUnits, type Share } from "./reimbursement-desk";

export type Believed = {
  /** Cases whose own figures count, since no report tells what was paid; with the units that no report tells, Infinity where the case states none. */
  readonly registered: ReadonlyMap<CaseRecord, number>;
  /** Those of them that Amazon granted in the period under review, or that are booked in it: the payment is still to come, as far as any source tells. */
  readonly granted: ReadonlySet<CaseRecord>;
  /** Those of them that Amazon granted before the report begins: they are taken to have been paid before it as well. */
  readonly paidBefore: ReadonlySet<CaseRecord>;
  /** Reimbursed cases of which the report has no payment, though it covers their day, or though the closed months had them unpaid. */
  readonly unpaid: ReadonlyMap<CaseRecord, Unpaid>;
  /** Payments that name no case, or pay more than theirs asks, and the cases that they are taken to answer: about no shipment, or whose money was taken back in full. */
  readonly adopted: ReadonlyMap<Payment, readonly Adopted[]>;
  /** Reimbursed cases whose payment was taken back in full: their units are open again. */
  readonly reopened: ReadonlySet<CaseRecord>;
  readonly issues: readonly Issue[];
};
/** Units of a payment that answer a case; those that were taken back where that is all of them. */
export type Adopted = { readonly record: CaseRecord; readonly units: number };
/** Units whose compensation was granted and has not come; Infinity where the case does not say how many. */
export type Unpaid = { readonly units: number; readonly isOverdue: boolean };

type Context = {
  readonly cases: readonly CaseRecord[];
  readonly payments: readonly Payment[];
  /** Whether there is a Reimbursements report, with rows or without. */
  readonly hasReport: boolean;
  /** First day of the period. */
  readonly from: Day;
  readonly until: Day;
  readonly paymentDays: number;
  /** What closed months have open of a grant, null of one that they did not book; null where there are none that tell. */
  readonly openInBooks: ((record: CaseRecord) => number | null) | null;
  /** First day that the Reimbursements report covers. */
  readonly reportFrom: number;
};

export function believeRegister(desk: Desk, { cases, payments, hasReport, from, until, paymentDays, openInBooks, reportFrom }: Context): Believed {
  const issues: Issue[] = [];
  const registered = new Map<CaseRecord, number>();
  const granted = new Set<CaseRecord>();
  const paidBefore = new Set<CaseRecord>();
  const unpaid = new Map<CaseRecord, Unpaid>();
  const adopted = new Map<Payment, Adopted[]>();
  const reopened = new Set<CaseRecord>();
  const takenBack = queueByName(
    payments.filter(isTakenBackWhole).map((payment) => ({ payment, left: payment.takenBackUnits })),
    ({ payment }) => namesOfGoods(payment),
  );
  const paidCases = new Set(payments.map(({ caseId }) => caseId));
  const paidLines = queueByName(
    desk.shares.filter(({ payment, record }) => payment !== null && record === null).map((share) => ({ share, left: share.stockUnits + share.cashUnits })),
    ({ share }) => [share.key],
  );
  const recordsOf = groupBy(cases, ({ caseId }) => caseId);
  const paidEvents = queueByName(
    payments.filter(isForEvent).map((payment) => ({ payment, left: unitsBeyondCase(payment, recordsOf) })),
    ({ payment }) => [nameOfEvent({ kind: claimTypeOf(payment), sku: payment.sku })],
  );
  for (const record of cases) {
    const isPaid = record.status === "reimbursed" || record.status === "restocked";
    const isOfAmazon = debtorOf(record.kind) !== "carrier";
    if (!isPaid || (isOfAmazon && record.caseId !== "" && paidCases.has(record.caseId)) || (record.closed ?? -Infinity) > until) continue;
    const isLater = ({ payment }: { readonly payment: Payment }): boolean => record.opened === null || addDays(payment.day, DAYS_APART) >= record.opened;
    const adopt = ({ payment }: { readonly payment: Payment }, units: number): void => {
      const known = adopted.get(payment) ?? [];
      adopted.set(payment, known);
      known.push({ record, units });
    };
    const lines = isAboutMissingUnits(record.kind) ? linesOfRecord(desk, record) : [];
    const already =
      lines.length > 0
        ? speakFor(
            paidLines,
            lines.map(({ key }) => key),
            record,
          )
        : speakFor(paidEvents, record.sku === "" ? [] : [nameOfEvent(record)], record, { isMeant: isLater, take: adopt });
    const back =
      record.status === "reimbursed" && already === 0
        ? speakFor(
            takenBack,
            lines.flatMap(({ line }) => namesOfGoods(line)),
            record,
            { isMeant: isLater, take: adopt },
          )
        : 0;
    if (back > 0) {
      reopened.add(record);
      continue;
    }
    const wanted = record.units === null ? (already > 0 ? 0 : Infinity) : Math.max(0, record.units - already);
    // The report tells the money of this case: that of the register would be the same once more.
    if (already > 0 && wanted === 0) continue;
    const grantedOn = record.status === "reimbursed" && isPaidAsReimbursement(record.kind) ? record.closed : null;
    const open = openInBooks === null ? null : openInBooks(record);
    // The closed months know what had been paid by then, and the report tells the rest.
    if (grantedOn !== null && (reportFrom <= grantedOn || (hasReport && already === 0 && open !== null && open > 0))) {
      const units =
        lines.length === 0
          ? wanted
          : Math.min(
              wanted,
              lines.reduce((sum, { left }) => sum + left, 0),
            );
      const isOverdue = addDays(grantedOn, paymentDays) < until;
      if (units > 0) unpaid.set(record, { units, isOverdue });
      if (units > 0 && isOverdue)
        issues.push(
          raise("case-payment-missing", record.place, {
            caseId: record.caseId,
            line: nameOfCase(record),
            units: Number.isFinite(units) ? units : null,
            closed: grantedOn,
          }),
        );
      continue;
    }
    registered.set(record, wanted);
    // Without any report of payments the register's word is all there is.
    const mayBeOpen = hasReport && already === 0 && grantedOn !== null;
    // What the closed months did not book is booked now.
    const isGranted = mayBeOpen && (grantedOn >= from || (openInBooks !== null && open === null));
    if (isGranted) granted.add(record);
    else if (mayBeOpen) paidBefore.add(record);
    answerByRecord(desk, { record, lines, wanted, isGranted });
  }
  return { registered, granted, paidBefore, unpaid, adopted, reopened, issues };
}

/** Units that payments without a case have answered of what a case claims; a payment speaks once. */
function speakFor<T extends { left: number }>(
  queue: Queue<T>,
  names: readonly string[],
  { units }: CaseRecord,
  { isMeant, take }: { readonly isMeant: (one: T) => boolean; readonly take: (one: T, units: number) => void } = { isMeant: () => true, take: () => undefined },
): number {
  let spoken = 0;
  for (const one of queue(names)) {
    if (spoken >= (units ?? Infinity)) break;
    if (!isMeant(one)) continue;
    const share = Math.min(one.left, (units ?? Infinity) - spoken);
    one.left -= share;
    take(one, share);
    spoken += share;
  }
  return spoken;
}

/** A payment for units lost inside a warehouse or on their way home: a case about no shipment may be about it. */
function isForEvent({ about }: Payment): boolean {
  return about === "warehouse" || about === "removal";
}

/** All of a payment that names no case, and of one that does what is more than that asks; one that does not say how much asks for all. */
function unitsBeyondCase({ caseId, sku, stockUnits, cashUnits }: Payment, recordsOf: ReadonlyMap<string, readonly CaseRecord[]>): number {
  const paid = stockUnits + cashUnits;
  if (caseId === "") return paid;
  const own = (recordsOf.get(caseId) ?? []).filter((record) => record.sku === "" || record.sku === sku);
  return own.length === 0
    ? 0
    : Math.max(
        0,
        own.reduce((left, { units }) => left - (units ?? Infinity), paid),
      );
}

/** Paid without a case for units of a shipment, and nothing of it is left. */
function isTakenBackWhole({ caseId, about, takenBackUnits, cashUnits, stockUnits }: Payment): boolean {
  return caseId === "" && about === "inbound" && takenBackUnits > 0 && cashUnits + stockUnits === 0;
}

const nameOfEvent = ({ kind, sku }: { readonly kind: string; readonly sku: string }): string => JSON.stringify([kind, sku]);

type Word = { readonly record: CaseRecord; readonly lines: readonly OpenUnits[]; readonly wanted: number; readonly isGranted: boolean };

function answerByRecord({ shares }: Desk, { record, lines, wanted, isGranted }: Word): void {
  let left = wanted;
  for (const one of lines) {
    const units = Math.min(one.left, left);
    if (units === 0) continue;
    one.left -= units;
    left -= units;
    const shared: Pick<Share, "stockUnits" | "cashUnits"> =
      record.status === "restocked" ? { stockUnits: units, cashUnits: 0 } : { stockUnits: 0, cashUnits: units };
    shares.push({
      key: one.key,
      payment: null,
      record,
      ...shared,
      day: record.closed,
      because: `${isGranted ? `${units} granted and not paid yet` : paidUnits(shared)} by ${record.caseId === "" ? "a case" : `case ${record.caseId}`} (${nameOfPlace(record.place)})`,
    });
  }
}
