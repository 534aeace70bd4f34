/**
 * Whether closed months know a row: by its fingerprint, as often as they hold it; and a dispatch by its shipment, of which they tell how much had been
 * sent. A dispatch that was corrected since is the one of then, and what of its units was not sent then is new.
 */
import { groupBy } from "../../columns/group-by";
import { NO_COST } from "../../domain/cost";
import { monthOf } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { Move } from "../movements/move";
import type { Pool, PoolId, Pools } from "../movements/pools";
import { takePrint } from "./fingerprint-moves";
import { knownMoves, NOTHING_KNOWN } from "./known-moves";
import type { Seal } from "./seal";
import { noteOf, receivedOfTexts } from "./sealed-notation";

export type KnownRows = {
  /** By the months closed up to a seal; null where they do not tell, or the row is of a month that was not closed. */
  readonly isKnown: (move: Move, by: Seal | undefined) => boolean | null;
  /** Units of a known dispatch beyond what those months say was sent; below zero, how many fewer are in transit by it. */
  readonly unitsSince: (move: Move, by: Seal | undefined) => number;
};
type Answer = { readonly isKnown: boolean | null; readonly since: number };
type Found = ReadonlyMap<Move, Answer>;

/** `moves` are all that is asked for, so that of rows which look alike no more are known than were closed; `seals` are oldest first. */
export function tellKnown(moves: readonly Move[], seals: readonly Seal[], pools: Pools): KnownRows {
  const found = new Map<Seal, Found>();
  const lookUp = (move: Move, by: Seal | undefined): Answer => {
    if (by === undefined) return UNTOLD;
    const ofSeal = found.get(by) ?? findKnown(moves, seals, { by, pools });
    found.set(by, ofSeal);
    return ofSeal.get(move) ?? UNTOLD;
  };
  return { isKnown: (move, by) => lookUp(move, by).isKnown, unitsSince: (move, by) => lookUp(move, by).since };
}

const UNTOLD: Answer = { isKnown: null, since: 0 };

function findKnown(moves: readonly Move[], all: readonly Seal[], { by, pools }: { readonly by: Seal; readonly pools: Pools }): Found {
  const seals = all.filter(({ closedTo }) => closedTo <= by.closedTo);
  // What came late into a closed month is part of the months that were closed since.
  const sealedMonths = new Set(all.map(({ closedTo }) => monthOf(closedTo)));
  const known = knownMoves(seals, pools);
  const left = new Map([...known].map(([pool, { prints }]) => [pool, new Map(prints)] as const));
  const found = new Map(
    moves.map((move): readonly [Move, Answer] => {
      const line = pools.lineOf(poolOf(move));
      const isHeld = takePrint(left.get(line) ?? new Map<string, number>(), { move, out: NO_COST, in: NO_COST }, poolOf(move));
      const isTold = (known.get(line) ?? NOTHING_KNOWN).isWhole && sealedMonths.has(monthOf(move.rowDay ?? move.day));
      return [move, { isKnown: isHeld || (isTold ? false : null), since: 0 }];
    }),
  );
  for (const [pool, ofShipment] of groupBy(moves, ({ to }) => to)) {
    if (pool === null || ofShipment.every((move) => found.get(move)?.isKnown !== false)) continue;
    const sent = sentBySeals(seals, pools.at(pool));
    if (sent === null) continue;
    for (const [move, since] of sinceSent(ofShipment, (one) => found.get(one)?.isKnown !== false, sent))
      if (since !== move.quantity) found.set(move, { isKnown: true, since });
  }
  return found;
}

type Sent = { /** null where only that something was sent is known. */ readonly units: number | null; readonly inTransit: number };

/** Of the rows that are not known by themselves, what each has beyond the units that were sent. */
function sinceSent(moves: readonly Move[], isKnown: (move: Move) => boolean, { units, inTransit }: Sent): readonly (readonly [Move, number])[] {
  const changed = moves.filter((move) => !isKnown(move)).sort((a, b) => a.day - b.day);
  if (units === null) return changed.map((move) => [move, 0] as const);
  let left = moves.filter(isKnown).reduce((sum, { quantity }) => sum - quantity, units);
  const since = changed.map((move): readonly [Move, number] => {
    const held = Math.max(0, Math.min(left, move.quantity));
    left -= held;
    return [move, move.quantity - held];
  });
  const last = since.at(-1);
  // What was received by then has left transit, however few are said to have been sent.
  return last === undefined || left <= 0 || inTransit <= 0 ? since : [...since.slice(0, -1), [last[0], last[1] - Math.min(left, inTransit)]];
}

/** What seals know of the goods of a shipment, the newest first; null where none knows it. */
function sentBySeals(seals: readonly Seal[], { location, sku, shipment }: Pool): Sent | null {
  if (location !== IN_TRANSIT || shipment === undefined) return null;
  const ofGoods = seals.flatMap(({ closedTo, lines }) => lines.flatMap((line) => (line.sku === sku ? [{ ...line, closedTo }] : [])));
  const inTransit = ofGoods.filter((line) => line.location === IN_TRANSIT);
  const newest = inTransit.filter(({ closedTo }) => closedTo === inTransit.at(-1)?.closedTo);
  const quantity = newest.reduce((sum, line) => (line.shipment === shipment ? sum + line.quantity : sum), 0);
  const note = receivedOfTexts(newest.flatMap(({ moved }) => moved))?.get(shipment);
  if (note !== undefined) return { units: note.sent ?? quantity + note.received + note.gone, inTransit: quantity };
  const isNamed = (text: string): boolean => {
    const one = noteOf(text);
    return (one.kind === "received" || one.kind === "there") && one.shipment === shipment;
  };
  return ofGoods.some((line) => line.shipment === shipment || line.moved.some(isNamed)) ? { units: null, inTransit: quantity } : null;
}

/** Where a late row counts: at what it came into, else at what it left. */
export function poolOf({ from, to }: Move): PoolId {
  return to ?? from ?? 0;
}
