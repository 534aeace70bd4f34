/**
 * What a removal cost stands with removed goods until it is home, or it is decided that it never comes. Ten units at 2.00 leave Amazon by RO1 on 5 September; four of them
 * are home on the 20th. Three months are closed one after another, each with its own reports and with all so far: both say the same.
 */
import { closedMonths, linesOf, reconciled, type OurSheets, type Scenario } from "./scenario";
import { CASES, LEDGER, PAID } from "./scenario-headers";

type Month = "09" | "10" | "11";
const MONTHS: readonly Month[] = ["09", "10", "11"];
const DUE_ON: Readonly<Record<Month, string>> = { "09": "2026-10-10", "10": "2026-11-10", "11": "2026-12-10" };
type Papers = {
  /** The register by the end of each month, as it was before where a month is left out. */
  readonly register?: Readonly<Partial<Record<Month, string>>>;
  readonly paid?: Readonly<Partial<Record<Month, string>>>;
  /** What comes home of RO1. */
  readonly home?: Readonly<Partial<Record<Month, string>>>;
};
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const caseIs = (status: string, closed = "", units = "6"): string => `C1|RO1|TEA|removal-lost|${status}|2026-09-28|${closed}|${units}|`;
const payment = (id: string, day: string, units: number, caseId = "C1", order = "", original = ""): string =>
  `2026-${day}|${id}|${caseId}|${order}|${units < 0 ? "Reimbursement_Reversal" : "Removal_Order_Lost"}|TEA|X1|USD|${units * 5}.00|${units}|0|${units}|${original}`;
const cameHome = (day: string, units: number): string => `2026-${day}|FBA-US|TEA|transfer|${units}|||RO1|Shop`;

const OPENED = ["2026-09-01|FBA-US|TEA|opening|12|2.00|USD||", "2026-09-01|Shop|CUP|opening|5|1.00|USD||"];
const LEDGERS: Readonly<Record<Month, readonly string[]>> = {
  "09": ["2026-09-01|X1|TEA|SELLABLE|12|0|0|0|0|0|0|0|0|0|0|12|US", "2026-09-05|X1|TEA|SELLABLE|12|0|0|0|-10|0|0|0|0|0|0|2|US"],
  "10": ["2026-10-31|X1|TEA|SELLABLE|2|0|0|0|0|0|0|0|0|0|0|2|US"],
  "11": ["2026-11-30|X1|TEA|SELLABLE|2|0|0|0|0|0|0|0|0|0|0|2|US"],
};
const ORDERS = rows(
  "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
  "2026-09-01|RO1|Return|Completed|2026-09-05|TEA|X1|Sellable|10|0|0|10|0",
);

function tables({ register = {}, paid = {}, home = {} }: Papers, until: Month, told: readonly Month[]): Scenario["tables"] {
  const of = (by: Readonly<Partial<Record<Month, string>>>): readonly string[] => told.flatMap((month) => by[month] ?? []);
  const cases = MONTHS.filter((month) => month <= until).flatMap((month) => register[month] ?? []);
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|1.00|USD",
    Own: rows(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
      ...(told.includes("09") ? OPENED : []),
      ...(told.includes("09") ? [cameHome("09-20", 4)] : []),
      ...of(home),
      `2026-${until}-25|Shop|CUP|count|5|||K${until}|`,
    ),
    Ledger: rows(LEDGER, ...told.flatMap((month) => LEDGERS[month])),
    ...(told.includes("09") ? { Orders: ORDERS } : {}),
    ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases.slice(-1)) }),
    Paid: rows(`${PAID}|original-reimbursement-id`, `2026-${told[0] ?? until}-01|R0|||GeneralAdjustment|CUP|X9|USD|1.00|0|0|0|`, ...of(paid)),
  };
}

const saidOf = (scenario: Scenario) => {
  const reconciliation = reconciled(scenario);
  const { journal, controls } = reconciliation;
  expect(controls.filter(({ pass }) => !pass)).toEqual([]);
  return {
    lost: journal.filter(({ account }) => account === "lost").map(({ memo, debit, credit }) => `${memo}: ${((debit - credit) / 100).toFixed(2)}`),
    removals: journal.reduce((sum, { account, debit, credit }) => (account === "removals" ? sum + debit - credit : sum), 0) / 100,
    lines: linesOf(reconciliation),
  };
};

/** Of each month what is booked as lost; last, what is left with removed goods. */
function story(papers: Papers): readonly (readonly string[] | number)[] {
  const run = (toldIn: (month: Month) => readonly Month[]): readonly ReturnType<typeof saidOf>[] => {
    let ours: OurSheets = {};
    return MONTHS.map((month) => {
      const scenario: Scenario = { period: `2026-${month}`, today: DUE_ON[month], tables: tables(papers, month, toldIn(month)), ours };
      const said = saidOf(scenario);
      ours = { "closed-months": closedMonths(scenario) };
      return said;
    });
  };
  const [alone, whole] = [run((month) => [month]), run((month) => MONTHS.filter((one) => one <= month))];
  const lostIn = (months: readonly ReturnType<typeof saidOf>[]): readonly (readonly string[])[] => months.map(({ lost }) => lost);
  expect(lostIn(alone)).toEqual(lostIn(whole));
  const sums = [alone, whole].map((months) => months.reduce((sum, { removals }) => sum + removals, 0));
  expect(sums[0]).toBe(sums[1]);
  return [...lostIn(whole), sums[0] ?? 0];
}

