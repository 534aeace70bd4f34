/**
 * Moves -> moves that begin on sealed balances where the sources no longer reach back to them. Where a book begins later than
 * when a month was closed, its locations open on the sealed units, cost and layers; what rows still say of the time before is left out.
 */
import { NO_COST, totalOf } from "../../domain/cost";
import { addDays, isoOf, monthOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { BETWEEN_CENTRES, IN_TRANSIT } from "../../domain/location";
import { sayMoney } from "../../domain/said-figures";
import type { Facts } from "../../facts/facts";
import type { ValuationMethod } from "../../domain/settings";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Count } from "../movements/own-moves";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { isBill, knownMoves, NOTHING_KNOWN, type Known } from "./known-moves";
import { fingerprintOf } from "./fingerprint-moves";
import { bookLateBills, findGoneBills, NO_LATE_BILLS, type LateBills } from "./late-bills";
import { joinLate } from "./late-moves";
import { monthText } from "./read-seals";
import type { Seal, SealedLine } from "./seal";

type Context = { readonly facts: Pick<Facts, "sources" | "kinds">; /** Units that Amazon's ledger states for the end of a day. */ readonly statedOn: (day: Day) => ReadonlyMap<PoolId, number>; readonly pools: Pools; readonly places: Places; readonly method: ValuationMethod; /** The goods that a bill is for. */ readonly bearers: ReadonlyMap<Move, Move>; /** Every bill that a row tells of, as seals know it. */ readonly billed: ReadonlySet<string> };
export type Opened = {
  readonly moves: readonly Move[];
  readonly counts: readonly Count[];
  /** Moves that lost a side, by the move that they were. */
  readonly cut: ReadonlyMap<Move, Move>;
  /** Bills that came after the seals, on goods that open on them; their steps are among the moves. */
  readonly bills: LateBills;
  /** What the location of a pool opens on; undefined where its rows reach back. */
  readonly sealOf: (pool: PoolId | null) => Seal | undefined;
  readonly issues: readonly Issue[];
};

type Books = { readonly moves: readonly Move[]; readonly counts: readonly Count[] };

