/** Cases about a compensation that was granted for what FBA1 lacks and not paid: 4 of 100 TEA, which cost 4.00 each. October 2026, looked at on 5 November. */
import { textOfMoney, type CurrencyCode, type Minor } from "../../../../src/core/domain/money";
import { reconciled } from "../scenario";
import { CASES, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const money = (amount: Minor | null, { currency }: { readonly currency: CurrencyCode }): string =>
  amount === null ? "unknown" : textOfMoney(amount, currency);
const paid = (id: string, { units, amount, caseId }: { readonly units: number; readonly amount: string; readonly caseId: string }): string =>
  `2026-10-20|${id}|${caseId}||Lost_Inbound|TEA|X1|USD|${amount}|${units}|0|${units}`;

/** Of each case its claim, what its goods are worth, its gain, and what is said of it; of each claim its case and what it asks for; what was booked as lost. */
function told(cases: readonly string[], payments: readonly string[] = []): readonly string[] {
  const result = reconciled({
    period: "2026-10",
    tables: {
      Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
      Ledger: rows(LEDGER, "10/01/2026|X2|MUG|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|5|US", "10/31/2026|X2|MUG|SELLABLE|5|0|-1|0|0|0|0|0|0|0|0|4|US"),
      Shipments: rows(SHIPMENTS, "FBA1|TEA|X1||100|100|96|2026-07-20|2026-07-25|2026-09-20|CLOSED|"),
      Cases: rows(CASES, ...cases),
      Paid: rows(PAID, "2026-10-01|R0|C0||GeneralAdjustment|MUG|X2|USD|1.00|0|0|0", ...payments),
    },
  });
  return [
    ...result.cases.map((one) =>
      [
        `${one.caseId} ${one.status}: claims ${money(one.expectedClaim, one)}, worth ${money(one.bookValue, one)}, gain ${money(one.gainOrLoss, one)}`,
        ...one.because.filter((text) => text.includes("less")),
      ].join("; "),
    ),
    ...result.claims.map((one) => `to claim: ${one.caseId ?? "nobody"} ${one.units} for ${money(one.expectedClaim, one)}`),
    ...result.journal.filter(({ account, debit }) => account === "lost-in-transit" && debit > 0).map((one) => `lost: ${money(one.debit, one)}`),
  ];
}

test("refused, the goods are gone: the case has lost what the journal books", () => {
  expect(told(["C7|FBA1|TEA|unpaid-compensation|denied|2026-10-02|2026-10-12|4|20.00"])).toEqual([
    "C7 denied: claims 20.00, worth 16.00, gain -16.00",
    "lost: 16.00",
  ]);
});

test("paid, it gained what the money is beyond the goods", () => {
  expect(told(["C7|FBA1|TEA|unpaid-compensation|open|2026-10-02||4|20.00"], [paid("R1", { units: 4, amount: "20.00", caseId: "C7" })])).toEqual([
    "C7 reimbursed: claims 20.00, worth 16.00, gain 4.00",
    "lost: 16.00",
  ]);
});

test("while it is open the sum that was granted is claimed, among the claims as in the register", () => {
  expect(told(["C7|FBA1|TEA|unpaid-compensation|open|2026-10-02||4|20.00"])).toEqual([
    "C7 open: claims 20.00, worth 16.00, gain 0.00",
    "to claim: C7 4 for 20.00",
  ]);
  expect(told(["C7|FBA1|TEA|unpaid-compensation|open|2026-10-02||4|"])).toEqual(["C7 open: claims 16.00, worth 16.00, gain 0.00", "to claim: C7 4 for 16.00"]);
});

test("of a grant that is paid by halves under two cases each has its half, and nothing is missed", () => {
  const cases = ["C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-02|2026-10-12|4|20.00", "C7|FBA1|TEA|unpaid-compensation|open|2026-10-15||2|10.00"];
  const halves = [paid("R1", { units: 2, amount: "10.00", caseId: "C1" }), paid("R2", { units: 2, amount: "10.00", caseId: "C7" })];
  expect(told(cases, halves)).toEqual([
    "C1 reimbursed: claims 16.00, worth 16.00, gain 2.00",
    "C7 reimbursed: claims 10.00, worth 8.00, gain 2.00",
    "lost: 16.00",
  ]);
});

test("beside a grant that still stands, the goods are lost by the grant alone", () => {
  const cases = (status: string): readonly string[] => [
    "C1|FBA1|TEA|inbound-missing|reimbursed|2026-10-02|2026-10-12|4|20.00",
    `C7|FBA1|TEA|unpaid-compensation|${status}|4|20.00`,
  ];
  expect(told(cases("denied|2026-10-15|2026-10-25")).filter((text) => !text.startsWith("to claim"))).toEqual([
    "C1 reimbursed: claims 20.00, worth 16.00, gain 4.00",
    "C7 denied: claims 20.00, worth 16.00, gain 0.00",
    "lost: 16.00",
  ]);
});
