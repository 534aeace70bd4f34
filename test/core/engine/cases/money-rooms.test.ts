/**
 * Money cases and the payments that answer them. FBA1 and FBA2 came in full, but for what a story says; goods cost 4.20, a euro is 1.10 dollars, and today is
 * 5 November 2026.
 */
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { CaseLine } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, DETAIL } from "../scenario-headers";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const FEES =
  "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|asin|problem-type|problem-quantity|fee-type|currency|fee-total";
const SHIPMENTS = "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
/** "FBA1 MUG 10.00" */
const feeOf = (text: string): string => {
  const [shipment = "", sku = "", amount = "", day = "2026-10-21", currency = "USD"] = text.split(" ");
  return `${day}|2026-09-30|${shipment}||PHX6|${sku}|X-${sku}|B2|Label missing|10|Unplanned service|${currency}|${amount}`;
};
/** "11-02 R1 C9 INCORRECT_FEES_ITEMS MUG 1 6.00"; of what takes back the original, and before it the currency. */
const paymentOf = (text: string): string => {
  const [day = "", id = "", caseId = "", reason = "", sku = "", units = "", amount = "", currency = "USD", original = ""] = text.split(" ");
  return `2026-${day}|${id}|${caseId === "-" ? "" : caseId}||${reason}|${sku}|X-${sku}|${currency}|${amount}|${units}|0|${units}|${original}`;
};

type Told = {
  readonly cases: readonly string[];
  readonly paid?: readonly string[];
  readonly fees?: readonly string[];
  readonly lost?: readonly string[];
  /** Of 250 MUG in FBA1. */
  readonly received?: number;
};
const backwards = <T>(all: readonly T[] = []): readonly T[] => [...all].reverse();
const money = (amount: Minor | null, { currency }: Pick<CaseLine, "currency">): string => (amount === null ? "unknown" : textOfMoney(amount, currency));

function outcomeOf({ cases, paid = [], fees = [], lost = [], received = 250 }: Told): readonly string[] {
  const result = reconciled({
    tables: {
      Shipments: rows(SHIPMENTS, [
        `FBA1|MUG|X-MUG|250|250|${received}|2026-08-01|2026-08-08|2026-08-20|CLOSED`,
        "FBA2|MUG|X-MUG|250|250|250|2026-09-01|2026-09-08|2026-09-20|CLOSED",
      ]),
      Costs: "SKU|Unit Cost|Currency\nMUG|4.20|USD",
      Rates: "Date|From|To|Rate\n2026-01-01|EUR|USD|1.10",
      ...(fees.length === 0 ? {} : { Fees: rows(FEES, fees.map(feeOf)) }),
      ...(lost.length === 0 ? {} : { Detail: rows(DETAIL, lost) }),
      Cases: rows(CASES, cases),
      ...(paid.length === 0 ? {} : { Paid: rows(PAID, paid.map(paymentOf)) }),
    },
  });
  return [
    ...result.cases.flatMap((one) => [
      `${[one.caseId, one.shipmentId, one.sku].filter((part) => part !== "").join(" ")} ${one.status}: cash ${money(one.cash, one)}`,
      ...one.because.filter((text) => text.startsWith("reopened")).map((text) => `  ${text}`),
    ]),
    ...result.claims.map(({ type, reference, sku, units, expectedClaim, currency, caseId }) =>
      [`to claim: ${type}`, reference, sku, type === "penalty" ? money(expectedClaim, { currency }) : units, caseId ?? ""]
        .filter((part) => part !== "")
        .join(" "),
    ),
    ...result.issues.filter(({ code }) => /^(reimburse|reversal|case-|cases-)/.test(code)).map(({ code }) => code),
  ];
}

const FEE = "INCORRECT_FEES_ITEMS MUG";
const LOST4 = "10/03/2026|X-MUG|MUG|Adjustments||-4|PHX6|SELLABLE|M|US|0|4";

