/**
 * What Amazon's ledger states of a series - before its first row, at the end of a day - and what its rows add up to until then.
 * Units alone; which goods they are of is not asked here.
 */
import { textAt } from "../../columns/text-column";
import type { Day } from "../../domain/day";
import type { Ledger } from "../../facts/facts";
import { isCountry } from "../movements/places";
import type { LedgerEvent, LedgerSeries } from "./ledger-series";

/** `basis`: Amazon's own figure, a sum of single events, or nothing before the first of those. */
export type Balances = { readonly warehouse: number; readonly inTransit: number; readonly basis: "stated" | "added-up" | "nothing" };

/** What stood before the first row: nothing, where the detail alone begins a series later. The ledger states goods between centres at the end of a day: the day's own transfers are taken back. */
export function balancesBefore({ columns: { starting, inTransit, warehouseTransfers, basis } }: Ledger, one: LedgerSeries): Balances {
  const first = one.rows[0] ?? 0;
  return {
    warehouse: starting[first] ?? 0,
    inTransit: (inTransit[first] ?? 0) + (warehouseTransfers[first] ?? 0),
    basis: textAt(basis, first) === "" ? "stated" : starting[first] === 0 ? "nothing" : "added-up",
  };
}

/** What Amazon says stood at the end of a day: the last row's figures up to then, else what stood before the first. */
export function balancesBy(ledger: Ledger, one: LedgerSeries, day: Day): Balances {
  const last = lastRowBy(ledger, one, day);
  if (last === null) return balancesBefore(ledger, one);
  const { ending, inTransit, basis } = ledger.columns;
  return { warehouse: ending[last] ?? 0, inTransit: inTransit[last] ?? 0, basis: textAt(basis, last) === "" ? "stated" : "added-up" };
}

/** The last row of the series up to a day; null where it begins later. */
export function lastRowBy({ columns }: Ledger, one: LedgerSeries, day: Day): number | null {
  return one.rows.filter((index) => (columns.day[index] ?? 0) <= day).at(-1) ?? null;
}

/** Signed units of some events up to a day. */
export function eventsBy({ columns }: Ledger, one: LedgerSeries, day: Day, events: readonly LedgerEvent[]): number {
  let sum = 0;
  for (const index of one.rows) {
    if ((columns.day[index] ?? 0) > day) break;
    for (const event of events) sum += columns[event][index] ?? 0;
  }
  return sum;
}

/**
 * A ledger by centre states goods between centres beside each centre, as the centre sees them: no sum of those is the whole. A
 * ledger that was added up from single events states none.
 */
export function isWithoutTransit({ columns }: Ledger, { location, rows }: LedgerSeries): boolean {
  return (location !== "" && !isCountry(location)) || rows.some((index) => Number.isNaN(columns.inTransit[index]));
}
