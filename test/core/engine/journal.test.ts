/** The journal of a month, worked out by hand: what is booked where, and that it ties to the rollforward. */
import { textOfMoney, type CurrencyCode } from "../../../src/core/domain/money";
import { DEFAULT_SETTINGS } from "../../../src/core/domain/settings";
import type { SealedLine } from "../../../src/core/engine/closing/seal";
import { nameOfGrant } from "../../../src/core/engine/compensation/booked-grants";
import type { Reconciliation } from "../../../src/core/engine/findings";
import { journalCsv } from "../../../src/core/report/journal-csv";
import { closedMonths, reconciled, type Scenario } from "./scenario";
import { LEDGER } from "./scenario-headers";

const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD";

/** "1 fba-inventory | 10.00 | | USD | Received: In transit to FBA-US" */
function journalOf(scenario: Scenario): readonly string[] {
  return said(reconciled(scenario));
}

function said({ journal }: Reconciliation): readonly string[] {
  return journal.map(({ number, account, debit, credit, currency, memo }) =>
    [`${number} ${account}`, debit === 0 ? "" : textOfMoney(debit, currency), credit === 0 ? "" : textOfMoney(credit, currency), currency, memo].join(" | "),
  );
}

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");

test("a month from the supplier to the customer: each step is a voucher of one debit and one credit", () => {
  const scenario: Scenario = {
    period: "2026-10",
    tables: {
      Own: rows(OWN, "2026-10-01|Shop|TEA|purchase|100|2.00||USD|P1||", "2026-10-02|Shop|TEA|transfer|40||||FBA1|FBA-US|", "2026-10-03|Shop|TEA|sale|5||||||"),
      Shipments: "Shipment ID|SKU|Dispatched|Ship Date|Status|To Warehouse\nFBA1|TEA|40|2026-10-02|RECEIVING|FBA-US",
      Ledger: rows(LEDGER, "10/10/2026|X1|TEA|SELLABLE|0|30|0|0|0|0|0|0|0|0|0|30|US", "10/20/2026|X1|TEA|SELLABLE|30|0|-6|1|0|0|0|-2|0|0|0|23|US"),
      Costs: COSTS,
    },
  };
  expect(journalOf(scenario)).toEqual([
    "1 domestic-inventory | 200.00 |  | USD | Receipts: Shop",
    "1 purchases |  | 200.00 | USD | Receipts: Shop",
    "2 fba-inventory | 60.00 |  | USD | Received: In transit to FBA-US",
    "2 in-transit-inventory |  | 60.00 | USD | Received: In transit to FBA-US",
    "3 fba-inventory | 2.00 |  | USD | Customer returns: FBA-US",
    "3 customer-returns |  | 2.00 | USD | Customer returns: FBA-US",
    "4 in-transit-inventory | 80.00 |  | USD | Transferred: Shop to In transit",
    "4 domestic-inventory |  | 80.00 | USD | Transferred: Shop to In transit",
    "5 cost-of-sales | 12.00 |  | USD | Sales: FBA-US",
    "5 fba-inventory |  | 12.00 | USD | Sales: FBA-US",
    "6 cost-of-sales | 10.00 |  | USD | Sales: Shop",
    "6 domestic-inventory |  | 10.00 | USD | Sales: Shop",
    "7 lost | 4.00 |  | USD | Lost: FBA-US",
    "7 fba-inventory |  | 4.00 | USD | Lost: FBA-US",
  ]);
  expect(reconciled(scenario).controls.filter(({ id }) => id.startsWith("journal"))).toEqual([
    { id: "journal-agrees-with-rollforward", title: "Value in USD that journal and rollforward differ by", expected: 0, found: 0, pass: true, currency: "USD" },
  ]);
});

const single = (...lines: readonly string[]): readonly string[] =>
  journalOf({
    period: "2026-10",
    tables: { Own: rows(OWN, "2026-09-01|Shop|TEA|opening|50|2.00||USD|||", "2026-10-02|Shop|TEA|transfer|1|||||Depot|", ...lines), Costs: COSTS },
  }).map((line) => line.split(" | ").slice(0, 3).join(" | "));

