/**
 * Counts of closed months, in a book that opens on the closed balances -> what they change there. A count that came late lands with what it differs
 * by from the closed books; a row that came late and is older than a count which was closed changes no units, since those were counted.
 */
import { groupBy } from "../../columns/group-by";
import { NO_COST, negateCost, shareOfCost, subtractCost, sumCosts, totalOf } from "../../domain/cost";
import { addDays, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { minor } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Count } from "../movements/settle-counts";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { lastOfDay, type SettledCount } from "../movements/settle-counts";
import type { ValuedMove } from "../valuation/valuation";
import { knownMoves, NOTHING_KNOWN } from "./known-moves";
import { monthText } from "./read-seals";
import { sealedByLine, type Seal, type SealedLine } from "./seal";
import type { SealedCount } from "./sealed-notation";

type Context = { readonly pools: Pools; readonly places: Places };
type Input = {
  /** Of any day. */
  readonly counts: readonly Count[];
  /** Rows of closed months that came late, as they are booked on the first open day. */
  readonly anew: readonly Move[];
  readonly sealOf: (pool: PoolId) => Seal | undefined;
  /** All before the period, oldest first. */
  readonly seals: readonly Seal[];
  readonly pools: Pools;
};
/** A count that came late; `inBooks` is what the closed books had when it was taken, `cameLate` of them by rows that came late themselves. */
export type LateCount = SettledCount & {
  readonly seal: Seal;
  readonly inBooks: number;
  readonly cameLate: number;
  readonly isNew: boolean;
  readonly moves: readonly Move[];
};
export type LateCounts = {
  readonly moves: readonly Move[];
  readonly booked: readonly LateCount[];
  /** By the row that came late: the count of a closed month that has its units already. */
  readonly countedBy: ReadonlyMap<Move, SealedCount>;
  readonly issues: readonly Issue[];
};

export const NO_LATE_COUNTS: LateCounts = { moves: [], booked: [], countedBy: new Map(), issues: [] };

export function bookLateCounts({ counts, anew, sealOf, seals, pools }: Input): LateCounts {
  const told = groupBy(
    lastOfDay(counts).filter(({ pool, day }) => day <= (sealOf(pool)?.closedTo ?? -Infinity)),
    ({ pool }) => pools.lineOf(pool),
  );
  const came = groupBy(
    anew.flatMap((move) => sidesOf(move, pools)),
    ({ line }) => line,
  );
  const booksOf = rememberBooks(seals, pools);
  return [...new Set([...told.keys(), ...came.keys()])].reduce<LateCounts>((sum, line) => {
    const seal = sealOf(line);
    if (seal === undefined) return sum;
    const rows = { told: told.get(line) ?? [], came: came.get(line) ?? [] };
    return join(sum, countLine({ line, ...rows, seal, latest: booksOf(seals.at(-1) ?? seal)(line).counts, ...booksOf(seal)(line) }, pools));
  }, NO_LATE_COUNTS);
}

/** Units that a row which came late brings to a line. */
type Side = { readonly line: PoolId; readonly move: Move; readonly units: number };
type Books = { readonly closed: SealedLine | undefined; /** That the closed months hold, oldest first. */ readonly counts: readonly SealedCount[] };
type LineOfBooks = Books & {
  readonly line: PoolId;
  readonly told: readonly Count[];
  readonly came: readonly Side[];
  readonly seal: Seal;
  /** Counts that any closed month before the period holds. */
  readonly latest: readonly SealedCount[];
};

function sidesOf(move: Move, pools: Pools): readonly Side[] {
  return [
    { pool: move.from, units: 0 - move.quantity },
    { pool: move.to, units: move.quantity },
  ].flatMap(({ pool, units }) => (pool === null || units === 0 ? [] : [{ line: pools.lineOf(pool), move, units }]));
}

function rememberBooks(seals: readonly Seal[], pools: Pools): (seal: Seal) => (line: PoolId) => Books {
  const bySeal = new Map<Seal, (line: PoolId) => Books>();
  return (seal) => {
    const known = bySeal.get(seal);
    if (known !== undefined) return known;
    const [closed, moves] = [
      sealedByLine(seal, pools),
      knownMoves(
        seals.filter(({ closedTo }) => closedTo <= seal.closedTo),
        pools,
      ),
    ];
    const books = (line: PoolId): Books => ({
      closed: closed.get(line),
      counts: [...(moves.get(line) ?? NOTHING_KNOWN).counts.values()].sort((a, b) => a.day - b.day),
    });
    bySeal.set(seal, books);
    return books;
  };
}

