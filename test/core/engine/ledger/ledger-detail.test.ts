/** The ledger's detail view: a ledger of its own where no summary tells the days, and a finer view of it where one does. */
import fc from "fast-check";
import { linesOf, reconciled } from "../scenario";

const SUMMARY =
  "Date|FNSKU|ASIN|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Unknown Events|Location";
const DETAIL = "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const HISTORY = "snapshot-date|fnsku|sku|product-name|quantity|fulfillment-center-id|detailed-disposition|country";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|2.00|USD|\nMUG|3.00|USD|";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

const event = (
  date: string,
  type: string,
  quantity: number,
  { reason = "", sku = "TEA", disposition = "SELLABLE", centre = "PHX6", country = "US", reference = "" } = {},
): string => `${date}|X-${sku}|${sku}|${type}|${reference}|${quantity}|${centre}|${disposition}|${reason}|${country}`;
const OPENED = table(OWN, "2026-10-01|FBA-US|TEA|opening|100|2.00||USD|||");
/** That no claim window is known is said of whatever can be claimed; it is not what these tests are about. */
const codesOf = ({ issues }: ReturnType<typeof reconciled>): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => code !== "claim-window-unknown");

describe("a ledger from the detail alone", () => {
  test("every kind of event is an entry or an exit of its own, from the seller's own opening, and nothing is said to be reported", () => {
    const detail = table(
      DETAIL,
      event("10/02/2026", "Receipts", 20, { reference: "FBA15ABC123" }),
      event("10/03/2026", "Shipments", -5),
      event("10/03/2026", "Shipments", -1),
      event("10/04/2026", "CustomerReturns", 2),
      event("10/05/2026", "VendorReturns", -4),
      event("10/06/2026", "Adjustments", -3, { reason: "M" }),
      event("10/07/2026", "Adjustments", 1, { reason: "F" }),
      event("10/08/2026", "Adjustments", 1, { reason: "N" }),
      event("10/09/2026", "Adjustments", -2, { reason: "D" }),
      event("10/10/2026", "Adjustments", -1, { reason: "O" }),
      event("10/11/2026", "Adjustments", 6, { reason: "3" }),
    );
    const result = reconciled({ period: "2026-10", tables: { Detail: detail, Own: OPENED, Costs: COSTS } });
    expect(linesOf(result)).toEqual([
      "FBA-US TEA: 100 @ 200.00 | receipt 20 @ 40.00 | customer-return 2 @ 4.00 | found 2 @ 4.00 | other-in 6 @ 12.00 | sale 6 @ 12.00 | removal 4 @ 8.00 | disposed 2 @ 4.00 | lost 3 @ 6.00 | other-out 1 @ 2.00 | 114 @ 228.00",
    ]);
    expect(codesOf(result)).toEqual(["ledger-incomplete", "redefinition-unpaired", "receipt-of-unknown-shipment"]);
  });

  test("rows that look alike are events of their own", () => {
    const sold = event("10/03/2026", "Shipments", -1);
    expect(linesOf(reconciled({ tables: { Detail: table(DETAIL, sold, sold, sold), Own: OPENED } }))).toEqual([
      "FBA-US TEA: 100 @ 200.00 | sale 3 @ 6.00 | 97 @ 194.00",
    ]);
  });

  test("a unit damaged in a centre takes its cost into its new condition", () => {
    const detail = table(
      DETAIL,
      event("10/03/2026", "Adjustments", -1, { reason: "E" }),
      event("10/03/2026", "Adjustments", 1, { reason: "P", disposition: "WAREHOUSE_DAMAGED" }),
    );
    expect(linesOf(reconciled({ settings: { disposition: "split" }, tables: { Detail: detail, Own: OPENED } }))).toEqual([
      "FBA-US TEA SELLABLE: 100 @ 200.00 | damaged 1 @ 2.00 | 99 @ 198.00",
      "FBA-US TEA WAREHOUSE_DAMAGED: 0 @ 0.00 | disposition-in 1 @ 2.00 | 1 @ 2.00",
    ]);
    expect(linesOf(reconciled({ tables: { Detail: detail, Own: OPENED } }))).toEqual([
      "FBA-US TEA: 100 @ 200.00 | disposition-in 1 @ 2.00 | damaged 1 @ 2.00 | 100 @ 200.00",
    ]);
  });

  test("transfers go through the stock between centres, which begins with the least that explains what arrived", () => {
    const detail = table(
      DETAIL,
      event("10/02/2026", "WhseTransfers", 5),
      event("10/04/2026", "WhseTransfers", -8, { centre: "LAX9" }),
      event("10/06/2026", "WhseTransfers", 2),
    );
    expect(linesOf(reconciled({ tables: { Detail: detail, Own: OPENED, Costs: COSTS } }))).toEqual([
      "FBA between centres TEA: 5 @ 10.00 | transfer-in 8 @ 16.00 | transfer-out 7 @ 14.00 | 6 @ 12.00",
      "FBA-US TEA: 100 @ 200.00 | transfer-in 7 @ 14.00 | transfer-out 8 @ 16.00 | 99 @ 198.00",
    ]);
  });

  test("without an opening a balance begins at nought, and a warning says so", () => {
    const result = reconciled({ tables: { Detail: table(DETAIL, event("10/02/2026", "Receipts", 20), event("10/03/2026", "Shipments", -5)), Costs: COSTS } });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 0 @ 0.00 | receipt 20 @ 40.00 | sale 5 @ 10.00 | 15 @ 30.00"]);
    expect(codesOf(result)).toContain("detail-without-opening");
  });

  test("a dated history of the days before gives the openings, also of goods that did not move", () => {
    const history = table(
      HISTORY,
      "2026-09-30|X-TEA|TEA|Tea|7|PHX6|SELLABLE|US",
      "2026-09-30|X-TEA|TEA|Tea|2|LAX9|SELLABLE|US",
      "2026-09-30|X-MUG|MUG|Mug|4|PHX6|SELLABLE|US",
      "2026-09-29|X-TEA|TEA|Tea|50|PHX6|SELLABLE|US",
    );
    const result = reconciled({ tables: { Detail: table(DETAIL, event("10/02/2026", "Shipments", -5)), History: history, Costs: COSTS } });
    expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US MUG: 4 @ 12.00 | 4 @ 12.00", "FBA-US TEA: 9 @ 18.00 | sale 5 @ 10.00 | 4 @ 8.00"], []]);
  });

  test("an opening of the seller's stands for goods that did not move, too", () => {
    const own = `${OPENED}\n2026-10-01|FBA-US|MUG|opening|8|3.00||USD|||`;
    expect(linesOf(reconciled({ tables: { Detail: table(DETAIL, event("10/02/2026", "Shipments", -5)), Own: own } }))[0]).toBe(
      "FBA-US MUG: 8 @ 24.00 | 8 @ 24.00",
    );
  });

  test("the order of its rows does not matter", () => {
    const rows = [
      event("10/02/2026", "Receipts", 20),
      event("10/03/2026", "Shipments", -5),
      event("10/03/2026", "Shipments", -5),
      event("10/03/2026", "Adjustments", -1, { reason: "E" }),
      event("10/04/2026", "Shipments", -2, { sku: "MUG" }),
      event("10/03/2026", "Adjustments", 1, { reason: "P", disposition: "WAREHOUSE_DAMAGED" }),
      event("10/05/2026", "WhseTransfers", -8),
      event("10/06/2026", "WhseTransfers", 8, { centre: "LAX9" }),
      event("10/02/2026", "Receipts", -3),
    ];
    const lines = (shuffled: readonly string[]): readonly string[] =>
      linesOf(reconciled({ settings: { disposition: "split" }, tables: { Detail: table(DETAIL, ...shuffled), Own: OPENED, Costs: COSTS } }));
    const expected = lines(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => expect(lines(shuffled)).toEqual(expected)),
      { numRuns: 20 },
    );
  });
});

