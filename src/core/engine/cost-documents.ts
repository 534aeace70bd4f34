/**
 * Goods whose own document states no cost -> the rows that gave them one: the opening of the seller's own, the row of the cost table, the newest receipt,
 * or what their shipment was sent with. By the same order in which they were valued.
 */
import { groupBy } from "../columns/group-by";
import type { Day } from "../domain/day";
import { keyOfLine } from "../domain/shipment-line";
import { placesOf, type Place } from "../domain/source";
import type { Facts, OwnMovement } from "../facts/facts";
import { placeOfRow } from "../facts/place-of-row";
import type { Move } from "./movements/move";
import { openingKey } from "./movements/own-moves";
import type { PoolId, Pools } from "./movements/pools";
import type { CostTable } from "./movements/unit-costs";
import type { Valuation } from "./valuation/valuation";

/** What tells of costs beside the movements. */
export type CostPapers = {
  readonly sources: Facts["sources"];
  readonly costs: Pick<CostTable, "unitCostOf">;
  readonly openingCosts: ReadonlyMap<string, OwnMovement>;
};
type Books = { readonly pools: Pools; readonly valuation: Pick<Valuation, "valued" | "costRules">; readonly papers: CostPapers };

export type CostDocuments = {
  readonly ofMove: (move: Move) => readonly Place[];
  /** The row of the cost table that holds on the day. */
  readonly ofTable: (pool: PoolId, day: Day) => readonly Place[];
};

export function findCostDocuments({ pools, valuation: { valued, costRules }, papers }: Books): CostDocuments {
  const skuOf = ({ to, from }: Move): string => pools.at(to ?? from ?? 0).sku;
  const received = groupBy(
    valued.flatMap(({ move }) => (move.entry === "receipt" && move.from === null && move.quantity > 0 && move.cost.by === "stated" ? [move] : [])),
    skuOf,
  );
  const sent = groupBy(
    valued.flatMap(({ move }) => (move.exit === "transfer-out" && move.reference !== "" ? [move] : [])),
    (move) => keyOfLine(move.reference, skuOf(move)),
  );
  const ofTable: CostDocuments["ofTable"] = (pool, day) => {
    const stated = papers.costs.unitCostOf(pools.at(pool).sku, day);
    return stated === null ? [] : placesOf([{ place: placeOfRow(papers, stated) }]);
  };
  const newest = (move: Move): readonly Place[] =>
    placesOf((received.get(skuOf(move)) ?? []).reduce<readonly Move[]>((last, one) => (one.day <= move.day ? [one] : last), []));
  const ofOpening = (move: Move, pool: PoolId): readonly Place[] => {
    const stated = papers.openingCosts.get(openingKey(pools.at(pool).location, pools.at(pool).sku));
    if (stated !== undefined && (stated.amount !== null || stated.unitCost !== null)) return placesOf([{ place: placeOfRow(papers, stated) }]);
    const listed = ofTable(pool, move.day);
    return listed.length > 0 ? listed : newest(move);
  };
  return {
    ofTable,
    ofMove(move) {
      if (move.to === null || move.cost.by !== "lookup") return [];
      if (move.entry === "opening") return ofOpening(move, move.to);
      switch (costRules.get(move)) {
        case undefined:
          return [];
        case "newest":
          return newest(move);
        case "table":
          return ofTable(move.to, move.day);
        case "shipment":
          return placesOf(sent.get(keyOfLine(move.reference, skuOf(move))) ?? []);
      }
    },
  };
}
