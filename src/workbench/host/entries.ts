/**
 * What becomes of something written into a cell, as if it had been typed: Excel turns text that looks like a number, a date, a logical
 * value or a formula into one, unless the cell is formatted as text or the text begins with an apostrophe.
 */
import { dayOrNull, serialOfDay, type DateSystem } from "../../core/domain/day";

export type Scalar = string | number | boolean;
export type Formula = { readonly formula: string; readonly value: Scalar };
/** undefined = the cell is empty. */
export type Content = Scalar | Formula | undefined;
export type Entry = { readonly content: Content; readonly numberFormat?: string };

const NUMBER = /^[+-]?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const CHARACTERS_MAX = 32_767;

export function isFormula(content: Content): content is Formula {
  return typeof content === "object";
}

export function valueOf(content: Content): Scalar {
  return content === undefined ? "" : isFormula(content) ? content.value : content;
}

/** null where a text is too long for a cell. */
export function entryOf(written: Scalar, { numberFormat, dateSystem }: { readonly numberFormat: string; readonly dateSystem: DateSystem }): Entry | null {
  if (typeof written !== "string") return { content: numberFormat === "@" ? String(written).toUpperCase() : written };
  if (written === "") return { content: undefined };
  if (written.startsWith("'")) return written.length - 1 > CHARACTERS_MAX ? null : { content: written.slice(1) };
  if (written.length > CHARACTERS_MAX) return null;
  if (numberFormat === "@") return { content: written };
  return typed(written, dateSystem);
}

function typed(text: string, dateSystem: DateSystem): Entry {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return { content: fifteenDigits(Number(trimmed.replaceAll(",", ""))) };
  if (/^[=+-]./.test(text)) return { content: { formula: text.startsWith("=") ? text : `=${text}`, value: 0 } };
  // An at sign in front is what Lotus used for functions; Excel still takes it for a formula.
  if (/^@[A-Z]+\(/i.test(text)) return { content: { formula: `=${text.slice(1)}`, value: 0 } };
  if (/^(true|false)$/i.test(trimmed)) return { content: trimmed.toLowerCase() === "true" };
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(trimmed);
  if (percent !== null) return { content: Number(percent[1]) / 100, numberFormat: "0%" };
  const iso = ISO_DATE.exec(trimmed);
  const us = US_DATE.exec(trimmed);
  const date =
    iso !== null
      ? { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
      : us !== null
        ? { year: Number(us[3]), month: Number(us[1]), day: Number(us[2]) }
        : null;
  const day = date === null ? null : dayOrNull(date);
  return day === null ? { content: text } : { content: serialOfDay(day, dateSystem), numberFormat: "m/d/yyyy" };
}

/** Excel keeps fifteen significant digits of what is typed: a longer identifier loses its last ones. */
function fifteenDigits(number: number): number {
  return Number.isFinite(number) ? Number(number.toPrecision(15)) : number;
}
