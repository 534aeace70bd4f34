/**
 * Every shipment line once: what the Shipments table states, joined with what was put into the shipment by its contents, with
 * the status in the shipping queue, and with what the seller's own movements say left the warehouse under the shipment's ID.
 * The same line exported twice counts once, with the larger of each figure.
 */
import { rowsOf } from "../../columns/table";
import { lastDay, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { byShipmentThenSku, keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import { readStatus, SHIPMENT_STATUSES } from "../../domain/shipment-status";
import { nameOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts, ShipmentRow } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { groupBy } from "../../columns/group-by";
import type { Dispatch } from "../movements/own-moves";
import type { Places } from "../movements/places";
import { readQueue, type QueueRow } from "./read-queue";
import { findDestinations } from "./shipment-destination";

/** One line per shipment and SKU. */
export type BookLine = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  /** What its units may be called when Amazon receives them: FNSKUs that they bear, also of a set, and what Amazon sells them as. */
  readonly labels: readonly string[];
  readonly declared: number | null;
  readonly dispatched: number;
  readonly delivered: number | null;
  /** Units received as Amazon states them for the line; null where only the ledger can tell. */
  readonly statedReceived: number | null;
  readonly shipped: Day | null;
  readonly deliveredOn: Day | null;
  readonly closed: Day | null;
  /** By the shipping queue. */
  readonly created: Day | null;
  readonly sent: Day | null;
  /** In capitals with underscores, as in Amazon's interface: "IN_TRANSIT"; "" where unknown. */
  readonly status: string;
  readonly unitsPerCarton: number | null;
  readonly fromWarehouse: string;
  /** Where it goes at Amazon, by the Shipments table or the seller's own transfers; "" where neither says. */
  readonly toWarehouse: string;
  /** Own movements that already moved the goods out of the warehouse; empty where only the Shipments table knows of it. */
  readonly dispatches: readonly Dispatch[];
  readonly place: Place;
};

/** `skuOf` finds the seller's SKU of a row that names the goods by FNSKU only. */
export function bookShipments(
  facts: Facts,
  dispatches: readonly Dispatch[],
  { skuOf, places }: { readonly skuOf: (fnsku: string) => string; readonly places: Pick<Places, "ofWarehouse"> },
): { readonly lines: readonly BookLine[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const own = groupBy(
    dispatches.filter(({ reference }) => reference !== ""),
    (one) => keyOfLine(one.reference, one.sku),
  );
  const named = rowsOf(facts.shipments).map((row) => (row.sku === "" ? { ...row, sku: skuOf(row.fnsku) } : row));
  const stated = groupBy(named, (row) => keyOfLine(row.shipmentId, row.sku));
  const contents = groupBy(readContents(facts, skuOf), (row) => keyOfLine(row.shipmentId, row.sku));
  const queue = readQueue(facts);
  const destinationOf = findDestinations(dispatches, places);
  const lines: BookLine[] = [];
  for (const key of new Set([...stated.keys(), ...contents.keys()])) {
    const line = bookLine({ facts, queue, destinationOf, issues }, stated.get(key) ?? [], contents.get(key) ?? [], own.get(key) ?? []);
    if (line !== null) lines.push(line);
  }
  for (const [key, moved] of own) if (!stated.has(key) && !contents.has(key)) lines.push(...bookDispatches(moved));
  return { lines: lines.sort(byShipmentThenSku), issues };
}

/** What was put into a shipment, as a row of its own export says: units declared to Amazon, and packed. */
function readContents(facts: Facts, skuOf: (fnsku: string) => string): readonly ShipmentRow[] {
  return rowsOf(facts.shipmentContents).map((row) => ({
    shipmentId: row.shipmentId,
    sku: row.msku === "" ? skuOf(row.fnsku) : row.msku,
    fnsku: row.fnsku,
    declared: row.dispatched,
    dispatched: null,
    delivered: null,
    received: null,
    shipped: null,
    deliveredOn: null,
    closed: null,
    status: "",
    unitsPerCarton: row.unitsPerCarton,
    fromWarehouse: "",
    toWarehouse: "",
    cartons: row.cartons,
    cartonWeight: null,
    cartonLength: null,
    cartonWidth: null,
    cartonHeight: null,
    listing: row.listing,
    setFnsku: row.setFnsku,
    at: row.at,
  }));
}

type StatedDays = Pick<BookLine, "shipped" | "deliveredOn" | "closed" | "created">;
/** Days that stand in for the day of shipping, the first that is stated: goods had left when they were delivered or their shipment closed, and not before it was created. */
const SENT_BY = ["shipped", "deliveredOn", "closed", "created"] as const satisfies readonly (keyof StatedDays)[];

/** The name of the day that tells when goods left, and the day. */
export function sentBy(days: StatedDays): { readonly name: (typeof SENT_BY)[number]; readonly day: Day } | null {
  for (const name of SENT_BY) {
    const day = days[name];
    if (day !== null) return { name, day };
  }
  return null;
}

type Booking = {
  readonly facts: Facts;
  readonly queue: ReadonlyMap<string, QueueRow>;
  readonly destinationOf: ReturnType<typeof findDestinations>;
  readonly issues: Issue[];
};
type RowCount = "declared" | "dispatched" | "delivered" | "received";

/** `contents` speak where the Shipments table is silent. */
function bookLine(
  { facts, queue, destinationOf, issues }: Booking,
  stated: readonly ShipmentRow[],
  contents: readonly ShipmentRow[],
  moved: readonly Dispatch[],
): BookLine | null {
  const rows = [...stated, ...contents];
  const [first] = rows;
  const place = first === undefined ? null : placeOfRow(facts, first);
  if (first === undefined || place === null) return null;
  const counted = (field: RowCount): number | null => countedOf(stated, field) ?? countedOf(contents, field);
  const latest = (field: "shipped" | "deliveredOn" | "closed"): Day | null => lastDay(rows.map((row) => row[field]));
  for (const [one, again, ...more] of exportsOf(stated)) {
    if (one !== undefined && again !== undefined)
      issues.push(raise("shipment-line-twice", placeOfRow(facts, again), { line: nameOf(one), times: more.length + 2, first: `row ${one.at.row}` }));
  }
  const leftHouse = moved.length === 0 ? null : moved.reduce((sum, { quantity }) => sum + quantity, 0);
  const statedDispatch = counted("dispatched");
  if (leftHouse !== null && statedDispatch !== null && leftHouse !== statedDispatch) {
    issues.push(
      raise("dispatch-disagrees", place, {
        line: nameOf(first),
        stated: statedDispatch,
        moved: leftHouse,
        rows: moved.map(({ place: at }) => nameOfPlace(at)).join(", "),
      }),
    );
  }
  const inQueue = queue.get(keyOfShipment(first.shipmentId));
  const status = furthestStatus(stated) ?? inQueue?.status ?? "";
  // What was packed is nearer to what was sent than what was declared.
  const dispatched = leftHouse ?? statedDispatch ?? (readStatus(asCode(status)).sent ? (countedOf(contents, "declared") ?? counted("declared")) : 0);
  if (dispatched === null) issues.push(raise("dispatch-unknown", place, { line: nameOf(first) }));
  const days = {
    shipped: latest("shipped") ?? moved.reduce<Day | null>((earliest, { day }) => (earliest === null || day < earliest ? day : earliest), null),
    deliveredOn: latest("deliveredOn"),
    closed: latest("closed"),
    created: inQueue?.created ?? null,
  };
  const destination = destinationOf({ ...first, stated: rows.map(({ toWarehouse }) => toWarehouse), place });
  issues.push(...destination.issues);
  return {
    shipmentId: first.shipmentId,
    sku: first.sku,
    fnsku: smallestText(rows.map(({ fnsku }) => fnsku)),
    labels: [...new Set(rows.flatMap(({ fnsku, listing, setFnsku }) => [fnsku, listing, setFnsku]))].filter((label) => label !== "").sort(compareText),
    declared: counted("declared"),
    // Where nobody says what was sent, what came in is all that is known: no difference can be claimed.
    dispatched: dispatched ?? counted("received") ?? 0,
    delivered: counted("delivered"),
    statedReceived: counted("received"),
    ...days,
    sent: sentBy(days)?.day ?? null,
    status: asCode(status),
    unitsPerCarton: cartonOf(stated) ?? cartonOf(contents),
    fromWarehouse: smallestText(rows.map(({ fromWarehouse }) => fromWarehouse)) ?? "",
    toWarehouse: destination.location,
    dispatches: moved,
    place,
  };
}

/** Rows of one line that are the same goods under the same name: exports of one thing. A set, and one of its SKUs by itself, are two. */
function exportsOf(rows: readonly ShipmentRow[]): readonly (readonly ShipmentRow[])[] {
  return [...groupBy(rows, ({ listing, setFnsku }) => (listing === "" ? setFnsku : listing)).values()];
}

/** The larger of each export, added up over names: what is not stated of one of them nobody knows of the whole. */
function countedOf(rows: readonly ShipmentRow[], field: RowCount): number | null {
  const counts = exportsOf(rows).map((same) => largestIn(same, field));
  return counts.length === 0 ? null : counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count));
}

