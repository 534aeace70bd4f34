/**
 * A FileImporter that reads each file in a worker of its own, so that the pane stays alive and reading can be stopped by ending the
 * thread. Where no worker can start, the file is read here: slower to look at, the same result.
 */
import { proxy, releaseProxy, type Remote } from "comlink";
import type { FileImporter, ReadOutcome, Refused } from "../app/imported-file";
import type { LongSheet } from "../app/port";
import { readFile, writeFile } from "../files/import-file";
import type { RemoteImporter, RemotePlan } from "./file-importer.worker";
import { abortOf, failureOf, startedOrNull, type StartWorker } from "./start-worker";

export const importApart: FileImporter = importIn(() => new Worker(new URL("./file-importer.worker.ts", import.meta.url)));

type Apart<T> = (remote: Remote<RemoteImporter>, unlessEnded: <R>(asked: Promise<R>) => Promise<R>) => Promise<T>;

export function importIn(startWorker: StartWorker): FileImporter {
  const work = async <T>(signal: AbortSignal, apart: Apart<T>, here: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const started = await startedOrNull<RemoteImporter>(startWorker);
    if (started === null) return here();
    const { worker, remote } = started;
    const ended = Promise.race([failureOf(worker), abortOf(signal)]);
    ended.catch(() => undefined);
    try {
      return await apart(remote, (asked) => Promise.race([asked, ended]));
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return {
    read: (file, wish, hooks) =>
      work(
        hooks.signal,
        (remote, unlessEnded) => unlessEnded<ReadOutcome>(remote.read(file, wish, proxy(hooks.onProgress))),
        () => readFile(file, wish, hooks),
      ),
    write: (file, wish, hooks, write) =>
      work(
        hooks.signal,
        async (remote, unlessEnded) => {
          const outcome = await unlessEnded<RemotePlan | Refused>(remote.plan(file, wish, proxy(hooks.onProgress)));
          if (outcome.outcome === "refused") return outcome;
          // Not given up when it is called off: what was begun in the workbook is taken back first.
          await write(outcome.sheets.map((sheet, index) => longSheet(sheet, () => unlessEnded(remote.nextRows(index)))));
          return { outcome: "written" };
        },
        () => writeFile(file, wish, hooks, write),
      ),
  };
}

/** Its rows come from the other thread a chunk at a time, each when it is asked for. */
function longSheet({ plan, rowsBelow }: RemotePlan["sheets"][number], nextRows: () => ReturnType<RemoteImporter["nextRows"]>): LongSheet {
  const read = async function* (): ReturnType<LongSheet["rowsBelow"]["read"]> {
    for (let rows = await nextRows(); rows !== null; rows = await nextRows()) yield rows;
  };
  return { ...plan, rowsBelow: { count: rowsBelow, read } };
}
