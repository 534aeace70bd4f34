/** The ledger's detail view: single events, and the reasons of adjustments. */
import type { Schema } from "../columns/table";

/**
 * One row per event as Amazon wrote it down. Rows that look alike are events of their own: a quarter of a real file can
 * be the same as another row, so that rows are never dropped for being equal.
 * Quantity is signed as Amazon has it: what leaves is negative. `eventType` is a LEDGER_EVENTS key, `reason` an
 * ADJUSTMENT_REASONS key, where Amazon uses a known one. `reference` is the shipment ID of a receipt, and often empty.
 * `reconciled` units of a loss or a find are offset by other adjustments, `unreconciled` ones are still open; unknown in old files.
 * `day` is the ledger's day; `timedDay` the day of the event's time as written at the fulfilment centre.
 * No file has `listing`: Amazon's own MSKU where `msku` has become another SKU of the seller's, else "".
 */
export const LEDGER_DETAIL = {
  day: "day",
  fnsku: "text",
  asin: "text",
  msku: "text",
  eventType: "text",
  reference: "text",
  quantity: "units",
  fulfillmentCenter: "text",
  disposition: "text",
  reason: "text",
  country: "text",
  reconciled: "units",
  unreconciled: "units",
  timedDay: "day",
  store: "text",
  listing: "text",
} as const satisfies Schema;
