/**
 * Distinct cells of a number column -> exact decimals or whole units. Whether a comma or a point marks the decimals is
 * decided over the whole column, then over the whole table, because one "1,234" cannot tell.
 */
import { decimalOfNumber, decimalOrNull, textOfDecimal, type Decimal } from "../domain/money";
import type { ColumnCells, Example, Note, Reading } from "./column-reading";
import { isErrorCell, shown, type Fault } from "./fault";
import type { Cell } from "./grid";
import { trimmed } from "./header-words";

export type DecimalMark = "point" | "comma";
/** A cell as it reads with either mark; null where that mark makes no number of it. */
type NumberText = Readonly<Record<DecimalMark, Decimal | null>>;
type ParsedNumber =
  | { readonly state: "empty" }
  | { readonly state: "unreadable" }
  | { readonly state: "number"; readonly value: Decimal }
  | ({ readonly state: "text" } & NumberText);
/** The first cell that can be read with this mark only. */
export type MarkEvidence = Readonly<Record<DecimalMark, Example | null>>;
export type ParsedNumbers = { readonly of: ColumnCells; readonly parsed: readonly ParsedNumber[]; readonly evidence: MarkEvidence };

export function parseNumbers(of: ColumnCells): ParsedNumbers {
  const parsed = of.cells.map(parseCell);
  const only = (mark: DecimalMark, other: DecimalMark): Example | null => {
    const code = parsed.findIndex((cell) => cell.state === "text" && cell[mark] !== null && cell[other] === null);
    return code === -1 ? null : { row: of.firstRows[code] ?? 0, text: shown(of.cells[code] ?? null) };
  };
  return { of, parsed, evidence: { point: only("point", "comma"), comma: only("comma", "point") } };
}

/** The one mark that the table's columns give evidence for; null where they give none, or for both. */
export function markOf(evidence: readonly MarkEvidence[]): DecimalMark | null {
  const point = evidence.some((found) => found.point !== null);
  const comma = evidence.some((found) => found.comma !== null);
  return point === comma ? null : point ? "point" : "comma";
}

export function readDecimals({ of, parsed, evidence }: ParsedNumbers, tableMark: DecimalMark | null): Reading<Decimal | null> {
  const read = readAs({ of, parsed, evidence }, tableMark, { looksGrouped: false });
  const faults = new Map(read.faults);
  const values = read.values.map((decimal, code) => {
    if (decimal === null || Math.abs(decimal.coefficient) < AMOUNT_MAX * 10 ** decimal.scale) return decimal;
    faults.set(code, tooLarge(of, code));
    return null;
  });
  return { values, faults, notes: read.notes };
}

/** Beyond these a cell holds something else than a quantity or an amount: a bar code, a phone number, two numbers run together. */
const UNITS_MAX = 1e9;
const AMOUNT_MAX = 1e12;

function tooLarge(of: ColumnCells, code: number): Fault {
  return { code: "number-too-large", detail: { column: of.column, found: foundNumber(of.cells[code] ?? null), consequence: of.consequence } };
}

/** Whole units; `empty` is what an empty cell counts as. */
export function readUnits({ of, parsed, evidence }: ParsedNumbers, tableMark: DecimalMark | null, empty: number): Reading<number> {
  const read = readAs({ of, parsed, evidence }, tableMark, { looksGrouped: true });
  const faults = new Map(read.faults);
  const values = read.values.map((decimal, code) => {
    if (decimal === null) return faults.has(code) ? NaN : empty;
    if (decimal.scale === 0 && Math.abs(decimal.coefficient) <= UNITS_MAX) return decimal.coefficient;
    if (decimal.scale === 0) {
      faults.set(code, tooLarge(of, code));
      return NaN;
    }
    faults.set(code, { code: "quantity-not-whole", detail: { column: of.column, found: foundNumber(of.cells[code] ?? null), consequence: of.consequence } });
    return NaN;
  });
  return { values, faults, notes: read.notes };
}

/**
 * `looksGrouped`: in a column of whole units a lone "1,234" is a thousand and "1.234" is the doubtful one; in a column of
 * prices it is the other way round.
 */
