/** Work on a thread of its own, where the page can have one. */
import { wrap, type Remote } from "comlink";
import type { RemoteEngine } from "./engine.worker";

export type StartWorker = () => Worker;
export type Started<R = RemoteEngine> = { readonly worker: Worker; readonly remote: Remote<R> };
/** Every worker answers this as soon as its file has loaded. */
type WithReady = { readonly isReady: () => true };

export const startEngine: StartWorker = () => new Worker(new URL("./engine.worker.ts", import.meta.url));

/** null where no worker can start: an old web view, a page policy. A file that cannot be loaded tells so by an error event, not by throwing. */
export async function startedOrNull<R extends WithReady = RemoteEngine>(startWorker: StartWorker): Promise<Started<R> | null> {
  let worker: Worker;
  try {
    worker = startWorker();
  } catch (error) {
    console.warn("Tieout works on the main thread, since no worker could be made.", error);
    return null;
  }
  try {
    const remote = wrap<R>(worker);
    await Promise.race([(remote as unknown as Remote<WithReady>).isReady(), failureOf(worker)]);
    return { worker, remote };
  } catch (error) {
    console.warn("Tieout works on the main thread, since the worker did not load.", error);
    worker.terminate();
    return null;
  }
}

export function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message === "" ? "A thread ended by itself." : event.message)), { once: true });
  });
}

export function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
