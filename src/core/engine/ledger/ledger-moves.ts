/**
 * Ledger series -> openings, moves, and what Amazon says is there at the end. Receipts are left to the transit stage,
 * which knows what they were dispatched from; transfers between Amazon's centres go through a location of their own.
 */
import { textAt } from "../../columns/text-column";
import type { Day, Period } from "../../domain/day";
import { addDays } from "../../domain/day";
import { BETWEEN_CENTRES } from "../../domain/location";
import type { Issue } from "../../domain/issue";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { readReasons, type Explanation } from "./adjustment-reasons";
import { isCountry, type Places } from "../movements/places";
import type { LedgerGrain } from "./ledger-grain";
import { EVENT_NAMES, type LedgerEvent, type LedgerSeries } from "./ledger-series";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { PoolId, Pools } from "../movements/pools";
import { joinRedefinitions, type CountedChange } from "./redefinitions";

/** Units that Amazon booked as received on a day. */
export type LedgerReceipt = { readonly day: Day; readonly pool: PoolId; readonly quantity: number; readonly index: number };
export type LedgerMoves = {
  readonly moves: readonly Move[];
  readonly receipts: readonly LedgerReceipt[];
  /** Units that Amazon's own figures give for the end of the period. */
  readonly reported: ReadonlyMap<PoolId, number>;
  /** Units that they give for the end of any day, of goods that the ledger has a row of. */
  readonly statedOn: (day: Day) => ReadonlyMap<PoolId, number>;
  readonly issues: readonly Issue[];
  /** Pools with a row inside the period, shown even where every figure is zero. */
  readonly active: ReadonlySet<PoolId>;
};

/** What each signed event is when it comes in and when it goes out; null in one direction means that the sign reverses the other. */
const EVENT_MOVES = {
  customerShipments: { in: null, out: "sale" },
  customerReturns: { in: "customer-return", out: null },
  vendorReturns: { in: null, out: "removal" },
  found: { in: "found", out: null },
  lost: { in: null, out: "lost" },
  damaged: { in: null, out: "damaged" },
  disposed: { in: null, out: "disposed" },
  unknownEvents: { in: "unknown-in", out: "unknown-out" },
} as const satisfies Partial<Record<LedgerEvent, { readonly in: EntryType | null; readonly out: ExitType | null }>>;

/** What leaves one condition for another, and what it may enter as: only then does it take its cost along. */
const ENTERS_AS: Readonly<Partial<Record<EntryType | ExitType, readonly EntryType[]>>> = {
  damaged: ["disposition-in"], "disposition-out": ["disposition-in", "other-in"], "other-out": ["disposition-in", "other-in"],
};

type Context = { readonly facts: Facts; readonly ledger: Ledger; readonly pools: Pools; readonly places: Places; readonly split: boolean; readonly grain: LedgerGrain; readonly period: Period; readonly start: Day };

export function moveLedger(series: readonly LedgerSeries[], context: Omit<Context, "ledger">): LedgerMoves {
  const full: Context = { ...context, ledger: context.facts.ledger };
  const moves: Move[] = [];
  const receipts: LedgerReceipt[] = [];
  const active = new Set<PoolId>();
  const conditionMoves: ConditionMove[] = [];
  const explain = readReasons(context.facts);
  const betweenCentres = new Map<PoolId, LedgerSeries[]>();
  for (const one of series) {
    const pool = poolOf(full, one, full.places.ofLedger(one.location));
    const between = poolOf(full, one, BETWEEN_CENTRES);
    betweenCentres.set(between, [...(betweenCentres.get(between) ?? []), one]);
    moves.push(...openWarehouse(full, one, pool), ...rebaseWarehouse(full, one, pool));
    for (const index of one.rows) {
      const explained = explain(index);
      moves.push(...moveRow(full, index, { pool, between }, explained));
      const received = full.ledger.columns.receipts[index] ?? 0;
      const day = (full.ledger.columns.day[index] ?? 0) as Day;
      if (received !== 0) receipts.push({ day, pool, quantity: received, index });
      conditionMoves.push(...changesOfCondition(full, index, explained).map((change) => ({ ...change, ...namesOf(full, one), day, pool, index, goods: JSON.stringify([one.fnsku, one.msku, one.location]) })));
      if (day >= full.period.from && day <= full.period.to) active.add(pool);
    }
  }
  for (const [pool, members] of betweenCentres) moves.push(...openBetweenCentres(full, members, pool));
  const redefined = joinRedefinitions(conditionMoves, full.facts, { period: full.period, dayOfRow: (day) => full.grain.spanOf(day).to });
  moves.push(...redefined.moved.map((one) => passOn(full, one)), ...pairConditions(full, redefined.rest));
  return { moves, receipts, reported: balancesOn(series, full, { day: full.period.to, unstated: ["added-up"] }), statedOn: (day) => balancesOn(series, full, { day, unstated: ["added-up", "nothing"] }), active, issues: redefined.issues };
}

