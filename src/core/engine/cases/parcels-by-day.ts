/**
 * A removal order, its parcels and what came home of it -> what was sent of it on each day, and what of that has come. What names a parcel is of that parcel; of what names the
 * order alone, the parcel that was sent first is taken to have come first, as the books take it.
 */
import { lastDay, type Day } from "../../domain/day";
import type { Told } from "../closing/sealed-awaited";

export type SentOnDay = { readonly day: Day; readonly parcels: readonly Told<"parcel">[]; readonly units: number; readonly came: number };
type Given = {
  /** On which it was sent, as far as they are known. */
  readonly days: readonly Day[];
  /** In all, also where the parcels that are told are fewer. */
  readonly units: number;
  /** Units by the order or the tracking number that they came under. */
  readonly cameUnder: ReadonlyMap<string, number>;
};

/** The first day first. What no parcel tells the day of is of the last one: it is late no sooner than that. */
export function sentByDay(parcels: readonly Told<"parcel">[], { days, units, cameUnder }: Given): readonly SentOnDay[] {
  const last = lastDay(days);
  if (last === null) return [];
  const left = new Map(cameUnder);
  const untold = units - unitsOf(parcels);
  const named = [...new Set(days)]
    .sort((a, b) => a - b)
    .map((day): SentOnDay => {
      const own = parcels.filter((parcel) => (parcel.day ?? last) === day);
      return { day, parcels: own, units: unitsOf(own) + (day === last ? untold : 0), came: takeNamed(own, left) };
    });
  let rest = [...left.values()].reduce((sum, count) => sum + count, 0);
  return named.map((one) => {
    const more = Math.min(rest, one.units - one.came);
    rest -= more;
    return { ...one, came: one.came + more };
  });
}

function takeNamed(parcels: readonly Told<"parcel">[], left: Map<string, number>): number {
  return parcels.reduce((sum, { tracking, shipped }) => {
    const there = left.get(tracking) ?? 0;
    const taken = tracking === "" ? 0 : Math.min(there, shipped ?? 0);
    left.set(tracking, there - taken);
    return sum + taken;
  }, 0);
}

const unitsOf = (parcels: readonly Told<"parcel">[]): number => parcels.reduce((sum, { shipped }) => sum + (shipped ?? 0), 0);
