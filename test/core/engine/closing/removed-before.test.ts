/** Goods that left Amazon as a removal in a closed month and come home in a book of the next month alone. */
import { VALUATION_METHODS, type ValuationMethod } from "../../../../src/core/domain/settings";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, linesOf, reconciled, type OurSheets, type Scenario } from "../scenario";
import { LEDGER } from "../scenario-headers";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Reference|To Warehouse";
const COSTS = "SKU|Unit Cost|Currency\nTEA|50|USD";
const book = (ledger: readonly string[], own: readonly string[]): Scenario["tables"] => ({
  Own: [OWN, ...own].join("\n"),
  ...(ledger.length === 0 ? {} : { Ledger: [LEDGER, ...ledger].join("\n") }),
  Costs: COSTS,
});
/** Of ten units at 10.00 Amazon sends six home in September, of which one is there by the end of the month. Home has five at 20.00. */
const SEPTEMBER = {
  ledger: ["09/20/2026|X1|TEA|SELLABLE|10|0|0|0|-4|0|0|0|0|0|0|6|US", "09/21/2026|X1|TEA|SELLABLE|6|0|0|0|-2|0|0|0|0|0|0|4|US"],
  own: ["2026-09-01|FBA-US|TEA|opening|10|10.00|||", "2026-09-01|Home|TEA|opening|5|20.00|||", "2026-09-25|FBA-US|TEA|transfer|1|||R1|Home"],
};
const OCTOBER = { ledger: ["10/20/2026|X1|TEA|SELLABLE|4|0|-1|0|0|0|0|0|0|0|0|3|US"], own: ["2026-10-05|FBA-US|TEA|transfer|5|||R1|Home"] };
const closing = (method: ValuationMethod): OurSheets => ({
  "closed-months": closedMonths({ tables: book(SEPTEMBER.ledger, SEPTEMBER.own), period: "2026-09", settings: { method } }),
});
const october = (method: ValuationMethod, tables: Scenario["tables"]): Reconciliation =>
  reconciled({ tables, period: "2026-10", settings: { method }, ours: closing(method) });
const said = ({ issues }: Reconciliation): readonly string[] => issues.map(({ code }) => code);

describe.each(METHODS)("by %s", (method) => {
  const HOME = "Home TEA: 6 @ 110.00 | transfer-in 5 @ 50.00 | 11 @ 160.00";

  test.each([
    ["a book of the month alone", book(OCTOBER.ledger, OCTOBER.own)],
    ["movements that run on beside a ledger of the month", book(OCTOBER.ledger, [...SEPTEMBER.own, ...OCTOBER.own])],
    ["a month in which nothing moves at Amazon", book([], OCTOBER.own)],
  ])("what was still away comes home at what it left with: %s", (_, tables) => {
    const found = october(method, tables);
    expect(linesOf(found)).toContain(HOME);
    expect(said(found)).not.toContain("removal-unknown");
    expect(found.controls.filter(({ pass }) => !pass)).toEqual([]);
  });

  test("what no removal is left for costs what a unit was closed with where it came from, and an issue says so", () => {
    // Five were away at 10.00, so that six were more than that: the sixth costs what they did. Two that come later have no removal left.
    const own = ["2026-10-05|FBA-US|TEA|transfer|6|||R1|Home", "2026-10-07|FBA-US|TEA|transfer|2|||R7|Home"];
    const found = october(method, book(OCTOBER.ledger, own));
    expect(linesOf(found)).toContain("Home TEA: 6 @ 110.00 | transfer-in 8 @ 80.00 | 14 @ 190.00");
    expect(said(found)).toContain("removal-unknown");
  });

  test("what is away is closed with each month until it is home, also where nothing is left at Amazon", () => {
    const gone = ["10/20/2026|X1|TEA|SELLABLE|4|0|-4|0|0|0|0|0|0|0|0|0|US"];
    const two = { "closed-months": closedMonths({ tables: book(gone, []), period: "2026-10", settings: { method }, ours: closing(method) }) };
    const three = {
      "closed-months": closedMonths({ tables: book([], ["2026-11-02|Home|TEA|sale|1||||"]), period: "2026-11", settings: { method }, ours: two }),
    };
    const tables = book([], ["2026-12-05|FBA-US|TEA|transfer|5|||R1|Home"]);
    const found = reconciled({ tables, period: "2026-12", today: "2027-01-05", settings: { method }, ours: three });
    expect(linesOf(found).filter((line) => line.startsWith("Home"))[0]).toContain("transfer-in 5 @ 50.00");
  });
});

test.each(METHODS)("by %s, a late bill's share of goods that come home later is no cost of sales: it is booked as their removal was", (method) => {
  // Ten at 10.00 were sent in September and four of them removed again. A bill of 10.00 comes in October: six at Amazon bear 6.00, four come home at 11.00 each.
  const september = {
    Own: [OWN, "2026-09-01|Home|TEA|purchase|10|10.00||P1|", "2026-09-05|Home|TEA|transfer|10|||FBA15TEA01|FBA-US"].join("\n"),
    Ledger: [LEDGER, "09/10/2026|X1|TEA|SELLABLE|0|10|0|0|0|0|0|0|0|0|0|10|US", "09/20/2026|X1|TEA|SELLABLE|10|0|0|0|-4|0|0|0|0|0|0|6|US"].join("\n"),
  };
  const ours = { "closed-months": closedMonths({ tables: september, period: "2026-09", settings: { method } }) };
  const tables = {
    Own: `${september.Own}\n2026-10-05|FBA-US|TEA|transfer|4|||R1|Home`,
    Ledger: `${september.Ledger}\n10/20/2026|X1|TEA|SELLABLE|6|0|-1|0|0|0|0|0|0|0|0|5|US`,
    Bills: "Shipment ID|Amount|Currency|Part|Basis\nFBA15TEA01|10.00|USD|freight|quantity",
  };
  const { journal, rollforward } = reconciled({ tables, period: "2026-10", settings: { method }, ours });
  const net = (account: string): number => journal.reduce((sum, entry) => (entry.account === account ? sum + entry.debit - entry.credit : sum), 0);
  expect(rollforward.map(({ location, ending }) => [location, ending.quantity, ending.value])).toEqual([
    ["FBA-US", 5, 5500],
    ["Home", 4, 4400],
  ]);
  expect([net("removals"), net("cost-of-sales"), net("landed-cost")]).toEqual([400 - 4400, 1100, -1000]);
});
