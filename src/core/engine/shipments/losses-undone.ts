/**
 * What happened since months were closed -> what may put units that they gave up into transit again: what came in after all, and money that was taken back.
 */
import { keyOfLine } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { groupBy } from "../../columns/group-by";
import type { ClosedLosses } from "../closing/closed-losses";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { Portion } from "../compensation/answer-cases";
import type { Payment, Reversal } from "../compensation/payment";
import type { LineAccount } from "./line-accounts";
import type { MoneyBack, Undone } from "./settle-losses";
import type { BookLine } from "./shipment-book";

/** The receipts, as its own or as another's, by which a line lacks fewer units than closed months gave up of it. */
export function arrivedSince(accounts: readonly LineAccount[], wanted: number, { told }: ClosedLosses): readonly Undone[] {
  let left = wanted;
  return accounts
    .flatMap(({ takings }) => takings)
    .sort((a, b) => b.day - a.day)
    .flatMap(({ day, quantity, evidence, place }): readonly Undone[] => {
      const units = told !== null && day > told.until ? Math.min(left, quantity) : 0;
      if (units <= 0) return [];
      left -= units;
      return [{ units, day, place: place ?? evidence }];
    })
    .reverse();
}

/** Units that rows of closed days tell of, and that had not been received when these were closed. */
export function receivedLate({ line, before, takings, isClosed }: LineAccount, { told, receivedOf }: ClosedLosses): number {
  const received = isClosed || told === null ? null : receivedOf(line);
  if (told === null || received === null) return 0;
  const now = takings.reduce((sum, { day, quantity }) => (day <= told.until ? sum + quantity : sum), before);
  return Math.max(0, now - received);
}

/** What was taken back, after the closed months, of what answers a line or may have answered it; each unit of it leaves one open. */
export function takenBackSince(
  { portions: all, takenBackOf }: Allocation,
  { told }: ClosedLosses,
): (line: BookLine, portions: readonly Portion[]) => readonly MoneyBack[] {
  const purses = new Map<Reversal, { left: number }>();
  const recordsOf = groupBy(all, ({ payment }) => payment);
  const casesOf = (payment: Payment): readonly string[] => ["", payment.caseId, ...(recordsOf.get(payment) ?? []).map(({ record }) => record?.caseId ?? "")];
  return ({ shipmentId, sku }, portions) => {
    const own = new Set(portions.flatMap(({ payment }) => payment ?? []));
    return [...new Set([...own, ...takenBackOf(keyOfLine(shipmentId, sku))])]
      .flatMap((payment) =>
        payment.reversals.flatMap((of): readonly MoneyBack[] => {
          if (told === null || of.day <= told.until || of.units <= 0) return [];
          const purse = purses.get(of) ?? { left: of.units };
          purses.set(of, purse);
          return [{ of, cases: own.has(payment) ? null : casesOf(payment), purse }];
        }),
      )
      .sort((a, b) => a.of.day - b.of.day || compareText(a.of.id, b.of.id));
  };
}
