/** Amazon granted 12.00 for the 4 TEA that FBA1 lacks, and paid some of it. A TEA costs 2.50; today is 5 November 2026. */
import { textOfMoney, type Minor } from "../../../../src/core/domain/money";
import type { CaseLine } from "../../../../src/core/engine/findings";
import { shownParts, statusText } from "../../../../src/core/report/shipment-words";
import { reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL, SHIPMENTS } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const GRANT = "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-02|2026-10-12|4|12.00";
const WAREHOUSE = "C1||TEA|warehouse-lost|reimbursed|2026-10-06|2026-10-12|4|12.00";
const LOST4 = "10/03/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4";
const paid = (day: string, id: string, units: number, amount: string, { reason = "Lost_Inbound", caseId = "C1", currency = "USD" } = {}): string =>
  `2026-${day}|${id}|${caseId}||${reason}|TEA|X1|${currency}|${amount}|${units}|0|${units}|`;
const IN_WAREHOUSE = { reason: "Lost_Warehouse" };
/** The report begins before the grant. */
const BEFORE = "2026-10-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|";
const FBA1 = "FBA1|TEA|X1|100|100|100|96|2026-07-20|2026-07-25|2026-09-20|CLOSED|";

type Told = { readonly cases?: readonly string[]; readonly paid: readonly string[]; readonly lost?: readonly string[]; readonly shipment?: string };
const tables = ({ cases = [GRANT], paid: payments, lost = [], shipment = FBA1 }: Told): Scenario["tables"] => ({
  Shipments: rows(SHIPMENTS, shipment),
  ...(lost.length === 0 ? {} : { Detail: rows(DETAIL, ...lost) }),
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency\n2026-09-01|Shop|MUG|opening|50|2.50|USD\n2026-10-05|Shop|MUG|sale|1|||\n2026-11-04|Shop|MUG|sale|1|||",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
  Rates: "Date|From|To|Rate\n2026-01-01|EUR|USD|1.10",
  Cases: rows(CASES, ...cases),
  Paid: rows(PAID, BEFORE, ...payments),
});
const money = (amount: Minor | null, { currency }: CaseLine): string => (amount === null ? "none" : textOfMoney(amount, currency));

/** The line, the case, what can be claimed and what the journal books on the claims on Amazon. */
function story(told: Told, { period = "2026-10", closed }: Pick<Scenario, "period" | "closed"> = {}): readonly string[] {
  const { shipments, cases, claims, journal, issues } = reconciled({ period, tables: tables(told), ...(closed === undefined ? {} : { closed }) });
  return [
    ...shipments.map((line) => `${line.state}: ${JSON.stringify(shownParts(line))}`),
    ...cases.flatMap((one) => [
      `${one.caseId} ${statusText(one)}: paid ${one.unitsPaid} ${money(one.cash, one)}, granted ${one.unitsGranted} ${money(one.granted, one)}, gain ${money(one.gainOrLoss, one)}`,
      ...one.because.map((text) => `  ${text}`),
    ]),
    ...claims.map(({ type, units, expectedClaim, caseId, grantedBy }) => `claim: ${type} ${units} for ${expectedClaim} ${caseId ?? grantedBy ?? ""}`),
    ...journal.flatMap(({ account, debit, credit, memo }) => (account === "claims-receivable" ? [`booked: ${debit - credit} ${memo}`] : [])),
    ...issues.filter(({ code }) => code === "case-payment-missing").map(({ message }) => message),
  ];
}
/** Without what the journal books of the other payment. */
const ofCase = (said: readonly string[]): readonly string[] => said.filter((line) => !line.includes("GeneralAdjustment"));

