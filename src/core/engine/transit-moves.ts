/**
 * Shipment lines and what was received of them -> moves through the in-transit location: what was dispatched enters it, what
 * Amazon receives leaves it at the cost it carries, what a case gave up leaves it as lost, and the rest stays.
 */
import { addDays, type Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { IN_TRANSIT } from "../domain/location";
import type { OverReceiptCost } from "../domain/settings";
import type { Place } from "../domain/source";
import type { LineAccount, Matched, Taking } from "./match-receipts";
import { CARRIED, RANKS, type Move } from "./move";
import type { Places } from "./places";
import type { Pool, Pools } from "./pools";
import type { BookLine, Dispatch } from "./shipment-book";

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  /** The day since which the seller's own movements keep a warehouse's stock of a SKU; null where they do not keep that warehouse. */
  readonly keptSince: (warehouse: string, sku: string) => Day | null;
  /** What units cost that were received beyond those dispatched. */
  readonly overReceiptCost: OverReceiptCost;
  /** First day of the ledger; null without one. */
  readonly ledgerStart: Day | null;
};

/** Units that arrived under another line's shipment: what one line has too many was dispatched by the other. */
export type Relief = { readonly from: BookLine; readonly to: BookLine; readonly units: number };
/** Units that will not arrive any more, by the decision of a case or by a reimbursement. */
export type Loss = { readonly line: BookLine; readonly units: number; readonly day: Day; readonly place: Place | null };

/** A line's units in transit while the moves are made. */
type Carried = { readonly account: LineAccount; held: number; beyond: number };

