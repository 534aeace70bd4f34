/** The engine on a thread of its own, so that the pane stays alive and a run can be stopped by ending the thread. */
import { expose } from "comlink";
import { calculate } from "../app/calculate";
import { answersOn, type Answers } from "../app/inquiry";
import type { Calculated, CalculationInput, Stage } from "../app/reconcile-workbook";

export type RemoteEngine = {
  /** Answers as soon as the file has loaded. */
  readonly isReady: () => true;
  readonly calculate: (input: CalculationInput, onStage: (stage: Stage) => void) => Calculated;
  /** What the questions that follow are about. */
  readonly takeInput: (input: CalculationInput) => void;
} & Answers;

let answers: Answers | null = null;

function answersNow(): Answers {
  if (answers === null) throw new Error("A question was asked before anything was handed over to ask about.");
  return answers;
}

const remote: RemoteEngine = {
  isReady: () => true,
  calculate,
  takeInput(input) {
    answers = answersOn(input);
  },
  explain: (key) => answersNow().explain(key),
  compareMethods: () => answersNow().compareMethods(),
};
expose(remote);
