/**
 * What should have come and did not -> stock events: units of a removal that were never sent or never arrived, and goods of
 * which a customer got a replacement or the money, and kept the first.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { addDays, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { marketplaceOf } from "../../domain/marketplace";
import { REMOVAL_STATUSES, REMOVAL_TYPES, type RemovalStatus, type RemovalType } from "../../domain/returns-and-removals";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { distinctRows } from "../../facts/distinct-rows";
import { findCountries } from "./country-of-goods";
import type { StockEvent } from "../compensation/stock-event";
import type { SettledOrders } from "./settled-orders";

export function findMissingRemovals(facts: Facts, { today, removalDays }: { readonly today: Day; readonly removalDays: number }): readonly StockEvent[] {
  const arrivals = new Map<string, number>();
  for (const { reference, sku, quantity, type } of rowsOf(facts.movements)) {
    if (reference !== "" && ARRIVAL_TYPES.has(type)) arrivals.set(keyOf(reference, sku), (arrivals.get(keyOf(reference, sku)) ?? 0) + (quantity ?? 0));
  }
  const parcels = distinctRows(rowsOf(facts.removalShipments));
  const parcelsOf = groupBy(parcels, ({ orderId }) => orderId);
  const orders = latestOrders(facts);
  const countryOf = findCountries(facts);
  const references = new Set([...orders.map(({ orderId }) => orderId), ...parcels.map(({ tracking }) => tracking)]);
  // Whoever books none of the removals that arrive cannot say which did not.
  const booksRemovals = rowsOf(facts.movements).some(({ reference, type }) => reference !== "" && ARRIVAL_TYPES.has(type) && references.has(reference));
  return orders.flatMap((order): readonly StockEvent[] => {
    const { orderId, msku, fnsku, requested, cancelled, disposed, shipped, inProcess, status, orderType } = order;
    const comesBack = (REMOVAL_TYPES as Readonly<Record<string, (typeof REMOVAL_TYPES)[RemovalType] | undefined>>)[orderType]?.comesBack ?? true;
    const isOpen = (REMOVAL_STATUSES as Readonly<Record<string, (typeof REMOVAL_STATUSES)[RemovalStatus] | undefined>>)[status]?.open ?? false;
    if (!comesBack || status === "Cancelled") return [];
    const sent = (parcelsOf.get(orderId) ?? []).filter(
      (parcel) =>
        (parcel.msku === msku || (fnsku !== "" && parcel.fnsku === fnsku)) &&
        (parcel.disposition === order.disposition || parcel.disposition === "" || order.disposition === ""),
    );
    const base = {
      type: "removal-lost",
      sku: msku === "" ? fnsku : msku,
      fnsku: (fnsku === "" ? order.setFnsku : fnsku) || null,
      reference: orderId,
      // Another parcel of the order, or an update of it, is no other thing to ask about.
      begun: order.day,
      location: countryOf({ fnsku: fnsku === "" ? order.setFnsku : fnsku, msku, reference: orderId }) ?? "",
      place: placeOfRow(facts, order),
    } as const;
    const unsent = (requested ?? 0) - (cancelled ?? 0) - (disposed ?? 0) - (shipped ?? 0) - (inProcess ?? 0);
    const lastSent =
      sent.reduce<Day | null>((last, { day }) => (day === null || (last !== null && last > day) ? last : day), null) ??
      ((shipped ?? 0) > 0 ? order.updated : null);
    const arrived = new Set([orderId, ...sent.map(({ tracking }) => tracking)].filter((reference) => reference !== ""));
    const came = [...arrived].reduce((sum, reference) => sum + (arrivals.get(keyOf(reference, msku)) ?? 0), 0);
    const missing = Math.max(
      0,
      Math.max(
        shipped ?? 0,
        sent.reduce((sum, parcel) => sum + (parcel.shipped ?? 0), 0),
      ) - came,
    );
    const isLate = lastSent !== null && addDays(lastSent, removalDays) < today;
    return [
      ...(!isOpen && unsent > 0
        ? [
            {
              ...base,
              units: unsent,
              since: order.day,
              starts: { created: order.day },
              because: `requested ${requested ?? 0}, cancelled ${cancelled ?? 0}, disposed of ${disposed ?? 0}, sent ${shipped ?? 0}, and the order is done`,
            },
          ]
        : []),
      ...(booksRemovals && isLate && missing > 0
        ? [
            {
              ...base,
              units: missing,
              since: lastSent,
              starts: { created: order.day, shipped: lastSent },
              because: `sent by ${isoOf(lastSent)}, and your own movements book ${came === 0 ? "none" : `${came} only`} under the order or its tracking number`,
            },
          ]
        : []),
    ];
  });
}

const ARRIVAL_TYPES: ReadonlySet<string> = new Set(["transfer", "customer-return", "found", "other-in", "purchase"]);

const keyOf = (reference: string, sku: string): string => JSON.stringify([reference, sku]);

type Order = ReturnType<typeof rowsOf<Facts["removalOrders"]["schema"]>>[number];

/** An order exported twice counts as it was updated last. */
function latestOrders(facts: Facts): readonly Order[] {
  const byKey = new Map<string, Order>();
  for (const order of rowsOf(facts.removalOrders)) {
    const key = JSON.stringify([order.orderId, order.msku, order.fnsku, order.setFnsku, order.disposition]);
    const known = byKey.get(key);
    const progress = (one: Order): number => (one.cancelled ?? 0) + (one.disposed ?? 0) + (one.shipped ?? 0);
    if (
      known === undefined ||
      (order.updated ?? -Infinity) > (known.updated ?? -Infinity) ||
      (order.updated === known.updated && progress(order) > progress(known))
    )
      byKey.set(key, order);
  }
  return [...byKey.values()];
}

