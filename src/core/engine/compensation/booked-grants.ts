/** What closed months booked as granted, found again by its case: the names of cases in closed months, and what of each is open in the books. */
import { digestOf } from "../../domain/digest";
import type { CurrencyCode } from "../../domain/money";
import { DIGITS } from "../closing/fingerprint-moves";
import type { ClosedGrants } from "../closing/sealed-grants";
import type { SealedGrant } from "../closing/sealed-notation";
import { keyOfRecord, type CaseName, type CaseRecord } from "./read-cases";

/** A case in another currency is another claim. */
export function nameOfGrant(name: CaseName, currency: CurrencyCode): string {
  return digestOf(JSON.stringify([keyOfRecord(name), currency])).slice(0, DIGITS);
}

/** What the closed months booked of a case; undefined of one that was granted after them. */
export function bookedOf(closed: ClosedGrants, record: CaseRecord, currency: CurrencyCode): SealedGrant | undefined {
  const booked = closed.dueOf.get(nameOfGrant(record, currency));
  const isOfLater = closed.hasLater && booked?.amount === 0 && record.closed !== null && record.closed > closed.closedTo;
  return isOfLater ? undefined : booked;
}

/** Units of which the books have open what their case was granted, in whatever currency, Infinity where they do not say how many; null where they do not have it. */
export function openInBooks(closed: ClosedGrants): (record: CaseRecord) => number | null {
  const currencies = new Set([...closed.dueOf.values()].map(({ currency }) => currency));
  return (record) => {
    const booked = [...currencies].flatMap((currency) => bookedOf(closed, record, currency) ?? []);
    return booked.length === 0 ? null : booked.reduce((sum, { amount, due }) => sum + (due?.units ?? (amount > 0 ? Infinity : 0)), 0);
  };
}
