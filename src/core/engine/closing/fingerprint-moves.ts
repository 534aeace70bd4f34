/** A movement as eight hexadecimal digits: the same for the same day, goods, kind, units and stated cost, wherever its row stands and whatever the rate of its currency. */
import { COST_PARTS } from "../../domain/cost";
import { isoOf } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { textOfDecimal } from "../../domain/money";
import { keyOfShipment } from "../../domain/shipment-line";
import type { Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";

export const DIGITS = 8;

/** Seen from one of the move's pools, whatever lies on the other side of it; null for what valuation itself added. */
export function fingerprintOf(valued: ValuedMove, pool: PoolId): string | null {
  return valued.derived === true ? null : printOf(valued, pool, { stated: documentOf(valued.move) ?? costOf(valued), reference: referenceOf(valued.move) });
}

/** The fingerprint by which what was closed has a movement, also as earlier builds wrote it: by its cost in the books' currency, and by its reference letter for letter. */
export function printAmong(held: { readonly has: (print: string) => boolean }, valued: ValuedMove, pool: PoolId): string | null {
  if (valued.derived === true) return null;
  const { move } = valued;
  for (const stated of new Set([documentOf(move) ?? costOf(valued), costOf(valued)])) {
    for (const reference of new Set([referenceOf(move), move.reference])) {
      const print = printOf(valued, pool, { stated, reference });
      if (held.has(print)) return print;
    }
  }
  return null;
}

/** Takes a movement out of what is left of those that were closed; whether it was among them. */
export function takePrint(left: Map<string, number>, valued: ValuedMove, pool: PoolId): boolean {
  const print = printAmong({ has: (one) => (left.get(one) ?? 0) > 0 }, valued, pool);
  if (print !== null) left.set(print, (left.get(print) ?? 0) - 1);
  return print !== null;
}

type Said = { readonly stated: string | readonly number[] | null; readonly reference: string };

function printOf({ move }: ValuedMove, pool: PoolId, { stated, reference }: Said): string {
  const side = pool === move.from ? [move.exit] : [move.entry, move.from === null ? stated : null];
  return digestOf(
    JSON.stringify([
      isoOf(move.rowDay ?? move.day),
      ...side,
      move.quantity,
      move.newUnitCost === null ? null : textOfDecimal(move.newUnitCost),
      reference,
      move.appliesTo ?? "",
    ]),
  ).slice(0, DIGITS);
}

/** Of goods on their way a shipment's ID, which is the same in any case. */
function referenceOf({ entry, exit, reference }: Move): string {
  return entry === "transfer-in" || exit === "transfer-out" ? keyOfShipment(reference) : reference;
}

/** All that a movement says. */
export function textOfMove(valued: ValuedMove, pools: Pools): string {
  const { move } = valued;
  const name = (pool: PoolId | null): readonly (string | null)[] => {
    if (pool === null) return [];
    const { location, sku, fnsku, disposition } = pools.at(pool);
    return [location, sku, fnsku, disposition];
  };
  return JSON.stringify([
    isoOf(move.day),
    name(move.from),
    name(move.to),
    move.exit,
    move.entry,
    move.quantity,
    costOf(valued),
    move.newUnitCost === null ? null : textOfDecimal(move.newUnitCost),
    move.reference,
    move.appliesTo ?? "",
  ]);
}

function documentOf({ cost }: ValuedMove["move"]): string | undefined {
  return cost.by === "stated" || cost.by === "unpriced" ? cost.document : undefined;
}

/** What the row itself states: what a silent one was found to cost may be another row's doing. */
function costOf({ move }: ValuedMove): readonly number[] | null {
  const { cost } = move;
  return cost.by === "stated" ? COST_PARTS.map((part) => cost.cost[part]) : null;
}