/** Units by pool at the end of a day; pools of which a figure comes about in one of the `unstated` ways are left out. */
function balancesOn(series: readonly LedgerSeries[], context: Context, { day, unstated }: { readonly day: Day; readonly unstated: readonly Balances["basis"][] }): ReadonlyMap<PoolId, number> {
  const units = new Map<PoolId, number>();
  const left = new Set<PoolId>();
  for (const one of series) {
    const pool = poolOf(context, one, context.places.ofLedger(one.location));
    const between = poolOf(context, one, BETWEEN_CENTRES);
    const { warehouse, inTransit, basis } = balancesBy(context, one, day);
    units.set(pool, (units.get(pool) ?? 0) + warehouse);
    if (unstated.includes(basis)) left.add(pool).add(between);
    if (!isWithoutTransit(context, [one])) units.set(between, (units.get(between) ?? 0) + inTransit);
  }
  for (const pool of left) units.delete(pool);
  return units;
}

function poolOf({ pools, split }: Context, one: LedgerSeries, location: string): PoolId {
  return pools.idOf({ location, sku: skuOf(one), fnsku: one.fnsku === "" ? null : one.fnsku, disposition: split ? one.disposition : null });
}

/** Goods without an MSKU are known by their FNSKU. */
function skuOf({ msku, fnsku }: LedgerSeries): string {
  return msku === "" ? fnsku : msku;
}

type Sides = { readonly pool: PoolId; readonly between: PoolId };

/** Opening balances stand on the ledger's first day for every series, also for those whose first row comes later. */
function openWarehouse(context: Context, one: LedgerSeries, pool: PoolId): readonly Move[] {
  return openingMove(context, one, { to: pool, quantity: balancesBefore(context, one).warehouse });
}

function openingMove(context: Context, one: LedgerSeries, { to, quantity }: { readonly to: PoolId; readonly quantity: number }): readonly Move[] {
  if (quantity === 0) return [];
  return [{
    day: context.start, rank: RANKS.opening, from: null, to, exit: null, entry: "opening", quantity, cost: { by: "lookup" }, newUnitCost: null, reference: "",
    place: placeInFacts(context.facts, context.ledger, one.rows[0] ?? 0),
  }];
}

/**
 * Goods between centres are one pool for all locations, since what leaves one place arrives at another. Amazon's figure is
 * not always what its transfers add up to; an opening below zero is such a case and counts as none.
 */
function openBetweenCentres(context: Context, members: readonly LedgerSeries[], pool: PoolId): readonly Move[] {
  const [first] = members;
  if (first === undefined) return [];
  const eve = addDays(context.period.from, -1);
  const opening = isWithoutTransit(context, members) ? smallestOpening(context, members) : Math.max(0, members.reduce((sum, one) => sum + balancesBefore(context, one).inTransit, 0));
  const stated = members.reduce((sum, one) => sum + balancesBy(context, one, eve).inTransit, 0);
  const moved = members.reduce((sum, one) => sum - eventsBy(context, one, eve, ["warehouseTransfers"]), 0);
  const hasHistory = !isWithoutTransit(context, members) && members.some((one) => lastRowBy(context, one, eve) !== null);
  return [...openingMove(context, first, { to: pool, quantity: opening }), ...(hasHistory ? correction(context, first, { to: pool, quantity: stated - opening - moved }) : [])];
}

/**
 * A ledger by centre states goods between centres beside each centre, as the centre sees them: no sum of those is the whole. A
 * ledger that was added up from single events states none.
 */
function isWithoutTransit({ ledger }: Context, members: readonly LedgerSeries[]): boolean {
  return members.some(({ location, rows }) => (location !== "" && !isCountry(location)) || rows.some((index) => Number.isNaN(ledger.columns.inTransit[index])));
}

