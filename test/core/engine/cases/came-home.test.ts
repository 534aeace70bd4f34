/**
 * Units of a removal that came home though a case had decided that they do not. 22 TEA at 2.00 lie at Amazon, 10 leave by RO1 on 5 September, and 4 come home on the
 * 20th; of the other 6 some come home on 25 October.
 */
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const came = (day: string, units: number, order = "RO1"): string => `2026-${day}|FBA-US|TEA|transfer|${units}|||${order}|Shop`;
const R1 = "2026-10-10|R1|C1||Removal_Order_Lost|TEA|X1|USD|30.00|6|0|6";

type Given = { readonly cases: readonly string[]; readonly home: number; readonly paid?: readonly string[]; readonly orders?: readonly string[] };
function tablesOf({ cases, home, paid = [], orders = [] }: Given): Scenario["tables"] {
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|1.00|USD",
    Own: rows(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
      "2026-09-01|FBA-US|TEA|opening|22|2.00|USD||",
      "2026-09-01|Shop|CUP|opening|5|1.00|USD||",
      came("09-20", 4),
      ...(home > 0 ? [came("10-25", home)] : []),
    ),
    Ledger: rows(
      LEDGER,
      "2026-09-05|X1|TEA|SELLABLE|22|0|0|0|-10|0|0|0|0|0|0|12|US",
      "2026-10-31|X1|TEA|SELLABLE|12|0|0|0|0|0|0|0|0|0|0|12|US",
      "2026-11-30|X1|TEA|SELLABLE|12|0|0|0|0|0|0|0|0|0|0|12|US",
    ),
    Orders: rows(
      "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
      "2026-09-01|RO1|Return|Completed|2026-09-05|TEA|X1|Sellable|10|0|0|10|0",
      ...orders,
    ),
    Cases: rows(CASES, ...cases),
    Paid: rows(PAID, "2026-10-01|R0|C0||GeneralAdjustment|CUP|X9|USD|1.00|0|0|0", ...paid),
  };
}
const removalCase = (id: string, rest: string, order = "RO1"): string => `${id}|${order}|TEA|removal-lost|${rest}`;
const CODES: readonly string[] = ["removal-home-paid", "removal-asked-twice", "grant-overtaken"];

/** Of each case what it claims, what that is worth, and its gain; what the month's journal has as lost; what is said. */
function told(scenario: Scenario): readonly string[] {
  const { cases, journal, issues } = reconciled(scenario);
  const lost = journal.reduce((sum, { account, debit, credit }) => (account === "lost" ? sum + debit - credit : sum), 0);
  return [
    ...cases.map(({ caseId, unitsClaimed, bookValue, gainOrLoss }) => `${caseId}: ${unitsClaimed}, ${bookValue ?? ""}, ${gainOrLoss ?? ""}`),
    `lost ${lost}`,
    ...issues.flatMap(({ code }) => (CODES.includes(code) ? [code] : [])),
  ];
}
const october = (given: Given): readonly string[] => told({ period: "2026-10", today: "2026-11-20", tables: tablesOf(given) });

describe("what came home costs its case nothing, and what was paid for it is said", () => {
  test.each<readonly [string, string, number, readonly string[]]>([
    ["paid, and nothing came", "reimbursed|2026-10-06|2026-10-10|6|30.00", 0, ["C1: 6, 1200, 1800", "lost 1200"]],
    ["paid, and 2 came", "reimbursed|2026-10-06|2026-10-10|6|30.00", 2, ["C1: 6, 800, 2200", "lost 800", "removal-home-paid"]],
    ["paid, and all came", "reimbursed|2026-10-06|2026-10-10|6|30.00", 6, ["C1: 6, 0, 3000", "lost 0", "removal-home-paid"]],
    ["paid under an open case, and all came", "open|2026-10-06||6|", 6, ["C1: 6, 0, 3000", "lost 0", "removal-home-paid"]],
    ["paid without Units, and 2 came", "reimbursed|2026-10-06|2026-10-10||30.00", 2, ["C1: 6, 800, 2200", "lost 800", "removal-home-paid"]],
    ["paid without Units, and all came", "reimbursed|2026-10-06|2026-10-10||30.00", 6, ["C1: 6, 0, 3000", "lost 0", "removal-home-paid"]],
  ])("%s", (_, rest, home, expected) => {
    expect(october({ cases: [removalCase("C1", rest)], home, paid: [R1] })).toEqual(expected);
  });

  test.each<readonly [string, string, number, readonly string[]]>([
    ["granted, and all came", "granted|2026-10-06|2026-10-10|6|30.00", 6, ["C1: 6, 0, 3000", "lost 0", "removal-home-paid"]],
    ["written off, and 2 came", "written-off|2026-10-06|2026-10-10|6|", 2, ["C1: 6, 800, -800", "lost 800"]],
    ["written off, and all came", "written-off|2026-10-06|2026-10-10|6|", 6, ["C1: 6, 0, 0", "lost 0"]],
    ["denied after all had come", "denied|2026-10-06|2026-10-28|6|", 6, ["C1: 6, 0, 0", "lost 0"]],
    ["denied for more than was out", "denied|2026-10-06|2026-10-10|8|", 0, ["C1: 8, 1200, -1200", "lost 1200"]],
    ["denied about an order that nothing tells of", "denied|2026-10-06|2026-10-10|6|", 6, ["C1: 6, 1200, -1200", "lost 0"]],
  ])("%s", (rule, rest, home, expected) => {
    const order = rule.endsWith("nothing tells of") ? "RO7" : "RO1";
    expect(october({ cases: [removalCase("C1", rest, order)], home })).toEqual(expected);
  });

  test("what was paid for is out first: only what was paid beyond it came home for money", () => {
    const paid = (units: number): readonly string[] => [R1.replace("30.00|6|0|6", `${units * 5}.00|${units}|0|${units}`)];
    const cases = [removalCase("C1", "open|2026-10-06||6|")];
    expect(october({ cases, home: 2, paid: paid(4) })).not.toContain("removal-home-paid");
    expect(october({ cases, home: 3, paid: paid(4) })).toContain("removal-home-paid");
  });

  test("a payment that no case asked for is said as well", () => {
    const paid = ["2026-10-10|R1||RO1|Removal_Order_Lost|TEA|X1|USD|30.00|6|0|6"];
    expect(october({ cases: [], home: 6, paid })).toEqual(["lost 0", "removal-home-paid"]);
    expect(october({ cases: [], home: 0, paid })).toEqual(["lost 1200"]);
  });

  test("over closed months: it is lost in the month of the decision, back when it came, and stays worth nothing", () => {
    const cases = [removalCase("C1", "written-off|2026-09-22|2026-09-25|6|")];
    let ours: OurSheets = {};
    const story = (["2026-09", "2026-10", "2026-11"] as const).map((period) => {
      const scenario: Scenario = { period, today: "2026-12-20", tables: tablesOf({ cases, home: period === "2026-09" ? 0 : 2 }), ours };
      const said = told(scenario);
      ours = { "closed-months": closedMonths(scenario) };
      return said;
    });
    expect(story).toEqual([
      ["C1: 6, 1200, -1200", "lost 1200"],
      ["C1: 6, 800, -800", "lost -400"],
      ["C1: 6, 800, -800", "lost 0"],
    ]);
  });
});

