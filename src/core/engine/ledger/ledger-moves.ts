/**
 * Ledger series -> openings, moves, and what Amazon says is there at the end. Receipts are left to the transit stage,
 * which knows what they were dispatched from; transfers between Amazon's centres go through a location of their own.
 */
import { textAt } from "../../columns/text-column";
import type { Day, Period } from "../../domain/day";
import { BETWEEN_CENTRES } from "../../domain/location";
import type { Issue } from "../../domain/issue";
import type { EntryType, ExitType } from "../../domain/movements";
import type { Facts } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";
import { readReasons, type Explanation } from "./adjustment-reasons";
import { changeConditions, changesInRow, type ConditionChange } from "./change-conditions";
import { balancesBy, isWithoutTransit, type Balances } from "./ledger-balances";
import type { LedgerGrain } from "./ledger-grain";
import type { LedgerEvent, LedgerSeries } from "./ledger-series";
import { openBetweenCentres, openWarehouse } from "./open-ledger";

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
  disposed: { in: null, out: "disposed" },
  unknownEvents: { in: "unknown-in", out: "unknown-out" },
} as const satisfies Partial<Record<LedgerEvent, { readonly in: EntryType | null; readonly out: ExitType | null }>>;

type Context = {
  readonly facts: Facts;
  readonly pools: Pools;
  readonly places: Places;
  readonly split: boolean;
  readonly grain: LedgerGrain;
  readonly period: Period;
  readonly start: Day;
};

export function moveLedger(series: readonly LedgerSeries[], context: Context): LedgerMoves {
  const { facts, places, period } = context;
  const { ledger } = facts;
  const moves: Move[] = [];
  const receipts: LedgerReceipt[] = [];
  const active = new Set<PoolId>();
  const changes: ConditionChange[] = [];
  const explain = readReasons(facts);
  const betweenCentres = new Map<PoolId, LedgerSeries[]>();
  for (const one of series) {
    const pool = poolOf(context, one, places.ofLedger(one.location));
    const between = poolOf(context, one, BETWEEN_CENTRES);
    betweenCentres.set(between, [...(betweenCentres.get(between) ?? []), one]);
    moves.push(...openWarehouse(context, one, pool));
    const { rows, ...goods } = one;
    for (const index of rows) {
      const explained = explain(index);
      moves.push(...moveRow(facts, index, { pool, between }, explained));
      const received = ledger.columns.receipts[index] ?? 0;
      const day = (ledger.columns.day[index] ?? 0) as Day;
      if (received !== 0) receipts.push({ day, pool, quantity: received, index });
      changes.push(
        ...changesInRow(ledger, index, explained).map((change) => ({ ...change, ...goods, listing: textAt(ledger.columns.listing, index), day, pool, index })),
      );
      if (day >= period.from && day <= period.to) active.add(pool);
    }
  }
  for (const [pool, members] of betweenCentres) moves.push(...openBetweenCentres(context, members, pool));
  const changed = changeConditions(changes, facts, context);
  moves.push(...changed.moves);
  return {
    moves,
    receipts,
    reported: balancesOn(series, context, { day: period.to, unstated: ["added-up"] }),
    statedOn: (day) => balancesOn(series, context, { day, unstated: ["added-up", "nothing"] }),
    active,
    issues: changed.issues,
  };
}

/** Units by pool at the end of a day; pools of which a figure comes about in one of the `unstated` ways are left out. */
function balancesOn(
  series: readonly LedgerSeries[],
  context: Context,
  { day, unstated }: { readonly day: Day; readonly unstated: readonly Balances["basis"][] },
): ReadonlyMap<PoolId, number> {
  const { ledger } = context.facts;
  const units = new Map<PoolId, number>();
  const left = new Set<PoolId>();
  for (const one of series) {
    const pool = poolOf(context, one, context.places.ofLedger(one.location));
    const between = poolOf(context, one, BETWEEN_CENTRES);
    const { warehouse, inTransit, basis } = balancesBy(ledger, one, day);
    units.set(pool, (units.get(pool) ?? 0) + warehouse);
    if (unstated.includes(basis)) left.add(pool).add(between);
    if (!isWithoutTransit(ledger, one)) units.set(between, (units.get(between) ?? 0) + inTransit);
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

function moveRow(facts: Facts, index: number, { pool, between }: Sides, explained: Explanation | null): readonly Move[] {
  const { columns } = facts.ledger;
  const base = { day: (columns.day[index] ?? 0) as Day, newUnitCost: null, reference: "", place: placeInFacts(facts, facts.ledger, index), cost: CARRIED };
  const moves: Move[] = [];
  for (const event of Object.keys(EVENT_MOVES) as (keyof typeof EVENT_MOVES)[]) {
    const quantity = columns[event][index] ?? 0;
    if (quantity === 0 || (event === "unknownEvents" && explained?.withUnknown === true)) continue;
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
