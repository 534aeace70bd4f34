/** Whatever is written beside whichever lines, in any order: two runs later all of it is still there, and the second changes nothing. */
import fc from "fast-check";
import type { Row } from "../../../src/core/sources/grid";
import type { Scenario } from "../engine/scenario";
import { planOf, rowsOfPlan } from "./rows-of-plan";

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const tables = (ids: readonly string[]): Scenario["tables"] => ({
  Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
  Shipments: [
    SHIPMENTS,
    "FBA0|TEA|9|9|9|2026-08-20|2026-09-01|2026-09-20|CLOSED",
    ...ids.map((id, at) => `${id}|TEA|100|100|${90 + at}|2026-08-20|2026-09-01|2026-09-20|CLOSED`),
  ].join("\n"),
});

const id = fc.constantFrom("FBA1", "FBA2", "FBA3", "FBA4");
const text = fc.oneof(fc.constantFrom(null, "=1+1", "你好", "x".repeat(300), "Amazon", "nobody"), fc.integer({ min: 1, max: 99_999 }));
const review = fc.tuple(id, text, text, text, text).map(([shipment, ...cells]): Row => [shipment, "TEA", ...cells]);

const writtenOn = (rows: readonly Row[]): readonly string[] => {
  const header = rows.findIndex((row) => row.includes("Signed off"));
  const at = ["Shipment", "Case ID", "Verdict", "Note", "Signed off"].map((heading) => rows[header]?.indexOf(heading) ?? -1);
  const cells = rows
    .slice(header + 1)
    .map((row) => at.map((position) => row[position] ?? null))
    .filter(([shipment, ...rest]) => shipment !== "Shipment" && rest.some((cell) => cell !== null));
  return [...new Set(cells.map((row) => row.map((cell) => (cell === null ? "" : String(cell))).join("|")))].sort();
};

test("every word survives two runs, whatever lines come and go, and what nobody touched is written the same again", () => {
  fc.assert(
    fc.property(fc.array(review, { maxLength: 8 }), fc.uniqueArray(id), fc.uniqueArray(id), (reviews, now, later) => {
      const typed: readonly Row[] = [["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"], ...reviews];
      const first = rowsOfPlan(planOf("shipment-variances", { tables: tables(now), ours: { "shipment-variances": typed } }));
      const second = rowsOfPlan(planOf("shipment-variances", { tables: tables(later), ours: { "shipment-variances": first } }));
      const third = rowsOfPlan(planOf("shipment-variances", { tables: tables(later), ours: { "shipment-variances": second } }));
      expect(writtenOn(first)).toEqual(writtenOn(typed));
      expect(writtenOn(second)).toEqual(writtenOn(typed));
      // Reasons quote the row in which a case ID was found, and rows move when notes find their lines.
      const withoutRows = (rows: readonly Row[]): unknown => JSON.parse(JSON.stringify(rows).replaceAll(/variances row \d+/g, "variances"));
      expect(withoutRows(third)).toEqual(withoutRows(second));
    }),
    { numRuns: 30 },
  );
});
