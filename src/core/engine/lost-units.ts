/**
 * Units that Amazon lost or damaged inside its centres and did not make good -> stock events, oldest first. The ledger's
 * detail says of each adjustment how much of it is still unreconciled; without it the summary's lost and damaged units count,
 * less what was found afterwards.
 */
import { rowAt } from "../columns/table";
import type { ClaimType, ClockStart } from "../domain/claims";
import type { Day } from "../domain/day";
import { ADJUSTMENT_REASONS, type AdjustmentReason } from "../domain/ledger-events";
import type { Place } from "../domain/source";
import { compareText } from "../domain/text";
import type { Facts } from "../facts/facts";
import { placeInFacts, type LedgerSeries } from "./ledger-series";

/** Something that happened to units, for which Amazon can be asked to pay. */
export type StockEvent = {
  readonly type: ClaimType;
  readonly sku: string;
  readonly fnsku: string | null;
  /** Shipment or order, or "". */
  readonly reference: string;
  readonly units: number;
  readonly since: Day | null;
  /** Where its kinds of clock start on days of their own. */
  readonly starts?: Readonly<Partial<Record<ClockStart, Day | null>>>;
  /** Country or location, as far as it is known. */
  readonly location: string;
  readonly because: string;
  readonly place: Place | null;
};

export function findLostUnits(facts: Facts, series: readonly LedgerSeries[], until: Day): readonly StockEvent[] {
  const events = facts.ledgerDetail.rowCount > 0 ? lostByDetail(facts, until) : lostBySummary(facts, series, until);
  return [...events].sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || compareText(a.sku, b.sku) || compareText(a.location, b.location) || compareText(a.type, b.type) || b.units - a.units);
}

function lostByDetail(facts: Facts, until: Day): readonly StockEvent[] {
  const found = new Map<string, Found[]>();
  const events: (StockEvent & { readonly offsets: boolean })[] = [];
  const { eventType } = facts.ledgerDetail.columns;
  const adjustments = eventType.dictionary.indexOf("Adjustments");
  for (let index = 0; index < facts.ledgerDetail.rowCount; index += 1) {
    // Few of many rows are adjustments: only those are read whole.
    if (eventType.codes[index] !== adjustments) continue;
    const row = rowAt(facts.ledgerDetail, index);
    const rule = ADJUSTMENT_REASONS[row.reason as AdjustmentReason] as (typeof ADJUSTMENT_REASONS)[AdjustmentReason] | undefined;
    const quantity = row.quantity ?? 0;
    if (rule === undefined || row.day === null || row.day > until) continue;
    const goods = row.fnsku === "" ? row.msku : row.fnsku;
    // Older files do not say what is reconciled: there a find makes up for a loss of the same goods before it.
    if (rule.nature === "found" && quantity > 0 && row.unreconciled === null) found.set(goods, [...(found.get(goods) ?? []), { day: row.day, left: quantity }]);
    if (!rule.claimable || quantity >= 0) continue;
    const source = facts.sources[row.at.source];
    const units = Math.min(0 - quantity, Math.abs(row.unreconciled ?? quantity));
    events.push({
      type: rule.nature === "damaged" ? "warehouse-damaged" : "warehouse-lost", sku: row.msku === "" ? row.fnsku : row.msku, fnsku: row.fnsku === "" ? null : row.fnsku, reference: "", units, since: row.day, location: row.country,
      because: `${row.reason}: ${rule.meaning}${row.fulfillmentCenter === "" ? "" : `, at ${row.fulfillmentCenter}`}`, place: source === undefined ? null : { source, row: row.at.row }, offsets: rule.nature === "lost" && row.unreconciled === null,
    });
  }
  return offsetFound(events, found);
}

function lostBySummary(facts: Facts, series: readonly LedgerSeries[], until: Day): readonly StockEvent[] {
  const { columns } = facts.ledger;
  const found = new Map<string, Found[]>();
  const events: (StockEvent & { readonly offsets: boolean })[] = [];
  for (const { fnsku, msku, location, rows } of series) {
    for (const index of rows) {
      const day = (columns.day[index] ?? 0) as Day;
      if (day > until) continue;
      const lost = columns.lost[index] ?? 0;
      const damaged = columns.damaged[index] ?? 0;
      const surplus = Math.max(0, columns.found[index] ?? 0) + Math.max(0, lost);
      const goods = fnsku === "" ? msku : fnsku;
      if (surplus > 0) found.set(goods, [...(found.get(goods) ?? []), { day, left: surplus }]);
      const base = { sku: msku === "" ? fnsku : msku, fnsku: fnsku === "" ? null : fnsku, reference: "", since: day, location, place: placeInFacts(facts, facts.ledger, index) };
      if (lost < 0) events.push({ ...base, type: "warehouse-lost", units: -lost, because: "lost by the ledger's summary", offsets: true });
      if (damaged < 0) events.push({ ...base, type: "warehouse-damaged", units: -damaged, because: "damaged by the ledger's summary", offsets: false });
    }
  }
  return offsetFound(events, found);
}

type Found = { readonly day: Day; left: number };

/** A find makes up for losses of the same goods on that day or before, the oldest first. */
function offsetFound(events: readonly (StockEvent & { readonly offsets: boolean })[], found: ReadonlyMap<string, readonly Found[]>): readonly StockEvent[] {
  const inOrder = [...events].sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  return inOrder.flatMap(({ offsets, ...event }) => {
    let units = event.units;
    const finds = offsets ? (found.get(event.fnsku ?? event.sku) ?? []) : [];
    for (const one of [...finds].sort((a, b) => a.day - b.day)) {
      if (event.since !== null && one.day < event.since) continue;
      const made = Math.min(units, one.left);
      one.left -= made;
      units -= made;
    }
    return units === 0 ? [] : [{ ...event, units }];
  });
}
