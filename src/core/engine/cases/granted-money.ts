/**
 * What Amazon granted in cases, by the register, and no payment has brought by a day: a claim on Amazon from the day of the decision until it is paid.
 * What the payment itself brings is booked from its own row.
 */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { Payment } from "../compensation/net-reimbursements";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import { statedCash } from "./trace-cases";

export type GrantedCase = { readonly record: CaseRecord; readonly currency: CurrencyCode; readonly dueOn: (day: Day) => Minor };
type Known = Pick<Allocation, "cases" | "payments" | "registered" | "unpaid">;

/** Of cases that state an amount, and the day on which they were decided. `followed` are all cases, each in its own currency, with what answers it. */
export function findGranted({ cases, payments, registered, unpaid }: Known, followed: readonly CaseLine[]): readonly GrantedCase[] {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const paymentsOf = groupBy(payments, ({ id }) => id);
  return cases.flatMap((record): readonly GrantedCase[] => {
    const line = lineOf.get(keyOfRecord(record));
    const { closed } = record;
    if (line === undefined || closed === null || statedCash(record, Infinity, line.currency) === null) return [];
    const answers = line.reimbursements.flatMap((id) => paymentsOf.get(id) ?? []);
    const left = registered.get(record) ?? unpaid.get(record)?.units ?? 0;
    return [
      {
        record,
        currency: line.currency,
        dueOn: (day) => (closed > day ? ZERO : (statedCash(record, unitsDue(day, answers, { left, of: record.units }), line.currency) ?? ZERO)),
      },
    ];
  });
}

/** Before its first payment all of a case is due; after that what later ones bring, and what is left in the end. */
function unitsDue(day: Day, answers: readonly Payment[], { left, of }: { readonly left: number; readonly of: number | null }): number {
  const later = answers.filter((payment) => payment.day > day);
  if (later.length === answers.length) return answers.length === 0 ? left : Infinity;
  return of === null ? 0 : later.reduce((sum, { cashUnits, stockUnits }) => sum + cashUnits + stockUnits, left);
}
