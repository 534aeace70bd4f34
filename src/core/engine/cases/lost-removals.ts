/**
 * Units of removals of which it is decided that they do not come, and what is away -> what of it is lost by a day, at what it left Amazon with, by goods and order; and what a
 * period changes of that. What is home is not lost, whatever was decided of it.
 */
import { groupBy } from "../../columns/group-by";
import { addUnits, NO_UNITS, shareOfCost, subtractCost, totalOf, type UnitsAtCost } from "../../domain/cost";
import { addDays, type Day, type Period } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { minor, type CurrencyCode } from "../../domain/money";
import { keyOfShipment } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import type { Place } from "../../domain/source";
import { DIGITS } from "../closing/fingerprint-moves";
import { isKept } from "../closing/kept-days";
import type { Seal } from "../closing/seal";
import { neverCameOfSeal, type NeverCame } from "../closing/sealed-removals";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { findAway, type Away } from "../valuation/away-units";
import type { Layer } from "../valuation/stock";
import type { Valuation } from "../valuation/valuation";
import type { Lost as LostUnits } from "./never-came";
import type { SentHome } from "./missing-removals";

type Context = {
  /** Of what it is decided by a day that it does not come. */
  readonly lostBy: (day: Day) => readonly LostUnits[];
  /** Every order that is told of. */
  readonly sent: readonly SentHome[];
  readonly valuation: Pick<Valuation, "abroad" | "takenHome">;
  readonly pools: Pools;
  readonly places: Places;
  readonly isCosted: (pool: PoolId) => boolean;
  /** The last closed month before the period. */
  readonly seal: Seal | undefined;
};
/** What is booked as lost, below zero not any more: by which cases, and of which orders; `place` is null where no row says so by now. */
export type LostRemoval = {
  readonly cases: readonly string[];
  readonly orders: readonly string[];
  readonly amount: NeverCame["amount"];
  readonly currency: CurrencyCode;
  readonly place: Place | null;
};
export type LostRemovals = {
  readonly changesIn: (period: Period) => readonly LostRemoval[];
  /** What is booked by the end of a day, as far as closed months know of its goods from then on. */
  readonly noteOn: (day: Day) => readonly NeverCame[];
};
type Lost = NeverCame & { readonly place: Place | null };

export function findLostRemovals(context: Context): LostRemovals {
  const { sent, seal } = context;
  const closed = neverCameOfSeal(seal);
  const known = new Set(sent.map(({ event }) => keyOfShipment(event.reference)));
  // What nothing tells of any more stays as it was booked.
  const forgotten = (closed ?? [])
    .filter(({ orders }) => !orders.some((order) => known.has(keyOfShipment(order))))
    .map((one): Lost => ({ ...one, place: null }));
  const lostOn = (day: Day, keptOn: Day | null): readonly Lost[] => {
    const lost = priceLost(context, day, keptOn);
    const told = new Set(lost.map(goodsOf));
    return [...lost, ...forgotten.filter((one) => !told.has(goodsOf(one)))];
  };
  return {
    changesIn({ from, to }) {
      const isClosedUp = closed !== null && seal !== undefined && addDays(seal.closedTo, 1) === from;
      const before = isClosedUp ? closed : lostOn(addDays(from, -1), seal?.closedTo ?? null);
      return changesOf(before, lostOn(to, seal?.closedTo ?? null));
    },
    noteOn: (day) => lostOn(day, day).flatMap(({ place: _, ...one }) => (one.amount === 0 ? [] : [one])),
  };
}

const goodsOf = ({ sku, orders, currency }: NeverCame): string => JSON.stringify([sku, orders, currency]);

type Change = { readonly one: NeverCame; readonly place: Place | null; readonly change: number };

