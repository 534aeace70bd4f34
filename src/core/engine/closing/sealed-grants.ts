/**
 * What a closed month booked as claims on Amazon that were granted and not paid yet -> its seal, and back: what a case was granted can be denied later, and no
 * row tells then that it was ever booked. A case that was paid by then is noted with nothing due; what is granted after the month is none of its own.
 */
import { groupBy } from "../../columns/group-by";
import type { Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { minor } from "../../domain/money";
import type { Seal } from "./seal";
import { noteOf, REMARKS, type Note, type SealedGrant } from "./sealed-notation";

/** What the journals had booked when the last month was closed, by the name of the case. */
export type ClosedGrants = {
  readonly closedTo: Day;
  readonly dueOf: ReadonlyMap<string, SealedGrant>;
  /** Whether a case with nothing due may also be one that was granted after the month. */
  readonly hasLater: boolean;
};
/** Of a case, or a part of it; parts of one case add up. */
type Granted = Pick<SealedGrant, "name" | "caseId" | "currency"> & {
  readonly sku: string;
  readonly debtor: Debtor;
  readonly dueOn: (day: Day) => number;
  /** Units that were not paid by then. */
  readonly unitsOn: (day: Day) => number;
  readonly isBookedBy: (day: Day) => boolean;
};

export function noteGrants(granted: readonly Granted[], closedTo: Day): readonly { readonly sku: string; readonly note: Note }[] {
  return [...groupBy(granted, ({ name }) => name).values()].flatMap((parts) =>
    parts.slice(0, 1).flatMap(({ name, caseId, currency, sku, debtor }) => {
      const amount = minor(parts.reduce((sum, { dueOn }) => sum + dueOn(closedTo), 0));
      const units = parts.reduce((sum, { unitsOn }) => sum + unitsOn(closedTo), 0);
      const isBooked = parts.some(({ isBookedBy }) => isBookedBy(closedTo));
      return isBooked ? [{ sku, note: { kind: "granted", name, caseId, currency, amount, due: { units, debtor } } }] : [];
    }),
  );
}

/** null where the month was closed without them. */
export function grantsOfSeal(seal: Seal | undefined): ClosedGrants | null {
  const texts = seal?.lines.flatMap(({ moved }) => moved) ?? [];
  const hasLater = texts.includes(REMARKS["grants-are-kept-with-later-ones"]);
  if (seal === undefined || !(hasLater || texts.includes(REMARKS["grants-are-kept"]))) return null;
  const grants = texts.map(noteOf).flatMap((note) => (note.kind === "granted" ? [[note.name, note] as const] : []));
  return { closedTo: seal.closedTo, dueOf: new Map(grants), hasLater };
}
