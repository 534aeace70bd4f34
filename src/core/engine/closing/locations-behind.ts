/** Moves and a seal -> the locations whose sources no longer reach back to what was closed, so that they open on it. */
import { NO_COST } from "../../domain/cost";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { BETWEEN_CENTRES, IN_TRANSIT } from "../../domain/location";
import type { Facts } from "../../facts/facts";
import type { Move } from "../movements/move";
import type { Count } from "../movements/settle-counts";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { takePrint } from "./fingerprint-moves";
import { isBill, knownMoves } from "./known-moves";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";

type Context = { readonly facts: Pick<Facts, "sources" | "kinds">; readonly pools: Pools; readonly places: Places };
type Books = { readonly moves: readonly Move[]; readonly counts: readonly Count[] };

/** Amazon's ledger tells of all its locations at once, and the seller's books of all warehouses: they begin on one day each. */
type Book = "ledger" | "own";

function bookOf(location: string, places: Places): Book {
  return location === BETWEEN_CENTRES || places.kindOf(location) === "fba" ? "ledger" : "own";
}

/** What each location opens on whose sources no longer reach back, `seals` oldest first. */
export function sealsBehind(books: Books, seals: readonly Seal[], context: Context): ReadonlyMap<string, Seal> {
  const openedBy = new Map<string, Seal>();
  for (const [at, seal] of seals.entries()) {
    const before = new Set([...openedBy.keys()].flatMap((location) => (location === IN_TRANSIT ? [] : [bookOf(location, context.places)])));
    for (const location of locationsBehind(books, { seals: seals.slice(0, at + 1), seal, before }, context)) openedBy.set(location, seal);
  }
  return openedBy;
}

/**
 * Locations of a seal that the moves cannot come to by themselves: their book begins later than it did then, or has little more of that time
 * than a row or two that came late, and no opening of the seller's own. What is in transit hangs together with all others, and what Amazon's goods cost with the warehouses they were sent from.
 * A month of which a book told nothing has all of it behind a book that begins later still and opens on a month before, as those in `before` do.
 */
function locationsBehind(
  { moves, counts }: Books,
  { seals, seal, before }: { readonly seals: readonly Seal[]; readonly seal: Seal; readonly before: ReadonlySet<Book> },
  { facts, pools, places }: Context,
): readonly string[] {
  const { lines, closedTo } = seal;
  const { since, rowsSince } = beginnings(moves, seal, { facts, pools, places });
  const sealed = lines.filter(({ location }) => location !== IN_TRANSIT);
  const openedByHand = new Set(
    moves.flatMap(({ entry, to, day }) => (entry === "opening" && to !== null && day <= closedTo ? [bookOf(pools.at(to).location, places)] : [])),
  );
  const isCut: Readonly<Record<Book, (first: Day) => boolean>> = {
    ledger: (first) => (since.get("ledger") ?? Infinity) > first,
    own: (first) =>
      !openedByHand.has("own") && ((since.get("own") ?? Infinity) > first || findMostlyGone({ moves, counts }, seals, { pools, places }) !== null),
  };
  const firsts = new Map([...[...before].map((book) => [book, closedTo] as const), ...rowsSince]);
  const cut = new Set([...firsts].flatMap(([book, first]) => (isCut[book](first) ? [book] : [])));
  const behind = new Set(sealed.flatMap(({ location }) => (cut.has("own") || cut.has(bookOf(location, places)) ? [location] : [])));
  return behind.size === 0 ? [] : [...behind, IN_TRANSIT];
}

/** The first day of each book: of the moves, and of what was closed. */
function beginnings(
  moves: readonly Move[],
  { lines }: Seal,
  { facts, pools, places }: Context,
): { readonly since: ReadonlyMap<Book, Day>; readonly rowsSince: ReadonlyMap<Book, Day> } {
  return {
    since: firstDayOf(
      [...firstDays(moves, pools, facts)].filter(([location]) => location !== IN_TRANSIT),
      places,
    ),
    rowsSince: firstDayOf(
      lines.flatMap(({ location, rowsSince: first }) => (first === null || location === IN_TRANSIT ? [] : [[location, first] as const])),
      places,
    ),
  };
}

/** That a book which begins early enough was taken for one of later all the same. `openedBy` is what locations open on. */
export function nameMostlyGone(books: Books, seals: readonly Seal[], openedBy: ReadonlyMap<string, Seal>, context: Context): readonly Issue[] {
  const seal = [...openedBy].find(([location]) => isOwn(location, context.places))?.[1];
  if (seal === undefined) return [];
  const { since, rowsSince } = beginnings(books.moves, seal, context);
  const guess =
    (since.get("own") ?? Infinity) > (rowsSince.get("own") ?? -Infinity) ? null : findMostlyGone(books, seals.slice(0, seals.indexOf(seal) + 1), context);
  return guess === null ? [] : [raise("book-taken-for-later", seal.place, { month: monthText(seal.closedTo), day: isoOf(seal.closedTo), ...guess })];
}

/** How much of what was closed a book still tells, where that is taken for something of before in a book of later. */
type MostlyGone = { readonly told: number; readonly closed: number };

/**
 * Fewer movements and counts of the seller's own up to the last seal than were closed, and not half of those: a book of later, with something of
 * before. Renamed goods are as many as ever. Null for all others.
 */
function findMostlyGone(books: Books, seals: readonly Seal[], { pools, places }: Pick<Context, "pools" | "places">): MostlyGone | null {
  const until = seals.at(-1)?.closedTo ?? -Infinity;
  const [moves, counts] = [books.moves.filter(({ day }) => day <= until), books.counts.filter(({ day }) => day <= until)];
  const isOwnPool = (pool: PoolId | null): pool is PoolId => pool !== null && isOwn(pools.at(pool).location, places);
  const known = new Map([...knownMoves(seals, pools)].filter(([pool]) => isOwnPool(pool)));
  if ([...known.values()].some(({ isWhole }) => !isWhole)) return null;
  const closed = [...known.values()].reduce((sum, { prints }) => sum + [...prints.values()].reduce((a, b) => a + b, 0), 0);
  const counted = counts.filter(({ pool }) => isOwnPool(pool)).length;
  const told = moves.filter((move) => !isBill(move)).flatMap((move) => [move.from, move.to].filter(isOwnPool).map((pool) => ({ move, pool })));
  if (told.length + counted >= closed) return null;
  const left = new Map([...known].map(([pool, { prints }]) => [pool, new Map(prints)] as const));
  const held = told.filter(({ move, pool }) => takePrint(left.get(pool) ?? new Map<string, number>(), { move, out: NO_COST, in: NO_COST }, pool));
  return (held.length + counted) * 2 < closed ? { told: held.length + counted, closed } : null;
}

export function isOwn(location: string, places: Places): boolean {
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
