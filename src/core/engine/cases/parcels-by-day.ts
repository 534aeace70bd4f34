/**
 * Removal orders, their parcels and what came home of them -> what was sent of each row of an order on each day, and what of that has come. A row that comes home is of one
 * parcel only: of that which it names, as far as that is not full; else, and where it names the order alone, of the parcel of the order that was sent first.
 */
import { groupBy } from "../../columns/group-by";
import { lastDay, type Day } from "../../domain/day";
import { compareText } from "../../domain/text";
import type { Told } from "../closing/sealed-awaited";

export type Came = { readonly day: Day | null; readonly units: number };
/** `day` is null where nobody knows any. What no parcel tells the day of is of the last one: it is late no sooner than that. */
export type SentOnDay = {
  readonly order: Told<"order">;
  readonly day: Day | null;
  readonly parcels: readonly Told<"parcel">[];
  readonly units: number;
  readonly came: readonly Came[];
};
/** Of a row of an order: its parcels, the days on which it was sent as far as they are known, and its units in all, also where the parcels that are told are fewer. */
export type SentRow = { readonly order: Told<"order">; readonly parcels: readonly Told<"parcel">[]; readonly days: readonly Day[]; readonly units: number };

/** Of each row the first day first. */
export function sentByDay(rows: readonly SentRow[], arrivals: readonly Told<"arrived">[]): readonly SentOnDay[] {
  const sent = rows.flatMap(splitByDay);
  const byGoods = groupBy(sent, ({ order }) => order.msku);
  for (const [msku, all] of groupBy(arrivals, (row) => row.msku)) bringHome(byGoods.get(msku) ?? [], all);
  return sent;
}

type Filling = Omit<SentOnDay, "came"> & { readonly came: Came[] };

function splitByDay({ order, parcels, days, units }: SentRow): readonly Filling[] {
  const last = lastDay(days);
  if (last === null) return units > 0 ? [{ order, day: null, parcels, units, came: [] }] : [];
  const untold = units - unitsOf(parcels);
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .map((day) => {
      const own = parcels.filter((parcel) => (parcel.day ?? last) === day);
      return { order, day, parcels: own, units: unitsOf(own) + (day === last ? untold : 0), came: [] };
    });
}

/** In the order of their days, as the books take them, so that what comes later changes nothing of it; of a day what comes before what is taken back. */
function bringHome(sent: readonly Filling[], arrivals: readonly Told<"arrived">[]): void {
  const oldest = [...sent].sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity));
  const byOrder = groupBy(oldest, ({ order }) => order.orderId);
  const byTracking = new Map<string, Filling[]>();
  for (const one of oldest)
    for (const tracking of new Set(one.parcels.map((parcel) => parcel.tracking))) byTracking.set(tracking, [...(byTracking.get(tracking) ?? []), one]);
  for (const { orderId: name, day, units } of [...arrivals].sort(oldestFirst)) {
    const named = byTracking.get(name) ?? [];
    const orders = new Set([name, ...named.map(({ order }) => order.orderId)]);
    const own = [...named, ...[...orders].flatMap((order) => byOrder.get(order) ?? [])];
    let left = units ?? 0;
    // A row below zero takes an earlier one back.
    for (const one of left < 0 ? own.reverse() : own) {
      const count = left < 0 ? Math.max(left, -cameOf(one)) : Math.min(left, one.units - cameOf(one));
      if (count === 0) continue;
      left -= count;
      one.came.push({ day, units: count });
    }
  }
}

function oldestFirst(a: Told<"arrived">, b: Told<"arrived">): number {
  const [day, otherDay] = [a.day ?? -Infinity, b.day ?? -Infinity];
  return day === otherDay ? (b.units ?? 0) - (a.units ?? 0) || compareText(a.orderId, b.orderId) : day - otherDay;
}

export const cameOf = ({ came }: Pick<SentOnDay, "came">): number => came.reduce((sum, { units }) => sum + units, 0);

const unitsOf = (parcels: readonly Told<"parcel">[]): number => parcels.reduce((sum, { shipped }) => sum + (shipped ?? 0), 0);
