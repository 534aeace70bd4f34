/** What happens between a seller's dispatch and Amazon's receipt, one situation each, with what the seller's papers would say. */
import { reconciled, type Scenario } from "../scenario";
import { LEDGER, SHIPMENTS } from "../scenario-headers";

const DETAIL =
  "Date|FNSKU|ASIN|MSKU|Title|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity|Date and Time";
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|2.00|USD|\nMUG|3.00|USD|";

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
/** A day on which the ledger has receipts only: "10/05/2026|TEA|0|50" = balance before, received. */
const receipts = (...rows: readonly string[]): string =>
  table(
    LEDGER,
    ...rows.map((row) => {
      const [day = "", sku = "", before = "0", received = "0"] = row.split("|");
      return `${day}|X-${sku}|${sku}|SELLABLE|${before}|${received}|0|0|0|0|0|0|0|0|0|${Number(before) + Number(received)}|US`;
    }),
  );
/** "10/05/2026|TEA|FBA1|50" as the detail view has it. */
const detail = (...rows: readonly string[]): string =>
  table(
    DETAIL,
    ...rows.map((row) => {
      const [day = "", sku = "", reference = "", quantity = "", centre = "PHX6"] = row.split("|");
      return `${day}|X-${sku}|B0|${sku}|${sku}|Receipts|${reference}|${quantity}|${centre}|SELLABLE||US|0|0|`;
    }),
  );

/** "FBA1 TEA 96 short amazon: unexplained -4" for each line. */
function lines(scenario: Scenario): readonly string[] {
  return reconciled(scenario).shipments.map(({ shipmentId, sku, received, state, responsibility, parts }) =>
    `${shipmentId} ${sku} ${received} ${state} ${responsibility ?? "nobody"}: ${Object.entries(parts)
      .map(([part, units]) => `${part} ${units}`)
      .join(", ")}`.trim(),
  );
}
const because = (scenario: Scenario): readonly string[] => reconciled(scenario).shipments.flatMap((line) => line.because);
const inTransit = (scenario: Scenario): readonly number[] =>
  reconciled(scenario)
    .rollforward.filter(({ location }) => location === "In transit")
    .map(({ ending }) => ending.quantity);
/** All but that no claim windows are known, which is true of every scenario here. */
const messages = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ code }) => code !== "claim-window-unknown")
    .map(({ code, message }) => `${code} | ${message}`);

describe("receipts that name no shipment", () => {
  const one = (dispatched: number): string => table(SHIPMENTS, `FBA1|TEA||${dispatched}|${dispatched}|${dispatched}||2026-09-01|2026-10-01|2026-10-20|CLOSED|`);

  test("1,001 counted of 1,000 sent are one too many of that shipment", () => {
    const tables = { Shipments: one(1000), Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|600", "10/06/2026|TEA|600|401") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 1001 over undecided: unexplained 1"]);
    expect(inTransit({ tables })).toEqual([0]);
    expect(messages({ tables })).toEqual([]);
  });

  test("what is as much again as a shipment sent is of one that nobody knows", () => {
    const tables = { Shipments: one(100), Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|200") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 100 matched nobody:"]);
    expect(messages({ tables }).map((text) => text.split(" | ")[0])).toEqual(["receipt-unmatched"]);
  });
});

