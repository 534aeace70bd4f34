/** The seller's own register of cases, and the windows in which Amazon can be asked to pay. */
import type { Schema } from "../columns/table";

/**
 * One row per case, shipment and SKU. `kind` is a CLAIM_TYPES key and `status` a CASE_STATUSES key where they are known
 * ones. Units and amount are those claimed, and positive. `keptIn` names the place that a row of our register was copied from;
 * such rows are passed over, so that here it is always "". `asWritten` is what a row said that we wrote, "" of one that was typed. `listing` stands in no file: what the row calls its goods where `sku` has become another SKU, else "".
 */
export const CASES = {
  caseId: "text",
  shipmentId: "text",
  sku: "text",
  kind: "text",
  status: "text",
  opened: "day",
  closed: "day",
  units: "units",
  amount: "decimal",
  note: "text",
  keptIn: "text",
  asWritten: "text",
  listing: "text",
} as const satisfies Schema;

/**
 * One row per marketplace, claim type and day from which the rule is in force. A claim may be made from the first to the last day,
 * both counted from the day that `clockStart` (a CLOCK_STARTS key) names; no first day = at once. `source` is where the rule was read.
 */
export const CLAIM_WINDOWS = {
  marketplace: "text",
  claimType: "text",
  firstDay: "units",
  lastDay: "units",
  clockStart: "text",
  from: "day",
  source: "text",
} as const satisfies Schema;
