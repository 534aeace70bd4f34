/**
 * Amazon's receipts -> the shipment lines that they belong to. Receipts that name their shipment go to it; the summary
 * names none, so that its other units are taken from the shipments of the goods, those delivered by then first, then the
 * oldest. The summary decides how many units came into stock, the references decide whose they were.
 */
import { groupBy } from "../../columns/group-by";
import { addDays, isoOf, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { byShipmentThenSku, keyOfLine, keyOfShipment, oldestFirst } from "../../domain/shipment-line";
import { readStatus } from "../../domain/shipment-status";
import { nameOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { groupReceipts, type ReceiptGroup } from "./group-receipts";
import type { LedgerReceipt } from "../ledger/ledger-moves";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Seal } from "../closing/seal";
import { receiveBySeal } from "./sealed-receipts";
import type { ReferencedReceipt } from "./reference-receipts";
import { bookDispatches, type BookLine } from "./shipment-book";
import type { Dispatch } from "../movements/own-moves";

export type MatchContext = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  /** Days after delivery during which Amazon is still counting. */
  readonly receivingDays: number;
  /** Locations that the ledger speaks of. */
  readonly ledgerLocations: ReadonlySet<string>;
  /** First and last day of the ledger; null without one. */
  readonly ledgerSpan: Period | null;
  /** SKUs of which the ledger's first rows find some there. */
  readonly heldAtStart: ReadonlySet<string>;
  /** Closed months before the period, oldest first. */
  readonly seals: readonly Seal[];
  /** The seller's SKU of goods named by FNSKU only. */
  readonly skuOf: (fnsku: string) => string;
};

/** Units of a receipt that belong to one line, or to none. */
export type Taking = {
  readonly day: Day;
  /** Where they came to lie; null on a day that the ledger does not reach. */
  readonly pool: PoolId | null;
  readonly quantity: number;
  /** The shipment that they were received under; "" where nothing says so and no line took them. */
  readonly reference: string;
  /** The ledger's row. */
  readonly place: Place | null;
  /** The row that names the shipment; null where no row does. */
  readonly evidence: Place | null;
};
/** A line, and what Amazon received of it as far as the ledger tells. */
export type LineAccount = {
  readonly line: BookLine;
  /** Units received before the ledger begins, on no known day. */
  readonly before: number;
  readonly takings: readonly Taking[];
  /** Receipts name its shipment, so that the ledger knows better than what is stated. */
  readonly byReference: boolean;
};
export type Matched = { readonly accounts: readonly LineAccount[]; readonly unclaimed: readonly Taking[]; readonly issues: readonly Issue[] };

/** An account while it is filled. */
type Open = {
  readonly line: BookLine;
  /** null where the line names none. */
  readonly destination: string | null;
  before: number;
  /** Units that Amazon may still receive for the line without naming it. */
  capacity: number;
  readonly takings: Taking[];
  readonly byReference: boolean;
};

export function matchReceipts(booked: readonly BookLine[], unreferenced: readonly Dispatch[], receipts: readonly LedgerReceipt[], references: readonly ReferencedReceipt[], context: MatchContext): Matched {
  const issues: Issue[] = [];
  const lines = [...booked, ...unreferenced.flatMap((one) => bookDispatches([one]))];
  const added = linesReceivedOnly(booked, references, context);
  const named = new Set(references.map(({ shipmentId }) => shipmentId));
  const open = [...lines, ...added].map((line): Open => ({
    line, destination: line.toWarehouse === "" ? null : context.places.ofWarehouse(line.toWarehouse), before: 0, capacity: 0, takings: [], byReference: line.shipmentId !== "" && named.has(keyOfShipment(line.shipmentId)),
  }));
  const accountOf = indexByReference(open, context);
  const { groups, outside } = groupReceipts(receipts, references, context);
  const unclaimed: Taking[] = [];
  for (const one of outside) {
    const taking = takingOf(one, { pool: null, quantity: one.quantity, place: one.place });
    const account = accountOf(one);
    if (account !== null) account.takings.push(taking);
  }
  fillCapacities(open, groups, accountOf, context, issues);
  const candidatesOf = indexByGoods(open);
  for (const group of groups) {
    const candidates = candidatesOf(context.pools.at(group.pool)).filter((one) => mayArriveAt(context, one, context.pools.at(group.pool).location));
    for (const { reference, quantity } of group.references) takeReferenced(group, { reference, quantity }, accountOf(reference), candidates, unclaimed);
    for (const { quantity, place } of group.rest) takeUnreferenced(group, { quantity, place }, candidates, unclaimed);
  }
  issues.push(...nameUnknownShipments(references, accountOf), ...nameUnclaimed(unclaimed, context, candidatesOf), ...open.flatMap((one) => nameDisagreement(one)));
  return { accounts: open.map(({ line, before, takings, byReference }) => ({ line, before, takings: [...takings].sort((a, b) => a.day - b.day), byReference })), unclaimed, issues };
}

