/** How figures are said. */
import { minor, type CurrencyCode } from "../../../src/core/domain/money";
import { grouped, sayMoney } from "../../../src/core/domain/said-figures";

test.each([
  [0, "0"],
  [999, "999"],
  [1_204, "1,204"],
  [-1_204, "-1,204"],
  [1_234_567, "1,234,567"],
  ["13484.80", "13,484.80"],
  ["-100000.5", "-100,000.5"],
  ["12.345678", "12.345678"],
])("%s is said as %s: thousands apart, what follows the point as it is", (figure, said) => {
  expect(grouped(figure)).toBe(said);
});

test("money is said in its currency's own places", () => {
  expect(sayMoney(minor(123_450), "USD" as CurrencyCode)).toBe("1,234.50 USD");
  expect(sayMoney(minor(-123_450), "JPY" as CurrencyCode)).toBe("-123,450 JPY");
});