describe("of a grant that is paid for some of its units the rest is due", () => {
  const DUE = [
    'case-open: {"reimbursed-cash":-2,"granted":-2}',
    "C1 granted, paid in part: paid 2 6.00, granted 2 6.00, gain 2.00",
    "claim: unpaid-compensation 2 for 600 C1",
    "booked: 600 Reimbursements: Lost_Inbound",
    "booked: 600 Reimbursements: case C1",
  ];
  const SAID =
    "Cases row 2: case C1 (FBA1 TEA) is reimbursed since 2026-10-12. The Reimbursements report covers that day and has a payment of 2 units only. 2 more units stay open. Ask Amazon for the payment, or correct the status.";

  test("by the payment that names it, and by one that names no case", () => {
    expect(ofCase(story({ paid: [paid("10-20", "R1", 2, "6.00")] }))).toEqual([...DUE, SAID]);
    expect(ofCase(story({ paid: [paid("10-20", "R1", 2, "6.00", { caseId: "" })] })).filter((line) => !line.startsWith("  "))).toEqual([...DUE, SAID]);
  });

  test("in another currency as well, at the rate of the payment's day", () => {
    expect(ofCase(story({ paid: [paid("10-20", "R1", 2, "5.40", { currency: "EUR" })] }))[1]).toBe(
      "C1 granted, paid in part: paid 2 5.94, granted 2 6.00, gain 1.94",
    );
  });

  test("inside a warehouse as well", () => {
    const told = { cases: [WAREHOUSE], lost: [LOST4], paid: [paid("10-20", "R1", 2, "6.00", IN_WAREHOUSE)], shipment: FBA1.replace("|96|", "|100|") };
    expect(ofCase(story(told))).toEqual([
      "matched: {}",
      "C1 granted, paid in part: paid 2 6.00, granted 2 6.00, gain 2.00",
      "claim: unpaid-compensation 2 for 600 C1",
      "booked: 600 Reimbursements: Lost_Warehouse",
      "booked: 600 Reimbursements: case C1",
      SAID.replace("(FBA1 TEA)", "(TEA)"),
    ]);
  });

  test("and cleared by the payment of a later month, which takes its place", () => {
    const october = [paid("10-20", "R1", 2, "6.00")];
    const both = [...october, paid("11-03", "R2", 2, "6.00")];
    expect(ofCase(story({ paid: both }, { period: "2026-11", closed: { period: "2026-10", tables: tables({ paid: october }) } }))).toEqual([
      'recovered: {"reimbursed-cash":-4}',
      "C1 reimbursed: paid 4 12.00, granted 0 0.00, gain 2.00",
      "booked: -600 Granted before, and paid now: case C1",
      "booked: 600 Reimbursements: Lost_Inbound",
    ]);
  });

  const VALUATION = GRANT.replace("FBA1|TEA|inbound-missing", "|TEA|valuation");
  test.each([
    ["units at a price above that of the Amount", GRANT, paid("10-20", "R1", 2, "7.00"), "paid 2 7.00, granted 2 5.00"],
    ["all units but one", GRANT, paid("10-20", "R1", 3, "9.60"), "paid 3 9.60, granted 1 2.40"],
    ["no units", GRANT, paid("10-20", "R1", 0, "5.00"), "paid 0 5.00, granted 4 7.00"],
    ["no units, and money alone answers it", VALUATION, paid("10-20", "R1", 0, "5.00", { reason: "GeneralAdjustment" }), "paid 0 5.00, granted 4 7.00"],
    ["some units, and money alone answers it", VALUATION, paid("10-20", "R1", 2, "1.00", { reason: "GeneralAdjustment" }), "paid 2 1.00, granted 2 11.00"],
  ])("a payment of %s leaves no more than the rest of the Amount to come: 12.00 in all", (_of, grant, payment, expected) => {
    const said = story({ cases: [grant], paid: [payment] });
    expect(said.find((line) => line.startsWith("C1"))).toContain(expected);
    const due = expected.split(" ").at(-1)?.replace(".", "").replace(/^0+/, "");
    expect(said.filter((line) => line.includes("Reimbursements: case C1"))).toEqual([`booked: ${due} Reimbursements: case C1`]);
    if (grant === GRANT) expect(said.filter((line) => line.startsWith("claim:")).map((line) => line.split(" ")[4])).toEqual([due]);
  });

  test("but not where what was paid is the whole Amount: the rest was refused", () => {
    expect(ofCase(story({ paid: [paid("10-20", "R1", 2, "12.00")] }))).toEqual([
      'denied: {"reimbursed-cash":-2,"unexplained":-2}',
      "C1 reimbursed: paid 2 12.00, granted 0 0.00, gain 2.00",
      "booked: 1200 Reimbursements: Lost_Inbound",
    ]);
  });

  test("nor where the case states no Amount", () => {
    expect(ofCase(story({ cases: [GRANT.replace("12.00", "")], paid: [paid("10-20", "R1", 2, "6.00")] }))).toEqual([
      'denied: {"reimbursed-cash":-2,"unexplained":-2}',
      "C1 reimbursed: paid 2 6.00, granted 0 0.00, gain -4.00",
      "booked: 600 Reimbursements: Lost_Inbound",
    ]);
  });
});

