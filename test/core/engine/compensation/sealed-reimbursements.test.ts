/** A book of October alone, opened on September as it was closed: what was paid in September is known in it. Units cost 2.50. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { CELL_CHARACTERS_MAX } from "../../../../src/core/domain/sheet-limits";
import { closedMonths, reconciled, type OurSheets } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SENT = "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status|From Warehouse|To Warehouse";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference|To Warehouse";
const Costs = "SKU|Unit Cost|Currency\nTEA|2.50|USD";
const FBA1 = "FBA1|TEA|X1|50|50|2026-08-02|2026-08-10|CLOSED|Shop|FBA-US";
const FBA2 = "FBA2|TEA|X1|50|50|2026-08-03|2026-08-11|CLOSED|Shop|FBA-US";
const C1 = "C1|FBA1|TEA|inbound-missing|open|2026-09-20||5|";
const R1 = "2026-09-25|R1|C1||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|";
const R2 = "2026-10-25|R2|||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|";

type Papers = { readonly sent?: readonly string[]; readonly cases?: readonly string[]; readonly paid?: readonly string[]; readonly received?: number };

function september({ sent = [FBA1], cases = [C1], paid = [R1], received = 45 }: Papers = {}): OurSheets {
  const bought = "2026-08-01|Shop|TEA|purchase|100|2.50||";
  const moved = sent.map((line) => `2026-08-02|Shop|TEA|transfer|50||${line.slice(0, 4)}|FBA-US`);
  const ledger = sent.map((_, at) => `09/0${5 + at}/2026|X1|TEA|SELLABLE|${at * received}|${received}|0|0|0|0|0|0|0|0|0|${(at + 1) * received}|US`);
  const detail = sent.map((line, at) => `09/0${5 + at}/2026|X1|TEA|Receipts|${line.slice(0, 4)}|${received}|PHX6|SELLABLE||US||`);
  return {
    "closed-months": closedMonths({
      period: "2026-09",
      today: "2026-10-05",
      tables: { ...tables({ sent, cases, paid }), Ledger: rows(LEDGER, ...ledger), Detail: rows(DETAIL, ...detail), Own: rows(OWN, bought, ...moved) },
    }),
  };
}
const DETAIL = "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity";

function tables({ sent = [FBA1], cases = [C1], paid = [] }: Papers): Readonly<Record<string, string>> {
  return {
    Costs,
    ...(sent.length === 0 ? {} : { Shipments: rows(SENT, ...sent) }),
    Cases: rows(CASES, ...cases),
    ...(paid.length === 0 ? {} : { Paid: rows(`${PAID}|original-reimbursement-id`, ...paid) }),
  };
}

function october(ours: OurSheets, papers: Papers = {}, received = 45): Reconciliation {
  const Ledger = rows(LEDGER, `10/05/2026|X1|TEA|SELLABLE|${received}|0|-1|0|0|0|0|0|0|0|0|${received - 1}|US`);
  return reconciled({ period: "2026-10", today: "2026-11-05", tables: { ...tables(papers), Ledger }, ours });
}
const PAID_FOR = new Set(["claims-receivable", "compensation-income"]);
const said = ({ shipments, cases, claims, journal }: Reconciliation): readonly string[] => [
  ...shipments.map(({ shipmentId, state, parts }) => `${shipmentId} ${state} ${JSON.stringify(parts)}`),
  ...cases.map(({ caseId, status, unitsPaid, cash, reimbursements }) => `${caseId} ${status} ${unitsPaid} for ${cash} by ${reimbursements.join(" ")}`),
  ...claims.map(({ type, sku, units, caseId }) => `${type} ${sku} ${units} ${caseId ?? "nobody asked"}`),
  ...journal.filter(({ account }) => PAID_FOR.has(account)).map(({ account, debit, credit, memo }) => `${account} ${debit} ${credit} ${memo}`),
];
const codes = ({ issues }: Reconciliation): readonly string[] =>
  issues.map(({ code }) => code).filter((code) => code.startsWith("reimburse") || code.startsWith("payment"));

const AFTER_R1 = ['FBA1 case-open {"reimbursed-cash":-2,"unexplained":-3}', "C1 open 2 for 600 by R1", "inbound-missing TEA 3 C1"];

test("what was paid in the closed month is paid, whether a report tells of it or not", () => {
  const closed = september();
  expect(said(october(closed))).toEqual(AFTER_R1);
  expect(said(october(closed, { paid: [R1] }))).toEqual(AFTER_R1);
  expect([october(closed), october(closed, { paid: [R1] })].map(codes)).toEqual([[], []]);
});

test("what is paid later answers what is left of the line", () => {
  const found = october(september(), { paid: [R2] });
  expect(said(found)).toEqual([
    'FBA1 case-open {"reimbursed-cash":-4,"unexplained":-1}',
    "C1 open 4 for 1200 by R1 R2",
    "inbound-missing TEA 1 C1",
    "claims-receivable 600 0 Reimbursements: Lost_Inbound",
    "compensation-income 0 600 Reimbursements: Lost_Inbound",
  ]);
  expect(codes(found)).toEqual(["reimbursement-without-case"]);
});

test("what is taken back later finds the payment of the closed month", () => {
  const found = october(september(), { paid: ["2026-10-28|V1|||Reimbursement_Reversal|TEA|X1|USD|-3.00|-1|0|-1|R1"] });
  expect(said(found)).toEqual([
    'FBA1 case-open {"reimbursed-cash":-1,"unexplained":-4}',
    "C1 open 1 for 300 by R1",
    "inbound-missing TEA 4 C1",
    "compensation-income 300 0 Reimbursements taken back: Lost_Inbound",
    "claims-receivable 0 300 Reimbursements taken back: Lost_Inbound",
  ]);
});

test("a row that is brought again with another amount counts as it is now, and the difference is booked in the open month, once", () => {
  const changed = R1.replace("6.00", "7.50");
  const ours = september();
  const found = october(ours, { paid: [changed, R2] });
  expect(said(found)).toEqual([
    'FBA1 case-open {"reimbursed-cash":-4,"unexplained":-1}',
    "C1 open 4 for 1350 by R1 R2",
    "inbound-missing TEA 1 C1",
    "claims-receivable 150 0 Reimbursements: Lost_Inbound, of a closed month",
    "compensation-income 0 150 Reimbursements: Lost_Inbound, of a closed month",
    "claims-receivable 600 0 Reimbursements: Lost_Inbound",
    "compensation-income 0 600 Reimbursements: Lost_Inbound",
  ]);
  expect(codes(found)).toEqual(["reimbursement-changed", "reimbursement-without-case"]);
  const Ledger = rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|45|0|-1|0|0|0|0|0|0|0|0|44|US");
  const both = closedMonths({ period: "2026-10", today: "2026-11-05", tables: { ...tables({ paid: [changed, R2] }), Ledger }, ours });
  const november = reconciled({
    period: "2026-11",
    today: "2026-12-05",
    tables: { ...tables({}), Ledger: rows(LEDGER, "11/05/2026|X1|TEA|SELLABLE|44|0|-1|0|0|0|0|0|0|0|0|43|US") },
    ours: { "closed-months": both },
  });
  expect(said(november)).toEqual(['FBA1 case-open {"reimbursed-cash":-4,"unexplained":-1}', "C1 open 4 for 1350 by R1 R2", "inbound-missing TEA 1 C1"]);
  expect(codes(november)).toEqual([]);
});

test("a row of a closed month that came late is paid by then and booked in the open month", () => {
  const late = "2026-09-28|R3|C1||Lost_Inbound|TEA|X1|USD|3.00|1|0|1|";
  expect(said(october(september(), { paid: [late] }))).toEqual([
    'FBA1 case-open {"reimbursed-cash":-3,"unexplained":-2}',
    "C1 open 3 for 900 by R1 R3",
    "inbound-missing TEA 2 C1",
    "claims-receivable 300 0 Reimbursements: Lost_Inbound, of a closed month",
    "compensation-income 0 300 Reimbursements: Lost_Inbound, of a closed month",
  ]);
});

test("what was paid before the first closed month is known as well, and booked in none", () => {
  const closed = september({ paid: ["2026-08-25|R0|C1||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|", R1] });
  expect(said(october(closed))).toEqual(['FBA1 case-open {"reimbursed-cash":-4,"unexplained":-1}', "C1 open 4 for 1200 by R0 R1", "inbound-missing TEA 1 C1"]);
});

test("what was paid for a shipment that is in no table any more is for no other", () => {
  const four = "2026-09-25|R1|||Lost_Inbound|TEA|X1|USD|12.00|4|0|4|";
  const closed = september({ sent: [FBA1, FBA2], cases: ["C9|FBA9||penalty|open|2026-09-01|||"], paid: [four], received: 46 });
  const found = october(closed, { sent: [FBA2], cases: ["C9|FBA9||penalty|open|2026-09-01|||"] }, 92);
  expect(said(found)).toEqual(['FBA2 short {"unexplained":-4}', "C9 open 0 for 0 by ", "inbound-missing TEA 4 nobody asked"]);
});

describe("what was paid on the day on which a case about another shipment was refused is that shipment's no more than before, once it is in no table", () => {
  const refused = "C1|FBA1|TEA|inbound-missing|denied|2026-09-15|2026-09-25|4|";
  const four = "2026-09-25|R1|||Lost_Inbound|TEA|X1|USD|12.00|4|0|4|";
  const closed = september({ sent: [FBA1, FBA2], cases: [refused], paid: [four], received: 46 });

  test.each([
    ["that month's report", []],
    ["all reports", [four]],
  ])("with %s", (_, paid) => {
    const found = october(closed, { sent: [FBA2], cases: [refused], paid }, 92);
    expect(said(found)).toEqual(['FBA2 recovered {"reimbursed-cash":-4}', "C1 denied 0 for 0 by "]);
    expect(found.issues.filter(({ code }) => code.startsWith("loss-"))).toEqual([]);
  });
});

describe("a payment whose row names its goods or its day otherwise by now is still one payment, booked when it was", () => {
  const unasked = "C9|FBA9||penalty|open|2026-09-01|||";
  const of = (paid: string): Reconciliation =>
    october(september({ cases: [unasked], paid: ["2026-09-30|R1|||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|"] }), { cases: [unasked], paid: [paid] });
  const paidOnce = ['FBA1 short {"reimbursed-cash":-2,"unexplained":-3}', "C9 open 0 for 0 by ", "inbound-missing TEA 3 nobody asked"];

  test("a day in the open month", () => {
    const found = of("2026-10-01|R1|||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|");
    expect(said(found)).toEqual(paidOnce);
    expect(codes(found)).toEqual(["reimbursement-changed", "reimbursement-without-case"]);
  });

  test.each([
    ["no FNSKU", ""],
    ["another FNSKU", "X7"],
  ])("%s", (_, fnsku) => {
    const found = of(`2026-09-30|R1|||Lost_Inbound|TEA|${fnsku}|USD|6.00|2|0|2|`);
    expect(said(found)).toEqual(paidOnce);
    expect(codes(found)).toEqual(["reimbursement-without-case"]);
  });
});

test("what a row that only a closed month has was paid beyond what is missing, or how it spells its SKU, is said in no later month", () => {
  const closed = september({ cases: [], paid: ["2026-09-25|R1|||Lost_Inbound|tea|X1|USD|24.00|8|0|8|"] });
  expect(
    october(closed)
      .issues.map(({ code }) => code)
      .filter((code) => code === "reimbursed-beyond-missing" || code.startsWith("sku-")),
  ).toEqual([]);
});

test("a closed month that is run again knows nothing of what was paid after it", () => {
  const ours = september();
  const Ledger = rows(LEDGER, "10/05/2026|X1|TEA|SELLABLE|45|0|-1|0|0|0|0|0|0|0|0|44|US");
  const both = closedMonths({ period: "2026-10", today: "2026-11-05", tables: { ...tables({ paid: [R2] }), Ledger }, ours });
  const again = reconciled({
    period: "2026-09",
    today: "2026-11-05",
    tables: {
      ...tables({ paid: [R1] }),
      Ledger: rows(LEDGER, "09/05/2026|X1|TEA|SELLABLE|0|45|0|0|0|0|0|0|0|0|0|45|US"),
      Own: rows(OWN, "2026-08-01|Shop|TEA|purchase|50|2.50||", "2026-08-02|Shop|TEA|transfer|50||FBA1|FBA-US"),
    },
    ours: { "closed-months": both },
  });
  expect(again.cases.map(({ unitsPaid }) => unitsPaid)).toEqual([2]);
});

describe("many payments of one SKU", () => {
  const many = Array.from({ length: 1000 }, (_, at) => `2026-09-2${at % 8}|R100000${at}|||Lost_Warehouse|TEA|X1|USD|6.00|1|0|1|`);
  const sheet = september({ paid: [R1, ...many] })["closed-months"] ?? [];
  const [header, first] = [sheet.findIndex((row) => row[0] === "Closed to"), sheet.findIndex((row) => row[1] === "FBA-US")];
  const notes = (sheet[header] ?? []).indexOf("Movements");

  test("go on in further rows of their line, and the month opens as with few", () => {
    const ofLine = sheet.filter((row) => row[1] === "FBA-US");
    expect(ofLine.length).toBeGreaterThan(1);
    expect(Math.max(...sheet.map((row) => `${row[notes]}`.length))).toBeLessThanOrEqual(CELL_CHARACTERS_MAX);
    expect(said(october({ "closed-months": sheet }))).toEqual(AFTER_R1);
  });

  test("are sealed: a row of them that is gone, or has a balance of its own, breaks the seal", () => {
    const without = sheet.filter((_, at) => at !== first + 1);
    const doubled = sheet.map((row, at) => (at === first + 1 ? row.map((cell, column) => (column === 6 ? 5 : cell)) : row));
    for (const broken of [without, doubled]) {
      const { issues } = october({ "closed-months": broken });
      expect(issues.map(({ code }) => code)).toContain("seal-broken");
    }
  });
});
