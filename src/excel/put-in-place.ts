/**
 * The one exchange that makes new sheets of built ones, and the ways back. Everything that can be undone comes first; the replaced
 * sheets are deleted last, so that as long as one of them is there, all can be put back.
 */
import { buildingMarkOf, isBuildingMark, markOf } from "../core/report/our-sheets";
import type { Arranged } from "./arrange-sheets";
import { freeze } from "./build-sheet";
import type { Conversation } from "./run-in-excel";
import type { Before } from "./survey-our-sheets";

export type Placing = { readonly arranged: readonly Arranged[]; readonly before: Before; readonly builtIds: readonly string[]; readonly positions: readonly number[] };

/** New sheets at the end, hidden and marked, and what an earlier run left behind removed. Returns their ids. */
export async function addBuildingSheets({ context, sync }: Conversation, { arranged, before }: Pick<Placing, "arranged" | "before">): Promise<readonly string[]> {
  const { worksheets, names } = context.workbook;
  context.runtime.enableEvents = false;
  for (const { mark, sheetId } of before.leftovers) {
    names.getItem(mark).delete();
    if (sheetId !== null) worksheets.getItem(sheetId).delete();
  }
  const built = arranged.map(({ plan, buildingName }, index) => {
    const sheet = worksheets.add(buildingName).load("id");
    sheet.visibility = "Hidden";
    sheet.tabColor = plan.tabColor;
    names.add(buildingMarkOf(index + 1), sheet.getRange("A1")).visible = false;
    return sheet;
  });
  await sync();
  return built.map(({ id }) => id);
}

export function putInPlace(context: Excel.RequestContext, { arranged, before, builtIds, positions }: Placing): void {
  const { worksheets, tables, names } = context.workbook;
  for (const { old, retiredName } of arranged) {
    if (old === null) continue;
    worksheets.getItem(old.id).name = retiredName;
    old.tables.forEach((table, number) => { tables.getItem(table.id).name = retiredTableName(retiredName, number); });
  }
  for (const [index, { plan, old, finalName, tables: planned }] of arranged.entries()) {
    const sheet = worksheets.getItem(builtIds[index] ?? "");
    sheet.name = finalName;
    sheet.position = positions[index] ?? 0;
    sheet.visibility = "Visible";
    freeze(sheet, plan.frozen);
    for (const { buildingName, finalName: tableName } of planned.values()) tables.getItem(buildingName).name = tableName;
    const stale = old?.mark ?? before.staleMarks.find((mark) => mark.toLowerCase() === markOf(plan.id).toLowerCase());
    if (stale !== undefined) names.getItem(stale).delete();
    names.add(markOf(plan.id), sheet.getRange("A1")).visible = false;
    names.getItem(buildingMarkOf(index + 1)).delete();
  }
  worksheets.getItem(builtIds[0] ?? "").activate();
  for (const { old } of arranged) if (old !== null) worksheets.getItem(old.id).delete();
  context.runtime.enableEvents = before.eventsEnabled;
}

/** A table name for a sheet name that has blanks. */
function retiredTableName(retiredName: string, number: number): string {
  return `${retiredName.replaceAll(/[^A-Za-z0-9]/g, "_")}_${number + 1}`;
}

/** `isPlacing`: whether the last exchange was begun; until then nothing but new sheets was touched. */
export type Begun = Pick<Placing, "arranged" | "before" | "builtIds"> & { readonly isPlacing: boolean };

/**
 * After a failure: the workbook as it was, or, where replaced sheets are already deleted, as it was to become. Looks first what is there,
 * since a request may have been carried out in part, or in full with its answer lost.
 */
export async function settleAfterFailure({ context, sync }: Conversation, { arranged, before, builtIds, isPlacing }: Begun): Promise<"undone" | "completed"> {
  const sheets = context.workbook.worksheets.load("items/id,items/name");
  const names = context.workbook.names.load("items/name");
  await sync();
  const present = new Set(sheets.items.map(({ id }) => id));
  const replaced = arranged.flatMap(({ old }) => (old === null ? [] : [old]));
  context.runtime.enableEvents = before.eventsEnabled;
  const isPastReturn = isPlacing && replaced.some(({ id }) => !present.has(id));
  if (isPastReturn) for (const { id } of replaced) { if (present.has(id)) context.workbook.worksheets.getItem(id).delete(); }
  else {
    const found = { arranged, before, builtIds, isPlacing, sheets: sheets.items, marks: names.items.map(({ name }) => name) };
    removeBuilt(context, found);
    if (isPlacing) putBack(context, found);
  }
  await sync();
  return isPastReturn ? "completed" : "undone";
}

type Found = Begun & { readonly sheets: readonly Excel.Worksheet[]; readonly marks: readonly string[] };

function removeBuilt({ workbook: { worksheets, names } }: Excel.RequestContext, { arranged, before, builtIds, isPlacing, sheets, marks }: Found): void {
  const buildingNames = new Set(arranged.map(({ buildingName }) => buildingName));
  const known = new Set(before.sheets.map(({ id }) => id));
  const written = arranged.map(({ plan }) => markOf(plan.id).toLowerCase());
  for (const mark of marks) if (isBuildingMark(mark) || (isPlacing && written.includes(mark.toLowerCase()))) names.getItem(mark).delete();
  // The ids are unknown where the answer to the first request was lost; the names are ours alone.
  for (const { id, name } of sheets) if (!known.has(id) && (builtIds.includes(id) || buildingNames.has(name))) worksheets.getItem(id).delete();
}

function putBack({ workbook: { worksheets, tables, names } }: Excel.RequestContext, { arranged, before, sheets }: Found): void {
  for (const { plan, old } of arranged) {
    if (old === null) {
      const stale = before.staleMarks.find((mark) => mark.toLowerCase() === markOf(plan.id).toLowerCase());
      if (stale !== undefined) names.add(stale, "=#REF!").visible = false;
      continue;
    }
    worksheets.getItem(old.id).name = old.name;
    for (const { id, name } of old.tables) tables.getItem(id).name = name;
    names.add(old.mark, worksheets.getItem(old.id).getRange("A1")).visible = false;
  }
  if (!sheets.some(({ id }) => id === before.activeSheetId)) return;
  const active = worksheets.getItem(before.activeSheetId);
  active.activate();
  active.getRange(before.selection).select();
}
