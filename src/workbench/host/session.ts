/** What lasts between requests of one client: the workbook, references it keeps, events it listens to, switches it set. */
import type { Handle } from "./families/family";
import { nothingNoted, type Workbook } from "./workbook";

export type Session = {
  readonly workbook: Workbook;
  readonly references: Map<string, Handle>;
  nextReference: number;
  /** "type target" of every registered event. */
  readonly listening: Set<string>;
  enableEvents: boolean;
  calculationMode: string;
};

export function openSession(workbook: Workbook): Session {
  Object.assign(workbook.noted, nothingNoted());
  return { workbook, references: new Map(), nextReference: 1, listening: new Set(), enableEvents: true, calculationMode: "Automatic" };
}
