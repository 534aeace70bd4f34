/** Sets that Amazon lost, was asked about and paid for: one thing to Amazon, several goods in the books. A set is two TEA at 2.50 and a MUG at 4.00, worth 9.00. */
import { dayOfIso, type Day } from "../../../../src/core/domain/day";
import { draftCases } from "../../../../src/core/report/draft-case";
import { reconciled } from "../scenario";
import { DETAIL, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, lines: readonly string[]): string => [header, ...lines].join("\n");
const CASES = "Case ID|Shipment ID|SKU|Kind|Status|Opened|Closed|Units|Amount";
const BASE = {
  Own: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To\n2026-09-01|Shop|TEA|opening|50|2.50||USD|||\n2026-09-01|Shop|MUG|opening|50|4.00||USD|||",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
  Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
};
const THREE_SETS = "10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US|0|3";
const lost = (...lines: readonly string[]): Readonly<Record<string, string>> => ({ Detail: rows(DETAIL, lines) });
const run = (tables: Readonly<Record<string, string>>): ReturnType<typeof reconciled> => reconciled({ tables: { ...BASE, ...tables } });
const claims = (tables: Readonly<Record<string, string>>): readonly string[] =>
  run(tables).claims.map(({ sku, units, bookValue, caseId }) => `${sku} ${units} at ${bookValue ?? "?"}${caseId === null ? "" : ` ${caseId}`}`);

test("a lost set is one claim, in its own name, and its worth is that of its goods", () => {
  expect(run(lost(THREE_SETS)).claims).toMatchObject([
    {
      sku: "SET-1",
      fnsku: "XS",
      units: 3,
      bookValue: 2700,
      expectedClaim: 2700,
      goods: [
        { sku: "MUG", units: 3, bookValue: 1200 },
        { sku: "TEA", units: 6, bookValue: 1500 },
      ],
    },
  ]);
});

test("and one message, in sets", () => {
  const { claims: all, shipments } = run(lost(THREE_SETS));
  const text = draftCases({ claims: all, shipments, cases: [] }, { language: "en", today: dayOfIso("2026-11-05") ?? (0 as Day) });
  expect(text.split("\n").filter((line) => /^(Units lost|SKU|Amazon knows|Units:)/.test(line))).toEqual([
    "Units lost in a fulfilment centre: SET-1",
    "SKU: SET-1",
    "Amazon knows it as: SET-1, FNSKU XS, ASIN B0S (a set of 1 x MUG + 2 x TEA)",
    "Units: 3",
  ]);
});

test.each([
  ["by its FNSKU and MSKU", "2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|18.00|2|0|2"],
  ["by its FNSKU alone", "2026-10-20|R1|||Lost_Warehouse||XS|USD|18.00|2|0|2"],
  ["by its MSKU alone", "2026-10-20|R1|||Lost_Warehouse|SET-1||USD|18.00|2|0|2"],
])("a payment for sets, known %s, takes each of their goods by its number in the set", (_rule, payment) => {
  expect(claims({ ...lost(THREE_SETS), Paid: rows(PAID, [payment]) })).toEqual(["SET-1 1 at 900"]);
});

