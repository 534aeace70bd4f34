/**
 * Goods, counts and bills -> what everything was worth: bills find the goods that bear them, closed months are opened on, counts
 * are settled, and all of it is valued. A bill that is shared by value needs what its goods left at, a revaluation of several pools what each is worth,
 * and what was sent on before a closing what it carries now, which only valuation tells: then it is done again.
 */
import { isNoCost, type Cost } from "../domain/cost";
import { addDays, type Day, type Period } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Settings } from "../domain/settings";
import type { Facts } from "../facts/facts";
import { applyCharges, referenceOfCharge } from "./valuation/apply-charges";
import { findEntryCosts, type EntryCosts } from "./valuation/entry-costs";
import type { LedgerMoves } from "./ledger/ledger-moves";
import { linkOriginals } from "./movements/link-originals";
import { linkRemovals, type RemovalsNamed } from "./movements/link-removals";
import { moveOnLines, type Move } from "./movements/move";
import { sealsBehind } from "./closing/locations-behind";
import { isToldBySeal, openFromSeals, type Opened } from "./closing/open-from-seals";
import type { Charge, OwnMoves } from "./movements/own-moves";
import type { Places } from "./movements/places";
import type { PoolId, Pools } from "./movements/pools";
import type { Seal } from "./closing/seal";
import { textOfBillRow } from "./closing/bill-rows";
import { billOf } from "./closing/known-moves";
import { nameLateCounts } from "./closing/late-counts";
import { poolOf } from "./closing/known-rows";
import { nameLateRow } from "./closing/late-rows";
import { restoreBills } from "./closing/restore-bills";
import { carrySentOn, NOTHING_SENT_ON, type SentOn } from "./closing/sent-on";
import { atClosedBalance } from "./closing/removed-before";
import { shipmentsOfSeals } from "./closing/shipments-of-seals";
import { nameUnknownRemovals } from "./closing/unknown-removals";
import { nameReversedBeyond } from "./movements/reversed-units";
import { nameTransfersBack, nameUnknownOriginals, nameUnnamedReversals, tellBeginning } from "./movements/unknown-originals";
import { placeNameless } from "./shipments/own-in-transit";
import { settleCounts, type SettledCount } from "./movements/settle-counts";
import type { CostTable } from "./movements/unit-costs";
import { countShared, spreadRevaluations, worthBeforeIn, type WorthBefore } from "./valuation/spread-revaluations";
import type { Valuation, ValuedMove } from "./valuation/valuation";
import { valueMoves } from "./valuation/value-moves";
import type { Scales } from "./valuation/weigh-goods";

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  readonly costs: CostTable;
  readonly scales: Scales;
  readonly settings: Pick<Settings, "method" | "volumeDivisor">;
  readonly period: Period;
  readonly own: Pick<OwnMoves, "counts" | "openingCosts">;
  /** Units that Amazon's ledger states for the end of a day. */
  readonly statedOn: LedgerMoves["statedOn"];
  /** Closed months before the period, oldest first. */
  readonly seals: readonly Seal[];
  readonly shipmentIds: ReadonlySet<string>;
  readonly removalsNamed: RemovalsNamed;
};

export type ValuedGoods = {
  readonly opened: Opened;
  /** What goods that were sent on before a closing carry more now. */
  readonly sentOn: SentOn;
  /** All moves that were valued, but the charges that goods bear. */
  readonly moves: readonly Move[];
  /** What counts came to. */
  readonly settled: readonly Move[];
  /** Counts that hold, with what each was beyond the books. */
  readonly counts: readonly SettledCount[];
  /** Moves that the charges became. */
  readonly charged: readonly Move[];
  /** The charges that a receipt or dispatch bears. */
  readonly borne: ReadonlyMap<Move, readonly Move[]>;
  /** What returns and reversals go back to, and what comes home left by. */
  readonly originals: ReadonlyMap<Move, readonly Move[]>;
  readonly entryCosts: EntryCosts;
  readonly valuation: Valuation;
  readonly issues: readonly Issue[];
};
/** What a receipt or dispatch was worth; null where nobody knows. */
type ValueOf = (bearer: Move) => Cost | null;

