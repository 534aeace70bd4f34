/**
 * The ledger's balances held to what other reports say Amazon had, per SKU and, where both tell it, country: to an inventory history on
 * the period's last day, to a list of stock on the day it is of. The ledger counts; what differs is named once per report and day.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowRef } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { SOURCES, type Place, type SourceKind } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { distinctRows } from "../../facts/distinct-rows";
import { spanOfLedger } from "./choose-period";
import type { LedgerGrain } from "./ledger-grain";
import type { LedgerSeries } from "./ledger-series";
import { isCountry } from "../movements/places";

type SnapshotRow = {
  readonly day: Day | null;
  readonly msku: string;
  readonly fnsku: string;
  readonly country: string;
  readonly units: number;
  readonly at: RowRef;
};
type Level = { readonly ending: number; readonly between: number };
type Compared = { readonly sku: string; readonly country: string; ledger: number; between: number; snapshot: number; at: RowRef | null };

/**
 * What a report's units are of what the ledger has: its ending; or all of it, in which units between fulfilment centres may be counted;
 * or a part, such as what can be sold, which is no more than all.
 */
type Share = "ending" | "all" | "part";
const REPORTS = {
  "daily-inventory-history": "ending",
  "monthly-inventory-history": "ending",
  "manage-inventory": "all",
  "afn-inventory": "part",
  "reserved-inventory": "part",
  "inventory-reconciliation": "all",
} as const satisfies Partial<Record<SourceKind, Share>>;
type ReportKind = keyof typeof REPORTS;

export function compareSnapshots(
  facts: Facts,
  series: readonly LedgerSeries[],
  { grain, on }: { readonly grain: LedgerGrain; readonly on: Day },
): readonly Issue[] {
  const span = spanOfLedger(facts);
  if (series.length === 0 || span === null) return sayWithoutLedger(facts);
  const tells = (day: Day): boolean => day >= span.from && day <= Math.max(span.to, on) && grain.spanOf(day).to === day;
  const context = { facts, series };
  return [
    ...(Object.entries(historiesOf(facts)) as readonly [ReportKind, readonly SnapshotRow[]][]).flatMap(([kind, rows]) =>
      compareWith(kind, rows, { ...context, on }),
    ),
    ...(Object.entries(listsOf(facts)) as readonly [ReportKind, readonly SnapshotRow[]][]).flatMap(([kind, rows]) =>
      [...groupBy(rows, ({ day }) => day)].flatMap(([day, ofDay]) => {
        if (day === null) return [];
        if (tells(day)) return compareWith(kind, ofDay, { ...context, on: day });
        return [
          raise("snapshot-of-other-days", placeOfTable(facts, ofDay[0]), {
            title: SOURCES[kind],
            day: isoOf(day),
            first: isoOf(span.from),
            last: isoOf(span.to),
          }),
        ];
      }),
    ),
  ];
}

/** Once for each list that says its day. A history without a ledger may be what balances begin with. */
function sayWithoutLedger(facts: Facts): readonly Issue[] {
  return (Object.entries(listsOf(facts)) as readonly [ReportKind, readonly SnapshotRow[]][]).flatMap(([kind, rows]) =>
    [...groupBy(rows, ({ day }) => day)].flatMap(([day, ofDay]) =>
      day === null ? [] : [raise("snapshot-not-compared", placeOfTable(facts, ofDay[0]), { title: SOURCES[kind], day: isoOf(day), lacks: null })],
    ),
  );
}

/** Balances at the end of each day or month. */
function historiesOf({ dailyInventory, monthlyInventory }: Facts) {
  return {
    "daily-inventory-history": rowsOf(dailyInventory).map((row): SnapshotRow => ({ ...row, units: row.quantity ?? 0 })),
    "monthly-inventory-history": rowsOf(monthlyInventory).map((row): SnapshotRow => ({ ...row, units: row.ending ?? 0 })),
  } satisfies Partial<Record<ReportKind, readonly SnapshotRow[]>>;
}

/** What Amazon had at the moment of the export, or at the end of the days that it was made for. */
function listsOf({ manageInventory, afnInventory, reservedInventory, inventoryReconciliation }: Facts) {
  return {
    "manage-inventory": rowsOf(manageInventory).map((row): SnapshotRow => ({ ...row, country: "", units: row.warehouse ?? 0 })),
    "afn-inventory": rowsOf(afnInventory).map((row): SnapshotRow => ({ ...row, units: row.available ?? 0 })),
    "reserved-inventory": rowsOf(reservedInventory).map((row): SnapshotRow => ({ ...row, country: "", units: row.reserved ?? 0 })),
    "inventory-reconciliation": rowsOf(inventoryReconciliation).map((row): SnapshotRow => ({ ...row, country: "", units: row.ending ?? 0 })),
  } satisfies Partial<Record<ReportKind, readonly SnapshotRow[]>>;
}

