/** Counts of a closed month in a book of the next month alone: those that come late, and rows that come late before a count which was closed. */
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled, type OurSheets } from "../scenario";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const HEADER = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference";
const own = (...rows: readonly string[]): { readonly Own: string } => ({ Own: [HEADER, ...rows].join("\n") });
const BOUGHT = "2026-09-01|Shop|TEA|purchase|30|10.00|P1";
const OTHERS = ["2026-09-02|Shop|CUP|purchase|5|1.00|P2", "2026-09-03|Shop|CUP|sale|1||", "2026-09-04|Shop|CUP|sale|1||"];
const OCTOBER = "2026-10-05|Shop|TEA|sale|10||";
type Case = { readonly closed: readonly string[]; readonly open: readonly string[]; readonly method?: ValuationMethod };
const closing = ({ closed, method = "month-end-average" }: Case): OurSheets => ({
  "closed-months": closedMonths({ tables: own(BOUGHT, ...OTHERS, ...closed), period: "2026-09", settings: { method } }),
});
const october = (one: Case): Reconciliation =>
  reconciled({ tables: own(...one.open), period: "2026-10", settings: { method: one.method ?? "month-end-average" }, ours: closing(one) });
const tea = (found: Reconciliation): readonly string[] => linesOf(found).filter((line) => line.includes("TEA"));
const said = ({ issues }: Reconciliation): readonly string[] => issues.map(({ code }) => code);

test.each(METHODS)("by %s, a count of the closed month's last day that comes late lands on the first open day with what it differs by", (method) => {
  // 30 at 10.00 were closed, 28 counted: 2 lost for 20.00, then 10 sold.
  const found = october({ method, closed: [], open: ["2026-09-30|Shop|TEA|count|28||", OCTOBER] });
  expect(tea(found)).toEqual(["Shop TEA: 30 @ 300.00 | sale 10 @ 100.00 | lost 2 @ 20.00 | 18 @ 180.00"]);
  expect(said(found)).toEqual(["late-count-booked"]);
  expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  const more = october({ method, closed: [], open: ["2026-09-30|Shop|TEA|count|33||", OCTOBER] });
  expect(tea(more)).toEqual(["Shop TEA: 30 @ 300.00 | found 3 @ 30.00 | sale 10 @ 100.00 | 23 @ 230.00"]);
});

test("a count that was closed, or that has what was closed, changes nothing and needs no word", () => {
  for (const closed of [["2026-09-30|Shop|TEA|count|28||"], ["2026-09-20|Shop|TEA|count|28||"]]) {
    const found = october({ closed, open: [...closed, OCTOBER] });
    expect([tea(found), said(found)]).toEqual([["Shop TEA: 28 @ 280.00 | sale 10 @ 100.00 | 18 @ 180.00"], []]);
  }
  expect(said(october({ closed: [], open: ["2026-09-30|Shop|TEA|count|30||", OCTOBER] }))).toEqual([]);
});

test("a late count of an earlier day is not booked, since nobody knows what the books had then, and an issue says what to bring", () => {
  const found = october({ closed: [], open: ["2026-09-20|Shop|TEA|count|28||", OCTOBER] });
  expect([tea(found), said(found)]).toEqual([["Shop TEA: 30 @ 300.00 | sale 10 @ 100.00 | 20 @ 200.00"], ["late-count-left-out"]]);
});

test("a count that was closed and is corrected now lands with what it was corrected by; where another was closed after it, that holds", () => {
  const found = october({ closed: ["2026-09-20|Shop|TEA|count|28||"], open: ["2026-09-20|Shop|TEA|count|27||", OCTOBER] });
  expect([tea(found), said(found)]).toEqual([["Shop TEA: 28 @ 280.00 | sale 10 @ 100.00 | lost 1 @ 10.00 | 17 @ 170.00"], ["late-count-booked"]]);
  const before = october({ closed: ["2026-09-20|Shop|TEA|count|28||", "2026-09-30|Shop|TEA|count|29||"], open: ["2026-09-20|Shop|TEA|count|27||", OCTOBER] });
  expect([tea(before), said(before)]).toEqual([["Shop TEA: 29 @ 290.00 | sale 10 @ 100.00 | 19 @ 190.00"], ["late-count-left-out"]]);
});

test("a count that was corrected in October is closed with all that it was beyond the books: a purchase of before it that comes in November takes the place of as many", () => {
  // 30 at 10.00 were bought and 35 counted, 36 by the correction: 6 found for 60.00. Of these 5 were bought for 80.00.
  const [counted, corrected] = ["2026-09-20|Shop|TEA|count|35||", "2026-09-20|Shop|TEA|count|36||"];
  const both = {
    "closed-months": closedMonths({
      tables: own(corrected, "2026-10-05|Shop|CUP|sale|1||"),
      period: "2026-10",
      ours: closing({ closed: [counted], open: [] }),
    }),
  };
  const found = reconciled({
    tables: own("2026-09-10|Shop|TEA|purchase|5|16.00|P9", "2026-11-05|Shop|CUP|sale|1||"),
    period: "2026-11",
    today: "2026-12-05",
    ours: both,
  });
  expect(tea(found)).toEqual(["Shop TEA: 36 @ 360.00 | receipt 5 @ 80.00 | found -5 @ -50.00 | 36 @ 390.00"]);
});

