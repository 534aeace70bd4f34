/**
 * What cases settled of a line and what Amazon made good of it -> the units that are lost to it, each with its day: what was paid or given back on the day
 * of that, or on which its case was decided if that came before; what was decided on the day of the decision. No day where the register has none.
 * So a case that is paid after it was refused moves no loss out of the month of its refusal.
 */
import type { Day } from "../../domain/day";
import type { Portion } from "../compensation/answer-cases";
import { keyOfRecord } from "../compensation/read-cases";
import type { Settled } from "./decided-units";
import type { Lost } from "./settle-losses";

/** `portions` are those that answer the line. Oldest first, those without a day last. */
export function lossesOfLine(settled: readonly Settled[], portions: readonly Portion[]): readonly Lost[] {
  const piles = portions
    .map(({ payment, record, stockUnits, cashUnits }) => ({
      key: record === null ? null : keyOfRecord(record),
      day: payment?.day ?? record?.closed ?? null,
      paidAt: payment?.place ?? null,
      left: stockUnits + cashUnits,
    }))
    .sort((a, b) => compareDays(a.day, b.day));
  const ofCases = settled.flatMap(({ by, answered, taken, granted }): readonly Lost[] => {
    const base = { by, place: by.place };
    let wanted = answered;
    const paid = piles
      .filter(({ key }) => key === by.key)
      .map((pile): Lost => {
        const units = Math.min(wanted, pile.left);
        wanted -= units;
        pile.left -= units;
        const day = earlier(by.closed, pile.day);
        return { ...base, units, day, paidAt: day === by.closed ? null : pile.paidAt };
      });
    const lastPaid = piles.reduce<Day | null>((last, { day }) => day ?? last, null);
    return [...paid, { ...base, units: taken + granted, day: by.closed ?? lastPaid, paidAt: null }];
  });
  const alone = piles.map(({ left, day, paidAt }): Lost => ({ by: null, units: left, day, place: paidAt, paidAt }));
  return [...ofCases, ...alone].filter(({ units }) => units > 0).sort((a, b) => compareDays(a.day, b.day));
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b < a) ? b : a;
}

const compareDays = (a: Day | null, b: Day | null): number => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