export function moveTransit({ accounts, unclaimed }: Matched, { reliefs, losses }: { readonly reliefs: readonly Relief[]; readonly losses: readonly Loss[] }, context: Context): { readonly moves: readonly Move[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const moves: Move[] = [];
  const carried = new Map<BookLine, Carried>();
  for (const account of accounts) {
    const sent = dispatchLine(context, account.line, issues);
    const one: Carried = { account, held: sent.reduce((sum, { quantity }) => sum + quantity, 0), beyond: 0 };
    carried.set(account.line, one);
    for (const move of [...sent, ...leaveBefore(context, one)]) moves.push(move);
  }
  const helpers = new Map<BookLine, { readonly from: Carried; left: number }[]>();
  for (const { from, to, units } of reliefs) {
    const source = carried.get(from);
    if (source !== undefined) helpers.set(to, [...(helpers.get(to) ?? []), { from: source, left: units }]);
  }
  const takings = accounts.flatMap(({ line, takings: own }) => own.map((taking) => ({ taking, line })));
  for (const { taking, line } of takings.sort((a, b) => a.taking.day - b.taking.day)) {
    const one = carried.get(line);
    if (one !== undefined) for (const move of receive(context, one, taking, helpers.get(line) ?? [])) moves.push(move);
  }
  for (const taking of unclaimed) moves.push(...receiveFromOutside(context, taking, taking.quantity));
  for (const loss of losses) moves.push(...lose(context, carried.get(loss.line), loss));
  return { moves, issues };
}

export function transitPool(sku: string): Pool {
  return { location: IN_TRANSIT, sku, fnsku: null, disposition: null };
}

/** What left for a line, and when; empty where nothing left, or nobody can say when. */
export function dispatchesOf(line: BookLine, ledgerStart: Day | null): readonly Pick<Dispatch, "day" | "quantity">[] {
  if (line.dispatches.length > 0) return line.dispatches;
  const day = line.shipped ?? line.deliveredOn ?? line.closed ?? ledgerStart;
  return line.dispatched === 0 || day === null ? [] : [{ day, quantity: line.dispatched }];
}

function dispatchLine(context: Context, line: BookLine, issues: Issue[]): readonly Move[] {
  if (line.dispatches.length > 0) return line.dispatches.map((one) => dispatchMove(context, one, line.shipmentId));
  if (line.dispatched > 0 && line.shipped === null) issues.push(raise("ship-date-missing", line.place, { line: `${line.shipmentId} ${line.sku}` }));
  const from = line.fromWarehouse === "" ? "" : context.places.ofWarehouse(line.fromWarehouse);
  return dispatchesOf(line, context.ledgerStart).map(({ day, quantity }) => dispatchMove(context, { day, from, to: "", sku: line.sku, quantity, reference: line.shipmentId, place: line.place }, line.shipmentId));
}

/** Goods leave a warehouse whose stock the movements keep, unless they left it before its books begin; else they come from outside. */
function dispatchMove({ pools, keptSince }: Context, one: Dispatch, reference: string): Move {
  const to = pools.idOf(transitPool(one.sku));
  const since = keptSince(one.from, one.sku);
  const kept = since !== null && since <= one.day;
  return {
    day: one.day, rank: kept ? RANKS.transfer : RANKS.entry, from: kept ? pools.idOf({ location: one.from, sku: one.sku, fnsku: null, disposition: null }) : null, to,
    exit: kept ? "transfer-out" : null, entry: "transfer-in", quantity: one.quantity, cost: kept ? CARRIED : { by: "lookup" }, newUnitCost: null, reference, place: one.place,
  };
}

/** Units received before the ledger begins left transit then; they are inside Amazon's opening balance. */
function leaveBefore(context: Context, one: Carried): readonly Move[] {
  const { line, before } = one.account;
  const quantity = Math.min(before, one.held);
  if (quantity <= 0 || context.ledgerStart === null) return [];
  one.held -= quantity;
  return [leaveTransit(context, line, { day: earlierReceiptsLeave(line, context.ledgerStart), quantity, exit: "transfer-out", place: line.place })];
}

/** The day on which units received before the ledger leave transit. */
export function earlierReceiptsLeave({ shipped }: BookLine, ledgerStart: Day): Day {
  const eve = addDays(ledgerStart, -1);
  return shipped !== null && shipped > eve ? shipped : eve;
}

function leaveTransit({ pools }: Context, line: BookLine, { day, quantity, exit, place }: { readonly day: Day; readonly quantity: number; readonly exit: "transfer-out" | "lost"; readonly place: Place | null }): Move {
  return { day, rank: RANKS.exit, from: pools.idOf(transitPool(line.sku)), to: null, exit, entry: null, quantity, cost: CARRIED, newUnitCost: null, reference: line.shipmentId, place };
}

/** What a line holds arrives at its cost; what goes beyond it is another line's, else it comes from outside. A correction takes back the latter first. */
function receive(context: Context, one: Carried, taking: Taking, helpers: readonly { readonly from: Carried; left: number }[]): readonly Move[] {
  const { line } = one.account;
  if (taking.quantity < 0) {
    const undone = Math.min(-taking.quantity, one.beyond);
    one.beyond -= undone;
    one.held -= taking.quantity + undone;
    return [...receiveFromOutside(context, taking, -undone), ...arrive(context, line, taking, taking.quantity + undone)];
  }
  const own = Math.min(taking.quantity, Math.max(0, one.held));
  one.held -= own;
  let left = taking.quantity - own;
  const moves = [...arrive(context, line, taking, own)];
  for (const helper of helpers) {
    const units = Math.min(left, helper.left, helper.from.held);
    if (units <= 0) continue;
    helper.left -= units;
    helper.from.held -= units;
    left -= units;
    moves.push(...arrive(context, helper.from.account.line, taking, units));
  }
  one.beyond += left;
  return [...moves, ...receiveFromOutside(context, taking, left)];
}

/** Out of transit into the pool of the receipt, or out of sight on days that the ledger does not reach. */
function arrive(context: Context, line: BookLine, { day, pool, reference, place, evidence }: Taking, quantity: number): readonly Move[] {
  if (quantity === 0) return [];
  if (pool === null) return [leaveTransit(context, line, { day, quantity, exit: "transfer-out", place: place ?? evidence })];
  return [{ day, rank: RANKS.transfer, from: context.pools.idOf(transitPool(line.sku)), to: pool, exit: "transfer-out", entry: "receipt", quantity, cost: CARRIED, newUnitCost: null, reference, place }];
}

function receiveFromOutside({ overReceiptCost }: Context, { day, pool, reference, place }: Taking, quantity: number): readonly Move[] {
  // After the day's arrivals from transit: units beyond the dispatched ones cost what those cost.
  return quantity === 0 || pool === null ? [] : [{ day, rank: RANKS.transfer, from: null, to: pool, exit: null, entry: "receipt", quantity, cost: { by: "lookup", first: overReceiptCost }, newUnitCost: null, reference, place }];
}

function lose(context: Context, one: Carried | undefined, { line, units, day, place }: Loss): readonly Move[] {
  const quantity = one === undefined ? 0 : Math.min(units, one.held);
  if (one === undefined || quantity <= 0) return [];
  one.held -= quantity;
  return [leaveTransit(context, line, { day, quantity, exit: "lost", place })];
}
