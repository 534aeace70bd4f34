/** The cases screen: what could be lost, in the order in which it would be. */
import { dayOf, type Day } from "../../src/core/domain/day";
import { minor } from "../../src/core/domain/money";
import type { ClaimLine, Reconciliation, ShipmentLine } from "../../src/core/engine/findings";
import { viewCase } from "../../src/taskpane/case-view";
import { viewCasesHeadline } from "../../src/taskpane/cases-headline";
import type { CaseItem } from "../../src/taskpane/case-entries";
import { countBySituation, goalOf, viewCases } from "../../src/taskpane/cases-view";
import { reconciled } from "../core/engine/scenario";
import { planOf, tableRows } from "../core/report/rows-of-plan";
import { caseLine, claimOf, EXAMPLE, month, october, SHIPMENTS_REF, shipment } from "./example-month";

const TODAY = dayOf({ year: 2026, month: 11, day: 5 });
const day = (monthNumber: number, dayNumber: number): Day => dayOf({ year: 2026, month: monthNumber, day: dayNumber });
const missing = { received: 96, variance: -4, state: "short", parts: { unexplained: -4 } } as const;
/** Lines as the engine hands them over: with what can be claimed of each that no case is about. */
const claimed = (shipments: readonly ShipmentLine[], more: Partial<Reconciliation> = {}): Reconciliation =>
  month({ shipments, claims: shipments.filter(({ state }) => state === "short").map((line) => claimOf(line)), ...more });
const asked = (line: ShipmentLine, caseId: string): ClaimLine => claimOf(line, { caseId });
const titles = (items: readonly CaseItem[]): readonly string[] => items.map(({ title }) => title);
const only = (items: readonly CaseItem[]): CaseItem => {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`one item was expected, ${items.length} came`);
  return item;
};

test("what would be lost first stands first: days left, then money; then unknown windows; then those that ended", () => {
  const line = (shipmentId: string, claimUntil: Day | null, exposure: number): ReturnType<typeof shipment> =>
    shipment({ ...missing, shipmentId, claimUntil, exposure: minor(exposure) });
  const soonAsked = shipment({ ...missing, shipmentId: "ASKED", state: "case-open", caseId: "1", claimUntil: day(11, 6) });
  const items = viewCases(
    claimed(
      [
        line("ENDED", day(10, 31), 90_000),
        line("UNKNOWN", null, 50_000),
        line("LATE", day(12, 31), 100),
        line("SOON", day(11, 12), 100),
        line("SOON-DEAR", day(11, 12), 200),
        shipment({ shipmentId: "WAY", state: "not-received", received: 0, variance: -100, parts: { "in-transit": -100 } }),
        soonAsked,
      ],
      { cases: [caseLine({ caseId: "1", shipmentId: "ASKED" })] },
    ),
  );
  expect(titles(items)).toEqual(["SOON-DEAR · TEA-01", "SOON · TEA-01", "LATE · TEA-01", "UNKNOWN · TEA-01", "Case 1", "WAY · TEA-01", "ENDED · TEA-01"]);
  expect(countBySituation(items)).toEqual({
    claim: 4,
    draft: 0,
    surplus: 0,
    open: 1,
    granted: 0,
    early: 0,
    "on-its-way": 1,
    late: 1,
    settled: 0,
    refused: 0,
    closed: 0,
  });
});

test("the last day of a window still counts, the day after does not, and an unknown window is said to be unknown", () => {
  const detail = (claimUntil: Day | null): readonly string[] => only(viewCases(claimed([shipment({ ...missing, claimUntil })]))).detail;
  expect(detail(TODAY)).toEqual(["Received 96 of 100", "claim until 5 Nov 2026", "today is the last day"]);
  expect(detail(day(11, 6))).toEqual(["Received 96 of 100", "claim until 6 Nov 2026", "1 day left"]);
  expect(detail(day(11, 4))).toEqual(["Received 96 of 100", "claim window ended 4 Nov 2026"]);
  expect(detail(null)).toEqual(["Received 96 of 100", "claim window unknown"]);
});

