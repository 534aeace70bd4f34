/**
 * Dates that a spreadsheet turned round. Where days are written first, opening an export that has the month first makes dates of all texts
 * that could be dates there, with day and month exchanged, and leaves the others as text: nothing else gives a column of which every text
 * has a day after the twelfth and every other date could be turned. Those dates are turned back.
 */
import { dateOf, dayOf, type Day } from "../domain/day";
import type { DateOrder } from "./date-order";
import { SERIAL_FORM, type ParsedDate } from "./date-text";

export type TurnedDates = {
  readonly parsed: readonly ParsedDate[];
  /** Codes of a date that was turned back, with the day that it spells, and of a text that shows how the source writes; null where nothing was turned. */
  readonly because: { readonly turned: number; readonly spelled: Day; readonly text: number } | null;
};

/** The form of the texts that were left, which those that were turned had too. */
const WRITTEN = { shape: "A/B/YYYY", form: "M/D/YYYY" } as const;

export function undoSwaps(parsed: readonly ParsedDate[], written: DateOrder | null): TurnedDates {
  const nothing: TurnedDates = { parsed, because: null };
  if (written !== "month-first") return nothing;
  const back = parsed.map(turnedBack);
  const text = parsed.findIndex((date) => date.state === "pair" && isLeftAsText(date));
  const turned = parsed.findIndex((date, code) => isOfSpreadsheet(date) && back[code] !== spelledDay(date));
  const spelled = spelledDay(parsed[turned]);
  if (text < 0 || spelled === null || !parsed.every((date, code) => (isOfSpreadsheet(date) ? back[code] !== null : isLeftAsText(date)))) return nothing;
  return {
    because: { turned, spelled, text },
    parsed: parsed.map((date, code): ParsedDate => (isOfSpreadsheet(date) ? { state: "day", day: back[code] as Day, form: WRITTEN.form } : date)),
  };
}

/** Has no other reading than with the month first; cells without a date tell nothing. */
function isLeftAsText(date: ParsedDate): boolean {
  return date.state === "pair" ? date.shape === WRITTEN.shape && date.dayFirst === null : date.state !== "day";
}

/** A date of the spreadsheet, or what it writes for one into a text file where days come first. */
function isOfSpreadsheet(date: ParsedDate): boolean {
  return (date.state === "day" && date.form === SERIAL_FORM) || (date.state === "pair" && date.shape === "A.B.YYYY");
}

function spelledDay(date: ParsedDate | undefined): Day | null {
  if (date?.state === "day") return date.day;
  return date?.state === "pair" ? date.dayFirst : null;
}

/** With day and month exchanged; null where there is no such month. */
function turnedBack(date: ParsedDate): Day | null {
  const spelled = spelledDay(date);
  if (spelled === null) return null;
  const { year, month, day } = dateOf(spelled);
  return day > 12 ? null : dayOf({ year, month: day, day: month });
}
