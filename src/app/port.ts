/** The only thing the use case knows of the outside: a workbook in Excel, or files on a disk. */
import type { Issue } from "../core/domain/issue";
import type { PlannedCell, SheetPlan } from "../core/report/sheet-plan";
import type { DecodedTable } from "../core/sources/assemble-facts";
import type { Chunk, GridHead } from "../core/sources/grid";
import type { Recognition } from "../core/sources/recognise";

/** A table that could be read: its first rows now, the rest when asked. */
export type OfferedTable = {
  readonly head: GridHead;
  /** Plan id of the sheet of ours that this is, from its first cell to its last; null for a table of the user's. */
  readonly ours: string | null;
  /** null where it is not known before reading. */
  readonly rowCount: number | null;
  /**
   * All rows from the given row number on, in order. Only the cells of the given columns (positions in a row) need to
   * be filled; others may be null.
   */
  readonly readRows: (wanted: { readonly fromRow: number; readonly columns: readonly number[] }, signal: AbortSignal) => AsyncIterable<Chunk>;
  /** Its rows as columns of facts, where they were read before: they are taken from here, with what it was recognised as. */
  readonly decoded?: { readonly recognition: Recognition; readonly table: DecodedTable; readonly rowCount: number };
  /** The encoding that a text file is read in: its name, and the words for the user. */
  readonly readAs?: { readonly encoding: string; readonly title: string };
  /** What is wrong with the file itself, as against its data; complete once all rows are read. */
  readonly issues?: () => readonly Issue[];
};

export type WriteHooks = { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void };

/** A sheet whose last rows are read as they are written, so that a long table is never whole in memory. Cells as wide as the plan's. */
export type LongSheet = SheetPlan & { readonly rowsBelow: { readonly count: number; readonly read: () => AsyncIterable<readonly (readonly PlannedCell[])[]> } };
export type LongSheetWriter = { readonly writeSheets: (sheets: readonly LongSheet[], hooks: WriteHooks) => Promise<void> };

export type Port = {
  /** Every table on offer, and each sheet of ours from which anything is read back. Throws a HostError where a source cannot be read at all. */
  readonly findTables: (signal: AbortSignal) => Promise<readonly OfferedTable[]>;
  /** Puts all sheets in place, or changes nothing and throws a HostError. A sheet written for the same id before is replaced. */
  readonly writeSheets: (plans: readonly SheetPlan[], hooks: WriteHooks) => Promise<void>;
};

/**
 * The host failed or refused: said once to the user, in the words of `message`, which name the place and the next step.
 * `code` is the host's own word for it, kept for support.
 */
export class HostError extends Error {
  override readonly name = "HostError";
  constructor(
    message: string,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