/** Which case it is of goods of an order changes nothing of what they are lost at. */
function changesOf(before: readonly NeverCame[], now: readonly Lost[]): readonly LostRemoval[] {
  const changes: readonly Change[] = [
    ...before.map((one) => ({ one, place: null, change: -one.amount })),
    ...now.map((one) => ({ one, place: one.place, change: one.amount })),
  ];
  const sum = (all: readonly Change[]): number => all.reduce((total, { change }) => total + change, 0);
  return [...groupBy(changes, ({ one }) => goodsOf(one)).values()].flatMap((all): readonly LostRemoval[] => {
    const [first] = all;
    const amount = sum(all);
    if (first === undefined || amount === 0) return [];
    const moved = [...groupBy(all, ({ one }) => one.caseId).values()].filter((own) => sum(own) * amount > 0).flat();
    const { orders, currency } = first.one;
    const cases = [...new Set(moved.flatMap(({ one: { caseId } }) => (caseId === "" ? [] : [caseId])))].sort(compareText);
    return [{ cases, orders, currency, amount: minor(amount), place: moved.flatMap(({ place }) => place ?? [])[0] ?? null }];
  });
}

/** Each parcel at what left about its day; no more than is away, and the last of that leaves nothing. */
function priceLost({ lostBy, valuation, pools, places, isCosted }: Context, day: Day, keptOn: Day | null): readonly Lost[] {
  const awayOf = findAway(awayOn(valuation, day, keptOn), pools);
  const left = new Map<Away, UnitsAtCost>();
  const currencyOf = ({ from }: Away): CurrencyCode => places.currencyOf(pools.at(from).location);
  const lost = lostBy(day).flatMap(({ sent: { event }, by, units }): readonly Lost[] => {
    const away = awayOf({ sku: event.sku, fnsku: null, at: null }, event.removedBy === undefined ? [] : [event.removedBy]).filter(({ from }) => isCosted(from));
    const [currency] = away.map(currencyOf);
    const taken = takeFirst(
      away.filter((one) => currencyOf(one) === currency),
      left,
      units,
    );
    if (currency === undefined || taken.units === 0) return [];
    const caseId = by.record?.caseId ?? "";
    const orders = [keyOfShipment(event.reference)];
    const name = digestOf(JSON.stringify([event.sku, orders, currency, caseId])).slice(0, DIGITS);
    return [{ name, sku: event.sku, orders, caseId, currency, units: taken.units, amount: totalOf(taken.cost), place: by.place }];
  });
  return [...groupBy(lost, ({ name }) => name).values()].flatMap((all) =>
    all.slice(0, 1).map((first) => ({
      ...first,
      amount: minor(all.reduce((sum, { amount }) => sum + amount, 0)),
      units: all.reduce((sum, { units }) => sum + units, 0),
    })),
  );
}

/** As it was at the end of a day. Of what left longer ago than closed months keep, nothing is known to them. */
function awayOn({ abroad, takenHome }: Pick<Valuation, "abroad" | "takenHome">, day: Day, keptOn: Day | null): ReadonlyMap<Move, readonly Layer[]> {
  const later = groupBy(
    takenHome.filter(({ arrival }) => arrival.day > day),
    ({ removal }) => removal,
  );
  const isThere = (removal: Move): boolean => removal.day <= day && (keptOn === null || removal.day > keptOn || isKept(removal.day, keptOn));
  return new Map(
    [...abroad].flatMap(([removal, lots]) =>
      isThere(removal) ? [[removal, [...lots, ...(later.get(removal) ?? []).map(({ units, cost }) => ({ units, cost, origin: removal }))]] as const] : [],
    ),
  );
}

function takeFirst(away: readonly Away[], left: Map<Away, UnitsAtCost>, wanted: number): UnitsAtCost {
  return away.reduce<UnitsAtCost>((sum, one) => {
    const { units: whole, cost } = left.get(one) ?? one;
    const count = Math.min(whole, wanted - sum.units);
    if (count <= 0) return sum;
    const share = shareOfCost(cost, { count, whole });
    left.set(one, { units: whole - count, cost: subtractCost(cost, share) });
    return addUnits(sum, { units: count, cost: share });
  }, NO_UNITS);
}
