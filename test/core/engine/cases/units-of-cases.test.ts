/** FBA1 lacks 4 of 100 TEA, which cost 2.50: what each row of the register is for, and what it is worth. Units, book value and claim of a row are of the same units. */
import { reconciled } from "../scenario";
import { CASES, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const GRANTED = "C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-20";
const ASKED = "C2|FBA1|TEA|inbound-missing|open|2026-10-22||";
const R1 = "2026-10-28|R1|C1||Lost_Inbound|TEA|X1|USD|9.00|3|0|3";

/** Per case: units claimed, book value, expected claim; then what is claimed, and what is said of cases for the same units. */
function told(cases: readonly string[], ...paid: readonly string[]): readonly string[] {
  const {
    cases: followed,
    claims,
    issues,
  } = reconciled({
    period: "2026-10",
    today: "2026-11-01",
    tables: {
      Shipments: rows(SHIPMENTS, "FBA1|TEA|X1|100|100|100|96|2026-08-20|2026-08-25|2026-10-10|CLOSED|"),
      Own: rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency", "2026-08-01|Shop|MUG|opening|50|1.00|USD", "2026-10-04|Shop|MUG|sale|1||"),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
      Cases: rows(CASES, ...cases),
      Paid: rows(PAID, "2026-10-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0", ...paid),
    },
  });
  return [
    ...followed.map(({ caseId, unitsClaimed, bookValue, expectedClaim }) => `${caseId}: ${unitsClaimed}, ${bookValue ?? ""}, ${expectedClaim ?? ""}`),
    ...claims.map(({ units, bookValue, expectedClaim }) => `claim: ${units}, ${bookValue ?? ""}, ${expectedClaim ?? ""}`),
    ...issues.flatMap(({ code }) => (code === "cases-overlap" || code === "grant-overtaken" ? [code] : [])),
  ];
}

test("what was granted is expected at its Amount, in Cases as in Claims", () => {
  expect(told([`${GRANTED}|4|12.00`])).toEqual(["C1: 4, 1000, 1200", "claim: 4, 1000, 1200"]);
  expect(told([`${GRANTED}|4|`])).toEqual(["C1: 4, 1000, 1000", "claim: 4, 1000, 1000"]);
});

test("of a grant that was paid in part the row shows all of it, and the claim what is left", () => {
  // 9.00 of 12.00 came for 3 of 4.
  expect(told([`${GRANTED}|4|12.00`], R1)).toEqual(["C1: 4, 1000, 1200", "claim: 1, 250, 300"]);
});

test("an open case has nothing of what another was granted", () => {
  expect(told([`${GRANTED}|4|12.00`, `${ASKED}4|`])).toEqual(["C1: 4, 1000, 1200", "C2: 0, 0, 0", "claim: 4, 1000, 1200", "cases-overlap"]);
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}4|`])).toEqual([
    "C1: 3, 750, 900",
    "C2: 1, 250, 250",
    "claim: 3, 750, 900",
    "claim: 1, 250, 250",
    "cases-overlap",
  ]);
});

test("an open case has nothing of what another was paid for", () => {
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}4|`], R1)).toEqual(["C1: 3, 750, 750", "C2: 1, 250, 250", "claim: 1, 250, 250", "cases-overlap"]);
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}3|`], R1)).toEqual(["C1: 3, 750, 750", "C2: 1, 250, 250", "claim: 1, 250, 250", "cases-overlap"]);
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}1|`], R1)).toEqual(["C1: 3, 750, 750", "C2: 1, 250, 250", "claim: 1, 250, 250"]);
});

test("an open case has nothing of what was paid for before it was opened, though no case is named", () => {
  const before = "2026-10-14|R1|||Lost_Inbound|TEA|X1|USD|10.00|4|0|4";
  expect(told([`${ASKED}4|`], before)).toEqual(["C2: 0, 0, 0"]);
});

test("units enough for both are said of neither", () => {
  const both = ["C1: 3, 750, 900", "C2: 1, 250, 250", "claim: 3, 750, 900", "claim: 1, 250, 250"];
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}1|`])).toEqual(both);
  expect(told([`${GRANTED}|3|9.00`, `${ASKED}|`])).toEqual(both);
});

test("who asks about the compensation speaks of the units that were granted", () => {
  const asked = told([`${GRANTED}|4|12.00`, "C2|FBA1|TEA|unpaid-compensation|open|2026-10-22||4|12.00"]);
  expect(asked).toContain("C2: 4, 1000, 1200");
  expect(asked).not.toContain("cases-overlap");
});

test("a grant that states no units is for those that are left, and nothing of it was made good otherwise", () => {
  expect(told([`${GRANTED}|3|9.00`, "C2|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-21||2.50"], R1)).toEqual([
    "C1: 3, 750, 750",
    "C2: 1, 250, 250",
    "claim: 1, 250, 250",
  ]);
});

test("a grant that others were paid for in part is for the units that are left", () => {
  const other = "C2|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-21|3|7.50";
  expect(told([`${GRANTED}|3|9.00`, other], R1)).toEqual(["C1: 3, 750, 750", "C2: 1, 250, 250", "claim: 1, 250, 250", "grant-overtaken"]);
});
