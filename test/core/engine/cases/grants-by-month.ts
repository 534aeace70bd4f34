/** Books of October to December, each closed before the next, in which C1 was granted 5.00 and C2 4.50 a unit, and November brings one payment of 5.00 a unit. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { PAID } from "../scenario-headers";

export const MONTHS = ["10", "11", "12"] as const;
export type Month = (typeof MONTHS)[number];
const TODAY = { "10": "2026-11-05", "11": "2026-12-05", "12": "2027-01-05" } as const;
/** What each month brings. */
export type Brings = "its own reports" | "all reports";
type IsHere = (of: Month) => boolean;

export const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
export const money = (units: number, each: number): string => (units * each).toFixed(2);

/** The seller's own movements: what was there, and a sale of each month. */
export const ownRows = (...openings: readonly string[]): string =>
  rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency", ...openings, ...MONTHS.map((of) => `2026-${of}-04|Shop|MUG|sale|1||`));

/** Each report has a row of its month; that of November pays for so many units, as `caseId||reason`. */
export const paidRows = (isHere: IsHere, pays: string, units: number): string =>
  rows(
    PAID,
    ...(isHere("10") ? ["2026-10-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0"] : []),
    ...(isHere("11") ? [`2026-11-10|R1|${pays}|TEA|X1|USD|${money(units, 5)}|${units}|0|${units}`] : []),
    ...(isHere("12") ? ["2026-12-01|R2|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0"] : []),
  );

/** Per month: how C2 stands, what the journal books of it, and which of `codes` are said. */
export function storyOfC2(
  brings: Brings,
  codes: readonly string[],
  tablesOf: (isHere: IsHere) => Scenario["tables"],
): readonly (Pick<Reconciliation["cases"][number], "status" | "cash" | "granted" | "gainOrLoss"> & {
  readonly booked: number;
  readonly said: readonly string[];
})[] {
  let ours: OurSheets = {};
  return MONTHS.map((month) => {
    const isHere: IsHere = (of) => of === month || (brings === "all reports" && of < month);
    const scenario: Scenario = { period: `2026-${month}`, today: TODAY[month], tables: tablesOf(isHere), ours };
    const { cases, journal, issues } = reconciled(scenario);
    ours = { "closed-months": closedMonths(scenario) };
    const c2 = cases.find(({ caseId }) => caseId === "C2");
    if (c2 === undefined) throw new Error("C2 is no case here.");
    const booked = journal.reduce(
      (sum, { account, memo, debit, credit }) => (account === "claims-receivable" && memo.endsWith("C2") ? sum + debit - credit : sum),
      0,
    );
    return { ...c2, booked, said: codes.filter((one) => issues.some(({ code }) => code === one)) };
  });
}
