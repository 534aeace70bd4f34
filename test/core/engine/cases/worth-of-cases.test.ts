/**
 * What a case is worth is what the books hold, or gave up, for its units on their way: 100 and 100 sent in August and October at 2.00, with freight of
 * 0.50 and 1.50 each, so that units in transit carry another cost than those at Amazon. Today is 5 November 2026.
 */
import { closedMonths, reconciled } from "../scenario";
import { CASES, LEDGER } from "../scenario-headers";
import type { ValuationMethod } from "../../../../src/core/domain/settings";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const BASE = {
  Shipments: rows(
    "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status",
    "FBA1|TEA|X1|100|100|2026-08-01|2026-08-20|2026-09-01|CLOSED",
    "FBA2|TEA|X1|100|100|2026-10-02|2026-10-12|2026-10-14|CLOSED",
  ),
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
  Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|50.00|USD|freight|quantity\nFBA2|150.00|USD|freight|quantity",
  Ledger: rows(
    "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location",
    "08/25/2026|X1|TEA|SELLABLE|0|100|0|0|0|0|0|0|0|0|0|100|US",
    "10/13/2026|X1|TEA|SELLABLE|100|90|0|0|0|0|0|0|0|0|0|190|US",
  ),
};
type Told = {
  readonly cases: readonly unknown[];
  readonly claims: readonly unknown[];
  readonly exposure: number;
  readonly lost: number;
  readonly inTransit: number;
};

function told(
  cases: readonly string[],
  { paid, method = "month-end-average", own }: { readonly paid?: string; readonly method?: ValuationMethod; readonly own?: string } = {},
): Told {
  const {
    shipments,
    cases: followed,
    claims,
    journal,
    rollforward,
  } = reconciled({
    tables: {
      ...BASE,
      ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
      ...(paid === undefined ? {} : { Paid: paid }),
      ...(own === undefined ? {} : { Own: own }),
    },
    period: "2026-10",
    settings: { method },
  });
  return {
    cases: followed.map(({ bookValue, expectedClaim, gainOrLoss }) => [bookValue, expectedClaim, gainOrLoss]),
    claims: claims.map(({ bookValue, expectedClaim }) => [bookValue, expectedClaim]),
    exposure: shipments.reduce((sum, { exposure }) => sum + (exposure ?? 0), 0),
    lost: journal.filter(({ account }) => account === "lost-in-transit").reduce((sum, { debit }) => sum + debit, 0),
    inTransit: rollforward.filter(({ location }) => location === "In transit").reduce((sum, { ending }) => sum + (ending.value ?? 0), 0),
  };
}
const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";

test("units that a case asks for are worth what transit holds them at; claims, shipments and the rollforward say the same", () => {
  expect(told(["C1|FBA2|TEA||open|2026-10-16||10|"])).toEqual({ cases: [[3500, 2000, 0]], claims: [[3500, 2000]], exposure: 3500, lost: 0, inTransit: 3500 });
});

test.each(["month-end-average", "moving-average", "fifo"] as const)(
  "units of a decided case are worth what they left transit with, as the journal says, by %s",
  (method) => {
    expect(told(["C1|FBA2|TEA||denied|2026-10-16|2026-10-20|10|"], { method })).toEqual({
      cases: [[3500, 2000, -3500]],
      claims: [],
      exposure: 0,
      lost: 3500,
      inTransit: 0,
    });
  },
);

test("so are those of a case that the report of payments closes", () => {
  const paid = rows(PAID, "2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|20.00|10|0|10|");
  expect(told(["C1|FBA2|TEA||open|2026-10-16||10|"], { paid })).toEqual({ cases: [[3500, 2000, -1500]], claims: [], exposure: 0, lost: 3500, inTransit: 0 });
});

