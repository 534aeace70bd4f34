/**
 * A Calculator that runs in a worker of its own per run and ends it when the run is cancelled. Where no worker can
 * start (an old web view, a page policy), the calculation runs here: slower to look at, the same result.
 */
import { proxy, releaseProxy, wrap, type Remote } from "comlink";
import { calculateHere } from "../app/calculate";
import type { Calculator } from "../app/reconcile-workbook";
import type { RemoteCalculation } from "./calculator.worker";

export const calculateApart: Calculator = calculateIn(() => new Worker(new URL("./calculator.worker.ts", import.meta.url)));

export function calculateIn(startWorker: () => Worker): Calculator {
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

/** A worker whose file cannot be loaded tells so by an error event, not by throwing. */
async function startedOrNull(startWorker: () => Worker): Promise<{ readonly worker: Worker; readonly remote: Remote<RemoteCalculation> } | null> {
  let worker: Worker;
  try {
    worker = startWorker();
  } catch (error) {
    console.warn("Tieout calculates on the main thread, since no worker could be made.", error);
    return null;
  }
  try {
    const remote = wrap<RemoteCalculation>(worker);
    await Promise.race([remote.isReady(), failureOf(worker)]);
    return { worker, remote };
  } catch (error) {
    console.warn("Tieout calculates on the main thread, since the worker did not load.", error);
    worker.terminate();
    return null;
  }
}

function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message === "" ? "The calculation thread ended by itself." : event.message)), { once: true });
  });
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
