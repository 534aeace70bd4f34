/** Shipments as an accountant meets them: how far each has come, who answers for a difference, what it is made of. */
import { textOfMoney } from "../../../../src/core/domain/money";
import { reconciled } from "../scenario";
import { LEDGER } from "../scenario-headers";

const HEADER = "Shipment ID|SKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|2.50|USD|";

/** Today is 5 November 2026. */
function judged(row: string, more: Readonly<Record<string, string>> = {}): string {
  const [line] = reconciled({ tables: { Shipments: `${HEADER}\nFBA15A1B2C3|TEA|${row}`, Costs: COSTS, ...more } }).shipments;
  if (line === undefined) return "none";
  const parts = Object.entries(line.parts)
    .map(([part, units]) => `${part} ${units}`)
    .join(", ");
  return [
    line.state,
    line.variance,
    line.responsibility ?? "nobody",
    parts === "" ? "no parts" : parts,
    line.exposure === null ? "no cost" : textOfMoney(line.exposure, line.currency),
    line.wholeCartons ? "whole cartons" : "loose",
  ].join(" | ");
}

describe("state, responsibility, parts, value at risk", () => {
  test.each([
    ["before delivery a shipment is on its way", "100|100|||2026-10-20|||SHIPPED|", "not-received | -100 | nobody | in-transit -100 | 0.00 | loose"],
    ["a status that is not known counts as before delivery", "100|100|||2026-10-20||||", "not-received | -100 | nobody | in-transit -100 | 0.00 | loose"],
    [
      "delivered within the receiving days, Amazon is still counting",
      "100|100|100|40|2026-09-20|2026-10-06||RECEIVING|",
      "receiving | -60 | nobody | receiving -60 | 0.00 | loose",
    ],
    [
      "delivered and nothing received yet is receiving too",
      "100|100|100|0|2026-09-20|2026-11-01||DELIVERED|",
      "receiving | -100 | nobody | receiving -100 | 0.00 | loose",
    ],
    [
      "the thirtieth day after delivery is the last",
      "100|100|100|96|2026-09-01|2026-10-06||RECEIVING|",
      "receiving | -4 | nobody | receiving -4 | 0.00 | loose",
    ],
    ["after it the difference is short", "100|100|100|96|2026-09-01|2026-10-05||RECEIVING|", "short | -4 | amazon | unexplained -4 | 10.00 | loose"],
    ["closing ends the receiving at once", "100|100|100|96|2026-09-20|2026-11-01|2026-11-04|CLOSED|", "short | -4 | amazon | unexplained -4 | 10.00 | loose"],
    ["all received is matched, whatever the status", "100|100|100|100|2026-09-20|2026-11-01||RECEIVING|", "matched | 0 | nobody | no parts | 0.00 | loose"],
    ["1,000 shipped and 999 arrived", "1000|1000|1000|999|2026-09-01|2026-09-20|2026-10-01|CLOSED|", "short | -1 | amazon | unexplained -1 | 2.50 | loose"],
    ["1,000 shipped and 1,001 arrived", "1000|1000|1000|1001|2026-09-01|2026-09-20|2026-10-01|CLOSED|", "over | 1 | undecided | unexplained 1 | 0.00 | loose"],
    [
      "a wrong declaration is the seller's to correct, and no variance",
      "110|100|100|100|2026-09-01|2026-09-20|2026-10-01|CLOSED|",
      "matched | 0 | seller | no parts | 0.00 | loose",
    ],
    [
      "what was not delivered is the carrier's",
      "100|100|88|88|2026-09-01|2026-09-20|2026-10-01|CLOSED|12",
      "short | -12 | logistics | logistics -12 | 30.00 | whole cartons",
    ],
    [
      "carrier first, then Amazon, each with its part",
      "100|100|90|85|2026-09-01|2026-09-20|2026-10-01|CLOSED|12",
      "short | -15 | mixed | logistics -10, unexplained -5 | 37.50 | loose",
    ],
    [
      "received more than was delivered still lacks the rest",
      "100|100|80|90|2026-09-01|2026-09-20|2026-10-01|CLOSED|",
      "short | -10 | logistics | logistics -10 | 25.00 | loose",
    ],
    [
      "without proof of delivery nobody can be named",
      "100|100||95|2026-09-01|2026-09-20|2026-10-01|CLOSED|",
      "short | -5 | undecided | unexplained -5 | 12.50 | loose",
    ],
    [
      "units declared stand in for units dispatched",
      "100||100|96|2026-09-01|2026-09-20|2026-10-01|CLOSED|",
      "short | -4 | amazon | unexplained -4 | 10.00 | loose",
    ],
  ])("%s", (_rule, row, expected) => {
    expect(judged(row)).toBe(expected);
  });
});