/** Goods received under a shipment that did not send them: a line of their own, so that it is seen where they came in. */
function linesReceivedOnly(booked: readonly BookLine[], references: readonly ReferencedReceipt[], { skuOf }: MatchContext): readonly BookLine[] {
  const byShipment = new Map<string, BookLine>();
  for (const line of [...booked].sort(byShipmentThenSku)) if (!byShipment.has(keyOfShipment(line.shipmentId))) byShipment.set(keyOfShipment(line.shipmentId), line);
  const isKnown = indexByReference(booked.map((line) => ({ line })), { skuOf });
  const added = new Map<string, { readonly line: BookLine; units: number }>();
  for (const one of references) {
    const sibling = byShipment.get(one.shipmentId);
    if (sibling === undefined || isKnown(one) !== null || one.place === null) continue;
    const sku = one.sku === "" ? skuOf(one.fnsku) : one.sku;
    const line: BookLine = {
      ...sibling, sku, fnsku: one.fnsku === "" ? null : one.fnsku, declared: null, dispatched: 0, delivered: null, statedReceived: null, unitsPerCarton: null, dispatches: [], place: one.place,
    };
    const known = added.get(keyOfLine(one.shipmentId, sku)) ?? { line, units: 0 };
    known.units += one.quantity;
    added.set(keyOfLine(one.shipmentId, sku), known);
  }
  return [...added.values()].flatMap(({ line, units }) => (units === 0 ? [] : [line]));
}

/** The account of a receipt by its shipment and SKU (which the ledger tells of an FNSKU alone), or its shipment and FNSKU where the SKU was renamed. */
function indexByReference<T extends { readonly line: BookLine }>(open: readonly T[], { skuOf }: Pick<MatchContext, "skuOf">): (receipt: Pick<ReferencedReceipt, "shipmentId" | "sku" | "fnsku">) => T | null {
  const byGoods = new Map<string, T>();
  const put = (key: string, one: T): void => void (byGoods.has(key) || byGoods.set(key, one));
  for (const one of open) if (one.line.shipmentId !== "") put(keyOfLine(one.line.shipmentId, one.line.sku), one);
  for (const one of open) if (one.line.shipmentId !== "" && one.line.fnsku !== null) put(keyOfLine(one.line.shipmentId, `fnsku:${one.line.fnsku}`), one);
  return ({ shipmentId, sku, fnsku }) => byGoods.get(keyOfLine(shipmentId, sku === "" ? skuOf(fnsku) : sku)) ?? (fnsku === "" ? undefined : byGoods.get(keyOfLine(shipmentId, `fnsku:${fnsku}`))) ?? null;
}

