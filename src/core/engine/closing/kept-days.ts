/** How long closed months remember goods that went away, and what was to come back. */
import { addDays, type Day } from "../../domain/day";

/** What has not come in so many days will not, or nobody enters what does; nor is it asked for any more. */
const KEPT_DAYS = 400;

export function isKept(day: Day | null, closedTo: Day): boolean {
  return day !== null && day <= closedTo && addDays(day, KEPT_DAYS) > closedTo;
}