test("of a case that is paid in part, those paid for are worth what they left with, the others what transit still holds", () => {
  const paid = rows(PAID, "2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|8.00|4|0|4|");
  expect(told(["C1|FBA2|TEA||open|2026-10-16||10|"], { paid })).toEqual({
    cases: [[3500, 2000, -600]],
    claims: [[2100, 1200]],
    exposure: 2100,
    lost: 1400,
    inTransit: 2100,
  });
});

test("two cases about one line come to what transit gave up and what it holds", () => {
  expect(told(["C1|FBA2|TEA||denied|2026-10-16|2026-10-20|4|", "C2|FBA2|TEA||open|2026-10-17||6|"])).toEqual({
    cases: [
      [1400, 800, -1400],
      [2100, 1200, 0],
    ],
    claims: [[2100, 1200]],
    exposure: 2100,
    lost: 1400,
    inTransit: 2100,
  });
});

test("what was granted and not paid has left transit, and is claimed at what it left with", () => {
  const paid = rows(PAID, "2026-10-01|R1|C9|Lost_Warehouse|MUG|X9|USD|8.00|4|0|4|");
  const due = told(["C1|FBA2|TEA||reimbursed|2026-10-16|2026-10-18|10|20.00"], { paid });
  expect([due.claims, due.exposure, due.lost, due.inTransit]).toEqual([[[3500, 2000]], 3500, 3500, 0]);
});

test("what the seller booked as lost on the way is worth what it was booked at", () => {
  const own = "Date|Warehouse|SKU|Type|Quantity|Reference\n2026-10-20|In transit|TEA|lost|10|FBA2";
  expect(told(["C1|FBA2|TEA||denied|2026-10-16|2026-10-21|10|"], { own })).toEqual({
    cases: [[3500, 2000, -3500]],
    claims: [],
    exposure: 0,
    lost: 3500,
    inTransit: 0,
  });
});

test.each([
  ["all of its units", 10],
  ["those beyond what transit still holds", 4],
])("an open case asks for what was booked as lost by hand at what it left with: %s", (_, units) => {
  const own = `Date|Warehouse|SKU|Type|Quantity|Reference\n2026-10-20|In transit|TEA|lost|${units}|FBA2`;
  expect(told(["C1|FBA2|TEA||open|2026-10-16||10|"], { own })).toEqual({
    cases: [[3500, 2000, 0]],
    claims: [[3500, 2000]],
    exposure: 3500,
    lost: units * 350,
    inTransit: 3500 - units * 350,
  });
});

test("paid after that, it gained or lost what was paid against what was booked, and the journal loses nothing twice", () => {
  const own = "Date|Warehouse|SKU|Type|Quantity|Reference\n2026-10-20|In transit|TEA|lost|10|FBA2";
  const paid = rows(PAID, "2026-10-28|R1|C1|Lost_Inbound|TEA|X1|USD|20.00|10|0|10|");
  expect(told(["C1|FBA2|TEA||open|2026-10-16||10|"], { own, paid })).toEqual({
    cases: [[3500, 2000, -1500]],
    claims: [],
    exposure: 0,
    lost: 3500,
    inTransit: 0,
  });
});

test("an open case asks for what transit still holds, not for what was booked as lost on the way before at another cost", () => {
  // 10 left at 2.00, of which 4 were lost in September; with 6 that left at 4.00 the other 6 are 36.00 for 12, and 4 of them did not come in October.
  const Own = rows(
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
    "2026-09-02|HOME|TEA|purchase|10|2.00|USD||",
    "2026-09-03|HOME|TEA|transfer|10|||FBA1|FBA-US",
    "2026-09-20|In transit|TEA|lost|4|||FBA1|",
    "2026-10-02|HOME|TEA|purchase|6|4.00|USD||",
    "2026-10-03|HOME|TEA|transfer|6|||FBA1|FBA-US",
  );
  const Shipments = rows("Shipment ID|SKU|FNSKU|Delivered Date|Closed Date|Status", "FBA1|TEA|X1|2026-10-10|2026-10-15|CLOSED");
  const Ledger = rows(LEDGER, "09/01/2026|X1|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US", "10/13/2026|X1|TEA|SELLABLE|0|8|0|0|0|0|0|0|0|0|0|8|US");
  const { cases, rollforward } = reconciled({ tables: { Own, Shipments, Ledger, Cases: rows(CASES, "C1|FBA1|TEA||open|2026-10-16||4|") }, period: "2026-10" });
  expect(cases.map(({ bookValue, expectedClaim }) => [bookValue, expectedClaim])).toEqual([[1200, 1200]]);
  expect(rollforward.filter(({ location }) => location === "In transit").map(({ ending }) => ending)).toEqual([{ quantity: 4, value: 1200 }]);
});

