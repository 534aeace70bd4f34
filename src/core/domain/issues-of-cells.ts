/** What can be wrong with a cell, and with the way in which a column writes its dates and numbers. */
import { counted, outcome, type BadCell, type IssueRule, type Quoted } from "./issue-words";

/** What mends a number that a spreadsheet has spoilt: in a file of Amazon's, and in a table that the seller typed. */
const EXPORT_AGAIN = "Export the report again and do not save it from a spreadsheet";
const ENTER_AGAIN = "Format the column as text, then enter the number again as it stands where you took it from";

export const ISSUES_OF_CELLS = {
  "date-unreadable": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) => `${column} is ${found}, which is no date. Write it as 2026-10-31; ${outcome(consequence)} until then.`,
  },
  "date-order-contradictory": {
    severity: "error",
    say: ({ column, found, dayFirst, monthFirst, consequence }: BadCell & { readonly dayFirst: Quoted; readonly monthFirst: Quoted }) =>
      `${column} is ${found}, and nothing tells which part is the day: row ${dayFirst.row} has ${dayFirst.text} (the day first), row ${monthFirst.row} has ${monthFirst.text} (the month first). ` +
      `Write the dates of the column as 2026-10-31; ${outcome(consequence)} until then.`,
  },
  "number-unreadable": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) => `${column} is ${found}, where a number belongs. Correct the cell; ${outcome(consequence)} until then.`,
  },
  "number-too-large": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) =>
      `${column} is ${found}, more than any seller has: a bar code or two numbers run together, perhaps. Correct the cell; ${outcome(consequence)} until then.`,
  },
  "number-form-contradictory": {
    severity: "error",
    say: ({ column, found, point, comma, consequence }: BadCell & { readonly point: Quoted; readonly comma: Quoted }) =>
      `${column} is ${found}, and nothing tells whether its sign marks thousands or decimals: row ${point.row} has ${point.text} (a decimal point), row ${comma.row} has ${comma.text} (a decimal comma). ` +
      `Write the numbers of the column in one form; ${outcome(consequence)} until then.`,
  },
  "quantity-not-whole": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) => `${column} is ${found}, but units are whole. Correct the cell; ${outcome(consequence)} until then.`,
  },
  "cell-missing": {
    severity: "error",
    say: ({ columns, found }: { readonly columns: string; readonly found: string | null }) =>
      `${columns} is ${found === null ? "empty" : `${found}, an error value`}. Fill it in; the row is left out until then.`,
  },
  "row-cut-off": {
    severity: "error",
    say: ({ column, where }: { readonly column: string; readonly where: "in" | "after" }) =>
      `the file ends in the middle of this row, ${where} ${column}: its download or a copy was cut off. Export the report again; the row is left out until then, and rows that should follow are missing.`,
  },
  "id-shortened": {
    severity: "error",
    say: ({ column, found, byHand }: { readonly column: string; readonly found: string; readonly byHand: boolean }) =>
      `${column} is ${found}: a spreadsheet has shortened the number, and nothing tells which one it was. ${byHand ? ENTER_AGAIN : EXPORT_AGAIN}; the cell counts as empty until then.`,
  },
  "word-unknown": {
    severity: "error",
    say: ({ column, found, known, consequence }: BadCell & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is none of the words known there. Use one of: ${known.join(", ")}; ${outcome(consequence)} until then.`,
  },
  "condition-unreadable": {
    severity: "error",
    say: ({ column, found, known }: Omit<BadCell, "consequence"> & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is no condition. Leave it empty for any, or write one like: ${known.join(", ")}; the rule is left out until then.`,
  },
  "currency-unreadable": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) =>
      `${column} is ${found}, which is no currency. Write its code of three letters, such as USD or CNY; ${outcome(consequence)} until then.`,
  },
  "more-like-it": {
    severity: "info",
    say: ({ count, code }: { readonly count: number; readonly code: string }) =>
      `${counted(count, "more issue")} of this kind (${code}) up to here ${count === 1 ? "is" : "are"} not listed. Correct those that are, then reconcile again.`,
  },
  "date-formats-mixed": {
    severity: "warning",
    say: ({
      column,
      forms,
      swapped,
    }: {
      readonly column: string;
      readonly forms: readonly (Quoted & { readonly form: string })[];
      readonly swapped: boolean;
    }) =>
      `${column} is written in ${forms.length} forms: ${forms.map(({ form, row, text }) => `${form} in row ${row} (${text})`).join(", ")}. Each was read by its own form. ` +
      (swapped
        ? "Where a spreadsheet turned only some of the texts into dates, it may have swapped day and month in those: export the report again, or check them."
        : "Check that they are the dates you mean, or write all of them as 2026-10-31."),
  },
  "dates-turned-back": {
    severity: "warning",
    say: ({ column, found, read, kept }: { readonly column: string; readonly found: Quoted; readonly read: string; readonly kept: Quoted }) =>
      `a spreadsheet that writes the day first took months for days in ${column}: it left ${kept.text} in row ${kept.row} as it was, and made ${found.text} in row ${found.row} of a date with the month first. ` +
      `That was read as ${read}, and all such dates with day and month exchanged. ${EXPORT_AGAIN}.`,
  },
  "date-order-assumed": {
    severity: "warning",
    say: ({ column, found, read }: { readonly column: string; readonly found: Quoted; readonly read: string }) =>
      `nothing in ${column} tells the day from the month. ${found.text} in row ${found.row} was read as ${read}, and the others likewise. If that is wrong, write the dates as 2026-10-31.`,
  },
  "id-restored": {
    severity: "warning",
    say: ({
      column,
      found,
      read,
      rows,
      byHand,
    }: {
      readonly column: string;
      readonly found: string;
      readonly read: string;
      readonly rows: number;
      readonly byHand: boolean;
    }) =>
      `${column} is ${found}, which a spreadsheet has made of a long number. It was read as "${read}", the only one in your tables that it can be${rows === 1 ? "" : `; ${counted(rows, "row")} of this table were mended so`}. ` +
      `${byHand ? ENTER_AGAIN : `${EXPORT_AGAIN}, or format the column as text and enter the numbers again`}.`,
  },
  "leading-zeros-restored": {
    severity: "warning",
    say: ({ column, found, read, byHand }: { readonly column: string; readonly found: string; readonly read: string; readonly byHand: boolean }) =>
      `${column} is ${found}, which a spreadsheet has made of "${read}" by dropping what it starts with. It was read as "${read}"; SKUs may have lost zeros too. ${byHand ? ENTER_AGAIN : EXPORT_AGAIN}.`,
  },
  "number-form-assumed": {
    severity: "warning",
    say: ({ column, found, read }: { readonly column: string; readonly found: Quoted; readonly read: string }) =>
      `nothing in ${column} tells thousands from decimals. ${found.text} in row ${found.row} was read as ${read}, and the others likewise. If that is wrong, write the numbers without separators for thousands.`,
  },
} as const satisfies Record<string, IssueRule>;
