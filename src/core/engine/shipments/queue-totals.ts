/** The shipping queue has one row per shipment: its totals are held to the sums of the shipment's lines, in what Amazon counts, sets and packs. */
import { groupBy } from "../../columns/group-by";
import { raise, type Issue } from "../../domain/issue";
import { keyOfShipment } from "../../domain/shipment-line";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { findByLabel } from "../goods/find-listings";
import type { Listing } from "../goods/read-sku-map";
import type { CountedLine } from "./count-lines";
import { readQueue } from "./read-queue";

/** Totals are compared only where every line of the shipment states its figure, and it comes to whole sets and packs. */
export function checkQueue(facts: Facts, counted: readonly CountedLine[]): readonly Issue[] {
  const queue = readQueue(facts);
  if (queue.size === 0) return [];
  const listingOf = findByLabel(facts);
  return [...groupBy(counted, ({ line }) => keyOfShipment(line.shipmentId))].flatMap(([shipmentId, lines]) => {
    const row = queue.get(shipmentId);
    if (row === undefined) return [];
    const sold = listingsOf(lines, listingOf);
    const sum = (of: (line: CountedLine) => number | null): number | null =>
      sold.reduce<number | null>((total, one) => addUp(total, countOf(one.listing, one.lines, of)), 0);
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

/** Lines that were sent as one thing on sale; `listing` null = as single units, "mixed" = in several ways, so that nobody knows how many of each. */
type Sold = { readonly listing: Listing | "mixed" | null; readonly lines: readonly CountedLine[] };

function listingsOf(lines: readonly CountedLine[], listingOf: (label: string) => Listing | null): readonly Sold[] {
  const soldAs = ({ line: { labels } }: CountedLine): Sold["listing"] => {
    const [first, other] = new Set(labels.map((label) => bundleOrNull(listingOf(label))));
    return other === undefined ? (first ?? null) : "mixed";
  };
  return [...groupBy(lines, soldAs)].map(([listing, own]) => ({ listing, lines: own }));
}

/** null of what is sold by the unit. */
function bundleOrNull(listing: Listing | null): Listing | null {
  return listing === null || (listing.holds.length === 1 && listing.holds[0]?.units === 1) ? null : listing;
}

/** null where a line states nothing, or its goods do not come to as many whole sets. */
function countOf(listing: Sold["listing"], lines: readonly CountedLine[], of: (line: CountedLine) => number | null): number | null {
  if (listing === "mixed") return null;
  if (listing === null) return lines.reduce<number | null>((total, line) => addUp(total, of(line)), 0);
  const counts = listing.holds.map(({ sku, units }) => {
    const own = lines.filter(({ line }) => line.sku === sku);
    const total = own.reduce<number | null>((sum, line) => addUp(sum, of(line)), own.length === 0 ? null : 0);
    return total === null ? null : total / units;
  });
  const [first = null] = counts;
  return Number.isInteger(first) && counts.every((count) => count === first) ? first : null;
}

function addUp(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
