/**
 * Removal orders, their parcels and what came home of them, of the reports that are here and of closed months -> stock events: units that were never sent or never
 * arrived; and what a month that is closed keeps of them.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { addDays, isoOf, type Day } from "../../domain/day";
import { REMOVAL_STATUSES, REMOVAL_TYPES, type Removal, type RemovalStatus, type RemovalType } from "../../domain/returns-and-removals";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { distinctRows } from "../../facts/distinct-rows";
import { placeOfRow } from "../../facts/place-of-row";
import { isKept } from "../closing/kept-days";
import { joinAlike, joinTold, type ClosedAwaited, type Told } from "../closing/sealed-awaited";
import type { StockEvent } from "../compensation/stock-event";
import { findCountries } from "./country-of-goods";
import { sentByDay, type SentOnDay } from "./parcels-by-day";

export type Removals = {
  /** Each as it was updated last. */
  readonly orders: readonly Told<"order">[];
  readonly parcels: readonly Told<"parcel">[];
  readonly arrivals: readonly Told<"arrived">[];
  /** What came under a name that no order and no parcel has yet: a later report may tell of it. */
  readonly unnamed: readonly Told<"arrived">[];
};
/** Whether a warehouse, as movements name it, is Amazon's. */
type AtAmazon = (warehouse: string) => boolean;

export function readRemovals(facts: Facts, closed: Pick<ClosedAwaited, "ofKind" | "closedTo" | "toldSince">, isAtAmazon: AtAmazon): Removals {
  const orders = latestOrders([...ordersHere(facts), ...closed.ofKind("order")]);
  const parcels = joinTold(
    distinctRows(rowsOf(facts.removalShipments)).map((row): Told<"parcel"> => ({ ...row, kind: "parcel", place: placeOfRow(facts, row) })),
    closed.ofKind("parcel"),
    ({ orderId, msku, fnsku, disposition, day, tracking }) => JSON.stringify([orderId, msku, fnsku, disposition, day, tracking]),
  );
  const references = new Set([...orders.map(({ orderId }) => orderId), ...parcels.map(({ tracking }) => tracking)]);
  const all = joinArrivals(facts, arrivalsHere(facts, references, isAtAmazon), closed);
  const isNamed = ({ orderId }: Told<"arrived">): boolean => references.has(orderId);
  return { orders, parcels, arrivals: all.filter(isNamed), unnamed: all.filter((row) => !isNamed(row)) };
}

/** Goods of an order that come back: what was sent of them, on which days, as far as they are known, and what of it has come. */
export type SentHome = Removal & { readonly sku: string; readonly units: number; readonly arrivals: readonly Pick<Told<"arrived">, "day" | "units">[] };

export function listSent({ orders, parcels, arrivals }: Pick<Removals, "orders" | "parcels" | "arrivals">): readonly SentHome[] {
  const parcelsOf = groupBy(parcels, ({ orderId }) => orderId);
  const cameBy = groupBy(arrivals, ({ orderId, msku }) => keyOf(orderId, msku));
  return orders.filter(comesBack).map((order) => {
    const sent = sentParcels(order, parcelsOf);
    const came = referencesOf(order, sent).flatMap((reference) => cameBy.get(keyOf(reference, order.msku)) ?? []);
    return { sku: skuOf(order), ...sentBy(order, sent), units: unitsSent(order, sent), arrivals: came };
  });
}

type Waiting = { readonly today: Day; readonly removalDays: number };

export function findMissingRemovals({ orders, parcels, arrivals }: Removals, { today, removalDays }: Waiting): readonly StockEvent[] {
  const parcelsOf = groupBy(parcels, ({ orderId }) => orderId);
  const came = new Map<string, number>();
  for (const { orderId, msku, units } of arrivals) came.set(keyOf(orderId, msku), (came.get(keyOf(orderId, msku)) ?? 0) + (units ?? 0));
  // Whoever books none of the removals that arrive cannot say which did not.
  const booksRemovals = arrivals.length > 0;
  return orders.flatMap((order): readonly StockEvent[] => {
    if (!comesBack(order) || order.status === "Cancelled") return [];
    const sent = sentParcels(order, parcelsOf);
    const cameUnder = new Map(referencesOf(order, sent).map((reference) => [reference, came.get(keyOf(reference, order.msku)) ?? 0]));
    return [...findUnsent(order), ...(booksRemovals ? findNotArrived(order, sent, { cameUnder, today, removalDays }) : [])];
  });
}

/** The report of a parcel comes weeks after it at most, and so few rows without a name are kept, the newest. */
const UNNAMED_DAYS = 62;
const UNNAMED_MAX = 500;