/** `seals` are those before the period, oldest first. */
export function openFromSeals(moves: readonly Move[], counts: readonly Count[], seals: readonly Seal[], context: Context): Opened {
  const openedBy = new Map<string, Seal>();
  for (const [at, seal] of seals.entries()) for (const location of locationsBehind({ moves, counts }, seals.slice(0, at + 1), seal, context)) openedBy.set(location, seal);
  if (openedBy.size === 0) return { moves, counts, cut: new Map(), bills: NO_LATE_BILLS, sealOf: () => undefined, issues: [] };
  const sealOf = (pool: PoolId | null): Seal | undefined => (pool === null ? undefined : openedBy.get(context.pools.at(pool).location));
  const openings = new Map<PoolId, Opening>();
  const cut = new Map<Move, Move>();
  const left = new Map<string, Move[]>();
  // What came late into the month that is opened on is part of those that were closed since.
  const knownBy = new Map([...new Set([...openedBy.values(), ...seals.slice(-1)])].map((seal) => [seal, knownMoves(seals.filter(({ closedTo }) => closedTo <= seal.closedTo), context.pools)] as const));
  const sealedMonths = new Set(seals.map(({ closedTo }) => monthOf(closedTo)));
  const isNew = (move: Move, by: Seal | undefined): boolean => sealedMonths.has(monthOf(move.rowDay ?? move.day)) && isUnknown(move, (by === undefined ? undefined : knownBy.get(by)) ?? new Map<PoolId, Known>());
  const late: Move[] = [];
  const bills = new Map<Seal, Move[]>();
  const kept = moves.flatMap((move) => {
    const isGone = (pool: PoolId | null): boolean => move.day <= (sealOf(pool)?.closedTo ?? -Infinity);
    if (move.entry === "opening" && move.to !== null && sealOf(move.to) !== undefined) {
      openings.set(move.to, { quantity: (openings.get(move.to)?.quantity ?? 0) + move.quantity, place: openings.get(move.to)?.place ?? move.place });
      return [];
    }
    if (!isGone(move.from) && !isGone(move.to)) return [move];
    const opening = sealOf(move.to);
    const bearer = context.bearers.get(move);
    if (opening !== undefined && ((isPurchase(move) && isNew(move, opening)) || (bearer !== undefined && cut.get(bearer)?.rowDay !== undefined))) {
      const moved = { ...move, day: addDays(opening.closedTo, 1), rowDay: move.day };
      cut.set(move, moved);
      if (!isBill(move) && isNew(moved, seals.at(-1))) late.push(moved);
      return [moved];
    }
    const billed = isBill(move) ? opening : undefined;
    if (billed !== undefined) {
      bills.set(billed, [...(bills.get(billed) ?? []), move]);
      return [];
    }
    for (const pool of [move.from, move.to]) if (pool !== null && isGone(pool) && isOwn(context.pools.at(pool).location, context.places)) left.set(context.pools.at(pool).location, [...(left.get(context.pools.at(pool).location) ?? []), move]);
    const half = halfOf(move, { from: !isGone(move.from), to: !isGone(move.to) });
    if (half !== null) cut.set(move, half);
    return half === null ? [] : [half];
  });
  const opened = [...openedBy].flatMap(([location, seal]) => seal.lines.filter((line) => line.location === location).flatMap((line) => openLine(line, seal, context)));
  const sentInto = (pool: PoolId | null): number => [...cut.keys()].reduce((sum, { to, quantity }) => (to === pool ? sum + quantity : sum), 0);
  const unitsOf = (ofLine: readonly Move[]): number | null => {
    const bearers = new Set(ofLine.flatMap((bill) => context.bearers.get(bill) ?? []));
    return bearers.size > 0 ? [...bearers].reduce((sum, { quantity }) => sum + quantity, 0) : ofLine[0]?.bill === undefined ? null : sentInto(ofLine[0].to);
  };
  const inTransit = openedBy.get(IN_TRANSIT);
  const sent = new Set([...cut.values()].flatMap((half) => (half.from === null ? [] : (fingerprintOf({ move: half, out: NO_COST, in: NO_COST }, half.from) ?? []))));
  if (inTransit !== undefined) bills.set(inTransit, [...(bills.get(inTransit) ?? []), ...findGoneBills(inTransit, seals, { told: context.billed, sent, pools: context.pools })]);
  const booked = [...bills].map(([seal, ofSeal]) => bookLateBills(ofSeal, seal, seals, { ...context, unitsOf })).reduce(joinBooked, NO_LATE_BILLS);
  for (const seal of new Set(openedBy.values())) for (const [pool, quantity] of context.statedOn(seal.closedTo)) if (sealOf(pool) === seal) openings.set(pool, { quantity, place: openings.get(pool)?.place ?? null });
  const { restated, issues } = restate(openings, sealOf, context);
  return {
    moves: [...opened, ...restated, ...booked.steps, ...kept], cut, bills: booked, sealOf, issues: [...issues, ...booked.issues, ...late.map((move) => nameLate(move, sealOf(move.to), context)), ...nameLeftOut(left, openedBy, isNew)],
    counts: counts.filter(({ pool, day }) => day > (sealOf(pool)?.closedTo ?? -Infinity)),
  };
}

function joinBooked(a: LateBills, b: LateBills): LateBills {
  return { told: [...a.told, ...b.told], steps: [...a.steps, ...b.steps], late: joinLate(a.late, b.late), issues: [...a.issues, ...b.issues] };
}

/** Amazon's ledger tells of all its locations at once, and the seller's books of all warehouses: they begin on one day each. */
type Book = "ledger" | "own";

function bookOf(location: string, places: Places): Book {
  return location === BETWEEN_CENTRES || places.kindOf(location) === "fba" ? "ledger" : "own";
}

/**
 * Locations of a seal that the moves cannot come to by themselves: their book begins later than it did then, or has little more of that time
 * than a row or two that came late, and no opening of the seller's own. What is in transit hangs together with all others, and what Amazon's goods cost with the warehouses they were sent from.
 */
