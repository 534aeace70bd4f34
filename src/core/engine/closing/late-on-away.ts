/**
 * What goods that were away when a month was closed - removed from Amazon and not yet home - cost more by what came late. They come home at that, so
 * that it is no cost of sales: it belongs where their removal was booked.
 */
import { groupBy } from "../../columns/group-by";
import { addCost, isNoCost, NO_COST, subtractCost, sumCosts, type Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { PoolId, Pools } from "../movements/pools";
import type { Valuation } from "../valuation/valuation";
import type { Seal } from "./seal";
import { noteOf } from "./sealed-notation";

type Away = { readonly pool: PoolId; readonly day: Day; readonly reference: string; readonly cost: Cost };

/** By the pool at Amazon that they left, where a removal is still told as it was closed. */
export function lateOnAway({ abroad, takenHome }: Pick<Valuation, "abroad" | "takenHome">, seal: Seal, pools: Pools): ReadonlyMap<PoolId, Cost> {
  const later = groupBy(
    takenHome.filter(({ arrival }) => arrival.day > seal.closedTo),
    ({ removal }) => removal,
  );
  const told = [...abroad].flatMap(([removal, lots]): readonly Away[] => {
    const { from, day, reference } = removal;
    const cost = sumCosts([...lots, ...(later.get(removal) ?? [])].map((one) => one.cost));
    return from === null || day > seal.closedTo ? [] : [{ pool: from, day, reference, cost }];
  });
  const now = groupBy(told, keyOf);
  const differences = new Map<PoolId, Cost>();
  for (const [key, closed] of groupBy(readAway(seal, pools), keyOf)) {
    const same = now.get(key) ?? [];
    if (same.length !== closed.length) continue;
    const difference = subtractCost(sumCosts(same.map(({ cost }) => cost)), sumCosts(closed.map(({ cost }) => cost)));
    const [{ pool } = { pool: 0 }] = closed;
    if (!isNoCost(difference)) differences.set(pool, addCost(differences.get(pool) ?? NO_COST, difference));
  }
  return differences;
}

function readAway({ lines }: Seal, pools: Pools): readonly Away[] {
  return lines.flatMap((line) =>
    line.moved.map(noteOf).flatMap((note): readonly Away[] => {
      if (note.kind !== "abroad") return [];
      return [{ pool: pools.idOf(line), day: note.day, reference: note.reference, cost: sumCosts(note.lots.map(({ cost }) => cost)) }];
    }),
  );
}

const keyOf = ({ pool, day, reference }: Away): string => JSON.stringify([pool, day, reference]);
