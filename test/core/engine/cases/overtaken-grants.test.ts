/**
 * Two cases were granted money for units of one line that lacks 4: C1 5.00 and C2 4.50 a unit, on 14 and 15 October. In November the payment of C1 came; nobody
 * corrects the register. Each month is closed before the next, which brings the reports of its own or all of them.
 */
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const MONTHS = ["10", "11", "12"] as const;
type Month = (typeof MONTHS)[number];
const TODAY = { "10": "2026-11-05", "11": "2026-12-05", "12": "2027-01-05" } as const;
const money = (units: number, each: number): string => (units * each).toFixed(2);

type Told = { readonly units: number; readonly status?: string; readonly brings: "its own reports" | "all reports" };

function monthOf({ units, status = "granted", brings }: Told, month: Month, ours: OurSheets): Scenario {
  const isHere = (of: Month): boolean => of === month || (brings === "all reports" && of < month);
  return {
    period: `2026-${month}`,
    today: TODAY[month],
    tables: {
      Shipments: rows(SHIPMENTS, "FBA1|TEA|X1|100|100|100|96|2026-08-20|2026-08-25|2026-10-10|CLOSED|"),
      Own: rows(
        "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency",
        "2026-08-01|Shop|MUG|opening|50|2.50|USD",
        ...MONTHS.map((of) => `2026-${of}-04|Shop|MUG|sale|1||`),
      ),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Cases: rows(
        CASES,
        `C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-14|${units}|${money(units, 5)}`,
        `C2|FBA1|TEA|inbound-missing|${status}|2026-10-12|2026-10-15|${units}|${money(units, 4.5)}`,
      ),
      Paid: rows(
        PAID,
        ...(isHere("10") ? ["2026-10-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0"] : []),
        ...(isHere("11") ? [`2026-11-10|R1|C1||Lost_Inbound|TEA|X1|USD|${money(units, 5)}|${units}|0|${units}`] : []),
        ...(isHere("12") ? ["2026-12-01|R2|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0"] : []),
      ),
    },
    ours,
  };
}

/** Per month: how C2 stands, and what the journal books of it. */
function story(told: Told): readonly string[] {
  let ours: OurSheets = {};
  return MONTHS.map((month) => {
    const scenario = monthOf(told, month, ours);
    const { cases, journal, issues } = reconciled(scenario);
    ours = { "closed-months": closedMonths(scenario) };
    const { status, cash, granted, gainOrLoss } = cases.find(({ caseId }) => caseId === "C2") ?? { status: "", cash: 0, granted: 0, gainOrLoss: 0 };
    const booked = journal.reduce(
      (sum, { account, memo, debit, credit }) => (account === "claims-receivable" && memo.endsWith("C2") ? sum + debit - credit : sum),
      0,
    );
    const said = issues.some(({ code }) => code === "grant-overtaken") ? ", said" : "";
    return `${status} ${[cash, granted, gainOrLoss, booked].join(" ")}${said}`;
  });
}

describe.each(["its own reports", "all reports"] as const)("where each month brings %s", (brings) => {
  test.each(["granted", "reimbursed"])("a grant whose units were made good under another case is never paid, though it stays %s in the register", (status) => {
    expect(story({ units: 4, status, brings })).toEqual([`${status} 0 1800 1800 1800`, `${status} 0 0 0 -1800, said`, `${status} 0 0 0 0, said`]);
  });

  test("one for which a unit is left keeps that, and the journal takes back the others", () => {
    // 3 x 4.50 was booked, and 4.50 is still to come: of the unit that costs 2.50.
    expect(story({ units: 3, brings })).toEqual(["granted 0 1350 1100 1350", "granted 0 450 200 -900, said", "granted 0 450 200 0, said"]);
  });
});
