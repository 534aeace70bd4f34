/** A sheet as the next run finds it: the values of its cells, dates as serial numbers. */
import { serialOfDay } from "../../../src/core/domain/day";
import { buildReport } from "../../../src/core/report/build-report";
import { layOut } from "../../../src/core/report/lay-out";
import type { PlannedCell, SheetPlan } from "../../../src/core/report/sheet-plan";
import type { Cell, Row } from "../../../src/core/sources/grid";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";

export function rowsOfPlan({ cells }: SheetPlan): readonly Row[] {
  return cells.map((row) => row.map(valueOf));
}

function valueOf(cell: PlannedCell): Cell {
  if (typeof cell !== "object" || cell === null) return cell;
  return "day" in cell ? serialOfDay(cell.day, 1900) : cell.value;
}

export function planOf(id: string, scenario: Scenario): SheetPlan {
  const plan = layOut(buildReport(reconciled(scenario), inputOf(scenario).facts)).find((one) => one.id === id);
  if (plan === undefined) throw new Error(`no sheet ${id}`);
  return plan;
}

/** The rows of an Excel Table, by its header; `name` is the end of the table's name. */
export function tableRows(plan: SheetPlan, name: string): readonly Readonly<Record<string, Cell>>[] {
  const table = plan.tables.find((one) => one.name.endsWith(name));
  if (table === undefined) return [];
  const { row, column, rows, columns } = table.area;
  const [header = [], ...body] = rowsOfPlan(plan)
    .slice(row, row + rows)
    .map((cells) => cells.slice(column, column + columns));
  return body.map((cells) => Object.fromEntries(header.map((heading, at) => [String(heading), cells[at] ?? null])));
}
