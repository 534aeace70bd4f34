/**
 * What can be wrong with the user's data, each with its severity and its words. A message says what, where, what was
 * found, what was expected and what to do next. The order of the table is the order in which issues are shown:
 * what stops a run first, then what makes a figure wrong, then what makes it doubtful.
 */
import { isoOf, type Day } from "./day";
import type { Place } from "./source";

export type Severity = "error" | "warning" | "info";
type IssueRule = { readonly severity: Severity; readonly say: (detail: never) => string };

export const ISSUES = {
  // ---- nothing can be reconciled: the run stops and nothing is written
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
    say: () => "no table of stock was recognised. Bring Amazon's Inventory Ledger (summary view), or a table of your own movements with the columns Date, Warehouse, SKU, Type and Quantity.",
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
  "column-missing": {
    severity: "error",
    say: ({ title, missing, seen }: { readonly title: string; readonly missing: readonly string[]; readonly seen: readonly string[] }) =>
      `this looks like ${title}, but there is no column ${missing.map((name) => `"${name}"`).join(" and no column ")}. Its headings are: ${listed(seen, 30)}. ` +
      "Add what is missing, or export the report again with all its columns; until then the table is left out.",
  },

  // ---- a figure is wrong: rows are left out, or stand for something else
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
    say: ({ column, found, consequence }: BadCell) => `${column} is ${found}, more than any seller has: a bar code or two numbers run together, perhaps. Correct the cell; ${outcome(consequence)} until then.`,
  },
  "amount-too-large": {
    severity: "error",
    say: ({ quantity, unitCost }: { readonly quantity: number; readonly unitCost: string }) =>
      `${counted(quantity, "unit")} at ${unitCost} come to more than a trillion. Check the quantity and the unit cost; the goods are without a cost until then.`,
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
  "movement-type-unknown": {
    severity: "error",
    say: ({ column, found, known }: Omit<BadCell, "consequence"> & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is no type of movement. Use one of: ${known.join(", ")}; the row is left out until then.`,
  },
  "transfer-without-target": {
    severity: "error",
    say: () => "the transfer names no warehouse that the goods went to. Fill in To Warehouse; the row is left out until then.",
  },
  "transfer-to-itself": {
    severity: "error",
    say: ({ warehouse }: { readonly warehouse: string }) => `the transfer goes from "${warehouse}" to "${warehouse}". Correct one of the two warehouses; the row is left out until then.`,
  },
  "landed-cost-without-amount": {
    severity: "error",
    say: () => "the landed cost has no amount. Fill in Amount; the row is left out until then.",
  },
  "landed-cost-without-receipt": {
    severity: "error",
    say: () => "the landed cost does not say which receipt it belongs to. Put the receipt's Reference into Applies To; the row is left out until then.",
  },
  "revaluation-without-value": {
    severity: "error",
    say: () => "the revaluation has neither an amount nor a unit cost. Fill in Amount with the change, or Unit Cost with the new cost; the row is left out until then.",
  },
  "value-negative": {
    severity: "error",
    say: ({ column }: { readonly column: string }) => `${column} is below zero. Correct it (to reverse a movement, make its quantity negative); the row is left out until then.`,
  },
  "rate-not-positive": {
    severity: "error",
    say: () => "the exchange rate is not above zero. Write how many units of To one unit of From is worth; the row is left out until then.",
  },
  "currency-unreadable": {
    severity: "error",
    say: ({ column, found, consequence }: BadCell) => `${column} is ${found}, which is no currency. Write its code of three letters, such as USD or CNY; ${outcome(consequence)} until then.`,
  },
  "location-kind-unknown": {
    severity: "error",
    say: ({ column, found, known }: Omit<BadCell, "consequence"> & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is no kind of location. Use one of: ${known.join(", ")}; the row is left out until then.`,
  },
  "word-unknown": {
    severity: "error",
    say: ({ column, found, known, consequence }: BadCell & { readonly known: readonly string[] }) =>
      `${column} is ${found}, which is none of the words known there. Use one of: ${known.join(", ")}; ${outcome(consequence)} until then.`,
  },
  "units-not-positive": {
    severity: "error",
    say: ({ column }: { readonly column: string }) => `${column} is not above zero. Write how many units of the SKU are in one unit sold, or leave it empty for one; the row is left out until then.`,
  },
  "claim-window-reversed": {
    severity: "error",
    say: ({ firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number }) =>
      `the window opens on day ${firstDay} and ends before, on day ${lastDay}. Correct First Day or Last Day; the row is left out until then.`,
  },
  "more-of-the-same": {
    severity: "error",
    say: ({ rows, column, firstRow, lastRow }: { readonly rows: number; readonly column: string; readonly firstRow: number; readonly lastRow: number }) =>
      `${counted(rows, "more row")} up to row ${lastRow} ${rows === 1 ? "has" : "have"} the problem of row ${firstRow} (${column}), with the same effect. Correct the whole column, then reconcile again.`,
  },

  "ledger-levels-mixed": {
    severity: "error",
    say: ({ country, centre, key }: { readonly country: string; readonly centre: string; readonly key: string }) =>
      `${key} stands here by fulfilment centre (${centre} and others, if any) and elsewhere by country (${country}), with the same balance: it looks like one stock counted twice. Keep one of the two reports.`,
  },
  "row-identity-broken": {
    severity: "error",
    say: ({ key, ending, sum, suspect }: { readonly key: string; readonly ending: number; readonly sum: number; readonly suspect: { readonly column: string; readonly found: number } | null }) =>
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
  "stock-negative": {
    severity: "error",
    say: ({ location, sku, since, lowest }: { readonly location: string; readonly sku: string; readonly since: string; readonly lowest: number }) =>
      `${sku} at ${location} is below zero from ${since} on, at worst at ${lowest}. A receipt of ${-lowest} by that day, or a later date on what left, would cure it.`,
  },
  "cost-missing": {
    severity: "error",
    say: ({ sku, units, locations, since }: { readonly sku: string; readonly units: number; readonly locations: string; readonly since: Day }) =>
      `${sku} has no cost for ${counted(units, "unit")} (${locations}, from ${isoOf(since)} on). Their value stays out of every total; add the SKU to the Unit costs table, in force by that day.`,
  },
  "exchange-rate-missing": {
    severity: "error",
    say: ({ from, to, day }: { readonly from: string; readonly to: string; readonly day: Day }) =>
      `there is no exchange rate from ${from} to ${to} for ${isoOf(day)}. Add it to the Exchange rates table (Date, From, To, Rate); until then the amount is left out.`,
  },
  "charge-without-receipt": {
    severity: "error",
    say: ({ appliesTo, sku }: { readonly appliesTo: string; readonly sku: string }) =>
      `the charge applies to "${appliesTo}"${sku === "" ? "" : ` and SKU ${sku}`}, but no receipt or dispatch has that Reference. Correct Applies To; the charge is left out until then.`,
  },
  "unit-cost-twice": {
    severity: "error",
    say: ({ key, first, second, from, other }: { readonly key: string; readonly first: string; readonly second: string; readonly from: string; readonly other: string }) =>
      `${key} is ${second} ${from}, but ${other} says ${first} for the same time. ${second} was used; delete the one that is wrong.`,
  },
  "dispatch-unknown": {
    severity: "error",
    say: ({ line }: { readonly line: string }) => `${line} states neither units dispatched nor declared. Fill in Dispatched; until then nothing of it is in transit.`,
  },

  // ---- a figure may be wrong: read by the best evidence, for the reader to confirm
  "date-formats-mixed": {
    severity: "warning",
    say: ({ column, forms, swapped }: { readonly column: string; readonly forms: readonly (Quoted & { readonly form: string })[]; readonly swapped: boolean }) =>
      `${column} is written in ${forms.length} forms: ${forms.map(({ form, row, text }) => `${form} in row ${row} (${text})`).join(", ")}. Each was read by its own form. ` +
      (swapped
        ? "Where a spreadsheet turned only some of the texts into dates, it may have swapped day and month in those: export the report again, or check them."
        : "Check that they are the dates you mean, or write all of them as 2026-10-31."),
  },
  "date-order-assumed": {
    severity: "warning",
    say: ({ column, found, read }: { readonly column: string; readonly found: Quoted; readonly read: string }) =>
      `nothing in ${column} tells the day from the month. ${found.text} in row ${found.row} was read as ${read}, and the others likewise. If that is wrong, write the dates as 2026-10-31.`,
  },
  "number-form-assumed": {
    severity: "warning",
    say: ({ column, found, read }: { readonly column: string; readonly found: Quoted; readonly read: string }) =>
      `nothing in ${column} tells thousands from decimals. ${found.text} in row ${found.row} was read as ${read}, and the others likewise. If that is wrong, write the numbers without separators for thousands.`,
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
      `no known header stands in its first rows, so it was left aside. It begins with: ${listed(seen, 12)}. If it is meant to count, keep the report's own header row, or name the columns as the README lists them.`,
  },
  "rows-missing": {
    severity: "warning",
    say: ({ title }: { readonly title: string }) =>
      `this has the header of ${title}, but no rows under it. Export it again for the period you reconcile, or remove it if it is not needed.`,
  },
  "column-repeated": {
    severity: "warning",
    say: ({ column, first, others }: { readonly column: string; readonly first: string; readonly others: readonly string[] }) =>
      `there is more than one column for ${column}: "${first}" was read, ${others.map((other) => `"${other}"`).join(" and ")} was not. Delete or rename the one that does not count.`,
  },

  "ledger-incomplete": {
    severity: "warning",
    say: ({ period, first, last }: { readonly period: string; readonly first: string; readonly last: string }) =>
      `the ledger has rows from ${first} to ${last} only. If something moved on the other days of ${period}, its figures are not in here: export the ledger for the whole period.`,
  },
  "opening-again": {
    severity: "warning",
    say: ({ sku, location, since }: { readonly sku: string; readonly location: string; readonly since: string }) =>
      `${sku} at ${location} has movements since ${since}, so that this opening is not its first balance. It was taken for a count: what it differs by is shown as found or lost.`,
  },
  "receipt-unmatched": {
    severity: "warning",
    say: ({ sku, units, location, since }: { readonly sku: string; readonly units: number; readonly location: string; readonly since: string }) =>
      `${location} received ${counted(units, "unit")} of ${sku} (from ${since} on) that no shipment here accounts for. They are taken to come from outside, at the newest cost: add the shipment that is missing, or export the shipments again.`,
  },
  "ledger-day-twice": {
    severity: "warning",
    say: ({ key, other }: { readonly key: string; readonly other: string }) => `${key} stands already in ${other}, with the same figures. It was counted once; delete one of the two.`,
  },
  "between-centres-differ": {
    severity: "warning",
    say: ({ sku, ending, reported }: { readonly sku: string; readonly ending: number; readonly reported: number }) =>
      `${sku} between fulfilment centres comes to ${ending} by the transfers, but Amazon's in-transit figure is ${reported}. Amazon's own figures often differ by a few units here; look again with next month's ledger.`,
  },
  "dispatch-disagrees": {
    severity: "warning",
    say: ({ line, stated, moved, rows }: { readonly line: string; readonly stated: number; readonly moved: number; readonly rows: string }) =>
      `${line} states ${stated} dispatched, but ${moved} left the warehouse by your own movements (${rows}). ${moved} was used; correct the one that is wrong.`,
  },
  "shipment-line-twice": {
    severity: "warning",
    say: ({ line, times, first }: { readonly line: string; readonly times: number; readonly first: string }) =>
      `${line} stands here ${times} times, first in ${first}. It was counted once, with the larger of each quantity; delete the older export.`,
  },
  "ship-date-missing": {
    severity: "warning",
    say: ({ line }: { readonly line: string }) => `${line} has no ship date, so that it is taken to have left by its delivery, else by the first day of the ledger. Fill in Ship Date.`,
  },
  "transfer-without-shipment": {
    severity: "warning",
    say: ({ sku }: { readonly sku: string }) => `the transfer of ${sku} to Amazon names no shipment, so that it cannot be compared with what was received. Put the shipment ID into Reference.`,
  },
  "movement-inside-amazon": {
    severity: "warning",
    say: ({ kind, location, sku }: { readonly kind: string; readonly location: string; readonly sku: string }) =>
      `a ${kind} of ${sku} at ${location} was not counted, because Amazon's ledger already tells what happened there. Only an opening's cost, landed cost and revaluations are taken for Amazon's locations.`,
  },

  // ---- for the record: no figure depends on it
  "shipment-before-ledger": {
    severity: "info",
    say: ({ line }: { readonly line: string }) => `${line} was closed before the ledger begins and states no units received. It is taken as received in full; fill in Received if it was not.`,
  },
  "more-like-it": {
    severity: "info",
    say: ({ count, code }: { readonly count: number; readonly code: string }) => `${counted(count, "more issue")} of this kind (${code}) up to here ${count === 1 ? "is" : "are"} not listed. Correct those that are, then reconcile again.`,
  },
  "sheet-unknown": {
    severity: "info",
    say: ({ seen }: { readonly seen: readonly string[] }) => `no known header stands in its first rows, so it was left aside. It begins with: ${listed(seen, 12)}.`,
  },
  "total-row-ignored": {
    severity: "info",
    say: ({ rows }: { readonly rows: readonly number[] }) => `${rows.length === 1 ? "row" : "rows"} ${listed(rows.map(String), 5)} ${rows.length === 1 ? "is a total" : "are totals"} and ${rows.length === 1 ? "was" : "were"} not counted again.`,
  },
} as const satisfies Record<string, IssueRule>;

/** A cell that cannot be read: its column, the cell as shown, and what becomes of its row. */
type BadCell = { readonly column: string; readonly found: string; readonly consequence: "row" | "cell" };
/** A cell as an example: its text in quotes, and its row. */
type Quoted = { readonly row: number; readonly text: string };

function outcome(consequence: BadCell["consequence"]): string {
  return consequence === "row" ? "the row is left out" : "the cell counts as empty";
}

/** "1 row", "1,204 rows" */
function counted(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b, c and 4 more" */
function listed(items: readonly string[], countMax: number): string {
  const more = items.length - countMax;
  return more <= 0 ? items.join(", ") : `${items.slice(0, countMax).join(", ")} and ${more} more`;
}

export type IssueCode = keyof typeof ISSUES;
export type DetailOf<C extends IssueCode> = Parameters<(typeof ISSUES)[C]["say"]>[0];

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
