/** What cases about shipments are about: lines, with the units that they lack by whom they are asked of. */
import type { Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";

/** A line that a case may be about, with the units it lacks whatever was paid for them. */
export type CaseSubject = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly missing: Readonly<Record<Debtor, number>>;
  readonly claimUntil: Readonly<Record<Debtor, Day | null>>;
};
/** What of a line a case can be about: the units of whom it asks. */
export type Asked = Pick<CaseSubject, "shipmentId" | "sku" | "fnsku"> & { readonly missing: number; readonly claimUntil: Day | null };

export function askedOf({ shipmentId, sku, fnsku, missing, claimUntil }: CaseSubject, debtor: Debtor): Asked {
  return { shipmentId, sku, fnsku, missing: missing[debtor], claimUntil: claimUntil[debtor] };
}