test("goods in transit under FIFO are worth their oldest layers first, as they would leave", () => {
  const Shipments = BASE.Shipments.replace("2026-10-14|CLOSED", "2026-10-14|CLOSED\nFBA3|TEA|X1|50||2026-10-25|||SHIPPED");
  const Costs = "SKU|Unit Cost|Currency|From\nTEA|2.00|USD|\nTEA|4.00|USD|2026-10-20";
  const { claims, cases } = reconciled({
    tables: { ...BASE, Shipments, Costs, Cases: rows(CASES, "C1|FBA2|TEA||open|2026-10-16||10|") },
    period: "2026-10",
    settings: { method: "fifo" },
  });
  expect([...claims, ...cases].map(({ bookValue }) => bookValue)).toEqual([3500, 3500]);
});

test("what a case claims beyond the units that transit gave up is worth what its shipment carried, and is no loss: it came in after all", () => {
  // Twelve that were sent at 3.50; ten of them were lost.
  expect(told(["C1|FBA2|TEA||denied|2026-10-16|2026-10-20|12|"]).cases).toEqual([[4200, 2400, -3500]]);
});

test("units lost inside a centre are worth the average there, whatever is on its way", () => {
  expect(told(["C1||TEA|warehouse-lost|open|2026-10-16||19|"]).cases).toEqual([[5650, 3800, 0]]);
});

describe("in a month that follows a closed one, a decided case is worth what was booked", () => {
  const Cases = rows(CASES, "C1|FBA2|TEA||denied|2026-10-16|2026-10-20|10|");
  const NOVEMBER = "11/20/2026|X1|TEA|SELLABLE|190|0|-5|0|0|0|0|0|0|0|0|185|US";
  const closed = { period: "2026-10", tables: { ...BASE, Cases } };
  const later = (tables: Readonly<Record<string, string>>): readonly unknown[] => {
    const { cases, issues } = reconciled({
      tables: { ...BASE, Cases, Ledger: `${BASE.Ledger}\n${NOVEMBER}`, ...tables },
      closed,
      period: "2026-11",
      today: "2026-12-05",
    });
    return [
      ...cases.map(({ bookValue, gainOrLoss }) => [bookValue, gainOrLoss]),
      ...issues.flatMap(({ code, message }) => (code === "case-worth-closed" ? [message] : [])),
    ];
  };

  test("with nothing new it is as it was", () => {
    expect(later({})).toEqual([[3500, -3500]]);
  });

  test("a bill that comes late changes the open month, and not the case: the difference is named", () => {
    // 100.00 more for 100 units: the ten that were lost are 45.00 by now.
    expect(later({ Freight: `${BASE.Freight}\nFBA2|100.00|USD|freight|quantity` })).toEqual([
      [3500, -3500],
      "Cases row 2: the 10 units of FBA2 TEA that case C1 settled were booked at 35.00 USD when the month was closed, and the rows now give 45.00 USD. The case is worth what was booked; what changed since is booked in the open month. Nothing is to be done, unless the change itself is a mistake.",
    ]);
  });

  test("in a book that begins later it is told by the closed month alone, wherever its row stands", () => {
    const Ledger = rows(
      "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location",
      NOVEMBER,
    );
    const more = "C0|FBA9|TEA||closed|2026-10-16||1|";
    expect(later({ Ledger, Cases: rows(CASES, more, "C1|FBA2|TEA||denied|2026-10-16|2026-10-20|10|") }).filter((one) => typeof one !== "string")[1]).toEqual([
      3500, -3500,
    ]);
  });

  test("a case that is asked again is worth what transit holds by now", () => {
    expect(later({ Cases: rows(CASES, "C1|FBA2|TEA||open|2026-10-16||10|") })).toEqual([[3500, 0]]);
  });

  test("two months on, each month's losses are worth what it booked", () => {
    const [first, second] = ["C1|FBA2|TEA||denied|2026-10-16|2026-10-20|4|", "C2|FBA2|TEA||denied|2026-11-02|2026-11-03|6|"];
    const tables = {
      ...BASE,
      Ledger: `${BASE.Ledger}\n${NOVEMBER}`,
      Cases: rows(CASES, first, second),
      Freight: `${BASE.Freight}\nFBA2|100.00|USD|freight|quantity`,
    };
    const october = closedMonths({ period: "2026-10", tables: { ...BASE, Cases: rows(CASES, first) } });
    const november = closedMonths({ period: "2026-11", today: "2026-12-05", tables, ours: { "closed-months": october } });
    const { cases } = reconciled({
      period: "2026-12",
      today: "2027-01-05",
      ours: { "closed-months": november },
      tables: {
        ...tables,
        Ledger: `${tables.Ledger}\n12/20/2026|X1|TEA|SELLABLE|185|0|-5|0|0|0|0|0|0|0|0|180|US`,
        Freight: `${tables.Freight}\nFBA2|200.00|USD|freight|quantity`,
      },
    });
    // Four at 3.50 in October; six at 4.50 in November, after the late bill.
    expect(cases.map(({ bookValue }) => bookValue)).toEqual([1400, 2700]);
  });
});