/** A receipt belongs to lines of the same SKU, or of the same FNSKU where the SKU was renamed. */
function indexByGoods(open: readonly Open[]): (goods: { readonly sku: string; readonly fnsku: string | null }) => readonly Open[] {
  const bySku = new Map<string, Open[]>();
  const byFnsku = new Map<string, Open[]>();
  const put = (index: Map<string, Open[]>, key: string, one: Open): void => {
    const lines = index.get(key) ?? [];
    lines.push(one);
    index.set(key, lines);
  };
  for (const one of open) {
    if (one.line.dispatched === 0 && one.line.statedReceived === null) continue;
    put(bySku, one.line.sku, one);
    if (one.line.fnsku !== null) put(byFnsku, one.line.fnsku, one);
  }
  return ({ sku, fnsku }) => [...new Set([...(bySku.get(sku) ?? []), ...(fnsku === null ? [] : (byFnsku.get(fnsku) ?? []))])];
}

function fillCapacities(open: readonly Open[], groups: readonly ReceiptGroup[], accountOf: (receipt: ReferencedReceipt) => Open | null, context: MatchContext, issues: Issue[]): void {
  const named = new Map<Open, number>();
  const add = (one: Open | null, quantity: number): void => void (one === null || named.set(one, (named.get(one) ?? 0) + quantity));
  for (const { references } of groups) for (const { reference, quantity } of references) add(accountOf(reference), quantity);
  for (const one of open) for (const { quantity } of one.takings) add(one, quantity);
  for (const one of open) {
    const byName = named.get(one) ?? 0;
    one.before = Math.max(0, receivedBefore(one.line, context, issues) - byName);
    one.capacity = Math.max(0, (one.line.statedReceived ?? one.line.dispatched) - one.before - byName);
  }
  if (context.ledgerSpan !== null) receiveBySeal([...open].sort((a, b) => oldestFirst(a.line, b.line)), context.seals, context.ledgerSpan.from);
  assignEarlierReceipts(open, groups, context);
  issues.push(...open.flatMap((one) => nameAcrossStart(one, context)));
}

/** Where neither a stated figure nor a closed month tells what a shipment received before the ledger, and some of the goods were there when it begins. */
function nameAcrossStart({ line, before }: Open, { ledgerSpan, seals, heldAtStart }: MatchContext): readonly Issue[] {
  if (ledgerSpan === null || line.deliveredOn === null || line.deliveredOn >= ledgerSpan.from) return [];
  if (line.dispatched === 0 || !heldAtStart.has(line.sku) || line.statedReceived !== null || before > 0 || seals.some(({ closedTo }) => closedTo < ledgerSpan.from)) return [];
  return [raise("shipment-across-ledger-start", line.place, { line: `${line.shipmentId} ${line.sku}`, delivered: line.deliveredOn, start: ledgerSpan.from })];
}

/**
 * A shipment that was over before the ledger begins was received before it, all of it. Where it states no units received,
 * the ledger cannot tell either, and nothing may be claimed on a guess.
 */
function receivedBefore(line: BookLine, { ledgerSpan, receivingDays }: MatchContext, issues: Issue[]): number {
  if (ledgerSpan === null) return 0;
  const { ended, arrived } = readStatus(line.status);
  const delivered = line.deliveredOn === null ? null : addDays(line.deliveredOn, receivingDays);
  const over = line.closed ?? (ended && arrived ? delivered : null);
  if (over === null || over >= ledgerSpan.from) return 0;
  if (line.statedReceived === null && line.dispatched > 0) issues.push(raise("shipment-before-ledger", line.place, { line: `${line.shipmentId} ${line.sku}` }));
  return line.statedReceived ?? line.dispatched;
}

/**
 * Where a SKU's lines state more received units than the ledger shows, the rest was received before the ledger begins by
 * the lines delivered (or, where that is not known, shipped) before it, oldest first; what is left after them will be received later.
 */
