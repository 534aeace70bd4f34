/** A line of a shipment, known by its shipment ID and SKU: its key, and the order in which lines are shown. */
import type { Day } from "./day";
import { compareText } from "./text";

export function keyOfLine(shipmentId: string, sku: string): string {
  return JSON.stringify([keyOfShipment(shipmentId), sku]);
}

/** Shipment IDs are the same in any case. */
export function keyOfShipment(shipmentId: string): string {
  return shipmentId.trim().toUpperCase();
}

export function byShipmentThenSku(a: { readonly shipmentId: string; readonly sku: string }, b: { readonly shipmentId: string; readonly sku: string }): number {
  return compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku);
}

/** `sent` is the day on which goods are taken to have left; null where no day is stated. */
export type Sent = { readonly shipmentId: string; readonly sku: string; readonly sent: Day | null };

/** The order in which shipments are served with receipts, finds and payments. Goods of no known day are taken to have left before the ledger, so that they come first. */
export function oldestFirst(a: Sent, b: Sent): number {
  return (a.sent ?? -Infinity) - (b.sent ?? -Infinity) || byShipmentThenSku(a, b);
}
