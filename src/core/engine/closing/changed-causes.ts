/** What came, changed or went in closed months since they were closed, line by line. */
import { monthOf } from "../../domain/day";
import type { PoolId, Pools } from "../movements/pools";
import { legsOf } from "../valuation/roll-forward";
import type { ValuedMove } from "../valuation/valuation";
import { compareBillRows } from "./bill-rows";
import { isBill, knownMoves, NOTHING_KNOWN, type Known } from "./known-moves";
import type { Seal } from "./seal";
import { isAsKnown, NOTHING_SINCE, sinceKnown, type Since } from "./since-known";

/** Bills of goods of any time up to then. `wanted` says whether any line of the goods differs. */
export function findCauses(
  valued: readonly ValuedMove[],
  seals: readonly Seal[],
  wanted: ReadonlyMap<PoolId, boolean>,
  pools: Pools,
): ReadonlyMap<PoolId, Since> {
  const known = knownMoves(seals, pools);
  const sealedMonths = new Set(seals.map(({ closedTo }) => monthOf(closedTo)));
  const closedTo = seals.at(-1)?.closedTo ?? -Infinity;
  const told = new Map<PoolId, ValuedMove[]>([...wanted.keys()].map((pool) => [pool, []]));
  for (const one of valued) {
    if (one.move.day > closedTo || !(isBill(one.move) || sealedMonths.has(monthOf(one.move.day)))) continue;
    for (const pool of new Set(legsOf(one).map((leg) => leg.pool))) told.get(pool)?.push(one);
  }
  const billRows = compareBillRows(
    known,
    valued.flatMap(({ move }) => (isBill(move) && move.day <= closedTo ? [move] : [])),
    pools,
  );
  const sinceOf = (pool: PoolId, moves: readonly ValuedMove[], ofPool: Known): Since =>
    wanted.get(pool) === false && isAsKnown(ofPool, moves) ? NOTHING_SINCE : sinceKnown(ofPool, pool, moves, billRows);
  return new Map([...told].map(([pool, moves]) => [pool, sinceOf(pool, moves, known.get(pool) ?? NOTHING_KNOWN)] as const));
}
