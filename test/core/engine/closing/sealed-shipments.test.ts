/** Goods in transit at a closing: each shipment's balance is kept apart, and handed on to the month that opens on it. */
import { minor } from "../../../../src/core/domain/money";
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import { closedMonths, linesOf, reconciled, workedOut, type Scenario } from "../scenario";
import { DETAIL, LEDGER } from "../scenario-headers";
import type { SealedLine } from "../../../../src/core/engine/closing/seal";
import { openExplanations } from "../../../../src/core/engine/explain-ending";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse";
const SEPTEMBER = `${HEADER}
2026-09-01|Depot|TEA|opening|200|10.00||
2026-09-05|Depot|TEA|transfer|100||FBA1SEA|FBA-US
2026-09-20|Depot|TEA|transfer|100||FBA1AIR|FBA-US`;
const FREIGHT = "Shipment ID|Amount|Currency|Part|Basis\nFBA1SEA|100.00|USD|freight|quantity\nFBA1AIR|500.00|USD|freight|quantity";
const OCTOBER = `${HEADER}\n2026-10-03|Depot|TEA|purchase|5|10.00|P1|`;
const COSTS = "SKU|Unit Cost|Currency\nTEA|7.00|USD";
const ledger = (...rows: readonly string[]): string => [LEDGER, ...rows].join("\n");
const QUIET = ledger("2026-09-01|X|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US");
const ARRIVED = ledger("2026-10-02|X|TEA|SELLABLE|0|40|0|0|0|0|0|0|0|0|0|40|US");
const received = (shipment: string): string => `${DETAIL}\n2026-10-02|X|TEA|Receipts|${shipment}|40|PHX6|SELLABLE||US||`;
const closedSeptember: Scenario = { period: "2026-09", today: "2026-10-05", tables: { Own: SEPTEMBER, Ledger: QUIET, Freight: FREIGHT, Costs: COSTS } };
/** A book of October alone: neither its movements nor a Shipments table tell of what was sent in September. */
const october = (method: ValuationMethod, tables: Scenario["tables"]): Scenario => ({
  period: "2026-10",
  tables: { Own: OCTOBER, Ledger: ARRIVED, Costs: COSTS, ...tables },
  settings: { method },
  ours: { "closed-months": closedMonths({ ...closedSeptember, settings: { method } }) },
});

test.each(METHODS)("by %s, what a shipment brings that the closed month alone knows comes out of that shipment's goods, at what they carry", (method) => {
  // By air 100 at 10.00 with 500.00 freight: 40 of them are 600.00. 60 by air (900.00) and 100 by sea (1,100.00) are still on their way.
  const found = reconciled(october(method, { Detail: received("FBA1AIR") }));
  expect(linesOf(found)).toEqual([
    "Depot TEA: 0 @ 0.00 | receipt 5 @ 50.00 | 5 @ 50.00",
    "FBA-US TEA: 0 @ 0.00 | receipt 40 @ 600.00 | 40 @ 600.00 | says 40",
    "In transit TEA: 200 @ 2600.00 | transfer-out 40 @ 600.00 | 160 @ 2000.00",
  ]);
  expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  expect(found.shipments.map(({ shipmentId, dispatched, received: units, state }) => `${shipmentId} ${dispatched} ${units} ${state}`)).toEqual([
    "FBA1AIR 100 40 short",
    "FBA1SEA 100 0 not-received",
  ]);
});

test.each(METHODS)("by %s, a bill that was closed is not charged again on what its shipment brings later, whoever tells of the shipment", (method) => {
  const found = reconciled(october(method, { Detail: received("FBA1AIR"), Freight: FREIGHT }));
  expect(linesOf(found).slice(1)).toEqual([
    "FBA-US TEA: 0 @ 0.00 | receipt 40 @ 600.00 | 40 @ 600.00 | says 40",
    "In transit TEA: 200 @ 2600.00 | transfer-out 40 @ 600.00 | 160 @ 2000.00",
  ]);
  expect(found.issues.filter(({ code }) => code.includes("bill") || code.startsWith("charge"))).toEqual([]);
});

test("a receipt that names no shipment comes out of goods in transit as well, where the closed month alone knows of them", () => {
  // The first that left, as the closed month tells: 40 x 11.00 by sea.
  expect(linesOf(reconciled(october("fifo", {}))).slice(1)).toEqual([
    "FBA-US TEA: 0 @ 0.00 | receipt 40 @ 440.00 | 40 @ 440.00 | says 40",
    "In transit TEA: 200 @ 2600.00 | transfer-out 40 @ 440.00 | 160 @ 2160.00",
  ]);
});

test("a closed month keeps a row for each shipment in transit, and its seal holds them", () => {
  const sheet = closedMonths(closedSeptember);
  expect(sheet.filter((row) => row.includes("In transit")).map((row) => [row[5], row[6], row[10]])).toEqual([
    [null, 0, 0],
    ["FBA1SEA", 100, 1100],
    ["FBA1AIR", 100, 1500],
  ]);
});

