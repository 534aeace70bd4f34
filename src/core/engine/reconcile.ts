/**
 * Facts -> findings: the engine's table of contents. Sources become moves, moves become quantities and values, values
 * become lines; shipments are judged and everything is proven. Read the calls in order.
 */
import { addDays, type Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Settings } from "../domain/settings";
import { FACT_TABLES, type Facts, type FactTableName } from "../facts/facts";
import { acceptControls, acceptErrors } from "./closing/accept-controls";
import { nameOfShipment } from "./valuation/apply-charges";
import { findBookValues } from "./valuation/book-values";
import { carryChanges } from "./closing/carry-changes";
import { checkCoverage, choosePeriod, findStop, spanOfLedger } from "./ledger/choose-period";
import { checkLedger } from "./ledger/check-ledger";
import { closeMonth, sealsBefore, type ClosingRequest } from "./closing/close-month";
import { compareDetail } from "./ledger/compare-detail";
import { compareSnapshots } from "./ledger/compare-snapshots";
import { hideConsequences } from "./consequences";
import { checkControls } from "./controls";
import { countInTransit } from "./shipments/count-in-transit";
import { chargeFreight } from "./valuation/freight-charges";
import type { Reconciliation } from "./findings";
import { followCases } from "./cases/follow-cases";
import { followShipments } from "./shipments/follow-shipments";
import { identifyGoods } from "./goods/identify-goods";
import { adoptCases, overrideVerdicts } from "./shipments/heed-reviews";
import { judgeShipments } from "./shipments/judge-shipments";
import { findPastedAccounts } from "./ledger/ledger-accounts";
import { readGrain } from "./ledger/ledger-grain";
import { findDoubledLevel } from "./ledger/ledger-levels";
import { moveLedger } from "./ledger/ledger-moves";
import { buildLedgerOfDetail } from "./ledger/ledger-of-detail";
import { orderLedger, skuByFnsku } from "./ledger/ledger-series";
import { nameReturns } from "./ledger/name-returns";
import { splitSales } from "./ledger/split-sales";
import { nameBetweenCentres } from "./between-centres";
import { findNegativeStock } from "./movements/negative-stock";
import type { Move } from "./movements/move";
import { firstDays } from "./closing/open-from-seals";
import { moveOwnStock } from "./movements/own-moves";
import { orderIssues } from "./order-issues";
import { sayOverReceiptCosts } from "./valuation/over-receipt-costs";
import { namePlaces } from "./movements/places";
import { checkJournal, proposeJournal } from "./propose-journal";
import { findOddCosts } from "./movements/odd-costs";
import { findOddRates } from "./movements/odd-rates";
import { openPools, type PoolId, type Pools } from "./movements/pools";
import { readSeals } from "./closing/read-seals";
import { readRules } from "./shipments/responsibility-rules";
import { readRetiredReports } from "./ledger/retired-reports";
import { listMovements, rollForward } from "./valuation/roll-forward";
import { sealMonth } from "./closing/seal-month";
import { findRestated } from "./ledger/restatement";
import { sayRestated } from "./closing/say-restated";
import { findStatedTwice } from "./movements/stated-twice";
import { findStandingCounts } from "./movements/standing-counts";
import { readCostTable } from "./movements/unit-costs";
import type { Valuation } from "./valuation/valuation";
import { tellDetailOnce } from "./ledger/tell-detail-once";
import { findUnpriced } from "./valuation/unpriced";
import { valueGoods } from "./value-goods";
import { readScales } from "./valuation/weigh-goods";

export type EngineInput = {
  readonly facts: Facts;
  /** What decoding found already. */
  readonly issues: readonly Issue[];
  readonly settings: Settings;
  readonly today: Day;
  /** Closes the period's month; absent or null leaves it as it is. */
  readonly close?: ClosingRequest | null;
  readonly onStage: (stage: "check" | "value" | "match") => void;
};
export type EngineResult =
  | { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation }
  | { readonly outcome: "stopped"; readonly issues: readonly [Issue, ...Issue[]] };

/** A reconciliation with the movements and values that it was made of. */
export type Worked = { readonly reconciliation: Reconciliation; readonly pools: Pools; readonly valuation: Valuation; readonly charges: ReadonlyMap<Move, readonly Move[]> };

export function reconcile(input: EngineInput): EngineResult {
  const result = workOut(input);
  return result.outcome === "stopped" ? result : { outcome: "reconciled", reconciliation: result.worked.reconciliation };
}

