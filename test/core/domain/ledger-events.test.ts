/** What the reason codes of Amazon's adjustments mean, held against Amazon's help. */
import { ADJUSTMENT_REASONS, LEDGER_EVENTS, type AdjustmentReason } from "../../../src/core/domain/ledger-events";

const reasonsWhere = (holds: (rule: (typeof ADJUSTMENT_REASONS)[AdjustmentReason]) => boolean) =>
  (Object.keys(ADJUSTMENT_REASONS) as AdjustmentReason[]).filter((code) => holds(ADJUSTMENT_REASONS[code])).sort();

test("units lost or damaged inside a centre can be claimed, and nothing else can", () => {
  expect(reasonsWhere(({ claimable }) => claimable)).toEqual(["5", "6", "7", "E", "H", "K", "M", "U"]);
});

test("what comes in: found units, and the other half of a move between dispositions or products", () => {
  expect(reasonsWhere(({ sign }) => sign === "in")).toEqual(["3", "F", "N", "P"]);
  expect(reasonsWhere(({ sign }) => sign === "either")).toEqual(["1", "2", "I", "J"]);
});

test("D is disposal and E is damage", () => {
  expect([ADJUSTMENT_REASONS.D.nature, ADJUSTMENT_REASONS.E.nature]).toEqual(["disposed", "damaged"]);
});

test("every event but an adjustment has its column in the summary", () => {
  expect(
    Object.entries(LEDGER_EVENTS)
      .filter(([, { summary }]) => summary === null)
      .map(([event]) => event),
  ).toEqual(["Adjustments"]);
});
