/**
 * Shipment lines and Amazon's receipts -> moves through the in-transit location: what was dispatched enters it, what Amazon
 * receives leaves it at the cost it carries, what never arrives stays. The ledger's daily totals name no shipment, so a
 * receipt is taken from the shipments of its SKU, those delivered by then first, then the oldest.
 */
import { addDays, isoOf, type Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { IN_TRANSIT } from "../domain/location";
import { readStatus } from "../domain/shipment-status";
import type { Facts } from "../facts/facts";
import type { LedgerReceipt } from "./ledger-moves";
import { placeInFacts } from "./ledger-series";
import { CARRIED, RANKS, type Move } from "./move";
import type { Places } from "./places";
import type { Pool, PoolId, Pools } from "./pools";
import { bookDispatches, type BookLine, type Dispatch } from "./shipment-book";

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  /** The day since which the seller's own movements keep a warehouse's stock of a SKU; null where they do not keep that warehouse. */
  readonly keptSince: (warehouse: string, sku: string) => Day | null;
  /** Days after delivery during which Amazon is still counting. */
  readonly receivingDays: number;
  /** Locations that the ledger speaks of. */
  readonly ledgerLocations: ReadonlySet<string>;
  /** First day of the ledger; null without one. */
  readonly ledgerStart: Day | null;
};

/** How much of a line Amazon received, as far as the ledger tells: before the ledger begins, and by day inside it. */
export type LineReceipts = { readonly line: BookLine; readonly before: number; readonly received: readonly { readonly day: Day; readonly quantity: number }[] };

