/**
 * What came late into a closed month -> what is booked for it in the open one. Where late rows explain the units of every line of
 * the goods, each is booked as what it is, and what is left of the change in value is the share of goods that are gone. Where rows
 * are gone or were changed nobody knows what had been booked for them, and the change stays a revaluation, but for its bills: what is owed for
 * them is known to the cent.
 */
import { groupBy } from "../../columns/group-by";
import { addCost, NO_COST, subtractCost, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { PoolId, Pools } from "../movements/pools";
import { legsOf } from "../valuation/roll-forward";
import { isBill } from "./known-moves";
import type { ValuedMove } from "../valuation/valuation";

/** How a line's sealed ending differs from what its rows give now; `gone` counts moves that are not there any more, null where the seal does not tell. */
export type LateChange = {
  readonly pool: PoolId;
  readonly units: number;
  readonly cost: Cost;
  readonly moves: readonly ValuedMove[];
  readonly gone: number | null;
};
export type Late = {
  /** The first open day, on which all of it stands. */
  readonly day: Day;
  readonly moves: readonly ValuedMove[];
  /** By line: what the late moves themselves do not account for. */
  readonly ofGoodsGone: ReadonlyMap<PoolId, Cost>;
  /** By line at Amazon: what of it is of goods that had left and were on their way home. */
  readonly away: ReadonlyMap<PoolId, Cost>;
  /** By line that late moves do not explain: what of its change is not a bill. */
  readonly revalued: ReadonlyMap<PoolId, Cost>;
};

/** Earlier than every period. */
const NEVER = -Infinity as Day;
export const NOTHING_LATE: Late = { day: NEVER, moves: [], ofGoodsGone: new Map(), away: new Map(), revalued: new Map() };

export function sortLate(changes: readonly LateChange[], day: Day, pools: Pools): Late {
  const groups = [...groupBy(changes, ({ pool }) => pools.at(pool).sku).values()];
  const explained = groups.filter(isExplained).flat();
  const billed = groups
    .filter((group) => !isExplained(group))
    .flat()
    .map((change) => ({ ...change, moves: change.moves.filter(({ move }) => isBill(move)) }))
    .filter(({ moves }) => moves.length > 0);
  const beyondMoves = (change: LateChange): readonly [PoolId, Cost] => [change.pool, subtractCost(change.cost, ofLate(change).cost)];
  return {
    day,
    moves: [...new Set([...explained, ...billed].flatMap(({ moves }) => moves))],
    ofGoodsGone: new Map(explained.map(beyondMoves)),
    away: new Map(),
    revalued: new Map(billed.map(beyondMoves)),
  };
}

/**
 * With what goods that were sent on carry more: a part of what the lines they came from have as gone. Where such a line stays a revaluation,
 * so does it, unless the line that has it now is booked already.
 */
export function withSentOn(late: Late, landed: ReadonlyMap<PoolId, readonly ReadonlyMap<PoolId, Cost>[]>, pools: Pools): Late {
  const [ofGoodsGone, revalued] = [new Map(late.ofGoodsGone), new Map(late.revalued)];
  for (const [from, stocks] of landed) {
    for (const [at, cost] of stocks.flatMap((stock) => [...stock].map(([pool, part]) => [pools.lineOf(pool), part] as const))) {
      if (late.revalued.has(at)) addTo(revalued, at, cost);
      else if (late.ofGoodsGone.has(from) || late.ofGoodsGone.has(at)) addTo(ofGoodsGone, at, cost);
    }
  }
  return { ...late, ofGoodsGone, revalued };
}

/** With what goods on their way home cost more: where their SKU is explained by late rows, that has passed through Amazon and left it with them. */
export function withAway(late: Late, away: ReadonlyMap<PoolId, Cost>, pools: Pools): Late {
  const skus = new Set([...late.ofGoodsGone.keys()].map((pool) => pools.at(pool).sku));
  const passed = new Map([...away].filter(([pool]) => skus.has(pools.at(pool).sku)));
  const ofGoodsGone = new Map(late.ofGoodsGone);
  for (const [pool, cost] of passed) addTo(ofGoodsGone, pool, cost);
  return { ...late, ofGoodsGone, away: passed };
}

/** Lines and rows of both: those of locations that open on a seal, and those whose rows reach back further. */
export function joinLate(a: Late, b: Late): Late {
  const [ofGoodsGone, revalued] = [new Map(a.ofGoodsGone), new Map(a.revalued)];
  for (const [pool, cost] of b.ofGoodsGone) addTo(ofGoodsGone, pool, cost);
  for (const [pool, cost] of b.revalued) addTo(revalued, pool, cost);
  const away = new Map(a.away);
  for (const [pool, cost] of b.away) addTo(away, pool, cost);
  return { day: a.day > b.day ? a.day : b.day, moves: [...a.moves, ...b.moves], ofGoodsGone, away, revalued };
}

function addTo(sums: Map<PoolId, Cost>, pool: PoolId, cost: Cost): void {
  sums.set(pool, addCost(sums.get(pool) ?? NO_COST, cost));
}

function isExplained(changes: readonly LateChange[]): boolean {
  const lines = new Set(changes.map(({ pool }) => pool));
  const isWithin = ({ move }: ValuedMove): boolean => move.entry !== "opening" && [move.from, move.to].every((pool) => pool === null || lines.has(pool));
  return (
    changes.some(({ moves }) => moves.length > 0) &&
    changes.every((change) => change.gone === 0 && change.moves.every(isWithin) && ofLate(change).units === change.units)
  );
}

function ofLate({ pool, moves }: LateChange): { readonly units: number; readonly cost: Cost } {
  const legs = moves.flatMap(legsOf).filter((leg) => leg.pool === pool);
  return legs.reduce((sum, { units, cost }) => ({ units: sum.units + units, cost: addCost(sum.cost, cost) }), { units: 0, cost: NO_COST });
}
