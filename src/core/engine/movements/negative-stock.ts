/** Pools that go below zero: shown with the first day and the smallest receipt that would cure it, never hidden. */
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { BETWEEN_CENTRES } from "../../domain/location";
import { inReplayOrder, type Move } from "./move";
import type { PoolId, Pools } from "./pools";

type Running = { units: number; lowest: number; first: Move | null; isInOpenDays: boolean };

/** Of the days up to that for which a place was closed last, it says only what lasts into the days after. */
export function findNegativeStock(
  moves: readonly Move[],
  { period, pools, closedTo }: { readonly period: Period; readonly pools: Pools; readonly closedTo: (location: string) => Day | null },
): readonly Issue[] {
  const running = new Map<PoolId, Running>();
  let day = -Infinity;
  let touched = new Set<PoolId>();
  const first = new Map<PoolId, Move>();
  const closeDay = (): void => {
    for (const pool of touched) {
      const one = running.get(pool);
      if (one === undefined) continue;
      if (one.units < 0) {
        one.first ??= first.get(pool) ?? null;
        one.lowest = Math.min(one.lowest, one.units);
        one.isInOpenDays ||= day > (closedTo(pools.at(pool).location) ?? -Infinity);
      } else if (!one.isInOpenDays) {
        one.first = null;
        one.lowest = 0;
      }
    }
    touched = new Set();
  };
  for (const move of inReplayOrder(moves.filter((one) => one.day <= period.to))) {
    if (move.day !== day) closeDay();
    day = move.day;
    for (const [pool, units] of [
      [move.from, -move.quantity],
      [move.to, move.quantity],
    ] as const) {
      if (pool === null) continue;
      const one = running.get(pool) ?? { units: 0, lowest: 0, first: null, isInOpenDays: false };
      one.units += units;
      running.set(pool, one);
      touched.add(pool);
      if (units < 0) first.set(pool, move);
    }
  }
  closeDay();
  return [...running].flatMap(([pool, { units, lowest, first: since, isInOpenDays }]) => {
    if (since === null || !(isInOpenDays || units < 0)) return [];
    const { location, sku, fnsku, shipment } = pools.at(pool);
    // Amazon's own in-transit figures are off by units now and then; a control of its own compares them.
    if (location === BETWEEN_CENTRES) return [];
    return [
      raise(
        "stock-negative",
        since.place,
        { location: shipment === undefined ? location : `${location} (${shipment})`, sku, since: isoOf(since.day), lowest },
        { goods: fnsku === null ? [sku] : [sku, fnsku], from: null, to: null },
      ),
    ];
  });
}
