/**
 * The ledger's endings held to an inventory history of the same day, per SKU and, where both tell it, country. The ledger counts; what
 * differs is named once per report. Snapshots that do not state their day are not compared: nothing says which day they are of.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowRef } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { SOURCES, type Place, type SourceKind } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts, FactTableName } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { distinctRows } from "../../facts/distinct-rows";
import type { LedgerSeries } from "./ledger-series";
import { isCountry } from "../movements/places";

type SnapshotRow = { readonly day: Day | null; readonly msku: string; readonly fnsku: string; readonly country: string; readonly units: number; readonly at: RowRef };
type Compared = { readonly sku: string; readonly country: string; ledger: number; snapshot: number; at: RowRef | null };

export function compareSnapshots(facts: Facts, series: readonly LedgerSeries[], on: Day): readonly Issue[] {
  if (series.length === 0) return [];
  const daily = rowsOf(facts.dailyInventory).map((row): SnapshotRow => ({ ...row, units: row.quantity ?? 0 }));
  const monthly = rowsOf(facts.monthlyInventory).map((row): SnapshotRow => ({ ...row, units: row.ending ?? 0 }));
  return [...compareWith("daily-inventory-history", daily, { facts, series, on }), ...compareWith("monthly-inventory-history", monthly, { facts, series, on })];
}

/** Reports that speak of the moment at which they were made, and do not say when that was. */
const UNDATED = { "manage-inventory": "manageInventory", "afn-inventory": "afnInventory", "inventory-reconciliation": "inventoryReconciliation" } as const satisfies Partial<Record<SourceKind, FactTableName>>;

/** Each once, so that nobody takes it for compared. */
export function sayUndated(facts: Facts): readonly Issue[] {
  return (Object.entries(UNDATED) as readonly [keyof typeof UNDATED, FactTableName][]).flatMap(([kind, table]) => {
    const rows = groupBy(facts[table].source, (source) => source);
    return [...rows].map(([source, { length }]) => raise("snapshot-undated", placeOfSource(facts, source), { title: SOURCES[kind], rows: length }));
  });
}

function placeOfSource({ sources }: Pick<Facts, "sources">, index: number): Place | null {
  const source = sources[index];
  return source === undefined ? null : { source, row: null };
}

type Context = { readonly facts: Facts; readonly series: readonly LedgerSeries[]; readonly on: Day };

function compareWith(kind: SourceKind, all: readonly SnapshotRow[], { facts, series, on }: Context): readonly Issue[] {
  const rows = distinctRows(all.filter(({ day }) => day === on));
  if (rows.length === 0) return [];
  const byCountry = series.every(({ location }) => isCountry(location)) && rows.every(({ country }) => isCountry(country));
  const countries = new Set(series.map(({ location }) => location));
  const compared = new Map<string, Compared>();
  const goodsAt = (sku: string, place: string): Compared => {
    const country = byCountry ? place : "";
    const key = JSON.stringify([sku, country]);
    const goods = compared.get(key) ?? { sku, country, ledger: 0, snapshot: 0, at: null };
    compared.set(key, goods);
    return goods;
  };
  for (const one of series) goodsAt(one.msku || one.fnsku, one.location).ledger += endingOn(facts, one, on);
  for (const { msku, fnsku, country, units, at } of rows) {
    // A ledger of one country says nothing of the stock in others.
    if (byCountry && !countries.has(country)) continue;
    const goods = goodsAt(msku || fnsku, country);
    goods.snapshot += units;
    goods.at ??= at;
  }
  const differing = [...compared.values()].filter(({ ledger, snapshot }) => ledger !== snapshot).sort((a, b) => compareText(a.sku, b.sku) || compareText(a.country, b.country));
  const [first] = differing;
  if (first === undefined) return [];
  const detail = {
    title: SOURCES[kind], day: isoOf(on), goods: first.country === "" ? first.sku : `${first.sku} in ${first.country}`, snapshot: first.snapshot, ledger: first.ledger,
    count: differing.length, units: differing.reduce((sum, { ledger, snapshot }) => sum + Math.abs(ledger - snapshot), 0),
  };
  return [raise("snapshot-differs", first.at === null ? null : placeOfRow(facts, { at: first.at }), detail)];
}

/** The last row's ending up to the day; what the first row starts with where the series begins later. */
function endingOn({ ledger: { columns } }: Facts, { rows }: LedgerSeries, on: Day): number {
  const last = rows.filter((index) => (columns.day[index] ?? 0) <= on).at(-1);
  const first = rows[0];
  if (last !== undefined) return columns.ending[last] ?? 0;
  return first === undefined || textAt(columns.basis, first) !== "" ? 0 : (columns.starting[first] ?? 0);
}