describe("what one shipment lacks because another has it", () => {
  test("is matched exactly before the oldest takes a part of it, and never with what the carrier did not deliver", () => {
    const tables = {
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA||200|200|195||2026-09-01|2026-09-10|2026-10-20|CLOSED|",
        "FBA2|TEA||50|50|50||2026-09-02|2026-09-11|2026-10-20|CLOSED|",
        "FBA3|TEA||100|100|100||2026-09-03|2026-09-12|2026-10-20|CLOSED|",
      ),
      Costs: COSTS,
      Ledger: receipts("09/10/2026|TEA|0|0", "09/15/2026|TEA|0|345"),
      Detail: detail("09/15/2026|TEA|FBA1|195", "09/15/2026|TEA|FBA3|150"),
    };
    expect(lines({ tables })).toEqual([
      "FBA1 TEA 195 short logistics: logistics -5",
      "FBA2 TEA 0 short amazon: other-shipment -50",
      "FBA3 TEA 150 over undecided: other-shipment 50",
    ]);
  });

  test("is not what had not been sent yet when the other was counted: nothing leaves transit before it is there", () => {
    const sentOn = (day: string): Scenario => ({
      tables: {
        Shipments: table(
          SHIPMENTS,
          "FBA1|TEA||300|300|300||2026-09-01|2026-09-20|2026-09-30|CLOSED|",
          `FBA2|TEA||50|50|50||${day}|2026-10-05|2026-10-20|CLOSED|`,
        ),
        Costs: COSTS,
        Ledger: receipts("09/21/2026|TEA|0|301", "10/06/2026|TEA|301|49"),
        Detail: detail("09/21/2026|TEA|FBA1|301", "10/06/2026|TEA|FBA2|49"),
      },
    });
    expect(lines(sentOn("2026-09-22"))).toEqual(["FBA1 TEA 301 over undecided: unexplained 1", "FBA2 TEA 49 short amazon: unexplained -1"]);
    expect(messages(sentOn("2026-09-22"))).toEqual([]);
    expect(lines(sentOn("2026-09-21"))).toEqual(["FBA1 TEA 301 over undecided: other-shipment 1", "FBA2 TEA 49 short amazon: other-shipment -1"]);
    expect(messages(sentOn("2026-09-21"))).toEqual([]);
  });

  test("is not looked for in a shipment that was sent when the other was closed", () => {
    const tables = {
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA||50|50|50||2026-09-01|2026-09-10|2026-09-20|CLOSED|",
        "FBA2|TEA||50|50|50||2026-09-25|2026-10-02|2026-10-20|CLOSED|",
      ),
      Costs: COSTS,
      Ledger: receipts("09/01/2026|TEA|0|0", "09/15/2026|TEA|0|49", "10/05/2026|TEA|49|51"),
      Detail: detail("09/15/2026|TEA|FBA1|49", "10/05/2026|TEA|FBA2|51"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 49 short amazon: unexplained -1", "FBA2 TEA 51 over undecided: unexplained 1"]);
  });
});

