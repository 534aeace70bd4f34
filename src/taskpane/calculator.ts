/**
 * A Calculator that runs in a worker of its own per run and ends it when the run is cancelled. Where no worker can
 * start, the calculation runs here: slower to look at, the same result.
 */
import { proxy, releaseProxy } from "comlink";
import { calculateHere } from "../app/calculate";
import type { Calculator } from "../app/reconcile-workbook";
import { abortOf, failureOf, startedOrNull, startEngine, type StartWorker } from "./start-worker";

export const calculateApart: Calculator = calculateIn(startEngine);

export function calculateIn(startWorker: StartWorker): Calculator {
  return async (input, onStage, signal) => {
    signal.throwIfAborted();
    const started = await startedOrNull(startWorker);
    if (started === null) return calculateHere(input, onStage, signal);
    const { worker, remote } = started;
    try {
      return await Promise.race([remote.calculate(input, proxy(onStage)), failureOf(worker), abortOf(signal)]);
    } finally {
      // Held until here: comlink ends the conversation with a worker as soon as the last proxy for it is collected as garbage.
      remote[releaseProxy]();
      worker.terminate();
    }
  };
}
