/**
 * A FileImporter that reads each file in a worker of its own, so that the pane stays alive and reading can be stopped by ending the
 * thread. Where no worker can start, the file is read here: slower to look at, the same result.
 */
import { proxy, releaseProxy, type Remote } from "comlink";
import type { FileImporter } from "../app/imported-file";
import { planFile, readFile } from "../files/import-file";
import type { RemoteImporter } from "./file-importer.worker";
import { abortOf, failureOf, startedOrNull, type StartWorker } from "./start-worker";

export const importApart: FileImporter = importIn(() => new Worker(new URL("./file-importer.worker.ts", import.meta.url)));

export function importIn(startWorker: StartWorker): FileImporter {
  const work = async <T>(signal: AbortSignal, apart: (remote: Remote<RemoteImporter>) => Promise<T>, here: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const started = await startedOrNull<RemoteImporter>(startWorker);
    if (started === null) return here();
    const { worker, remote } = started;
    try {
      return await Promise.race([apart(remote), failureOf(worker), abortOf(signal)]);
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return {
    read: (file, wish, hooks) => work(hooks.signal, (remote) => remote.read(file, wish, proxy(hooks.onProgress)), () => readFile(file, wish, hooks)),
    plan: (file, wish, hooks) => work(hooks.signal, (remote) => remote.plan(file, wish, proxy(hooks.onProgress)), () => planFile(file, wish, hooks)),
  };
}
