/**
 * What a case asks for and what answered it -> how it stands: as the register says, until an answer for every unit, or for all of the money, closes a case that
 * it still calls open, its payment one that it calls granted, or money that was taken back opens one that it calls paid.
 */
import { isAnsweredByMoney, isOpenCase, isPromised } from "../../domain/claims";
import { minor, minorOf, type CurrencyCode, type Minor } from "../../domain/money";
import { isMadeGood, type CaseRecord } from "../compensation/read-cases";
import type { Answers, Question, Tracing } from "./case-question";
import { findMoneyAnswer, type MoneyAnswer } from "./money-answer";
import type { Brought } from "./share-cash";
import { sumOfCash } from "./stated-cash";

export type Standing = { readonly status: string; readonly isTakenBack: boolean; readonly again: MoneyAnswer["again"] };

/** Units answer it, or money does, whatever units that was paid for. */
export function standingOf(tracing: Tracing, question: Question, answers: Answers, inMoney: readonly Brought[] | null): Standing {
  const { record, missing, unitsClaimed } = question;
  const { own, answered, byRegister, unpaid, unitsPaid } = answers;
  const byMoney = isAnsweredByMoney(record.kind) ? findMoneyAnswer(own, inMoney, wantedMoney(tracing, question, inMoney)) : null;
  const byUnits = {
    answered,
    wanted: record.shipmentId === "" || missing === 0 ? unitsClaimed : Math.min(unitsClaimed, missing),
    isTakenBack: own.some(({ payment }) => payment !== null && payment.takenBackUnits > 0),
    isCash: unitsPaid > 0,
  };
  const answer = byMoney === null ? byUnits : { ...byMoney, isCash: true };
  const status = followStatus(record, { ...answer, isPaidUp: unpaid === 0 && answer.answered + byRegister > 0 });
  return { status, isTakenBack: answer.isTakenBack, again: byMoney?.again ?? null };
}

/** Of what was paid for a set no cent is missing to one of its goods that another has. */
export function isPaidWhole({ goodsWith, amountOf, portionsOf, cashOfPortion }: Tracing, record: CaseRecord, currency: CurrencyCode): boolean {
  const set = goodsWith(record);
  const granted = set.map(amountOf);
  if (set.length < 2 || granted.includes(null)) return false;
  const brought = set.flatMap(portionsOf).flatMap((portion) => cashOfPortion(portion, currency, []) ?? []);
  return sumOfCash(brought) >= granted.reduce((sum, amount) => sum + (amount === null ? 0 : minorOf(amount, currency)), 0);
}

/** What brings a case about money to its end: all that it claims, of a set that is paid whole what this good had of it. */
function wantedMoney(tracing: Tracing, { record, money }: Question, inMoney: readonly Brought[] | null): Minor | null {
  if (money === null || money.goods === null || inMoney === null || !isPaidWhole(tracing, record, money.currency)) return money?.goods ?? null;
  return minor(Math.min(money.goods, sumOfCash(inMoney)));
}

function followStatus(record: CaseRecord, { answered, wanted, isCash, isTakenBack, isPaidUp }: Answered): string {
  if (isTakenBack && answered < wanted && isMadeGood(record.status)) return "open";
  if (isPromised(record.status) && isPaidUp) return isCash ? "reimbursed" : "restocked";
  const isUndecided = isOpenCase(record.status) || record.status === "closed";
  if (!isUndecided || answered <= 0 || answered < wanted) return record.status;
  return isCash ? "reimbursed" : "restocked";
}

type Answered = {
  readonly answered: number;
  readonly wanted: number;
  readonly isCash: boolean;
  readonly isTakenBack: boolean;
  /** Nothing of it is still to come. */
  readonly isPaidUp: boolean;
};
