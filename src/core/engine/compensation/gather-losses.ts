/**
 * The ledger, and what closed months tell of days that none of its rows speaks of -> units that were lost or damaged inside the centres, and finds, by what they
 * are of. What makes up for what is another's question.
 */
import { rowAt } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import type { Day } from "../../domain/day";
import { ADJUSTMENT_REASONS, type AdjustmentReason } from "../../domain/ledger-events";
import type { Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import { placeInFacts, placeOfRow } from "../../facts/place-of-row";
import type { ClosedEvent } from "../closing/events-at-amazon";
import type { LedgerSeries } from "../ledger/ledger-series";
import type { StockEvent } from "./stock-event";

/**
 * A find, in all less what compensation in stock it is, with the units that are left of it and those that the source says are reconciled. `offsets` where the source does not say with
 * which losses it is; `mayBeGiven` where it may be Amazon's compensation in stock.
 */
export type Found = {
  readonly sku: string;
  readonly fnsku: string;
  readonly day: Day;
  units: number;
  left: number;
  reconciled: number;
  /** Whether a closed month tells of it. */
  readonly isClosed?: boolean;
  readonly offsets: boolean;
  readonly mayBeGiven: boolean;
  readonly place: Place | null;
};
/** `lost` units in all, `units` of them not accounted for by the ledger itself. */
export type Loss = StockEvent & { readonly lost: number };
type Lost = Loss & { readonly offsets: boolean; readonly goods: string };
/** Finds by what they are of. */
export type Gathered = { readonly events: readonly Lost[]; readonly found: ReadonlyMap<string, readonly Found[]> };

/** The reason under which Amazon gives units of its own holding. A summary tells no reasons. */
const GIVEN_REASON: AdjustmentReason = "N";

/** An FNSKU is one good under whatever SKU, unless it is a set's: its goods are each another. */
function nameOfGoods({ msku, fnsku, listing }: { readonly msku: string; readonly fnsku: string; readonly listing: string }): string {
  return fnsku === "" ? msku : listing === "" ? fnsku : JSON.stringify([fnsku, msku]);
}

function putInto(found: Map<string, Found[]>): (goods: string, one: Found) => void {
  return (goods, one) => {
    const finds = found.get(goods) ?? [];
    found.set(goods, finds);
    finds.push(one);
  };
}

/** What closed months tell of days that no row speaks of stands among what the rows tell. */
export function withClosed({ events, found }: Gathered, before: readonly ClosedEvent[]): Gathered {
  const finds = new Map([...found].map(([goods, ofGoods]) => [goods, [...ofGoods]]));
  const put = putInto(finds);
  const lost = before.flatMap(({ event, day, units, open, location, fnsku, sku, because, place }): readonly Lost[] => {
    // Whether a SKU map tells its goods apart is as the rows of now have it.
    const mapped = nameOfGoods({ msku: sku, fnsku, listing: fnsku });
    const goods = found.has(mapped) ? mapped : nameOfGoods({ msku: sku, fnsku, listing: "" });
    if (event === "found") put(goods, { sku, fnsku, day, units, left: open, reconciled: 0, isClosed: true, offsets: true, mayBeGiven: true, place });
    const named = { sku, fnsku: fnsku === "" ? null : fnsku, reference: "", since: day, location, because, place, goods };
    return event === "found"
      ? []
      : [{ ...named, type: event === "lost" ? "warehouse-lost" : "warehouse-damaged", units: open, lost: units, offsets: event === "lost" }];
  });
  return { events: [...answerByReconciled(lost, { events, found: finds }), ...events], found: finds };
}

/**
 * A find that its row says is reconciled is so with a loss that stands in the same ledger, whose row says so too, or with one of a closed month, which did not know it yet.
 * Units of closed months that were accounted for by no find of then had a row that was read after the later find, and knew it.
 */
function answerByReconciled(closed: readonly Lost[], { events, found }: Gathered): readonly Lost[] {
  const accounted = (losses: readonly Lost[], goods: string): number =>
    losses.reduce((sum, one) => (one.type === "warehouse-lost" && one.goods === goods ? sum + one.lost - one.units : sum), 0);
  const left = new Map<string, number>();
  for (const goods of new Set(closed.map((one) => one.goods))) {
    const finds = found.get(goods) ?? [];
    const reconciled = finds.reduce((sum, one) => sum + one.reconciled, 0);
    if (reconciled === 0) continue;
    const foundThen = finds.reduce((sum, one) => (one.isClosed === true ? sum + one.units - one.left : sum), 0);
    left.set(goods, reconciled - accounted(events, goods) - Math.max(0, accounted(closed, goods) - foundThen));
  }
  return [...closed]
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
    .map((one): Lost => {
      const units = one.type === "warehouse-lost" ? Math.max(0, Math.min(one.units, left.get(one.goods) ?? 0)) : 0;
      left.set(one.goods, (left.get(one.goods) ?? 0) - units);
      return { ...one, units: one.units - units };
    });
}

export function gatherDetail(facts: Facts, until: Day): Gathered {
  const found = new Map<string, Found[]>();
  const put = putInto(found);
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
    const goods = nameOfGoods(row);
    const place = placeOfRow(facts, row);
    // Older files do not say what is reconciled: there a find makes up for a loss of the same goods before it.
    if (rule.nature === "found" && quantity > 0) {
      const left = Math.min(quantity, Math.abs(row.unreconciled ?? quantity));
      put(goods, {
        sku: row.msku,
        fnsku: row.fnsku,
        day: row.day,
        units: quantity,
        left,
        reconciled: quantity - left,
        offsets: row.unreconciled === null,
        mayBeGiven: row.reason === GIVEN_REASON,
        place,
      });
    }
    if (!rule.claimable || quantity >= 0) continue;
    const units = Math.min(0 - quantity, Math.abs(row.unreconciled ?? quantity));
    events.push({
      type: rule.nature === "damaged" ? "warehouse-damaged" : "warehouse-lost",
      sku: row.msku === "" ? row.fnsku : row.msku,
      fnsku: row.fnsku === "" ? null : row.fnsku,
      reference: "",
      units,
      since: row.day,
      location: row.country,
      because: `${row.reason}: ${rule.meaning}${row.fulfillmentCenter === "" ? "" : `, at ${row.fulfillmentCenter}`}`,
      place,
      lost: 0 - quantity,
      goods,
      offsets: rule.nature === "lost" && row.unreconciled === null,
    });
  }
  return { events, found };
}

