/**
 * Facts -> what the list of sources says about each table: rows, first and last day, rows that could not be read. The
 * tables are read whole for it, not the day column alone: only a decoder that sees a column whole can tell
 * month/day from day/month, and rows that cannot be read are better seen before the run than after.
 */
import { NO_DAY } from "../core/columns/table";
import { monthOf, type Day } from "../core/domain/day";
import type { Issue } from "../core/domain/issue";
import type { TableRef } from "../core/domain/source";
import type { ValuationMethod } from "../core/domain/settings";
import { closedMethod } from "../core/engine/closing/closed-method";
import { FACT_TABLES, type Facts, type FactTableName } from "../core/facts/facts";

/** One entry per source table. Days null where it has no dates. */
export type SourceReading = { readonly ref: TableRef; readonly rowCount: number; readonly from: Day | null; readonly to: Day | null };

export type Reading = {
  readonly sources: readonly SourceReading[];
  readonly issues: readonly Issue[];
  /** Every month from the first to the last day of the ledger in either view, else of the movements, ascending; counted as in `monthOf`. */
  readonly months: readonly number[];
  /** Months that the workbook holds the seal of, counted alike. */
  readonly closed: readonly number[];
  /** By what method the newest month closed before a day was valued; null where there is none. */
  readonly closedMethod: (before: Day) => ValuationMethod | null;
};

type Tally = { rowCount: number; from: number; to: number };

export function summariseReading({ facts, issues }: { readonly facts: Facts; readonly issues: readonly Issue[] }): Reading {
  const tallies = facts.sources.map((): Tally => ({ rowCount: 0, from: Infinity, to: -Infinity }));
  for (const name of Object.keys(FACT_TABLES) as FactTableName[]) tallyRows(tallies, facts[name]);
  const sources = facts.sources.map((ref, index): SourceReading => {
    const tally = tallies[index];
    if (tally === undefined) return { ref, rowCount: 0, from: null, to: null };
    return { ref, rowCount: tally.rowCount, ...daysOf(tally) };
  });
  return { sources, issues, months: monthsOf(facts), closed: closedMonthsOf(facts), closedMethod: (before) => closedMethod(facts, before) };
}

function tallyRows(tallies: readonly Tally[], table: Facts[FactTableName]): void {
  const days: Int32Array | null = "day" in table.columns ? table.columns.day : null;
  for (let row = 0; row < table.rowCount; row += 1) {
    const tally = tallies[table.source[row] ?? -1];
    if (tally === undefined) continue;
    tally.rowCount += 1;
    widen(tally, days?.[row] ?? NO_DAY);
  }
}

function widen(span: { from: number; to: number }, day: number): void {
  if (day === NO_DAY) return;
  if (day < span.from) span.from = day;
  if (day > span.to) span.to = day;
}

function daysOf({ from, to }: { readonly from: number; readonly to: number }): { readonly from: Day | null; readonly to: Day | null } {
  return from > to ? { from: null, to: null } : { from: from as Day, to: to as Day };
}

function closedMonthsOf({ closedMonths }: Facts): readonly number[] {
  return [...new Set([...closedMonths.columns.closedTo].filter((day) => day !== NO_DAY).map((day) => monthOf(day as Day)))].sort((a, b) => a - b);
}

function monthsOf(facts: Facts): readonly number[] {
  const views = [facts.ledger, facts.ledgerDetail];
  const tables = views.some(({ rowCount }) => rowCount > 0) ? views : [facts.movements];
  const span = { from: Infinity, to: -Infinity };
  for (const { columns } of tables) for (const day of columns.day) widen(span, day);
  const { from, to } = daysOf(span);
  if (from === null || to === null) return [];
  return Array.from({ length: monthOf(to) - monthOf(from) + 1 }, (_, index) => monthOf(from) + index);
}