test("not received yet and arrived with a case open are told apart in words", () => {
  const line = shipment({ ...missing, shipmentId: "FBA15ABC125", state: "case-open", caseId: "17338201", claimUntil: day(12, 31) });
  const items = viewCases(
    month({
      shipments: [
        shipment({ state: "not-received", received: 0, variance: -100, parts: { "in-transit": -100 }, shipped: october(28) }),
        shipment({ shipmentId: "FBA15ABC124", state: "receiving", received: 40, variance: -60, parts: { receiving: -60 }, deliveredOn: october(30) }),
        line,
      ],
      cases: [caseLine({ shipmentId: "FBA15ABC125" })],
      claims: [asked(line, "17338201")],
    }),
  );
  expect(items.map(({ title, words, about, detail, mark }) => [title, words, ...about, ...detail, mark])).toEqual([
    ["Case 17338201", "Arrived with a difference, case open", "FBA15ABC125 · TEA-01, received 96 of 100", "claim until 31 Dec 2026", "56 days left", "4 units"],
    ["FBA15ABC123 · TEA-01", "Not received yet", "Received 0 of 100", "shipped 28 Oct 2026", "−100"],
    ["FBA15ABC124 · TEA-01", "Being received", "Received 40 of 100", "delivered 30 Oct 2026", "−60"],
  ]);
});

test("a case about two shipments is one entry that names both, and its money is said once", () => {
  const [first, second] = ["FBA1", "FBA2"].map((shipmentId) =>
    shipment({ ...missing, shipmentId, state: "case-open", caseId: "5", exposure: minor(4000) }),
  ) as [ShipmentLine, ShipmentLine];
  const cases = ["FBA1", "FBA2"].map((shipmentId) => caseLine({ caseId: "5", shipmentId, bookValue: minor(4000), opened: october(3) }));
  const item = only(viewCases(month({ shipments: [first, second], cases, claims: [asked(first, "5"), asked(second, "5")] })));
  expect([item.title, item.situation, ...item.about, item.mark, item.worth]).toEqual([
    "Case 5",
    "open",
    "FBA1 · TEA-01, received 96 of 100",
    "FBA2 · TEA-01, received 96 of 100",
    "8 units",
    "USD 80.00",
  ]);
  expect(viewCase(item, TODAY).blocks.map(({ title }) => title)).toEqual([
    "FBA1 · TEA-01",
    "FBA2 · TEA-01",
    "Money",
    "Case 5 · FBA1 · TEA-01",
    "Case 5 · FBA2 · TEA-01",
  ]);
});

/** A set is two TEA-01 and a CUP-03; one of ten sets did not come. */
const ofSet = { shipmentId: "FBA7", responsibility: "amazon" } as const;
const TEAS = shipment({ ...ofSet, dispatched: 20, received: 18, variance: -2, parts: { unexplained: -2 }, exposure: minor(500) });
const CUPS = shipment({ ...ofSet, sku: "CUP-03", dispatched: 10, received: 9, variance: -1, parts: { unexplained: -1 }, exposure: minor(400) });
const SET = claimOf(CUPS, {
  sku: "SET-1",
  units: 1,
  bookValue: minor(900),
  goods: [
    { sku: "CUP-03", units: 1, bookValue: minor(400) },
    { sku: "TEA-01", units: 2, bookValue: minor(500) },
  ],
});

test("a set to claim is one entry, whatever it holds", () => {
  const items = viewCases(month({ shipments: [TEAS, CUPS].map((line) => ({ ...line, state: "short" as const })), claims: [SET] }));
  const { title, situation, about, mark, worth } = only(items);
  expect([title, situation, ...about, mark, worth]).toEqual([
    "FBA7 · SET-1",
    "claim",
    "TEA-01, received 18 of 20",
    "CUP-03, received 9 of 10",
    "−1",
    "USD 9.00",
  ]);
});

