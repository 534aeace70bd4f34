/**
 * What a reviewer's sign-off, or verdict, beside a shipment line was given for: a variance, which Tieout keeps beside it together with the words, as
 * "3 short | carrier | AK 12 Nov". A sign-off in other words was given since, for what the sheet showed by then, and for the verdict beside it; a verdict beside a sign-off renews none.
 */
import { dayOfSerial, isoOf } from "../domain/day";
import { sayVariance } from "../domain/said-figures";
import { textOfTyped, type TypedCell, type TypedRow } from "./read-back";

/** `units` in the sign of the variance. */
export type SignedFor = { readonly units: number; readonly isVerdict: boolean; readonly text: string };

const BETWEEN = " | ";

/** `now` is the line's variance, for a row that shows no figures; null where there is no line. null where nothing was given, or nobody knows what for. */
export function signedFor({ cells, figures }: Pick<TypedRow, "cells" | "figures">, now: number | null): SignedFor | null {
  const [verdict, signedOff] = [wordsOf(cells["verdict"]), wordsOf(cells["signedOff"])];
  const given = [verdict, signedOff].filter((words) => words !== "");
  if (given.length === 0) return null;
  const memory = memoryOf(cells["signedFor"], figures["signedFor"]);
  const units = memory !== null && isGivenFor(memory.words, { verdict, signedOff }) ? memory.units : (shownVariance(figures) ?? now);
  return units === null ? null : { units, isVerdict: signedOff === "", text: [sayVariance(units), ...given].join(BETWEEN) };
}

/** Whether the words that count - the sign-off's, else the verdict's - are still those that were given then; `words` are null where a hand wrote the figure alone. */
function isGivenFor(words: string | null, { verdict, signedOff }: { readonly verdict: string; readonly signedOff: string }): boolean {
  if (words === null) return true;
  return signedOff === "" ? `${words}${BETWEEN}`.startsWith(`${verdict}${BETWEEN}`) : `${BETWEEN}${words}`.endsWith(`${BETWEEN}${signedOff}`);
}

/** A figure alone is a hand's; ours has commas between thousands in every sheet. */
function memoryOf(cell: TypedCell | undefined, figure: number | undefined): { readonly units: number; readonly words: string | null } | null {
  if (figure !== undefined) return { units: figure, words: null };
  const [, shown = "", way = "", words = null] = /^(-?[\d,]+)(?: (short|over))?(?: \| (.*))?$/.exec(flat(textOfTyped(cell))) ?? [];
  const units = shown === "" ? NaN : Number(shown.replaceAll(",", ""));
  return Number.isNaN(units) ? null : { units: way === "short" ? 0 - units : units, words };
}

/** As the row has it, where its user looked. Its own variance is a formula, which not every program leaves a figure in. */
function shownVariance({ dispatched, received }: TypedRow["figures"]): number | null {
  return dispatched === undefined || received === undefined ? null : received - dispatched;
}

function wordsOf(cell: TypedCell | undefined): string {
  const day = typeof cell === "number" ? dayOfSerial(cell, 1900) : null;
  return day !== null && textOfTyped(cell).length === SERIAL_DIGITS ? isoOf(day) : flat(textOfTyped(cell));
}

/** Of the days of this century. */
const SERIAL_DIGITS = 5;

function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
