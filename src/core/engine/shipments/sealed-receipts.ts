/**
 * What shipments received up to a closed month -> its seal, and back: where the ledger begins after it, nobody's rows tell it any more. The
 * seal names the shipments that had not received just what was sent. One that names none tells by its goods in transit: what had left for
 * Amazon by then and is not among them was received, or decided, before.
 */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { OverReceiptCost } from "../../domain/settings";
import { keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import { readStatus } from "../../domain/shipment-status";
import { tellKnown } from "../closing/known-rows";
import type { Seal, SealedLine } from "../closing/seal";
import { noteOf, receivedOfTexts, REMARKS, textOfNote, type SealedShipment } from "../closing/sealed-notation";
import type { Dispatch } from "../movements/own-moves";
import type { Move } from "../movements/move";
import { transitPool, type PoolId, type Pools } from "../movements/pools";
import { dispatchMove } from "./dispatch-moves";
import type { LineAccount, OpenAccount, Taking } from "./line-accounts";
import { receivedBefore } from "./sealed-differences";
import { readReceivedElsewhere, type Relief } from "./received-elsewhere";
import { dispatchesOf, type BookLine } from "./shipment-book";
import { unitsLostForGood, type Loss } from "./loss";

type Account = Pick<OpenAccount, "line" | "before" | "beforeUntil" | "gone" | "lost" | "swapped" | "isClosed" | "beforeMost" | "capacity" | "takings">;
type Followed = {
  readonly accounts: readonly LineAccount[];
  readonly explained: { readonly reliefs: readonly Relief[] };
  readonly losses: readonly Loss[];
  readonly moves: readonly Move[];
  readonly ledgerStart: Day | null;
};
type Closed = { readonly closedTo: Day; readonly ledgerStart: Day };

/** By the pool of the goods in transit. */
export function sealReceived(
  { accounts, explained, losses, moves, ledgerStart }: Followed,
  {
    closedTo,
    earlier,
    pools,
    costedBy,
  }: { readonly closedTo: Day; readonly earlier: readonly Seal[]; readonly pools: Pools; readonly costedBy: (line: BookLine) => readonly OverReceiptCost[] },
): ReadonlyMap<PoolId, readonly string[]> {
  const texts = new Map<PoolId, string[]>();
  const [lostSince, lent, swapped] = [new Map<BookLine, number>(), new Map<BookLine, number>(), new Map<BookLine, number>()];
  const add = (to: Map<BookLine, number>, line: BookLine, units: number): void => void to.set(line, (to.get(line) ?? 0) + units);
  for (const { line, units, day } of losses) if (day <= closedTo) add(lostSince, line, units);
  const lostOf = unitsLostForGood(losses, closedTo);
  // Whose units are whose is known as of now, whatever months before had of it: only what was lost is so for good.
  const known = accounts.map((account) => ({ ...account, gone: account.lost + lostOf(account.line) }));
  for (const { from, to, units } of readReceivedElsewhere(known, explained.reliefs, { until: closedTo, ledgerStart })) {
    for (const given of from.sku === to.sku ? [lent] : [lent, swapped]) {
      add(given, from, units);
      add(given, to, 0 - units);
    }
  }
  const isOut = unitsOut(moves, closedTo);
  // What the month before had as lacking or too many is told once it is neither: else that stands.
  const differed = new Set(
    receivedBefore(earlier, closedTo).flatMap(({ shipment, sku, received: { received, sent } }) => (received === sent ? [] : [keyOfLine(shipment, sku)])),
  );
  for (const { line, before, beforeUntil, lost, takings } of accounts) {
    if (ledgerStart === null || line.shipmentId === "") continue;
    const sent = sentBy(line, { closedTo, ledgerStart });
    const received = before + receivedBy(takings, closedTo);
    const isNews = received !== sent || differed.has(keyOfLine(line.shipmentId, line.sku));
    if (sent === 0 && (line.dispatched > 0 || received < 0 || !isNews)) continue;
    const pool = pools.idOf(transitPool(line.sku, ""));
    const ofPool = texts.get(pool) ?? [REMARKS["receipts-are-kept"]];
    texts.set(pool, ofPool);
    if (!isNews) continue;
    // Of what is missing, all that is not out under its own shipment is gone: also where others are known to have had it by now, and only what they hold could give it back.
    const gone = received > sent ? (lent.get(line) ?? 0) : Math.max(0, sent - received - (isOut.get(pools.idOf(transitPool(line.sku, line.shipmentId))) ?? 0));
    // What came after all was not lost.
    const gaveUp = Math.max(0, Math.min(lost + (lostSince.get(line) ?? 0), gone));
    const last = received > sent ? (takings.filter(({ day }) => day <= closedTo).at(-1)?.day ?? beforeUntil) : null;
    const shipment = keyOfShipment(line.shipmentId);
    ofPool.push(
      textOfNote({
        kind: "received",
        shipment,
        received,
        gone,
        lost: gone > 0 ? gaveUp : null,
        last,
        swapped: swapped.get(line) ?? 0,
        sent,
        shipped: line.shipped,
        ...(received > sent ? { ...NO_ARRIVAL, fnsku: line.fnsku ?? "", costedBy: costedBy(line) } : { ...arrivalOf(line, closedTo), fnsku: "", costedBy: [] }),
      }),
    );
  }
  return texts;
}

type Arrival = Pick<SealedShipment, "delivered" | "deliveredOn" | "closed" | "toWarehouse">;
const NO_ARRIVAL: Arrival = { delivered: null, deliveredOn: null, closed: null, toWarehouse: "" };

/** Whoever says that Amazon is done with a shipment, and not since when, says it when the month is closed. */
function arrivalOf({ delivered, deliveredOn, closed, status, toWarehouse }: BookLine, closedTo: Day): Arrival {
  return { delivered, deliveredOn, closed: closed ?? (readStatus(status).ended ? closedTo : null), toWarehouse };
}

/** By the pool of a shipment in transit. */
function unitsOut(moves: readonly Move[], until: Day): ReadonlyMap<PoolId, number> {
  const out = new Map<PoolId, number>();
  const add = (pool: PoolId | null, units: number): void => void (pool === null || out.set(pool, (out.get(pool) ?? 0) + units));
  for (const { day, from, to, quantity } of moves) {
    if (day > until) continue;
    add(from, 0 - quantity);
    add(to, quantity);
  }
  return out;
}

/** Whether a closed month had a ledger to know receipts by. */
export function keepsReceipts({ lines }: Seal): boolean {
  return lines.some(({ moved }) => moved.includes(REMARKS["receipts-are-kept"]));
}

/**
 * Sets `before` of the accounts of goods that a seal before the ledger knows, and tells which. A stated figure says how much has come by now: what a seal
 * names of it had come by its closing, and the rest may come yet. Where it names none the stated figure stands. Oldest first.
 */
export function receiveBySeal<A extends Account>(
  oldestFirst: readonly A[],
  { seals, ledgerStart, pools }: { readonly seals: readonly Seal[]; readonly ledgerStart: Day; readonly pools: Pools },
): ReadonlySet<A> {
  const newestFirst = seals.filter(({ closedTo }) => closedTo < ledgerStart).reverse();
  const told = new Set<A>();
  if (newestFirst.length === 0) return told;
  const isToldLate = tellLate(oldestFirst, seals, pools);
  for (const [sku, ofSku] of groupBy(oldestFirst, ({ line }) => line.sku)) {
    const accounts = ofSku.filter(({ line }) => !isToldLate(line));
    // What lay in no transit and did not move is in no later seal.
    const seal =
      newestFirst.find(({ lines }) => lines.some((line) => line.location === IN_TRANSIT && line.sku === sku)) ??
      newestFirst.find(({ lines }) => lines.some((line) => line.sku === sku));
    if (seal === undefined) continue;
    const inTransit = seal.lines.filter((line) => line.location === IN_TRANSIT && line.sku === sku);
    const closed = { closedTo: seal.closedTo, ledgerStart };
    const named = receivedOfTexts(inTransit.flatMap(({ moved }) => moved));
    if (named !== null) receiveAsNamed(accounts, inTransit, { named, lostByCases: lostByCases(seals, sku) }, closed);
    else
      receiveWhatIsNotThere(
        accounts,
        inTransit.reduce((sum, { quantity }) => sum + quantity, 0),
        closed,
      );
    for (const one of accounts) if (sentBy(one.line, closed) > 0 && (one.isClosed || one.line.statedReceived === null)) told.add(one);
  }
  return told;
}

/** Sent in a month that was closed without it: nothing of it was received by then, whatever the seal does not name. */
function tellLate(accounts: readonly Account[], seals: readonly Seal[], pools: Pools): (line: BookLine) => boolean {
  const moves = new Map(
    accounts.flatMap(({ line }) => line.dispatches.map((one) => [one, dispatchMove({ pools, keptSince: () => null }, one, line.shipmentId)] as const)),
  );
  const { isKnown } = tellKnown([...moves.values()], seals, pools);
  const isNew = (one: Dispatch): boolean => {
    const move = moves.get(one);
    return move !== undefined && isKnown(move, seals.at(-1)) === false;
  };
  return ({ dispatches }) => dispatches.length > 0 && dispatches.every(isNew);
}

type Named = { readonly named: ReadonlyMap<string, SealedShipment>; readonly lostByCases: ReadonlyMap<string, number> };

function receiveAsNamed(accounts: readonly Account[], inTransit: readonly SealedLine[], { named, lostByCases: ofCases }: Named, closed: Closed): void {
  const [nameless, others] = [accounts.filter(({ line }) => line.shipmentId === ""), accounts.filter(({ line }) => line.shipmentId !== "")];
  for (const one of others) {
    const sent = sentBy(one.line, closed);
    const known = named.get(keyOfShipment(one.line.shipmentId));
    const shipment = known ?? wholeUnlessStated(one, sent);
    if (shipment === null || (sent === 0 && shipment.sent !== 0)) continue;
    const { received, gone, lost, last, swapped } = shipment;
    const before = Math.max(0, received - receivedBy(one.takings, closed.closedTo));
    one.gone = gone < 0 ? Math.max(gone, Math.min(0, sent - received)) : Math.min(gone, Math.max(0, sent - received));
    one.lost = Math.max(0, Math.min(lost ?? ofCases.get(keyOfShipment(one.line.shipmentId)) ?? 0, one.gone));
    one.swapped = swapped;
    one.beforeUntil = last ?? closed.closedTo;
    one.isClosed = true;
    one.capacity = Math.max(0, one.capacity + one.before - before);
    one.before = before;
    if (known !== undefined) one.beforeMost = before;
  }
  if (nameless.length > 0) receiveWhatIsNotThere(nameless, unitsNameless(inTransit, others, closed), closed);
}

/**
 * A shipment that the seal does not name had received just what was sent, or was not known then. One that states what it received and was not over by then may be
 * of the latter, and its own figure stands.
 */
function wholeUnlessStated({ line, before }: Account, sent: number): SealedShipment | null {
  const received = line.statedReceived === null ? sent : Math.min(sent, before);
  return received === 0 ? null : { received, gone: 0, lost: 0, last: null, swapped: 0, sent: null, fnsku: "", costedBy: [], shipped: null, ...NO_ARRIVAL };
}

/** What cases gave up of a SKU, by shipment: seals that do not tell lost units apart have that. */
function lostByCases(seals: readonly Seal[], sku: string): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const line of seals.flatMap(({ lines }) => lines))
    for (const note of line.location === IN_TRANSIT && line.sku === sku ? line.moved.map(noteOf) : [])
      if (note.kind === "lost") lost.set(keyOfShipment(note.shipmentId), (lost.get(keyOfShipment(note.shipmentId)) ?? 0) + note.units);
  return lost;
}