describe.each<readonly [string, readonly (readonly [string, Told, readonly string[]])[]]>([
  [
    "payments that name no case",
    [
      [
        "answer a penalty until its money is used up",
        { cases: ["C9||MUG|penalty|open|2026-10-31|||10.00"], paid: [`11-01 R1 - ${FEE} 1 6.00`, `11-02 R2 - ${FEE} 1 4.00`] },
        ["C9 MUG reimbursed: cash 10.00"],
      ],
      [
        "also without units, and by what the report of fees says",
        {
          cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||"],
          fees: ["FBA1 MUG 10.00"],
          paid: [`11-01 R1 - ${FEE} 0 6.00`, `11-02 R2 - ${FEE} 0 4.00`],
        },
        ["C9 FBA1 MUG reimbursed: cash 10.00"],
      ],
      [
        "and what comes after that is nobody's",
        { cases: ["C9||MUG|penalty|open|2026-10-31|||10.00"], paid: [`11-01 R1 - ${FEE} 1 10.00`, `11-02 R2 - ${FEE} 1 5.00`] },
        ["C9 MUG reimbursed: cash 10.00"],
      ],
      [
        "answer the case of exactly their sum, though another is older",
        { cases: ["C8||MUG|penalty|open|2026-10-20|||10.00", "C9||MUG|penalty|open|2026-10-31|||4.00"], paid: [`11-02 R1 - ${FEE} 1 4.00`] },
        ["C8 MUG open: cash 0.00", "C9 MUG reimbursed: cash 4.00", "to claim: penalty MUG 10.00 C8"],
      ],
      [
        "also in another currency",
        { cases: ["C8||MUG|penalty|open|2026-10-20|||20.00", "C9||MUG|penalty|open|2026-10-31|||11.00"], paid: [`11-02 R1 - ${FEE} 1 10.00 EUR`] },
        ["C8 MUG open: cash 0.00", "C9 MUG reimbursed: cash 11.00", "to claim: penalty MUG 20.00 C8"],
      ],
      [
        "but not one that was paid long ago",
        {
          cases: ["C1||MUG|penalty|closed|2026-08-01|2026-08-10||4.00", "C9||MUG|penalty|open|2026-10-31|||10.00"],
          paid: [`11-02 R1 - ${FEE} 1 4.00`],
        },
        ["C1 MUG closed: cash 0.00", "C9 MUG open: cash 4.00", "to claim: penalty MUG 6.00 C9"],
      ],
      [
        "else the oldest that claims as much: none is paid beyond its claim while another waits",
        {
          cases: ["C8||MUG|penalty|open|2026-10-20|||10.00", "C9||MUG|penalty|open|2026-10-31|||10.00"],
          paid: [`11-01 R1 - ${FEE} 1 6.00`, `11-02 R2 - ${FEE} 1 6.00`, `11-03 R3 - ${FEE} 1 4.00`, `11-03 R4 - ${FEE} 1 4.00`],
        },
        ["C8 MUG reimbursed: cash 10.00", "C9 MUG reimbursed: cash 10.00"],
      ],
      [
        "answer both penalties of a shipment where it is their sum",
        { cases: ["C8|FBA1|MUG|penalty|open|2026-10-20|||10.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"], paid: [`11-02 R1 - ${FEE} 1 15.00`] },
        ["C8 FBA1 MUG reimbursed: cash 10.00", "C9 FBA1 MUG reimbursed: cash 5.00"],
      ],
      [
        "of which what is taken back is one's that had exactly as much",
        {
          cases: ["C8|FBA1|MUG|penalty|open|2026-10-20|||10.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"],
          paid: [`11-02 R1 - ${FEE} 1 15.00`, "11-03 R9 - Reimbursement_Reversal MUG 0 -5.00 USD R1"],
        },
        ["C8 FBA1 MUG reimbursed: cash 10.00", "C9 FBA1 MUG open: cash 0.00", "to claim: penalty FBA1 MUG 5.00 C9"],
      ],
      [
        "and paid again to that one",
        {
          cases: ["C8|FBA1|MUG|penalty|open|2026-10-20|||10.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"],
          paid: [`11-02 R1 - ${FEE} 1 15.00`, "11-03 R9 - Reimbursement_Reversal MUG 0 -5.00 USD R1", `11-04 R2 - ${FEE} 1 5.00`],
        },
        ["C8 FBA1 MUG reimbursed: cash 10.00", "C9 FBA1 MUG reimbursed: cash 5.00"],
      ],
      [
        "else is shared as it was paid",
        {
          cases: ["C8|FBA1|MUG|penalty|open|2026-10-20|||10.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"],
          paid: [`11-02 R1 - ${FEE} 1 15.00`, "11-03 R9 - Reimbursement_Reversal MUG 0 -3.00 USD R1"],
        },
        ["C8 FBA1 MUG open: cash 8.00", "C9 FBA1 MUG open: cash 4.00", "to claim: penalty FBA1 MUG 2.00 C8", "to claim: penalty FBA1 MUG 1.00 C9"],
      ],
      [
        "and are whole for the first where it is not",
        { cases: ["C8|FBA1|MUG|penalty|open|2026-10-20|||10.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"], paid: [`11-02 R1 - ${FEE} 1 12.00`] },
        ["C8 FBA1 MUG reimbursed: cash 12.00", "C9 FBA1 MUG open: cash 0.00", "to claim: penalty FBA1 MUG 5.00 C9"],
      ],
    ],
  ],
  [
    "a payment that names its case",
    [
      [
        "answers both of its penalties where it is their sum",
        { cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||10.00", "C9|FBA2|MUG|penalty|open|2026-10-31|||5.00"], paid: [`11-02 R1 C9 ${FEE} 1 15.00`] },
        ["C9 FBA1 MUG reimbursed: cash 10.00", "C9 FBA2 MUG reimbursed: cash 5.00"],
      ],
      [
        "also of two products",
        { cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||10.00", "C9|FBA1|TEA|penalty|open|2026-10-31|||5.00"], paid: [`11-02 R1 C9 ${FEE} 0 15.00`] },
        ["C9 FBA1 MUG reimbursed: cash 10.00", "C9 FBA1 TEA reimbursed: cash 5.00"],
      ],
      [
        "answers the one of exactly its sum",
        {
          cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||10.00", "C9|FBA2|MUG|penalty|open|2026-10-31|||5.00"],
          paid: [`11-02 R1 C9 ${FEE} 1 5.00`],
        },
        ["C9 FBA1 MUG open: cash 0.00", "C9 FBA2 MUG reimbursed: cash 5.00", "to claim: penalty FBA1 MUG 10.00 C9"],
      ],
      [
        "answers one after the other where it is more than each claims",
        {
          cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||10.00", "C9|FBA2|MUG|penalty|open|2026-10-31|||5.00"],
          paid: [`11-02 R1 C9 ${FEE} 1 12.00`],
        },
        ["C9 FBA1 MUG reimbursed: cash 10.00", "C9 FBA2 MUG open: cash 2.00", "to claim: penalty FBA2 MUG 3.00 C9"],
      ],
      [
        "is that case's, also beyond what it claims",
        { cases: ["C8||MUG|penalty|open|2026-10-20|||2.00", "C9||MUG|penalty|open|2026-10-31|||5.00"], paid: [`11-02 R1 C9 ${FEE} 1 7.00`] },
        ["C8 MUG open: cash 0.00", "C9 MUG reimbursed: cash 7.00", "to claim: penalty MUG 2.00 C8"],
      ],
    ],
  ],
  [
    "money that was taken back is asked for again, as money",
    [
      ...(
        [
          ["with its units", "11-03 R9 C9 Reimbursement_Reversal MUG -1 -7.50 USD R1"],
          ["without units", "11-03 R9 C9 Reimbursement_Reversal MUG 0 -7.50 USD R1"],
          ["without its original", "11-03 R9 C9 Reimbursement_Reversal MUG -1 -7.50 USD"],
        ] as const
      ).map(
        ([shape, back]) =>
          [
            shape,
            { cases: ["C9|FBA1|MUG|penalty|reimbursed|2026-10-28|2026-11-01|10|7.50"], fees: ["FBA1 MUG 7.50"], paid: [`11-01 R1 C9 ${FEE} 1 7.50`, back] },
            ["C9 FBA1 MUG open: cash 0.00", "  reopened by reversal R9 of 2026-11-03: 7.50 USD to be paid again", "to claim: penalty FBA1 MUG 7.50 C9"],
          ] as const,
      ),
      [
        "in part",
        {
          cases: ["C9|FBA1|MUG|penalty|reimbursed|2026-10-28|2026-11-01|10|7.50"],
          fees: ["FBA1 MUG 7.50"],
          paid: [`11-01 R1 C9 ${FEE} 1 7.50`, "11-03 R9 C9 Reimbursement_Reversal MUG 0 -3.00 USD R1"],
        },
        ["C9 FBA1 MUG open: cash 4.50", "  reopened by reversal R9 of 2026-11-03: 3.00 USD to be paid again", "to claim: penalty FBA1 MUG 3.00 C9"],
      ],
      [
        "where no payment names the case, and no paper tells its sum",
        {
          cases: ["C9||MUG|penalty|reimbursed|2026-10-28|2026-11-01||"],
          paid: [`11-01 R1 - ${FEE} 1 7.50`, "11-03 R9 - Reimbursement_Reversal MUG 0 -3.00 USD R1"],
        },
        ["C9 MUG open: cash 4.50", "  reopened by reversal R9 of 2026-11-03: 3.00 USD to be paid again"],
      ],
      [
        "and paid again, nothing is open",
        {
          cases: ["C9|FBA1|MUG|penalty|reimbursed|2026-10-28|2026-11-01|10|7.50"],
          fees: ["FBA1 MUG 7.50"],
          paid: [`11-01 R1 - ${FEE} 1 7.50`, "11-03 R9 - Reimbursement_Reversal MUG -1 -7.50 USD R1", `11-04 R2 - ${FEE} 1 7.50`],
        },
        ["C9 FBA1 MUG reimbursed: cash 7.50"],
      ],
    ],
  ],
  [
    "of several fees under one case",
    [
      [
        "the one of exactly the sum is paid",
        { cases: ["C9|FBA1||penalty|open|2026-10-31|||"], fees: ["FBA1 MUG 10.00 2026-10-20", "FBA1 TEA 5.00"], paid: [`11-02 R1 C9 ${FEE} 1 5.00`] },
        ["C9 FBA1 open: cash 5.00", "to claim: penalty FBA1 MUG 10.00 C9"],
      ],
      [
        "else the oldest first",
        { cases: ["C9|FBA1||penalty|open|2026-10-31|||"], fees: ["FBA1 MUG 5.00", "FBA1 TEA 10.00 2026-10-20"], paid: [`11-02 R1 C9 ${FEE} 1 11.00`] },
        ["C9 FBA1 open: cash 11.00", "to claim: penalty FBA1 MUG 4.00 C9"],
      ],
      [
        "of one day in the order of their products",
        { cases: ["C9|FBA1||penalty|open|2026-10-31|||"], fees: ["FBA1 TEA 10.00", "FBA1 MUG 10.00"], paid: [`11-02 R1 C9 ${FEE} 1 4.00`] },
        ["C9 FBA1 open: cash 4.00", "to claim: penalty FBA1 TEA 10.00 C9", "to claim: penalty FBA1 MUG 6.00 C9"],
      ],
      [
        "money of one currency takes nothing off a fee in another",
        {
          cases: ["C9|FBA1||penalty|open|2026-10-31|||20.00"],
          fees: ["FBA1 MUG 10.00 2026-10-20 USD", "FBA1 TEA 10.00 2026-10-21 EUR"],
          paid: [`11-02 R1 C9 ${FEE} 1 12.00`],
        },
        ["C9 FBA1 open: cash 12.00", "to claim: penalty FBA1 TEA 10.00 C9"],
      ],
    ],
  ],
  [
    "of several fees about one shipment and product each",
    [
      [
        "is asked for by the case of its Amount: one that was paid leaves the other's",
        {
          cases: ["C8|FBA1|MUG|penalty|open|2026-10-30|||5.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||10.00"],
          fees: ["FBA1 MUG 10.00 2026-10-20", "FBA1 MUG 5.00"],
          paid: [`11-02 R1 C9 ${FEE} 1 10.00`],
        },
        ["C8 FBA1 MUG open: cash 0.00", "C9 FBA1 MUG reimbursed: cash 10.00", "to claim: penalty FBA1 MUG 5.00 C8"],
      ],
      [
        "two of one Amount by two cases",
        {
          cases: ["C8|FBA1|MUG|penalty|open|2026-10-30|||5.00", "C9|FBA1|MUG|penalty|denied|2026-10-31|2026-11-02||5.00"],
          fees: ["FBA1 MUG 5.00 2026-10-20", "FBA1 MUG 5.00"],
        },
        ["C8 FBA1 MUG open: cash 0.00", "C9 FBA1 MUG denied: cash 0.00", "to claim: penalty FBA1 MUG 5.00 C8"],
      ],
      [
        "that is nobody's Amount by the first case whose Amount is none of the others",
        {
          cases: ["C8|FBA1|MUG|penalty|denied|2026-10-30|2026-11-02||5.00", "C9|FBA1|MUG|penalty|open|2026-10-31|||"],
          fees: ["FBA1 MUG 10.00 2026-10-20", "FBA1 MUG 5.00"],
        },
        ["C8 FBA1 MUG denied: cash 0.00", "C9 FBA1 MUG open: cash 0.00", "to claim: penalty FBA1 MUG 10.00 C9"],
      ],
      [
        "by the only case, which asks for no other fee then",
        { cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||5.00"], fees: ["FBA1 MUG 7.00", "FBA1 MUG 5.00"] },
        ["C9 FBA1 MUG open: cash 0.00", "to claim: penalty FBA1 MUG 7.00", "to claim: penalty FBA1 MUG 5.00 C9"],
      ],
      [
        "by the only case, so that another is still to be asked for when that was denied",
        { cases: ["C9|FBA1|MUG|penalty|denied|2026-10-31|2026-11-02||5.00"], fees: ["FBA1 MUG 7.00", "FBA1 MUG 5.00"] },
        ["C9 FBA1 MUG denied: cash 0.00", "to claim: penalty FBA1 MUG 7.00"],
      ],
      [
        "by none where it is no fee's Amount: the case asks for all of them",
        { cases: ["C9|FBA1|MUG|penalty|open|2026-10-31|||12.00"], fees: ["FBA1 MUG 7.00", "FBA1 MUG 5.00"] },
        ["C9 FBA1 MUG open: cash 0.00", "to claim: penalty FBA1 MUG 7.00 C9", "to claim: penalty FBA1 MUG 5.00 C9"],
      ],
      [
        "by none where it was denied without an Amount: all of them are gone with it, but for a fee of other goods",
        { cases: ["C9|FBA1|MUG|penalty|denied|2026-10-31|2026-11-02||"], fees: ["FBA1 MUG 7.00", "FBA1 MUG 5.00", "FBA1 TEA 3.00"] },
        ["C9 FBA1 MUG denied: cash 0.00", "to claim: penalty FBA1 TEA 3.00"],
      ],
    ],
  ],
  [
    "a payment that names a case about money alone is no payment for goods",
    [
      [
        "of a shipment",
        { received: 246, cases: ["C9||MUG|valuation|open|2026-10-31||4|3.00"], paid: ["11-02 R1 C9 Lost_Inbound MUG 4 3.00"] },
        ["C9 MUG reimbursed: cash 3.00", "to claim: inbound-missing FBA1 MUG 4"],
      ],
      [
        "also where the case names the shipment, and its units are paid for",
        {
          received: 246,
          cases: ["C1|FBA1|MUG|inbound-missing|reimbursed|2026-10-01|2026-10-10|4|16.80", "C9|FBA1|MUG|valuation|open|2026-10-31||4|3.00"],
          paid: ["10-10 R1 C1 Lost_Inbound MUG 4 16.80", "11-02 R2 C9 Lost_Inbound MUG 4 3.00"],
        },
        ["C1 FBA1 MUG reimbursed: cash 16.80", "C9 FBA1 MUG reimbursed: cash 3.00"],
      ],
      [
        "inside a warehouse",
        { lost: [LOST4], cases: ["C9||MUG|valuation|open|2026-10-31||4|3.00"], paid: ["11-02 R1 C9 Lost_Warehouse MUG 4 3.00"] },
        ["C9 MUG reimbursed: cash 3.00", "to claim: warehouse-lost MUG 4"],
      ],
      [
        "and is not paid for nothing",
        {
          lost: [LOST4],
          cases: ["C9||MUG|penalty|open|2026-10-31|||3.00"],
          paid: ["10-10 R1 - Lost_Warehouse MUG 4 16.80", "11-02 R2 C9 Lost_Warehouse MUG 4 3.00"],
        },
        ["C9 MUG reimbursed: cash 3.00"],
      ],
      [
        "but not where the case is about other goods",
        { lost: [LOST4], cases: ["C9||TEA|valuation|open|2026-10-31|||3.00"], paid: ["11-02 R1 C9 Lost_Warehouse MUG 4 16.80"] },
        ["C9 TEA open: cash 0.00", "to claim: valuation TEA 0 C9"],
      ],
      [
        "though a fee is of the case that it names, whatever its goods",
        { cases: ["C9||TEA|penalty|open|2026-10-31|||3.00"], paid: [`11-02 R1 C9 ${FEE} 1 3.00`] },
        ["C9 TEA reimbursed: cash 3.00"],
      ],
      [
        "but where the same case is about the goods as well",
        {
          received: 246,
          cases: ["C9|FBA1|MUG|inbound-missing|open|2026-10-31||4|", "C9|FBA1||valuation|open|2026-10-31|||3.00"],
          paid: ["11-01 R1 C9 Lost_Inbound MUG 4 16.80", "11-02 R2 C9 Lost_Inbound MUG 4 3.00"],
        },
        ["C9 FBA1 reimbursed: cash 3.00", "C9 FBA1 MUG reimbursed: cash 16.80"],
      ],
      [
        "for what its reason says is a fee it is money even then",
        {
          received: 246,
          cases: ["C9|FBA1|MUG|inbound-missing|open|2026-10-31||4|", "C9|FBA1||penalty|open|2026-10-31|||3.00"],
          paid: [`11-02 R2 C9 ${FEE} 4 3.00`],
        },
        ["C9 FBA1 reimbursed: cash 3.00", "C9 FBA1 MUG open: cash 0.00", "to claim: inbound-missing FBA1 MUG 4 C9"],
      ],
    ],
  ],
])("%s", (_subject, rules) => {
  test.each(rules)("%s", (_rule, told, expected) => {
    expect(outcomeOf(told)).toEqual(expected);
    const turned = { cases: backwards(told.cases), paid: backwards(told.paid), fees: backwards(told.fees), lost: backwards(told.lost) };
    expect(outcomeOf({ ...told, ...turned })).toEqual(expected);
  });
});
