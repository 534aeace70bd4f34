/** Whom a payment answers: the case that it names, else the oldest that waits, else nobody's; and what is said of it. Units cost 2.50; today is 5 November 2026. */
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { CaseLine } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, DETAIL, SHIPMENTS } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const ORDERS =
  "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity";
const table = (header: string, rows: readonly string[]): string => [header, ...rows].join("\n");
/** FBA1 lacks 4 units, FBA2 3; 3 units were lost in a warehouse on 3 October, 2 on the 5th; of removal RO1, ordered on 1 September, 3 were never sent. */
const FBA1 = "FBA1|TEA|X1|100|100|100|96|2026-07-20|2026-07-25|2026-09-20|CLOSED|10";
const FBA2 = "FBA2|TEA|X1|100|100|100|97|2026-08-20|2026-08-25|2026-09-20|CLOSED|10";
const LOST3 = "10/03/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3";
const LOST2 = "10/05/2026|X1|TEA|Adjustments||-2|PHX6|SELLABLE|M|US|0|2";
const RO1 = "2026-09-01|RO1|Return|Completed|2026-09-15|TEA|X1|Sellable|3|0|0|0|0";

/** "10-20 R1 C1 Lost_Warehouse 3 9.00 RO1 R0": day, ID, case, reason, units, amount, order, original; "-" for none. */
function paymentOf(text: string): string {
  const [day = "", id = "", caseId = "", reason = "", units = "", amount = "", order = "", original = ""] = text
    .split(" ")
    .map((word) => (word === "-" ? "" : word));
  return ["2026-" + day, id, caseId, order, reason, "TEA", "X1", "USD", amount, units, "0", units, original].join("|");
}

type Told = {
  readonly shipments?: readonly string[];
  readonly lost?: readonly string[];
  readonly orders?: readonly string[];
  readonly cases: readonly string[];
  readonly paid: readonly string[];
};
const backwards = <T>(rows: readonly T[] = []): readonly T[] => [...rows].reverse();
const money = (amount: Minor | null, { currency }: CaseLine): string => (amount === null ? "none" : textOfMoney(amount, currency));

/** "C1 reimbursed: 4 claimed, paid 4 11.00, gain 1.00" and why, then what can be claimed, then what is said of payments. */
function outcomeOf({ shipments = [], lost = [], orders = [], cases, paid }: Told): readonly string[] {
  const some = (name: string, header: string, rows: readonly string[]): Readonly<Record<string, string>> =>
    rows.length === 0 ? {} : { [name]: table(header, rows) };
  const result = reconciled({
    tables: {
      ...some("Shipments", SHIPMENTS, shipments),
      ...some("Detail", DETAIL, lost),
      ...some("Orders", ORDERS, orders),
      Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|TEA|opening|50|2.50|USD",
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Cases: table(CASES, cases),
      Paid: table(PAID, paid.map(paymentOf)),
    },
  });
  return [
    ...result.cases.flatMap((one) => [
      `${one.caseId} ${one.status}: ${one.unitsClaimed} claimed, paid ${one.unitsPaid} ${money(one.cash, one)}, gain ${money(one.gainOrLoss, one)}`,
      ...one.because.map((reason) => `  ${reason}`),
    ]),
    ...result.claims.map(
      ({ type, reference, units, caseId }) => `to claim: ${[type, reference, units, caseId].filter((part) => part !== "" && part !== null).join(" ")}`,
    ),
    ...result.issues.filter(({ code }) => /^(reimbursed|reversal|case-)/.test(code)).map(({ code }) => code),
  ];
}

const UNNAMED = "which names no case: it is set against those that wait, the oldest first";
const C1 = "C1||TEA|warehouse-lost|open|2026-10-04||3|";
const C2 = "C2||TEA|warehouse-lost|open|2026-10-06||2|";

