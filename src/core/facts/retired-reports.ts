/** Reports that Amazon gave up in January 2023 for the ledger, and that are still in sellers' archives. */
import type { Schema } from "../columns/table";

/** One row per adjustment. Quantity is signed as Amazon has it: what leaves is negative. `reason` is an ADJUSTMENT_REASONS key where it is a known one. */
export const INVENTORY_ADJUSTMENTS = {
  day: "day",
  transactionItemId: "text",
  fnsku: "text",
  msku: "text",
  fulfillmentCenter: "text",
  quantity: "units",
  reason: "text",
  disposition: "text",
  reconciled: "units",
  unreconciled: "units",
} as const satisfies Schema;

/** One row per day, shipment, FNSKU and fulfilment centre. Quantity is signed: a negative one corrects an earlier receipt. */
export const RECEIVED_INVENTORY = {
  day: "day",
  fnsku: "text",
  msku: "text",
  quantity: "units",
  shipmentId: "text",
  fulfillmentCenter: "text",
} as const satisfies Schema;

/** One row per event. Quantity is signed: what leaves is negative. `eventType` is a LEDGER_EVENTS key where it is a known one. */
export const INVENTORY_EVENTS = {
  day: "day",
  eventType: "text",
  fnsku: "text",
  msku: "text",
  fulfillmentCenter: "text",
  quantity: "units",
  disposition: "text",
} as const satisfies Schema;

/** One row per day, FNSKU, fulfilment centre and disposition: the balance at the end of the day. */
export const DAILY_INVENTORY = {
  day: "day",
  fnsku: "text",
  msku: "text",
  quantity: "units",
  fulfillmentCenter: "text",
  disposition: "text",
  country: "text",
} as const satisfies Schema;

/** One row per month, FNSKU, fulfilment centre and disposition. `day` is the month's last, on which `ending` is the balance. */
export const MONTHLY_INVENTORY = {
  day: "day",
  fnsku: "text",
  msku: "text",
  average: "decimal",
  ending: "units",
  fulfillmentCenter: "text",
  disposition: "text",
  country: "text",
} as const satisfies Schema;

/** One row per MSKU and condition, for the period that the export was made for, which it does not name: `day` is its last, as the seller said. Signs as Amazon has them. */
export const INVENTORY_RECONCILIATION = {
  day: "day",
  msku: "text",
  fnsku: "text",
  asin: "text",
  condition: "text",
  beginning: "units",
  ending: "units",
  received: "units",
  customerReturns: "units",
  found: "units",
  sold: "units",
  removed: "units",
  lost: "units",
  disposed: "units",
  other: "units",
  discrepant: "units",
} as const satisfies Schema;
