/**
 * Cases about money, of which nothing is gone. FBA1 came in full; for ten of its units a label was missing, which Amazon charged 7.50 for. Goods cost 4.20, and
 * today is 5 November 2026.
 */
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { CaseLine, ClaimLine } from "../../../../src/core/engine/findings";
import { reconciled } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const FEES =
  "issue-reported-date|shipment-creation-date|fba-shipment-id|fba-carton-id|fulfillment-center-id|sku|fnsku|asin|problem-type|problem-quantity|fee-type|currency|fee-total";
const TABLES = {
  Shipments:
    "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status\nFBA1|MUG|X2|250|250|2026-10-01|2026-10-08|2026-10-20|CLOSED",
  Costs: "SKU|Unit Cost|Currency\nMUG|4.20|USD",
  Ledger: rows(LEDGER, "10/09/2026|X2|MUG|SELLABLE|0|250|0|0|0|0|0|0|0|0|0|250|US"),
  Fees: rows(FEES, "2026-10-21|2026-09-30|FBA1||PHX6|MUG|X2|B2|Label missing|10|Unplanned service|USD|7.50"),
};
const paid = (units: number, amount: string, more: { readonly id?: string; readonly caseId?: string } = {}): string =>
  `2026-11-02|${more.id ?? "R1"}|${more.caseId ?? "C9"}||INCORRECT_FEES_ITEMS|MUG|X2|USD|${amount}|${units}|0|${units}`;

function told(cases: readonly string[], payments: readonly string[] = [], more: Readonly<Record<string, string>> = {}): readonly string[] {
  const result = reconciled({ tables: { ...TABLES, Cases: rows(CASES, ...cases), Paid: rows(PAID, ...payments), ...more } });
  return [...result.cases.map(sayCase), ...result.claims.map(sayClaim)];
}

const money = (amount: Minor | null, { currency }: Pick<CaseLine, "currency">): string => (amount === null ? "unknown" : textOfMoney(amount, currency));

function sayCase(one: CaseLine): string {
  return `${one.caseId} ${one.status}: worth ${money(one.bookValue, one)}, claims ${money(one.expectedClaim, one)}, cash ${money(one.cash, one)}, gain ${money(one.gainOrLoss, one)}`;
}

function sayClaim(one: ClaimLine): string {
  return `to claim: ${one.type} ${money(one.expectedClaim, one)}${one.caseId === null ? "" : ` ${one.caseId}`}`;
}

const OPEN = "C9 open: worth 0.00, claims 7.50, cash 0.00, gain 0.00";
const REIMBURSED = "C9 reimbursed: worth 0.00, claims 7.50, cash 7.50, gain 7.50";

describe("a penalty claims its fee, and takes no goods out of the stock", () => {
  test.each([
    ["by its Amount", "C9|FBA1|MUG|penalty|open|2026-10-31|||7.50"],
    ["whatever units it names", "C9|FBA1|MUG|penalty|open|2026-10-31||10|7.50"],
    ["by the report of fees, where it states no Amount", "C9|FBA1|MUG|penalty|open|2026-10-31|||"],
  ])("%s", (_, row) => {
    expect(told([row])).toEqual([OPEN, "to claim: penalty 7.50 C9"]);
  });

  test.each([
    ["by a payment of one unit", "C9|FBA1|MUG|penalty|open|2026-10-31|||7.50", paid(1, "7.50")],
    ["by a payment of one unit where it names ten", "C9|FBA1|MUG|penalty|open|2026-10-31||10|7.50", paid(1, "7.50")],
    ["by a payment of ten where it names one", "C9|FBA1|MUG|penalty|open|2026-10-31||1|7.50", paid(10, "7.50")],
    ["by a payment of no units", "C9|FBA1|MUG|penalty|open|2026-10-31||10|7.50", paid(0, "7.50")],
    ["by a payment that names no case", "C9||MUG|penalty|open|2026-10-31|||7.50", paid(1, "7.50", { caseId: "" })],
    ["by the report of fees, where it states no Amount", "C9|FBA1|MUG|penalty|open|2026-10-31|||", paid(1, "7.50")],
  ])("paid, it is answered and claimed no more, %s", (_, row, payment) => {
    expect(told([row], [payment])).toEqual([REIMBURSED]);
  });

  test("paid in part, it claims the rest", () => {
    expect(told(["C9|FBA1|MUG|penalty|open|2026-10-31||10|7.50"], [paid(10, "3.00")])).toEqual([
      "C9 open: worth 0.00, claims 7.50, cash 3.00, gain 3.00",
      "to claim: penalty 4.50 C9",
    ]);
  });

  test("refused, nothing was lost by it", () => {
    expect(told(["C9|FBA1|MUG|penalty|denied|2026-10-31|2026-11-03|10|7.50"])).toEqual(["C9 denied: worth 0.00, claims 7.50, cash 0.00, gain 0.00"]);
  });

  test("two cases are answered by a payment each", () => {
    const cases = ["C8||MUG|penalty|open|2026-10-30|||5.00", "C9||MUG|penalty|open|2026-10-31|||7.50"];
    const expected = ["C8 reimbursed: worth 0.00, claims 5.00, cash 5.00, gain 5.00", REIMBURSED];
    const both = (units: number): readonly string[] => [paid(units, "5.00", { caseId: "" }), paid(units, "7.50", { id: "R2", caseId: "" })];
    expect(told(cases, both(1), { Fees: rows(FEES) })).toEqual(expected);
    expect(told(cases, both(0), { Fees: rows(FEES) })).toEqual(expected);
  });
});

