/** Who answers for the difference of a line that has arrived: the rule that decides, with its number, and the rows that it rests on. */
import type { CartonCondition, Responsibility, RuleFigures } from "../../domain/responsibility";
import { nameOfPlace } from "../../domain/source";
import type { VariancePart } from "../findings";
import type { CountedLine } from "./count-lines";
import { rowsOfTakings } from "./line-accounts";
import type { DecideResponsible, Rule } from "./responsibility-rules";

/** `byReviewer` is what a reviewer said of it; null where nobody did. */
export type Verdict = { readonly responsibility: Responsibility | null; readonly because: readonly string[]; readonly byReviewer: string | null };
/** What a verdict rests on. */
export type Judged = { readonly counted: CountedLine; readonly parts: Readonly<Partial<Record<VariancePart, number>>> };

const NO_VERDICT: Verdict = { responsibility: null, because: [], byReviewer: null };

export function judgeLine(explained: Judged, decide: DecideResponsible): Verdict {
  const { counted } = explained;
  const { line, received, progress } = counted;
  const hasDifference = received !== line.dispatched;
  const isDeclaredOtherwise = line.declared !== null && line.declared !== line.dispatched;
  if (progress !== "settled" && (hasDifference || received === 0)) return NO_VERDICT;
  if (!hasDifference && !isDeclaredOtherwise) return NO_VERDICT;
  const figures: RuleFigures = { declared: line.declared, dispatched: line.dispatched, delivered: line.delivered, received };
  const rule = decide(figures, cartonsOf(explained));
  // A line without a difference is only asked about where a rule speaks of its declaration.
  if (!hasDifference && (rule === null || rule.responsible === "undecided")) return NO_VERDICT;
  const responsibility = rule?.responsible ?? "undecided";
  // Nobody answers for a surplus that no rule speaks of: there is nothing that they could be asked for.
  const isOver = responsibility === "undecided" && received > line.dispatched;
  const because = [...(isOver ? [] : [sayRule(rule, counted)]), ...(responsibility === "undecided" ? sayNextStep(explained) : [])];
  return { responsibility, because, byReviewer: null };
}

/** "rule 2: delivered in full, received less (Shipments row 2, Ledger detail row 5)". The figures stand beside it wherever a line is shown, and so do the two parts of a mixed one. */
function sayRule(rule: Rule | null, { line, takings }: CountedLine): string {
  const own = nameOfPlace(line.place);
  const receipts = rowsOfTakings(takings.filter(({ evidence }) => evidence !== null));
  const rows = [own, ...(receipts === "" || receipts === own ? [] : [receipts])].join(", ");
  if (rule === null) return `no rule holds (${rows})`;
  const where = rule.place === null ? "" : `, ${nameOfPlace(rule.place)}`;
  return `rule ${rule.number}${where}: ${rule.because} (${rows})`;
}

function sayNextStep({ counted: { line, received }, parts }: Judged): readonly string[] {
  if ((parts.unexplained ?? 0) === 0) return [];
  if (received > line.dispatched) return ["look for the same SKU short in another shipment"];
  return line.delivered === null ? ["no proof of delivery: add the delivered quantity"] : [];
}

/** Units missing as of today that neither another shipment nor swapped labels nor a find accounts for; never negative. */
export function missingUnits({ counted: { difference }, parts }: Judged): number {
  return Math.max(0, (parts["other-shipment"] ?? 0) + (parts.swapped ?? 0) + (parts.found ?? 0) - difference);
}

/** Whether those come to whole cartons. */
export function cartonsOf(explained: Judged): CartonCondition {
  const { unitsPerCarton } = explained.counted.line;
  const missing = missingUnits(explained);
  if (unitsPerCarton === null || unitsPerCarton <= 1 || missing === 0) return "unknown";
  return missing % unitsPerCarton === 0 ? "whole" : "not whole";
}
