/** The engine on a thread of its own, where the page can have one. */
import { wrap, type Remote } from "comlink";
import type { RemoteEngine } from "./engine.worker";

export type StartWorker = () => Worker;
export type Started = { readonly worker: Worker; readonly remote: Remote<RemoteEngine> };

export const startEngine: StartWorker = () => new Worker(new URL("./engine.worker.ts", import.meta.url));

/** null where no worker can start: an old web view, a page policy. A file that cannot be loaded tells so by an error event, not by throwing. */
export async function startedOrNull(startWorker: StartWorker): Promise<Started | null> {
  let worker: Worker;
  try {
    worker = startWorker();
  } catch (error) {
    console.warn("Tieout calculates on the main thread, since no worker could be made.", error);
    return null;
  }
  try {
    const remote = wrap<RemoteEngine>(worker);
    await Promise.race([remote.isReady(), failureOf(worker)]);
    return { worker, remote };
  } catch (error) {
    console.warn("Tieout calculates on the main thread, since the worker did not load.", error);
    worker.terminate();
    return null;
  }
}

export function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message === "" ? "The calculation thread ended by itself." : event.message)), { once: true });
  });
}
