/** The register after a run equals the register: every cell of every row, in its order, however odd. */
import fc from "fast-check";
import type { Cell, Row } from "../../../src/core/sources/grid";
import { reconciled, type Scenario } from "../engine/scenario";
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

const MINE = { ...TABLES, Mine: "Case ID|Shipment ID|SKU|Status|Opened|Units|Amount|Note\nC-5|FBA1|TEA|open|2026-10-12|4|12.50|asked" };
const BESIDE: Readonly<Record<string, readonly Row[]>> = {
  "shipment-variances": [
    ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
    ["FBA1", "TEA", "C-7", null, null, null],
  ],
};
const typing = fc.record({
  of: fc.constantFrom("C-5", "C-7"),
  column: fc.nat({ max: HEADINGS.length - 1 }),
  cell: fc.oneof(fc.constantFrom("written off", "C-1", "FBA2", "whatever", "=1+1", "a | b"), fc.integer({ min: 1, max: 60_000 })),
});

test("whatever is typed into any of the ten columns, of a row made of a case ID or one that shows a case of another table: two runs later it stands there, or below with an issue", () => {
  fc.assert(
    fc.property(fc.array(typing, { minLength: 1, maxLength: 4 }), (words) => {
      const scenario = (cases?: readonly Row[]): Scenario => ({ tables: MINE, ours: { ...BESIDE, ...(cases === undefined ? {} : { cases }) } });
      const run = (cases?: readonly Row[]): readonly Row[] => rowsOfPlan(planOf("cases", scenario(cases)));
      const typed = words.reduce((rows, { of, column, cell }) => {
        const at = rows.findIndex((row) => row[0] === of);
        return rows.map((row, index) => (index === at ? row.map((one, position) => (position === column ? cell : one)) : row));
      }, run());
      const later = scenario(run(typed));
      const stands = run(run(typed)).map((row) => row.slice(0, HEADINGS.length).map(String));
      const header = typed.findIndex((row) => row[0] === "Case ID");
      const kept = typed.slice(header + 1).filter((row) => row[1] !== null && row[1] !== undefined);
      for (const row of kept) expect(stands).toContainEqual(row.slice(0, HEADINGS.length).map(String));
      const below = stands.filter((row) => row.includes("Case ID")).length > 1;
      expect(reconciled(later).issues.some(({ code }) => code === "case-typed-elsewhere")).toBe(below);
      expect(reconciled(later).cases.filter(({ caseId }) => caseId === "C-5").length).toBe(1);
    }),
    { numRuns: 15 },
  );
});
