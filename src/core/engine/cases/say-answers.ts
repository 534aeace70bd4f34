/** Why a case has what it was paid: payments that do not name it, what is paid beyond its claim, and what took money back, in words. */
import { isAnsweredByMoney, isInCash } from "../../domain/claims";
import { isoOf } from "../../domain/day";
import { listed } from "../../domain/issue-words";
import { minor, minorOf, mulDiv, type CurrencyCode, type Minor } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { Overtaken } from "../compensation/believe-register";
import type { Payment } from "../compensation/payment";
import type { CaseRecord } from "../compensation/read-cases";
import type { Reopened } from "../compensation/reopened-cases";
import { paidUnits } from "../compensation/reimbursement-desk";

type Context = {
  readonly portions: readonly Portion[];
  readonly unitsClaimed: number;
  /** Whether the register has a case of that ID. */
  readonly isKnown: (caseId: string) => boolean;
};

export function sayAnswers(record: CaseRecord, { portions, unitsClaimed, isKnown }: Context): readonly string[] {
  const answered = unitsAnswered(portions);
  const isOfMoney = isAnsweredByMoney(record.kind);
  const beyond = isOfMoney ? 0 : answered - unitsClaimed;
  const setAgainst = (money: Minor | null): string =>
    `it is set against those that wait, ${money !== null ? "each for its part of what they claim together" : isOfMoney ? "one of that sum first, then the oldest" : "the oldest first"}`;
  return [
    ...portions.flatMap(({ payment, stockUnits, cashUnits, money }): readonly string[] => {
      if (payment === null || payment.caseId === record.caseId) return [];
      const paid = stockUnits + cashUnits > 0 ? paidUnits({ stockUnits, cashUnits }) : "money";
      const how =
        payment.caseId === ""
          ? `which names no case: ${setAgainst(money)}`
          : isKnown(payment.caseId)
            ? `which names case ${payment.caseId} and pays for more than that claims`
            : `which names case ${payment.caseId}, that Cases does not know: ${setAgainst(money)}`;
      return [`${paid} by reimbursement ${payment.id} of ${isoOf(payment.day)}, ${how}`];
    }),
    ...(answered > 0 && beyond > 0 ? [`paid for ${answered}, ${beyond} more than it claims`] : []),
  ];
}

/** Of a grant for so many units what made good those for which it cannot be paid any more, before its own payment came: others, unless they came home. */
export function sayOvertaking({ by }: Overtaken, { units, left, home }: { readonly units: number; readonly left: number; readonly home: number }): string {
  if (home > 0 && home >= units - left) return "came home";
  const names = by.map(({ payment, record, because }) =>
    payment === null ? (record === null || record.caseId === "" ? because : `case ${record.caseId}`) : sayPayment(payment),
  );
  return `${home > 0 ? "came home, or " : ""}were made good by ${listed([...new Set(names)], 10)}`;
}

function sayPayment({ id, day, caseId }: Payment): string {
  return `reimbursement ${id} of ${isoOf(day)}${caseId === "" ? "" : ` for case ${caseId}`}`;
}

/** Of a case that money answers, in whatever units it was paid. */
export function sayPaidTooMuch({ claimed, paid }: { readonly claimed: Minor | null; readonly paid: Minor | null }, currency: CurrencyCode): readonly string[] {
  if (claimed === null || paid === null || claimed <= 0 || paid <= claimed) return [];
  return [`paid ${sayMoney(paid, currency)}, ${sayMoney(minor(paid - claimed), currency)} more than it claims`];
}

/** `again` is what is to be paid once more. */
export function sayReopened(by: Reopened["by"], again: string): string {
  return `reopened by reversal ${by.map(({ id, day }) => `${id} of ${isoOf(day)}`).join(" and ")}: ${again} to be paid again`;
}

type Brought = {
  readonly portions: readonly Portion[];
  readonly unitsClaimed: number;
  readonly cash: Minor | null;
  readonly otherwise: Minor | null;
  readonly currency: CurrencyCode;
};

/** `cash` is what payments brought, `otherwise` what of the Amount is still to come, or came by no payment here. What was given back in stock answers its part of the Amount. */
export function sayShortfall({ status, amount }: CaseRecord, { portions, unitsClaimed, cash, otherwise, currency }: Brought): readonly string[] {
  const ofPayments = portions.filter(({ payment }) => payment !== null);
  const inStock = ofPayments.reduce((sum, { stockUnits }) => sum + stockUnits, 0);
  const paidFor = unitsAnswered(ofPayments) - inStock;
  if (!isInCash(status) || amount === null || cash === null || otherwise === null || paidFor === 0) return [];
  const whole = minorOf(amount, currency);
  const granted = minor(whole - otherwise - mulDiv(whole, inStock, Math.max(unitsClaimed, paidFor + inStock)));
  if (cash >= granted) return [];
  const units = paidFor < unitsClaimed ? `${paidFor} of ${unitsClaimed}` : `all ${paidFor}`;
  const [given, paid, less] = [granted, cash, minor(granted - cash)].map((money) => sayMoney(money, currency));
  return [`granted ${given}, and paid ${paid} for ${units}: ${less} less`];
}
