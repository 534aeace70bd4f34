/** What can be wrong with cases, payments and claim windows, each in its smallest example, with the whole message. */
import { run, type Scenario } from "../core/engine/scenario";
import { DETAIL } from "../core/engine/scenario-headers";

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
const FBA1 = table(SHIPMENTS, "FBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US");
/** Four units too few, and as many too many. */
const WITH_SURPLUS = `${FBA1}\nFBA2|TEA|100|100|104|2026-09-02|2026-09-21|2026-10-11|CLOSED|FBA-US`;
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD";
const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const SETS = "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1";
const RETURNED = "return-date|order-id|sku|fnsku|quantity|detailed-disposition|status";
/** Two orders, and a third whose goods may still come back. */
const REFUNDED = table(
  "settlement-id|settlement-start-date|settlement-end-date|currency|transaction-type|order-id|marketplace-name|amount-type|amount-description|amount|fulfillment-id|posted-date|sku|quantity-purchased",
  "9001|||USD|Refund|111-1|Amazon.com|ItemPrice|Principal|-20.00|AFN|2026-08-03|TEA|1",
  "9001|||USD|Refund|111-2|Amazon.com|ItemPrice|Principal|-20.00|AFN|2026-08-19|TEA|1",
  "9001|||USD|Refund|111-3|Amazon.com|ItemPrice|Principal|-20.00|AFN|2026-10-01|TEA|1",
);
const CASES = "Case ID|Shipment ID|SKU|Status|Opened|Closed|Units";
const CASES_OF_KINDS = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units";
const WINDOWS = "Marketplace|Claim Type|First Day|Last Day|Clock Start";
const WINDOW = table(WINDOWS, "US|inbound-missing|15|60|delivered");
const LONG_WINDOW = table(WINDOWS, "US|inbound-missing|15|120|delivered");
const PAYMENT = "2026-10-20|R1|C1|Lost_Inbound|TEA|USD|10.00|4|0|4|";
const OWN = table("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-09-01|Shop|CUP|opening|9|1.00", "2026-11-05|Shop|CUP|sale|1|");
const CARRIERS_WINDOW_UNKNOWN =
  "info claim-window-unknown | From when to when carrier-loss can be claimed in US is not known: no row of a Claim windows table says so. Look it up in your contract with the carrier and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).";
/** A month to close: four units of FBA1 are missing. */
const october = (tables: Scenario["tables"]): NonNullable<Scenario["closed"]> => ({
  period: "2026-10",
  tables: { Own: OWN, Shipments: FBA1, Costs: COSTS, Windows: WINDOW, ...tables },
});
/** Both for the same four units. */
const TWO_GRANTS = table(
  `${CASES_OF_KINDS}|Amount`,
  "C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-14|4|20.00",
  "C2|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-15|4|18.00",
);
const GRANTS_OF_THREE = table(
  `${CASES_OF_KINDS}|Amount`,
  "C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-24|3|15.00",
  "C2|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-25|3|13.50",
);
const DENIED = "C1|FBA1|TEA|denied|2026-10-12|2026-10-20|4";
const OPEN_CASE = "C1|FBA1|TEA|open|2026-10-12||4";

const REVIEWS = ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"];
const REGISTER = ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note", "Kept in", "As written"];

/** October as an earlier version closed it: with the name of R1, and no row of it. */
const SEALED_SETTINGS =
  "by auto, claimWarningDays 14, currency null, disposition total, draftLanguage en, method month-end-average, onSaleDays 14, overReceiptCost shipment, paymentDays 14, proposeCases false, receivingDays 30, removalDays 30, returnDays 45, settlementDays 30, transitDays 60, volumeDivisor 6000";
const CLOSED_WITHOUT_REIMBURSEMENTS: readonly (readonly (string | number | null)[])[] = [
  [
    "Closed to",
    "Location",
    "SKU",
    "FNSKU",
    "Disposition",
    "Shipment ID",
    "Units",
    "Goods",
    "Freight",
    "Other",
    "Value",
    "Currency",
    "Rows since",
    "Closed on",
    "Forced",
    "Layers",
    "Settings",
    "Movements",
    "Inputs",
    "Seal",
  ],
  [
    46326,
    "In transit",
    "TEA",
    null,
    null,
    null,
    0,
    0,
    0,
    0,
    0,
    "USD",
    null,
    46361,
    null,
    null,
    SEALED_SETTINGS,
    "&= / /2026-10-20:1:250,0,0:FBA1: 5542860f ; ;97838c7c <",
    "8c740151aad93424dd63c1ebdb2365ecefb0bb5f9324c3e422f08508e0f025dc",
    "260ed62ea69cf7ec97ae9ee73fbc71074e244d436ca59f8d66445e51bfb43133",
  ],
  [
    46326,
    "In transit",
    "TEA",
    null,
    null,
    "FBA1",
    99,
    247.5,
    0,
    0,
    247.5,
    "USD",
    null,
    46361,
    null,
    null,
    SEALED_SETTINGS,
    null,
    "8c740151aad93424dd63c1ebdb2365ecefb0bb5f9324c3e422f08508e0f025dc",
    "260ed62ea69cf7ec97ae9ee73fbc71074e244d436ca59f8d66445e51bfb43133",
  ],
  [
    46326,
    "Shop",
    "CUP",
    null,
    null,
    null,
    9,
    9,
    0,
    0,
    9,
    "USD",
    46266,
    46361,
    null,
    null,
    SEALED_SETTINGS,
    null,
    "8c740151aad93424dd63c1ebdb2365ecefb0bb5f9324c3e422f08508e0f025dc",
    "260ed62ea69cf7ec97ae9ee73fbc71074e244d436ca59f8d66445e51bfb43133",
  ],
];

const GRANTED = "C1|FBA1|TEA|reimbursed|2026-10-12|2026-10-20|4|20.00";
const WITH_AMOUNT = `${CASES}|Amount`;
const AFTER_GRANT: Partial<Scenario> = {
  period: "2026-11",
  today: "2026-12-05",
  closed: october({ Cases: table(WITH_AMOUNT, GRANTED) }),
};

