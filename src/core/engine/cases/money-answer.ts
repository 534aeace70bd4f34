/** What payments brought a case that money answers -> how much of its claim is answered, and what of it was taken back and is asked for again. */
import { minor, type Minor } from "../../domain/money";
import type { Portion } from "../compensation/answer-cases";
import type { Reversal } from "../compensation/payment";
import type { Brought } from "./share-cash";
import { sumOfCash } from "./stated-cash";

export type MoneyAnswer = {
  readonly answered: Minor;
  /** Where nobody knows the claim, the most that it ever had: that was paid for it. */
  readonly wanted: Minor;
  readonly isTakenBack: boolean;
  /** What is to be paid again, and what took it back; null where nothing is. */
  readonly again: { readonly money: Minor; readonly by: readonly Reversal[] } | null;
};

/** `brought` is null where some of it has no rate, `claimed` where nobody knows. */
export function findMoneyAnswer(own: readonly Portion[], brought: readonly Brought[] | null, claimed: Minor | null): MoneyAnswer {
  const rows = brought ?? [];
  const answered = sumOfCash(rows);
  const wanted = claimed ?? minor(Math.max(ANY_MONEY, mostEver(rows)));
  const back = sumOfCash(rows.filter(({ cash }) => cash < 0));
  const money = minor(Math.max(0, Math.min(0 - back, wanted - answered)));
  const by = [...new Set(own.flatMap(({ payment }) => payment?.reversals ?? []))];
  return { answered, wanted, isTakenBack: back < 0, again: money === 0 ? null : { money, by } };
}

/** Of a case whose claim nobody knows. */
const ANY_MONEY = 1;

function mostEver(rows: readonly Brought[]): number {
  let [sum, most] = [0, 0];
  for (const { cash } of [...rows].sort((a, b) => a.day - b.day || b.cash - a.cash)) {
    sum += cash;
    most = Math.max(most, sum);
  }
  return most;
}
