/**
 * The ledger's rows put in order: one series per FNSKU, SKU, listing, disposition and location, by day. Here each row of the period
 * is held to Amazon's own identity and each day to the one before; a day stated twice counts once.
 */
import { textAt } from "../../columns/text-column";
import { NO_DAY } from "../../columns/table";
import { isoOf, type Day, type Period } from "../../domain/day";
import { raise, type About, type Issue } from "../../domain/issue";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts, Ledger } from "../../facts/facts";
import { placeInFacts } from "../../facts/place-of-row";

/** Signed events that add up to the change of the warehouse balance, in the ledger's own order, with the header a user knows them by. */
export const LEDGER_EVENTS = {
  receipts: "Receipts",
  customerShipments: "Customer Shipments",
  customerReturns: "Customer Returns",
  vendorReturns: "Vendor Returns",
  warehouseTransfers: "Warehouse Transfer In/Out",
  found: "Found",
  lost: "Lost",
  damaged: "Damaged",
  disposed: "Disposed",
  otherEvents: "Other Events",
  unknownEvents: "Unknown Events",
} as const;
export type LedgerEvent = keyof typeof LEDGER_EVENTS;
export const EVENT_NAMES = Object.keys(LEDGER_EVENTS) as readonly LedgerEvent[];

/** Rows of one key, by day; `rows` are indices into the ledger. */
export type LedgerSeries = {
  readonly fnsku: string;
  readonly msku: string;
  readonly disposition: string;
  readonly location: string;
  readonly rows: readonly number[];
};

/** A row that stands for a day for which another row stands already. */
export type RowTwice = { readonly index: number; readonly other: number };

export type LedgerChecks = { readonly brokenRows: number; readonly brokenDays: number };

export function orderLedger(
  facts: Facts,
  period: Period,
): { readonly series: readonly LedgerSeries[]; readonly twice: readonly RowTwice[]; readonly checks: LedgerChecks; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const twice: RowTwice[] = [];
  const placeOf = (index: number): Place | null => placeInFacts(facts, facts.ledger, index);
  let brokenRows = 0;
  let brokenDays = 0;
  const series = groupRows(facts.ledger).map((group) => {
    const rows = keepOnePerDay(facts.ledger, group, placeOf, { issues, twice });
    const isInside = (index: number): boolean => (facts.ledger.columns.day[index] ?? 0) >= period.from && (facts.ledger.columns.day[index] ?? 0) <= period.to;
    const brokenIdentity = rows.flatMap((index) => (isInside(index) ? (checkIdentity(facts.ledger, index, placeOf(index)) ?? []) : []));
    const brokenContinuity = rows.flatMap((index, position) => {
      const previous = rows[position - 1];
      return previous === undefined || !isInside(index) ? [] : (checkContinuity(facts.ledger, { previous, index }, placeOf(index)) ?? []);
    });
    brokenRows += brokenIdentity.length;
    brokenDays += brokenContinuity.length;
    issues.push(...brokenIdentity, ...brokenContinuity);
    return describe(facts.ledger, rows);
  });
  return { series, twice, checks: { brokenRows, brokenDays }, issues };
}

/** The seller's SKU of an FNSKU, as the ledger has it; the FNSKU itself where it has none. */
export function skuByFnsku(series: readonly LedgerSeries[]): (fnsku: string) => string {
  const skus = new Map(series.flatMap(({ fnsku, msku }) => (fnsku === "" || msku === "" ? [] : [[fnsku, msku] as const])));
  return (fnsku) => skus.get(fnsku) ?? fnsku;
}

/** Indices per key, in the order of first appearance, each group sorted by day (rows of one day in source order). */
function groupRows(ledger: Ledger): readonly (readonly number[])[] {
  const { fnsku, msku, listing, disposition, location, day } = ledger.columns;
  const groupOf = new Map<string, number[]>();
  for (let index = 0; index < ledger.rowCount; index += 1) {
    const key = `${fnsku.codes[index]}|${msku.codes[index]}|${listing.codes[index]}|${disposition.codes[index]}|${location.codes[index]}`;
    const group = groupOf.get(key);
    if (group === undefined) groupOf.set(key, [index]);
    else group.push(index);
  }
  return [...groupOf.values()].map((rows) => rows.sort((a, b) => (day[a] ?? NO_DAY) - (day[b] ?? NO_DAY) || a - b));
}

