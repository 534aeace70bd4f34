/** The calculation on a thread of its own, so that the pane stays alive and a run can be stopped by ending the thread. */
import { expose } from "comlink";
import { calculate } from "../app/calculate";
import type { Calculated, CalculationInput, Stage } from "../app/reconcile-workbook";

export type RemoteCalculation = {
  /** Answers as soon as the file has loaded. */
  readonly isReady: () => true;
  readonly calculate: (input: CalculationInput, onStage: (stage: Stage) => void) => Calculated;
};

const remote: RemoteCalculation = { isReady: () => true, calculate };
expose(remote);