export function gatherSummary(facts: Facts, series: readonly LedgerSeries[], until: Day): Gathered {
  const { columns } = facts.ledger;
  const found = new Map<string, Found[]>();
  const put = putInto(found);
  const events: Lost[] = [];
  for (const { fnsku, msku, location, rows } of series) {
    for (const index of rows) {
      const day = (columns.day[index] ?? 0) as Day;
      if (day > until) continue;
      const lost = columns.lost[index] ?? 0;
      const damaged = columns.damaged[index] ?? 0;
      const surplus = Math.max(0, columns.found[index] ?? 0) + Math.max(0, lost);
      const goods = nameOfGoods({ msku, fnsku, listing: textAt(columns.listing, index) });
      if (surplus > 0)
        put(goods, {
          sku: msku,
          fnsku,
          day,
          units: surplus,
          left: surplus,
          reconciled: 0,
          offsets: true,
          mayBeGiven: true,
          place: placeInFacts(facts, facts.ledger, index),
        });
      const base = {
        sku: msku === "" ? fnsku : msku,
        fnsku: fnsku === "" ? null : fnsku,
        reference: "",
        since: day,
        location,
        goods,
        place: placeInFacts(facts, facts.ledger, index),
      };
      if (lost < 0) events.push({ ...base, type: "warehouse-lost", units: -lost, lost: -lost, because: "lost by the ledger's summary", offsets: true });
      if (damaged < 0)
        events.push({ ...base, type: "warehouse-damaged", units: -damaged, lost: -damaged, because: "damaged by the ledger's summary", offsets: false });
    }
  }
  return { events, found };
}
