/** Removals of which it is decided that they never come -> what is booked of them: what they cost stands with what was removed until then. */
import { nameOfPlace } from "../../domain/source";
import type { LostRemoval } from "../cases/lost-removals";
import { EXIT_ACCOUNTS } from "./post-moves";
import { RANKS, type Posting } from "./posting";

export type RemovalContext = { readonly lostRemovals: readonly LostRemoval[] };

export function postLostRemovals({ lostRemovals }: RemovalContext): readonly Posting[] {
  return lostRemovals.map((lost) => ({
    rank: RANKS.lost,
    debit: EXIT_ACCOUNTS.lost,
    credit: EXIT_ACCOUNTS.removal,
    amount: lost.amount,
    currency: lost.currency,
    memo: `${lost.amount < 0 ? "Lost on the way home before, and not any more" : "Lost on the way home"}: ${nameOf(lost)}`,
    source: lost.place === null ? "closed month" : nameOfPlace(lost.place),
  }));
}

const nameOf = ({ cases, orders }: LostRemoval): string =>
  [
    ...(cases.length === 0 ? [] : [`${cases.length === 1 ? "case" : "cases"} ${cases.join(", ")}`]),
    `${orders.length === 1 ? "order" : "orders"} ${orders.join(", ")}`,
  ].join(", ");
