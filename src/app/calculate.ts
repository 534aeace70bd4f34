/** Facts to sheets, on whatever thread it is called: the synchronous middle of the use case. */
import { workOut, type Worked } from "../core/engine/reconcile";
import { buildReport } from "../core/report/build-report";
import { layOut } from "../core/report/lay-out";
import type { Calculated, CalculationInput, Calculator, Stage } from "./reconcile-workbook";

export function calculate(input: CalculationInput, onStage: (stage: Stage) => void): Calculated {
  return calculateKeeping(input, onStage).calculated;
}

/** With what it was worked out from, for who asks further: null where the data allowed no reconciliation. */
export function calculateKeeping(
  input: CalculationInput,
  onStage: (stage: Stage) => void,
): { readonly calculated: Calculated; readonly worked: Worked | null } {
  const found = workOut({ ...input, onStage });
  if (found.outcome === "stopped") return { calculated: found, worked: null };
  const { reconciliation } = found.worked;
  return { calculated: { outcome: "reconciled", reconciliation, plans: layOut(buildReport(reconciliation, input.facts, input.drafts)) }, worked: found.worked };
}

/** For a program that has nothing else to do meanwhile. */
export const calculateHere: Calculator = async (input, onStage) => calculate(input, onStage);