describe("receipts that name their shipment", () => {
  const two = table(SHIPMENTS, "FBA1|TEA||50|50|50||2026-09-01|2026-10-01|2026-10-20|CLOSED|", "FBA2|TEA||50|50|50||2026-09-20|2026-10-02|2026-10-20|CLOSED|");

  test("go to it, also where an older one is open", () => {
    const tables = { Shipments: two, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|50"), Detail: detail("10/05/2026|TEA|fba2|50") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 0 short amazon: unexplained -50", "FBA2 TEA 50 matched nobody:"]);
  });

  test("may be split over fulfilment centres and days", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|60", "10/06/2026|TEA|60|30"),
      Detail: detail("10/05/2026|TEA|FBA1|30|PHX6", "10/05/2026|TEA|FBA1|10|ONT8", "10/05/2026|TEA|FBA2|20", "10/06/2026|TEA|FBA2|30"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 40 short amazon: unexplained -10", "FBA2 TEA 50 matched nobody:"]);
  });

  test("may take units back", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|100", "10/09/2026|TEA|100|-3"),
      Detail: detail("10/05/2026|TEA|FBA1|50", "10/05/2026|TEA|FBA2|50", "10/09/2026|TEA|FBA1|-3"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 47 short amazon: unexplained -3", "FBA2 TEA 50 matched nobody:"]);
    expect(inTransit({ tables })).toEqual([3]);
  });

  test("that cancel out within a day in the summary are told apart by the detail", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|50", "10/09/2026|TEA|50|48"),
      Detail: detail("10/05/2026|TEA|FBA1|50", "10/09/2026|TEA|FBA2|50", "10/09/2026|TEA|FBA1|-2"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 48 short amazon: unexplained -2", "FBA2 TEA 50 matched nobody:"]);
  });

  test("name the goods by FNSKU alone, and the shipments by SKU alone", () => {
    const named = detail("10/05/2026|TEA|FBA1|50", "10/05/2026|TEA|FBA2|40").replaceAll("|B0|TEA|TEA|", "|B0||TEA|");
    const paid =
      "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id\n2026-11-02|R1||Lost_Inbound|TEA|X-TEA|USD|20.00|10|0|10|";
    const tables = { Shipments: two, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|90"), Detail: named, Paid: paid };
    expect(lines({ tables })).toEqual(["FBA1 TEA 50 matched nobody:", "FBA2 TEA 40 recovered amazon: reimbursed-cash -10"]);
  });

  test("name the goods by FNSKU where the SKU was renamed", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA1|TEA-OLD|X-TEA|50|50|50||2026-09-01|2026-10-01|2026-10-20|CLOSED|"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|49"),
      Detail: detail("10/05/2026|TEA|FBA1|49"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA-OLD 49 short amazon: unexplained -1"]);
  });

  test("leave to the oldest shipment what they do not explain", () => {
    const tables = { Shipments: two, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|70"), Detail: detail("10/05/2026|TEA|FBA2|50") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 20 short amazon: unexplained -30", "FBA2 TEA 50 matched nobody:"]);
  });

  test("outrank what the shipment states as received, and an issue says so", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA1|TEA||50|50|50|48|2026-10-01|2026-10-03|2026-10-20|CLOSED|"),
      Costs: COSTS,
      Ledger: receipts("10/01/2026|TEA|0|0", "10/05/2026|TEA|0|47"),
      Detail: detail("10/05/2026|TEA|FBA1|47"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 47 short amazon: unexplained -3"]);
    expect(messages({ tables })).toEqual([
      "received-disagrees | Shipments row 2: FBA1 TEA states 48 received, but the ledger has 47 under its ID (Detail row 2). 47 was used; export the shipment again, or bring the ledger of the days that are missing.",
    ]);
  });

  test("do not outrank it where the shipment was received before the ledger begins", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA1|TEA||50|50|50|50|2026-08-01|2026-09-20|2026-10-20|CLOSED|"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|40|10"),
      Detail: detail("10/05/2026|TEA|FBA1|10"),
    };
    expect([lines({ tables }), messages({ tables })]).toEqual([["FBA1 TEA 50 matched nobody:"], []]);
  });

  test("of a shipment that nobody knows are in stock, and listed with what to do", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|120"),
      Detail: detail("10/05/2026|TEA|FBA1|50", "10/05/2026|TEA|FBA2|50", "10/05/2026|TEA|FBA9|20"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 50 matched nobody:", "FBA2 TEA 50 matched nobody:"]);
    expect(reconciled({ tables }).rollforward.find(({ location }) => location === "FBA-US")?.ending.quantity).toBe(120);
    expect(messages({ tables })).toEqual([
      "receipt-of-unknown-shipment | Detail row 4: Amazon received 20 of TEA (from 2026-10-05 on) under FBA9, a shipment that no table here names. The units are in stock, taken to come from outside: add the shipment to the Shipments table, or correct its ID there.",
    ]);
  });

  test("count once where two exports of the detail overlap", () => {
    const one = detail("10/05/2026|TEA|FBA1|20", "10/05/2026|TEA|FBA1|20", "10/05/2026|TEA|FBA2|50");
    const tables = { Shipments: two, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|100"), Detail: one, Again: one };
    expect(lines({ tables })).toEqual(["FBA1 TEA 50 matched nobody:", "FBA2 TEA 50 matched nobody:"]);
    expect(lines({ tables: { ...tables, Ledger: receipts("10/05/2026|TEA|0|90") } })).toEqual([
      "FBA1 TEA 40 short amazon: unexplained -10",
      "FBA2 TEA 50 matched nobody:",
    ]);
  });

  test("stand in the retired report of received inventory as well", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|50"),
      Old: "received-date|fnsku|sku|product-name|quantity|fba-shipment-id|fulfillment-center-id\n2026-10-05|X-TEA|TEA|Tea|50|FBA2|PHX6",
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 0 short amazon: unexplained -50", "FBA2 TEA 50 matched nobody:"]);
  });
});

describe("one unit too few, one too many", () => {
  const row = (received: number): string => table(SHIPMENTS, `FBA1|TEA||1000|1000|1000|${received}|2026-09-01|2026-09-20|2026-10-10|CLOSED|`);

  test("1,000 dispatched and 999 received: Amazon's, and one unit stays in transit", () => {
    const tables = { Shipments: row(999), Costs: COSTS, Ledger: receipts("10/01/2026|TEA|0|999") };
    expect([lines({ tables }), inTransit({ tables })]).toEqual([["FBA1 TEA 999 short amazon: unexplained -1"], [1]]);
  });

  test("1,000 dispatched and 1,001 received: nothing is left in transit, and nothing is below zero", () => {
    const tables = { Shipments: row(1001), Costs: COSTS, Ledger: receipts("10/01/2026|TEA|0|1001") };
    expect([lines({ tables }), inTransit({ tables })]).toEqual([["FBA1 TEA 1001 over undecided: unexplained 1"], [0]]);
  });
});