function readAs(
  { of, parsed, evidence }: ParsedNumbers,
  tableMark: DecimalMark | null,
  { looksGrouped }: { readonly looksGrouped: boolean },
): Reading<Decimal | null> {
  const { point, comma } = evidence;
  const contradictory = point !== null && comma !== null ? { point, comma } : null;
  const own = markOf([evidence]);
  const mark = own ?? tableMark ?? "point";
  const faults = new Map<number, Fault>();
  let doubtful: number | null = null;
  const values = parsed.map((cell, code): Decimal | null => {
    const bad = { column: of.column, found: shown(of.cells[code] ?? null), consequence: of.consequence };
    if (cell.state === "empty") return null;
    if (cell.state === "number") return cell.value;
    if (cell.state === "unreadable") {
      faults.set(code, { code: "number-unreadable", detail: bad });
      return null;
    }
    if (cell.point === null || cell.comma === null || sameDecimal(cell.point, cell.comma)) return cell.point ?? cell.comma;
    if (contradictory !== null) {
      faults.set(code, { code: "number-form-contradictory", detail: { ...bad, ...contradictory } });
      return null;
    }
    const grouped = cell[mark]?.scale === 0 && cell[mark === "point" ? "comma" : "point"]?.scale !== 0;
    if (own === null && tableMark === null && grouped !== looksGrouped) doubtful ??= code;
    return cell[mark];
  });
  return { values, faults, notes: doubtful === null ? [] : [assumed(of, doubtful, values[doubtful] ?? null)] };
}

function assumed({ column, cells, firstRows }: ColumnCells, code: number, read: Decimal | null): Note {
  const row = firstRows[code] ?? 0;
  return {
    row,
    fault: {
      code: "number-form-assumed",
      detail: { column, found: { row, text: shown(cells[code] ?? null) }, read: read === null ? "empty" : textOfDecimal(read) },
    },
  };
}

function parseCell(cell: Cell): ParsedNumber {
  if (cell === null) return { state: "empty" };
  if (typeof cell === "boolean" || isErrorCell(cell)) return { state: "unreadable" };
  if (typeof cell === "number") {
    const value = decimalOfNumber(cell);
    return value === null ? { state: "unreadable" } : { state: "number", value };
  }
  return parseText(cell);
}

/** No number is written longer than this. */
const NUMBER_LENGTH_MAX = 60;

function parseText(cell: string): ParsedNumber {
  const text = trimmed(cell);
  // A dash is how accounting formats show nothing.
  if (text === "" || /^[-–—−]$/.test(text)) return { state: "empty" };
  if (text.length > NUMBER_LENGTH_MAX) return { state: "unreadable" };
  const scientific = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/.test(text) ? decimalOfNumber(Number(text)) : null;
  if (scientific !== null) return { state: "number", value: scientific };
  const { negative, digits } = unsigned(plain(text));
  const read = { point: decimalWith(digits, POINT), comma: decimalWith(digits, COMMA) };
  if (read.point === null && read.comma === null) return { state: "unreadable" };
  return { state: "text", point: signed(read.point, negative), comma: signed(read.comma, negative) };
}

/** Half-width characters, one minus sign, no currency, and no spaces or apostrophes between thousands. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(/^([-+(]?)\s*(?:[A-Z]{3}|(?:[A-Z]{1,2})?[$€£¥₹元円])\s*(?=[-+(.\d])/u, "$1")
    .replace(/(?<=[.\d)])\s*(?:[A-Z]{3}|[$€£¥₹元円])(?=[-)]?$)/u, "")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
}

/** "(5)", "5-" and "-5" are all minus five. */
function unsigned(text: string): { readonly negative: boolean; readonly digits: string } {
  const bracketed = /^\(\s*(.*?)\s*\)$/.exec(text);
  if (bracketed !== null) return { negative: true, digits: bracketed[1] ?? "" };
  const sign = /^([-+]?)\s*(.*?)(-?)$/.exec(text);
  if (sign === null || (sign[1] !== "" && sign[3] !== "")) return { negative: false, digits: "" };
  return { negative: sign[1] === "-" || sign[3] === "-", digits: sign[2] ?? "" };
}

// Groups before the last may be of two digits, as India writes them. No grouped number begins with a nought: "0,125" has a decimal comma.
const POINT = { shape: /^(?:\d*(?:\.\d*)?|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d*)?)$/, group: ",", mark: "." } as const;
const COMMA = { shape: /^(?:\d*(?:,\d*)?|[1-9]\d{0,2}(?:\.\d{2,3})*\.\d{3}(?:,\d*)?)$/, group: ".", mark: "," } as const;

function decimalWith(digits: string, { shape, group, mark }: typeof POINT | typeof COMMA): Decimal | null {
  return shape.test(digits) ? decimalOrNull(digits.replaceAll(group, "").replace(mark, ".")) : null;
}

function signed(decimal: Decimal | null, negative: boolean): Decimal | null {
  return decimal !== null && negative ? { coefficient: 0 - decimal.coefficient, scale: decimal.scale } : decimal;
}

function sameDecimal(a: Decimal, b: Decimal): boolean {
  return a.coefficient === b.coefficient && a.scale === b.scale;
}

/** Numbers are shown bare, texts in quotes. */
function foundNumber(cell: Cell): string {
  return typeof cell === "number" ? String(cell) : shown(cell);
}