test("the payment is one entry of the journal, summed from its one row", () => {
  const { journal } = reconciled({
    period: "2026-10",
    tables: { ...BASE, ...lost(THREE_SETS), Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|18.00|2|0|2"]) },
  });
  expect(journal.filter(({ memo }) => memo.startsWith("Reimbursements")).map(({ account, debit, credit, source }) => [account, debit, credit, source])).toEqual(
    [
      ["claims-receivable", 1800, 0, "Paid row 2"],
      ["compensation-income", 0, 1800, "Paid row 2"],
    ],
  );
});

test("and none of the same goods that were lost without the set, though they were lost before", () => {
  const both = lost("10/05/2026|X1|US-TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4", THREE_SETS);
  expect(claims({ ...both, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|27.00|3|0|3"]) })).toEqual(["TEA 4 at 1000"]);
  expect(claims({ ...both, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Warehouse|US-TEA|X1|USD|10.00|4|0|4"]) })).toEqual(["SET-1 3 at 2700"]);
});

test("what is found of a set makes up for its goods, each for its own", () => {
  expect(claims(lost("10/08/2026|XS|SET-1|Adjustments||-3|PHX6|SELLABLE|M|US||", "10/10/2026|XS|SET-1|Adjustments||1|PHX6|SELLABLE|F|US||"))).toEqual([
    "SET-1 2 at 1800",
  ]);
});

test("a case about sets speaks for them whole; one about loose goods for none of theirs", () => {
  expect(claims({ ...lost(THREE_SETS), Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]) })).toEqual([
    "SET-1 2 at 1800",
    "SET-1 1 at 900 C1",
  ]);
  for (const units of ["2", ""])
    expect(claims({ ...lost(THREE_SETS), Cases: rows(CASES, [`C1||TEA|warehouse-lost|denied|2026-10-10||${units}|`]) })).toEqual(["SET-1 3 at 2700"]);
});

describe("where Amazon lost nothing of the kind that it pays for, it is said and left", () => {
  const left = (ledger: string, payment: string): readonly string[] => {
    const { claims: all, issues } = run({ ...lost(ledger), Paid: rows(PAID, [payment]) });
    return [
      ...all.map(({ sku, units }) => `claim ${sku} ${units}`),
      ...issues.flatMap(({ code, message }) => (code.startsWith("reimbursed-") ? [`${code}: ${message.split(".")[0] ?? ""}`] : [])),
    ];
  };

  test("loose goods, where only sets were lost: no set is torn", () => {
    expect(left(THREE_SETS, "2026-10-20|R1|||Lost_Warehouse|US-TEA|X1|USD|5.00|2|0|2")).toEqual([
      "claim SET-1 3",
      "reimbursed-without-loss: Paid row 2: reimbursement R1 pays for 2 units of loose TEA lost inside a fulfilment centre, and the ledger has none lost by then",
    ]);
  });

  test("a set, where only loose goods of it were lost", () => {
    expect(left("10/05/2026|X1|US-TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4", "2026-10-20|R1|||Lost_Warehouse|SET-1|XS|USD|9.00|1|0|1")).toEqual([
      "claim TEA 4",
      "reimbursed-without-loss: Paid row 2: reimbursement R1 pays for 1 unit of MUG of the set SET-1 lost inside a fulfilment centre, and the ledger has none lost by then",
      "reimbursed-without-loss: Paid row 2: reimbursement R1 pays for 2 units of TEA of the set SET-1 lost inside a fulfilment centre, and the ledger has none lost by then",
    ]);
  });
});

describe("inside warehouses, where a set and two loose TEA were lost, the set first", () => {
  const BOTH = lost("09/04/2026|XS|SET-1|Adjustments||-1|PHX6|SELLABLE|M|US|0|1", "09/05/2026|X1|US-TEA|Adjustments||-2|PHX6|SELLABLE|M|US|0|2");
  const OF_TEA = "C0||TEA|warehouse-lost|open|2026-10-02||2|";
  const OF_SET = "C0||SET-1|warehouse-lost|open|2026-10-02||1|";
  const outcome = (record: string, ...paid: readonly string[]): readonly string[] => {
    const { claims: all, cases } = run({ ...BOTH, Cases: rows(CASES, [record]), ...(paid.length === 0 ? {} : { Paid: rows(PAID, paid) }) });
    return [
      ...cases.map(({ sku, status, unitsPaid }) => `${sku} ${status}, ${unitsPaid} paid`),
      ...all.map(({ sku, units, caseId }) => `claim ${sku} ${units} ${caseId ?? "without a case"}`),
    ];
  };

  test("what is paid for a set answers no case about loose goods", () => {
    expect(outcome(OF_TEA, "2026-10-15|R0|||Lost_Warehouse|SET-1|XS|USD|8.00|1|0|1")).toEqual(["TEA open, 0 paid", "claim TEA 2 C0"]);
  });

  test("what is paid for loose goods answers no case about a set, nor one of its goods alone", () => {
    expect(outcome(OF_SET, "2026-10-15|R0|||Lost_Warehouse|US-TEA|X1|USD|6.00|2|0|2")).toEqual(["MUG open, 0 paid", "TEA open, 0 paid", "claim SET-1 1 C0"]);
  });

  test.each([
    ["its FNSKU and MSKU", "SET-1|XS"],
    ["its FNSKU alone", "|XS"],
    ["its MSKU alone", "SET-1|"],
  ])("what is paid for a set, known by %s, answers a case about it, all of its goods", (_rule, names) => {
    expect(outcome(OF_SET, `2026-10-15|R0|||Lost_Warehouse|${names}|USD|8.00|1|0|1`)).toEqual([
      "MUG reimbursed, 1 paid",
      "TEA reimbursed, 2 paid",
      "claim TEA 2 without a case",
    ]);
  });

  test("a payment that names a case about loose goods is for the loose loss, though the set's is older", () => {
    expect(outcome(OF_TEA, "2026-10-15|R0|C0||Lost_Warehouse|US-TEA|X1|USD|6.00|2|0|2")).toEqual(["TEA reimbursed, 2 paid", "claim SET-1 1 without a case"]);
  });

  test("a case about loose goods that waits asks for the loose loss first, one about a set for the set", () => {
    expect(outcome(OF_TEA)).toEqual(["TEA open, 0 paid", "claim SET-1 1 without a case", "claim TEA 2 C0"]);
    expect(outcome(OF_SET)).toEqual(["MUG open, 0 paid", "TEA open, 0 paid", "claim SET-1 1 C0", "claim TEA 2 without a case"]);
  });

  test("a case about loose goods that states no units asks for the loose ones alone", () => {
    const { cases } = run({ ...BOTH, Cases: rows(CASES, ["C0||TEA|warehouse-lost|open|2026-10-02|||"]) });
    expect(cases.map(({ sku, unitsClaimed }) => [sku, unitsClaimed])).toEqual([["TEA", 2]]);
  });

  test("what is paid for a set and names a case about loose goods is for the set", () => {
    expect(outcome(OF_TEA, "2026-10-15|R0|C0||Lost_Warehouse|SET-1|XS|USD|8.00|1|0|1")).toEqual(["TEA open, 0 paid", "claim TEA 2 C0"]);
  });

  test("what was paid for a set and taken back whole is not of a case about loose goods", () => {
    const taken = ["2026-10-15|R0|||Lost_Warehouse|SET-1|XS|USD|8.00|1|0|1|", "2026-10-25|V0|||Reimbursement_Reversal|SET-1|XS|USD|-8.00|-1|0|-1|R0"];
    const Paid = rows(`${PAID}|original-reimbursement-id`, taken);
    const { cases } = run({ ...BOTH, Cases: rows(CASES, ["C0||TEA|warehouse-lost|reimbursed|2026-10-02|2026-10-16|2|"]), Paid });
    expect(cases.map(({ sku, reimbursements }) => [sku, reimbursements])).toEqual([["TEA", []]]);
  });
});

test("the cash of a set is shared by what its goods are worth, not by their number", () => {
  const { cases } = run({
    ...lost(THREE_SETS),
    Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]),
    Paid: rows(PAID, ["2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|18.00|1|0|1"]),
  });
  expect(cases.map(({ sku, unitsPaid, cash, gainOrLoss }) => [sku, unitsPaid, cash, gainOrLoss])).toEqual([
    ["MUG", 1, 800, 400],
    ["TEA", 2, 1000, 500],
  ]);
});

test("without a cost of one of its goods it is shared by units", () => {
  const { cases } = run({
    ...lost(THREE_SETS),
    Own: rows("Date|Warehouse|SKU|Type|Quantity", ["2026-09-01|Shop|TEA|opening|50"]),
    Costs: "SKU|Unit Cost|Currency\nMUG|4.00|USD",
    Cases: rows(CASES, ["C1||SET-1|warehouse-lost|open|2026-10-10||1|"]),
    Paid: rows(PAID, ["2026-10-20|R1|C1||Lost_Warehouse|SET-1|XS|USD|18.00|1|0|1"]),
  });
  expect(cases.map(({ sku, cash }) => [sku, cash])).toEqual([
    ["MUG", 600],
    ["TEA", 1200],
  ]);
});

test("of a shipment of sets one that is missing is one claim; the lines stay those of its goods", () => {
  const { claims: all, shipments } = run({
    Shipments: rows(SHIPMENTS, ["FBA1|SET-1|XS||10|10||2026-09-01|2026-09-20|2026-10-10|CLOSED|"]),
    Ledger: rows(LEDGER, ["09/22/2026|XS|SET-1|SELLABLE|0|9|0|0|0|0|0|0|0|0|0|9|US"]),
  });
  expect(shipments.map(({ sku, variance }) => [sku, variance])).toEqual([
    ["MUG", -1],
    ["TEA", -2],
  ]);
  expect(all.map(({ type, reference, sku, units, bookValue }) => [type, reference, sku, units, bookValue])).toEqual([
    ["inbound-missing", "FBA1", "SET-1", 1, 900],
  ]);
  const text = draftCases({ claims: all, shipments, cases: [] }, { language: "en", today: dayOfIso("2026-11-05") ?? (0 as Day) });
  expect(text.split("\n").filter((line) => line.startsWith("Units "))).toEqual([
    "Units missing from an inbound shipment: FBA1 SET-1",
    "Units shipped: 10",
    "Units delivered (proof of delivery): 10",
    "Units received: 9",
    "Units missing: 1",
  ]);
});

describe("what Amazon pays for sets that a shipment lacks", () => {
  /** FBA1 lacks 4 loose MUG and is older; FBA2 lacks 2 sets; FBA3, of both, lacks one set and a MUG beside it. */
  const MISSING = {
    Shipments: rows(SHIPMENTS, [
      "FBA1|MUG|X2||40|40||2026-08-20|2026-09-02|2026-09-30|CLOSED|",
      "FBA2|SET-1|XS||10|10||2026-09-01|2026-09-20|2026-10-10|CLOSED|",
      "FBA3|SET-1|XS||5|5||2026-09-05|2026-09-24|2026-10-12|CLOSED|",
      "FBA3|MUG|X2||6|6||2026-09-05|2026-09-24|2026-10-12|CLOSED|",
    ]),
    Detail: rows(DETAIL, [
      "09/04/2026|X2|US-MUG|Receipts|FBA1|36|PHX6|SELLABLE||US||",
      "09/22/2026|XS|SET-1|Receipts|FBA2|8|PHX6|SELLABLE||US||",
      "09/26/2026|XS|SET-1|Receipts|FBA3|4|PHX6|SELLABLE||US||",
      "09/26/2026|X2|US-MUG|Receipts|FBA3|5|PHX6|SELLABLE||US||",
    ]),
  };
  const parts = (paid: readonly string[], cases: readonly string[] = []): readonly string[] =>
    run({ ...MISSING, Paid: rows(PAID, paid), ...(cases.length === 0 ? {} : { Cases: rows(CASES, cases) }) }).shipments.map(
      ({ shipmentId, sku, parts: { "reimbursed-cash": cash = 0, unexplained = 0 } }) => `${shipmentId} ${sku} ${cash} paid, ${unexplained} open`,
    );

  test("goes to what was sent as that set, all of its goods in one shipment, though loose goods were lost before", () => {
    expect(parts(["2026-10-20|R1|||Lost_Inbound|SET-1|XS|USD|18.00|2|0|2"])).toEqual([
      "FBA1 MUG 0 paid, -4 open",
      "FBA2 MUG -2 paid, 0 open",
      "FBA2 TEA -4 paid, 0 open",
      "FBA3 MUG 0 paid, -2 open",
      "FBA3 TEA 0 paid, -2 open",
    ]);
  });

  test("is for no loose goods, also of a shipment that has both: what was paid beyond the sets that are missing is said", () => {
    const paid = "2026-10-20|R1|||Lost_Inbound|SET-1|XS|USD|45.00|5|0|5";
    expect(parts([paid])).toEqual([
      "FBA1 MUG 0 paid, -4 open",
      "FBA2 MUG -2 paid, 0 open",
      "FBA2 TEA -4 paid, 0 open",
      "FBA3 MUG -1 paid, -1 open",
      "FBA3 TEA -2 paid, 0 open",
    ]);
    const { issues } = run({ ...MISSING, Paid: rows(PAID, [paid]) });
    expect(issues.filter(({ code }) => code === "reimbursed-beyond-missing").map(({ message }) => message.split(".")[0])).toEqual([
      "Paid row 2: reimbursement R1 pays for 5 units of MUG, 2 more than the shipments here still lack (4 missing in all, and paid for)",
      "Paid row 2: reimbursement R1 pays for 10 units of TEA, 4 more than the shipments here still lack (6 missing in all, and paid for)",
    ]);
  });

  test("is said to name no case once, in sets, not once for each of their goods", () => {
    const { issues } = run({ ...MISSING, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Inbound|SET-1|XS|USD|18.00|2|0|2"]) });
    expect(issues.filter(({ code }) => code === "reimbursement-without-case").map(({ message }) => message.split(" and ")[0])).toEqual([
      "Paid row 2: reimbursement R1 pays for 2 units of SET-1",
    ]);
  });

  test("and what it pays for loose goods is for none of the sets", () => {
    const paid = ["2026-10-20|R1|||Lost_Inbound|US-MUG|X2|USD|16.00|4|0|4", "2026-10-21|R2|||Lost_Inbound|US-MUG|X2|USD|20.00|5|0|5"];
    expect(parts(paid)).toEqual([
      "FBA1 MUG -4 paid, 0 open",
      "FBA2 MUG 0 paid, -2 open",
      "FBA2 TEA 0 paid, -4 open",
      "FBA3 MUG -2 paid, 0 open",
      "FBA3 TEA 0 paid, -2 open",
    ]);
  });

  test("unless nobody ever sent any loose", () => {
    const { shipments } = run({
      Shipments: rows(SHIPMENTS, ["FBA2|SET-1|XS||10|10||2026-09-01|2026-09-20|2026-10-10|CLOSED|"]),
      Detail: rows(DETAIL, ["09/22/2026|XS|SET-1|Receipts|FBA2|8|PHX6|SELLABLE||US||"]),
      Paid: rows(PAID, ["2026-10-20|R1|||Lost_Inbound|US-MUG|X2|USD|4.00|1|0|1"]),
    });
    expect(shipments.map(({ sku, parts: { "reimbursed-cash": cash = 0 } }) => `${sku} ${cash}`)).toEqual(["MUG -1", "TEA 0"]);
  });

  test("a case that names the shipment decides", () => {
    expect(parts(["2026-10-20|R1|C1||Lost_Inbound|SET-1|XS|USD|9.00|1|0|1"], ["C1|FBA3|SET-1|inbound-missing|open|2026-10-15||1|"])).toEqual([
      "FBA1 MUG 0 paid, -4 open",
      "FBA2 MUG 0 paid, -2 open",
      "FBA2 TEA 0 paid, -4 open",
      "FBA3 MUG -1 paid, -1 open",
      "FBA3 TEA -2 paid, 0 open",
    ]);
  });

  // FBA2 bears 1.00 of freight a unit: two TEA are worth 7.00 there and a MUG 5.00; the mugs at Amazon came cheaper.
  test("the cash of a case about a shipment is shared by what its own units are worth", () => {
    const { cases } = run({
      ...MISSING,
      Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA2|30.00|USD|freight|quantity",
      Cases: rows(CASES, ["C1|FBA2|SET-1|inbound-missing|open|2026-10-15||1|"]),
      Paid: rows(PAID, ["2026-10-20|R1|C1||Lost_Inbound|SET-1|XS|USD|18.00|1|0|1"]),
    });
    expect(cases.map(({ sku, unitsPaid, cash, bookValue }) => [sku, unitsPaid, cash, bookValue])).toEqual([
      ["MUG", 1, 750, 500],
      ["TEA", 2, 1050, 700],
    ]);
  });

  test.each([
    ["Amazon's SKUs that are the seller's own stand in the map as well", "MUG|MUG|X2|B02|1\nTEA|TEA|X1|B01|1"],
    ["the map tells the sets alone", ""],
  ])("where %s", (_rule, more) => {
    const map = ["SKU|MSKU|FNSKU|ASIN|Units", ...(more === "" ? [] : [more]), "TEA|SET-1|XS|B0S|2", "MUG|SET-1|XS|B0S|1"].join("\n");
    const own = Object.fromEntries(Object.entries(MISSING).map(([name, text]) => [name, text.replaceAll("US-MUG", "MUG")]));
    const { shipments } = run({ ...own, Map: map, Paid: rows(PAID, ["2026-10-20|R1|||Lost_Inbound|SET-1|XS|USD|9.00|1|0|1"]) });
    expect(shipments.map(({ shipmentId, sku, parts: { "reimbursed-cash": cash = 0 } }) => `${shipmentId} ${sku} ${cash}`)).toEqual([
      "FBA1 MUG 0",
      "FBA2 MUG -1",
      "FBA2 TEA -2",
      "FBA3 MUG 0",
      "FBA3 TEA 0",
    ]);
  });
});

test("a payment for goods under one label goes to what was sent under it, though the SKU was sent earlier under another", () => {
  const { shipments } = run({
    Shipments: rows(SHIPMENTS, [
      "FBA1|TEA|X1||10|10||2026-09-01|2026-09-10|2026-09-30|CLOSED|",
      "FBA2|TEA|X1-EU||10|10||2026-09-02|2026-09-12|2026-09-30|CLOSED|",
    ]),
    Map: `${BASE.Map}\nTEA|EU-TEA|X1-EU|B01|1`,
    Detail: rows(DETAIL, ["09/12/2026|X1|US-TEA|Receipts|FBA1|7|PHX6|SELLABLE||US||", "09/14/2026|X1-EU|EU-TEA|Receipts|FBA2|8|LEJ1|SELLABLE||DE||"]),
    Paid: rows(PAID, ["2026-10-20|R1|||Lost_Inbound|EU-TEA|X1-EU|USD|7.50|3|0|3"]),
  });
  expect(shipments.map(({ shipmentId, parts: { "reimbursed-cash": cash = 0 } }) => `${shipmentId} ${cash}`)).toEqual(["FBA1 -1", "FBA2 -2"]);
});

test("a removal of sets is counted by its own parcels, good by good", () => {
  const ORDERS =
    "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity";
  expect(claims({ Orders: rows(ORDERS, ["2026-10-01|RO1|Return|Completed|2026-10-15|SET-1|XS|Sellable|10|0|0|7|0"]) })).toEqual(["SET-1 3 at 2700"]);
});

describe("a message about goods of a set that were sold by themselves", () => {
  /** Amazon's name of a loose MUG is the seller's own: the map has the set alone. */
  const Map = "SKU|MSKU|FNSKU|ASIN|Units\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1";
  const Returned = "return-date|order-id|sku|asin|fnsku|quantity\n2026-08-01T10:00:00+00:00|111-9|CUP|B9|X9|1";
  const known = (...orders: readonly string[]): readonly string[] => {
    const Replaced = rows("shipment-date|sku|quantity|replacement-amazon-order-id|original-amazon-order-id", orders);
    const { claims: all, shipments } = run({ Map, Returned, Replaced });
    const text = draftCases({ claims: all, shipments, cases: [] }, { language: "en", today: dayOfIso("2026-11-05") ?? (0 as Day) });
    return text.split("\n").filter((line) => /^(SKU|Amazon knows|Units:)/.test(line));
  };

  test("says no name of the set", () => {
    expect(known("2026-09-02T10:00:00+00:00|MUG|1|111-4|111-1")).toEqual(["SKU: MUG", "Units: 1"]);
  });

  test("and one about the set still says it", () => {
    expect(known("2026-09-02T10:00:00+00:00|SET-1|1|111-4|111-1")).toEqual([
      "SKU: SET-1",
      "Amazon knows it as: SET-1, FNSKU XS, ASIN B0S (a set of 1 x MUG + 2 x TEA)",
      "Units: 1",
    ]);
  });
});

test("windows that are not known are counted by what is claimed: three sets are one claim, whatever they hold", () => {
  const unknown = (...lines: readonly string[]): readonly string[] =>
    run(lost(...lines)).issues.flatMap(({ code, message }) => (code === "claim-window-unknown" ? [message.slice(0, message.indexOf(":"))] : []));
  expect(unknown(THREE_SETS)).toEqual(["From when to when warehouse-lost can be claimed in US is not known"]);
  expect(unknown(THREE_SETS, "10/09/2026|XS|SET-1|Adjustments||-1|PHX6|SELLABLE|M|US|0|1")).toEqual([
    "From when to when warehouse-lost can be claimed in US is not known for 2 claims",
  ]);
});