describe("what each kind of movement is booked against", () => {
  test.each([
    ["a movement before the period is in its beginning", "2026-09-20|Shop|TEA|sale|4||||||", []],
    [
      "a sale through another channel has its own account",
      "2026-10-05|Shop|TEA|multi channel|3||||||",
      ["1 cost-of-multi-channel | 6.00 | ", "1 domestic-inventory |  | 6.00"],
    ],
    ["a replacement too", "2026-10-05|Shop|TEA|replacement|3||||||", ["1 cost-of-replacements | 6.00 | ", "1 domestic-inventory |  | 6.00"]],
    [
      "what goes back to the supplier reduces what he is owed",
      "2026-10-05|Shop|TEA|supplier return|3||||||",
      ["1 purchases | 6.00 | ", "1 domestic-inventory |  | 6.00"],
    ],
    ["a negative sale takes cost of sales back", "2026-10-05|Shop|TEA|sale|-3||||||", ["1 domestic-inventory | 6.00 | ", "1 cost-of-sales |  | 6.00"]],
    ["goods that are found", "2026-10-05|Shop|TEA|found|1||||||", ["1 domestic-inventory | 2.00 | ", "1 found |  | 2.00"]],
    ["goods that are damaged", "2026-10-05|Shop|TEA|damaged|1||||||", ["1 damaged | 2.00 | ", "1 domestic-inventory |  | 2.00"]],
    ["a revaluation", "2026-10-05|Shop|TEA|revaluation|||-7.00|USD|||", ["1 revaluation | 7.00 | ", "1 domestic-inventory |  | 7.00"]],
    ["a transfer between two own warehouses stays in one account", "2026-10-05|Shop|TEA|transfer|3|||||Depot|", []],
  ])("%s", (_rule, line, expected) => {
    expect(single(line)).toEqual(expected);
  });

  test("what is written off in transit is a loss on the way in", () => {
    const lines = journalOf({
      period: "2026-10",
      tables: {
        Own: rows(
          OWN,
          "2026-09-01|Shop|TEA|opening|50|2.00||USD|||",
          "2026-09-02|Shop|TEA|transfer|10||||FBA1|FBA-US|",
          "2026-10-05|In transit|TEA|lost|2||||||",
        ),
        Costs: COSTS,
      },
    });
    expect(lines).toEqual(["1 lost-in-transit | 4.00 |  | USD | Lost: In transit", "1 in-transit-inventory |  | 4.00 | USD | Lost: In transit"]);
  });

  test("freight that applies to a receipt is owed to the carrier", () => {
    const lines = journalOf({
      period: "2026-10",
      tables: { Own: rows(OWN, "2026-10-01|Shop|TEA|purchase|10|2.00||USD|P1||", "2026-10-09|Shop||landed cost|||5.00|USD|||P1"), Costs: COSTS },
    });
    expect(lines.filter((line) => line.includes("landed-cost"))).toEqual(["2 landed-cost |  | 5.00 | USD | Landed cost: Shop"]);
  });

  test("a transfer into another currency goes through a clearing account, and foots in both", () => {
    const { journal, controls } = reconciled({
      period: "2026-10",
      tables: {
        Own: rows(OWN, "2026-09-01|Shop|TEA|opening|50|7.00||CNY|||", "2026-10-05|Shop|TEA|transfer|10|||||Depot|"),
        Costs: "SKU|Unit Cost|Currency\nTEA|7.00|CNY",
        Places: "Location|Kind|Currency\nShop|domestic|CNY\nDepot|overseas|USD",
        Rates: "Date|From|To|Rate\n2026-01-01|CNY|USD|0.14",
      },
    });
    expect(
      journal.map(({ account, debit, credit, currency }) => `${account} ${textOfMoney(debit, currency)} ${textOfMoney(credit, currency)} ${currency}`),
    ).toEqual(["currency-clearing 70.00 0.00 CNY", "domestic-inventory 0.00 70.00 CNY", "overseas-inventory 9.80 0.00 USD", "currency-clearing 0.00 9.80 USD"]);
    expect(controls.filter(({ id }) => id.startsWith("journal")).map(({ id, pass }) => `${id} ${pass}`)).toEqual([
      "journal-agrees-with-rollforward-CNY true",
      "journal-agrees-with-rollforward-USD true",
    ]);
  });
});