/** Reports that speak of the moment at which they were made and do not say when that was, each once, so that nobody takes it for compared. */
export function sayUndated(facts: Facts, told: readonly Issue[]): readonly Issue[] {
  const isTold = (place: Place | null): boolean => told.some((issue) => issue.code === "snapshot-name-doubtful" && issue.place?.source === place?.source);
  const { "reserved-inventory": _asOfToday, ...lists } = listsOf(facts);
  return (Object.entries(lists) as readonly [ReportKind, readonly SnapshotRow[]][]).flatMap(([kind, rows]) =>
    [...groupBy(rows, ({ at }) => at.source)].flatMap(([, ofTable]) => {
      const place = placeOfTable(facts, ofTable[0]);
      return ofTable.some(({ day }) => day !== null) || isTold(place) ? [] : [raise("snapshot-undated", place, { title: SOURCES[kind], rows: ofTable.length })];
    }),
  );
}

function placeOfTable({ sources }: Pick<Facts, "sources">, row: SnapshotRow | undefined): Place | null {
  const source = sources[row?.at.source ?? -1];
  return source === undefined ? null : { source, row: null };
}

type Context = { readonly facts: Facts; readonly series: readonly LedgerSeries[]; readonly on: Day };

function compareWith(kind: ReportKind, all: readonly SnapshotRow[], { facts, series, on }: Context): readonly Issue[] {
  const rows = distinctRows(all.filter(({ day }) => day === on));
  if (rows.length === 0) return [];
  const byCountry = series.every(({ location }) => isCountry(location)) && rows.every(({ country }) => isCountry(country));
  const countries = new Set(series.map(({ location }) => location));
  // A ledger of one country says nothing of the stock in others.
  const told = byCountry ? rows.filter(({ country }) => countries.has(country)) : rows;
  if (told.length === 0) {
    const abroad = [...new Set(rows.map(({ country }) => country))].sort(compareText);
    return [raise("snapshot-not-compared", placeOfTable(facts, rows[0]), { title: SOURCES[kind], day: isoOf(on), lacks: { countries: abroad } })];
  }
  const compared = new Map<string, Compared>();
  const goodsAt = (sku: string, place: string): Compared => {
    const country = byCountry ? place : "";
    const key = JSON.stringify([sku, country]);
    const goods = compared.get(key) ?? { sku, country, ledger: 0, between: 0, snapshot: 0, at: null };
    compared.set(key, goods);
    return goods;
  };
  for (const one of series) {
    const goods = goodsAt(one.msku || one.fnsku, one.location);
    const { ending, between } = levelOn(facts, one, on);
    goods.ledger += ending;
    goods.between += between;
  }
  for (const { msku, fnsku, country, units, at } of told) {
    const goods = goodsAt(msku || fnsku, country);
    goods.snapshot += units;
    goods.at ??= at;
  }
  const share: Share = REPORTS[kind];
  const differing = [...compared.values()]
    .filter((goods) => differenceOf(goods, share) !== 0)
    .sort((a, b) => compareText(a.sku, b.sku) || compareText(a.country, b.country));
  const [first] = differing;
  if (first === undefined) return [];
  const detail = {
    title: SOURCES[kind],
    day: isoOf(on),
    goods: first.country === "" ? first.sku : `${first.sku} in ${first.country}`,
    snapshot: first.snapshot,
    ledger: first.ledger,
    between: share === "ending" ? 0 : first.between,
    isList: share !== "ending",
    count: differing.length,
    units: differing.reduce((sum, goods) => sum + differenceOf(goods, share), 0),
  };
  return [raise("snapshot-differs", first.at === null ? null : placeOfRow(facts, { at: first.at }), detail)];
}

/** Units by which a report lies outside of what the ledger allows. */
function differenceOf({ ledger, between, snapshot }: Compared, share: Share): number {
  switch (share) {
    case "ending":
      return Math.abs(snapshot - ledger);
    case "all":
      return Math.max(0, ledger - snapshot, snapshot - ledger - Math.max(0, between));
    case "part":
      return Math.max(0, snapshot - ledger - Math.max(0, between));
    default:
      return share satisfies never;
  }
}

/** Of the last row up to the day; what the first row starts with where the series begins later. */
function levelOn({ ledger: { columns } }: Facts, { rows }: LedgerSeries, on: Day): Level {
  const last = rows.filter((index) => (columns.day[index] ?? 0) <= on).at(-1);
  const first = rows[0];
  if (last !== undefined) return { ending: columns.ending[last] ?? 0, between: columns.inTransit[last] || 0 };
  return { ending: first === undefined || textAt(columns.basis, first) !== "" ? 0 : (columns.starting[first] ?? 0), between: 0 };
}
