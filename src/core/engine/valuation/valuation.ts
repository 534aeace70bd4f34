/** The words of valuation: what a move was worth, and what a pool holds at the end. */
import type { Cost } from "../../domain/cost";
import { NO_COST } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { OverReceiptCost } from "../../domain/settings";
import type { Lots, TakenHome } from "./come-home";
import type { EntryCosts, UnitBasis } from "./entry-costs";
import type { Homecoming } from "../movements/link-removals";
import { moveOnLines, RANKS, type Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Layer } from "./stock";

/** A move with what it took out of one pool and brought into the other, each in that pool's currency and signed as its quantity. */
export type ValuedMove = {
  readonly move: Move;
  readonly out: Cost;
  readonly in: Cost;
  /** No row says so: it follows from what the rows say. */
  readonly derived?: true;
  /** At standard cost: what goods or charges really cost beside what they are held at, and no change of that. */
  readonly isVariance?: true;
  /** Carries a line from its sealed ending to what its rows give now. */
  readonly isStep?: true;
};

export type PoolState = {
  readonly units: number;
  readonly cost: Cost;
  /** What a unit last cost while there was stock; null before there ever was. */
  readonly last: UnitBasis | null;
  /** The newest receipt that had a cost of its own. */
  readonly newest: UnitBasis | null;
  /** Whether anything ever gave this stock a cost. */
  readonly costed: boolean;
};

/** What shipments brought last, by the pool in transit that it left; `pool` is where it came to, in whose currency the cost is. */
export type Brought = Map<PoolId, UnitBasis & { readonly pool: PoolId }>;

export type ValuationContext = {
  readonly pools: Pools;
  readonly places: Places;
  readonly entryCosts: EntryCosts;
  /** The receipt or dispatch that a charge is valued with. */
  readonly bearers: ReadonlyMap<Move, Move>;
  /** The same the other way: the charges that a receipt or dispatch bears. */
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  /** The sales or receipts that a return belongs to. */
  readonly originals: ReadonlyMap<Move, readonly Move[]>;
  /** What comes home from Amazon, with the removals that it left by. */
  readonly homecomings: ReadonlyMap<Move, readonly Homecoming[]>;
  /** What had left Amazon before the moves begin, and has not come home by then. */
  readonly abroadBefore: Lots;
  /** What shipments brought before the moves begin. */
  readonly broughtBefore: ReadonlyMap<PoolId, UnitBasis & { readonly pool: PoolId }>;
  /** What each pool received last before the moves begin. */
  readonly newestBefore: ReadonlyMap<PoolId, UnitBasis>;
};
export type Valuation = {
  readonly valued: readonly ValuedMove[];
  readonly states: ReadonlyMap<PoolId, PoolState>;
  /** What each pool's ending consists of, oldest first; empty for methods that keep an average. */
  readonly layers: ReadonlyMap<PoolId, readonly Layer[]>;
  /** By which rule an entry was costed whose own document states no cost. */
  readonly costRules: ReadonlyMap<Move, OverReceiptCost>;
  /** Entries that nothing gave a cost. */
  readonly uncosted: readonly Uncosted[];
  readonly cameBack: readonly CameBack[];
  /** What of each removal has not come home. */
  readonly abroad: Lots;
  readonly takenHome: readonly TakenHome[];
  /** What goods came home as, where the method keeps layers. */
  readonly cameHome: Lots;
  readonly issues: readonly Issue[];
};

/** Goods that come in from outside, and what they had left by before: they are worth what they left with. */
export type CameBack = { readonly left: Move; readonly move: Move };

/** An entry that nothing gave a cost: it stands at zero. Openings stand before every period, whatever their day. */
export type Uncosted = { readonly pool: PoolId; readonly units: number; readonly day: Day; readonly isOpening: boolean };

/** The same as lines have it: goods in transit without their shipments. A move that is another by that is the same other one wherever it occurs. */
export function onLines(valued: readonly ValuedMove[], pools: Pools): readonly ValuedMove[] {
  const moves = new Map<Move, Move>();
  return valued.map((one) => {
    const move = moves.get(one.move) ?? moveOnLines(one.move, pools);
    moves.set(one.move, move);
    return move === one.move ? one : { ...one, move };
  });
}

/** A change of a pool's value that no source row states; it closes the day of the move that caused it. */
export function valueOnly(like: Move, pool: PoolId, entry: "revaluation" | "rounding", difference: Cost): ValuedMove {
  const move: Move = {
    ...like,
    rank: RANKS.count,
    from: null,
    to: pool,
    exit: null,
    entry,
    quantity: 0,
    cost: { by: "stated", cost: difference },
    newUnitCost: null,
  };
  return { move, out: NO_COST, in: difference, derived: true };
}