test("and a case about it is one entry, with the worth of all its goods", () => {
  const place = { source: SHIPMENTS_REF, row: 2 };
  const cases = [
    caseLine({ shipmentId: "FBA7", unitsClaimed: 2, bookValue: minor(500), place }),
    caseLine({ shipmentId: "FBA7", sku: "CUP-03", unitsClaimed: 1, bookValue: minor(400), place }),
  ];
  const shipments = [TEAS, CUPS].map((line) => ({ ...line, state: "case-open" as const, caseId: "17338201" }));
  const { title, about, mark, worth } = only(viewCases(month({ shipments, cases, claims: [{ ...SET, caseId: "17338201" }] })));
  expect([title, ...about, mark, worth]).toEqual([
    "Case 17338201",
    "FBA7 · SET-1, 1 set",
    "FBA7 · TEA-01, received 18 of 20",
    "FBA7 · CUP-03, received 9 of 10",
    "3 units",
    "USD 9.00",
  ]);
});

test("a draft is neither an open case nor to claim a second time", () => {
  const line = shipment({ ...missing, state: "short", caseId: "", exposure: minor(4000) });
  const { title, situation, words, detail, worth, claims } = only(
    viewCases(claimed([line], { cases: [caseLine({ caseId: "", status: "draft", bookValue: minor(4000) })] })),
  );
  expect([title, situation, words, ...detail, worth, claims.length]).toEqual([
    "FBA15ABC123 · TEA-01",
    "draft",
    "Draft of a case in your register, not sent yet",
    "Received 96 of 100",
    "claim window unknown",
    "USD 40.00",
    1,
  ]);
});

test("a case that was granted and not paid is neither open nor settled; overdue, it is to claim by itself", () => {
  const line = shipment({ ...missing, state: "case-open", caseId: "C1", exposure: minor(1000) });
  const cases = [caseLine({ caseId: "C1", status: "reimbursed", unitsGranted: 4, granted: minor(1200) })];
  const owed = claimOf(line, { type: "unpaid-compensation", units: 4, since: october(20), grantedBy: "C1" });
  const seen = (claims: readonly ClaimLine[]): readonly unknown[] =>
    viewCases(month({ shipments: [line], cases, claims })).map(({ title, situation, words, mark, worth }) => [title, situation, words, mark, worth]);
  const granted = ["Case C1", "granted", "Granted, not yet paid", "4 units", "USD 12.00"];
  expect(seen([{ ...owed, caseId: "C1" }])).toEqual([granted]);
  expect(seen([owed])).toEqual([["FBA15ABC123 · TEA-01", "claim", "A compensation that was granted and not paid", "−4", "USD 10.00"], granted]);
});

test("what an open case does not ask for is still to claim, and what Amazon has its days for is on its way, each beside the case", () => {
  const line = shipment({ received: 90, variance: -10, state: "case-open", caseId: "C1", parts: { unexplained: -10 }, exposure: minor(1000) });
  const waiting = shipment({ shipmentId: "FBA2", received: 40, variance: -60, state: "receiving", parts: { receiving: -56, unexplained: -4 } });
  const items = viewCases(
    month({
      shipments: [line, waiting],
      cases: [caseLine({ caseId: "C1" }), caseLine({ caseId: "C2", shipmentId: "FBA2" })],
      claims: [claimOf(line, { caseId: "C1", units: 4 }), claimOf(line, { units: 6 }), claimOf(waiting, { caseId: "C2" })],
    }),
  );
  expect(items.map(({ title, situation, mark }) => [title, situation, mark])).toEqual([
    ["FBA15ABC123 · TEA-01", "claim", "−6"],
    ["Case C1", "open", "4 units"],
    ["Case C2", "open", "4 units"],
    ["FBA2 · TEA-01", "on-its-way", "−56"],
  ]);
});