export function workOut({ facts: given, issues: decodingIssues, settings, today, close = null, onStage }: EngineInput): { readonly outcome: "reconciled"; readonly worked: Worked } | Extract<EngineResult, { readonly outcome: "stopped" }> {
  onStage("check");
  const goodsOfFacts = identifyGoods(given);
  const told = tellDetailOnce(readRetiredReports(goodsOfFacts.facts));
  const detail = buildLedgerOfDetail(told.facts, settings);
  const facts = adoptCases(detail.facts);
  const stop = findStop(facts, decodingIssues, settings);
  if (stop !== null) return { outcome: "stopped", issues: stop };
  const period = choosePeriod(facts, settings, today);
  const seals = readSeals(given, settings);
  const earlier = sealsBefore(seals, period);
  const places = namePlaces(facts, settings);
  const pools = openPools();
  const costs = readCostTable(facts);
  const ledgerSpan = spanOfLedger(facts);
  const grain = readGrain(facts.ledger);
  const ledger = orderLedger(facts, period);
  const pasted = findPastedAccounts(facts, ledger.twice);
  if (pasted !== null) return { outcome: "stopped", issues: [pasted] };
  const fba = moveLedger(ledger.series, { facts, pools, places, split: settings.disposition === "split", grain, period, start: ledgerSpan?.from ?? period.from });
  const sales = splitSales(fba.moves, facts, { pools, places, grain, period });
  const ledgerLocations = new Set(ledger.series.map(({ location }) => places.ofLedger(location)));
  const own = moveOwnStock({ facts, pools, places, costs, ledgerLocations });

  onStage("match");
  const followed = followShipments({ facts, pools, places, settings, period, today, own, series: ledger.series, receipts: fba.receipts, ledgerSpan, ledgerLocations, seals: earlier });
  const goods = [...nameReturns(sales.moves, facts, { pools, places, grain }), ...own.moves, ...followed.moves];
  const scales = readScales(facts, skuByFnsku(ledger.series));

  onStage("value");
  const worth = valueGoods(goods, [...own.charges, ...chargeFreight(facts)], { facts, pools, places, costs, scales, settings, period, own, seals: earlier, shipmentIds: new Set(followed.accounts.map(({ line }) => nameOfShipment(line.shipmentId))) });
  const { opened, moves, entryCosts, valuation: replayed } = worth;
  const carried = carryChanges(replayed, earlier, { pools, places });
  const valuation = { ...replayed, valued: carried.valued };
  const unpriced = findUnpriced(valuation, period.to);
  const unpricedBefore = findUnpriced(valuation, addDays(period.from, -1));
  const isCosted = (pool: PoolId): boolean => !unpriced.has(pool) && (valuation.states.get(pool)?.costed === true || entryCosts.fallback(pool, period.to) !== null);
  const reported = new Map([...fba.reported, ...findStandingCounts(moves, opened.counts, period)]);
  const rollforward = rollForward(valuation.valued, { pools, places, period, reported, active: fba.active, isCosted, isOpenedAtCost: (pool) => carried.isOpenedAtCost(pool, period) ?? (isCosted(pool) || (valuation.states.get(pool)?.costed === true && !unpricedBefore.has(pool))) });
  const bookValue = findBookValues(valuation.states, { pools, places, entryCosts, period });
  const rules = readRules(facts);
  const byPapers = judgeShipments(followed.explained.lines, { facts, decide: rules.decide, receivingDays: settings.receivingDays, bookValue });
  const { lines: judged, issues: verdictIssues } = overrideVerdicts(byPapers, facts);
  const { allocation } = followed.explained;
  const cased = followCases({ facts, shipments: judged, allocation, book: followed.accounts.map(({ line }) => line), series: ledger.series, bookValue, costs, places, settings, today });
  const journal = proposeJournal({ valued: valuation.valued, late: carried.late, pools, places, period, isCosted, allocation, cases: cased.cases });
  const unitsInTransit = countInTransit(followed, { own: own.moves, opened: opened.moves, counted: moves }, { pools, until: period.to, ledgerStart: followed.ledgerStart });
  const controls = acceptControls([...checkControls({ lines: rollforward, valued: valuation.valued, ledger: ledger.checks, pools, places, period, isCosted, unitsInTransit }), ...checkJournal(journal, rollforward)], given.readBack);
  const found = [
    ...decodingIssues, ...goodsOfFacts.issues, ...told.issues, ...detail.issues, ...compareDetail(facts, period), ...compareSnapshots(facts, ledger.series, period.to), ...fba.issues, ...sales.issues,
    ...checkLedger(facts, ledger, { period, today }),
    ...checkCoverage(facts, period), ...findDoubledLevel(facts), ...costs.issues, ...findOddRates(facts), ...findOddCosts(facts, { places, costs, asOf: period.to }), ...findStatedTwice(facts, places), ...ledger.issues, ...own.issues, ...followed.issues, ...worth.issues, ...(facts.freight.rowCount === 0 ? [] : scales.issues),
    ...(followed.explained.lines.length === 0 ? [] : rules.issues), ...verdictIssues, ...seals.issues, ...carried.issues,
    ...cased.issues, ...valuation.issues, ...findNegativeStock(moves, period, pools), ...nameBetweenCentres(rollforward),
    ...sayRestated(findRestated(given), { facts, period, seals: seals.usable, changes: carried.changes, rollforward }),
  ];
  const evident = acceptErrors(orderIssues(hideConsequences(found)), given.readBack);
  const rowsSince = firstDays([...goods, ...worth.charged], pools);
  const { closing, issues: closingIssues } = closeMonth({ request: close, period, seals, changes: carried.changes, controls, issues: evident, sealMonth: (month) => sealMonth(rollforward, valuation, month, { pools, settings, today, rowsSince }) });
  const reconciliation: Reconciliation = {
    period, today, settings, sources: listSources(given), rollforward, movements: listMovements(valuation.valued, { pools, places, period, isCosted, costRules: valuation.costRules }), shipments: sayOverReceiptCosts(cased.shipments, valuation, pools), cases: cased.cases, claims: cased.claims, journal, controls, closing, issues: orderIssues([...evident, ...closingIssues]),
  };
  return { outcome: "reconciled", worked: { reconciliation, pools, valuation, charges: worth.borne } };
}

function listSources(facts: Facts): Reconciliation["sources"] {
  const rows = new Map<number, number>();
  for (const name of Object.keys(FACT_TABLES) as FactTableName[]) for (const source of facts[name].source) rows.set(source, (rows.get(source) ?? 0) + 1);
  const ours = new Set(facts.readBack.map(({ source }) => source));
  return facts.sources.flatMap((ref, index) => (ours.has(index) ? [] : [{ ref, rows: rows.get(index) ?? 0 }]));
}
