/**
 * Goods that leave one pool and arrive in another within a month: by a transfer, or removed from Amazon and come home. Where
 * the source is settled first they arrive at exactly what they left with; where they run in a circle, those that flow back take the
 * opening unit cost of their source, which then gives up exactly that.
 */
import { addCost, NO_COST, negateCost, shareOfCost, subtractCost, totalOf, type Cost } from "../../domain/cost";
import { raise } from "../../domain/issue";
import type { UnitBasis } from "./entry-costs";
import type { Move } from "../movements/move";
import { addToValue, EMPTY, put, takeFromPool, type Held, type MonthContext, type PoolMonth, type Values } from "./pool-month";
import type { PoolId } from "../movements/pools";
import { flowOf, type Flow } from "./transfer-order";
import type { PoolState, ValuationContext } from "./valuation";

/** `leaves` and `arrives` are one move for a transfer, the removal and its arrival for goods that come home. */
export type Passage = Flow & { readonly leaves: Move; readonly arrives: Move; readonly units: number };
/** A part of a passage that takes the average of the pool it comes to. */
export type AtAverage = { readonly passage: Passage; readonly units: number };

/** What the pools of a month share while they are settled one after another. */
export type PassageContext = MonthContext & {
  readonly isBack: (flow: Flow) => boolean;
  readonly leaving: ReadonlyMap<Move, readonly Passage[]>;
  readonly arriving: ReadonlyMap<Move, readonly Passage[]>;
  readonly openings: ReadonlyMap<PoolId, PoolState>;
  /** Units of each pool's opening stock that no passage back has taken yet. */
  readonly openingLeft: Map<PoolId, number>;
  /** What passages back left their source with. */
  readonly leftBack: Map<Passage, Cost>;
};

export function findPassages(moves: readonly Move[], { homecomings }: Pick<ValuationContext, "homecomings">): readonly Passage[] {
  const ofMonth = homecomings.size === 0 ? new Set<Move>() : new Set(moves);
  return moves.flatMap((move): readonly Passage[] => {
    const flow = flowOf(move);
    if (flow !== null) return [{ ...flow, leaves: move, arrives: move, units: Math.abs(move.quantity) }];
    return (homecomings.get(move) ?? []).flatMap(({ removal, units }) =>
      removal.from === null || move.to === null || !ofMonth.has(removal)
        ? []
        : [{ source: removal.from, target: move.to, leaves: removal, arrives: move, units }],
    );
  });
}

/** The units of a removal that are valued as passages back, and not at the average of the pool that they leave. */
export function unitsBack(leaving: readonly Passage[], isBack: (flow: Flow) => boolean): number {
  return leaving.reduce((sum, passage) => (isBack(passage) ? sum + passage.units : sum), 0);
}

/** A transfer from a pool that is settled brings what it took. */
export function bringTransfer({ arrives: move, source, units }: Passage, one: PoolMonth, { values, states }: PassageContext): void {
  const value = values.get(move) ?? { out: NO_COST, in: NO_COST };
  put(one.held, units, move.quantity < 0 ? negateCost(value.out) : value.in);
  if (states.get(source)?.costed === true) one.costed = true;
  if (move.entry === "receipt" && move.quantity > 0 && totalOf(value.in) !== 0) one.newest = { cost: value.in, units };
}

/** Units of the source's opening stock at their opening cost; the rest will take this pool's average. */
export function bringBack(passage: Passage, one: PoolMonth, context: PassageContext): readonly AtAverage[] {
  const { source, units, arrives } = passage;
  const { openings, openingLeft, entryCosts } = context;
  const opening = openings.get(source) ?? EMPTY;
  const fromOpening = Math.min(units, openingLeft.get(source) ?? 0);
  openingLeft.set(source, (openingLeft.get(source) ?? 0) - fromOpening);
  const left = fromOpening === 0 ? NO_COST : shareOfCost(opening.cost, { count: fromOpening, whole: opening.units });
  const brought = entryCosts.carry(left, source, one.pool, arrives.day) ?? NO_COST;
  put(one.held, fromOpening, brought);
  if (fromOpening > 0 && opening.costed) one.costed = true;
  recordBack(passage, { left, brought }, context);
  return fromOpening === units ? [] : [{ passage, units: units - fromOpening }];
}

