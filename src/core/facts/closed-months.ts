/** Months that were closed, as Tieout wrote them down on its own sheet. */
import type { Schema } from "../columns/table";

/**
 * One row per closed month and rollforward line, of goods in transit also one for each shipment. `closedTo` is the month's last day. Parts of the value are empty where
 * nothing gave a cost. What stands for the whole month (`closedOn`, `settings`, `inputs`, `forced`, `seal`) is the same in
 * each of its rows. `layers` and `moved` are in the form of engine/seal-text.ts; `rowsSince` is the first day of which the sources told.
 */
export const CLOSED_MONTHS = {
  closedTo: "day",
  location: "text",
  sku: "text",
  fnsku: "text",
  disposition: "text",
  shipmentId: "text",
  quantity: "units",
  goods: "decimal",
  freight: "decimal",
  other: "decimal",
  value: "decimal",
  currency: "text",
  layers: "text",
  moved: "text",
  rowsSince: "day",
  closedOn: "day",
  settings: "text",
  inputs: "text",
  forced: "text",
  seal: "text",
} as const satisfies Schema;
