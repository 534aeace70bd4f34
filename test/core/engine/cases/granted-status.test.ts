/**
 * A case whose Status says that it was granted and not paid yet: by Amazon (3 of 5 TEA at 5.00, for 30.00), by a carrier (8 of 20 SOAP at 1.50 and 0.10 of
 * freight, for 10.00). Today is 5 November 2026, in November 5 December.
 */
import { minor, textOfMoney } from "../../../../src/core/domain/money";
import { shownParts, standingOf, statusText } from "../../../../src/core/report/shipment-words";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { reconciled, type Scenario } from "../scenario";
import { CASES, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const AMAZON = {
  Costs: "SKU|Unit Cost|Currency\nTEA|5.00|USD",
  Shipments: rows(SHIPMENTS, "FBA1|TEA|X1||120|120|115|2026-09-01|2026-09-05|2026-10-10|CLOSED|"),
  Ledger: rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|0|115|0|0|0|0|0|0|0|0|0|115|US", "11/20/2026|X1|TEA|SELLABLE|115|0|-1|0|0|0|0|0|0|0|0|114|US"),
};
const CARRIER = {
  Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD",
  Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|40.00|USD|freight|quantity",
  Shipments: rows(SHIPMENTS, "FBA1|SOAP|X1|400|400|392|380|2026-09-10|2026-10-02|2026-10-10|CLOSED|"),
  Ledger: rows(LEDGER, "10/05/2026|X1|SOAP|SELLABLE|0|380|0|0|0|0|0|0|0|0|0|380|US", "11/20/2026|X1|SOAP|SELLABLE|380|0|-1|0|0|0|0|0|0|0|0|379|US"),
};
const amazons = (status: string): string => `C1|FBA1|TEA|inbound-missing|${status}|2026-10-12|2026-10-20|3|30.00`;
const carriers = (status: string, closed = "2026-10-20"): string => `CA1|FBA1|SOAP|carrier-loss|${status}|2026-10-12|${closed}|8|10.00`;
const BY_AMAZON = (status: string): string => `C1|FBA1|SOAP||${status}|2026-10-12|2026-10-22|12|`;
const withCases = (tables: Scenario["tables"], ...cases: readonly string[]): Scenario["tables"] => ({ ...tables, Cases: rows(CASES, ...cases) });

/** "granted, not yet paid: paid 0 0.00, due 3 30.00, gain 15.00" */
const followed = ({ cases }: Reconciliation): readonly string[] =>
  cases.map(({ currency, ...one }) => {
    const money = (amount: Reconciliation["cases"][number]["cash"]): string => (amount === null ? "?" : textOfMoney(amount, currency));
    return `${statusText(one)}: paid ${one.unitsPaid} ${money(one.cash)}, due ${one.unitsGranted} ${money(one.granted)}, gain ${money(one.gainOrLoss)}`;
  });
/** What the journal books on claims and income, by account. */
const booked = ({ journal }: Reconciliation): Readonly<Record<string, number>> =>
  journal
    .filter(({ account }) => ["claims-receivable", "carrier-claims", "compensation-income"].includes(account))
    .reduce<Record<string, number>>((sums, { account, debit, credit }) => ({ ...sums, [account]: (sums[account] ?? 0) + debit - credit }), {});
const november = (tables: Scenario["tables"], was: string, now: string, more: Scenario["tables"] = {}): Reconciliation =>
  reconciled({
    period: "2026-11",
    today: "2026-12-05",
    tables: { ...withCases(tables, now), ...more },
    closed: { period: "2026-10", tables: withCases(tables, was) },
  });

describe("by Amazon", () => {
  test.each(["granted", "Approved", "accepted", "已批准", "同意赔偿"])("%s is money to come, with no report of payments at all", (status) => {
    const done = reconciled({ period: "2026-10", tables: withCases(AMAZON, amazons(status)) });
    expect(followed(done)).toEqual(["granted, not yet paid: paid 0 0.00, due 3 30.00, gain 15.00"]);
    expect(booked(done)).toEqual({ "claims-receivable": 3000, "compensation-income": -3000 });
    expect(done.shipments.map(({ state, parts }) => [state, parts])).toEqual([["case-open", { unexplained: -5 }]]);
  });

  test("what is reimbursed without a report was paid, by the register's word", () => {
    expect(followed(reconciled({ period: "2026-10", tables: withCases(AMAZON, amazons("reimbursed")) }))).toEqual([
      "reimbursed: paid 3 30.00, due 0 0.00, gain 15.00",
    ]);
  });

  test("a report that begins after the grant has not paid it before either", () => {
    const Paid = rows(PAID, "2026-11-02|R0|C0||Lost_Warehouse|TEA|X1|USD|4.00|1|0|1");
    const done = reconciled({ period: "2026-11", today: "2026-12-05", tables: { ...withCases(AMAZON, amazons("granted")), Paid } });
    expect(followed(done)).toEqual(["granted, not yet paid: paid 0 0.00, due 3 30.00, gain 15.00"]);
  });

  test("its payment makes it reimbursed, and is income once, over a closing too", () => {
    const Paid = rows(PAID, "2026-11-04|R1|C1||Lost_Inbound|TEA|X1|USD|30.00|3|0|3");
    const paid = november(AMAZON, amazons("granted"), amazons("granted"), { Paid });
    expect(followed(paid)).toEqual(["reimbursed: paid 3 30.00, due 0 0.00, gain 15.00"]);
    expect(booked(paid)).toEqual({ "claims-receivable": 0, "compensation-income": 0 });
    expect(booked(november(AMAZON, amazons("granted"), amazons("granted")))).toEqual({});
  });

  test("beside its line it is paid once its payment came, of all its units or of fewer, and granted as long as some is to come", () => {
    const said = (record: string, ...payments: readonly string[]): readonly string[] =>
      reconciled({ period: "2026-10", tables: { ...withCases(AMAZON, record), Paid: rows(PAID, ...payments) } }).shipments.flatMap(({ because }) =>
        because.filter((one) => one.startsWith("case C1: ")),
      );
    const paid = (units: number, amount: string): string => `2026-10-25|R1|C1||Lost_Inbound|TEA|X1|USD|${amount}|${units}|0|${units}`;
    const days = "opened 2026-10-12, closed 2026-10-20 (Cases row 2)";
    const withoutUnits = amazons("granted").replace("|3|", "||");
    expect([
      said(amazons("granted"), paid(3, "30.00")),
      said(withoutUnits, paid(5, "30.00")),
      said(amazons("granted"), paid(2, "30.00")),
      said(amazons("granted"), paid(2, "20.00")),
      said(amazons("granted")),
      said(amazons("reimbursed"), paid(3, "30.00")),
    ]).toEqual([
      [`case C1: granted, and paid, ${days}`],
      [`case C1: granted, and paid, ${days}`],
      [`case C1: granted, and paid, ${days}`],
      [`case C1: granted, ${days}`],
      [`case C1: granted, ${days}`],
      [`case C1: reimbursed, ${days}`],
    ]);
  });

  test("a grant without a day is due, and is booked by its payment alone", () => {
    const done = reconciled({ period: "2026-10", tables: withCases(AMAZON, amazons("granted").replace("2026-10-20", "")) });
    expect([followed(done), booked(done)]).toEqual([["granted, not yet paid: paid 0 0.00, due 3 30.00, gain 15.00"], {}]);
    expect(done.issues.map(({ code }) => code)).toContain("case-day-missing");
  });
});

describe("its claim", () => {
  /** Of 5.00 each, 3 of the 5 that FBA1 lacks and 1 of 2 that were lost in the warehouse. */
  const LOST = { ...AMAZON, Ledger: rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|0|115|0|0|0|0|0|-2|0|0|0|113|US") };
  const claims = (shipments: string, warehouse: string): readonly string[] => {
    const done = reconciled({
      period: "2026-10",
      tables: withCases(LOST, `C1|FBA1|TEA|inbound-missing|granted|${shipments}|3|30.00`, `C2||TEA|warehouse-lost|granted|${warehouse}|1|9.00`),
    });
    return [
      ...done.claims.map(
        ({ type, units, bookValue, expectedClaim, currency, caseId, grantedBy }) =>
          `${type} ${units}: worth ${textOfMoney(bookValue ?? minor(0), currency)}, claimed ${textOfMoney(expectedClaim ?? minor(0), currency)} ${caseId ?? "-"} ${grantedBy ?? "-"}`,
      ),
      ...done.claims.flatMap(({ because }) => because.filter((said) => said.includes("Opened"))),
      ...done.cases.flatMap(({ because }) => because),
      ...done.issues.filter(({ code }) => code === "case-payment-missing").map(({ subject }) => (subject?.names ?? []).join(" ")),
    ];
  };
  const NOBODY = ["inbound-missing 2: worth 10.00, claimed 10.00 - -", "warehouse-lost 1: worth 5.00, claimed 5.00 - -"];
  const SAID = (day: string): string => `its Closed is empty: taken to be granted on ${day}, its Opened`;

  test("is its Amount while its payment is waited for", () => {
    expect(claims("2026-10-12|2026-10-30", "2026-10-12|2026-10-30")).toEqual([
      "inbound-missing 3: worth 15.00, claimed 30.00 C1 C1",
      NOBODY[0],
      "warehouse-lost 1: worth 5.00, claimed 9.00 C2 C2",
      NOBODY[1],
    ]);
  });

  test("without Closed it is waited for since its question", () => {
    expect(claims("2026-10-28|", "2026-10-29|")).toEqual([
      "inbound-missing 3: worth 15.00, claimed 30.00 C1 C1",
      NOBODY[0],
      "warehouse-lost 1: worth 5.00, claimed 9.00 C2 C2",
      NOBODY[1],
      SAID("2026-10-28"),
      SAID("2026-10-29"),
      SAID("2026-10-28"),
      SAID("2026-10-29"),
    ]);
  });

  test("without Closed it is overdue so long after its question as others are after their grant; with no day at all it never is", () => {
    expect(claims("2026-10-12|", "|")).toEqual([
      "unpaid-compensation 3: worth 15.00, claimed 30.00 - C1",
      NOBODY[0],
      "warehouse-lost 1: worth 5.00, claimed 9.00 C2 C2",
      NOBODY[1],
      SAID("2026-10-12"),
      SAID("2026-10-12"),
      "C1 FBA1 TEA granted missing",
    ]);
  });
});

describe("units of a line are granted once", () => {
  const overlaps = (tables: Scenario["tables"], ...cases: readonly string[]): readonly string[] =>
    reconciled({ period: "2026-10", tables: withCases(tables, ...cases) }).issues.flatMap(({ code, message }) => (code === "cases-overlap" ? [message] : []));
  const second = (units: number, kind = "inbound-missing", status = "granted"): string => `C2|FBA1|TEA|${kind}|${status}|2026-10-13|2026-10-30|${units}|20.00`;

  test("two cases that were granted more than the line lacks are named, with Amazon and with a carrier", () => {
    // 3 and 2 of 5; 3 and 4 of 5; 8 and 8 of the 8 that were not delivered.
    expect(overlaps(AMAZON, amazons("granted"), second(2))).toEqual([]);
    expect(overlaps(AMAZON, amazons("granted"), second(4))).toEqual([
      "Cases row 3: FBA1 TEA lacks 5 units, but its granted cases (C1, C2) together wait for the money of 7. A unit is paid for once: correct the Units or the Status of one of them; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.",
    ]);
    expect(overlaps(CARRIER, carriers("granted"), carriers("granted").replace("CA1", "CA2"))).toEqual([
      "Cases row 3: FBA1 SOAP lacks 8 units, but its granted cases (CA1, CA2) together wait for the money of 16. A unit is paid for once: correct the Units or the Status of one of them; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.",
    ]);
  });

  test("one that asks for the compensation of the other is about the same units, and one that asks for others is none of it unless it asks for some of them", () => {
    expect([
      overlaps(AMAZON, amazons("granted"), second(3, "unpaid-compensation")),
      overlaps(AMAZON, amazons("granted"), second(2, "inbound-missing", "open")),
      overlaps(AMAZON, amazons("granted"), second(5, "inbound-missing", "open")).length,
    ]).toEqual([[], [], 1]);
  });
});

describe("by a carrier", () => {
  test("it is due from the carrier: a claim and income, no cash, and its units are claimed by its case until it pays", () => {
    const done = reconciled({ period: "2026-10", tables: withCases(CARRIER, carriers("granted")) });
    expect(followed(done)).toEqual(["granted, not yet paid: paid 0 0.00, due 8 10.00, gain -2.80"]);
    expect(booked(done)).toEqual({ "carrier-claims": 1000, "compensation-income": -1000 });
    expect(done.claims.map(({ type, units, grantedBy }) => `${type} ${units} ${grantedBy ?? ""}`)).toEqual(["inbound-missing 12 ", "carrier-loss 8 CA1"]);
    expect(done.rollforward.find(({ location }) => location === "In transit")?.exits.lost?.quantity).toBe(8);
    expect(done.shipments.map((line) => [standingOf(line), line.because.includes("decided: granted 8, not paid yet (CA1)")])).toEqual([["short", true]]);
  });

  test("a line of which nothing else is open waits for the money, and is recovered once the carrier has paid", () => {
    const standing = (...cases: readonly string[]): readonly string[] =>
      reconciled({ period: "2026-10", tables: withCases(CARRIER, ...cases) }).shipments.map(standingOf);
    expect([
      standing(carriers("granted"), BY_AMAZON("reimbursed")),
      standing(carriers("granted"), BY_AMAZON("denied")),
      standing(carriers("reimbursed"), BY_AMAZON("reimbursed")),
    ]).toEqual([["granted"], ["granted"], ["recovered"]]);
  });

  test("so does one of which the carrier answers for what was delivered as well, as far as it granted that", () => {
    const standing = (units: number): readonly unknown[] =>
      reconciled({
        period: "2026-10",
        tables: withCases(CARRIER, carriers("granted").replace("|8|", `|${units}|`)),
        ours: {
          "shipment-variances": [
            ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
            ["FBA1", "SOAP", null, "carrier", null, null],
          ],
        },
      }).shipments.map((line) => [standingOf(line), shownParts(line)]);
    // 8 were not delivered, and 12 more not received.
    expect([standing(20), standing(15), standing(8)]).toEqual([
      [["granted", { granted: -20 }]],
      [["short-carrier", { granted: -15, unexplained: -5 }]],
      [["short-carrier", { granted: -8, unexplained: -12 }]],
    ]);
  });

  test("it is never called overdue by a report of Amazon's", () => {
    const done = reconciled({ period: "2026-11", today: "2026-12-05", tables: { ...withCases(CARRIER, carriers("granted")), Paid: rows(PAID) } });
    expect(followed(done)).toEqual(["granted, not yet paid: paid 0 0.00, due 8 10.00, gain -2.80"]);
    expect(done.issues.map(({ code }) => code)).not.toContain("case-payment-missing");
  });

  test.each([
    ["with the day of the decision kept", carriers("reimbursed")],
    ["with the day of the payment in its place", carriers("reimbursed", "2026-11-10")],
  ])("granted in a closed month and paid in the next, it is income and a claim once: the cash is booked against that claim, %s", (_rule, now) => {
    const done = november(CARRIER, carriers("granted"), now);
    expect(followed(done)).toEqual(["reimbursed: paid 8 10.00, due 0 0.00, gain -2.80"]);
    expect(booked(done)).toEqual({});
    expect(done.journal.filter(({ account }) => account === "lost-in-transit")).toEqual([]);
  });

  test("refused after all, it is taken back", () => {
    expect(booked(november(CARRIER, carriers("granted"), carriers("denied", "2026-11-10")))).toEqual({ "carrier-claims": -1000, "compensation-income": 1000 });
  });
});
