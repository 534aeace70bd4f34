/** Which of two numbers is the day, decided for each way of writing that a column holds ("A/B/YYYY", "A-B-YY"), over all its cells. */
import type { ParsedDate } from "./date-text";

export type DateOrder = "day-first" | "month-first";
export type OrderDecision =
  /** Known from the cells, or as the source writes; or taken for want of anything to go by. */
  | { readonly because: "known" | "assumed"; readonly order: DateOrder }
  /** Codes of a cell that can only have the day first and of one that can only have the month first. */
  | { readonly because: "contradictory"; readonly dayFirst: number; readonly monthFirst: number };

type Pair = Extract<ParsedDate, { state: "pair" }> & { readonly code: number };

export function decideOrders(parsed: readonly ParsedDate[], written: DateOrder | null): ReadonlyMap<string, OrderDecision> {
  const pairsOf = new Map<string, Pair[]>();
  parsed.forEach((date, code) => {
    if (date.state !== "pair") return;
    const pairs = pairsOf.get(date.shape);
    if (pairs === undefined) pairsOf.set(date.shape, [{ ...date, code }]);
    else pairs.push({ ...date, code });
  });
  const evident = new Map([...pairsOf].map(([shape, pairs]) => [shape, byEvidence(pairs)] as const));
  const orders = new Set([...evident.values()].flatMap((decision) => (decision?.because === "known" ? [decision.order] : [])));
  const agreed = orders.size === 1 ? ([...orders][0] ?? null) : null;
  return new Map([...pairsOf].map(([shape, pairs]) => [shape, evident.get(shape) ?? withoutEvidence(pairs, { shape, agreed, written })]));
}

function byEvidence(pairs: readonly Pair[]): OrderDecision | null {
  const dayFirst = pairs.find((pair) => pair.monthFirst === null);
  const monthFirst = pairs.find((pair) => pair.dayFirst === null);
  if (dayFirst !== undefined && monthFirst !== undefined) return { because: "contradictory", dayFirst: dayFirst.code, monthFirst: monthFirst.code };
  if (dayFirst === undefined && monthFirst === undefined) return null;
  return { because: "known", order: dayFirst === undefined ? "month-first" : "day-first" };
}

type Hints = { readonly shape: string; readonly agreed: DateOrder | null; readonly written: DateOrder | null };

function withoutEvidence(pairs: readonly Pair[], { shape, agreed, written }: Hints): OrderDecision {
  // Where the two numbers are equal in every cell, both orders give the same days.
  if (pairs.every(({ dayFirst, monthFirst }) => dayFirst === monthFirst)) return { because: "known", order: "month-first" };
  // Points between the numbers are written where the day comes first.
  if (shape.includes(".")) return { because: "known", order: "day-first" };
  if (agreed !== null) return { because: "known", order: agreed };
  if (written === null) return { because: "assumed", order: "month-first" };
  // An export of the first days of a month, saved again where the day comes first, spreads over the year if read with the month first.
  const near = { "day-first": spanDays(pairs, "dayFirst") <= 31, "month-first": spanDays(pairs, "monthFirst") <= 31 };
  if (near["day-first"] && !near["month-first"]) return { because: "assumed", order: "day-first" };
  const asWritten = shape === "A/B/YYYY" && pairs.every(({ padded }) => padded);
  return { because: asWritten ? "known" : "assumed", order: written };
}

function spanDays(pairs: readonly Pair[], order: "dayFirst" | "monthFirst"): number {
  let first = Infinity;
  let last = -Infinity;
  for (const pair of pairs) {
    const day = pair[order];
    if (day === null) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last - first;
}
