/** What changed in the workbook to the messages that Excel would push, for the events somebody registered. */
import { addressOf, intersectionOf } from "./addresses";
import { EVENT, WORKBOOK_TARGET, type EventName } from "./families/event-registration";
import type { Session } from "./session";
import type { Noted } from "./noted";

export type PushedEntry = { readonly messageCategory: number; readonly messageType: number; readonly targetId: string; readonly message: string };

/** Category of events among pushed messages. */
const EVENT_CATEGORY = 65536;

type Raise = (event: EventName, targets: readonly string[], message: object) => void;

export function eventsOf(session: Session, noted: Noted): readonly PushedEntry[] {
  const entries: PushedEntry[] = [];
  const raise: Raise = (event, targets, message) => {
    for (const targetId of targets) {
      if (!session.listening.has(`${EVENT[event]} ${targetId}`)) continue;
      entries.push({ messageCategory: EVENT_CATEGORY, messageType: EVENT[event], targetId, message: JSON.stringify(message) });
    }
  };
  raiseSheetEvents(raise, noted);
  raiseContentEvents(raise, session, noted);
  const { workbook } = session;
  if (noted.activation) raise("sheetActivated", [workbook.active.id, WORKBOOK_TARGET], { worksheetId: workbook.active.id });
  if (noted.selection)
    raise("selectionChanged", [workbook.active.id, WORKBOOK_TARGET], { worksheetId: workbook.active.id, address: addressOf(workbook.selection) });
  return entries;
}

function raiseSheetEvents(raise: Raise, noted: Noted): void {
  for (const worksheetId of noted.addedSheets) raise("sheetAdded", [WORKBOOK_TARGET], { source: "Local", worksheetId });
  for (const worksheetId of noted.deletedSheets) raise("sheetDeleted", [WORKBOOK_TARGET], { source: "Local", worksheetId });
  for (const { kind, tableId, tableName, sheetId } of noted.tableEvents) {
    raise(kind === "added" ? "tableAdded" : "tableDeleted", [WORKBOOK_TARGET, sheetId], { source: "Local", tableId, tableName, worksheetId: sheetId });
  }
}

function raiseContentEvents(raise: Raise, { workbook }: Session, noted: Noted): void {
  for (const [worksheetId, area] of noted.contents) {
    if (!workbook.sheets.some(({ id }) => id === worksheetId)) continue;
    const message = { changeType: "RangeEdited", source: "Local", shiftDirection: "None", address: addressOf(area), worksheetId };
    raise("sheetChanged", [worksheetId, WORKBOOK_TARGET], message);
    for (const table of workbook.tables) {
      if (table.sheet.id !== worksheetId || intersectionOf(table.area, area) === null) continue;
      raise("tableChanged", [table.id, worksheetId, WORKBOOK_TARGET], { ...message, tableId: table.id });
    }
  }
  for (const [worksheetId, area] of noted.formats)
    raise("formatChanged", [worksheetId, WORKBOOK_TARGET], { source: "Local", address: addressOf(area), worksheetId });
}
