/** A file that a user has brought -> columns of facts and a preview, or sheets to write. Rows pass through and are let go again. */
import type { ImportedFile, ImportedTable, PlanOutcome, ReadHooks, ReadingWish, ReadOutcome, Refused } from "../app/imported-file";
import { HostError, type OfferedTable } from "../app/port";
import { planTable, SHEET_ROWS_MAX, whyNoSheet } from "../core/report/plan-table";
import type { SheetPlan } from "../core/report/sheet-plan";
import { openDecoder } from "../core/sources/decode-table";
import type { Chunk, Row } from "../core/sources/grid";
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

export async function planFile(blob: Blob, wish: ReadingWish, hooks: ReadHooks): Promise<PlanOutcome> {
  return refusing(async () => {
    const plans: SheetPlan[] = [];
    for (const table of (await openFile(bytesOfBlob(blob), wish, hooks.signal)).tables) {
      const recognition = recognise(table.head, wish.mappings);
      if (recognition === null) continue;
      plans.push(planTable({ id: `imported-${plans.length + 1}`, head: table.head, recognition, rows: await allRowsOf(table, wish.name, hooks) }));
    }
    return { outcome: "planned", plans };
  });
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

async function openFile(source: ByteSource, { name, encoding }: ReadingWish, signal: AbortSignal): Promise<OpenFile> {
  if (source.size === 0) throw empty(name);
  const kind = kindOfFile(await source.read(0, FIRST_BYTES));
  if (kind === "text") {
    const text = await tableOfText({ name, bytes: source, encoding }, signal);
    return { tables: [text], text };
  }
  if (kind !== "zip") throw unreadable(name, WHY_UNREADABLE[kind]);
  return { tables: (await tablesOfWorkbook({ name, bytes: source }, { isAlone: false, isBase: false, isHome: false })).filter(({ ours }) => ours === null), text: null };
}

async function readTables(source: ByteSource, wish: ReadingWish, hooks: ReadHooks): Promise<ImportedFile> {
  const print = await fingerprintOf(source, hooks.signal);
  const { tables: offered, text } = await openFile(source, wish, hooks.signal);
  const tables: ImportedTable[] = [];
  for (const table of offered) tables.push(await readTable(table, recognise(table.head, wish.mappings), hooks));
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

async function allRowsOf(table: OfferedTable, name: string, hooks: ReadHooks): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const { rows } of chunksOf(table, hooks)) {
    for (const row of rows) all.push(row);
    // The rest need not be read to know that it is too much.
    if (all.length > SHEET_ROWS_MAX) break;
  }
  const why = whyNoSheet(all, table.head.firstRow);
  if (why !== null) throw new HostError(`${name} ${why}. Use it without a sheet.`, "sheet-too-small");
  return all;
}