test("a difference that is made up for needs no case, and one that was denied is told apart from one that was made good", () => {
  const items = viewCases(
    month({
      shipments: [
        shipment({}),
        shipment({ shipmentId: "OTHER", received: 96, variance: -4, state: "short", parts: { "other-shipment": -4 } }),
        shipment({ shipmentId: "BACK", received: 96, variance: -4, state: "recovered", parts: { "reimbursed-stock": -4 } }),
        shipment({ ...missing, shipmentId: "NO", state: "denied", caseId: "2", exposure: minor(500) }),
        shipment({ ...missing, shipmentId: "PAID", state: "recovered", caseId: "3", parts: { "reimbursed-cash": -4 } }),
      ],
      cases: [
        caseLine({ caseId: "2", shipmentId: "NO", status: "denied" }),
        caseLine({ caseId: "3", shipmentId: "PAID", status: "reimbursed", cash: minor(4100) }),
      ],
    }),
  );
  expect(items.map(({ title, situation, words, detail, worth }) => [title, situation, words, detail.at(-1), worth])).toEqual([
    ["Case 3", "settled", "Reimbursed", "paid USD 41.00", null],
    ["BACK · TEA-01", "settled", "Made good", "Received 96 of 100", null],
    ["Case 2", "refused", "Denied by Amazon", undefined, null],
  ]);
});

/** Two SKUs of FBA1 in one case, a set of FBA2 in another, one granted, one denied, one drafted. */
test("the counts of cases are those of the sheet, row by row and set by set", () => {
  const scenario = {
    today: "2026-11-05",
    tables: {
      Shipments: [
        "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status",
        ...[
          "FBA1|TEA|X1|50|50|46",
          "FBA1|MUG|X2|50|50|47",
          "FBA2|SET-1|XS|10|10|9",
          "FBA3|TEA|X1|50|50|48",
          "FBA4|TEA|X1|50|50|45",
          "FBA5|TEA|X1|50|50|44",
        ].map((line) => `${line}|2026-08-20|2026-09-01|2026-09-20|CLOSED`),
      ].join("\n"),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD",
      Map: "SKU|MSKU|FNSKU|ASIN|Units\nTEA|US-TEA|X1|B01|1\nMUG|US-MUG|X2|B02|1\nTEA|SET-1|XS|B0S|2\nMUG|SET-1|XS|B0S|1",
      Paid: "approval-date|reimbursement-id|case-id|amazon-order-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total",
    },
    ours: {
      cases: [
        ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note", "Kept in"],
        ["C1", "FBA1", "TEA", null, "open", null, null, 4, null, null, null],
        ["C1", "FBA1", "MUG", null, "open", null, null, 3, null, null, null],
        ["C2", "FBA2", "SET-1", null, "open", null, null, 1, null, null, null],
        ["C3", "FBA3", "TEA", null, "reimbursed", null, "2026-10-25", 2, 10, null, null],
        ["C4", "FBA4", "TEA", null, "denied", null, "2026-10-20", 5, null, null, null],
        [null, "FBA5", "TEA", null, "draft", null, null, 6, null, null, null],
      ],
    },
  } as const;
  const items = viewCases(reconciled(scenario));
  expect(items.map(({ title, situation, mark, worth }) => [title, situation, mark, worth])).toEqual([
    ["FBA5 · TEA", "draft", "6 units", "USD 15.00"],
    ["Case C1", "open", "7 units", "USD 22.00"],
    ["Case C2", "open", "3 units", "USD 9.00"],
    ["Case C3", "granted", "2 units", "USD 10.00"],
    ["Case C4", "refused", "5 units", null],
  ]);
  const onSheet = tableRows(planOf("cases", scenario), "_cases").map((row) => `${String(row["Case ID"] ?? "")} ${String(row["Status as followed"])}`);
  expect([...new Set(onSheet)]).toEqual(["C1 open", "C2 open", "C3 granted, not yet paid", "C4 denied", " draft"]);
});

