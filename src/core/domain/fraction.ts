/** Exact fractions, for what an amount is shared by: weights and volumes come from products and quotients of decimals, and none is rounded. */
import { roundedQuotient, textOfDecimal, type Decimal } from "./money";

/** top / bottom; the bottom is above zero. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export function fractionOf(value: number | Decimal): Fraction {
  return typeof value === "number" ? { top: BigInt(value), bottom: 1n } : { top: BigInt(value.coefficient), bottom: 10n ** BigInt(value.scale) };
}

export function productOf(...factors: readonly Fraction[]): Fraction {
  return factors.reduce((product, { top, bottom }) => ({ top: product.top * top, bottom: product.bottom * bottom }), fractionOf(1));
}

/** `count` above zero. */
export function dividedBy({ top, bottom }: Fraction, count: number): Fraction {
  return { top, bottom: bottom * BigInt(count) };
}

export function largerOf(a: Fraction, b: Fraction): Fraction {
  return a.top * b.bottom >= b.top * a.bottom ? a : b;
}

export function isEqual(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom === b.top * a.bottom;
}

/** Whole numbers that stand to each other as the fractions do. */
export function wholeRatio(fractions: readonly Fraction[]): readonly bigint[] {
  const common = fractions.reduce((multiple, { bottom }) => (multiple / commonDivisor(multiple, bottom)) * bottom, 1n);
  return fractions.map(({ top, bottom }) => top * (common / bottom));
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** Of a fraction above zero. */
export function inverseOf({ top, bottom }: Fraction): Fraction {
  return { top: bottom, bottom: top };
}

/** Below zero where a is the smaller. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether one is more than `times` the other; both above zero. */
export function isFarther(a: Fraction, b: Fraction, times: Fraction): boolean {
  return compareFractions(a, productOf(b, times)) > 0 || compareFractions(b, productOf(a, times)) > 0;
}

/** For reading: up to four decimals, and no zeros at the end. */
export function textOfFraction({ top, bottom }: Fraction): string {
  return textOfDecimal({ coefficient: roundedQuotient(top * 10_000n, bottom), scale: 4 });
}
