/** How figures are written. */
import { currencyOrNull, minor, type CurrencyCode } from "../../src/core/domain/money";
import { compactText, countText, differenceText, moneyText, quantityText } from "../../src/taskpane/figure-text";
import { USD } from "./example-month";

test("thousands are grouped and a minus is a minus", () => {
  expect(quantityText(184206)).toBe("184,206");
  expect(quantityText(-1234)).toBe("−1,234");
});

test("a difference shows its direction, none shows none", () => {
  expect([3, -21, 0].map(differenceText)).toEqual(["+3", "−21", "0"]);
});

test("money has its currency's own places", () => {
  expect(moneyText(minor(190241738), USD)).toBe("USD 1,902,417.38");
  expect(moneyText(minor(-5), USD)).toBe("USD −0.05");
  expect(moneyText(minor(1234567), currencyOrNull("JPY") as CurrencyCode)).toBe("JPY 1,234,567");
});

test("a long figure of a chart is shortened", () => {
  expect(compactText(28814)).toBe("28.8K");
});

test("one is singular", () => {
  expect([countText(1, "shipment"), countText(1206, "row"), countText(2, "entry", "entries")]).toEqual(["1 shipment", "1,206 rows", "2 entries"]);
});
