/**
 * Moves -> moves that begin on sealed balances where the sources no longer reach back to them. Where a book begins later than
 * when a month was closed, its locations open on the sealed units, cost and layers. What rows still say of the time before is part of that;
 * what they say anew is booked on the first open day.
 */
import { addDays, type Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import type { Facts } from "../../facts/facts";
import { kindOfPlace } from "../../facts/place-of-row";
import type { ValuationMethod } from "../../domain/settings";
import { RANKS, type Move } from "../movements/move";
import type { Count } from "../movements/settle-counts";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import type { Brought } from "../valuation/valuation";
import { textOfBillRow } from "./bill-rows";
import { readFreightTable, type Billed } from "./freight-table";
import { findGoneBills, nameUntold } from "./gone-bills";
import { takeFromUnnamed } from "./goods-unnamed";
import { isBill, knownMoves, rowsHeld } from "./known-moves";
import { bookLateBills, NO_LATE_BILLS, type LateBills } from "./late-bills";
import { bookLateCounts, NO_LATE_COUNTS, type LateCounts } from "./late-counts";
import { joinLate } from "./late-moves";
import { poolOf, tellKnown } from "./known-rows";
import { isOfOwnBooks, nameLeftOut } from "./late-rows";
import { isOwn, nameMostlyGone, sealsBehind } from "./locations-behind";
import { NOTHING_RECEIVED, readReceivedLast, type ReceivedLast } from "./newest-receipts";
import { openLine, restateOpenings, type Opening } from "./opening-balances";
import type { Seal } from "./seal";
import { readRemoved, type Removed } from "./removed-before";
import { broughtBefore } from "./shipments-at-amazon";

type Context = {
  readonly facts: Pick<Facts, "sources" | "kinds">;
  /** Units that Amazon's ledger states for the end of a day. */
  readonly statedOn: (day: Day) => ReadonlyMap<PoolId, number>;
  readonly pools: Pools;
  readonly places: Places;
  readonly method: ValuationMethod;
  /** The goods that a bill is for. */
  readonly bearers: ReadonlyMap<Move, Move>;
  readonly billed: Billed;
};
export type Opened = {
  readonly moves: readonly Move[];
  readonly counts: readonly Count[];
  /** Moves that lost a side or stand on another day, by the move that they were. */
  readonly cut: ReadonlyMap<Move, Move>;
  /** Of these, rows that came late and are booked on the first open day. */
  readonly late: readonly Move[];
  /** What counts of closed months change on the first open day; their moves are not among the moves. */
  readonly lateCounts: LateCounts;
  /** Bills that came after the seals, on goods that open on them; their steps are among the moves. */
  readonly bills: LateBills;
  /** What shipments brought to places that open on a seal. */
  readonly brought: Brought;
  /** What such places received last. */
  readonly receivedLast: ReceivedLast;
  /** What had left places that open on a seal, and came home or has yet to. */
  readonly removed: Removed;
  /** What locations open on. */
  readonly openedBy: ReadonlyMap<string, Seal>;
  /** What the location of a pool opens on; undefined where its rows reach back. */
  readonly sealOf: (pool: PoolId | null) => Seal | undefined;
  /** Whether the row of a bill, whose goods no row tells of, is part of what was closed. */
  readonly isClosedRow: (bill: Pick<Move, "reference" | "billRow">) => boolean;
  readonly issues: readonly Issue[];
};

/** `seals` are those before the period, oldest first. */
export function openFromSeals(moves: readonly Move[], counts: readonly Count[], seals: readonly Seal[], context: Context): Opened {
  const openedBy = sealsBehind({ moves, counts }, seals, context);
  if (openedBy.size === 0)
    return {
      moves,
      counts,
      cut: new Map(),
      late: [],
      lateCounts: NO_LATE_COUNTS,
      bills: NO_LATE_BILLS,
      brought: new Map(),
      receivedLast: NOTHING_RECEIVED,
      removed: { removals: [], homecomings: new Map(), lots: new Map() },
      openedBy,
      sealOf: () => undefined,
      isClosedRow: () => false,
      issues: [],
    };
  const { pools, places, bearers } = context;
  const sealOf = (pool: PoolId | null): Seal | undefined => (pool === null ? undefined : openedBy.get(pools.at(pool).location));
  const isGone = (pool: PoolId | null, { day }: Move): boolean => day <= (sealOf(pool)?.closedTo ?? -Infinity);
  const isOwnPool = (pool: PoolId | null): boolean => pool !== null && isOwn(pools.at(pool).location, places);
  const known = tellKnown(
    moves.filter((move) => (isGone(move.from, move) || isGone(move.to, move)) && (isOwnPool(move.from) || isOwnPool(move.to))),
    seals,
    pools,
  );
  const closedRows = rowsHeld(knownMoves(seals, pools).values());
  const isClosedRow: Opened["isClosedRow"] = (bill) => closedRows.has(textOfBillRow(bill));
  const openings = new Map<PoolId, Opening>();
  const cut = new Map<Move, Move>();
  const left = new Map<string, Move[]>();
  const late: Move[] = [];
  const anew: Move[] = [];
  const bills = new Map<Seal, Move[]>();
  /** A row that the seal does not know, of goods that open on it; the bills of such a purchase go with it. */
  const isBookedAnew = (move: Move): boolean => {
    const bearer = bearers.get(move);
    if (bearer !== undefined) return cut.get(bearer)?.rowDay !== undefined;
    return isOfOwnBooks(move, context) && isGone(poolOf(move), move) && known.isKnown(move, sealOf(poolOf(move))) === false;
  };
  const kept = moves.flatMap((move): readonly Move[] => {
    const seal = sealOf(poolOf(move));
    if (move.entry === "opening" && move.to !== null && seal !== undefined) {
      const line = pools.lineOf(move.to);
      openings.set(line, { quantity: (openings.get(line)?.quantity ?? 0) + move.quantity, place: openings.get(line)?.place ?? move.place });
      return [];
    }
    if (isBill(move) && isClosedRow(move) && isStandIn(bearers.get(move), context)) return [];
    if (!isGone(move.from, move) && !isGone(move.to, move)) return [move];
    if (seal !== undefined && isBookedAnew(move)) {
      const moved = { ...move, day: addDays(seal.closedTo, 1), rowDay: move.day };
      cut.set(move, moved);
      anew.push(moved);
      if (!isBill(move) && known.isKnown(move, seals.at(-1)) === false) late.push(moved);
      return [moved];
    }
    if (seal !== undefined && isBill(move)) {
      bills.set(seal, [...(bills.get(seal) ?? []), move]);
      return [];
    }
    for (const pool of [move.from, move.to])
      if (pool !== null && isGone(pool, move) && isOwnPool(pool)) left.set(pools.at(pool).location, [...(left.get(pools.at(pool).location) ?? []), move]);
    const half = halfOf(move, { from: !isGone(move.from, move), to: !isGone(move.to, move) });
    const since = known.unitsSince(move, sealOf(move.to));
    const ofThen = half === null || since === 0 ? half : { ...half, quantity: half.quantity - since };
    if (ofThen !== null) cut.set(move, ofThen);
    if (since === 0 || seal === undefined) return ofThen === null ? [] : [ofThen];
    const added = { ...move, quantity: since, day: addDays(seal.closedTo, 1), rowDay: move.day };
    if (known.unitsSince(move, seals.at(-1)) !== 0) late.push(added);
    return [...(ofThen === null ? [] : [ofThen]), added];
  });
  const inTransit = openedBy.get(IN_TRANSIT);
  const after = inTransit === undefined ? kept : takeFromUnnamed(kept, moves, inTransit, pools);
  const opened = [...openedBy].flatMap(([location, seal]) =>
    seal.lines.filter((line) => line.location === location).flatMap((line) => openLine(line, seal, context)),
  );
  const goods = moves.filter(
    (move) => move.to !== null && isGone(move.to, move) && move.quantity > 0 && move.reference !== "" && !isToldBySeal(move, context.facts),
  );
  const freight = readFreightTable(seals, context.billed, pools);
  const goneBills = findGoneBills({ openedBy, seals, told: context.billed.bills, freight, goods, pools });
  for (const [seal, ofSeal] of goneBills.gone) bills.set(seal, [...(bills.get(seal) ?? []), ...ofSeal]);
  const unitsOf = (ofLine: readonly Move[]): number | null => {
    const borne = new Set(ofLine.flatMap((bill) => bearers.get(bill) ?? []));
    return borne.size > 0
      ? [...borne].reduce((sum, { quantity }) => sum + quantity, 0)
      : ofLine.reduce<number | null>((sum, bill) => sum ?? goneBills.units.get(bill) ?? null, null);
  };
  const booked = [...bills].map(([seal, ofSeal]) => bookLateBills(ofSeal, seal, seals, { ...context, freight, unitsOf })).reduce(joinBooked, NO_LATE_BILLS);
  for (const seal of new Set(openedBy.values()))
    for (const [pool, quantity] of context.statedOn(seal.closedTo))
      if (sealOf(pool) === seal) openings.set(pool, { quantity, place: openings.get(pool)?.place ?? null });
  const { restated, issues } = restateOpenings(openings, sealOf, context);
  const lateCounts = bookLateCounts({ counts, anew, sealOf, seals, pools });
  return {
    moves: [...opened, ...restated, ...booked.steps, ...after],
    cut,
    late,
    lateCounts,
    bills: booked,
    brought: broughtBefore(openedBy, pools),
    receivedLast: readReceivedLast(openedBy, seals, pools),
    removed: readRemoved(after, openedBy, seals, pools),
    openedBy,
    sealOf,
    isClosedRow,
    issues: [
      ...nameMostlyGone({ moves, counts }, seals, openedBy, context),
      ...issues,
      ...booked.issues,
      ...lateCounts.issues,
      ...nameUntold(goneBills.untold, { pools, places }),
      ...nameLeftOut(left, openedBy, known, context.facts),
    ],
    counts: counts.filter(({ pool, day }) => day > (sealOf(pool)?.closedTo ?? -Infinity)),
  };
}

function joinBooked(a: LateBills, b: LateBills): LateBills {
  return {
    told: [...a.told, ...b.told],
    steps: [...a.steps, ...b.steps],
    late: joinLate(a.late, b.late),
    rows: [...a.rows, ...b.rows],
    issues: [...a.issues, ...b.issues],
  };
}

/**
 * Goods that stand in for those which a bill was for: a closed month alone tells of them, and of others of the shipment no more, or they came beyond what
 * any row says was sent. The bill that was closed is theirs no more.
 */
function isStandIn(bearer: Move | undefined, context: Pick<Context, "facts">): boolean {
  return bearer !== undefined && (isToldBySeal(bearer, context.facts) || (bearer.cost.by === "lookup" && bearer.cost.first !== undefined));
}

/** Whether a closed month alone tells of goods. */
export function isToldBySeal({ place }: Move, facts: Context["facts"]): boolean {
  return kindOfPlace(facts, place) === "closed-months";
}

/** What is left of a move between a location that opens on a seal and one that does not. */
function halfOf(move: Move, keeps: { readonly from: boolean; readonly to: boolean }): Move | null {
  if (move.to !== null && keeps.to)
    return { ...move, from: null, exit: null, rank: RANKS.entry, cost: move.cost.by === "average" ? { by: "lookup" } : move.cost };
  return move.from !== null && keeps.from ? { ...move, to: null, entry: null, rank: RANKS.exit } : null;
}
