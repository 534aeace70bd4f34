/**
 * Calendar days without clocks, time zones or Date objects: a Day is the number of days since 1970-01-01.
 * Conversion to and from year, month and day counts years from 1 March, so that the leap day comes last.
 */
import { assert } from "./assert";
import type { Brand } from "./brand";

export type Day = Brand<number, "Day">;
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };
export type DateSystem = 1900 | 1904;
/** First and last day, both inside. */
export type Period = { readonly from: Day; readonly to: Day };

const DAYS_PER_ERA = 146097;
const DAYS_FROM_YEAR_ZERO = 719468;
/** Serial number of 1970-01-01 in each of Excel's date systems. */
const SERIAL_OF_EPOCH: Readonly<Record<DateSystem, number>> = { 1900: 25569, 1904: 24107 };

export function dayOf({ year, month, day }: CalendarDate): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_YEAR_ZERO) as Day;
}

export function dateOf(day: Day): CalendarDate {
  const count = day + DAYS_FROM_YEAR_ZERO;
  const era = Math.floor(count / DAYS_PER_ERA);
  const dayOfEra = count - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** The day of a year, month and day, or null where the calendar has no such date. */
export function dayOrNull(date: CalendarDate): Day | null {
  if (!Number.isInteger(date.year) || date.year < 1900 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) return null;
  const day = dayOf(date);
  return dateOf(day).day === date.day && dateOf(day).month === date.month ? day : null;
}

/** Excel's serial number of a date (time of day dropped); null outside Excel's range. In the 1900 system, serials below 61 carry Excel's invented 29 February 1900 and are refused. */
export function dayOfSerial(serial: number, system: DateSystem): Day | null {
  if (!Number.isFinite(serial) || serial < (system === 1900 ? 61 : 0) || serial >= 2958466) return null;
  return (Math.floor(serial) - SERIAL_OF_EPOCH[system]) as Day;
}

export function serialOfDay(day: Day, system: DateSystem): number {
  return day + SERIAL_OF_EPOCH[system];
}

/** The last of those that are known; null where none is. */
export function lastDay(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day === null || (last !== null && last > day) ? last : day), null);
}

/** "2026-10-31" */
export function isoOf(day: Day): string {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Reads exactly "2026-10-31"; null for anything else. */
export function dayOfIso(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? null : dayOrNull({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** Months counted from year zero: equal for two days of one calendar month, in order otherwise. */
export function monthOf(day: Day): number {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
}

/** First and last day of a month counted as in `monthOf`. */
export function periodOfMonth(month: number): Period {
  const first = (index: number): Day => dayOf({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
  return { from: first(month), to: (first(month + 1) - 1) as Day };
}

/** Reads "2026-10"; null for anything else. */
export function periodOfMonthText(text: string): Period | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? null : periodOfMonth(Number(match[1]) * 12 + Number(match[2]) - 1);
}

/** Reports are dated in different time zones: one event may stand on two days that follow each other. */
export const DAYS_APART = 1;

export function addDays(day: Day, days: number): Day {
  assert(Number.isInteger(days), "days are whole", { days });
  return (day + days) as Day;
}

/** "2026-10" for a whole calendar month, else "2026-10-05 to 2026-10-20". */
export function nameOfPeriod({ from, to }: Period): string {
  const month = periodOfMonth(monthOf(from));
  return month.from === from && month.to === to ? isoOf(from).slice(0, 7) : `${isoOf(from)} to ${isoOf(to)}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "October 2026" for a whole calendar month, else "5 Oct 2026 to 20 Oct 2026". */
export function titleOfPeriod({ from, to }: Period): string {
  const month = periodOfMonth(monthOf(from));
  const { year, month: monthNumber } = dateOf(from);
  return month.from === from && month.to === to ? `${MONTHS[monthNumber - 1]} ${year}` : `${titleOfDay(from)} to ${titleOfDay(to)}`;
}

/** "5 Oct 2026" */
export function titleOfDay(day: Day): string {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return `${dayOfMonth} ${(MONTHS[month - 1] ?? "").slice(0, 3)} ${year}`;
}
