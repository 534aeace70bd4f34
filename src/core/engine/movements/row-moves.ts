/** One row of the seller's own movements -> the move or the count that it is. Which of them a row is, and whether it counts here at all, is decided in own-moves. */
import { costOf } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull } from "../../domain/money";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Place } from "../../domain/source";
import type { MovementKind, OwnMovement } from "../../facts/facts";
import { CARRIED, RANKS, UNPRICED, type Move } from "./move";
import type { Places } from "./places";
import type { PoolId, Pools } from "./pools";
import type { Count } from "./settle-counts";
import { newUnitCostOf, statedCost, type At } from "./stated-costs";
import type { CostTable } from "./unit-costs";

type Context = { readonly pools: Pools; readonly places: Places; readonly costs: CostTable };

type PlainRule =
  { readonly side: "in"; readonly entry: EntryType | "opening"; readonly cost: "lookup" | "average" } | { readonly side: "out"; readonly exit: ExitType };

/** Kinds that are one entry or one exit; the others need a second place, a balance or an amount. */
export const PLAIN = {
  opening: { side: "in", entry: "opening", cost: "lookup" },
  purchase: { side: "in", entry: "receipt", cost: "lookup" },
  "customer-return": { side: "in", entry: "customer-return", cost: "average" },
  found: { side: "in", entry: "found", cost: "average" },
  "other-in": { side: "in", entry: "other-in", cost: "average" },
  sale: { side: "out", exit: "sale" },
  "multi-channel": { side: "out", exit: "multi-channel" },
  replacement: { side: "out", exit: "replacement" },
  "supplier-return": { side: "out", exit: "supplier-return" },
  removal: { side: "out", exit: "removal" },
  disposed: { side: "out", exit: "disposed" },
  lost: { side: "out", exit: "lost" },
  damaged: { side: "out", exit: "damaged" },
  "other-out": { side: "out", exit: "other-out" },
} as const satisfies Partial<Record<MovementKind, PlainRule>>;

export function ownPool({ pools }: Context, location: string, sku: string): PoolId {
  return pools.idOf({ location, sku, fnsku: null, disposition: null });
}

export function plainMove(context: Context, row: OwnMovement, { day, location, place, rule }: At & { readonly rule: PlainRule }, issues: Issue[]): Move {
  const pool = ownPool(context, location, row.sku);
  const base = { day, quantity: row.quantity ?? 0, newUnitCost: null, reference: row.reference, appliesTo: row.appliesTo, place };
  if (rule.side === "out") return { ...base, rank: RANKS.exit, from: pool, to: null, exit: rule.exit, entry: null, cost: CARRIED };
  const cost = statedCost(context, row, { day, location, place }, issues) ?? { by: rule.cost };
  return { ...base, rank: rule.entry === "opening" ? RANKS.opening : RANKS.entry, from: null, to: pool, exit: null, entry: rule.entry, cost };
}

export function transfer(
  context: Context,
  row: OwnMovement,
  { day, from, to, place }: { readonly day: Day; readonly from: string; readonly to: string; readonly place: Place | null },
): Move {
  return {
    day,
    rank: RANKS.transfer,
    from: ownPool(context, from, row.sku),
    to: ownPool(context, to, row.sku),
    exit: "transfer-out",
    entry: "transfer-in",
    quantity: row.quantity ?? 0,
    cost: CARRIED,
    newUnitCost: null,
    reference: row.reference,
    appliesTo: row.appliesTo,
    place,
  };
}

/** Goods that come back from Amazon left it as a removal in the ledger; here they only arrive, at what they left with where that removal is there. */
export function arriveFromAmazon(context: Context, row: OwnMovement, day: Day, place: Place | null): readonly Move[] {
  const target = context.places.ofWarehouse(row.toWarehouse);
  if (context.places.kindOf(target) === "fba") return [];
  return [
    {
      day,
      rank: RANKS.entry,
      from: null,
      to: ownPool(context, target, row.sku),
      exit: null,
      entry: "transfer-in",
      quantity: row.quantity ?? 0,
      cost: { by: "lookup" },
      newUnitCost: null,
      reference: row.reference,
      appliesTo: row.appliesTo,
      removedFrom: context.places.ofWarehouse(row.warehouse),
      place,
    },
  ];
}

export function revalue(context: Context, row: OwnMovement, { day, location, place }: At, issues: Issue[]): Move {
  const currency = context.places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? currency;
  const amount = row.amount === null ? null : context.costs.convert(row.amount, { from, to: currency }, day);
  if (row.amount !== null && amount === null) issues.push(raise("exchange-rate-missing", place, { from, to: currency, day }));
  const newUnitCost = row.amount === null ? newUnitCostOf(context, row, { day, location, place }, issues) : null;
  return {
    day,
    rank: RANKS.exit,
    from: null,
    to: context.pools.ofSku(location, row.sku) ?? ownPool(context, location, row.sku),
    exit: null,
    entry: "revaluation",
    quantity: 0,
    cost: amount !== null ? { by: "stated", cost: costOf("goods", amount) } : row.amount !== null || newUnitCost === "unpriced" ? UNPRICED : CARRIED,
    newUnitCost: newUnitCost === "unpriced" ? null : newUnitCost,
    reference: row.reference,
    place,
  };
}

/** A count is one of units whatever it says of their cost: a cost that nobody knows leaves their value open. */
export function countOf(context: Context, row: OwnMovement, at: At, moves: Move[], issues: Issue[]): Count {
  const pool = ownPool(context, at.location, row.sku);
  const newUnitCost = newUnitCostOf(context, row, at, issues);
  if (newUnitCost === "unpriced")
    moves.push({
      day: at.day,
      rank: RANKS.count,
      from: null,
      to: pool,
      exit: null,
      entry: "revaluation",
      quantity: 0,
      cost: UNPRICED,
      newUnitCost: null,
      reference: row.reference,
      place: at.place,
    });
  return { day: at.day, pool, onHand: row.quantity ?? 0, newUnitCost: newUnitCost === "unpriced" ? null : newUnitCost, place: at.place };
}
