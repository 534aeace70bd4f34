/**
 * The ledger of October loses 4 units of TEA, which cost 2.50, inside a fulfilment centre, and two cases were granted money for them: C1 5.00 and C2 4.50 a
 * unit. In November the payment of C1 came; nobody corrects the register. Each month is closed before the next.
 */
import { CASES, DETAIL } from "../scenario-headers";
import { money, MONTHS, ownRows, paidRows, rows, storyOfC2, type Brings, type Month } from "./grants-by-month";

type Told = {
  readonly units: number;
  readonly grantedOn?: string;
  readonly reports: Brings;
  readonly lost?: readonly string[];
  readonly paid?: string;
};
const LOST = ["10/08/2026|X1|TEA|Adjustments||-4|PHX6|SELLABLE|M|US|0|4"];
const quiet = (of: Month): string => `${of}/02/2026|X9|MUG|Receipts|FBA9|1|PHX6|SELLABLE||US|0|0`;

/** Per month of C2: what is still granted, what it gained, what the journal books of it; and what is said. */
function story({ units, grantedOn = "2026-10-15", reports, lost = LOST, paid = "C1" }: Told): readonly string[] {
  return storyOfC2(reports, ["grants-overlap", "grant-overtaken"], (isHere) => ({
    Own: ownRows("2026-09-15|FBA-US|TEA|opening|50|2.50|USD", "2026-09-15|Shop|MUG|opening|50|1.00|USD"),
    Detail: rows(DETAIL, ...MONTHS.filter(isHere).map(quiet), ...(isHere("10") ? lost : [])),
    Cases: rows(
      CASES,
      `C1||TEA|warehouse-lost|granted|2026-10-12|2026-10-14|${units}|${money(units, 5)}`,
      `C2||TEA|warehouse-lost|granted|2026-10-13|${grantedOn}|${units}|${money(units, 4.5)}`,
    ),
    Paid: paidRows(isHere, `${paid}||Lost_Warehouse`, units),
  })).map(({ status, granted, gainOrLoss, booked, said }) => [status, granted, gainOrLoss, booked, ...said].join(" "));
}

describe.each(["its own reports", "all reports"] as const)("where each month brings %s", (reports) => {
  test("a grant for units of a warehouse that were paid for under another case is taken back once, and said while both stand", () => {
    expect(story({ units: 4, reports })).toEqual([
      "granted 1800 800 1800 grants-overlap",
      "granted 0 0 -1800 grant-overtaken",
      "granted 0 0 0 grant-overtaken",
    ]);
  });

  test("one for which a unit is left keeps that", () => {
    // 3 x 4.50 was booked. 4.50 is still to come, for a unit that cost 2.50.
    expect(story({ units: 3, reports })).toEqual([
      "granted 1350 600 1350 grants-overlap",
      "granted 450 200 -900 grant-overtaken",
      "granted 450 200 0 grant-overtaken",
    ]);
  });

  test("units enough for both leave both granted", () => {
    expect(story({ units: 2, reports })).toEqual(["granted 900 400 900", "granted 900 400 0", "granted 900 400 0"]);
  });

  test("one whose payment may still come waits for it: the loss may be in no report here", () => {
    expect(story({ units: 4, grantedOn: "2026-11-25", reports })).toEqual(["granted 0 -1000 0", "granted 1800 800 1800", "granted 0 0 -1800 grant-overtaken"]);
  });

  test("its own payment is its own", () => {
    expect(story({ units: 4, paid: "C2", reports })[1]).toBe("reimbursed 0 1000 -1800 grant-overtaken"); // which is C1 now
  });

  test("where no report tells of a loss, nobody knows what either is about", () => {
    expect(story({ units: 4, lost: [], reports })).toEqual(["granted 1800 800 1800", "granted 1800 800 0", "granted 1800 800 0"]);
  });
});