/** The least that must have been on its way at the beginning, so that no centre receives what none has sent. */
function smallestOpening({ ledger }: Context, members: readonly LedgerSeries[]): number {
  const flows = new Map<number, number>();
  for (const { rows } of members) for (const index of rows) flows.set(ledger.columns.day[index] ?? 0, (flows.get(ledger.columns.day[index] ?? 0) ?? 0) - (ledger.columns.warehouseTransfers[index] ?? 0));
  let running = 0;
  let lowest = 0;
  for (const [, flow] of [...flows].sort(([a], [b]) => a - b)) {
    running += flow;
    lowest = Math.min(lowest, running);
  }
  return 0 - lowest;
}

function moveRow(context: Context, index: number, { pool, between }: Sides, explained: Explanation | null): readonly Move[] {
  const { columns } = context.ledger;
  const day = (columns.day[index] ?? 0) as Day;
  const base = { day, newUnitCost: null, reference: "", place: placeInFacts(context.facts, context.ledger, index), cost: CARRIED };
  const moves: Move[] = [];
  for (const event of Object.keys(EVENT_MOVES) as (keyof typeof EVENT_MOVES)[]) {
    const quantity = columns[event][index] ?? 0;
    if (quantity === 0 || (event === "damaged" && quantity < 0) || (event === "unknownEvents" && explained?.withUnknown === true)) continue;
    const kinds: { readonly in: EntryType | null; readonly out: ExitType | null } = EVENT_MOVES[event];
    const comesIn = kinds.out === null || (quantity > 0 && kinds.in !== null);
    moves.push(
      comesIn
        ? { ...base, rank: RANKS.entry, from: null, to: pool, exit: null, entry: kinds.in, quantity }
        : { ...base, rank: RANKS.exit, from: pool, to: null, exit: kinds.out, entry: null, quantity: -quantity },
    );
  }
  const transfer = columns.warehouseTransfers[index] ?? 0;
  if (transfer !== 0) {
    const [from, to] = transfer > 0 ? [between, pool] : [pool, between];
    moves.push({ ...base, rank: RANKS.transfer, from, to, exit: "transfer-out", entry: "transfer-in", quantity: Math.abs(transfer) });
  }
  return moves;
}

/** The last row of the series up to a day; null where it begins later. */
function lastRowBy(context: Context, one: LedgerSeries, day: Day): number | null {
  return one.rows.filter((index) => (context.ledger.columns.day[index] ?? 0) <= day).at(-1) ?? null;
}

/** `basis`: Amazon's own figure, a sum of single events, or nothing before the first of those. */
type Balances = { readonly warehouse: number; readonly inTransit: number; readonly basis: "stated" | "added-up" | "nothing" };

/** What stood before the first row: nothing, where the detail alone begins a series later. The ledger states goods between centres at the end of a day: the day's own transfers are taken back. */
function balancesBefore({ ledger }: Context, one: LedgerSeries): Balances {
  const first = one.rows[0] ?? 0;
  const { starting, inTransit, warehouseTransfers } = ledger.columns;
  return { warehouse: starting[first] ?? 0, inTransit: (inTransit[first] ?? 0) + (warehouseTransfers[first] ?? 0), basis: textAt(ledger.columns.basis, first) === "" ? "stated" : starting[first] === 0 ? "nothing" : "added-up" };
}

/** What Amazon says stood at the end of a day: the last row's figures up to then, else what stood before the first. */
function balancesBy(context: Context, one: LedgerSeries, day: Day): Balances {
  const last = lastRowBy(context, one, day);
  if (last === null) return balancesBefore(context, one);
  const { ending, inTransit, basis } = context.ledger.columns;
  return { warehouse: ending[last] ?? 0, inTransit: inTransit[last] ?? 0, basis: textAt(basis, last) === "" ? "stated" : "added-up" };
}

function eventsBy({ ledger }: Context, one: LedgerSeries, day: Day, events: readonly LedgerEvent[]): number {
  let sum = 0;
  for (const index of one.rows) {
    if ((ledger.columns.day[index] ?? 0) > day) break;
    for (const event of events) sum += ledger.columns[event][index] ?? 0;
  }
  return sum;
}

/**
 * The period begins at the last earlier row's ending, whatever the earlier rows add up to: where they do not add up, the
 * difference is set right on the eve of the period, outside its figures.
 */
