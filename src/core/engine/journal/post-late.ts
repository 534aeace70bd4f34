/** What came late into closed months -> what is booked of it: rows as what they are, and what they made of goods that were passed on, are sold or gone. */
import { groupBy } from "../../columns/group-by";
import { totalOf, type Cost } from "../../domain/cost";
import { MOVEMENTS } from "../../domain/movements";
import { compareText } from "../../domain/text";
import type { Late } from "../closing/late-moves";
import { monthText } from "../closing/read-seals";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { EXIT_ACCOUNTS, postMove, PRICE_VARIANCE } from "./post-moves";
import { inventoryAt, inventoryOf, RANKS, type Posting } from "./posting";

export type LateContext = {
  readonly pools: Pools;
  readonly places: Places;
  readonly isCosted: (pool: PoolId) => boolean;
  /** Whether what goods cost beside their standard is a price variance there. */
  readonly isAtStandard: (pool: PoolId) => boolean;
  /** What came late into a closed month: booked as what it is, in place of the revaluation that it is in the rollforward. */
  readonly late: Late;
};

export function postLate(context: LateContext): readonly Posting[] {
  const { late } = context;
  const moved = late.moves.flatMap((one) => postLateMove(context, one));
  const ofGoodsGone = (isAtStandard: boolean): ReadonlyMap<PoolId, Cost> =>
    new Map([...late.ofGoodsGone].filter(([pool]) => context.isAtStandard(pool) === isAtStandard));
  return [
    ...moved,
    ...postRests(context, ofGoodsGone(false), "gone"),
    ...postRests(context, ofGoodsGone(true), "varied"),
    ...postRests(context, late.revalued, "revalued"),
    ...postAway(context),
  ];
}

/** A late share of goods that are on their way home is booked as their removal was: they come home with it. */
function postAway(context: LateContext): readonly Posting[] {
  const { late, pools, places, isCosted } = context;
  return [...late.away].flatMap(([pool, cost]): readonly Posting[] => {
    const { location } = pools.at(pool);
    const base = { rank: RANKS.removal, debit: EXIT_ACCOUNTS.removal, credit: inventoryOf(context, pool), currency: places.currencyOf(location), source: null };
    return isCosted(pool) ? [{ ...base, amount: totalOf(cost), memo: `Share of goods removed: ${location}, of a closed month` }] : [];
  });
}

/** What late rows leave of a line's change: at standard cost, what they cost beside it. */
const RESTS = {
  gone: { rank: RANKS.sale, credit: "cost-of-sales", title: "Share of goods gone" },
  varied: { rank: RANKS.revaluation, credit: "price-variance", title: PRICE_VARIANCE },
  revalued: { rank: RANKS.revaluation, credit: "revaluation", title: MOVEMENTS.revaluation.title },
} as const;

/**
 * Net of what places pass on to each other: a cost that leaves one with its goods and comes to the next is neither a cost of sales there nor an
 * income here.
 */
function postRests(context: LateContext, rests: ReadonlyMap<PoolId, Cost>, rest: keyof typeof RESTS): readonly Posting[] {
  const { title, rank, credit } = RESTS[rest];
  const { places, pools } = context;
  const byCurrency = groupBy(
    [...rests].filter(([pool]) => context.isCosted(pool)),
    ([pool]) => places.currencyOf(pools.at(pool).location),
  );
  return [...byCurrency].flatMap(([currency, ofCurrency]): readonly Posting[] => {
    const left = [...groupBy(ofCurrency, ([pool]) => pools.at(pool).location)].map(([location, costs]) => ({
      location,
      account: inventoryAt(location, places.kindOf(location)),
      amount: costs.reduce((sum, [, cost]) => sum + totalOf(cost), 0),
    }));
    left.sort((a, b) => compareText(a.location, b.location));
    const passed: Posting[] = [];
    for (const to of left) {
      for (const from of left) {
        const amount = Math.min(to.amount, -from.amount);
        if (amount <= 0) continue;
        to.amount -= amount;
        from.amount += amount;
        if (to.account !== from.account)
          passed.push({
            rank: RANKS["transfer-in"],
            debit: to.account,
            credit: from.account,
            amount,
            currency,
            memo: `Passed on: ${from.location} to ${to.location}, of a closed month`,
            source: null,
          });
      }
    }
    return [
      ...passed,
      ...left.map(({ location, account, amount }): Posting => ({
        rank,
        debit: account,
        credit,
        amount,
        currency,
        memo: `${title}: ${location}, of a closed month`,
        source: null,
      })),
    ];
  });
}

/** A row that came late, on whichever day it stands: its memo names the month that it is of. */
export function postLateMove(context: LateContext, one: ValuedMove): readonly Posting[] {
  const month = monthText(one.move.rowDay ?? one.move.day);
  return postMove(context, one).map((posting) => ({ ...posting, memo: `${posting.memo}, of ${month}` }));
}

/** The step on the first open day that carries a line from its sealed ending to what its rows give. */
export function isBookedLate({ move, derived, isStep }: ValuedMove, { late, pools }: LateContext): boolean {
  return derived === true && isStep === true && move.to !== null && (late.ofGoodsGone.has(pools.lineOf(move.to)) || late.revalued.has(pools.lineOf(move.to)));
}
