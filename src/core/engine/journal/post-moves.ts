/** A valued move -> what is booked of it: each side that has a known value, against the other side, or against what stands for the outside. */
import type { Account } from "../../domain/accounts";
import { totalOf, type Cost } from "../../domain/cost";
import type { LocationKind } from "../../domain/location";
import type { CurrencyCode } from "../../domain/money";
import { MOVEMENTS, type EntryType, type ExitType, type MovementType, type ValueOnlyType } from "../../domain/movements";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { inventoryOf, RANKS, type Posting } from "./posting";

type Context = { readonly pools: Pools; readonly places: Places; readonly isCosted: (pool: PoolId) => boolean };

/** The other side of what comes from outside, and of what changes in value only. */
const ENTRY_ACCOUNTS: Readonly<Record<EntryType | ValueOnlyType, Account>> = {
  receipt: "purchases",
  "customer-return": "customer-returns",
  found: "found",
  "transfer-in": "stock-elsewhere",
  "disposition-in": "corrections",
  "other-in": "corrections",
  "unknown-in": "corrections",
  "landed-cost": "landed-cost",
  revaluation: "revaluation",
  rounding: "rounding",
};
export const EXIT_ACCOUNTS: Readonly<Record<ExitType, Account>> = {
  sale: "cost-of-sales",
  "multi-channel": "cost-of-multi-channel",
  replacement: "cost-of-replacements",
  removal: "removals",
  disposed: "disposed",
  lost: "lost",
  damaged: "damaged",
  "supplier-return": "purchases",
  "transfer-out": "stock-elsewhere",
  "disposition-out": "corrections",
  "other-out": "corrections",
  "unknown-out": "corrections",
};
/** Where the place makes the other side another one. */
const AT_PLACE: Readonly<Partial<Record<MovementType, Readonly<Partial<Record<LocationKind, Account>>>>>> = {
  // Amazon buys nothing: what no shipment here accounts for was sent out of stock that other books keep.
  receipt: { fba: "stock-elsewhere" },
  // What arrives at a warehouse of the seller's own from outside its books came back from Amazon.
  "transfer-in": { domestic: "removals", overseas: "removals" },
  lost: { "in-transit": "lost-in-transit" },
};

export const PRICE_VARIANCE = "Price variance";

export function postMove(context: Context, { move, out, in: into, isVariance }: ValuedMove): readonly Posting[] {
  const { pools, places, isCosted } = context;
  const from = move.from !== null && isCosted(move.from) ? move.from : null;
  const to = move.to !== null && isCosted(move.to) ? move.to : null;
  const place = (pool: PoolId): string => pools.at(pool).location;
  const currencyOf = (pool: PoolId): CurrencyCode => places.currencyOf(place(pool));
  if (from !== null && to !== null && currencyOf(from) === currencyOf(to)) {
    const base = {
      currency: currencyOf(from),
      memo: `${nameOfTransfer(move.entry)}: ${place(from)} to ${place(to)}`,
      rank: RANKS[move.entry === "receipt" ? "receipt" : "transfer-in"],
      source: null,
    };
    const difference = totalOf(into) - totalOf(out);
    return [
      ...(inventoryOf(context, from) === inventoryOf(context, to)
        ? []
        : [{ ...base, debit: inventoryOf(context, to), credit: inventoryOf(context, from), amount: totalOf(out) }]),
      ...(difference === 0 ? [] : [{ ...base, rank: RANKS.revaluation, debit: inventoryOf(context, to), credit: "revaluation" as const, amount: difference }]),
    ];
  }
  const otherSide = (pool: PoolId, type: MovementType, account: Account): Account => {
    if (isVariance === true) return "price-variance";
    if (move.isBeyond === true) return "over-received";
    if (move.decided !== undefined) return "lost-in-transit";
    if (move.from === null || move.to === null) return AT_PLACE[type]?.[places.kindOf(place(pool))] ?? account;
    // The other side is in another currency, or has no known value.
    return from !== null && to !== null ? "currency-clearing" : "corrections";
  };
  const post = (pool: PoolId, type: MovementType, cost: Cost, account: Account): Posting => ({
    rank: RANKS[type],
    debit: inventoryOf(context, pool),
    credit: otherSide(pool, type, account),
    amount: totalOf(cost),
    currency: currencyOf(pool),
    memo: `${isVariance === true ? PRICE_VARIANCE : titleOf(move, type)}: ${place(pool)}`,
    source: null,
  });
  // What is open again takes its loss back; what came in after all is shown beside what was lost.
  if (move.decided === "open-again" && to !== null) return [{ ...turned(post(to, "lost", into, "lost-in-transit")), amount: 0 - totalOf(into) }];
  return [
    ...(from === null || move.exit === null ? [] : [turned(post(from, move.exit, out, EXIT_ACCOUNTS[move.exit]))]),
    ...(to === null || move.entry === null || move.entry === "opening" ? [] : [post(to, move.entry, into, ENTRY_ACCOUNTS[move.entry])]),
  ];
}

function titleOf({ isBeyond, decided }: ValuedMove["move"], type: MovementType): string {
  if (isBeyond === true) return "Received beyond what was sent";
  return decided === "in-after-all" ? "Lost before, and in after all" : MOVEMENTS[type].title;
}

const turned = (posting: Posting): Posting => ({ ...posting, debit: posting.credit, credit: posting.debit });

const nameOfTransfer = (entry: ValuedMove["move"]["entry"]): string => (entry === "receipt" ? "Received" : "Transferred");
