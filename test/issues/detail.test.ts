/** Each thing that can be wrong between the ledger and the reports that tell more of it, in its smallest example, with the whole message. */
import { run, type Scenario } from "../core/engine/scenario";

const SUMMARY =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const DETAIL = "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|\nMUG|1.00|USD|";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

function messages(scenario: Scenario): readonly string[] {
  const result = run(scenario);
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  // Lost units can be claimed, and these examples have no claim windows.
  return issues.filter(({ code }) => code !== "claim-window-unknown").map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

const EXAMPLES: readonly (readonly [string, Scenario, readonly string[]])[] = [
  [
    "detail-differs-from-summary: one day, one kind of event",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Detail: table(DETAIL, "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US"),
        Costs: COSTS,
      },
    },
    [
      "warning detail-differs-from-summary | Summary row 2: TEA has -2 Customer Shipments on 2026-10-05 in the ledger detail, but -3 in the summary. It is the only difference; the summary's figures count. Export both again for the same days, not before the fifth day after the last of them.",
    ],
  ],
  [
    "detail-differs-from-summary: several, told as one",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|4|-3|0|0|0|0|0|0|0|0|11|US"),
        Detail: table(DETAIL, "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US", "10/05/2026|X2|MUG|Adjustments||-2|PHX6|SELLABLE|M|US"),
        Costs: COSTS,
      },
    },
    [
      "warning detail-differs-from-summary | Detail row 3: MUG has -2 adjustments on 2026-10-05 in the ledger detail, but 0 in the summary. 3 such differences of 7 units in all; the summary's figures count. Export both again for the same days, not before the fifth day after the last of them.",
    ],
  ],
  [
    "detail-differs-from-summary: not said of days that two summaries tell of, which count once",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|0|0|-5|0|0|0|0|0|0|5|US"),
        Later: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|0|0|-5|0|0|0|0|0|0|5|US"),
        Detail: table(DETAIL, "10/05/2026|X1|TEA|VendorReturns||-5|PHX6|SELLABLE||US"),
        Costs: COSTS,
      },
    },
    [
      "warning ledger-day-twice | Later row 2: TEA SELLABLE US on 2026-10-05 stands already in Summary row 2, with the same figures. It was counted once; delete one of the two.",
    ],
  ],
  [
    "ledger-detail-twice: two exports that overlap",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|US", "10/06/2026|X1|TEA|SELLABLE|6|0|0|-1|0|0|0|0|0|0|0|0|5|US"),
        Costs: COSTS,
        Early: table(DETAIL, "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US", "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US"),
        Late: table(
          DETAIL,
          "10/06/2026|X1|TEA|Shipments||-1|PHX6|SELLABLE||US",
          "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US",
          "10/05/2026|X1|TEA|Shipments||-2|PHX6|SELLABLE||US",
        ),
      },
    },
    [
      "warning ledger-detail-twice | Late row 3: this row of the ledger detail and 1 more stand already in Early, and each was counted once. Delete one of the two, or export days of which the other has none. If they are different events, put them into one table.",
    ],
  ],
  [
    "ledger-detail-twice: a row about a set is one row",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|XS|SET|SELLABLE|10|0|0|-4|0|0|0|0|0|0|0|0|6|US"),
        Costs: COSTS,
        Map: table("SKU|MSKU|FNSKU|Units", "TEA|SET|XS|1", "MUG|SET|XS|2"),
        Early: table(DETAIL, "10/05/2026|XS|SET|Shipments||-4|PHX6|SELLABLE||US"),
        Late: table(DETAIL, "10/05/2026|XS|SET|Shipments||-4|PHX6|SELLABLE||US"),
      },
    },
    [
      "warning ledger-detail-twice | Late row 2: this row of the ledger detail stands already in Early, and each was counted once. Delete one of the two, or export days of which the other has none. If they are different events, put them into one table.",
    ],
  ],
  [
    "detail-without-opening: what moved, and nothing of what was there",
    { tables: { Detail: table(DETAIL, "10/05/2026|X1|TEA|Receipts||20|PHX6|SELLABLE||US", "10/05/2026|X2|MUG|Receipts||5|PHX6|SELLABLE||US"), Costs: COSTS } },
    [
      "warning detail-without-opening | Detail row 3: the ledger detail tells what moved, not what was there before: MUG at FBA-US begins at 0 on 2026-10-05, and 1 more SKU likewise. Bring the ledger's summary view, or a movement of type opening at FBA-US for each SKU.",
    ],
  ],
  [
    "shipments-not-in-ledger: a replacement that the ledger has no unit for",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Replacements: table(
          "shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id",
          "2026-10-05|TEA|2|111-2|111-1",
          "2026-10-05|MUG|1|111-4|111-3",
        ),
      },
    },
    [
      "warning shipments-not-in-ledger | Replacements row 3: MUG left on 2026-10-05 by a replacement order, but the ledger has too few customer shipments of it on that day and the days beside it. 1 unit in 1 row was not told apart from the sales. Export the ledger and this report again for the same days; if the SKU is called otherwise there, add it to the SKU map.",
    ],
  ],
  [
    "sales-untold: units that left without a row among the fulfilled shipments",
    {
      tables: {
        Summary: table(SUMMARY, "10/05/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Fulfilled: table(
          "amazon-order-id|merchant-order-id|shipment-item-id|shipment-date|sku|quantity-shipped|sales-channel",
          "111-2||I1|2026-10-05|TEA|1|Amazon.com",
        ),
      },
    },
    [
      "warning sales-untold | Summary row 2: 2 units of TEA left on 2026-10-05 that the Fulfilled Shipments do not tell of. They count as sales, though multi-channel orders may be among them. Export Fulfilled Shipments again for all days and marketplaces.",
    ],
  ],
  [
    "snapshot-differs: a history of the last day",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US", "10/30/2026|X2|MUG|SELLABLE|4|0|0|0|0|0|0|0|0|0|0|0|4|US"),
        Costs: COSTS,
        History: table(
          "month|fnsku|sku|product-name|average-quantity|end-quantity|fulfillment-center-id|detailed-disposition|country",
          "10/2026|X1|TEA|Tea|8|8|PHX6|SELLABLE|US",
        ),
      },
    },
    [
      "warning snapshot-differs | The Monthly inventory history has 0 units of MUG in US on 2026-10-31, but the ledger ends with 4. 2 such differences of 5 units in all; the ledger's figures count. Export both again for that day, and compare their rows; units between fulfilment centres may stand in one of them only.",
    ],
  ],
  [
    "return-not-in-ledger: an order that came back, and no day of the ledger counts it",
    {
      period: "2026-10",
      tables: {
        Summary: table(
          SUMMARY,
          "10/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|US",
          "10/06/2026|X1|TEA|SELLABLE|10|0|0|0|1|0|0|0|0|0|0|0|11|US",
          "10/31/2026|X1|TEA|SELLABLE|11|0|0|0|0|0|0|0|0|0|0|0|11|US",
        ),
        Costs: COSTS,
        Returns: table(
          "return-date|order-id|sku|asin|fnsku|product-name|quantity|fulfillment-center-id|detailed-disposition|reason|status",
          "2026-10-06T08:00:00+00:00|111-1|TEA|B1|X1|Tea|1|PHX6|SELLABLE|UNWANTED|Unit returned to inventory",
          "2026-10-09T08:00:00+00:00|111-2|TEA|B1|X1|Tea|1|PHX6|SELLABLE|UNWANTED|Unit returned to inventory",
          "2026-10-10T08:00:00+00:00|111-3|TEA|B1|X1|Tea|1|PHX6|SELLABLE|UNWANTED|Reimbursed",
        ),
      },
    },
    [
      "warning return-not-in-ledger | Returns row 3: order 111-2 sent TEA back on 2026-10-09, but Amazon's ledger has only 1 unit of it as customer returns in the period, and this report 2. Look again with a ledger of all your countries that is a week younger; if the units are still not there, ask Amazon where they are.",
    ],
  ],
  [
    "snapshot-undated: a list of stock that does not say when it was made",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Stock: table("seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available", "TEA|X1|B1|NewItem|SELLABLE|6"),
      },
    },
    [
      "info snapshot-undated | Stock: Amazon-fulfilled inventory does not say of which day it is, so that its 1 row is in no figure. Nothing needs to be done: what Amazon has is taken from its ledger. To have it compared with the ledger, write the day into the name of its file or sheet, like 2026-10-31.",
    ],
  ],
  [
    "snapshot-dated-by-name, snapshot-differs: a list of stock whose name says when it was made, with more to sell than there was",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        "Stock 2026-10-31": table(
          "seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available",
          "TEA|X1|B1|NewItem|SELLABLE|8",
        ),
      },
    },
    [
      "warning snapshot-differs | Stock 2026-10-31 row 2: the Amazon-fulfilled inventory has 8 units of TEA on 2026-10-31, but the ledger ends with 7. It is the only difference; the ledger's figures count. The list was made in the course of that day: first look at what moved on it afterwards, then export both again and compare their rows.",
      "info snapshot-dated-by-name | Stock 2026-10-31: Amazon-fulfilled inventory does not say of which day it is; it is dated by its sheet's name, 2026-10-31. If it was exported on another day, write that one into the name.",
    ],
  ],
  [
    "snapshot-name-doubtful: day and month in the name of a list of stock",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        "Stock 03-04-2026": table(
          "seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available",
          "TEA|X1|B1|NewItem|SELLABLE|8",
        ),
      },
    },
    [
      'warning snapshot-name-doubtful | Stock 03-04-2026: Amazon-fulfilled inventory does not say of which day it is, and "03-04-2026" in its sheet\'s name may be 2026-03-04 or 2026-04-03: it is not compared with the ledger. Write one day into the name, like 2026-10-31.',
    ],
  ],
  [
    "snapshot-of-other-days: a list of stock of a day after the ledger",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Stock: table(
          "Date|seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available",
          "2026-11-02|TEA|X1|B1|NewItem|SELLABLE|8",
        ),
      },
    },
    [
      "info snapshot-of-other-days | Stock: Amazon-fulfilled inventory is of 2026-11-02, a day of which the ledger tells no balance: its rows are of 2026-10-01 to 2026-10-31. It is not compared; bring a daily ledger that reaches that day.",
    ],
  ],
  [
    "snapshot-dated-by-name, snapshot-not-compared: a list of stock without a ledger",
    {
      tables: {
        Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-10-05|Shop|TEA|opening|1|1.00|USD",
        "Stock 2026-10-31": table(
          "seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available",
          "TEA|X1|B1|NewItem|SELLABLE|8",
        ),
      },
    },
    [
      "info snapshot-dated-by-name | Stock 2026-10-31: Amazon-fulfilled inventory does not say of which day it is; it is dated by its sheet's name, 2026-10-31. If it was exported on another day, write that one into the name.",
      "info snapshot-not-compared | Stock 2026-10-31: Amazon-fulfilled inventory is of 2026-10-31, but there is no ledger of Amazon's here to hold it to, so that its rows are in no figure. Bring the ledger of that day if it is to be compared.",
    ],
  ],
  [
    "snapshot-not-compared: a list of the stock in other countries than the ledger's",
    {
      tables: {
        Summary: table(SUMMARY, "10/31/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Stock: table(
          "Date|seller-sku|fulfillment-channel-sku|asin|condition-type|country|quantity-for-local-fulfillment",
          "2026-10-31|TEA|X1|B1|NewItem|DE|8",
          "2026-10-31|TEA|X1|B1|NewItem|CA|8",
        ),
      },
    },
    [
      "info snapshot-not-compared | Stock: Amazon-fulfilled inventory is of 2026-10-31 and tells the stock in CA, DE, of which the ledger has nothing. It is not compared; bring the ledger of those countries.",
    ],
  ],
  [
    "redefinition-unpaired: what a product became is not told",
    {
      tables: {
        Detail: table(
          DETAIL,
          "10/05/2026|X1|TEA|Receipts||20|PHX6|SELLABLE||US",
          "10/06/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|4|US",
          "10/07/2026|X2|MUG|Adjustments||1|PHX6|SELLABLE|3|US",
        ),
        Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost\n2026-10-05|FBA-US|TEA|opening|1|1.00\n2026-10-05|FBA-US|MUG|opening|1|1.00",
        Costs: COSTS,
      },
    },
    [
      "warning redefinition-unpaired | Detail row 3: 3 units of TEA became another product on 2026-10-06, and nothing tells which: their cost was not carried over to it (4 units in 2 rows in all). Find the other product among the adjustments of that day, and move the cost by a movement of type revaluation for each of the two.",
    ],
  ],
  [
    "sales-untold, shipments-not-in-ledger: in a ledger by month",
    {
      tables: {
        Summary: table(SUMMARY, "10/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
        Fulfilled: table(
          "amazon-order-id|merchant-order-id|shipment-item-id|shipment-date|sku|quantity-shipped|sales-channel",
          "111-2||I1|2026-10-05|TEA|1|Amazon.com",
        ),
        Replacements: table("shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id", "2026-10-09|MUG|1|111-4|111-3"),
      },
    },
    [
      "warning shipments-not-in-ledger | Replacements row 2: MUG left on 2026-10-09 by a replacement order, but the ledger has too few customer shipments of it in that month and the days beside it. 1 unit in 1 row was not told apart from the sales. Export the ledger and this report again for the same days; if the SKU is called otherwise there, add it to the SKU map.",
      "warning sales-untold | Summary row 2: 2 units of TEA left in the month to 2026-10-31 that the Fulfilled Shipments do not tell of. They count as sales, though multi-channel orders may be among them. Export Fulfilled Shipments again for all days and marketplaces.",
    ],
  ],
];

test.each(EXAMPLES)("%s", (_, scenario, expected) => {
  expect(messages(scenario)).toEqual(expected);
});
