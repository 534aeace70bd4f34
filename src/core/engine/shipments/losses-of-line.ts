/**
 * What cases settled of a line and what Amazon made good of it -> the units that are lost to it, each with its day: what was paid or given back on the day
 * of that, or on which its case was decided if that came before; what was decided on the day of the decision. No day where the register has none.
 * So a case that is paid after it was refused moves no loss out of the month of its refusal. What was taken back after the decision is open from then on, so that
 * what is paid after that is lost on its own day again. What no case with Amazon is about is lost no sooner than Amazon has counted, whatever was paid or decided before:
 * until then it may come, and the same rows lead to the same month whenever they are looked at.
 */
import type { Day } from "../../domain/day";
import type { Portion } from "../compensation/answer-cases";
import type { Reversal } from "../compensation/payment";
import { nameOfPaid } from "../compensation/payment";
import { keyOfRecord } from "../compensation/read-cases";
import type { LineCase } from "../compensation/find-cases";
import type { Settled } from "./decided-units";
import type { Lost } from "./settle-losses";

/** What was taken back of what a case was paid for a line. */
export type TakenFrom = (by: LineCase) => readonly Reversal[];

type OfLine = {
  readonly settled: readonly Settled[];
  /** Those that answer the line. */
  readonly portions: readonly Portion[];
  /** Null where nothing is waited for. */
  readonly countedBy: Day | null;
  /** Units that cases with Amazon are about, open or not; Infinity where one does not say how many. */
  readonly asked: number;
  readonly takenFrom: TakenFrom;
};

/** Oldest first, those without a day last. */
export function lossesOfLine({ settled, portions, countedBy, asked, takenFrom }: OfLine): readonly Lost[] {
  const piles = portions
    .map(({ payment, record, stockUnits, cashUnits }) => ({
      key: record === null ? null : keyOfRecord(record),
      day: payment?.day ?? record?.closed ?? null,
      paidAt: payment?.place ?? null,
      paidBy: payment === null ? "" : nameOfPaid(payment),
      left: stockUnits + cashUnits,
    }))
    .sort((a, b) => compareDays(a.day, b.day));
  const ofCases = settled.flatMap(({ by, answered, taken, granted }): readonly Lost[] => {
    const base = { by, place: by.place, isAgain: false, countedBy: asked > 0 ? null : countedBy };
    const paidAgain = countAgain(takenFrom(by).filter(({ day }) => by.closed !== null && day >= by.closed));
    let wanted = answered;
    const paid = piles
      .filter(({ key }) => key === by.key)
      .flatMap((pile): readonly Lost[] => {
        const units = Math.min(wanted, pile.left);
        wanted -= units;
        pile.left -= units;
        const again = paidAgain(pile.day, units);
        const day = earlier(by.closed, pile.day);
        return [
          { ...base, units: units - again, day, paidAt: day === by.closed ? null : pile.paidAt, paidBy: pile.paidBy },
          { ...base, units: again, day: pile.day, paidAt: pile.paidAt, paidBy: pile.paidBy, isAgain: true },
        ];
      });
    const lastPaid = piles.reduce<Day | null>((last, { day }) => day ?? last, null);
    return [...paid, { ...base, units: taken + granted, day: by.closed ?? lastPaid, paidAt: null, paidBy: "" }];
  });
  let unwaited = Math.max(0, asked - ofCases.reduce((sum, { units }) => sum + units, 0));
  const alone = piles.flatMap(({ left, day, paidAt, paidBy }): readonly Lost[] => {
    const base = { by: null, day, place: paidAt, paidAt, paidBy, isAgain: false };
    const units = Math.min(unwaited, left);
    unwaited -= units;
    return [
      { ...base, units, countedBy: null },
      { ...base, units: left - units, countedBy },
    ];
  });
  return [...ofCases, ...alone]
    .filter(({ units }) => units > 0)
    .map(onceCounted)
    .sort((a, b) => compareDays(a.day, b.day));
}

function onceCounted(lost: Lost): Lost {
  const { day, countedBy } = lost;
  return day === null || countedBy === null || countedBy <= day ? lost : { ...lost, day: countedBy, paidAt: null };
}

/** Of units that are paid for on a day, those that had been paid for before, in turn. */
function countAgain(reversals: readonly Reversal[]): (day: Day | null, units: number) => number {
  const reopened = reversals.map(({ day, units }) => ({ day, left: units }));
  return (day, units) => {
    let left = units;
    for (const one of reopened) {
      const taken = day !== null && one.day <= day ? Math.min(left, one.left) : 0;
      one.left -= taken;
      left -= taken;
    }
    return units - left;
  };
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b < a) ? b : a;
}

const compareDays = (a: Day | null, b: Day | null): number => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
