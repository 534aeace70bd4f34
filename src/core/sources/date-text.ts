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

function textDate(text: string, rules: DateRules): ParsedDate {
  const number = (part: string | undefined): number => Number(part ?? NaN);
  let match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (match !== null) return dated(dayFrom(number(match[1]), number(match[3]), number(match[4])), "YYYY-MM-DD");
  match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (match !== null) return pair(match[1] ?? "", match[3] ?? "", match[4] ?? "", match[2] ?? "");
  match = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (match !== null) return wholeMonth(number(match[2]), number(match[1]), rules, "MM/YYYY");
  match = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (match !== null) return wholeMonth(number(match[1]), number(match[2]), rules, "YYYY-MM");
  match = /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日?)?$/.exec(text);
  if (match !== null) {
    return match[3] === undefined ? wholeMonth(number(match[1]), number(match[2]), rules, "YYYY年M月") : dated(dayFrom(number(match[1]), number(match[2]), number(match[3])), "YYYY年M月D日");
  }
  match = /^(\d{1,2})[-\s./]+([A-Za-z]{3,9})\.?[-\s./,]+(\d{4}|\d{2})$/.exec(text);
  if (match !== null) return dated(dayFrom(fullYear(match[3] ?? ""), monthNumber(match[2] ?? ""), number(match[1])), "D Mon YYYY");
  match = /^([A-Za-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  if (match !== null) return dated(dayFrom(number(match[3]), monthNumber(match[1] ?? ""), number(match[2])), "Mon D, YYYY");
  match = /^([A-Za-z]{3,9})\.?[-\s/,]+(\d{4})$/.exec(text);
  if (match !== null) return wholeMonth(number(match[2]), monthNumber(match[1] ?? ""), rules, "Mon YYYY");
  if (/^\d{8}$/.test(text)) return dated(dayFrom(number(text.slice(0, 4)), number(text.slice(4, 6)), number(text.slice(6))), "YYYYMMDD");
  // A spreadsheet date that went through a text file.
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return numericDate(Number(text), rules);
  return UNREADABLE;
}

function pair(a: string, b: string, year: string, separator: string): ParsedDate {
  const dayFirst = dayFrom(fullYear(year), Number(b), Number(a));
  const monthFirst = dayFrom(fullYear(year), Number(a), Number(b));
  if (dayFirst === null && monthFirst === null) return UNREADABLE;
  const shape = `A${separator}B${separator}${"Y".repeat(year.length)}`;
  return { state: "pair", dayFirst, monthFirst, shape, padded: a.length === 2 && b.length === 2 };
}

function wholeMonth(year: number, month: number, { monthMeans }: DateRules, form: string): ParsedDate {
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