describe("exports of the detail that overlap", () => {
  const sold = event("10/05/2026", "Shipments", -2);

  test("alike rows of one table are events of their own, and the same rows of another table are the same events", () => {
    const [early, late] = [
      table(DETAIL, sold, sold, event("10/04/2026", "Shipments", -1)),
      table(DETAIL, sold, sold, sold, event("10/06/2026", "Shipments", -4)),
    ];
    const result = reconciled({ tables: { Early: early, Late: late, Own: OPENED, Costs: COSTS } });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | sale 11 @ 22.00 | 89 @ 178.00"]);
    expect(codesOf(result)).toEqual(["ledger-detail-twice"]);
  });

  test("an adjustment that was reconciled after the first export is one event", () => {
    const lost = (reconciledUnits: number): string =>
      table(
        `${DETAIL}|Reconciled Quantity|Unreconciled Quantity`,
        `${event("10/05/2026", "Adjustments", -4, { reason: "M" })}|${reconciledUnits}|${4 - reconciledUnits}`,
      );
    const result = reconciled({ tables: { Early: lost(0), Late: lost(3), Own: OPENED, Costs: COSTS } });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | lost 4 @ 8.00 | 96 @ 192.00"]);
    expect(result.claims.map(({ type, units }) => `${type} ${units}`)).toEqual(["warehouse-lost 1"]);
  });

  test("two parts of one receipt add up, and each stands in the book once", () => {
    const received = (units: number): string => event("10/05/2026", "Receipts", units, { reference: "FBA1" });
    const tables = {
      Shipments: "Shipment ID|SKU|Dispatched|Ship Date\nFBA1|TEA|20|2026-09-20",
      Early: table(DETAIL, received(10)),
      Late: table(DETAIL, received(10), received(5)),
      Costs: COSTS,
    };
    expect(reconciled({ tables }).shipments.map(({ received: units }) => units)).toEqual([15]);
  });
});

