/** Money under any figures: nothing is lost in a split, and every product is the exact one rounded once. */
import fc from "fast-check";
import { addCost, NO_COST, shareOfCost, subtractCost, totalOf, type Cost } from "../../../src/core/domain/cost";
import { decimalOfNumber, decimalOrNull, minor, mulDiv, splitTotal, textOfDecimal } from "../../../src/core/domain/money";

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

test("a split adds up to its total, and no part is a whole cent away from its share", () => {
  fc.assert(
    fc.property(amount, fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), (total, weights) => {
      const parts = splitTotal(minor(total), weights);
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total));
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      if (whole === 0) return;
      parts.forEach((part, index) => {
        const distance = BigInt(part) * BigInt(whole) - BigInt(total) * BigInt(weights[index] ?? 0);
        expect((distance < 0n ? -distance : distance) < BigInt(whole)).toBe(true);
      });
    }),
    { numRuns: 2000 },
  );
});

test("a product over a divisor is within half of the exact one", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1_000_000 }), (a, b, divisor) => {
      const twice = 2n * (BigInt(mulDiv(a, b, divisor)) * BigInt(divisor) - BigInt(a) * BigInt(b));
      expect((twice < 0n ? -twice : twice) <= BigInt(divisor)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("taking shares until nothing is left takes every cent of every part", () => {
  const part = fc.integer({ min: 0, max: 100_000_000 });
  fc.assert(
    fc.property(part, part, part, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }), (goods, freight, other, exits) => {
      let left: Cost = { goods: minor(goods), freight: minor(freight), other: minor(other) };
      let units = exits.reduce((sum, exit) => sum + exit, 0);
      let taken = NO_COST;
      for (const exit of exits) {
        const share = shareOfCost(left, { count: exit, whole: units });
        taken = addCost(taken, share);
        left = subtractCost(left, share);
        units -= exit;
      }
      expect([left, taken]).toEqual([NO_COST, { goods, freight, other }]);
      expect(totalOf(taken)).toBe(goods + freight + other);
    }),
    { numRuns: 2000 },
  );
});

test("a decimal read back from its text is the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), fc.integer({ min: 0, max: 12 }), (coefficient, scale) => {
      const text = textOfDecimal({ coefficient, scale });
      const read = decimalOrNull(text);
      expect(read === null ? null : textOfDecimal(read)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("a number of up to 15 digits says the decimal it was typed as", () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (coefficient, scale) => {
      const text = textOfDecimal({ coefficient, scale });
      const read = decimalOfNumber(Number(text));
      expect(read === null ? null : textOfDecimal(read)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
