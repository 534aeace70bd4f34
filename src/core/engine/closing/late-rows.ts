/**
 * Rows of closed months that came late into a book which opens on the closed balances: which of them are new, and what is said of them.
 * What is new in the seller's own books is booked on the first open day as what it is, at what goods cost there.
 */
import { negateCost, totalOf } from "../../domain/cost";
import { isoOf } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Facts } from "../../facts/facts";
import { kindOfPlace } from "../../facts/place-of-row";
import { MOVEMENTS } from "../../domain/movements";
import { sayMoney } from "../../domain/said-figures";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { ValuedMove } from "../valuation/valuation";
import { isBill } from "./known-moves";
import { poolOf, type KnownRows } from "./known-rows";
import { isOwn } from "./locations-behind";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";
import type { SealedCount } from "./sealed-notation";

type Context = { readonly pools: Pools; readonly places: Places };
/**
 * What a row of the seller's own movements says of goods, or of their value. A Shipments table may tell of a dispatch on another day than the
 * movement that was closed, and a new unit cost speaks of the goods of its own day alone.
 */
export function isOfOwnBooks(move: Move, { facts, places, pools }: Context & { readonly facts: Pick<Facts, "sources" | "kinds"> }): boolean {
  const isOfWarehouse = (pool: PoolId | null): boolean => pool !== null && isOwn(pools.at(pool).location, places);
  return kindOfPlace(facts, move.place) === "movements" && !isBill(move) && move.newUnitCost === null && (isOfWarehouse(move.from) || isOfWarehouse(move.to));
}

/** `isCosted` says whether anything gave the goods a cost on the first open day, `countedBy` what count of the closed month has their units already. */
type LateRow = { readonly seal: Seal | undefined; readonly isCosted: boolean; readonly countedBy: SealedCount | null };

export function nameLateRow({ move, out, in: into }: ValuedMove, { seal, isCosted, countedBy }: LateRow, { pools, places }: Context): Issue {
  const { quantity, entry, exit, from, day, rowDay, place } = move;
  const { sku, location } = pools.at(poolOf(move));
  const currency = places.currencyOf(location);
  const worth = isCosted
    ? sayMoney(quantity < 0 ? totalOf(negateCost(move.to === null ? out : into)) : totalOf(move.to === null ? out : into), currency)
    : null;
  const detail = {
    sku,
    location,
    quantity,
    worth,
    month: seal === undefined ? "" : monthText(seal.closedTo),
    rowDay: isoOf(rowDay ?? day),
    day: isoOf(day),
    counted: countedBy === null ? null : { day: isoOf(countedBy.day), onHand: countedBy.onHand },
  };
  if (entry === "receipt" && from === null && quantity > 0) return raise("late-purchase-booked", place, detail);
  const type = entry === null || entry === "opening" ? exit : entry;
  return raise("late-row-booked", place, { ...detail, title: type === null ? "" : MOVEMENTS[type].title, isLeaving: move.to === null });
}

/** Of rows that were closed nothing is said, and of those of a Shipments table, which runs on through the years, only that they are new. */
export function nameLeftOut(
  left: ReadonlyMap<string, readonly Move[]>,
  openedBy: ReadonlyMap<string, Seal>,
  { isKnown }: KnownRows,
  facts: Pick<Facts, "sources" | "kinds">,
): readonly Issue[] {
  return [...left].flatMap(([location, all]) => {
    const seal = openedBy.get(location);
    const asked = all.map((move) => ({ move, known: isKnown(move, seal) }));
    const moves = asked.flatMap(({ move, known }) => (known === false || (known === null && kindOfPlace(facts, move.place) === "movements") ? [move] : []));
    if (seal === undefined || moves.length === 0) return [];
    const first = moves.find(({ place }) => place !== null)?.place ?? null;
    const added = asked.flatMap(({ move, known }) => (known === false ? [move] : []));
    const units = (side: "from" | "to"): number => added.reduce((sum, move) => (move[side] === null ? sum : sum + move.quantity), 0);
    return [
      raise("rows-before-closing", first, {
        location,
        count: moves.length,
        added: added.length,
        unitsIn: units("to"),
        unitsOut: units("from"),
        month: monthText(seal.closedTo),
        day: isoOf(seal.closedTo),
      }),
    ];
  });
}
