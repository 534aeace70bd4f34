/** What Excel says when it refuses, in words for the user: what happened, where, and what to do next. */
import { HostError } from "../app/port";

/** Excel's codes, each with a sentence on the place and a next step. `place` reads like "the sheet Checks". */
const MESSAGES: Readonly<Record<string, (place: string) => string>> = {
  InvalidOperationInCellEditMode: () => "A cell is being edited. Finish editing the cell with Enter or Esc, then try again.",
  InactiveWorkbook: () => "Another workbook is in front. Click this workbook, then try again.",
  AccessDenied: (place) =>
    `Excel does not allow a change to ${place}. Remove its protection on the Review tab (Unprotect Sheet, Protect Workbook) or save a copy that you may edit, then try again.`,
  ItemNotFound: (place) => `Something was deleted while Tieout was working on ${place}. Look at the list of tables again, then try again.`,
  ItemAlreadyExists: (place) => `A sheet, table or name of the same name appeared while Tieout was working on ${place}. Rename it, then try again.`,
  InvalidArgument: (place) => `Excel did not accept what Tieout wrote to ${place}. Please report this with the sheet's name.`,
  InvalidReference: (place) => `${sentence(place)} refers to cells that no longer exist. Undo the last deletion, or reconcile again.`,
  InvalidSelection: (place) => `What is selected does not fit ${place}. Select one cell, then try again.`,
  FilteredRangeConflict: (place) => `A filter is in the way in ${place}. Clear the filter on the Data tab, then try again.`,
  MergedRangeConflict: (place) => `Merged cells are in the way in ${place}. Unmerge them on the Home tab, then try again.`,
  PivotTableRangeConflict: (place) => `A PivotTable is in the way in ${place}. Move it to another sheet, then try again.`,
  InsertDeleteConflict: (place) => `Excel cannot move cells in ${place}, because a table or array formula is in the way. Move it, then try again.`,
  NonBlankCellOffSheet: (place) => `Cells would be pushed off the end of ${place}. Clear the last rows and columns, then try again.`,
  RequestPayloadSizeLimitExceeded: (place) =>
    `Excel refused the amount of data for ${place}. Open the workbook in Excel on the desktop, or reconcile a shorter period.`,
  ResponsePayloadSizeLimitExceeded: (place) => `A single row of ${place} is larger than Excel can hand over. Shorten the texts in it, or read it from a file.`,
  RangeExceedsLimit: (place) => `${sentence(place)} has more cells than Excel can hand over. Delete empty columns, or read the data from a file.`,
  OperationCellsExceedLimit: (place) => `${sentence(place)} has too many cells for Excel on the web. Open the workbook in Excel on the desktop.`,
  FormulaLengthExceedsLimit: (place) => `A formula for ${place} is longer than Excel allows. Please report this.`,
  MemoryLimitReached: () => "Excel has run out of memory. Close other workbooks, then try again.",
  ActivityLimitReached: () => "Excel is busy with too much at once. Wait a moment, then try again.",
  UndoNotSupported: () => "Excel could not combine the changes into one step to undo. Try again.",
  RequestAborted: () => "Excel broke off the work. Try again.",
  ServiceNotAvailable: () => "Excel is not available right now. Check the connection, then try again.",
  HostRestartNeeded: () => "Excel must be restarted before the ribbon can change. Save your work, restart Excel, then try again.",
  "0xF5320001": () => "The ribbon is still being built. Wait a moment, then try again.",
  GeneralException: (place) => `Excel failed while Tieout was working on ${place}. Save the workbook, reopen it, then try again.`,
};

/** What we found out ourselves, worded in the same manner. */
export const FAILURES = {
  silent: (place: string, seconds: number): HostError =>
    new HostError(`Excel has not answered for ${seconds} seconds while Tieout was working on ${place}. Wait until Excel responds, then try again.`, "Timeout"),
  structureProtected: (): HostError =>
    new HostError(
      "The workbook's structure is protected, so no sheet can be added. Remove the protection on the Review tab (Protect Workbook), then try again.",
      "AccessDenied",
    ),
  sheetProtected: (sheet: string): HostError =>
    new HostError(
      `The sheet ${sheet} is protected, so it cannot be replaced. Remove the protection on the Review tab (Unprotect Sheet), or rename and copy the sheet to keep it, then try again.`,
      "AccessDenied",
    ),
  tableChanged: (place: string): HostError =>
    new HostError(
      `${sentence(place)} was changed, moved or deleted while it was being read. Look at the list of tables again, then try again.`,
      "ItemNotFound",
    ),
  sheetMissing: (): HostError => new HostError("The sheet is no longer in the workbook. Reconcile again to write it.", "ItemNotFound"),
  settingsUnreadable: (key: string): HostError =>
    new HostError(`The settings kept in this workbook (${key}) cannot be read. Choose your settings again; they will replace the old ones.`, "InvalidArgument"),
} as const;

/** The failure said once: what is a HostError already stays as it is. */
export function hostErrorOf(error: unknown, place: string): HostError {
  if (error instanceof HostError) return error;
  const { code, message } = detailOf(error);
  const say = MESSAGES[code];
  const words =
    say === undefined ? `Excel failed while Tieout was working on ${place} (${code}: ${message}). Try again; if it stays, report these words.` : say(place);
  return new HostError(words, code, { cause: error });
}

/** Excel's own words behind a failure, for whoever supports the user. */
function detailOf(error: unknown): { readonly code: string; readonly message: string } {
  if (typeof error !== "object" || error === null) return { code: "Unknown", message: String(error) };
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return { code: typeof code === "string" ? code : "Unknown", message: typeof message === "string" ? message : String(error) };
}

/** A failure after which everything begun was taken back. */
export function withNothingLeft(error: HostError): HostError {
  return new HostError(`${error.message} The workbook is as it was.`, error.code, { cause: error });
}

/** A failure of the first, and what it left behind; `replaced`: sheets whose cells may be half written. */
export function withLeftovers(
  error: HostError,
  sheets: readonly string[],
  replaced: readonly { readonly sheet: string; readonly backup: string }[],
): HostError {
  const where = replaced.map(({ sheet, backup }) => ` The hidden sheet ${backup} holds what ${sheet} was like before.`).join("");
  const what =
    sheets.length === 0
      ? "Tieout could not check that the workbook is as it was."
      : `Tieout could not remove what it had begun: delete ${sheets.join(", ")} by hand, or reconcile again, which removes it.`;
  return new HostError(`${error.message} ${what}${where}`, error.code, { cause: error });
}

export const MAPPED_CODES: readonly string[] = Object.keys(MESSAGES);

function sentence(place: string): string {
  return place.charAt(0).toUpperCase() + place.slice(1);
}
