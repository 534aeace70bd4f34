/**
 * A line that was closed otherwise than its rows give now -> what carries it from the one to the other: at the end of the closed month it stands as it was
 * closed, on the morning after as its rows have it, in units as unknown and in value as revaluation.
 */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, NO_COST, subtractCost, type Cost } from "../../domain/cost";
import { addDays, type Day } from "../../domain/day";
import type { Place } from "../../domain/source";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import { legsOf } from "../valuation/roll-forward";
import type { ValuedMove } from "../valuation/valuation";
import type { Seal } from "./seal";

export type Balance = { readonly units: number; readonly cost: Cost };

export const NOTHING: Balance = { units: 0, cost: NO_COST };

type Step = { readonly pool: PoolId; readonly was: Balance; readonly is: Balance };

/**
 * A line that differs, shipment by shipment where it is in transit. A shipment more or less is no other balance: where units only went from one to
 * another, or the closed month does not tell them apart, the line is one step.
 */
export function byShipment(seal: Seal, valued: readonly ValuedMove[], pools: Pools): (line: PoolId, balances: Omit<Step, "pool">) => readonly Step[] {
  const closed = new Map(seal.lines.map((line) => [pools.idOf(line), { units: line.quantity, cost: line.cost ?? NO_COST }]));
  const now = balancesOn(valued, seal.closedTo);
  const ofLine = groupBy(new Set([...closed.keys(), ...now.keys()]), (pool) => pools.lineOf(pool));
  return (line, balances) => {
    const steps = (ofLine.get(line) ?? [])
      .map((pool): Step => ({ pool, was: closed.get(pool) ?? NOTHING, is: now.get(pool) ?? NOTHING }))
      .filter(({ was, is }) => was.units !== is.units || !isNoCost(subtractCost(is.cost, was.cost)));
    const units = steps.map(({ was, is }) => is.units - was.units);
    return units.every((one) => one >= 0) || units.every((one) => one <= 0) ? steps : [{ pool: line, ...balances }];
  };
}

/** What came late, and where the closed month has the balance that it corrects. */
type Behind = { readonly rows: readonly Place[]; readonly closed: readonly Place[] };

/** At the end of the closed month the line stands as it was closed; on the morning after, as its rows have it. */
export function stepsOf({ pool, was, is }: Step, closedTo: Day, { rows, closed }: Behind): readonly ValuedMove[] {
  const [place, ...others] = rows;
  const units = is.units - was.units;
  const cost = subtractCost(is.cost, was.cost);
  const base: Move = {
    day: addDays(closedTo, 1),
    rank: RANKS.opening,
    from: null,
    to: pool,
    exit: null,
    entry: "revaluation",
    quantity: 0,
    cost: CARRIED,
    newUnitCost: null,
    reference: "",
    place: place ?? null,
    because: [...others, ...closed],
  };
  const back: ValuedMove = {
    move: { ...base, place: null, because: closed, day: closedTo, rank: RANKS.count, entry: "unknown-in", quantity: 0 - units },
    out: NO_COST,
    in: subtractCost(NO_COST, cost),
    derived: true,
  };
  const counted: readonly ValuedMove[] =
    units === 0
      ? []
      : [
          {
            move:
              units > 0
                ? { ...base, entry: "unknown-in", quantity: units }
                : { ...base, from: pool, to: null, exit: "unknown-out", entry: null, quantity: -units },
            out: NO_COST,
            in: NO_COST,
            derived: true,
          },
        ];
  return [back, ...counted, ...(isNoCost(cost) ? [] : [{ move: base, out: NO_COST, in: cost, derived: true, isStep: true } as const])];
}

export function balancesOn(valued: readonly ValuedMove[], day: Day): ReadonlyMap<PoolId, Balance> {
  const balances = new Map<PoolId, Balance>();
  for (const one of valued) {
    for (const { pool, units, cost } of legsOf(one)) {
      if (one.move.day > day) continue;
      const before = balances.get(pool) ?? NOTHING;
      balances.set(pool, { units: before.units + units, cost: addCost(before.cost, cost) });
    }
  }
  return balances;
}
