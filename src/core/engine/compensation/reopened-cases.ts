/** Payments that were taken back -> the cases that are open again, though the register calls them paid: their units are asked for under the case that there is. */
import { groupBy } from "../../columns/group-by";
import { isAnsweredByMoney } from "../../domain/claims";
import { unitsAnswered, type Portion } from "./answer-cases";
import type { Reversal } from "./payment";
import { isMadeGood, type CaseRecord } from "./read-cases";

/** Units of a case that were paid for and are open again, and what took the money back. */
export type Reopened = { readonly units: number; readonly by: readonly Reversal[] };

/** Of cases that units answer. `lackedBy`: units of a case that nothing but a payment makes up, whatever was paid for them; Infinity where nobody knows. */
export function findReopened(portions: readonly Portion[], lackedBy: (record: CaseRecord) => number): ReadonlyMap<CaseRecord, Reopened> {
  const reopened = new Map<CaseRecord, Reopened>();
  for (const [record, own] of groupBy(portions, (portion) => portion.record)) {
    if (record === null || !isMadeGood(record.status) || isAnsweredByMoney(record.kind)) continue;
    const payments = [...new Set(own.flatMap(({ payment }) => (payment === null || payment.takenBackUnits === 0 ? [] : [payment])))];
    const back = payments.reduce((sum, { takenBackUnits }) => sum + takenBackUnits, 0);
    const answered = unitsAnswered(own);
    const units = Math.min(back, Math.min(record.units ?? Infinity, lackedBy(record)) - answered);
    if (units > 0) reopened.set(record, { units, by: payments.flatMap(({ reversals }) => reversals) });
  }
  return reopened;
}