/** null where names of the goods come in cartons of several sizes. */
function cartonOf(rows: readonly ShipmentRow[]): number | null {
  const [size, other] = new Set(
    exportsOf(rows)
      .map((same) => largestIn(same, "unitsPerCarton"))
      .filter((count) => count !== null),
  );
  return size === undefined || other !== undefined ? null : size;
}

function largestIn(rows: readonly ShipmentRow[], field: RowCount | "unitsPerCarton"): number | null {
  return rows.reduce<number | null>((most, row) => (row[field] === null ? most : Math.max(most ?? row[field], row[field])), null);
}

const asCode = (status: string): string =>
  status
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");

/** Of several exports the one that saw the shipment furthest along; null where none states a status. */
function furthestStatus(rows: readonly ShipmentRow[]): string | null {
  const order = Object.keys(SHIPMENT_STATUSES);
  // A shipment whose parts stand in different places, or that was refused for now, goes on from there.
  const progressOf = (status: string): number => (["MIXED", "ERROR"].includes(asCode(status)) ? 0 : order.indexOf(asCode(status)));
  const known = rows
    .map(({ status }) => status)
    .filter((status) => status !== "")
    .sort((a, b) => progressOf(a) - progressOf(b) || compareText(a, b));
  return known.at(-1) ?? null;
}

