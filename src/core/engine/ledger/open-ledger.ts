/**
 * Ledger series -> what Amazon has when the ledger begins, at its warehouses and between them, as opening moves; and what sets
 * them right on the eve of the period where the rows before it do not add up to what Amazon states.
 */
import { addDays, type Day, type Period } from "../../domain/day";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";
import { CARRIED, RANKS, type Move } from "../movements/move";
import type { PoolId } from "../movements/pools";
import { balancesBefore, balancesBy, eventsBy, isWithoutTransit, lastRowBy } from "./ledger-balances";
import { EVENT_NAMES, type LedgerSeries } from "./ledger-series";

/** `start`: the ledger's first day, on which every series opens, also one whose first row comes later. */
type Context = { readonly facts: Facts; readonly period: Period; readonly start: Day };

/**
 * The period begins at the last earlier row's ending, whatever the earlier rows add up to: where they do not add up, the
 * difference is set right on the eve of the period, outside its figures.
 */
export function openWarehouse(context: Context, one: LedgerSeries, pool: PoolId): readonly Move[] {
  const { ledger } = context.facts;
  const eve = addDays(context.period.from, -1);
  const opening = balancesBefore(ledger, one).warehouse;
  const rolled = opening + eventsBy(ledger, one, eve, EVENT_NAMES);
  const hasHistory = lastRowBy(ledger, one, eve) !== null;
  return [
    ...open(context, one, { to: pool, quantity: opening }),
    ...(hasHistory ? correct(context, one, { to: pool, quantity: balancesBy(ledger, one, eve).warehouse - rolled }) : []),
  ];
}

/**
 * Goods between centres are one pool for all locations, since what leaves one place arrives at another. Amazon's figure is
 * not always what its transfers add up to; an opening below zero is such a case and counts as none.
 */
export function openBetweenCentres(context: Context, members: readonly LedgerSeries[], pool: PoolId): readonly Move[] {
  const { ledger } = context.facts;
  const [first] = members;
  if (first === undefined) return [];
  if (members.some((one) => isWithoutTransit(ledger, one))) return open(context, first, { to: pool, quantity: smallestOpening(ledger, members) });
  const eve = addDays(context.period.from, -1);
  const total = (unitsOf: (one: LedgerSeries) => number): number => members.reduce((sum, one) => sum + unitsOf(one), 0);
  const opening = Math.max(
    0,
    total((one) => balancesBefore(ledger, one).inTransit),
  );
  const rolled = opening - total((one) => eventsBy(ledger, one, eve, ["warehouseTransfers"]));
  const hasHistory = members.some((one) => lastRowBy(ledger, one, eve) !== null);
  return [
    ...open(context, first, { to: pool, quantity: opening }),
    ...(hasHistory ? correct(context, first, { to: pool, quantity: total((one) => balancesBy(ledger, one, eve).inTransit) - rolled }) : []),
  ];
}

/** The least that must have been on its way at the beginning, so that no centre receives what none has sent. */
function smallestOpening({ columns }: Ledger, members: readonly LedgerSeries[]): number {
  const flows = new Map<number, number>();
  for (const index of members.flatMap(({ rows }) => rows))
    flows.set(columns.day[index] ?? 0, (flows.get(columns.day[index] ?? 0) ?? 0) - (columns.warehouseTransfers[index] ?? 0));
  let running = 0;
  let lowest = 0;
  for (const [, flow] of [...flows].sort(([a], [b]) => a - b)) {
    running += flow;
    lowest = Math.min(lowest, running);
  }
  return 0 - lowest;
}

type Units = { readonly to: PoolId; readonly quantity: number };

function open(context: Context, one: LedgerSeries, units: Units): readonly Move[] {
  return comesIn(context, one, units, { day: context.start, rank: RANKS.opening, entry: "opening", cost: { by: "lookup" } });
}

function correct(context: Context, one: LedgerSeries, units: Units): readonly Move[] {
  return comesIn(context, one, units, { day: addDays(context.period.from, -1), rank: RANKS.exit, entry: "unknown-in", cost: CARRIED });
}

function comesIn({ facts }: Context, one: LedgerSeries, { to, quantity }: Units, as: Pick<Move, "day" | "rank" | "entry" | "cost">): readonly Move[] {
  return quantity === 0
    ? []
    : [{ ...as, from: null, to, exit: null, quantity, newUnitCost: null, reference: "", place: placeInFacts(facts, facts.ledger, one.rows[0] ?? 0) }];
}
