/**
 * A movement, or goods that still lie there -> the source rows behind them: their own, and those of what they came through. Goods that came out
 * of transit were sent by a row and were carried for a bill; of a shipment that a closed month alone tells of, bills are known by its ID. What comes back names
 * what it left by, and what came late after a closing the closed balance that it corrects.
 */
import { groupBy } from "../columns/group-by";
import type { Day } from "../domain/day";
import { IN_TRANSIT } from "../domain/location";
import { keyOfShipment } from "../domain/shipment-line";
import { placesOf, type Place } from "../domain/source";
import { findCostDocuments, type CostPapers } from "./cost-documents";
import type { Move } from "./movements/move";
import type { Charge } from "./movements/own-moves";
import type { PoolId, Pools } from "./movements/pools";
import type { Layer } from "./valuation/stock";
import type { Valuation, ValuedMove } from "./valuation/valuation";

/** `charges` are what goods bore when they came in, `bills` all that was ever charged, `originals` what returns, reversals and goods that come home left by. */
type Behind = {
  readonly pools: Pools;
  readonly valuation: Pick<Valuation, "valued" | "costRules">;
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  readonly originals: ReadonlyMap<Move, readonly Move[]>;
  readonly bills: readonly Charge[];
  readonly papers: CostPapers;
  /** Whether goods are held at given costs, which change without a row among the movements. */
  readonly isStandard: boolean;
};
export type RowsBehind = {
  /** As it is seen from one of its pools. */
  readonly ofMove: (one: ValuedMove, pool: PoolId) => readonly Place[];
  readonly ofLayer: (layer: Layer, pool: PoolId) => readonly Place[];
};

export function openRowsBehind({ pools, valuation, charges, originals, bills, papers, isStandard }: Behind): RowsBehind {
  const isInTransit = (pool: PoolId | null): boolean => pool !== null && pools.at(pool).location === IN_TRANSIT;
  const cameInto = groupBy(
    valuation.valued.flatMap(({ move }) => (move.to !== null && move.quantity > 0 ? [{ move, to: move.to }] : [])),
    ({ to }) => to,
  );
  const ofShipment = groupBy(bills, ({ appliesTo }) => keyOfShipment(appliesTo));
  const documents = findCostDocuments({ pools, valuation, papers });
  /** What a closed month charged on goods that open on it stands in no movement any more. */
  const billsOf = ({ carried }: Move, pool: PoolId, broughtBy = carried?.shipment): readonly Place[] => {
    const { sku, shipment = broughtBy } = pools.at(pool);
    if (carried === undefined || shipment === undefined) return [];
    return (ofShipment.get(shipment) ?? []).flatMap((bill) => (bill.place !== null && (bill.sku === "" || bill.sku === sku) ? [bill.place] : []));
  };
  const until = (pool: PoolId, day: Day): readonly Move[] => (cameInto.get(pool) ?? []).flatMap(({ move }) => (move.day > day ? [] : [move]));
  const sendings = (from: PoolId, day: Day): readonly Place[] =>
    until(from, day).flatMap((move) => [...placesOf([move, ...(charges.get(move) ?? [])]), ...billsOf(move, from)]);
  /** Bills for goods that a pool received by a day, also for their way to it. */
  const billsBehind = (pool: PoolId, day: Day): readonly Place[] =>
    until(pool, day).flatMap((move) => [
      ...placesOf(charges.get(move) ?? []),
      ...billsOf(move, pool),
      ...(move.from !== null && isInTransit(move.from) ? until(move.from, move.day).flatMap((sent) => placesOf(charges.get(sent) ?? [])) : []),
    ]);
  const originalsOf = (move: Move): readonly Place[] =>
    (originals.get(move) ?? []).flatMap((original) => [
      ...placesOf([original]),
      ...(original.exit === "removal" && original.from !== null ? billsBehind(original.from, original.day) : []),
    ]);
  return {
    ofMove: ({ move, derived }, pool) => [
      ...placesOf([move]),
      ...(move.because ?? []),
      ...originalsOf(move),
      ...documents.ofMove(move),
      ...(pool === move.to && move.from !== null && isInTransit(move.from) ? sendings(move.from, move.day) : []),
      ...billsOf(move, pool),
      ...(isStandard && derived === true && move.place === null && move.because === undefined ? documents.ofTable(pool, move.day) : []),
    ],
    ofLayer: ({ origin, borne = [], shipment }, pool) => [
      ...placesOf([origin]),
      ...originalsOf(origin),
      ...documents.ofMove(origin),
      ...placesOf(borne),
      ...billsOf(origin, pool, shipment),
    ],
  };
}
