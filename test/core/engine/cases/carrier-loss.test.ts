/** Units that the carrier lost are claimed from the carrier, by cases of their own kind: 400 sent, 392 delivered, 380 received, at 1.50 with 0.10 of freight each. Today is 5 November 2026. */
import { textOfMoney } from "../../../../src/core/domain/money";
import { reconciled, type Scenario } from "../scenario";
import { CASES } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SHIPMENTS = "Shipment ID|SKU|FNSKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const PAID =
  "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const BASE = {
  Shipments: rows(SHIPMENTS, "FBA1|SOAP|X1|400|400|392|380|2026-09-10|2026-10-02|2026-10-10|CLOSED"),
  Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD",
  Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|40.00|USD|freight|quantity",
  Ledger: rows(
    "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location",
    "10/05/2026|X1|SOAP|SELLABLE|0|380|0|0|0|0|0|0|0|0|0|380|US",
  ),
};
const carrier = (rest: string, id = "CA1"): string => `${id}|FBA1|SOAP|carrier-loss|${rest}`;
const tablesWith = (...cases: readonly string[]): Readonly<Record<string, string>> => ({
  ...BASE,
  ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
});

/** "short | at risk 32.00 | carrier-loss 8 for 12.80, inbound-missing 12 for 18.00 | lost 0, in transit 20" */
function story(tables: Readonly<Record<string, string>>): string {
  const {
    shipments: [line],
    rollforward,
    claims,
  } = reconciled({ tables, period: "2026-10" });
  const transit = rollforward.find(({ location }) => location === "In transit");
  if (line === undefined) return "";
  const said = claims
    .map(
      ({ type, units, expectedClaim, currency, caseId }) =>
        `${type} ${units} for ${expectedClaim === null ? "?" : textOfMoney(expectedClaim, currency)}${caseId === null ? "" : ` ${caseId}`}`,
    )
    .sort();
  return [
    line.state,
    `at risk ${textOfMoney(line.exposure ?? (0 as never), line.currency)}`,
    said.join(", "),
    `lost ${transit?.exits.lost?.quantity ?? 0}, in transit ${transit?.ending.quantity ?? 0}`,
  ].join(" | ");
}

describe("a Case ID beside a line is a case with whoever answers for all that it lacks", () => {
  const typed = {
    "shipment-variances": [
      ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
      ["FBA1", "SOAP", "CA1", null, null, null],
    ],
  };
  const CARRIERS = BASE.Shipments.replace("|392|380|", "|392|392|");
  const RECEIVED = BASE.Ledger.replaceAll("380", "392");
  const with392 = (...cases: readonly string[]) => ({
    ...BASE,
    Shipments: CARRIERS,
    Ledger: RECEIVED,
    ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
  });

  test.each([
    ["the carrier's 8 of 8: the row is of kind carrier-loss", with392(), ["CA1 carrier-loss open"], ["carrier-loss 8 CA1"]],
    ["Amazon's 12 and the carrier's 8: Amazon's", BASE, ["CA1 inbound-missing open"], ["carrier-loss 8", "inbound-missing 12 CA1"]],
    [
      "a carrier's claim that was drafted in the register is the one that was sent",
      with392("|FBA1|SOAP|carrier-loss|draft|||8|"),
      ["CA1 carrier-loss open"],
      ["carrier-loss 8 CA1"],
    ],
    [
      "a claim on Amazon that was drafted is",
      with392("|FBA1|SOAP|inbound-missing|draft|||8|"),
      [" inbound-missing draft", "CA1 carrier-loss open"],
      ["carrier-loss 8 CA1"],
    ],
  ])("%s", (_, tables, cases, claims) => {
    const found = reconciled({ tables, ours: typed, period: "2026-10" });
    expect(found.cases.map(({ caseId, kind, status }) => `${caseId} ${kind} ${status}`)).toEqual(cases);
    expect(found.claims.map(({ type, units, caseId }) => `${type} ${units}${caseId === null ? "" : ` ${caseId}`}`).sort()).toEqual(claims);
  });

  test.each([
    ["nothing was delivered: the carrier's, which alone can say where it is", "0", null, ["CA1 carrier-loss open"], ["carrier-loss 400 CA1"]],
    ["a reviewer holds Amazon liable: Amazon's", "0", "amazon", ["CA1 inbound-missing open"], []],
    ["nobody says what was delivered: Amazon's", "", null, ["CA1 inbound-missing open"], []],
  ])("while it is on its way, %s", (_, delivered, verdict, cases, claims) => {
    const Shipments = rows(SHIPMENTS, `FBA1|SOAP|X1|400|400|${delivered}||2026-09-10|||IN_TRANSIT`);
    const ours = { "shipment-variances": [...typed["shipment-variances"].slice(0, 1), ["FBA1", "SOAP", "CA1", verdict, null, null]] };
    const Ledger = BASE.Ledger.replace("X1|SOAP", "X2|MUG");
    const found = reconciled({ tables: { ...BASE, Shipments, Ledger }, ours, period: "2026-10" });
    expect(found.cases.map(({ caseId, kind, status }) => `${caseId} ${kind} ${status}`)).toEqual(cases);
    expect(found.claims.map(({ type, units, caseId }) => `${type} ${units}${caseId === null ? "" : ` ${caseId}`}`)).toEqual(claims);
  });
});