describe("a summary of some days and the detail of others", () => {
  const september = table(SUMMARY, "09/29/2026|X-TEA||TEA|SELLABLE|12|4|0|-2|0|0|0|0|0|0|0|0|10|0|US");
  const october = table(SUMMARY, "10/20/2026|X-TEA||TEA|SELLABLE|7|0|0|-2|0|0|0|0|0|0|0|0|5|0|US");
  const detail = table(DETAIL, event("10/02/2026", "Shipments", -5), event("10/03/2026", "WhseTransfers", 2));

  test("the detail goes on from the last ending of the summary", () => {
    const result = reconciled({ period: "2026-10", tables: { Summary: september, Detail: detail, Costs: COSTS } });
    expect(linesOf(result)).toEqual([
      "FBA between centres TEA: 4 @ 8.00 | transfer-out 2 @ 4.00 | 2 @ 4.00",
      "FBA-US TEA: 10 @ 20.00 | transfer-in 2 @ 4.00 | sale 5 @ 10.00 | 7 @ 14.00",
    ]);
    expect(codesOf(result)).toEqual(["ledger-incomplete"]);
  });

  test("days of the detail before the summary end at what the summary starts with", () => {
    const result = reconciled({ tables: { Detail: detail, Summary: october, Costs: COSTS } });
    expect(linesOf(result)[1]).toBe("FBA-US TEA: 10 @ 20.00 | transfer-in 2 @ 4.00 | sale 7 @ 14.00 | 5 @ 10.00 | says 5");
    expect(codesOf(result)).toEqual([]);
  });
});

