/**
 * What decisions and payments take out of transit -> on the days on which it is there: of units that come back later than they were decided, from Amazon or since
 * their money was taken back, the loss is of the day on which they are back. What is not there by the end of the period stays on its day.
 */
import type { Day } from "../../domain/day";
import type { Move } from "../movements/move";
import type { PoolId } from "../movements/pools";

type Change = { readonly day: Day; readonly units: number };

/** `others` are all other moves of goods in transit, those among them that closed months had lost; `until` is the last day of the period. */
export function lostWhileHeld(losses: readonly Move[], others: readonly Move[], until: Day): readonly Move[] {
  if (losses.length === 0) return losses;
  const changes = new Map<PoolId, Change[]>();
  const add = (pool: PoolId | null, change: Change): void => {
    if (pool !== null) changes.set(pool, [...(changes.get(pool) ?? []), change]);
  };
  const concerned = new Set(losses.map(({ from }) => from));
  for (const { from, to, day, quantity } of others) {
    if (concerned.has(from)) add(from, { day, units: 0 - quantity });
    if (concerned.has(to)) add(to, { day, units: quantity });
  }
  return losses.flatMap((loss): readonly Move[] => {
    const changesNow = (): readonly Change[] => (loss.from === null ? [] : (changes.get(loss.from) ?? []));
    const days = [
      ...new Set([
        loss.day,
        ...changesNow()
          .map(({ day }) => day)
          .filter((day) => day > loss.day && day <= until),
      ]),
    ].sort((a, b) => a - b);
    let left = loss.quantity;
    const parts = days.flatMap((day): readonly Move[] => {
      const units = Math.min(left, heldFrom(changesNow(), day));
      if (units <= 0) return [];
      left -= units;
      add(loss.from, { day, units: 0 - units });
      return [{ ...loss, day, quantity: units }];
    });
    return left === 0 ? parts : [...parts, { ...loss, quantity: left }];
  });
}

/** Units that are there on a day and that nothing takes afterwards. */
function heldFrom(changes: readonly Change[], from: Day): number {
  const days = [from, ...changes.map(({ day }) => day).filter((day) => day > from)];
  return Math.min(...days.map((until) => changes.reduce((sum, { day, units }) => (day <= until ? sum + units : sum), 0)));
}