/** Those that came as well: a later report may tell of their order again. */
export function listRemovals({ orders, parcels, arrivals, unnamed }: Removals, until: Day): readonly (Told<"order"> | Told<"parcel"> | Told<"arrived">)[] {
  const ordered = orders.filter((order) => comesBack(order) && order.day !== null && order.day <= until && isKept(lastTold(order, until), until));
  const lately = unnamed
    .flatMap((row) => (row.day !== null && row.day <= until && addDays(row.day, UNNAMED_DAYS) > until ? [{ row, day: row.day }] : []))
    .sort((a, b) => b.day - a.day)
    .slice(0, UNNAMED_MAX)
    .map(({ row }) => row);
  return [...ordered, ...[...parcels, ...arrivals].filter(({ day }) => isKept(day, until)), ...lately];
}

const lastTold = ({ day, updated }: Told<"order">, until: Day): Day | null => (updated === null || updated > until ? day : updated);

function findUnsent(order: Told<"order">): readonly StockEvent[] {
  const { requested, cancelled, disposed, shipped, inProcess, status } = order;
  const isOpen = (REMOVAL_STATUSES as Readonly<Record<string, (typeof REMOVAL_STATUSES)[RemovalStatus] | undefined>>)[status]?.open ?? false;
  const units = (requested ?? 0) - (cancelled ?? 0) - (disposed ?? 0) - (shipped ?? 0) - (inProcess ?? 0);
  if (isOpen || units <= 0) return [];
  return [
    {
      ...removalLost(order),
      units,
      since: order.day,
      starts: { created: order.day },
      because: `requested ${requested ?? 0}, cancelled ${cancelled ?? 0}, disposed of ${disposed ?? 0}, sent ${shipped ?? 0}, and the order is done`,
    },
  ];
}

function findNotArrived(
  order: Told<"order">,
  sent: readonly Told<"parcel">[],
  { cameUnder, today, removalDays }: Waiting & { readonly cameUnder: ReadonlyMap<string, number> },
): readonly StockEvent[] {
  const removedBy = sentBy(order, sent);
  const byDay = sentByDay(sent, { days: removedBy.days, units: unitsSent(order, sent), cameUnder });
  return byDay.flatMap((one): readonly StockEvent[] => {
    const { day, parcels, units, came } = one;
    if (addDays(day, removalDays) >= today || units <= came) return [];
    const lacking = [...new Set(parcels.filter(({ tracking, shipped }) => (cameUnder.get(tracking) ?? 0) < (shipped ?? 0)).map(({ tracking }) => tracking))]
      .filter((tracking) => tracking !== "")
      .sort(compareText);
    return [
      {
        ...removalLost(order),
        units: units - came,
        since: day,
        starts: { created: order.day, shipped: day },
        removedBy: { ...removedBy, days: [...new Set([day, ...removedBy.days])] },
        because: sayNotArrived(one, byDay),
        ...(lacking.length === 0 ? {} : { tracking: lacking }),
      },
    ];
  });
}

function sayNotArrived({ day, units, came }: SentOnDay, byDay: readonly SentOnDay[]): string {
  const booked = `your own movements book ${came === 0 ? "none" : `${came} only`}`;
  return byDay.length === 1
    ? `sent by ${isoOf(day)}, and ${booked} under the order or its tracking number`
    : `${units} sent on ${isoOf(day)}, of which ${booked}; what came under the order alone is taken for what was sent first`;
}

const sentParcels = (order: Told<"order">, parcelsOf: ReadonlyMap<string, readonly Told<"parcel">[]>): readonly Told<"parcel">[] =>
  (parcelsOf.get(order.orderId) ?? []).filter((parcel) => isOfOrder(parcel, order));

function unitsSent({ shipped }: Told<"order">, sent: readonly Told<"parcel">[]): number {
  const inParcels = sent.reduce((sum, parcel) => sum + (parcel.shipped ?? 0), 0);
  return Math.max(shipped ?? 0, inParcels);
}

/** What its goods may come home under. */
const referencesOf = ({ orderId }: Told<"order">, sent: readonly Told<"parcel">[]): readonly string[] =>
  [...new Set([orderId, ...sent.map(({ tracking }) => tracking)])].filter((reference) => reference !== "");

/** Where no parcel tells a day, that on which the order was told last. */
function sentBy({ orderId, shipped, updated }: Told<"order">, sent: readonly Told<"parcel">[]): Removal {
  const days = sent.flatMap(({ day }) => day ?? []);
  return { order: orderId, days: days.length > 0 || (shipped ?? 0) <= 0 || updated === null ? days : [updated] };
}

const skuOf = ({ msku, fnsku }: Pick<Told<"order">, "msku" | "fnsku">): string => (msku === "" ? fnsku : msku);

function removalLost({ orderId, msku, fnsku, setFnsku, day, location, place }: Told<"order">) {
  return {
    type: "removal-lost",
    sku: skuOf({ msku, fnsku }),
    fnsku: (fnsku === "" ? setFnsku : fnsku) || null,
    reference: orderId,
    // Another parcel of the order, or an update of it, is no other thing to ask about.
    begun: day,
    location,
    place,
  } as const;
}

