/**
 * Planned cells to what is written into `formulas`, where Excel takes text as if it were typed. An apostrophe in front keeps text
 * text and is not part of it; in cells formatted as text only a text that itself begins with an apostrophe needs one. null leaves a
 * cell of the new sheet empty.
 */
import { serialOfDay, type DateSystem } from "../core/domain/day";
import type { PlannedCell } from "../core/report/sheet-plan";
import { renameSheetsIn, type Renaming } from "./formula-names";

export type Entry = string | number | boolean | null;

export function entryOf(
  cell: PlannedCell,
  { isText, dateSystem, names }: { readonly isText: boolean; readonly dateSystem: DateSystem; readonly names: Renaming },
): Entry {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return isText && !cell.startsWith("'") ? cell : `'${cell}`;
  if (typeof cell !== "object") return cell;
  if ("day" in cell) return serialOfDay(cell.day, dateSystem);
  return renameSheetsIn(cell.formula.startsWith("=") ? cell.formula : `=${cell.formula}`, names);
}

export function isFormulaCell(cell: PlannedCell | undefined): boolean {
  return typeof cell === "object" && cell !== null && "formula" in cell;
}
