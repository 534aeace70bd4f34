/** What a first look into the tables yields. */
import { tableOf } from "../../src/core/columns/table";
import { dayOf, type Day } from "../../src/core/domain/day";
import { CLOSED_MONTHS } from "../../src/core/facts/closed-months";
import { NO_FACTS, OWN_MOVEMENTS, UNIT_COSTS } from "../../src/core/facts/facts";
import { UNMEASURED } from "../../src/core/facts/goods";
import { summariseReading } from "../../src/taskpane/reading-view";
import { issue, LEDGER_REF, SHIPMENTS_REF } from "./example-month";

const on = (month: number, day: number): Day => dayOf({ year: 2026, month, day });
const movement = (day: Day | null) => ({
  day,
  warehouse: "Own",
  sku: "TEA-01",
  type: "sale",
  quantity: 1,
  unitCost: null,
  amount: null,
  currency: "",
  reference: "",
  toWarehouse: "",
  appliesTo: "",
  note: "",
});
const cost = { sku: "TEA-01", unitCost: null, currency: "USD", from: null, ...UNMEASURED };

test("each source has its rows and its days, and the months lie between the first and the last", () => {
  const movements = tableOf(
    OWN_MOVEMENTS,
    [movement(on(11, 3)), movement(on(8, 20)), movement(null)],
    [
      { source: 0, row: 2 },
      { source: 0, row: 3 },
      { source: 0, row: 4 },
    ],
  );
  const unitCosts = tableOf(UNIT_COSTS, [cost], [{ source: 1, row: 2 }]);
  const reading = summariseReading({ facts: { ...NO_FACTS, sources: [LEDGER_REF, SHIPMENTS_REF], movements, unitCosts }, issues: [issue({})] });
  expect(reading.sources).toEqual([
    { ref: LEDGER_REF, rowCount: 3, from: on(8, 20), to: on(11, 3) },
    { ref: SHIPMENTS_REF, rowCount: 1, from: null, to: null },
  ]);
  // August to November 2026, counted from year zero.
  expect(reading.months).toEqual([24319, 24320, 24321, 24322]);
  expect(reading.issues).toHaveLength(1);
});

test("a month is closed once, however many lines it was sealed with", () => {
  const sealed = {
    closedTo: on(10, 31),
    location: "Own",
    sku: "TEA-01",
    fnsku: "",
    disposition: "",
    shipmentId: "",
    quantity: 1,
    goods: null,
    freight: null,
    other: null,
    value: null,
    currency: "USD",
    layers: "",
    moved: "",
    rowsSince: null,
    closedOn: null,
    settings: "",
    inputs: "",
    forced: "",
    seal: "",
  };
  const closedMonths = tableOf(
    CLOSED_MONTHS,
    [sealed, { ...sealed, sku: "TEA-02" }, { ...sealed, closedTo: on(9, 30) }],
    [2, 3, 4].map((row) => ({ source: 0, row })),
  );
  // September and October 2026, counted from year zero.
  expect(summariseReading({ facts: { ...NO_FACTS, sources: [LEDGER_REF], closedMonths }, issues: [] }).closed).toEqual([24320, 24321]);
});

test("tables without dates offer no month", () => {
  expect(summariseReading({ facts: NO_FACTS, issues: [] })).toEqual({
    sources: [],
    issues: [],
    months: [],
    closed: [],
    closedMethod: expect.any(Function) as () => null,
  });
});
