/** When and where the goods of a layer came in from outside: by the move that brought them, or as their closed month says. */
import type { Day } from "../../domain/day";
import type { Move } from "../movements/move";
import type { Pools } from "../movements/pools";

/** null for opening stock, which is older than any receipt. */
export function receivedOn({ entry, day, carried }: Move): Day | null {
  return carried === undefined ? (entry === "opening" ? null : day) : carried.since;
}

export function receivedAt({ to, from, carried }: Move, pools: Pools): string {
  return carried?.receivedAt ?? pools.at(to ?? from ?? 0).location;
}
