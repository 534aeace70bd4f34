/**
 * What the user can do with files: bring them, say how they are encoded, put them into the workbook or use them without a sheet, take
 * them away. One is read at a time. Each file's failure stands with it, and nothing else is lost by it.
 */
import type { Encoding } from "../app/encodings";
import type { FileImporter, ImportedFile } from "../app/imported-file";
import { HostError, type LongSheetWriter } from "../app/port";
import type { HeaderMapping } from "../core/domain/header-mapping";
import { readOf, type FileStatus, type PaneFile } from "./pane-file";

/** What a page hands over for a file of the user's disk. */
export type ChosenFile = Blob & { readonly name: string; readonly lastModified?: number };

export type FileActions = {
  readonly addFiles: (files: readonly ChosenFile[]) => Promise<void>;
  readonly chooseEncoding: (id: number, encoding: Encoding | null) => Promise<void>;
  /** As tables of the workbook, each on a sheet of its own. */
  readonly putIntoWorkbook: (id: number) => Promise<void>;
  /** Straight into every run, without a sheet. */
  readonly useWithoutSheet: (id: number) => Promise<void>;
  /** Also ends what is being done with it. */
  readonly removeFile: (id: number) => Promise<void>;
};

export type FileSurroundings = {
  readonly importer: FileImporter;
  readonly port: LongSheetWriter;
  readonly files: () => readonly PaneFile[];
  readonly tell: (files: readonly PaneFile[]) => void;
  readonly mappings: () => readonly HeaderMapping[];
  /** Looks at the tables again, with those of the files that are kept. */
  readonly look: () => Promise<void>;
  /** Names of the sheets that hold tables. */
  readonly sheets: () => readonly string[];
};

export type FileSession = FileActions & {
  /** After a header was assigned: what was read before is read by it. */
  readonly readAgain: () => Promise<void>;
};

/** Of adding a file to the workbook, what looking through it takes beforehand; writing it takes the rest. */
const LOOKING_SHARE = 0.25;

function shareOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}

