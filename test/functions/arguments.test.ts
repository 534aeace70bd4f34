/** What the cells of a worksheet hand over, and what it means. */
import { periodOfMonthText } from "../../src/core/domain/day";
import { measureOf, monthOfArgument, textOf } from "../../src/functions/arguments";

const OCTOBER = periodOfMonthText("2026-10");

test("a missing argument and an empty cell are nothing, on the desktop (0) and on the web (null)", () => {
  expect([null, undefined, 0, "", "  "].map(textOf)).toEqual(["", "", "", "", ""]);
  expect([null, undefined, 0, ""].map((argument) => monthOfArgument(argument, 1900))).toEqual(["latest", "latest", "latest", "latest"]);
});

test("a SKU that is a number is its text", () => {
  expect(textOf(4711)).toBe("4711");
});

test("any date of a month stands for the month, since a typed 2026-10 becomes its first day", () => {
  // 46296 is 1 October 2026 and 46326 the 31st, by Excel's count of days from 1900.
  expect(monthOfArgument(46296, 1900)).toEqual(OCTOBER);
  expect(monthOfArgument(46326.75, 1900)).toEqual(OCTOBER);
  expect(monthOfArgument(46327, 1900)).toEqual(periodOfMonthText("2026-11"));
});

test("in a workbook that counts from 1904, the same day has a smaller number", () => {
  expect(monthOfArgument(46296 - 1462, 1904)).toEqual(OCTOBER);
});

test("a month can be text", () => {
  expect(monthOfArgument("2026-10", 1900)).toEqual(OCTOBER);
  expect(monthOfArgument("2026-10-31", 1900)).toEqual(OCTOBER);
  expect([monthOfArgument("October", 1900), monthOfArgument("2026-13", 1900), monthOfArgument(-4, 1900)]).toEqual([null, null, null]);
});

test("units are meant unless value is asked for", () => {
  expect([measureOf(null), measureOf("Qty"), measureOf("VALUE"), measureOf("weight"), measureOf("constructor")]).toEqual([
    "quantity",
    "quantity",
    "value",
    null,
    null,
  ]);
});