/** The same day twice: alike, it counts once; not alike, the later row counts, since a later export restates an earlier one. */
function keepOnePerDay(
  ledger: Ledger,
  rows: readonly number[],
  placeOf: (index: number) => Place | null,
  { issues, twice }: { readonly issues: Issue[]; readonly twice: RowTwice[] },
): readonly number[] {
  const kept: number[] = [];
  for (const index of rows) {
    const previous = kept.at(-1);
    if (previous === undefined || ledger.columns.day[previous] !== ledger.columns.day[index]) {
      kept.push(index);
      continue;
    }
    twice.push({ index, other: previous });
    const detail = { other: nameOfPlace(placeOf(previous)), key: nameAsRead(ledger, index) };
    issues.push(
      sameFigures(ledger, previous, index) ? raise("ledger-day-twice", placeOf(index), detail) : raise("ledger-day-conflict", placeOf(index), detail),
    );
    kept[kept.length - 1] = index;
  }
  return kept;
}

function sameFigures(ledger: Ledger, a: number, b: number): boolean {
  const { columns } = ledger;
  return [columns.starting, columns.inTransit, columns.ending, ...EVENT_NAMES.map((event) => columns[event])].every((column) =>
    Object.is(column[a], column[b]),
  );
}

function describe(ledger: Ledger, rows: readonly number[]): LedgerSeries {
  const first = rows[0] ?? 0;
  const { fnsku, msku, disposition, location } = ledger.columns;
  return { fnsku: textAt(fnsku, first), msku: textAt(msku, first), disposition: textAt(disposition, first), location: textAt(location, first), rows };
}

/** "X001 SELLABLE US on 2026-10-14" */
export function nameOfRow(ledger: Ledger, index: number): string {
  return `${nameOfKey(ledger, index)} ${dayOfRow(ledger, index)}`;
}

/** The same in the row's own name of its goods: a row about a set is one row, whatever is in the set. */
function nameAsRead(ledger: Ledger, index: number): string {
  const { listing, disposition, location } = ledger.columns;
  const named = textAt(listing, index);
  return named === ""
    ? nameOfRow(ledger, index)
    : [named, textAt(disposition, index), textAt(location, index), dayOfRow(ledger, index)].filter((part) => part !== "").join(" ");
}

const dayOfRow = (ledger: Ledger, index: number): string => `on ${isoOf((ledger.columns.day[index] ?? 0) as Day)}`;

/** "X001 SELLABLE US" */
export function nameOfKey(ledger: Ledger, index: number): string {
  const { fnsku, msku, disposition, location } = ledger.columns;
  const goods = textAt(msku, index) === "" ? textAt(fnsku, index) : textAt(msku, index);
  return [goods, textAt(disposition, index), textAt(location, index)].filter((part) => part !== "").join(" ");
}

export function balanceAt(ledger: Ledger, name: "starting" | "ending", index: number): number {
  return ledger.columns[name][index] ?? 0;
}

/** Goods by any of the names they go by, on the days between; null = since ever, or for ever. */
export function aboutGoods(goods: readonly string[], { from, to }: Omit<About, "goods">): About {
  return { goods: [...new Set(goods)].filter((name) => name !== ""), from, to };
}

/** The goods of a row, from the day of another of its rows, if there is one, to its own. */
function aboutRow(ledger: Ledger, index: number, previous = index): About {
  const { fnsku, msku, day } = ledger.columns;
  return aboutGoods([textAt(fnsku, index), textAt(msku, index)], { from: (day[previous] ?? 0) as Day, to: (day[index] ?? 0) as Day });
}

function checkIdentity(ledger: Ledger, index: number, place: Place | null): Issue | null {
  const figure = (name: LedgerEvent | "starting" | "ending"): number => ledger.columns[name][index] ?? 0;
  const sum = EVENT_NAMES.reduce((running, event) => running + figure(event), figure("starting"));
  const missing = figure("ending") - sum;
  if (missing === 0) return null;
  const flipped = EVENT_NAMES.find((event) => figure(event) !== 0 && -2 * figure(event) === missing);
  return raise(
    "row-identity-broken",
    place,
    {
      key: nameOfRow(ledger, index),
      ending: figure("ending"),
      sum,
      suspect: flipped === undefined ? null : { column: LEDGER_EVENTS[flipped], found: figure(flipped) },
    },
    aboutRow(ledger, index),
  );
}

function checkContinuity(ledger: Ledger, { previous, index }: { readonly previous: number; readonly index: number }, place: Place | null): Issue | null {
  const ended = ledger.columns.ending[previous] ?? 0;
  const starts = ledger.columns.starting[index] ?? 0;
  if (ended === starts) return null;
  return raise(
    "day-continuity-broken",
    place,
    { key: nameOfRow(ledger, index), starts, ended, since: isoOf((ledger.columns.day[previous] ?? 0) as Day) },
    aboutRow(ledger, index, previous),
  );
}
