/** What an issue is made of, for the tables that word them: a severity and a sentence, and the turns of phrase they share. */
import { grouped } from "./said-figures";

export type Severity = "error" | "warning" | "info";
export type IssueRule = { readonly severity: Severity; readonly say: (detail: never) => string };

/** A cell that cannot be read: its column, the cell as shown, and what becomes of its row. */
export type BadCell = { readonly column: string; readonly found: string; readonly consequence: "row" | "cell" };
/** A cell as an example: its text in quotes, and its row. */
export type Quoted = { readonly row: number; readonly text: string };

export function outcome(consequence: BadCell["consequence"]): string {
  return consequence === "row" ? "the row is left out" : "the cell counts as empty";
}

/** "1 row", "1,204 rows" */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b, c and 4 more" */
export function listed(items: readonly string[], countMax: number): string {
  const more = items.length - countMax;
  return more <= 0 ? items.join(", ") : `${items.slice(0, countMax).join(", ")} and ${more} more`;
}