/** Units in transit that were sent under no name. A month that was closed before shipments were kept apart has them among all others. */
function unitsNameless(inTransit: readonly SealedLine[], others: readonly Account[], closed: Closed): number {
  const ofNone = inTransit.reduce((sum, { quantity, shipment }) => (shipment === undefined ? sum + quantity : sum), 0);
  if (ofNone === 0 || inTransit.some(({ shipment }) => shipment !== undefined)) return ofNone;
  return Math.max(
    0,
    others.reduce(
      (sum, { line, before, gone, takings }) => sum - Math.max(0, sentBy(line, closed) - gone - before - receivedBy(takings, closed.closedTo)),
      ofNone,
    ),
  );
}

function receiveWhatIsNotThere(accounts: readonly Account[], inTransit: number, closed: Closed): void {
  let left = accounts.reduce((sum, { line, before }) => sum + sentBy(line, closed) - before, 0) - inTransit;
  // Where more is still out than the lines say, the youngest of those taken as received in full is the one that lacks it.
  for (const one of left < 0 ? [...accounts].reverse() : accounts) {
    if (left === 0) break;
    if (one.line.statedReceived !== null) continue;
    const units = left < 0 ? Math.max(left, -one.before) : Math.min(left, one.capacity, sentBy(one.line, closed) - one.before);
    if (left > 0 && units <= 0) continue;
    one.before += units;
    one.capacity = Math.max(0, one.capacity - Math.max(0, units));
    left -= units;
  }
}

function sentBy(line: BookLine, { closedTo, ledgerStart }: Closed): number {
  return dispatchesOf(line, ledgerStart).reduce((sum, { day, quantity }) => (day <= closedTo ? sum + quantity : sum), 0);
}

function receivedBy(takings: readonly Taking[], day: Day): number {
  return takings.reduce((sum, taking) => (taking.day <= day ? sum + taking.quantity : sum), 0);
}