describe("not received yet, and arrived with a difference, are told apart", () => {
  const Shipments = table(SHIPMENTS, "FBA1|TEA||100|100|||2026-10-20|||IN_TRANSIT|", "FBA2|TEA||100|100|100|96|2026-09-10|2026-10-25||RECEIVING|");
  const Cases = table(CASES, "8001|FBA2|TEA|inbound-missing|open|2026-10-30||4");

  test("an open case shows also during the receiving days", () => {
    const tables = { Shipments, Cases, Costs: COSTS };
    expect(lines({ tables })).toEqual(["FBA1 TEA 0 not-received nobody: in-transit -100", "FBA2 TEA 96 case-open amazon: unexplained -4"]);
    expect(reconciled({ tables }).shipments.map(({ caseId }) => caseId)).toEqual([null, "8001"]);
    expect(because({ tables }).at(-1)).toBe("case 8001: open, opened 2026-10-30 (Cases row 2)");
  });

  test("without a case Amazon is still counting", () => {
    expect(lines({ tables: { Shipments, Costs: COSTS } })[1]).toBe("FBA2 TEA 96 receiving nobody: receiving -4");
  });

  test("a case about the whole shipment speaks for each of its SKUs", () => {
    expect(lines({ tables: { Shipments, Costs: COSTS, Cases: table(CASES, "8001|FBA2||inbound-missing|open|2026-10-30||4") } })[1]).toBe(
      "FBA2 TEA 96 case-open amazon: unexplained -4",
    );
  });

  test.each([
    ["denied", "denied"],
    ["written-off", "written-off"],
  ])("a case that was %s says so, and its units are lost", (status, state) => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA2|TEA||100|100|100|96|2026-09-10|2026-10-02|2026-10-20|CLOSED|"),
      Cases: table(CASES, `8001|FBA2|TEA|inbound-missing|${status}|2026-10-21|2026-10-30|4`),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|96"),
    };
    expect(lines({ tables, period: "2026-10" })).toEqual([`FBA2 TEA 96 ${state} amazon: unexplained -4`]);
    expect(
      reconciled({ tables, period: "2026-10" })
        .rollforward.filter(({ location }) => location === "In transit")
        .map(({ exits, ending }) => [exits.lost, ending.quantity]),
    ).toEqual([[{ quantity: 4, value: 800 }, 0]]);
  });

  describe("what a decision takes out of transit", () => {
    const base = {
      Shipments: table(SHIPMENTS, "FBA2|TEA||100|100|100|96|2026-09-10|2026-10-02|2026-10-20|CLOSED|"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|96"),
    };
    const left = (tables: Readonly<Record<string, string>>): readonly unknown[] =>
      reconciled({ tables: { ...base, ...tables }, period: "2026-10" })
        .rollforward.filter(({ location }) => location === "In transit")
        .map(({ exits, ending }) => [exits.lost?.quantity ?? 0, ending.quantity]);
    const denied = table(CASES, "8001|FBA2|TEA|inbound-missing|denied|2026-10-21|2026-10-30|4");
    const booked = (...rows: readonly string[]): string => table("Date|Warehouse|SKU|Type|Quantity|Reference", ...rows);

    test("nothing that the seller's own movement took out already, by the shipment or by the goods", () => {
      expect(left({ Cases: denied, Own: booked("2026-10-31|In transit|TEA|lost|4|FBA2") })).toEqual([[4, 0]]);
      expect(left({ Cases: denied, Own: booked("2026-10-31|In transit|TEA|lost|3|") })).toEqual([[4, 0]]);
    });

    test("without a day, on the last day of the period", () => {
      expect(left({ Cases: table(CASES, "8001|FBA2|TEA|inbound-missing|denied|2026-10-21||4") })).toEqual([[4, 0]]);
    });

    test("what was paid for alone, where a reimbursed case names no number; all of it where the case was denied", () => {
      const Paid = table(
        "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total",
        "2026-10-22|R1|8001|Lost_Inbound|TEA|USD|5.00|1|0|1",
      );
      expect(left({ Paid, Cases: table(CASES, "8001|FBA2|TEA|inbound-missing|reimbursed|2026-10-21|2026-10-25|") })).toEqual([[1, 3]]);
      expect(left({ Paid, Cases: table(CASES, "8001|FBA2|TEA|inbound-missing|denied|2026-10-21|2026-10-25|") })).toEqual([[4, 0]]);
    });
  });

  test("a case decides nothing about units that Amazon received after all", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA2|TEA||100|100|100||2026-09-10|2026-10-02|2026-10-20|CLOSED|"),
      Cases: table(CASES, "8001|FBA2|TEA|inbound-missing|denied|2026-10-21|2026-10-22|4"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|96", "10/29/2026|TEA|96|4"),
    };
    expect([lines({ tables, period: "2026-10" }), inTransit({ tables, period: "2026-10" })]).toEqual([["FBA2 TEA 100 matched nobody:"], [0]]);
  });
});

