/**
 * Begin and end of writing: sheets to build on, added hidden, and the one exchange that puts what was built in place. A sheet that we wrote before
 * stays the same sheet and gets the new cells, so that formulas, charts and names of the user's that refer to it go on working.
 */
import { buildingMarkOf, markOf } from "../core/report/our-sheets";
import type { Arranged } from "./arrange-sheets";
import { freeze } from "./build-sheet";
import { replaceCells, type OldLook } from "./replace-cells";
import type { Conversation } from "./run-in-excel";
import type { Before } from "./survey-our-sheets";

/** Ids in the order of the plans; null where no earlier sheet needs a backup. */
export type Aside = { readonly builtIds: readonly string[]; readonly backupIds: readonly (string | null)[] };
export type Placing = Aside & {
  readonly arranged: readonly Arranged[];
  readonly before: Before;
  readonly positions: readonly (number | null)[];
  readonly looks: readonly (OldLook | null)[];
};

/** New sheets at the end, hidden and marked, and what an earlier run left behind removed. */
export async function addSheetsAside({ context, sync }: Conversation, { arranged, before }: Pick<Placing, "arranged" | "before">): Promise<Aside> {
  const { worksheets, names } = context.workbook;
  context.runtime.enableEvents = false;
  for (const { mark, sheetId } of before.leftovers) {
    names.getItem(mark).delete();
    if (sheetId !== null) worksheets.getItem(sheetId).delete();
  }
  let number = 0;
  const add = (name: string): Excel.Worksheet => {
    const sheet = worksheets.add(name).load("id");
    sheet.visibility = "Hidden";
    number += 1;
    names.add(buildingMarkOf(number), sheet.getRange("A1")).visible = false;
    return sheet;
  };
  const built = arranged.map(({ buildingName }) => add(buildingName));
  const backups = arranged.map(({ old, backupName }) => (old === null ? null : add(backupName)));
  await sync();
  return { builtIds: built.map(({ id }) => id), backupIds: backups.map((sheet) => sheet?.id ?? null) };
}

/** Everything that can be undone comes first, and backups are deleted last: as long as one is there, all of them are, and all can be put back. */
export function putInPlace(context: Excel.RequestContext, { arranged, before, builtIds, backupIds, positions, looks }: Placing): void {
  const { worksheets } = context.workbook;
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
  for (const [index, one] of arranged.entries()) {
    const built = worksheets.getItem(builtIds[index] ?? "");
    const look = looks[index] ?? null;
    if (one.old !== null && look !== null) replaceCells({ sheet: worksheets.getItem(one.old.id), built, look, arranged: one });
    else showBuilt(context, { sheet: built, arranged: one, before, position: positions[index] ?? null, number: index + 1 });
  }
  worksheets.getItem(arranged[0]?.old?.id ?? builtIds[0] ?? "").activate();
  removeAside(context, { arranged, builtIds, backupIds });
  context.runtime.enableEvents = before.eventsEnabled;
}

type Showing = {
  readonly sheet: Excel.Worksheet;
  readonly arranged: Arranged;
  readonly before: Before;
  readonly position: number | null;
  readonly number: number;
};

function showBuilt(
  { workbook: { tables, names } }: Excel.RequestContext,
  { sheet, arranged: { plan, finalName, tables: planned }, before, position, number }: Showing,
): void {
  sheet.name = finalName;
  if (position !== null) sheet.position = position;
  sheet.tabColor = plan.tabColor;
  if (plan.visibility === "visible") {
    sheet.visibility = "Visible";
    freeze(sheet, plan.frozen);
  }
  for (const { buildingName, finalName: tableName } of planned.values()) tables.getItem(buildingName).name = tableName;
  const stale = before.staleMarks.find((mark) => mark.toLowerCase() === markOf(plan.id).toLowerCase());
  if (stale !== undefined) names.getItem(stale).delete();
  if (plan.isUsers !== true) names.add(markOf(plan.id), sheet.getRange("A1")).visible = false;
  names.getItem(buildingMarkOf(number)).delete();
}

/** Sheets that were only means to an end, each with its mark. Backups go first: the first that is gone says that all is in place. */
function removeAside({ workbook: { worksheets, names } }: Excel.RequestContext, { arranged, builtIds, backupIds }: Aside & Pick<Placing, "arranged">): void {
  let number = arranged.length;
  for (const id of backupIds) {
    if (id === null) continue;
    number += 1;
    worksheets.getItem(id).delete();
    names.getItem(buildingMarkOf(number)).delete();
  }
  for (const [index, { old }] of arranged.entries()) {
    if (old === null) continue;
    worksheets.getItem(builtIds[index] ?? "").delete();
    names.getItem(buildingMarkOf(index + 1)).delete();
  }
}
