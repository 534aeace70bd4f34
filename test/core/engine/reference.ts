/**
 * Valuation once more, plainly and slowly: one SKU, one movement at a time, in exact fractions of big integers, after the
 * rules of the accounting method and not after the engine. It stands for the engine's figures where nobody has worked
 * them out by hand, so it shares no code with it.
 *
 * It keeps three parts of the cost, bills for what was bought or sent, counts, returns at their original cost, the way through transit to
 * Amazon, and a warehouse in yen. It leaves out what is decided before anything is valued - which shipment lends another its units, which bill is
 * shared how over several SKUs, what a case gives up - and openings on a closed month: those have hand cases and laws of their own.
 */
import type { ValuationMethod } from "../../../src/core/domain/settings";
import { averageMonths } from "./reference-month";
import { replay } from "./reference-replay";
import { isLeaving, unitsOf, valueOf, type Step, type Terms } from "./reference-steps";
import { totalOf, type Worth } from "./reference-worth";

export type Figures = { readonly units: bigint; readonly value: Worth; readonly sold: bigint };

export function valueByReference(steps: readonly Step[], method: ValuationMethod, terms: Terms): ReadonlyMap<string, Figures> {
  const inOrder = settleCounts([...steps].sort((a, b) => a.day - b.day));
  const places = method === "month-end-average" ? averageMonths(inOrder, terms) : replay(inOrder, method, terms);
  return new Map([...places].map(([name, place]) => [name, { units: unitsOf(place), value: valueOf(place), sold: totalOf(place.sold) }]));
}

/** What was counted, less what the steps up to then say, was found or lost. */
function settleCounts(steps: readonly Step[]): readonly Step[] {
  const held = new Map<string, bigint>();
  const add = (place: string, units: bigint): void => void held.set(place, (held.get(place) ?? 0n) + units);
  return steps.flatMap((step): readonly Step[] => {
    const surplus = step.units - (held.get(step.at) ?? 0n);
    if (step.type === "count") add(step.at, surplus);
    else if (step.type !== "revaluation") add(step.at, isLeaving(step) ? -step.units : step.units);
    if (step.type === "transfer") add(step.to, step.units);
    if (step.type !== "count") return [step];
    return surplus === 0n ? [] : [{ ...step, type: surplus > 0n ? "found" : "lost", units: surplus > 0n ? surplus : -surplus }];
  });
}