test("what was lost in one country is worth what it cost there, in its currency, though the goods lie in another too", () => {
  const tables = {
    Own: rows(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
      "2026-09-01|FBA-DE|TEA|opening|50|1.80|EUR||",
      "2026-09-01|FBA-US|TEA|opening|50|2.00|USD||",
      "2026-09-01|Shop|TEA|opening|10|2.00|USD||",
      "2026-09-02|Shop|TEA|transfer|10|||FBA1|FBA-US",
    ),
    Places: "Location|Kind|Currency\nFBA-DE|fba|EUR\nFBA-US|fba|USD\nShop|domestic|USD",
    Rates: "Date|From|To|Rate\n2026-09-01|USD|EUR|0.9",
    Shipments: rows(
      "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status|To Warehouse",
      "FBA1|TEA|10|10|2026-09-02|2026-09-05|2026-09-20|CLOSED|FBA-US",
    ),
    Ledger: rows(
      LEDGER,
      "09/08/2026|X1|TEA|SELLABLE|50|0|0|0|0|0|0|0|0|0|0|50|DE",
      "09/08/2026|X1|TEA|SELLABLE|50|6|0|0|0|0|0|0|0|0|0|56|US",
      "10/08/2026|X1|TEA|SELLABLE|56|0|0|0|0|0|0|-5|0|0|0|51|US",
    ),
    Cases: rows(CASES, "C1||TEA|warehouse-lost|open|2026-10-20||2|"),
  };
  const { claims, cases } = reconciled({ tables, period: "2026-10", settings: { method: "fifo" } });
  expect(cases.map(({ bookValue, currency }) => [bookValue, currency])).toEqual([[400, "USD"]]);
  // Everything in the States cost 2.00: of the shipment 4 are on their way still, and of the 5 lost the case asks for 2.
  expect(claims.map(({ type, units, bookValue, currency, caseId }) => [type, units, bookValue, currency, caseId]).sort()).toEqual([
    ["inbound-missing", 4, 800, "USD", null],
    ["warehouse-lost", 2, 400, "USD", "C1"],
    ["warehouse-lost", 3, 600, "USD", null],
  ]);
});
