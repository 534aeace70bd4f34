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
import { placeInFacts, placeOfRow } from "../facts/place-of-row";
import { type LedgerSeries } from "./ledger-series";

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
  const events = offsetFound(facts.ledgerDetail.rowCount > 0 ? gatherDetail(facts, until) : gatherSummary(facts, series, until));
  return [...events].sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || compareText(a.sku, b.sku) || compareText(a.location, b.location) || compareText(a.type, b.type) || b.units - a.units);
}

/** Finds that no loss inside a warehouse accounts for, with the units left of each: what they may be is another's question. */
export function findUnspentFinds(facts: Facts, series: readonly LedgerSeries[], until: Day): readonly Found[] {
  const { eventType } = facts.ledgerDetail.columns;
  const gathered = facts.ledgerDetail.rowCount > 0 && eventType.dictionary.includes("Adjustments") ? gatherDetail(facts, until) : gatherSummary(facts, series, until);
  offsetFound(gathered);
  return [...gathered.found.values()].flat().filter(({ left }) => left > 0);
}

function gatherDetail(facts: Facts, until: Day): Gathered {
  const found = new Map<string, Found[]>();
  const events: Lost[] = [];
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
    const place = placeOfRow(facts, row);
    // Older files do not say what is reconciled: there a find makes up for a loss of the same goods before it.
    if (rule.nature === "found" && quantity > 0) found.set(goods, [...(found.get(goods) ?? []), { sku: row.msku, fnsku: row.fnsku, day: row.day, left: Math.abs(row.unreconciled ?? quantity), offsets: row.unreconciled === null, place }]);
    if (!rule.claimable || quantity >= 0) continue;
    const units = Math.min(0 - quantity, Math.abs(row.unreconciled ?? quantity));
    events.push({
      type: rule.nature === "damaged" ? "warehouse-damaged" : "warehouse-lost", sku: row.msku === "" ? row.fnsku : row.msku, fnsku: row.fnsku === "" ? null : row.fnsku, reference: "", units, since: row.day, location: row.country,
      because: `${row.reason}: ${rule.meaning}${row.fulfillmentCenter === "" ? "" : `, at ${row.fulfillmentCenter}`}`, place, offsets: rule.nature === "lost" && row.unreconciled === null,
    });
  }
  return { events, found };
}

function gatherSummary(facts: Facts, series: readonly LedgerSeries[], until: Day): Gathered {
  const { columns } = facts.ledger;
  const found = new Map<string, Found[]>();
  const events: Lost[] = [];
  for (const { fnsku, msku, location, rows } of series) {
    for (const index of rows) {
      const day = (columns.day[index] ?? 0) as Day;
      if (day > until) continue;
      const lost = columns.lost[index] ?? 0;
      const damaged = columns.damaged[index] ?? 0;
      const surplus = Math.max(0, columns.found[index] ?? 0) + Math.max(0, lost);
      const goods = fnsku === "" ? msku : fnsku;
      if (surplus > 0) found.set(goods, [...(found.get(goods) ?? []), { sku: msku, fnsku, day, left: surplus, offsets: true, place: placeInFacts(facts, facts.ledger, index) }]);
      const base = { sku: msku === "" ? fnsku : msku, fnsku: fnsku === "" ? null : fnsku, reference: "", since: day, location, place: placeInFacts(facts, facts.ledger, index) };
      if (lost < 0) events.push({ ...base, type: "warehouse-lost", units: -lost, because: "lost by the ledger's summary", offsets: true });
      if (damaged < 0) events.push({ ...base, type: "warehouse-damaged", units: -damaged, because: "damaged by the ledger's summary", offsets: false });
    }
  }
  return { events, found };
}

/** A find; `offsets` where the source does not say which losses it is reconciled with. */
type Found = { readonly sku: string; readonly fnsku: string; readonly day: Day; left: number; readonly offsets: boolean; readonly place: Place | null };
type Lost = StockEvent & { readonly offsets: boolean };
/** Finds by FNSKU, else by SKU. */
type Gathered = { readonly events: readonly Lost[]; readonly found: ReadonlyMap<string, readonly Found[]> };

/** A find makes up for losses of the same goods on that day or before, the oldest first. */
function offsetFound({ events, found }: Gathered): readonly StockEvent[] {
  const inOrder = [...events].sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  return inOrder.flatMap(({ offsets, ...event }) => {
    let units = event.units;
    const finds = offsets ? (found.get(event.fnsku ?? event.sku) ?? []).filter((one) => one.offsets) : [];
    for (const one of [...finds].sort((a, b) => a.day - b.day)) {
      if (event.since !== null && one.day < event.since) continue;
      const made = Math.min(units, one.left);
      one.left -= made;
      units -= made;
    }
    return units === 0 ? [] : [{ ...event, units }];
  });
}
