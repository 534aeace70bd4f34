/** What can be wrong with shipments to Amazon and with what is known of them. */
import { isoOf, type Day } from "./day";
import { counted, listed, type IssueRule } from "./issue-words";
import { sayVariance } from "./said-figures";

/** Which day stands in for a ship date. */
const SENT_WORDS = { shipped: "its ship date", deliveredOn: "when it was delivered", closed: "when it was closed", created: "when it was created" } as const;

export const ISSUES_OF_SHIPMENTS = {
  "dispatch-unknown": {
    severity: "error",
    say: ({ line }: { readonly line: string }) =>
      `${line} says nowhere how many units were sent: Dispatched and Declared are empty, and no transfer of yours has its ID. Fill in Dispatched; until then nothing of it is in transit, and nothing can be missing.`,
  },
  "receipt-unmatched": {
    severity: "warning",
    say: ({ sku, units, location, since }: { readonly sku: string; readonly units: number; readonly location: string; readonly since: string }) =>
      `${location} received ${counted(units, "unit")} of ${sku} (from ${since} on) that no shipment here accounts for. They are taken to come from outside, at the newest cost: add the shipment that is missing, or export the shipments again.`,
  },
  "receipt-of-unknown-shipment": {
    severity: "warning",
    say: ({
      shipmentId,
      goods,
      since,
      lacking,
    }: {
      readonly shipmentId: string;
      readonly goods: readonly string[];
      readonly since: string;
      readonly lacking: readonly string[];
    }) =>
      `Amazon received ${listed(goods, 5)} (from ${since} on) under ${shipmentId}, a shipment that no table here names. The units are in stock, taken to come from outside: add the shipment to the Shipments table, or correct its ID there.` +
      (lacking.length === 0 ? "" : ` They may be another's: ${listed(lacking, 3)}. Ask Amazon whose they are before you claim them.`),
  },
  "received-disagrees": {
    severity: "warning",
    say: ({
      line,
      stated,
      received,
      isNamed,
      rows,
    }: {
      readonly line: string;
      readonly stated: number;
      readonly received: number;
      readonly isNamed: boolean;
      readonly rows: string;
    }) =>
      `${line} states ${stated} received, but the ledger has ${received} ${isNamed ? "under its ID" : "that may be its"}${rows === "" ? "" : ` (${rows})`}. ${received} was used; export the shipment again, or bring the ledger of the days that are missing.`,
  },
  "queue-disagrees": {
    severity: "warning",
    say: ({
      shipmentId,
      what,
      queue,
      word,
      lines,
    }: {
      readonly shipmentId: string;
      readonly what: string;
      readonly queue: number;
      readonly word: string;
      readonly lines: number;
    }) =>
      `${shipmentId} has ${counted(queue, "unit")} ${what} in the shipping queue, but its lines ${word} ${lines}. The lines were used; export both on the same day, and check that every SKU of the shipment is there.`,
  },
  "dispatch-disagrees": {
    severity: "warning",
    say: ({ line, stated, moved, rows }: { readonly line: string; readonly stated: number; readonly moved: number; readonly rows: string }) =>
      `${line} states ${stated} dispatched, but ${moved} left the warehouse by your own movements (${rows}). ${moved} was used, since that is what left your stock; correct the row that is wrong.`,
  },
  "destination-disagrees": {
    severity: "warning",
    say: ({ line, stated, moved, rows }: { readonly line: string; readonly stated: string; readonly moved: string; readonly rows: readonly string[] }) =>
      `${line} goes to ${stated} by its To Warehouse here, but to ${moved} by your own transfer (${listed(rows, 3)}). ${stated} was used; correct the one that is wrong: receipts and claims go by the place.`,
  },
  "shipment-line-twice": {
    severity: "warning",
    say: ({ line, times, first }: { readonly line: string; readonly times: number; readonly first: string }) =>
      `${line} stands here ${times} times, first in ${first}. It was counted once, with the larger of each quantity; delete the older export.`,
  },
  "ship-date-missing": {
    severity: "warning",
    say: ({ line, by, day }: { readonly line: string; readonly by: keyof typeof SENT_WORDS | null; readonly day: Day | null }) =>
      `${line} has no ship date, ` +
      (day === null
        ? "and nothing tells when it left, so that nothing of it is in transit."
        : `so that it is taken to have left on ${isoOf(day)}, ${by === null ? "the first day of the ledger" : SENT_WORDS[by]}.`) +
      " Fill in Ship Date: it decides in which month the goods left your stock.",
  },
  "transfer-without-shipment": {
    severity: "warning",
    say: ({ sku }: { readonly sku: string }) =>
      `the transfer of ${sku} to Amazon names no shipment, so that it is of no shipment line: nothing tells whether it arrived. Put the shipment ID (FBA...) into Reference of this row.`,
  },
  "shipment-before-ledger": {
    severity: "info",
    say: ({ line }: { readonly line: string }) =>
      `${line} was closed before the ledger begins and states no units received. It is taken as received in full, so that nothing of it is missing. Fill in Received in Shipments if it was not.`,
  },
  "rules-unreadable": {
    severity: "warning",
    say: () =>
      "none of the rules on who answers for a difference can be read, so that the usual rules decide. Correct them where other issues name the cells, or delete the table or sheet to keep the usual ones.",
  },
  "rule-never-decides": {
    severity: "warning",
    say: ({ number, before }: { readonly number: number; readonly before: string }) =>
      `rule ${number} on who answers never decides: ${before} comes first, asks the same or less, and so holds wherever this one does. Give this one a smaller Order, or delete the one that is not meant.`,
  },
  "rules-passed-over": {
    severity: "info",
    say: ({ table }: { readonly table: string }) =>
      `the rules of ${table} decide who answers for a difference, and those here are not read. Delete one of the two.`,
  },
  "shipment-across-ledger-start": {
    severity: "info",
    say: ({ line, delivered, start }: { readonly line: string; readonly delivered: Day; readonly start: Day }) =>
      `${line} was delivered on ${isoOf(delivered)}, before the ledger begins on ${isoOf(start)}. What was received of it until then cannot be seen, and receipts since then that name no shipment are taken to be its first. ` +
      `Bring the ledger from ${isoOf(delivered)} on, or fill in Received.`,
  },
  "signed-for-other-figures": {
    severity: "warning",
    say: ({ line, isVerdict, was, is }: { readonly line: string; readonly isVerdict: boolean; readonly was: number; readonly is: number }) =>
      isVerdict
        ? `the verdict on ${line} was given at ${sayVariance(was)}, and the line is at ${sayVariance(is)} now. It stands all the same: look at the line again, and if it is right, empty Signed for beside it on Shipment variances.`
        : `${line} was signed off at ${sayVariance(was)}, and is at ${sayVariance(is)} now: the sign-off was not for that. Look at the line again. If it is right, empty Signed for beside it on Shipment variances, or sign it off in other words or with another day.`,
  },
  "verdict-unknown": {
    severity: "warning",
    say: ({ line, found, known }: { readonly line: string; readonly found: string; readonly known: readonly string[] }) =>
      `the verdict on ${line} is "${found}", which is none of ${known.join(", ")}. Write one of these words under Verdict, or empty the cell; until then the line is judged by its papers. What became of the units is no verdict: to write them off, give their case the Status written off on Cases, with its Case ID or without one.`,
  },
} as const satisfies Record<string, IssueRule>;
