/** A file that a user has brought -> columns of facts and a preview, or sheets to write. Rows pass through and are let go again. */
import type { ImportedFile, ImportedTable, ReadHooks, ReadingWish, ReadOutcome, Refused, WriteOutcome } from "../app/imported-file";
import { HostError, type LongSheet, type OfferedTable } from "../app/port";
import { openTablePlanner, type PlannedFile } from "../core/report/plan-table";
import type { PlannedCell } from "../core/report/sheet-plan";
import { openDecoder } from "../core/sources/decode-table";
import type { Chunk } from "../core/sources/grid";
import { pickBeside } from "../core/sources/pick-beside";
import { recognise, type Recognition } from "../core/sources/recognise";
import { bytesOfBlob, type ByteSource } from "./byte-source";
import { kindOfFile, WHY_UNREADABLE } from "./file-kind";
import { empty, unreadable } from "./file-problem";
import { fingerprintOf } from "./fingerprint";
import { tableOfText, type TextTable } from "./text/text-table";
import { tablesOfWorkbook } from "./xlsx/workbook-tables";

/** Enough to tell what a file is. */
const FIRST_BYTES = 1 << 16;

export async function readFile(blob: Blob, wish: ReadingWish, hooks: ReadHooks): Promise<ReadOutcome> {
  return refusing(async () => ({ outcome: "read", file: await readTables(bytesOfBlob(blob), wish, hooks) }));
}

/** As sheets whose rows can be read while `write` writes them. */
export async function writeFile(
  blob: Blob,
  wish: ReadingWish,
  hooks: ReadHooks,
  write: (sheets: readonly LongSheet[]) => Promise<void>,
): Promise<WriteOutcome> {
  const outcome = await planFile(blob, wish, hooks);
  if (outcome.outcome === "refused") return outcome;
  await write(outcome.sheets);
  return { outcome: "written" };
}

/** Looks through the whole file, which is as long as reading it; progress ends with it, though the rows are read once more. */
export async function planFile(
  blob: Blob,
  wish: ReadingWish,
  { signal, onProgress }: ReadHooks,
): Promise<{ readonly outcome: "planned"; readonly sheets: readonly LongSheet[] } | Refused> {
  let isPlanned = false;
  const hooks: ReadHooks = { signal, onProgress: (bytesDone) => (isPlanned ? undefined : onProgress(bytesDone)) };
  return refusing(async () => {
    const sheets: LongSheet[] = [];
    for (const table of (await openFile(bytesOfBlob(blob), wish, hooks)).tables) {
      const recognition = recognise(table.head, wish.mappings);
      if (recognition === null) continue;
      const planner = openTablePlanner({ id: `imported-${sheets.length + 1}`, head: table.head, recognition });
      for await (const { rows } of chunksOf(table, hooks)) {
        const why = planner.add(rows);
        // The rest need not be read to know that it is too much.
        if (why !== null) throw new HostError(`${wish.name} ${why}. Use it without a sheet.`, "sheet-too-small");
      }
      const planned = planner.close();
      sheets.push({ ...planned.plan, rowsBelow: { count: planned.rowsBelow, read: () => cellsBelow(table, planned, recognition.headerRow + 1, hooks) } });
    }
    isPlanned = true;
    return { outcome: "planned", sheets };
  });
}

async function* cellsBelow(
  table: OfferedTable,
  { cellsOf }: PlannedFile,
  fromRow: number,
  hooks: ReadHooks,
): AsyncGenerator<readonly (readonly PlannedCell[])[], void> {
  for await (const { firstRow, rows } of chunksOf(table, hooks)) yield rows.slice(Math.max(0, fromRow - firstRow)).map(cellsOf);
}

/** What cannot be used is an answer, so that it can be told from another thread; a mistake of ours stays an error. */
async function refusing<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostError) return { outcome: "refused", message: error.message, code: error.code };
    throw error;
  }
}

type OpenFile = { readonly tables: readonly OfferedTable[]; readonly text: TextTable | null };

async function openFile(source: ByteSource, { name, encoding }: ReadingWish, { signal, onProgress }: ReadHooks): Promise<OpenFile> {
  if (source.size === 0) throw empty(name);
  const kind = kindOfFile(await source.read(0, FIRST_BYTES));
  if (kind === "text") {
    const text = await tableOfText({ name, bytes: source, encoding }, signal);
    return { tables: [text], text };
  }
  if (kind !== "zip") throw unreadable(name, WHY_UNREADABLE[kind]);
  return {
    tables: (await tablesOfWorkbook({ name, bytes: tellingBytes(source, onProgress) }, { isAlone: false, isBase: false, isHome: false })).filter(
      ({ ours }) => ours === null,
    ),
    text: null,
  };
}

async function readTables(source: ByteSource, wish: ReadingWish, hooks: ReadHooks): Promise<ImportedFile> {
  const print = await fingerprintOf(source, hooks.signal);
  const { tables: offered, text } = await openFile(source, wish, hooks);
  const tables: ImportedTable[] = [];
  const found = offered.map((table) => ({ table, head: table.head, recognition: recognise(table.head, wish.mappings) }));
  for (const { table, recognition } of pickBeside(found, (one) => one)) tables.push(await readTable(table, recognition, hooks));
  hooks.onProgress(source.size);
  return {
    name: wish.name,
    bytes: source.size,
    print,
    encoding: text === null ? null : { used: text.found.encoding, isChosen: text.found.how === "chosen" },
    tables,
    issues: offered.flatMap((table) => table.issues?.() ?? []),
  };
}

async function readTable(table: OfferedTable, recognition: Recognition | null, hooks: ReadHooks): Promise<ImportedTable> {
  const decoder = recognition === null ? null : openDecoder(recognition, table.head);
  const fromRow = recognition?.firstDataRow ?? table.head.firstRow + 1;
  let rowCount = 0;
  for await (const { firstRow, rows, ends } of chunksOf(table, hooks)) {
    const skipped = Math.max(0, fromRow - firstRow);
    const wanted = skipped === 0 ? rows : rows.slice(skipped);
    decoder?.add({ firstRow: firstRow + skipped, rows: wanted, ...(ends === undefined ? {} : { ends }) });
    for (const row of wanted) if (row.some((cell) => cell !== null)) rowCount += 1;
  }
  return { head: table.head, recognition, rowCount, decoded: decoder?.close() ?? null };
}

/** All rows, with progress in bytes where the file is read as they come. */
async function* chunksOf(table: OfferedTable, { signal, onProgress }: ReadHooks): AsyncGenerator<Chunk, void> {
  if (!isText(table)) {
    yield* table.readRows({ fromRow: table.head.firstRow, columns: [] }, signal);
    return;
  }
  for await (const chunk of table.readChunks(signal)) {
    yield chunk;
    onProgress(chunk.bytesDone);
  }
}

function isText(table: OfferedTable): table is TextTable {
  return "readChunks" in table;
}

/** How many bytes of an archive were read, wherever they lie: its list at the end comes first. First rows are read twice, so that it is never more than all. */
function tellingBytes(source: ByteSource, onProgress: ReadHooks["onProgress"]): ByteSource {
  let done = 0;
  return {
    size: source.size,
    async read(from, to) {
      const bytes = await source.read(from, to);
      done = Math.min(source.size, done + bytes.length);
      onProgress(done);
      return bytes;
    },
  };
}
