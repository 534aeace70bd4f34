/** A shipment line while its variance is explained, part by part: what is left, and the rows that it rests on. */
import { groupBy } from "../../columns/group-by";
import { nameOfPlace } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { VariancePart } from "../findings";
import type { CountedLine } from "./count-lines";
import { rowsOfTakings } from "./line-accounts";

/** A line and what of its variance is not explained yet. */
export type Remaining = { readonly counted: CountedLine; left: number; readonly parts: Partial<Record<VariancePart, number>>; readonly because: string[] };

export function take(one: Remaining, part: VariancePart, units: number, because: string | null): void {
  if (units === 0) return;
  one.parts[part] = (one.parts[part] ?? 0) + units;
  one.left -= units;
  if (because !== null) one.because.push(because);
}

/** Units missing, never negative. */
export function missingOf({ left }: Remaining): number {
  return Math.max(0, 0 - left);
}

/** The rows that a line's figures stand in: its own, and its receipts'. */
export function evidenceOf({ counted: { line, takings } }: Remaining): string {
  const own = nameOfPlace(line.place);
  const receipts = rowsOfTakings(takings.filter(({ evidence }) => evidence !== null));
  return receipts === "" || receipts === own ? own : `${own}, ${receipts}`;
}

/** The groups by key, each in the order of its lines. */
export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  return [...groupBy(items, keyOf)].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}
