/**
 * The shipments from end to end: which receipts are whose, what each variance is made of, what was decided about the rest,
 * and the moves that follow for goods in transit. What the units are worth comes later.
 */
import { addDays, type Day, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { Settings } from "../../domain/settings";
import type { Facts } from "../../facts/facts";
import { allocateReimbursements, type AllocationContext } from "../compensation/allocate-reimbursements";
import { countLine } from "./count-lines";
import { decideLosses } from "./decide-losses";
import { findCases } from "../compensation/find-cases";
import { findFoundUnits } from "./found-units";
import type { LedgerReceipt } from "../ledger/ledger-moves";
import { balanceAt, skuByFnsku, type LedgerSeries } from "../ledger/ledger-series";
import type { LineAccount } from "./line-accounts";
import { matchReceipts } from "./match-receipts";
import { nameUnknownShipments } from "./name-receipts";
import type { Move } from "../movements/move";
import type { OwnMoves } from "../movements/own-moves";
import type { CostTable } from "../movements/unit-costs";
import type { Places } from "../movements/places";
import type { Pools } from "../movements/pools";
import { readVerdicts } from "./heed-reviews";
import { checkQueue } from "./queue-totals";
import { findReferencedReceipts } from "./reference-receipts";
import { readClosedLosses } from "../closing/closed-losses";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { Seal } from "../closing/seal";
import { grantsOfSeal } from "../closing/sealed-grants";
import { findReliefsSince, type Relief } from "./received-elsewhere";
import { readRules } from "./responsibility-rules";
import { keepsReceipts } from "./sealed-receipts";
import { bookShipments, type BookLine } from "./shipment-book";
import { explainVariances, type Explained } from "./shipment-parts";
import type { Loss } from "./loss";
import { moveTransit } from "./transit-moves";
import { findUnknownReceipts } from "./unknown-shipments";
import { judgeLine } from "./verdicts";

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  readonly settings: Settings;
  readonly period: Period;
  readonly today: Day;
  readonly own: OwnMoves;
  /** Lines that closed months alone tell of. */
  readonly sealed: readonly BookLine[];
  readonly series: readonly LedgerSeries[];
  readonly receipts: readonly LedgerReceipt[];
  /** First and last day of the ledger; null without one. */
  readonly ledgerSpan: Period | null;
  readonly ledgerLocations: ReadonlySet<string>;
  /** Closed months before the period, oldest first. */
  readonly seals: readonly Seal[];
  /** What beside shipments could be asked about, paid for or not. */
  readonly everLost: AllocationContext["everLost"];
  readonly moneyAsked: AllocationContext["moneyAsked"];
  readonly closedEvents: ClosedEvents;
  readonly costs: Pick<CostTable, "convert">;
};

export type FollowedShipments = {
  readonly accounts: readonly LineAccount[];
  readonly explained: Explained;
  /** What lines have of each other that no closed month had yet. */
  readonly reliefsSince: readonly Relief[];
  readonly losses: readonly Loss[];
  readonly moves: readonly Move[];
  readonly ledgerStart: Day | null;
  readonly issues: readonly Issue[];
};

