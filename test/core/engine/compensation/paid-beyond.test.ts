/** What is said of a payment for more units than a shipment lacks by now. FBA1 was sent 10 on 20 August, delivered on 2 September, and received 7 on the 5th. */
import { closedMonths, linesOf, reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status";
const FBA1 = "FBA1|TEA|10|10|2026-08-20|2026-09-02|2026-09-30|CLOSED";
const FIRST = "09-05 FBA1 7";

/** "09-05 FBA1 7" */
function ledgerOf(receipts: readonly string[], end: string): Scenario["tables"] {
  let balance = receipts.includes(FIRST) ? 0 : 7;
  const row = (day: string, units: number): string => {
    balance += units;
    return `2026-${day}|X1|TEA|SELLABLE|${balance - units}|${units}|0|0|0|0|0|0|0|0|0|${balance}|US`;
  };
  const named = receipts.map((one) => one.split(" ")).map(([day = "", id = "", units = ""]) => ({ day, id, units: Number(units) }));
  return {
    Ledger: rows(LEDGER, ...named.map(({ day, units }) => row(day, units)), row(end, 0)),
    Detail: rows(DETAIL, ...named.map(({ day, id, units }) => `2026-${day}|X1|TEA|Receipts|${id}|${units}|PHX6|SELLABLE||US||`)),
  };
}
/** "10-10 R1 C1 3 1": day, ID, case or "-", units paid for in money, and any given back in stock. */
const paidOf = (text: string): string => {
  const [day = "", id = "", caseId = "", cash = "", stock = "0"] = text.split(" ");
  return `2026-${day}|${id}|${caseId === "-" ? "" : caseId}||Lost_Inbound|TEA|X1|USD|${cash === "0" ? "0.00" : "9.00"}|${cash}|${stock}|${Number(cash) + Number(stock)}`;
};
type Told = {
  readonly receipts: readonly string[];
  readonly paid: readonly string[];
  readonly cases?: readonly string[];
  readonly shipments?: readonly string[];
};

function scenarioOf({ receipts, paid, cases = [], shipments = [FBA1] }: Told, month = "10"): Scenario {
  const [end, today] = month === "10" ? (["10-31", "2026-11-05"] as const) : (["11-30", "2026-12-05"] as const);
  return {
    period: `2026-${month}`,
    today,
    tables: {
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Shipments: rows(SHIPMENTS, ...shipments),
      ...ledgerOf(receipts, end),
      ...(paid.length === 0 ? {} : { Paid: rows(PAID, ...paid.map(paidOf)) }),
      ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
    },
  };
}
/** The code, and what is said up to the next step, without the row. */
const said = (scenario: Scenario): readonly string[] =>
  reconciled(scenario)
    .issues.filter(({ code }) => ["paid-before-arrival", "paid-while-receiving", "reimbursed-beyond-missing"].includes(code))
    .map(({ code, message }) => `${code}: ${message.replace(/^.*?: /, "").replace(/(: FBA. received (it|them) [^.]*)?[.] .*$/, "$1")}`);

const ALL_CAME = "paid-before-arrival: reimbursement R1 pays for 3 units of TEA that arrived after they were paid for: FBA1 received them by 2026-10-20";
const TWO_CAME = "paid-before-arrival: reimbursement R1 pays for 3 units of TEA, and 2 of them arrived after it was paid: FBA1 received them by 2026-10-20";
const C1 = "C1|FBA1|TEA|inbound-missing|open|2026-10-02||3|";
/** FBA1 came in whole; FBA2 was delivered on 12 October and has 8 of its 10, and Amazon counts until 11 November. */
const COUNTING = {
  receipts: [FIRST, "09-20 FBA1 3", "10-14 FBA2 8"],
  shipments: [FBA1, "FBA2|TEA|10|10|2026-10-05|2026-10-12||"],
};

test.each<readonly [string, Told, readonly string[]]>([
  ["all of its units arrived after it", { receipts: [FIRST, "10-20 FBA1 3"], paid: ["10-10 R1 - 3"] }, [ALL_CAME]],
  ["also where it names the case", { receipts: [FIRST, "10-20 FBA1 3"], paid: ["10-10 R1 C1 3"], cases: [C1] }, [ALL_CAME]],
  ["only some of them arrived", { receipts: [FIRST, "10-20 FBA1 2"], paid: ["10-10 R1 - 3"] }, [TWO_CAME]],
  [
    "what came before the payment was paid for all the same",
    { receipts: [FIRST, "10-05 FBA1 3"], paid: ["10-10 R1 - 3"] },
    ["reimbursed-beyond-missing: reimbursement R1 pays for 3 units of TEA, 3 more than the shipments here still lack (0 missing in all, and paid for)"],
  ],
  [
    "what was taken out again did not arrive",
    { receipts: [FIRST, "10-18 FBA1 3", "10-20 FBA1 -1"], paid: ["10-10 R1 - 3"] },
    [TWO_CAME.replace("10-20", "10-18")],
  ],
  [
    "what was taken out before the payment and came again after it was missing then",
    { receipts: [FIRST, "09-06 FBA1 3", "10-05 FBA1 -3", "10-20 FBA1 3"], paid: ["10-10 R1 - 3"] },
    [ALL_CAME],
  ],
  [
    "what was there on its day, and was taken out and came again after it, never was missing",
    { receipts: [FIRST, "09-06 FBA1 3", "10-12 FBA1 -3", "10-20 FBA1 3"], paid: ["10-10 R1 - 3"] },
    ["reimbursed-beyond-missing: reimbursement R1 pays for 3 units of TEA, 3 more than the shipments here still lack (0 missing in all, and paid for)"],
  ],
  [
    "what two payments were for is missing once, whatever went out and in after them",
    { receipts: [FIRST, "10-14 FBA1 -3", "10-20 FBA1 6"], paid: ["10-10 R1 - 3", "10-12 R2 - 3"] },
    [
      ALL_CAME,
      "reimbursed-beyond-missing: reimbursement R2 pays for 3 units of TEA, 3 more than the shipments here still lack (0 missing in all, and paid for)",
    ],
  ],
  [
    "units given back in stock arrive as well, and no money is to be kept for them",
    { receipts: [FIRST, "10-20 FBA1 3"], paid: ["10-10 R1 - 0 3"] },
    [ALL_CAME],
  ],
  [
    "a unit arrives once: of two payments the earlier is for it, in whatever order they stand",
    { receipts: [FIRST, "10-20 FBA1 3"], paid: ["10-12 R2 - 3", "10-10 R1 - 3"] },
    [
      ALL_CAME,
      "reimbursed-beyond-missing: reimbursement R2 pays for 3 units of TEA, 3 more than the shipments here still lack (0 missing in all, and paid for)",
    ],
  ],
  [
    "more than was missing is paid twice beyond what arrived",
    { receipts: [FIRST, "10-20 FBA1 3"], paid: ["10-10 R1 - 4"] },
    [
      "paid-before-arrival: reimbursement R1 pays for 4 units of TEA, and 3 of them arrived after it was paid: FBA1 received them by 2026-10-20",
      "reimbursed-beyond-missing: reimbursement R1 pays for 4 units of TEA, 1 more than the shipments here still lack (0 missing in all, and paid for)",
    ],
  ],
  [
    "what was on its way is none of what was paid for",
    {
      receipts: [FIRST, "10-05 FBA1 3", "10-20 FBA2 10"],
      paid: ["10-10 R1 - 3"],
      shipments: [FBA1, "FBA2|TEA|10|10|2026-10-01|2026-10-18|2026-10-25|CLOSED"],
    },
    ["reimbursed-beyond-missing: reimbursement R1 pays for 3 units of TEA, 3 more than the shipments here still lack (0 missing in all, and paid for)"],
  ],
  [
    "what came beyond what was sent was never missing",
    { receipts: [FIRST, "10-20 FBA1 5"], paid: ["10-10 R1 - 4"] },
    [
      "paid-before-arrival: reimbursement R1 pays for 4 units of TEA, and 3 of them arrived after it was paid: FBA1 received them by 2026-10-20",
      "reimbursed-beyond-missing: reimbursement R1 pays for 4 units of TEA, 1 more than the shipments here still lack (0 missing in all, and paid for)",
    ],
  ],
  [
    "what Amazon is still counting may still arrive, and is not paid twice",
    { ...COUNTING, paid: ["10-20 R1 - 2"] },
    ["paid-while-receiving: reimbursement R1 pays for 2 units of TEA, and Amazon is still counting them (FBA2)"],
  ],
  [
    "also what a payment has beyond the claim of its case",
    { ...COUNTING, paid: ["10-20 R1 C2 2"], cases: ["C2|FBA2|TEA|inbound-missing|open|2026-10-16||1|"] },
    ["paid-while-receiving: reimbursement R1 pays for 2 units of TEA, and Amazon is still counting 1 of them (FBA2)"],
  ],
  [
    "a unit is counted once: the second payment for it, and what is beyond it, is paid twice",
    { ...COUNTING, paid: ["10-20 R1 - 1", "10-22 R2 - 3"] },
    [
      "reimbursed-beyond-missing: reimbursement R2 pays for 3 units of TEA, 2 more than the shipments here still lack (0 missing in all, and paid for)",
      "paid-while-receiving: reimbursement R1 pays for 1 unit of TEA, and Amazon is still counting it (FBA2)",
      "paid-while-receiving: reimbursement R2 pays for 3 units of TEA, and Amazon is still counting 1 of them (FBA2)",
    ],
  ],
  [
    "of what was paid for one has arrived since, and one is still counted",
    { ...COUNTING, receipts: [FIRST, "09-20 FBA1 3", "10-14 FBA2 8", "10-25 FBA2 1"], paid: ["10-20 R1 - 2"] },
    [
      "paid-before-arrival: reimbursement R1 pays for 2 units of TEA, and 1 of them arrived after it was paid: FBA2 received it on 2026-10-25",
      "paid-while-receiving: reimbursement R1 pays for 2 units of TEA, and Amazon is still counting 1 of them (FBA2)",
    ],
  ],
  [
    "what was delivered after the payment is none of what it pays for",
    { ...COUNTING, paid: ["10-08 R1 - 2"] },
    ["reimbursed-beyond-missing: reimbursement R1 pays for 2 units of TEA, 2 more than the shipments here still lack (0 missing in all, and paid for)"],
  ],
])("%s", (_, told, expected) => {
  expect(said(scenarioOf(told))).toEqual(expected);
});

test.each<readonly [string, number, readonly string[]]>([
  ["all", 3, [ALL_CAME.replace("10-20", "11-20")]],
  ["some", 2, [TWO_CAME.replace("10-20", "11-20")]],
])("what a closed month paid and the next one received is said in the same words with its own reports alone: %s", (_, units, expected) => {
  const october = scenarioOf({ receipts: [FIRST], paid: ["10-10 R1 - 3"] });
  const ours = { "closed-months": closedMonths(october) };
  expect(said(october)).toEqual([]);
  expect(said({ ...scenarioOf({ receipts: [FIRST, `11-20 FBA1 ${units}`], paid: ["10-10 R1 - 3"] }, "11"), ours })).toEqual(expected);
  expect(said({ ...scenarioOf({ receipts: [`11-20 FBA1 ${units}`], paid: [] }, "11"), ours })).toEqual(expected);
});

test("what a closed month paid for while Amazon was counting answers for its units once that is over", () => {
  const told = { ...COUNTING, paid: ["10-20 R1 - 2"] };
  const ours = { "closed-months": closedMonths(scenarioOf(told)) };
  const november = { ...scenarioOf({ ...COUNTING, receipts: [], paid: [] }, "11"), ours };
  expect(said(november)).toEqual([]);
  expect(reconciled(november).shipments.map(({ shipmentId, state, parts }) => ({ shipmentId, state, parts }))).toContainEqual({
    shipmentId: "FBA2",
    state: "recovered",
    parts: { "reimbursed-cash": -2 },
  });
});

const transitOf = (scenario: Scenario): readonly string[] => linesOf(reconciled(scenario)).filter((line) => line.startsWith("In transit"));

test("what was paid for while Amazon was counting leaves transit once that is over, so that the month of the payment ends the same whenever it is looked at", () => {
  const told = { ...COUNTING, paid: ["10-20 R1 - 2"] };
  for (const today of ["2026-11-11", "2026-11-12", "2026-12-31"])
    expect(transitOf({ ...scenarioOf(told), today })).toEqual(["In transit TEA: 0 @ 0.00 | transfer-in 10 @ 25.00 | transfer-out 8 @ 20.00 | 2 @ 5.00"]);
  const november = { ...scenarioOf({ ...COUNTING, receipts: [], paid: [] }, "11"), ours: { "closed-months": closedMonths(scenarioOf(told)) } };
  expect(transitOf(november)).toEqual(["In transit TEA: 2 @ 5.00 | lost 2 @ 5.00 | 0 @ 0.00"]);
  expect(transitOf(scenarioOf(told, "11"))).toEqual(transitOf(november));
});

test.each<readonly [string, string, string, string, string]>([
  ["all that lacks", "10-20 R1 C2 2", "2", "lost 2 @ 5.00", "0 @ 0.00"],
  ["all that lacks, by a payment without a name", "10-20 R1 - 2", "", "lost 2 @ 5.00", "0 @ 0.00"],
  ["one of two, and the other is waited for", "10-20 R1 C2 1", "1", "lost 1 @ 2.50", "1 @ 2.50"],
])("what an open case with Amazon is about and was paid for is lost on the day of the payment: %s", (_, payment, units, lost, ending) => {
  const told = { ...COUNTING, paid: [payment], cases: [`C2|FBA2|TEA|inbound-missing|open|2026-10-16||${units}|`] };
  expect(transitOf(scenarioOf(told))).toEqual([`In transit TEA: 0 @ 0.00 | transfer-in 10 @ 25.00 | ${lost} | transfer-out 8 @ 20.00 | ${ending}`]);
});

test.each<readonly [string, number, number, string]>([
  ["what came back in stock is first for what is missing in the end", 3, 2, "keep the money aside"],
  ["so that stock is given beyond only where there is more of it", 1, 4, "keep the money of 1 unit aside, and 2 units given back in stock may leave it again"],
])("beyond what Amazon is still counting: %s", (_, cash, stock, kept) => {
  const { issues } = reconciled(scenarioOf({ ...COUNTING, paid: [`10-20 R1 - ${cash} ${stock}`] }));
  const messages = issues.filter(({ code }) => code === "reimbursed-beyond-missing").map(({ message }) => message);
  expect(messages.map((message) => message.split("take that back: ")[1])).toEqual([`${kept}.`]);
});

test.each<readonly [string, string]>([
  ["10-10 R1 - 3", "keep the money aside"],
  ["10-10 R1 - 0 3", "3 units given back in stock may leave it again"],
  ["10-10 R1 - 2 1", "keep the money of 2 units aside, and 1 unit given back in stock may leave it again"],
])("what is to be kept for Amazon to take back: %s", (payment, kept) => {
  const { issues } = reconciled(scenarioOf({ receipts: [FIRST, "10-20 FBA1 3"], paid: [payment] }));
  const messages = issues.filter(({ code }) => code === "paid-before-arrival").map(({ message }) => message);
  expect(messages.map((message) => message.split("units that arrive: ")[1])).toEqual([`${kept}.`]);
});
