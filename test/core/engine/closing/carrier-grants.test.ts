/** What carriers granted and closed months booked: 8 units that a carrier lost, granted with 10.00 in September and not paid. Today is 5 November 2026. */
import { closedMonths, reconciled } from "../scenario";
import { CASES, LEDGER, PAID, SHIPMENTS } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const GRANT = "CA1|FBA1|SOAP|carrier-loss|reimbursed|2026-09-20|2026-09-25|8|10.00";
const tables = (ledger: readonly string[], cases: readonly string[]): Readonly<Record<string, string>> => ({
  Shipments: rows(SHIPMENTS, "FBA1|SOAP|X1|100|100|92|92|2026-08-10|2026-08-20|2026-09-10|CLOSED|"),
  Costs: "SKU|Unit Cost|Currency\nSOAP|1.50|USD",
  Ledger: rows(LEDGER, ...ledger),
  Cases: rows(CASES, "C9||SOAP|penalty|open|2026-09-01|||", ...cases),
  Paid: rows(PAID),
});
const SEPTEMBER = ["09/01/2026|X1|SOAP|SELLABLE|0|92|0|0|0|0|0|0|0|0|0|92|US"];
const OCTOBER = ["10/05/2026|X1|SOAP|SELLABLE|92|0|-2|0|0|0|0|0|0|0|0|90|US"];
/** What the journal of October books on the accounts of claims, by account. */
const claimsOf = (cases: readonly string[], change: (note: string) => string = (note) => note): readonly string[] => {
  const september = closedMonths({ period: "2026-09", today: "2026-10-05", tables: tables(SEPTEMBER, [GRANT]) }, (line) => ({
    ...line,
    moved: line.moved.map(change),
  }));
  const { journal } = reconciled({ period: "2026-10", tables: tables(OCTOBER, cases), ours: { "closed-months": september } });
  return journal.filter(({ memo }) => memo.includes("CA1")).map(({ account, debit, credit, memo }) => `${account} ${debit - credit} | ${memo}`);
};
/** As it was noted before carriers had an account of their own. */
const asBefore = (note: string): string => note.replace(/^(&.*):8:carrier$/, "$1");

test("a grant that stays is booked once", () => {
  expect(claimsOf([GRANT])).toEqual([]);
});

test("one that was denied, or is gone from the register, is taken back from the account of the carriers", () => {
  const back = ["compensation-income 1000 | Granted before, and not any more: case CA1", "carrier-claims -1000 | Granted before, and not any more: case CA1"];
  expect(claimsOf([GRANT.replace("reimbursed", "denied")])).toEqual(back);
  expect(claimsOf([])).toEqual(back);
});

test("one that a month had booked among the claims on Amazon moves to the carriers in the first open month", () => {
  const moved = ["carrier-claims 1000", "claims-receivable -1000"].map(
    (line) => `${line} | Granted by a carrier, and booked as a claim on Amazon before: case CA1`,
  );
  expect(claimsOf([GRANT], asBefore)).toEqual(moved);
  // What is denied after that is taken back where it stands by then.
  expect(claimsOf([GRANT.replace("reimbursed", "denied")], asBefore).filter((line) => !moved.includes(line))).toEqual([
    "compensation-income 1000 | Granted before, and not any more: case CA1",
    "carrier-claims -1000 | Granted before, and not any more: case CA1",
  ]);
});