test("units that Amazon received beyond what was sent are a surplus, and those of no shipment here come out of other books", () => {
  const Ledger = rows(LEDGER, "10/10/2026|X1|TEA|SELLABLE|0|43|0|0|0|0|0|0|0|0|0|43|US", "10/12/2026|X2|MUG|SELLABLE|0|5|0|0|0|0|0|0|0|0|0|5|US");
  const Shipments = "Shipment ID|SKU|Dispatched|Ship Date|Status|To Warehouse\nFBA1|TEA|40|2026-09-02|CLOSED|FBA-US";
  expect(journalOf({ period: "2026-10", tables: { Ledger, Shipments, Costs: `${COSTS}\nMUG|3.00|USD` } })).toEqual([
    "1 fba-inventory | 15.00 |  | USD | Receipts: FBA-US",
    "1 stock-elsewhere |  | 15.00 | USD | Receipts: FBA-US",
    "2 fba-inventory | 6.00 |  | USD | Received beyond what was sent: FBA-US",
    "2 over-received |  | 6.00 | USD | Received beyond what was sent: FBA-US",
    "3 fba-inventory | 80.00 |  | USD | Received: In transit to FBA-US",
    "3 in-transit-inventory |  | 80.00 | USD | Received: In transit to FBA-US",
  ]);
});

test("what Amazon granted in the period is a claim on Amazon and income; what it took back, the other way", () => {
  const { journal } = reconciled({
    period: "2026-10",
    tables: {
      Own: rows(OWN, "2026-09-01|Shop|TEA|opening|50|2.00||USD|||", "2026-10-02|Shop|TEA|transfer|1|||||Depot|"),
      Costs: COSTS,
      Paid: rows(
        PAID,
        "2026-09-30|R1||Lost_Warehouse|TEA|USD|9.00|3|0|3|",
        "2026-10-02|R2||Lost_Warehouse|TEA|USD|8.00|3|0|3|",
        "2026-10-03|R3||Lost_Warehouse|TEA|EUR|7.00|3|0|3|",
        "2026-10-30|R4||Reimbursement_Reversal|TEA|USD|-9.00|-3|0|-3|R1",
        "2026-11-02|R5||Lost_Warehouse|TEA|USD|6.00|3|0|3|",
      ),
    },
  });
  expect(journal.map(({ number, account, debit, credit, currency, source }) => [number, account, debit, credit, currency, source].join(" "))).toEqual([
    "1 claims-receivable 700 0 EUR Paid row 4",
    "1 compensation-income 0 700 EUR Paid row 4",
    "2 compensation-income 900 0 USD Paid row 5",
    "2 claims-receivable 0 900 USD Paid row 5",
    "3 claims-receivable 800 0 USD Paid row 3",
    "3 compensation-income 0 800 USD Paid row 3",
  ]);
});

test("what the register says was paid is no second income where the report has the payment, without its case ID and two days later", () => {
  const { journal } = reconciled({
    period: "2026-10",
    tables: {
      Own: rows(OWN, "2026-09-01|Shop|MUG|opening|1|2.00||USD|||", "2026-10-05|Shop|MUG|sale|1||||||"),
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US",
      Costs: COSTS,
      Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\nC1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|2026-10-20|4|20.00",
      Paid: rows(PAID, "2026-10-22|R1||Lost_Inbound|TEA|USD|20.00|4|0|4|"),
    },
  });
  expect(journal.filter(({ account }) => account === "compensation-income").map(({ credit, source }) => [credit, source])).toEqual([[2000, "Paid row 2"]]);
});

test("of a case that the report shows paid in part, what the payment left of the register's amount is income, and no more", () => {
  const { journal } = reconciled({
    period: "2026-10",
    tables: {
      Own: rows(OWN, "2026-09-01|Shop|MUG|opening|1|2.00||USD|||", "2026-10-05|Shop|MUG|sale|1||||||"),
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US",
      Costs: COSTS,
      Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\nC1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|2026-10-20|4|20.00",
      Paid: rows(PAID, "2026-10-22|R1||Lost_Inbound|TEA|USD|5.50|1|0|1|"),
    },
  });
  expect(journal.filter(({ account }) => account === "compensation-income").map(({ credit, source }) => [credit, source])).toEqual([
    [550, "Paid row 2"],
    [1450, "Cases row 2"],
  ]);
});

