/** Reconciliation -> the closing screen: what must hold before a month is closed, what changed in closed months, and the proposed journal by account. */
import { nameOfPeriod, titleOfDay, titleOfPeriod, type Day, type Period } from "../core/domain/day";
import type { Account } from "../core/domain/accounts";
import { minor, type CurrencyCode, type Minor } from "../core/domain/money";
import { settledOn } from "../core/domain/restated-days";
import type { Place } from "../core/domain/source";
import { keysOfControls, keysOfIssues } from "../core/engine/closing/check-keys";
import { isWholeMonth, openBefore } from "../core/engine/closing/close-month";
import { bookedBefore, otherThanClosed } from "../core/report/closed-before";
import type { JournalEntry, Reconciliation, SealedChange, Stock } from "../core/engine/findings";
import { countToExplain } from "./explain-view";
import { countText, moneyText, quantityText } from "./figure-text";
import { placeText } from "./sources-view";

/** `must` items keep a month open unless it is closed by force; the others are for the accountant to judge. */
export type CheckItem = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly holds: boolean;
  readonly must: boolean;
  readonly leadsTo: "checks" | "results" | null;
};
export type ChangeLine = { readonly key: string; readonly title: string; readonly detail: string; readonly place: Place | null };
export type CloseView = {
  readonly title: string;
  readonly detail: string;
  readonly checks: readonly CheckItem[];
  /** "open" can be closed, "forced" only by force, "closed" is, "no-month" cannot be. */
  readonly standing: "open" | "forced" | "closed" | "no-month";
  /** How the month was closed; null while it is open. */
  readonly seal: string | null;
  /** Both values, where this run gives others than those it was closed with. */
  readonly notAsClosed: string | null;
  readonly changes: readonly ChangeLine[];
  /** What keeps the month open, and can be accepted with a note. */
  readonly points: readonly OpenPoint[];
};
/** `key` is that of its row on the sheet of checks. */
export type OpenPoint = { readonly key: string; readonly title: string };

export function viewClose(reconciliation: Reconciliation): CloseView {
  const { period, closing } = reconciliation;
  const checks = checksOf(reconciliation);
  const failing = checks.filter(({ holds }) => !holds);
  const month = titleOfPeriod(period);
  const standing = closing.seal !== null ? "closed" : !isWholeMonth(period) ? "no-month" : failing.some(({ must }) => must) ? "forced" : "open";
  const other = otherThanClosed(reconciliation);
  const detail = {
    closed:
      other === null
        ? "The month after it opens on these endings"
        : "This run is not as closed: the closed figures stand, and the difference is booked in the month after it",
    "no-month": "Only a calendar month can be closed",
    forced: `${countText(failing.length, "point")} open`,
    open: failing.length === 0 ? "Everything holds" : `${countText(failing.length, "point")} to judge`,
  }[standing];
  return {
    title: standing === "closed" ? `${month} is closed` : `Close ${month}`,
    detail,
    checks,
    standing,
    seal: closing.seal === null ? null : sealText(closing.seal),
    notAsClosed: other,
    changes: closing.changes.map(changeLine),
    points: openPoints(reconciliation),
  };
}

function openPoints({ controls, issues }: Reconciliation): readonly OpenPoint[] {
  const [controlKeys, issueKeys] = [keysOfControls(controls), keysOfIssues(issues)];
  return [
    ...controls.flatMap(({ title, pass, accepted }, index) =>
      pass || accepted !== undefined ? [] : [{ key: controlKeys[index] ?? "", title: `Fails: ${title}` }],
    ),
    ...issues.flatMap(({ severity, message, accepted }, index) =>
      severity !== "error" || accepted !== undefined ? [] : [{ key: issueKeys[index] ?? "", title: message }],
    ),
  ];
}

function sealText({ closedOn, forced, lines }: NonNullable<Reconciliation["closing"]["seal"]>): string {
  const when = closedOn === null ? "Closed" : `Closed on ${titleOfDay(closedOn)}`;
  return `${when}, ${countText(lines.length, "line")} sealed${forced === "" ? "" : `, with ${forced}`}.`;
}

