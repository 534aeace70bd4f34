/** Units of a shipment line that a decision or a payment takes out of transit, or puts back there. */
import type { Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { Place } from "../../domain/source";
import type { BookLine } from "./shipment-book";

/**
 * Units that will not arrive any more, by the decision of a case or by a reimbursement. Of a closed month's, `back` says why they are in transit again, and at
 * what; their units are below zero.
 */
export type Loss = {
  readonly line: BookLine;
  readonly units: number;
  readonly day: Day;
  readonly place: Place | null;
  /** The payment that answers them, as `nameOfPaid` has it; absent or "" where none does. */
  readonly paidBy?: string;
  /** Lost, or in transit again, in a closed month, as its seal has it. */
  readonly isSealed?: true;
  readonly back?: { readonly why: "in-after-all" | "open-again"; readonly cost: Cost };
};

/** Units of a line that closed months had lost by a day, as far as the book has their rows, less those that were in transit again by then. */
export function unitsLostForGood(losses: readonly Loss[], until: Day): (line: BookLine) => number {
  const lost = new Map<BookLine, number>();
  for (const { line, units, day, back, isSealed } of losses)
    if ((isSealed === true || back !== undefined) && day <= until) lost.set(line, (lost.get(line) ?? 0) + units);
  return (line) => lost.get(line) ?? 0;
}