function countLine({ line, told, came, seal, latest, closed, counts }: LineOfBooks, pools: Pools): LateCounts {
  const day = addDays(seal.closedTo, 1);
  const counted = came.map((side) => ({ ...side, by: counts.find((count) => count.day >= (side.move.rowDay ?? side.move.day)) }));
  const again = counts.flatMap((count) =>
    countAgain(
      count,
      counted.reduce((sum, { by, units }) => (by === count ? sum + units : sum), 0),
      { line, closed, day },
    ),
  );
  const uncounted = counted.reduce((sum, { by, units }) => (by === undefined ? sum + units : sum), closed?.quantity ?? 0);
  const late = told.filter((count) => !counts.some((known) => isSame(known, count)));
  const lastDay = Math.max(...[...counts, ...told].map((count) => count.day));
  const parts = late.map((count): Partial<LateCounts> => {
    const before = counts.find((known) => known.day === count.day);
    const inBooks = before?.onHand ?? (count.day === seal.closedTo ? uncounted : null);
    if (inBooks === null || count.day < lastDay) return { issues: [nameLeftOut(count, { seal, later: count.day < lastDay ? (lastDay as Day) : null }, pools)] };
    const units = count.onHand - inBooks;
    const cameLate = before === undefined ? inBooks - (closed?.quantity ?? 0) : 0;
    const moves = [...(units > 0 ? [found(line, units, move(count, day))] : []), ...(units < 0 ? [lost(line, 0 - units, move(count, day))] : [])];
    // One that is corrected is beyond the books by what it was and what it is corrected by: a row of before it that comes late later is counted against both.
    return {
      moves,
      booked: [{ ...count, surplus: (before?.surplus ?? 0) + units, seal, inBooks, cameLate, isNew: !latest.some((known) => isSame(known, count)), moves }],
    };
  });
  const countedBy = new Map(counted.flatMap(({ move: row, by }) => (by === undefined ? [] : [[row, by] as const])));
  return parts.reduce<LateCounts>((sum, part) => join(sum, { ...NO_LATE_COUNTS, ...part }), { ...NO_LATE_COUNTS, moves: again, countedBy });
}

const isSame = (a: SealedCount, b: Count): boolean => a.day === b.day && a.onHand === b.onHand;

/** What a count was found to be beyond, or short of, the books changes by what came into them late; the count itself holds. */
function countAgain(
  { day: rowDay, surplus }: SealedCount,
  units: number,
  { line, closed, day }: { readonly line: PoolId; readonly closed: SealedLine | undefined; readonly day: Day },
): readonly Move[] {
  const now = surplus - units;
  const [more, fewer] = [Math.max(0, now) - Math.max(0, surplus), Math.max(0, 0 - now) - Math.max(0, 0 - surplus)];
  const base = move({ day: rowDay, place: null }, day);
  return [...(more === 0 ? [] : [found(line, more, { ...base, ...foundAt(0 - more, closed) })]), ...(fewer === 0 ? [] : [lost(line, fewer, base)])];
}

/** Units that had been found without a row of their own lie on the balance at its average: they leave it at that before the row brings them at its own cost. */
function foundAt(units: number, closed: SealedLine | undefined): Partial<Pick<Move, "rank" | "cost">> {
  if (units <= 0 || closed === undefined || closed.cost === null || closed.layers.length > 0 || closed.quantity < units) return {};
  return { rank: RANKS.opening, cost: { by: "stated", cost: negateCost(shareOfCost(closed.cost, { count: units, whole: closed.quantity })) } };
}

type Sideless = Omit<Move, "from" | "to" | "exit" | "entry" | "quantity">;

function move({ day: rowDay, place }: Pick<Count, "day" | "place">, day: Day): Sideless {
  return { day, rank: RANKS.count, cost: CARRIED, newUnitCost: null, reference: "", rowDay, place };
}

function found(to: PoolId, quantity: number, base: Sideless): Move {
  return { ...base, from: null, to, exit: null, entry: "found", quantity };
}

function lost(from: PoolId, quantity: number, base: Sideless): Move {
  return { ...base, from, to: null, exit: "lost", entry: null, quantity };
}

function join(a: LateCounts, b: LateCounts): LateCounts {
  return {
    moves: [...a.moves, ...b.moves],
    booked: [...a.booked, ...b.booked],
    countedBy: new Map([...a.countedBy, ...b.countedBy]),
    issues: [...a.issues, ...b.issues],
  };
}

/** `later` is a day of which another count holds. */
function nameLeftOut({ pool, day, onHand, place }: Count, { seal, later }: { readonly seal: Seal; readonly later: Day | null }, pools: Pools): Issue {
  const { sku, location } = pools.at(pool);
  return raise("late-count-left-out", place, {
    sku,
    location,
    onHand,
    rowDay: isoOf(day),
    month: monthText(seal.closedTo),
    closedTo: isoOf(seal.closedTo),
    later: later === null ? null : isoOf(later),
  });
}

/** A count that is as the closed books had it, without a cost of its own, needs no word. */
export function nameLateCounts(
  { booked }: LateCounts,
  valued: ReadonlyMap<Move, ValuedMove>,
  isCosted: (pool: PoolId) => boolean,
  { pools, places }: Context,
): readonly Issue[] {
  return booked.flatMap(({ pool, day, onHand, newUnitCost, place, seal, inBooks, cameLate, isNew, moves }): readonly Issue[] => {
    const units = onHand - inBooks;
    if (!isNew || (units === 0 && newUnitCost === null)) return [];
    const { sku, location } = pools.at(pool);
    const worth = sumCosts(moves.map((one) => subtractCost(valued.get(one)?.in ?? NO_COST, valued.get(one)?.out ?? NO_COST)));
    const said = isCosted(pool) ? sayMoney(minor(Math.abs(totalOf(worth))), places.currencyOf(location)) : null;
    return [
      raise("late-count-booked", place, {
        sku,
        location,
        onHand,
        inBooks: inBooks - cameLate,
        cameLate,
        units,
        worth: said,
        rowDay: isoOf(day),
        month: monthText(seal.closedTo),
        day: isoOf(addDays(seal.closedTo, 1)),
        hasUnitCost: newUnitCost !== null,
      }),
    ];
  });
}
