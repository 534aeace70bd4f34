/** The register after a run equals the register: every cell of every row, in its order, however odd. */
import fc from "fast-check";
import type { Cell, Row } from "../../../src/core/sources/grid";
import { planOf, rowsOfPlan, tableRows } from "./rows-of-plan";

const HEADINGS = ["Case ID", "Shipment ID", "SKU", "Kind", "Status", "Opened", "Closed", "Units", "Amount", "Note"] as const;
const TABLES = {
  Shipments: "Shipment ID|SKU|Dispatched|Received|Ship Date|Status\nFBA1|TEA|100|96|2026-08-20|CLOSED",
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
};
const text = fc.constantFrom(null, "C-1", "FBA1", "TEA", "open", "denied", "whatever", "=1+1", "Total");
const figure = fc.oneof(fc.constantFrom(null, "four"), fc.integer({ min: 0, max: 60_000 }));
const row = fc.tuple(text, text, text, text, text, figure, figure, figure, figure, text);

test("two runs write back every row of the user's as it was", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const typed = rows.filter((cells) => cells.some((cell) => cell !== null)) as readonly (readonly Cell[])[];
      const run = (cases: readonly Row[]): readonly Row[] => rowsOfPlan(planOf("cases", { tables: TABLES, ours: { cases } }));
      const cellsOf = (cases: readonly Row[]): readonly Row[] =>
        tableRows(planOf("cases", { tables: TABLES, ours: { cases } }), "_cases").map((one) => HEADINGS.map((heading) => one[heading] ?? null));
      const first = run([[...HEADINGS, "Kept in"], ...typed.map((cells) => [...cells, null])]);
      expect(cellsOf(first).filter((cells) => cells.some((cell) => cell !== null))).toEqual(typed);
      expect(run(first)).toEqual(first);
    }),
    { numRuns: 40 },
  );
});

test("where drafts are asked for, they stand below the user's rows, and the next run adds none", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const typed = rows.filter((cells) => cells.some((cell) => cell !== null)) as readonly (readonly Cell[])[];
      const run = (cases: readonly Row[]): ReturnType<typeof planOf> => planOf("cases", { tables: TABLES, ours: { cases }, settings: { proposeCases: true } });
      const yours = (plan: ReturnType<typeof planOf>): readonly Row[] =>
        tableRows(plan, "_cases")
          .map((one) => HEADINGS.map((heading) => one[heading] ?? null))
          .filter((cells) => cells.some((cell) => cell !== null));
      const first = run([[...HEADINGS, "Kept in"], ...typed.map((cells) => [...cells, null])]);
      expect(yours(first).slice(0, typed.length)).toEqual(typed);
      expect(yours(run(rowsOfPlan(first)))).toEqual(yours(first));
    }),
    { numRuns: 40 },
  );
});