const ledger = (...rows: readonly string[]): Readonly<Record<string, string>> => ({ Ledger: [LEDGER, ...rows].join("\n") });

describe("received units where the Shipments table states none", () => {
  test("the ledger's receipts of the SKU fill the oldest shipment first", () => {
    const { shipments } = reconciled({
      tables: {
        Shipments: `${HEADER}\nFBA2|TEA|50|50|50||2026-09-20|2026-10-02|2026-10-20|CLOSED|\nFBA1|TEA|50|50|50||2026-09-01|2026-10-01|2026-10-20|CLOSED|`,
        Costs: COSTS,
        ...ledger("10/05/2026|X1|TEA|SELLABLE|0|70|0|0|0|0|0|0|0|0|0|70|US"),
      },
    });
    expect(shipments.map(({ shipmentId, received, state }) => `${shipmentId} ${received} ${state}`)).toEqual(["FBA1 50 matched", "FBA2 20 short"]);
  });

  test("a receipt goes to what was delivered by then, before what is still at sea", () => {
    const { shipments } = reconciled({
      tables: {
        Shipments: `${HEADER}\nFBA-SEA|TEA|50|50|||2026-08-01|||IN_TRANSIT|\nFBA-AIR|TEA|50|50|50||2026-10-01|2026-10-04|2026-10-20|CLOSED|`,
        Costs: COSTS,
        ...ledger("10/05/2026|X1|TEA|SELLABLE|0|48|0|0|0|0|0|0|0|0|0|48|US"),
      },
    });
    expect(shipments.map(({ shipmentId, received, state }) => `${shipmentId} ${received} ${state}`)).toEqual(["FBA-AIR 48 short", "FBA-SEA 0 not-received"]);
  });

  const takers = (shipments: readonly string[], ...rows: readonly string[]): readonly string[] =>
    reconciled({ tables: { Shipments: [HEADER, ...shipments].join("\n"), Costs: COSTS, ...ledger(...rows) } }).shipments.map(
      ({ shipmentId, received, state }) => `${shipmentId} ${received} ${state}`,
    );
  const CLOSED_SHORT = "FBA1|TEA|1000|1000|1000||2026-08-20|2026-09-01|2026-09-20|CLOSED|";
  const COUNTED = "09/10/2026|X1|TEA|SELLABLE|0|999|0|0|0|0|0|0|0|0|0|999|US";

  test("what comes after a shipment was closed is another's that waits for it, and not the unit that the closed one lacks", () => {
    expect(
      takers(
        [CLOSED_SHORT, "FBA2|TEA|500|500|500||2026-09-05|2026-09-25|2026-10-20|CLOSED|"],
        COUNTED,
        "09/30/2026|X1|TEA|SELLABLE|999|500|0|0|0|0|0|0|0|0|0|1499|US",
      ),
    ).toEqual(["FBA1 999 short", "FBA2 500 matched"]);
    expect(takers([CLOSED_SHORT, "FBA2|TEA|500|500||||||RECEIVING|"], COUNTED, "09/30/2026|X1|TEA|SELLABLE|999|500|0|0|0|0|0|0|0|0|0|1499|US")).toEqual([
      "FBA1 999 short",
      "FBA2 500 matched",
    ]);
  });

  test("where no other waits, or the other is still on its way, it is the closed one's", () => {
    const later = "09/30/2026|X1|TEA|SELLABLE|999|1|0|0|0|0|0|0|0|0|0|1000|US";
    expect(takers([CLOSED_SHORT], COUNTED, later)).toEqual(["FBA1 1000 matched"]);
    expect(takers([CLOSED_SHORT, "FBA2|TEA|500|500|||2026-09-05|||IN_TRANSIT|"], COUNTED, later)).toEqual(["FBA1 1000 matched", "FBA2 0 not-received"]);
  });

  test("a negative receipt takes units back from the shipment received last", () => {
    const { shipments } = reconciled({
      tables: {
        Shipments: `${HEADER}\nFBA1|TEA|50|50|50||2026-09-01|2026-10-01|2026-10-20|CLOSED|`,
        Costs: COSTS,
        ...ledger("10/05/2026|X1|TEA|SELLABLE|0|50|0|0|0|0|0|0|0|0|0|50|US", "10/09/2026|X1|TEA|SELLABLE|50|-2|0|0|0|0|0|0|0|0|0|48|US"),
      },
    });
    expect(shipments.map(({ received, variance }) => [received, variance])).toEqual([[48, -2]]);
  });
});

