/** What can be wrong with Amazon's inventory ledger: rows that do not add up, days that do not follow from each other, days that are not there. */
import { counted, listed, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";
import { difference, level, type Level } from "./stock-level";

type Restatement = {
  readonly month: string;
  readonly changed: number;
  readonly gone: number;
  readonly added: number;
  readonly example: string;
  readonly on: string;
  readonly endings: readonly string[];
  readonly skus: number;
  /** null where the month is not closed. */
  readonly closed: ClosedEffect | null;
};
/** What a restatement does to the last closed ending that it reaches. */
export type ClosedEffect = {
  readonly closedOn: string;
  /** null where this run does not reach the day on which it would show. */
  readonly lines: readonly { readonly sku: string; readonly location: string; readonly closed: Level; readonly now: Level }[] | null;
};

export const ISSUES_OF_LEDGER = {
  "ledger-levels-mixed": {
    severity: "error",
    say: ({ country, centre, key }: { readonly country: string; readonly centre: string; readonly key: string }) =>
      `${key} stands here by fulfilment centre (${centre} and others, if any) and elsewhere by country (${country}), with the same balance: it looks like one stock counted twice. Keep one of the two reports.`,
  },
  "accounts-suspected": {
    severity: "error",
    say: ({
      key,
      otherRow,
      starts,
      otherStarts,
      more,
    }: {
      readonly key: string;
      readonly otherRow: number;
      readonly starts: number;
      readonly otherStarts: number;
      readonly more: number;
    }) =>
      `${key} starts at ${starts}, but in row ${otherRow} it starts at ${otherStarts}, and ${counted(more, "more row")} ${more === 1 ? "contradicts" : "contradict"} another likewise: the rows of two seller accounts were pasted under each other, perhaps. ` +
      "Put each account's export into a workbook of its own; of each two rows the later one was used until then, and no figure of these goods can be relied on.",
  },
  "ledger-day-relabelled": {
    severity: "error",
    say: ({ rows, day, other }: { readonly rows: number; readonly day: string; readonly other: string }) =>
      `the ${counted(rows, "row")} of ${day} are those of ${other}, figure by figure, although balances changed: one day's export was given another date. Export ${day} again; both days were counted until then.`,
  },
  "ledger-days-missing": {
    severity: "error",
    say: ({ from, to, jumps, key, ended, endedOn, starts, startsOn }: MissingDays) =>
      `there is no row of any goods ${from === to ? `on ${from}` : `from ${from} to ${to}`}, and ${jumps} balances jump meanwhile (${key} ended at ${ended} on ${endedOn} and starts at ${starts} on ${startsOn}). ` +
      `${from === to ? "That day is" : "Those days are"} missing, not quiet: export the whole period again.`,
  },
  "ledger-key-edited": {
    severity: "error",
    say: ({ column, found, right, key, ended, endedOn, starts, startsOn }: EditedKey) =>
      `${column} is "${found}", but this is the row that ${key} lacks: it starts at ${ended}, where that ended on ${endedOn}, and ends at ${starts}, where that goes on on ${startsOn}. ` +
      `Somebody typed over "${right}", perhaps: correct the cell, or export the period again.`,
  },
  "row-identity-broken": {
    severity: "error",
    say: ({
      key,
      ending,
      sum,
      suspect,
    }: {
      readonly key: string;
      readonly ending: number;
      readonly sum: number;
      readonly suspect: { readonly column: string; readonly found: number } | null;
    }) =>
      suspect === null
        ? `${key} ends at ${ending}, but its starting balance and events add up to ${sum}. Compare the row with a fresh export; a cell may have been edited.`
        : `${key}: ${suspect.column} is ${suspect.found}, but the row only adds up with ${-suspect.found}. Check the sign.`,
  },
  "day-continuity-broken": {
    severity: "error",
    say: ({ key, starts, ended, since }: { readonly key: string; readonly starts: number; readonly ended: number; readonly since: string }) =>
      `${key} starts at ${starts}, but the row of ${since} ended at ${ended}. A row between them is missing or was edited: export the whole period again.`,
  },
  "ledger-day-conflict": {
    severity: "error",
    say: ({ key, other }: { readonly key: string; readonly other: string }) =>
      `${key} stands already in ${other}, with other figures. This row was used and that one left out. Keep the export that Amazon made last; if they are of two seller accounts, reconcile each by itself.`,
  },
  "ledger-negative": {
    severity: "error",
    say: ({ key, day, lowest }: { readonly key: string; readonly day: string; readonly lowest: number }) =>
      `${key} has a balance of ${lowest} on ${day}, and Amazon's balances are never below zero. Compare the row with a fresh export; a cell may have been edited.`,
  },
  "ledger-of-other-days": {
    severity: "error",
    say: ({ period, first, last }: { readonly period: string; readonly first: string; readonly last: string }) =>
      `no row of the ledger is in ${period}: its rows go from ${first} to ${last}, so that nothing is reported of Amazon's stock in that time. Export the ledger for ${period}, or choose a period inside its rows.`,
  },
  "ledger-not-daily": {
    severity: "warning",
    say: ({ grain, period, example }: { readonly grain: string; readonly period: string; readonly example: readonly string[] }) =>
      `the ledger has one row per ${grain} (${example.join(", ")} and so on), and ${period} is not made of whole ${grain}s. What happened on a part of a ${grain} cannot be told: export the ledger daily, or reconcile whole ${grain}s.`,
  },
  "ledger-restated": {
    severity: "warning",
    say: ({ month, changed, gone, added, example, on, endings, skus, closed }: Restatement) =>
      `Amazon has restated ${month} since it was last imported: ${[
        [changed, "changed"],
        [gone, "gone"],
        [added, "new"],
      ]
        .filter(([count]) => count !== 0)
        .map(([count, word]) => `${counted(Number(count), "row")} ${word}`)
        .join(", ")} (${example}). ` +
      `${endings.length === 0 ? `No ending of ${on} changes.` : `The ending of ${on} changes for ${counted(skus, "SKU")}: ${listed(endings, 10)}.`}${closed === null ? (endings.length === 0 ? "" : NOT_CLOSED_HERE) : ` ${sayClosed(month, closed)}`}`,
  },
  "ledger-recent": {
    severity: "warning",
    say: ({ last, today, again }: { readonly last: string; readonly today: string; readonly again: string }) =>
      `the ledger's last day is ${last}, and today is ${today}. Amazon restates a day for about five days: export the ledger again on ${again} or later before the books are closed.`,
  },
  "exports-pasted": {
    severity: "warning",
    say: ({ goodsAbove, goodsBelow }: { readonly goodsAbove: number; readonly goodsBelow: number }) =>
      `the days begin anew in this row, with ${goodsBelow} goods of which none is among the ${goodsAbove} above: two exports were pasted under each other. If they are of two seller accounts, reconcile each in a workbook of its own.`,
  },
  "location-rare": {
    severity: "warning",
    say: ({ location, rows, usual }: { readonly location: string; readonly rows: number; readonly usual: readonly string[] }) =>
      `only ${counted(rows, "row")} ${rows === 1 ? "has" : "have"} the Location "${location}", and all others ${usual.join(", ")}. If somebody typed it, correct the cell, or export the period again.`,
  },
  "ledger-incomplete": {
    severity: "warning",
    say: ({ period, first, last }: { readonly period: string; readonly first: string; readonly last: string }) =>
      `the ledger has rows from ${first} to ${last} only. If something moved on the other days of ${period}, its figures are not in here: export the ledger for the whole period.`,
  },
  "ledger-day-twice": {
    severity: "warning",
    say: ({ key, other }: { readonly key: string; readonly other: string }) =>
      `${key} stands already in ${other}, with the same figures. It was counted once; delete one of the two.`,
  },
  "ledger-detail-twice": {
    severity: "warning",
    say: ({ rows, other }: { readonly rows: number; readonly other: string }) =>
      `${rows === 1 ? "this row of the ledger detail stands" : `this row of the ledger detail and ${grouped(rows - 1)} more stand`} already in ${other}, and each was counted once. Delete one of the two, or export days of which the other has none. If they are different events, put them into one table.`,
  },
} as const satisfies Record<string, IssueRule>;

const NOT_CLOSED_HERE = " If that month's books are closed, they stay as they are, and the difference belongs into the open month.";

function sayClosed(month: string, { closedOn, lines }: ClosedEffect): string {
  const stays = `${month} is closed and stays as it was closed`;
  if (lines === null) return `${stays}: reconcile the month after it to see what its closed endings would be.`;
  if (lines.length === 0) return `${stays}, and no closed ending would be another.`;
  const said = lines.map(({ sku, location, closed, now }) => `${sku} at ${location} with ${level(closed)}, now ${level(now)} (${difference({ closed, now })})`);
  return `${stays}; the differences to the endings of ${closedOn} stand on the next day: ${listed(said, 10)}.`;
}

type MissingDays = {
  readonly from: string;
  readonly to: string;
  readonly jumps: number;
  readonly key: string;
  readonly ended: number;
  readonly endedOn: string;
  readonly starts: number;
  readonly startsOn: string;
};

type EditedKey = {
  readonly column: string;
  readonly found: string;
  readonly right: string;
  readonly key: string;
  readonly ended: number;
  readonly endedOn: string;
  readonly starts: number;
  readonly startsOn: string;
};
