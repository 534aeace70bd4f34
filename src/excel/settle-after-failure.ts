/**
 * After a failure: the workbook as it was, or, where all is in place and a backup is already deleted, as it was to become. Looks first what is
 * there, since a request may have been carried out in part, or in full with its answer lost.
 */
import { isBuildingMark, markOf } from "../core/report/our-sheets";
import type { Placing } from "./put-in-place";
import { restoreCells } from "./replace-cells";
import type { Conversation } from "./run-in-excel";

/** `isPlacing`: whether the last exchange was begun; until then nothing but sheets of our own was touched. */
export type Begun = Omit<Placing, "positions"> & { readonly isPlacing: boolean };
type Found = Begun & {
  readonly sheetIds: ReadonlySet<string>;
  readonly asideIds: readonly string[];
  readonly marks: readonly string[];
  readonly tables: readonly { readonly id: string; readonly sheetId: string }[];
};

export async function settleAfterFailure({ context, sync }: Conversation, begun: Begun): Promise<"undone" | "completed"> {
  const sheets = context.workbook.worksheets.load("items/id,items/name");
  const names = context.workbook.names.load("items/name");
  const tables = context.workbook.tables.load("items/id,items/worksheet/id");
  await sync();
  const sheetIds = new Set(sheets.items.map(({ id }) => id));
  const found: Found = {
    ...begun,
    sheetIds,
    asideIds: asideIdsOf(begun, sheets.items),
    marks: names.items.map(({ name }) => name),
    tables: tables.items.map(({ id, worksheet }) => ({ id, sheetId: worksheet.id })),
  };
  context.runtime.enableEvents = begun.before.eventsEnabled;
  const isInPlace = begun.isPlacing && begun.backupIds.some((id) => id !== null && !sheetIds.has(id));
  if (isInPlace) complete(context, found);
  else undo(context, found);
  await sync();
  return isInPlace ? "completed" : "undone";
}

/** The ids are unknown where the answer to the first request was lost; the names are ours alone. */
function asideIdsOf({ arranged, before, builtIds, backupIds }: Begun, sheets: readonly { readonly id: string; readonly name: string }[]): readonly string[] {
  const known = new Set(before.sheets.map(({ id }) => id));
  const names = new Set(arranged.flatMap(({ buildingName, backupName }) => [buildingName, backupName]));
  return sheets.filter(({ id, name }) => !known.has(id) && (builtIds.includes(id) || backupIds.includes(id) || names.has(name))).map(({ id }) => id);
}

/** New sheets stay, since they were built to be shown. */
function complete({ workbook: { worksheets, names } }: Excel.RequestContext, { arranged, builtIds, asideIds, marks }: Found): void {
  const shown = new Set(builtIds.filter((_, index) => arranged[index]?.old === null));
  for (const id of asideIds) if (!shown.has(id)) worksheets.getItem(id).delete();
  for (const mark of marks) if (isBuildingMark(mark)) names.getItem(mark).delete();
}

function undo(context: Excel.RequestContext, found: Found): void {
  const { worksheets, names } = context.workbook;
  const { arranged, isPlacing, asideIds, marks } = found;
  const written = arranged.filter(({ old }) => old === null).map(({ plan }) => markOf(plan.id).toLowerCase());
  if (isPlacing) restoreSheets(context, found);
  for (const mark of marks) if (isBuildingMark(mark) || (isPlacing && written.includes(mark.toLowerCase()))) names.getItem(mark).delete();
  for (const id of asideIds) worksheets.getItem(id).delete();
  if (isPlacing) restoreRest(context, found);
}

function restoreSheets({ workbook: { worksheets } }: Excel.RequestContext, { arranged, backupIds, looks, sheetIds, tables }: Found): void {
  for (const [index, { old }] of arranged.entries()) {
    const [backupId, look] = [backupIds[index] ?? null, looks[index] ?? null];
    if (old === null || backupId === null || look === null || !sheetIds.has(old.id)) continue;
    const tableIds = tables.filter(({ sheetId }) => sheetId === old.id).map(({ id }) => id);
    restoreCells({ sheet: worksheets.getItem(old.id), backup: worksheets.getItem(backupId), look, tableIds });
  }
}

function restoreRest({ workbook: { worksheets, names } }: Excel.RequestContext, { arranged, before, sheetIds }: Found): void {
  for (const { plan, old } of arranged) {
    const stale = old === null ? before.staleMarks.find((mark) => mark.toLowerCase() === markOf(plan.id).toLowerCase()) : undefined;
    if (stale !== undefined) names.add(stale, "=#REF!").visible = false;
  }
  if (!sheetIds.has(before.activeSheetId)) return;
  const active = worksheets.getItem(before.activeSheetId);
  active.activate();
  active.getRange(before.selection).select();
}
