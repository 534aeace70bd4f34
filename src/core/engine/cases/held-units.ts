/**
 * Units that Amazon has received and does not sell -> stock events: received in a condition in which they cannot be sold, as far as such
 * units are still there, or in processing while nothing of the goods has moved for many days. A snapshot alone does not say since when.
 */
import { rowAt, rowsOf } from "../../columns/table";
import { addDays, isoOf, type Day } from "../../domain/day";
import { DISPOSITIONS, type Disposition } from "../../domain/disposition";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeInFacts, placeOfRow } from "../../facts/place-of-row";
import { EVENT_NAMES, type LedgerSeries } from "../ledger/ledger-series";
import type { StockEvent } from "../compensation/stock-event";
import { namesOfGoods } from "../compensation/payment";

type Context = { readonly today: Day; readonly onSaleDays: number };
/** Goods as the ledger names them. */
type Goods = { readonly sku: string; readonly fnsku: string };

export function findHeldUnits(facts: Facts, series: readonly LedgerSeries[], context: Context): readonly StockEvent[] {
  return [...receivedUnsellable(facts, series, context), ...stuckInProcessing(facts, series, context)];
}

/** undefined where the ledger uses a word of its own. */
function ruleOf(disposition: string): (typeof DISPOSITIONS)[Disposition] | undefined {
  return DISPOSITIONS[disposition as Disposition] as (typeof DISPOSITIONS)[Disposition] | undefined;
}

const isUnsellable = (disposition: string): boolean => ruleOf(disposition)?.sellable === false;

type Received = Goods &
  Pick<StockEvent, "reference" | "location" | "place"> & { readonly name: string; readonly disposition: string; units: number; readonly since: Day };

/** What is left of a condition is taken to be what came last: earlier units have left by removal, or are for sale again. */
function receivedUnsellable(facts: Facts, series: readonly LedgerSeries[], { today }: Context): readonly StockEvent[] {
  const left = new Map<string, number>();
  const keyOf = ({ sku, fnsku }: Goods, disposition: string): string => JSON.stringify([fnsku === "" ? sku : fnsku, disposition]);
  for (const one of series.filter(({ disposition }) => isUnsellable(disposition))) {
    const key = keyOf(goodsOf(one), one.disposition);
    const last = lastRow(facts, one, today);
    if (last !== null) left.set(key, (left.get(key) ?? 0) + Math.max(0, facts.ledger.columns.ending[last] ?? 0));
  }
  const newestFirst = [...gatherReceipts(facts, series, today)].sort(
    (a, b) => b.since - a.since || compareText(a.reference, b.reference) || compareText(a.sku, b.sku) || compareText(a.location, b.location),
  );
  // A receipt that Amazon takes back comes off what it had brought by then.
  const takenBack = new Map<string, number>();
  return newestFirst.flatMap((one): readonly StockEvent[] => {
    const key = keyOf(one, one.disposition);
    const kept = one.units - (takenBack.get(one.name) ?? 0);
    takenBack.set(one.name, Math.max(0, -kept));
    const units = Math.min(kept, left.get(key) ?? 0);
    if (units <= 0) return [];
    left.set(key, (left.get(key) ?? 0) - units);
    return [
      {
        type: "not-on-sale",
        ...namedAs(one),
        reference: one.reference,
        units,
        since: one.since,
        location: one.location,
        because: `received as ${one.disposition} (${ruleOf(one.disposition)?.meaning ?? ""}), and still there`,
        place: one.place,
      },
    ];
  });
}

const goodsOf = ({ msku, fnsku }: Pick<LedgerSeries, "msku" | "fnsku">): Goods => ({ sku: msku, fnsku });
const namedAs = ({ sku, fnsku }: Goods): Pick<StockEvent, "sku" | "fnsku"> => ({ sku: sku === "" ? fnsku : sku, fnsku: fnsku === "" ? null : fnsku });

