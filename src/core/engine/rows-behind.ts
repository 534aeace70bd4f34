/**
 * A movement, or goods that still lie there -> the source rows behind them: their own, and those of what they came through. Goods that came out
 * of transit were sent by a row and were carried for a bill; of a shipment that a closed month alone tells of, bills are known by its ID.
 */
import { groupBy } from "../columns/group-by";
import type { Day } from "../domain/day";
import { IN_TRANSIT } from "../domain/location";
import { keyOfShipment } from "../domain/shipment-line";
import type { Place } from "../domain/source";
import type { Move } from "./movements/move";
import type { Charge } from "./movements/own-moves";
import type { PoolId, Pools } from "./movements/pools";
import type { Valuation } from "./valuation/valuation";
import type { Layer } from "./valuation/stock";

/** `charges` are what goods bore when they came in, `bills` all that was ever charged. */
type Behind = {
  readonly pools: Pools;
  readonly valuation: Pick<Valuation, "valued">;
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  readonly bills: readonly Charge[];
};
export type RowsBehind = {
  /** As it is seen from one of its pools. */
  readonly ofMove: (move: Move, pool: PoolId) => readonly Place[];
  readonly ofLayer: (layer: Layer, pool: PoolId) => readonly Place[];
};

export function openRowsBehind({ pools, valuation: { valued }, charges, bills }: Behind): RowsBehind {
  const sentInto = groupBy(
    valued.flatMap(({ move }) => (move.to !== null && move.quantity > 0 && isInTransit(move.to, pools) ? [{ move, to: move.to }] : [])),
    ({ to }) => to,
  );
  const ofShipment = groupBy(bills, ({ appliesTo }) => keyOfShipment(appliesTo));
  /** What a closed month charged on goods that open on it stands in no movement any more. */
  const billsOf = ({ carried }: Move, pool: PoolId, broughtBy = carried?.shipment): readonly Place[] => {
    const { sku, shipment = broughtBy } = pools.at(pool);
    if (carried === undefined || shipment === undefined) return [];
    return (ofShipment.get(shipment) ?? []).flatMap((bill) => (bill.place !== null && (bill.sku === "" || bill.sku === sku) ? [bill.place] : []));
  };
  const sendings = (from: PoolId, until: Day): readonly Place[] =>
    (sentInto.get(from) ?? []).flatMap(({ move }) => (move.day > until ? [] : [...placesOf([move, ...(charges.get(move) ?? [])]), ...billsOf(move, from)]));
  return {
    ofMove: (move, pool) => [
      ...placesOf([move]),
      ...(pool === move.to && move.from !== null && isInTransit(move.from, pools) ? sendings(move.from, move.day) : []),
      ...billsOf(move, pool),
    ],
    ofLayer: ({ origin, borne = [], shipment }, pool) => [...placesOf([origin, ...borne]), ...billsOf(origin, pool, shipment)],
  };
}

function isInTransit(pool: PoolId, pools: Pools): boolean {
  return pools.at(pool).location === IN_TRANSIT;
}

const placesOf = (moves: readonly Move[]): readonly Place[] => moves.flatMap(({ place }) => place ?? []);