describe.each<readonly [string, readonly (readonly [string, Told, readonly string[]])[]]>([
  [
    "a payment without a case",
    [
      [
        "answers the open case about the loss, as if it named it",
        { lost: [LOST3], cases: [C1], paid: ["10-20 R1 - Lost_Warehouse 3 9.00"] },
        ["C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50", `  3 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`],
      ],
      [
        "is of no case about the shipment that was opened later: that asks for what was left",
        { shipments: [FBA1], cases: ["C7|FBA1|TEA|inbound-missing|open|2026-10-25||1|"], paid: ["10-10 R1 - Lost_Inbound 3 9.00"] },
        ["C7 open: 1 claimed, paid 0 0.00, gain 0.00", "to claim: inbound-missing FBA1 1 C7"],
      ],
      [
        "also where that does not say how many it asks for",
        { shipments: [FBA1], cases: ["C7|FBA1|TEA|inbound-missing|open|2026-10-25|||"], paid: ["10-10 R1 - Lost_Inbound 3 9.00"] },
        ["C7 open: 1 claimed, paid 0 0.00, gain 0.00", "to claim: inbound-missing FBA1 1 C7"],
      ],
      [
        "leaves open what it does not pay",
        { lost: [LOST3], cases: [C1], paid: ["10-20 R1 - Lost_Warehouse 2 6.00"] },
        ["C1 open: 3 claimed, paid 2 6.00, gain 1.00", `  2 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`, "to claim: warehouse-lost 1 C1"],
      ],
      [
        "answers beyond the case what nobody asked about",
        { lost: [LOST3, LOST2], cases: [C1], paid: ["10-20 R1 - Lost_Warehouse 4 12.00"] },
        ["C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50", `  3 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`, "to claim: warehouse-lost 1"],
      ],
      [
        "answers the older of two",
        { lost: [LOST3, LOST2], cases: [C2, C1], paid: ["10-20 R1 - Lost_Warehouse 4 12.00"] },
        [
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          `  3 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`,
          "C2 open: 2 claimed, paid 1 3.00, gain 0.50",
          `  1 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`,
          "to claim: warehouse-lost 1 C2",
        ],
      ],
      [
        "comes after those that name theirs, whatever their days",
        { lost: [LOST3, LOST2], cases: [C1, C2], paid: ["10-10 R1 - Lost_Warehouse 2 6.00", "10-20 R2 C1 Lost_Warehouse 3 9.00"] },
        [
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "C2 reimbursed: 2 claimed, paid 2 6.00, gain 1.00",
          `  2 paid in cash by reimbursement R1 of 2026-10-10, ${UNNAMED}`,
        ],
      ],
      [
        "is for no case that was opened after it",
        { lost: [LOST3], cases: ["C1||TEA|warehouse-lost|open|2026-10-25||3|"], paid: ["10-20 R1 - Lost_Warehouse 3 9.00"] },
        ["C1 open: 3 claimed, paid 0 0.00, gain 0.00"],
      ],
      [
        "is for no case about something else",
        { lost: [LOST3], cases: [C1], paid: ["10-20 R1 - Damaged_Warehouse 3 9.00"] },
        ["C1 open: 3 claimed, paid 0 0.00, gain 0.00", "to claim: warehouse-lost 3 C1", "reimbursed-without-loss"],
      ],
      [
        "is for a case that was granted and waits for its money, before those that are open",
        {
          lost: [LOST3, LOST2],
          cases: [C1, "C2||TEA|warehouse-lost|reimbursed|2026-10-06|2026-10-18|2|6.00"],
          paid: ["10-20 R1 - Lost_Warehouse 2 6.00", "10-02 R0 C0 GeneralAdjustment 1 1.00"],
        },
        [
          "C1 open: 3 claimed, paid 0 0.00, gain 0.00",
          "C2 reimbursed: 2 claimed, paid 2 6.00, gain 1.00",
          `  2 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`,
          "to claim: warehouse-lost 3 C1",
        ],
      ],
      [
        "is for an open case before one that was paid before the report begins",
        { lost: [LOST3], cases: [C1, "C0||TEA|warehouse-lost|reimbursed|2026-08-01|2026-08-20|3|9.00"], paid: ["10-20 R1 - Lost_Warehouse 3 9.00"] },
        [
          "C0 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          `  3 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`,
        ],
      ],
      [
        "names a case that the register does not know: it is one without",
        { lost: [LOST3], cases: [C1], paid: ["10-20 R1 C9 Lost_Warehouse 3 9.00"] },
        [
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "  3 paid in cash by reimbursement R1 of 2026-10-20, which names case C9, that Cases does not know: it is set against those that wait, the oldest first",
        ],
      ],
      [
        "for a removal answers the case about its order",
        { orders: [RO1], cases: ["C1|RO1|TEA|removal-lost|open|2026-09-20||3|"], paid: ["10-20 R1 - Removal_Order_Lost 3 9.00 RO1"] },
        ["C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50", `  3 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`],
      ],
      [
        "or, where it names none, that about its goods",
        { orders: [RO1], cases: ["C1|RO1|TEA|removal-lost|open|2026-09-20||3|"], paid: ["10-20 R1 - Removal_Order_Lost 2 6.00"] },
        ["C1 open: 3 claimed, paid 2 6.00, gain 1.00", `  2 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`, "to claim: removal-lost RO1 1 C1"],
      ],
      [
        "for what a customer kept answers the case about it, which no order names",
        { cases: ["C1||TEA|return-not-received|open|2026-10-06||2|"], paid: ["10-20 R1 - CustomerReturn 2 9.00"] },
        ["C1 reimbursed: 2 claimed, paid 2 9.00, gain 4.00", `  2 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`],
      ],
      [
        "for a fee answers the case about the penalty: money, and no units",
        { cases: ["C1||TEA|penalty|open|2026-10-06|||"], paid: ["10-20 R1 - Fee_Correction 0 9.00"] },
        [
          "C1 reimbursed: 0 claimed, paid 0 9.00, gain 9.00",
          `  money by reimbursement R1 of 2026-10-20, ${UNNAMED.replace("the oldest first", "one of that sum first, then the oldest")}`,
        ],
      ],
      [
        "for two fees of one shipment is shared out between the cases that claim it together",
        {
          cases: ["C1|FBA1|TEA|penalty|open|2026-10-06|||6.00", "C2|FBA1|TEA|penalty|open|2026-10-07|||3.00"],
          paid: ["10-20 R1 - Fee_Correction 0 9.00"],
        },
        [
          "C1 reimbursed: 0 claimed, paid 0 6.00, gain 6.00",
          `  money by reimbursement R1 of 2026-10-20, ${UNNAMED.replace("the oldest first", "each for its part of what they claim together")}`,
          "C2 reimbursed: 0 claimed, paid 0 3.00, gain 3.00",
          `  money by reimbursement R1 of 2026-10-20, ${UNNAMED.replace("the oldest first", "each for its part of what they claim together")}`,
          "case-shipment-unknown",
          "case-shipment-unknown",
        ],
      ],
    ],
  ],
  [
    "a payment that names a case and is more than that claims",
    [
      [
        "for a penalty says by how much",
        { cases: ["C1||TEA|penalty|open|2026-10-06|||6.00"], paid: ["10-20 R1 C1 Fee_Correction 1 9.00"] },
        ["C1 reimbursed: 1 claimed, paid 1 9.00, gain 9.00", "  paid 9.00 USD, 3.00 USD more than it claims"],
      ],
      [
        "is for the other shipment that was asked about: nothing of it is claimed again",
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||open|2026-10-02||4|", "C2|FBA2|TEA||open|2026-10-02||3|"],
          paid: ["10-20 R1 C1 Lost_Inbound 7 21.00"],
        },
        [
          "C1 reimbursed: 4 claimed, paid 4 12.00, gain 2.00",
          "C2 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "  3 paid in cash by reimbursement R1 of 2026-10-20, which names case C1 and pays for more than that claims",
        ],
      ],
      ...["reimbursed", "granted"].map((status): readonly [string, Told, readonly string[]] => [
        `or that is ${status} and waits for its payment: its Amount is booked no second time`,
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-20||", `C2|FBA2|TEA||${status}|2026-10-02|2026-10-20||9.00`],
          paid: ["10-20 R1 C1 Lost_Inbound 7 21.00"],
        },
        [
          "C1 reimbursed: 4 claimed, paid 4 12.00, gain 2.00",
          "C2 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "  3 paid in cash by reimbursement R1 of 2026-10-20, which names case C1 and pays for more than that claims",
        ],
      ]),
      [
        "is for none that was paid before the report begins",
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-20||", "C2|FBA2|TEA||reimbursed|2026-08-28|2026-08-30|3|9.00"],
          paid: ["10-20 R1 C1 Lost_Inbound 7 21.00"],
        },
        [
          "C1 reimbursed: 4 claimed, paid 7 21.00, gain 11.00",
          "  paid for 7, 3 more than it claims",
          "C2 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "reimbursed-beyond-missing",
        ],
      ],
      [
        "is for the other case about the same shipment",
        {
          shipments: [FBA1],
          cases: ["C1|FBA1|TEA||open|2026-10-02||3|", "C2|FBA1|TEA||open|2026-10-03||1|"],
          paid: ["10-20 R1 C1 Lost_Inbound 4 12.00"],
        },
        [
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "C2 reimbursed: 1 claimed, paid 1 3.00, gain 0.50",
          "  1 paid in cash by reimbursement R1 of 2026-10-20, which names case C1 and pays for more than that claims",
        ],
      ],
      [
        "what no other case asks for is paid too much, and is said",
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||open|2026-10-02||4|", "C2|FBA2|TEA||open|2026-10-02||2|"],
          paid: ["10-20 R1 C1 Lost_Inbound 7 21.00"],
        },
        [
          "C1 reimbursed: 4 claimed, paid 5 15.00, gain 5.00",
          "  paid for 5, 1 more than it claims",
          "C2 reimbursed: 2 claimed, paid 2 6.00, gain 1.00",
          "  2 paid in cash by reimbursement R1 of 2026-10-20, which names case C1 and pays for more than that claims",
          "to claim: inbound-missing FBA2 1",
          "reimbursed-beyond-missing",
        ],
      ],
      [
        "a shipment that nobody asked about is none of it",
        { shipments: [FBA1, FBA2], cases: ["C1|FBA1|TEA||open|2026-10-02||4|"], paid: ["10-20 R1 C1 Lost_Inbound 7 21.00"] },
        [
          "C1 reimbursed: 4 claimed, paid 7 21.00, gain 11.00",
          "  paid for 7, 3 more than it claims",
          "to claim: inbound-missing FBA2 3",
          "reimbursed-beyond-missing",
        ],
      ],
      [
        "inside a warehouse it is for the other case as well",
        { lost: [LOST3, LOST2], cases: [C1, C2], paid: ["10-20 R1 C1 Lost_Warehouse 5 15.00"] },
        [
          "C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50",
          "C2 reimbursed: 2 claimed, paid 2 6.00, gain 1.00",
          "  2 paid in cash by reimbursement R1 of 2026-10-20, which names case C1 and pays for more than that claims",
        ],
      ],
    ],
  ],
  [
    "a case about a warehouse that states no units",
    [
      [
        "claims what was lost by its day",
        { lost: [LOST3, LOST2], cases: ["C1||TEA|warehouse-lost|open|2026-10-04|||"], paid: [] },
        ["C1 open: 3 claimed, paid 0 0.00, gain 0.00", "to claim: warehouse-lost 3 C1", "to claim: warehouse-lost 2"],
      ],
      [
        "paid in part, it claims the rest",
        { lost: [LOST3], cases: ["C1||TEA|warehouse-lost|open|2026-10-04|||"], paid: ["10-20 R1 C1 Lost_Warehouse 1 3.00"] },
        ["C1 open: 3 claimed, paid 1 3.00, gain 0.50", "to claim: warehouse-lost 2 C1"],
      ],
      [
        "paid in part by a payment without a case as well",
        { lost: [LOST3], cases: ["C1||TEA|warehouse-lost|open|2026-10-04|||"], paid: ["10-20 R1 - Lost_Warehouse 1 3.00"] },
        ["C1 open: 3 claimed, paid 1 3.00, gain 0.50", `  1 paid in cash by reimbursement R1 of 2026-10-20, ${UNNAMED}`, "to claim: warehouse-lost 2 C1"],
      ],
      [
        "paid twice, it claimed what was lost, and nothing is left to claim",
        {
          lost: [LOST3],
          cases: ["C1||TEA|warehouse-lost|open|2026-10-04|||"],
          paid: ["10-10 R1 C1 Lost_Warehouse 3 9.00", "10-20 R2 C1 Lost_Warehouse 3 9.00"],
        },
        ["C1 reimbursed: 3 claimed, paid 6 18.00, gain 10.50", "  paid for 6, 3 more than it claims", "reimbursed-beyond-lost"],
      ],
      [
        "of one that is reimbursed what was paid is all of it",
        { lost: [LOST3], cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-20||"], paid: ["10-20 R1 C1 Lost_Warehouse 1 3.00"] },
        ["C1 reimbursed: 1 claimed, paid 1 3.00, gain 0.50", "to claim: warehouse-lost 2"],
      ],
    ],
  ],
  [
    "money that was taken back",
    [
      [
        "is asked for again by the case that it was paid to",
        {
          lost: [LOST3],
          cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-12|3|"],
          paid: ["10-10 R1 C1 Lost_Warehouse 3 9.00", "10-15 R9 C1 Reimbursement_Reversal -2 -6.00 - R1"],
        },
        ["C1 open: 3 claimed, paid 1 3.00, gain 0.50", "  reopened by reversal R9 of 2026-10-15: 2 to be paid again", "to claim: warehouse-lost 2 C1"],
      ],
      [
        "also where neither payment nor reversal names it",
        {
          lost: [LOST3],
          cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-12|3|"],
          paid: ["10-10 R1 - Lost_Warehouse 3 9.00", "10-15 R9 - Reimbursement_Reversal -3 -9.00 - R1"],
        },
        [
          "C1 open: 3 claimed, paid 0 0.00, gain 0.00",
          `  money by reimbursement R1 of 2026-10-10, ${UNNAMED}`,
          "  reopened by reversal R9 of 2026-10-15: 3 to be paid again",
          "to claim: warehouse-lost 3 C1",
        ],
      ],
      [
        "and of a shipment",
        {
          shipments: [FBA1],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-12|4|"],
          paid: ["10-10 R1 C1 Lost_Inbound 4 10.00", "10-15 R9 C1 Reimbursement_Reversal -4 -10.00 - R1"],
        },
        ["C1 open: 4 claimed, paid 0 0.00, gain 0.00", "  reopened by reversal R9 of 2026-10-15: 4 to be paid again", "to claim: inbound-missing FBA1 4 C1"],
      ],
      ...(
        [
          ["and of all cases that a payment was for, where it names none", "-", "10-15 R9 - Reimbursement_Reversal -7 -21.00"],
          ["or names one of them", "C1", "10-15 R9 - Reimbursement_Reversal -7 -21.00 - R1"],
        ] as const
      ).map(([rule, named, back]): readonly [string, Told, readonly string[]] => [
        rule,
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-12||", "C2|FBA2|TEA||reimbursed|2026-10-02|2026-10-12||"],
          paid: [`10-10 R1 ${named} Lost_Inbound 7 21.00`, back],
        },
        [
          "C1 open: 4 claimed, paid 0 0.00, gain 0.00",
          ...(named === "-" ? [`  money by reimbursement R1 of 2026-10-10, ${UNNAMED}`] : []),
          "  reopened by reversal R9 of 2026-10-15: 4 to be paid again",
          "C2 open: 3 claimed, paid 0 0.00, gain 0.00",
          `  money by reimbursement R1 of 2026-10-10, ${named === "-" ? UNNAMED : "which names case C1 and pays for more than that claims"}`,
          "  reopened by reversal R9 of 2026-10-15: 3 to be paid again",
          "to claim: inbound-missing FBA1 4 C1",
          "to claim: inbound-missing FBA2 3 C2",
        ],
      ]),
      [
        "in part: what is left is the first one's, and the other is open again",
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-12||", "C2|FBA2|TEA||reimbursed|2026-10-02|2026-10-12||"],
          paid: ["10-10 R1 - Lost_Inbound 7 21.00", "10-15 R9 - Reimbursement_Reversal -3 -9.00 - R1"],
        },
        [
          "C1 reimbursed: 4 claimed, paid 4 12.00, gain 2.00",
          `  4 paid in cash by reimbursement R1 of 2026-10-10, ${UNNAMED}`,
          "C2 open: 3 claimed, paid 0 0.00, gain 0.00",
          `  money by reimbursement R1 of 2026-10-10, ${UNNAMED}`,
          "  reopened by reversal R9 of 2026-10-15: 3 to be paid again",
          "to claim: inbound-missing FBA2 3 C2",
        ],
      ],
      [
        "what was taken back of the case that it was paid to is no other's, which was not paid",
        {
          shipments: [FBA1, FBA2],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-12||", "C2|FBA2|TEA||reimbursed|2026-10-02|2026-10-12||"],
          paid: ["10-10 R1 - Lost_Inbound 4 12.00", "10-15 R9 - Reimbursement_Reversal -1 -3.00 - R1"],
        },
        [
          "C1 open: 4 claimed, paid 3 9.00, gain 1.50",
          `  3 paid in cash by reimbursement R1 of 2026-10-10, ${UNNAMED}`,
          "  reopened by reversal R9 of 2026-10-15: 1 to be paid again",
          "C2 reimbursed: 3 claimed, paid 0 0.00, gain none",
          "to claim: unpaid-compensation FBA2 3",
          "to claim: inbound-missing FBA1 1 C1",
          "case-payment-missing",
        ],
      ],
      [
        "of two payments that are alike it is the last: the case has the other",
        {
          shipments: [FBA1],
          cases: ["C1|FBA1|TEA||reimbursed|2026-10-02|2026-10-12||"],
          paid: ["10-10 R1 C1 Lost_Inbound 4 12.00", "10-12 R2 C1 Lost_Inbound 4 12.00", "10-15 R9 C1 Reimbursement_Reversal -4 -12.00"],
        },
        ["C1 reimbursed: 4 claimed, paid 4 12.00, gain 2.00"],
      ],
      [
        "and paid again, nothing is open",
        {
          lost: [LOST3],
          cases: ["C1||TEA|warehouse-lost|reimbursed|2026-10-04|2026-10-12|3|"],
          paid: ["10-10 R1 C1 Lost_Warehouse 3 9.00", "10-15 R9 C1 Reimbursement_Reversal -3 -9.00 - R1", "10-25 R2 - Lost_Warehouse 3 9.00"],
        },
        ["C1 reimbursed: 3 claimed, paid 3 9.00, gain 1.50", `  3 paid in cash by reimbursement R2 of 2026-10-25, ${UNNAMED}`],
      ],
    ],
  ],
])("%s", (_subject, rules) => {
  test.each(rules)("%s", (_rule, told, expected) => {
    expect(outcomeOf(told)).toEqual(expected);
    expect(
      outcomeOf({
        shipments: backwards(told.shipments),
        lost: backwards(told.lost),
        orders: backwards(told.orders),
        cases: backwards(told.cases),
        paid: backwards(told.paid),
      }),
    ).toEqual(expected);
  });
});
