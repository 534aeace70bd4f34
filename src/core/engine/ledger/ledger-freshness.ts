/** Whether the ledger is of the right kind and age for the days that are asked of it: restated days, and rows of whole weeks or months. */
import { addDays, isoOf, nameOfPeriod, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { settledOn } from "../../domain/restated-days";
import type { Facts } from "../../facts/facts";
import { readGrain } from "./ledger-grain";

export function checkFreshness(facts: Facts, { period, today }: { readonly period: Period; readonly today: Day }): readonly Issue[] {
  const days = [...new Set(facts.ledger.columns.day)].filter((day) => day <= period.to).sort((a, b) => a - b) as Day[];
  const last = days.at(-1);
  if (last === undefined || last < period.from || last > today || today >= settledOn(last)) return [];
  return [raise("ledger-recent", null, { last: isoOf(last), today: isoOf(today), again: isoOf(settledOn(last)) })];
}

/** Rows of a week or a month cannot tell what happened on a part of it. */
export function checkGrain(facts: Facts, period: Period): readonly Issue[] {
  const grain = readGrain(facts.ledger);
  const days = [...new Set(facts.ledger.columns.day)].sort((a, b) => a - b) as Day[];
  const cut = [addDays(period.from, -1), period.to].find((day) => grain.spanOf(day).to !== day);
  // A single row may be that of a day.
  if (cut === undefined || days.length < 2) return [];
  return [raise("ledger-not-daily", null, { grain: grain.unitOf(cut), period: nameOfPeriod(period), example: days.slice(0, 2).map(isoOf) })];
}
