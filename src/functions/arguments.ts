/** What a cell hands over -> what it means: missing arguments arrive as null, empty cells as null, "" or 0, dates as serial numbers. */
import { dayOfIso, dayOfSerial, monthOf, periodOfMonth, periodOfMonthText, type DateSystem, type Period } from "../core/domain/day";
import type { Measure } from "./figures";

export type Argument = string | number | boolean | null | undefined;

const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ["", "quantity"],
  ["qty", "quantity"],
  ["quantity", "quantity"],
  ["units", "quantity"],
  ["value", "value"],
]);

export function textOf(argument: Argument): string {
  return argument === null || argument === undefined || argument === 0 ? "" : String(argument).trim();
}

/** null for a word that is no measure. */
export function measureOf(argument: Argument): Measure | null {
  return MEASURES.get(textOf(argument).toLowerCase()) ?? null;
}

/**
 * The month meant: any day of it, or text like "2026-10". A date stands for its whole month, because Excel turns a typed
 * 2026-10 into the first of October. "latest" where the cell is empty, null where it cannot be read.
 */
export function monthOfArgument(argument: Argument, dateSystem: DateSystem): Period | "latest" | null {
  if (typeof argument === "number" && argument !== 0) return monthAround(dayOfSerial(argument, dateSystem));
  const text = textOf(argument);
  return text === "" ? "latest" : (periodOfMonthText(text) ?? monthAround(dayOfIso(text)));
}

function monthAround(day: ReturnType<typeof dayOfSerial>): Period | null {
  return day === null ? null : periodOfMonth(monthOf(day));
}
