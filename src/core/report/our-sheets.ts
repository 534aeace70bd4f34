/**
 * How a sheet is known to be ours: a hidden name of the workbook, made from the plan's id, refers to its first cell. The name follows
 * the sheet when it is renamed or moved and does not come along when it is copied, so a copy belongs to the user.
 */
import { assert } from "../domain/assert";

const PREFIX = "Tieout.";
/** Sheets being built carry a number until they are put in place; a run that was cut off leaves them to the next one. */
const BUILDING = "Tieout.building.";

/** "rollforward-2026-10" -> "Tieout.rollforward_2026_10": names know no hyphen, so ids know no underscore. */
export function markOf(planId: string): string {
  assert(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(planId), "a plan's id is lower-case words and digits joined by hyphens", { planId });
  return PREFIX + planId.replaceAll("-", "_");
}

/** The plan's id, or null where the name marks no sheet of ours. Names are the same in any case. */
export function planIdOf(name: string): string | null {
  if (!name.toLowerCase().startsWith(PREFIX.toLowerCase())) return null;
  const id = name.slice(PREFIX.length).toLowerCase();
  return /^[a-z0-9]+(_[a-z0-9]+)*$/.test(id) ? id.replaceAll("_", "-") : null;
}

export function buildingMarkOf(number: number): string {
  return `${BUILDING}${number}`;
}

export function isBuildingMark(name: string): boolean {
  return name.toLowerCase().startsWith(BUILDING.toLowerCase());
}

/** Names of sheets and tables are the same in any case: the wanted one, or the first free "name (2)", "name (3)" that fits. */
export function freeName(
  wanted: string,
  isTaken: (name: string) => boolean,
  rule: { readonly charactersMax: number; readonly suffix: (number: number) => string },
): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) {
    const suffix = rule.suffix(number);
    name = `${wanted.slice(0, rule.charactersMax - suffix.length).trimEnd()}${suffix}`;
  }
  return name;
}

export const SHEET_NAMES = { charactersMax: 31, suffix: (number: number): string => ` (${number})` };
export const TABLE_NAMES = { charactersMax: 255, suffix: (number: number): string => `_${number}` };
