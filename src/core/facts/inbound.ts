/** Shipments to Amazon as Amazon tells of them: the queue, what is in each, and what was wrong with them. */
import type { Schema } from "../columns/table";

/** One row per shipment, all its SKUs together. `status` is a SHIPMENT_STATUSES key where it is a known one. */
export const SHIPPING_QUEUE = {
  shipmentId: "text",
  name: "text",
  created: "day",
  updated: "day",
  shipTo: "text",
  skuCount: "units",
  expected: "units",
  located: "units",
  status: "text",
} as const satisfies Schema;

/** One row per shipment and SKU, positive. A shipment exported twice stands here twice: the larger figure counts, not their sum. `listing` and `setFnsku` as in the seller's shipments. */
export const SHIPMENT_CONTENTS = {
  shipmentId: "text",
  msku: "text",
  fnsku: "text",
  asin: "text",
  condition: "text",
  dispatched: "units",
  unitsPerCarton: "units",
  cartons: "units",
  listing: "text",
  setFnsku: "text",
} as const satisfies Schema;

/** One row per problem that Amazon found with a shipment, a carton or a SKU of it. `day` is the report's. Quantities are positive. */
export const INBOUND_NONCOMPLIANCE = {
  day: "day",
  createdOn: "day",
  shipmentId: "text",
  cartonId: "text",
  fulfillmentCenter: "text",
  msku: "text",
  fnsku: "text",
  asin: "text",
  problemType: "text",
  problemQuantity: "units",
  expected: "units",
  received: "units",
  measure: "text",
  coachingLevel: "text",
  feeType: "text",
  currency: "text",
  fee: "decimal",
  problemLevel: "text",
  alertStatus: "text",
} as const satisfies Schema;
