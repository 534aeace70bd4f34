/**
 * What can be wrong with the user's data, each with its severity and its words. A message says what, where, what was
 * found, what was expected and what to do next. The words stand in one table per subject; here they become one, in the
 * order in which issues are shown.
 */
import { ISSUES_OF_CASES } from "./issues-of-cases";
import { ISSUES_OF_CELLS } from "./issues-of-cells";
import { ISSUES_OF_CLAIM_WINDOWS } from "./issues-of-claim-windows";
import { ISSUES_OF_CLOSED_BALANCES } from "./issues-of-closed-balances";
import { ISSUES_OF_CLOSED_CASES } from "./issues-of-closed-cases";
import { ISSUES_OF_CLOSING } from "./issues-of-closing";
import { ISSUES_OF_ENTRIES } from "./issues-of-entries";
import { ISSUES_OF_FILES } from "./issues-of-files";
import { ISSUES_OF_GOODS } from "./issues-of-goods";
import { ISSUES_OF_HISTORIES } from "./issues-of-histories";
import { ISSUES_OF_LATE_ROWS } from "./issues-of-late-rows";
import { ISSUES_OF_LEDGER } from "./issues-of-ledger";
import { ISSUES_OF_ORIGINALS } from "./issues-of-originals";
import { ISSUES_OF_PAYMENTS } from "./issues-of-payments";
import { ISSUES_OF_SHIPMENTS } from "./issues-of-shipments";
import { ISSUES_OF_STOCK } from "./issues-of-stock";
import type { Day } from "./day";
import { subjectOf, type Subject } from "./issue-subject";
import { counted, type Severity } from "./issue-words";
import { grouped } from "./said-figures";
import { nameOfPlace, type Place } from "./source";

export type { Severity } from "./issue-words";

/** From what makes everything after it doubtful to what concerns single lines: a file, its cells, its rows, then what they say. */
export const ISSUES = {
  ...ISSUES_OF_FILES,
  ...ISSUES_OF_CELLS,
  ...ISSUES_OF_ENTRIES,
  ...ISSUES_OF_GOODS,
  ...ISSUES_OF_LEDGER,
  ...ISSUES_OF_HISTORIES,
  ...ISSUES_OF_STOCK,
  ...ISSUES_OF_ORIGINALS,
  ...ISSUES_OF_CLOSING,
  ...ISSUES_OF_CLOSED_BALANCES,
  ...ISSUES_OF_LATE_ROWS,
  ...ISSUES_OF_SHIPMENTS,
  ...ISSUES_OF_PAYMENTS,
  ...ISSUES_OF_CLOSED_CASES,
  ...ISSUES_OF_CASES,
  ...ISSUES_OF_CLAIM_WINDOWS,
} as const;

export type IssueCode = keyof typeof ISSUES;
export type DetailOf<C extends IssueCode> = Parameters<(typeof ISSUES)[C]["say"]>[0];

/** What makes a figure wrong, then what makes it doubtful, then what is said for the record. */
const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** Every code in the order in which issues are shown: by severity, and within one severity as the tables have them. */
export const ISSUE_ORDER: readonly IssueCode[] = SEVERITIES.flatMap((severity) =>
  (Object.keys(ISSUES) as IssueCode[]).filter((code) => ISSUES[code].severity === severity),
);

/** Goods and days that an issue speaks of: what follows from it can only be about these. null = since ever, or for ever. */
export type About = { readonly goods: readonly string[]; readonly from: Day | null; readonly to: Day | null };

export type Issue = {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** null where no row of a source is to blame; the first row where several have the same problem. */
  readonly place: Place | null;
  /** Starts with the place. */
  readonly message: string;
  /** What it is about, wherever it stands. */
  readonly subject?: Subject;
  /** Rows that have the problem, where more than one are told in one issue. */
  readonly count?: number;
  readonly about?: About;
  /** Why the accountant accepts it; absent where nobody did. */
  readonly accepted?: string;
};

/** The issue of a code at a place, worded from its detail. */
export function raise<C extends IssueCode>(code: C, place: Place | null, detail: DetailOf<C>, about?: About): Issue {
  const rule: { readonly severity: Severity; readonly say: (detail: never) => string } = ISSUES[code];
  const where = place === null ? "" : `${nameOfPlace(place)}: `;
  const said = rule.say(detail as never);
  // A place begins the sentence as it is called: "ledger.csv" is the name of a file.
  const message = where === "" ? said.charAt(0).toUpperCase() + said.slice(1) : `${where}${said}`;
  return { code, severity: rule.severity, place, message, subject: subjectOf(detail), ...(about === undefined ? {} : { about }) };
}

/** Rows with one problem are told one by one up to here. More of them are one problem: one issue, with their count. */
export const TOLD_ROWS_MAX = 10;
/** Of the rows that are only counted, how many are named. */
export const LISTED_ROWS_MAX = 10;

/** An issue that also stands for `count` other rows, of which `rows` are the first; `subject` is what all of them are about. */
export function withMore(
  issue: Issue,
  { count, rows, about, subject }: { readonly count: number; readonly rows: readonly number[]; readonly about?: About | undefined; readonly subject: Subject },
): Issue {
  const named = rows.slice(0, LISTED_ROWS_MAX);
  const which = `${count === 1 ? "row" : "rows"} ${named.join(", ")}${count > named.length ? ` and ${grouped(count - named.length)} more` : ""}`;
  const message = `${issue.message} ${counted(count, "more row")} ${count === 1 ? "has" : "have"} the same problem: ${which}.`;
  return { ...issue, message, subject, count: (issue.count ?? 1) + count, ...(about === undefined ? {} : { about }) };
}
