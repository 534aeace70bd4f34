/** The sheet of rules: given to the user once, read in every run, and never written over. */
import { buildRules } from "../../../src/core/report/build-rules";
import type { Row } from "../../../src/core/sources/grid";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const TABLES = {
  Shipments:
    "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
};
const HEADER: Row = ["Order", "Received", "Delivered", "Declared", "Cartons", "Responsible", "Because"];
const isWritten = (scenario: Scenario): boolean => buildRules(reconciled(scenario), inputOf(scenario).facts) !== null;
const verdict = (scenario: Scenario): readonly unknown[] => reconciled(scenario).shipments.map(({ responsibility, because }) => [responsibility, because[0]]);
const given = (...rules: readonly Row[]): Scenario => ({ tables: TABLES, ours: { "responsibility-rules": [["Who answers"], HEADER, ...rules] } });

test("where there are shipments and no rules, the usual rules are written for the user to edit", () => {
  expect(
    tableRows(planOf("responsibility-rules", { tables: TABLES }), "responsibility_rules").map((row) => [
      row["Order"],
      row["Received"],
      row["Delivered"],
      row["Declared"],
      row["Responsible"],
    ]),
  ).toEqual([
    [1, "equals dispatched", "", "differs from dispatched", "seller"],
    [2, "less than dispatched", "at least dispatched", "", "Amazon"],
    [3, "at least delivered", "less than dispatched", "", "carrier"],
    [4, "less than delivered", "less than dispatched", "", "carrier and Amazon"],
    [5, "", "", "", "undecided"],
  ]);
});

test("the sheet as it was written decides what the usual rules decide, in the same words", () => {
  const sheet = rowsOfPlan(planOf("responsibility-rules", { tables: TABLES }));
  const again: Scenario = { tables: TABLES, ours: { "responsibility-rules": sheet } };
  expect(verdict({ tables: TABLES })).toEqual([["amazon", "rule 2: delivered in full, received less (Shipments row 2)"]]);
  expect(verdict(again)).toEqual([["amazon", "rule 2: delivered in full, received less (Shipments row 2)"]]);
  expect(reconciled(again).issues.map(({ code }) => code)).toEqual(reconciled({ tables: TABLES }).issues.map(({ code }) => code));
  expect(isWritten(again)).toBe(false);
});

test("a rule that was edited decides, and no cell of the sheet is written again", () => {
  const edited = given([2, "less than dispatched", null, null, null, "carrier", "ours repacks"], [1, "equals 96", null, null, null, "seller", "a sample"]);
  expect(verdict(edited)).toEqual([["seller", "rule 1: a sample (Shipments row 2)"]]);
  expect(isWritten(edited)).toBe(false);
});

test("a rule that cannot be read is left out and stays on the sheet; an emptied sheet gets the usual rules back", () => {
  const broken = given([1, "about 90", null, null, null, "seller", null]);
  expect([verdict(broken)[0], isWritten(broken)]).toEqual([["amazon", "rule 2: delivered in full, received less (Shipments row 2)"], false]);
  expect([verdict(given())[0], isWritten(given())]).toEqual([["amazon", "rule 2: delivered in full, received less (Shipments row 2)"], true]);
});

test("a table of the user's is used alone, whatever the sheet says, and no sheet is written beside it", () => {
  const Mine = "Received|Responsible|Because\n< dispatched|carrier|agreed";
  expect(verdict({ ...given([1, null, null, null, null, "seller", null]), tables: { ...TABLES, Mine } })).toEqual([
    ["logistics", "rule 1, Mine row 2: agreed (Shipments row 2)"],
  ]);
  expect(isWritten({ tables: { ...TABLES, Mine } })).toBe(false);
});

test("without shipments there is nothing to decide, and no sheet of rules", () => {
  expect(isWritten({ tables: { Movements: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-10-01|Shop|TEA|purchase|10|2.00|USD" } })).toBe(false);
});
