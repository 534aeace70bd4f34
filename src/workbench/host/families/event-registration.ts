/** The hidden methods by which the client asks to be told of events, with the number of each event. */
import type { Session } from "../session";
import type { Family } from "./family";

export const EVENT = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  selectionChanged: 14,
  sheetDeleted: 15,
  calculated: 16,
  formatChanged: 18,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  sheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  settingsChanged: 2101,
  workbookActivated: 2203,
} as const;
export type EventName = keyof typeof EVENT;

/** Target of events of the workbook as a whole. */
export const WORKBOOK_TARGET = "Workbook";

/** Register and unregister methods: their name in the client's spelling, and the event. */
export function eventMethods<Self>(events: Readonly<Record<string, EventName>>, targetOf: (self: Self) => string): NonNullable<Family<Self>["methods"]> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, event]) => {
      const keyFor = (self: Self): string => `${EVENT[event]} ${targetOf(self)}`;
      const register = (self: Self, _: readonly unknown[], session: Session): void => void session.listening.add(keyFor(self));
      const unregister = (self: Self, _: readonly unknown[], session: Session): void => void session.listening.delete(keyFor(self));
      return [
        [`_Register${name}Event`, register],
        [`_RegisterEvent${name}`, register],
        [`_Unregister${name}Event`, unregister],
        [`_UnregisterEvent${name}`, unregister],
      ];
    }),
  );
}
