/** The calculation where no worker can be had. What a worker does is seen in the browser. */
import type { CalculationInput, Stage } from "../../src/app/reconcile-workbook";
import { dayOf } from "../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../src/core/domain/settings";
import { NO_FACTS } from "../../src/core/facts/facts";
import { calculateIn } from "../../src/taskpane/calculator";

const INPUT: CalculationInput = { facts: NO_FACTS, issues: [], settings: DEFAULT_SETTINGS, today: dayOf({ year: 2026, month: 11, day: 5 }) };
const refuse = (): never => {
  throw new DOMException("Refused by the page's policy.", "SecurityError");
};

test("the calculation runs here and tells its stages", async () => {
  const warned = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const stages: Stage[] = [];
  const calculated = await calculateIn(refuse)(INPUT, (stage) => stages.push(stage), new AbortController().signal);
  expect(calculated.outcome).toBe("stopped");
  expect(stages).toEqual(["check"]);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});

test("a run that was cancelled before it began starts nothing", async () => {
  const cancelled = new AbortController();
  cancelled.abort();
  await expect(calculateIn(refuse)(INPUT, () => undefined, cancelled.signal)).rejects.toMatchObject({ name: "AbortError" });
});
