/** The days that Amazon's ledger summary tells, quiet ones included: from the first row of each export to its last. */
import { NO_DAY } from "../columns/table";
import { monthOf, periodOfMonth, type Day } from "../domain/day";
import type { Ledger } from "../facts/facts";

export function coveredDays(ledger: Ledger): (day: number) => boolean {
  const spans = new Map<number, { from: number; to: number }>();
  const isMonthly = isMonthlyLedger(ledger);
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const day = ledger.columns.day[index] ?? NO_DAY;
    if (day === NO_DAY) continue;
    const from = isMonthly ? periodOfMonth(monthOf(day as Day)).from : day;
    const span = spans.get(ledger.source[index] ?? 0);
    if (span === undefined) spans.set(ledger.source[index] ?? 0, { from, to: day });
    else {
      span.from = Math.min(span.from, from);
      span.to = Math.max(span.to, day);
    }
  }
  const all = [...spans.values()];
  return (day) => all.some(({ from, to }) => from <= day && day <= to);
}

/** Rows that all stand on the last day of a month are a monthly ledger: they speak of the whole month. */
export function isMonthlyLedger(ledger: Ledger): boolean {
  return ledger.columns.day.every((day) => day === NO_DAY || periodOfMonth(monthOf(day as Day)).to === day);
}