describe("units that came in elsewhere", () => {
  const two = table(
    SHIPMENTS,
    "FBA1|TEA||100|100|100||2026-09-01|2026-09-20|2026-10-20|CLOSED|",
    "FBA2|TEA||100|100|100||2026-09-10|2026-09-25|2026-10-20|CLOSED|",
  );

  test("what one shipment lacks and another has too many cancels out, and leaves transit", () => {
    const tables = {
      Shipments: two,
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|200"),
      Detail: detail("10/05/2026|TEA|FBA1|90", "10/05/2026|TEA|FBA2|110"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 90 short amazon: other-shipment -10", "FBA2 TEA 110 over undecided: other-shipment 10"]);
    expect(inTransit({ tables })).toEqual([0]);
    expect(because({ tables })[0]).toBe("10 of TEA received under FBA2 instead (Shipments row 3, Detail row 3)");
  });

  test("also where the other shipment never sent that SKU", () => {
    const tables = {
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA||100|100|100||2026-09-01|2026-09-20|2026-10-20|CLOSED|",
        "FBA2|MUG||10|10|10||2026-09-10|2026-09-25|2026-10-20|CLOSED|",
      ),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|100", "10/05/2026|MUG|0|10"),
      Detail: detail("10/05/2026|TEA|FBA1|95", "10/05/2026|TEA|FBA2|5", "10/05/2026|MUG|FBA2|10"),
    };
    expect(lines({ tables })).toEqual([
      "FBA1 TEA 95 short amazon: other-shipment -5",
      "FBA2 MUG 10 matched nobody:",
      "FBA2 TEA 5 over undecided: other-shipment 5",
    ]);
  });

  test("not while one of the two is still being counted", () => {
    const open = table(
      SHIPMENTS,
      "FBA1|TEA||100|100|100||2026-10-01|2026-10-20||RECEIVING|",
      "FBA2|TEA||100|100|100||2026-09-10|2026-09-25|2026-10-20|CLOSED|",
    );
    const tables = {
      Shipments: open,
      Costs: COSTS,
      Ledger: receipts("10/25/2026|TEA|0|200"),
      Detail: detail("10/25/2026|TEA|FBA1|90", "10/25/2026|TEA|FBA2|110"),
    };
    expect(lines({ tables })).toEqual(["FBA1 TEA 90 receiving nobody: receiving -10", "FBA2 TEA 110 over undecided: unexplained 10"]);
  });

  test("one SKU short and another over by as many in one shipment: swapped labels, with both rows", () => {
    const tables = {
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA||50|50|50|45|2026-09-01|2026-09-20|2026-10-10|CLOSED|",
        "FBA1|MUG||50|50|50|55|2026-09-01|2026-09-20|2026-10-10|CLOSED|",
      ),
      Costs: COSTS,
    };
    expect(lines({ tables })).toEqual(["FBA1 MUG 55 over undecided: swapped 5", "FBA1 TEA 45 short amazon: swapped -5"]);
    expect(because({ tables })).toContain(
      "5 TEA too few and 5 MUG too many in this shipment: labels swapped, the units left transit as MUG (Shipments row 2, Shipments row 3)",
    );
  });

  test("by another number nothing was swapped", () => {
    const tables = {
      Shipments: table(
        SHIPMENTS,
        "FBA1|TEA||50|50|50|45|2026-09-01|2026-09-20|2026-10-10|CLOSED|",
        "FBA1|MUG||50|50|50|54|2026-09-01|2026-09-20|2026-10-10|CLOSED|",
      ),
      Costs: COSTS,
    };
    expect(lines({ tables })).toEqual(["FBA1 MUG 54 over undecided: unexplained 4", "FBA1 TEA 45 short amazon: unexplained -5"]);
  });
});

