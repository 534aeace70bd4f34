/** Counts -> moves: what was counted at the end of a day, less what the movements up to then say, was found or lost. */
import type { Day } from "../../domain/day";
import type { Place } from "../../domain/source";
import { RANKS, CARRIED, inReplayOrder, type Move } from "./move";
import type { PoolId } from "./pools";
import type { NewUnitCost } from "./unit-costs";

/** What is on hand at the end of a day, by count; a new unit cost revalues it. */
export type Count = {
  readonly day: Day;
  readonly pool: PoolId;
  readonly onHand: number;
  readonly newUnitCost: NewUnitCost | null;
  readonly place: Place | null;
};

/** A count, and how many units it was beyond what the books said; below zero, short of it. */
export type SettledCount = Count & { readonly surplus: number };
export type Settled = {
  /** What brings each counted pool to what was counted. */
  readonly moves: readonly Move[];
  /** Those that hold: of several of a day, the last row. */
  readonly counts: readonly SettledCount[];
};

export function settleCounts(moves: readonly Move[], counts: readonly Count[]): Settled {
  if (counts.length === 0) return { moves: [], counts: [] };
  const counted = new Set(counts.map(({ pool }) => pool));
  const balance = new Map<PoolId, number>();
  const add = (pool: PoolId | null, quantity: number): void => {
    if (pool !== null && counted.has(pool)) balance.set(pool, (balance.get(pool) ?? 0) + quantity);
  };
  const pending = inReplayOrder(moves);
  const settled: Move[] = [];
  const held: SettledCount[] = [];
  let next = 0;
  for (const count of lastOfDay(counts)) {
    for (let move = pending[next]; move !== undefined && move.day <= count.day; next += 1, move = pending[next]) {
      add(move.from, -move.quantity);
      add(move.to, move.quantity);
    }
    const surplus = count.onHand - (balance.get(count.pool) ?? 0);
    balance.set(count.pool, count.onHand);
    held.push({ ...count, surplus });
    const base = { day: count.day, rank: RANKS.count, cost: CARRIED, newUnitCost: null, reference: "", place: count.place };
    if (surplus > 0) settled.push({ ...base, from: null, to: count.pool, exit: null, entry: "found", quantity: surplus });
    if (surplus < 0) settled.push({ ...base, from: count.pool, to: null, exit: "lost", entry: null, quantity: -surplus });
    if (count.newUnitCost !== null)
      settled.push({ ...base, from: null, to: count.pool, exit: null, entry: "revaluation", quantity: 0, newUnitCost: count.newUnitCost });
  }
  return { moves: settled, counts: held };
}

export function lastOfDay(counts: readonly Count[]): readonly Count[] {
  const byDay = new Map(counts.map((count) => [`${count.pool}|${count.day}`, count]));
  return [...byDay.values()].sort((a, b) => a.day - b.day);
}