describe("one line per shipment and SKU", () => {
  test("the same shipment exported twice counts once, with the larger of each quantity", () => {
    const { shipments, issues } = reconciled({
      tables: {
        Shipments: `${HEADER}\nFBA1|TEA|100|100|100|60|2026-09-01|2026-09-20||RECEIVING|\nFBA1|TEA|100|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|`,
        Costs: COSTS,
      },
    });
    expect(shipments.map(({ received, state }) => [received, state])).toEqual([[96, "short"]]);
    expect(issues.filter(({ code }) => code !== "claim-window-unknown").map(({ message }) => message)).toEqual([
      "Shipments row 3: FBA1 TEA stands here 2 times, first in row 2. It was counted once, with the larger of each quantity; delete the older export.",
    ]);
  });

  test("what left the warehouse by the seller's own movements is what was dispatched", () => {
    const own =
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse\n2026-09-01|Shop|TEA|opening|500|2.50|USD||\n2026-09-02|Shop|TEA|transfer|98|||FBA1|FBA-US";
    const { shipments, issues } = reconciled({
      tables: { Own: own, Shipments: `${HEADER}\nFBA1|TEA|100|100|98|98|2026-09-02|2026-09-20|2026-10-10|CLOSED|`, Costs: COSTS },
    });
    expect(shipments.map(({ dispatched, state, responsibility }) => [dispatched, state, responsibility])).toEqual([[98, "matched", "seller"]]);
    expect(issues.map(({ message }) => message)).toEqual([
      "Shipments row 2: FBA1 TEA states 100 dispatched, but 98 left the warehouse by your own movements (Own row 3). 98 was used, since that is what left your stock; correct the row that is wrong.",
    ]);
  });

  test("the verdict names the row that it rests on", () => {
    const { shipments } = reconciled({ tables: { Shipments: `${HEADER}\nFBA1|TEA|100|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|12`, Costs: COSTS } });
    expect(shipments[0]?.because).toEqual(["rule 2: delivered in full, received less (Shipments row 2)", "not a whole carton of 12: rather a miscount"]);
  });
});

test("closing a month leaves out shipments that left after it", () => {
  const tables = {
    Shipments: `${HEADER}\nFBA1|TEA|9|9|||2026-09-20|||SHIPPED|\nFBA2|TEA|9|9|||2026-10-02|||SHIPPED|`,
    Own: "Date|Warehouse|SKU|Type|Quantity\n2026-09-01|Shop|TEA|opening|50",
    Costs: COSTS,
  };
  const ids = (scenario: Parameters<typeof reconciled>[0]): readonly string[] => reconciled(scenario).shipments.map(({ shipmentId }) => shipmentId);
  expect([ids({ tables, period: "2026-09" }), ids({ tables })]).toEqual([["FBA1"], ["FBA1", "FBA2"]]);
});
