/**
 * The ledger's detail held to its summary, where both tell the same days: per day, SKU and kind of event their sums must agree. The
 * summary counts; what differs is named once, with its first example.
 */
import { NO_DAY, type RowRef } from "../../columns/table";
import { textAt, type TextColumn } from "../../columns/text-column";
import type { Day, Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { readGrain, whenOf } from "./ledger-grain";
import { columnOf } from "./ledger-of-detail";
import type { LedgerSeries } from "./ledger-series";

/** Kinds of events as both views have them. Adjustments stand in many columns of the summary, and which one is not always the same. */
const KINDS = {
  receipts: { title: "Receipts", columns: ["receipts"] },
  shipments: { title: "Customer Shipments", columns: ["customerShipments"] },
  returns: { title: "Customer Returns", columns: ["customerReturns"] },
  removals: { title: "Vendor Returns", columns: ["vendorReturns"] },
  transfers: { title: "Warehouse Transfers", columns: ["warehouseTransfers"] },
  adjustments: { title: "adjustments", columns: ["found", "lost", "damaged", "disposed", "otherEvents"] },
} as const;
type Kind = keyof typeof KINDS;
const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

type Sum = { detail: number; summary: number; at: RowRef | null; readonly day: number; readonly sku: string; readonly kind: Kind };

/** Of the summary the rows of `series` count: a day that two exports tell of is told once. */
export function compareDetail(facts: Facts, series: readonly LedgerSeries[], period: Period): readonly Issue[] {
  const days = comparedDays(facts, period);
  if (days === null) return [];
  const sums = new Map<string, Sum>();
  const sumOf = (day: number, sku: string, kind: Kind): Sum => {
    const key = JSON.stringify([day, sku, kind]);
    const sum = sums.get(key) ?? { detail: 0, summary: 0, at: null, day, sku, kind };
    sums.set(key, sum);
    return sum;
  };
  addSummary(facts, series, { days, sumOf });
  addDetail(facts, days, sumOf);
  const differing = [...sums.values()]
    .filter(({ detail, summary }) => detail !== summary)
    .sort((a, b) => a.day - b.day || compareText(a.sku, b.sku) || compareText(a.kind, b.kind));
  const [first] = differing;
  if (first === undefined) return [];
  const source = facts.sources[first.at?.source ?? -1];
  const units = differing.reduce((sum, { detail, summary }) => sum + Math.abs(detail - summary), 0);
  return [
    raise("detail-differs-from-summary", source === undefined ? null : { source, row: first.at?.row ?? null }, {
      sku: first.sku,
      day: whenOf(first.day as Day, readGrain(facts.ledger)),
      event: KINDS[first.kind].title,
      detail: first.detail,
      summary: first.summary,
      count: differing.length,
      units,
    }),
  ];
}

type SumOf = (day: number, sku: string, kind: Kind) => Sum;
/** Gives the summary's day of a day; null where the two views do not both tell it. */
type ComparedDays = (day: number) => number | null;

/** A day that one of the views reaches only in part is not held against the other; nor is a summary by week, whose days are not those of the events. */
function comparedDays({ ledger, ledgerDetail }: Facts, period: Period): ComparedDays | null {
  const summaryDays = new Set([...ledger.columns.day].filter((day, index) => day !== NO_DAY && textAt(ledger.columns.basis, index) === ""));
  const detailDays = [...new Set(ledgerDetail.columns.day)].filter((day) => day !== NO_DAY);
  if (summaryDays.size === 0 || detailDays.length === 0) return null;
  const grain = readGrain(ledger);
  if (isWeekly([...summaryDays]) && [...summaryDays].every((day) => grain.unitOf(day as Day) === "day")) return null;
  const from = Math.max(Math.min(...detailDays), period.from);
  const to = Math.min(Math.max(...detailDays), Math.max(...summaryDays), period.to);
  return (day) => {
    const unit = grain.unitOf(day as Day);
    if (unit === "day") return day < Math.max(from, Math.min(...summaryDays)) || day > to ? null : day;
    const span = grain.spanOf(day as Day);
    return unit === "week" || span.from < from - QUIET_DAYS || span.to > to + QUIET_DAYS || !summaryDays.has(span.to) ? null : span.to;
  };
}

/** Days at the ends of a month on which nothing need have happened. */
const QUIET_DAYS = 3;

function isWeekly(days: readonly number[]): boolean {
  return days.length > 1 && days.every((day) => (day - (days[0] ?? 0)) % 7 === 0);
}

function addSummary({ ledger }: Facts, series: readonly LedgerSeries[], { days, sumOf }: { readonly days: ComparedDays; readonly sumOf: SumOf }): void {
  const { columns } = ledger;
  const counted = Int32Array.from(series.flatMap(({ rows }) => rows)).sort();
  for (const index of counted) {
    const day = days(columns.day[index] ?? NO_DAY);
    if (day === null || textAt(columns.basis, index) !== "") continue;
    for (const kind of KIND_NAMES) {
      const quantity = KINDS[kind].columns.reduce((sum, column) => sum + (columns[column][index] ?? 0), 0);
      if (quantity === 0) continue;
      const sum = sumOf(day, skuAt(columns, index), kind);
      sum.summary += quantity;
      sum.at ??= { source: ledger.source[index] ?? 0, row: ledger.row[index] ?? 0 };
    }
  }
}

function addDetail({ ledgerDetail }: Facts, days: ComparedDays, sumOf: SumOf): void {
  const { columns } = ledgerDetail;
  for (let index = 0; index < ledgerDetail.rowCount; index += 1) {
    const day = days(columns.day[index] ?? NO_DAY);
    const column = columnOf(textAt(columns.eventType, index), textAt(columns.reason, index));
    const kind = KIND_NAMES.find((name) => KINDS[name].columns.some((counted) => counted === column));
    if (day === null || kind === undefined) continue;
    const sum = sumOf(day, skuAt(columns, index), kind);
    sum.detail += columns.quantity[index] ?? 0;
    sum.at ??= { source: ledgerDetail.source[index] ?? 0, row: ledgerDetail.row[index] ?? 0 };
  }
}

function skuAt({ msku, fnsku }: { readonly msku: TextColumn; readonly fnsku: TextColumn }, index: number): string {
  return textAt(msku, index) || textAt(fnsku, index);
}
