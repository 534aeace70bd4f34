/** A line of a shipment, known by its shipment ID and SKU: its key, and the order in which lines are shown. */
import { compareText } from "./text";

/** Shipment IDs are the same in any case. */
export function keyOfLine(shipmentId: string, sku: string): string {
  return JSON.stringify([shipmentId.trim().toUpperCase(), sku]);
}

export function byShipmentThenSku(a: { readonly shipmentId: string; readonly sku: string }, b: { readonly shipmentId: string; readonly sku: string }): number {
  return compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku);
}
