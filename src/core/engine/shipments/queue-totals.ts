/** The shipping queue has one row per shipment: its totals are held to the sums of the shipment's lines. */
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { keyOfShipment } from "../../domain/shipment-line";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { CountedLine } from "./count-lines";
import { readQueue } from "./read-queue";

/** Totals are compared only where every line of the shipment states its figure. */
export function checkQueue(facts: Facts, counted: readonly CountedLine[]): readonly Issue[] {
  const queue = readQueue(facts);
  return [...groupBy(counted, ({ line }) => keyOfShipment(line.shipmentId))].flatMap(([shipmentId, lines]) => {
    const row = queue.get(shipmentId);
    if (row === undefined) return [];
    const sum = (of: (line: CountedLine) => number | null): number | null =>
      lines.reduce<number | null>((total, line) => (total === null || of(line) === null ? null : total + (of(line) ?? 0)), 0);
    const place = placeOfRow(facts, row);
    const expected = sum(({ line }) => (line.dispatched === 0 && line.statedReceived === null && line.declared === null ? 0 : line.declared));
    const located = sum(({ received, laterUnits }) => received + laterUnits);
    return [
      ...(row.expected === null || expected === null || row.expected === expected
        ? []
        : [raise("queue-disagrees", place, { shipmentId, what: "expected", queue: row.expected, word: "declare", lines: expected })]),
      ...(row.located === null || located === null || row.located === located
        ? []
        : [raise("queue-disagrees", place, { shipmentId, what: "located", queue: row.located, word: "have received", lines: located })]),
    ];
  });
}
