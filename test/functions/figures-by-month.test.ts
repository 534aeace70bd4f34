/** Where the figures of a month come from: the latest run, else the tables, once. */
import type { Calculated } from "../../src/app/reconcile-workbook";
import { periodOfMonthText, type Period } from "../../src/core/domain/day";
import { minor } from "../../src/core/domain/money";
import type { Reconciliation } from "../../src/core/engine/findings";
import { openFigures, type FiguresFound } from "../../src/functions/figures-by-month";
import { issue, line, month, OCTOBER } from "../taskpane/example-month";

const NOVEMBER = periodOfMonthText("2026-11") ?? OCTOBER;
const withEnding = (quantity: number, period: Period = OCTOBER): Reconciliation =>
  month({ period, rollforward: [line({ ending: { quantity, value: minor(0) } })] });
const endingOf = (found: FiguresFound): number | undefined =>
  "figures" in found ? found.figures.skus.get("TEA-01")?.get("")?.of.get("ending")?.quantity : undefined;

/** A session of our own making: what it was asked to work out is written down. */
function session(calculate: (period: Period | null) => Promise<Calculated>) {
  const asked: (Period | null)[] = [];
  const listeners: (() => void)[] = [];
  let latest: Reconciliation | null = null;
  return {
    asked,
    finish: (reconciliation: Reconciliation) => {
      latest = reconciliation;
    },
    changeTables: () => listeners.forEach((listener) => listener()),
    latest: () => latest,
    onTablesChanged: (listener: () => void) => void listeners.push(listener),
    calculateOnly: (period: Period | null) => {
      asked.push(period);
      return calculate(period);
    },
  };
}
const giving = (reconciliation: Reconciliation) => async (): Promise<Calculated> => ({ outcome: "reconciled", reconciliation, plans: [] });

test("the latest run answers without reading a table again", async () => {
  const given = session(giving(withEnding(1)));
  given.finish(withEnding(7));
  const findFigures = openFigures(given);
  expect(endingOf(await findFigures(null))).toBe(7);
  expect(endingOf(await findFigures(OCTOBER))).toBe(7);
  expect(given.asked).toEqual([]);
});

test("a newer run answers from then on", async () => {
  const given = session(giving(withEnding(1)));
  const findFigures = openFigures(given);
  given.finish(withEnding(7));
  await findFigures(null);
  given.finish(withEnding(8));
  expect(endingOf(await findFigures(null))).toBe(8);
});

test("many cells that ask at once cost one calculation", async () => {
  const given = session(giving(withEnding(3)));
  const findFigures = openFigures(given);
  const answers = await Promise.all(Array.from({ length: 200 }, () => findFigures(null)));
  expect(answers.map(endingOf)).toEqual(Array.from({ length: 200 }, () => 3));
  expect(given.asked).toEqual([null]);
});

test("another month than the latest is worked out by itself", async () => {
  const given = session(giving(withEnding(5, NOVEMBER)));
  given.finish(withEnding(7));
  expect(endingOf(await openFigures(given)(NOVEMBER))).toBe(5);
  expect(given.asked).toEqual([NOVEMBER]);
});

test("after a change of the tables, figures are worked out anew", async () => {
  const given = session(giving(withEnding(3)));
  const findFigures = openFigures(given);
  await findFigures(null);
  given.changeTables();
  await findFigures(null);
  expect(given.asked).toEqual([null, null]);
});

test("where nothing can be reconciled, the reason is the answer", async () => {
  const given = session(async () => ({ outcome: "stopped", issues: [issue({ message: "No table was recognised." })] }));
  expect(await openFigures(given)(null)).toEqual({ message: "No table was recognised." });
});

test("a failure of the host is not kept: the next cell tries again", async () => {
  let failures = 1;
  const given = session(async () => {
    if (failures > 0) {
      failures -= 1;
      throw new Error("Excel is busy.");
    }
    return giving(withEnding(4))();
  });
  const findFigures = openFigures(given);
  await expect(findFigures(null)).rejects.toThrow("Excel is busy.");
  expect(endingOf(await findFigures(null))).toBe(4);
});
