/**
 * Facts -> findings: the engine's table of contents. Sources become moves, moves become quantities and values, values
 * become lines; shipments are judged and everything is proven. Read the calls in order.
 */
import { addDays, type Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Settings } from "../domain/settings";
import { keyOfShipment } from "../domain/shipment-line";
import { groupBy } from "../columns/group-by";
import { FACT_TABLES, type Facts, type FactTableName } from "../facts/facts";
import { acceptControls, acceptErrors } from "./closing/accept-controls";
import { findBookValues } from "./valuation/book-values";
import { carryChanges } from "./closing/carry-changes";
import { checkCoverage, choosePeriod, findStop, spanOfLedger } from "./ledger/choose-period";
import { checkLedger } from "./ledger/check-ledger";
import { closeMonth, sealsBefore, type ClosingRequest } from "./closing/close-month";
import { compareDetail } from "./ledger/compare-detail";
import { compareSnapshots, sayUndated } from "./ledger/compare-snapshots";
import { hideConsequences } from "./consequences";
import { checkControls } from "./controls";
import { countInTransit } from "./shipments/count-in-transit";
import { chargeFreight } from "./valuation/freight-charges";
import type { Control, Reconciliation } from "./findings";
import { followCases } from "./cases/follow-cases";
import { readLosses } from "./cases/read-losses";
import { followShipments, type FollowedShipments } from "./shipments/follow-shipments";
import { bookSealed } from "./shipments/sealed-lines";
import type { BookLine } from "./shipments/shipment-book";
import { sealsBehind } from "./closing/locations-behind";
import { IN_TRANSIT } from "../domain/location";
import { identifyGoods } from "./goods/identify-goods";
import { adoptCases } from "./shipments/heed-reviews";
import { judgeShipments } from "./shipments/judge-shipments";
import { findPastedAccounts } from "./ledger/ledger-accounts";
import { readGrain } from "./ledger/ledger-grain";
import { findDoubledLevel } from "./ledger/ledger-levels";
import { moveLedger } from "./ledger/ledger-moves";
import { buildLedgerOfDetail } from "./ledger/ledger-of-detail";
import { orderLedger, skuByFnsku } from "./ledger/ledger-series";
import { findMissingReturns, nameReturns } from "./ledger/name-returns";
import { splitSales } from "./ledger/split-sales";
import { nameBetweenCentres } from "./between-centres";
import { findNegativeStock } from "./movements/negative-stock";
import { moveOnLines, type Move } from "./movements/move";
import { joinLate, withSentOn } from "./closing/late-moves";
import { firstDays } from "./closing/locations-behind";
import { moveOwnStock, type Charge } from "./movements/own-moves";
import { nameShipments } from "./shipments/own-in-transit";
import { orderIssues } from "./order-issues";
import { sayOverReceiptCosts } from "./valuation/over-receipt-costs";
import { namePlaces } from "./movements/places";
import { checkJournal, proposeJournal } from "./propose-journal";
import { findDoubtfulNames } from "./movements/doubtful-names";
import { findOddCosts } from "./movements/odd-costs";
import { findOddCounts } from "./movements/odd-counts";
import { findOddRates } from "./movements/odd-rates";
import { openPools, type PoolId, type Pools } from "./movements/pools";
import { readSeals } from "./closing/read-seals";
import { readRetiredReports } from "./ledger/retired-reports";
import { sealReceived } from "./shipments/sealed-receipts";
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
  { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation } | { readonly outcome: "stopped"; readonly issues: readonly [Issue, ...Issue[]] };

/** A reconciliation with the movements and values that it was made of. */
export type Worked = {
  readonly reconciliation: Reconciliation;
  readonly pools: Pools;
  readonly valuation: Valuation;
  readonly charges: ReadonlyMap<Move, readonly Move[]>;
  readonly bills: readonly Charge[];
};

export function reconcile(input: EngineInput): EngineResult {
  const result = workOut(input);
  return result.outcome === "stopped" ? result : { outcome: "reconciled", reconciliation: result.worked.reconciliation };
}

