/** Cases that were granted units lost inside a fulfilment centre, where the ledger of October has 4 of them: who waits for the money of the same ones. */
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const tablesOf = (cases: readonly string[]): Scenario["tables"] => ({
  Own: rows(
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency",
    "2026-09-15|FBA-US|TEA|opening|50|2.50|USD",
    "2026-09-15|Shop|MUG|opening|9|1.00|USD",
    "2026-11-03|Shop|MUG|sale|1||",
  ),
  Cases: rows(CASES, ...cases),
});
const OCTOBER = { Detail: rows(DETAIL, "10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4") };
const saidOf = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ code }) => code === "grants-overlap")
    .map(({ message }) => message.replace(/ A unit is .*$/, ""));
const granted = (caseId: string, units: number | "", order = ""): string => `${caseId}|${order}|TEA|warehouse-lost|granted|2026-10-12|2026-10-25|${units}|9.00`;
const overlap = (claimed: number, cases = "C1, C2", row = 3): string =>
  `Cases row ${row}: the granted cases of kind warehouse-lost about TEA (${cases}) together wait for the money of ${claimed} units, and the reports here tell of 4 that are gone and not paid for.`;

test.each<readonly [string, readonly string[], readonly string[]]>([
  ["more than are gone", [granted("C1", 3), granted("C2", 3)], [overlap(6)]],
  ["all of them twice", [granted("C1", 4), granted("C2", 4)], [overlap(8)]],
  ["as many as are gone", [granted("C1", 3), granted("C2", 1)], []],
  ["more than are gone by one case alone", [granted("C1", 6)], []],
  ["one of them asked about, and not granted", [granted("C1", 4), "C2||TEA|warehouse-lost|open|2026-10-12||4|"], []],
  ["other goods", [granted("C1", 4), "C2||MUG|warehouse-lost|granted|2026-10-12|2026-10-25|4|9.00"], []],
  ["three cases, told once", [granted("C1", 4), granted("C2", 1), granted("C3", 2)], [overlap(7, "C1, C2, C3")]],
])("%s", (_, cases, expected) => {
  expect(saidOf({ period: "2026-10", today: "2026-11-05", tables: { ...OCTOBER, ...tablesOf(cases) } })).toEqual(expected);
});

test("where a closed month alone tells of the loss it is said as well", () => {
  const cases = [granted("C1", 3), granted("C2", 3)];
  const ours = { "closed-months": closedMonths({ period: "2026-10", today: "2026-11-05", tables: { ...OCTOBER, ...tablesOf(cases) } }) };
  expect(saidOf({ period: "2026-11", today: "2026-12-05", tables: tablesOf(cases), ours })).toEqual([overlap(6)]);
});

test("a case that names no order, and stands with one that another names, does not wait for the same unit while there is another", () => {
  const refund = (order: string, day: string): string => `S1|2026-08-01|2026-09-30|USD|Refund|${order}|Amazon.com|ItemPrice|Principal|-9.99|${day}|TEA|1`;
  const Settlement = rows(
    "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|posted-date|sku|quantity-purchased",
    refund("111-2", "2026-08-01"),
    refund("111-1", "2026-08-05"),
  );
  const returned =
    "return-date|order-id|sku|fnsku|quantity|detailed-disposition|status\n2026-07-01T10:00:00+00:00|111-9|MUG|X9|1|SELLABLE|x\n2026-10-20T10:00:00+00:00|111-8|MUG|X9|1|SELLABLE|x";
  const caseOf = (id: string, order: string, opened: string): string => `${id}|${order}|TEA|return-not-received|granted|2026-10-${opened}|2026-10-25|1|9.00`;
  const said = (...cases: readonly string[]): readonly string[] =>
    saidOf({ period: "2026-10", today: "2026-11-05", tables: { ...tablesOf(cases), Settlement, Returned: returned } });
  expect(said(caseOf("C1", "", "12"), caseOf("C2", "111-2", "13"))).toEqual([]);
  const ofOneOrder = (row: number): string =>
    `Cases row ${row}: the granted cases of kind return-not-received about TEA (C2, C3) together wait for the money of 2 units, and the reports here tell of 1 that is gone and not paid for.`;
  // The unit of 111-1 is free, or with C1: neither C2 nor C3 can be about it.
  expect(said(caseOf("C2", "111-2", "13"), caseOf("C3", "111-2", "14"))).toEqual([ofOneOrder(3)]);
  expect(said(caseOf("C1", "", "12"), caseOf("C2", "111-2", "13"), caseOf("C3", "111-2", "14"))).toEqual([ofOneOrder(3)]);
  expect(said(caseOf("C1", "111-1", "12"), caseOf("C2", "111-2", "13"), caseOf("C3", "111-2", "14"))).toEqual([ofOneOrder(4)]);
});