function comesBack({ orderType }: Told<"order">): boolean {
  return (REMOVAL_TYPES as Readonly<Record<string, (typeof REMOVAL_TYPES)[RemovalType] | undefined>>)[orderType]?.comesBack ?? true;
}

function isOfOrder(parcel: Told<"parcel">, { msku, fnsku, disposition }: Told<"order">): boolean {
  const isOfGoods = parcel.msku === msku || (fnsku !== "" && parcel.fnsku === fnsku);
  return isOfGoods && (parcel.disposition === disposition || parcel.disposition === "" || disposition === "");
}

const keyOf = (reference: string, sku: string): string => JSON.stringify([reference, sku]);

function ordersHere(facts: Facts): readonly Told<"order">[] {
  const countryOf = findCountries(facts);
  return rowsOf(facts.removalOrders).map((row) => {
    const { msku, fnsku, setFnsku, orderId: reference } = row;
    return { ...row, kind: "order", location: countryOf({ fnsku: fnsku === "" ? setFnsku : fnsku, msku, reference }) ?? "", place: placeOfRow(facts, row) };
  });
}

/** An order exported twice counts as it was updated last; which country its goods leave, the ledger of then tells. */
function latestOrders(told: readonly Told<"order">[]): readonly Told<"order">[] {
  const progress = (one: Told<"order">): number => (one.cancelled ?? 0) + (one.disposed ?? 0) + (one.shipped ?? 0);
  const byOrder = groupBy(told, ({ orderId, msku, fnsku, setFnsku, disposition }) => JSON.stringify([orderId, msku, fnsku, setFnsku, disposition]));
  return [...byOrder.values()].map((all) => {
    const latest = all.reduce((known, order) => {
      const since = (order.updated ?? -Infinity) - (known.updated ?? -Infinity);
      return since > 0 || (order.updated === known.updated && progress(order) > progress(known)) ? order : known;
    });
    return { ...latest, location: all.flatMap(({ location: told }) => (told === "" ? [] : told)).at(-1) ?? "" };
  });
}

const ARRIVAL_TYPES: ReadonlySet<string> = new Set(["transfer", "customer-return", "found", "other-in", "purchase"]);

/** What nobody else is likely to have brought, whatever its reference is: what a supplier or a customer brings has theirs. */
const UNNAMED_TYPES: ReadonlySet<string> = new Set(["found", "other-in"]);

function arrivalsHere(facts: Facts, references: ReadonlySet<string>, isAtAmazon: AtAmazon): readonly Told<"arrived">[] {
  const mayArrive = (type: string, from: string): boolean => UNNAMED_TYPES.has(type) || (type === "transfer" && isAtAmazon(from));
  return rowsOf(facts.movements)
    .filter(({ reference, type, warehouse }) => reference !== "" && ARRIVAL_TYPES.has(type) && (references.has(reference) || mayArrive(type, warehouse)))
    .map((row) => ({ kind: "arrived", orderId: row.reference, msku: row.sku, day: row.day, units: row.quantity, place: placeOfRow(facts, row) }));
}

/**
 * A row that is alike is the same row. One that is told otherwise now was corrected where the movements go back as far as they did when its month was closed; else what is here
 * of its day came late.
 */
function joinArrivals(
  facts: Facts,
  here: readonly Told<"arrived">[],
  closed: Pick<ClosedAwaited, "ofKind" | "closedTo" | "toldSince">,
): readonly Told<"arrived">[] {
  const dayOf = ({ orderId, msku, day }: Told<"arrived">): string => JSON.stringify([orderId, msku, day]);
  const days = new Set(here.map(dayOf));
  const reachesBack = tellReach(facts, closed);
  return joinAlike(here, closed.ofKind("arrived"), (row) => JSON.stringify([dayOf(row), row.units])).filter(
    (row, index) => index < here.length || !days.has(dayOf(row)) || row.day === null || !reachesBack(row.day),
  );
}

/** Whether the movements that are here go back as far as those with which the month of a day was closed. */
function tellReach(facts: Facts, { closedTo, toldSince }: Pick<ClosedAwaited, "closedTo" | "toldSince">): (day: Day) => boolean {
  const own = rowsOf(facts.movements).filter(({ type }) => type !== "transfer");
  const first = own.reduce((earliest, { day }) => Math.min(earliest, day ?? Infinity), Infinity);
  const opens = own.some(({ type, day }) => type === "opening" && day !== null && closedTo !== null && day <= closedTo);
  const warehouses = new Set(own.map(({ warehouse }) => warehouse));
  return (day) => opens || first <= (toldSince(day, warehouses) ?? Infinity);
}
