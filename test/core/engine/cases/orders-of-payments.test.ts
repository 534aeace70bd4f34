/** Payments in awkward orders: nothing is claimed twice, nothing that was paid is claimed, and the cash of cases is what the report has. Units cost 2.50. */
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { CaseLine } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, DETAIL, SHIPMENTS } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const table = (header: string, rows: readonly string[]): string => [header, ...rows].join("\n");
/** FBA1 lacks 4 units, FBA2 3; 3 units were lost in a warehouse on 3 October, 2 on the 5th. */
const FBA1 = "FBA1|TEA|X1|100|100|100|96|2026-07-20|2026-07-25|2026-10-01|CLOSED|10";
const FBA2 = "FBA2|TEA|X1|100|100|100|97|2026-08-20|2026-08-25|2026-10-01|CLOSED|10";
const LOST3 = "10/03/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3";
const LOST2 = "10/05/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US|0|2";
/** "10-10 R1 C1 Lost_Inbound 4 for 10.00"; of what takes back, the original at the end. */
function paymentOf(text: string): string {
  const [day = "", id = "", caseId = "", reason = "", units = "", , amount = "", original = ""] = text.split(" ");
  return ["2026-" + day, id, caseId === "-" ? "" : caseId, reason, "TEA", "X1", "USD", amount, units, "0", units, original].join("|");
}

type Told = { readonly shipments?: readonly string[]; readonly lost?: readonly string[]; readonly cases: readonly string[]; readonly paid: readonly string[] };
const backwards = <T>(rows: readonly T[] = []): readonly T[] => [...rows].reverse();
const money = (amount: Minor | null, { currency }: CaseLine): string => (amount === null ? "none" : textOfMoney(amount, currency));

/** "C1 reimbursed: 4 worth 10.00, paid 4 11.00, gain 1.00", then what can be claimed, then what is said of payments. */
function outcomeOf({ shipments = [], lost = [], cases, paid }: Told): readonly string[] {
  const result = reconciled({
    tables: {
      ...(shipments.length === 0 ? {} : { Shipments: table(SHIPMENTS, shipments) }),
      ...(lost.length === 0 ? {} : { Detail: table(DETAIL, lost) }),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Cases: table(CASES, cases),
      Paid: table(PAID, paid.map(paymentOf)),
    },
  });
  return [
    ...result.cases.map(
      (one) =>
        `${one.caseId} ${one.status}: ${one.unitsClaimed} worth ${money(one.bookValue, one)}, paid ${one.unitsPaid} ${money(one.cash, one)}, gain ${money(one.gainOrLoss, one)}`,
    ),
    ...result.claims.map(({ reference, units, caseId }) => `to claim ${[reference, units, caseId].join(" ")}`),
    ...result.issues.filter(({ code }) => /^(reimburse|reversal|case-)/.test(code)).map(({ code }) => code),
  ];
}

