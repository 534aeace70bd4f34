/** Files behind the port: tables out of the files given, sheets into one workbook. Which disk they lie on is the caller's. */
import type { OfferedTable, Port } from "../app/port";
import { kindOfFile, WHY_UNREADABLE } from "./file-kind";
import { empty, unreadable } from "./file-problem";
import type { ByteSource } from "./byte-source";
import type { Encoding } from "../app/encodings";
import { tableOfText } from "./text/text-table";
import { tablesOfWorkbook, type WorkbookRole } from "./xlsx/workbook-tables";
import { writeWorkbook } from "./xlsx/write-workbook";

export type InputFile = {
  readonly name: string;
  /** All of them; of a text file on a disk, its first ones. */
  readonly bytes: Uint8Array;
  /** Reads a text file that is not held as a whole. */
  readonly whole?: ByteSource;
  /** As which the user says a text file is encoded. */
  readonly encoding?: Encoding | null;
};

export type FileAccess = {
  readonly inputs: readonly InputFile[];
  /** Takes the finished workbook; null = no workbook is asked for. */
  readonly save: ((workbook: Uint8Array) => Promise<void>) | null;
};

export function openFilePort({ inputs, save }: FileAccess): Port {
  const home = baseWorkbookOf(inputs);
  const base = save === null ? null : home;
  return {
    findTables: async (signal) => {
      const tables: OfferedTable[] = [];
      for (const input of inputs) {
        signal.throwIfAborted();
        tables.push(...(await tablesOfFile(input, { isAlone: inputs.length === 1, isBase: input === base, isHome: input === home })));
      }
      return tables;
    },
    writeSheets: async (plans, { signal, onProgress }) => {
      if (save === null) return;
      onProgress(0, plans.length);
      const bytes = writeWorkbook(plans, base);
      signal.throwIfAborted();
      await save(bytes);
      onProgress(plans.length, plans.length);
    },
  };
}

/** The workbook that the sheets go on top of: the first among the files; null where there is none. */
export function baseWorkbookOf<Input extends InputFile>(inputs: readonly Input[]): Input | null {
  return inputs.find(({ bytes }) => kindOfFile(bytes) === "zip") ?? null;
}

async function tablesOfFile({ name, bytes, whole, encoding }: InputFile, role: WorkbookRole): Promise<readonly OfferedTable[]> {
  if (bytes.length === 0) throw empty(name);
  const kind = kindOfFile(bytes);
  if (kind === "text") return [await tableOfText({ name, bytes: whole ?? bytes, encoding: encoding ?? null })];
  if (kind !== "zip") throw unreadable(name, WHY_UNREADABLE[kind]);
  return tablesOfWorkbook({ name, bytes }, role);
}
