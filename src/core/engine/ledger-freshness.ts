/** Whether the ledger is of the right kind and age for the days that are asked of it: restated days, and rows of whole weeks or months. */
import { addDays, isoOf, monthOf, nameOfPeriod, periodOfMonth, type Day, type Period } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import type { Facts } from "../facts/facts";

/** Amazon restates a day until it is this old. */
const RESTATED_DAYS = 5;

export function checkFreshness(facts: Facts, { period, today }: { readonly period: Period; readonly today: Day }): readonly Issue[] {
  const days = [...new Set(facts.ledger.columns.day)].filter((day) => day <= period.to).sort((a, b) => a - b) as Day[];
  const last = days.at(-1);
  if (last === undefined || last < period.from || last > today || today - last >= RESTATED_DAYS) return [];
  return [raise("ledger-recent", null, { last: isoOf(last), today: isoOf(today), again: isoOf(addDays(last, RESTATED_DAYS)) })];
}

/** Rows of a week or a month cannot tell what happened on a part of it. */
export function checkGrain(facts: Facts, period: Period): readonly Issue[] {
  const days = [...new Set(facts.ledger.columns.day)].sort((a, b) => a - b) as Day[];
  const grain = grainOf(days);
  const isEnd = (day: Day): boolean => (grain === "month" ? periodOfMonth(monthOf(day)).to === day : (day - (days[0] ?? day)) % 7 === 0);
  if (grain === "day" || (isEnd(addDays(period.from, -1)) && isEnd(period.to))) return [];
  return [raise("ledger-not-daily", null, { grain, period: nameOfPeriod(period), example: days.slice(0, 2).map(isoOf) })];
}

/** Days in order. Two ends of months in a row are no chance, nor are three equal steps of whole weeks. */
function grainOf(days: readonly Day[]): "day" | "week" | "month" {
  const first = days[0];
  if (first === undefined) return "day";
  if (days.length >= 2 && days.every((day) => periodOfMonth(monthOf(day)).to === day)) return "month";
  return days.length >= 3 && days.every((day, position) => position === 0 || day - (days[position - 1] ?? day) === 7) ? "week" : "day";
}