export function valueGoods(goods: readonly Move[], charges: readonly Charge[], context: Context): ValuedGoods {
  const byValue = charges.some(({ sharing }) => sharing?.basis === "value");
  const shared = countShared(goods, context.pools);
  let told: Told = { valueOf: () => null, worthBefore: () => null, sentOn: NOTHING_SENT_ON };
  let valued = valueOnce(goods, charges, told, context);
  for (let again = Math.max(Number(byValue), shared); again > 0; again -= 1) {
    told = { ...told, ...(byValue ? { valueOf: valuesIn(valued) } : {}), ...(shared > 0 ? { worthBefore: worthBeforeIn(valued.valuation.valued) } : {}) };
    valued = valueOnce(goods, charges, told, context);
  }
  const {
    opened: { cut, sealOf },
    entryCosts,
    valuation,
  } = valued;
  const sentOn = cut.size === 0 ? NOTHING_SENT_ON : carrySentOn({ cut, sealOf, valued: valuation.valued, seals: context.seals }, { ...context, entryCosts });
  return sentOn.steps.length + sentOn.issues.length === 0 ? valued : valueOnce(goods, charges, { ...told, sentOn }, context);
}

function valuesIn({ valuation, opened }: ValuedGoods): ValueOf {
  const worth = new Map(valuation.valued.map(({ move, in: into }) => [move, into]));
  return (bearer) => {
    const cost = worth.get(opened.cut.get(bearer) ?? bearer);
    return cost === undefined || isNoCost(cost) ? null : cost;
  };
}

/** What an earlier valuation told. */
type Told = { readonly valueOf: ValueOf; readonly worthBefore: WorthBefore; readonly sentOn: SentOn };

