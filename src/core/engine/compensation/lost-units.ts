/**
 * Units that Amazon lost or damaged inside its centres and did not make good -> stock events, oldest first. The ledger's
 * detail says of each adjustment how much of it is still unreconciled; without it the summary's lost and damaged units count,
 * less what was found afterwards.
 */
import { rowAt } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import type { ClaimType, ClockStart } from "../../domain/claims";
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { ADJUSTMENT_REASONS, type AdjustmentReason } from "../../domain/ledger-events";
import type { Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeInFacts, placeOfRow } from "../../facts/place-of-row";
import type { ClosedEvent } from "../closing/events-at-amazon";
import type { LedgerSeries } from "../ledger/ledger-series";
import { namesOfGoods, type Payment } from "./payment";
import { queueByName } from "./queue-by-name";

/** Something that happened to units, for which Amazon can be asked to pay. */
export type StockEvent = {
  readonly type: ClaimType;
  readonly sku: string;
  readonly fnsku: string | null;
  /** Shipment or order, or "". */
  readonly reference: string;
  readonly units: number;
  readonly since: Day | null;
  /** The first day on which it could be asked about or paid, where `since` is a later one, or one that moves; null where nobody knows it. */
  readonly begun?: Day | null;
  /** Where its kinds of clock start on days of their own. */
  readonly starts?: Readonly<Partial<Record<ClockStart, Day | null>>>;
  /** Country or location, as far as it is known. */
  readonly location: string;
  readonly because: string;
  readonly place: Place | null;
};

export function begunOn({ since, begun = since }: Pick<StockEvent, "since" | "begun">): Day | null {
  return begun;
}

/** The oldest first; those of one day in an order that is not that of their rows. */
export function oldestEventFirst(a: StockEvent, b: StockEvent): number {
  return (
    (begunOn(a) ?? -Infinity) - (begunOn(b) ?? -Infinity) ||
    compareText(a.type, b.type) ||
    compareText(a.sku, b.sku) ||
    compareText(a.reference, b.reference) ||
    compareText(a.location, b.location) ||
    b.units - a.units
  );
}

/** What the ledger's finds say of units that Amazon gave as compensation. */
type Given = {
  /** Units of a payment of which the ledger says itself which losses they are reconciled with. */
  readonly reconciled: ReadonlyMap<Payment, number>;
  /** Units of a payment that stand among the finds. */
  readonly seen: ReadonlyMap<Payment, number>;
};

/** `reconciled` units of a payment are off the losses already. `madeUp` are units that were lost as well, and that finds or the ledger itself account for. */
export type StockLosses = Pick<Given, "reconciled"> & { readonly events: readonly StockEvent[]; readonly madeUp: readonly StockEvent[] };

/** `before` is what closed months tell of days before the ledger. */
type Known = { readonly payments: readonly Payment[]; readonly until: Day; readonly before: readonly ClosedEvent[] };

export function findLostUnits(facts: Facts, series: readonly LedgerSeries[], { payments, until, before }: Known): StockLosses {
  const gathered = withClosed(facts.ledgerDetail.rowCount > 0 ? gatherDetail(facts, until) : gatherSummary(facts, series, until), before);
  const { reconciled } = setGivenApart(gathered, payments);
  const lost = [...offsetFound(gathered)].sort(
    (a, b) =>
      (a.since ?? 0) - (b.since ?? 0) || compareText(a.sku, b.sku) || compareText(a.location, b.location) || compareText(a.type, b.type) || b.units - a.units,
  );
  const events = lost.flatMap(({ lost: _, ...event }) => (event.units > 0 ? [event] : []));
  const madeUp = lost.flatMap(({ lost: all, ...event }) => (all > event.units ? [{ ...event, units: all - event.units }] : []));
  return { events, madeUp, reconciled };
}

