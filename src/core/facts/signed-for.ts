/**
 * What a reviewer's sign-off, or verdict, beside a shipment line was given for: a variance, which Tieout keeps beside it together with the words, as
 * "3 short | carrier | AK 12 Nov". Other words were given since, for what the sheet showed by then.
 */
import { dayOfSerial, isoOf } from "../domain/day";
import { sayVariance } from "../domain/said-figures";
import { isBlankCell, textOfTyped, type TypedCell, type TypedRow } from "./read-back";

/** `units` in the sign of the variance. */
export type SignedFor = { readonly units: number; readonly isVerdict: boolean; readonly text: string };

const BETWEEN = " | ";

/** `now` is the line's variance, for a row that shows no figures; null where there is no line. null where nothing was given, or nobody knows what for. */
export function signedFor({ cells }: Pick<TypedRow, "cells">, now: number | null): SignedFor | null {
  const given = [cells["verdict"], cells["signedOff"]].map(wordsOf).filter((words) => words !== "");
  if (given.length === 0) return null;
  const words = given.join(BETWEEN);
  const memory = memoryOf(cells["signedFor"]);
  const units = memory !== null && (memory.words === null || memory.words === words) ? memory.units : (shownVariance(cells) ?? now);
  return units === null ? null : { units, isVerdict: isBlankCell(cells["signedOff"]), text: `${sayVariance(units)}${BETWEEN}${words}` };
}

function memoryOf(cell: TypedCell | undefined): { readonly units: number; readonly words: string | null } | null {
  const [, figure = "", way = "", words = null] = /^(-?[\d,]+)(?: (short|over))?(?: \| (.*))?$/.exec(flat(textOfTyped(cell))) ?? [];
  const units = figure === "" ? NaN : Number(figure.replaceAll(",", ""));
  return Number.isNaN(units) ? null : { units: way === "short" ? 0 - units : units, words };
}

/** As the row has it, where its user looked. Its own variance is a formula, which not every program leaves a figure in. */
function shownVariance({ dispatched, received }: TypedRow["cells"]): number | null {
  const [sent, came] = [dispatched, received].map((cell) => (isBlankCell(cell) ? NaN : Number(textOfTyped(cell)))) as [number, number];
  return Number.isInteger(came - sent) ? came - sent : null;
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
