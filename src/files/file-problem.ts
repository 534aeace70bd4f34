/** The words for a file that cannot be used: the same as for an issue, said as the failure of the host that files are. */
import { HostError } from "../app/port";
import { raise } from "../core/domain/issue";

export function unreadable(name: string, reason: string, cause?: unknown): HostError {
  return new HostError(raise("file-unreadable", placeOf(name), { reason }).message, "file-unreadable", cause === undefined ? undefined : { cause });
}

export function empty(name: string): HostError {
  return new HostError(raise("file-empty", placeOf(name), undefined).message, "file-empty");
}

function placeOf(name: string): {
  readonly source: { readonly label: string; readonly file: string; readonly sheet: null; readonly table: null };
  readonly row: null;
} {
  return { source: { label: name, file: name, sheet: null, table: null }, row: null };
}
