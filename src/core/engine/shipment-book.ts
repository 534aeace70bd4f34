/**
 * Every shipment line once: what the Shipments table states, joined with what the seller's own movements say left the
 * warehouse under that shipment's ID. The same line exported twice counts once, with the larger of each figure.
 */
import { rowsOf } from "../columns/table";
import type { Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { readStatus } from "../domain/shipment-status";
import type { Place } from "../domain/source";
import { compareText } from "../domain/text";
import type { Facts, ShipmentRow } from "../facts/facts";

/** Goods that left one of the seller's warehouses for Amazon, from the seller's own movements. */
export type Dispatch = {
  readonly day: Day;
  /** Location they left. */
  readonly from: string;
  /** Location at Amazon they are meant for. */
  readonly to: string;
  readonly sku: string;
  readonly quantity: number;
  /** Shipment ID, or "". */
  readonly reference: string;
  readonly place: Place | null;
};

/** One line per shipment and SKU. */
export type BookLine = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly declared: number | null;
  readonly dispatched: number;
  readonly delivered: number | null;
  /** Units received as Amazon states them for the line; null where only the ledger can tell. */
  readonly statedReceived: number | null;
  readonly shipped: Day | null;
  readonly deliveredOn: Day | null;
  readonly closed: Day | null;
  /** In capitals with underscores, as in Amazon's interface: "IN_TRANSIT"; "" where unknown. */
  readonly status: string;
  readonly unitsPerCarton: number | null;
  readonly fromWarehouse: string;
  readonly toWarehouse: string;
  /** Own movements that already moved the goods out of the warehouse; empty where only the Shipments table knows of it. */
  readonly dispatches: readonly Dispatch[];
  readonly place: Place;
};

/** `skuOf` finds the seller's SKU of a row that names the goods by FNSKU only. */
export function bookShipments(facts: Facts, dispatches: readonly Dispatch[], skuOf: (fnsku: string) => string): { readonly lines: readonly BookLine[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const own = groupBy(dispatches.filter(({ reference }) => reference !== ""), (one) => keyOfLine(one.reference, one.sku));
  const named = rowsOf(facts.shipments).map((row) => (row.sku === "" ? { ...row, sku: skuOf(row.fnsku) } : row));
  const stated = groupBy(named, (row) => keyOfLine(row.shipmentId, row.sku));
  const lines: BookLine[] = [];
  for (const [key, rows] of stated) {
    const line = bookLine(facts, rows, own.get(key) ?? [], issues);
    if (line !== null) lines.push(line);
  }
  for (const [key, moved] of own) if (!stated.has(key)) lines.push(...bookDispatches(moved));
  return { lines: lines.sort(byShipmentThenSku), issues };
}

export function byShipmentThenSku(a: { readonly shipmentId: string; readonly sku: string }, b: { readonly shipmentId: string; readonly sku: string }): number {
  return compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku);
}

/** Shipment IDs are the same in any case. */
export function keyOfLine(shipmentId: string, sku: string): string {
  return JSON.stringify([shipmentId.trim().toUpperCase(), sku]);
}

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function bookLine(facts: Facts, rows: readonly ShipmentRow[], moved: readonly Dispatch[], issues: Issue[]): BookLine | null {
  const [first] = rows;
  if (first === undefined) return null;
  const place = placeOf(facts, first);
  if (place === null) return null;
  const largest = (field: "declared" | "dispatched" | "delivered" | "received" | "unitsPerCarton"): number | null =>
    rows.reduce<number | null>((most, row) => (row[field] === null ? most : Math.max(most ?? row[field], row[field])), null);
  const latest = (field: "shipped" | "deliveredOn" | "closed"): Day | null =>
    rows.reduce<Day | null>((last, row) => (row[field] === null || (last !== null && last > row[field]) ? last : row[field]), null);
  if (rows.length > 1) issues.push(raise("shipment-line-twice", placeOf(facts, rows[1] ?? first), { line: nameOf(first), times: rows.length, first: `row ${first.at.row}` }));
  const leftHouse = moved.length === 0 ? null : moved.reduce((sum, { quantity }) => sum + quantity, 0);
  const statedDispatch = largest("dispatched");
  if (leftHouse !== null && statedDispatch !== null && leftHouse !== statedDispatch) {
    issues.push(raise("dispatch-disagrees", place, { line: nameOf(first), stated: statedDispatch, moved: leftHouse, rows: moved.map(({ place: at }) => (at === null ? "" : `${at.source.label} row ${at.row}`)).join(", ") }));
  }
  const status = (rows.map((row) => row.status).filter((text) => text !== "").at(-1) ?? "").trim().toUpperCase().replace(/[\s-]+/g, "_");
  const dispatched = leftHouse ?? statedDispatch ?? (readStatus(status).sent ? largest("declared") : 0);
  if (dispatched === null) issues.push(raise("dispatch-unknown", place, { line: nameOf(first) }));
  return {
    shipmentId: first.shipmentId,
    sku: first.sku,
    fnsku: rows.find(({ fnsku }) => fnsku !== "")?.fnsku ?? null,
    declared: largest("declared"),
    // Where nobody says what was sent, what came in is all that is known: no difference can be claimed.
    dispatched: dispatched ?? largest("received") ?? 0,
    delivered: largest("delivered"),
    statedReceived: largest("received"),
    shipped: latest("shipped") ?? (moved[0]?.day ?? null),
    deliveredOn: latest("deliveredOn"),
    closed: latest("closed"),
    status,
    unitsPerCarton: largest("unitsPerCarton"),
    fromWarehouse: first.fromWarehouse,
    toWarehouse: first.toWarehouse,
    dispatches: moved,
    place,
  };
}

/** Goods sent under a shipment ID that no Shipments row speaks of, or under none. */
export function bookDispatches(moved: readonly Dispatch[]): readonly BookLine[] {
  const [first] = moved;
  if (first === undefined || first.place === null) return [];
  return [{
    shipmentId: first.reference, sku: first.sku, fnsku: null, declared: null, dispatched: moved.reduce((sum, { quantity }) => sum + quantity, 0), delivered: null,
    statedReceived: null, shipped: first.day, deliveredOn: null, closed: null, status: "", unitsPerCarton: null, fromWarehouse: first.from, toWarehouse: first.to,
    dispatches: moved, place: first.place,
  }];
}

const nameOf = (row: { readonly shipmentId: string; readonly sku: string }): string => `${row.shipmentId} ${row.sku}`;

function placeOf(facts: Facts, row: ShipmentRow): Place | null {
  const source = facts.sources[row.at.source];
  return source === undefined ? null : { source, row: row.at.row };
}
