/**
 * Units of removals of which it is decided that they do not come, and what is away -> what of it is lost by a day, at what it left Amazon with, by goods and orders; and
 * what a period changes of that. What is home is not lost, whatever was decided of it.
 */
import { groupBy } from "../../columns/group-by";
import { addUnits, NO_UNITS, shareOfCost, subtractCost, totalOf, type UnitsAtCost } from "../../domain/cost";
import { addDays, type Day, type Period } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { minor, type CurrencyCode } from "../../domain/money";
import { keyOfShipment } from "../../domain/shipment-line";
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
import type { DecidedRemoval } from "./decided-removals";
import type { SentHome } from "./missing-removals";

type Context = {
  readonly decided: readonly DecidedRemoval[];
  /** Every order that is told of. */
  readonly sent: readonly SentHome[];
  readonly valuation: Pick<Valuation, "abroad" | "takenHome">;
  readonly pools: Pools;
  readonly places: Places;
  readonly isCosted: (pool: PoolId) => boolean;
  /** The last closed month before the period. */
  readonly seal: Seal | undefined;
};
/** What is booked as lost, below zero not any more; `place` is null where no row says so by now. */
export type LostRemoval = Pick<NeverCame, "caseId" | "orders" | "amount" | "currency"> & { readonly place: Place | null };
export type LostRemovals = {
  readonly changesIn: (period: Period) => readonly LostRemoval[];
  /** What is booked by the end of a day, as far as closed months know of its goods from then on. */
  readonly noteOn: (day: Day) => readonly NeverCame[];
};
type Lost = NeverCame & { readonly place: Place | null };

export function findLostRemovals(context: Context): LostRemovals {
  const { sent, seal } = context;
  const closed = neverCameOfSeal(seal);
  const known = new Set(sent.map(({ order }) => keyOfShipment(order)));
  // What nothing tells of any more stays as it was booked.
  const forgotten = (closed ?? [])
    .filter(({ orders }) => !orders.some((order) => known.has(keyOfShipment(order))))
    .map((one): Lost => ({ ...one, place: null }));
  const lostOn = (day: Day, keptOn: Day | null): ReadonlyMap<string, Lost> => {
    const lost = new Map(lostBy(context, day, keptOn).map((one) => [one.name, one]));
    for (const one of forgotten) if (!lost.has(one.name)) lost.set(one.name, one);
    return lost;
  };
  return {
    changesIn({ from, to }) {
      const now = lostOn(to, seal?.closedTo ?? null);
      const isClosedUp = closed !== null && seal !== undefined && addDays(seal.closedTo, 1) === from;
      const before: ReadonlyMap<string, NeverCame> = isClosedUp
        ? new Map(closed.map((one) => [one.name, one]))
        : lostOn(addDays(from, -1), seal?.closedTo ?? null);
      return [...new Set([...before.keys(), ...now.keys()])].flatMap((name): readonly LostRemoval[] => {
        const [was, is] = [before.get(name), now.get(name)];
        const one = is ?? was;
        if (one === undefined) return [];
        const amount = minor((is?.amount ?? 0) - (was?.amount ?? 0));
        return [{ caseId: one.caseId, orders: one.orders, currency: one.currency, amount, place: is?.place ?? null }];
      });
    },
    noteOn: (day) => [...lostOn(day, day).values()].flatMap(({ place: _, ...one }) => (one.amount === 0 ? [] : [one])),
  };
}

/** One decision, and what of its orders is away. */
type Claim = { readonly by: DecidedRemoval; readonly currency: CurrencyCode; readonly away: readonly Away[] };

function lostBy({ decided, valuation, pools, places, isCosted }: Context, day: Day, keptOn: Day | null): readonly Lost[] {
  const awayOf = findAway(awayOn(valuation, day, keptOn), pools);
  const currencyOf = ({ from }: Away): CurrencyCode => places.currencyOf(pools.at(from).location);
  const claims = decided.flatMap((by): readonly Claim[] => {
    const all = awayOf({ sku: by.sku, fnsku: null, at: null }, by.removals).filter(({ from }) => isCosted(from));
    const [first] = all;
    const currency = first === undefined ? null : currencyOf(first);
    return currency === null ? [] : [{ by, currency, away: all.filter((one) => currencyOf(one) === currency) }];
  });
  const lost = joinClaims(claims).flatMap((together) => shareAway(together, day));
  return [...groupBy(lost, ({ name }) => name).values()].flatMap((all) =>
    all.slice(0, 1).map((first) => ({
      ...first,
      amount: minor(all.reduce((sum, { amount }) => sum + amount, 0)),
      units: all.reduce((sum, { units }) => sum + units, 0),
      caseId: all.find(({ caseId }) => caseId !== "")?.caseId ?? "",
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

/** Those that ask for the same goods stand together. */
function joinClaims(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  return claims.reduce<readonly (readonly Claim[])[]>((sets, claim) => {
    const isOfIt = (set: readonly Claim[]): boolean => set.some(({ away }) => away.some((one) => claim.away.includes(one)));
    return [...sets.filter((set) => !isOfIt(set)), [...sets.filter(isOfIt).flat(), claim]];
  }, []);
}

/** No unit is lost twice, nor one that is home by the seller's own movements; the last of them leaves nothing. */
function shareAway(together: readonly Claim[], day: Day): readonly Lost[] {
  const left = new Map<Away, UnitsAtCost>(together.flatMap(({ away }) => away.map((one) => [one, one])));
  let open = openOn(
    together.map(({ by }) => by),
    day,
  );
  return together.flatMap(({ by, currency, away }): readonly Lost[] => {
    const taken = takeFirst(away, left, Math.min(by.unitsOn(day), openOn([by], day), open));
    if (taken.units === 0) return [];
    open -= taken.units;
    const { sku, caseId, place } = by;
    const orders = [...new Set(by.orders.map(keyOfShipment))].sort();
    const name = digestOf(JSON.stringify([sku, orders, currency])).slice(0, DIGITS);
    return [{ name, sku, orders, caseId, currency, units: taken.units, amount: totalOf(taken.cost), place }];
  });
}

function takeFirst(away: readonly Away[], left: Map<Away, UnitsAtCost>, wanted: number): UnitsAtCost {
  return away.reduce<UnitsAtCost>((sum, one) => {
    const { units: whole, cost } = left.get(one) ?? NO_UNITS;
    const count = Math.min(whole, wanted - sum.units);
    if (count <= 0) return sum;
    const share = shareOfCost(cost, { count, whole });
    left.set(one, { units: whole - count, cost: subtractCost(cost, share) });
    return addUnits(sum, { units: count, cost: share });
  }, NO_UNITS);
}

/** Units of orders that had not come by then; Infinity where nothing tells of one. */
function openOn(decided: readonly DecidedRemoval[], day: Day): number {
  if (decided.some(({ sent }) => sent.length === 0)) return Infinity;
  return [...new Set(decided.flatMap(({ sent }) => sent))].reduce(
    (sum, { units, arrivals }) => arrivals.reduce((rest, one) => (one.day === null || one.day <= day ? rest - (one.units ?? 0) : rest), sum + units),
    0,
  );
}