function locationsBehind({ moves, counts }: Books, seals: readonly Seal[], { lines, closedTo }: Seal, { facts, pools, places }: Context): readonly string[] {
  const since = firstDayOf([...firstDays(moves, pools, facts)].filter(([location]) => location !== IN_TRANSIT), places);
  const sealed = lines.filter(({ location }) => location !== IN_TRANSIT);
  const rowsSince = firstDayOf(sealed.flatMap(({ location, rowsSince: first }) => (first === null ? [] : [[location, first] as const])), places);
  const openedByHand = new Set(moves.flatMap(({ entry, to, day }) => (entry === "opening" && to !== null && day <= closedTo ? [bookOf(pools.at(to).location, places)] : [])));
  const cut = new Set([...rowsSince].filter(([book, first]) => ((since.get(book) ?? Infinity) > first || (book === "own" && isMostlyGone({ moves: moves.filter(({ day }) => day <= closedTo), counts: counts.filter(({ day }) => day <= closedTo) }, seals, { pools, places }))) && !(book === "own" && openedByHand.has(book))).map(([book]) => book));
  const behind = new Set(sealed.flatMap(({ location }) => (cut.has("own") || cut.has(bookOf(location, places)) ? [location] : [])));
  return behind.size === 0 ? [] : [...behind, IN_TRANSIT];
}

/** Fewer movements and counts of the seller's own than were closed, and not half of those: a book of later, with something of before. Renamed goods are as many as ever. */
function isMostlyGone({ moves, counts }: Books, seals: readonly Seal[], { pools, places }: Pick<Context, "pools" | "places">): boolean {
  const isOwnPool = (pool: PoolId | null): pool is PoolId => pool !== null && isOwn(pools.at(pool).location, places);
  const known = new Map([...knownMoves(seals, pools)].filter(([pool]) => isOwnPool(pool)));
  if ([...known.values()].some(({ isWhole }) => !isWhole)) return false;
  const closed = [...known.values()].reduce((sum, { prints }) => sum + [...prints.values()].reduce((a, b) => a + b, 0), 0);
  const counted = counts.filter(({ pool }) => isOwnPool(pool)).length;
  const told = moves.flatMap((move) => [move.from, move.to].filter(isOwnPool).map((pool) => known.get(pool)?.prints.has(fingerprintOf({ move, out: NO_COST, in: NO_COST }, pool) ?? "") === true));
  return told.length + counted < closed && (told.filter((isKnown) => isKnown).length + counted) * 2 < closed;
}

function isOwn(location: string, places: Places): boolean {
  return location !== IN_TRANSIT && bookOf(location, places) === "own";
}

function firstDayOf(days: readonly (readonly [location: string, first: Day])[], places: Places): ReadonlyMap<Book, Day> {
  const first = new Map<Book, Day>();
  for (const [location, day] of days) if (day < (first.get(bookOf(location, places)) ?? Infinity)) first.set(bookOf(location, places), day);
  return first;
}

/**
 * The first day of which a book tells, by location. A Shipments table is kept for years beside books of one month each: that
 * it knows what was sent is no sign that they reach back.
 */
export function firstDays(moves: readonly Move[], pools: Pools, { sources, kinds }: Pick<Facts, "sources" | "kinds">): ReadonlyMap<string, Day> {
  const shipments = new Set(sources.filter((_, index) => kinds[index] === "shipments"));
  const first = new Map<string, Day>();
  for (const { from, to, day, place } of moves) {
    if (place !== null && shipments.has(place.source)) continue;
    for (const pool of [from, to]) {
      if (pool === null) continue;
      const { location } = pools.at(pool);
      if (day < (first.get(location) ?? Infinity)) first.set(location, day);
    }
  }
  return first;
}

/** What is left of a move between a location that opens on a seal and one that does not. */
function halfOf(move: Move, keeps: { readonly from: boolean; readonly to: boolean }): Move | null {
  if (move.to !== null && keeps.to) return { ...move, from: null, exit: null, rank: RANKS.entry, cost: move.cost.by === "average" ? { by: "lookup" } : move.cost };
  return move.from !== null && keeps.from ? { ...move, to: null, entry: null, rank: RANKS.exit } : null;
}

