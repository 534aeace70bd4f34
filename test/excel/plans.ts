/** Small plans to write in tests. */
import { dayOf } from "../../src/core/domain/day";
import type { PlannedCell, SheetPlan } from "../../src/core/report/sheet-plan";

export const ROLLFORWARD: SheetPlan = {
  id: "rollforward-2026-10",
  name: "Rollforward 2026-10",
  visibility: "visible",
  tabColor: "#0F6CBD",
  cells: [
    ["Inventory rollforward", null, null, null],
    ["SKU", "As of", "Units", "Value"],
    ["X1", { day: dayOf({ year: 2026, month: 10, day: 31 }) }, 95, 190.5],
    ["0012", { day: dayOf({ year: 2026, month: 10, day: 31 }) }, 5, 10],
    ["Total", null, { formula: "=SUM(C3:C4)", value: 100 }, { formula: "=SUM(D3:D4)", value: 200.5 }],
  ],
  columnWidths: [20, 12, 10, 12],
  frozen: { rows: 2, columns: 1 },
  headerRows: { row: 1, rows: 1 },
  paint: [
    { style: "title", areas: [{ row: 0, column: 0, rows: 1, columns: 1 }] },
    { style: "header", areas: [{ row: 1, column: 0, rows: 1, columns: 4 }] },
    { style: "text", areas: [{ row: 2, column: 0, rows: 2, columns: 1 }] },
    { style: "date", areas: [{ row: 2, column: 1, rows: 2, columns: 1 }] },
    { style: "quantity", areas: [{ row: 2, column: 2, rows: 3, columns: 1 }] },
    { style: "money-2", areas: [{ row: 2, column: 3, rows: 3, columns: 1 }] },
    { style: "total", areas: [{ row: 4, column: 0, rows: 1, columns: 4 }] },
    { style: "red", areas: [{ row: 3, column: 0, rows: 1, columns: 4 }] },
  ],
  tables: [{ name: "RollforwardLines", area: { row: 1, column: 0, rows: 3, columns: 4 } }],
  anchors: { "line X1": { row: 2, column: 2, rows: 1, columns: 1 } },
};

export const CHECKS: SheetPlan = {
  id: "checks",
  name: "Checks",
  visibility: "visible",
  tabColor: "#0E700E",
  cells: [
    ["Check", "Expected", "Found", "Link"],
    [
      "Units conserved",
      100,
      { formula: "='Rollforward 2026-10'!C5", value: 100 },
      { formula: '=HYPERLINK("#\'Rollforward 2026-10\'!C5","Open")', value: "Open" },
    ],
  ],
  columnWidths: [30, 10, 10, 10],
  frozen: { rows: 1, columns: 0 },
  paint: [],
  tables: [],
  anchors: {},
};

/** One sheet of a single column, from A1 down. */
export function columnPlan(cells: readonly PlannedCell[], style: "text" | null = null): SheetPlan {
  const area = { row: 0, column: 0, rows: cells.length, columns: 1 };
  return {
    id: "column",
    name: "Column",
    visibility: "visible",
    tabColor: "#0F6CBD",
    cells: cells.map((cell) => [cell]),
    columnWidths: [20],
    frozen: { rows: 0, columns: 0 },
    paint: style === null ? [] : [{ style, areas: [area] }],
    tables: [],
    anchors: {},
  };
}
