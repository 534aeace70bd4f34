/** What can be wrong with closing a month, and with going on from a month that was closed. */
import { counted, listed, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";
import { LINES_MAX } from "./stock-level";

export const ISSUES_OF_CLOSING = {
  "seal-broken": {
    severity: "error",
    say: ({ month }: { readonly month: string }) =>
      `the rows of ${month} are not what was written when the month was closed, so that nothing can be opened on them. Undo the change; or delete all rows of ${month}, which reopens the month, and close it again.`,
  },
  "closed-with-other-lines": {
    severity: "error",
    say: ({ month, settings }: { readonly month: string; readonly settings: readonly string[] }) =>
      `${month} was closed with ${settings.join(" and ")}, so that its lines are not those of this run, and nothing was opened on them. Choose the same again; or delete its rows, which reopens the month, and close it anew.`,
  },
  "currency-not-as-closed": {
    severity: "error",
    say: ({ location, month, closed, found }: { readonly location: string; readonly month: string; readonly closed: string; readonly found: string }) =>
      `${location} is to be carried in ${found}, but ${month} was closed in ${closed}. Nothing says at which rate it would change: it stays in ${closed}, and what is stated in another currency is converted to it. ` +
      `Write ${closed} here; or, if the books are to be kept in ${found}, delete all closed months of it, which reopens them, and close them again.`,
  },
  "closed-in-two-currencies": {
    severity: "error",
    say: ({ location, month, currency, before, was }: Readonly<Record<"location" | "month" | "currency" | "before" | "was", string>>) =>
      `${location} was closed in ${was} for ${before} and in ${currency} for ${month}, and nothing says at which rate it changed. It goes on in the currency of the newest month, and what older months hold in money of it is taken as of that one. ` +
      `Delete the rows of ${month} and of what was closed after it, which reopens them, and close them again in ${was}; if ${currency} is right, those of ${before} and before.`,
  },
  "method-changed": {
    severity: "warning",
    say: ({ month, closedBy, runBy, difference, lines, day }: OtherMethod) =>
      `${month} was closed by ${closedBy}, and this run values by ${runBy}. ` +
      (lines.length === 0
        ? "The closed balances are opened on as they are; what leaves them is valued otherwise from then on. "
        : `${counted(lines.length, "closed balance")} of which nothing else changed ${lines.length === 1 ? "comes" : "come"} out otherwise${difference.length === 0 ? "" : `, by ${listed(difference, 5)}${lines.length === 1 ? "" : " together"}`} (${listed(lines, LINES_MAX)}): that stands on ${day} as revaluation. `) +
      `Choose ${closedBy} again unless the policy was changed.`,
  },
  "closing-refused": {
    severity: "error",
    say: ({ month, because }: { readonly month: string; readonly because: string }) =>
      `${month} was not closed: ${because}. See to that first, or close it all the same by force; the seal will say so.`,
  },
  "closing-needs-month": {
    severity: "error",
    say: ({ period }: { readonly period: string }) => `nothing was closed: ${period} is no calendar month. Choose one month and close it.`,
  },
  "closed-already": {
    severity: "error",
    say: ({ month, lines }: { readonly month: string; readonly lines: readonly string[] }) =>
      `${month} is closed already, with other figures for ${listed(lines, 5)}. The closed figures stand: the difference appears in the month after it. To close it anew, delete its rows from Closed months first.`,
  },
  "closing-forced": {
    severity: "warning",
    say: ({ month, because }: { readonly month: string; readonly because: string }) =>
      `${month} was closed by force, with ${because}. The seal says so. To close it without, put that right, delete its rows from Closed months and close it again.`,
  },
  "awaited-not-kept": {
    severity: "warning",
    say: ({ month, of, count, most }: { readonly month: string; readonly of: keyof typeof UNKEPT; readonly count: number; readonly most: number }) =>
      `${month} was closed without ${UNKEPT[of].what}: they are ${counted(count, "row")}, and a closed month keeps ${grouped(most)} at most. Bring ${UNKEPT[of].reports} of the last months again beside those of the next one, until what they tell of came or was claimed.`,
  },
  "closed-month-differs": {
    severity: "warning",
    say: ({ month, lines }: { readonly month: string; readonly lines: readonly string[] }) =>
      `${month} is closed, with other figures for ${listed(lines, 5)} than in this run. The closed figures stand: the difference appears in the month after it. If the month is to be told anew, delete its rows from Closed months and close it again.`,
  },
  "closed-months-within": {
    severity: "warning",
    say: ({ months, period, opensOn }: { readonly months: readonly string[]; readonly period: string; readonly opensOn: string }) =>
      `${listed(months, 5)} ${months.length === 1 ? "is" : "are"} closed, and this run of ${period} covers days of ${months.length === 1 ? "it" : "them"}. It is not opened on what was closed: its figures are what the rows give by themselves, and may be others. ` +
      `Choose a period that begins on ${opensOn} to go on from the closed balances, or one month to compare it with what was closed.`,
  },
} as const satisfies Record<string, IssueRule>;

const UNKEPT = {
  removals: { what: "its removals that have yet to come home", reports: "the Removal orders and Removal shipments, and your own movements," },
  returns: { what: "its refunds and replacements of which the goods are not back", reports: "Settlements, Replacements and Customer returns" },
  fees: { what: "its fees for problems with shipments", reports: "Inbound non-compliance" },
  answers: { what: "the oldest of its returns that no refund or replacement asks for yet", reports: "Customer returns" },
} as const;

/** `difference` is what `lines` closed balances come to otherwise, one amount a currency. */
type OtherMethod = {
  readonly month: string;
  readonly closedBy: string;
  readonly runBy: string;
  readonly difference: readonly string[];
  /** Closed balances that come out otherwise: "TEA at Shop +10.00 USD". */
  readonly lines: readonly string[];
  readonly day: string;
};
