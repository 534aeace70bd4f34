/** Calendar days against the language's own calendar, and Excel's two ways to number them. */
import fc from "fast-check";
import {
  dateOf,
  dayOf,
  dayOfIso,
  dayOfSerial,
  dayOrNull,
  isoOf,
  nameOfPeriod,
  periodOfMonthText,
  serialOfDay,
  titleOfPeriod,
  type Day,
} from "../../../src/core/domain/day";

test("a day and its date are the same everywhere between 1900 and 2200", () => {
  fc.assert(
    fc.property(fc.integer({ min: -25567, max: 84371 }), (count) => {
      const iso = new Date(count * 86_400_000).toISOString().slice(0, 10);
      expect(isoOf(count as Day)).toBe(iso);
      expect(dayOf(dateOf(count as Day))).toBe(count);
      expect(dayOfIso(iso)).toBe(count);
    }),
  );
});

test.each([
  [2026, 2, 29],
  [2026, 13, 1],
  [2026, 4, 31],
  [2026, 0, 1],
  [1899, 12, 31],
])("%p-%p-%p is no date", (year, month, day) => {
  expect(dayOrNull({ year, month, day })).toBeNull();
});

test.each([
  [46326, 1900, "2026-10-31"],
  [46326.99, 1900, "2026-10-31"],
  [44864, 1904, "2026-10-31"],
  [61, 1900, "1900-03-01"],
] as const)("serial %p in the %p system is %s", (serial, system, iso) => {
  const day = dayOfSerial(serial, system);
  expect(day === null ? null : isoOf(day)).toBe(iso);
});

test("serial 60 is the day that Excel invented, and no day of ours", () => {
  expect([dayOfSerial(60, 1900), dayOfSerial(-1, 1904), dayOfSerial(NaN, 1900), dayOfSerial(3_000_000, 1900)]).toEqual([null, null, null, null]);
});

test("a serial goes back to itself", () => {
  expect([serialOfDay(dayOfIso("2026-10-31") ?? (0 as Day), 1900), serialOfDay(dayOfIso("2026-10-31") ?? (0 as Day), 1904)]).toEqual([46326, 44864]);
});

test("a whole month has a month's name, any other period its two days", () => {
  const month = periodOfMonthText("2024-02");
  expect(month === null ? null : [isoOf(month.from), isoOf(month.to), nameOfPeriod(month), titleOfPeriod(month)]).toEqual([
    "2024-02-01",
    "2024-02-29",
    "2024-02",
    "February 2024",
  ]);
  const days = { from: dayOfIso("2026-10-05") ?? (0 as Day), to: dayOfIso("2026-10-20") ?? (0 as Day) };
  expect([nameOfPeriod(days), titleOfPeriod(days)]).toEqual(["2026-10-05 to 2026-10-20", "5 Oct 2026 to 20 Oct 2026"]);
  expect([periodOfMonthText("2026-13"), periodOfMonthText("2026-1")]).toEqual([null, null]);
});