describe("summary and detail of the same days", () => {
  const summary = (cells: string): string => table(SUMMARY, `10/05/2026|X-TEA||TEA|SELLABLE|${cells}|US`);

  test("nothing is counted twice", () => {
    const result = reconciled({
      tables: {
        Summary: summary("100|0|20|-6|0|0|0|0|-3|0|0|0|111|0"),
        Detail: table(
          DETAIL,
          event("10/05/2026", "Receipts", 20),
          event("10/05/2026", "Shipments", -6),
          event("10/05/2026", "Adjustments", -3, { reason: "M" }),
        ),
        Costs: COSTS,
      },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | receipt 20 @ 40.00 | sale 6 @ 12.00 | lost 3 @ 6.00 | 111 @ 222.00 | says 111"]);
    expect(codesOf(result)).toEqual([]);
  });

  test("reasons tell apart what the summary calls other events", () => {
    const result = reconciled({
      tables: {
        Summary: summary("100|0|0|0|0|0|0|0|0|0|0|-4|96|0"),
        Detail: table(
          DETAIL,
          event("10/05/2026", "Adjustments", -3, { reason: "Q" }),
          event("10/05/2026", "Adjustments", -2, { reason: "E" }),
          event("10/05/2026", "Adjustments", 1, { reason: "4" }),
        ),
        Costs: COSTS,
      },
    });
    expect(linesOf(result)).toEqual(["FBA-US TEA: 100 @ 200.00 | other-in 1 @ 2.00 | damaged 2 @ 4.00 | disposition-out 3 @ 6.00 | 96 @ 192.00 | says 96"]);
  });

  test("reasons explain unknown events where they add up to them as well", () => {
    const detail = table(DETAIL, event("10/05/2026", "Adjustments", -3, { reason: "M" }), event("10/05/2026", "Adjustments", 2, { reason: "P" }));
    const lines = (cells: string): string | undefined => linesOf(reconciled({ tables: { Summary: summary(cells), Detail: detail, Costs: COSTS } }))[0];
    expect(lines("100|0|0|0|0|0|0|0|0|0|0|2|99|-3")).toBe("FBA-US TEA: 100 @ 200.00 | disposition-in 2 @ 4.00 | lost 3 @ 6.00 | 99 @ 198.00 | says 99");
    expect(lines("100|0|0|0|0|0|0|0|0|0|0|2|98|-4")).toBe("FBA-US TEA: 100 @ 200.00 | other-in 2 @ 4.00 | unknown-out 4 @ 8.00 | 98 @ 196.00 | says 98");
  });

  test("a monthly summary is explained by the days of its month", () => {
    const monthly = table(SUMMARY, "10/2026|X-TEA||TEA|SELLABLE|100|0|0|-3|0|0|0|0|0|0|0|-2|95|0|US");
    const detail = table(
      DETAIL,
      event("10/02/2026", "Shipments", -3),
      event("10/05/2026", "Adjustments", -1, { reason: "Q" }),
      event("10/30/2026", "Adjustments", -1, { reason: "Q" }),
    );
    const result = reconciled({ tables: { Summary: monthly, Detail: detail, Costs: COSTS } });
    expect([linesOf(result), codesOf(result)]).toEqual([["FBA-US TEA: 100 @ 200.00 | sale 3 @ 6.00 | disposition-out 2 @ 4.00 | 95 @ 190.00 | says 95"], []]);
  });
});

describe("the reports that Amazon gave up in 2023", () => {
  test("events, adjustments with their reasons and receipts with their shipments are the detail where there is neither view of the ledger", () => {
    const events = table(
      "snapshot-date|transaction-type|fnsku|sku|product-name|fulfillment-center-id|quantity|disposition",
      "2022-10-03|Shipments|X-TEA|TEA|Tea|PHX6|-5|SELLABLE",
      "2022-10-02|Receipts|X-TEA|TEA|Tea|PHX6|20|SELLABLE",
      "2022-10-04|Adjustments|X-TEA|TEA|Tea|PHX6|-3|SELLABLE",
    );
    const adjustments = table(
      "adjusted-date|transaction-item-id|fnsku|sku|product-name|fulfillment-center-id|quantity|reason|disposition",
      "2022-10-04|9001|X-TEA|TEA|Tea|PHX6|-3|M|SELLABLE",
    );
    const received = table(
      "received-date|fnsku|sku|product-name|quantity|fba-shipment-id|fulfillment-center-id",
      "2022-10-02|X-TEA|TEA|Tea|20|FBA15ABC123|PHX6",
    );
    const tables = { Events: events, Adjustments: adjustments, Received: received, Costs: COSTS };
    expect(linesOf(reconciled({ tables }))).toEqual(["FBA TEA: 0 @ 0.00 | receipt 20 @ 40.00 | sale 5 @ 10.00 | lost 3 @ 6.00 | 12 @ 24.00"]);
  });
});

test("a balance below nought for want of an opening is one thing to see to, not two", () => {
  const result = reconciled({ tables: { Detail: table(DETAIL, event("10/02/2026", "Shipments", -5), event("10/31/2026", "Shipments", -1)), Costs: COSTS } });
  expect(result.rollforward.map(({ ending }) => ending.quantity)).toEqual([-6]);
  expect(result.issues.map(({ message }) => message)).toEqual([
    "Detail row 2: the ledger detail tells what moved, not what was there before: TEA at FBA-US begins at 0 on 2026-10-02. Bring the ledger's summary view, or a movement of type opening at FBA-US for each SKU. 1 issue that follows from it is not listed.",
  ]);
});

describe("a product that Amazon redefined", () => {
  const OPENINGS = table(OWN, "2026-10-01|FBA-US|TEA|opening|100|2.00||USD|||", "2026-10-01|FBA-US|MUG|opening|10|3.00||USD|||");
  const out = (quantity: number, more = {}): string => event("10/05/2026", "Adjustments", -quantity, { reason: "4", ...more });
  const into = (quantity: number, more = {}): string => event("10/05/2026", "Adjustments", quantity, { reason: "3", sku: "MUG", ...more });
  const resultOf = (...rows: readonly string[]) => reconciled({ tables: { Detail: table(DETAIL, ...rows), Own: OPENINGS } });

  test("takes its cost into the product that it became", () => {
    const result = resultOf(out(4), into(4));
    expect(linesOf(result)).toEqual(["FBA-US MUG: 10 @ 30.00 | other-in 4 @ 8.00 | 14 @ 38.00", "FBA-US TEA: 100 @ 200.00 | other-out 4 @ 8.00 | 96 @ 192.00"]);
    expect([codesOf(result), result.controls.filter(({ pass }) => !pass)]).toEqual([[], []]);
  });

  test.each(["moving-average", "fifo", "standard"] as const)("by %s too", (method) => {
    const result = reconciled({ settings: { method }, tables: { Detail: table(DETAIL, out(4), into(4)), Own: OPENINGS, Costs: COSTS } });
    expect([linesOf(result)[1], result.controls.filter(({ pass }) => !pass)]).toEqual(["FBA-US TEA: 100 @ 200.00 | other-out 4 @ 8.00 | 96 @ 192.00", []]);
  });

  test("in several rows, where one product became one other", () => {
    expect(linesOf(resultOf(out(4), into(1), into(3)))).toEqual(linesOf(resultOf(out(4), into(4))));
  });

  test("by the reference, where two products became two others on one day", () => {
    const rows = [out(4, { reference: "A" }), into(4, { reference: "A" }), out(4, { sku: "CUP", reference: "B" }), into(4, { sku: "JAR", reference: "B" })];
    const opened = `${OPENINGS}\n2026-10-01|FBA-US|CUP|opening|5|7.00||USD|||\n2026-10-01|FBA-US|JAR|opening|1|1.00||USD|||`;
    const lines = (order: readonly string[]): readonly string[] => linesOf(reconciled({ tables: { Detail: table(DETAIL, ...order), Own: opened } }));
    expect(lines(rows)).toEqual([
      "FBA-US CUP: 5 @ 35.00 | other-out 4 @ 28.00 | 1 @ 7.00",
      "FBA-US JAR: 1 @ 1.00 | other-in 4 @ 28.00 | 5 @ 29.00",
      "FBA-US MUG: 10 @ 30.00 | other-in 4 @ 8.00 | 14 @ 38.00",
      "FBA-US TEA: 100 @ 200.00 | other-out 4 @ 8.00 | 96 @ 192.00",
    ]);
    expect(lines([...rows].reverse())).toEqual(lines(rows));
  });

  test.each<readonly [string, readonly string[]]>([
    ["with another number of units", [out(4), into(3)]],
    ["at another centre", [out(4), into(4, { centre: "LAX9" })]],
    ["on another day", [out(4), into(4).replace("10/05", "10/06")]],
    ["as one of two", [out(4), into(4), into(4, { sku: "CUP" })]],
  ])("is not joined with one that entered %s, and that is named", (_, rows) => {
    expect(linesOf(resultOf(...rows)).find((line) => line.includes("MUG"))).not.toContain("@ 8.00");
    expect(codesOf(resultOf(...rows))).toContain("redefinition-unpaired");
  });

  test("where the summary counts the days, by what it calls other events", () => {
    const summary = table(
      SUMMARY,
      "10/05/2026|X-TEA||TEA|SELLABLE|100|0|0|0|0|0|0|0|0|0|0|-4|96|0|US",
      "10/05/2026|X-MUG||MUG|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|4|14|0|US",
    );
    const result = reconciled({ tables: { Summary: summary, Detail: table(DETAIL, out(4), into(4)), Costs: COSTS } });
    expect(linesOf(result)).toEqual([
      "FBA-US MUG: 10 @ 30.00 | other-in 4 @ 8.00 | 14 @ 38.00 | says 14",
      "FBA-US TEA: 100 @ 200.00 | other-out 4 @ 8.00 | 96 @ 192.00 | says 96",
    ]);
  });
});

describe("a list of stock whose name says its day", () => {
  // 10 and 3 of TEA in the warehouses and 2 between them on the 30th; 8 and 3 on the 31st.
  const summary = table(
    SUMMARY,
    "10/30/2026|X-TEA||TEA|SELLABLE|10|2|0|0|0|0|0|0|0|0|0|0|10|0|US",
    "10/31/2026|X-TEA||TEA|SELLABLE|10|0|0|-4|0|0|2|0|0|0|0|0|8|0|US",
    "10/30/2026|X-TEA||TEA|DEFECTIVE|3|0|0|0|0|0|0|0|0|0|0|0|3|0|US",
  );
  const MANAGE = "sku|fnsku|asin|product-name|condition|afn-warehouse-quantity|afn-fulfillable-quantity|afn-reserved-quantity|afn-total-quantity";
  const RESERVED = "sku|fnsku|asin|product-name|reserved_qty|reserved_customerorders|reserved_fc-transfers|reserved_fc-processing";
  const compared = (name: string, header: string, row: string): readonly string[] =>
    codesOf(reconciled({ tables: { Summary: summary, [name]: table(header, row), Costs: COSTS } }));
  const managed = (name: string, units: number): readonly string[] => compared(name, MANAGE, `TEA|X-TEA||Tea|New|${units}|5|3|${units}`);

  test("is held to the ledger's balance of that day, in the middle of the period too", () => {
    expect(managed("FBA 2026-10-31", 11)).toEqual(["snapshot-dated-by-name"]);
    expect(managed("FBA 2026-10-31", 12)).toEqual(["snapshot-differs", "snapshot-dated-by-name"]);
    expect(managed("FBA 2026-10-30", 12)).toEqual(["snapshot-differs", "snapshot-dated-by-name"]);
    expect(managed("FBA 2026-10-30", 16)).toEqual(["snapshot-differs", "snapshot-dated-by-name"]);
  });

  test("of all that Amazon holds may have units between fulfilment centres, or not", () => {
    expect([13, 15].flatMap((units) => managed("FBA 2026-10-30", units))).toEqual(["snapshot-dated-by-name", "snapshot-dated-by-name"]);
  });

  test("of what is reserved is no more than there is, and less is no difference", () => {
    expect(compared("Reserved 2026-10-31", RESERVED, "TEA|X-TEA||Tea|4|4|0|0")).toEqual(["snapshot-dated-by-name"]);
    expect(compared("Reserved 2026-10-31", RESERVED, "TEA|X-TEA||Tea|14|14|0|0")).toEqual(["snapshot-differs", "snapshot-dated-by-name"]);
    expect(compared("Reserved", RESERVED, "TEA|X-TEA||Tea|14|14|0|0")).toEqual([]);
  });

  test("beside a monthly ledger is compared on the last day of a month alone", () => {
    const monthly = table(
      SUMMARY,
      "09/2026|X-TEA||TEA|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|0|US",
      "10/2026|X-TEA||TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|0|US",
    );
    const codes = (day: string, units: number): readonly string[] =>
      codesOf(
        reconciled({
          period: "2026-10",
          tables: { Summary: monthly, [`FBA ${day}`]: table(MANAGE, `TEA|X-TEA||Tea|New|${units}|5|3|${units}`), Costs: COSTS },
        }),
      );
    expect([codes("2026-10-31", 8), codes("2026-10-15", 9)]).toEqual([["snapshot-dated-by-name"], ["snapshot-dated-by-name", "snapshot-of-other-days"]]);
  });
});

describe("an inventory history of the period's last day", () => {
  const summary = table(
    SUMMARY,
    "10/31/2026|X-TEA||TEA|SELLABLE|12|0|0|-2|0|0|0|0|0|0|0|0|10|0|US",
    "10/31/2026|X-TEA||TEA|DEFECTIVE|3|0|0|0|0|0|0|0|0|0|0|0|3|0|US",
  );
  const compared = (...rows: readonly string[]): readonly string[] =>
    codesOf(reconciled({ period: "2026-10", tables: { Summary: summary, History: table(HISTORY, ...rows), Costs: COSTS } }));

  test("agrees where its centres and conditions add up to the ledger's ending", () => {
    expect(
      compared(
        "2026-10-31|X-TEA|TEA|Tea|7|PHX6|SELLABLE|US",
        "2026-10-31|X-TEA|TEA|Tea|3|LAX9|SELLABLE|US",
        "2026-10-31|X-TEA|TEA|Tea|3|PHX6|DEFECTIVE|US",
        "2026-10-30|X-TEA|TEA|Tea|50|PHX6|SELLABLE|US",
      ),
    ).toEqual([]);
  });

  test("says nothing of the stock of a country that the ledger does not tell, nor of other days", () => {
    expect(compared("2026-10-31|X-TEA|TEA|Tea|13|PHX6|SELLABLE|US", "2026-10-31|X-TEA|TEA|Tea|40|YYZ1|SELLABLE|CA")).toEqual([]);
    expect(compared("2026-10-30|X-TEA|TEA|Tea|50|PHX6|SELLABLE|US")).toEqual([]);
  });

  test("is named where it differs, also by goods that one of the two does not know; the ending stays the ledger's", () => {
    expect(compared("2026-10-31|X-TEA|TEA|Tea|12|PHX6|SELLABLE|US")).toEqual(["snapshot-differs"]);
    expect(compared("2026-10-31|X-TEA|TEA|Tea|13|PHX6|SELLABLE|US", "2026-10-31|X-MUG|MUG|Mug|1|PHX6|SELLABLE|US")).toEqual(["snapshot-differs"]);
  });
});
