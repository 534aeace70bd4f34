/** What a line holds, and how a level that is not what it was is shown in the open month: in words for issues. */
import { counted } from "./issue-words";

/** Of the lines that one cause reached, so many are named. */
export const LINES_MAX = 10;

/** `worth` null where nothing gives a cost. */
export type Level = { readonly units: number; readonly worth: string | null };

/** "8 units worth 16.00 USD" */
export function level({ units, worth }: Level): string {
  return `${counted(units, "unit")}${worth === null ? " without a value" : ` worth ${worth}`}`;
}

/** How lines stand otherwise: "as unknown in and revaluation" */
export function difference(...lines: readonly { readonly closed: Level; readonly now: Level }[]): string {
  const come = [
    ...(lines.some(({ closed, now }) => now.units > closed.units) ? ["unknown in"] : []),
    ...(lines.some(({ closed, now }) => now.units < closed.units) ? ["unknown out"] : []),
    ...(lines.some(({ closed, now }) => now.worth !== closed.worth) ? ["revaluation"] : []),
  ];
  return `as ${come.join(" and ")}`;
}
