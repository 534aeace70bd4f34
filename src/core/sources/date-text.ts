/**
 * One date cell -> the day it names, or the two days it may name. A time belongs to the day that it is written with,
 * whatever its offset: Amazon writes the marketplace's own offset and its ledger counts the marketplace's days, so that
 * turning times into one zone would move an evening's units into the next day, and at month end into the next month.
 */
import { dateOf, dayOfSerial, dayOrNull, periodOfMonth, type Day, type DateSystem } from "../domain/day";
import { isErrorCell } from "./fault";
import type { Cell } from "./grid";
import { trimmed } from "./header-words";
import type { ColumnSpec } from "./source-spec";

export type ParsedDate =
  | { readonly state: "empty" }
  | { readonly state: "unreadable" }
  /** `form` is how it is written, as a message names it. */
  | { readonly state: "day"; readonly day: Day; readonly form: string }
  /** Two numbers and a year; null where the calendar has no such day. `shape` has A and B for the two numbers: "A/B/YYYY". `padded`: both have two digits. */
  | { readonly state: "pair"; readonly dayFirst: Day | null; readonly monthFirst: Day | null; readonly shape: string; readonly padded: boolean };

export type DateRules = Pick<ColumnSpec, "monthMeans"> & { readonly dateSystem: DateSystem };

/** How a message names a date that is a number in the sheet. */
export const SERIAL_FORM = "a spreadsheet date";

const UNREADABLE: ParsedDate = { state: "unreadable" };
/** Years outside are slips of the finger, or numbers that are no dates. */
const YEAR_MIN = 1990;
const YEAR_MAX = 2199;
const DATE_LENGTH_MAX = 60;

export function parseDate(cell: Cell, rules: DateRules): ParsedDate {
  if (cell === null) return { state: "empty" };
  if (typeof cell === "boolean" || isErrorCell(cell)) return UNREADABLE;
  if (typeof cell === "number") return numericDate(cell, rules);
  const text = trimmed(cell);
  if (text === "") return { state: "empty" };
  if (text.length > DATE_LENGTH_MAX) return UNREADABLE;
  return textDate(withoutTime(text.normalize("NFKC")), rules);
}

function numericDate(number: number, { dateSystem }: DateRules): ParsedDate {
  const serial = dated(dayOfSerial(number, dateSystem), SERIAL_FORM);
  if (serial.state === "day" || !Number.isInteger(number)) return serial;
  return dated(dayFrom(Math.floor(number / 10000), Math.floor(number / 100) % 100, number % 100), "YYYYMMDD");
}

/** "2026-08-05T23:58:53+05:30", "10/31/2026 11:59:00 PM GMT": the day stays. */
function withoutTime(text: string): string {
  return text.replace(/(?:\s*T\s*|,?\s+)\d{1,2}:\d{2}.*$/i, "");
}

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthNumber(name: string): number {
  return MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Dates of which it is clear what each part is, and how a message names their form. No text fits two of them. */
const CLEAR_FORMS: readonly { readonly form: string; readonly shape: RegExp }[] = [
  { form: "YYYY-MM-DD", shape: /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/ },
  { form: "YYYYMMDD", shape: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/ },
  { form: "YYYY-MM", shape: /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/ },
  { form: "MM/YYYY", shape: /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/ },
  { form: "YYYY年M月D日", shape: /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日?$/ },
  { form: "YYYY年M月", shape: /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月$/ },
  { form: "D Mon YYYY", shape: /^(?<day>\d{1,2})[-\s./]+(?<month>[A-Za-z]{3,9})\.?[-\s./,]+(?<year>\d{4}|\d{2})$/ },
  { form: "Mon D, YYYY", shape: /^(?<month>[A-Za-z]{3,9})\.?[-\s]+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/ },
  { form: "Mon YYYY", shape: /^(?<month>[A-Za-z]{3,9})\.?[-\s/,]+(?<year>\d{4})$/ },
];
/** Two numbers and a year: which number is the day is for the whole column to tell. */
const TWO_NUMBERS = /^(?<first>\d{1,2})(?<sign>[-/.])(?<second>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})$/;

function textDate(text: string, rules: DateRules): ParsedDate {
  for (const { form, shape } of CLEAR_FORMS) {
    const parts = shape.exec(text)?.groups;
    if (parts !== undefined) return clearDate(parts, form, rules);
  }
  const { first = "", second = "", year = "", sign = "" } = TWO_NUMBERS.exec(text)?.groups ?? {};
  if (first !== "") return pair({ first, second, year, sign });
  // A spreadsheet date that went through a text file.
  return /^\d{5}(?:\.\d+)?$/.test(text) ? numericDate(Number(text), rules) : UNREADABLE;
}

function clearDate({ year = "", month = "", day }: Readonly<Record<string, string | undefined>>, form: string, rules: DateRules): ParsedDate {
  const date = { year: fullYear(year), month: /^\d/.test(month) ? Number(month) : monthNumber(month) };
  return day === undefined ? wholeMonth({ ...date, form }, rules) : dated(dayFrom(date.year, date.month, Number(day)), form);
}

function pair({ first, second, year, sign }: Readonly<Record<"first" | "second" | "year" | "sign", string>>): ParsedDate {
  const dayFirst = dayFrom(fullYear(year), Number(second), Number(first));
  const monthFirst = dayFrom(fullYear(year), Number(first), Number(second));
  if (dayFirst === null && monthFirst === null) return UNREADABLE;
  const shape = `A${sign}B${sign}${"Y".repeat(year.length)}`;
  return { state: "pair", dayFirst, monthFirst, shape, padded: first.length === 2 && second.length === 2 };
}

function wholeMonth({ year, month, form }: { readonly year: number; readonly month: number; readonly form: string }, { monthMeans }: DateRules): ParsedDate {
  if (monthMeans === undefined || dayFrom(year, month, 1) === null) return UNREADABLE;
  const { from, to } = periodOfMonth(year * 12 + month - 1);
  return dated(monthMeans === "first-day" ? from : to, form);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function dayFrom(year: number, month: number, day: number): Day | null {
  return year < YEAR_MIN || year > YEAR_MAX ? null : dayOrNull({ year, month, day });
}

function dated(day: Day | null, form: string): ParsedDate {
  if (day === null) return UNREADABLE;
  const { year } = dateOf(day);
  return year < YEAR_MIN || year > YEAR_MAX ? UNREADABLE : { state: "day", day, form };
}
