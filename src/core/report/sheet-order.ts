/**
 * In which order our sheets are read, and where a new one goes among the tabs of a workbook: beside those of ours, which stand where their user
 * has them. No tab of anybody's is moved.
 */
import { compareText } from "../domain/text";

/** By plan id, or by what it begins with: a rollforward of each period. First what the month is closed on, then what explains it, then what proves it, then what is kept. */
const READING_ORDER = [
  "rollforward",
  "shipment-variances",
  "claims",
  "cases",
  "journal",
  "checks",
  "responsibility-rules",
  "closed-months",
  "fingerprints",
] as const;

/** Months follow each other. */
export function compareSheets(left: string, right: string): number {
  return rankOf(left) - rankOf(right) || compareText(left, right);
}

/** `tabs`: the plan id of each, null for one that is not ours. Behind the sheet of ours that is read before it, else in front of the one that is read after it, else at the end. */
export function positionOfNew(planId: string, tabs: readonly (string | null)[]): number {
  const ours = tabs
    .flatMap((id, position) => (id === null || !isOrdered(id) || !isOrdered(planId) ? [] : [{ id, position }]))
    .sort((a, b) => compareSheets(a.id, b.id));
  const before = ours.filter(({ id }) => compareSheets(id, planId) < 0).at(-1);
  return before !== undefined ? before.position + 1 : (ours[0]?.position ?? tabs.length);
}

function isOrdered(planId: string): boolean {
  return rankOf(planId) < READING_ORDER.length;
}

function rankOf(planId: string): number {
  const rank = READING_ORDER.findIndex((name) => planId === name || planId.startsWith(`${name}-`));
  return rank < 0 ? READING_ORDER.length : rank;
}
