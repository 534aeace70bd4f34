/** What Amazon sent to customers, order by order. Names, addresses and telephone numbers of buyers are never read. */
import type { Schema } from "../columns/table";

/**
 * One row per item of a parcel; `shipmentItemId` is Amazon's key of it. `day` is the shipment's. Quantity is positive, where the
 * ledger's is negative. An order that did not come from Amazon (multi-channel) has another sales channel and the seller's order ID.
 * No file has `listing`: Amazon's own MSKU where `msku` has become another SKU of the seller's, else "".
 */
export const FULFILLED_SHIPMENTS = {
  day: "day",
  orderId: "text",
  merchantOrderId: "text",
  shipmentItemId: "text",
  msku: "text",
  quantity: "units",
  currency: "text",
  itemPrice: "decimal",
  fulfillmentCenter: "text",
  fulfillmentChannel: "text",
  salesChannel: "text",
  listing: "text",
} as const satisfies Schema;

/** One row per item of a parcel. Quantity is positive, where the ledger's is negative. Days are the marketplace's. */
export const SHIPMENT_SALES = {
  day: "day",
  msku: "text",
  fnsku: "text",
  asin: "text",
  fulfillmentCenter: "text",
  quantity: "units",
  orderId: "text",
  currency: "text",
  productAmount: "decimal",
} as const satisfies Schema;
