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

test("money that is taken back is of units that came home first: what is out stays lost", () => {
  const paid = { "10": payment("R1", "10-12", 6), "11": payment("R2", "11-12", -2, "", "", "R1") };
  const lost = ["Lost on the way home: case C1, order RO1: 12.00"];
  const back = ["Lost on the way home before, and not any more: case C1, order RO1: -4.00"];
  expect(story({ register: { "09": caseIs("open") }, paid, home: { "11": cameHome("11-08", 2) } })).toEqual([NOTHING, lost, back, 0]);
  expect(story({ register: { "09": caseIs("open") }, paid })).toEqual([NOTHING, lost, back, 4]);
});

test("an arrival that is taken back was none, also on its day and whichever of the two rows stands first", () => {
  const entered = (day: string, units: number): string => `2026-${day}|Shop|TEA|other-in|${units}|||RO1|`;
  const lost = ["Lost on the way home: case C1, order RO1: 12.00"];
  const given = { register: { "09": caseIs("open") }, paid: { "10": payment("R1", "10-12", 6) } };
  const [came, back] = [entered("10-15", 6), entered("10-15", -6)];
  expect(story({ ...given, home: { "10": `${came}\n${back}` } })).toEqual([NOTHING, lost, NOTHING, 0]);
  expect(story({ ...given, home: { "10": `${back}\n${came}` } })).toEqual([NOTHING, lost, NOTHING, 0]);
  expect(story({ ...given, home: { "10": came, "11": entered("11-20", -6) } })).toEqual([NOTHING, NOTHING, lost, 0]);
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

test("of two grants for the same units the first is their loss, also where the second is paid", () => {
  const grants = [caseIs("granted", "2026-10-08"), caseIs("granted", "2026-10-09").replace("C1", "C2")].join("\n");
  const found = story({ register: { "09": caseIs("open"), "10": grants }, paid: { "10": payment("R1", "10-16", 6, "C2") } });
  expect(found).toEqual([NOTHING, ["Lost on the way home: case C1, order RO1: 12.00"], NOTHING, 0]);
  // One that a closed month has, and another that is paid in the next.
  const later = { "10": caseIs("granted", "2026-10-08"), "11": grants.replaceAll("2026-10-09", "2026-11-09") };
  expect(story({ register: later, paid: { "11": payment("R1", "11-16", 6, "C2") } })).toEqual(found);
});

test("a case is decided on its day, though it is looked at before its removal is late", () => {
  // Ten are out by the 12th, of which four come home on the 20th.
  const denied = "C1||TEA|removal-lost|denied|2026-09-08|2026-09-12|8|";
  const lostOn = (today: string): readonly string[] => saidOf({ period: "2026-09", today, tables: tables({ register: { "09": denied } }, "09", ["09"]) }).lost;
  expect(lostOn("2026-10-02")).toEqual(["Lost on the way home: case C1, order RO1: 12.00"]);
  expect(lostOn("2026-12-10")).toEqual(lostOn("2026-10-02"));
});

test("a payment that names neither a case nor an order is for the one removal that is out", () => {
  const found = story({ paid: { "10": payment("R1", "10-12", 6, "", "") } });
  expect(found).toEqual([NOTHING, ["Lost on the way home: order RO1: 12.00"], NOTHING, 0]);
  expect(story({ paid: { "10": payment("R1", "10-12", 6, "C7") } })).toEqual(found);
});

test("a payment whose case is not in the register any more stays a loss", () => {
  const found = story({ register: { "09": caseIs("open"), "11": "" }, paid: { "10": payment("R1", "10-12", 6) } });
  expect(found).toEqual([NOTHING, ["Lost on the way home: case C1, order RO1: 12.00"], NOTHING, 0]);
});

const PARCELS = "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number";
const ORDERED = ORDERS.split("\n").slice(0, 1).join("");
/** Six leave on 5 September at 2.00, and, after a revaluation, four on 10 October at 3.00. */
const inTwoParcels = (...home: readonly string[]): Scenario["tables"] => ({
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|1.00|USD",
  Own: rows(
    "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse|Amount",
    "2026-09-01|FBA-US|TEA|opening|12|2.00|USD|||",
    "2026-10-01|FBA-US|TEA|revaluation|||USD|V1||6.00",
    ...home,
  ),
  Ledger: rows(
    LEDGER,
    "2026-09-05|X1|TEA|SELLABLE|12|0|0|0|-6|0|0|0|0|0|0|6|US",
    "2026-10-10|X1|TEA|SELLABLE|6|0|0|0|-4|0|0|0|0|0|0|2|US",
    "2026-11-30|X1|TEA|SELLABLE|2|0|0|0|0|0|0|0|0|0|0|2|US",
  ),
  Orders: rows(ORDERED, "2026-09-01|RO1|Return|Completed|2026-10-10|TEA|X1|Sellable|10|0|0|10|0"),
  Parcels: rows(PARCELS, "2026-09-01|RO1|2026-09-05|TEA|X1|Sellable|6|UPS|T1", "2026-09-01|RO1|2026-10-10|TEA|X1|Sellable|4|UPS|T2"),
});
const november = (given: Scenario["tables"], ...cases: readonly string[]): Scenario => ({
  period: "2026-11",
  today: "2026-12-20",
  settings: { method: "moving-average" },
  tables: { ...given, ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }) },
});

