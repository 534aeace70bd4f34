/**
 * Shipment lines and what was received of them -> moves through the in-transit location: what was dispatched enters it, what
 * Amazon receives leaves it at the cost it carries, also where it counts the goods as others whose labels they bore, what a case gave up leaves
 * it as lost, and the rest stays.
 */
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { OverReceiptCost } from "../../domain/settings";
import { keyOfShipment } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { dispatchMove } from "./dispatch-moves";
import type { LineAccount, Taking } from "./line-accounts";
import type { Matched } from "./match-receipts";
import { earlierReceiptsLeave, type Relief } from "./received-elsewhere";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Places } from "../movements/places";
import { transitPool, type Pools } from "../movements/pools";
import type { Loss } from "./loss";
import { lostWhileHeld } from "./lost-while-held";
import { dispatchesOf, sentBy, type BookLine } from "./shipment-book";

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  /** The day since which the seller's own movements keep a warehouse's stock of a SKU; null where they do not keep that warehouse. */
  readonly keptSince: (warehouse: string, sku: string) => Day | null;
  /** What units cost that were received beyond those dispatched. */
  readonly overReceiptCost: OverReceiptCost;
  /** First day of the ledger; null without one. */
  readonly ledgerStart: Day | null;
  /** The last day of the period. */
  readonly until: Day;
};

/** A line's units in transit while the moves are made. */
type Carried = { readonly account: LineAccount; held: number; beyond: number };
/** A line whose units arrived under another, and how many of them are still to be found there. */
type Helper = { readonly from: Carried; readonly to: Carried; left: number };

