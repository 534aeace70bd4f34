/**
 * Units of a removal that never came home are worth what they left Amazon with. 20 lie there at 2.00; 4 leave by RO1 on 5 September, 20 come in at 3.00 on the
 * 15th, 14 are sold on the 16th, and 4 more leave by RO1 on the 20th. In October 20 come in at 6.00, so that such goods cost more by then.
 */
import type { ValuationMethod } from "../../../../src/core/domain/settings";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const own = (...lines: readonly string[]): string => rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse", ...lines);

const SEPTEMBER_LEDGER = [
  "2026-09-01|X1|TEA|SELLABLE|20|0|0|0|0|0|0|0|0|0|0|20|US",
  "2026-09-05|X1|TEA|SELLABLE|20|0|0|0|-4|0|0|0|0|0|0|16|US",
  "2026-09-15|X1|TEA|SELLABLE|16|20|0|0|0|0|0|0|0|0|0|36|US",
  "2026-09-16|X1|TEA|SELLABLE|36|0|-14|0|0|0|0|0|0|0|0|22|US",
  "2026-09-20|X1|TEA|SELLABLE|22|0|0|0|-4|0|0|0|0|0|0|18|US",
];
const OCTOBER_LEDGER = ["2026-10-04|X1|TEA|SELLABLE|18|20|0|0|0|0|0|0|0|0|0|38|US", "2026-10-31|X1|TEA|SELLABLE|38|0|0|0|0|0|0|0|0|0|0|38|US"];
const SEPTEMBER_OWN = [
  "2026-09-01|FBA-US|TEA|opening|20|2.00|USD||",
  "2026-09-01|Shop|TEA|opening|20|3.00|USD||",
  "2026-09-14|Shop|TEA|transfer|20|||S1|FBA-US",
  "2026-09-01|Shop|CUP|opening|5|1.00|USD||",
];
const OCTOBER_OWN = [
  "2026-10-02|FBA-US|TEA|transfer|3|||RO1|Shop",
  "2026-10-01|Shop|TEA|purchase|20|6.00|USD|P2|",
  "2026-10-03|Shop|TEA|transfer|20|||S2|FBA-US",
];
const SHIPPED = ["S1|TEA|X1|20|20|2026-09-14|2026-09-15|CLOSED", "S2|TEA|X1|20|20|2026-10-03|2026-10-04|CLOSED"] as const;
const shipments = (...lines: readonly string[]): string => rows("Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status", ...lines);
const FIXED = {
  Costs: "SKU|Unit Cost|Currency|From\nTEA|2.20|USD|2026-01-01\nTEA|4.00|USD|2026-10-01\nCUP|1.00|USD|2026-01-01",
};
const REMOVED = {
  Orders: rows(
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
    "2026-09-01|RO1|Return|Completed|2026-09-20|TEA|X1|Sellable|8|0|0|8|0",
  ),
  Parcels: rows(
    "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number",
    "2026-09-01|RO1|2026-09-05|TEA|X1|Sellable|4|UPS|1Z1",
    "2026-09-01|RO1|2026-09-20|TEA|X1|Sellable|4|UPS|1Z2",
  ),
};
const receipt = (day: string, id: string): string => `2026-${day}|X1|TEA|Receipts|${id}|20|PHX6|SELLABLE||US||`;
const DETAIL = "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity";

