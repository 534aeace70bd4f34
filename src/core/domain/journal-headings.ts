/** The headings of the proposed journal, on its sheet and in its CSV, by which the file is known where it is brought back. */
export const JOURNAL_HEADINGS = {
  day: "Date",
  number: "Journal no",
  account: "Account",
  debit: "Debit",
  credit: "Credit",
  currency: "Currency",
  memo: "Memo",
  source: "Summed from",
} as const;
