/**
 * What can be wrong with the user's data, each with its severity and its words. A message says what, where, what was
 * found, what was expected and what to do next. The words stand in one table per subject; here they become one, in the
 * order in which issues are shown.
 */
import { ISSUES_OF_CASES } from "./issues-of-cases";
import { ISSUES_OF_CELLS } from "./issues-of-cells";
import { ISSUES_OF_ENTRIES } from "./issues-of-entries";
import { ISSUES_OF_FILES } from "./issues-of-files";
import { ISSUES_OF_GOODS } from "./issues-of-goods";
import { ISSUES_OF_LEDGER } from "./issues-of-ledger";
import { ISSUES_OF_SHIPMENTS } from "./issues-of-shipments";
import { ISSUES_OF_STOCK } from "./issues-of-stock";
import type { Severity } from "./issue-words";
import type { Place } from "./source";

export type { Severity } from "./issue-words";

/** From what makes everything after it doubtful to what concerns single lines: a file, its cells, its rows, then what they say. */
export const ISSUES = {
  ...ISSUES_OF_FILES,
  ...ISSUES_OF_CELLS,
  ...ISSUES_OF_ENTRIES,
  ...ISSUES_OF_GOODS,
  ...ISSUES_OF_LEDGER,
  ...ISSUES_OF_STOCK,
  ...ISSUES_OF_SHIPMENTS,
  ...ISSUES_OF_CASES,
} as const;

export type IssueCode = keyof typeof ISSUES;
export type DetailOf<C extends IssueCode> = Parameters<(typeof ISSUES)[C]["say"]>[0];

/** What makes a figure wrong, then what makes it doubtful, then what is said for the record. */
const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** Every code in the order in which issues are shown: by severity, and within one severity as the tables have them. */
export const ISSUE_ORDER: readonly IssueCode[] = SEVERITIES.flatMap((severity) => (Object.keys(ISSUES) as IssueCode[]).filter((code) => ISSUES[code].severity === severity));

export type Issue = {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** null where no row of a source is to blame. */
  readonly place: Place | null;
  /** Starts with the place. */
  readonly message: string;
};

/** The issue of a code at a place, worded from its detail. */
export function raise<C extends IssueCode>(code: C, place: Place | null, detail: DetailOf<C>): Issue {
  const rule: { readonly severity: Severity; readonly say: (detail: never) => string } = ISSUES[code];
  const where = place === null ? "" : place.row === null ? `${place.source.label}: ` : `${place.source.label} row ${place.row}: `;
  const said = rule.say(detail as never);
  // A place begins the sentence as it is called: "ledger.csv" is the name of a file.
  const message = where === "" ? said.charAt(0).toUpperCase() + said.slice(1) : `${where}${said}`;
  return { code, severity: rule.severity, place, message };
}
