/** Counts that a closed month settled -> its seal, and back: so that a count which comes late is told, and rows that come late before one find their units counted. */
import { dayOfIso, isoOf, type Day } from "../../domain/day";

/** What was on hand at the end of a day by count, and how many units that was beyond what the books said, below zero short of it. */
export type SealedCount = { readonly day: Day; readonly onHand: number; readonly surplus: number };

/** "!2026-09-20:30:-2": the day, what was counted, and what that was beyond the books. */
export function textOfCount({ day, onHand, surplus }: SealedCount): string {
  return `!${isoOf(day)}:${onHand}:${surplus}`;
}

/** What `textOfCount` wrote; null for anything else. */
export function countOfText(text: string): SealedCount | null {
  const [iso = "", onHand, surplus] = text.slice(1).split(":");
  const day = isCount(text) ? dayOfIso(iso) : null;
  return day === null ? null : { day, onHand: Number(onHand), surplus: Number(surplus) };
}

export function isCount(text: string): boolean {
  return text.startsWith("!");
}
