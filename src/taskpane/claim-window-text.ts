/** How long something can be claimed yet, as a seller says it. */
import { titleOfDay, type Day } from "../core/domain/day";
import type { ShipmentLine } from "../core/engine/findings";
import { countText } from "./figure-text";

type Window = Pick<ShipmentLine, "claimFrom" | "claimUntil">;

/** Days of a claim window that are left; "expired" once it is over, null where no window is known. */
export type DaysLeft = number | "expired" | null;

export function daysLeftOf({ claimUntil }: Pick<Window, "claimUntil">, today: Day): DaysLeft {
  return claimUntil === null ? null : claimUntil < today ? "expired" : claimUntil - today;
}

/** What is soonest lost first; then what has no known end; what is lost already last. */
export function byUrgency(a: DaysLeft, b: DaysLeft): number {
  const turn = (daysLeft: DaysLeft): number => (daysLeft === null ? 1e6 : daysLeft === "expired" ? 1e7 : daysLeft);
  return turn(a) - turn(b);
}

export function windowText(window: Window, today: Day): string {
  return windowParts(window, today).join(", ");
}

/** The same in parts, each of which is read without a break. */
export function windowParts({ claimFrom, claimUntil }: Window, today: Day): readonly string[] {
  const daysLeft = daysLeftOf({ claimUntil }, today);
  if (claimUntil === null || daysLeft === null) return ["claim window unknown"];
  if (daysLeft === "expired") return [`claim window ended ${titleOfDay(claimUntil)}`];
  if (claimFrom !== null && claimFrom > today) return [`claim from ${titleOfDay(claimFrom)}`, `until ${titleOfDay(claimUntil)}`];
  return [`claim until ${titleOfDay(claimUntil)}`, daysLeft === 0 ? "today is the last day" : `${countText(daysLeft, "day")} left`];
}