const NOTHING: readonly string[] = [];

test("what is still on its way home, or is asked for, is not lost", () => {
  expect(story({ register: { "09": caseIs("open") } })).toEqual([NOTHING, NOTHING, NOTHING, 12]);
});

test.each([
  ["denied", caseIs("denied", "2026-10-20")],
  ["written off", caseIs("written-off", "2026-10-20")],
  ["granted", caseIs("granted", "2026-10-20")],
  ["said to be paid", caseIs("reimbursed", "2026-10-20")],
])("a removal whose case is %s is lost on that day, once", (_, decided) => {
  expect(story({ register: { "09": caseIs("open"), "10": decided } })).toEqual([NOTHING, ["Lost on the way home: case C1, order RO1: 12.00"], NOTHING, 0]);
});

test("what is paid in its own month is lost in it", () => {
  const found = story({ register: { "09": caseIs("open") }, paid: { "09": payment("R1", "09-29", 6) } });
  expect(found).toEqual([["Lost on the way home: case C1, order RO1: 12.00"], NOTHING, NOTHING, 0]);
});

test("what is paid for in parts is lost in parts, each on the day of its payment", () => {
  const found = story({ register: { "09": caseIs("open") }, paid: { "10": payment("R1", "10-12", 2), "11": payment("R2", "11-12", 4) } });
  expect(found).toEqual([NOTHING, ["Lost on the way home: case C1, order RO1: 4.00"], ["Lost on the way home: case C1, order RO1: 8.00"], 0]);
});

test("a payment that names the order, and no case, says so too", () => {
  const found = story({ paid: { "10": payment("R1", "10-12", 6, "", "RO1") } });
  expect(found).toEqual([NOTHING, ["Lost on the way home: order RO1: 12.00"], NOTHING, 0]);
});

test("of what comes home in part the rest is lost", () => {
  const found = story({ register: { "09": caseIs("open", "", ""), "11": caseIs("denied", "2026-11-10", "") }, home: { "10": cameHome("10-08", 2) } });
  expect(found).toEqual([NOTHING, NOTHING, ["Lost on the way home: case C1, order RO1: 8.00"], 0]);
});

test("what comes home after it was paid for was not lost", () => {
  const found = story({ register: { "09": caseIs("open") }, paid: { "10": payment("R1", "10-12", 6) }, home: { "11": cameHome("11-08", 6) } });
  expect(found).toEqual([
    NOTHING,
    ["Lost on the way home: case C1, order RO1: 12.00"],
    ["Lost on the way home before, and not any more: case C1, order RO1: -12.00"],
    0,
  ]);
});

test("and so is it with a part of it", () => {
  const found = story({ register: { "09": caseIs("open") }, paid: { "10": payment("R1", "10-12", 6) }, home: { "11": cameHome("11-08", 1) } });
  expect(found.slice(2)).toEqual([["Lost on the way home before, and not any more: case C1, order RO1: -2.00"], 0]);
});

test("money that is taken back, and a case that is open again, leave the units on their way", () => {
  const taken = { "10": payment("R1", "10-12", 6), "11": payment("R2", "11-12", -6, "", "", "R1") };
  const back = [
    NOTHING,
    ["Lost on the way home: case C1, order RO1: 12.00"],
    ["Lost on the way home before, and not any more: case C1, order RO1: -12.00"],
    12,
  ];
  expect(story({ register: { "09": caseIs("open") }, paid: taken })).toEqual(back);
  expect(story({ register: { "09": caseIs("open"), "10": caseIs("denied", "2026-10-20"), "11": caseIs("open") } })).toEqual(back);
});

test("a decision of a closed day that is entered later is lost in the open month", () => {
  const found = story({ register: { "09": caseIs("open"), "11": caseIs("denied", "2026-10-20") } });
  expect(found).toEqual([NOTHING, NOTHING, ["Lost on the way home: case C1, order RO1: 12.00"], 0]);
});

test("without a closed month each month has what was decided in it", () => {
  const papers = { register: { "11": caseIs("denied", "2026-10-20") }, home: { "11": cameHome("11-08", 1) } };
  const lostIn = (month: Month): readonly string[] => saidOf({ period: `2026-${month}`, today: "2026-12-10", tables: tables(papers, "11", MONTHS) }).lost;
  expect(MONTHS.map(lostIn)).toEqual([
    NOTHING,
    ["Lost on the way home: case C1, order RO1: 12.00"],
    ["Lost on the way home before, and not any more: case C1, order RO1: -2.00"],
  ]);
});