test("cases about no shipment at hand are listed by what they are about", () => {
  const items = viewCases(
    month({
      cases: [
        caseLine({ caseId: "8", shipmentId: "", sku: "POT-02", kind: "warehouse-lost", opened: october(9), unitsClaimed: 2, expectedClaim: minor(2400) }),
        caseLine({ caseId: "", shipmentId: "FBA9", sku: "", kind: "", status: "draft", unitsClaimed: 0 }),
        caseLine({ caseId: "7", shipmentId: "", sku: "POT-02", kind: "penalty", status: "reimbursed", unitsClaimed: 0, cash: minor(1500) }),
        caseLine({ caseId: "6", shipmentId: "", sku: "POT-02", kind: "valuation", status: "closed", unitsClaimed: 0 }),
      ],
    }),
  );
  expect(items.map(({ situation, title, words, about, detail, mark, worth }) => [situation, title, words, [...about, ...detail], mark, worth])).toEqual([
    ["draft", "FBA9", "Draft of a case in your register, not sent yet", ["Units are missing"], "", null],
    ["open", "Case 8", "Units lost inside a fulfilment centre, case open", ["POT-02", "opened 9 Oct 2026"], "2 units", "USD 24.00"],
    ["settled", "Case 7", "Reimbursed", ["POT-02", "A penalty or a fee", "paid USD 15.00"], "", null],
    ["closed", "Case 6", "Closed, without a word on the outcome", ["POT-02", "A reimbursement that was too low"], "", null],
  ]);
});

test("each case is counted once, by the status that the sheet of cases follows it to; of several rows by the one that wants attention first", () => {
  const rows = [
    { caseId: "1", status: "open" },
    { caseId: "1", status: "reimbursed", shipmentId: "FBA2" },
    { caseId: "2", status: "reimbursed", unitsGranted: 4 },
    { caseId: "3", status: "denied" },
    { caseId: "3", status: "written-off", shipmentId: "FBA2" },
    { caseId: "4", status: "won" },
    { caseId: "5", status: "restocked" },
  ] as const;
  const { open, granted, refused, settled } = countBySituation(viewCases(month({ cases: rows.map(caseLine) })));
  expect({ open, granted, refused, settled }).toEqual({ open: 2, granted: 1, refused: 1, settled: 1 });
});

test("the headline says what is at stake and what comes first", () => {
  const headline = (items: readonly CaseItem[]): string => Object.values(viewCasesHeadline(items, TODAY)).join(" | ");
  expect(headline(viewCases(EXAMPLE))).toBe("1 to claim, USD 40.00 at risk | First window ends 1 Jul 2027, no case is open");
  expect(headline(viewCases(claimed([shipment({ ...missing, exposure: minor(100) })])))).toBe(
    "1 to claim, USD 1.00 at risk | No claim window is known, no case is open",
  );
  expect(headline(viewCases(month({ cases: [caseLine({ caseId: "5" })] })))).toBe("Nothing new to claim | 1 case open");
  expect(headline(viewCases(claimed([shipment({ ...missing, exposure: minor(100) })], { cases: [caseLine({ caseId: "", status: "draft" })] })))).toBe(
    "1 to claim, USD 1.00 at risk | No claim window is known, 1 drafted, no case is open",
  );
  expect(headline(viewCases(month({ cases: [caseLine({ status: "reimbursed", unitsGranted: 4 })] })))).toBe(
    "Nothing to claim | 1 granted and not paid, no case is open",
  );
  expect(headline([])).toBe("Nothing to claim | No case is open");
});

