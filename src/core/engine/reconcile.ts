/**
 * Facts -> findings: the engine's table of contents. Sources become moves, moves become quantities and values, values
 * become lines; shipments are judged and everything is proven. Read the calls in order.
 */
import { NO_DAY } from "../columns/table";
import { shareOfCost, totalOf } from "../domain/cost";
import { isoOf, monthOf, nameOfPeriod, periodOfMonth, type Day, type Period } from "../domain/day";
import { ISSUES, raise, type Issue, type IssueCode } from "../domain/issue";
import { BETWEEN_CENTRES } from "../domain/location";
import { VALUATION_METHODS, type Settings } from "../domain/settings";
import type { Facts } from "../facts/facts";
import { applyCharges } from "./apply-charges";
import { checkControls } from "./controls";
import { findEntryCosts, type EntryCosts } from "./entry-costs";
import type { Reconciliation, RollforwardLine } from "./findings";
import { judgeShipments } from "./judge-shipments";
import { moveLedger } from "./ledger-moves";
import { orderLedger } from "./ledger-series";
import { linkOriginals } from "./link-originals";
import { findNegativeStock } from "./negative-stock";
import type { Move } from "./move";
import { moveOwnStock } from "./own-moves";
import { namePlaces, type Places } from "./places";
import { openPools, type PoolId, type Pools } from "./pools";
import { listMovements, rollForward } from "./roll-forward";
import { settleCounts } from "./settle-counts";
import { bookShipments } from "./shipment-book";
import { moveTransit } from "./transit-moves";
import { readCostTable } from "./unit-costs";
import type { PoolState, Valuation } from "./valuation";
import { valueMoves } from "./value-moves";

export type EngineInput = {
  readonly facts: Facts;
  /** What decoding found already. */
  readonly issues: readonly Issue[];
  readonly settings: Settings;
  readonly today: Day;
  readonly onStage: (stage: "check" | "value" | "match") => void;
};
export type EngineResult =
  | { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation }
  | { readonly outcome: "stopped"; readonly issues: readonly [Issue, ...Issue[]] };

/** Methods that the engine values stock by. */
export const OFFERED_METHODS = ["month-end-average", "moving-average", "fifo", "standard"] as const satisfies readonly Settings["method"][];

/** A reconciliation with the movements and values that it was made of. */
export type Worked = { readonly reconciliation: Reconciliation; readonly pools: Pools; readonly valuation: Valuation; readonly charges: ReadonlyMap<Move, readonly Move[]> };

export function reconcile(input: EngineInput): EngineResult {
  const result = workOut(input);
  return result.outcome === "stopped" ? result : { outcome: "reconciled", reconciliation: result.worked.reconciliation };
}