test("a payment for all units that is less than was granted closes the case, and what it lacks is said", () => {
  expect(ofCase(story({ paid: [paid("10-20", "R1", 4, "10.00")] }))).toEqual([
    'recovered: {"reimbursed-cash":-4}',
    "C1 reimbursed: paid 4 10.00, granted 0 0.00, gain 0.00",
    "  granted 12.00 USD, and paid 10.00 USD for all 4: 2.00 USD less",
    "booked: 1000 Reimbursements: Lost_Inbound",
  ]);
});

test("of a grant that is paid in part, and whose payment is taken back, the rest is due and the other units are asked for again", () => {
  const back = "2026-10-25|R9|C1||Reimbursement_Reversal|TEA|X1|USD|-6.00|-2|0|-2|R1";
  expect(ofCase(story({ paid: [paid("10-20", "R1", 2, "6.00"), back] })).filter((line) => !line.startsWith("Cases row"))).toEqual([
    'case-open: {"unexplained":-2,"granted":-2}',
    "C1 granted, not yet paid: paid 0 0.00, granted 2 6.00, gain 1.00",
    "  reopened by reversal R9 of 2026-10-25: 2 to be paid again",
    "claim: unpaid-compensation 2 for 600 C1",
    "claim: inbound-missing 2 for 500 C1",
    "booked: -600 Reimbursements taken back: Lost_Inbound",
    "booked: 600 Reimbursements: Lost_Inbound",
    "booked: 600 Reimbursements: case C1",
  ]);
});

describe("a grant that states no units stands on its line as one that states them", () => {
  const cases = [GRANT.replace("|4|12.00", "||12.00")];
  const payment = paid("10-20", "R1", 3, "9.00");

  test("paid in part, the rest is due", () => {
    expect(ofCase(story({ cases, paid: [payment] })).filter((line) => !line.startsWith("Cases row"))).toEqual([
      'case-open: {"reimbursed-cash":-3,"granted":-1}',
      "C1 granted, paid in part: paid 3 9.00, granted 1 3.00, gain 2.00",
      "claim: unpaid-compensation 1 for 300 C1",
      "booked: 900 Reimbursements: Lost_Inbound",
      "booked: 300 Reimbursements: case C1",
    ]);
  });

  test("and what was paid is taken back, the rest is due and the other units are asked for again", () => {
    const back = "2026-10-25|R9|C1||Reimbursement_Reversal|TEA|X1|USD|-9.00|-3|0|-3|R1";
    expect(ofCase(story({ cases, paid: [payment, back] })).filter((line) => !line.startsWith("Cases row"))).toEqual([
      'case-open: {"unexplained":-3,"granted":-1}',
      "C1 granted, not yet paid: paid 0 0.00, granted 1 3.00, gain 0.50",
      "  reopened by reversal R9 of 2026-10-25: 3 to be paid again",
      "claim: inbound-missing 3 for 750 C1",
      "claim: unpaid-compensation 1 for 300 C1",
      "booked: -900 Reimbursements taken back: Lost_Inbound",
      "booked: 900 Reimbursements: Lost_Inbound",
      "booked: 300 Reimbursements: case C1",
    ]);
  });
});

