/**
 * Exact money: an amount is a whole number of minor units (cents, or yen), a price or rate is an exact decimal.
 * Every product is exact and rounded once, half away from zero; big integers appear only where a product
 * leaves the range in which a number is exact.
 */
import { assert } from "./assert";
import type { Brand } from "./brand";

export type Minor = Brand<number, "Minor">;
/** coefficient / 10^scale, both whole. */
export type Decimal = { readonly coefficient: number; readonly scale: number };
export type CurrencyCode = Brand<string, "CurrencyCode">;

export const ZERO = 0 as Minor;

/** Currencies that do not count in hundredths; all others do. Source: ISO 4217. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

export function minorDigitsOf(currency: CurrencyCode): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** Three letters, any case; null for anything else. */
export function currencyOrNull(text: string): CurrencyCode | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? (code as CurrencyCode) : null;
}

export function minor(amount: number): Minor {
  assert(Number.isSafeInteger(amount), "money is a whole number of minor units", { amount });
  return (amount + 0) as Minor;
}

/** Reads "5.5815", "-12", ".5" exactly; null for anything else or for more digits than a number holds exactly. */
export function decimalOrNull(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const digits = (match[2] ?? "") + fraction;
  if ((match[2] ?? "") + (match[3] ?? "") === "") return null;
  const coefficient = Number(digits === "" ? "0" : digits);
  if (!Number.isSafeInteger(coefficient)) return null;
  return { coefficient: match[1] === "-" ? 0 - coefficient : coefficient, scale: fraction.length };
}

/** The decimal that a spreadsheet shows for a stored number: its shortest decimal text, to 15 significant digits as Excel has it. */
export function decimalOfNumber(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = "0", exponentText = "0"] = value.toExponential(14).split("e");
  const negative = mantissa.startsWith("-");
  const digits = mantissa.replace(/[-.]/g, "").replace(/0+$/, "");
  const scale = digits.length - 1 - Number(exponentText);
  const coefficient = scale >= 0 ? Number(digits === "" ? "0" : digits) : Number(digits + "0".repeat(-scale));
  if (!Number.isSafeInteger(coefficient) || scale > 30) return null;
  return { coefficient: negative ? 0 - coefficient : coefficient, scale: Math.max(0, coefficient === 0 ? 0 : scale) };
}

/** Text of a decimal, without trailing zeros: "5.5815". */
export function textOfDecimal({ coefficient, scale }: Decimal): string {
  const digits = String(Math.abs(coefficient)).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${coefficient < 0 ? "-" : ""}${whole}${scale === 0 || fraction === "" ? "" : `.${fraction}`}`;
}

/** Amount in the currency's own number of places: "390.71", and "391" for a currency without minor units. */
export function textOfMoney(amount: Minor, currency: CurrencyCode): string {
  const digits = minorDigitsOf(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** round(a x b / divisor), half away from zero, exact whatever the size. */
export function mulDiv(a: number, b: number, divisor: number): number {
  assert(divisor !== 0, "a share has a whole", { a, b });
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(product * 2)) {
    const negative = product < 0 !== divisor < 0 && product !== 0;
    const top = Math.abs(product);
    const bottom = Math.abs(divisor);
    const rest = top % bottom;
    const rounded = (top - rest) / bottom + (rest * 2 >= bottom ? 1 : 0);
    return negative ? 0 - rounded : rounded;
  }
  return roundedQuotient(BigInt(a) * BigInt(b), BigInt(divisor));
}

/** round(numerator / denominator), half away from zero, as a number that must be exact. */
export function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  const result = Number(negative ? -rounded : rounded);
  assert(Number.isSafeInteger(result), "an amount stays within exact numbers", { numerator, denominator });
  return result + 0;
}

/** Quantity x unit price in minor units of the currency: 70 x 5.5815 = 390.705 -> 390.71. */
export function priceOf({ count, unitCost, currency }: { readonly count: number; readonly unitCost: Decimal; readonly currency: CurrencyCode }): Minor {
  return scaled(count, unitCost, minorDigitsOf(currency));
}

/** Whether quantity x unit price stays below a trillion: beyond it a figure is a mistake, and sums would leave exact numbers. */
export function isBookable({ count, unitCost }: { readonly count: number; readonly unitCost: Decimal }): boolean {
  const product = BigInt(count) * BigInt(unitCost.coefficient);
  return (product < 0n ? -product : product) < 10n ** BigInt(12 + unitCost.scale);
}

/** An amount written with decimals, in minor units, rounded once. */
export function minorOf(amount: Decimal, currency: CurrencyCode): Minor {
  return scaled(1, amount, minorDigitsOf(currency));
}

/** count x decimal x 10^digits, rounded once. */
function scaled(count: number, decimal: Decimal, digits: number): Minor {
  const shift = digits - decimal.scale;
  if (shift >= 0) return minor(mulDiv(count * 10 ** shift, decimal.coefficient, 1));
  if (-shift <= 15) return minor(mulDiv(count, decimal.coefficient, 10 ** -shift));
  return minor(roundedQuotient(BigInt(count) * BigInt(decimal.coefficient), 10n ** BigInt(-shift)));
}

/** An amount split over weights as `splitWhole` does it. */
export function splitTotal(total: Minor, weights: readonly (number | bigint)[]): readonly Minor[] {
  return splitWhole(total, weights).map(minor);
}

/**
 * Splits a whole number over weights so that the parts add up to it: each part gets its share rounded down, and the ones
 * left go by largest remainder, then to the largest weight, then to the last of equals. Weights of one sign; all zero
 * means equal shares.
 */
export function splitWhole(total: number, weights: readonly (number | bigint)[]): readonly number[] {
  assert(weights.length > 0 && Number.isSafeInteger(total), "a whole total is split over something", { total });
  const given = weights.map(BigInt);
  const sum = given.reduce((running, weight) => running + weight, 0n);
  const shares = sum === 0n ? weights.map(() => 1n) : given;
  const whole = sum === 0n ? BigInt(weights.length) : sum;
  const sign = total < 0 ? -1 : 1;
  const exact = shares.map((share) => BigInt(Math.abs(total)) * share);
  const floors = exact.map((product) => Number(product / whole));
  let left = Math.abs(total) - floors.reduce((running, part) => running + part, 0);
  const order = exact
    .map((product, index) => ({ index, rest: magnitudeOf(product % whole), share: magnitudeOf(shares[index] ?? 0n) }))
    .sort((a, b) => compareWhole(b.rest, a.rest) || compareWhole(b.share, a.share) || b.index - a.index);
  for (const { index } of order) {
    if (left === 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    left -= 1;
  }
  assert(left === 0, "a split adds up to its total", { total, left });
  return floors.map((part) => sign * part + 0);
}

function magnitudeOf(whole: bigint): bigint {
  return whole < 0n ? -whole : whole;
}

function compareWhole(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
