/**
 * What Amazon paid, took back whole and paid again, over three months that are closed one after another: the units are lost against the money, open again, and lost
 * again, each on its day, whatever the register says. Ten units at 4.00 were sent, seven came in September.
 */
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

type Month = "09" | "10" | "11";
const MONTHS: readonly Month[] = ["09", "10", "11"];
const DUE_ON: Readonly<Record<Month, string>> = { "09": "2026-10-05", "10": "2026-11-05", "11": "2026-12-05" };
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const paid = (day: string, id: string): string => `2026-${day}|${id}|C1||Lost_Inbound|TEA|X1|USD|15.00|3|0|3|`;
const back = (day: string, id: string, of: string): string => `2026-${day}|${id}|C1||Reimbursement_Reversal|TEA|X1|USD|-15.00|-3|0|-3|${of}`;

function tables(payments: readonly string[], register: readonly string[], month: Month): Scenario["tables"] {
  const isKnown = (row: string): boolean => row.slice(5, 7) <= month;
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|10|10|2026-08-20|2026-09-02|2026-09-10|CLOSED",
    Ledger: rows(
      LEDGER,
      ...[
        "2026-09-05|X1|TEA|SELLABLE|0|7|0|0|0|0|0|0|0|0|0|7|US",
        "2026-10-12|X1|TEA|SELLABLE|7|0|0|0|0|0|0|0|0|0|0|7|US",
        "2026-11-12|X1|TEA|SELLABLE|7|0|0|0|0|0|0|0|0|0|0|7|US",
      ].filter(isKnown),
    ),
    Detail: rows(DETAIL, "2026-09-05|X1|TEA|Receipts|FBA1|7|PHX6|SELLABLE||US||"),
    Cases: rows(CASES, ...register),
    Paid: rows(`${PAID}|original-reimbursement-id`, "2026-09-01|R0|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|", ...payments.filter(isKnown)),
  };
}

/** By month: what goods in transit did, what was lost of them in the journal, and what is said of losses. */
function story(payments: readonly string[], register: readonly string[]): readonly string[] {
  let ours: OurSheets = {};
  return MONTHS.map((month) => {
    const scenario: Scenario = { period: `2026-${month}`, today: DUE_ON[month], tables: tables(payments, register, month), ours };
    const { rollforward, journal, issues, controls } = reconciled(scenario);
    ours = { "closed-months": closedMonths(scenario) };
    expect(controls.filter(({ pass }) => !pass)).toEqual([]);
    const line = rollforward.find(({ location }) => location === "In transit");
    const lost = journal.reduce((sum, { account, debit, credit }) => (account === "lost-in-transit" ? sum + debit - credit : sum), 0);
    const said = issues.flatMap(({ code, message }) => (/^(loss|stock)-/.test(code) ? [`${code} ${message.split(":")[0] ?? ""}`] : []));
    const moved = `found ${line?.entries.found?.quantity ?? 0}, lost ${line?.exits.lost?.quantity ?? 0}, ${line?.ending.quantity ?? 0} left`;
    return [`${month}: ${moved}, ${(lost / 100).toFixed(2)}`, ...said].join(" | ");
  });
}

describe.each([
  ["an open case", ["C1|FBA1|TEA|inbound-missing|open|2026-09-15|||"]],
  ["a case that the register calls reimbursed", ["C1|FBA1|TEA|inbound-missing|reimbursed|2026-09-15|2026-09-20||15"]],
  ["no case", []],
])("what is taken back and paid again for %s", (_, register) => {
  test("over three months is lost, open, and lost on the day of each", () => {
    expect(story([paid("09-20", "R1"), back("10-12", "R2", "R1"), paid("11-10", "R3")], register)).toEqual([
      "09: found 0, lost 3, 0 left, 12.00",
      "10: found 3, lost 0, 3 left, -12.00 | loss-undone Paid row 4",
      "11: found 0, lost 3, 0 left, 12.00",
    ]);
  });

  test("within the month after it is both of it", () => {
    expect(story([paid("09-20", "R1"), back("10-12", "R2", "R1"), paid("10-20", "R3")], register)).toEqual([
      "09: found 0, lost 3, 0 left, 12.00",
      "10: found 3, lost 3, 0 left, 0.00 | loss-undone Paid row 4",
      "11: found 0, lost 0, 0 left, 0.00",
    ]);
  });

  test("within the month in which it was paid is lost once it is paid again", () => {
    expect(story([paid("09-20", "R1"), back("09-22", "R2", "R1"), paid("10-20", "R3")], register)).toEqual([
      "09: found 0, lost 0, 3 left, 0.00",
      "10: found 0, lost 3, 0 left, 12.00",
      "11: found 0, lost 0, 0 left, 0.00",
    ]);
    expect(story([paid("09-20", "R1"), back("09-22", "R2", "R1"), paid("09-24", "R3")], register)[0]).toBe("09: found 0, lost 3, 0 left, 12.00");
  });
});

test("what a grant had lost before it was paid is lost again once it is paid again", () => {
  const granted = ["C1|FBA1|TEA|inbound-missing|reimbursed|2026-09-15|2026-09-20||15"];
  expect(story([paid("10-02", "R1"), back("10-12", "R2", "R1"), paid("10-24", "R3")], granted)).toEqual([
    "09: found 0, lost 3, 0 left, 12.00",
    "10: found 3, lost 3, 0 left, 0.00 | loss-undone Paid row 4",
    "11: found 0, lost 0, 0 left, 0.00",
  ]);
});
