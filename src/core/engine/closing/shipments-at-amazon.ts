/**
 * What Amazon still has of each shipment that it received, and what the shipment brought last -> the seal of a month, and back: so that a bill which comes
 * late lies where the shipment's goods do, and units received beyond what was sent cost what those cost. FIFO knows it by its layers. Of an average goods
 * leave in parts: of a shipment as much is left as of a cost that it brought.
 */
import { groupBy } from "../../columns/group-by";
import { monthOf, type Day } from "../../domain/day";
import { BETWEEN_CENTRES, IN_TRANSIT } from "../../domain/location";
import { mulDiv } from "../../domain/money";
import type { ValuationMethod } from "../../domain/settings";
import type { Move } from "../movements/move";
import type { Places } from "../movements/places";
import { transitPool, type PoolId, type Pools } from "../movements/pools";
import type { Layer } from "../valuation/stock";
import type { Brought, Valuation, ValuedMove } from "../valuation/valuation";
import type { Seal, SealedLine } from "./seal";
import { noteOf, REMARKS, textOfNote, type ShipmentThere } from "./sealed-notation";

/** By shipment, as `keyOfShipment` has it. */
export type ShipmentsThere = ReadonlyMap<string, ShipmentThere>;

export const PARTS_OF_UNIT = 1_000_000;
/** Below a hundredth of a unit nothing is left of a shipment. */
const KEPT_MIN = 10_000;

export function textsOfShipments(shipments: ShipmentsThere): readonly string[] {
  return [REMARKS["shipments-are-kept"], ...[...shipments].map(([shipment, { kept, brought }]) => textOfNote({ kind: "there", shipment, kept, brought }))];
}

/** What `textsOfShipments` wrote; null where the seal was made without it. */
export function shipmentsOf({ moved }: Pick<SealedLine, "moved">): ShipmentsThere | null {
  if (!moved.includes(REMARKS["shipments-are-kept"])) return null;
  return new Map(moved.map(noteOf).flatMap((note) => (note.kind === "there" ? [[note.shipment, { kept: note.kept, brought: note.brought }] as const] : [])));
}

export function isAtAmazon(location: string, places: Places): boolean {
  return location === BETWEEN_CENTRES || places.kindOf(location) === "fba";
}

/** What shipments brought to places that open on a seal, by the pool in transit that they left. */
export function broughtBefore(openedBy: ReadonlyMap<string, Seal>, pools: Pools): Brought {
  const lines = [...openedBy].flatMap(([location, seal]) => seal.lines.filter((line) => line.location === location && location !== IN_TRANSIT));
  return new Map(
    lines.flatMap((line) =>
      [...(shipmentsOf(line) ?? [])].map(
        ([shipment, { brought }]) => [pools.idOf(transitPool(line.sku, shipment)), { ...brought, pool: pools.idOf(line) }] as const,
      ),
    ),
  );
}

type Context = {
  readonly pools: Pools;
  readonly places: Places;
  readonly method: ValuationMethod;
  readonly closedTo: Day;
  /** What the location of a pool opened on, where its rows do not reach back. */
  readonly sealOf: (pool: PoolId) => Seal | undefined;
};
type Stock = { units: number; readonly shipments: Map<string, ShipmentThere>; readonly isKnown: boolean };

/** By the pools at Amazon of which it is known: all but those that open on a seal which does not tell. */
export function keepShipments({ valued, layers }: Pick<Valuation, "valued" | "layers">, context: Context): ReadonlyMap<PoolId, ShipmentsThere> {
  const { pools, method, closedTo } = context;
  const stocks = new Map<PoolId, Stock>();
  const stockOf = (pool: PoolId): Stock => {
    const stock = stocks.get(pool) ?? openStock(pool, context);
    stocks.set(pool, stock);
    return stock;
  };
  const moves = valued.filter(({ move, derived }) => derived !== true && move.day <= closedTo && move.quantity !== 0);
  // What an average of a month is of, one of each moment is of a single move.
  const averaged = method === "month-end-average" ? groupBy(moves, ({ move }) => monthOf(move.day)) : new Map(moves.map((one, index) => [index, [one]]));
  for (const segment of averaged.values()) averageOver(segment, stockOf, context);
  const closed = new Set(moves.flatMap(({ move }) => (monthOf(move.day) === monthOf(closedTo) && move.from !== null ? [pools.at(move.from).shipment] : [])));
  return new Map(
    [...stocks]
      .filter(([, { isKnown }]) => isKnown)
      .map(([pool, { shipments }]) => {
        const lying = method === "fifo" ? byLayers(shipments, layers.get(pool) ?? []) : shipments;
        return [pool, new Map([...lying].filter(([shipment, { kept }]) => kept >= KEPT_MIN || closed.has(shipment)))];
      }),
  );
}