test("what the register says was paid is in the currency of the place that the goods went to", () => {
  const { journal, cases } = reconciled({
    period: "2026-10",
    tables: {
      Ledger: rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|0|96|0|0|0|0|0|0|0|0|0|96|US", "10/05/2026|X2|MUG|SELLABLE|10|0|0|0|0|0|0|-2|0|0|0|8|DE"),
      Shipments:
        "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|2026-09-20|2026-10-03|2026-10-15|CLOSED|FBA-US",
      Costs: "SKU|Unit Cost|Currency\nTEA|5.00|USD\nMUG|3.00|EUR",
      Places: "Location|Kind|Currency\nFBA-US|fba|USD\nFBA-DE|fba|EUR",
      Rates: "Date|From|To|Rate\n2026-01-01|USD|EUR|0.9",
      Cases:
        "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\nC1|FBA1|TEA|inbound-missing|reimbursed|2026-10-16|2026-10-20|4|20.00\nC2||MUG|warehouse-lost|reimbursed|2026-10-16|2026-10-20|2|6.00",
    },
  });
  expect(cases.map(({ caseId, currency }) => [caseId, currency])).toEqual([
    ["C1", "USD"],
    ["C2", "EUR"],
  ]);
  expect(journal.filter(({ account }) => account === "compensation-income").map(({ credit, currency }) => [credit, currency])).toEqual([
    [600, "EUR"],
    [2000, "USD"],
  ]);
});

test("what a case is paid in does not turn on where goods still are: Amazon's stock in the United States is sold out, and the same goods lie in Germany", () => {
  const { cases } = reconciled({
    period: "2026-10",
    tables: {
      Own: rows(OWN, "2026-09-01|Lager|TEA|opening|50|4.50||EUR|||"),
      Ledger: rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|3|0|-2|0|0|0|0|-1|0|0|0|0|US"),
      Costs: "SKU|Unit Cost|Currency\nTEA|5.00|USD",
      Places: "Location|Kind|Currency\nFBA-US|fba|USD\nLager|domestic|EUR",
      Rates: "Date|From|To|Rate\n2026-01-01|USD|EUR|0.9\n2026-01-01|EUR|USD|1.1",
      Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\nC1||TEA|warehouse-lost|reimbursed|2026-10-16|2026-10-20|1|6.00",
    },
  });
  // What it left with there, whatever the others cost that are in Germany.
  expect(cases.map(({ currency, cash, bookValue }) => [currency, cash, bookValue])).toEqual([["USD", 600, 500]]);
});

test("at standard cost what a late purchase and a late bill cost beside the standard is a price variance, and no cost of sales", () => {
  const september = ["2026-09-01|Shop|TEA|purchase|10|2.00||USD|P1||"];
  const late = ["2026-09-02|Shop|TEA|purchase|10|2.50||USD|P2||", "2026-09-03|Shop||landed cost|||3.00|USD|||P1"];
  expect(
    journalOf({
      period: "2026-10",
      settings: { method: "standard" },
      tables: { Own: rows(OWN, ...september, ...late, "2026-10-05|Shop|TEA|sale|1||||||"), Costs: COSTS },
      closed: { period: "2026-09", tables: { Own: rows(OWN, ...september), Costs: COSTS } },
    }),
  ).toEqual([
    "1 domestic-inventory | 25.00 |  | USD | Receipts: Shop, of 2026-09",
    "1 purchases |  | 25.00 | USD | Receipts: Shop, of 2026-09",
    "2 cost-of-sales | 2.00 |  | USD | Sales: Shop",
    "2 domestic-inventory |  | 2.00 | USD | Sales: Shop",
    "3 domestic-inventory | 3.00 |  | USD | Landed cost: Shop, of 2026-09",
    "3 landed-cost |  | 3.00 | USD | Landed cost: Shop, of 2026-09",
    "4 price-variance | 8.00 |  | USD | Price variance: Shop, of a closed month",
    "4 domestic-inventory |  | 8.00 | USD | Price variance: Shop, of a closed month",
  ]);
});