export function workOut(
  input: EngineInput,
): { readonly outcome: "reconciled"; readonly worked: Worked } | Extract<EngineResult, { readonly outcome: "stopped" }> {
  input.onStage("check");
  const heard = hearFacts(input);
  const stop = findStop(heard.facts, input.issues, input.settings);
  if (stop !== null) return { outcome: "stopped", issues: stop };
  const books = openBooks(input, heard.facts);
  const pasted = findPastedAccounts(heard.facts, books.ledger.twice);
  if (pasted !== null) return { outcome: "stopped", issues: [pasted] };
  const stock = moveStock(input, books);
  input.onStage("match");
  const goods = followGoods(input, books, stock);
  input.onStage("value");
  const values = valueStock(input, books, stock, goods);
  const answers = answerVariances(input, books, goods, values);
  const controls = proveFigures(input, books, goods, values, answers);
  const found = hideConsequences(
    [...input.issues, ...heard.issues, ...checkSources(input, books), ...stock.issues, ...goods.issues, ...values.issues, ...answers.issues],
    input.facts,
  );
  const closed = closeBooks(input, books, goods, values, { controls, issues: acceptErrors(orderIssues(found), input.facts.readBack) });
  const { pools, places, period } = books;
  const { valuation, isCosted, rollforward, worth } = values;
  const reconciliation: Reconciliation = {
    period,
    today: input.today,
    settings: input.settings,
    sources: listSources(input.facts),
    rollforward,
    movements: listMovements(valuation.valued, { pools, places, period, isCosted, costRules: valuation.costRules }),
    shipments: answers.shipments,
    cases: answers.cases,
    claims: answers.claims,
    journal: answers.journal,
    controls,
    ...closed,
  };
  return { outcome: "reconciled", worked: { reconciliation, pools, valuation, charges: worth.borne, bills: values.bills } };
}

/** Facts in the seller's own names of goods, each event told once, and the detail made a ledger where no summary speaks. */
function hearFacts({ facts: given, settings }: EngineInput) {
  const named = identifyGoods(given);
  const told = tellDetailOnce(readRetiredReports(named.facts));
  const detail = buildLedgerOfDetail(told.facts, settings);
  return { facts: adoptCases(detail.facts), issues: [...named.issues, ...told.issues, ...detail.issues] };
}

/** What every later step looks things up in: the period, closed months, places, costs, and the ledger in order. */
function openBooks({ facts: given, settings, today }: EngineInput, facts: Facts) {
  const period = choosePeriod(facts, settings, today);
  const seals = readSeals(given, settings);
  return {
    facts,
    period,
    seals,
    earlier: sealsBefore(seals, period),
    places: namePlaces(facts, settings),
    pools: openPools(),
    costs: readCostTable(facts),
    ledgerSpan: spanOfLedger(facts),
    grain: readGrain(facts.ledger),
    ledger: orderLedger(facts, period),
  };
}
type Books = ReturnType<typeof openBooks>;

/** What is wrong with the sources themselves, before any figure is made of them. */
function checkSources({ today, issues: told }: EngineInput, { facts, period, seals, places, costs, grain, ledger }: Books): readonly Issue[] {
  return [
    ...compareDetail(facts, period),
    ...compareSnapshots(facts, ledger.series, { grain, on: period.to }),
    ...sayUndated(facts, told),
    ...checkLedger(facts, ledger, { period, today }),
    ...checkCoverage(facts, period),
    ...findDoubledLevel(facts),
    ...costs.issues,
    ...findOddRates(facts),
    ...findOddCosts(facts, { places, costs, asOf: period.to }),
    ...findStatedTwice(facts, places),
    ...findDoubtfulNames(facts, places),
    ...ledger.issues,
    ...seals.issues,
  ];
}

/** Moves of the stock at Amazon by its ledger, and of the seller's own by the movements. */
function moveStock({ settings }: EngineInput, { facts, period, places, pools, costs, ledgerSpan, grain, ledger }: Books) {
  const fba = moveLedger(ledger.series, {
    facts,
    pools,
    places,
    split: settings.disposition === "split",
    grain,
    period,
    start: ledgerSpan?.from ?? period.from,
  });
  const sales = splitSales(fba.moves, facts, { pools, places, grain, period });
  const ledgerLocations = new Set(ledger.series.map(({ location }) => places.ofLedger(location)));
  const own = moveOwnStock({ facts, pools, places, costs, ledgerLocations });
  return {
    fba,
    sales: nameReturns(sales.moves, facts, { pools, places, grain }),
    own,
    ledgerLocations,
    issues: [...fba.issues, ...sales.issues, ...findMissingReturns(fba.moves, facts, { pools, places, grain, period }), ...own.issues],
  };
}
type MovedStock = ReturnType<typeof moveStock>;

/** Shipments matched with receipts; all moves of goods, those through transit among them. */
function followGoods(
  { settings, today }: EngineInput,
  { facts, period, places, pools, ledgerSpan, ledger, earlier }: Books,
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
type Goods = ReturnType<typeof followGoods>;

/** What everything is worth, closed months left as they were, and the rollforward of it. */
function valueStock(
  { facts: given, settings }: EngineInput,
  { facts, period, places, pools, costs, ledger, seals, earlier }: Books,
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
  });
  const carried = carryChanges(worth.valuation, earlier, { settings, pools, places, entryCosts: worth.entryCosts, sealOf: worth.opened.sealOf });
  const valuation: Valuation = { ...worth.valuation, valued: carried.valued };
  const pricing = { carry: worth.entryCosts.carry, method: settings.method };
  const unpriced = findUnpriced(valuation, period.to, pricing);
  const unpricedBefore = findUnpriced(valuation, addDays(period.from, -1), pricing);
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
  const losses = readLosses(valuation.valued, {
    pools,
    isCosted,
    cases: goods.followed.explained.allocation.cases,
    seals: earlier,
    currency: places.currencyOf(IN_TRANSIT),
  });
  return {
    bills,
    worth,
    carried,
    valuation,
    isCosted,
    rollforward,
    bookValues: findBookValues(valuation, { pools, places, entryCosts: worth.entryCosts, period, lostInTransit: losses.lostInTransit }),
    losses,
    issues: [
      ...worth.issues,
      ...(facts.freight.rowCount === 0 ? [] : scales.issues),
      ...carried.issues,
      ...valuation.issues,
      ...findNegativeStock(worth.moves, period, pools),
      ...findOddCounts(worth.counts, { pools, period }),
      ...nameBetweenCentres(rollforward),
      ...restated,
      ...losses.issues,
    ],
  };
}
type Values = ReturnType<typeof valueStock>;

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