/** Of several names the first by letter, so that the order of rows means nothing; null where there is none. */
function smallestText(texts: readonly string[]): string | null {
  return [...texts].filter((text) => text !== "").sort(compareText)[0] ?? null;
}

/** Goods sent under a shipment ID that no Shipments row speaks of, or under none. */
export function bookDispatches(moved: readonly Dispatch[]): readonly BookLine[] {
  const [first] = moved;
  if (first === undefined || first.place === null) return [];
  return [
    {
      shipmentId: first.reference,
      sku: first.sku,
      fnsku: null,
      labels: [],
      declared: null,
      dispatched: moved.reduce((sum, { quantity }) => sum + quantity, 0),
      delivered: null,
      statedReceived: null,
      shipped: first.day,
      deliveredOn: null,
      closed: null,
      created: null,
      sent: first.day,
      status: "",
      unitsPerCarton: null,
      fromWarehouse: first.from,
      toWarehouse: first.to,
      dispatches: moved,
      place: first.place,
    },
  ];
}

const nameOf = (row: { readonly shipmentId: string; readonly sku: string }): string => `${row.shipmentId} ${row.sku}`;

/** What left for a line, and when; empty where nothing left, or nobody can say when. */
export function dispatchesOf(line: BookLine, ledgerStart: Day | null): readonly Pick<Dispatch, "day" | "quantity">[] {
  if (line.dispatches.length > 0) return line.dispatches;
  const day = line.sent ?? ledgerStart;
  return line.dispatched === 0 || day === null ? [] : [{ day, quantity: line.dispatched }];
}