test("a grant that states no units is granted for what it is about, as the journal books it", () => {
  const none = [FBA1.replace("|96|", "|100|")] as const;
  const told = { cases: [WAREHOUSE.replace("|4|12.00", "||12.00")], lost: [LOST4], paid: [], shipment: none[0] };
  expect(ofCase(story(told))[1]).toBe("C1 granted, not yet paid: paid 0 0.00, granted 4 12.00, gain 2.00");
  // Where no ledger tells what it is about, its money alone is known.
  expect(ofCase(story({ ...told, lost: [] })).slice(1, 3)).toEqual([
    "C1 granted, not yet paid: paid 0 0.00, granted 0 12.00, gain 12.00",
    "booked: 1200 Reimbursements: case C1",
  ]);
});

test("a payment that names the case of a shipment answers its line, whatever Amazon calls it", () => {
  const asked = "C1|FBA1|TEA|inbound-missing|open|2026-10-02||4|";
  expect(ofCase(story({ cases: [asked], paid: [paid("10-20", "R1", 4, "12.00", IN_WAREHOUSE)] }))).toEqual([
    'recovered: {"reimbursed-cash":-4}',
    "C1 reimbursed: paid 4 12.00, granted 0 0.00, gain 2.00",
    "booked: 1200 Reimbursements: Lost_Warehouse",
  ]);
});

test("but where the case is about a loss inside a warehouse as well, it is for that", () => {
  const asked = ["C1|FBA1|TEA|inbound-missing|open|2026-10-04||4|", "C1||TEA|warehouse-lost|open|2026-10-04||4|"];
  expect(ofCase(story({ cases: asked, lost: [LOST4], paid: [paid("10-20", "R1", 4, "12.00", IN_WAREHOUSE)] })).slice(0, 3)).toEqual([
    'case-open: {"unexplained":-4}',
    "C1 reimbursed: paid 4 12.00, granted 0 0.00, gain 2.00",
    "C1 open: paid 0 0.00, granted 0 0.00, gain 0.00",
  ]);
});

test("what is due of a case inside a warehouse, of which the money for other units was taken back, gains that less what its units cost", () => {
  const back = "2026-10-25|R2|C1||Reimbursement_Reversal|TEA|X1|USD|-6.00|-2|0|-2|R1";
  // 4 were granted at 3.00 each, 2 of them were paid and taken back: the other 2 cost 2.50 each.
  const said = story({ cases: [WAREHOUSE], lost: [LOST4], paid: [paid("10-20", "R1", 2, "6.00", IN_WAREHOUSE), back] });
  expect(said.filter((one) => one.startsWith("C1 "))).toEqual(["C1 granted, not yet paid: paid 0 0.00, granted 2 6.00, gain 1.00"]);
});

test("two cases overlap where they ask for more than is not answered yet", () => {
  const overlaps = (second: number): readonly string[] =>
    reconciled({
      period: "2026-10",
      tables: tables({
        cases: ["C1|FBA1|TEA|inbound-missing|open|2026-10-02||3|", `C2|FBA1|TEA|inbound-missing|open|2026-10-02||${second}|`],
        paid: [paid("10-20", "R1", 2, "6.00")],
      }),
    }).issues.flatMap(({ code, message }) => (code === "cases-overlap" ? [message] : []));
  expect(overlaps(1)).toEqual([]);
  expect(overlaps(2)).toEqual([
    "Cases row 3: FBA1 TEA lacks 2 units, but its open cases (C1, C2) together claim 3. A unit can be claimed once: close one of them, or correct its Units.",
  ]);
});