test("what a late count changed is closed with the open month, and is not told again by the month after it", () => {
  const ours = closing({ closed: [], open: [] });
  const late = "2026-09-30|Shop|TEA|count|28||";
  const both = { "closed-months": closedMonths({ tables: own(late, OCTOBER), period: "2026-10", ours }) };
  for (const open of [["2026-11-05|Shop|TEA|sale|1||"], [late, "2026-11-05|Shop|TEA|sale|1||"], [late, OCTOBER, "2026-11-05|Shop|TEA|sale|1||"]]) {
    const found = reconciled({ tables: own(...open), period: "2026-11", today: "2026-12-05", ours: both });
    // That a book with a row of before was taken for one of later is no news of the count.
    expect([tea(found), said(found).filter((code) => code !== "book-taken-for-later")]).toEqual([["Shop TEA: 18 @ 180.00 | sale 1 @ 10.00 | 17 @ 170.00"], []]);
  }
});

describe("a purchase of the closed month that comes late, and is older than a count which was closed", () => {
  const LATE = "2026-09-10|Shop|TEA|purchase|5|16.00|P9";

  test.each(["month-end-average", "moving-average"] as const)(
    "by %s, takes the place of what the count had found: the units stay, and they are worth what was paid",
    (method) => {
      // 30 at 10.00 and 5 found at 10.00 were closed. The 5 cost 16.00: 350.00 - 50.00 + 80.00, as a full replay has it.
      const count = "2026-09-20|Shop|TEA|count|35||";
      const found = october({ method, closed: [count], open: [LATE, "2026-10-05|Shop|TEA|sale|7||"] });
      expect(tea(found)).toEqual(["Shop TEA: 35 @ 350.00 | receipt 5 @ 80.00 | found -5 @ -50.00 | sale 7 @ 76.00 | 28 @ 304.00"]);
      expect(said(found)).toEqual(["late-purchase-booked"]);
      const whole = reconciled({
        tables: own(BOUGHT, ...OTHERS, count, LATE, "2026-10-05|Shop|TEA|sale|7||"),
        period: "2026-10",
        settings: { method },
        ours: closing({ method, closed: [count], open: [] }),
      });
      expect(tea(whole)).toEqual(["Shop TEA: 35 @ 350.00 | sale 7 @ 76.00 | revaluation 30.00 | 28 @ 304.00"]);
    },
  );

  test.each(METHODS)("by %s, is lost again where the count had found nothing: the units stay as they were counted", (method) => {
    // By the averages 30 at 10.00 and 5 at 16.00 are 380.00; 5 of 35 are 54.29, and 325.71 stay. FIFO loses the oldest: 5 at 10.00.
    const found = october({ method, closed: ["2026-09-20|Shop|TEA|count|30||"], open: [LATE, "2026-10-05|Shop|CUP|sale|1||"] });
    expect(tea(found)).toEqual([
      `Shop TEA: 30 @ 300.00 | receipt 5 @ 80.00 | lost 5 @ ${method === "fifo" ? "50.00" : "54.29"} | 30 @ ${method === "fifo" ? "330.00" : "325.71"}`,
    ]);
  });

  test("is added where the count is older than it, and lands within a count that comes late itself", () => {
    expect(tea(october({ closed: ["2026-09-09|Shop|TEA|count|30||"], open: [LATE, OCTOBER] }))).toEqual([
      "Shop TEA: 30 @ 300.00 | receipt 5 @ 80.00 | sale 10 @ 108.57 | 25 @ 271.43",
    ]);
    const found = october({ closed: [], open: [LATE, "2026-09-30|Shop|TEA|count|35||", OCTOBER] });
    expect([tea(found), said(found)]).toEqual([["Shop TEA: 30 @ 300.00 | receipt 5 @ 80.00 | sale 10 @ 108.57 | 25 @ 271.43"], ["late-purchase-booked"]]);
  });
});

test("a sale of the closed month that comes late, before a count which was closed, was lost by that count: it is sold instead", () => {
  const found = october({ closed: ["2026-09-20|Shop|TEA|count|26||"], open: ["2026-09-12|Shop|TEA|sale|4||", OCTOBER] });
  expect(tea(found)).toEqual(["Shop TEA: 26 @ 260.00 | sale 14 @ 140.00 | lost -4 @ -40.00 | 16 @ 160.00"]);
  expect(found.journal.filter(({ account }) => account === "lost").map(({ debit, credit }) => credit - debit)).toEqual([4000]);
});