export function workOut({ facts, issues: decodingIssues, settings, today, onStage }: EngineInput): { readonly outcome: "reconciled"; readonly worked: Worked } | Extract<EngineResult, { readonly outcome: "stopped" }> {
  onStage("check");
  const stop = findStop(facts, decodingIssues, settings);
  if (stop !== null) return { outcome: "stopped", issues: stop };
  const period = settings.period ?? spanOf(facts) ?? { from: today, to: today };
  const places = namePlaces(facts, settings);
  const pools = openPools();
  const costs = readCostTable(facts);
  const ledgerSpan = spanOfLedger(facts);
  const ledger = orderLedger(facts);
  const fba = moveLedger(ledger.series, { facts, pools, places, split: settings.disposition === "split", period, start: ledgerSpan?.from ?? period.from });
  const ledgerLocations = new Set(ledger.series.map(({ location }) => places.ofLedger(location)));
  const own = moveOwnStock({ facts, pools, places, costs, ledgerLocations });

  onStage("match");
  const book = bookShipments(facts, own.dispatches);
  const unreferenced = own.dispatches.filter(({ reference }) => reference === "");
  const transit = moveTransit(book.lines, unreferenced, fba.receipts, { facts, pools, places, keptWarehouses: own.keptWarehouses, ledgerLocations, ledgerStart: ledgerSpan?.from ?? null });
  const goods = [...fba.moves, ...own.moves, ...transit.moves];
  const costIssues: Issue[] = [];
  const charges = applyCharges(own.charges, goods, { pools, places, costs, entryCosts: findEntryCosts({ pools, places, costs, moves: goods, openingCosts: own.openingCosts, issues: costIssues }) });
  const moves = [...goods, ...charges.moves];
  const counted = [...moves, ...settleCounts(moves, own.counts)];

  onStage("value");
  const entryCosts = findEntryCosts({ pools, places, costs, moves: counted, openingCosts: own.openingCosts, issues: costIssues });
  const valuation = valueMoves(counted, period, settings.method, { pools, places, entryCosts, bearers: charges.bearers, charges: charges.charges, originals: linkOriginals(counted, pools) });
  const isCosted = (pool: PoolId): boolean => valuation.states.get(pool)?.costed === true || (!valuation.uncosted.has(pool) && entryCosts.fallback(pool, period.to) !== null);
  const reported = new Map([...fba.reported, ...countsThatStand(counted, own.counts, period)]);
  const rollforward = rollForward(valuation.valued, { pools, places, period, reported, active: fba.active, isCosted });
  const shipments = judgeShipments(transit.lineReceipts, { today, receivingDays: settings.receivingDays, bookValue: bookValues(pools, places, valuation.states, entryCosts, period) });
  const controls = checkControls({ lines: rollforward, valued: valuation.valued, ledger: ledger.checks, pools, places, period });
  const issues = [
    ...decodingIssues, ...ledger.issues, ...own.issues, ...unreferenced.map(({ sku, place }) => raise("transfer-without-shipment", place, { sku })), ...book.issues, ...transit.issues, ...charges.issues, ...costIssues,
    ...valuation.issues, ...findNegativeStock(counted, period, pools), ...nameDifferences(rollforward, fba.doubted),
  ];
  const reconciliation: Reconciliation = {
    period, today, settings, sources: listSources(facts), rollforward, movements: listMovements(valuation.valued, { pools, places, period, isCosted }), shipments, controls, issues: inFixedOrder(issues),
  };
  return { outcome: "reconciled", worked: { reconciliation, pools, valuation, charges: charges.charges } };
}

/** What rules a reconciliation out, with what decoding knows of the reason. */
function findStop(facts: Facts, decodingIssues: readonly Issue[], settings: Settings): readonly [Issue, ...Issue[]] | null {
  const offered = OFFERED_METHODS.some((method) => method === settings.method);
  if (!offered) return [raise("method-not-offered", null, { method: VALUATION_METHODS[settings.method], offered: OFFERED_METHODS.map((method) => VALUATION_METHODS[method]).join(" or ") })];
  const span = spanOf(facts);
  if (span === null) {
    const [first, ...others] = decodingIssues;
    return first === undefined ? [raise("nothing-recognised", null, undefined)] : [first, ...others];
  }
  const { period } = settings;
  if (period === null || (period.from <= span.to && period.to >= span.from)) return null;
  return [raise("period-without-rows", null, { period: nameOfPeriod(period), first: isoOf(span.from), last: isoOf(span.to) })];
}

/** The ledger's days, else the movements', else the shipments'. */
function spanOf(facts: Facts): Period | null {
  return spanOfLedger(facts) ?? spanOfDays(facts.movements.columns.day) ?? spanOfDays(facts.shipments.columns.shipped);
}

/** Rows that all stand on the last day of a month are a monthly ledger: they speak of the whole month. */
function spanOfLedger(facts: Facts): Period | null {
  const span = spanOfDays(facts.ledger.columns.day);
  const isMonthly = facts.ledger.columns.day.every((day) => day === NO_DAY || periodOfMonth(monthOf(day as Day)).to === day);
  return span === null || !isMonthly ? span : { from: periodOfMonth(monthOf(span.from)).from, to: span.to };
}

