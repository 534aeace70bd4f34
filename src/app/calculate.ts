/** Facts to sheets, on whatever thread it is called: the synchronous middle of the use case. */
import { reconcile } from "../core/engine/reconcile";
import { buildReport } from "../core/report/build-report";
import { layOut } from "../core/report/lay-out";
import type { Calculated, CalculationInput, Calculator, Stage } from "./reconcile-workbook";

export function calculate(input: CalculationInput, onStage: (stage: Stage) => void): Calculated {
  const found = reconcile({ ...input, onStage });
  if (found.outcome === "stopped") return found;
  return { ...found, plans: layOut(buildReport(found.reconciliation, input.facts, input.drafts)) };
}

/** For a program that has nothing else to do meanwhile. */
export const calculateHere: Calculator = async (input, onStage) => calculate(input, onStage);
