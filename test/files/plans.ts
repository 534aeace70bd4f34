/** Small planned sheets for tests of the writer. */
import type { PlannedCell, SheetPlan } from "../../src/core/report/sheet-plan";

export function planOf(cells: readonly (readonly PlannedCell[])[], more: Partial<SheetPlan> = {}): SheetPlan {
  const width = cells[0]?.length ?? 0;
  return {
    id: "checks",
    name: "Checks",
    visibility: "visible",
    tabColor: "#0F6CBD",
    cells,
    columnWidths: Array.from({ length: width }, () => 12),
    frozen: { rows: 0, columns: 0 },
    paint: [],
    tables: [],
    anchors: {},
    ...more,
  };
}