test("what comes home under a tracking number comes at what that parcel left with, and no other", () => {
  const { removals } = saidOf(november(inTwoParcels("2026-11-08|FBA-US|TEA|transfer|4|||T2|Shop|")));
  expect(removals).toBe(-12);
});

test("what comes home of a parcel that was given up is lost no more, whatever else is out", () => {
  const { lost, removals } = saidOf(
    november(inTwoParcels("2026-11-22|FBA-US|TEA|transfer|3|||T1|Shop|"), "C1|RO1|TEA|removal-lost|denied|2026-10-06|2026-10-20|6|"),
  );
  expect(lost).toEqual(["Lost on the way home before, and not any more: case C1, order RO1: -6.00"]);
  expect(removals).toBe(0);
});

test("a case that was refused without Units is about what had been sent when it was opened, and what was sent since is claimed", () => {
  const scenario = november(inTwoParcels("2026-09-29|FBA-US|TEA|transfer|2|||T1|Shop|"), "C1|RO1|TEA|removal-lost|denied|2026-10-06|2026-10-20||");
  expect(saidOf({ ...scenario, period: "2026-10" }).lost).toEqual(["Lost on the way home: case C1, order RO1: 8.00"]);
  expect(saidOf(scenario).lost).toEqual(NOTHING);
  const { claims, cases } = reconciled(scenario);
  expect(claims.map(({ type, units, bookValue, tracking }) => [type, units, bookValue, tracking])).toEqual([["removal-lost", 4, 1200, ["T2"]]]);
  expect(cases.map(({ unitsClaimed, bookValue }) => [unitsClaimed, bookValue])).toEqual([[4, 800]]);
});

test("cases that decide about the same order on two days are both named", () => {
  const both = ["C1|RO1|TEA|removal-lost|denied|2026-10-06|2026-11-20|3|", "C2|RO1|TEA|removal-lost|denied|2026-10-07|2026-11-21|3|"];
  expect(saidOf(november(inTwoParcels("2026-09-29|FBA-US|TEA|transfer|1|||T1|Shop|"), ...both)).lost).toEqual([
    // Five of the first parcel, and one of the second.
    "Lost on the way home: cases C1, C2, order RO1: 13.00",
  ]);
});

test("what came home of an order is of one of its rows, where goods of it left in two conditions", () => {
  const given = {
    ...inTwoParcels("2026-09-29|FBA-US|TEA|transfer|2|||RO1|Shop|"),
    Orders: rows(
      ORDERED,
      "2026-09-01|RO1|Return|Completed|2026-10-10|TEA|X1|Sellable|6|0|0|6|0",
      "2026-09-01|RO1|Return|Completed|2026-10-10|TEA|X1|Unsellable|4|0|0|4|0",
    ),
    Parcels: rows(PARCELS, "2026-09-01|RO1|2026-09-05|TEA|X1|Sellable|6|UPS|T1", "2026-09-01|RO1|2026-10-10|TEA|X1|Unsellable|4|UPS|T2"),
  };
  expect(reconciled(november(given)).claims.map(({ units, tracking }) => [units, tracking])).toEqual([
    [4, ["T2"]],
    [4, ["T1"]],
  ]);
  const scenario = november(given, "C1|RO1|TEA|removal-lost|denied|2026-11-06|2026-11-20|8|");
  expect(saidOf(scenario).lost).toEqual(["Lost on the way home: case C1, order RO1: 20.00"]);
});

test("of an order that no report tells of so many are lost as the seller's own removal took out", () => {
  const own = [OPENED[0] ?? "", "2026-10-05|FBA-US|TEA|removal|10|||RO7|"];
  const given = {
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
    Own: rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse", ...own),
  };
  const lostBy = (order: string, units: string): readonly string[] =>
    saidOf({ ...november(given, `C1|${order}|TEA|removal-lost|denied|2026-10-08|2026-10-20|${units}|`), period: "2026-10" }).lost;
  expect(lostBy("RO7", "6")).toEqual(["Lost on the way home: case C1, order RO7: 12.00"]);
  expect(lostBy("RO7", "12")).toEqual(["Lost on the way home: case C1, order RO7: 20.00"]);
  expect(lostBy("RO7", "")).toEqual(NOTHING);
  expect(lostBy("", "6")).toEqual(NOTHING);
});
