/** Units that Amazon takes back in a ledger that names no shipment: they go back to the shipment that had them, also where it states what it has by now. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled } from "../scenario";
import { LEDGER } from "../scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD";
const HEADER = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
type Receipt = readonly [day: string, before: number, received: number];

const ledger = (...rows: readonly Receipt[]): string =>
  [LEDGER, ...rows.map(([day, before, received]) => `${day}|X1|TEA|SELLABLE|${before}|${received}|0|0|0|0|0|0|0|0|0|${before + received}|US`)].join("\n");
const shipments = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");
const tables = (sent: string, rows: readonly Receipt[]): Readonly<Record<string, string>> => ({ Costs: COSTS, Shipments: sent, Ledger: ledger(...rows) });
const received = ({ shipments: lines }: Reconciliation): readonly string[] => lines.map((line) => `${line.shipmentId} ${line.received}`);
const codes = ({ issues }: Reconciliation): readonly string[] => issues.map(({ code }) => code).filter((code) => code !== "claim-window-unknown");

/** 60 sent, all of them delivered, and counted by 21 September. */
const one = (stated: number | ""): string => shipments(`FBA1|TEA|60|60|${stated}|2026-08-18|2026-08-25|2026-09-21|CLOSED`);
const TAKEN_BACK = [
  "FBA-US TEA: 97 @ 194.00 | receipt -10 @ -20.00 | 87 @ 174.00 | says 87",
  "In transit TEA: 3 @ 6.00 | transfer-out -10 @ -20.00 | 13 @ 26.00",
];

test.each([["states what it has by now", 47] as const, ["states nothing", ""] as const, ["states what it had before", 57] as const])(
  "57 of 60 came, and 10 of them are taken back into transit, where the shipment %s",
  (_, stated) => {
    const rows: readonly Receipt[] = [
      ["2026-08-01", 40, 0],
      ["2026-08-28", 40, 57],
      ["2026-09-30", 97, 0],
      ["2026-10-15", 97, -10],
      ["2026-10-31", 87, 0],
    ];
    expect(linesOf(reconciled({ period: "2026-10", tables: tables(one(stated), rows) }))).toEqual(TAKEN_BACK);
    // A September that was closed when 57 were stated opens October alike.
    const ours = { "closed-months": closedMonths({ period: "2026-09", tables: tables(one(57), rows.slice(0, 3)) }) };
    const october = reconciled({ period: "2026-10", tables: tables(one(stated), rows), ours });
    expect([linesOf(october), codes(october).filter((code) => code === "closed-month-changed")]).toEqual([TAKEN_BACK, []]);
  },
);

test("what came before the ledger begins is what it has by now, and what the ledger takes back", () => {
  const rows: readonly Receipt[] = [
    ["2026-10-01", 97, 0],
    ["2026-10-15", 97, -10],
    ["2026-10-31", 87, 0],
  ];
  const found = reconciled({ period: "2026-10", tables: tables(one(47), rows) });
  expect([linesOf(found), received(found), codes(found)]).toEqual([TAKEN_BACK, ["FBA1 47"], []]);
});

test.each([
  ["57 of it", 57, -10, "3 @ 6.00 | transfer-out -10 @ -20.00 | 13 @ 26.00"],
  ["all of it", 60, -13, "0 @ 0.00 | transfer-out -13 @ -26.00 | 13 @ 26.00"],
])("a closed month has %s as received, and only the ledger of the next is brought", (_, had, takenBack, transit) => {
  const september: readonly Receipt[] = [
    ["2026-08-01", 40, 0],
    ["2026-08-28", 40, had],
    ["2026-09-30", 40 + had, 0],
  ];
  const ours = { "closed-months": closedMonths({ period: "2026-09", tables: tables(one(had), september) }) };
  const rows: readonly Receipt[] = [
    ["2026-10-01", 40 + had, 0],
    ["2026-10-15", 40 + had, takenBack],
    ["2026-10-31", 87, 0],
  ];
  const october = reconciled({ period: "2026-10", tables: tables(one(47), rows), ours });
  expect(linesOf(october).filter((line) => line.startsWith("In transit"))).toEqual([`In transit TEA: ${transit}`]);
  expect([received(october), codes(october)]).toEqual([["FBA1 47"], []]);
});

test("of two shipments the one that states fewer than were sent had them, though the other came last", () => {
  const two = shipments("FBA1|TEA|60|60|47|2026-08-18|2026-08-25|2026-09-21|CLOSED", "FBA2|TEA|60|60|60|2026-09-01|2026-09-08|2026-09-21|CLOSED");
  const rows: readonly Receipt[] = [
    ["2026-08-01", 0, 0],
    ["2026-08-28", 0, 57],
    ["2026-09-10", 57, 60],
    ["2026-10-15", 117, -10],
    ["2026-10-31", 107, 0],
  ];
  const found = reconciled({ period: "2026-10", tables: tables(two, rows) });
  expect(received(found)).toEqual(["FBA1 47", "FBA2 60"]);
  expect(linesOf(found)).toEqual([
    "FBA-US TEA: 117 @ 234.00 | receipt -10 @ -20.00 | 107 @ 214.00 | says 107",
    "In transit TEA: 3 @ 6.00 | transfer-out -10 @ -20.00 | 13 @ 26.00",
  ]);
});

test("units of no shipment that came and went are not taken from one that has what it states", () => {
  // 47 of it, 20 of nobody knows what, of which 10 are taken back: the shipment has its 47, and 10 are from outside.
  const rows: readonly Receipt[] = [
    ["2026-08-01", 0, 0],
    ["2026-08-28", 0, 47],
    ["2026-09-10", 47, 20],
    ["2026-10-15", 67, -10],
    ["2026-10-31", 57, 0],
  ];
  const found = reconciled({ period: "2026-10", tables: tables(one(47), rows) });
  expect([received(found), codes(found)]).toEqual([["FBA1 47"], ["receipt-unmatched"]]);
  expect(linesOf(found).at(-1)).toMatch(/\| 13 @ 26\.00$/);
});
