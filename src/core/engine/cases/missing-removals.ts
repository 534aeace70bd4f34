/**
 * Removal orders, their parcels and what came home of them -> what was sent of them, under which names it comes home, and stock events: units that were never sent or never
 * arrived; and what a month that is closed keeps of them.
 */
import { groupBy } from "../../columns/group-by";
import { addDays, isoOf, type Day } from "../../domain/day";
import { REMOVAL_STATUSES, REMOVAL_TYPES, type Removal, type RemovalStatus, type RemovalType } from "../../domain/returns-and-removals";
import { compareText } from "../../domain/text";
import { isKept } from "../closing/kept-days";
import type { Told } from "../closing/sealed-awaited";
import type { StockEvent } from "../compensation/stock-event";
import type { RemovalsNamed } from "../movements/link-removals";
import { cameOf, sentByDay, type Came, type SentOnDay, type SentRow } from "./parcels-by-day";
import type { Removals } from "./read-removals";

/** Goods of an order that were sent on one day, or, where they are `atAmazon` still, never: as something that may be claimed, with the units that were sent, whether they came or not. */
export type SentHome = { readonly event: StockEvent; readonly day: Day | null; readonly came: readonly Came[]; readonly atAmazon: boolean };

/** Of each row of an order the first day first. */
export function listSent(removals: Pick<Removals, "orders" | "parcels" | "arrivals">): readonly SentHome[] {
  const unsent = removals.orders
    .filter(isAwaited)
    .flatMap((order) => findUnsent(order).map((event): SentHome => ({ event, day: order.updated ?? order.day, came: [], atAmazon: true })));
  return [...unsent, ...followSent(removals).map(({ row, ...one }) => ({ event: sentEvent(row, one), day: dayOf(row, one), came: one.came, atAmazon: false }))];
}

/** An update of an order, on any day, tells of no parcel when it was sent. */
const dayOf = ({ order, parcels }: SentRow, { day }: Pick<SentOnDay, "day">): Day | null => (parcels.length > 0 ? day : order.day);

/** What is named for a parcel is of its own day first, what is named for an order of its first. */
export function nameRemovals({ orders, parcels }: Pick<Removals, "orders" | "parcels">): RemovalsNamed {
  const parcelsOf = groupBy(parcels, ({ orderId }) => orderId);
  const named = orders.filter(comesBack).flatMap((order) => {
    const sent = sentParcels(order, parcelsOf);
    const removal = sentBy(order, sent);
    const inOrder = { order: removal.order, days: [...removal.days].sort((a, b) => a - b) };
    return [
      { key: keyOf(order.orderId, order.msku), removal: inOrder },
      ...sent.flatMap(({ tracking, day }) => (tracking === "" ? [] : [{ key: keyOf(tracking, order.msku), removal: firstOn(day, inOrder) }])),
    ];
  });
  const byKey = groupBy(named, ({ key }) => key);
  return (name, sku) => (byKey.get(keyOf(name, sku)) ?? []).map(({ removal }) => removal);
}

type Waiting = { readonly today: Day; readonly removalDays: number };

export function findMissingRemovals(removals: Removals, { today, removalDays }: Waiting): readonly StockEvent[] {
  const { orders, arrivals } = removals;
  const cameUnder = new Map<string, number>();
  for (const { orderId, msku, units } of arrivals) cameUnder.set(keyOf(orderId, msku), (cameUnder.get(keyOf(orderId, msku)) ?? 0) + (units ?? 0));
  const sentOf = groupBy(followSent(removals), ({ order }) => order);
  return orders.filter(isAwaited).flatMap((order): readonly StockEvent[] => {
    const late = (sentOf.get(order) ?? []).filter(({ day }) => day !== null && addDays(day, removalDays) < today);
    // Whoever books none of the removals that arrive cannot say which did not.
    return [...findUnsent(order), ...(booksRemovals(removals) ? late.flatMap((one) => findNotArrived(one, sentOf.get(order) ?? [], cameUnder)) : [])];
  });
}

export const booksRemovals = ({ arrivals }: Pick<Removals, "arrivals">): boolean => arrivals.length > 0;

const isAwaited = (order: Told<"order">): boolean => comesBack(order) && order.status !== "Cancelled";

function followSent({ orders, parcels, arrivals }: Pick<Removals, "orders" | "parcels" | "arrivals">): readonly (SentOnDay & { readonly row: SentRow })[] {
  const parcelsOf = groupBy(parcels, ({ orderId }) => orderId);
  const rows = orders.filter(comesBack).map((order): SentRow => {
    const sent = sentParcels(order, parcelsOf);
    return { order, parcels: sent, days: sentBy(order, sent).days, units: unitsSent(order, sent) };
  });
  const rowOf = new Map(rows.map((row) => [row.order, row]));
  return sentByDay(rows, arrivals).flatMap((one) => {
    const row = rowOf.get(one.order);
    return row === undefined ? [] : [{ ...one, row }];
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

function findNotArrived(one: SentOnDay & { readonly row: SentRow }, all: readonly SentOnDay[], cameUnder: ReadonlyMap<string, number>): readonly StockEvent[] {
  const { order, parcels, row } = one;
  const units = one.units - cameOf(one);
  if (units <= 0) return [];
  const lacking = [
    ...new Set(parcels.filter(({ tracking, shipped }) => (cameUnder.get(keyOf(tracking, order.msku)) ?? 0) < (shipped ?? 0)).map(({ tracking }) => tracking)),
  ]
    .filter((tracking) => tracking !== "")
    .sort(compareText);
  return [{ ...sentEvent(row, one), units, because: sayNotArrived(one, all), ...(lacking.length === 0 ? {} : { tracking: lacking }) }];
}

function sentEvent({ order, days, parcels }: SentRow, { day, units }: Pick<SentOnDay, "day" | "units">): StockEvent {
  const isTold = parcels.length > 0;
  return {
    ...removalLost(order),
    units,
    since: day,
    starts: { created: order.day, shipped: day },
    removedBy: firstOn(day, { order: order.orderId, days }),
    ...(day === null || !isTold ? {} : { sentOn: day }),
    because: "",
  };
}

const firstOn = (day: Day | null, { order, days }: Removal): Removal => ({ order, days: [...new Set([...(day === null ? [] : [day]), ...days])] });

function sayNotArrived(one: SentOnDay, all: readonly SentOnDay[]): string {
  const [came, day] = [cameOf(one), one.day === null ? "" : isoOf(one.day)];
  const booked = `your own movements book ${came === 0 ? "none" : `${came} only`}`;
  return all.length === 1
    ? `sent by ${day}, and ${booked} under the order or its tracking number`
    : `${one.units} sent on ${day}, of which ${booked}; what came under the order alone is taken for what was sent first`;
}

const sentParcels = (order: Told<"order">, parcelsOf: ReadonlyMap<string, readonly Told<"parcel">[]>): readonly Told<"parcel">[] =>
  (parcelsOf.get(order.orderId) ?? []).filter((parcel) => isOfOrder(parcel, order));

function unitsSent({ shipped }: Told<"order">, sent: readonly Told<"parcel">[]): number {
  const inParcels = sent.reduce((sum, parcel) => sum + (parcel.shipped ?? 0), 0);
  return Math.max(shipped ?? 0, inParcels);
}

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