export function moveTransit(
  { accounts, unclaimed }: Matched,
  { reliefs, losses }: { readonly reliefs: readonly Relief[]; readonly losses: readonly Loss[] },
  context: Context,
): { readonly moves: readonly Move[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const moves: Move[] = [];
  const carried = new Map<BookLine, Carried>();
  for (const account of accounts) {
    const sent = dispatchLine(context, account.line, issues);
    const one: Carried = { account, held: sent.reduce((sum, { quantity }) => sum + quantity, 0), beyond: 0 };
    carried.set(account.line, one);
    for (const move of sent) moves.push(move);
  }
  const helpers = reliefs.flatMap(({ from, to, units }): readonly Helper[] => {
    const [source, target] = [carried.get(from), carried.get(to)];
    return source === undefined || target === undefined ? [] : [{ from: source, to: target, left: units }];
  });
  // What a closed month gave up and is there again is the line's before anything else comes in.
  for (const loss of losses) moves.push(...comeBack(context, carried.get(loss.line), loss));
  // What a line itself had before the ledger is its own before others are helped out of it.
  for (const one of carried.values()) for (const move of leaveBefore(context, one)) moves.push(move);
  for (const one of carried.values()) for (const move of borrowBefore(context, one, helpers)) moves.push(move);
  const takings = accounts.flatMap(({ line, takings: own }) => own.map((taking) => ({ day: taking.day, line, taking })));
  const sealed = losses.flatMap((loss) => (loss.isSealed === true ? [{ day: loss.day, line: loss.line, loss }] : []));
  // What a closed month lost is no more there for what comes in after that day, and was for what came in until then.
  for (const step of [...takings, ...sealed].sort((a, b) => a.day - b.day)) {
    const one = carried.get(step.line);
    if (one === undefined) continue;
    for (const move of "taking" in step ? receive(context, one, step.taking, helpers) : lose(context, one, step.loss, helpers)) moves.push(move);
  }
  for (const taking of unclaimed) moves.push(...receiveFromOutside(context, taking, taking.quantity));
  const open = losses.flatMap((loss) => (loss.isSealed === true ? [] : lose(context, carried.get(loss.line), loss, helpers)));
  return { moves: [...moves, ...lostWhileHeld(open, moves, context.until)], issues };
}

function dispatchLine(context: Context, line: BookLine, issues: Issue[]): readonly Move[] {
  if (line.dispatches.length > 0) return line.dispatches.map((one) => dispatchMove(context, one, line.shipmentId));
  if (line.dispatched > 0 && line.shipped === null)
    issues.push(
      raise("ship-date-missing", line.place, { line: `${line.shipmentId} ${line.sku}`, by: sentBy(line)?.name ?? null, day: line.sent ?? context.ledgerStart }),
    );
  const from = line.fromWarehouse === "" ? "" : context.places.ofWarehouse(line.fromWarehouse);
  return dispatchesOf(line, context.ledgerStart).map(({ day, quantity }) =>
    dispatchMove(context, { day, from, to: "", sku: line.sku, quantity, reference: line.shipmentId, place: line.place }, line.shipmentId),
  );
}

/** Units received or lost before the ledger begins left transit then; the former are inside Amazon's opening balance. */
function leaveBefore(context: Context, one: Carried): readonly Move[] {
  const { line, before, gone } = one.account;
  if (before + gone <= 0 || context.ledgerStart === null) return [];
  const day = earlierReceiptsLeave(one.account, context.ledgerStart);
  const own = Math.min(before, one.held - gone);
  one.held -= gone + own;
  one.beyond += before - own;
  return [
    ...(gone === 0 ? [] : [leaveTransit(context, line, { day, quantity: gone, exit: "lost", place: line.place })]),
    ...(own === 0 ? [] : [leaveTransit(context, line, { day, quantity: own, exit: "transfer-out", place: line.place })]),
  ];
}

/**
 * Of what a line received before the ledger beyond its own, units that others hold were theirs, and what nobody holds came from outside, which is where a later
 * correction sends it. A closed month took all of it for goods from outside, so that others' are in transit until it is over.
 */
function borrowBefore(context: Context, one: Carried, helpers: readonly Helper[]): readonly Move[] {
  const { ledgerStart } = context;
  const { line, isClosed } = one.account;
  if (one.beyond <= 0 || ledgerStart === null) return [];
  const { lent, left } = borrow(helpers, one, one.beyond);
  one.beyond = left;
  const day = isClosed ? ledgerStart : earlierReceiptsLeave(one.account, ledgerStart);
  return lent.map(({ from, units }) =>
    leaveTransit(context, from, { day, quantity: units, exit: isClosed ? "unknown-out" : exitAs(from, line.sku), place: from.place }),
  );
}

/** Units taken from what other lines hold, and how many of those wanted nobody holds. */
function borrow(
  helpers: readonly Helper[],
  borrower: Carried,
  wanted: number,
): { readonly lent: readonly { readonly from: BookLine; readonly units: number }[]; readonly left: number } {
  let left = wanted;
  const lent: { readonly from: BookLine; readonly units: number }[] = [];
  for (const helper of helpers) {
    const units = helper.to === borrower ? Math.min(left, helper.left, helper.from.held) : 0;
    if (units <= 0) continue;
    helper.left -= units;
    helper.from.held -= units;
    left -= units;
    lent.push({ from: helper.from.account.line, units });
  }
  return { lent, left };
}

function leaveTransit(
  { pools }: Context,
  line: BookLine,
  {
    day,
    quantity,
    exit,
    place,
  }: { readonly day: Day; readonly quantity: number; readonly exit: "transfer-out" | "other-out" | "unknown-out" | "lost"; readonly place: Place | null },
): Move {
  return {
    day,
    rank: RANKS.exit,
    from: pools.idOf(transitPool(line.sku, line.shipmentId)),
    to: null,
    exit,
    entry: null,
    quantity,
    cost: CARRIED,
    newUnitCost: null,
    reference: line.shipmentId,
    place,
  };
}

/** What a line holds arrives at its cost; what goes beyond it is another line's, else it comes from outside. A correction takes back the latter first. */
function receive(context: Context, one: Carried, taking: Taking, helpers: readonly Helper[]): readonly Move[] {
  const { line } = one.account;
  if (taking.quantity < 0) {
    let undone = Math.min(-taking.quantity, one.beyond);
    one.beyond -= undone;
    // Units that another line has of this one, and that were all received when they came in there: now they are what came beyond.
    for (const helper of helpers) {
      const units = helper.from === one ? Math.min(-taking.quantity - undone, helper.left, helper.to.beyond) : 0;
      if (units <= 0) continue;
      helper.left -= units;
      helper.to.beyond -= units;
      undone += units;
    }
    one.held -= taking.quantity + undone;
    return [...receiveBeyond(context, taking, -undone), ...arrive(context, line, { taking, sku: line.sku }, taking.quantity + undone)];
  }
  const own = Math.min(taking.quantity, Math.max(0, one.held));
  one.held -= own;
  const { lent, left } = borrow(helpers, one, taking.quantity - own);
  one.beyond += left;
  return [
    ...arrive(context, line, { taking, sku: line.sku }, own),
    ...lent.flatMap(({ from, units }) => arrive(context, from, { taking, sku: line.sku }, units)),
    ...receiveBeyond(context, taking, left),
  ];
}

/** Goods that Amazon counts as another SKU bear that SKU's label: they are no longer what was sent, and take its cost along. */
function exitAs({ sku }: BookLine, receivedAs: string): "transfer-out" | "other-out" {
  return sku === receivedAs ? "transfer-out" : "other-out";
}

/** Out of transit into the pool of the receipt, or out of sight on days that the ledger does not reach. */
function arrive(
  context: Context,
  line: BookLine,
  { taking: { day, pool, reference, place, evidence }, sku }: { readonly taking: Taking; readonly sku: string },
  quantity: number,
): readonly Move[] {
  const exit = exitAs(line, sku);
  if (quantity === 0) return [];
  if (pool === null) return [leaveTransit(context, line, { day, quantity, exit, place: place ?? evidence })];
  return [
    {
      day,
      rank: RANKS.transfer,
      from: context.pools.idOf(transitPool(line.sku, line.shipmentId)),
      to: pool,
      exit,
      entry: "receipt",
      quantity,
      cost: CARRIED,
      newUnitCost: null,
      reference,
      place,
    },
  ];
}

/** Units that its shipment did not send. */
function receiveBeyond(context: Context, taking: Taking, quantity: number): readonly Move[] {
  return receiveFromOutside(context, taking, quantity).map((move) => ({ ...move, isBeyond: true }));
}

function receiveFromOutside({ overReceiptCost }: Context, { day, pool, reference, place }: Taking, quantity: number): readonly Move[] {
  // After the day's arrivals from transit: units beyond the dispatched ones cost what those cost.
  return quantity === 0 || pool === null
    ? []
    : [
        {
          day,
          rank: RANKS.transfer,
          from: null,
          to: pool,
          exit: null,
          entry: "receipt",
          quantity,
          cost: { by: "lookup", first: overReceiptCost },
          newUnitCost: null,
          reference,
          place,
        },
      ];
}

/** A line whose units another had when its month was closed, and has no more, loses them out of what is that other's by now. */
function lose(context: Context, one: Carried | undefined, { line, units, day, place, paidBy, back }: Loss, helpers: readonly Helper[]): readonly Move[] {
  if (one === undefined || back !== undefined) return [];
  const own = Math.max(0, Math.min(units, one.held));
  one.held -= own;
  const { lent } = borrow(helpers, one, units - own);
  return [{ from: line, units: own }, ...lent].flatMap(({ from, units: quantity }) =>
    quantity === 0
      ? []
      : [
          {
            ...leaveTransit(context, from, { day, quantity, exit: "lost", place }),
            decided: "lost",
            ...(paidBy === undefined ? {} : { paidBy }),
            ...(from === line ? {} : { lackedBy: keyOfShipment(line.shipmentId) }),
          },
        ],
  );
}

/** With what it had left. */
function comeBack({ pools }: Context, one: Carried | undefined, { line, units, day, place, back }: Loss): readonly Move[] {
  if (one === undefined || back === undefined) return [];
  one.held -= units;
  return [
    {
      day,
      rank: RANKS.entry,
      from: null,
      to: pools.idOf(transitPool(line.sku, line.shipmentId)),
      exit: null,
      entry: "found",
      quantity: 0 - units,
      cost: { by: "stated", cost: back.cost },
      newUnitCost: null,
      reference: line.shipmentId,
      decided: back.why,
      place,
    },
  ];
}
