/** The engine and the plain reference come to the same cent, by every method, on thousands of random months. */
import fc from "fast-check";
import type { ValuationMethod } from "../../../src/core/domain/settings";
import { randomSteps, reconcileRows, rowsOfSteps, TABLE_COST } from "./random-steps";
import { valueByReference, type Step } from "./reference";

/** "Shop 12 @ 3456, sold 789" for every place with something to say, in cents. */
function byEngine(steps: readonly Step[], method: ValuationMethod): readonly string[] {
  const { rollforward } = reconcileRows(rowsOfSteps(steps), { method });
  return rollforward.map(({ location, ending, exits }) => say(location, ending.quantity, ending.value ?? 0, exits.sale?.value ?? 0)).filter(isSomething);
}

function byReference(steps: readonly Step[], method: ValuationMethod): readonly string[] {
  return [...valueByReference(steps, method, TABLE_COST)].map(([location, { units, value, sold }]) => say(location, units, value, sold)).filter(isSomething).sort();
}

const say = (location: string, units: number | bigint, value: number | bigint, sold: number | bigint): string => `${location} ${units} @ ${value}, sold ${sold}`;
const isSomething = (line: string): boolean => !line.endsWith(" 0 @ 0, sold 0");

describe.each(["moving-average", "fifo", "standard"] as const)("%s", (method) => {
  test.each([true, false])("agrees with the reference, also below zero (freight billed later: %s)", (freight) => {
    fc.assert(fc.property(randomSteps({ sound: false, freight }), (steps) => expect(byEngine(steps, method)).toEqual(byReference(steps, method))), { numRuns: 700 });
  });
});

describe("month-end average", () => {
  test.each([true, false])("agrees with the reference (freight billed later: %s)", (freight) => {
    fc.assert(fc.property(randomSteps({ sound: true, freight }), (steps) => expect(byEngine(steps, "month-end-average")).toEqual(byReference(steps, "month-end-average"))), { numRuns: 700 });
  });
});
