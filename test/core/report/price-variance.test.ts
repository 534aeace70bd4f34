/** At standard cost: what was paid beside the standard, and what the standard itself changed by, wherever they are shown. */
import { rowsOfPlan, planOf } from "./rows-of-plan";
import { reconciled, type Scenario } from "../engine/scenario";
import { jsonOfReconciliation } from "../../../src/core/report/to-json";

// Ten bought at 13 against a standard of 10; the twenty there take the new one of 12.
const MONTH: Scenario = {
  period: "2026-10",
  settings: { method: "standard" },
  tables: {
    Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference\n2026-10-01|Shop|TEA|opening|10|10.00|\n2026-10-05|Shop|TEA|purchase|10|13.00|P1",
    Costs: "SKU|Unit Cost|Currency|From\nTEA|10.00|USD|2026-01-01\nTEA|12.00|USD|2026-10-15",
  },
};

test("the rollforward says of a revaluation how much of it is price variance", () => {
  const rows = rowsOfPlan(planOf("rollforward-2026-10", MONTH));
  const headings = rows.find((row) => row.includes("Revaluation value")) ?? [];
  const line = rows.find((row) => row[0] === "Shop") ?? [];
  const under = (heading: string): unknown => line[headings.indexOf(heading)];
  expect([under("Revaluation value"), under("Revaluation that is price variance"), under("Ending value")]).toEqual([10, -30, 240]);
});

test("by other methods there is no such column, since there is no standard to differ from", () => {
  expect(rowsOfPlan(planOf("rollforward-2026-10", { ...MONTH, settings: { method: "fifo" } })).flat()).not.toContain("Revaluation that is price variance");
});

test("so does the JSON, of the line and of each movement", () => {
  const json = JSON.parse(JSON.stringify(jsonOfReconciliation(reconciled(MONTH), { withMovements: true }))) as {
    readonly rollforward: readonly unknown[];
    readonly movements: readonly unknown[];
  };
  expect(json.rollforward).toMatchObject([{ valueOnly: { revaluation: "10.00" }, priceVariance: "-30.00" }]);
  expect(json.movements).toMatchObject([
    { type: "receipt" },
    { type: "revaluation", value: "-30.00", isPriceVariance: true },
    { type: "revaluation", value: "40.00" },
  ]);
  expect(json.movements[2]).not.toHaveProperty("isPriceVariance");
});
