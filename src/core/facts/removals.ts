/** Units that the seller calls back from Amazon or has disposed of: what was ordered, and what was sent. */
import type { Schema } from "../columns/table";

/**
 * One row per removal order, SKU and disposition, as it stands on the day of the export. `day` is the request's.
 * `setFnsku` stands in no file: it is the FNSKU of a set, of which this row is one of its goods; `fnsku` is "" then.
 * All quantities are positive; requested = cancelled + disposed + shipped + in process once Amazon is done, and requested - cancelled -
 * disposed is to come back. `orderType` is a REMOVAL_TYPES key and `status` a REMOVAL_STATUSES key where they are known ones.
 */
export const REMOVAL_ORDERS = {
  day: "day",
  orderId: "text",
  orderSource: "text",
  orderType: "text",
  serviceSpeed: "text",
  status: "text",
  updated: "day",
  msku: "text",
  fnsku: "text",
  setFnsku: "text",
  disposition: "text",
  requested: "units",
  cancelled: "units",
  disposed: "units",
  shipped: "units",
  inProcess: "units",
  fee: "decimal",
  currency: "text",
} as const satisfies Schema;

/** One row per parcel, SKU and disposition of a removal order. `day` is the parcel's, `requestedOn` the order's. Shipped is positive. `setFnsku` as in the orders. */
export const REMOVAL_SHIPMENTS = {
  day: "day",
  requestedOn: "day",
  orderId: "text",
  orderType: "text",
  msku: "text",
  fnsku: "text",
  setFnsku: "text",
  disposition: "text",
  shipped: "units",
  carrier: "text",
  tracking: "text",
} as const satisfies Schema;