describe("a case of kind carrier-loss decides the carrier's units, and only those", () => {
  test.each([
    [
      "nobody was asked: of the carrier the full cost is claimed, of Amazon the goods alone",
      [],
      "short | at risk 32.00 | carrier-loss 8 for 12.80, inbound-missing 12 for 18.00 | lost 0, in transit 20",
    ],
    [
      "the carrier was asked",
      [carrier("open|2026-10-12||8|")],
      "case-open | at risk 32.00 | carrier-loss 8 for 12.80 CA1, inbound-missing 12 for 18.00 | lost 0, in transit 20",
    ],
    [
      "a case without a number asks for all that the carrier lost",
      [carrier("open|2026-10-12|||")],
      "case-open | at risk 32.00 | carrier-loss 8 for 12.80 CA1, inbound-missing 12 for 18.00 | lost 0, in transit 20",
    ],
    [
      "the carrier was asked for some",
      [carrier("open|2026-10-12||5|")],
      "case-open | at risk 32.00 | carrier-loss 3 for 4.80, carrier-loss 5 for 8.00 CA1, inbound-missing 12 for 18.00 | lost 0, in transit 20",
    ],
    [
      "the carrier granted it and has not paid: its units leave transit, and what it granted is at risk until it comes",
      [carrier("granted|2026-10-12|2026-10-20|8|10.00")],
      "short | at risk 32.00 | carrier-loss 8 for 10.00 CA1, inbound-missing 12 for 18.00 | lost 8, in transit 12",
    ],
    [
      "the carrier paid: its units leave transit, Amazon's stay",
      [carrier("reimbursed|2026-10-12|2026-10-20|8|12.80")],
      "short | at risk 19.20 | inbound-missing 12 for 18.00 | lost 8, in transit 12",
    ],
    [
      "the carrier granted it, or paid, and another case asks for the same units: nothing is left for that",
      [carrier("granted|2026-10-12|2026-10-20|8|10.00"), carrier("open|2026-10-10||8|", "CA2")],
      "short | at risk 32.00 | carrier-loss 8 for 10.00 CA1, inbound-missing 12 for 18.00 | lost 8, in transit 12",
    ],
    [
      "the carrier granted it, or paid, and another case asks for the same units: nothing is left for that",
      [carrier("reimbursed|2026-10-12|2026-10-20|8|12.80"), carrier("open|2026-10-10||8|", "CA2")],
      "short | at risk 19.20 | inbound-missing 12 for 18.00 | lost 8, in transit 12",
    ],
    ["the carrier refused", [carrier("denied|2026-10-12|2026-10-20||")], "short | at risk 19.20 | inbound-missing 12 for 18.00 | lost 8, in transit 12"],
    [
      "the carrier's case names more than it lost: Amazon's units are none of them",
      [carrier("written off|2026-10-12|2026-10-20|20|")],
      "short | at risk 19.20 | inbound-missing 12 for 18.00 | lost 8, in transit 12",
    ],
    [
      "both paid",
      [carrier("reimbursed|2026-10-12|2026-10-20|8|12.80"), "C1|FBA1|SOAP||reimbursed|2026-10-12|2026-10-22|12|18.00"],
      "recovered | at risk 0.00 |  | lost 20, in transit 0",
    ],
    [
      "the carrier paid and Amazon refused",
      [carrier("reimbursed|2026-10-12|2026-10-20|8|12.80"), "C1|FBA1|SOAP||denied|2026-10-12|2026-10-22|12|"],
      "denied | at risk 0.00 |  | lost 20, in transit 0",
    ],
  ])("%s", (_rule, cases, expected) => {
    expect(story(tablesWith(...cases))).toBe(expected);
  });

  test("what Amazon pays never answers the carrier's units, though it names the carrier's case", () => {
    const Paid = rows(PAID, "2026-10-20|R1|CA1||Lost_Inbound|SOAP|X1|USD|30.00|20|0|20|");
    const done = reconciled({ tables: { ...tablesWith(carrier("open|2026-10-12||8|")), Paid }, period: "2026-10" });
    expect(done.shipments.map(({ parts }) => parts)).toEqual(
      [{ logistics: -8, "reimbursed-cash": -12, unexplained: -0 }].map(({ unexplained: _, ...parts }) => parts),
    );
    expect(done.claims.map(({ type, units, caseId }) => `${type} ${units} ${caseId}`)).toEqual(["carrier-loss 8 CA1"]);
    expect(done.cases.map(({ caseId, status, unitsPaid, reimbursements }) => [caseId, status, unitsPaid, reimbursements])).toEqual([["CA1", "open", 0, []]]);
  });

  test("a carrier's case is followed by what the register says: no report of Amazon's tells of it", () => {
    const Paid = rows(PAID, "2026-09-20|R1|||Lost_Warehouse|SOAP|X1|USD|3.00|2|0|2|");
    const done = reconciled({ tables: { ...tablesWith(carrier("reimbursed|2026-10-12|2026-10-20|8|10.00")), Paid }, period: "2026-10" });
    expect(
      done.cases.map(({ status, unitsPaid, cash, bookValue, gainOrLoss, expectedClaim }) => [status, unitsPaid, cash, bookValue, gainOrLoss, expectedClaim]),
    ).toEqual([["reimbursed", 8, 1000, 1280, -280, 1280]]);
    expect(done.journal.filter(({ memo }) => memo.includes("CA1")).map(({ account, debit, credit }) => [account, Number(debit), Number(credit)])).toEqual([
      ["carrier-claims", 1000, 0],
      ["compensation-income", 0, 1000],
    ]);
    expect(done.issues.map(({ code }) => code)).not.toContain("case-payment-missing");
  });

  test.each([
    ["granted", 8, 0],
    ["reimbursed", 8, 0],
    ["reimbursed", 5, 3],
    ["denied", 8, 8],
  ])("an open case beside one that is %s for %s of 8 shows %s", (status, decided, left) => {
    const tables = tablesWith(carrier(`${status}|2026-10-12|2026-10-20|${decided}|10.00`), carrier("open|2026-10-10||8|", "CA2"));
    const { cases, issues } = reconciled({ tables, period: "2026-10" });
    expect(cases.map(({ caseId, unitsClaimed }) => [caseId, unitsClaimed])).toEqual([
      ["CA1", decided],
      ["CA2", left],
    ]);
    const said = issues.flatMap(({ code, message }) => (code === "cases-overlap" ? [message] : []));
    expect(said).toHaveLength(left < 8 ? 1 : 0);
    // Which is a question to Amazon.
    expect(said.join()).not.toContain("valuation");
  });

  test("a shipment that never arrived is the carrier's once the carrier is asked; until then it is on its way", () => {
    const Shipments = rows(SHIPMENTS, "FBA1|SOAP|X1|400|400|0||2026-09-10|||SHIPPED");
    const Ledger = BASE.Ledger.replace("10/05/2026|X1|SOAP|SELLABLE|0|380|0", "10/05/2026|X1|SOAP|SELLABLE|0|0|0").replace("|380|US", "|0|US");
    const told = (...cases: readonly string[]): string => story({ ...tablesWith(...cases), Shipments, Ledger });
    expect([told(), told(carrier("open|2026-10-12|||")), told(carrier("reimbursed|2026-10-12|2026-10-20|400|640"))]).toEqual([
      "not-received | at risk 0.00 |  | lost 0, in transit 400",
      "case-open | at risk 640.00 | carrier-loss 400 for 640.00 CA1 | lost 0, in transit 400",
      "recovered | at risk 0.00 |  | lost 400, in transit 0",
    ]);
  });

  test("where a rule or the reviewer says that Amazon answers, the carrier is asked for nothing, and what Amazon pays answers what was not delivered", () => {
    const Rules = "Order|Received|Delivered|Declared|Cartons|Responsible|Because\n1|< dispatched||||amazon|Amazon's own carrier";
    const Paid = rows(PAID, "2026-10-20|R1|||Lost_Inbound|SOAP|X1|USD|30.00|20|0|20|");
    expect([story({ ...BASE, Rules }), story({ ...BASE, Rules, Paid })]).toEqual([
      "short | at risk 32.00 | inbound-missing 20 for 30.00 | lost 0, in transit 20",
      "recovered | at risk 0.00 |  | lost 20, in transit 0",
    ]);
    expect(story({ ...tablesWith("C1|FBA1|SOAP||denied|2026-10-12|2026-10-20||"), Rules })).toBe("denied | at risk 0.00 |  | lost 20, in transit 0");
    const ours = {
      "shipment-variances": [
        ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
        ["FBA1", "SOAP", null, "Amazon", null, null],
      ],
    };
    expect(reconciled({ tables: BASE, period: "2026-10", ours }).claims.map(({ type, units }) => `${type} ${units}`)).toEqual(["inbound-missing 20"]);
  });

  test.each([
    ["alone it gives up all", [], [["C1", 20, 3200, -3200]]],
    [
      "what the carrier paid for is not given up",
      [carrier("reimbursed|2026-10-12|2026-10-20||12.80")],
      [
        ["C1", 12, 1920, -1920],
        ["CA1", 8, 1280, 0],
      ],
    ],
  ])("writing off a line for Amazon loses what the carrier owed as well: %s", (_rule, others, expected) => {
    const { cases } = reconciled({ tables: tablesWith("C1|FBA1|SOAP||written off|2026-10-12|2026-10-22||", ...others), period: "2026-10" });
    expect(cases.map(({ caseId, unitsClaimed, bookValue, gainOrLoss }) => [caseId, unitsClaimed, bookValue, gainOrLoss])).toEqual(expected);
  });

  test("where the reviewer says that the carrier answers, the units that nothing explains are claimed from it, and its case decides them", () => {
    const Shipments = rows(SHIPMENTS, "FBA1|SOAP|X1|400|400||380|2026-09-10|2026-10-02|2026-10-10|CLOSED");
    const Rules = "Order|Received|Delivered|Declared|Cartons|Responsible|Because\n1|< dispatched||||logistics|our forwarder counts";
    const told = (...cases: readonly string[]): string => story({ ...tablesWith(...cases), Shipments, Rules });
    expect([told(), told("C1|FBA1|SOAP||denied|2026-10-01|2026-10-05|20|"), told(carrier("denied|2026-10-12|2026-10-20||"))]).toEqual([
      "short | at risk 32.00 | carrier-loss 20 for 32.00 | lost 0, in transit 20",
      "short | at risk 32.00 | carrier-loss 20 for 32.00 | lost 0, in transit 20",
      "denied | at risk 0.00 |  | lost 20, in transit 0",
    ]);
  });
});

