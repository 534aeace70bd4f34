/** What the workbook holds before we write: its order, its names, and which sheets are ours by their marks. Two exchanges. */
import type { DateSystem } from "../core/domain/day";
import { isBuildingMark, planIdOf } from "../core/report/our-sheets";
import { askDateSystem, dateSystemOf } from "./date-system";
import { FAILURES } from "./host-errors";
import type { Conversation } from "./run-in-excel";

/** A sheet we wrote before. `mark` as the workbook spells it. */
export type OldSheet = {
  readonly planId: string;
  readonly mark: string;
  readonly id: string;
  readonly name: string;
  readonly tables: readonly { readonly id: string; readonly name: string }[];
};
export type Before = {
  readonly dateSystem: DateSystem;
  /** In the order of their tabs, without leftovers. */
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
  readonly tableNames: readonly string[];
  readonly definedNames: readonly string[];
  readonly old: readonly OldSheet[];
  /** Marks whose sheet is gone. */
  readonly staleMarks: readonly string[];
  /** Sheets and marks that a run which was cut off has left. */
  readonly leftovers: readonly { readonly mark: string; readonly sheetId: string | null }[];
  readonly activeSheetId: string;
  readonly selection: string;
  readonly eventsEnabled: boolean;
};

export async function surveyOurSheets({ context, sync }: Conversation): Promise<Before> {
  const { workbook, runtime } = context;
  const sheets = workbook.worksheets.load("items/id,items/name");
  const tables = workbook.tables.load("items/id,items/name,items/worksheet/id");
  const names = workbook.names.load("items/name");
  const protection = workbook.protection.load("protected");
  const active = workbook.worksheets.getActiveWorksheet().load("id");
  runtime.load("enableEvents");
  const date = askDateSystem(context);
  await sync();
  if (protection.protected) throw FAILURES.structureProtected();
  const selected = workbook.getSelectedRange().load("address");
  const marked = names.items
    .filter(({ name }) => planIdOf(name) !== null || isBuildingMark(name))
    .map(({ name }) => ({ mark: name, range: names.getItem(name).getRangeOrNullObject().load("worksheet/id,worksheet/name,worksheet/protection/protected") }));
  await sync();
  const old = marked.flatMap(({ mark, range }): OldSheet[] => {
    const planId = planIdOf(mark);
    if (planId === null || range.isNullObject) return [];
    if (range.worksheet.protection.protected) throw FAILURES.sheetProtected(range.worksheet.name);
    const { id, name } = range.worksheet;
    return [{ planId, mark, id, name, tables: tables.items.filter((table) => table.worksheet.id === id).map((table) => ({ id: table.id, name: table.name })) }];
  });
  const leftovers = marked
    .filter(({ mark }) => isBuildingMark(mark))
    .map(({ mark, range }) => ({ mark, sheetId: range.isNullObject ? null : range.worksheet.id }));
  return {
    dateSystem: dateSystemOf(date),
    sheets: sheets.items.filter(({ id }) => !leftovers.some(({ sheetId }) => sheetId === id)).map(({ id, name }) => ({ id, name })),
    tableNames: tables.items.map(({ name }) => name),
    definedNames: names.items.map(({ name }) => name),
    old,
    staleMarks: marked.filter(({ mark, range }) => planIdOf(mark) !== null && range.isNullObject).map(({ mark }) => mark),
    leftovers,
    activeSheetId: active.id,
    selection: selected.address.slice(selected.address.lastIndexOf("!") + 1),
    eventsEnabled: runtime.enableEvents,
  };
}