/** Who answers for each variance, what its cases came to, what can be claimed, and what to book. */
function answerVariances(
  { settings, today }: EngineInput,
  { facts, period, places, pools, costs, ledger }: Books,
  { followed }: Goods,
  { worth, valuation, carried, isCosted, bookValues }: Values,
) {
  const { allocation, lines } = followed.explained;
  const judged = judgeShipments(lines, { facts, receivingDays: settings.receivingDays, bookValues });
  const book = followed.accounts.map(({ line }) => line);
  const cased = followCases({
    facts,
    shipments: judged,
    allocation,
    book,
    settled: lines.map(({ counted: { line }, decision }) => ({ shipmentId: line.shipmentId, sku: line.sku, settled: decision.settled })),
    series: ledger.series,
    bookValues,
    costs,
    places,
    settings,
    today,
  });
  const journal = proposeJournal({
    valued: valuation.valued,
    late: withSentOn(joinLate(carried.late, worth.opened.bills.late), worth.sentOn.landed, pools),
    pools,
    places,
    period,
    isCosted,
    allocation,
    cases: cased.cases,
  });
  return { ...cased, shipments: sayOverReceiptCosts(cased.shipments, valuation, pools), journal, issues: cased.issues };
}
type Answers = ReturnType<typeof answerVariances>;

/** Every figure proven from a second side; what a reviewer accepted with a note is marked so. */
function proveFigures(
  { facts: given }: EngineInput,
  { period, places, pools, ledger }: Books,
  { followed, byHand }: Goods,
  values: Values,
  { journal }: Answers,
): readonly Control[] {
  const { worth, valuation, isCosted, rollforward } = values;
  const unitsInTransit = countInTransit(
    followed,
    { own: byHand, opened: worth.opened.moves, settled: worth.settled },
    { pools, until: period.to, ledgerStart: followed.ledgerStart },
  );
  const figures = checkControls({
    lines: rollforward,
    valued: valuation.valued,
    ledger: ledger.checks,
    hasLedger: ledger.series.length > 0,
    pools,
    places,
    period,
    isCosted,
    unitsInTransit,
  });
  return acceptControls([...figures, ...checkJournal(journal, rollforward)], given.readBack);
}

/** The month sealed where that is asked for and nothing speaks against it; with the issues, those of closing among them. */
function closeBooks(
  { close = null, settings, today }: EngineInput,
  { facts, period, pools, places, seals, earlier }: Books,
  { moves, followed }: Goods,
  values: Values,
  proof: Pick<Reconciliation, "controls" | "issues">,
): Pick<Reconciliation, "closing" | "issues"> {
  const { worth, valuation, carried, rollforward, losses } = values;
  const rowsSince = firstDays([...moves, ...worth.charged], pools, facts);
  const closed = closeMonth({
    request: close,
    period,
    today,
    seals,
    changes: carried.changes,
    ...proof,
    sealMonth: (month) =>
      sealMonth(rollforward, valuation, month, {
        pools,
        places,
        settings,
        today,
        rowsSince,
        earlier,
        bills: worth.opened.bills,
        counts: worth.counts,
        stated: [sealReceived(followed, month.closedTo, pools), losses.sealUntil(month.closedTo)],
        sealOf: worth.opened.sealOf,
      }),
  });
  return { closing: closed.closing, issues: orderIssues([...proof.issues, ...closed.issues]) };
}

function listSources(facts: Facts): Reconciliation["sources"] {
  const rows = new Map<number, number>();
  for (const name of Object.keys(FACT_TABLES) as FactTableName[]) for (const source of facts[name].source) rows.set(source, (rows.get(source) ?? 0) + 1);
  const ours = new Set(facts.readBack.map(({ source }) => source));
  return facts.sources.flatMap((ref, index) => {
    const kind = facts.kinds[index];
    return kind === undefined || ours.has(index) ? [] : [{ ref, kind, rows: rows.get(index) ?? 0 }];
  });
}
