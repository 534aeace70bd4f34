/** Exact amounts: what is rounded, when, and where the odd cent goes. */
import { shareOfCost } from "../../../src/core/domain/cost";
import {
  currencyOrNull,
  decimalOfNumber,
  decimalOrNull,
  minor,
  minorOf,
  mulDiv,
  priceOf,
  splitTotal,
  textOfDecimal,
  textOfMoney,
  type CurrencyCode,
  type Decimal,
} from "../../../src/core/domain/money";

const USD = "USD" as CurrencyCode;
const decimal = (text: string): Decimal => {
  const read = decimalOrNull(text);
  if (read === null) throw new Error(`${text} is no decimal`);
  return read;
};

test.each([
  ["70 units at 5.5815 are 390.705, rounded away from zero", 70, "5.5815", "USD", "390.71"],
  ["a reversal rounds the same way", -70, "5.5815", "USD", "-390.71"],
  ["just under the half stays under", 70, "5.58149999", "USD", "390.70"],
  ["yen count in ones", 3, "33.5", "JPY", "101"],
  ["dinars count in thousandths", 3, "0.3335", "KWD", "1.001"],
  ["a product beyond 2^53 is exact", 900_000_000, "99999.999999", "USD", "89999999999100.00"],
])("%s", (_rule, count, unitCost, currency, expected) => {
  const code = currency as CurrencyCode;
  expect(textOfMoney(priceOf({ count, unitCost: decimal(unitCost), currency: code }), code)).toBe(expected);
});

test.each([
  ["5.5815", "5.5815"],
  ["005.50", "5.5"],
  ["-.5", "-0.5"],
  ["12.", "12"],
  ["+3", "3"],
])("the decimal %s is read exactly as %s", (text, expected) => {
  expect(textOfDecimal(decimal(text))).toBe(expected);
});

test.each(["", ".", "-", "1e3", "1,000", "abc", "12345678901234567890"])("%p is no exact decimal", (text) => {
  expect(decimalOrNull(text)).toBeNull();
});

test.each([
  [0.1, "0.1"],
  [5.5815, "5.5815"],
  [0.1 + 0.2, "0.3"],
  [1e-9, "0.000000001"],
  [123456789012345, "123456789012345"],
  [-2.5, "-2.5"],
  [0, "0"],
])("a cell that holds %p says %s", (value, expected) => {
  const read = decimalOfNumber(value);
  expect(read === null ? null : textOfDecimal(read)).toBe(expected);
});

test("an amount is rounded to the currency's places, half away from zero", () => {
  expect([minorOf(decimal("1.005"), USD), minorOf(decimal("-1.005"), USD), minorOf(decimal("1.0049"), USD)]).toEqual([101, -101, 100]);
});

test.each([
  [[1, 1, 2], 1],
  [[-1, 1, 2], -1],
  [[1, 1, 3], 0],
  [[2, 1, 3], 1],
  [[9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_990], 9_007_199_254_740_991],
] as const)("round(a x b / divisor) of %p is %p", ([a, b, divisor], expected) => {
  expect(mulDiv(a, b, divisor)).toBe(expected);
});

test.each([
  ["three equal lines: the odd cent goes to the last", 12322, [1, 1, 1], [4107, 4107, 4108]],
  ["the largest remainder first", 100, [1, 2, 4], [14, 29, 57]],
  ["of equal remainders the largest line", 10, [1, 1, 2], [2, 3, 5]],
  ["a negative total is split like a positive one", -12322, [1, 1, 1], [-4107, -4107, -4108]],
  ["without weights, equal shares", 5, [0, 0], [2, 3]],
])("a total is split: %s", (_rule, total, weights, expected) => {
  expect(splitTotal(minor(total), weights)).toEqual(expected);
});

test("the parts of a shared cost add up to its rounded total", () => {
  const cost = { goods: minor(100), freight: minor(33), other: minor(1) };
  const share = shareOfCost(cost, { count: 1, whole: 3 });
  expect(share).toEqual({ goods: 34, freight: 11, other: 0 });
  expect(shareOfCost(cost, { count: 3, whole: 3 })).toEqual(cost);
});

test.each([
  ["usd", "USD"],
  [" CNY ", "CNY"],
  ["US$", null],
  ["", null],
])("%p as a currency is %p", (text, expected) => {
  expect(currencyOrNull(text)).toBe(expected);
});
