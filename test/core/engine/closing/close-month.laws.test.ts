/** What holds for closed months, whatever moved in them and whatever was changed in them since. */
import fc from "fast-check";
import { tableOf } from "../../../../src/core/columns/table";
import { addDays, periodOfMonthText, type Period } from "../../../../src/core/domain/day";
import { NO_COST, totalOf } from "../../../../src/core/domain/cost";
import { DEFAULT_SETTINGS, VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import { workOut } from "../../../../src/core/engine/reconcile";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { CLOSED_MONTHS } from "../../../../src/core/facts/closed-months";
import { textOfLayers, textOfMoved, type Seal } from "../../../../src/core/engine/closing/seal";
import { factsOf, FIRST, randomSteps, rowsOfSteps } from "../random-steps";
import type { Step } from "../reference-steps";

const METHODS = Object.keys(VALUATION_METHODS) as ValuationMethod[];
const SEPTEMBER = periodOfMonthText("2026-09") as Period;
const OCTOBER = periodOfMonthText("2026-10") as Period;

type Run = { readonly period: Period; readonly method: ValuationMethod; readonly close: boolean; readonly seals: readonly Seal[] };

function run(steps: readonly Step[], { period, method, close, seals }: Run): Reconciliation {
  const sheet = seals.flatMap((seal) =>
    seal.lines.map((line) => {
      const part = (name: "goods" | "freight" | "other") => (line.cost === null ? null : { coefficient: line.cost[name], scale: 2 });
      return {
        ...seal,
        location: line.location,
        sku: line.sku,
        fnsku: line.fnsku ?? "",
        disposition: line.disposition ?? "",
        shipmentId: line.shipment ?? "",
        quantity: line.quantity,
        goods: part("goods"),
        freight: part("freight"),
        other: part("other"),
        value: null,
        currency: line.currency,
        layers: textOfLayers(line.layers),
        moved: textOfMoved(line.moved),
        rowsSince: line.rowsSince,
        seal: seal.digest,
      };
    }),
  );
  const facts = {
    ...factsOf(rowsOfSteps(steps)),
    closedMonths: tableOf(
      CLOSED_MONTHS,
      sheet,
      sheet.map((_, index) => ({ source: 1, row: index + 2 })),
    ),
  };
  const result = workOut({
    facts,
    issues: [],
    settings: { ...DEFAULT_SETTINGS, period, method },
    today: addDays(FIRST, 90),
    close: close ? { force: true } : null,
    onStage: () => undefined,
  });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.worked.reconciliation;
}

const lines = ({ rollforward }: Reconciliation): readonly string[] =>
  rollforward.map(({ location, beginning, ending }) => `${location} ${beginning.quantity} @ ${beginning.value} to ${ending.quantity} @ ${ending.value}`);
/** Steps that reach into October, or there is nothing to open. */
const twoMonths = (sound: boolean) => randomSteps({ sound, freight: true }).filter((steps) => steps.some(({ month }) => month === 10));

describe.each(METHODS)("by %s", (method) => {
  const sealOf = (steps: readonly Step[]): Seal => run(steps, { period: SEPTEMBER, method, close: true, seals: [] }).closing.seal as Seal;

  test("closing a month changes no figure of the next", () => {
    fc.assert(
      fc.property(twoMonths(false), (steps) => {
        const seal = sealOf(steps);
        const open = run(steps, { period: OCTOBER, method, close: false, seals: [] });
        const opened = run(steps, { period: OCTOBER, method, close: false, seals: [seal] });
        expect(lines(opened)).toEqual(lines(open));
        expect(opened.closing.changes).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("whatever was changed in the closed month, the next begins at the sealed ending to the cent and ends where all rows lead", () => {
    fc.assert(
      fc.property(twoMonths(false), fc.nat(), (steps, at) => {
        const seal = sealOf(steps);
        const gone = at % steps.length;
        const changed = steps.filter((_, index) => index !== gone);
        if (!changed.some(({ month }) => month === 10) || changed[0]?.day !== 0) return;
        const open = run(changed, { period: OCTOBER, method, close: false, seals: [] });
        const opened = run(changed, { period: OCTOBER, method, close: false, seals: [seal] });
        const ofSeal = new Map(seal.lines.map(({ location, quantity, cost }) => [location, `${quantity} @ ${totalOf(cost ?? NO_COST)}`]));
        for (const { location, beginning } of opened.rollforward)
          expect(`${beginning.quantity} @ ${beginning.value ?? 0}`).toBe(ofSeal.get(location) ?? "0 @ 0");
        const ends = (found: Reconciliation): readonly string[] =>
          lines(found)
            .map((text) => text.replace(/ .* to/, " to"))
            .filter((text) => !text.endsWith(" 0 @ 0"));
        expect(ends(opened)).toEqual(ends(open));
        expect(opened.controls.filter(({ pass, id }) => !pass && id !== "ending-agrees-with-reported")).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("what is booked as owed for bills is what the bills come to, less those that were closed, to the cent, whatever else was changed", () => {
    const billed = (steps: readonly Step[]): bigint => steps.reduce((sum, { type, amount }) => (type === "purchase" ? sum + amount : sum), 0n);
    fc.assert(
      fc.property(twoMonths(false), fc.nat(), fc.integer({ min: 1, max: 3 }), (steps, at, every) => {
        const then = steps.map((step, index) => (step.type === "purchase" && index % every === 0 ? { ...step, amount: 0n } : step));
        const changed = steps.filter((_, index) => index !== at % steps.length);
        if (!changed.some(({ month }) => month === 10) || changed[0]?.day !== 0) return;
        const { journal, controls } = run(changed, { period: OCTOBER, method, close: false, seals: [sealOf(then)] });
        const owed = journal.reduce((sum, { account, debit, credit }) => (account === "landed-cost" ? sum + credit - debit : sum), 0);
        expect(BigInt(owed)).toBe(billed(changed) - billed(then.filter(({ month }) => month === 9)));
        expect(controls.filter(({ id, pass }) => !pass && id.startsWith("journal"))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("a book of the next month alone, opened on the seal, comes to the same endings", () => {
    fc.assert(
      fc.property(twoMonths(true), (steps) => {
        const seal = sealOf(steps);
        // What names a row of September cannot find it any more.
        const later = steps.filter(({ month }) => month === 10).map((step) => ({ ...step, applies: "" }));
        const whole = steps.map((step) => (step.month === 10 ? { ...step, applies: "" } : step));
        const ends = (found: Reconciliation): readonly string[] => lines(found).filter((text) => !/ 0 @ 0 to 0 @ 0$/.test(text));
        expect(ends(run(later, { period: OCTOBER, method, close: false, seals: [seal] }))).toEqual(
          ends(run(whole, { period: OCTOBER, method, close: false, seals: [seal] })),
        );
      }),
      { numRuns: 15 },
    );
  });
});
