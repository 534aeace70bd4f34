/** Compensation that Amazon granted in the month and has not paid: 120 TEA were sent, 115 came, 3 of the 5 that are missing were granted. A TEA costs 5.00. */
import { dayOfIso, isoOf, type Day } from "../../../../src/core/domain/day";
import { draftCases } from "../../../../src/core/report/draft-case";
import { shownParts, standingOf, statusText } from "../../../../src/core/report/shipment-words";
import { reconciled, workedOut } from "../scenario";
import { CASES, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|5.00|USD";
const GRANTED = "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-24|2026-10-30|3|30.00";
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
/** Until 5 November; the receiving days of what was delivered on 13 October end on 12 November. */
const run = ({ delivered = "2026-10-13", closed = "", cases = [GRANTED], paid = rows(PAID) }): ReturnType<typeof reconciled> =>
  reconciled({
    period: "2026-10",
    tables: {
      Costs: COSTS,
      Ledger: rows(LEDGER, "10/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "10/31/2026|X2|MUG|SELLABLE|5|0|-1|0|0|0|0|0|0|0|0|4|US"),
      Shipments: rows(SHIPMENTS, `FBA1|TEA|X1||120|120|115|2026-09-01|${delivered}|${closed}|${closed === "" ? "RECEIVING" : "CLOSED"}|`),
      Cases: rows(CASES, ...cases),
      Paid: paid,
    },
  });
const OVER = { delivered: "2026-09-05", closed: "2026-10-10" };
const PAYMENT_OF_ANOTHER = rows(PAID, "2026-10-02|R0|C0||Lost_Warehouse|MUG|X2|USD|4.00|1|0|1");

describe.each([
  ["a report without rows", rows(PAID)],
  ["a report that covers the day and has no payment of it", PAYMENT_OF_ANOTHER],
  ["a report that begins after the day", PAYMENT_OF_ANOTHER.replace("2026-10-02", "2026-11-01")],
])("with %s", (_rule, paid) => {
  const { shipments, cases, claims } = run({ ...OVER, paid });

  test("the case is granted and not paid: no cash, and the income it is booked as", () => {
    expect(cases.map((one) => [statusText(one), one.unitsPaid, one.unitsGranted, one.cash, one.granted, one.gainOrLoss])).toEqual([
      ["granted, not yet paid", 0, 3, 0, 3000, 1500],
    ]);
  });

  test("the parts that are shown tell it apart, and add up to the variance", () => {
    expect(shipments.map((line) => [line.variance, line.parts, shownParts(line)])).toEqual([[-5, { unexplained: -5 }, { granted: -3, unexplained: -2 }]]);
  });

  test("the line waits for its money, which is at risk and among the claims until it is paid", () => {
    expect(shipments.map(({ state, exposure }) => [state, exposure])).toEqual([["case-open", 2500]]);
    expect(claims.map(({ units, caseId }) => [units, caseId])).toEqual([
      [3, "C1"],
      [2, null],
    ]);
  });
});

test("a line of which nothing else is open stands as granted", () => {
  const whole = GRANTED.replace("|3|30.00", "|5|50.00");
  expect([rows(PAID), PAYMENT_OF_ANOTHER].flatMap((paid) => run({ ...OVER, paid, cases: [whole] }).shipments.map(standingOf))).toEqual(["granted", "granted"]);
});

test("once it is paid it is paid, in the month of the grant or after it", () => {
  const { cases, shipments } = run({ ...OVER, paid: rows(PAID, "2026-11-04|R1|C1||Lost_Inbound|TEA|X1|USD|30.00|3|0|3") });
  expect(cases.map((one) => [statusText(one), one.unitsPaid, one.unitsGranted, one.cash])).toEqual([["reimbursed", 3, 0, 3000]]);
  expect(shipments.map(shownParts)).toEqual([{ "reimbursed-cash": -3, unexplained: -2 }]);
});

test("a grant without an amount is known by its units; what it is worth waits for its payment", () => {
  const { cases } = run({ ...OVER, cases: [GRANTED.replace("30.00", "")] });
  expect(cases.map(({ unitsGranted, granted, cash, gainOrLoss }) => [unitsGranted, granted, cash, gainOrLoss])).toEqual([[3, null, 0, null]]);
});

test.each([
  ["en", ["Units shipped: 120", "Units received: 115", "Of the difference, not asked for here: 3 granted under case C1, not yet paid", "Units missing: 2"]],
  ["zh", ["发货数量: 120", "接收数量: 115", "差额中本次不再索赔的部分: 3件已在Case C1中获批赔偿，尚未支付", "短少数量: 2"]],
] as const)("a message about the rest says what is answered, so that its figures add up (%s)", (language, expected) => {
  const { claims, shipments } = run(OVER);
  const text = draftCases({ claims, shipments, cases: [] }, { language, today: dayOfIso("2026-11-05") ?? (0 as Day) });
  expect(text.split("\n").filter((line) => /^(Units (shipped|received|missing):|Of the|发货数量|接收数量|差额|短少数量)/.test(line))).toEqual(expected);
});

describe("while Amazon has its days to count", () => {
  test("what a case was not about is waited for, and nobody is asked; what was granted waits for its payment", () => {
    const { shipments, claims } = run({});
    expect(shipments.map((line) => [line.state, shownParts(line), line.exposure])).toEqual([["case-open", { receiving: -2, granted: -3 }, 1500]]);
    expect(claims.map(({ units, caseId }) => [units, caseId])).toEqual([[3, "C1"]]);
  });

  test("beside an open case about some of it the line is that case's, and the rest waits", () => {
    const { shipments, claims } = run({ cases: ["C1|FBA1|TEA|inbound-missing|open|2026-10-24||3|"] });
    expect(shipments.map(({ state, parts }) => [state, parts])).toEqual([["case-open", { receiving: -2, unexplained: -3 }]]);
    expect(claims.map(({ units, caseId }) => [units, caseId])).toEqual([[3, "C1"]]);
  });

  test("a case that does not say how many units it is about is about all of them", () => {
    expect(run({ cases: ["C1|FBA1|TEA|inbound-missing|open|2026-10-24|||"] }).shipments.map(({ state, parts }) => [state, parts])).toEqual([
      ["case-open", { unexplained: -5 }],
    ]);
  });

  test("when they are over the rest is to claim", () => {
    expect(run(OVER).claims.flatMap(({ units, caseId }) => (caseId === null ? [units] : []))).toEqual([2]);
  });
});

describe("in the month after, until a payment is known", () => {
  const NONE = rows(PAID);
  const GRANT = "C1|FBA1|TEA|inbound-missing|reimbursed|2026-09-08|2026-09-10|5|40.00";
  const tables = (paid: string | null, cases: readonly string[]): Readonly<Record<string, string>> => ({
    Costs: COSTS,
    Ledger: rows(LEDGER, "09/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "10/31/2026|X2|MUG|SELLABLE|5|0|-1|0|0|0|0|0|0|0|0|4|US"),
    Shipments: rows(SHIPMENTS, "FBA1|TEA|X1||120|120|115|2026-08-01|2026-08-05|2026-08-20|CLOSED|"),
    Cases: rows(CASES, ...cases),
    ...(paid === null ? {} : { Paid: paid }),
  });
  /** Case, what the variance shows, what is claimed, and what the journal has open and books, all of C1. */
  const october = (
    paid: string,
    {
      before = [GRANT],
      paidBefore = NONE,
      cases = [GRANT],
      isClosed = true,
    }: { readonly before?: readonly string[]; readonly paidBefore?: string | null; readonly cases?: readonly string[]; readonly isClosed?: boolean } = {},
  ): readonly unknown[] => {
    const worked = workedOut({
      period: "2026-10",
      tables: tables(paid, cases),
      ...(isClosed ? { closed: { period: "2026-09", tables: tables(paidBefore, before) } } : {}),
    });
    const { cases: followed, shipments, claims, journal } = worked.reconciliation;
    return [
      followed.map((one) => `${statusText(one)}: ${one.cash} paid, ${one.granted} granted`),
      shipments.map(shownParts),
      claims.map(({ type, units, expectedClaim }) => `${type} ${units} for ${expectedClaim}`),
      journal.filter(({ account }) => account === "claims-receivable").map(({ debit, credit }) => debit - credit),
    ];
  };

  test("what was closed unpaid, and of which the report has nothing, is granted everywhere", () => {
    expect(october(NONE)).toEqual([["granted, not yet paid: 0 paid, 4000 granted"], [{ granted: -5 }], ["unpaid-compensation 5 for 4000"], []]);
  });

  test("what was paid by the closing is paid everywhere, though the report begins later", () => {
    const paidBefore = rows(PAID, "2026-09-20|R1|C1||Lost_Inbound|TEA|X1|USD|40.00|5|0|5");
    expect(october(NONE, { paidBefore })).toEqual([["reimbursed: 4000 paid, 0 granted"], [{ "reimbursed-cash": -5 }], [], []]);
  });

  test("what the closed month did not know is booked now, and granted", () => {
    expect(october(NONE, { before: [] })).toEqual([
      ["granted, not yet paid: 0 paid, 4000 granted"],
      [{ granted: -5 }],
      ["unpaid-compensation 5 for 4000"],
      [4000],
    ]);
  });

  test("without a closed month a grant of before the report is taken to be paid before it, and nothing of it is open", () => {
    expect(october(NONE, { isClosed: false })).toEqual([["reimbursed: 4000 paid, 0 granted"], [{ "reimbursed-cash": -5 }], [], []]);
  });

  test("and so the month after that one says, when it is closed as well", () => {
    const [then, november] = [tables(NONE, [GRANT]), rows(LEDGER, "11/30/2026|X2|MUG|SELLABLE|4|0|-1|0|0|0|0|0|0|0|0|3|US")];
    const { cases } = reconciled({
      period: "2026-11",
      today: "2026-12-05",
      tables: { ...then, November: november },
      closed: { period: "2026-10", tables: then },
    });
    expect(cases.map(statusText)).toEqual(["reimbursed"]);
  });

  test("a grant without an Amount is granted still, until a payment is known", () => {
    const unstated = GRANT.replace("40.00", "");
    expect(october(NONE, { before: [unstated], cases: [unstated] })).toEqual([
      ["granted, not yet paid: 0 paid, null granted"],
      [{ granted: -5 }],
      ["unpaid-compensation 5 for 2500"],
      [],
    ]);
    // Its Amount, stated since, is booked now.
    expect(october(NONE, { before: [unstated] })).toEqual([
      ["granted, not yet paid: 0 paid, 4000 granted"],
      [{ granted: -5 }],
      ["unpaid-compensation 5 for 4000"],
      [4000],
    ]);
  });

  test("of a grant that was paid in part before the report begins the rest alone is granted", () => {
    const paidBefore = rows(PAID, "2026-09-10|R1|||Lost_Inbound|TEA|X1|USD|16.00|2|0|2");
    expect(october(NONE, { paidBefore })).toEqual([
      ["granted, paid in part: 1600 paid, 2400 granted"],
      [{ "reimbursed-cash": -2, granted: -3 }],
      ["unpaid-compensation 3 for 2400"],
      [],
    ]);
  });

  test("a payment of a month that was closed without a report of them clears its grant, on the first open day", () => {
    const late = rows(PAID, "2026-09-20|R1|C1||Lost_Inbound|TEA|X1|USD|40.00|5|0|5");
    expect(october(late, { paidBefore: null })).toEqual([["reimbursed: 4000 paid, 0 granted"], [{ "reimbursed-cash": -5 }], [], [-4000, 4000]]);
  });

  test("a reimbursed case without a day is believed to be paid, and booked by its payment alone", () => {
    expect(october(NONE, { cases: [GRANT.replace("|2026-09-10|", "||")], isClosed: false })).toEqual([
      ["reimbursed: 4000 paid, 0 granted"],
      [{ "reimbursed-cash": -5 }],
      [],
      [],
    ]);
  });
});

describe("the window of a compensation that is not paid", () => {
  const WINDOWS = "Marketplace|Claim Type|First Day|Last Day|Clock Start|In Force From|Source";
  const told = (...windows: readonly string[]): readonly unknown[] => {
    const { claims, issues } = reconciled({
      period: "2026-10",
      tables: {
        Costs: COSTS,
        Ledger: rows(LEDGER, "10/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "10/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|CA"),
        Shipments: rows(`${SHIPMENTS}|To Warehouse`, "FBA1|TEA|X1||120|120|115|2026-08-01|2026-08-05|2026-08-20|CLOSED||FBA-US"),
        Cases: rows(CASES, "C1|FBA1|TEA|inbound-missing|granted|2026-09-08|2026-10-10|5|40.00"),
        Paid: rows(PAID),
        Windows: rows(WINDOWS, ...windows),
      },
    });
    return [
      ...claims.map(({ type, claimUntil }) => `${type} until ${claimUntil === null ? "nobody knows" : isoOf(claimUntil)}`),
      ...issues.flatMap(({ code, message }) => (message.includes("unpaid-compensation") ? [code] : [])),
    ];
  };

  test("is that of the country to which its shipment went, of a book with two", () => {
    expect(told("US|unpaid-compensation|0|60|reported||", "CA|inbound-missing|30|120|delivered||")).toEqual(["unpaid-compensation until 2026-12-09"]);
    expect(told("CA|unpaid-compensation|0|60|reported||")).toEqual(["unpaid-compensation until nobody knows", "claim-window-unknown"]);
  });

  test.each([
    ["the grant", "reported", "2026-12-09"],
    ["the day on which the shipment was closed", "closed", "2026-10-19"],
    ["the day on which it was sent", "shipped", "2026-09-30"],
    ["its delivery", "delivered", "2026-10-04"],
  ])("counts from %s, as the window says", (_rule, start, until) => {
    expect(told(`US|unpaid-compensation|0|60|${start}||`)).toEqual([`unpaid-compensation until ${until}`]);
  });
});
