/** Fees for problems with shipments that a closed month was told of, in a month that brings its own reports alone. */
import { textOfMoney } from "../../../../src/core/domain/money";
import { titleOfDay } from "../../../../src/core/domain/day";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const fees = (...lines: readonly string[]): string =>
  rows("issue-reported-date|fba-shipment-id|sku|fnsku|problem-type|problem-quantity|fee-total|currency|alert-status", ...lines);
const own = (...lines: readonly string[]): string => rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference", ...lines);

type Tables = Scenario["tables"];
const FIXED = {
  Costs: "SKU|Unit Cost|Currency\nTEA|2.50|USD",
  Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|penalty|0|60|reported",
};
const SEPTEMBER = { Fees: fees("2026-09-15|FBA4|TEA|X1|Missing Label|2|15.00|USD|Active", "2026-09-15|FBA4|TEA|X1|Overweight|1||USD|Active") };
const CHARGED = "penalty FBA4 TEA X1 claims 15.00 until 14 Nov 2026";

function claimsAfter(september: Tables, october: Tables, change?: Parameters<typeof closedMonths>[1]): readonly string[] {
  const first = { ...FIXED, Own: own("2026-09-01|Shop|TEA|opening|50|2.50|USD|"), ...september };
  const closed = closedMonths({ period: "2026-09", today: "2026-10-05", tables: first }, change);
  const tables = { ...FIXED, Own: own("2026-10-03|Shop|TEA|sale|1|||"), ...october };
  const found = reconciled({ period: "2026-10", today: "2026-11-05", tables, ours: { "closed-months": closed } });
  return found.claims.map(
    ({ type, reference, sku, fnsku, expectedClaim, currency, claimUntil, caseId }) =>
      `${type} ${reference} ${sku} ${fnsku ?? ""} claims ${expectedClaim === null ? "?" : textOfMoney(expectedClaim, currency)} until ${claimUntil === null ? "?" : titleOfDay(claimUntil)}${caseId === null ? "" : ` ${caseId}`}`,
  );
}
const cases = (status: string, closed = "", amount = ""): Tables => ({ Cases: rows(CASES, `P1|FBA4|TEA|penalty|${status}|2026-10-01|${closed}||${amount}`) });

test("a fee of a closed month is claimed in its window though the next month brings no report of it, or one without rows", () => {
  expect(claimsAfter(SEPTEMBER, {})).toEqual([CHARGED]);
  expect(claimsAfter(SEPTEMBER, { Fees: fees() })).toEqual([CHARGED]);
});

test("it is what a case without an Amount claims, and gone once that was decided or paid", () => {
  expect(claimsAfter(SEPTEMBER, cases("open"))).toEqual([`${CHARGED} P1`]);
  expect(claimsAfter(SEPTEMBER, cases("denied", "2026-10-25"))).toEqual([]);
  const paid = (amount: string): Tables => ({ ...cases("open"), Paid: rows(PAID, `2026-10-20|R1|P1||Fee_Correction|TEA|X1|USD|${amount}|0|0|0`) });
  expect(claimsAfter(SEPTEMBER, paid("15.00"))).toEqual([]);
  expect(claimsAfter(SEPTEMBER, paid("6.00"))).toEqual(["penalty FBA4 TEA X1 claims 9.00 until 14 Nov 2026 P1"]);
});

test("it was decided in the closed month, and is claimed again where its case is open again", () => {
  const september = { ...SEPTEMBER, ...cases("denied", "2026-09-28") };
  expect(claimsAfter(september, cases("denied", "2026-09-28"))).toEqual([]);
  expect(claimsAfter(september, cases("open"))).toEqual([`${CHARGED} P1`]);
});

test("what a report here tells of a shipment's fees of a day stands for what the closed month has of them, and what it does not tell stays", () => {
  const again = (...lines: readonly string[]): readonly string[] => claimsAfter(SEPTEMBER, { Fees: fees(...lines) });
  expect(again("2026-09-15|FBA4|TEA|X1|Missing Label|2|15.00|USD|Resolved")).toEqual([CHARGED]);
  expect(again("2026-09-15|FBA4|TEA|X1|Missing Label|2|12.00|USD|Active")).toEqual(["penalty FBA4 TEA X1 claims 12.00 until 14 Nov 2026"]);
  expect(again("2026-10-02|FBA4|TEA|X1|Missing Label|1|3.00|USD|Active")).toEqual([CHARGED, "penalty FBA4 TEA X1 claims 3.00 until 1 Dec 2026"]);
});

test("a fee that the report of a later month tells as nothing is none, whatever the shipment's ID is written in", () => {
  const again = (line: string): readonly string[] => claimsAfter(SEPTEMBER, { Fees: fees(line) });
  expect(again("2026-09-15|FBA4|TEA|X1|Missing Label|2|0.00|USD|Resolved")).toEqual([]);
  expect(again("2026-09-15|FBA4|TEA|X1|Missing Label|2||USD|Resolved")).toEqual([]);
  expect(again("2026-09-15|fba4|TEA|X1|Missing Label|2|15.00|USD|Active")).toEqual([CHARGED.replace("FBA4", "fba4")]);
});

test("it is unknown in a month that was closed without it", () => {
  expect(claimsAfter(SEPTEMBER, {}, (line) => ({ ...line, moved: line.moved.filter((text) => !text.startsWith("[fee")) }))).toEqual([]);
});