describe("compensation that was granted before it is paid", () => {
  const SHORT =
    "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US";
  const OTHER = "2026-10-01|R0||Lost_Warehouse|MUG|USD|1.00|1|0|1|";
  const granted = "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|2026-10-20|4|20.00";
  const income = ({
    period,
    paid,
    cases = granted,
  }: {
    readonly period: string;
    readonly paid: readonly string[];
    readonly cases?: string;
  }): readonly string[] =>
    reconciled({
      period,
      today: "2026-12-05",
      tables: {
        Own: rows(OWN, "2026-09-01|Shop|MUG|opening|9|2.00||USD|||", "2026-10-05|Shop|MUG|sale|1||||||", "2026-11-05|Shop|MUG|sale|1||||||"),
        Costs: COSTS,
        Shipments: SHORT,
        Cases: `Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount\n${cases}`,
        ...(paid.length === 0 ? {} : { Paid: rows(PAID, ...paid) }),
      },
    }).journal.flatMap(({ account, debit, credit, memo }) =>
      account === "claims-receivable" && !memo.includes("Lost_Warehouse") ? [`${debit - credit} ${memo}`] : [],
    );
  /** Amazon paid a little more than it had granted. */
  const PAID_LATER = "2026-11-06|R1|C1|Lost_Inbound|TEA|USD|21.50|4|0|4|";

  test("is a claim and income in the month in which it was granted", () => {
    expect(income({ period: "2026-10", paid: [OTHER] })).toEqual(["2000 Reimbursements: case C1"]);
    expect(income({ period: "2026-11", paid: [OTHER] })).toEqual([]);
  });

  test("and cleared by its payment: what that brings beyond it is the later month's", () => {
    expect(income({ period: "2026-10", paid: [OTHER, PAID_LATER] })).toEqual(["2000 Reimbursements: case C1"]);
    expect(income({ period: "2026-11", paid: [OTHER, PAID_LATER] })).toEqual([
      "-2000 Granted before, and paid now: case C1",
      "2150 Reimbursements: Lost_Inbound",
    ]);
  });

  test("also where the later month's report does not reach back to the grant, and October had none at all", () => {
    expect(income({ period: "2026-10", paid: [] })).toEqual(["2000 Reimbursements: case C1"]);
    expect(income({ period: "2026-11", paid: [PAID_LATER] })).toEqual(["-2000 Granted before, and paid now: case C1", "2150 Reimbursements: Lost_Inbound"]);
  });

  test("granted and paid in one month it is booked once, by its payment", () => {
    expect(income({ period: "2026-10", paid: [OTHER, "2026-10-28|R1|C1|Lost_Inbound|TEA|USD|21.50|4|0|4|"] })).toEqual(["2150 Reimbursements: Lost_Inbound"]);
  });

  test("paid in two parts, each clears its own share", () => {
    const parts = ["2026-10-25|R1|C1|Lost_Inbound|TEA|USD|5.00|1|0|1|", "2026-11-06|R2|C1|Lost_Inbound|TEA|USD|15.00|3|0|3|"];
    expect(income({ period: "2026-10", paid: [OTHER, ...parts] })).toEqual(["500 Reimbursements: Lost_Inbound", "1500 Reimbursements: case C1"]);
    expect(income({ period: "2026-11", paid: [OTHER, ...parts] })).toEqual([
      "-1500 Granted before, and paid now: case C1",
      "1500 Reimbursements: Lost_Inbound",
    ]);
  });

  test("nothing is booked of a grant that states no amount: what it is worth its payment tells", () => {
    expect(income({ period: "2026-10", paid: [OTHER], cases: "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|2026-10-20|4|" })).toEqual([]);
  });
});