/** What a passage back is worth on both sides, or a further part of it. */
export function recordBack(
  passage: Passage,
  { left, brought }: { readonly left: Cost; readonly brought: Cost },
  { values, leftBack }: Pick<PassageContext, "values" | "leftBack">,
): void {
  leftBack.set(passage, addCost(leftBack.get(passage) ?? NO_COST, left));
  recordPassage(passage, { left, brought }, values);
}

/** A negative quantity runs from `to` to `from`. */
function recordPassage({ leaves, arrives }: Passage, { left, brought }: { readonly left: Cost; readonly brought: Cost }, values: Values): void {
  if (leaves === arrives && leaves.quantity < 0) addToValue(values, leaves, { out: negateCost(brought), in: negateCost(left) });
  else {
    addToValue(values, leaves, { out: left });
    addToValue(values, arrives, { in: brought });
  }
}

/** A transfer leaves at the average, for a pool that is settled later. */
export function sendTransfer(passage: Passage, one: PoolMonth, basis: UnitBasis | null, context: PassageContext): void {
  const { source, target, leaves: move, units } = passage;
  const cost = takeFromPool(one, units, basis, move.day, context);
  const carried = context.entryCosts.carry(cost, source, target, move.day);
  if (carried === null)
    context.issues.push(raise("exchange-rate-missing", move.place, { from: currencyOf(source, context), to: currencyOf(target, context), day: move.day }));
  // Here, and not where they arrive: the average holds for the whole month, also for what came beyond before.
  if (move.entry === "receipt" && move.quantity > 0 && carried !== null && totalOf(carried) !== 0)
    context.brought.set(source, { cost: carried, units, pool: target });
  recordPassage(passage, { left: cost, brought: carried ?? NO_COST }, context.values);
}

/** Goods go back to their shipment at a cost of their own. */
export function giveBack(passage: Passage, cost: Cost, { entryCosts, values }: PassageContext): void {
  const { source, target, arrives } = passage;
  recordPassage(passage, { left: cost, brought: entryCosts.carry(cost, source, target, arrives.day) ?? NO_COST }, values);
}

function currencyOf(pool: PoolId, { pools, places }: ValuationContext): string {
  return places.currencyOf(pools.at(pool).location);
}

/** Passages back were valued when their target was settled; here they leave. */
export function leaveBack(passages: readonly Passage[], one: PoolMonth, { isBack, leftBack }: PassageContext): void {
  for (const passage of passages) {
    if (!isBack(passage)) continue;
    const left = leftBack.get(passage) ?? NO_COST;
    if (totalOf(left) !== 0) one.costed = true;
    one.held.units -= passage.units;
    one.held.cost = subtractCost(one.held.cost, left);
  }
}

/** Hands what is left over in an empty source on to where its last goods went, as long as that still holds stock or is settled later; says whether it could. */
export function handOn(residue: Cost, passages: readonly Passage[], settled: ReadonlyMap<PoolId, Held>, { entryCosts, values }: PassageContext): boolean {
  const onward = passages.filter(({ leaves }) => leaves.quantity > 0).at(-1);
  if (onward === undefined) return false;
  const target = settled.get(onward.target);
  if (target !== undefined && target.units === 0) return false;
  const brought = entryCosts.carry(residue, onward.source, onward.target, onward.arrives.day) ?? NO_COST;
  if (target !== undefined) target.cost = addCost(target.cost, brought);
  recordPassage(onward, { left: residue, brought }, values);
  return true;
}
