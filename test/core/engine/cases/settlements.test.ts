/** What settlements tell: refunds for which nothing came back, and orders for which no money came. Today is 5 November 2026. */
import { draftCases } from "../../../../src/core/report/draft-case";
import { textOfMoney } from "../../../../src/core/domain/money";
import { titleOfDay } from "../../../../src/core/domain/day";
import { reconciled, type Scenario } from "../scenario";
import { PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SETTLED =
  "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|fulfillment-id|posted-date|sku|quantity-purchased";
const DATED = "date/time|settlement id|type|order id|sku|description|quantity|marketplace|account type|fulfillment|product sales|total";
const RETURNED = "return-date|order-id|sku|fnsku|quantity|detailed-disposition|status";
const REPLACED = "shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id";
const SENT =
  "amazon-order-id|merchant-order-id|shipment-item-id|shipment-date|sku|quantity-shipped|currency|item-price|fulfillment-center-id|fulfillment-channel|sales-channel";
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD";
const HOME = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-08-01|Shop|TEA|opening|50|2.50|USD";
const WINDOWS = "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|return-not-received|60|120|refunded";

const item = (type: string, order: string, sku: string, amount: string, day: string, quantity: string, channel = "Amazon.com", by = "AFN"): string =>
  `9001|||USD|${type}|${order}|${channel}|ItemPrice|Principal|${amount}|${by}|${day}|${sku}|${quantity}`;
const statement = (from: string, until: string): string => `9001|${from} 08:00:00 UTC|${until} 08:00:00 UTC|USD||||||||||`;
const sent = (order: string, day: string, units: string, price: string, channel = "Amazon.com", merchant = ""): string =>
  `${order}|${merchant}|${order}-1|${day}T10:00:00+00:00|TEA|${units}|USD|${price}|PHX6|AFN|${channel}`;

function claimsOf(tables: Readonly<Record<string, string>>, more: Partial<Scenario> = {}): readonly string[] {
  return reconciled({ tables: { Own: HOME, Costs: COSTS, Windows: WINDOWS, ...tables }, ...more }).claims.map(
    ({ type, reference, sku, units, since, bookValue, expectedClaim, currency, claimUntil, caseId, because }) => {
      const money = `worth ${bookValue === null ? "?" : textOfMoney(bookValue, currency)}, claims ${expectedClaim === null ? "?" : textOfMoney(expectedClaim, currency)}`;
      return `${type} ${reference} ${sku} ${units} since ${since === null ? "?" : titleOfDay(since)} | ${money} | until ${claimUntil === null ? "?" : titleOfDay(claimUntil)}${caseId === null ? "" : ` | ${caseId}`} | ${because[0]}`;
    },
  );
}

describe("refunded, and never returned", () => {
  const OTHER = rows(RETURNED, "2026-08-01T10:00:00+00:00|111-9|MUG|X2|1|SELLABLE|Unit returned to inventory");
  const settled = (...lines: readonly string[]): string =>
    rows(SETTLED, statement("2026-08-01", "2026-09-15"), item("Order", "111-1", "TEA", "60.00", "2026-08-20", "3"), ...lines);

  test("as many units as the refund is of the order's price, with the clock that starts on its day", () => {
    expect(claimsOf({ Settled: settled(item("Refund", "111-1", "TEA", "-40.00", "2026-09-01", "")), Returned: OTHER })).toEqual([
      "return-not-received 111-1 TEA 2 since 1 Sep 2026 | worth 5.00, claims 5.00 | until 30 Dec 2026 | refunded, and in no return",
    ]);
  });

  test("what came back of the order is not asked for", () => {
    const Returned = rows(RETURNED, "2026-08-01T10:00:00+00:00|111-9|MUG|X2|1|SELLABLE|x", "2026-09-09T10:00:00+00:00|111-1|TEA|X1|1|SELLABLE|x");
    expect(claimsOf({ Settled: settled(item("Refund", "111-1", "TEA", "-40.00", "2026-09-01", "")), Returned })[0]).toContain("111-1 TEA 1 since");
  });

  test.each([
    ["a small refund is a concession", item("Refund", "111-1", "TEA", "-5.00", "2026-09-01", "1")],
    ["the seller's own parcels come back to the seller", item("Refund", "111-1", "TEA", "-20.00", "2026-09-01", "1", "Amazon.com", "MFN")],
    ["a customer has time to send it back", item("Refund", "111-1", "TEA", "-20.00", "2026-09-22", "1")],
    ["the returns of that day are not here", item("Refund", "111-1", "TEA", "-20.00", "2026-07-31", "1")],
  ])("%s: nothing is asked", (_, refund) => {
    expect(claimsOf({ Settled: settled(refund), Returned: OTHER })).toEqual([]);
  });

  test("a refund of an order that was settled before is as many units as it says, one where it says none", () => {
    const Settled = rows(SETTLED, item("Refund", "111-3", "TEA", "-40.00", "2026-09-01", "-2"), item("Refund", "111-4", "MUG", "-9.00", "2026-09-01", ""));
    expect(claimsOf({ Settled, Returned: OTHER }).map((text) => text.split(" since")[0])).toEqual([
      "return-not-received 111-3 TEA 2",
      "return-not-received 111-4 MUG 1",
    ]);
  });

  test("what was replaced and refunded is one unit, and what Amazon paid for is none", () => {
    const refund = settled(item("Refund", "111-1", "TEA", "-20.00", "2026-09-05", "1"));
    const Replaced = rows(REPLACED, "2026-09-01T10:00:00+00:00|TEA|1|111-2|111-1");
    expect(claimsOf({ Settled: refund, Replaced, Returned: OTHER }).map((text) => text.split(" | ").at(-1))).toEqual([
      "replaced by order 111-2, and the first one is in no return",
    ]);
    expect(claimsOf({ Settled: refund, Returned: OTHER, Paid: rows(PAID, "2026-10-20|R1||111-1|CustomerReturn|TEA|X1|USD|20.00|1|0|1") })).toEqual([]);
  });

  test("the transactions of a range of dates say the same, below what Amazon writes above them", () => {
    const Dated = [
      "Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions|||||||||||",
      "All amounts in USD, unless specified|||||||||||",
      DATED,
      "Aug 20, 2026 4:03:22 AM PDT|9001|Order|111-1|TEA|Tea|3|amazon.com|Standard Orders|Amazon|60.00|50.00",
      "Sep 1, 2026 9:11:01 PM PDT|9001|Refund|111-1|TEA|Tea|2|amazon.com|Standard Orders|Amazon|-40.00|-35.00",
      "Sep 2, 2026 9:11:01 PM PDT|9001|Service Fee|||Advertising||||||-12.00",
    ].join("\n");
    expect(claimsOf({ Dated, Returned: OTHER })).toEqual(
      claimsOf({ Settled: settled(item("Refund", "111-1", "TEA", "-40.00", "2026-09-01", "")), Returned: OTHER }),
    );
  });

  test("the window is that of the marketplace it was sold on", () => {
    const Settled = settled(item("Refund", "111-3", "TEA", "-20.00", "2026-09-01", "1", "Amazon.co.uk"));
    const Windows = `${WINDOWS}\nGB|return-not-received|45|105|refunded`;
    expect(claimsOf({ Settled, Returned: OTHER, Windows })[0]).toContain("until 15 Dec 2026");
  });

  const OLDER =
    "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|fulfillment-id|posted-date|sku|quantity-purchased|price-type|price-amount|item-related-fee-type|item-related-fee-amount";
  const older = (type: string, order: string, day: string, cells: string): string => `9001||||${type}|${order}|Amazon.com|AFN|${day}|TEA|${cells}`;
  const inOlderForm = rows(
    OLDER,
    "9001|2026-08-01 08:00:00 UTC|2026-09-15 08:00:00 UTC|USD|||||||||||",
    older("Order", "111-1", "2026-08-20", "3||||"),
    older("Order", "111-1", "2026-08-20", "|Principal|60.00||"),
    older("Order", "111-1", "2026-08-20", "|Tax|4.80||"),
    older("Order", "111-1", "2026-08-20", "|||Commission|-9.00"),
    older("Refund", "111-1", "2026-09-01", "|Principal|-40.00||"),
    older("Refund", "111-1", "2026-09-01", "|||Commission|6.00"),
    older("Refund", "111-1", "2026-09-01", "|||RefundCommission|-1.20"),
  );
  const TWO = "return-not-received 111-1 TEA 2 since 1 Sep 2026 | worth 5.00, claims 5.00 | until 30 Dec 2026 | refunded, and in no return";

  test("in the older form of a statement units, price and fees of an item stand in rows of their own", () => {
    expect(claimsOf({ Settled: inOlderForm, Returned: OTHER })).toEqual([TWO]);
  });

  test("a statement that is here in both forms, or as transactions too, tells each refund once", () => {
    const Settled = settled(item("Refund", "111-1", "TEA", "-40.00", "2026-09-01", ""));
    const Dated = rows(
      DATED,
      "Aug 20, 2026 4:03:22 AM PDT|9001|Order|111-1|TEA|Tea|3|amazon.com|Standard Orders|Amazon|60.00|50.00",
      "Aug 31, 2026 9:11:01 PM PDT|9001|Refund|111-1|TEA|Tea|2|amazon.com|Standard Orders|Amazon|-40.00|-35.00",
    );
    expect(claimsOf({ Settled, Older: inOlderForm, Returned: OTHER })).toEqual([TWO]);
    expect(claimsOf({ Settled, Dated, Returned: OTHER })).toEqual([TWO]);
    expect(claimsOf({ Dated, Settled, Returned: OTHER })).toEqual([TWO]);
  });

  test("what came back of an order is what was refunded first, whatever the order of rows", () => {
    const [early, late] = [item("Refund", "111-1", "TEA", "-20.00", "2026-09-01", "1"), item("Refund", "111-1", "TEA", "-20.00", "2026-10-10", "1")];
    const Returned = rows(RETURNED, "2026-08-01T10:00:00+00:00|111-9|MUG|X2|1|SELLABLE|x", "2026-09-09T10:00:00+00:00|111-1|TEA|X1|1|SELLABLE|x");
    for (const Settled of [settled(early, late), settled(late, early)]) expect(claimsOf({ Settled, Returned })).toEqual([]);
    expect(claimsOf({ Settled: settled(late, early), Returned }, { today: "2026-12-01" })[0]).toContain("111-1 TEA 1 since 10 Oct 2026");
  });

  test("a statement brought twice counts once", () => {
    const Settled = settled(item("Refund", "111-1", "TEA", "-20.00", "2026-09-01", "1"));
    expect(claimsOf({ Settled, Again: Settled, Returned: OTHER }).map((text) => text.split(" since")[0])).toEqual(["return-not-received 111-1 TEA 1"]);
  });
});

describe("shipped, and never settled", () => {
  const Sent = rows(SENT, sent("111-1", "2026-09-02", "2", "40.00"));
  const settled = (until: string, ...lines: readonly string[]): string =>
    rows(SETTLED, statement("2026-08-25", "2026-09-20"), statement("2026-09-20", until), item("Order", "111-7", "TEA", "20.00", "2026-09-03", "1"), ...lines);

  test("the price of an order that no statement has, where the statements cover the days in which it is settled", () => {
    expect(claimsOf({ Sent, Settled: settled("2026-10-02") })).toEqual([
      "missing-payment 111-1 TEA 2 since 2 Sep 2026 | worth 0.00, claims 40.00 | until ? | shipped, and in no settlement of the 30 days after",
    ]);
  });

  test("of an order that is settled in part, the price of the other units", () => {
    expect(claimsOf({ Sent, Settled: settled("2026-10-02", item("Order", "111-1", "TEA", "20.00", "2026-09-04", "1")) })).toEqual([
      "missing-payment 111-1 TEA 1 since 2 Sep 2026 | worth 0.00, claims 20.00 | until ? | shipped, and settled for 1 of 2 units of the 30 days after",
    ]);
  });

  test("in the older form an order is settled for the units that a row of their own tells", () => {
    const older = (cells: string): string => `9001||||Order|111-1|Amazon.com|AFN|2026-09-04|TEA|${cells}`;
    const OLDER =
      "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|fulfillment-id|posted-date|sku|quantity-purchased|price-type|price-amount|item-related-fee-type|item-related-fee-amount";
    const Settled = rows(
      OLDER,
      "9001|2026-08-25 08:00:00 UTC|2026-10-05 08:00:00 UTC|USD|||||||||||",
      older("1||||"),
      older("|Principal|20.00||"),
      older("|||Commission|-3.00"),
    );
    expect(claimsOf({ Sent, Settled })).toEqual([
      "missing-payment 111-1 TEA 1 since 2 Sep 2026 | worth 0.00, claims 20.00 | until ? | shipped, and settled for 1 of 2 units of the 30 days after",
    ]);
  });

  test("a settled order, and one whose statement may not be here, is not asked about", () => {
    expect(claimsOf({ Sent, Settled: settled("2026-10-02", item("Order", "111-1", "TEA", "40.00", "2026-09-04", "2")) })).toEqual([]);
    expect(claimsOf({ Sent, Settled: settled("2026-10-01") })).toEqual([]);
    expect(claimsOf({ Sent, Settled: settled("2026-10-01") }, { settings: { settlementDays: 29 } }).length).toBe(1);
    expect(
      claimsOf({
        Sent,
        Settled: rows(
          SETTLED,
          statement("2026-08-25", "2026-09-10"),
          statement("2026-09-14", "2026-10-05"),
          item("Order", "111-7", "TEA", "20.00", "2026-09-03", "1"),
        ),
      }),
    ).toEqual([]);
  });

  test("a channel of which no statement speaks, an order of another channel, a replacement and a gift are not asked about", () => {
    const others = rows(
      SENT,
      sent("111-1", "2026-09-02", "2", "40.00", "Amazon.de"),
      sent("111-2", "2026-09-02", "1", "20.00", "Non-Amazon", "S-1"),
      sent("111-3", "2026-09-02", "1", "0.00"),
      sent("111-4", "2026-09-02", "1", "20.00"),
    );
    expect(claimsOf({ Sent: others, Replaced: rows(REPLACED, "2026-09-02T10:00:00+00:00|TEA|1|111-4|111-0"), Settled: settled("2026-10-02") })).toEqual([]);
  });

  test("a case about the order asks for it, and a decided one ends it", () => {
    const about = (status: string): string => rows(CASES, `C1|111-1|TEA|missing payment|${status}|2026-10-20||2`);
    expect(claimsOf({ Sent, Settled: settled("2026-10-02"), Cases: about("open") })).toEqual([
      "missing-payment 111-1 TEA 2 since 2 Sep 2026 | worth 0.00, claims 40.00 | until ? | C1 | shipped, and in no settlement of the 30 days after",
    ]);
    expect(claimsOf({ Sent, Settled: settled("2026-10-02"), Cases: about("denied") })).toEqual([]);
  });

  test("the message names the order, the day, the units and the price", () => {
    const { claims, shipments, today } = { ...reconciled({ tables: { Own: HOME, Costs: COSTS, Sent, Settled: settled("2026-10-02") } }), today: 0 as never };
    expect(draftCases({ claims, shipments, cases: [] }, { language: "en", today }).split("\n")).toEqual(
      expect.arrayContaining([
        "Payment missing: 111-1 TEA",
        "Order ID: 111-1",
        "Shipped to the customer on: 2 Sep 2026",
        "Units: 2",
        "Price paid by the customer: 40.00 USD",
      ]),
    );
  });
});
