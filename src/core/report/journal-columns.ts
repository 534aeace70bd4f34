/** The columns of the proposed journal, which its sheet and its CSV share. */
import { isoOf } from "../domain/day";
import { JOURNAL_HEADINGS } from "../domain/journal-headings";
import type { JournalEntry } from "../engine/findings";
import type { ReportColumn } from "./report";

type Shape = Pick<ReportColumn, "title" | "meaning" | "width">;

export const JOURNAL_COLUMNS = {
  day: { title: JOURNAL_HEADINGS.day, meaning: "date", width: 12 },
  number: { title: JOURNAL_HEADINGS.number, meaning: "label", width: 13 },
  account: { title: JOURNAL_HEADINGS.account, meaning: "label", width: 40 },
  debit: { title: JOURNAL_HEADINGS.debit, meaning: "money", width: 14 },
  credit: { title: JOURNAL_HEADINGS.credit, meaning: "money", width: 14 },
  currency: { title: JOURNAL_HEADINGS.currency, meaning: "label", width: 10 },
  memo: { title: JOURNAL_HEADINGS.memo, meaning: "label", width: 46 },
  source: { title: JOURNAL_HEADINGS.source, meaning: "prose", width: 60 },
} as const satisfies Record<string, Shape>;

export type JournalColumn = keyof typeof JOURNAL_COLUMNS;

/** "20261031-1": accounting systems refuse a number that an earlier month had, and a spreadsheet takes one with hyphens between year and month for a date. */
export function journalNumber({ day, number }: Pick<JournalEntry, "day" | "number">): string {
  return `${isoOf(day).replaceAll("-", "")}-${number}`;
}
