/** Which months can be chosen, and which one is chosen at first. */
import { monthOf, nameOfPeriod, periodOfMonth, titleOfPeriod, type Period } from "../core/domain/day";
import type { Reading } from "./reading-view";

/** `value` is "2026-10" for a month; "" stands for every day found, where no table says which months there are. */
export type PeriodChoice = { readonly value: string; readonly title: string; readonly period: Period | null };

/** Newest first: the month to close is nearly always the latest. */
export function periodChoices(reading: Reading | null, chosen: Period | null): readonly PeriodChoice[] {
  const closed = new Set(reading?.closed ?? []);
  const months = (reading?.months ?? []).map((month) => choiceOf(periodOfMonth(month), closed.has(month))).reverse();
  if (chosen !== null && !months.some(({ value }) => value === nameOfPeriod(chosen))) return [choiceOf(chosen, false), ...months];
  return months.length > 0 ? months : [{ value: "", title: reading === null ? "Reading dates…" : "All days found", period: null }];
}

/** What was chosen before, where the tables still cover it; else the last month that is over; else the first one there is. */
export function periodToOffer(chosen: Period | null, reading: Reading, todayMonth: number): Period | null {
  const { months } = reading;
  if (months.length === 0) return chosen;
  if (chosen !== null && months.some((month) => month >= monthOf(chosen.from) && month <= monthOf(chosen.to))) return chosen;
  const offered = months.filter((month) => month < todayMonth).at(-1) ?? months[0];
  return offered === undefined ? null : periodOfMonth(offered);
}

function choiceOf(period: Period, isClosed: boolean): PeriodChoice {
  return { value: nameOfPeriod(period), title: `${titleOfPeriod(period)}${isClosed ? ", closed" : ""}`, period };
}
