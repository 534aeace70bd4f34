/** What Amazon has received and does not sell, and what it granted and did not pay. Today is 5 November 2026. */
import { dayOfIso, isoOf } from "../../../../src/core/domain/day";
import { draftCases } from "../../../../src/core/report/draft-case";
import { reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const RESERVED = "sku|fnsku|asin|product-name|reserved_qty|reserved_customerorders|reserved_fc-transfers|reserved_fc-processing";
const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total";
const SHIPMENTS =
  "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD";

function claims(tables: Readonly<Record<string, string>>, more: Partial<Scenario> = {}): readonly string[] {
  return reconciled({ tables: { Costs: COSTS, ...tables }, ...more }).claims.map(
    ({ type, reference, sku, units, since, bookValue, expectedClaim, caseId, because }) =>
      `${[type, reference, sku].filter((text) => text !== "").join(" ")} ${units} since ${since === null ? "?" : isoOf(since)} | worth ${bookValue}, claims ${expectedClaim}${caseId === null ? "" : ` | ${caseId}`} | ${because[0]}`,
  );
}

describe("received, and not on sale", () => {
  const DAMAGED = "10/06/2026|X1|TEA|CARRIER_DAMAGED|0|6|0|0|0|0|0|0|0|0|0|6|US";

  test("units that were received damaged and are still there, by the shipment that the detail names", () => {
    const Detail = rows(DETAIL, "10/06/2026|X1|TEA|Receipts|FBA1|4|PHX6|CARRIER_DAMAGED||US||", "10/06/2026|X1|TEA|Receipts|FBA2|2|PHX6|CARRIER_DAMAGED||US||");
    expect(claims({ Ledger: rows(LEDGER, DAMAGED), Detail })).toEqual([
      "not-on-sale FBA1 TEA 4 since 2026-10-06 | worth 1000, claims 0 | received as CARRIER_DAMAGED (was damaged by a carrier), and still there",
      "not-on-sale FBA2 TEA 2 since 2026-10-06 | worth 500, claims 0 | received as CARRIER_DAMAGED (was damaged by a carrier), and still there",
    ]);
  });

  const TWO_DAYS = rows(LEDGER, "09/05/2026|X1|TEA|DEFECTIVE|0|5|0|0|0|0|0|0|0|0|0|5|US", "10/02/2026|X1|TEA|DEFECTIVE|5|1|0|0|0|0|0|0|0|0|0|6|US");
  test("what a shipment brings after its case was opened is no part of the case, and the case goes on about the rest", () => {
    const Detail = rows(DETAIL, "09/05/2026|X1|TEA|Receipts|FBA1|5|PHX6|DEFECTIVE||US||", "10/02/2026|X1|TEA|Receipts|FBA1|1|PHX6|DEFECTIVE||US||");
    expect(
      claims({ Ledger: TWO_DAYS, Detail, Cases: rows(CASES, "C1|FBA1|TEA|not-on-sale|open|2026-09-20||5|") }).map((text) => text.split(" | ").slice(0, 3)),
    ).toEqual([
      ["not-on-sale FBA1 TEA 5 since 2026-09-05", "worth 1250, claims 0", "C1"],
      ["not-on-sale FBA1 TEA 1 since 2026-10-02", "worth 250, claims 0", "received as DEFECTIVE (does not work, or came with a part missing), and still there"],
    ]);
  });

  test("a receipt that is taken back comes off what its shipment had brought by then, and off no other's", () => {
    const Detail = rows(
      DETAIL,
      "09/05/2026|X1|TEA|Receipts|FBA1|4|PHX6|CARRIER_DAMAGED||US||",
      "10/03/2026|X1|TEA|Receipts|FBA2|3|PHX6|CARRIER_DAMAGED||US||",
      "10/04/2026|X1|TEA|Receipts|FBA2|-1|PHX6|CARRIER_DAMAGED||US||",
    );
    expect(claims({ Ledger: rows(LEDGER, DAMAGED), Detail }).map((text) => text.split(" | ")[0])).toEqual([
      "not-on-sale FBA1 TEA 4 since 2026-09-05",
      "not-on-sale FBA2 TEA 2 since 2026-10-03",
    ]);
  });

  test("of units that left or became sellable nothing is asked; those left are taken to be the last that came", () => {
    const Ledger = rows(
      LEDGER,
      DAMAGED,
      "10/09/2026|X1|TEA|CARRIER_DAMAGED|6|0|0|0|-5|0|0|0|0|0|0|1|US",
      "10/20/2026|X1|TEA|CARRIER_DAMAGED|1|2|0|0|0|0|0|0|0|0|0|3|US",
    );
    expect(claims({ Ledger })).toEqual([
      "not-on-sale TEA 1 since 2026-10-06 | worth 250, claims 0 | received as CARRIER_DAMAGED (was damaged by a carrier), and still there",
      "not-on-sale TEA 2 since 2026-10-20 | worth 500, claims 0 | received as CARRIER_DAMAGED (was damaged by a carrier), and still there",
    ]);
  });

  test("customers' returns are no receipts, and sellable receipts are on sale", () => {
    expect(
      claims({
        Ledger: rows(LEDGER, "10/06/2026|X1|TEA|CUSTOMER_DAMAGED|0|0|0|6|0|0|0|0|0|0|0|6|US", "10/06/2026|X1|TEA|SELLABLE|0|9|0|0|0|0|0|0|0|0|0|9|US"),
      }),
    ).toEqual([]);
  });

  const quiet = (lastMoved: string): string =>
    rows(LEDGER, `10/${lastMoved}/2026|X1|TEA|SELLABLE|0|9|0|0|0|0|0|0|0|0|0|9|US`, "10/31/2026|X2|MUG|SELLABLE|0|9|0|0|0|0|0|0|0|0|0|9|US");
  test("units in processing are asked about where nothing of them has moved for two weeks, as far as the ledger reaches", () => {
    const Reserved = rows(RESERVED, "TEA|X1|B1|Tea|7|2|1|4", "MUG|X2|B2|Mug|3|0|0|3");
    expect(claims({ Ledger: quiet("17"), Reserved })).toEqual([
      "not-on-sale TEA 4 since 2026-10-17 | worth 1000, claims 0 | in processing, though nothing of it has moved since 2026-10-17",
    ]);
    expect(claims({ Ledger: quiet("18"), Reserved })).toEqual([]);
    expect(claims({ Ledger: quiet("18"), Reserved }, { settings: { onSaleDays: 13 } }).length).toBe(1);
  });

  test("without a ledger nobody can say since when units are in processing", () => {
    expect(claims({ Reserved: rows(RESERVED, "TEA|X1|B1|Tea|7|2|1|4"), Shipments: SHIPMENTS }).filter((text) => text.startsWith("not-on-sale"))).toEqual([]);
  });

  test("of two exports the one with fewer units in processing counts", () => {
    expect(
      claims({ Ledger: quiet("10"), Older: rows(RESERVED, "TEA|X1|B1|Tea|7|2|1|4"), Newer: rows(RESERVED, "TEA|X1|B1|Tea|1|0|0|1") }).map(
        (text) => text.split(" ")[2],
      ),
    ).toEqual(["1"]);
  });

  test("an open case carries its ID, a decided one takes its units off", () => {
    const about = (status: string): string => rows(CASES, `C3||TEA|not on sale|${status}|2026-10-20|2026-10-25|5|`);
    expect(claims({ Ledger: rows(LEDGER, DAMAGED), Cases: about("open") }).map((text) => text.split(" | ").slice(0, 3))).toEqual([
      ["not-on-sale TEA 5 since 2026-10-06", "worth 1250, claims 0", "C3"],
      ["not-on-sale TEA 1 since 2026-10-06", "worth 250, claims 0", "received as CARRIER_DAMAGED (was damaged by a carrier), and still there"],
    ]);
    expect(claims({ Ledger: rows(LEDGER, DAMAGED), Cases: about("denied") }).map((text) => text.split(" ")[2])).toEqual(["1"]);
  });
});

describe("granted, and not paid", () => {
  const Paid = rows(PAID, "2026-10-01|R1|C9|CustomerReturn|MUG|X2|USD|3.00|1|0|1");
  const granted = (closed: string, units = "4", amount = ""): string =>
    rows(CASES, `C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|${closed}|${units}|${amount}`);

  test("what a shipment lacks, two weeks after the case was reimbursed, is compensation to ask for and no new loss", () => {
    expect(claims({ Shipments: SHIPMENTS, Paid, Cases: granted("2026-10-20") })).toEqual([
      "unpaid-compensation FBA1 TEA 4 since 2026-10-20 | worth 1000, claims 1000 | granted by case C1 on 2026-10-20, and no payment of it is known",
    ]);
  });

  test("what was stated as granted is what is claimed; units beyond it are claimed as missing", () => {
    expect(claims({ Shipments: SHIPMENTS, Paid, Cases: granted("2026-10-20", "3", "9.30") }).map((text) => text.split(" | ").slice(0, 2))).toEqual([
      ["unpaid-compensation FBA1 TEA 3 since 2026-10-20", "worth 750, claims 930"],
      ["inbound-missing FBA1 TEA 1 since 2026-09-20", "worth 250, claims 250"],
    ]);
  });

  test("within two weeks the payment may still come: the case is waited for", () => {
    const { claims: found, issues } = reconciled({ tables: { Costs: COSTS, Shipments: SHIPMENTS, Paid, Cases: granted("2026-10-22") } });
    expect([found.map(({ type, units, caseId }) => [type, units, caseId]), issues.filter(({ code }) => code === "case-payment-missing")]).toEqual([
      [["inbound-missing", 4, "C1"]],
      [],
    ]);
  });

  test("units lost in a warehouse as well; a case about the payment carries its own ID", () => {
    const Detail = rows(DETAIL, "10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3");
    const lost = "C1||TEA|warehouse-lost|reimbursed|2026-10-12|2026-10-20|3|";
    expect(claims({ Detail, Paid, Cases: rows(CASES, lost) }).map((text) => text.split(" | ")[0])).toEqual(["unpaid-compensation TEA 3 since 2026-10-20"]);
    expect(claims({ Detail, Paid, Cases: rows(CASES, lost, "C2||TEA|unpaid compensation|open|2026-11-04||3|") }).map((text) => text.split(" | ")[2])).toEqual([
      "C2",
    ]);
  });

  test("without a report of payments the register is believed; with one that begins later, as without a payment, the money is waited for", () => {
    expect(claims({ Shipments: SHIPMENTS, Cases: granted("2026-10-20") })).toEqual([]);
    expect(claims({ Shipments: SHIPMENTS, Paid: Paid.replace("2026-10-01", "2026-10-21"), Cases: granted("2026-10-20") })).toEqual(
      claims({ Shipments: SHIPMENTS, Paid, Cases: granted("2026-10-20") }),
    );
  });

  test("the message names the case, the day and the sum, in both languages", () => {
    const {
      claims: found,
      shipments,
      today,
    } = reconciled({ tables: { Costs: COSTS, Shipments: SHIPMENTS, Paid, Cases: granted("2026-10-20", "4", "12.40") } });
    expect(draftCases({ claims: found, shipments, cases: [] }, { language: "en", today }).split("\n").slice(0, 13)).toEqual([
      "Compensation granted and not paid: FBA1 TEA",
      "",
      "Hello,",
      "Compensation for the units below was granted, and no reimbursement shows it. Please pay it.",
      "",
      "Granted in case: C1",
      "Shipment ID: FBA1",
      "SKU: TEA",
      "Granted on: 20 Oct 2026",
      "Units: 4",
      "Compensation expected: 12.40 USD",
      "",
      "Attached:",
    ]);
    expect(draftCases({ claims: found, shipments, cases: [] }, { language: "zh", today }).split("\n").slice(5, 11)).toEqual([
      "批准赔偿的Case编号: C1",
      "货件编号: FBA1",
      "SKU: TEA",
      "批准日期: 2026-10-20",
      "数量: 4",
      "应付赔偿: 12.40 USD",
    ]);
  });

  test("without Closed the message states no day, and its window runs from the question", () => {
    const {
      claims: found,
      shipments,
      today,
    } = reconciled({
      tables: {
        Costs: COSTS,
        Shipments: SHIPMENTS,
        Paid,
        Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|unpaid-compensation|0|60|reported",
        Cases: rows(CASES, "C1|FBA1|TEA|inbound-missing|granted|2026-10-12||4|12.40"),
      },
    });
    expect(found.map(({ type, since, claimUntil }) => [type, since, claimUntil])).toEqual([["unpaid-compensation", null, dayOfIso("2026-12-11")]]);
    const message = (language: "en" | "zh"): readonly string[] =>
      draftCases({ claims: found, shipments, cases: [] }, { language, today }).split("\n").slice(5, 10);
    expect(message("en")).toEqual(["Granted in case: C1", "Shipment ID: FBA1", "SKU: TEA", "Units: 4", "Compensation expected: 12.40 USD"]);
    expect(message("zh")).toEqual(["批准赔偿的Case编号: C1", "货件编号: FBA1", "SKU: TEA", "数量: 4", "应付赔偿: 12.40 USD"]);
  });
});