function openStock(pool: PoolId, { pools, sealOf }: Pick<Context, "pools" | "sealOf">): Stock {
  const seal = sealOf(pool);
  const line = seal?.lines.find((one) => pools.idOf(one) === pool);
  const shipments = line === undefined ? null : shipmentsOf(line);
  return { units: 0, shipments: new Map(shipments), isKnown: line === undefined || line.quantity === 0 || shipments !== null };
}

/** Entries with a cost of their own, then what passes from place to place, then exits; what comes in at the average brings of all as much as lies there. */
function averageOver(segment: readonly ValuedMove[], stockOf: (pool: PoolId) => Stock, { pools, places }: Context): void {
  const isThere = (pool: PoolId | null): pool is PoolId => pool !== null && isAtAmazon(pools.at(pool).location, places);
  const passing: Move[] = [];
  const net = new Map<PoolId, number>();
  const later = (pool: PoolId, units: number): void => void net.set(pool, (net.get(pool) ?? 0) + units);
  for (const one of segment) {
    const { from, to, quantity, cost } = one.move;
    if (isThere(from) && isThere(to)) passing.push(one.move);
    else if (isThere(from)) later(from, 0 - quantity);
    else if (isThere(to) && from === null && cost.by === "average") later(to, quantity);
    else if (isThere(to)) arrive(one, from === null ? undefined : pools.at(from).shipment, stockOf(to));
  }
  for (const { from, to, quantity } of passing)
    if (from !== null && to !== null && from !== to) pass(quantity < 0 ? { from: to, to: from } : { from, to }, Math.abs(quantity), stockOf);
  for (const [pool, units] of net) {
    const stock = stockOf(pool);
    scale(stock, stock.units + units);
    stock.units += units;
  }
}

function arrive({ move: { quantity }, in: into }: ValuedMove, shipment: string | undefined, stock: Stock): void {
  stock.units += quantity;
  if (shipment === undefined) return;
  const before = stock.shipments.get(shipment);
  const brought = quantity > 0 ? { units: quantity, cost: into } : before?.brought;
  if (brought !== undefined) stock.shipments.set(shipment, { kept: Math.max(0, (before?.kept ?? 0) + quantity * PARTS_OF_UNIT), brought });
}

function pass({ from, to }: { readonly from: PoolId; readonly to: PoolId }, units: number, stockOf: (pool: PoolId) => Stock): void {
  const [source, target] = [stockOf(from), stockOf(to)];
  for (const [shipment, { kept, brought }] of source.shipments) {
    const taken = source.units <= 0 ? 0 : mulDiv(kept, Math.min(units, source.units), source.units);
    if (taken > 0) target.shipments.set(shipment, { kept: (target.shipments.get(shipment)?.kept ?? 0) + taken, brought });
  }
  scale(source, source.units - units);
  source.units -= units;
  target.units += units;
}

/** To as many units as are left, of the units there. */
function scale({ units, shipments }: Stock, left: number): void {
  for (const [shipment, one] of shipments) shipments.set(shipment, { ...one, kept: units <= 0 || left <= 0 ? 0 : mulDiv(one.kept, left, units) });
}

function byLayers(shipments: ShipmentsThere, layers: readonly Layer[]): ShipmentsThere {
  return new Map(
    [...shipments].map(([shipment, one]) => [
      shipment,
      { ...one, kept: layers.reduce((sum, layer) => (layer.shipment === shipment ? sum + layer.units * PARTS_OF_UNIT : sum), 0) },
    ]),
  );
}