type MadeGood = {
  readonly orderId: string;
  readonly msku: string;
  readonly day: Day | null;
  readonly units: number;
  readonly location: string;
  readonly because: string;
  readonly starts?: StockEvent["starts"];
  readonly place: StockEvent["place"];
};

type Waiting = { readonly today: Day; readonly returnDays: number };
type Refunds = Pick<SettledOrders, "refunds">;

/** Replaced or refunded, and the first one did not come back, whether it was paid for or not. Only where the returns report covers the day. */
export function findMissingReturns(facts: Facts, refunds: Refunds, { today, returnDays }: Waiting): readonly StockEvent[] {
  const { from, missing } = followReturns(facts, refunds);
  return missing.flatMap(({ orderId, msku, day, units, location, because, starts, place }): readonly StockEvent[] => {
    if (day < from || addDays(day, returnDays) > today) return [];
    return [
      {
        type: "return-not-received",
        sku: msku,
        fnsku: null,
        reference: orderId,
        units,
        since: day,
        location,
        because,
        ...(starts === undefined ? {} : { starts }),
        place,
      },
    ];
  });
}

/** Refunds and replacements of days before the returns report begins: nobody can tell whether their goods came back. */
export function nameUnjudgedReturns(facts: Facts, refunds: Refunds, { today, returnDays }: Waiting): readonly Issue[] {
  const { from, to, missing } = followReturns(facts, refunds);
  const unjudged = missing.filter(({ day }) => day < from && addDays(day, returnDays) <= today);
  const [first, last] = [unjudged[0], unjudged.at(-1)];
  if (first === undefined || last === undefined) return [];
  const covered = from === Infinity ? null : { from: from as Day, to: to as Day };
  return [raise("returns-not-covered", first.place, { count: unjudged.length, first: first.day, last: last.day, covered })];
}

type Missing = MadeGood & { readonly day: Day };

/** What was made good and is in no return, by day; `from` and `to` are the days of the returns report, infinitely late and early without one. */
function followReturns(facts: Facts, { refunds }: Refunds): { readonly from: number; readonly to: number; readonly missing: readonly Missing[] } {
  const returns = distinctRows(rowsOf(facts.customerReturns));
  const days = returns.flatMap(({ day }) => (day === null ? [] : [day]));
  const returned = countOrders(returns.map(({ orderId, msku, quantity }) => ({ orderId, msku, units: quantity ?? 0 })));
  const replaced = distinctRows(rowsOf(facts.replacements)).map((row): MadeGood => ({
    orderId: row.originalOrderId,
    msku: row.msku,
    day: row.day,
    units: row.quantity ?? 0,
    location: "",
    because: `replaced by order ${row.replacementOrderId}, and the first one is in no return`,
    place: placeOfRow(facts, row),
  }));
  // Who got a replacement and the money keeps one unit, not two.
  const replacedToo = countOrders(replaced);
  const refunded = refunds
    .map(({ row, units }) => ({ row, units, day: row.day }))
    .sort(byDayThenUnits)
    .map(({ row: { orderId, msku, day, marketplace, ...row }, units }): MadeGood => ({
      orderId,
      msku,
      day,
      units: units - takeUnits(replacedToo, { orderId, msku, units }),
      location: marketplaceOf(marketplace) ?? "",
      because: "refunded, and in no return",
      ...(day === null ? {} : { starts: { refunded: day } }),
      place: placeOfRow(facts, row),
    }));
  // What came back is taken for what was made good first, whatever the order of rows.
  const missing = [...replaced, ...refunded].sort(byDayThenUnits).flatMap((one): readonly Missing[] => {
    const units = one.units - takeUnits(returned, one);
    return one.day === null || one.orderId === "" || units <= 0 ? [] : [{ ...one, day: one.day, units }];
  });
  return {
    from: days.reduce<number>((first, day) => Math.min(first, day), Infinity),
    to: days.reduce<number>((last, day) => Math.max(last, day), -Infinity),
    missing,
  };
}

function byDayThenUnits(a: Pick<MadeGood, "day" | "units">, b: Pick<MadeGood, "day" | "units">): number {
  return (a.day ?? Infinity) - (b.day ?? Infinity) || b.units - a.units;
}

type OrderUnits = Pick<MadeGood, "orderId" | "msku" | "units">;

function countOrders(rows: readonly OrderUnits[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { orderId, msku, units } of rows) counts.set(keyOf(orderId, msku), (counts.get(keyOf(orderId, msku)) ?? 0) + units);
  return counts;
}

/** As many of the units as are left of the order's. */
function takeUnits(counts: Map<string, number>, { orderId, msku, units }: OrderUnits): number {
  const left = counts.get(keyOf(orderId, msku)) ?? 0;
  const taken = Math.max(0, Math.min(left, units));
  counts.set(keyOf(orderId, msku), left - taken);
  return taken;
}
