/** What lasts between requests of one client: the workbook, references it keeps, events it listens to, switches it set. */
import type { Handle } from "./families/handle";
import { takeNoted, type Noted } from "./noted";
import type { Workbook } from "./workbook";

export type Session = {
  readonly workbook: Workbook;
  readonly references: Map<string, Handle>;
  nextReference: number;
  /** "type target" of every registered event. */
  readonly listening: Set<string>;
  enableEvents: boolean;
  /** What happened in this request before events were last switched on or off, and whether handlers hear of it. */
  readonly earlier: { readonly noted: Noted; readonly isHeard: boolean }[];
  calculationMode: string;
};

export function openSession(workbook: Workbook): Session {
  takeNoted(workbook);
  return { workbook, references: new Map(), nextReference: 1, listening: new Set(), enableEvents: true, earlier: [], calculationMode: "Automatic" };
}

export function switchEvents(session: Session, isOn: boolean): void {
  session.earlier.push({ noted: takeNoted(session.workbook), isHeard: session.enableEvents });
  session.enableEvents = isOn;
}
