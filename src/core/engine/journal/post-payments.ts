/** Payments and grants -> what is booked of them as a claim on Amazon and as income. */
import type { Account } from "../../domain/accounts";
import type { Debtor } from "../../domain/claims";
import type { Period } from "../../domain/day";
import { minorOf } from "../../domain/money";
import { MOVEMENTS } from "../../domain/movements";
import { nameOfPlace } from "../../domain/source";
import { changeOfGrant, type BookedGrant, type MovedGrant } from "../cases/granted-money";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { Places } from "../movements/places";
import type { Posting } from "./posting";

export type PaymentContext = {
  readonly allocation: Pick<Allocation, "payments" | "strays">;
  readonly grants: readonly BookedGrant[];
  readonly movedGrants: readonly MovedGrant[];
  readonly places: Places;
  readonly period: Period;
};

/** What a carrier granted is no claim on Amazon. */
const CLAIMED_FROM: Readonly<Record<Debtor, Account>> = { amazon: "claims-receivable", carrier: "carrier-claims" };
/** Behind all movements. */
const PAYMENT_RANK = Object.keys(MOVEMENTS).length;

/**
 * What Amazon granted in the period becomes a claim on Amazon and income; what it took back, the same the other way. What a case was granted before its
 * payment is cleared by it, so that it is income once, and taken back where it was denied after all.
 */
export function postPayments({ allocation, grants, movedGrants, places, period }: PaymentContext): readonly Posting[] {
  const base = { rank: PAYMENT_RANK, debit: "claims-receivable", credit: "compensation-income" } as const;
  const inPeriod = (day: number | null): boolean => day !== null && day >= period.from && day <= period.to;
  const { payments, strays } = allocation;
  const rows = [
    ...payments.flatMap(({ cash, reason }) => cash.map((row) => ({ ...row, reason }))),
    ...strays.map((row) => ({ reason: "no original here", ...row })),
  ];
  const paid = rows
    .filter(({ day }) => inPeriod(day))
    .map(({ amount, currency, reason, place, isLate }): Posting => {
      const code = currency ?? places.currencyOf("");
      return {
        ...base,
        currency: code,
        amount: minorOf(amount, code),
        memo: `${amount.coefficient < 0 ? "Reimbursements taken back" : "Reimbursements"}: ${reason}${isLate === true ? ", of a closed month" : ""}`,
        source: nameOfPlace(place),
      };
    });
  const granted = grants.map((grant): Posting => {
    const { caseId, place, currency, takenBackAs, debtor } = grant;
    const amount = changeOfGrant(grant, period);
    const title = takenBackAs !== null ? "Granted before, and not any more" : amount < 0 ? "Granted before, and paid now" : "Reimbursements";
    return {
      ...base,
      debit: CLAIMED_FROM[debtor],
      currency,
      amount,
      memo: `${title}: ${nameOfCase(caseId)}`,
      source: place === null ? "closed month" : nameOfPlace(place),
    };
  });
  const moved = movedGrants.map(({ caseId, place, currency, amount }): Posting => ({
    rank: PAYMENT_RANK,
    debit: CLAIMED_FROM.carrier,
    credit: CLAIMED_FROM.amazon,
    currency,
    amount,
    memo: `Granted by a carrier, and booked as a claim on Amazon before: ${nameOfCase(caseId)}`,
    source: place === null ? "closed month" : nameOfPlace(place),
  }));
  return [...paid, ...granted, ...moved];
}

const nameOfCase = (caseId: string): string => (caseId === "" ? "case" : `case ${caseId}`);
