/**
 * What the seller's own movements do to goods in transit -> which shipment's goods they are: those of the shipment that the row names; of a row that
 * names none, units that nothing else takes, of the oldest shipments first, and money on all that lies there.
 */
import { groupBy } from "../../columns/group-by";
import { isNoCost, NO_COST, splitCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import { inReplayOrder, RANKS, type Move } from "../movements/move";
import { transitPool, type PoolId, type Pools } from "../movements/pools";

type Line = { readonly shipmentId: string; readonly sku: string };

export function nameShipments(moves: readonly Move[], lines: readonly Line[], pools: Pools): readonly Move[] {
  const known = new Set(lines.map(({ shipmentId, sku }) => keyOfLine(shipmentId, sku)));
  return moves.map((move) => {
    const of = (pool: PoolId | null): PoolId | null => {
      if (pool === null || pools.at(pool).location !== IN_TRANSIT || move.reference === "") return pool;
      const { sku } = pools.at(pool);
      return known.has(keyOfLine(move.reference, sku)) ? pools.idOf(transitPool(sku, move.reference)) : pool;
    };
    const [from, to] = [of(move.from), of(move.to)];
    return from === move.from && to === move.to ? move : { ...move, from, to };
  });
}

/** All moves, with those of goods in transit that name no shipment told of the shipments whose goods they are. `borne` are charges that goods bear, wherever those lie. */
export function placeNameless(moves: readonly Move[], borne: ReadonlyMap<Move, Move>, pools: Pools): readonly Move[] {
  const nameless = moves.filter((move) => !borne.has(move) && waysOf(move, pools) !== null);
  if (nameless.length === 0) return moves;
  const apart = new Set(nameless);
  const changes = groupBy(
    changesInTransit(
      moves.filter((move) => !apart.has(move)),
      pools,
    ),
    ({ pool }) => pools.lineOf(pool),
  );
  const books = new Map(
    [...new Set(nameless.map((move) => skuOf(move, pools)))].map((sku) => [sku, openBook(changes.get(pools.idOf(transitPool(sku, ""))) ?? [], pools)]),
  );
  const placed = new Map<Move, readonly Move[]>();
  for (const move of inReplayOrder(nameless)) {
    const [way, book] = [waysOf(move, pools), books.get(skuOf(move, pools))];
    if (way !== null && book !== undefined) placed.set(move, PLACINGS[way](move, book));
  }
  return moves.flatMap((move) => placed.get(move) ?? [move]);
}

/** Units that go, units that come at the average of what is there, and money. */
type Way = "out" | "in" | "value";

/** null for moves that name their shipment, or are of goods that were sent under none. */
function waysOf({ from, to, exit, entry, quantity, rank, cost, newUnitCost }: Move, pools: Pools): Way | null {
  const isUnnamed = (pool: PoolId | null): boolean => pool !== null && pools.at(pool).location === IN_TRANSIT && pools.at(pool).shipment === undefined;
  if (from === to) return null;
  // What Amazon receives has been matched with what was sent under no name.
  if (isUnnamed(from) && quantity > 0) return exit === "transfer-out" && entry !== "transfer-in" ? null : "out";
  // Steps of a closed month know the goods that they are for.
  if (from !== null || !isUnnamed(to) || rank === RANKS.opening) return null;
  if (quantity > 0) return cost.by === "average" ? "in" : null;
  // Revaluations have reached every shipment by now.
  if (entry === "revaluation" && rank === RANKS.exit) return null;
  return newUnitCost !== null || (cost.by === "stated" && !isNoCost(cost.cost)) ? "value" : null;
}

const PLACINGS: Readonly<Record<Way, (move: Move, book: Book) => readonly Move[]>> = {
  out(move, { shelves }) {
    let left = move.quantity;
    const taken = shelves.flatMap((shelf): readonly Move[] => {
      const units = Math.min(left, freeUnits(shelf, move.day));
      if (units <= 0) return [];
      left -= units;
      shelf.changes.push({ day: move.day, units: 0 - units });
      return [{ ...move, from: shelf.pool, quantity: units }];
    });
    return left === 0 ? taken : [...taken, { ...move, quantity: left }];
  },
  in(move, { shelves }) {
    const shelf = shelves.find((one) => unitsOn(one, move.day) > 0);
    shelf?.changes.push({ day: move.day, units: move.quantity });
    return [shelf === undefined ? move : { ...move, to: shelf.pool }];
  },
  value(move, { shelves }) {
    const holding = shelves.filter((shelf) => unitsOn(shelf, move.day) > 0);
    if (holding.length === 0) return [move];
    const costs =
      move.cost.by === "stated"
        ? splitCost(
            move.cost.cost,
            holding.map((shelf) => unitsOn(shelf, move.day)),
          )
        : [];
    return holding.map(({ pool }, index): Move => ({
      ...move,
      to: pool,
      cost: move.cost.by === "stated" ? { by: "stated", cost: costs[index] ?? NO_COST } : move.cost,
    }));
  },
};

/** Goods of one SKU in transit: those sent under no name, then the shipments', oldest first. */
type Book = { readonly shelves: readonly Shelf[] };
type Change = { readonly day: Day; readonly units: number };
type Shelf = { readonly pool: PoolId; readonly changes: Change[] };

/** Units that came to goods in transit and left them, in the order of replay. */
function changesInTransit(moves: readonly Move[], pools: Pools): readonly (Change & { readonly pool: PoolId })[] {
  return inReplayOrder(moves).flatMap(({ from, to, day, quantity }) =>
    [
      { pool: from, day, units: 0 - quantity },
      { pool: to, day, units: quantity },
    ].flatMap(({ pool, ...change }) => (pool === null || pools.at(pool).location !== IN_TRANSIT ? [] : [{ pool, ...change }])),
  );
}

function openBook(changes: readonly (Change & { readonly pool: PoolId })[], pools: Pools): Book {
  const shelves = [...groupBy(changes, ({ pool }) => pool)].map(([pool, ofPool]): Shelf => ({
    pool,
    changes: ofPool.map(({ day, units }) => ({ day, units })),
  }));
  const since = ({ changes }: Shelf): number => changes[0]?.day ?? Infinity;
  const nameOf = ({ pool }: Shelf): string => pools.at(pool).shipment ?? "";
  const isNamed = ({ pool }: Shelf): boolean => pools.at(pool).shipment !== undefined;
  return { shelves: shelves.sort((a, b) => Number(isNamed(a)) - Number(isNamed(b)) || since(a) - since(b) || compareText(nameOf(a), nameOf(b))) };
}

function unitsOn({ changes }: Shelf, day: Day): number {
  return changes.reduce((sum, change) => (change.day <= day ? sum + change.units : sum), 0);
}

/** Units that are there on a day and that nothing takes afterwards. */
function freeUnits(shelf: Shelf, day: Day): number {
  const days = [day, ...shelf.changes.map((change) => change.day).filter((one) => one > day)];
  return Math.min(...days.map((one) => unitsOn(shelf, one)));
}

function skuOf({ from, to }: Move, pools: Pools): string {
  return pools.at(from ?? to ?? 0).sku;
}