/** By day, goods and place, and by shipment where the ledger's detail names it: what comes after a case was opened is no part of it. */
function gatherReceipts(facts: Facts, series: readonly LedgerSeries[], today: Day): readonly Received[] {
  const received = new Map<string, Received>();
  const add = (one: Omit<Received, "name">): void => {
    const { reference, sku, fnsku, disposition, location, since } = one;
    const name = JSON.stringify([reference, sku, fnsku, disposition, location]);
    const known = received.get(`${since} ${name}`);
    if (known === undefined) received.set(`${since} ${name}`, { ...one, name });
    else known.units += one.units;
  };
  const { eventType, disposition: condition } = facts.ledgerDetail.columns;
  const receipts = eventType.dictionary.indexOf("Receipts");
  const unsellable = condition.dictionary.map(isUnsellable);
  for (let index = 0; receipts >= 0 && index < facts.ledgerDetail.rowCount; index += 1) {
    if (eventType.codes[index] !== receipts || unsellable[condition.codes[index] ?? -1] !== true) continue;
    const { msku, fnsku, reference, disposition, country, quantity, day, at } = rowAt(facts.ledgerDetail, index);
    if (day !== null && day <= today)
      add({
        sku: msku,
        fnsku,
        reference,
        disposition,
        location: country,
        units: quantity ?? 0,
        since: day,
        place: placeOfRow(facts, { at }),
      });
  }
  if (receipts >= 0) return [...received.values()];
  const { columns } = facts.ledger;
  for (const one of series.filter(({ disposition }) => isUnsellable(disposition))) {
    for (const index of one.rows) {
      const day = (columns.day[index] ?? 0) as Day;
      const units = columns.receipts[index] ?? 0;
      if (units > 0 && day <= today)
        add({
          ...goodsOf(one),
          reference: "",
          disposition: one.disposition,
          location: one.location,
          units,
          since: day,
          place: placeInFacts(facts, facts.ledger, index),
        });
    }
  }
  return [...received.values()];
}

/** Processing that outlasts every movement of the goods began before the last of them. */
function stuckInProcessing(facts: Facts, series: readonly LedgerSeries[], { today, onSaleDays }: Context): readonly StockEvent[] {
  const processed = processedUnits(facts);
  if (processed.length === 0) return [];
  const { columns } = facts.ledger;
  const dayOf = (index: number | null | undefined): Day | null => (index === null || index === undefined ? null : ((columns.day[index] ?? 0) as Day));
  const moved = new Map<string, Day>();
  for (const one of series) {
    const day = dayOf(lastRow(facts, one, today, (index) => EVENT_NAMES.some((event) => (columns[event][index] ?? 0) !== 0)));
    if (day === null) continue;
    for (const name of namesOfGoods(goodsOf(one))) moved.set(name, laterOf(moved.get(name), day));
  }
  const ledgerEnd = series.reduce((end, { rows }) => Math.max(end, dayOf(rows.at(-1)) ?? 0), 0);
  return processed.flatMap(({ units, place, ...goods }): readonly StockEvent[] => {
    const since = namesOfGoods(goods)
      .flatMap((name) => moved.get(name) ?? [])
      .reduce<Day | null>((last, day) => laterOf(last ?? undefined, day), null);
    if (since === null || addDays(since, onSaleDays) > Math.min(ledgerEnd, today)) return [];
    return [
      {
        type: "not-on-sale",
        ...namedAs(goods),
        reference: "",
        units,
        since,
        begun: null,
        location: "",
        because: `in processing, though nothing of it has moved since ${isoOf(since)}`,
        place,
      },
    ];
  });
}

function laterOf(a: Day | undefined, b: Day): Day {
  return a !== undefined && a > b ? a : b;
}

type Processed = Goods & { readonly units: number; readonly place: StockEvent["place"] };

/** Of several exports the least: what an older one had in processing may be for sale since. */
function processedUnits(facts: Facts): readonly Processed[] {
  const least = new Map<string, Processed>();
  for (const row of rowsOf(facts.reservedInventory)) {
    const key = JSON.stringify([row.msku, row.fnsku]);
    const known = least.get(key);
    if (known === undefined || (row.processing ?? 0) < known.units)
      least.set(key, { sku: row.msku, fnsku: row.fnsku, units: row.processing ?? 0, place: placeOfRow(facts, row) });
  }
  return [...least.values()].filter(({ units }) => units > 0);
}

function lastRow(facts: Facts, { rows }: LedgerSeries, today: Day, isMeant: (index: number) => boolean = () => true): number | null {
  return [...rows].reverse().find((index) => (facts.ledger.columns.day[index] ?? 0) <= today && isMeant(index)) ?? null;
}