test.each(["valuation", "missing-payment", "unpaid-compensation"])("a case about %s claims its Amount, and nothing is gone", (kind) => {
  const none = { Fees: rows(FEES) };
  // Compensation that is due for goods stands with these.
  const claims = kind === "unpaid-compensation" ? [] : [`to claim: ${kind} 7.50 C9`];
  expect(told([`C9||MUG|${kind}|open|2026-10-31||10|7.50`], [], none)).toEqual([OPEN, ...claims]);
  expect(told([`C9||MUG|${kind}|open|2026-10-31||10|`], [], none)).toEqual(["C9 open: worth 0.00, claims unknown, cash 0.00, gain 0.00"]);
  expect(told([`C9||MUG|${kind}|denied|2026-10-31|2026-11-03|10|7.50`], [], none)).toEqual(["C9 denied: worth 0.00, claims 7.50, cash 0.00, gain 0.00"]);
});

test.each(["valuation", "missing-payment"])("a case about %s is answered by money, whatever units it was paid for", (kind) => {
  expect(told([`C9||MUG|${kind}|open|2026-10-31||10|7.50`], [paid(1, "7.50")], { Fees: rows(FEES) })).toEqual([REIMBURSED]);
});

test("goods that are not on sale are there: they are worth what they cost, and nothing is claimed or lost", () => {
  const none = { Fees: rows(FEES) };
  expect(told(["C9||MUG|not-on-sale|open|2026-10-31||10|"], [], none)).toEqual(["C9 open: worth 42.00, claims 0.00, cash 0.00, gain 0.00"]);
  expect(told(["C9||MUG|not-on-sale|denied|2026-10-31|2026-11-03|10|"], [], none)).toEqual(["C9 denied: worth 42.00, claims 0.00, cash 0.00, gain 0.00"]);
});

describe("money that names no goods is for a case that names none, by its reason and its sum", () => {
  const fee = (id: string, amount: string): string => `2026-11-02|${id}|||Fee_Correction|||USD|${amount}|1|0|1`;
  const OPEN_40 = "C8|||penalty|open|2026-10-15|||40.00";
  const OPEN_15 = "C9|||penalty|open|2026-10-20|||15.00";
  test.each([
    ["25 and 15 for 40", [OPEN_40], [fee("R1", "25.00"), fee("R2", "15.00")], ["C8 reimbursed: worth 0.00, claims 40.00, cash 40.00, gain 40.00"]],
    ["25 of 40", [OPEN_40], [fee("R1", "25.00")], ["C8 open: worth 0.00, claims 40.00, cash 25.00, gain 25.00", "to claim: penalty 15.00 C8"]],
    [
      "15 for 15 before 40",
      [OPEN_40, OPEN_15],
      [fee("R2", "15.00")],
      [
        "C8 open: worth 0.00, claims 40.00, cash 0.00, gain 0.00",
        "C9 reimbursed: worth 0.00, claims 15.00, cash 15.00, gain 15.00",
        "to claim: penalty 40.00 C8",
      ],
    ],
    ["45 is too much for 40", [OPEN_40], [fee("R1", "45.00")], ["C8 open: worth 0.00, claims 40.00, cash 0.00, gain 0.00", "to claim: penalty 40.00 C8"]],
    [
      "of a case without an Amount nobody knows",
      ["C8|||penalty|open|2026-10-15|||"],
      [fee("R1", "25.00")],
      ["C8 open: worth 0.00, claims unknown, cash 0.00, gain 0.00"],
    ],
    [
      "a case that names goods is not meant",
      ["C8||MUG|penalty|open|2026-10-15|||25.00"],
      [fee("R1", "25.00")],
      ["C8 open: worth 0.00, claims 25.00, cash 0.00, gain 0.00", "to claim: penalty 25.00 C8"],
    ],
  ])("%s", (_, cases, payments, expected) => {
    expect(told(cases, payments, { Fees: FEES })).toEqual(expected);
  });
});

describe("an open case about money is claimed by its Amount where no report tells of it", () => {
  test.each([
    [
      "a penalty, a valuation and a payment that did not come",
      ["C1|||penalty|open|2026-10-15|||40.00", "C2||MUG|valuation|open|2026-10-15|||10.00", "C3||MUG|missing-payment|open|2026-10-15|||55.00"],
      ["missing-payment 55.00 C3", "penalty 40.00 C1", "valuation 10.00 C2"],
    ],
    ["granted, and not paid", ["C1|||penalty|granted|2026-10-15|2026-11-01||40.00"], ["penalty 40.00 C1"]],
    [
      "decided, drafted, or without an Amount: not",
      ["C1|||penalty|denied|2026-10-15|2026-11-01||40.00", "||MUG|valuation|draft||||10.00", "C3|||penalty|open|2026-10-15|||"],
      [],
    ],
  ])("%s", (_, cases, expected) => {
    const claims = told(cases, [], { Fees: FEES }).filter((line) => line.startsWith("to claim"));
    expect(claims.sort()).toEqual(expected.map((one) => `to claim: ${one}`));
  });
});