function checksOf(reconciliation: Reconciliation): readonly CheckItem[] {
  const { controls, issues, period, today } = reconciliation;
  const failed = controls.filter(({ pass, accepted }) => !pass && accepted === undefined).length;
  const errors = issues.filter(({ severity, accepted }) => severity === "error" && accepted === undefined).length;
  const accepted = (findings: readonly { readonly accepted?: string }[]): string => {
    const count = findings.filter((one) => one.accepted !== undefined).length;
    return count === 0 ? "" : `, ${quantityText(count)} accepted with a note`;
  };
  const open = countToExplain(reconciliation);
  return [
    {
      id: "controls",
      title: "Every control holds",
      detail:
        failed === 0
          ? `${countText(controls.length, "control")} checked${accepted(controls)}`
          : `${quantityText(failed)} of ${countText(controls.length, "control")} ${failed === 1 ? "fails" : "fail"}`,
      holds: failed === 0,
      must: true,
      leadsTo: "checks",
    },
    {
      id: "errors",
      title: "No row is wrong",
      detail: errors === 0 ? `No error ${accepted(issues) === "" ? "was found" : `is left${accepted(issues)}`}` : countText(errors, "error"),
      holds: errors === 0,
      must: true,
      leadsTo: "checks",
    },
    {
      id: "explained",
      title: "Everything is explained",
      detail: open === 0 ? "Nothing is left to explain" : `${quantityText(open)} to explain, or to accept with a note on the sheet`,
      holds: open === 0,
      must: false,
      leadsTo: "results",
    },
    monthIsOver(period, today),
    ...monthsBefore(reconciliation),
  ];
}

function monthIsOver({ to }: Period, today: Day): CheckItem {
  const settled = settledOn(to);
  const holds = today >= settled;
  const detail = holds ? `Over since ${titleOfDay(to)}` : `Amazon may still change the last days: wait until ${titleOfDay(settled)}`;
  return { id: "over", title: "The month is over and settled", detail, holds, must: today <= to, leadsTo: null };
}

/** Said only where a month between was left open. */
function monthsBefore({ closing, period }: Reconciliation): readonly CheckItem[] {
  const gap = openBefore(closing.seals, period);
  return gap === null
    ? []
    : [
        {
          id: "before",
          title: "The months before it are closed",
          detail: `${titleOfPeriod(gap)} is not closed: close it first`,
          holds: false,
          must: true,
          leadsTo: null,
        },
      ];
}

function changeLine({ location, sku, disposition, currency, sealed, now, rows, gone }: SealedChange): ChangeLine {
  const level = ({ quantity, value }: Stock): string => `${countText(quantity, "unit")}${value === null ? "" : `, ${moneyText(value, currency)}`}`;
  const [first] = rows;
  const cause = [
    ...(rows.length === 0 || first === undefined
      ? []
      : [`${placeText(first.source)}${first.row === null ? "" : ` row ${first.row}`}${rows.length === 1 ? "" : ` and ${quantityText(rows.length - 1)} more`}`]),
    ...(gone === null || gone === 0 ? [] : [`${countText(gone, "movement")} gone`]),
  ];
  return {
    key: JSON.stringify([location, sku, disposition]),
    title: `${location} · ${sku}`,
    detail: [`Closed with ${level(sealed)}; now ${level(now)}`, ...cause].join(" · "),
    place: first ?? null,
  };
}

export type AccountLine = { readonly key: string; readonly account: string; readonly debit: string; readonly credit: string };
export type JournalView = {
  readonly tables: readonly { readonly currency: CurrencyCode; readonly lines: readonly AccountLine[]; readonly total: string }[];
  readonly count: number;
  /** Said where the entries were booked before. */
  readonly booked: string | null;
};

/** Debits and credits of each account; both sides of every currency come to the same total. */
export function viewJournal({ journal, settings, closing }: Pick<Reconciliation, "journal" | "settings" | "closing">): JournalView {
  const currencies = [...new Set(journal.map(({ currency }) => currency))].sort();
  const tables = currencies.map((currency) => {
    const ofCurrency = journal.filter((entry) => entry.currency === currency);
    const accounts = [...new Set(ofCurrency.map(({ account }) => account))];
    return {
      currency,
      lines: accounts.map((account) => accountLine(account, { entries: ofCurrency, name: settings.accounts[account], currency })),
      total: moneyText(sumOf(ofCurrency, "debit"), currency),
    };
  });
  return { tables, count: journal.length, booked: bookedBefore({ closing }) };
}

function accountLine(
  account: Account,
  { entries, name, currency }: { readonly entries: readonly JournalEntry[]; readonly name: string; readonly currency: CurrencyCode },
): AccountLine {
  const own = entries.filter((entry) => entry.account === account);
  const side = (amount: Minor): string => (amount === 0 ? "" : moneyText(amount, currency));
  return { key: account, account: name, debit: side(sumOf(own, "debit")), credit: side(sumOf(own, "credit")) };
}

function sumOf(entries: readonly JournalEntry[], side: "debit" | "credit"): Minor {
  return minor(entries.reduce((sum, entry) => sum + entry[side], 0));
}

/** "journal-2026-10.csv"; "journal-2026-10-booked-already.csv" where its month was closed before. */
export function journalFileName({ period, closing }: Pick<Reconciliation, "period" | "closing">): string {
  return `journal-${nameOfPeriod(period)}${bookedBefore({ closing }) === null ? "" : "-booked-already"}.csv`;
}
