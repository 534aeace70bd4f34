/** Reads a file on a thread of its own: rows never leave it, only the columns that they become, handed over without copying. */
import { expose, transfer } from "comlink";
import type { ImportedFile, ReadingWish, ReadOutcome, Refused } from "../app/imported-file";
import type { PlannedCell, SheetPlan } from "../core/report/sheet-plan";
import { planFile, readFile } from "../files/import-file";

export type RemoteImporter = {
  readonly isReady: () => true;
  readonly read: (file: Blob, wish: ReadingWish, onProgress: (bytesDone: number) => void) => Promise<ReadOutcome>;
  readonly plan: (file: Blob, wish: ReadingWish, onProgress: (bytesDone: number) => void) => Promise<RemotePlan | Refused>;
  /** The next rows below the cells of a planned sheet, by its position; null after the last. */
  readonly nextRows: (sheet: number) => Promise<readonly (readonly PlannedCell[])[] | null>;
};
export type RemotePlan = { readonly outcome: "planned"; readonly sheets: readonly { readonly plan: SheetPlan; readonly rowsBelow: number }[] };

/** The page ends the thread to call the work off. */
const never = new AbortController().signal;

/** One for each sheet that was planned. */
let reading: readonly AsyncIterator<readonly (readonly PlannedCell[])[]>[] = [];

const remote: RemoteImporter = {
  isReady: () => true,
  async read(file, wish, onProgress) {
    const outcome = await readFile(file, wish, { signal: never, onProgress });
    return outcome.outcome === "refused" ? outcome : transfer(outcome, [...buffersOf(outcome.file)]);
  },
  async plan(file, wish, onProgress) {
    const outcome = await planFile(file, wish, { signal: never, onProgress });
    if (outcome.outcome === "refused") return outcome;
    reading = outcome.sheets.map(({ rowsBelow }) => rowsBelow.read()[Symbol.asyncIterator]());
    return { outcome: "planned", sheets: outcome.sheets.map(({ rowsBelow, ...plan }) => ({ plan, rowsBelow: rowsBelow.count })) };
  },
  async nextRows(sheet) {
    const next = await reading[sheet]?.next();
    return next === undefined || next.done === true ? null : next.value;
  },
};
expose(remote);

/** Each once: two columns may rest on one. */
function buffersOf({ tables }: ImportedFile): ReadonlySet<ArrayBuffer> {
  const buffers = new Set<ArrayBuffer>();
  for (const { decoded } of tables) {
    if (decoded === null) continue;
    const { source, row, columns } = decoded.table;
    const arrays = [
      source,
      row,
      ...Object.values(columns).flatMap((column): readonly ArrayBufferView[] =>
        ArrayBuffer.isView(column) ? [column] : "codes" in column ? [column.codes] : [],
      ),
    ];
    for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  }
  return buffers;
}
