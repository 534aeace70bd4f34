/** The cases screen: what could be lost, in the order in which it would be. */
import { dayOf, type Day } from "../../src/core/domain/day";
import { minor } from "../../src/core/domain/money";
import { viewCase } from "../../src/taskpane/case-view";
import { viewCasesHeadline } from "../../src/taskpane/cases-headline";
import { countBySituation, goalOf, viewCases, type CaseItem } from "../../src/taskpane/cases-view";
import { caseLine, EXAMPLE, month, october, SHIPMENTS_REF, shipment } from "./example-month";

const TODAY = dayOf({ year: 2026, month: 11, day: 5 });
const day = (monthNumber: number, dayNumber: number): Day => dayOf({ year: 2026, month: monthNumber, day: dayNumber });
const missing = { received: 96, variance: -4, state: "short", parts: { unexplained: -4 } } as const;
const titles = (items: readonly CaseItem[]): readonly string[] => items.map(({ title }) => title);
const only = (items: readonly CaseItem[]): CaseItem => {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`one item was expected, ${items.length} came`);
  return item;
};

test("what would be lost first stands first: days left, then money; then unknown windows; then those that ended", () => {
  const line = (shipmentId: string, claimUntil: Day | null, exposure: number): ReturnType<typeof shipment> =>
    shipment({ ...missing, shipmentId, claimUntil, exposure: minor(exposure) });
  const items = viewCases(
    month({
      shipments: [
        line("ENDED", day(10, 31), 90_000),
        line("UNKNOWN", null, 50_000),
        line("LATE", day(12, 31), 100),
        line("SOON", day(11, 12), 100),
        line("SOON-DEAR", day(11, 12), 200),
        shipment({ shipmentId: "WAY", state: "not-received", received: 0, variance: -100, parts: { "in-transit": -100 } }),
        shipment({ ...missing, shipmentId: "ASKED", state: "case-open", caseId: "1", claimUntil: day(11, 6) }),
      ],
    }),
  );
  expect(titles(items)).toEqual([
    "SOON-DEAR · TEA-01",
    "SOON · TEA-01",
    "LATE · TEA-01",
    "UNKNOWN · TEA-01",
    "ASKED · TEA-01",
    "WAY · TEA-01",
    "ENDED · TEA-01",
  ]);
  expect(countBySituation(items)).toEqual({ claim: 4, surplus: 0, open: 1, early: 0, "on-its-way": 1, late: 1, settled: 0, refused: 0 });
});

test("the last day of a window still counts, the day after does not, and an unknown window is said to be unknown", () => {
  const detail = (claimUntil: Day | null): string => only(viewCases(month({ shipments: [shipment({ ...missing, claimUntil })] }))).detail;
  expect(detail(TODAY)).toBe("Received 96 of 100 · claim until 5 Nov 2026, today is the last day");
  expect(detail(day(11, 6))).toBe("Received 96 of 100 · claim until 6 Nov 2026, 1 day left");
  expect(detail(day(11, 4))).toBe("Received 96 of 100 · claim window ended 4 Nov 2026");
  expect(detail(null)).toBe("Received 96 of 100 · claim window unknown");
});

test("not received yet and arrived with a case open are told apart in words", () => {
  const items = viewCases(
    month({
      shipments: [
        shipment({ state: "not-received", received: 0, variance: -100, parts: { "in-transit": -100 }, shipped: october(28) }),
        shipment({ shipmentId: "FBA15ABC124", state: "receiving", received: 40, variance: -60, parts: { receiving: -60 }, deliveredOn: october(30) }),
        shipment({ ...missing, shipmentId: "FBA15ABC125", state: "case-open", caseId: "17338201" }),
      ],
    }),
  );
  expect(items.map(({ words, detail, mark }) => [words, detail, mark])).toEqual([
    ["Arrived with a difference, case open", "Received 96 of 100 · case 17338201", "−4"],
    ["Not received yet", "Received 0 of 100 · shipped 28 Oct 2026", "−100"],
    ["Being received", "Received 40 of 100 · delivered 30 Oct 2026", "−60"],
  ]);
});

test("what was granted and is not paid yet is no line without a case; overdue, it is to claim by itself", () => {
  const line = shipment({ ...missing, state: "case-open", caseId: "C1", exposure: minor(1000) });
  const cases = [caseLine({ caseId: "C1", shipmentId: line.shipmentId, sku: line.sku, status: "reimbursed" })];
  const owed = {
    type: "unpaid-compensation",
    sku: line.sku,
    fnsku: null,
    reference: line.shipmentId,
    units: 4,
    since: october(20),
    requestedOn: null,
    bookValue: minor(1000),
    expectedClaim: minor(1000),
    currency: line.currency,
    claimFrom: null,
    claimUntil: null,
    daysLeft: null,
    grantedBy: "C1",
    listings: [],
    goods: [],
    because: [],
    place: null,
  } as const;
  expect(viewCases(month({ shipments: [line], cases, claims: [{ ...owed, caseId: "C1" }] })).map(({ situation, words }) => [situation, words])).toEqual([
    ["open", "Compensation granted, not paid yet"],
  ]);
  expect(viewCases(month({ shipments: [line], cases, claims: [{ ...owed, caseId: null }] })).map(({ situation, words }) => [situation, words])).toEqual([
    ["claim", "A compensation that was granted and not paid"],
    ["open", "Compensation granted, not paid yet"],
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
      ],
    }),
  );
  expect(items.map(({ title, situation, words, worth }) => [title, situation, words, worth])).toEqual([
    ["BACK · TEA-01", "settled", "Made good", null],
    ["NO · TEA-01", "refused", "Denied by Amazon", null],
  ]);
});

