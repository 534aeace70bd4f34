/** Reads a file on a thread of its own: rows never leave it, only the columns that they become, handed over without copying. */
import { expose, transfer } from "comlink";
import type { ImportedFile, PlanOutcome, ReadingWish, ReadOutcome } from "../app/imported-file";
import { planFile, readFile } from "../files/import-file";

export type RemoteImporter = {
  readonly isReady: () => true;
  readonly read: (file: Blob, wish: ReadingWish, onProgress: (bytesDone: number) => void) => Promise<ReadOutcome>;
  readonly plan: (file: Blob, wish: ReadingWish, onProgress: (bytesDone: number) => void) => Promise<PlanOutcome>;
};

/** The page ends the thread to call the work off. */
const never = new AbortController().signal;

const remote: RemoteImporter = {
  isReady: () => true,
  async read(file, wish, onProgress) {
    const outcome = await readFile(file, wish, { signal: never, onProgress });
    return outcome.outcome === "refused" ? outcome : transfer(outcome, [...buffersOf(outcome.file)]);
  },
  plan: (file, wish, onProgress) => planFile(file, wish, { signal: never, onProgress }),
};
expose(remote);

/** Each once: two columns may rest on one. */
function buffersOf({ tables }: ImportedFile): ReadonlySet<ArrayBuffer> {
  const buffers = new Set<ArrayBuffer>();
  for (const { decoded } of tables) {
    if (decoded === null) continue;
    const { source, row, columns } = decoded.table;
    const arrays = [source, row, ...Object.values(columns).flatMap((column): readonly ArrayBufferView[] => (ArrayBuffer.isView(column) ? [column] : "codes" in column ? [column.codes] : []))];
    for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  }
  return buffers;
}
