/** What a closed month knows of the shipments whose goods Amazon has: late bills lie where those goods are, and what comes beyond them costs what they cost. */
import { minor } from "../../../../src/core/domain/money";
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import { shipmentsOf, textsOfShipments } from "../../../../src/core/engine/closing/shipments-at-amazon";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled, type OurSheets, type Scenario } from "../scenario";
import { DETAIL, LEDGER } from "../scenario-headers";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse";
const SENT = [
  "2026-09-01|Depot|TEA|purchase|50|10.00|P1|",
  "2026-09-02|Depot|TEA|transfer|50||FBA1SEA|FBA-US",
  "2026-09-10|Depot|TEA|purchase|50|12.00|P2|",
  "2026-09-11|Depot|TEA|transfer|50||FBA2AIR|FBA-US",
];
/** 50 by sea on the 5th, 50 by air on the 15th, 60 of the 100 sold on the 20th. */
const SEPTEMBER = {
  ledger: [
    "2026-09-05|X|TEA|SELLABLE|0|50|0|0|0|0|0|0|0|0|0|50|US",
    "2026-09-15|X|TEA|SELLABLE|50|50|0|0|0|0|0|0|0|0|0|100|US",
    "2026-09-20|X|TEA|SELLABLE|100|0|-60|0|0|0|0|0|0|0|0|40|US",
  ],
  detail: ["2026-09-05|X|TEA|Receipts|FBA1SEA|50|PHX6|SELLABLE||US||", "2026-09-15|X|TEA|Receipts|FBA2AIR|50|PHX6|SELLABLE||US||"],
};
const OCTOBER = { ledger: ["2026-10-05|X|TEA|SELLABLE|40|0|-4|0|0|0|0|0|0|0|0|36|US"], detail: [] as readonly string[] };
/** A book of October alone, beside a Shipments table that runs on. */
const OTHER = ["2026-10-03|Depot|CUP|purchase|5|10.00|P3|"];
const SHIPMENTS = [
  "Shipment ID|SKU|FNSKU|Dispatched|Ship Date|From Warehouse|To Warehouse",
  "FBA1SEA|TEA|X|50|2026-09-02|Depot|FBA-US",
  "FBA2AIR|TEA|X|50|2026-09-11|Depot|FBA-US",
].join("\n");
type Months = readonly { readonly ledger: readonly string[]; readonly detail: readonly string[] }[];
const freight = (...bills: readonly string[]): Scenario["tables"] =>
  bills.length === 0 ? {} : { Freight: ["Shipment ID|Amount|Currency|Part|Basis", ...bills].join("\n") };
const tables = (months: Months, own: readonly string[], bills: readonly string[] = []): Scenario["tables"] => ({
  Own: [HEADER, ...own].join("\n"),
  Ledger: [LEDGER, ...months.flatMap(({ ledger }) => ledger)].join("\n"),
  Detail: [DETAIL, ...months.flatMap(({ detail }) => detail)].join("\n"),
  ...freight(...bills),
});
const closed = (method: ValuationMethod, ...bills: readonly string[]): OurSheets => ({
  "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", settings: { method }, tables: tables([SEPTEMBER], SENT, bills) }),
});
const october = (method: ValuationMethod, of: Scenario["tables"]): Reconciliation =>
  reconciled({ period: "2026-10", tables: of, settings: { method }, ours: closed(method) });
const amazon = (found: Reconciliation): string => linesOf(found).find((line) => line.startsWith("FBA-US")) ?? "";

// All by sea are sold by FIFO, and 10 of those by air; of an average 40 of 100 are left of each.
test.each([
  ["fifo", "FBA1SEA|50.00|USD|freight|quantity", "FBA-US TEA: 40 @ 480.00 | sale 4 @ 48.00 | 36 @ 432.00 | says 36"],
  ["fifo", "FBA2AIR|50.00|USD|freight|quantity", "FBA-US TEA: 40 @ 480.00 | sale 4 @ 52.00 | revaluation 40.00 | 36 @ 468.00 | says 36"],
  ["moving-average", "FBA1SEA|50.00|USD|freight|quantity", "FBA-US TEA: 40 @ 440.00 | sale 4 @ 46.00 | revaluation 20.00 | 36 @ 414.00 | says 36"],
  ["moving-average", "FBA2AIR|50.00|USD|freight|quantity", "FBA-US TEA: 40 @ 440.00 | sale 4 @ 46.00 | revaluation 20.00 | 36 @ 414.00 | says 36"],
  ["month-end-average", "FBA1SEA|50.00|USD|freight|quantity", "FBA-US TEA: 40 @ 440.00 | sale 4 @ 46.00 | revaluation 20.00 | 36 @ 414.00 | says 36"],
] as const)("by %s, a late bill of %s lies on what is left of that shipment, as with every row of before", (method, bill, line) => {
  for (const desk of [
    { ...tables([OCTOBER], OTHER, [bill]), Shipments: SHIPMENTS },
    tables([OCTOBER], SENT, [bill]),
    tables([SEPTEMBER, OCTOBER], SENT, [bill]),
  ]) {
    const found = october(method, desk);
    expect(amazon(found)).toBe(line);
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  }
});

test.each(METHODS)("by %s, what Amazon receives beyond a shipment that it had received before the closing costs what that shipment's goods cost", (method) => {
  const beyond = { ledger: ["2026-10-05|X|TEA|SELLABLE|40|2|0|0|0|0|0|0|0|0|0|42|US"], detail: ["2026-10-05|X|TEA|Receipts|FBA1SEA|2|PHX6|SELLABLE||US||"] };
  // By sea 10.00 each; what came last, by air, is 12.00 by FIFO. Of an average each purchase was sent on at once: the depot's month has 11.00 for both.
  const each = method === "month-end-average" ? 22 : 20;
  const [was, is] = method === "fifo" ? [480, 480 + each] : [440, 440 + each];
  for (const desk of [
    { ...tables([beyond], OTHER), Shipments: SHIPMENTS },
    { ...tables([SEPTEMBER, beyond], SENT), Shipments: SHIPMENTS },
  ]) {
    expect(amazon(october(method, desk))).toBe(`FBA-US TEA: 40 @ ${was}.00 | receipt 2 @ ${each}.00 | 42 @ ${is}.00 | says 42`);
  }
});

test("what lies at Amazon of a shipment is read back as it was written; a seal without it tells nothing", () => {
  const there = new Map([["FBA 1:a", { kept: 31_500_000, brought: { units: 50, cost: { goods: minor(50_000), freight: minor(-12), other: minor(0) } } }]]);
  expect(shipmentsOf({ moved: ["1a2b3c4d", ...textsOfShipments(there)] })).toEqual(there);
  expect(shipmentsOf({ moved: textsOfShipments(new Map()) })).toEqual(new Map());
  expect(shipmentsOf({ moved: ["1a2b3c4d", "#", "#1:0:FBA1"] })).toBeNull();
});