function assignEarlierReceipts(open: readonly Open[], groups: readonly ReceiptGroup[], { pools, ledgerSpan }: MatchContext): void {
  if (ledgerSpan === null) return;
  const inLedger = new Map<string, number>();
  for (const { pool, rest } of groups) for (const { quantity } of rest) inLedger.set(pools.at(pool).sku, (inLedger.get(pools.at(pool).sku) ?? 0) + quantity);
  const surplus = new Map<string, number>();
  for (const { line, capacity } of open) {
    if (line.statedReceived === null) continue;
    surplus.set(line.sku, (surplus.get(line.sku) ?? -(inLedger.get(line.sku) ?? 0)) + capacity);
  }
  for (const one of [...open].sort((a, b) => oldestFirst(a.line, b.line))) {
    const reached = one.line.deliveredOn ?? one.line.shipped;
    if (one.line.statedReceived === null || reached === null || reached >= ledgerSpan.from) continue;
    const earlier = Math.max(0, Math.min(surplus.get(one.line.sku) ?? 0, one.capacity));
    surplus.set(one.line.sku, (surplus.get(one.line.sku) ?? 0) - earlier);
    one.before += earlier;
    one.capacity -= earlier;
  }
}

function takingOf({ day, shipmentId, place: evidence }: ReferencedReceipt, { pool, quantity, place }: { readonly pool: PoolId | null; readonly quantity: number; readonly place: Place | null }): Taking {
  return { day, pool, quantity, reference: shipmentId, place, evidence };
}

/** Units of a shipment that nobody knows are first looked for among what was sent under no shipment's name. */
function takeReferenced(group: ReceiptGroup, { reference, quantity }: { readonly reference: ReferencedReceipt; readonly quantity: number }, account: Open | null, candidates: readonly Open[], unclaimed: Taking[]): void {
  const taking = takingOf({ ...reference, day: group.day }, { pool: group.pool, quantity, place: group.place });
  if (account !== null) {
    account.takings.push({ ...taking, reference: account.line.shipmentId });
    return;
  }
  let left = quantity;
  for (const one of candidates.filter(({ line }) => line.shipmentId === "").sort((a, b) => oldestFirst(a.line, b.line))) {
    const units = Math.max(0, Math.min(left, one.capacity));
    if (units === 0) continue;
    one.takings.push({ ...taking, quantity: units });
    one.capacity -= units;
    left -= units;
  }
  if (left !== 0) unclaimed.push({ ...taking, quantity: left });
}

function takeUnreferenced(group: ReceiptGroup, { quantity, place }: { readonly quantity: number; readonly place: Place | null }, candidates: readonly Open[], unclaimed: Taking[]): void {
  const base = { day: group.day, pool: group.pool, place, evidence: null };
  const take = (one: Open, units: number): void => {
    one.takings.push({ ...base, quantity: units, reference: one.line.shipmentId });
    one.capacity -= units;
  };
  const leave = (units: number): void => void unclaimed.push({ ...base, quantity: units, reference: "" });
  if (quantity < 0) {
    const loose = unclaimed.reduce((sum, one) => (one.pool === group.pool && one.reference === "" ? sum + one.quantity : sum), 0);
    const undone = Math.min(-quantity, Math.max(0, loose));
    if (undone > 0) leave(-undone);
    takeBack(candidates, -quantity - undone, take, leave);
    return;
  }
  let left = quantity;
  let last: { readonly one: Open; readonly units: number } | null = null;
  const inOrder = candidates.filter(({ line }) => line.shipped === null || line.shipped <= addDays(group.day, 1)).sort((a, b) => arrivalOrder(group.day, a, b));
  for (const one of inOrder) {
    const units = Math.max(0, Math.min(left, one.capacity));
    if (units === 0) continue;
    take(one, units);
    left -= units;
    last = { one, units };
  }
  if (left === 0) return;
  // Some more than was sent, booked together with the shipment's last units, is the same count; as much again is another shipment that is not known.
  if (last !== null && last.one.line.statedReceived === null && left < last.units) take(last.one, left);
  else leave(left);
}

