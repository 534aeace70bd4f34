/**
 * Where the pane, the ribbon and the worksheet functions of one runtime meet: whoever opens the session hands it over
 * here, and the others wait for it, since a cell may ask for a figure before the pane has loaded.
 */
import type { DateSystem, Period } from "../core/domain/day";
import type { ClosingRequest } from "../core/engine/closing/close-month";
import type { Explanation, LineKey } from "../core/engine/explain-ending";
import type { Reconciliation } from "../core/engine/findings";
import type { Inquiry } from "./inquiry";
import type { Calculated } from "./reconcile-workbook";

/** A month that nothing was written of, with answers about it until they are given back. */
export type MonthInquiry = { readonly calculated: Calculated; readonly inquiry: Pick<Inquiry, "explain" | "end"> };

export type AppSession = {
  /** The result that the written sheets show; null before the first run. */
  readonly latest: () => Reconciliation | null;
  /** Reconciles with the settings in force and writes the sheets, the seal of the month among them where it is to be closed; failures are shown in the pane. */
  readonly reconcile: (close?: ClosingRequest) => Promise<void>;
  /** Reconciles from the tables as they are and writes nothing; null = the period in force. */
  readonly calculateOnly: (period: Period | null) => Promise<Calculated>;
  /** What an ending of the latest result is made of; null where it has no such line. */
  readonly explain: (key: LineKey) => Promise<Explanation | null>;
  /** The same for a month of its own, worked out from the tables as they are. */
  readonly inquire: (period: Period | null) => Promise<MonthInquiry>;
  /** How the workbook counts days, for dates that a cell hands over as serial numbers. */
  readonly dateSystem: () => Promise<DateSystem>;
  /** Calls back after the tables were changed, or the settings: what was worked out from them no longer holds. */
  readonly onTablesChanged: (listener: () => void) => void;
};

let give: (session: AppSession) => void;
const opened = new Promise<AppSession>((resolve) => {
  give = resolve;
});

export function handOver(session: AppSession): void {
  give(session);
}

export function openedSession(): Promise<AppSession> {
  return opened;
}