function spanOfDays(days: Int32Array): Period | null {
  let from = Infinity;
  let to = -Infinity;
  for (const day of days) {
    if (day === NO_DAY) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return from === Infinity ? null : { from: from as Day, to: to as Day };
}

/** A count is what is there at the end of the period only where nothing moved after it. */
function countsThatStand(moves: readonly { readonly day: Day; readonly from: PoolId | null; readonly to: PoolId | null; readonly quantity: number }[], counts: readonly { readonly day: Day; readonly pool: PoolId; readonly onHand: number }[], period: Period): readonly (readonly [PoolId, number])[] {
  const lastMove = new Map<PoolId, Day>();
  if (counts.length === 0) return [];
  for (const { day, from, to, quantity } of moves) {
    if (quantity === 0 || day > period.to) continue;
    for (const pool of [from, to]) if (pool !== null && day > (lastMove.get(pool) ?? -Infinity)) lastMove.set(pool, day);
  }
  return counts.filter(({ day, pool }) => day >= period.from && day <= period.to && day >= (lastMove.get(pool) ?? day)).map(({ pool, onHand }) => [pool, onHand] as const);
}

/** Book value of units of a SKU: at what they carry in transit, else at Amazon, else by the cost table. */
function bookValues(pools: Pools, places: Places, states: ReadonlyMap<PoolId, PoolState>, entryCosts: EntryCosts, period: Period): Parameters<typeof judgeShipments>[1]["bookValue"] {
  const bySku = new Map<string, PoolId[]>();
  for (let pool = 0; pool < pools.count(); pool += 1) {
    const { sku } = pools.at(pool);
    bySku.set(sku, [...(bySku.get(sku) ?? []), pool]);
  }
  const nearness = (pool: PoolId): number => ["in-transit", "fba", "overseas", "domestic"].indexOf(places.kindOf(pools.at(pool).location));
  return (sku, units) => {
    const candidates = [...(bySku.get(sku) ?? [])].sort((a, b) => nearness(a) - nearness(b));
    const [any] = candidates;
    if (any === undefined) return { value: null, currency: places.currencyOf("") };
    const holding = candidates.find((pool) => states.get(pool)?.costed === true && (states.get(pool)?.units ?? 0) > 0);
    const state = holding === undefined ? undefined : states.get(holding);
    const basis = state === undefined ? entryCosts.fallback(any, period.to) : { cost: state.cost, units: state.units };
    return { value: basis === null ? null : totalOf(shareOfCost(basis.cost, { count: units, whole: basis.units })), currency: places.currencyOf(pools.at(holding ?? any).location) };
  };
}

/** A difference is named only where no broken row of the same goods already explains it. */
function nameDifferences(lines: readonly RollforwardLine[], doubted: ReadonlySet<string>): readonly Issue[] {
  return lines.flatMap(({ location, sku, ending, reported }) => {
    if (reported === null || reported === ending.quantity) return [];
    if (location === BETWEEN_CENTRES) return [raise("between-centres-differ", null, { sku, ending: ending.quantity, reported })];
    return doubted.has(sku) ? [] : [raise("ending-differs", null, { location, sku, ending: ending.quantity, reported })];
  });
}

function listSources(facts: Facts): Reconciliation["sources"] {
  return facts.sources.map((ref, index) => {
    const table = [facts.ledger, facts.movements, facts.unitCosts, facts.shipments, facts.exchangeRates, facts.locations].find(({ source }) => source.includes(index));
    return { ref, rows: table === undefined ? 0 : table.source.filter((source) => source === index).length };
  });
}

/** Severity and cause first: the order of the ISSUES table, then the order of sources and rows. */
function inFixedOrder(issues: readonly Issue[]): readonly Issue[] {
  const rank = new Map((Object.keys(ISSUES) as IssueCode[]).map((code, index) => [code, index]));
  const rowOf = ({ place }: Issue): number => place?.row ?? 0;
  return [...issues].sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) || rowOf(a) - rowOf(b));
}
