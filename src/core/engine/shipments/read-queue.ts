/** The shipping queue: one row per shipment, of the export that knows most. Its status stands in for one that no line states. */
import { rowsOf, type RowOf } from "../../columns/table";
import { keyOfShipment } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { SHIPPING_QUEUE } from "../../facts/inbound";

export type QueueRow = RowOf<typeof SHIPPING_QUEUE>;

/** By shipment, in capitals. Of several exports the one updated last holds; of those, the one with most units located. */
export function readQueue(facts: Facts): ReadonlyMap<string, QueueRow> {
  const byShipment = new Map<string, QueueRow>();
  const newestFirst = [...rowsOf(facts.shippingQueue)].sort(
    (a, b) => (b.updated ?? -Infinity) - (a.updated ?? -Infinity) || (b.located ?? -1) - (a.located ?? -1) || compareText(b.status, a.status),
  );
  for (const row of newestFirst) {
    const key = keyOfShipment(row.shipmentId);
    if (!byShipment.has(key)) byShipment.set(key, row);
  }
  return byShipment;
}