test("cases about no shipment at hand are listed by what they are about", () => {
  const items = viewCases(
    month({
      cases: [
        caseLine({ caseId: "8", shipmentId: "", sku: "POT-02", kind: "warehouse-lost", opened: october(9), unitsClaimed: 2, expectedClaim: minor(2400) }),
        caseLine({ caseId: "", shipmentId: "FBA9", sku: "", kind: "", status: "draft", unitsClaimed: 0 }),
        caseLine({ caseId: "7", shipmentId: "", sku: "POT-02", kind: "penalty", status: "reimbursed", unitsClaimed: 0, cash: minor(1500) }),
      ],
    }),
  );
  expect(items.map(({ situation, title, words, detail, mark, worth }) => [situation, title, words, detail, mark, worth])).toEqual([
    ["open", "Case 8 · POT-02", "Open", "Units lost inside a fulfilment centre · opened 9 Oct 2026", "2 units", "USD 24.00"],
    ["open", "Draft · FBA9", "Draft", "Units are missing", "", null],
    ["settled", "Case 7 · POT-02", "Reimbursed", "A penalty or a fee · paid USD 15.00", "", null],
  ]);
});

test("a case of the whole shipment stands at each of its lines, and once", () => {
  const items = viewCases(month({ shipments: [shipment({ ...missing, state: "case-open", caseId: "5" })], cases: [caseLine({ caseId: "5", sku: "" })] }));
  expect(only(items).cases.map(({ caseId }) => caseId)).toEqual(["5"]);
});

test("the headline says what is at stake and what comes first", () => {
  const headline = (items: readonly CaseItem[]): string => Object.values(viewCasesHeadline(items, TODAY)).join(" | ");
  expect(headline(viewCases(EXAMPLE))).toBe("1 to claim, USD 40.00 at risk | First window ends 1 Jul 2027, no case is open");
  expect(headline(viewCases(month({ shipments: [shipment({ ...missing, exposure: minor(100) })] })))).toBe(
    "1 to claim, USD 1.00 at risk | No claim window is known, no case is open",
  );
  expect(headline(viewCases(month({ shipments: [shipment({ ...missing, state: "case-open", caseId: "5" })] })))).toBe("Nothing new to claim | 1 case open");
  expect(headline([])).toBe("Nothing to claim | No case is open");
});

test("the headline counts neither what is too late to claim nor what came too many", () => {
  const late = shipment({ ...missing, exposure: minor(100), claimUntil: day(11, 4) });
  const over = shipment({ shipmentId: "FBA9", received: 104, variance: 4, state: "over", parts: { unexplained: 4 } });
  const items = viewCases(month({ shipments: [late, over] }));
  expect(items.map(({ situation }) => situation)).toEqual(["surplus", "late"]);
  expect(viewCasesHeadline(items, TODAY).title).toBe("Nothing to claim");
  expect(viewCasesHeadline(viewCases(month({ shipments: [{ ...late, claimUntil: TODAY }, over] })), TODAY).title).toBe("1 to claim, USD 1.00 at risk");
});

test("what cannot be claimed yet is not counted among what can be lost", () => {
  const early = shipment({ ...missing, exposure: minor(100), claimFrom: day(11, 6), claimUntil: day(12, 31) });
  const items = viewCases(month({ shipments: [early] }));
  expect(items.map(({ situation, words, detail }) => [situation, words, detail])).toEqual([
    ["early", "Arrived with a difference, to claim later", "Received 96 of 100 · claim from 6 Nov 2026 until 31 Dec 2026"],
  ]);
  expect(Object.values(viewCasesHeadline(items, TODAY))).toEqual(["Nothing to claim yet", "1 to claim later, no case is open"]);
  expect(viewCases(month({ shipments: [{ ...early, claimFrom: TODAY }] })).map(({ situation }) => situation)).toEqual(["claim"]);
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
        cases: [caseLine({ opened: october(21), expectedClaim: minor(4500), note: "sent the packing list", place: { source: SHIPMENTS_REF, row: 7 } })],
      }),
    ),
  );
  const view = viewCase(item, TODAY);
  const said = (facts: readonly { readonly title: string; readonly value: string }[]): readonly string[] =>
    facts.map(({ title, value }) => `${title}: ${value}`);
  expect(said(view.units)).toEqual(["Declared to Amazon: 100", "Dispatched: 100", "Delivered: 98", "Received: 90", "Difference: −10"]);
  expect(said(view.parts)).toEqual(["Lost before delivery: −2", "Found: −3", "Unexplained, whole cartons: −5"]);
  expect(said(view.dates)).toEqual([
    "Shipped: 1 Oct 2026",
    "Delivered: 9 Oct 2026",
    "Amazon's status: RECEIVING",
    "Claim from: 20 Oct 2026",
    "Claim window: Until 12 Dec 2026, 37 days left",
  ]);
  expect(said(view.money)).toEqual(["At book value: USD 50.00", "Expected claim, goods only: USD 45.00"]);
  expect(view.cases.map(({ title, facts }) => [title, ...said(facts)])).toEqual([
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
