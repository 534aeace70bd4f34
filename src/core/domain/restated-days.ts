/** For how long Amazon may still change what its ledger says of a day. */
import { addDays, type Day } from "./day";

const RESTATED_DAYS = 5;

/** From this day on, what the ledger says of the given day stays as it is. */
export function settledOn(day: Day): Day {
  return addDays(day, RESTATED_DAYS);
}