describe("looking past the end of the period", () => {
  const Shipments = table(SHIPMENTS, "FBA1|TEA||100|100|100||2026-09-20|2026-10-02|2026-10-30|CLOSED|");

  test("a gap that the next month clears is timing, with the day, and stays in transit at the month's end", () => {
    const tables = { Shipments, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|96", "11/03/2026|TEA|96|4") };
    expect([lines({ tables, period: "2026-10" }), inTransit({ tables, period: "2026-10" })]).toEqual([
      ["FBA1 TEA 96 recovered amazon: received-later -4"],
      [4],
    ]);
    expect(because({ tables, period: "2026-10" })[0]).toBe("4 more received after the period, on 2026-11-03: nothing is missing any more (Ledger row 3)");
  });

  test("what still lacks afterwards is unexplained", () => {
    const tables = { Shipments, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|90", "11/03/2026|TEA|90|4") };
    expect(lines({ tables, period: "2026-10" })).toEqual(["FBA1 TEA 90 short amazon: received-later -4, unexplained -6"]);
  });

  test("a receipt after today is not known yet", () => {
    const tables = { Shipments, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|96", "11/20/2026|TEA|96|4") };
    expect(lines({ tables, period: "2026-10" })).toEqual(["FBA1 TEA 96 short amazon: unexplained -4"]);
  });

  test("a later receipt that only the detail knows counts too", () => {
    const tables = { Shipments, Costs: COSTS, Ledger: receipts("10/05/2026|TEA|0|96"), Detail: detail("10/05/2026|TEA|FBA1|96", "11/03/2026|TEA|FBA1|4") };
    expect([lines({ tables, period: "2026-10" }), inTransit({ tables, period: "2026-10" })]).toEqual([
      ["FBA1 TEA 96 recovered amazon: received-later -4"],
      [4],
    ]);
  });

  test("a stated figure counts whole but for what the ledger dates after the period", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA1|TEA||100|100|100|100|2026-09-20|2026-10-02|2026-10-30|CLOSED|"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|96", "11/03/2026|TEA|96|4"),
    };
    expect(lines({ tables, period: "2026-10" })).toEqual(["FBA1 TEA 96 recovered amazon: received-later -4"]);
  });
});

