/** The parts of a variance in their order: what an earlier part explains is not left for a later one, and each goes by its own name. */
import { linesOf, reconciled, type Scenario } from "../scenario";
import { DETAIL, LEDGER, PAID } from "../scenario-headers";

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD\nMUG|3.00|USD";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

function parts(tables: Scenario["tables"]): readonly string[] {
  return reconciled({ tables: { Costs: COSTS, ...tables } }).shipments.map((line) =>
    [line.shipmentId, line.sku, line.responsibility ?? "nobody", ...Object.entries(line.parts).map(([part, units]) => `${part} ${units}`)].join(" "),
  );
}

test("what another shipment has of the same SKU comes before swapped labels: the SKU that is over in its own shipment stays unexplained", () => {
  expect(
    parts({
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA|50|50|48|2026-09-01|2026-09-10|2026-09-20|CLOSED",
        "FBA1|MUG|20|20|22|2026-09-01|2026-09-10|2026-09-20|CLOSED",
        "FBA2|TEA|30|30|32|2026-09-02|2026-09-11|2026-09-20|CLOSED",
      ),
    }),
  ).toEqual(["FBA1 MUG undecided unexplained 2", "FBA1 TEA amazon other-shipment -2", "FBA2 TEA undecided other-shipment 2"]);
});

test("what the carrier did not deliver is no other shipment's surplus", () => {
  expect(
    parts({
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|95|95|2026-09-01|2026-09-10|2026-09-20|CLOSED", "FBA2|TEA|50|50|53|2026-09-02|2026-09-11|2026-09-20|CLOSED"),
    }),
  ).toEqual(["FBA1 TEA logistics logistics -5", "FBA2 TEA undecided unexplained 3"]);
});

test("what the carrier did not deliver comes before what was found: a find makes up only what Amazon lacked", () => {
  // 100 sent, 98 delivered, 90 received: 2 are the carrier's, 8 are among the 10 found.
  expect(
    parts({
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|98||2026-09-01|2026-10-02|2026-10-20|CLOSED"),
      Ledger: table(
        LEDGER,
        "2026-10-01|X1|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US",
        "2026-10-05|X1|TEA|SELLABLE|0|90|0|0|0|0|0|0|0|0|0|90|US",
        "2026-10-15|X1|TEA|SELLABLE|90|0|0|0|0|0|10|0|0|0|0|100|US",
      ),
      Detail: table(DETAIL, "2026-10-05|X1|TEA|Receipts|FBA1|90|PHX6|SELLABLE||US||"),
    }),
  ).toEqual(["FBA1 TEA mixed logistics -2 found -8"]);
});

test("what Amazon made good in stock and in cash goes by two names, whichever came first", () => {
  const payment = (day: string, id: string, cash: number, stock: number): string =>
    `${day}|${id}|||Lost_Inbound|TEA|X1|USD|${cash * 3}.00|${cash}|${stock}|${cash + stock}`;
  const Shipments = table(SHIPMENTS, "FBA1|TEA|100|100|90|2026-09-01|2026-09-10|2026-09-20|CLOSED");
  expect(parts({ Shipments, Payments: table(PAID, payment("2026-10-05", "R1", 3, 0), payment("2026-10-06", "R2", 0, 2)) })).toEqual([
    "FBA1 TEA amazon reimbursed-stock -2 reimbursed-cash -3 unexplained -5",
  ]);
});

test("a line without any day has left by the first day that the ledger tells of, and is in transit from then on", () => {
  const found = reconciled({
    period: "2026-10",
    tables: {
      Costs: COSTS,
      Shipments: table(SHIPMENTS, "FBA1|TEA|100||||||SHIPPED"),
      Ledger: table(LEDGER, "2026-10-01|X1|TEA|SELLABLE|7|0|0|0|0|0|0|0|0|0|0|7|US", "2026-10-31|X1|TEA|SELLABLE|7|0|0|0|0|0|0|0|0|0|0|7|US"),
    },
  });
  expect(linesOf(found)).toEqual(["FBA-US TEA: 7 @ 14.00 | 7 @ 14.00 | says 7", "In transit TEA: 0 @ 0.00 | transfer-in 100 @ 200.00 | 100 @ 200.00"]);
  expect(found.shipments.map(({ state, parts: made }) => [state, made])).toEqual([["not-received", { "in-transit": -100 }]]);
  expect(found.issues.flatMap(({ code, message }) => (code === "ship-date-missing" ? [message] : []))).toEqual([
    "Shipments row 2: FBA1 TEA has no ship date, so that it is taken to have left on 2026-10-01, the first day of the ledger. Fill in Ship Date: it decides in which month the goods left your stock.",
  ]);
  expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
});

test("a shipment that is planned and not sent is not received yet, and matches nothing", () => {
  const [line] = reconciled({
    tables: { Costs: COSTS, Shipments: "Shipment ID|SKU|Declared|Ship Date|Status\nFBA1|TEA|10||WORKING\nFBA2|TEA|5|2026-10-01|SHIPPED" },
  }).shipments;
  expect([line?.shipmentId, line?.dispatched, line?.state, line?.because]).toEqual(["FBA1", 0, "not-received", ["not sent yet"]]);
});