describe("what a closed month booked as granted", () => {
  const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount";
  const tables = ({ cases, paid = [] }: { readonly cases: string | null; readonly paid?: readonly string[] }): Scenario["tables"] => ({
    Own: rows(OWN, "2026-09-01|Shop|MUG|opening|9|2.00||USD|||", "2026-10-05|Shop|MUG|sale|1||||||", "2027-01-05|Shop|MUG|sale|1||||||"),
    Costs: COSTS,
    Shipments:
      "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US",
    ...(cases === null ? {} : { Cases: rows(CASES, cases) }),
    ...(paid.length === 0 ? {} : { Paid: rows(PAID, ...paid) }),
  });
  const GRANTED = "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-12|2026-10-20|4|20.00";
  const OCTOBER = tables({ cases: GRANTED });
  type Month = { readonly period: string; readonly tables: Scenario["tables"]; readonly closed: NonNullable<Scenario["closed"]> };
  const claimed = (month: Month): readonly string[] =>
    reconciled({ today: "2027-01-05", ...month }).journal.flatMap(({ account, debit, credit, memo }) =>
      account === "claims-receivable" ? [`${debit - credit} ${memo}`] : [],
    );
  const november = (later: Scenario["tables"], before: Scenario["tables"] = OCTOBER): readonly string[] =>
    claimed({ period: "2026-11", tables: later, closed: { period: "2026-10", tables: before } });

  test.each([
    ["is denied: it is taken back in the month of its denial", "C1|FBA1|TEA|inbound-missing|denied|2026-10-12|2026-11-15|4|"],
    ["is written off: the same", "C1|FBA1|TEA|inbound-missing|written off|2026-10-12|2026-11-15|4|20.00"],
    ["is denied as of a day that is closed: it is taken back in the open month", "C1|FBA1|TEA|inbound-missing|denied|2026-10-12|2026-10-20|4|20.00"],
    ["is open again: the same", "C1|FBA1|TEA|inbound-missing|open|2026-10-12||4|20.00"],
    ["is gone from the register: the same", null],
  ])("%s", (_rule, cases) => {
    expect(november(tables({ cases }))).toEqual(["-2000 Granted before, and not any more: case C1"]);
  });

  test("is taken back once, also where months pass before its denial", () => {
    const inNovember = tables({ cases: GRANTED });
    const denied = tables({ cases: "C1|FBA1|TEA|inbound-missing|denied|2026-10-12|2026-12-15|4|" });
    const inOctober = { period: "2026-10", tables: OCTOBER };
    const ours = { "closed-months": closedMonths({ today: "2027-01-05", ...inOctober }) };
    expect(claimed({ period: "2026-11", tables: inNovember, closed: inOctober })).toEqual([]);
    expect(claimed({ period: "2026-11", tables: denied, closed: inOctober })).toEqual([]);
    expect(claimed({ period: "2026-12", tables: denied, closed: { period: "2026-11", tables: inNovember, ours } })).toEqual([
      "-2000 Granted before, and not any more: case C1",
    ]);
    expect(claimed({ period: "2027-01", tables: denied, closed: { period: "2026-12", tables: denied, ours } })).toEqual([]);
  });

  test("is granted with less than it was: the rest is taken back", () => {
    expect(november(tables({ cases: GRANTED.replace("20.00", "18.00") }))).toEqual(["-200 Granted before, and not any more: case C1"]);
  });

  test("is paid: what was booked is cleared, whichever day the register has it granted on by now", () => {
    const paid = ["2026-11-06|R1|C1|Lost_Inbound|TEA|USD|21.50|4|0|4|"];
    const expected = ["-2000 Granted before, and paid now: case C1", "2150 Reimbursements: Lost_Inbound"];
    expect(november(tables({ cases: GRANTED, paid }))).toEqual(expected);
    expect(november(tables({ cases: GRANTED.replace("10-20", "11-06"), paid }))).toEqual(expected);
  });

  test("was paid in part then: what was booked of the rest counts, also where a later report reaches back to no payment of then", () => {
    const [first, rest] = ["2026-10-25|R1|C1|Lost_Inbound|TEA|USD|5.00|1|0|1|", "2026-11-06|R2|C1|Lost_Inbound|TEA|USD|15.00|3|0|3|"];
    const now = tables({ cases: GRANTED, paid: [rest] });
    expect(november(now, tables({ cases: GRANTED, paid: [first, rest] }))).toEqual([
      "-1500 Granted before, and paid now: case C1",
      "1500 Reimbursements: Lost_Inbound",
    ]);
    // A report that ended with the first payment left the same open.
    expect(november(now, tables({ cases: GRANTED, paid: [first] }))).toEqual([
      "-1500 Granted before, and paid now: case C1",
      "1500 Reimbursements: Lost_Inbound",
    ]);
  });

  describe("and a payment of its days that is reported after it", () => {
    const LATE = "2026-10-30|R1|C1|Lost_Inbound|TEA|USD|21.50|4|0|4|";
    const EARLY = "2026-10-02|R6||GeneralAdjustment|MUG|USD|1.00|1|0|1|";
    /** October was closed with a report that ended on the 2nd. */
    const REPORTED = tables({ cases: GRANTED, paid: [EARLY] });

    test("is booked on the first open day, where it clears the grant that was booked", () => {
      expect(november(tables({ cases: GRANTED, paid: [LATE] }), REPORTED)).toEqual([
        "-2000 Granted before, and paid now: case C1",
        "2150 Reimbursements: Lost_Inbound, of a closed month",
      ]);
    });

    test("is booked without a grant too, and so is what was taken back of nothing here", () => {
      const paid = ["2026-10-30|R7||GeneralAdjustment|MUG|USD|3.00|1|0|1|", "2026-10-31|R8||Reimbursement_Reversal|MUG|USD|-1.00|-1|0|-1|R0"];
      expect(november(tables({ cases: GRANTED, paid }), REPORTED)).toEqual([
        "-100 Reimbursements taken back: no original here, of a closed month",
        "300 Reimbursements: GeneralAdjustment, of a closed month",
      ]);
    });

    test("is booked where another row of its reimbursement was there: one for other goods, or a second one for the same", () => {
      for (const goods of ["TEA", "MUG"]) {
        const paid = [EARLY, `2026-10-02|R6||GeneralAdjustment|${goods}|USD|7.00|1|0|1|`];
        expect(november(tables({ cases: GRANTED, paid }), REPORTED)).toEqual(["700 Reimbursements: GeneralAdjustment, of a closed month"]);
      }
    });

    test("is booked on the first open day too where the closed one had no report at all, and so had booked none", () => {
      expect(november(tables({ cases: null, paid: [EARLY] }), tables({ cases: null }))).toEqual(["100 Reimbursements: GeneralAdjustment, of a closed month"]);
    });

    test("that the closed month had is booked nowhere else", () => {
      expect(november(tables({ cases: GRANTED, paid: [LATE] }), tables({ cases: GRANTED, paid: [LATE] }))).toEqual([]);
    });

    test("is booked once: not again in the month after, though two months are closed", () => {
      const late = tables({ cases: GRANTED, paid: [EARLY, LATE, "2026-10-30|R9||GeneralAdjustment|MUG|USD|3.00|1|0|1|"] });
      const ours = { "closed-months": closedMonths({ today: "2027-01-05", period: "2026-10", tables: REPORTED }) };
      expect(claimed({ period: "2026-12", tables: late, closed: { period: "2026-11", tables: late, ours } })).toEqual([]);
    });

    test("of days before the books begin is none of theirs", () => {
      expect(november(tables({ cases: GRANTED, paid: ["2026-09-30|R7||GeneralAdjustment|MUG|USD|3.00|1|0|1|"] }))).toEqual([]);
    });
  });

  describe("and a grant that the register had already, of a day after it,", () => {
    const LATER = GRANTED.replace("2026-10-20", "2026-11-06");
    const [TODAY, OF_NOVEMBER] = ["2027-01-05", ["2000 Reimbursements: case C1"]];

    test("is booked in the month of that day", () => {
      expect(november(tables({ cases: LATER }), tables({ cases: LATER }))).toEqual(OF_NOVEMBER);
    });

    test("is booked once, also where two months are closed after it was entered", () => {
      const later = tables({ cases: LATER.replace("11-06", "12-06") });
      const ours = { "closed-months": closedMonths({ today: TODAY, period: "2026-10", tables: later }) };
      const inNovember = { period: "2026-11", tables: later };
      expect(claimed({ ...inNovember, closed: { period: "2026-10", tables: later } })).toEqual([]);
      expect(claimed({ period: "2026-12", tables: later, closed: { ...inNovember, ours } })).toEqual(OF_NOVEMBER);
    });

    test("is booked though an earlier build closed the month with it, as with nothing due", () => {
      const name = nameOfGrant({ caseId: "C1", shipmentId: "FBA1", sku: "TEA", kind: "inbound-missing" }, "USD" as CurrencyCode);
      const asItWas = (line: SealedLine): SealedLine => ({
        ...line,
        moved: line.moved.flatMap((text) => (text === "&=" ? ["&", `&0:USD:${name}:C1`] : [text])),
      });
      const ours = { "closed-months": closedMonths({ today: TODAY, period: "2026-10", tables: tables({ cases: LATER }) }, asItWas) };
      const inNovember = (cases: string): readonly string[] => {
        const { journal } = reconciled({ today: TODAY, period: "2026-11", tables: tables({ cases }), ours });
        return journal.flatMap(({ account, debit, credit, memo }) => (account === "claims-receivable" ? [`${debit - credit} ${memo}`] : []));
      };
      expect([inNovember(LATER), inNovember(GRANTED)]).toEqual([OF_NOVEMBER, []]);
    });

    test("is booked nowhere else where its payment had come before it", () => {
      const paid = ["2026-10-25|R1|C1|Lost_Inbound|TEA|USD|20.00|4|0|4|"];
      const reportOfNovember = ["2026-11-01|R6||GeneralAdjustment|MUG|USD|1.00|1|0|1|"];
      expect(november(tables({ cases: LATER, paid: reportOfNovember }), tables({ cases: LATER, paid }))).toEqual(["100 Reimbursements: GeneralAdjustment"]);
    });
  });

  test("a case that was denied, and is granted after all in a later month, is income of that", () => {
    const denied = tables({ cases: "C1|FBA1|TEA|inbound-missing|denied|2026-10-12|2026-11-15|4|" });
    const ours = { "closed-months": closedMonths({ today: "2027-01-05", period: "2026-10", tables: OCTOBER }) };
    expect(
      claimed({
        period: "2026-12",
        tables: tables({ cases: GRANTED.replace("2026-10-20", "2026-12-04") }),
        closed: { period: "2026-11", tables: denied, ours },
      }),
    ).toEqual(["2000 Reimbursements: case C1"]);
  });

  test("a grant of its days that it did not know is booked in the month after it", () => {
    expect(november(tables({ cases: GRANTED }), tables({ cases: GRANTED.replace("reimbursed", "open") }))).toEqual(["2000 Reimbursements: case C1"]);
  });
});

