/**
 * What the register says was paid -> the missing units that it answers, where the Reimbursements report cannot tell: there is none, or it
 * does not reach back to the case. Where the report covers the day and has no such row, the money has not come.
 */
import { debtorOf, isAboutMissingUnits, isPaidAsReimbursement } from "../../domain/claims";
import { addDays, type Day } from "../../domain/day";
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { nameOfPlace } from "../../domain/source";
import type { Portion } from "./answer-cases";
import type { Payment } from "./payment";
import { isMadeGood, nameOfCase, type CaseRecord } from "./read-cases";
import type { Reopened } from "./reopened-cases";
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
  readonly issues: readonly Issue[];
};
/** Units whose compensation was granted and has not come; Infinity where the case does not say how many. */
export type Unpaid = { readonly units: number; readonly isOverdue: boolean };

type Context = {
  readonly cases: readonly CaseRecord[];
  readonly payments: readonly Payment[];
  /** What of each payment is for which case. */
  readonly portions: readonly Portion[];
  readonly reopened: ReadonlyMap<CaseRecord, Reopened>;
  /** Whether there is a Reimbursements report, with rows or without. */
  readonly hasReport: boolean;
  /** First day of the period. */
  readonly from: Day;
  readonly until: Day;
  readonly paymentDays: number;
  /** Units that closed months have open of a grant, null of one that they did not book; null where there are none that tell. */
  readonly openInBooks: ((record: CaseRecord) => number | null) | null;
  /** First day that the Reimbursements report covers. */
  readonly reportFrom: number;
};

export function believeRegister(
  desk: Desk,
  { cases, payments, portions, reopened, hasReport, from, until, paymentDays, openInBooks, reportFrom }: Context,
): Believed {
  const issues: Issue[] = [];
  const registered = new Map<CaseRecord, number>();
  const granted = new Set<CaseRecord>();
  const paidBefore = new Set<CaseRecord>();
  const unpaid = new Map<CaseRecord, Unpaid>();
  const paidCases = new Set(payments.map(({ caseId }) => caseId));
  const portionsOf = groupBy(portions, ({ record }) => record);
  for (const record of cases) {
    const isOfAmazon = debtorOf(record.kind) !== "carrier";
    if (!isMadeGood(record.status) || (isOfAmazon && record.caseId !== "" && paidCases.has(record.caseId)) || (record.closed ?? -Infinity) > until) continue;
    // What was taken back is open again, and nothing is to come of what the register says.
    if (reopened.has(record)) continue;
    const lines = isAboutMissingUnits(record.kind) ? linesOfRecord(desk, record) : [];
    const already = (portionsOf.get(record) ?? []).reduce((sum, { stockUnits, cashUnits }) => sum + stockUnits + cashUnits, 0);
    const wanted = record.units === null ? (already > 0 ? 0 : Infinity) : Math.max(0, record.units - already);
    // The report tells the money of this case: that of the register would be the same once more.
    if (already > 0 && wanted === 0) continue;
    const grantedOn = record.status === "reimbursed" && isPaidAsReimbursement(record.kind) ? record.closed : null;
    const open = openInBooks === null ? null : openInBooks(record);
    // The closed months know what had been paid by then, and the report tells the rest.
    if (grantedOn !== null && (reportFrom <= grantedOn || (hasReport && already === 0 && open !== null && open > 0))) {
      // What was paid before the report begins is as the closed months have it.
      const paid = Number.isFinite(wanted) && open !== null && reportFrom > grantedOn ? Math.max(0, wanted - open) : 0;
      if (paid > 0) {
        registered.set(record, paid);
        answerByRecord(desk, { record, lines, wanted: paid, isGranted: false });
      }
      const units =
        lines.length === 0
          ? wanted - paid
          : Math.min(
              wanted - paid,
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
  return { registered, granted, paidBefore, unpaid, issues };
}

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
