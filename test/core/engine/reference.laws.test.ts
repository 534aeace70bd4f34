/** The engine and the plain reference come to the same cent, in every part of the cost and by every method, on thousands of random months. */
import fc from "fast-check";
import { NO_COST } from "../../../src/core/domain/cost";
import type { ValuationMethod } from "../../../src/core/domain/settings";
import { isInTransit, randomSteps, reconcileFacts, termsOf, WHOLE, wideFactsOf } from "./random-steps";
import { valueByReference } from "./reference";
import type { Step } from "./reference-steps";
import { addUp } from "./reference-worth";

const WIDE = { freight: true, wide: true } as const;
const TERMS = termsOf({ ...WIDE, sound: true });
/** So many in one run of the engine, which must keep them apart. */
const SKUS = ["CUP", "JAR", "LID", "MUG", "PAN", "POT", "TEA", "URN"];
const RUNS = 35;

const monthsOf = (sound: boolean): fc.Arbitrary<ReadonlyMap<string, readonly Step[]>> =>
  fc.tuple(...SKUS.map((sku) => randomSteps({ ...WIDE, sound }).map((steps) => [sku, steps] as const))).map((all) => new Map(all));

/** "TEA at Shop 12: 3000 + 400 + 56, sold 789" for every place with something to say, in cents or yen. */
function byEngine(months: ReadonlyMap<string, readonly Step[]>, method: ValuationMethod): readonly string[] {
  const { rollforward } = reconcileFacts(wideFactsOf(months, TERMS), { method, period: WHOLE });
  return rollforward
    .map(({ location, sku, ending, cost, exits }) => say(sku, location, ending.quantity, cost ?? NO_COST, exits.sale?.value ?? 0))
    .filter(isSomething)
    .sort();
}

function byReference(months: ReadonlyMap<string, readonly Step[]>, method: ValuationMethod): readonly string[] {
  return [...months]
    .flatMap(([sku, steps]) => {
      const places = [...valueByReference(steps, method, TERMS)];
      const inTransit = places.filter(([place]) => isInTransit(place)).map(([, figures]) => figures);
      const line = { units: inTransit.reduce((sum, { units }) => sum + units, 0n), value: addUp(inTransit.map(({ value }) => value)), sold: 0n };
      return [...places.filter(([place]) => !isInTransit(place)), ["In transit", line] as const].map(([location, { units, value, sold }]) =>
        say(sku, location, units, value, sold),
      );
    })
    .filter(isSomething)
    .sort();
}

type Figure = number | bigint;
const say = (
  sku: string,
  location: string,
  units: Figure,
  { goods, freight, other }: Readonly<Record<"goods" | "freight" | "other", Figure>>,
  sold: Figure,
): string => `${sku} at ${location} ${units}: ${goods} + ${freight} + ${other}, sold ${sold}`;
const isSomething = (line: string): boolean => !line.endsWith(" 0: 0 + 0 + 0, sold 0");

function expectAgreement(method: ValuationMethod, sound: boolean): void {
  fc.assert(
    fc.property(monthsOf(sound), (months) => expect(byEngine(months, method)).toEqual(byReference(months, method))),
    { numRuns: RUNS },
  );
}

test.each(["moving-average", "fifo", "standard"] as const)("%s agrees with the reference, also below zero", (method) => expectAgreement(method, false));

test("month-end average agrees with the reference", () => expectAgreement("month-end-average", true));