export function openFileSession({ importer, port, files, tell, mappings, look, sheets }: FileSurroundings): FileSession {
  const chosen = new Map<number, ChosenFile>();
  const working = new Map<number, AbortController>();
  /** What became a table of the workbook, for as long as its sheet is there. */
  const written: { readonly print: string; readonly name: string; readonly sheets: readonly string[] }[] = [];
  let nextId = 1;
  let turn: Promise<void> = Promise.resolve();

  const find = (id: number): PaneFile | undefined => files().find((file) => file.id === id);
  const change = (id: number, next: Partial<PaneFile>): void => tell(files().map((file) => (file.id === id ? { ...file, ...next } : file)));
  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work));

  async function addFiles(added: readonly ChosenFile[]): Promise<void> {
    const begun: Promise<void>[] = [];
    for (const file of added) {
      const id = nextId;
      nextId += 1;
      const twin = [...chosen].find(([, other]) => isSameFile(other, file));
      const twinName = twin === undefined ? null : (find(twin[0])?.name ?? null);
      const status: FileStatus = twinName === null ? { at: "waiting" } : { at: "failed", message: sayTwice(file.name, twinName) };
      tell([...files(), { id, name: freeName(file.name), bytes: file.size, encoding: null, status, trouble: null }]);
      if (twinName !== null) continue;
      chosen.set(id, file);
      begun.push(inTurn(() => read(id)));
    }
    await Promise.all(begun);
  }

  function freeName(name: string): string {
    const taken = new Set(files().map((file) => file.name));
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    return free;
  }

  async function read(id: number): Promise<void> {
    const [file, blob] = [find(id), chosen.get(id)];
    if (file === undefined || blob === undefined) return;
    const own = begin(id);
    const before = file.status;
    change(id, { status: { at: "reading", bytesDone: 0 }, trouble: null });
    try {
      const wish = { name: file.name, encoding: file.encoding, mappings: mappings() };
      const outcome = await importer.read(blob, wish, { signal: own.signal, onProgress: (bytesDone) => showProgress(id, own, bytesDone) });
      if (own.signal.aborted) return;
      if (outcome.outcome === "refused") change(id, { status: { at: "failed", message: outcome.message } });
      else settle(id, outcome.file, before);
    } catch (error) {
      if (!own.signal.aborted) change(id, { status: { at: "failed", message: sayFailure(file.name, error) } });
    } finally {
      end(id, own);
    }
  }

  function showProgress(id: number, { signal }: AbortController, bytesDone: number): void {
    if (!signal.aborted && find(id)?.status.at === "reading") change(id, { status: { at: "reading", bytesDone } });
  }

  function settle(id: number, read: ImportedFile, before: FileStatus): void {
    const twin =
      files().find((other) => other.id !== id && readOf(other)?.print === read.print)?.name ??
      written.find((other) => other.print === read.print && other.sheets.some((sheet) => sheets().includes(sheet)))?.name;
    if (twin !== undefined) {
      chosen.delete(id);
      change(id, { status: { at: "failed", message: sayTwice(read.name, twin) } });
    } else change(id, { status: { at: before.at === "kept" ? "kept" : "read", read } });
  }

  async function chooseEncoding(id: number, encoding: Encoding | null): Promise<void> {
    const wasKept = find(id)?.status.at === "kept";
    change(id, { encoding });
    await inTurn(() => read(id));
    if (wasKept) await look();
  }

  async function putIntoWorkbook(id: number): Promise<void> {
    const [file, blob] = [find(id), chosen.get(id)];
    if (file?.status.at !== "read" || blob === undefined) return;
    const { read: imported } = file.status;
    const own = begin(id);
    const show = (share: number): void => {
      if (!own.signal.aborted) change(id, { status: { at: "writing", read: imported, share } });
    };
    show(0);
    try {
      const wish = { name: file.name, encoding: file.encoding, mappings: mappings() };
      const before = new Set(sheets());
      const hooks = { signal: own.signal, onProgress: (bytesDone: number) => show(LOOKING_SHARE * shareOf(bytesDone, file.bytes)) };
      const outcome = await importer.write(blob, wish, hooks, (long) =>
        port.writeSheets(long, { signal: own.signal, onProgress: (done, total) => show(LOOKING_SHARE + (1 - LOOKING_SHARE) * shareOf(done, total)) }),
      );
      if (outcome.outcome === "refused") {
        change(id, { status: { at: "read", read: imported }, trouble: outcome.message });
        return;
      }
      forget(id);
      await look();
      written.push({ print: imported.print, name: file.name, sheets: sheets().filter((sheet) => !before.has(sheet)) });
    } catch (error) {
      change(id, { status: { at: "read", read: imported }, trouble: own.signal.aborted ? null : sayFailure(file.name, error) });
    } finally {
      end(id, own);
    }
  }

  async function useWithoutSheet(id: number): Promise<void> {
    const file = find(id);
    if (file?.status.at !== "read") return;
    change(id, { status: { at: "kept", read: file.status.read }, trouble: null });
    await look();
  }

  async function removeFile(id: number): Promise<void> {
    const file = find(id);
    working.get(id)?.abort(new DOMException("The file was taken away.", "AbortError"));
    // What is being written is taken back first; the file itself stays.
    if (file === undefined || file.status.at === "writing") return;
    forget(id);
    if (file.status.at === "kept") await look();
  }

  async function readAgain(): Promise<void> {
    for (const { id, status } of files()) if (status.at === "read" || status.at === "kept") await inTurn(() => read(id));
  }

  function forget(id: number): void {
    chosen.delete(id);
    tell(files().filter((file) => file.id !== id));
  }

  function begin(id: number): AbortController {
    const own = new AbortController();
    working.set(id, own);
    return own;
  }

  function end(id: number, own: AbortController): void {
    if (working.get(id) === own) working.delete(id);
  }

  return { addFiles, chooseEncoding, putIntoWorkbook, useWithoutSheet, removeFile, readAgain };
}

function isSameFile(a: ChosenFile, b: ChosenFile): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
}

function sayTwice(name: string, twin: string): string {
  return name === twin
    ? `${name} is here already. It was not added again, or its rows would count double.`
    : `${name} holds the same as ${twin}, byte for byte. It was not added again, or its rows would count double.`;
}

/** A failure of ours is also left in the console with its stack. */
function sayFailure(name: string, error: unknown): string {
  if (error instanceof HostError) return error.message;
  console.error(error);
  return `${name} could not be read: ${error instanceof Error ? error.message : String(error)}. If it was moved or changed meanwhile, add it again.`;
}