test.each<readonly [string, Told, readonly string[]]>([
  [
    "a shipment's loss paid in two payments is paid",
    {
      shipments: [FBA1],
      cases: ["C1|FBA1|TEA||open|2026-10-02||4|"],
      paid: ["10-10 R1 C1 Lost_Inbound 2 for 5.00", "10-20 R2 C1 Lost_Inbound 2 for 6.00"],
    },
    ["C1 reimbursed: 4 worth 10.00, paid 4 11.00, gain 1.00"],
  ],
  [
    "so is one inside a warehouse",
    {
      lost: [LOST3],
      cases: ["C1||TEA|warehouse-lost|open|2026-10-06||3|"],
      paid: ["10-10 R1 C1 Lost_Warehouse 1 for 3.00", "10-20 R2 C1 Lost_Warehouse 2 for 6.00"],
    },
    ["C1 reimbursed: 3 worth 7.50, paid 3 9.00, gain 1.50"],
  ],
  [
    "one payment for the units of two cases is shared by their units",
    {
      shipments: [FBA1, FBA2],
      cases: ["C1|FBA1|TEA||open|2026-10-02||4|", "C2|FBA2|TEA||open|2026-10-02||3|"],
      paid: ["10-10 R1 - Lost_Inbound 7 for 21.00"],
    },
    ["C1 reimbursed: 4 worth 10.00, paid 4 12.00, gain 2.00", "C2 reimbursed: 3 worth 7.50, paid 3 9.00, gain 1.50", "reimbursement-without-case"],
  ],
  [
    "of a payment for a line with a case and one without, the case has its own part",
    { shipments: [FBA1, FBA2], cases: ["C1|FBA1|TEA||open|2026-10-02||4|"], paid: ["10-10 R1 - Lost_Inbound 7 for 21.00"] },
    ["C1 reimbursed: 4 worth 10.00, paid 4 12.00, gain 2.00", "reimbursement-without-case"],
  ],
  [
    "one payment for two losses inside a warehouse is both cases'",
    {
      lost: [LOST3, LOST2],
      cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-20|3|", "C2||TEA|warehouse-lost|reimbursed|2026-10-06|2026-10-20|2|"],
      paid: ["10-20 R1 - Lost_Warehouse 5 for 15.00"],
    },
    ["C1 reimbursed: 3 worth 7.50, paid 3 9.00, gain 1.50", "C2 reimbursed: 2 worth 5.00, paid 2 6.00, gain 1.00"],
  ],
  [
    "also where it names the first of them",
    {
      lost: [LOST3, LOST2],
      cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-20|3|", "C2||TEA|warehouse-lost|reimbursed|2026-10-06|2026-10-20|2|"],
      paid: ["10-20 R1 C1 Lost_Warehouse 5 for 15.00"],
    },
    ["C1 reimbursed: 3 worth 7.50, paid 3 9.00, gain 1.50", "C2 reimbursed: 2 worth 5.00, paid 2 6.00, gain 1.00"],
  ],
  [
    "a payment that is dated a day before its loss pays it",
    { lost: [LOST3], cases: ["C1||TEA|warehouse-lost|open|2026-10-06||3|"], paid: ["10-02 R1 C1 Lost_Warehouse 3 for 9.00"] },
    ["C1 reimbursed: 3 worth 7.50, paid 3 9.00, gain 1.50"],
  ],
  [
    "a shipment's loss paid twice: what is worth 10.00 brought 20.00, and it is said",
    {
      shipments: [FBA1],
      cases: ["C1|FBA1|TEA||open|2026-10-02|||"],
      paid: ["10-10 R1 C1 Lost_Inbound 4 for 10.00", "10-20 R2 C1 Lost_Inbound 4 for 10.00"],
    },
    ["C1 reimbursed: 4 worth 10.00, paid 8 20.00, gain 10.00", "reimbursed-beyond-missing"],
  ],
  [
    "twice by payments without a case: the second pays no case",
    {
      shipments: [FBA1],
      cases: ["C1|FBA1|TEA||open|2026-10-02||4|"],
      paid: ["10-10 R1 - Lost_Inbound 4 for 10.00", "10-20 R2 - Lost_Inbound 4 for 10.00"],
    },
    ["C1 reimbursed: 4 worth 10.00, paid 4 10.00, gain 0.00", "reimbursed-beyond-missing", "reimbursement-without-case"],
  ],
  [
    "a warehouse's loss paid twice",
    {
      lost: [LOST3],
      cases: ["C1||TEA|warehouse-lost|open|2026-10-06||3|"],
      paid: ["10-10 R1 C1 Lost_Warehouse 3 for 9.00", "10-20 R2 C1 Lost_Warehouse 3 for 9.00"],
    },
    ["C1 reimbursed: 3 worth 7.50, paid 6 18.00, gain 10.50", "reimbursed-beyond-lost"],
  ],
  [
    "of what was found its money was taken back: a later loss that is paid twice is no payment of that",
    {
      lost: [
        "10/03/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US||",
        "10/14/2026|X1|TEA|Adjustments||4|PHX6|SELLABLE|F|US||",
        "10/16/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US||",
      ],
      cases: ["C6||TEA|warehouse-lost|reimbursed|2026-10-17|2026-10-20|2|"],
      paid: [
        "10-10 R1 - Lost_Warehouse 4 for 10.00",
        "10-15 R9 - Reimbursement_Reversal -4 for -10.00 R1",
        "10-20 R4 C6 Lost_Warehouse 2 for 5.00",
        "10-22 R5 C6 Lost_Warehouse 2 for 5.00",
      ],
    },
    ["C6 reimbursed: 2 worth 5.00, paid 4 10.00, gain 5.00", "reimbursed-beyond-lost"],
  ],
  [
    "taken back, and paid again",
    {
      shipments: [FBA1],
      cases: ["C1|FBA1|TEA||open|2026-10-02||4|"],
      paid: ["10-10 R1 C1 Lost_Inbound 4 for 10.00", "10-15 R9 C1 Reimbursement_Reversal -4 for -10.00 R1", "10-20 R2 C1 Lost_Inbound 4 for 11.00"],
    },
    ["C1 reimbursed: 4 worth 10.00, paid 4 11.00, gain 1.00"],
  ],
  [
    "taken back without the original, and paid again",
    {
      lost: [LOST3],
      cases: ["C1||TEA|warehouse-lost|open|2026-10-06||3|"],
      paid: ["10-10 R1 C1 Lost_Warehouse 3 for 9.00", "10-15 R9 - Reimbursement_Reversal -3 for -9.00", "10-20 R2 C1 Lost_Warehouse 3 for 9.60"],
    },
    ["C1 reimbursed: 3 worth 7.50, paid 3 9.60, gain 2.10"],
  ],
  [
    "taken back, and not paid again: it is open and can be claimed",
    {
      lost: [LOST3],
      cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-06|2026-10-10|3|"],
      paid: ["10-10 R1 C1 Lost_Warehouse 3 for 9.00", "10-15 R9 C1 Reimbursement_Reversal -3 for -9.00 R1"],
    },
    ["C1 open: 3 worth 7.50, paid 0 0.00, gain 0.00", "to claim  3 C1"],
  ],
])("%s", (_rule, told, expected) => {
  expect(outcomeOf(told)).toEqual(expected);
  const turned = { shipments: backwards(told.shipments), lost: backwards(told.lost), cases: backwards(told.cases), paid: backwards(told.paid) };
  expect(outcomeOf(turned)).toEqual(expected);
});
