/** What can be wrong with a whole file or table: what rules a run out, what cannot be recognised, and rows that are no data. */
import { counted, listed, type IssueRule, type Quoted } from "./issue-words";

export const ISSUES_OF_FILES = {
  "file-empty": {
    severity: "error",
    say: () => "there is nothing in it. Export the report again and check that the download finished.",
  },
  "file-unreadable": {
    severity: "error",
    say: ({ reason }: { readonly reason: string }) => `it cannot be read: ${reason}. Save it again as .xlsx or .csv.`,
  },
  "nothing-recognised": {
    severity: "error",
    say: () =>
      "no table of stock was recognised. Bring Amazon's Inventory Ledger (summary view), or a table of your own movements with the columns Date, Warehouse, SKU, Type and Quantity.",
  },
  "period-without-rows": {
    severity: "error",
    say: ({ period, first, last }: { readonly period: string; readonly first: string; readonly last: string }) =>
      `there is no row in ${period}: the rows go from ${first} to ${last}. Choose a period inside them, or bring the ledger of that period.`,
  },
  "accounts-mixed": {
    severity: "error",
    say: ({ column, first, second, more }: { readonly column: string; readonly first: Quoted; readonly second: Quoted; readonly more: number }) =>
      `${column} is ${second.text}, but row ${first.row} has ${first.text}${more === 0 ? "" : ` and ${counted(more, "more account")} follow${more === 1 ? "s" : ""}`}. ` +
      "Rows of several seller accounts cannot be reconciled as one. Split the table by that column and reconcile each account in a workbook of its own.",
  },
  "accounts-pasted": {
    severity: "error",
    say: ({ key, otherRow, starts, otherStarts, days, goods }: TwoBalances) =>
      `${key} starts at ${starts}, and in row ${otherRow} at ${otherStarts}, and both balances run on side by side, as ${goods === 1 ? "they do" : `those of ${counted(goods, "SKU")} do`} on ${counted(days, "day")} in all: ` +
      "rows of two seller accounts stand in one table, or rows of two places without their Location. They cannot be reconciled as one. Put each account's export into a workbook of its own, and keep the column Location.",
  },
  "our-heading-missing": {
    severity: "error",
    say: ({ missing, seen }: { readonly missing: readonly string[]; readonly seen: readonly string[] }) =>
      `the heading ${missing.map((name) => `"${name}"`).join(" and the heading ")} is gone, so what you typed on this sheet cannot be read. Its headings are: ${listed(seen, 40)}. ` +
      "Write the heading over its column again, or over an empty column at the right end, and reconcile again; until then nothing is written, so that nothing is lost.",
  },
  "column-missing": {
    severity: "error",
    say: ({ title, missing, seen, near }: MissingColumns) =>
      `this looks like ${title}, but there is no column ${missing.map((name) => `"${name}"`).join(" and no column ")}. ` +
      near.map(({ found, meant }) => `"${found}": is "${meant}" meant? `).join("") +
      `Its headings are: ${listed(seen, 30)}. Add what is missing${near.length === 0 ? "" : " or correct the heading"}, or export the report again with all its columns; until then the table is left out.`,
  },
  "mapping-outdated": {
    severity: "error",
    say: ({ title, missing, seen }: { readonly title: string; readonly missing: readonly string[]; readonly seen: readonly string[] }) =>
      `you assigned columns of a table like this to ${title}, but ${missing.map((name) => `"${name}"`).join(" and ")} ${missing.length === 1 ? "is" : "are"} no longer among its headings: ${listed(seen, 30)}. ` +
      "Assign the columns again, or give the heading its old name; until then the table is left out.",
  },
  "header-changed": {
    severity: "error",
    say: ({ rows, headerRow }: { readonly rows: number; readonly headerRow: number }) =>
      `a second header begins here, with its columns in other places than in row ${headerRow}. ${rows === 1 ? "The row under it is" : `The ${counted(rows, "row")} under it are`} left out. ` +
      "Put the second export into a table or file of its own.",
  },
  "export-repeated": {
    severity: "error",
    say: ({ rows, column }: { readonly rows: number; readonly column: string }) =>
      `a second header begins here, and which ${column} the rows under it belong to stands above it, not in them. ${rows === 1 ? "The row under it is" : `The ${counted(rows, "row")} under it are`} left out. ` +
      "Put the second export into a table or file of its own.",
  },
  "text-garbled": {
    severity: "warning",
    say: ({ column, text, encoding, rowCount, others }: GarbledText) =>
      `${column === null ? "a cell" : column} is ${text}, which looks like text in another encoding than ${encoding}, as which the file was read${rowCount === 1 ? "" : `; ${counted(rowCount, "row")} are like it`}. ` +
      `Choose the file's encoding where you added it, or with --encoding on the command line (${others.join(", ")}). If the file itself holds these signs, export it again.`,
  },
  "header-repeated": {
    severity: "warning",
    say: ({ rows }: { readonly rows: readonly number[] }) =>
      `the header stands again in ${rows.length === 1 ? "row" : "rows"} ${listed(rows.map(String), 5)}, as if exports were pasted under each other. The rows under it were read too. ` +
      "If they are the same export twice, delete one; if they are of two seller accounts, reconcile each in a workbook of its own.",
  },
  "table-unknown": {
    severity: "warning",
    say: ({ seen }: { readonly seen: readonly string[] }) =>
      `no known header stands in its first rows, so it was left aside. It begins with: ${listed(seen, 12)}. If it is meant to count, keep the report's own header row, name the columns as the README lists them, or say in the pane which column is which.`,
  },
  "journal-left-out": {
    severity: "info",
    say: () =>
      "this is a journal that Tieout proposed, made of your tables and none of them: it was left out. Nothing is to be done; import it into your accounting system.",
  },
  "rows-missing": {
    severity: "warning",
    say: ({ title }: { readonly title: string }) =>
      `this has the header of ${title}, but no rows under it. Export it again for the period you reconcile, or remove it if it is not needed.`,
  },
  "report-empty": {
    severity: "info",
    say: ({ title }: { readonly title: string }) =>
      `this has the header of ${title}, but no rows under it: Amazon reports none of the days for which it was exported. If there were none, nothing is to be done; if there were, or it was exported for other days, export it again for the period you reconcile.`,
  },
  "heading-misspelt": {
    severity: "warning",
    say: ({ found, meant, title }: { readonly found: string; readonly meant: string; readonly title: string }) =>
      `"${found}" is no heading of ${title}, and its column was not read: is "${meant}" meant? Write the heading so, or leave it if it is something else.`,
  },
  "heading-doubled": {
    severity: "warning",
    say: ({ found, beside, title }: { readonly found: string; readonly beside: string; readonly title: string }) =>
      `"${found}" is no heading of ${title}, but looks like "${beside}", which is there too: only "${beside}" was read. If both say one thing, delete the one that does not count; if not, give "${found}" another name.`,
  },
  "column-unread": {
    severity: "info",
    say: ({ found, lacking, title }: { readonly found: string; readonly lacking: readonly string[]; readonly title: string }) =>
      `"${found}" is no heading of ${title}, and its column was not read; ${lacking.map((one) => `"${one}"`).join(" and ")} ${lacking.length === 1 ? "is" : "are"} absent. If it is ${lacking.length === 1 ? "that" : "one of those"}, write the heading so; leave it if it is something else.`,
  },
  "column-repeated": {
    severity: "warning",
    say: ({ column, first, others }: { readonly column: string; readonly first: string; readonly others: readonly string[] }) =>
      `there is more than one column for ${column}: "${first}" was read, ${others.map((other) => `"${other}"`).join(" and ")} was not. Delete or rename the one that does not count.`,
  },
  "sheet-unknown": {
    severity: "info",
    say: ({ seen, others }: { readonly seen: readonly string[]; readonly others: readonly string[] }) =>
      `no known header stands in its first rows, so it was left aside. It begins with: ${listed(seen, 12)}.${others.length === 0 ? "" : ` So ${others.length === 1 ? "was" : "were"} ${listed(others, 20)}.`} If one is meant to count, say in the pane what it is, or name its columns as the README lists them.`,
  },
  "sheets-hidden": {
    severity: "info",
    say: ({ file, sheets }: { readonly file: string | null; readonly sheets: readonly string[] }) =>
      `${sheets.length === 1 ? "a sheet is" : `${sheets.length} sheets are`} hidden${file === null ? "" : ` in ${file}`}, and nothing on ${sheets.length === 1 ? "it" : "them"} was read: ${listed(sheets, 20)}. Show what is meant to count, then reconcile again.`,
  },
  "total-row-ignored": {
    severity: "info",
    say: ({ rows }: { readonly rows: readonly number[] }) =>
      `${rows.length === 1 ? "row" : "rows"} ${listed(rows.map(String), 5)} ${rows.length === 1 ? "is a total" : "are totals"} and ${rows.length === 1 ? "was" : "were"} not counted again.`,
  },
} as const satisfies Record<string, IssueRule>;

type TwoBalances = {
  readonly key: string;
  readonly otherRow: number;
  readonly starts: number;
  readonly otherStarts: number;
  readonly days: number;
  readonly goods: number;
};

type GarbledText = {
  readonly column: string | null;
  readonly text: string;
  readonly encoding: string;
  readonly rowCount: number;
  readonly others: readonly string[];
};

type MissingColumns = {
  readonly title: string;
  readonly missing: readonly string[];
  readonly seen: readonly string[];
  /** Headings that may be meant for what is missing, or for another column of the source. */
  readonly near: readonly { readonly found: string; readonly meant: string }[];
};