describe("two open cases about one removal", () => {
  const open = (id: string, units: number, order?: string): string => removalCase(id, `open|2026-10-06||${units}|`, order);
  const said = (cases: readonly string[], orders: readonly string[] = []): readonly string[] =>
    october({ cases, home: 0, orders }).filter((text) => CODES.includes(text));
  const RO2 = "2026-09-02|RO2|Return|Completed|2026-09-06|TEA|X1|Sellable|5|0|0|5|0";

  test("that ask for more than is out are named", () => {
    expect(said([open("C1", 6), open("C2", 6)])).toEqual(["removal-asked-twice"]);
    expect(said([open("C1", 6), open("C2", 1, "")])).toEqual(["removal-asked-twice"]);
  });

  test("that ask for no more are not, nor one that is about another order, or that is denied", () => {
    expect(said([open("C1", 4), open("C2", 2)])).toEqual([]);
    expect(said([open("C1", 6), open("C2", 5, "RO2")], [RO2])).toEqual([]);
    expect(said([open("C1", 6), open("C2", 5, "")], [RO2])).toEqual([]);
    expect(said([open("C1", 6), open("C2", 5, "RO9")])).toEqual([]);
    expect(said([open("C1", 6), removalCase("C2", "denied|2026-10-06|2026-10-10|6|")])).toEqual([]);
  });

  test("have none of the units that another was granted or paid for, and one alone is named beside it", () => {
    const open6 = open("C2", 6);
    expect(october({ cases: [removalCase("C1", "granted|2026-10-06|2026-10-08|6|30.00"), open6], home: 0 })).toEqual([
      "C1: 6, 1200, 1800",
      "C2: 0, 0, 0",
      "lost 1200",
      "removal-asked-twice",
    ]);
    expect(
      october({ cases: [removalCase("C1", "reimbursed|2026-10-06|2026-10-10|4|20.00"), open6], home: 0, paid: [R1.replace("30.00|6|0|6", "20.00|4|0|4")] }),
    ).toEqual(["C1: 4, 800, 1200", "C2: 2, 400, 0", "lost 800", "removal-asked-twice"]);
  });

  test("of one order are named though another order has units enough", () => {
    expect(said([open("C1", 6), open("C2", 6), open("C3", 1, "")], [RO2])).toEqual(["removal-asked-twice"]);
  });
});

test("a grant whose goods came home was not made good by what another case was paid", () => {
  const RO2 = "2026-09-02|RO2|Return|Completed|2026-09-06|TEA|X1|Sellable|6|0|0|6|0";
  const cases = [removalCase("C1", "granted|2026-10-06|2026-10-08|6|24.00", ""), removalCase("C2", "reimbursed|2026-10-07|2026-10-10|6|30.00", "RO2")];
  const { issues } = reconciled({
    period: "2026-10",
    today: "2026-11-20",
    tables: tablesOf({ cases, home: 6, orders: [RO2], paid: [R1.replace("|C1|", "|C2|")] }),
  });
  expect(issues.flatMap(({ code, message }) => (code === "grant-overtaken" ? [message.split(": ")[1]] : []))).toEqual([
    "case C1 is granted, but the units that it was for came home",
  ]);
});
