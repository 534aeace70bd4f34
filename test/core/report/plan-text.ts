/** A sheet plan as text that a reviewer can read in a diff: cells, formulas with their values, and who wears which style. */
import { isoOf } from "../../../src/core/domain/day";
import { addressOf } from "../../../src/core/report/addresses";
import type { Area, PlannedCell, SheetPlan } from "../../../src/core/report/sheet-plan";

export function textOfPlan(plan: SheetPlan): string {
  return [
    `sheet ${plan.name} (${plan.id}), tab ${plan.tabColor}, frozen ${plan.frozen.rows} rows ${plan.frozen.columns} columns`,
    ...plan.cells.map((row, index) => `${String(index + 1).padStart(3)} ${row.map(textOfCell).join(" | ")}`.replace(/[ |]+$/, "")),
    ...plan.tables.map(({ name, area }) => `table ${name} ${textOfArea(area)}`),
    ...plan.paint.map(({ style, areas }) => `paint ${style} ${areas.map(textOfArea).join(" ")}`),
    ...Object.entries(plan.anchors).map(([key, area]) => `anchor ${key} ${textOfArea(area)}`),
    "",
  ].join("\n");
}

function textOfCell(cell: PlannedCell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  return "day" in cell ? isoOf(cell.day) : `${cell.formula} -> ${cell.value}`;
}

function textOfArea({ row, column, rows, columns }: Area): string {
  const first = addressOf({ row, column });
  return rows === 1 && columns === 1 ? first : `${first}:${addressOf({ row: row + rows - 1, column: column + columns - 1 })}`;
}