/** Finds that neither a loss inside a warehouse nor compensation in stock accounts for, with the units left of each: what they may be is another's question. `all` are those too of which nothing is left. */
export function findUnspentFinds(
  facts: Facts,
  series: readonly LedgerSeries[],
  { payments, until, before }: Known,
): Pick<Given, "seen"> & { readonly finds: readonly Found[]; readonly all: readonly Found[] } {
  const { eventType } = facts.ledgerDetail.columns;
  const gathered = withClosed(
    facts.ledgerDetail.rowCount > 0 && eventType.dictionary.includes("Adjustments") ? gatherDetail(facts, until) : gatherSummary(facts, series, until),
    before,
  );
  const { seen } = setGivenApart(gathered, payments);
  offsetFound(gathered);
  const all = [...gathered.found.values()].flat();
  return { finds: all.filter(({ left }) => left > 0), all, seen };
}

/** What closed months tell of days that no row speaks of stands among what the rows tell. */
function withClosed({ events, found }: Gathered, before: readonly ClosedEvent[]): Gathered {
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

function gatherDetail(facts: Facts, until: Day): Gathered {
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

function gatherSummary(facts: Facts, series: readonly LedgerSeries[], until: Day): Gathered {
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

/**
 * A find, in all less what compensation in stock it is, with the units that are left of it and those that the source says are reconciled. `offsets` where the source does not say with
 * which losses it is; `mayBeGiven` where it may be Amazon's compensation in stock.
 */
type Found = {
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
type Loss = StockEvent & { readonly lost: number };
type Lost = Loss & { readonly offsets: boolean; readonly goods: string };
/** Finds by what they are of. */
type Gathered = { readonly events: readonly Lost[]; readonly found: ReadonlyMap<string, readonly Found[]> };

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

/** Units that Amazon gave as compensation come in as found, and are no find: the payment answers a loss, and the find would do so once more. */
function setGivenApart({ found }: Gathered, payments: readonly Payment[]): Given {
  const reconciled = new Map<Payment, number>();
  const seen = new Map<Payment, number>();
  const finds = [...found.values()]
    .flat()
    .filter(({ mayBeGiven }) => mayBeGiven)
    .sort((a, b) => a.day - b.day);
  const givenAs = queueByName(
    finds.map((find) => ({ find, left: find.left + find.reconciled })),
    ({ find }) => namesOfGoods(find),
  );
  for (const payment of payments) {
    let units = payment.stockUnits;
    if (units === 0) continue;
    for (const one of givenAs(namesOfGoods(payment))) {
      if (units === 0) break;
      // Payments come in the order of their days: what is too early for one is so for every later one.
      if (one.find.day < addDays(payment.day, -DAYS_APART)) {
        one.left = 0;
        continue;
      }
      const taken = Math.min(units, one.left);
      const known = Math.min(taken, one.find.reconciled);
      one.left -= taken;
      one.find.reconciled -= known;
      one.find.left -= taken - known;
      one.find.units -= taken - known;
      units -= taken;
      reconciled.set(payment, (reconciled.get(payment) ?? 0) + known);
      seen.set(payment, (seen.get(payment) ?? 0) + taken);
    }
  }
  return { reconciled, seen };
}

/** A find makes up for losses of the same goods on that day or before, the oldest first. Losses without units left stand there too. */
function offsetFound({ events, found }: Gathered): readonly Loss[] {
  const inOrder = [...events].sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  const waiting = new Map<string, { readonly finds: readonly Found[]; next: number }>();
  for (const [goods, finds] of found) waiting.set(goods, { finds: finds.filter((one) => one.offsets).sort((a, b) => a.day - b.day), next: 0 });
  return inOrder.map(({ offsets, goods, ...event }): Loss => {
    let units = event.units;
    const own = offsets ? waiting.get(goods) : undefined;
    // A find from before this loss is from before every later one as well.
    for (let find = own?.finds[own.next]; own !== undefined && find !== undefined && units > 0; find = own.finds[own.next]) {
      const made = event.since !== null && find.day < event.since ? 0 : Math.min(units, find.left);
      find.left -= made;
      units -= made;
      if (made === 0 || find.left === 0) own.next += 1;
    }
    return { ...event, units };
  });
}