export function moveTransit(lines: readonly BookLine[], unreferenced: readonly Dispatch[], receipts: readonly LedgerReceipt[], context: Context): { readonly moves: readonly Move[]; readonly lineReceipts: readonly LineReceipts[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const moves: Move[] = [];
  const open = [...lines, ...unreferenced.flatMap((one) => bookDispatches([one]))].map((line): OpenLine => {
    const sent = dispatchLine(context, line, issues);
    for (const move of sent) moves.push(move);
    const before = receivedBefore(line, context, issues);
    const destination = line.toWarehouse === "" ? null : context.places.ofWarehouse(line.toWarehouse);
    return { line, destination, before, capacity: Math.max(0, (line.statedReceived ?? line.dispatched) - before), held: sent.reduce((sum, { quantity }) => sum + quantity, 0), taken: [] };
  });
  assignEarlierReceipts(open, receipts, context);
  for (const one of open) for (const move of leaveBefore(context, one)) moves.push(move);
  const candidatesOf = indexByGoods(open);
  const beyond = new Map<PoolId, Beyond>();
  for (const receipt of [...receipts].sort((a, b) => a.day - b.day)) for (const move of takeReceipt(context, receipt, candidatesOf(context.pools.at(receipt.pool)), beyond)) moves.push(move);
  issues.push(...nameBeyond(context, beyond, candidatesOf));
  return { moves, lineReceipts: open.flatMap(({ line, before, taken }) => (line.shipmentId === "" ? [] : [{ line, before, received: taken }])), issues };
}

/** A line, and how much of it is still out. */
type OpenLine = {
  readonly line: BookLine;
  /** null where the line names none. */
  readonly destination: string | null;
  before: number;
  /** Units that Amazon may still receive for the line. */
  capacity: number;
  /** Units of it that are in transit. */
  held: number;
  readonly taken: { readonly day: Day; readonly quantity: number }[];
};

/** Units received beyond what any line dispatched, and since when. */
type Beyond = { units: number; readonly since: Day };

/** A receipt belongs to lines of the same SKU, or of the same FNSKU where the SKU was renamed. */
function indexByGoods(open: readonly OpenLine[]): (goods: Pick<Pool, "sku" | "fnsku">) => readonly OpenLine[] {
  const bySku = new Map<string, OpenLine[]>();
  const byFnsku = new Map<string, OpenLine[]>();
  const put = (index: Map<string, OpenLine[]>, key: string, one: OpenLine): void => {
    const lines = index.get(key) ?? [];
    lines.push(one);
    index.set(key, lines);
  };
  for (const one of open) {
    put(bySku, one.line.sku, one);
    if (one.line.fnsku !== null) put(byFnsku, one.line.fnsku, one);
  }
  return ({ sku, fnsku }) => [...new Set([...(bySku.get(sku) ?? []), ...(fnsku === null ? [] : (byFnsku.get(fnsku) ?? []))])];
}

function dispatchLine(context: Context, line: BookLine, issues: Issue[]): readonly Move[] {
  if (line.dispatches.length > 0) return line.dispatches.map((one) => dispatchMove(context, one, line.shipmentId));
  if (line.dispatched === 0) return [];
  const day = line.shipped ?? line.deliveredOn ?? line.closed ?? context.ledgerStart;
  if (line.shipped === null) issues.push(raise("ship-date-missing", line.place, { line: `${line.shipmentId} ${line.sku}` }));
  if (day === null) return [];
  const from = line.fromWarehouse === "" ? "" : context.places.ofWarehouse(line.fromWarehouse);
  return [dispatchMove(context, { day, from, to: "", sku: line.sku, quantity: line.dispatched, reference: line.shipmentId, place: line.place }, line.shipmentId)];
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

export function transitPool(sku: string): Pool {
  return { location: IN_TRANSIT, sku, fnsku: null, disposition: null };
}

/**
 * A shipment that was over before the ledger begins was received before it, all of it. Where it states no units received,
 * the ledger cannot tell either, and nothing may be claimed on a guess.
 */
function receivedBefore(line: BookLine, { ledgerStart, receivingDays }: Context, issues: Issue[]): number {
  if (ledgerStart === null) return 0;
  const { ended, arrived } = readStatus(line.status);
  const delivered = line.deliveredOn === null ? null : addDays(line.deliveredOn, receivingDays);
  const over = line.closed ?? (ended && arrived ? delivered : null);
  if (over === null || over >= ledgerStart) return 0;
  if (line.statedReceived === null) issues.push(raise("shipment-before-ledger", line.place, { line: `${line.shipmentId} ${line.sku}` }));
  return line.statedReceived ?? line.dispatched;
}

/**
 * Where a SKU's lines state more received units than the ledger shows, the rest was received before the ledger begins by
 * the lines delivered (or, where that is not known, shipped) before it, oldest first; what is left after them will be received later.
 */
function assignEarlierReceipts(open: readonly OpenLine[], receipts: readonly LedgerReceipt[], { pools, ledgerStart }: Context): void {
  if (ledgerStart === null) return;
  const inLedger = new Map<string, number>();
  for (const { pool, quantity } of receipts) inLedger.set(pools.at(pool).sku, (inLedger.get(pools.at(pool).sku) ?? 0) + quantity);
  const surplus = new Map<string, number>();
  for (const { line, capacity } of open) {
    if (line.statedReceived === null) continue;
    surplus.set(line.sku, (surplus.get(line.sku) ?? -(inLedger.get(line.sku) ?? 0)) + capacity);
  }
  for (const one of [...open].sort(oldestFirst)) {
    const reached = one.line.deliveredOn ?? one.line.shipped;
    if (one.line.statedReceived === null || reached === null || reached >= ledgerStart) continue;
    const earlier = Math.max(0, Math.min(surplus.get(one.line.sku) ?? 0, one.capacity));
    surplus.set(one.line.sku, (surplus.get(one.line.sku) ?? 0) - earlier);
    one.before += earlier;
    one.capacity -= earlier;
  }
}

function oldestFirst(a: OpenLine, b: OpenLine): number {
  return (a.line.shipped ?? -Infinity) - (b.line.shipped ?? -Infinity);
}

/** Units received before the ledger begins left transit then; they are inside Amazon's opening balance. */
function leaveBefore({ pools, ledgerStart }: Context, one: OpenLine): readonly Move[] {
  const quantity = Math.min(one.before, one.held);
  if (quantity <= 0 || ledgerStart === null) return [];
  one.held -= quantity;
  const eve = addDays(ledgerStart, -1);
  const day = one.line.shipped !== null && one.line.shipped > eve ? one.line.shipped : eve;
  return [{
    day, rank: RANKS.exit, from: pools.idOf(transitPool(one.line.sku)), to: null, exit: "transfer-out", entry: null, quantity, cost: CARRIED, newUnitCost: null,
    reference: one.line.shipmentId, place: one.line.place,
  }];
}

/** `beyond` holds, by pool, the units received beyond what any shipment dispatched: a correction takes those back first. */
function takeReceipt(context: Context, receipt: LedgerReceipt, sameGoods: readonly OpenLine[], beyond: Map<PoolId, Beyond>): readonly Move[] {
  const { pools } = context;
  const { location } = pools.at(receipt.pool);
  const candidates = sameGoods.filter((one) => mayArriveAt(context, one, location));
  const base = { day: receipt.day, newUnitCost: null, place: placeInFacts(context.facts, context.facts.ledger, receipt.index) };
  const moves: Move[] = [];
  const receiveBeyond = (quantity: number, reference: string): void => {
    const known = beyond.get(receipt.pool) ?? { units: 0, since: receipt.day };
    beyond.set(receipt.pool, { ...known, units: known.units + quantity });
    moves.push(receiveFromOutside(base, receipt.pool, quantity, reference));
  };
  const take = (one: OpenLine, quantity: number): void => {
    one.taken.push({ day: receipt.day, quantity });
    one.capacity -= quantity;
    const carried = quantity > 0 ? Math.min(quantity, Math.max(0, one.held)) : quantity;
    one.held -= carried;
    const reference = one.line.shipmentId;
    if (carried !== 0) moves.push({ ...base, rank: RANKS.transfer, from: pools.idOf(transitPool(one.line.sku)), to: receipt.pool, exit: "transfer-out", entry: "receipt", quantity: carried, cost: CARRIED, reference });
    if (carried !== quantity) receiveBeyond(quantity - carried, reference);
  };
  if (receipt.quantity < 0) {
    const undone = Math.min(-receipt.quantity, Math.max(0, beyond.get(receipt.pool)?.units ?? 0));
    if (undone > 0) receiveBeyond(-undone, "");
    takeBack(candidates, -receipt.quantity - undone, take, (rest) => receiveBeyond(-rest, ""));
    return moves;
  }
  let left = receipt.quantity;
  const inOrder = candidates.filter(({ line }) => line.shipped === null || line.shipped <= addDays(receipt.day, 1)).sort((a, b) => arrivalOrder(receipt.day, a, b));
  for (const one of inOrder) {
    const quantity = Math.max(0, Math.min(left, one.capacity));
    if (quantity > 0) take(one, quantity);
    left -= quantity;
  }
  if (left > 0) receiveBeyond(left, "");
  return moves;
}

/** A negative receipt corrects an earlier one: the units go back to the shipments that were received last. */
function takeBack(candidates: readonly OpenLine[], units: number, take: (one: OpenLine, quantity: number) => void, rest: (units: number) => void): void {
  let left = units;
  const lastDay = ({ taken }: OpenLine): number => taken.at(-1)?.day ?? -Infinity;
  for (const one of [...candidates].sort((a, b) => lastDay(b) - lastDay(a))) {
    const received = one.taken.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(left, Math.max(0, received));
    if (quantity > 0) take(one, -quantity);
    left -= quantity;
  }
  if (left > 0) rest(left);
}

function receiveFromOutside(base: Pick<Move, "day" | "newUnitCost" | "place">, to: PoolId, quantity: number, reference: string): Move {
  // After the day's arrivals from transit: units beyond the dispatched ones cost what those cost.
  return { ...base, rank: RANKS.transfer, from: null, to, exit: null, entry: "receipt", quantity, cost: { by: "lookup" }, reference };
}

function arrivalOrder(day: Day, a: OpenLine, b: OpenLine): number {
  const waits = ({ line }: OpenLine): number => (line.deliveredOn !== null && line.deliveredOn <= day ? 0 : 1);
  return waits(a) - waits(b) || oldestFirst(a, b);
}

/** A line's destination rules a location out only where the line names another location that the ledger knows. */
function mayArriveAt({ ledgerLocations }: Context, { destination }: OpenLine, location: string): boolean {
  return destination === null || destination === location || !ledgerLocations.has(destination);
}

/** Receipts that no line explains, of goods that shipments here do send. */
function nameBeyond({ pools }: Context, beyond: ReadonlyMap<PoolId, Beyond>, candidatesOf: (goods: Pick<Pool, "sku" | "fnsku">) => readonly OpenLine[]): readonly Issue[] {
  return [...beyond].flatMap(([pool, { units, since }]) => {
    const { location, sku, fnsku } = pools.at(pool);
    // One unit more than a shipment's own is that shipment's variance, and shown there.
    const lines = candidatesOf({ sku, fnsku });
    const over = lines.reduce((sum, { line }) => sum + Math.max(0, (line.statedReceived ?? 0) - line.dispatched), 0);
    return lines.length === 0 || units <= over ? [] : [raise("receipt-unmatched", null, { sku, units: units - over, location, since: isoOf(since) })];
  });
}
