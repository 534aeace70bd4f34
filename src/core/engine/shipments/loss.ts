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
  /** Lost, or in transit again, in a closed month, as its seal has it. */
  readonly isSealed?: true;
  readonly back?: { readonly why: "in-after-all" | "open-again"; readonly cost: Cost };
};

/** Units of a line that closed months gave up, and that were in transit again by a day. */
export function unitsBack(losses: readonly Loss[], until: Day): (line: BookLine) => number {
  const back = new Map<BookLine, number>();
  for (const { line, units, day, back: why } of losses) if (why !== undefined && day <= until) back.set(line, (back.get(line) ?? 0) - units);
  return (line) => back.get(line) ?? 0;
}
