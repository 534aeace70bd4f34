/** Shipments matched with receipts; all moves of goods, those through transit among them. */
import { IN_TRANSIT } from "../../domain/location";
import { findEverLost } from "../cases/ever-lost";
import { findMoneyAsked, findOwedMoney } from "../cases/owed-money";
import { sealsBehind } from "../closing/locations-behind";
import type { EngineInput } from "../engine-input";
import { type FollowedShipments, followShipments } from "../shipments/follow-shipments";
import { nameShipments } from "../shipments/own-in-transit";
import { bookSealed } from "../shipments/sealed-lines";
import type { BookLine } from "../shipments/shipment-book";
import type { MovedStock } from "./move-stock";
import type { Books } from "./open-books";

export function followGoods(
  { settings, today }: EngineInput,
  { facts, period, places, pools, costs, ledgerSpan, ledger, earlier, closedEvents, settled, awaited }: Books,
  { fba, sales, own, ledgerLocations }: MovedStock,
) {
  const follow = (sealed: readonly BookLine[]): FollowedShipments =>
    followShipments({
      facts,
      pools,
      places,
      settings,
      period,
      today,
      own,
      sealed,
      series: ledger.series,
      receipts: fba.receipts,
      ledgerSpan,
      ledgerLocations,
      seals: earlier,
      everLost: (payments) => findEverLost(facts, ledger.series, { payments, today, missing: awaited.missing, closedEvents }),
      moneyAsked: (cases) => findMoneyAsked(findOwedMoney({ facts, settled, awaited, places, allocation: { cases }, today, settings })),
      closedEvents,
      costs,
    });
  const told = follow([]);
  const opensOn = sealsBehind({ moves: [...sales, ...own.moves, ...told.moves], counts: own.counts }, earlier, { facts, pools, places }).get(IN_TRANSIT);
  const sealed = opensOn === undefined ? [] : bookSealed(opensOn, told.accounts, told.ledgerStart);
  const followed = sealed.length === 0 ? told : follow(sealed);
  const byHand = nameShipments(
    own.moves,
    followed.accounts.map(({ line }) => line),
    pools,
  );
  return { followed, byHand, moves: [...sales, ...byHand, ...followed.moves], issues: followed.issues };
}
export type Goods = ReturnType<typeof followGoods>;
