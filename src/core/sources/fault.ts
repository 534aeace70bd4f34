/** What is wrong with a cell or a row, before it is known in which rows it stands: an issue code with its detail. */
import type { DetailOf, IssueCode } from "../domain/issue";
import type { Cell } from "./grid";

export type Fault = { readonly [C in IssueCode]: { readonly code: C; readonly detail: DetailOf<C> } }[IssueCode];

/** What becomes of a row with an unreadable cell: it is left out, or it is kept and the cell counts as empty. */
export type Consequence = "row" | "cell";

const SHOWN_LENGTH_MAX = 60;

/** A cell as a message shows it: in quotes, and cut where it is long. */
export function shown(cell: Cell): string {
  const text = String(cell ?? "");
  return `"${text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text}"`;
}

/** Excel's error values, as their text. */
export function isErrorCell(cell: Cell): boolean {
  return (
    typeof cell === "string" &&
    /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA|BUSY!|UNKNOWN!)$/i.test(trimmedError(cell))
  );
}

function trimmedError(cell: string): string {
  return cell.length > SHOWN_LENGTH_MAX ? "" : cell.trim();
}