/** Today is 5 November 2026; the window of FBA1 ends on 19 November. */
function messages(tables: Readonly<Record<string, string>>, more: Partial<Scenario> = {}): readonly string[] {
  const result = run({ tables: { Shipments: FBA1, Costs: COSTS, Windows: WINDOW, ...tables }, ...more });
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

const EXAMPLES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], Partial<Scenario>?])[] = [
  [
    "reversal-without-original: money is taken back for a payment that is not here",
    { Paid: table(PAID, "2026-10-30|R9||Reimbursement_Reversal|TEA|USD|-10.00|-4|0|-4|R0") },
    [
      "warning reversal-without-original | Paid row 2: reimbursement R9 takes back 10 USD for 4 units of TEA, but its original R0 is not here. Bring the Reimbursements report of the month in which that was paid; until then no unit is taken for open again.",
    ],
  ],
  [
    "reversal-without-original: or names none",
    { Paid: table(PAID, "2026-10-30|R9||GeneralAdjustment|TEA|USD|-10.00|-4|0|-4|") },
    [
      "warning reversal-without-original | Paid row 2: reimbursement R9 takes back 10 USD for 4 units of TEA, but names no original, and no payment here is like it. Ask Amazon which reimbursement it belongs to; until then no unit is taken for open again.",
    ],
  ],
  [
    "reversal-without-original: or may be of either of two",
    {
      Paid: table(PAID, PAYMENT, "2026-10-25|R2||Lost_Warehouse|TEA|USD|10.00|4|0|4|", "2026-10-30|R9||GeneralAdjustment|TEA|USD|-10.00|-4|0|-4|"),
      Cases: table(CASES, OPEN_CASE),
    },
    [
      "warning reversal-without-original | Paid row 4: reimbursement R9 takes back 10 USD for 4 units of TEA, but names no original, and may be of R1 of 2026-10-20 (Lost_Inbound) or R2 of 2026-10-25 (Lost_Warehouse): nothing in the row tells which, so none was taken. Ask Amazon of which, and enter its ID in the column original-reimbursement-id of the row; until then no unit is taken for open again.",
    ],
  ],
  [
    "reversal-without-original: or is like one of another reason",
    { Paid: table(PAID, PAYMENT, "2026-10-30|R9||Lost_Warehouse|TEA|USD|-10.00|-4|0|-4|"), Cases: table(CASES, OPEN_CASE) },
    [
      "warning reversal-without-original | Paid row 3: reimbursement R9 takes back 10 USD for 4 units of TEA, but names no original. R1 of 2026-10-20 is like it, and was not taken: it was paid as Lost_Inbound, and this row says Lost_Warehouse. Ask Amazon whether it is of that one, and enter its ID in the column original-reimbursement-id of the row; until then no unit is taken for open again.",
    ],
  ],
  [
    "reimbursement-twice: one row in two exports",
    { Paid: table(PAID, PAYMENT, PAYMENT), Cases: table(CASES, OPEN_CASE) },
    [
      "warning reimbursement-twice | Paid row 3: reimbursement R1 stands already in Paid row 2, with the same figures. It was counted once; delete one of the two.",
    ],
  ],
  [
    "reimbursement-twice: many rows of one export, of a set each once",
    {
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
      Paid: table(PAID, PAYMENT, "2026-10-21|R2||Lost_Warehouse|SET|USD|9.00|1|0|1|", "2026-10-22|R3||Lost_Warehouse|TEA|USD|0.50|0|1|1|"),
      Again: table(PAID, "2026-10-21|R2||Lost_Warehouse|SET|USD|9.00|1|0|1|", "2026-10-22|R3||Lost_Warehouse|TEA|USD|0.50|0|1|1|", PAYMENT),
      Map: table("SKU|MSKU|Units", "TEA|SET|1", "MUG|SET|2"),
      Cases: table(CASES, OPEN_CASE),
    },
    [
      "warning reimbursement-twice | Again row 2: reimbursement R2 stands already in Paid row 3, with the same figures; so do 2 more rows of this table. Each was counted once; delete one of the two, or export days of which the other has none.",
    ],
  ],
  [
    "reimbursed-beyond-missing: paid twice",
    { Paid: table(PAID, PAYMENT, "2026-10-25|R2|C1|Lost_Inbound|TEA|USD|10.00|4|0|4|"), Cases: table(CASES, OPEN_CASE) },
    [
      "warning reimbursed-beyond-missing | Paid row 3: reimbursement R2 pays for 4 units of TEA, 4 more than FBA1 still lacks (4 missing in all, and paid for). If they are for a shipment that is not here, add it to Shipments. If not, they were paid twice, and Amazon may take that back: keep the money aside.",
    ],
  ],
  [
    "paid-while-receiving: Amazon is still counting, and waits for no case",
    {
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|100|96|2026-09-01|2026-10-10||RECEIVING|FBA-US"),
      Paid: table(PAID, PAYMENT),
      Windows: WINDOW,
    },
    [
      "info paid-while-receiving | Paid row 2: reimbursement R1 pays for 4 units of TEA, and Amazon is still counting them (FBA1). It answers for what is missing when the counting ends. Wait for that: nothing is to be paid back yet, unless the units arrive after all.",
    ],
  ],
  [
    "paid-before-arrival: what was missing came in after all",
    {
      Shipments: table(SHIPMENTS.replace("Received|", ""), "FBA1|TEA|100|100|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
      Detail: table(DETAIL, "2026-09-20|X1|TEA|Receipts|FBA1|96|PHX6|SELLABLE||US||", "2026-10-22|X1|TEA|Receipts|FBA1|3|PHX6|SELLABLE||US||"),
      Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-09-15|FBA-US|TEA|opening|5|2.50"),
      Paid: table(PAID, PAYMENT),
      Cases: table(CASES, OPEN_CASE),
    },
    [
      "warning paid-before-arrival | Paid row 2: reimbursement R1 pays for 4 units of TEA, and 3 of them arrived after it was paid: FBA1 received them by 2026-10-22. Amazon takes back what it paid for units that arrive: keep the money aside.",
    ],
  ],
  [
    "paid-before-arrival: they were given back in stock",
    {
      Shipments: table(SHIPMENTS.replace("Received|", ""), "FBA1|TEA|100|100|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
      Detail: table(DETAIL, "2026-09-20|X1|TEA|Receipts|FBA1|96|PHX6|SELLABLE||US||", "2026-10-22|X1|TEA|Receipts|FBA1|4|PHX6|SELLABLE||US||"),
      Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-09-15|FBA-US|TEA|opening|5|2.50"),
      Paid: table(PAID, "2026-10-20|R1||Lost_Inbound|TEA|USD|0.00|0|4|4|"),
    },
    [
      "warning paid-before-arrival | Paid row 2: reimbursement R1 pays for 4 units of TEA that arrived after they were paid for: FBA1 received them by 2026-10-22. Amazon takes back what it paid for units that arrive: 4 units given back in stock may leave it again.",
    ],
  ],
  [
    "reimbursement-taken-back: nothing shows that the units were found",
    { Paid: table(PAID, PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|USD|-10.00|-4|0|-4|R1"), Cases: table(CASES, OPEN_CASE) },
    [
      "warning reimbursement-taken-back | Paid row 3: the money of reimbursement R1 was taken back, and 4 units of FBA1 TEA are open again: nothing here shows that they were found. Ask Amazon where they are, or claim them again.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-payment-missing: the register says paid, the report does not",
    { Paid: table(PAID, "2026-10-01|R1|C9|CustomerReturn|MUG|USD|3.00|1|0|1|"), Cases: table(CASES, "C1|FBA1|TEA|reimbursed|2026-10-12|2026-10-20|4") },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is reimbursed since 2026-10-20. The Reimbursements report covers that day and has no payment of it. 4 units stay open. Ask Amazon for the payment, or correct the status.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-payment-missing: granted long ago, and no report is here",
    { Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12|2026-10-20|4") },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is granted since 2026-10-20. No Reimbursements report is here that would tell whether it was paid. 4 units stay open. Bring the report from that day on, ask Amazon for the payment, or correct the status.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-payment-missing: granted on a day that nobody wrote down, and asked long ago",
    { Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12||4") },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is granted, and its Closed is empty: it is taken to be granted on 2026-10-12, its Opened. No Reimbursements report is here that would tell whether it was paid. 4 units stay open. Bring the report from that day on, ask Amazon for the payment, fill in Closed, or correct the status.",
      "warning case-day-missing | Cases row 2: case C1 is granted, but its Closed is empty. Fill in the day on which that was decided: its units leave goods in transit on it, until then on 2026-10-12.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-payment-missing: the report begins after the grant",
    { Paid: table(PAID, "2026-10-22|R1|C9|CustomerReturn|MUG|USD|3.00|1|0|1|"), Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12|2026-10-15|4") },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is granted since 2026-10-15. The Reimbursements report begins after that day, on 2026-10-22, and has no payment of it. 4 units stay open. If the report was not downloaded from that day on, bring it from there. If it was, nothing was paid in between: ask Amazon for the payment, or correct the status.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-payment-missing: a report without rows",
    { Paid: table(PAID), Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12|2026-10-15|4") },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is granted since 2026-10-15. The Reimbursements report has no rows that would tell whether it was paid. 4 units stay open. Bring the report from that day on, ask Amazon for the payment, or correct the status.",
      "info report-empty | Paid row 1: this has the header of Reimbursements, but no rows under it: Amazon reports none of the days for which it was exported. If there were none, nothing is to be done; if there were, or it was exported for other days, export it again for the period you reconcile.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-payment-missing: the report pays some of it",
    {
      Paid: table(PAID, "2026-10-14|R0|C9|CustomerReturn|MUG|USD|3.00|1|0|1|", "2026-10-20|R1|C1|Lost_Inbound|TEA|USD|3.00|1|0|1|"),
      Cases: table(`${CASES}|Amount`, "C1|FBA1|TEA|granted|2026-10-12|2026-10-15|4|12.00"),
    },
    [
      "warning case-payment-missing | Cases row 2: case C1 (FBA1 TEA) is granted since 2026-10-15. The Reimbursements report covers that day and has a payment of 1 unit only. 3 more units stay open. Ask Amazon for the payment, or correct the status.",
      "info claim-window-unknown | From when to when unpaid-compensation can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "case-worth-closed: the goods cost more by now than when their case was booked",
    { Own: OWN, Cases: table(CASES, DENIED), Costs: COSTS.replace("2.50", "3.00") },
    [
      "warning closed-month-changed | Closed months row 6: TEA at In transit was closed on 2026-10-31 with 96 units worth 240.00 USD, and its rows now give 96 units worth 288.00 USD. 2026-10 stays as it was closed; the difference stands on the next day, as revaluation. No movement of 2026-10 changed: a cost, a rate, a setting or an earlier month did.",
      "info case-worth-closed | Cases row 2: the 4 units of FBA1 TEA that case C1 settled were booked at 10.00 USD when the month was closed, and the rows now give 12.00 USD. The case is worth what was booked; what changed since is booked in the open month. Nothing is to be done, unless the change itself is a mistake.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: october({ Cases: table(CASES, DENIED) }),
    },
  ],
  [
    "grant-taken-back: Amazon denied what it had granted",
    { Own: OWN, Cases: table(CASES, "C1|FBA1|TEA|denied|2026-10-12|2026-11-15|4") },
    [
      "info grant-taken-back | Cases row 2: case C1 had been granted 20.00 USD that was not paid when 2026-10 was closed, and was booked as a claim on Amazon and income. It is denied now: the journal takes 20.00 USD back. If that is not meant, correct the register.",
    ],
    AFTER_GRANT,
  ],
  [
    "grant-overtaken: the units of a grant were paid for under another case, which a closed month did not know",
    { Own: OWN, Windows: LONG_WINDOW, Cases: TWO_GRANTS, Paid: table(PAID, PAYMENT.replace("2026-10-20", "2026-11-10")) },
    [
      "warning grant-overtaken | Cases row 3: case C2 is granted, but the units that it was for were made good by reimbursement R1 of 2026-11-10 for case C1: nothing is left that it could be paid for. 18.00 USD of it had been booked as a claim on Amazon and income when 2026-10 was closed: the journal takes that back. If it was never to be paid beside that, correct its Status; if it was granted for other units, correct its Shipment ID or SKU.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: october({ Cases: TWO_GRANTS }),
    },
  ],
  [
    "grant-overtaken: some of its units are left",
    {
      Own: OWN,
      Windows: LONG_WINDOW,
      Cases: GRANTS_OF_THREE,
      Paid: table(PAID, "2026-10-01|R0|C0|GeneralAdjustment|CUP|USD|1.00|0|0|0|", "2026-11-04|R1|C1|Lost_Inbound|TEA|USD|15.00|3|0|3|"),
    },
    [
      "warning grant-overtaken | Cases row 3: case C2 is granted, but some of the units that it was for were made good by reimbursement R1 of 2026-11-04 for case C1: it can be paid for no more than 1 unit. 9.00 USD of it had been booked as a claim on Amazon and income when 2026-10 was closed: the journal takes that back. If it was never to be paid beside that, correct its Units and Amount; if it was granted for other units, correct its Shipment ID or SKU.",
    ],
    {
      period: "2026-11",
      today: "2026-11-05",
      closed: october({ Cases: GRANTS_OF_THREE, Paid: table(PAID, "2026-10-01|R0|C0|GeneralAdjustment|CUP|USD|1.00|0|0|0|") }),
    },
  ],
  [
    "grant-overtaken: units of a warehouse",
    {
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|100|100|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
      Detail: table(DETAIL, "10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4"),
      Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-09-15|FBA-US|TEA|opening|50|2.50"),
      Cases: table(CASES_OF_KINDS, "C1||TEA|warehouse-lost|granted|2026-10-12|2026-10-15|4", "C2||TEA|warehouse-lost|granted|2026-10-13|2026-10-16|4"),
      Paid: table(PAID, PAYMENT.replace("Lost_Inbound", "Lost_Warehouse")),
    },
    [
      "warning grant-overtaken | Cases row 3: case C2 is granted, but the units that it was for were made good by reimbursement R1 of 2026-10-20 for case C1: nothing is left that it could be paid for. If it was never to be paid beside that, correct its Status; if it was granted for other units, correct its Shipment ID or SKU, or bring the reports of the months before, in case they tell of more.",
    ],
  ],
  [
    "grant-overtaken: some of its units are left, and no closed month has booked it",
    { Windows: LONG_WINDOW, Cases: GRANTS_OF_THREE, Paid: table(PAID, "2026-10-20|R1|C1|Lost_Inbound|TEA|USD|15.00|3|0|3|") },
    [
      "warning grant-overtaken | Cases row 3: case C2 is granted, but some of the units that it was for were made good by reimbursement R1 of 2026-10-20 for case C1: it can be paid for no more than 1 unit. If it was never to be paid beside that, correct its Units and Amount; if it was granted for other units, correct its Shipment ID or SKU.",
    ],
  ],
  [
    "grant-overtaken: no closed month has booked it",
    { Windows: LONG_WINDOW, Cases: TWO_GRANTS, Paid: table(PAID, PAYMENT) },
    [
      "warning grant-overtaken | Cases row 3: case C2 is granted, but the units that it was for were made good by reimbursement R1 of 2026-10-20 for case C1: nothing is left that it could be paid for. If it was never to be paid beside that, correct its Status; if it was granted for other units, correct its Shipment ID or SKU.",
    ],
  ],
  [
    "first-payment-in-dispute: a payment for a dispute about another that is not here",
    {
      Paid: table(PAID, PAYMENT.replace("C1", "C9")),
      Cases: table(`${CASES_OF_KINDS}|Amount`, "C9||TEA|valuation|open|2026-10-12||4|10.00"),
      Windows: LONG_WINDOW,
    },
    [
      "warning first-payment-in-dispute | Paid row 2: reimbursement R1 pays for 4 units of TEA and names case C9, which says that too little was paid; but no payment for TEA before it is known here. It is taken for more money for what was paid before, so that a loss of these units stays claimed as well. Bring the Reimbursements report of the months before; if this is the first payment for them, correct the Kind of the case to what was lost.",
    ],
  ],
  [
    "first-payment-in-dispute: what was paid before was taken back",
    {
      Paid: table(
        PAID,
        "2026-10-13|R0||Lost_Inbound|TEA|USD|8.00|4|0|4|",
        "2026-10-15|R9||Reimbursement_Reversal|TEA|USD|-8.00|-4|0|-4|R0",
        PAYMENT.replace("C1", "C9"),
      ),
      Cases: table(`${CASES_OF_KINDS}|Amount`, "C9||TEA|valuation|open|2026-10-14||4|10.00"),
      Windows: LONG_WINDOW,
    },
    [
      "warning reimbursement-taken-back | Paid row 3: the money of reimbursement R0 was taken back, and 4 units of FBA1 TEA are open again: nothing here shows that they were found. Ask Amazon where they are, or claim them again.",
      "warning first-payment-in-dispute | Paid row 4: reimbursement R1 pays for 4 units of TEA and names case C9, which says that too little was paid; but what was paid for TEA before it (R0) was taken back. It is taken for more money for what was paid before, so that a loss of these units stays claimed as well. If it pays for them anew, correct the Kind of the case to what was lost.",
    ],
  ],
  [
    "money-without-case: a refunded fee that names nothing, and is more than the case claims that waits",
    { Paid: table(PAID, "2026-10-20|R1||Fee_Correction||USD|25.00|1|0|1|"), Cases: table(`${CASES_OF_KINDS}|Amount`, "C9|||penalty|open|2026-10-12|||20.00") },
    [
      "warning money-without-case | Paid row 2: reimbursement R1 (25.00 USD) names neither goods nor a case, and fits the claim of no case of kind penalty: case C9 stays open. Ask Amazon what it was for; if it was for a case here, enter the case's ID under case-id in the row.",
    ],
  ],
  [
    "grant-taken-back: the carrier pays less than it had granted",
    {
      Own: OWN,
      Shipments: FBA1.replace("100|100|96", "100|96|96"),
      Cases: table(`${CASES_OF_KINDS}|Amount`, "K1|FBA1|TEA|carrier-loss|reimbursed|2026-10-12|2026-10-20|4|8.00"),
    },
    [
      "info grant-taken-back | Cases row 2: case K1 had been granted 10.00 USD that was not paid when 2026-10 was closed, and was booked as a claim on the carrier and income. It is reimbursed with an Amount of 8.00 USD now: the journal takes 2.00 USD back. If that is not meant, correct the register.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: {
        period: "2026-10",
        tables: {
          Own: OWN,
          Shipments: FBA1.replace("100|100|96", "100|96|96"),
          Costs: COSTS,
          Windows: WINDOW,
          Cases: table(`${CASES_OF_KINDS}|Amount`, "K1|FBA1|TEA|carrier-loss|granted|2026-10-12|2026-10-20|4|10.00"),
        },
      },
    },
  ],
  [
    "payment-booked-late: a reimbursement of a closed month, reported after its closing",
    { Windows: LONG_WINDOW, Own: OWN, Paid: table(PAID, "2026-10-28|R9||GeneralAdjustment|MUG|USD|1,230.50|1|0|1|") },
    [
      "info payment-booked-late | Paid row 2: reimbursement R9 for MUG, 1,230.50 USD, was not there when 2026-10 was closed. 2026-10 stays as it was closed, and it is among the entries of 2026-11, the first open month. Nothing is to be done, unless you have booked it by hand.",
    ],
    { period: "2026-11", today: "2026-12-05", closed: october({ Paid: PAID }) },
  ],
  [
    "payments-not-here: a month that was closed without its reimbursements had one for a case that is still open",
    {
      Windows: LONG_WINDOW,
      Own: table(OWN, "2026-11-06|Shop|CUP|sale|1|"),
      Paid: table(PAID, "2026-11-20|R2|C1|Lost_Inbound|TEA|USD|2.50|1|0|1|"),
      Cases: table(CASES, "C1|FBA1|TEA|open|2026-10-12||4"),
    },
    [
      "warning payments-not-here | Cases row 2: a reimbursement that closed months had is not in the Reimbursements report, the first of 2026-10. What case C1 was paid by then is not known here: cash is too low, what was paid may be claimed again, and a later payment may be taken for it. Bring the report from 2026-10 on.",
    ],
    { period: "2026-11", today: "2026-12-05", ours: { "closed-months": CLOSED_WITHOUT_REIMBURSEMENTS } },
  ],
  [
    "reimbursement-changed: a row that a closed month has says something else",
    {
      Windows: LONG_WINDOW,
      Own: OWN,
      Paid: table(PAID, "2026-10-20|R1|C1|Lost_Inbound|TEA|USD|3.00|1|0|1|"),
      Cases: table(CASES, "C1|FBA1|TEA|open|2026-10-12||4"),
    },
    [
      "warning reimbursement-changed | Paid row 2: reimbursement R1 for TEA is 1 unit for 3.00 USD here, and 2026-10 was closed with 1 unit for 2.50 USD. 2026-10 stays as it was closed; units count as they are here, and +0.50 USD is among the entries of 2026-11, the first open month. If Amazon did not change it, download the report again.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: october({ Cases: table(CASES, OPEN_CASE), Paid: table(PAID, "2026-10-20|R1|C1|Lost_Inbound|TEA|USD|2.50|1|0|1|") }),
    },
  ],
  [
    "reimbursement-changed: a row that a closed month has is of the open month by now",
    {
      Windows: LONG_WINDOW,
      Own: OWN,
      Paid: table(PAID, "2026-11-01|R1|C1|Lost_Inbound|TEA|USD|2.50|1|0|1|"),
      Cases: table(CASES, "C1|FBA1|TEA|open|2026-10-12||4"),
    },
    [
      "warning reimbursement-changed | Paid row 2: reimbursement R1 for TEA is 1 unit for 2.50 USD of 2026-11-01 here, and 2026-10 was closed with 1 unit for 2.50 USD of 2026-10-31. 2026-10 stays as it was closed; units count as they are here. If Amazon did not change it, download the report again.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: october({ Cases: table(CASES, OPEN_CASE), Paid: table(PAID, "2026-10-31|R1|C1|Lost_Inbound|TEA|USD|2.50|1|0|1|") }),
    },
  ],
  [
    "grant-taken-back: the case is not in the register any more",
    { Windows: LONG_WINDOW, Own: OWN },
    [
      "info grant-taken-back | Case C1 had been granted 20.00 USD that was not paid when 2026-10 was closed, and was booked as a claim on Amazon and income. It is gone from the register now: the journal takes 20.00 USD back. If that is not meant, correct the register.",
      "info loss-undone | Shipments row 2: 4 units of TEA of FBA1 (case C1) left transit as lost in 2026-10 or before, which is closed. By now no decision and no payment is there for them. What was closed stays, and on 2026-11-01 they are in transit again at what they had left with. If that is not meant, correct the register.",
    ],
    AFTER_GRANT,
  ],
  [
    "loss-undone: another shipment has them, since the one that it had them of has its own by now",
    { Own: OWN, Shipments: `${WITH_SURPLUS}\nFBA3|TEA|100|100|100|2026-09-03|2026-09-22|2026-11-10|CLOSED|FBA-US`, Cases: table(CASES, DENIED) },
    [
      "info loss-undone | Cases row 2: 4 units of TEA of FBA1 (case C1) left transit as lost in 2026-10 or before, which is closed. By now they are among what came in under FBA2. What was closed stays, and on 2026-11-01 they are in transit again at what they had left with. Nothing is to be done.",
    ],
    {
      period: "2026-11",
      today: "2026-12-05",
      closed: {
        period: "2026-10",
        tables: {
          Own: OWN,
          Shipments: `${WITH_SURPLUS}\nFBA3|TEA|100|100|96|2026-09-03|2026-09-22||RECEIVING|FBA-US`,
          Costs: COSTS,
          Windows: WINDOW,
          Cases: table(CASES, DENIED),
        },
      },
    },
  ],
  [
    "case-day-missing: a decision without its day",
    { Cases: table(CASES, "C1|FBA1|TEA|denied|2026-10-12||4") },
    [
      "warning case-day-missing | Cases row 2: case C1 is denied, but its Closed is empty. Fill in the day on which that was decided: its units leave goods in transit on it, until then on 2026-10-12.",
    ],
  ],
  [
    "case-status-unknown: a word of the seller's own",
    { Cases: table(CASES, "C1|FBA1|TEA|won|2026-10-12||4") },
    [
      'warning case-status-unknown | Cases row 2: the Status of case C1 is "won", which is none of the words known there: nothing tells how it ended, so it settles nothing, as if it were still open. Use one of: draft, open, granted, reimbursed, restocked, denied, written off, closed.',
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-status-unknown: with the day on which it was closed",
    { Cases: table(CASES, "C1|FBA1|TEA|won|2026-10-12|2026-10-20|4") },
    [
      'warning case-status-unknown | Cases row 2: the Status of case C1 is "won", which is none of the words known there: nothing tells how it ended, so it settles nothing, as if it were still open. Use one of: draft, open, granted, reimbursed, restocked, denied, written off, closed.',
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-status-unknown: the words of the table's own language are offered too",
    { Cases: table(CASES, "C1|FBA1|TEA|好了|2026-10-12||4") },
    [
      'warning case-status-unknown | Cases row 2: the Status of case C1 is "好了", which is none of the words known there: nothing tells how it ended, so it settles nothing, as if it were still open. Use one of: draft (草稿), open (处理中), granted (已批准), reimbursed (已赔付), restocked (已补回), denied (已拒绝), written off (已核销), closed (已关闭).',
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-of-two-kinds: a fee about the goods of another case of the same number",
    {
      Cases: table(
        `${CASES_OF_KINDS}|Amount`,
        "C1|FBA1|TEA|penalty|open|2026-10-12|||3.00",
        "C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-20|4|10.00",
      ),
      Windows: LONG_WINDOW,
    },
    [
      "warning case-of-two-kinds | Cases row 2: case C1 (FBA1 TEA) is of kind penalty here and of kind inbound-missing in Cases row 3. Rows with the same Case ID, shipment and SKU are one case, taken for one of kind inbound-missing, as the row that is furthest along says. If they are two questions, give this row a Case ID of its own; if it is one, write the same Kind in both.",
    ],
    { today: "2026-10-31" },
  ],
  [
    "case-kind-unknown: beside a shipment",
    { Cases: table(CASES_OF_KINDS, "C1|FBA1|TEA|gone|open|2026-10-12||4") },
    [
      'warning case-kind-unknown | Cases row 2: the Kind of case C1 is "gone", which is none of the words known there: as it names a shipment, it was taken for inbound-missing. Use one of: inbound-missing, carrier-loss, warehouse-lost, warehouse-damaged, return-not-received, removal-lost, removal-other, valuation, not-on-sale, penalty, missing-payment, unpaid-compensation.',
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-kind-unknown: about no shipment",
    { Cases: table(CASES_OF_KINDS, "C1||TEA|丢了|open|2026-10-12||4") },
    [
      'warning case-kind-unknown | Cases row 2: the Kind of case C1 is "丢了", which is none of the words known there: what it is about is not known, so that it may be asked for again. Use one of: inbound-missing (货件短少), carrier-loss (承运人丢失), warehouse-lost (仓库丢失), warehouse-damaged (仓库损坏), return-not-received (退货未收到), removal-lost (移除丢失), removal-other (移除残损), valuation (赔偿金额), not-on-sale (未上架), penalty (罚款), missing-payment (未付款), unpaid-compensation (赔偿未付).',
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-without-units: nothing is claimed by a case that says so",
    { Cases: table(CASES, "C1|FBA1|TEA|open|2026-10-12||0") },
    [
      "warning case-without-units | Cases row 2: case C1 claims 0 units. Fill in how many, or leave Units empty for all that are missing; until then it counts as if empty.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "carrier-case-in-vain: nobody says what was delivered",
    { Shipments: FBA1.replace("100|100|96", "100||96"), Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|carrier-loss|open|2026-10-12||4") },
    [
      "warning carrier-case-in-vain | Cases row 2: case K1 asks the carrier for units of FBA1 TEA, but nobody says how many were delivered: enter Delivered in Shipments (0 if none were), or the verdict carrier. Until then the case decides nothing.",
    ],
  ],
  [
    "carrier-case-in-vain: everything was delivered",
    { Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|carrier-loss|denied|2026-10-12|2026-10-20|4") },
    [
      "warning carrier-case-in-vain | Cases row 2: case K1 asks the carrier for units of FBA1 TEA, but all of them were delivered: correct Delivered in Shipments, or the Kind of the case. Until then the case decides nothing.",
    ],
  ],
  [
    "carrier-case-in-vain: a rule says that Amazon answers",
    {
      Shipments: FBA1.replace("100|100|96", "100|98|96"),
      Rules: "Order|Received|Delivered|Declared|Cartons|Responsible|Because\n1|< dispatched||||amazon|",
      Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|carrier-loss|denied|2026-10-12|2026-10-20|2"),
    },
    [
      "warning carrier-case-in-vain | Cases row 2: case K1 asks the carrier for units of FBA1 TEA, but Amazon answers for them: correct the verdict or the rule, or close the case. Until then the case decides nothing.",
    ],
  ],
  [
    "amazon-case-in-vain: the carrier granted it, and nothing is missing at Amazon",
    {
      Shipments: FBA1.replace("100|100|96", "100|96|96"),
      Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-20|4"),
    },
    [
      "warning amazon-case-in-vain | Cases row 2: case K1 (FBA1 TEA) is granted as one with Amazon, but nothing is missing there at Amazon: the carrier answers for the 4 units. If the carrier granted it, set Kind to carrier-loss; until then the case decides nothing, and its money is booked nowhere.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
  ],
  [
    "amazon-case-in-vain: Amazon is asked, and only the carrier lost units",
    {
      Shipments: FBA1.replace("100|100|96", "100|96|96"),
      Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|inbound-missing|open|2026-10-12||4"),
    },
    [
      "warning amazon-case-in-vain | Cases row 2: case K1 (FBA1 TEA) is open as one with Amazon, but nothing is missing there at Amazon: the carrier answers for the 4 units. If the carrier is asked, set Kind to carrier-loss; else close it and ask the carrier, or correct Delivered or the verdict. Until then nobody is asked for them.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
  ],
  [
    "amazon-case-in-vain: Amazon refused it, and only the carrier lost units",
    {
      Shipments: FBA1.replace("100|100|96", "100|96|96"),
      Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|inbound-missing|denied|2026-10-12|2026-10-20|4"),
    },
    [
      "warning amazon-case-in-vain | Cases row 2: case K1 (FBA1 TEA) is denied as one with Amazon, but nothing is missing there at Amazon: the carrier answers for the 4 units. If the carrier refused it, set Kind to carrier-loss; else ask the carrier, or correct Delivered or the verdict. Until then the case decides nothing, and they stay open.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
  ],
  [
    "case-beside-both: a case with Amazon about a line of which the carrier lost 2 units and Amazon 2",
    { Shipments: FBA1.replace("100|100|96", "100|98|96"), Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|inbound-missing|open|2026-10-12||2") },
    [
      "warning case-beside-both | Cases row 2: case K1 is about FBA1 TEA, where Amazon answers for 2 missing units and the carrier for 2. It is taken for Amazon's. A case with the carrier needs a row of its own among your cases, of kind carrier-loss: if this is one, correct the Kind, else add a row once you ask the carrier.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-beside-both: a case with the carrier about such a line",
    { Shipments: FBA1.replace("100|100|96", "100|98|96"), Cases: table(CASES_OF_KINDS, "K1|FBA1|TEA|carrier-loss|open|2026-10-12||2") },
    [
      "warning case-beside-both | Cases row 2: case K1 is about FBA1 TEA, where Amazon answers for 2 missing units and the carrier for 2. It is taken for the carrier's. A case with Amazon needs a row of its own among your cases, of kind inbound-missing: if this is one, correct the Kind, else add a row once you ask Amazon.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "case-beside-both: a Case ID beside a line of which the carrier lost 2 units and Amazon 2",
    { Shipments: FBA1.replace("100|100|96", "100|98|96") },
    [
      "warning case-beside-both | Shipment variances row 2: case K1 is about FBA1 TEA, where Amazon answers for 2 missing units and the carrier for 2. It is taken for Amazon's. A case with the carrier needs a row of its own among your cases, of kind carrier-loss: if this is one, correct the Kind, else add a row once you ask the carrier.",
      "info case-opened-missing | Shipment variances row 2: case K1 (FBA1 TEA) was made of a Case ID on Shipment variances and has no day under Opened. A case is about what happened by the day on which it was opened, and only a payment of that day or later answers it; without one it is taken to be about any day. Fill in Opened on Cases.",
      CARRIERS_WINDOW_UNKNOWN,
    ],
    { ours: { "shipment-variances": [REVIEWS, ["FBA1", "TEA", "K1", null, null, null]] }, settings: { claimWarningDays: 0 } },
  ],
  [
    "returns-not-covered: refunds of days before the report begins",
    {
      Settled: REFUNDED,
      Returned: table(RETURNED, "2026-08-20T10:00:00+00:00|111-9|TEA|X1|1|SELLABLE|x", "2026-10-02T10:00:00+00:00|111-8|TEA|X1|1|SELLABLE|x"),
    },
    [
      "info returns-not-covered | Settled row 2: whether the goods of 2 refunded or replaced orders of 2026-08-03 to 2026-08-19 came back is not known: the customer returns report covers 2026-08-20 to 2026-10-02. Nothing is claimed for them. Bring the report from 2026-08-03 on.",
    ],
  ],
  [
    "returns-not-covered: no such report",
    { Settled: REFUNDED.split("\n").slice(0, 2).join("\n") },
    [
      "info returns-not-covered | Settled row 2: whether the goods of 1 refunded or replaced order of 2026-08-03 came back is not known: no customer returns report is here. Nothing is claimed for them. Bring the report from 2026-08-03 on.",
    ],
  ],
  [
    "case-shipment-unknown: a mistyped shipment",
    { Cases: table(CASES, "C1|FBA7|TEA|open|2026-10-12||4") },
    [
      "warning case-shipment-unknown | Cases row 2: case C1 is about shipment FBA7, which no table here knows. Correct the Shipment ID, or add the shipment to Shipments; until then the case answers no variance.",
    ],
  ],
  [
    "cases-overlap: two open cases for the same units",
    { Cases: table(CASES, OPEN_CASE, "C2|FBA1|TEA|open|2026-10-20||4") },
    [
      "warning cases-overlap | Cases row 3: FBA1 TEA lacks 4 units, but its open cases (C1, C2) together claim 8. A unit can be claimed once: close one of them, or correct its Units.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "cases-overlap: two cases that were granted the same units",
    { Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12|2026-10-25|4", "C2|FBA1|TEA|granted|2026-10-20|2026-10-30|4"), Windows: LONG_WINDOW },
    [
      "warning cases-overlap | Cases row 3: FBA1 TEA lacks 4 units, but its granted cases (C1, C2) together wait for the money of 8. A unit is paid for once: correct the Units or the Status of one of them; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "cases-overlap: a case that asks for what another was granted",
    { Cases: table(CASES, "C1|FBA1|TEA|granted|2026-10-12|2026-10-25|3", "C2|FBA1|TEA|open|2026-10-20||4"), Windows: LONG_WINDOW },
    [
      "warning cases-overlap | Cases row 3: FBA1 TEA lacks 4 units, but its cases (C1, C2) are together for 7, with what was granted to C1. A unit can be claimed once: close the case that asks for the same ones, or correct its Units; if it asks for the money that was granted, its Kind is unpaid-compensation. Until then it shows what is left beside the grant.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "cases-overlap: a case that asks for what another was paid for",
    {
      Cases: table(CASES, "C1|FBA1|TEA|reimbursed|2026-10-12|2026-10-25|3", "C2|FBA1|TEA|open|2026-10-20||4"),
      Paid: table(PAID, "2026-10-28|R1|C1|Lost_Inbound|TEA|USD|7.50|3|0|3|"),
      Windows: LONG_WINDOW,
    },
    [
      "warning cases-overlap | Cases row 3: FBA1 TEA lacks 4 units, but its cases (C1, C2) are together for 7, with what was made good under C1. A unit can be claimed once: close the case that asks for the same ones, or correct its Units; if it asks for more money for them, its Kind is valuation. Until then it shows what is left beside that.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "grants-overlap: two cases that were granted the same units of a warehouse",
    {
      Shipments: table(SHIPMENTS, "FBA1|TEA|100|100|100|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
      Detail: table(DETAIL, "10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4"),
      Own: table("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-09-15|FBA-US|TEA|opening|50|2.50"),
      Cases: table(CASES_OF_KINDS, "C1||TEA|warehouse-lost|granted|2026-10-12|2026-10-25|3", "C2||TEA|warehouse-lost|granted|2026-10-20|2026-10-30|3"),
      Windows: table(WINDOWS, "US|warehouse-lost|0|60|reported", "US|unpaid-compensation|0|60|reported"),
    },
    [
      "warning grants-overlap | Cases row 3: the granted cases of kind warehouse-lost about TEA (C1, C2) together wait for the money of 6 units, and the reports here tell of 4 that are gone and not paid for. A unit is paid for once: correct the Units or the Status of one of them, or bring the reports of the months before, in case they tell of more; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.",
    ],
    { settings: { claimWarningDays: 0 } },
  ],
  [
    "claim-type-unknown: a window of what nobody can claim",
    { Windows: table(WINDOWS, "US|inbound-missing|15|60|delivered", "US|theft|0|30|reported", "DE|theft|0|30|reported") },
    [
      'warning claim-type-unknown | Windows row 3: the Claim Type "theft" of this window is none of the words known there, so that the row counts for no claim. Use one of: inbound-missing, carrier-loss, warehouse-lost, warehouse-damaged, return-not-received, removal-lost, removal-other, valuation, not-on-sale, penalty, missing-payment, unpaid-compensation.',
    ],
  ],
  [
    "claim-window-twice: two windows for one time",
    { Windows: table(WINDOWS, "US|inbound-missing|15|60|delivered", "USA|inbound-missing|15|70|delivered", "US|inbound-missing|15|70|delivered") },
    [
      "warning claim-window-twice | Windows row 3: the window for inbound-missing in US at all times is day 15 to 70 after it was delivered, but Windows row 2 says day 15 to 60 after it was delivered for the same time. The one that ends first was used; look it up in Seller Central and delete the row that is wrong.",
    ],
  ],
  [
    "claim-window-ends: still open two weeks before",
    { Cases: table(CASES, OPEN_CASE) },
    [
      "warning claim-window-ends | Cases row 2: case C1 about FBA1 TEA is still open, and its claim window ends on 2026-11-19, in 14 days. Ask for the answer before that day, and enter it as Status.",
    ],
  ],
  [
    "claim-window-ends: a draft that was never sent",
    { Cases: table(CASES, "|FBA1|TEA|draft|||4") },
    [
      "warning claim-window-ends | Cases row 2: the case about FBA1 TEA is still a draft, and its claim window ends on 2026-11-19, today. Send it today, and enter its Case ID.",
    ],
    { today: "2026-11-19" },
  ],
  [
    "claim-windows-over: nobody asked in time",
    { Windows: WINDOW },
    [
      "warning claim-windows-over | The claim window of 1 claim, 10.00 USD, is over: that of FBA1 TEA ended on 2026-11-19. No open case asks about it: ask all the same where you can say why it is late, and give up what stays unpaid by a row in Cases with Status written off.",
    ],
    { today: "2026-11-20" },
  ],
  [
    "claim-windows-over: a case is open still",
    { Cases: table(CASES, OPEN_CASE) },
    [
      "warning claim-windows-over | The claim window of 1 claim, 10.00 USD, is over: that of FBA1 TEA ended on 2026-11-19. A case about it is open: ask for the answer.",
    ],
    { today: "2026-11-20" },
  ],
  [
    "claim-windows-over: one with an open case for some of its units, and one more shipment",
    {
      Cases: table(CASES, "C1|FBA1|TEA|open|2026-10-12||3"),
      Shipments: table(FBA1, "FBA2|TEA|50|50|49|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
    },
    [
      "warning claim-windows-over | The claim windows of 3 claims, 12.50 USD in all, are over: that of FBA1 TEA ended first, on 2026-11-19. 1 of them has an open case: ask for the answer. No open case asks about the other 2: ask all the same where you can say why it is late, and give up what stays unpaid by a row in Cases with Status written off.",
    ],
    { today: "2026-11-20" },
  ],
  ["claim-windows-over: not where the case was lost", { Cases: table(CASES, DENIED) }, [], { today: "2026-11-20" }],
  [
    "reimbursement-without-case: an inbound loss names no shipment",
    { Paid: table(PAID, "2026-10-20|R1||Lost_Inbound|TEA|USD|10.00|4|0|4|") },
    [
      "info reimbursement-without-case | Paid row 2: reimbursement R1 pays for 4 units of TEA and names no shipment. It was set against the oldest that lacks units: FBA1. If it is for another, enter R1 in Cases as Case ID, with that Shipment ID.",
    ],
  ],
  [
    "reimbursed-beyond-lost: two were lost, of which one was found, and three are paid for",
    {
      Detail: table(
        "Date|FNSKU|MSKU|Event Type|Quantity|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity",
        "10/08/2026|X1|TEA|Adjustments|-2|SELLABLE|M|US|1|1",
      ),
      Paid: table(PAID, "2026-10-20|R1||Lost_Warehouse|TEA|USD|7.50|3|0|3|"),
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|FBA-US|TEA|opening|50|2.50|USD",
    },
    [
      "warning reimbursed-beyond-lost | Paid row 2: reimbursement R1 pays for 3 units of TEA lost inside a fulfilment centre, and 1 of them answers nothing: by then the ledger has 2 lost in all, and those were paid for or found. Bring the ledger of earlier months, in case more were lost then. If not, it was paid twice: keep the money aside, since Amazon may take it back.",
    ],
  ],
  [
    "reimbursed-without-loss: nothing was damaged",
    {
      Detail: table(
        "Date|FNSKU|MSKU|Event Type|Quantity|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity",
        "10/08/2026|X1|TEA|Adjustments|-2|SELLABLE|M|US|2|0",
      ),
      Paid: table(PAID, "2026-10-20|R1||Damaged_Warehouse|TEA|USD|7.50|3|0|3|"),
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|FBA-US|TEA|opening|50|2.50|USD",
    },
    [
      "info reimbursed-without-loss | Paid row 2: reimbursement R1 pays for 3 units of TEA damaged inside a fulfilment centre, and the ledger has none damaged by then. Bring the ledger of the months before. If it has none either, they were paid for without a loss: keep the money aside, since Amazon may take it back.",
    ],
  ],
  [
    "reimbursement-unmatched: goods that no shipment here has",
    { Paid: table(PAID, "2026-10-20|R1||Lost_Inbound|MUG|USD|10.00|4|0|4|") },
    [
      "info reimbursement-unmatched | Paid row 2: reimbursement R1 pays for 4 units of MUG lost on the way in, and no shipment here has that product. Add the shipment to Shipments if it is one of the period; else there is nothing to do.",
    ],
  ],
  [
    "claim-window-unknown: nobody entered one",
    { Windows: table(WINDOWS, "DE|inbound-missing|15|60|delivered") },
    [
      "info claim-window-unknown | From when to when inbound-missing can be claimed in US is not known: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "claim-window-unknown: once for all claims of a kind in a marketplace, with their number",
    {
      Windows: table(WINDOWS, "DE|inbound-missing|15|60|delivered"),
      Shipments: table(FBA1, "FBA2|TEA|50|50|49|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"),
    },
    [
      "info claim-window-unknown | From when to when inbound-missing can be claimed in US is not known for 2 claims: no row of a Claim windows table says so. Look it up in Seller Central and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
    ],
  ],
  [
    "claim-start-unknown: once for all claims of a kind in a marketplace, with the first and their number",
    { Windows: table(WINDOWS, "US|inbound-missing|15|60|created"), Shipments: table(FBA1, "FBA2|TEA|50|50|49|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US") },
    [
      "info claim-start-unknown | Shipments row 2: the window for inbound-missing in US counts from the day on which the shipment or the removal was created, and for FBA1 TEA and 1 more claim that day is not known. Bring the shipping queue or the report of removal orders, which have it; until then nobody can say how many days are left.",
    ],
  ],
  [
    "claim-start-unknown: counted from a day that nobody knows",
    { Windows: table(WINDOWS, "US|inbound-missing|15|60|created") },
    [
      "info claim-start-unknown | Shipments row 2: the window for inbound-missing in US counts from the day on which the shipment or the removal was created, and for FBA1 TEA that day is not known. Bring the shipping queue or the report of removal orders, which have it; until then nobody can say how many days are left.",
    ],
  ],
  [
    "case-typed-elsewhere: what is typed into a row that only shows a case",
    { Cases: table(CASES, "C1|FBA1|TEA|open|2026-11-01||4"), Windows: LONG_WINDOW },
    [
      'warning case-typed-elsewhere | cases row 2: Status "written off", Closed 2026-11-04, Note "no answer" were typed into a row that only shows case C1 (FBA1 TEA): it is kept in Cases row 2 and read from there alone, so that these count for nothing. Write them there, or delete the row; until then what was typed is kept below the register.',
    ],
    {
      ours: {
        cases: [
          REGISTER,
          [
            "C1",
            "FBA1",
            "TEA",
            "inbound-missing",
            "written off",
            46327,
            46330,
            4,
            null,
            "no answer",
            // As it was called when this was written.
            "book.xlsx My cases row 9",
            "C1 | FBA1 | TEA | inbound-missing | open | 2026-11-01 |  | 4 |  |",
          ],
        ],
      },
    },
  ],
  [
    "case-id-changed: another ID stands beside the line now, and the row of the first was worked on",
    { Windows: LONG_WINDOW },
    [
      "warning case-id-changed | cases row 2: case C1 was made of a Case ID beside FBA1 TEA on Shipment variances, where C2 stands now. It stays, since something was typed into its row, and C2 is a case of its own. If they are one case, write C2 under Case ID here, and the row of C2 goes by itself; if this is none, delete this row; if it is a case by itself, empty its As written. 1 issue that follows from it is not listed.",
      "info case-opened-missing | Shipment variances row 2: case C2 (FBA1 TEA) was made of a Case ID on Shipment variances and has no day under Opened. A case is about what happened by the day on which it was opened, and only a payment of that day or later answers it; without one it is taken to be about any day. Fill in Opened on Cases.",
    ],
    {
      ours: {
        "shipment-variances": [REVIEWS, ["FBA1", "TEA", "C2", null, null, null]],
        cases: [
          REGISTER,
          ["C1", "FBA1", "TEA", "inbound-missing", "open", 46327, null, null, null, null, null, "C1 | FBA1 | TEA | inbound-missing | open |  |  |  |  |"],
        ],
      },
    },
  ],
  [
    "case-line-changed: the row made of an ID is about another shipment now, and the ID still stands beside the first",
    { Shipments: table(SHIPMENTS, FBA1.split("\n")[1] ?? "", "FBA2|TEA|40|40|37|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US"), Windows: LONG_WINDOW },
    [
      "warning case-line-changed | cases row 2: case C1 was made of the Case ID beside FBA1 TEA on Shipment variances, where it still stands, and this row is about FBA2 TEA now. Both count: what you typed stands, and FBA1 TEA has a row of its own under C1. If the case is not about FBA1 TEA, delete the Case ID there; if it is about both, empty the As written of this row.",
      "info case-opened-missing | Shipment variances row 2: case C1 (FBA1 TEA) was made of a Case ID on Shipment variances and has no day under Opened. A case is about what happened by the day on which it was opened, and only a payment of that day or later answers it; without one it is taken to be about any day. Fill in Opened on Cases.",
    ],
    {
      ours: {
        "shipment-variances": [REVIEWS, ["FBA1", "TEA", "C1", null, null, null]],
        cases: [
          REGISTER,
          ["C1", "FBA2", "TEA", "inbound-missing", "open", 46327, null, null, null, null, null, "C1 | FBA1 | TEA | inbound-missing | open |  |  |  |  |"],
        ],
      },
    },
  ],
  [
    "case-twice: a row made of an ID was worked on, and the user's own table has the case for the whole shipment",
    { Cases: table(CASES, "C1|FBA1||open|2026-10-12||"), Windows: LONG_WINDOW },
    [
      "warning case-twice | cases row 2: case C1 stands here about FBA1 TEA, in a row that was made of a Case ID on Shipment variances and in which something was typed, and in Cases row 2 about all of FBA1: they count as two. If it is one case, write there what you typed here and delete this row; if they are two, empty its As written. 1 issue that follows from it is not listed.",
    ],
    {
      ours: {
        "shipment-variances": [REVIEWS, ["FBA1", "TEA", "C1", null, null, null]],
        cases: [
          REGISTER,
          ["C1", "FBA1", "TEA", "inbound-missing", "open", 46327, null, null, null, "asked", null, "C1 | FBA1 | TEA | inbound-missing | open |  |  |  |  |"],
        ],
      },
    },
  ],
  [
    "case-opened-missing: a case of which only the ID is known",
    { Windows: LONG_WINDOW },
    [
      "info case-opened-missing | Shipment variances row 2: case C2 (FBA1 TEA) was made of a Case ID on Shipment variances and has no day under Opened. A case is about what happened by the day on which it was opened, and only a payment of that day or later answers it; without one it is taken to be about any day. Fill in Opened on Cases.",
    ],
    { ours: { "shipment-variances": [REVIEWS, ["FBA1", "TEA", "C2", null, null, null]] } },
  ],
];

test.each(EXAMPLES.map(([rule, tables, expected, more = {}]) => [rule, tables, expected, more] as const))("%s", (_rule, tables, expected, more) => {
  expect(messages(tables, more)).toEqual(expected);
});

test.each([
  [
    "loose goods, where only a set was lost",
    "10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US|0|3",
    "C1||TEA|warehouse-lost|open|2026-10-12||2",
    "warning case-goods-lost-otherwise | Cases row 2: case C1 is about loose TEA, and none of that was lost by its day; but 6 units of TEA in SET-1 were. Until it says otherwise it settles nothing of them: enter SET-1 as its SKU if it is about that, else bring the ledger of the months before, or close it.",
  ],
  [
    "a set, where only loose goods of it were lost",
    "10/08/2026|X1|US-TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4",
    "C1||SET-1|warehouse-lost|open|2026-10-12||1",
    "warning case-goods-lost-otherwise | Cases row 2: case C1 is about the set SET-1, and none of that was lost by its day; but 4 units of loose TEA were. Until it says otherwise it settles nothing of them: enter TEA as its SKU if it is about that, else bring the ledger of the months before, or close it.",
  ],
])("case-goods-lost-otherwise: %s", (_rule, lost, record, message) => {
  const said = messages({ Map: SETS, Detail: table(DETAIL, lost), Cases: table(CASES_OF_KINDS, record) });
  expect(said.filter((one) => one.includes("case-goods"))).toEqual([message]);
});

test.each([
  ["another payment for the goods came before", ["2026-10-10|R0||Lost_Inbound|TEA|USD|10.00|4|0|4|"], []],
  ["the register has such a case as paid", [], ["C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-01|2026-10-05|4|10.00"]],
])("first-payment-in-dispute: nothing is said where %s", (_rule, paid, cases) => {
  const said = messages({
    Paid: table(PAID, ...paid, PAYMENT.replace("C1", "C9")),
    Cases: table(`${CASES_OF_KINDS}|Amount`, "C9||TEA|valuation|open|2026-10-12||4|10.00", ...cases),
  });
  expect(said.filter((one) => one.includes("first-payment"))).toEqual([]);
});

test("a payment in a currency without a rate leaves the cash of its case open", () => {
  expect(messages({ Paid: table(PAID, PAYMENT.replace("USD", "EUR")), Cases: table(CASES, OPEN_CASE) })).toEqual([
    "error exchange-rate-missing | Paid row 2: there is no exchange rate from EUR to USD for 2026-10-20, nor one from USD to EUR. Add a row of that day or before to the Exchange rates table (Date, From EUR, To USD, Rate): rates by way of a third currency are not put together. Until then the amount is left out.",
  ]);
});

const CASES_WITH_AMOUNT = `${CASES_OF_KINDS}|Amount`;
const REMOVAL_ORDERS =
  "request-date|order-id|order-type|order-status|last-updated-date|sku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity";

test("removal-payment-unmatched: two removals are out, and the payment names neither of them", () => {
  const said = messages({
    Orders: table(
      REMOVAL_ORDERS,
      "2026-09-01|RO1|Return|Completed|2026-09-05|TEA|Sellable|3|0|0|3|0",
      "2026-09-10|RO2|Return|Completed|2026-09-15|TEA|Sellable|2|0|0|2|0",
      "2026-09-10|RO3|Return|Completed|2026-09-15|CUP|Sellable|1|0|0|1|0",
    ),
    Own: `${OWN}\n2026-09-20|Shop|CUP|found|1|1.00|RO3`.replace("|Unit Cost", "|Unit Cost|Reference"),
    Paid: table(PAID, "2026-10-20|R1||Removal_Order_Lost|TEA|USD|10.00|2|0|2|"),
  });
  expect(said.filter((one) => one.includes("removal-payment"))).toEqual([
    "warning removal-payment-unmatched | Paid row 2: reimbursement R1 pays for 2 units of TEA that never came home, and names neither an order nor a case that Cases knows. It may be for any of the orders RO1, RO2, so that what the units cost stays with removed goods. Enter R1 in Cases as Case ID, with the order as Shipment ID and the Kind removal-lost.",
  ]);
});

test.each([
  [
    "removal-home-paid: what a case was paid for came home",
    table(CASES_WITH_AMOUNT, "C1|RO1|TEA|removal-lost|reimbursed|2026-10-06|2026-10-12|3|10.00"),
    "2026-10-20|R1|C1|Removal_Order_Lost|TEA|USD|10.00|3|0|3||",
    "warning removal-home-paid | Cases row 2: 2 of the 3 units of TEA that case C1 was paid for came home by 2026-10-25. Amazon takes back what it paid for units that come: keep the money of 2 units aside.",
  ],
  [
    "removal-home-paid: what a payment without a case is for came home",
    table(CASES_WITH_AMOUNT),
    "2026-10-20|R1||Removal_Order_Lost|TEA|USD|10.00|3|0|3||RO1",
    "warning removal-home-paid | Paid row 2: 2 of the 3 units of TEA that reimbursement R1 pays for came home by 2026-10-25. Amazon takes back what it paid for units that come: keep the money of 2 units aside.",
  ],
  [
    "removal-home-paid: the money is to come",
    table(CASES_WITH_AMOUNT, "C1|RO1|TEA|removal-lost|granted|2026-10-06|2026-10-12|2|10.00"),
    "2026-10-01|R0|C0|GeneralAdjustment|CUP|USD|1.00|0|0|0||",
    "warning removal-home-paid | Cases row 2: 1 of the 2 units of TEA that case C1 was granted money for came home by 2026-10-25. Amazon may not pay for units that came: 10.00 USD is awaited, and booked as income, until you correct the Status, or the Units and the Amount.",
  ],
])("%s", (_rule, Cases, paid, expected) => {
  const said = messages({
    Orders: table(REMOVAL_ORDERS, "2026-09-01|RO1|Return|Completed|2026-09-05|TEA|Sellable|3|0|0|3|0"),
    Own: `${OWN}\n2026-10-25|Shop|TEA|found|2|1.00|RO1`.replace("|Unit Cost", "|Unit Cost|Reference"),
    Paid: table(`${PAID}|amazon-order-id`, paid),
    Cases,
  });
  expect(said.filter((one) => one.includes("removal-home"))).toEqual([expected]);
});

test("removal-asked-twice: two open cases about one removal", () => {
  const said = messages({
    Orders: table(REMOVAL_ORDERS, "2026-09-01|RO1|Return|Completed|2026-09-05|TEA|Sellable|3|0|0|3|0"),
    Own: `${OWN}\n2026-10-25|Shop|TEA|found|1|1.00|RO1`.replace("|Unit Cost", "|Unit Cost|Reference"),
    Cases: table(CASES_OF_KINDS, "C1|RO1|TEA|removal-lost|open|2026-10-06||2", "C2|RO1|TEA|removal-lost|open|2026-10-07||2"),
  });
  expect(said.filter((one) => one.includes("removal-asked"))).toEqual([
    "warning removal-asked-twice | Cases row 3: the open cases about removals of TEA (C1, C2) together ask for 4 units, and 2 of what they can be about are out and not made good. A unit can be claimed once: close one of them, or correct its Units; if one is about another order, name that as its Shipment ID.",
  ]);
});
