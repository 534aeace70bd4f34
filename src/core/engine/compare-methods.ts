/** The same movements by every method side by side: what each makes of the ending and of the cost of sales. */
import { minor, type CurrencyCode, type Minor } from "../domain/money";
import type { ExitType } from "../domain/movements";
import { VALUATION_METHODS, type ValuationMethod } from "../domain/settings";
import type { LineKey } from "./explain-ending";
import type { Reconciliation, RollforwardLine } from "./findings";
import type { EngineInput } from "./engine-input";
import { reconcile, type EngineResult } from "./reconcile";

/** Values are null where nothing gives a cost. */
export type MethodFigures = {
  readonly ending: Minor | null;
  /** What left to customers, less what they returned. */
  readonly costOfSales: Minor | null;
  /** Variances, cured stock and cost changes, which belong to no movement of goods; a loss is negative. */
  readonly revaluation: Minor | null;
};
export type MethodLine = LineKey & { readonly currency: CurrencyCode; readonly byMethod: Readonly<Record<ValuationMethod, MethodFigures>> };
export type MethodComparison = { readonly outcome: "compared"; readonly lines: readonly MethodLine[] } | Extract<EngineResult, { readonly outcome: "stopped" }>;

const SOLD = ["sale", "multi-channel", "replacement"] as const satisfies readonly ExitType[];
const NOTHING: MethodFigures = { ending: minor(0), costOfSales: minor(0), revaluation: minor(0) };

/** One line per location, SKU, FNSKU and disposition, in the order of the rollforward. What is `known` by the input's own method is not worked out again. */
export function compareMethods(input: Omit<EngineInput, "onStage">, known: Reconciliation | null = null): MethodComparison {
  const lines = new Map<string, MethodLine>();
  for (const method of Object.keys(VALUATION_METHODS) as ValuationMethod[]) {
    const result: EngineResult =
      known?.settings.method === method
        ? { outcome: "reconciled", reconciliation: known }
        : reconcile({ ...input, settings: { ...input.settings, method }, isMethodOpen: false, onStage: () => undefined });
    if (result.outcome === "stopped") return result;
    for (const line of result.reconciliation.rollforward) {
      const { location, sku, fnsku, disposition, currency } = line;
      const key = JSON.stringify([location, sku, fnsku, disposition]);
      // A method may have a line for itself, where only it has something to say of goods that never moved.
      const earlier = lines.get(key) ?? {
        location,
        sku,
        fnsku,
        disposition,
        currency,
        byMethod: { "month-end-average": NOTHING, "moving-average": NOTHING, fifo: NOTHING, standard: NOTHING },
      };
      lines.set(key, { ...earlier, byMethod: { ...earlier.byMethod, [method]: figuresOf(line) } });
    }
  }
  return { outcome: "compared", lines: [...lines.values()] };
}

function figuresOf({ ending, exits, entries, valueOnly, isOpen }: RollforwardLine): MethodFigures {
  if (isOpen === true) return { ending: ending.value, costOfSales: null, revaluation: null };
  const sold = SOLD.reduce((sum, type) => sum + (exits[type]?.value ?? 0), 0);
  return {
    ending: ending.value,
    costOfSales: minor(sold - (entries["customer-return"]?.value ?? 0)),
    revaluation: minor((valueOnly.revaluation ?? 0) + (valueOnly.rounding ?? 0)),
  };
}