describe("found units", () => {
  const Shipments = table(SHIPMENTS, "FBA1|TEA||100|100|100|95|2026-09-01|2026-09-20|2026-10-01|CLOSED|");
  const adjusted = (...rows: readonly string[]): string =>
    table(
      DETAIL,
      ...rows.map((row) => {
        const [day = "", quantity = "", reason = "", reconciled = "", unreconciled = ""] = row.split("|");
        return `${day}|X-TEA|B0|TEA|Tea|Adjustments|9|${quantity}|PHX6|SELLABLE|${reason}|US|${reconciled}|${unreconciled}|`;
      }),
    );

  test("after delivery make up what a shipment lacks", () => {
    const tables = { Shipments, Costs: COSTS, Detail: adjusted("10/12/2026|5|F|0|5") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 95 recovered amazon: found -5"]);
    expect(because({ tables })[0]).toBe("5 found in the fulfilment network after 2026-09-20 (Detail row 2)");
  });

  test("that a loss in a warehouse accounts for are no part of it", () => {
    expect(lines({ tables: { Shipments, Costs: COSTS, Detail: adjusted("10/12/2026|5|F|2|3", "10/12/2026|-2|M|2|0") } })).toEqual([
      "FBA1 TEA 95 short amazon: found -3, unexplained -2",
    ]);
  });

  test("that make up for a loss in a warehouse before the delivery are no shipment's", () => {
    const tables = { Shipments, Costs: COSTS, Detail: adjusted("09/15/2026|-3|M||", "10/12/2026|5|F||") };
    expect(lines({ tables })).toEqual(["FBA1 TEA 95 short amazon: found -2, unexplained -3"]);
    expect(reconciled({ tables }).claims.map(({ type, units }) => [type, units])).toEqual([["inbound-missing", 3]]);
  });

  test("before delivery are something else", () => {
    expect(lines({ tables: { Shipments, Costs: COSTS, Detail: adjusted("09/15/2026|5|F|0|5") } })).toEqual(["FBA1 TEA 95 short amazon: unexplained -5"]);
  });
});

describe("a rule about whole cartons", () => {
  // 120 in cartons of 12: 24 are missing, 3 of them are found; 12 were never delivered.
  const tables = {
    Shipments: table(SHIPMENTS, "FBA1|TEA||120|120|108|96|2026-09-01|2026-09-20|2026-10-01|CLOSED|12"),
    Costs: COSTS,
    Detail: table(DETAIL, "10/12/2026|X-TEA|B0|TEA|Tea|Adjustments|9|3|PHX6|SELLABLE|F|US|0|3|"),
  };
  const rules = (...rows: readonly string[]): string => table("Order|Received|Delivered|Declared|Cartons|Responsible|Because", ...rows);

  test("goes by the units that were not found: where those are no whole cartons Amazon answers for all of them, and the carrier is asked for none", () => {
    const Rules = rules("1|< dispatched|||whole|logistics|a lost carton", "2|< dispatched|||not whole|amazon|a miscount");
    expect(lines({ tables: { ...tables, Rules } })).toEqual(["FBA1 TEA 96 short amazon: found -3, unexplained -21"]);
  });

  test("that finds make whole holds the carrier liable for what it did not deliver", () => {
    const Rules = rules("1|< dispatched|||whole|logistics|a lost carton", "2|< dispatched|||not whole|amazon|a miscount");
    const Shipments = table(SHIPMENTS, "FBA1|TEA||120|120|108|93|2026-09-01|2026-09-20|2026-10-01|CLOSED|12");
    expect(lines({ tables: { ...tables, Shipments, Rules } })).toEqual(["FBA1 TEA 93 short logistics: logistics -12, found -3, unexplained -12"]);
  });
});

describe("what is said of a line beside its figures", () => {
  test("a carton that the carrier lost, then what Amazon did not count, each by itself", () => {
    const tables = { Shipments: table(SHIPMENTS, "FBA1|TEA||120|120|108|105|2026-09-01|2026-09-20|2026-10-01|CLOSED|12"), Costs: COSTS };
    expect(lines({ tables })).toEqual(["FBA1 TEA 105 short mixed: logistics -12, unexplained -3"]);
    expect(because({ tables })).toEqual([
      "rule 4: delivered less than was sent, and received less than was delivered (Shipments row 2)",
      "the carrier's 12 stay in transit until a case of kind carrier-loss decides, or a movement of type lost",
      "before delivery 12: one whole carton of 12: rather lost than miscounted",
      "after delivery 3: not a whole carton of 12: rather a miscount",
    ]);
  });

  test("what Amazon itself found wrong with the shipment", () => {
    const tables = {
      Shipments: table(SHIPMENTS, "FBA1|TEA||100|100|100|96|2026-09-01|2026-09-20|2026-10-01|CLOSED|"),
      Costs: COSTS,
      Problems: "issue-reported-date|fba-shipment-id|fba-carton-id|sku|fnsku|problem-type|problem-quantity\n2026-09-25|FBA1|FBA1U002|TEA|X-TEA|Unit shortage|4",
    };
    expect(because({ tables }).at(-1)).toBe("Amazon reports Unit shortage (4) in carton FBA1U002 (Problems row 2)");
  });
});

describe("other reports join the book", () => {
  const contents = (...rows: readonly string[]): string =>
    table("Shipment ID|Merchant SKU|Title|ASIN|FNSKU|external-id|Condition|Who will prep?|Prep Type|Who will label?|Shipped|Units per Case", ...rows);

  test("what was packed is what was declared and sent, where the Shipments table is silent", () => {
    const tables = {
      Contents: contents("FBA1|TEA|Tea|B0|X-TEA||New|Seller|None|Seller|100|10"),
      Queue:
        "Shipment name|Shipment ID|Created|Last updated|Ship to|SKUs|Units expected|Units located|Status\nOne|FBA1|2026-09-01|2026-10-20|PHX6|1|100|90|CLOSED",
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|90"),
    };
    const [line] = reconciled({ tables }).shipments;
    expect([line?.declared, line?.dispatched, line?.received, line?.state, line?.status, line?.wholeCartons]).toEqual([100, 100, 90, "short", "CLOSED", true]);
  });

  test("the same contents exported twice count once, with the larger figure", () => {
    const tables = {
      Contents: contents("FBA1|TEA|Tea|B0|X-TEA||New|Seller|None|Seller|100|10"),
      Again: contents("FBA1|TEA|Tea|B0|X-TEA||New|Seller|None|Seller|96|10", "FBA1|MUG|Mug|B1|X-MUG||New|Seller|None|Seller|7|"),
      Costs: COSTS,
      Ledger: receipts("10/05/2026|TEA|0|90"),
    };
    expect(reconciled({ tables }).shipments.map(({ sku, dispatched }) => [sku, dispatched])).toEqual([
      ["MUG", 7],
      ["TEA", 100],
    ]);
  });
});

describe("shipments to Amazon in two countries", () => {
  const HEADER = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
  const line = (id: string, sku: string, sent: number, received: number, to: string): string =>
    `${id}|${sku}|${sent}|${sent}|${received}|2026-09-03|2026-09-14|2026-09-29|CLOSED|${to}`;
  const came = (sku: string, units: number, country: string): string => `09/15/2026|X-${sku}|${sku}|SELLABLE|0|${units}|0|0|0|0|0|0|0|0|0|${units}|${country}`;
  const tables = {
    Shipments: table(HEADER, line("FBA1", "TEA", 1000, 999, "FBA-US"), line("FBA3", "TEA", 200, 220, "FBA-DE"), line("FBA3", "MUG", 400, 380, "FBA-DE")),
    Costs: COSTS,
    Ledger: table(LEDGER, came("TEA", 999, "US"), came("TEA", 220, "DE"), came("MUG", 380, "DE")),
  };

  test("lend each other nothing: what one lacks in the United States is not what another has too many in Germany, whose labels were swapped", () => {
    const { shipments } = reconciled({ tables, period: "2026-09", today: "2026-12-05" });
    expect(shipments.map(({ shipmentId, sku, parts }) => [shipmentId, sku, parts])).toEqual([
      ["FBA1", "TEA", { unexplained: -1 }],
      ["FBA3", "MUG", { swapped: -20 }],
      ["FBA3", "TEA", { swapped: 20 }],
    ]);
  });

  const sentBy = (...transfers: readonly string[]): string => table("Date|Warehouse|SKU|Type|Quantity|Reference|To Warehouse", ...transfers);
  const unnamed = table(
    HEADER,
    line("FBA1", "TEA", 100, 100, "").replace("|100|2026", "||2026"),
    line("FBA2", "TEA", 100, 100, "").replace("|100|2026", "||2026"),
  );
  const receivedBy = (more: Readonly<Record<string, string>>): readonly string[] =>
    reconciled({
      tables: { Shipments: unnamed, Costs: COSTS, Ledger: table(LEDGER, came("TEA", 90, "US"), came("TEA", 100, "DE")), ...more },
      period: "2026-09",
      today: "2026-12-05",
    }).shipments.map(({ shipmentId, received }) => `${shipmentId} ${received}`);

  test("a row without To Warehouse goes where your own transfer of the same shipment goes", () => {
    expect(receivedBy({})).toEqual(["FBA1 100", "FBA2 90"]);
    expect(receivedBy({ Own: sentBy("2026-09-03|Shop|TEA|transfer|100|FBA1|FBA-US", "2026-09-03|Shop|TEA|transfer|100|FBA2|FBA-DE") })).toEqual([
      "FBA1 90",
      "FBA2 100",
    ]);
  });

  test("also where the transfer is of other goods of the shipment, or the row says no more than Amazon", () => {
    const ofMug = sentBy("2026-09-03|Shop|MUG|transfer|5|FBA1|FBA-US", "2026-09-03|Shop|MUG|transfer|5|FBA2|FBA-DE");
    const toAmazon = unnamed.replaceAll("|CLOSED|", "|CLOSED|FBA");
    const goodsSent = (more: Readonly<Record<string, string>>): readonly string[] => receivedBy({ Own: ofMug, ...more }).filter((said) => !said.endsWith(" 0"));
    expect([goodsSent({}), goodsSent({ Shipments: toAmazon })]).toEqual([
      ["FBA1 90", "FBA2 100"],
      ["FBA1 90", "FBA2 100"],
    ]);
  });
});
