/** What is typed into the pane is read by the rules of a settings file. */
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import { readWith } from "../../src/taskpane/more-settings";

test("what can be read changes that setting alone", () => {
  const settings = { ...DEFAULT_SETTINGS, method: "fifo" } as const;
  expect(readWith(settings, { receivingDays: 45 })).toEqual({ settings: { ...settings, receivingDays: 45 } });
  expect(readWith(settings, { currency: "eur" })).toMatchObject({ settings: { currency: "EUR", method: "fifo" } });
});

test("what cannot be read is answered with what is expected", () => {
  expect(readWith(DEFAULT_SETTINGS, { receivingDays: "soon" })).toEqual({ problem: "Expected a whole number of days from 0 to 365." });
  expect(readWith(DEFAULT_SETTINGS, { currency: "dollars" })).toEqual({ problem: 'Expected three letters such as "USD", or null.' });
});
