/**
 * What came in after a month had lost it, over three months that are closed one after another, each with the rows of those before. Ten units at 4.00 were sent,
 * seven came in September.
 */
import { closedMonths, linesOf, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

type Month = "09" | "10" | "11";
const MONTHS: readonly Month[] = ["09", "10", "11"];
const DUE_ON: Readonly<Record<Month, string>> = { "09": "2026-10-05", "10": "2026-11-05", "11": "2026-12-05" };
type Receipt = { readonly day: string; readonly units: number; readonly knownIn: Month };
type Papers = {
  readonly receipts: readonly Receipt[];
  readonly register: Readonly<Record<Month, string>>;
  readonly paid?: Readonly<Partial<Record<Month, string>>>;
};
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const caseIs = (status: string, closed = ""): string => `C1|FBA1|TEA|inbound-missing|${status}|2026-09-15|${closed}||`;
const onTime = (day: string, units: number): Receipt => ({ day, units, knownIn: MONTHS.find((month) => day.startsWith(month)) ?? "09" });

function tables({ receipts, register, paid = {} }: Papers, month: Month): Scenario["tables"] {
  const known = receipts.filter(({ knownIn }) => knownIn <= month);
  const quiet = MONTHS.filter((one) => one <= month).map((one) => ({ day: `${one}-30`, units: 0 }));
  let balance = 0;
  const ledger = [...known, ...quiet]
    .sort((a, b) => Number(a.day > b.day) - Number(a.day < b.day))
    .map(({ day, units }) => {
      balance += units;
      return `2026-${day}|X1|TEA|SELLABLE|${balance - units}|${units}|0|0|0|0|0|0|0|0|0|${balance}|US`;
    });
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|10|10|2026-08-20|2026-09-02|2026-09-10|CLOSED",
    Ledger: rows(LEDGER, ...ledger),
    Detail: rows(DETAIL, ...known.map(({ day, units }) => `2026-${day}|X1|TEA|Receipts|FBA1|${units}|PHX6|SELLABLE||US||`)),
    Cases: rows(CASES, register[month]),
    Paid: rows(PAID, "2026-09-01|R0|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0", ...MONTHS.filter((one) => one <= month).flatMap((one) => paid[one] ?? [])),
  };
}

/** By month: the lines of the rollforward, what is said of losses and balances, and whatever is an error. */
function story(papers: Papers): readonly (readonly string[])[] {
  let ours: OurSheets = {};
  return MONTHS.map((month) => {
    const scenario: Scenario = { period: `2026-${month}`, today: DUE_ON[month], tables: tables(papers, month), ours };
    const reconciliation = reconciled(scenario);
    ours = { "closed-months": closedMonths(scenario) };
    expect(reconciliation.controls.filter(({ pass }) => !pass)).toEqual([]);
    const { issues, journal } = reconciliation;
    const said = issues.filter(({ code, severity }) => severity === "error" || /^loss-|^closed-month-changed/.test(code));
    const lost = journal.reduce((sum, { account, debit, credit }) => (account === "lost-in-transit" ? sum + debit - credit : sum), 0);
    return [...linesOf(reconciliation), ...said.map(({ code }) => code), ...(lost === 0 ? [] : [`lost ${(lost / 100).toFixed(2)}`])];
  });
}

test("what comes in beyond what was sent, after a unit that a month had lost came in as well, is that unit and one too many", () => {
  const papers = {
    receipts: [onTime("09-05", 7), onTime("10-05", 2), onTime("11-05", 2)],
    register: { "09": caseIs("open"), "10": caseIs("reimbursed", "2026-10-05"), "11": caseIs("open") },
    paid: { "11": "2026-09-20|R1|C1||Lost_Inbound|TEA|X1|USD|5.00|1|0|1" },
  };
  expect(story(papers)).toEqual([
    ["FBA-US TEA: 0 @ 0.00 | receipt 7 @ 28.00 | 7 @ 28.00 | says 7", "In transit TEA: 10 @ 40.00 | transfer-out 7 @ 28.00 | 3 @ 12.00"],
    [
      "FBA-US TEA: 7 @ 28.00 | receipt 2 @ 8.00 | 9 @ 36.00 | says 9",
      "In transit TEA: 3 @ 12.00 | lost 1 @ 4.00 | transfer-out 2 @ 8.00 | 0 @ 0.00",
      "lost 4.00",
    ],
    [
      "FBA-US TEA: 9 @ 36.00 | receipt 2 @ 8.00 | 11 @ 44.00 | says 11",
      "In transit TEA: 0 @ 0.00 | found 1 @ 4.00 | transfer-out 1 @ 4.00 | 0 @ 0.00",
      "loss-undone",
      "lost -4.00",
    ],
  ]);
});

test("what a month received and lost again before it was closed had come in by then, whatever came back later", () => {
  const papers = {
    receipts: [onTime("09-05", 10), onTime("10-12", -3)],
    register: { "09": caseIs("open"), "10": caseIs("denied", "2026-10-20"), "11": caseIs("denied", "2026-10-20") },
  };
  expect(story(papers)).toEqual([
    ["FBA-US TEA: 0 @ 0.00 | receipt 10 @ 40.00 | 10 @ 40.00 | says 10", "In transit TEA: 10 @ 40.00 | transfer-out 10 @ 40.00 | 0 @ 0.00"],
    [
      "FBA-US TEA: 10 @ 40.00 | receipt -3 @ -12.00 | 7 @ 28.00 | says 7",
      "In transit TEA: 0 @ 0.00 | lost 3 @ 12.00 | transfer-out -3 @ -12.00 | 0 @ 0.00",
      "lost 12.00",
    ],
    ["FBA-US TEA: 7 @ 28.00 | 7 @ 28.00 | says 7"],
  ]);
});

test("what a row of a closed day tells late of a unit that was lost then is in transit and received on the first open day, and no error of the days before", () => {
  const denied = caseIs("denied", "2026-09-20");
  const papers: Papers = {
    receipts: [onTime("09-05", 7), { day: "09-25", units: 1, knownIn: "10" }],
    register: { "09": denied, "10": denied, "11": denied },
  };
  expect(story(papers)).toEqual([
    [
      "FBA-US TEA: 0 @ 0.00 | receipt 7 @ 28.00 | 7 @ 28.00 | says 7",
      "In transit TEA: 10 @ 40.00 | lost 3 @ 12.00 | transfer-out 7 @ 28.00 | 0 @ 0.00",
      "lost 12.00",
    ],
    [
      "FBA-US TEA: 7 @ 28.00 | unknown-in 1 @ 0.00 | revaluation 4.00 | 8 @ 32.00 | says 8",
      "In transit TEA: 0 @ 0.00 | found 1 @ 4.00 | unknown-out 1 @ 0.00 | revaluation -4.00 | 0 @ 0.00",
      "closed-month-changed",
      "loss-undone",
      "lost -4.00",
    ],
    ["FBA-US TEA: 8 @ 32.00 | 8 @ 32.00 | says 8"],
  ]);
});
