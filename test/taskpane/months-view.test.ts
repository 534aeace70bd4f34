/** Which month the pane offers. */
import { dayOf, periodOfMonthText, type Period } from "../../src/core/domain/day";
import { periodChoices, periodToOffer } from "../../src/taskpane/months-view";
import type { Reading } from "../../src/taskpane/reading-view";

const AUGUST = 2026 * 12 + 7;
const reading = (...months: readonly number[]): Reading => ({ sources: [], issues: [], months, closed: [], closedMethod: () => null });
const month = (text: string): Period | null => periodOfMonthText(text);
const TITLES = (given: Reading | null, chosen: Period | null): readonly string[] => periodChoices(given, chosen).map(({ title }) => title);

test("months are offered newest first", () => {
  expect(TITLES(reading(AUGUST, AUGUST + 1, AUGUST + 2), null)).toEqual(["October 2026", "September 2026", "August 2026"]);
});

test("a month that is closed says so", () => {
  expect(TITLES({ ...reading(AUGUST, AUGUST + 1), closed: [AUGUST] }, null)).toEqual(["September 2026", "August 2026, closed"]);
});

test("at first the last month that is over is chosen", () => {
  expect(periodToOffer(null, reading(AUGUST, AUGUST + 1, AUGUST + 2), AUGUST + 2)).toEqual(month("2026-09"));
});

test("a month that is not over yet is chosen where there is no other", () => {
  expect(periodToOffer(null, reading(AUGUST + 2), AUGUST + 2)).toEqual(month("2026-10"));
});

test("what was chosen stays while the tables cover it, and gives way when they no longer do", () => {
  expect(periodToOffer(month("2026-08"), reading(AUGUST, AUGUST + 1), AUGUST + 3)).toEqual(month("2026-08"));
  expect(periodToOffer(month("2025-08"), reading(AUGUST, AUGUST + 1), AUGUST + 3)).toEqual(month("2026-09"));
});

test("part of a month that was chosen elsewhere can still be seen and chosen", () => {
  const days: Period = { from: dayOf({ year: 2026, month: 8, day: 3 }), to: dayOf({ year: 2026, month: 8, day: 9 }) };
  expect(TITLES(reading(AUGUST), days)).toEqual(["3 Aug 2026 to 9 Aug 2026", "August 2026"]);
});

test("without dates, all days are meant", () => {
  expect(TITLES(reading(), null)).toEqual(["All days found"]);
  expect(TITLES(null, null)).toEqual(["Reading dates…"]);
});
