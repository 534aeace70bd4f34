/** The pane offers the method that the closed months were valued by, until somebody chooses another. */
import { dayOf } from "../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import { afterEvent, OPENING, type PaneState } from "../../src/taskpane/pane-state";
import type { Reading } from "../../src/taskpane/reading-view";

const OCTOBER = { from: dayOf({ year: 2026, month: 10, day: 1 }), to: dayOf({ year: 2026, month: 10, day: 31 }) };
const reading: Reading = { sources: [], issues: [], months: [], closed: [], closedMethod: (before) => (before === OCTOBER.from ? "fifo" : null) };
const settings = { ...DEFAULT_SETTINGS, period: OCTOBER };
const read = (state: PaneState): PaneState => afterEvent(state, { type: "read", reading, todayMonth: 0 });

test("the method of the closed month is offered where none was kept", () => {
  expect(read(afterEvent(OPENING, { type: "chose", settings })).settings.method).toBe("fifo");
});

test("a method that was kept, or is chosen, stays", () => {
  expect(read(afterEvent(OPENING, { type: "chose", settings, isMethodGiven: true })).settings.method).toBe("month-end-average");
  const offered = read(afterEvent(OPENING, { type: "chose", settings }));
  const chosen = afterEvent(offered, { type: "chose", settings: { ...offered.settings, method: "standard" } });
  expect(read(chosen).settings.method).toBe("standard");
});
