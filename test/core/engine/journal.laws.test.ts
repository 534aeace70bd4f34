/** Whatever moves, by whatever method: the journal foots in every voucher, and ties to the rollforward. */
import fc from "fast-check";
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { addDays } from "../../../src/core/domain/day";
import { FIRST, randomSteps, reconcileRows, rowsOfSteps } from "./random-steps";

const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];
const shapes = fc.record({ sound: fc.boolean(), freight: fc.boolean() }).chain(randomSteps);

test.each(METHODS)("by %s", (method) => {
  fc.assert(
    fc.property(shapes, fc.nat(3), (steps, quarter) => {
      const period = { from: addDays(FIRST, Math.floor((quarter * (steps.at(-1)?.day ?? 0)) / 4)), to: addDays(FIRST, 60) };
      const { journal, controls } = reconcileRows(rowsOfSteps(steps), { method, period });
      const net = new Map<number, number>();
      for (const { number, debit, credit } of journal) net.set(number, (net.get(number) ?? 0) + debit - credit);
      expect([...net.values()].filter((amount) => amount !== 0)).toEqual([]);
      expect(controls.filter(({ id, pass }) => id.startsWith("journal") && !pass)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(
      shapes.chain((steps) =>
        fc.tuple(fc.constant(rowsOfSteps(steps)), fc.shuffledSubarray([...rowsOfSteps(steps)], { minLength: rowsOfSteps(steps).length })),
      ),
      ([rows, shuffled]) => {
        const journal = (of: typeof rows): unknown => reconcileRows(of, {}).journal.map(({ source: _, ...entry }) => entry);
        expect(journal(shuffled)).toEqual(journal(rows));
      },
    ),
    { numRuns: 60 },
  );
});
