/** The state of a replay while it runs: what lies in each pool, what each move was worth, and what the method asks for. */
import { isNoCost, NO_COST, type Cost } from "../../domain/cost";
import type { Issue } from "../../domain/issue";
import type { OverReceiptCost } from "../../domain/settings";
import type { Abroad, TakenHome } from "./come-home";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import type { NewUnitCost } from "../movements/unit-costs";
import { emptyStock, type Layer, type Stock } from "./stock";
import { valueOnly, type Brought, type Uncosted, type ValuationContext, type ValuedMove } from "./valuation";

/** What the replayed methods differ in. */
export type Keeping = {
  /** Goods of different receipts stay apart, and the oldest leave first. */
  readonly layered: boolean;
  /** Stock is held at a given cost; what goods really cost beside it is a variance. */
  readonly standard: boolean;
};

export type Replay = ValuationContext & {
  readonly keeping: Keeping;
  readonly stocks: Map<PoolId, Stock>;
  /** Given costs stated for a pool, which go before those of the cost table. */
  readonly stated: Map<PoolId, NewUnitCost>;
  readonly values: Map<Move, ValuedMove>;
  readonly abroad: Abroad;
  readonly takenHome: TakenHome[];
  readonly cameHome: Map<Move, readonly Layer[]>;
  readonly brought: Brought;
  readonly costRules: Map<Move, OverReceiptCost>;
  readonly valued: ValuedMove[];
  readonly issues: Issue[];
  readonly uncosted: Uncosted[];
};

export function openReplay(context: ValuationContext, keeping: Keeping): Replay {
  return {
    ...context,
    keeping,
    stocks: new Map(),
    stated: new Map(),
    values: new Map(),
    abroad: new Map(context.abroadBefore),
    takenHome: [],
    cameHome: new Map(),
    brought: new Map(context.broughtBefore),
    costRules: new Map(),
    valued: [],
    issues: [],
    uncosted: [],
  };
}

export function stockOf({ stocks, newestBefore }: Replay, pool: PoolId): Stock {
  const stock = stocks.get(pool) ?? { ...emptyStock(), newest: newestBefore.get(pool) ?? null };
  stocks.set(pool, stock);
  return stock;
}

/** Goods that a value came in or left with have a cost from then on. */
export function record(replay: Replay, move: Move, value: { readonly out: Cost; readonly in: Cost }): void {
  const valued: ValuedMove = { move, ...value };
  if (move.from !== null && !isNoCost(value.out)) stockOf(replay, move.from).costed = true;
  if (move.to !== null && !isNoCost(value.in)) stockOf(replay, move.to).costed = true;
  replay.values.set(move, valued);
  replay.valued.push(valued);
}

/** The charges that goods bear are worth what they say; returns their sum. */
export function recordCharges(replay: Replay, bearer: Move): readonly Cost[] {
  return (replay.charges.get(bearer) ?? []).map((charge) => {
    const cost = charge.cost.by === "stated" ? charge.cost.cost : NO_COST;
    record(replay, charge, { out: NO_COST, in: cost });
    return cost;
  });
}

/** Value that comes to the pool, or leaves it, without goods. */
export function revalue(replay: Replay, like: Move, pool: PoolId, difference: Cost): void {
  if (!isNoCost(difference)) replay.valued.push(valueOnly(like, pool, "revaluation", difference));
}

/** What goods or charges really cost beside the given cost of what is there. */
export function recordVariance(replay: Replay, like: Move, pool: PoolId, difference: Cost): void {
  if (!isNoCost(difference)) replay.valued.push({ ...valueOnly(like, pool, "revaluation", difference), isVariance: true });
}
