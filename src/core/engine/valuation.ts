/** The words of valuation: what a move was worth, and what a pool holds between months. */
import type { Cost } from "../domain/cost";
import type { Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { EntryCosts, UnitBasis } from "./entry-costs";
import type { Move } from "./move";
import type { Places } from "./places";
import type { PoolId, Pools } from "./pools";

/** A move with what it took out of one pool and brought into the other, each in that pool's currency and signed as its quantity. */
export type ValuedMove = { readonly move: Move; readonly out: Cost; readonly in: Cost };

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

export type ValuationContext = { readonly pools: Pools; readonly places: Places; readonly entryCosts: EntryCosts };
export type Valuation = {
  readonly valued: readonly ValuedMove[];
  readonly states: ReadonlyMap<PoolId, PoolState>;
  /** Pools with entries that nothing gave a cost. */
  readonly uncosted: ReadonlySet<PoolId>;
  readonly issues: readonly Issue[];
};

/** An entry that nothing gave a cost: it stands at zero. */
export type Uncosted = { readonly pool: PoolId; readonly units: number; readonly day: Day };
