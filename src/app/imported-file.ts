/** A file that the user has brought, read into columns: what the pane shows of it, and what a run takes without reading it again. */
import type { HeaderMapping } from "../core/domain/header-mapping";
import type { Issue } from "../core/domain/issue";
import type { DecodedTable } from "../core/sources/assemble-facts";
import type { GridHead } from "../core/sources/grid";
import type { Recognition } from "../core/sources/recognise";
import type { Encoding } from "./encodings";
import type { LongSheet, OfferedTable, Port } from "./port";

/** A table that was read whole. `recognition` and `decoded` are null where nobody knows what it is. */
export type ImportedTable = {
  readonly head: GridHead;
  readonly recognition: Recognition | null;
  /** Rows with anything in them, without the header. */
  readonly rowCount: number;
  readonly decoded: DecodedTable | null;
};

export type ImportedFile = {
  /** As it is called here: numbered where two files have one name. */
  readonly name: string;
  readonly bytes: number;
  /** Two files with the same print hold the same bytes. */
  readonly print: string;
  /** null in a workbook. */
  readonly encoding: { readonly used: Encoding; readonly isChosen: boolean } | null;
  readonly tables: readonly ImportedTable[];
  /** What is wrong with the file itself, as against its data. */
  readonly issues: readonly Issue[];
};

/** How a file is to be read; an encoding of null is found from the bytes. */
export type ReadingWish = { readonly name: string; readonly encoding: Encoding | null; readonly mappings: readonly HeaderMapping[] };

/** `refused`: the file cannot be used; the message says why and what to do next. */
export type Refused = { readonly outcome: "refused"; readonly message: string; readonly code: string };
export type ReadOutcome = { readonly outcome: "read"; readonly file: ImportedFile } | Refused;
export type WriteOutcome = { readonly outcome: "written" } | Refused;

export type ReadHooks = { readonly signal: AbortSignal; readonly onProgress: (bytesDone: number) => void };

/** Reads a file here or on another thread; rejects with the signal's reason when aborted. */
export type FileImporter = {
  readonly read: (file: Blob, wish: ReadingWish, hooks: ReadHooks) => Promise<ReadOutcome>;
  /**
   * Hands over the recognised tables of the file as sheets that the user can have in the workbook: their rows can be read until `write` is
   * done. Rejects as it does. Progress is that of looking through the file beforehand.
   */
  readonly write: (file: Blob, wish: ReadingWish, hooks: ReadHooks, write: (sheets: readonly LongSheet[]) => Promise<void>) => Promise<WriteOutcome>;
};

/** The tables of files that were read, as a run takes them. */
export function portOfFiles(files: () => readonly ImportedFile[]): Pick<Port, "findTables"> {
  return {
    findTables: async () =>
      files().flatMap(({ tables, issues, encoding }) => tables.map((table, index) => offeredTable(table, index === 0 ? issues : [], encoding))),
  };
}

function offeredTable({ head, recognition, rowCount, decoded }: ImportedTable, issues: readonly Issue[], encoding: ImportedFile["encoding"]): OfferedTable {
  return {
    head,
    ours: null,
    rowCount,
    ...(recognition === null || decoded === null ? {} : { decoded: { recognition, table: decoded, rowCount } }),
    ...(encoding === null ? {} : { readAs: { encoding: encoding.used, title: encoding.used } }),
    issues: () => issues,
    // Its rows are not kept: whatever is known of them is in the columns.
    readRows: async function* () {
      /* None. */
    },
  };
}
