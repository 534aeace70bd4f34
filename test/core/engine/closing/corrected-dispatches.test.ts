/** Goods that were on their way to Amazon when a month was closed, and whose dispatch is told otherwise in the next month, whose ledger begins after it. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import { LEDGER } from "../scenario-headers";

const OWN = ["Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse", "2026-09-01|Shop|TEA|purchase|100|10.00|USD|P1|"];
const SHIPMENTS = "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status|From Warehouse|To Warehouse";
type Told = { readonly id?: string; readonly tableId?: string; readonly day?: string; readonly units?: number; readonly more?: readonly string[] };

/** Sent on the 5th; delivered on the 15th. */
function books(ledger: string, { id = "FBA1", tableId = "FBA1", day = "2026-09-05", units = 10, more = [] }: Told = {}): Scenario["tables"] {
  return {
    Own: [...OWN, `${day}|Shop|TEA|transfer|${units}|||${id}|FBA-US`, ...more].join("\n"),
    Shipments: [SHIPMENTS, `${tableId}|TEA|X|${units}|${units}|${day}|2026-09-15|RECEIVING|Shop|FBA-US`].join("\n"),
    Ledger: [LEDGER, ledger].join("\n"),
  };
}
const SEPTEMBER = (received: number): string => `2026-09-20|X|TEA|SELLABLE|0|${received}|0|0|0|0|0|0|0|0|0|${received}|US`;
const OCTOBER = (onHand: number): string => `2026-10-20|X|TEA|SELLABLE|${onHand}|0|-3|0|0|0|0|0|0|0|0|${onHand - 3}|US`;
const october = (received: number, told: Told): Reconciliation =>
  reconciled({
    period: "2026-10",
    tables: books(OCTOBER(received), told),
    ours: { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", tables: books(SEPTEMBER(received)) }) },
  });
const lines = (found: Reconciliation): readonly string[] => linesOf(found).filter((line) => !line.startsWith("FBA-US"));
const shipments = ({ shipments: all }: Reconciliation): readonly unknown[] => all.map(({ dispatched, received, variance }) => [dispatched, received, variance]);
const failing = ({ controls }: Reconciliation): readonly string[] => controls.filter(({ pass }) => !pass).map(({ id }) => id);
const codes = ({ issues }: Reconciliation): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => code.startsWith("late-") || code === "closed-month-changed");

test("of 10 units sent and 7 received, a correction to 12 sends 2 more on the first open day: 7 are received, 5 are missing", () => {
  const found = october(7, { units: 12 });
  expect(shipments(found)).toEqual([[12, 7, -5]]);
  expect(lines(found)).toEqual([
    "In transit TEA: 3 @ 30.00 | transfer-in 2 @ 20.00 | 5 @ 50.00",
    "Shop TEA: 90 @ 900.00 | transfer-out 2 @ 20.00 | 88 @ 880.00",
  ]);
  expect([failing(found), codes(found)]).toEqual([[], ["late-row-booked"]]);
});

test("a correction to 9 takes 1 of the 3 in transit back, and one to 6, fewer than were received, all 3", () => {
  const nine = october(7, { units: 9 });
  expect(shipments(nine)).toEqual([[9, 7, -2]]);
  expect(lines(nine)).toEqual([
    "In transit TEA: 3 @ 30.00 | transfer-in -1 @ -10.00 | 2 @ 20.00",
    "Shop TEA: 90 @ 900.00 | transfer-out -1 @ -10.00 | 91 @ 910.00",
  ]);
  const six = october(7, { units: 6 });
  expect(shipments(six)).toEqual([[6, 7, 1]]);
  expect(lines(six)[0]).toBe("In transit TEA: 3 @ 30.00 | transfer-in -3 @ -30.00 | 0 @ 0.00");
  expect([failing(nine), failing(six)]).toEqual([[], []]);
});

test.each<[string, Told]>([
  ["on another day", { day: "2026-09-06" }],
  ["with the ID in lower case in the Shipments table", { tableId: "fba1" }],
  ["with the ID in lower case in the movements", { id: "fba1" }],
  ["with the ID in lower case in both", { id: "fba1", tableId: "fba1" }],
])("a dispatch that is told %s is the one that was closed: nothing of it is booked again", (_, told) => {
  const found = october(7, told);
  expect(shipments(found)).toEqual([[10, 7, -3]]);
  expect(lines(found)).toEqual(["In transit TEA: 3 @ 30.00 | 3 @ 30.00", "Shop TEA: 90 @ 900.00 | 90 @ 900.00"]);
  expect([failing(found), codes(found)]).toEqual([[], []]);
});

test.each<[string, Told]>([
  ["on another day", { day: "2026-09-06" }],
  ["with the ID in lower case", { id: "fba1", tableId: "fba1" }],
])("a shipment that was received in full is no less so when its dispatch is told %s", (_, told) => {
  const found = october(10, told);
  expect(shipments(found)).toEqual([[10, 10, 0]]);
  expect(lines(found)).toEqual(["Shop TEA: 90 @ 900.00 | 90 @ 900.00"]);
  expect([failing(found), codes(found)]).toEqual([[], []]);
});

test("a second dispatch under the shipment that the closed month does not know is new, the first is not", () => {
  const found = october(7, { more: ["2026-09-25|Shop|TEA|transfer|4|||FBA1|FBA-US"] });
  expect(shipments(found)).toEqual([[14, 7, -7]]);
  expect(lines(found)).toEqual([
    "In transit TEA: 3 @ 30.00 | transfer-in 4 @ 40.00 | 7 @ 70.00",
    "Shop TEA: 90 @ 900.00 | transfer-out 4 @ 40.00 | 86 @ 860.00",
  ]);
  expect([failing(found), codes(found)]).toEqual([[], ["late-row-booked"]]);
});

test("what was booked for a correction is closed with its month: the next one says nothing of it and books it no more", () => {
  const september = closedMonths({ period: "2026-09", today: "2026-10-05", tables: books(SEPTEMBER(7)) });
  const ours = {
    "closed-months": closedMonths({ period: "2026-10", today: "2026-11-05", tables: books(OCTOBER(7), { units: 12 }), ours: { "closed-months": september } }),
  };
  const found = reconciled({ period: "2026-11", ours, tables: books("2026-11-20|X|TEA|SELLABLE|4|0|-1|0|0|0|0|0|0|0|0|3|US", { units: 12 }) });
  expect(shipments(found)).toEqual([[12, 7, -5]]);
  expect(lines(found)).toEqual(["In transit TEA: 5 @ 50.00 | 5 @ 50.00", "Shop TEA: 88 @ 880.00 | 88 @ 880.00"]);
  expect([failing(found), codes(found)]).toEqual([[], []]);
});
