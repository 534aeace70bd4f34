/**
 * Goods that came in under a shipment ID that no table names -> the lines that lack as many of them, and may have sent them. Nothing is matched: an ID that nobody
 * knows may as well be of goods that nobody entered. Both sides are told of each other, so that nobody claims units that are there.
 */
import { isoOf, type Day } from "../../domain/day";
import { keyOfShipment } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import { groupBy } from "../../columns/group-by";
import type { Pools } from "../movements/pools";
import type { Taking } from "./line-accounts";
import { missingOf, type Remaining } from "./remaining-units";

/** Units of a SKU that one unknown shipment brought to one location. */
export type UnknownReceipt = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly location: string;
  readonly units: number;
  readonly since: Day;
  readonly rows: readonly Taking[];
};
/** A line that may have sent them. */
export type MayBeOf = { readonly unknown: UnknownReceipt; readonly shipmentId: string; readonly lacks: number };

/** Of the receipts that no line took, those that name a shipment. */
export function findUnknownReceipts(unclaimed: readonly Taking[], { pools, until }: { readonly pools: Pools; readonly until: Day }): readonly UnknownReceipt[] {
  const named = unclaimed.flatMap((taking) =>
    taking.pool === null || taking.reference === "" || taking.day > until ? [] : [{ taking, pool: pools.at(taking.pool) }],
  );
  const keyOf = ({ taking, pool }: (typeof named)[number]): string => JSON.stringify([keyOfShipment(taking.reference), pool.sku, pool.location]);
  return [...groupBy(named, keyOf).values()].flatMap((group): readonly UnknownReceipt[] => {
    const [first] = group;
    const units = group.reduce((sum, { taking }) => sum + taking.quantity, 0);
    if (first === undefined || units <= 0) return [];
    const since = group.reduce((day, { taking }) => (taking.day < day ? taking.day : day), first.taking.day);
    const { sku, location } = first.pool;
    return [{ shipmentId: keyOfShipment(first.taking.reference), sku, location, units, since, rows: group.map(({ taking }) => taking) }];
  });
}

/** Lines that lack exactly as many; where none does, those that lack more. They had been sent by then, to the same place. What they are told is added to them. */
export function sayMayBeOf(settled: readonly Remaining[], unknowns: readonly UnknownReceipt[]): readonly MayBeOf[] {
  if (unknowns.length === 0) return [];
  const lacking = groupBy(
    settled.filter((one) => missingOf(one) > 0),
    ({ counted }) => counted.line.sku,
  );
  return unknowns.flatMap((unknown) => {
    const able = (lacking.get(unknown.sku) ?? []).filter((one) => missingOf(one) >= unknown.units && mayHaveSent(one, unknown));
    const exact = able.filter((one) => missingOf(one) === unknown.units);
    return (exact.length > 0 ? exact : able).map((one): MayBeOf => {
      one.because.push(
        `${unknown.units} of ${unknown.sku} came in from ${isoOf(unknown.since)} on under ${unknown.shipmentId}, which no table names (${nameRows(unknown)}): they may be of this shipment; look before you claim`,
      );
      return { unknown, shipmentId: one.counted.line.shipmentId, lacks: missingOf(one) };
    });
  });
}

function mayHaveSent({ counted: { line, locations } }: Remaining, { location, since }: UnknownReceipt): boolean {
  return (line.sent === null || line.sent <= since) && (locations.length === 0 || locations.includes(location));
}

function nameRows({ rows }: UnknownReceipt): string {
  const names = [...new Set(rows.flatMap(({ evidence, place }) => evidence ?? place ?? []).map((place) => nameOfPlace(place)))];
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
