/** A file that was dropped or chosen, from the moment it is named until it is a table of the workbook, or taken away. */
import type { Encoding } from "../app/encodings";
import type { ImportedFile } from "../app/imported-file";

export type FileStatus =
  | { readonly at: "waiting" }
  | { readonly at: "reading"; readonly bytesDone: number }
  /** Read, and not used until the user says how. */
  | { readonly at: "read"; readonly read: ImportedFile }
  /** On its way into the workbook; shares from 0 to 1. */
  | { readonly at: "writing"; readonly read: ImportedFile; readonly share: number }
  /** Taken straight into every run of this pane. */
  | { readonly at: "kept"; readonly read: ImportedFile }
  | { readonly at: "failed"; readonly message: string };

export type PaneFile = {
  readonly id: number;
  /** As shown: numbered where another has the same name. */
  readonly name: string;
  readonly bytes: number;
  /** null = found from the bytes. */
  readonly encoding: Encoding | null;
  readonly status: FileStatus;
  /** What went wrong with the last thing tried; what was read before is still there. */
  readonly trouble: string | null;
};

export function readOf({ status }: PaneFile): ImportedFile | null {
  return "read" in status ? status.read : null;
}