test("a carrier that lost nothing is asked in vain: the line is as short as if nobody had been asked, while a case with Amazon about it is one", () => {
  const Shipments = rows(SHIPMENTS, "FBA1|SOAP|X1|400|400|400|380|2026-09-10|2026-10-02|2026-10-10|CLOSED");
  const stateOf = (...cases: readonly string[]): unknown =>
    reconciled({ tables: { ...tablesWith(...cases), Shipments }, period: "2026-10" }).shipments.map(({ state }) => state);
  expect([stateOf(carrier("open|2026-10-12||20|")), stateOf("C1|FBA1|SOAP||open|2026-10-12||20|")]).toEqual([["short"], ["case-open"]]);
});

test("so is Amazon, asked for what the carrier alone lost, or is judged to have lost: such a line is as short as if nobody had been asked", () => {
  const stateOf = (shipment: string, cases: readonly string[], ours: Scenario["ours"] = {}): unknown =>
    reconciled({
      tables: { ...tablesWith(...cases), Shipments: rows(SHIPMENTS, `FBA1|SOAP|X1|400|400|${shipment}|2026-09-10|2026-10-02|2026-10-10|CLOSED`) },
      ours,
      period: "2026-10",
    }).shipments.map(({ state, pending }) => [state, pending.length]);
  const amazons = "C1|FBA1|SOAP|inbound-missing|open|2026-10-12||20|";
  const verdict = {
    "shipment-variances": [
      ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
      ["FBA1", "SOAP", null, "carrier", null, null],
    ],
  };
  expect([stateOf("380|380", [amazons]), stateOf("400|380", [amazons], verdict)]).toEqual([[["short", 0]], [["short", 0]]]);
  expect([stateOf("380|380", [amazons, carrier("open|2026-10-12||20|")]), stateOf("392|380", [amazons])]).toEqual([[["case-open", 1]], [["case-open", 1]]]);
});