export function followShipments({
  facts,
  pools,
  places,
  settings,
  period,
  today,
  own,
  sealed,
  series,
  receipts,
  ledgerSpan,
  ledgerLocations,
  seals,
  everLost,
  moneyAsked,
  closedEvents,
  costs,
}: Context): FollowedShipments {
  const { receivingDays, transitDays } = settings;
  const skuOf = skuByFnsku(series);
  const ledgerStart = booksFrom(ledgerSpan, seals);
  const book = bookShipments(facts, own.dispatches, { skuOf, places });
  const unreferenced = own.dispatches.filter(({ reference }) => reference === "");
  const casesOf = findCases(facts);
  const matched = matchReceipts([...book.lines, ...sealed], unreferenced, receipts, findReferencedReceipts(facts), {
    facts,
    pools,
    places,
    receivingDays,
    ledgerLocations,
    ledgerSpan,
    ledgerStart,
    heldAtStart: findHeldAtStart(facts, series),
    goodsInLedger: findGoods(receipts.length === 0 ? [] : series),
    until: period.to,
    today,
    seals,
    casesOf,
    skuOf,
  });
  const rules = readRules(facts);
  const reviews = readVerdicts(facts);
  // Whoever closes a month asks for its shipments; without a chosen period every shipment is asked for.
  const asked = matched.accounts.filter(
    ({ line }) => line.shipmentId !== "" && (settings.period === null || line.shipped === null || line.shipped <= period.to),
  );
  const counted = asked.map((account) => countLine(account, { period, today, receivingDays, transitDays, casesOf }));
  const explained = explainVariances(counted, {
    found: findFoundUnits(facts, series, { today, skuOf, closedEvents }),
    allocate: (open) =>
      allocateReimbursements(open, facts, {
        from: period.from,
        until: today,
        paymentDays: settings.paymentDays,
        skuOf,
        everLost,
        moneyAsked,
        closedGrants: grantsOfSeal(seals.at(-1)),
        seals,
        moneys: readMoneys(places, costs),
      }),
    answersFor: (one) => reviews.heed(one.counted.line, judgeLine(one, rules.decide)),
    unknown: findUnknownReceipts(matched.unclaimed, { pools, until: today }),
  });
  const closed = readClosedLosses(seals);
  const reliefsSince = findReliefsSince(
    explained.reliefs,
    // What closed months gave up, and tell, may have come in under another shipment after all.
    closed.told === null ? matched.accounts : matched.accounts.map((account) => ({ ...account, gone: account.gone - account.lost, lost: 0 })),
  );
  const { losses, issues: decisionIssues } = decideLosses({ ...explained, reliefs: reliefsSince }, matched.accounts, {
    today,
    period,
    ledgerStart,
    own: own.moves,
    pools,
    closed,
  });
  const transit = moveTransit(
    matched,
    { reliefs: reliefsSince, losses },
    { pools, places, keptSince: own.keptSince, overReceiptCost: settings.overReceiptCost, ledgerStart, until: period.to },
  );
  const nameless = unreferenced.map(({ sku, place }) => raise("transfer-without-shipment", place, { sku }));
  return {
    accounts: matched.accounts,
    explained,
    reliefsSince,
    losses,
    moves: transit.moves,
    ledgerStart,
    issues: [
      ...nameless,
      ...book.issues,
      ...checkQueue(facts, counted),
      ...matched.issues,
      ...nameUnknownShipments(matched.unknown, explained.mayBeOf),
      ...transit.issues,
      ...explained.allocation.issues,
      ...decisionIssues,
      ...(counted.length === 0 ? [] : rules.issues),
      ...reviews.issues(),
    ],
  };
}

/** Where goods may be in several places, a case about them is stated in the usual currency. */
function readMoneys({ ofWarehouse, currencyOf }: Places, { convert }: Pick<CostTable, "convert">): AllocationContext["moneys"] {
  return {
    currencyAt: (locations) => {
      const [only, second] = new Set(locations.filter((location) => location !== "").map((location) => currencyOf(ofWarehouse(location))));
      return second === undefined ? (only ?? currencyOf("")) : currencyOf("");
    },
    convert: (amount, { currency, day }, to) => convert(amount, { from: currency ?? to, to }, day),
  };
}

function findHeldAtStart({ ledger }: Facts, series: readonly LedgerSeries[]): ReadonlySet<string> {
  return new Set(series.filter(({ rows }) => balanceAt(ledger, "starting", rows[0] ?? -1) > 0).map(({ msku, fnsku }) => (msku === "" ? fnsku : msku)));
}

function findGoods(series: readonly LedgerSeries[]): ReadonlySet<string> {
  return new Set(series.flatMap(({ msku, fnsku }) => [msku, fnsku]).filter((name) => name !== ""));
}

/**
 * What lies before the ledger lies in the closed month, where that ends before the ledger's first row: quiet days have no rows. Nor has a month in which
 * nothing moved at Amazon: what was received before it, the closed months know.
 */
function booksFrom(ledgerSpan: Period | null, seals: readonly Seal[]): Day | null {
  const sealedTo = seals.at(-1)?.closedTo;
  if (sealedTo === undefined || (ledgerSpan !== null && sealedTo >= ledgerSpan.from)) return ledgerSpan?.from ?? null;
  return ledgerSpan !== null || seals.some(keepsReceipts) ? addDays(sealedTo, 1) : null;
}
