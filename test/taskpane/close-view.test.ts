/** What must hold before a month is closed, what changed in closed ones, and the journal by account. */
import { dayOf, type Day } from "../../src/core/domain/day";
import { minor } from "../../src/core/domain/money";
import { NOTHING_CLOSED } from "../../src/core/engine/closing/close-month";
import type { JournalEntry, Reconciliation } from "../../src/core/engine/findings";
import { journalFileName, viewClose, viewJournal } from "../../src/taskpane/close-view";
import { viewHeadline } from "../../src/taskpane/results-view";
import { control, EXAMPLE, issue, LEDGER_REF, line, month, october, USD } from "./example-month";

const november = (day: number): Day => dayOf({ year: 2026, month: 11, day });
const LATER = november(6);
const seal = { closedTo: october(31), settings: "", inputs: "", forced: "", lines: [], closedOn: november(6), digest: "", place: null };
const points = (reconciliation: Reconciliation): readonly string[] =>
  viewClose(reconciliation).checks.map(({ title, detail, holds }) => `${holds ? "yes" : "no"}: ${title} - ${detail}`);

test("a month in which everything holds can be closed", () => {
  const clean = month({ today: LATER, controls: [control({}), control({ id: "units-conserved" })], rollforward: [line({})] });
  expect(points(clean)).toEqual([
    "yes: Every control holds - 2 controls checked",
    "yes: No row is wrong - No error was found",
    "yes: Everything is explained - Nothing is left to explain",
    "yes: The month is over and settled - Over since 31 Oct 2026",
  ]);
  expect(viewClose(clean)).toMatchObject({ title: "Close October 2026", detail: "Everything holds", standing: "open", seal: null });
});

test("the last five days after the month are still restated by Amazon", () => {
  const over = (today: Day): string | undefined => points(month({ today })).at(-1);
  expect(over(november(4))).toBe("no: The month is over and settled - Amazon may still change the last days: wait until 5 Nov 2026");
  expect(over(november(5))).toBe("yes: The month is over and settled - Over since 31 Oct 2026");
});

test("a failed control or a wrong row leaves only closing by force; what is to be judged does not", () => {
  expect(viewClose(month({ today: LATER, controls: [control({ pass: false }), control({})] }))).toMatchObject({ standing: "forced", detail: "1 point open" });
  expect(viewClose(month({ today: LATER, issues: [issue({ severity: "error" })] })).standing).toBe("forced");
  // Two shipments, a stock line and a warning of the example: none of them is an obstacle.
  expect(viewClose({ ...EXAMPLE, today: LATER })).toMatchObject({ standing: "open", detail: "1 point to judge" });
  expect(points(EXAMPLE)[2]).toBe("no: Everything is explained - 4 to explain, or to accept with a note on the sheet");
  // The headline of the results counts the same.
  expect(viewHeadline(EXAMPLE, "14:02").title).toBe("October 2026 ties out, with 4 to explain");
});

test("what keeps the month open is listed by the key of its row, until it is accepted with a note", () => {
  const open = viewClose(
    month({
      today: LATER,
      controls: [control({ id: "units-conserved", title: "Units", pass: false }), control({})],
      issues: [issue({ severity: "error", message: "Row 3 is wrong." })],
    }),
  );
  expect(open.points.map(({ title }) => title)).toEqual(["Fails: Units", "Row 3 is wrong."]);
  expect(open.points[0]?.key).toBe("units-conserved");
  const accepted = month({ today: LATER, controls: [control({ id: "units-conserved", pass: false, accepted: "one unit" }), control({})], issues: [] });
  expect(viewClose(accepted)).toMatchObject({ standing: "open", points: [] });
  expect(points(accepted)[0]).toBe("yes: Every control holds - 2 controls checked, 1 accepted with a note");
});

test("only a calendar month can be closed", () => {
  expect(viewClose(month({ period: { from: october(2), to: october(31) } }))).toMatchObject({
    standing: "no-month",
    detail: "Only a calendar month can be closed",
  });
});

test("a closed month says when it was closed, and what was forced", () => {
  const closed = (forced: string) => viewClose(month({ closing: { ...NOTHING_CLOSED, seal: { ...seal, forced } } }));
  expect(closed("")).toMatchObject({ title: "October 2026 is closed", standing: "closed", seal: "Closed on 6 Nov 2026, 0 lines sealed." });
  expect(closed("1 failed control").seal).toBe("Closed on 6 Nov 2026, 0 lines sealed, with 1 failed control.");
});

test("a closed month that this run gives other figures for is said not to be as closed, and its journal to be booked", () => {
  const again = month({
    closing: { ...NOTHING_CLOSED, seal },
    issues: [issue({ code: "closed-month-differs" })],
    rollforward: [line({ ending: { quantity: 5, value: minor(1050) } })],
  });
  expect(viewClose(again)).toMatchObject({
    notAsClosed: "0.00 USD when closed, 10.50 USD in this run",
    detail: "This run is not as closed: the closed figures stand, and the difference is booked in the month after it",
  });
  expect(viewJournal(again).booked).toBe("2026-10 is closed already: these entries were booked when it was. Do not post them twice.");
  expect(viewJournal(month({})).booked).toBe(null);
  expect([journalFileName(again), journalFileName(month({}))]).toEqual(["journal-2026-10-booked-already.csv", "journal-2026-10.csv"]);
});

test("what changed in a closed month is said with both figures and the rows that did it", () => {
  const change = {
    location: "FBA",
    sku: "TEA-01",
    fnsku: null,
    disposition: null,
    currency: USD,
    sealed: { quantity: 10, value: minor(10_000) },
    now: { quantity: 8, value: null },
    rows: [
      { source: LEDGER_REF, row: 1_007 },
      { source: LEDGER_REF, row: 9 },
    ],
    gone: 1,
  };
  const [shown] = viewClose(month({ closing: { ...NOTHING_CLOSED, changes: [change] } })).changes;
  expect(shown).toMatchObject({
    title: "FBA · TEA-01",
    detail: "Closed with 10 units, USD 100.00; now 8 units · Table Ledger row 1007 and 1 more · 1 movement gone",
    place: { source: LEDGER_REF, row: 1_007 },
  });
});

test("the journal is added up by account, under the seller's own names, and both sides agree", () => {
  const entry = (given: Partial<JournalEntry>): JournalEntry => ({
    number: 1,
    day: october(31),
    account: "cost-of-sales",
    debit: minor(0),
    credit: minor(0),
    currency: USD,
    memo: "",
    source: "",
    ...given,
  });
  const journal = [
    entry({ debit: minor(700) }),
    entry({ account: "fba-inventory", credit: minor(700) }),
    entry({ number: 2, account: "fba-inventory", debit: minor(1_000_00) }),
    entry({ number: 2, account: "purchases", credit: minor(1_000_00) }),
    entry({ number: 3, debit: minor(50) }),
    entry({ number: 3, account: "fba-inventory", credit: minor(50) }),
  ];
  const base = month({ journal });
  const { tables, count } = viewJournal({ ...base, settings: { ...base.settings, accounts: { ...base.settings.accounts, purchases: "2100 Suppliers" } } });
  expect(count).toBe(6);
  expect(tables.map(({ currency, lines, total }) => [currency, ...lines.map(({ account, debit, credit }) => `${account}|${debit}|${credit}`), total])).toEqual([
    ["USD", "Cost of sales|USD 7.50|", "Inventory: Amazon FBA|USD 1,000.00|USD 7.50", "2100 Suppliers||USD 1,000.00", "USD 1,007.50"],
  ]);
  expect(journalFileName(month({}))).toBe("journal-2026-10.csv");
});