function rebaseWarehouse(context: Context, one: LedgerSeries, pool: PoolId): readonly Move[] {
  const eve = addDays(context.period.from, -1);
  const rolled = balancesBefore(context, one).warehouse + eventsBy(context, one, eve, EVENT_NAMES);
  return lastRowBy(context, one, eve) === null ? [] : correction(context, one, { to: pool, quantity: balancesBy(context, one, eve).warehouse - rolled });
}

function correction(context: Context, one: LedgerSeries, { to, quantity }: { readonly to: PoolId; readonly quantity: number }): readonly Move[] {
  if (quantity === 0) return [];
  return [{
    day: addDays(context.period.from, -1), rank: RANKS.exit, from: null, to, exit: null, entry: "unknown-in", quantity, cost: CARRIED, newUnitCost: null, reference: "",
    place: placeInFacts(context.facts, context.ledger, one.rows[0] ?? 0),
  }];
}

/** Signed units; negative leaves. */
type Change = { readonly type: EntryType | ExitType; readonly quantity: number };
type ConditionMove = Change & CountedChange & { readonly pool: PoolId; readonly index: number; readonly goods: string };

function namesOf({ ledger: { columns } }: Context, { fnsku, msku, disposition, location, rows }: LedgerSeries): Pick<CountedChange, "fnsku" | "msku" | "listing" | "disposition" | "location"> {
  return { fnsku, msku, listing: textAt(columns.listing, rows[0] ?? 0), disposition, location };
}

/** From one condition or product to another, with its cost. */
function passOn(context: Context, { from, to, quantity }: { readonly from: ConditionMove; readonly to: ConditionMove; readonly quantity: number }): Move {
  const place = placeInFacts(context.facts, context.ledger, from.index);
  return { day: from.day, cost: CARRIED, newUnitCost: null, reference: "", place, rank: RANKS.transfer, from: from.pool, to: to.pool, exit: from.type as ExitType, entry: to.type as EntryType, quantity };
}

/** Damage, and what the summary calls other events: by its reasons where they are known, and else by its sign alone. */
function changesOfCondition({ ledger }: Context, index: number, explained: Explanation | null): readonly Change[] {
  const damaged = Math.min(0, ledger.columns.damaged[index] ?? 0);
  const other = ledger.columns.otherEvents[index] ?? 0;
  const changes: readonly Change[] = explained?.parts ?? [{ type: other > 0 ? "other-in" : "other-out", quantity: other }];
  return [{ type: "damaged" as const, quantity: damaged }, ...changes].filter(({ quantity }) => quantity !== 0);
}

/**
 * Goods mostly move from one condition to another: on one day, of one FNSKU at one location, what leaves one disposition is what
 * enters the next, and takes its cost along. What has no counterpart comes from or goes to outside.
 */
function pairConditions(context: Context, changes: readonly ConditionMove[]): readonly Move[] {
  const groups = new Map<string, { readonly in: ConditionMove[]; readonly out: ConditionMove[] }>();
  for (const change of changes) {
    const key = `${change.day}|${change.goods}`;
    const group = groups.get(key) ?? { in: [], out: [] };
    (change.quantity > 0 ? group.in : group.out).push(change);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ in: entering, out: leaving }) => {
    const moves: Move[] = [];
    const base = ({ day, index }: ConditionMove): Pick<Move, "day" | "cost" | "newUnitCost" | "reference" | "place"> => ({ day, cost: CARRIED, newUnitCost: null, reference: "", place: placeInFacts(context.facts, context.ledger, index) });
    const open = entering.map((change) => ({ change, left: change.quantity }));
    for (const one of leaving) {
      let left = -one.quantity;
      for (const target of open) {
        const quantity = Math.min(left, target.left);
        if (quantity === 0 || !canEnterAs(one, target.change)) continue;
        moves.push(passOn(context, { from: one, to: target.change, quantity }));
        left -= quantity;
        target.left -= quantity;
      }
      if (left > 0) moves.push({ ...base(one), rank: RANKS.exit, from: one.pool, to: null, exit: one.type as ExitType, entry: null, quantity: left });
    }
    for (const { change, left } of open) if (left > 0) moves.push({ ...base(change), rank: RANKS.entry, from: null, to: change.pool, exit: null, entry: change.type as EntryType, quantity: left });
    return moves;
  });
}

function canEnterAs(leaving: Change, entering: Change): boolean {
  return ENTERS_AS[leaving.type]?.includes(entering.type as EntryType) === true;
}