function valueOnce(given: readonly Move[], charges: readonly Charge[], { valueOf, worthBefore, sentOn }: Told, context: Context): ValuedGoods {
  const {
    facts,
    pools,
    places,
    costs,
    scales,
    settings: { method, volumeDivisor },
    period,
    own,
    statedOn,
    seals,
    shipmentIds,
    removalsNamed,
  } = context;
  const goods = spreadRevaluations(given, pools, worthBefore);
  const known = { sources: facts.sources, pools, places, costs, openingCosts: own.openingCosts };
  let closedWith: ReturnType<typeof shipmentsOfSeals> | null = null;
  const told = applyCharges(charges, goods, {
    pools,
    places,
    costs,
    scales,
    volumeDivisor,
    valueOf,
    shipmentIds,
    isToldBySeal: (move) => isToldBySeal(move, facts),
    // Seldom wanted, and of many bills at once.
    closedWith: () => (closedWith ??= shipmentsOfSeals(seals)),
    until: period.to,
    entryCosts: findEntryCosts({ ...known, moves: goods, receivedBefore: [], issues: [] }),
  });
  const billed = { bills: new Set(charges.map(billOfCharge)), rows: new Set([...told.moves, ...told.unborne.map(({ bill }) => bill)].map(textOfBillRow)) };
  const opensOnSeal = sealsBehind({ moves: [...goods, ...told.moves], counts: own.counts }, seals, { facts, pools, places }).size > 0;
  const restored = opensOnSeal ? null : restoreBills({ goods, bills: told.moves, billed, seals }, { pools, places });
  const applied = restored === null ? told : withBills(told, restored.bearers);
  const opened = openFromSeals([...goods, ...applied.moves], own.counts, seals, {
    facts,
    statedOn,
    pools,
    places,
    method,
    bearers: applied.bearers,
    billed,
  });
  const counted = settleCounts(
    [...opened.moves, ...opened.lateCounts.moves].map((move) => moveOnLines(move, pools)),
    opened.counts,
  );
  const settled = [...opened.lateCounts.moves, ...counted.moves];
  const kept = (move: Move): Move => opened.cut.get(move) ?? move;
  const bearers = new Map([...applied.bearers].map(([charge, bearer]) => [kept(charge), kept(bearer)]));
  const there = new Set(opened.moves);
  const borne = new Map([...applied.charges].map(([bearer, ofBearer]) => [kept(bearer), ofBearer.map(kept).filter((charge) => there.has(charge))]));
  const moves = placeNameless([...opened.moves, ...sentOn.steps, ...settled], bearers, pools);
  const costIssues: Issue[] = [];
  const entryCosts = findEntryCosts({ ...known, moves, receivedBefore: opened.receivedLast.stated, issues: costIssues });
  const steps = new Set([...opened.bills.steps, ...sentOn.steps]);
  const originals = linkOriginals(moves, pools);
  const linked = linkRemovals(moves, opened.removed, pools, removalsNamed);
  const removed = atClosedBalance(moves, linked, opened.removed, opened.openedBy, pools);
  const { homecomings } = removed;
  const replayed = valueMoves(moves, period, method, {
    pools,
    places,
    entryCosts,
    bearers,
    charges: borne,
    originals,
    homecomings,
    abroadBefore: removed.lots,
    broughtBefore: opened.brought,
    newestBefore: opened.receivedLast.newest,
  });
  const valuation = { ...replayed, valued: replayed.valued.map((one): ValuedMove => (steps.has(one.move) ? { ...one, derived: true, isStep: true } : one)) };
  const beginOf = tellBeginning(moves, pools);
  const unborne = applied.unborne.flatMap(({ bill, say }) => (opened.isClosedRow(bill) ? [] : say(beginOf)));
  const openDays = { from: addDays(seals.at(-1)?.closedTo ?? (-Infinity as Day), 1), to: period.to };
  const doubtful = [
    ...nameUnknownOriginals(moves, originals, { facts, pools, method, costRules: replayed.costRules, openDays }),
    ...nameUnnamedReversals(moves, originals, { facts, pools, method, costRules: replayed.costRules, openDays }),
    ...nameTransfersBack({ facts, openDays }, (warehouse) => places.kindOf(places.ofWarehouse(warehouse)) === "fba"),
    ...nameUnknownRemovals(replayed.valued, { pools, places, linked, balances: removed.balances, costRules: replayed.costRules, openDays }),
    ...nameReversedBeyond(originals, { facts, openDays }),
  ];
  const late = nameLateRows(opened, valuation, { pools, places });
  return {
    opened,
    sentOn,
    moves,
    settled,
    counts: [...opened.lateCounts.booked, ...counted.counts],
    charged: applied.moves,
    borne,
    originals: new Map([...originals, ...[...homecomings].map(([move, parts]) => [move, parts.map(({ removal }) => removal)] as const)]),
    entryCosts,
    valuation,
    issues: [...applied.issues, ...(restored?.issues ?? []), ...unborne, ...costIssues, ...opened.issues, ...doubtful, ...late, ...sentOn.issues],
  };
}

function withBills(told: ReturnType<typeof applyCharges>, more: ReadonlyMap<Move, Move>): typeof told {
  const charges = new Map(told.charges);
  for (const [bill, bearer] of more) charges.set(bearer, [...(charges.get(bearer) ?? []), bill]);
  return { ...told, moves: [...told.moves, ...more.keys()], bearers: new Map([...told.bearers, ...more]), charges };
}

function nameLateRows({ late, lateCounts, sealOf }: Opened, { valued, states }: Valuation, context: Pick<Context, "pools" | "places">): readonly Issue[] {
  if (late.length + lateCounts.booked.length === 0) return [];
  const worth = new Map(valued.map((one) => [one.move, one]));
  const isCosted = (pool: PoolId): boolean => states.get(pool)?.costed === true;
  const rows = late.flatMap((move) => {
    const one = worth.get(move);
    const pool = poolOf(move);
    return one === undefined
      ? []
      : [nameLateRow(one, { seal: sealOf(pool), isCosted: isCosted(pool), countedBy: lateCounts.countedBy.get(move) ?? null }, context)];
  });
  return [...rows, ...nameLateCounts(lateCounts, worth, isCosted, context)];
}

function billOfCharge({ reference, appliesTo }: Charge): string {
  return billOf({ reference: referenceOfCharge({ reference, appliesTo }) });
}
