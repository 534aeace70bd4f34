/** Claims as a sheet: what would be lost first stands first, in words that say the same as the colour. */
import { buildReport } from "../../../src/core/report/build-report";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { planOf, tableRows } from "./rows-of-plan";

const SHIPMENTS =
  "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-08-20|2026-09-01|2026-09-20|CLOSED|FBA-US\nFBA2|TEA|40|40|39|2026-08-21|2026-10-01|2026-10-03|CLOSED|FBA-US";
const WINDOWS = (lastDay: number): string => `Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|${lastDay}|delivered`;
const tables = (more: Scenario["tables"] = {}): Scenario["tables"] => ({ Shipments: SHIPMENTS, Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD", ...more });
const written = (scenario: Scenario): readonly unknown[] =>
  tableRows(planOf("claims", scenario), "_claims").map((row) => [
    row["State"],
    row["Days left"],
    row["Shipment or order"],
    row["Units"],
    row["At risk"],
    row["Claim until"],
  ]);

test("a window that no table gives is said to be unknown, never guessed", () => {
  expect(written({ tables: tables() })).toEqual([
    ["window unknown", null, "FBA1", 4, 8, "window unknown"],
    ["window unknown", null, "FBA2", 1, 2, "window unknown"],
  ]);
});

test("what ends soonest stands first", () => {
  // 5 November 2026 is the 65th day after 1 September and the 35th after 1 October.
  expect(written({ tables: tables({ Windows: WINDOWS(70) }) }).map((row) => (row as readonly unknown[]).slice(0, 3))).toEqual([
    ["window ends soon", 5, "FBA1"],
    ["to claim", 35, "FBA2"],
  ]);
});

test("a claim about which a case is open says so", () => {
  expect(
    written({ tables: tables({ Mine: "Case ID|Shipment ID|SKU|Status|Units\nC-1|FBA1|TEA|open|4" }) }).map((row) => (row as readonly unknown[]).slice(0, 3)),
  ).toContainEqual(["case open", null, "FBA1"]);
});

test("claims in two currencies are added up in each, and never together", () => {
  const scenario: Scenario = {
    tables: tables({
      Fees: "issue-reported-date|fba-shipment-id|sku|problem-type|problem-quantity|currency|fee-total\n2026-10-20|FBA7|TEA|Missing label|4|EUR|1.20",
    }),
  };
  const sums = buildReport(reconciled(scenario), inputOf(scenario).facts, [])
    .sheets.find(({ id }) => id === "claims")
    ?.tables.slice(1);
  expect(sums?.map(({ title, total }) => [title, total?.cells["lines"], total?.cells["expected"]])).toEqual([
    ["By state, EUR", 1, { amount: 120, currency: "EUR" }],
    ["By state, USD", 2, { amount: 1000, currency: "USD" }],
  ]);
});