test("the headline counts neither what is too late to claim nor what came too many", () => {
  const late = shipment({ ...missing, exposure: minor(100), claimUntil: day(11, 4) });
  const over = shipment({ shipmentId: "FBA9", received: 104, variance: 4, state: "over", parts: { unexplained: 4 } });
  const items = viewCases(claimed([late, over]));
  expect(items.map(({ situation }) => situation)).toEqual(["surplus", "late"]);
  expect(viewCasesHeadline(items, TODAY).title).toBe("Nothing to claim");
  expect(viewCasesHeadline(viewCases(claimed([{ ...late, claimUntil: TODAY }, over])), TODAY).title).toBe("1 to claim, USD 1.00 at risk");
});

test("where more arrived than was sent, a line says how many more", () => {
  const over = shipment({ received: 103, variance: 3, state: "over", parts: { unexplained: 3 } });
  expect(only(viewCases(month({ shipments: [over] }))).detail).toEqual(["Received 103 of 100, 3 more than sent"]);
});

test("what cannot be claimed yet is not counted among what can be lost", () => {
  const early = shipment({ ...missing, exposure: minor(100), claimFrom: day(11, 6), claimUntil: day(12, 31) });
  const items = viewCases(claimed([early]));
  expect(items.map(({ situation, words, detail }) => [situation, words, detail])).toEqual([
    ["early", "Arrived with a difference, to claim later", ["Received 96 of 100", "claim from 6 Nov 2026", "until 31 Dec 2026"]],
  ]);
  expect(Object.values(viewCasesHeadline(items, TODAY))).toEqual(["Nothing to claim yet", "1 to claim later, no case is open"]);
  expect(viewCases(claimed([{ ...early, claimFrom: TODAY }])).map(({ situation }) => situation)).toEqual(["claim"]);
});

test("a line in full: quantities, parts that add up, dates, money, the case and why", () => {
  const line = shipment({
    declared: 100,
    delivered: 98,
    received: 90,
    variance: -10,
    state: "case-open",
    caseId: "17338201",
    parts: { logistics: -2, found: -3, unexplained: -5 },
    wholeCartons: true,
    exposure: minor(5000),
    shipped: october(1),
    deliveredOn: october(9),
    status: "RECEIVING",
    claimFrom: october(20),
    claimUntil: day(12, 12),
    because: ["Shipments row 2: 98 of 100 were delivered."],
  });
  const item = only(
    viewCases(
      month({
        shipments: [line],
        cases: [
          caseLine({
            opened: october(21),
            bookValue: minor(5000),
            expectedClaim: minor(4500),
            note: "sent the packing list",
            place: { source: SHIPMENTS_REF, row: 7 },
          }),
        ],
      }),
    ),
  );
  const view = viewCase(item, TODAY);
  expect(view.blocks.map(({ title, facts }) => [title, ...facts.map((fact) => `${fact.title}: ${fact.value}`)])).toEqual([
    ["Units", "Declared to Amazon: 100", "Dispatched: 100", "Delivered: 98", "Received: 90", "Difference: −10"],
    ["The difference", "Lost before delivery: −2", "Found: −3", "Unexplained, whole cartons: −5"],
    [
      "Dates",
      "Shipped on: 1 Oct 2026",
      "Delivered on: 9 Oct 2026",
      "Amazon's status: RECEIVING",
      "Claim from: 20 Oct 2026",
      "Claim window: Until 12 Dec 2026, 37 days left",
    ],
    ["Money", "At book value: USD 50.00", "Expected claim, goods only: USD 45.00"],
    [
      "Case 17338201",
      "About: units of a shipment that Amazon has not received",
      "Status: open, asked, and not answered yet",
      "Opened: 21 Oct 2026",
      "Claimed: 4 units",
      "Note: sent the packing list",
    ],
  ]);
  expect(view.because).toEqual(["Shipments row 2: 98 of 100 were delivered."]);
  expect(goalOf(item).place).toEqual({ source: SHIPMENTS_REF, row: 7 });
});