/** At the end of the closed month: one opening a layer where the method keeps layers, else one for all units. */
function openLine(line: SealedLine, { closedTo, place }: Seal, { pools, method }: Context): readonly Move[] {
  const { location, sku, fnsku, disposition, quantity, cost } = line;
  const to = pools.idOf({ location, sku, fnsku, disposition });
  const opening: Move = {
    day: closedTo, rank: RANKS.opening, from: null, to, exit: null, entry: "opening", quantity, cost: cost === null ? { by: "lookup" } : { by: "stated", cost }, newUnitCost: null, reference: "", place,
    ...(cost === null ? {} : { carried: { since: null, receivedAt: location } }),
  };
  if (method === "fifo" && line.layers.length > 0) return line.layers.map((layer) => ({ ...opening, quantity: layer.units, cost: { by: "stated", cost: layer.cost }, reference: layer.reference, carried: { since: layer.since, receivedAt: layer.receivedAt } }));
  return quantity === 0 && (cost === null || totalOf(cost) === 0) ? [] : [opening];
}

/** Units that the sources state themselves for where the books open. */
type Opening = Pick<Move, "quantity" | "place">;

/** They are held to the sealed units; what they differ by comes in or goes out as unknown. */
function restate(openings: ReadonlyMap<PoolId, Opening>, sealOf: (pool: PoolId) => Seal | undefined, { pools }: Context): { readonly restated: readonly Move[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const restated = [...openings].flatMap(([pool, opening]): readonly Move[] => {
    const seal = sealOf(pool);
    const { location, sku, fnsku, disposition } = pools.at(pool);
    const line = seal?.lines.find((one) => one.location === location && one.sku === sku && one.fnsku === fnsku && one.disposition === disposition);
    const difference = opening.quantity - (line?.quantity ?? 0);
    if (seal === undefined || difference === 0) return [];
    const worth = line === undefined || line.cost === null ? null : sayMoney(totalOf(line.cost), line.currency);
    issues.push(raise("opening-not-as-closed", opening.place, { sku, location, month: monthText(seal.closedTo), day: isoOf(seal.closedTo), closed: line?.quantity ?? 0, worth, found: opening.quantity }));
    const base = { day: addDays(seal.closedTo, 1), cost: CARRIED, newUnitCost: null, reference: "", place: opening.place };
    return [difference > 0 ? { ...base, rank: RANKS.entry, from: null, to: pool, exit: null, entry: "unknown-in", quantity: difference } : { ...base, rank: RANKS.exit, from: pool, to: null, exit: "unknown-out", entry: null, quantity: -difference }];
  });
  return { restated, issues };
}

/** What was bought for a warehouse of the seller's own. */
function isPurchase({ entry, from, quantity }: Move): boolean {
  return entry === "receipt" && from === null && quantity !== 0;
}

/** Whether the seals, which know every movement of the line, do not know this one. */
function isUnknown(move: Move, known: ReadonlyMap<PoolId, Known>): boolean {
  const pool = move.to ?? move.from;
  if (pool === null) return false;
  const { prints, isWhole } = known.get(pool) ?? NOTHING_KNOWN;
  return isWhole && !prints.has(fingerprintOf({ move, out: NO_COST, in: NO_COST }, pool) ?? "");
}

function nameLate({ to, quantity, cost, day, rowDay, place }: Move, seal: Seal | undefined, { pools, places }: Context): Issue {
  const { sku, location } = pools.at(to ?? 0);
  const currency = places.currencyOf(location);
  const worth = cost.by === "stated" ? sayMoney(totalOf(cost.cost), currency) : null;
  return raise("late-purchase-booked", place, { sku, location, quantity, worth, month: seal === undefined ? "" : monthText(seal.closedTo), rowDay: isoOf(rowDay ?? day), day: isoOf(day) });
}

function nameLeftOut(left: ReadonlyMap<string, readonly Move[]>, openedBy: ReadonlyMap<string, Seal>, isNew: (move: Move, by: Seal | undefined) => boolean): readonly Issue[] {
  return [...left].flatMap(([location, moves]) => {
    const seal = openedBy.get(location);
    const first = moves.find(({ place }) => place !== null)?.place ?? null;
    const added = moves.filter((move) => isNew(move, seal));
    const units = (side: "from" | "to"): number => added.reduce((sum, move) => (move[side] === null ? sum : sum + move.quantity), 0);
    return seal === undefined ? [] : [raise("rows-before-closing", first, { location, count: moves.length, added: added.length, unitsIn: units("to"), unitsOut: units("from"), month: monthText(seal.closedTo), day: isoOf(seal.closedTo) })];
  });
}
