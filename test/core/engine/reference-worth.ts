/** What goods are worth in the plain reference: three parts in whole minor units, of which a share is rounded once and split over the parts. */
export type Worth = { readonly goods: bigint; readonly freight: bigint; readonly other: bigint };

export const NOTHING: Worth = { goods: 0n, freight: 0n, other: 0n };

export const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => a + b, 0n);
export const totalOf = ({ goods, freight, other }: Worth): bigint => goods + freight + other;
export const plus = (a: Worth, b: Worth): Worth => ({ goods: a.goods + b.goods, freight: a.freight + b.freight, other: a.other + b.other });
export const minus = (a: Worth, b: Worth): Worth => ({ goods: a.goods - b.goods, freight: a.freight - b.freight, other: a.other - b.other });
export const addUp = (all: readonly Worth[]): Worth => all.reduce(plus, NOTHING);

/** numerator / denominator to the nearest whole, halves away from zero; the denominator is positive. */
export function nearest(numerator: bigint, denominator: bigint): bigint {
  const size = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -size : size;
}

/** The total rounded once, its parts by largest remainder; where one of them is below zero, goods take what rounding the others leaves. */
export function share(worth: Worth, times: bigint, over: bigint): Worth {
  const total = nearest(totalOf(worth) * times, over);
  const { goods, freight, other } = worth;
  if (goods >= 0n && freight >= 0n && other >= 0n) {
    const [ofGoods = 0n, ofFreight = 0n, ofOther = 0n] = totalOf(worth) === 0n ? [] : largestRemainder(total, [goods, freight, other]);
    return { goods: ofGoods, freight: ofFreight, other: ofOther };
  }
  const [ofFreight, ofOther] = [nearest(freight * times, over), nearest(other * times, over)];
  return { goods: total - ofFreight - ofOther, freight: ofFreight, other: ofOther };
}

/** Each part by itself, to lines by their weights. */
export function spread(worth: Worth, weights: readonly bigint[]): readonly Worth[] {
  const [goods, freight, other] = [largestRemainder(worth.goods, weights), largestRemainder(worth.freight, weights), largestRemainder(worth.other, weights)];
  return weights.map((_, index) => ({ goods: goods[index] ?? 0n, freight: freight[index] ?? 0n, other: other[index] ?? 0n }));
}

/** The odd ones to the largest remainder, then to the largest weight, then to the last; without any weight, in equal shares. */
export function largestRemainder(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (sum(weights) === 0n)
    return largestRemainder(
      total,
      weights.map(() => 1n),
    );
  if (total < 0n) return largestRemainder(-total, weights).map((one) => -one);
  const whole = sum(weights);
  const shares = weights.map((weight) => (total * weight) / whole);
  const byTurn = weights
    .map((weight, index) => ({ index, weight, rest: (total * weight) % whole }))
    .sort((a, b) => Number(b.rest - a.rest) || Number(b.weight - a.weight) || b.index - a.index);
  const odd = Number(total - sum(shares));
  for (const { index } of byTurn.slice(0, odd)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}
