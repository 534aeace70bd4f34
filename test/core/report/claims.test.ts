/** Claims as a sheet: what would be lost first stands first, in words that say the same as the colour. */
import { buildReport } from "../../../src/core/report/build-report";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { LEDGER } from "../engine/scenario-headers";
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

test("a fee is money: the units that it was charged for are none at risk, and its case has its last day", () => {
  const scenario: Scenario = {
    tables: tables({
      Fees: "issue-reported-date|fba-shipment-id|sku|problem-type|problem-quantity|currency|fee-total\n2026-10-20|FBA1|TEA|Misrouted shipment|70|USD|25.00",
      Windows: `${WINDOWS(70)}\nUS|penalty|0|60|reported`,
      Mine: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC-1|FBA1||penalty|open|2026-10-21|\nC-2|FBA1||penalty|denied|2026-10-19|",
    }),
  };
  // 60 days from 20 October 2026, and 70 from 1 September and 1 October, as a spreadsheet counts days.
  const [DEC_19, NOV_10, DEC_10] = [46_375, 46_336, 46_366];
  expect(written(scenario)).toEqual([
    ["window ends soon", 5, "FBA1", 4, 8, NOV_10],
    ["to claim", 35, "FBA2", 1, 2, DEC_10],
    ["case open", 44, "FBA1", null, 0, DEC_19],
  ]);
  const [, sums] = buildReport(reconciled(scenario), inputOf(scenario).facts, []).sheets.find(({ id }) => id === "claims")?.tables ?? [];
  expect([sums?.total?.cells["units"], sums?.total?.cells["expected"]]).toEqual([5, { amount: 3500, currency: "USD" }]);
  expect(tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Case ID"], row["Claimed units"], row["Claim until"]])).toEqual([
    ["C-1", null, DEC_19],
    ["C-2", null, null],
  ]);
});

test("an open case about a loss in a warehouse has the last day of its claims", () => {
  const scenario: Scenario = {
    tables: {
      Ledger: `${LEDGER}\n2026-10-01|X1|TEA|SELLABLE|9|0|0|0|0|0|0|0|0|0|0|9|US\n2026-10-12|X1|TEA|SELLABLE|9|0|0|0|0|0|0|-3|0|0|0|6|US`,
      Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
      Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|warehouse-lost|0|45|reported",
      Mine: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC-1||TEA|warehouse-lost|open|2026-10-21|2",
    },
  };
  // 45 days from 12 October 2026.
  const NOV_26 = 46_352;
  expect(tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Case ID"], row["Claimed units"], row["Claim until"]])).toEqual([["C-1", 2, NOV_26]]);
});

test("of a line that the carrier and Amazon owe, each case has the last day of whom it asks, and the line the first of the two and both by name", () => {
  const scenario: Scenario = {
    tables: {
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|60|56|53|2026-09-03|2026-09-08|2026-09-20|CLOSED|FBA-US",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
      Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|0|75|delivered\nUS|carrier-loss|0|70|shipped",
      Mine: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC-1|FBA1|TEA|carrier-loss|open|2026-09-21|4\nA-1|FBA1|TEA|inbound-missing|open|2026-10-01|3",
    },
  };
  // 75 days from 8 September 2026, and 70 from 3 September.
  const [NOV_22, NOV_12] = [46_348, 46_338];
  expect(tableRows(planOf("cases", scenario), "_cases").map((row) => [row["Case ID"], row["Claim until"]])).toEqual([
    ["A-1", NOV_22],
    ["C-1", NOV_12],
  ]);
  expect(written(scenario).map((row) => (row as readonly unknown[]).slice(3))).toEqual([
    [4, 8, NOV_12],
    [3, 6, NOV_22],
  ]);
  const lines = (today: string): readonly unknown[] =>
    tableRows(planOf("shipment-variances", { ...scenario, today }), "_shipments").map((row) => [
      row["Claim until"],
      /[^;]*can be asked.*/.exec(String(row["Because"]))?.[0],
    ]);
  expect(lines("2026-11-05")).toEqual([[NOV_12, " Amazon can be asked until 2026-11-22"]]);
  // The carrier is over, and was asked for all that it owes.
  expect(lines("2026-11-13")).toEqual([[NOV_22, undefined]]);
});

test.each<readonly [string, string, string | number, string | undefined]>([
  ["Amazon's alone", "inbound-missing|0|75|delivered", 46_348, undefined],
  ["the carrier's alone", "carrier-loss|0|70|shipped", "window unknown", " the window in which the carrier can be asked ended on 2026-11-12"],
])("of a line that both owe, where one window is not known and the other is over, Amazon's stands: known is %s", (_, known, until, because) => {
  const scenario: Scenario = {
    today: "2026-11-30",
    tables: {
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|60|56|53|2026-09-03|2026-09-08|2026-09-20|CLOSED|FBA-US",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
      Windows: `Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|${known}`,
    },
  };
  const [line] = tableRows(planOf("shipment-variances", scenario), "_shipments");
  expect([line?.["Claim until"], /[^;]*can be asked.*/.exec(String(line?.["Because"]))?.[0]]).toEqual([until, because]);
});
