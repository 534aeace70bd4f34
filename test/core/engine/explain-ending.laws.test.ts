/** What explains an ending adds up to it in every part of the cost, also in books that open on closed months and have rows that came late into them. */
import fc from "fast-check";
import { addCost, NO_COST, sumCosts, type Cost } from "../../../src/core/domain/cost";
import { VALUATION_METHODS, type ValuationMethod } from "../../../src/core/domain/settings";
import { openExplanations, type Explanation } from "../../../src/core/engine/explain-ending";
import { books, desk, type Books, type Habit } from "./closing/monthly-books";
import { closedMonths, workedOut } from "./scenario";

const METHODS = (Object.keys(VALUATION_METHODS) as ValuationMethod[]).filter((method) => method !== "standard");

type Stock = { readonly units: number; readonly cost: Cost };
const sum = (parts: readonly Stock[]): Stock =>
  parts.reduce<Stock>((all, { units, cost }) => ({ units: all.units + units, cost: addCost(all.cost, cost) }), { units: 0, cost: NO_COST });
const inputsOf = ({ opening, entries, valueOnly, exits }: Explanation): readonly Explanation["opening"][] => [opening, ...entries, ...valueOnly, ...exits];

/** September closed without its freight, and without one of its purchases; October with both, as they come late. */
function lateBooks(kept: Books, habit: Habit | null, method: ValuationMethod): ReturnType<typeof workedOut> {
  const { freight: _, ...before } = desk(kept, 9, null);
  const [header = "", first = "", ...others] = (before["movements"] ?? "").split("\n");
  const closed = { tables: { ...before, movements: [header, ...others].join("\n") }, period: "2026-09", today: "2026-12-20", settings: { method } };
  const now = desk(kept, 10, habit);
  const tables = habit === null ? now : { ...now, movements: `${now["movements"] ?? header}\n${first}` };
  return workedOut({ tables, period: "2026-10", today: "2026-12-20", settings: { method }, ours: { "closed-months": closedMonths(closed) } });
}

describe.each(METHODS)("by %s, in a month after a closing into which rows came late", (method) => {
  test.each([
    ["all rows are brought", null],
    ["the ledger begins after it", { ledger: false, freight: true, shipments: true }],
    ["the books begin after it", { ledger: false, freight: true, shipments: false }],
  ] as const)("parts add up to the ending, shipments to each part, and layers to the ending, where %s", (_, habit) => {
    let revalued = 0;
    fc.assert(
      fc.property(books, (kept) => {
        const worked = lateBooks(kept, habit, method);
        const explain = openExplanations(worked);
        const closedMonth = worked.closed;
        for (const line of worked.reconciliation.rollforward) {
          const why = explain(line);
          if (why === null || line.cost === null) continue;
          const inputs = inputsOf(why);
          expect([line.location, line.sku, sum(inputs)]).toEqual([line.location, line.sku, { units: line.ending.quantity, cost: line.cost }]);
          for (const { units, cost, shipments } of inputs) if (shipments !== undefined) expect(sum(shipments)).toEqual({ units, cost });
          if (why.layers !== null && line.ending.quantity >= 0) expect(sumCosts(why.layers.map(({ cost }) => cost))).toEqual(line.cost);
          const late = new Set(closedMonth?.late.map(({ row, source }) => `${source.label} ${row}`));
          expect(why.opening.rows.filter(({ row, source }) => late.has(`${source.label} ${row}`))).toEqual([]);
          for (const { type, rows } of why.valueOnly) {
            if (type !== "revaluation") continue;
            revalued += 1;
            expect(rows).not.toEqual([]);
          }
        }
      }),
      { numRuns: 8 },
    );
    expect(revalued).toBeGreaterThan(0);
  });
});
