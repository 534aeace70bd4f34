/** What a shipment states as received, beside a ledger that names no shipment: its line and the goods in transit never differ. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled } from "../scenario";
import { LEDGER } from "../scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD";
const HEADER = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
type Receipt = readonly [day: string, before: number, received: number];
const ledger = (...rows: readonly Receipt[]): string =>
  [LEDGER, ...rows.map(([day, before, received]) => `${day}|X1|TEA|SELLABLE|${before}|${received}|0|0|0|0|0|0|0|0|0|${before + received}|US`)].join("\n");
const tables = (sent: readonly string[], ...rows: readonly Receipt[]): Readonly<Record<string, string>> => ({
  Costs: COSTS,
  Shipments: [HEADER, ...sent].join("\n"),
  Ledger: ledger(...rows),
});

const OVER = "FBA1|TEA|60|60|57|2026-08-18|2026-08-25|2026-09-21|CLOSED";
const COUNTING = "FBA1|TEA|60|60|57|2026-08-18|2026-10-20||RECEIVING";
const WHOLE: readonly Receipt[] = [
  ["2026-08-01", 40, 0],
  ["2026-10-28", 40, 47],
  ["2026-10-31", 87, 0],
];

const codes = ({ issues }: Reconciliation): readonly string[] => issues.map(({ code }) => code).filter((code) => code !== "claim-window-unknown");
function said(found: Reconciliation): readonly string[] {
  const lines = found.shipments.map(
    ({ shipmentId, received, parts }) =>
      `${shipmentId} ${received}: ${Object.entries(parts)
        .map(([part, units]) => `${part} ${units}`)
        .join(", ")}`,
  );
  return [...lines, ...linesOf(found).filter((line) => line.startsWith("In transit")), ...codes(found)];
}

test("where the ledger reaches all days on which it was counted, the ledger is used", () => {
  expect(said(reconciled({ period: "2026-10", today: "2026-11-12", tables: tables([OVER], ...WHOLE) }))).toEqual([
    "FBA1 47: unexplained -13",
    "In transit TEA: 60 @ 120.00 | transfer-out 47 @ 94.00 | 13 @ 26.00",
    "received-disagrees",
  ]);
});

test("while Amazon may count on, what the ledger lacks came after it: it is in transit at the end of the period, and received later", () => {
  expect(said(reconciled({ period: "2026-10", today: "2026-11-12", tables: tables([COUNTING], ...WHOLE) }))).toEqual([
    "FBA1 47: receiving -3, received-later -10",
    "In transit TEA: 60 @ 120.00 | transfer-out 47 @ 94.00 | 13 @ 26.00",
  ]);
});

test("what was delivered before the ledger begins came before it, as far as the ledger lacks it", () => {
  const found = reconciled({
    period: "2026-10",
    today: "2026-11-12",
    tables: tables([OVER], ["2026-09-01", 87, 0], ["2026-09-10", 87, 10], ["2026-10-31", 97, 0]),
  });
  expect(said(found)).toEqual(["FBA1 57: unexplained -3", "In transit TEA: 3 @ 6.00 | 3 @ 6.00"]);
});

test("what a closed month has of it, and the ledger since, is used", () => {
  const ours = {
    "closed-months": closedMonths({
      period: "2026-09",
      tables: tables([OVER.replace("|57|", "|47|")], ["2026-08-01", 40, 0], ["2026-08-28", 40, 47], ["2026-09-30", 87, 0]),
    }),
  };
  const found = reconciled({ period: "2026-10", today: "2026-11-12", tables: tables([OVER], ["2026-10-01", 87, 0], ["2026-10-31", 87, 0]), ours });
  expect(said(found)).toEqual(["FBA1 47: unexplained -13", "In transit TEA: 13 @ 26.00 | 13 @ 26.00", "received-disagrees"]);
});

test("of two shipments the one that has fewer than it states is named", () => {
  const other = "FBA2|TEA|60|60|60|2026-08-19|2026-08-26|2026-09-21|CLOSED";
  const found = reconciled({
    period: "2026-10",
    today: "2026-11-12",
    tables: tables([OVER, other], ["2026-08-01", 0, 0], ["2026-08-28", 0, 107], ["2026-10-31", 107, 0]),
  });
  expect(said(found)).toEqual(["FBA1 57: unexplained -3", "FBA2 50: unexplained -10", "In transit TEA: 13 @ 26.00 | 13 @ 26.00", "received-disagrees"]);
});
