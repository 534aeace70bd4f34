/**
 * One step of the replay: goods go from one pool to another, or between a pool and the outside world (null).
 * Sources of every kind are turned into moves; quantities, values, lines and controls all follow from them.
 */
import type { Cost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import type { EntryType, ExitType, ValueOnlyType } from "../../domain/movements";
import type { OverReceiptCost } from "../../domain/settings";
import type { Place } from "../../domain/source";
import type { PoolId, Pools } from "./pools";
import type { NewUnitCost } from "./unit-costs";

/** Within a day an exit may use what came in, a transfer may pass on what another brought, a count closes the day. */
export const RANKS = { opening: 0, entry: 1, transfer: 2, exit: 3, count: 4 } as const;

/** How an entry from outside gets its value. Moves out of a pool carry the pool's cost and state none. `document` is what a row states in another currency, whatever the rate. */
export type EntryCost =
  /** As its own document says, in the pool's currency. */
  | { readonly by: "stated"; readonly cost: Cost; readonly document?: string }
  /** A receipt or opening whose own document is silent: the newest receipt's cost, else the cost table; or first what a rule says. */
  | { readonly by: "lookup"; readonly first?: OverReceiptCost }
  /** Its own document states it, but in a currency without a rate, or beyond what can be booked: nobody knows its value, and nothing stands in for it. */
  | { readonly by: "unpriced"; readonly document?: string }
  /** Comes back at what the stock costs on average: leaves the average as it is. */
  | { readonly by: "average" };

export type Move = {
  readonly day: Day;
  readonly rank: (typeof RANKS)[keyof typeof RANKS];
  /** null = from outside. */
  readonly from: PoolId | null;
  /** null = to outside. */
  readonly to: PoolId | null;
  /** What the move is on the side it leaves; "opening" stands before every period. */
  readonly exit: ExitType | null;
  readonly entry: EntryType | ValueOnlyType | "opening" | null;
  /** Units from `from` to `to`; a negative quantity reverses. */
  readonly quantity: number;
  readonly cost: EntryCost;
  /** Value-only moves to a new unit cost: what a unit of the ending stock is worth from now on. */
  readonly newUnitCost: NewUnitCost | null;
  readonly reference: string;
  /** Reference of the sale or receipt that a return belongs to; absent or "" where none is named. */
  readonly appliesTo?: string;
  /** Of goods that come home from Amazon: where they left as a removal. */
  readonly removedFrom?: string;
  /** Of goods in transit: lost by a decision or a payment, and not by a row of the seller's; or in transit again of what a closed month had lost so, since it came in after all, or is open again. */
  readonly decided?: "lost" | "in-after-all" | "open-again";
  /** Of goods in transit that are lost: what paid for them; absent or "" where nothing did. */
  readonly paidBy?: string;
  /** Of goods in transit that are lost out of what was sent under another shipment: the one that lacks them. */
  readonly lackedBy?: string;
  /** Of a receipt at Amazon: beyond what its shipment sent. */
  readonly isBeyond?: true;
  /** Of an opening that a closed month hands on at its exact cost: where and when its goods were received, and the shipment that brought them to Amazon; no day = before all receipts. */
  readonly carried?: { readonly since: Day | null; readonly receivedAt: string; readonly shipment?: string };
  /** Of a late cost of goods at Amazon: the shipment that brought them. */
  readonly broughtBy?: string;
  /** Of what came late into a closed month and is valued on the first open day: the day that its row has. */
  readonly rowDay?: Day;
  /** Of a bill that no row tells of any more: the digest by which closed months know it. */
  readonly bill?: string;
  /** Of a bill: digest of what its row states, whatever share of it this is. */
  readonly billRow?: string;
  /** Of what no row of its own says: the other rows that it rests on, such as what came late and the closed balance that it corrects. */
  readonly because?: readonly Place[];
  readonly place: Place | null;
};

export const CARRIED: EntryCost = { by: "average" };
export const UNPRICED = { by: "unpriced" } as const satisfies EntryCost;

/** Replay order: day, then what came late into a closed month before all else, then rank within the day, then source order, which a stable sort keeps. */
export function inReplayOrder(moves: readonly Move[]): readonly Move[] {
  return [...moves].sort((a, b) => a.day - b.day || Number(isLate(b)) - Number(isLate(a)) || a.rank - b.rank);
}

/** Whether a move came late into a closed month: it is of the goods that were closed, before anything of the open month joins them. */
export function isLate({ rowDay }: Move): boolean {
  return rowDay !== undefined;
}

/** The same move as the rollforward's lines see it: goods in transit without their shipments. */
export function moveOnLines(move: Move, pools: Pools): Move {
  const lineOf = (pool: PoolId | null): PoolId | null => (pool === null ? null : pools.lineOf(pool));
  const [from, to] = [lineOf(move.from), lineOf(move.to)];
  return from === move.from && to === move.to ? move : { ...move, from, to };
}
