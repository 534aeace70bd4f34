/** What customers sent back, and what was sent to them in exchange. */
import type { Schema } from "../columns/table";

/**
 * One row per unit or units of an order that came back to a fulfilment centre. Quantity is positive: units that came in.
 * `status` is a RETURN_STATUSES key where it is a known one; `reason` is the customer's, as Amazon's code.
 */
export const CUSTOMER_RETURNS = {
  day: "day",
  orderId: "text",
  msku: "text",
  asin: "text",
  fnsku: "text",
  quantity: "units",
  fulfillmentCenter: "text",
  disposition: "text",
  reason: "text",
  status: "text",
  licensePlate: "text",
} as const satisfies Schema;

/** One row per replacement sent to a customer. Quantity is positive: units that left. The ledger counts them among its customer shipments. `listing` as in the ledger. */
export const REPLACEMENTS = {
  day: "day",
  msku: "text",
  asin: "text",
  fulfillmentCenter: "text",
  originalFulfillmentCenter: "text",
  quantity: "units",
  reason: "text",
  replacementOrderId: "text",
  originalOrderId: "text",
  listing: "text",
} as const satisfies Schema;
