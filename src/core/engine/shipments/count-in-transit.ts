/**
 * How many units are in transit at the end of a day, counted line by line from what was sent, received and given up; and from
 * what the seller booked there by hand. The rollforward comes to its figure by replay: the two must agree.
 */
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { FollowedShipments } from "./follow-shipments";
import type { LineAccount } from "./line-accounts";
import { isLate, type Move } from "../movements/move";
import { transitPool, type PoolId, type Pools } from "../movements/pools";
import { dispatchesOf } from "./shipment-book";
import { readReceivedElsewhere, receivedBy } from "./received-elsewhere";
import { unitsLostForGood } from "./loss";

type Context = { readonly pools: Pools; readonly until: Day; readonly ledgerStart: Day | null };

type Moves = {
  /** What the seller booked. */
  readonly own: readonly Move[];
  /** All moves, with those that open on sealed balances. */
  readonly opened: readonly Move[];
  /** What counts came to. */
  readonly settled: readonly Move[];
};

/** Where goods in transit open on the balance of a sealed month, what moved since is added to it. */
export function countInTransit(followed: FollowedShipments, moves: Moves, context: Context): number {
  const units = (until: Day): number => unitsOfShipments(followed, { ...context, until }) + unitsByHand(moves, { ...context, until });
  const own = new Set(moves.own);
  const sealed = moves.opened.filter((move) => move.entry === "opening" && !own.has(move) && isInTransit(context, move.to));
  const [first] = sealed;
  if (first === undefined) return units(context.until);
  const { day } = first;
  return netUnits(sealed, context) + unitsTold(followed, { ...moves, sealed }, { ...context, until: day }) + units(context.until) - units(day);
}

/**
 * What was sent before the closing and nobody knew of then, or was corrected since: what is on its way of those shipments by what is told now, less what was
 * closed of them. Goods sent under no shipment have no lines to ask.
 */
function unitsTold({ accounts }: FollowedShipments, { own, opened, sealed }: Moves & { readonly sealed: readonly Move[] }, context: Context): number {
  const { pools } = context;
  const late = opened.filter(isLate);
  const shipments = new Set(
    late.flatMap(({ from, to }) => [from, to]).flatMap((pool) => (pool === null || pools.at(pool).shipment === undefined ? [] : [pool])),
  );
  const isOf = ({ from, to }: Move): boolean => [from, to].some((pool) => pool !== null && shipments.has(pool));
  const lines = accounts.filter(({ line }) => shipments.has(pools.idOf(transitPool(line.sku, line.shipmentId))));
  const byHand = own.filter(({ day }) => day <= context.until).filter(isOf);
  return (
    lines.reduce((sum, account) => sum + unitsOfLine(account, context), 0) +
    netUnits(byHand, context) -
    netUnits(sealed.filter(isOf), context) +
    netUnits(
      late.filter((move) => !isOf(move)),
      context,
    )
  );
}

function unitsOfShipments({ accounts, reliefsSince, losses }: FollowedShipments, context: Context): number {
  const lostOf = unitsLostForGood(losses, context.until);
  const known = accounts.map((account) => ({ ...account, gone: account.gone + lostOf(account.line) }));
  // Each is subtracted below, with all other losses.
  const lines = known.reduce((sum, account) => sum + unitsOfLine(account, context) + lostOf(account.line), 0);
  const elsewhere = readReceivedElsewhere(known, reliefsSince, context).reduce((sum, { units }) => sum + units, 0);
  return losses.reduce((sum, { units, day }) => (day <= context.until ? sum - units : sum), lines - elsewhere);
}

function unitsByHand({ own, settled }: Moves, context: Context): number {
  return netUnits(
    [...own, ...settled].filter(({ day }) => day <= context.until),
    context,
  );
}

function netUnits(moves: readonly Move[], context: Pick<Context, "pools">): number {
  return moves.reduce((sum, { from, to, quantity }) => sum + (isInTransit(context, to) ? quantity : 0) - (isInTransit(context, from) ? quantity : 0), 0);
}

function isInTransit({ pools }: Pick<Context, "pools">, pool: PoolId | null): boolean {
  return pool !== null && pools.at(pool).location === IN_TRANSIT;
}

/** Sent, less received under the line's own shipment; what was received beyond what was sent never was in transit. */
function unitsOfLine(account: LineAccount, { until, ledgerStart }: Context): number {
  const dispatches = dispatchesOf(account.line, ledgerStart);
  const sent = dispatches.reduce((sum, { quantity }) => sum + quantity, 0);
  const sentByThen = dispatches.reduce((sum, { day, quantity }) => (day <= until ? sum + quantity : sum), 0 - account.gone);
  return sentByThen - Math.min(sent - account.gone, receivedBy(account, { until, ledgerStart }));
}