/** A negative receipt corrects an earlier one: the units go back to the shipments that were received last. */
function takeBack(candidates: readonly Open[], units: number, take: (one: Open, quantity: number) => void, leave: (quantity: number) => void): void {
  let left = units;
  const lastDay = ({ takings }: Open): number => takings.reduce((last, { day }) => Math.max(last, day), -Infinity);
  for (const one of [...candidates].sort((a, b) => lastDay(b) - lastDay(a) || oldestFirst(b.line, a.line))) {
    const received = one.takings.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(left, Math.max(0, received));
    if (quantity > 0) take(one, -quantity);
    left -= quantity;
  }
  if (left > 0) leave(-left);
}

function arrivalOrder(day: Day, a: Open, b: Open): number {
  const waits = ({ line }: Open): number => (line.deliveredOn !== null && line.deliveredOn <= day ? 0 : 1);
  return waits(a) - waits(b) || oldestFirst(a.line, b.line);
}

/** A line's destination rules a location out only where the line names another location that the ledger knows. */
function mayArriveAt({ ledgerLocations }: MatchContext, { destination }: Open, location: string): boolean {
  return destination === null || destination === location || !ledgerLocations.has(destination);
}

/** Receipts that neither a shipment nor a name explains, of goods that shipments here do send. */
function nameUnclaimed(unclaimed: readonly Taking[], { pools }: MatchContext, candidatesOf: (goods: { readonly sku: string; readonly fnsku: string | null }) => readonly Open[]): readonly Issue[] {
  const byPool = new Map<PoolId, { units: number; readonly since: Day }>();
  for (const { pool, quantity, day, reference } of unclaimed) {
    if (pool === null || reference !== "") continue;
    const known = byPool.get(pool) ?? { units: 0, since: day };
    known.units += quantity;
    byPool.set(pool, known);
  }
  return [...byPool].flatMap(([pool, { units, since }]) => {
    const { location, sku, fnsku } = pools.at(pool);
    return units <= 0 || candidatesOf({ sku, fnsku }).length === 0 ? [] : [raise("receipt-unmatched", null, { sku, units, location, since: isoOf(since) })];
  });
}

/** Shipments known from receipts only. */
function nameUnknownShipments(references: readonly ReferencedReceipt[], accountOf: (receipt: ReferencedReceipt) => Open | null): readonly Issue[] {
  const byShipment = groupBy(references.filter((one) => accountOf(one) === null), ({ shipmentId }) => shipmentId);
  return [...byShipment].flatMap(([shipmentId, rows]) => {
    const [first] = rows;
    const units = new Map<string, number>();
    for (const { sku, fnsku, quantity } of rows) units.set(sku === "" ? fnsku : sku, (units.get(sku === "" ? fnsku : sku) ?? 0) + quantity);
    const goods = [...units].filter(([, quantity]) => quantity !== 0).sort(([a], [b]) => compareText(a, b)).map(([sku, quantity]) => `${quantity} of ${sku}`);
    return first === undefined || goods.length === 0 ? [] : [raise("receipt-of-unknown-shipment", first.place, { shipmentId, goods, since: isoOf(first.day) })];
  });
}

/** A figure that the Shipments table states and the ledger does not bear out. */
function nameDisagreement({ line, before, takings, byReference }: Open): readonly Issue[] {
  const received = before + takings.reduce((sum, { quantity }) => sum + quantity, 0);
  if (!byReference || line.statedReceived === null || line.statedReceived === received) return [];
  return [raise("received-disagrees", line.place, { line: `${line.shipmentId} ${line.sku}`, stated: line.statedReceived, received, rows: rowsOfTakings(takings) })];
}

/** "Ledger detail row 5, Ledger row 12": the rows that receipts stand in, each once. */
export function rowsOfTakings(takings: readonly Taking[]): string {
  const rows = takings.map(({ evidence, place }) => evidence ?? place).flatMap((at) => (at === null ? [] : [nameOfPlace(at)]));
  const once = [...new Set(rows)];
  return once.length <= 4 ? once.join(", ") : `${once.slice(0, 3).join(", ")} and ${once.length - 3} more`;
}