describe("the CSV for accounting systems", () => {
  const month = (sold: number): Pick<Scenario, "tables"> => ({
    tables: { Own: rows(OWN, "2026-09-01|Shop|TEA|opening|50|2.00||USD|||", `2026-10-05|Shop|TEA|sale|${sold}||||||`), Costs: COSTS },
  });
  const run = reconciled({ period: "2026-10", ...month(3) });

  test("has one line per account, and nothing where there is no amount", () => {
    expect(journalCsv(run, DEFAULT_SETTINGS.accounts)).toBe(
      [
        "Date,Journal no,Account,Debit,Credit,Currency,Memo,Summed from",
        '2026-10-31,20261031-1,Cost of sales,6.00,,USD,Sales: Shop,"rollforward, 1 movement"',
        '2026-10-31,20261031-1,Inventory: own warehouses,,6.00,USD,Sales: Shop,"rollforward, 1 movement"',
        "",
      ].join("\r\n"),
    );
  });

  test("has one number for the two lines of an entry, which no other month has", () => {
    const numbersOf = (period: string, day: string): readonly string[] => {
      const tables = {
        Own: rows(OWN, "2026-09-01|Shop|TEA|opening|50|2.00||USD|||", `${day}|Shop|TEA|sale|3||||||`, `${day}|Shop|TEA|lost|1||||||`),
        Costs: COSTS,
      };
      const [, ...lines] = journalCsv(reconciled({ period, tables }), DEFAULT_SETTINGS.accounts).trimEnd().split("\r\n");
      return lines.map((line) => line.split(",")[1] ?? "");
    };
    expect(numbersOf("2026-10", "2026-10-05")).toEqual(["20261031-1", "20261031-1", "20261031-2", "20261031-2"]);
    expect(numbersOf("2026-11", "2026-11-05")).toEqual(["20261130-1", "20261130-1", "20261130-2", "20261130-2"]);
  });

  test("takes the names of the user's own accounts, and none of them can become a formula", () => {
    const csv = journalCsv(
      { ...run, journal: run.journal.map((entry) => ({ ...entry, memo: '=HYPERLINK("x")' })) },
      { ...DEFAULT_SETTINGS.accounts, "cost-of-sales": "@6401", "domestic-inventory": "1405, goods" },
    );
    expect(csv.split("\r\n").slice(1, 3)).toEqual([
      `2026-10-31,20261031-1,'@6401,6.00,,USD,"'=HYPERLINK(""x"")","rollforward, 1 movement"`,
      `2026-10-31,20261031-1,"1405, goods",,6.00,USD,"'=HYPERLINK(""x"")","rollforward, 1 movement"`,
    ]);
  });

  test.each([
    ["as it was closed", 3, "BOOKED ALREADY (2026-10 is closed) Sales: Shop", "6.00"],
    ["not as it was closed", 4, '"BOOKED ALREADY (2026-10 is closed, with other figures) Sales: Shop"', "8.00"],
  ])("says on every line of a month that was closed before that it was booked then: %s", (_case, sold, memo, amount) => {
    const again = reconciled({ period: "2026-10", ...month(sold), closed: { period: "2026-10", ...month(3) } });
    expect(journalCsv(again, DEFAULT_SETTINGS.accounts)).toBe(
      `Date,Journal no,Account,Debit,Credit,Currency,Memo,Summed from\r\n2026-10-31,20261031-1,Cost of sales,${amount},,USD,${memo},"rollforward, 1 movement"\r\n2026-10-31,20261031-1,Inventory: own warehouses,,${amount},USD,${memo},"rollforward, 1 movement"\r\n`,
    );
  });
});
