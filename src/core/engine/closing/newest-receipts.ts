/**
 * What goods cost that were received last -> the seal of a month, and back: what comes in later without a cost takes that of the newest receipt, also where
 * no row tells of it any more. Of each line it is noted what came last, by whatever way, and beside it the newest receipt whose own document stated a cost.
 */
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { PoolId, Pools } from "../movements/pools";
import { isStatedReceipt, type StatedReceipt, type UnitBasis } from "../valuation/entry-costs";
import type { Valuation } from "../valuation/valuation";
import type { Seal } from "./seal";
import { noteOf, textOfNote } from "./sealed-notation";

export type ReceivedLast = {
  /** By line. */
  readonly newest: ReadonlyMap<PoolId, UnitBasis>;
  readonly stated: readonly StatedReceipt[];
};
export const NOTHING_RECEIVED: ReceivedLast = { newest: new Map(), stated: [] };

/** By the pool of the line. What a month before has stands there. */
export function noteReceivedLast(
  { valued, states }: Pick<Valuation, "valued" | "states">,
  closedTo: Day,
  pools: Pools,
): ReadonlyMap<PoolId, readonly string[]> {
  const stated = new Map<PoolId, string>();
  const newestDay = new Map<PoolId, Day>();
  for (const { move } of valued) {
    if (!isStatedReceipt(move) || move.day > closedTo || move.day < (newestDay.get(move.to) ?? -Infinity)) continue;
    newestDay.set(move.to, move.day);
    stated.set(move.to, textOfNote({ kind: "received-last", units: move.quantity, cost: move.cost.cost, statedOn: move.day }));
  }
  const notes = new Map<PoolId, readonly string[]>([...stated].map(([pool, text]) => [pool, [text]] as const));
  for (const [pool, { newest }] of states) {
    if (newest === null || pools.at(pool).location === IN_TRANSIT) continue;
    const text = textOfNote({ kind: "received-last", units: newest.units, cost: newest.cost, statedOn: null });
    if (stated.get(pool)?.startsWith(`${text}:`) !== true) notes.set(pool, [...(notes.get(pool) ?? []), text]);
  }
  return notes;
}

/** Of places that open on a seal, each by the newest month that tells of the line. `seals` stand oldest first. */
export function readReceivedLast(openedBy: ReadonlyMap<string, Seal>, seals: readonly Seal[], pools: Pools): ReceivedLast {
  const [newest, stated] = [new Map<PoolId, UnitBasis>(), new Map<PoolId, StatedReceipt>()];
  for (const { closedTo, lines } of seals) {
    for (const line of lines) {
      if (closedTo > (openedBy.get(line.location)?.closedTo ?? -Infinity)) continue;
      const pool = pools.idOf(line);
      const notes = line.moved.map(noteOf).flatMap((note) => (note.kind === "received-last" ? [note] : []));
      for (const { units, cost, statedOn: day } of notes) if (day !== null) stated.set(pool, { day, pool, basis: { units, cost } });
      const last = notes.find(({ statedOn }) => statedOn === null) ?? notes[0];
      if (last !== undefined) newest.set(pool, { units: last.units, cost: last.cost });
    }
  }
  return { newest, stated: [...stated.values()] };
}
