/** The days that Amazon's ledger summary tells, quiet ones included: from the first row of each export to its last. */
import { NO_DAY } from "../../columns/table";
import type { Day } from "../../domain/day";
import type { Ledger } from "../../facts/facts";
import { readGrain } from "./ledger-grain";

export function coveredDays(ledger: Ledger): (day: number) => boolean {
  const spans = new Map<number, { from: number; to: number }>();
  const { spanOf } = readGrain(ledger);
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const day = ledger.columns.day[index] ?? NO_DAY;
    if (day === NO_DAY) continue;
    const span = spans.get(ledger.source[index] ?? 0);
    if (span === undefined) spans.set(ledger.source[index] ?? 0, { from: spanOf(day as Day).from, to: day });
    else if (day < span.from) span.from = spanOf(day as Day).from;
    else if (day > span.to) span.to = day;
  }
  const all = [...spans.values()];
  return (day) => all.some(({ from, to }) => from <= day && day <= to);
}
