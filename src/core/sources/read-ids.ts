/**
 * Distinct cells of a column of IDs -> text, as far as a spreadsheet has left the ID whole. One that opened the file as numbers
 * shortens long ones ("6.42254E+11") and drops leading zeros; the first is past mending here, unless it names goods that another
 * table has whole; the second can be undone where the ID proves itself by its check digit.
 */
import type { IssueCode } from "../domain/issue";
import type { ColumnCells, Reading } from "./column-reading";
import { shown, type Fault } from "./fault";
import type { Cell } from "./grid";
import { readTexts } from "./read-texts";

/** By our names of columns, in any table. */
export function isIdColumn(name: string): boolean {
  return /^(?:fnsku|asin|msku|sku|reference|appliesTo|tracking|licensePlate)$|Id$/.test(name);
}

/** Of how many digits a spreadsheet keeps the whole of a number; others it turns into noughts. */
export const DIGITS_KEPT = 15;

/** The figure as the user finds it: a number of so many digits is shown in full. */
export function shownShortened(text: string): string {
  const { digits, length } = partsOfShortened(text);
  return digits.length < DIGITS_KEPT ? text : digits.padEnd(length, "0");
}

/** Columns that name goods, each kind by our names of columns: a name may stand whole in another one of its kind. */
export const NAME_KINDS = [["msku", "sku"], ["fnsku"], ["asin"]] as const;
const NAME_COLUMNS: ReadonlySet<string> = new Set<string>(NAME_KINDS.flat());

/** A figure that is no whole text any more: as a cell shows it, or as the number behind the cell has it, which keeps a few digits more. */
const SHORTENED = /^(\d)(?:[.,](\d{1,16}))?E\+(\d{2,3})$/i;

export function isShortenedText(text: string): boolean {
  return text.length < 30 && SHORTENED.test(text);
}

/** The digits that are left, and how many there were. */
export function partsOfShortened(text: string): { readonly digits: string; readonly length: number } {
  const [, first = "", others = "", exponent = ""] = SHORTENED.exec(text) ?? [];
  return { digits: first + others, length: Number(exponent) + 1 };
}

/** Faults of a cell that leave its row usable. */
export const KEEPS_THE_ROW: ReadonlySet<IssueCode> = new Set<IssueCode>(["id-shortened", "leading-zeros-restored"]);

/** `name` is our name of the column; `byHand`: the seller typed the table. */
export function readIds(of: ColumnCells, { name, byHand }: { readonly name: string; readonly byHand: boolean }): Reading<string> {
  const { values, faults: noFaults, notes } = readTexts(of, null);
  const faults = new Map<number, Fault>(noFaults);
  const isCutOff = NAME_COLUMNS.has(name) ? () => false : cutOffIn(values);
  const ids = values.map((text, code) => {
    const cell = of.cells[code] ?? null;
    if (NAME_COLUMNS.has(name) && isShortened(cell, text)) return typeof cell === "number" ? cell.toExponential().toUpperCase() : text;
    if (isShortened(cell, text) || isCutOff(text)) {
      faults.set(code, { code: "id-shortened", detail: { column: of.column, found: shown(cell), byHand } });
      return "";
    }
    const whole = name === "asin" || name === "fnsku" ? withLeadingZeros(text) : text;
    if (whole !== text) faults.set(code, { code: "leading-zeros-restored", detail: { column: of.column, found: shown(text), read: whole, byHand } });
    return whole;
  });
  return { values: ids, faults, notes };
}

function isShortened(cell: Cell, text: string): boolean {
  return typeof cell === "number" ? cell >= 10 ** DIGITS_KEPT : isShortenedText(text);
}

/** Noughts behind the digits that a spreadsheet keeps: two may be chance, in one ID. */
const CUT_OFF = /^\d{15}(0{2,})$/;
const NOUGHTS_NO_CHANCE = 3;

/** A number that was shown in full before it became text: every one of the column that is so long ends in noughts where a spreadsheet puts them. */
function cutOffIn(texts: readonly string[]): (text: string) => boolean {
  const long = texts.filter((text) => text.length > DIGITS_KEPT + 1 && /^\d+$/.test(text));
  const noughts = long.map((text) => CUT_OFF.exec(text)?.[1]?.length ?? 0);
  const areCutOff = noughts.every((count) => count > 0) && (long.length > 1 || (noughts[0] ?? 0) >= NOUGHTS_NO_CHANCE);
  return (text) => areCutOff && CUT_OFF.test(text);
}

/** An ASIN of a book is its ISBN of ten digits, and an FNSKU may be the ASIN. */
const ISBN_LENGTH = 10;

function withLeadingZeros(text: string): string {
  if (text.length < 6 || text.length >= ISBN_LENGTH || !/^\d+[\dX]$/.test(text)) return text;
  const isbn = text.padStart(ISBN_LENGTH, "0");
  const sum = [...isbn].reduce((total, digit, index) => total + (digit === "X" ? 10 : Number(digit)) * (ISBN_LENGTH - index), 0);
  return sum % 11 === 0 ? isbn : text;
}
