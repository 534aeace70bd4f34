/**
 * The goods of a set that one row of the register is about -> what each of them weighs when money of the set is shared: what it is worth in the books, since a set
 * of a kettle and a spoon is no two equal things. Its Amount and what was paid for it are shared alike, from the first month that had money of it on, whatever the
 * goods cost later. Where nobody knows what one of them is worth, nothing weighs anything, and they share by units, as their rows were read.
 */
import { groupBy } from "../../columns/group-by";
import { monthOf, periodOfMonth, type Day } from "../../domain/day";
import { splitWhole, type Decimal } from "../../domain/money";
import { nameOfShare, type ClosedShares, type SealedShare } from "../closing/sealed-shares";
import { isMadeGood, keyOfRecord, rowOfCase, type CaseRecord } from "../compensation/read-cases";

/** `weight` is that of so many units; `since` the day of the first money, null where there is none yet. */
export type SetGood = SealedShare & { readonly record: CaseRecord; readonly since: Day | null };
export type SetWeights = {
  readonly goods: readonly SetGood[];
  /** null of a case that is about no set, and where nobody knows. */
  readonly weightOf: (record: CaseRecord) => SealedShare | null;
  /** Cases about the goods of one set, itself among them. */
  readonly goodsWith: (record: CaseRecord) => readonly CaseRecord[];
};

type Context = {
  /** What units of it are worth at the end of a day; null where nothing gives a cost. */
  readonly worthOn: (record: CaseRecord, units: number, day: Day) => number | null;
  /** Units that are weighed of it: of all goods of a set in step. */
  readonly weighedOf: (record: CaseRecord) => number;
  /** The days of what was paid for it. */
  readonly paidOn: (record: CaseRecord) => readonly Day[];
  readonly closedShares: ClosedShares;
  /** The first day that is not closed, and the last day of the period. */
  readonly openFrom: number;
  readonly until: Day;
};

export function weighSets(records: readonly CaseRecord[], context: Context): SetWeights {
  const sets = [...groupBy(records, rowOfCase).values()].filter((all) => all.length > 1);
  const goods = sets.flatMap((all) => weighSet(all, context));
  const weights = new Map(goods.map((good) => [good.record, good]));
  const mates = new Map(sets.flatMap((all) => all.map((record) => [record, all] as const)));
  return { weightOf: (record) => weights.get(record) ?? null, goods, goodsWith: (record) => mates.get(record) ?? [record] };
}

function weighSet(set: readonly CaseRecord[], context: Context): readonly SetGood[] {
  const { worthOn, paidOn, weighedOf, closedShares, openFrom, until } = context;
  const days = set.flatMap((record) => [...paidOn(record), ...(isMadeGood(record.status) && record.closed !== null ? [record.closed] : [])]);
  const since = days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  const month = periodOfMonth(monthOf(Math.max(since ?? until, Math.min(openFrom, until)) as Day));
  const weighOn =
    (day: Day) =>
    (record: CaseRecord): SealedShare => ({ weight: worthOn(record, weighedOf(record), day) ?? 0, units: weighedOf(record) });
  const asClosed = (record: CaseRecord): SealedShare => closedShares.get(nameOfShare(keyOfRecord(record))) ?? { weight: 0, units: 0 };
  for (const weigh of [asClosed, weighOn(Math.min(month.to, until) as Day), weighOn(until)]) {
    const shares = set.map((record) => ({ record, since, ...weigh(record) }));
    if (shares.every(({ weight, units }) => weight > 0 && units > 0)) return shares;
  }
  return [];
}

/** What each case was granted or asks for: of a set its share of what the row says. */
export function shareAmounts({ weightOf, goodsWith }: SetWeights): (record: CaseRecord) => Decimal | null {
  return (record) => {
    const set = goodsWith(record);
    const weights = set.map((one) => weightOf(one)?.weight ?? 0);
    if (record.amount === null || set.length < 2 || weights.includes(0)) return record.amount;
    const scale = Math.max(...set.map(({ amount }) => amount?.scale ?? 0));
    const whole = sumOfDecimals(
      set.map(({ amount }) => amount),
      scale,
    );
    return { coefficient: splitWhole(whole, weights)[set.indexOf(record)] ?? 0, scale };
  };
}

export function sumOfDecimals(amounts: readonly (Decimal | null)[], scale: number): number {
  return amounts.reduce((sum, amount) => sum + (amount === null ? 0 : amount.coefficient * 10 ** (scale - amount.scale)), 0);
}