/** As a build wrote it that kept all goods in transit of a SKU in one pool. */
function joinShipments(lines: readonly SealedLine[]): readonly SealedLine[] {
  const inTransit = lines.filter(({ location }) => location === "In transit");
  const [first] = inTransit;
  if (first === undefined) throw new Error("nothing is in transit");
  const sum = (of: (line: SealedLine) => number): number => inTransit.reduce((total, line) => total + of(line), 0);
  const cost = { goods: minor(sum((line) => line.cost?.goods ?? 0)), freight: minor(sum((line) => line.cost?.freight ?? 0)), other: minor(0) };
  return [
    ...lines.filter(({ location }) => location !== "In transit"),
    { ...first, quantity: sum(({ quantity }) => quantity), cost, layers: inTransit.flatMap(({ layers }) => layers) },
  ];
}
const closedBefore = (method: ValuationMethod): NonNullable<Scenario["ours"]> => ({
  "closed-months": closedMonths({ ...closedSeptember, settings: { method } }, undefined, joinShipments),
});
const SHIPMENTS =
  "Shipment ID|SKU|FNSKU|Dispatched|Ship Date|From Warehouse|To Warehouse\nFBA1SEA|TEA|X|100|2026-09-05|Depot|FBA-US\nFBA1AIR|TEA|X|100|2026-09-20|Depot|FBA-US";

// The oldest layer is by sea: 40 x 11.00. An average of both is 2,600.00 over 200 units: 40 x 13.00.
test.each([
  ["fifo", "440.00", "2160.00"],
  ["moving-average", "520.00", "2080.00"],
  ["month-end-average", "520.00", "2080.00"],
] as const)(
  "by %s, goods that were closed without their shipment are one pool, out of which shipments of then are received, oldest first",
  (method, arrived, left) => {
    for (const tables of [{ Detail: received("FBA1AIR") }, { Detail: received("FBA1AIR"), Shipments: SHIPMENTS }, { Shipments: SHIPMENTS }, {}]) {
      const found = reconciled({ ...october(method, tables), ours: closedBefore(method) });
      expect(linesOf(found).slice(1)).toEqual([
        `FBA-US TEA: 0 @ 0.00 | receipt 40 @ ${arrived} | 40 @ ${arrived} | says 40`,
        `In transit TEA: 200 @ 2600.00 | transfer-out 40 @ ${arrived} | 160 @ ${left}`,
      ]);
      expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
      expect(found.issues.filter(({ code }) => code === "seal-broken" || code === "stock-negative")).toEqual([]);
    }
  },
);

test("what is in transit is explained shipment by shipment", () => {
  const worked = workedOut({
    tables: { Own: SEPTEMBER, Freight: FREIGHT, Ledger: ARRIVED, Detail: received("FBA1AIR") },
    period: "2026-10",
    settings: { method: "fifo" },
  });
  const line = worked.reconciliation.rollforward.find(({ location }) => location === "In transit");
  const why = line === undefined ? null : openExplanations(worked)(line);
  expect(why?.layers?.map(({ shipment, units, cost }) => [shipment, units, cost.goods + cost.freight])).toEqual([
    ["FBA1AIR", 60, 90000],
    ["FBA1SEA", 100, 110000],
  ]);
  expect(why?.exits.map(({ shipments }) => shipments)).toEqual([[{ shipment: "FBA1AIR", units: -40, cost: { goods: -40000, freight: -20000, other: 0 } }]]);
});

test.each(METHODS)(
  "by %s, what shipments had received when their month was closed stays received through months in which nothing moves at Amazon, so that no ledger has a row",
  (method) => {
    // All 50 by sea and 40 of the 100 by air came in September.
    const shipments = `Shipment ID|SKU|FNSKU|Dispatched|Delivered Date|Ship Date|Status|From Warehouse|To Warehouse
FBA1SEA|TEA|X|50|2026-09-10|2026-09-05|RECEIVING|Depot|FBA-US
FBA1AIR|TEA|X|100|2026-09-22|2026-09-20|RECEIVING|Depot|FBA-US`;
    const september = {
      Own: SEPTEMBER.replace("transfer|100||FBA1SEA", "transfer|50||FBA1SEA"),
      Ledger: ledger("2026-09-12|X|TEA|SELLABLE|0|50|0|0|0|0|0|0|0|0|0|50|US", "2026-09-25|X|TEA|SELLABLE|50|40|0|0|0|0|0|0|0|0|0|90|US"),
      Detail: `${DETAIL}\n2026-09-12|X|TEA|Receipts|FBA1SEA|50|PHX6|SELLABLE||US||\n2026-09-25|X|TEA|Receipts|FBA1AIR|40|PHX6|SELLABLE||US||`,
      Shipments: shipments,
    };
    const monthOf = (month: string, own: string, ours: Scenario["ours"] = {}): Scenario => ({
      period: month,
      today: "2026-12-20",
      tables: { Own: `${HEADER}\n${own}`, Shipments: shipments },
      settings: { method },
      ours,
    });
    const ofSeptember = { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", tables: september, settings: { method } }) };
    const october = monthOf("2026-10", "2026-10-03|Depot|TEA|purchase|5|10.00|P1|", ofSeptember);
    const november = monthOf("2026-11", "2026-11-03|Depot|TEA|purchase|5|10.00|P2|", { "closed-months": closedMonths(october) });
    for (const month of [october, november]) {
      const found = reconciled(month);
      expect(found.shipments.map(({ shipmentId, dispatched, received: units }) => `${shipmentId} ${dispatched} ${units}`)).toEqual([
        "FBA1AIR 100 40",
        "FBA1SEA 50 50",
      ]);
      expect(linesOf(found).find((line) => line.startsWith("In transit"))).toBe("In transit TEA: 60 @ 600.00 | 60 @ 600.00");
      expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
      expect(found.issues.filter(({ code }) => code === "closed-month-changed")).toEqual([]);
    }
  },
);