type Given = { readonly method: ValuationMethod; readonly cases?: readonly string[]; readonly paid?: readonly string[] };
const more = ({ cases = [], paid = [] }: Given): Scenario["tables"] => ({
  ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
  ...(paid.length === 0 ? {} : { Paid: rows(PAID, ...paid) }),
});
const told = (scenario: Scenario): { readonly claims: readonly unknown[]; readonly cases: readonly unknown[]; readonly lost: readonly number[] } => {
  const { claims, cases, journal } = reconciled(scenario);
  return {
    lost: journal.flatMap(({ account, debit, credit }) => (account === "lost" ? [debit - credit] : [])),
    claims: claims.map(({ type, reference, units, bookValue }) => [type, reference, units, bookValue]),
    cases: cases.map(({ caseId, unitsClaimed, bookValue, gainOrLoss }) => [caseId, unitsClaimed, bookValue, gainOrLoss]),
  };
};
/** By all reports, and month by month with each month's own. */
const octoberOf = (given: Given): readonly ReturnType<typeof told>[] => {
  const settings = { method: given.method };
  const september: Scenario = {
    period: "2026-09",
    today: "2026-10-05",
    settings,
    tables: {
      ...FIXED,
      ...REMOVED,
      Ledger: rows(LEDGER, ...SEPTEMBER_LEDGER),
      Detail: rows(DETAIL, receipt("09-15", "S1")),
      Shipments: shipments(SHIPPED[0]),
      Own: own(...SEPTEMBER_OWN),
    },
  };
  const october = { period: "2026-10", today: "2026-11-05", settings } as const;
  const whole = {
    ...FIXED,
    ...REMOVED,
    Ledger: rows(LEDGER, ...SEPTEMBER_LEDGER, ...OCTOBER_LEDGER),
    Detail: rows(DETAIL, receipt("09-15", "S1"), receipt("10-04", "S2")),
    Shipments: shipments(...SHIPPED),
    Own: own(...SEPTEMBER_OWN, ...OCTOBER_OWN),
    ...more(given),
  };
  const alone = {
    ...FIXED,
    Ledger: rows(LEDGER, ...OCTOBER_LEDGER),
    Detail: rows(DETAIL, receipt("10-04", "S2")),
    Shipments: shipments(SHIPPED[1]),
    Own: own(...OCTOBER_OWN),
    ...more(given),
  };
  return [told({ ...october, tables: whole }), told({ ...october, tables: alone, ours: { "closed-months": closedMonths(september) } })];
};

// Three of the four that left first came home: one of them and all of those that left last are away.
test.each<readonly [ValuationMethod, number, number]>([
  // (20 x 2.00 + 20 x 3.00) / 40 = 2.50 for all of September.
  ["month-end-average", 250, 1000],
  // 2.00, and 4 of (92.00 - 35.78) / 22.
  ["moving-average", 200, 1022],
  // 2.00, and the last two at 2.00 with two at 3.00.
  ["fifo", 200, 1000],
  // 2.20, the standard of September.
  ["standard", 220, 880],
])("what never came is claimed at what it left with, by each parcel, whatever such goods cost by then: %s", (method, first, second) => {
  for (const { claims } of octoberOf({ method }))
    expect(claims).toEqual([
      ["removal-lost", "RO1", 4, second],
      ["removal-lost", "RO1", 1, first],
    ]);
});

test("a case about some of its units and the claim of the others are worth together what left", () => {
  for (const { claims, cases } of octoberOf({ method: "moving-average", cases: ["C1|RO1|TEA|removal-lost|open|2026-10-25||2|"] })) {
    expect(claims).toEqual([
      ["removal-lost", "RO1", 3, 767],
      ["removal-lost", "RO1", 1, 256],
      ["removal-lost", "RO1", 1, 200],
    ]);
    // The one that was sent first, and one of the others.
    expect(cases).toEqual([["C1", 2, 456, 0]]);
  }
});

test("what of two parcels is given up is booked as lost at what its case is worth", () => {
  const cases = ["C1|RO1|TEA|removal-lost|written-off|2026-10-25|2026-10-28|2|"];
  for (const said of octoberOf({ method: "moving-average", cases })) {
    expect(said.cases).toEqual([["C1", 2, 456, -456]]);
    expect(said.lost).toEqual([456]);
  }
});

test("a case that was paid, or given up, has cost what left", () => {
  const given = { method: "moving-average", cases: ["C1||TEA|removal-lost|reimbursed|2026-10-25|2026-10-28|5|"] } as const;
  const paid = ["2026-10-28|R1|C1||Removal_Order_Lost|TEA|X1|USD|20.00|5|0|5"];
  for (const { claims, cases } of octoberOf({ ...given, paid })) {
    expect(claims).toEqual([]);
    expect(cases).toEqual([["C1", 5, 1222, 778]]);
  }
  for (const { cases } of octoberOf({ ...given, cases: ["C1|RO1|TEA|removal-lost|written-off|2026-10-25|2026-10-28|5|"] }))
    expect(cases).toEqual([["C1", 5, 1222, -1222]]);
});
