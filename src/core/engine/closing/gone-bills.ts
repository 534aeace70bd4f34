/**
 * Bills that closed months hold, in a book that opens on them -> those that are gone, and those of which nobody can say so. A bill is gone where
 * the goods that it was for are still told and no row tells of it: then it is taken back. Where the goods are not told either, it may be
 * that nobody brought the rows of then. Of freight it is so only where its table runs on.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, sumCosts, totalOf, type Cost } from "../../domain/cost";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { sayMoney } from "../../domain/said-figures";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { FreightTable } from "./freight-table";
import { billOf, knownMoves, type Known } from "./known-moves";
import { monthText } from "./read-seals";
import { findPlaces, sealedByLine, type Seal } from "./seal";
import { goneBill } from "./since-known";

type Input = {
  /** What locations open on. */
  readonly openedBy: ReadonlyMap<string, Seal>;
  /** All before the period, oldest first. */
  readonly seals: readonly Seal[];
  /** Every bill that a row tells of. */
  readonly told: ReadonlySet<string>;
  readonly freight: FreightTable;
  /** Goods that came in before the closing and that rows tell of. */
  readonly goods: readonly Move[];
  readonly pools: Pools;
};
export type GoneBills = {
  /** As bills of nothing, by the seal that their goods open on. */
  readonly gone: ReadonlyMap<Seal, readonly Move[]>;
  /** How many units such a bill was for. */
  readonly units: ReadonlyMap<Move, number>;
  readonly untold: readonly Untold[];
};
/** A bill of the last closed month, where other bills are told: a run without any bill was brought none. */
type Untold = { readonly pool: PoolId; readonly cost: Cost; readonly seal: Seal };

export function findGoneBills({ openedBy, seals, told, freight, goods, pools }: Input): GoneBills {
  const goodsOf = groupBy(goods, ({ to, reference }) => `${to === null ? null : pools.lineOf(to)} ${billOf({ reference })}`);
  const gone = new Map<Seal, Move[]>();
  const units = new Map<Move, number>();
  const untold: Untold[] = [];
  const ofLast = knownMoves(seals.slice(-1), pools);
  for (const seal of new Set(openedBy.values())) {
    for (const [pool, known] of knownMoves(
      seals.filter(({ closedTo }) => closedTo <= seal.closedTo),
      pools,
    )) {
      if (openedBy.get(pools.at(pool).location) !== seal) continue;
      for (const [bill, cost] of known.bills) {
        if (isNoCost(cost) || told.has(bill) || (pools.at(pool).location === IN_TRANSIT && freight !== "runs-on")) continue;
        const bearers = goodsBehind(bill, known).flatMap((reference) => goodsOf.get(`${pool} ${reference}`) ?? []);
        if (bearers.length > 0) {
          const move = goneBill(bill, bearers[0]?.to ?? pool, NO_COST);
          gone.set(seal, [...(gone.get(seal) ?? []), move]);
          units.set(
            move,
            bearers.reduce((sum, { quantity }) => sum + quantity, 0),
          );
        } else if (told.size > 0 && ofLast.get(pool)?.bills.has(bill) === true && seal === seals.at(-1)) untold.push({ pool, cost, seal });
      }
    }
  }
  return { gone, units, untold };
}

/** References of the goods that a bill was for, as digests: its own where it has none but theirs. */
const goodsBehind = (bill: string, { appliedTo }: Known): readonly string[] => appliedTo.get(bill) ?? [bill];

export function nameUntold(untold: readonly Untold[], { pools, places }: { readonly pools: Pools; readonly places: Places }): readonly Issue[] {
  return [...groupBy(untold, ({ pool }) => pools.at(pool).location)].flatMap(([location, bills]) => {
    const currency = places.currencyOf(location);
    const [first] = bills;
    if (first === undefined) return [];
    // All are of the last closed month.
    const closed = sealedByLine(first.seal, pools);
    const goods = [...new Set(bills.map(({ pool }) => pool))].map((pool) => ({ sku: pools.at(pool).sku, units: closed.get(pool)?.quantity ?? 0 }));
    return [
      raise("closed-bills-untold", findPlaces(first.seal, pools)(first.pool)[0] ?? first.seal.place, {
        location,
        count: bills.length,
        amount: sayMoney(totalOf(sumCosts(bills.map(({ cost }) => cost))), currency),
        goods,
        month: monthText(first.seal.closedTo),
      }),
    ];
  });
}
