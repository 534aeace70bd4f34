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
