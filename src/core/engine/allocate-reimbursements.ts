/**
 * Reimbursements -> the open lines that each of them answers, so that no unit is claimed which was paid for. Without
 * rows to go by nothing is answered.
 */
import type { Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Facts } from "../facts/facts";

/** A shipment line with units that are still missing once everything known about the shipment was looked at. */
export type OpenLine = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  /** Units missing, never negative. */
  readonly openUnits: number;
  /** Delivered, else shipped; null where neither is known. */
  readonly since: Day | null;
};

/** What Amazon made good of a line: units put into stock and units paid for are different things. */
export type Answer = {
  readonly stockUnits: number;
  readonly cashUnits: number;
  /** The day of the last of them. */
  readonly day: Day | null;
  readonly because: readonly string[];
};

export type Allocation = {
  /** By `keyOfLine`; lines without an entry are unanswered. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly issues: readonly Issue[];
};

export const UNANSWERED: Answer = { stockUnits: 0, cashUnits: 0, day: null, because: [] };

/** `until` is the last day whose reimbursements count. */
export function allocateReimbursements(_lines: readonly OpenLine[], _facts: Facts, _until: Day): Allocation {
  return { answers: new Map(), issues: [] };
}