test("the window of a carrier's claim is unknown until the user adds one", () => {
  const untilOf = (tables: Readonly<Record<string, string>>): unknown =>
    reconciled({ tables: { ...tablesWith(), ...tables }, period: "2026-10" })
      .claims.filter(({ type }) => type === "carrier-loss")
      .map(({ daysLeft }) => daysLeft);
  expect(untilOf({ Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered" })).toEqual([null]);
  expect(untilOf({ Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\n|承运人丢失|0|90|delivered" })).toEqual([56]);
});

test("the window that nobody entered is to be looked up with the carrier, not with Amazon", () => {
  const { issues } = reconciled({
    tables: { ...tablesWith(), Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered" },
    period: "2026-10",
  });
  expect(issues.filter(({ code }) => code === "claim-window-unknown").map(({ message }) => message)).toEqual([
    "From when to when carrier-loss can be claimed in US is not known: no row of a Claim windows table says so. Look it up in your contract with the carrier and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).",
  ]);
});

test("a line whose window is Amazon's says that the carrier's is over, as long as units are left to ask the carrier for", () => {
  const said = (lastDay: number, ...cases: readonly string[]): unknown =>
    reconciled({
      tables: {
        ...tablesWith(...cases),
        Windows: `Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered\nUS|carrier-loss|0|${lastDay}|delivered`,
      },
      period: "2026-10",
    }).shipments.map(({ because }) => because.filter((reason) => reason.includes("window")));
  const over = [["the window in which the carrier can be asked ended on 2026-11-01"]];
  expect(said(30)).toEqual(over);
  expect(said(30, carrier("open|2026-10-12||3|"))).toEqual(over);
  expect(said(30, carrier("open|2026-10-12||8|"))).toEqual([[]]);
  expect(said(30, carrier("denied|2026-10-12|2026-10-20|8|"))).toEqual([[]]);
  expect(said(40)).toEqual([[]]);
});

test("the line says where the carrier's units are, and who lost them", () => {
  const [open] = reconciled({ tables: tablesWith(), period: "2026-10" }).shipments;
  expect(open?.because).toContain("the carrier's 8 stay in transit until a case of kind carrier-loss decides, or a movement of type lost");
  const [decided] = reconciled({ tables: tablesWith(carrier("denied|2026-10-12|2026-10-20||")), period: "2026-10" }).shipments;
  expect(decided?.because).toContain("decided: denied 8 (CA1)");
});

describe("a case with Amazon where the carrier lost units", () => {
  const told = (shipment: string, ...cases: readonly string[]): readonly string[] =>
    reconciled({ tables: { ...tablesWith(...cases), Shipments: rows(SHIPMENTS, shipment) }, period: "2026-10" }).issues.flatMap(({ code }) =>
      code === "amazon-case-in-vain" || code === "case-beside-both" ? [code] : [],
    );
  const CARRIERS = "FBA1|SOAP|X1|400|400|380|380|2026-09-10|2026-10-02|2026-10-10|CLOSED";
  const BOTH = CARRIERS.replace("380|380", "390|380");
  const amazons = (status: string): string => `C1|FBA1|SOAP|inbound-missing|${status}|`;

  test.each([
    ["open, or refused, it is in vain where the carrier alone answers", CARRIERS, [amazons("open|2026-10-12||20")], ["amazon-case-in-vain"]],
    ["refused", CARRIERS, [amazons("denied|2026-10-12|2026-10-20|20")], ["amazon-case-in-vain"]],
    ["a refusal is history once the carrier is asked", CARRIERS, [amazons("denied|2026-10-12|2026-10-20|20"), carrier("open|2026-10-21||20|")], []],
    ["what the seller gave up, or closed, decides the carrier's as well, or nothing", CARRIERS, [amazons("written-off|2026-10-12|2026-10-20|20")], []],
    ["closed", CARRIERS, [amazons("closed|2026-10-12|2026-10-20|20")], []],
    ["where each lost some, the carrier needs a case of its own", BOTH, [amazons("open|2026-10-12||10")], ["case-beside-both"]],
    ["until it has one", BOTH, [amazons("open|2026-10-12||10"), carrier("open|2026-10-21||10|")], []],
    ["refused by Amazon, the carrier's are among the claims as it is", BOTH, [amazons("denied|2026-10-12|2026-10-20|10")], []],
  ])("%s", (_rule, shipment, cases, expected) => {
    expect(told(shipment, ...cases.map((one) => (one.split("|").length < 9 ? `${one}|` : one)))).toEqual(expected);
  });

  test("what was granted for units that only the carrier lost is not called paid", () => {
    const [line] = reconciled({
      tables: { ...tablesWith(`${amazons("granted|2026-10-12|2026-10-20|20")}|`), Shipments: rows(SHIPMENTS, CARRIERS) },
      period: "2026-10",
    }).shipments;
    expect(line?.because.at(-1)).toBe("case C1: granted, opened 2026-10-12, closed 2026-10-20 (Cases row 2)");
  });
});
