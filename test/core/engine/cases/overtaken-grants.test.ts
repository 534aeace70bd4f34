/**
 * Two cases were granted money for units of one line that lacks 4: C1 5.00 and C2 4.50 a unit, on 14 and 15 October. In November the payment of C1 came; nobody
 * corrects the register. Each month is closed before the next, which brings the reports of its own or all of them.
 */
import { CASES, SHIPMENTS } from "../scenario-headers";
import { money, ownRows, paidRows, rows, storyOfC2, type Brings } from "./grants-by-month";

type Told = { readonly units: number; readonly status?: string; readonly brings: Brings };

/** Per month: how C2 stands, and what the journal books of it. */
function story({ units, status = "granted", brings }: Told): readonly string[] {
  return storyOfC2(brings, ["grant-overtaken"], (isHere) => ({
    Shipments: rows(SHIPMENTS, "FBA1|TEA|X1|100|100|100|96|2026-08-20|2026-08-25|2026-10-10|CLOSED|"),
    Own: ownRows("2026-08-01|Shop|MUG|opening|50|2.50|USD"),
    Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
    Cases: rows(
      CASES,
      `C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-14|${units}|${money(units, 5)}`,
      `C2|FBA1|TEA|inbound-missing|${status}|2026-10-12|2026-10-15|${units}|${money(units, 4.5)}`,
    ),
    Paid: paidRows(isHere, "C1||Lost_Inbound", units),
  })).map(
    ({ status: now, cash, granted, gainOrLoss, booked, said }) => `${now} ${[cash, granted, gainOrLoss, booked].join(" ")}${said.length === 0 ? "" : ", said"}`,
  );
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
