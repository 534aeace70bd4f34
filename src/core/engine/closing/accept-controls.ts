/**
 * Failed controls and errors that the accountant accepts: beside such a one, on the sheet of checks, stand a note that says why and a sign-off.
 * It goes on failing, and no longer keeps a month open.
 */
import { isBlankCell, typedRowsOf, type ReadBack, type TypedCell } from "../../facts/read-back";
import type { Issue } from "../../domain/issue";
import { keysOfControls, keysOfIssues } from "./check-keys";
import type { Control } from "../findings";

/** What was said in the pane of a control or an error: on the sheet it stands as if it had been typed there. */
export type Acceptance = { readonly key: string; readonly note: string; readonly signedOff: string };

export function acceptControls(controls: readonly Control[], readBack: readonly ReadBack[]): readonly Control[] {
  const noteOf = acceptedNotes(readBack);
  const keys = keysOfControls(controls);
  return controls.map((control, index) => (control.pass ? control : withNote(control, noteOf(keys[index] ?? ""))));
}

/** Errors alone: nothing else keeps a month open. `issues` as they are shown. */
export function acceptErrors(issues: readonly Issue[], readBack: readonly ReadBack[]): readonly Issue[] {
  const noteOf = acceptedNotes(readBack);
  const keys = keysOfIssues(issues);
  return issues.map((issue, index) => (issue.severity === "error" ? withNote(issue, noteOf(keys[index] ?? "")) : issue));
}

function withNote<Finding extends Control | Issue>(finding: Finding, note: string | null): Finding {
  return note === null ? finding : { ...finding, accepted: note };
}

/** The note beside a key, where it is signed off as well. */
function acceptedNotes(readBack: readonly ReadBack[]): (key: string) => string | null {
  const written = typedRowsOf(readBack, "check-reviews").filter(({ cells }) => !isBlankCell(cells["note"]) && !isBlankCell(cells["signedOff"]));
  return (key) => {
    const row = written.find(({ cells }) => textOf(cells["key"]) === key);
    return row === undefined ? null : textOf(row.cells["note"]);
  };
}

/** The newest word goes first, where rows for one control are read in their order. */
export function withAcceptances(readBack: readonly ReadBack[], acceptances: readonly Acceptance[]): readonly ReadBack[] {
  if (acceptances.length === 0) return readBack;
  const known = readBack.find(({ kind }) => kind === "check-reviews");
  const rows = acceptances.map(({ key, note, signedOff }) => ({ row: 0, cells: { key, note, signedOff }, figures: {} }));
  // No source of the user's has this number.
  return [{ source: known?.source ?? -1, kind: "check-reviews", rows }, ...readBack];
}

function textOf(cell: TypedCell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell).trim();
}
