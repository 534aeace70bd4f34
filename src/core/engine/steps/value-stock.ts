/** What everything is worth, closed months left as they were, and the rollforward of it. */
import { groupBy } from "../../columns/group-by";
import { addDays, type Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import { nameBetweenCentres } from "../between-centres";
import { readLosses } from "../cases/read-losses";
import { carryChanges } from "../closing/carry-changes";
import type { Seal } from "../closing/seal";
import { balancesOn } from "../closing/sealed-steps";
import { sayRestated } from "../closing/say-restated";
import type { EngineInput } from "../engine-input";
import { skuByFnsku } from "../ledger/ledger-series";
import { findRestated } from "../ledger/restatement";
import { moveOnLines } from "../movements/move";
import { findNegativeStock } from "../movements/negative-stock";
import { findOddCounts } from "../movements/odd-counts";
import type { PoolId, Pools } from "../movements/pools";
import { findStandingCounts } from "../movements/standing-counts";
import { findBookedLosses } from "../valuation/booked-losses";
import { findBookValues } from "../valuation/book-values";
import { chargeFreight } from "../valuation/freight-charges";
import { rollForward } from "../valuation/roll-forward";
import { findUnpriced } from "../valuation/unpriced";
import type { PoolState, Valuation } from "../valuation/valuation";
import { readScales } from "../valuation/weigh-goods";
import { valueGoods } from "../value-goods";
import type { Goods } from "./follow-goods";
import type { MovedStock } from "./move-stock";
import type { Books } from "./open-books";

export function valueStock(
  { facts: given, settings }: EngineInput,
  { facts, period, places, pools, costs, ledger, seals, earlier, closedEvents, awaited, grain }: Books,
  { fba, own }: MovedStock,
  goods: Goods,
) {
  const scales = readScales(facts, skuByFnsku(ledger.series));
  const shipmentIds = new Set(goods.followed.accounts.map(({ line }) => keyOfShipment(line.shipmentId)));
  const bills = [...own.charges, ...chargeFreight(facts)];
  const worth = valueGoods(goods.moves, bills, {
    facts,
    pools,
    places,
    costs,
    scales,
    settings,
    period,
    own,
    statedOn: fba.statedOn,
    seals: earlier,
    shipmentIds,
    removalsNamed: awaited.removalsNamed,
  });
  const carried = carryChanges(worth.valuation, earlier, {
    settings,
    pools,
    places,
    entryCosts: worth.entryCosts,
    sealOf: worth.opened.sealOf,
    sentOn: worth.sentOn.steps,
    lateBills: worth.opened.bills.rows,
  });
  const valuation: Valuation = { ...worth.valuation, valued: carried.valued };
  const pricing = { carry: worth.entryCosts.carry, method: settings.method };
  const unpriced = findUnpriced(valuation, { since: period.from, until: period.to }, pricing);
  const unpricedBefore = findUnpriced(valuation, { until: addDays(period.from, -1) }, pricing);
  // Of goods whose every row is gone, a closed month alone tells what they cost.
  const everyPool = overPools(valuation, pools);
  const isCosted = everyPool(
    (pool) =>
      !unpriced.has(pool) &&
      (valuation.states.get(pool)?.costed === true ||
        worth.entryCosts.fallback(pool, period.to) !== null ||
        (!valuation.states.has(pool) && carried.isOpenedAtCost(pool, period) === true)),
  );
  const wasCosted = everyPool((pool) => valuation.states.get(pool)?.costed === true && !unpricedBefore.has(pool));
  const isOpenedAtCost = (pool: PoolId): boolean => carried.isOpenedAtCost(pool, period) ?? (isCosted(pool) || wasCosted(pool));
  const reported = new Map([
    ...fba.reported,
    ...findStandingCounts(
      worth.moves.map((move) => moveOnLines(move, pools)),
      worth.opened.counts,
      period,
    ),
  ]);
  const rollforward = rollForward(valuation.valued, { pools, places, period, reported, active: fba.active, isCosted, isOpenedAtCost });
  const restated = sayRestated(findRestated(given), { facts, period, seals: seals.usable, changes: carried.changes, rollforward });
  const destinations = new Map(
    goods.followed.accounts.map(({ line, locations: [only, second] }) => [keyOfLine(line.shipmentId, line.sku), second === undefined ? (only ?? null) : null]),
  );
  const losses = readLosses(valuation.valued, {
    pools,
    isCosted,
    cases: goods.followed.explained.allocation.cases,
    seals: earlier,
    currency: places.currencyOf(IN_TRANSIT),
  });
  const lossesTold = findBookedLosses(worth.valuation.valued, { pools, places, grain, closed: closedEvents.all });
  const pricesOn = {
    pools,
    places,
    entryCosts: worth.entryCosts,
    lostInTransit: losses.lostInTransit,
    broughtBefore: worth.opened.brought,
    destinationOf: ({ shipmentId, sku }: { readonly shipmentId: string; readonly sku: string }): string | null =>
      destinations.get(keyOfLine(shipmentId, sku)) ?? null,
  };
  return {
    bills,
    worth,
    carried,
    valuation,
    isCosted,
    rollforward,
    bookValues: findBookValues(valuation, { ...pricesOn, bookedLosses: lossesTold.booked, period }),
    /** At the end of a closed month, by what its rows give now. */
    bookValuesOn: (day: Day) =>
      findBookValues(valuationOn(worth.valuation, day), { ...pricesOn, bookedLosses: lossesTold.now, period: { ...period, to: day } }),
    losses,
    bookedLosses: lossesTold.booked,
    issues: [
      ...worth.issues,
      ...(facts.freight.rowCount === 0 ? [] : scales.issues),
      ...carried.issues,
      ...valuation.issues,
      ...findNegativeStock(worth.moves, { period, pools, closedTo: closedAt(earlier) }),
      ...findOddCounts(worth.counts, { pools, period }),
      ...nameBetweenCentres(rollforward),
      ...restated,
      ...losses.issues,
    ],
  };
}
export type Values = ReturnType<typeof valueStock>;

/** A place without goods or movements is in no seal of its months: from the first that has it on, all close it. */
function closedAt(seals: readonly Seal[]): (location: string) => Day | null {
  const known = new Set(seals.flatMap(({ lines }) => lines.map(({ location }) => location)));
  return (location) => (known.has(location) ? (seals.at(-1)?.closedTo ?? null) : null);
}

/** Whether something holds of a pool's whole line: an average over priced and unpriced shipments would look like a figure and be none. */
function overPools({ states }: Valuation, pools: Pools): (holds: (pool: PoolId) => boolean) => (pool: PoolId) => boolean {
  const ofLine = groupBy(states.keys(), (pool) => pools.lineOf(pool));
  return (holds) => {
    const known = new Map<PoolId, boolean>();
    return (pool) => {
      const line = pools.lineOf(pool);
      const answer = known.get(line) ?? (ofLine.get(line) ?? [line]).every(holds);
      known.set(line, answer);
      return answer;
    };
  };
}

/** Without layers. What has come home since is none of what was away then. */
function valuationOn({ valued, states, abroad }: Valuation, day: Day): Pick<Valuation, "states" | "layers" | "abroad"> {
  const balances = [...balancesOn(valued, day)].map(([pool, balance]): readonly [PoolId, PoolState] => [
    pool,
    { ...balance, last: null, newest: null, costed: states.get(pool)?.costed === true },
  ]);
  return { states: new Map(balances), layers: new Map(), abroad: new Map([...abroad].filter(([removal]) => removal.day <= day)) };
}
