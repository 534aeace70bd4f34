/**
 * What was there before the first event of the ledger detail, and the balances that roll from it. Known from the ledger's summary
 * of other days, else from a dated snapshot of the days before, else from the seller's own openings; else it is nought, and said so.
 */
import { NO_DAY, rowsOf, type RowRef } from "../../columns/table";
import { textAt } from "../../columns/text-column";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { compareText } from "../../domain/text";
import type { Facts, Ledger } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { aboutGoods } from "./ledger-series";
import { openingKey } from "../movements/own-moves";
import type { Places } from "../movements/places";

export type DetailRow = {
  readonly day: Day;
  /** The first event of the day. */
  readonly at: RowRef;
  readonly events: Record<
    | "receipts"
    | "customerShipments"
    | "customerReturns"
    | "vendorReturns"
    | "warehouseTransfers"
    | "found"
    | "lost"
    | "damaged"
    | "disposed"
    | "otherEvents"
    | "unknownEvents",
    number
  >;
  readonly starting?: number;
  readonly ending?: number;
  /** Amazon's own figure for goods between centres, carried on; null where no summary states one. */
  readonly inTransit?: number | null;
};
/** The days of one FNSKU, SKU, listing, disposition and place on which something happened, in order. */
export type DetailSeries = {
  readonly names: {
    readonly fnsku: string;
    readonly asin: string;
    readonly msku: string;
    readonly listing: string;
    readonly disposition: string;
    readonly store: string;
    readonly location: string;
  };
  readonly rows: readonly DetailRow[];
};

export function openDetail(
  series: readonly DetailSeries[],
  facts: Facts,
  places: Places,
): { readonly series: readonly DetailSeries[]; readonly issues: readonly Issue[] } {
  const stated = readStatedBalances(facts.ledger);
  const snapshot = readSnapshot(facts, series);
  const all = [...series, ...(snapshot === null ? quietOpenings(series, facts, places) : quietSeries(series, snapshot))];
  const openings = readOwnOpenings(all, facts, places);
  // A closed month hands its ending on, whatever the ledger begins with.
  const sealed = new Set(rowsOf(facts.closedMonths).map(({ location, sku }) => openingKey(location, sku)));
  const unopened: DetailSeries[] = [];
  const rolled = all.map((one): DetailSeries => {
    const own = stated.get(keyOf(one.names)) ?? [];
    const first = openingFromSummary(one, own);
    const opening = first?.balance ?? snapshot?.balances.get(keyOf(one.names)) ?? openings.get(one);
    if (opening === undefined && snapshot === null && one.rows.length > 0) unopened.push(one);
    return roll(one, own, { balance: opening ?? 0, inTransit: facts.ledger.rowCount === 0 ? null : (first?.inTransit ?? 0) });
  });
  return {
    series: rolled,
    issues: sayUnopened(
      unopened.filter((one) => !sealed.has(goodsKey(one, places))),
      facts,
      places,
    ),
  };
}

function firstDayOf(series: readonly DetailSeries[]): Day {
  return series.reduce((first, { rows }) => Math.min(first, rows[0]?.day ?? first), Infinity) as Day;
}

const keyOf = ({ fnsku, msku, listing, disposition, location }: DetailSeries["names"]): string => JSON.stringify([fnsku, msku, listing, disposition, location]);

function netOf({ events }: DetailRow): number {
  return Object.values(events).reduce((sum, quantity) => sum + quantity, 0);
}

/** What the summary says of a day. */
type Stated = { readonly day: number; readonly starting: number; readonly ending: number; readonly inTransit: number; readonly transfers: number };
type Start = { readonly balance: number; readonly inTransit: number | null };

function readStatedBalances({ rowCount, columns }: Ledger): ReadonlyMap<string, readonly Stated[]> {
  const stated = new Map<string, Stated[]>();
  for (let index = 0; index < rowCount; index += 1) {
    const names = {
      fnsku: textAt(columns.fnsku, index),
      asin: "",
      msku: textAt(columns.msku, index),
      listing: textAt(columns.listing, index),
      disposition: textAt(columns.disposition, index),
      store: "",
      location: textAt(columns.location, index),
    };
    const list = stated.get(keyOf(names)) ?? [];
    stated.set(keyOf(names), list);
    list.push({
      day: columns.day[index] ?? NO_DAY,
      starting: columns.starting[index] ?? 0,
      ending: columns.ending[index] ?? 0,
      inTransit: columns.inTransit[index] ?? 0,
      transfers: columns.warehouseTransfers[index] ?? 0,
    });
  }
  for (const list of stated.values()) list.sort((a, b) => a.day - b.day);
  return stated;
}

/** Backwards from the first day that the summary tells of, unless it tells of an earlier one than the detail. */
function openingFromSummary({ rows }: DetailSeries, stated: readonly Stated[]): Start | null {
  const [first] = stated;
  if (first === undefined) return null;
  const before = rows.filter(({ day }) => day < first.day);
  const transferred = before.reduce((sum, { events }) => sum + events.warehouseTransfers, 0);
  return { balance: first.starting - before.reduce((sum, row) => sum + netOf(row), 0), inTransit: first.inTransit + first.transfers + transferred };
}

/** Each day starts where the one before ended, be that one of the detail's or of the summary's. */
function roll({ names, rows }: DetailSeries, stated: readonly Stated[], start: Start): DetailSeries {
  let { balance, inTransit } = start;
  let next = 0;
  return {
    names,
    rows: rows.map((row) => {
      for (let told = stated[next]; told !== undefined && told.day < row.day; told = stated[next]) {
        ({ ending: balance, inTransit } = told);
        next += 1;
      }
      const starting = balance;
      balance += netOf(row);
      if (inTransit !== null) inTransit -= row.events.warehouseTransfers;
      return { day: row.day, at: row.at, events: row.events, starting, ending: balance, inTransit };
    }),
  };
}

/** Balances at the end of the last day on which a history was taken, and where each stands. */
type Snapshot = {
  readonly day: Day;
  readonly balances: ReadonlyMap<string, number>;
  readonly names: readonly { readonly names: DetailSeries["names"]; readonly at: RowRef }[];
};

/** Days between a snapshot and the first event in which nothing need have happened. */
const QUIET_DAYS = 3;

/** Of the histories taken shortly before the detail begins, the last one. */
function readSnapshot({ dailyInventory, monthlyInventory }: Facts, series: readonly DetailSeries[]): Snapshot | null {
  const firstDay = firstDayOf(series);
  const byCountry = series.some(({ names }) => /^[A-Z]{2}$/.test(names.location));
  const taken = [...rowsOf(dailyInventory), ...rowsOf(monthlyInventory).map((row) => ({ ...row, quantity: row.ending }))].filter(
    ({ day }) => day !== null && day < firstDay && day >= firstDay - 1 - QUIET_DAYS,
  );
  const day = taken.reduce((last, row) => Math.max(last, row.day ?? NO_DAY), NO_DAY) as Day;
  const balances = new Map<string, number>();
  const known = new Map<string, { readonly names: DetailSeries["names"]; readonly at: RowRef }>();
  for (const row of taken) {
    if (row.day !== day) continue;
    const location = (byCountry ? row.country : row.fulfillmentCenter) || row.country || row.fulfillmentCenter;
    const names = { fnsku: row.fnsku, asin: "", msku: row.msku, listing: "", disposition: row.disposition, store: "", location };
    const like = series.find(
      (one) => one.names.fnsku === row.fnsku && one.names.msku === row.msku && one.names.disposition === row.disposition && one.names.location === location,
    );
    const key = keyOf(like?.names ?? names);
    balances.set(key, (balances.get(key) ?? 0) + (row.quantity ?? 0));
    known.set(key, { names: like?.names ?? names, at: row.at });
  }
  return balances.size === 0 ? null : { day, balances, names: [...known.values()] };
}

/** Goods that a snapshot knows and that did not move: a day on which nothing happened carries their balance. */
function quietSeries(series: readonly DetailSeries[], snapshot: Snapshot): readonly DetailSeries[] {
  const moving = new Set(series.map(({ names }) => keyOf(names)));
  return snapshot.names.filter(({ names }) => !moving.has(keyOf(names))).map(({ names, at }) => ({ names, rows: [quietDay(firstDayOf(series), at)] }));
}

function quietDay(day: Day, at: RowRef): DetailRow {
  return {
    day,
    at,
    events: {
      receipts: 0,
      customerShipments: 0,
      customerReturns: 0,
      vendorReturns: 0,
      warehouseTransfers: 0,
      found: 0,
      lost: 0,
      damaged: 0,
      disposed: 0,
      otherEvents: 0,
      unknownEvents: 0,
    },
  };
}

type OwnOpening = { readonly location: string; readonly sku: string; readonly day: Day; readonly quantity: number; readonly at: RowRef };

/** The first opening of each SKU that the seller's own movements state for one of Amazon's locations. */
function ownOpenings(series: readonly DetailSeries[], facts: Facts, places: Places): readonly OwnOpening[] {
  if (facts.ledger.rowCount > 0) return [];
  const locations = new Set(series.map(({ names }) => places.ofLedger(names.location)));
  const first = new Map<string, OwnOpening>();
  for (const { type, day, quantity, warehouse, sku, at } of rowsOf(facts.movements)) {
    const location = places.ofWarehouse(warehouse);
    if (type !== "opening" || day === null || quantity === null || !locations.has(location)) continue;
    const known = first.get(openingKey(location, sku));
    if (known === undefined || day < known.day) first.set(openingKey(location, sku), { location, sku, day, quantity, at });
  }
  return [...first.values()];
}

/** Goods with an opening that did not move. */
function quietOpenings(series: readonly DetailSeries[], facts: Facts, places: Places): readonly DetailSeries[] {
  const moving = new Map(series.map((one) => [goodsKey(one, places), one]));
  return ownOpenings(series, facts, places)
    .filter(({ location, sku }) => !moving.has(openingKey(location, sku)))
    .flatMap(({ location, sku, at }) => {
      const like = series.find(({ names }) => places.ofLedger(names.location) === location);
      return like === undefined
        ? []
        : [
            {
              names: { fnsku: "", asin: "", msku: sku, listing: "", disposition: "SELLABLE", store: "", location: like.names.location },
              rows: [quietDay(firstDayOf(series), at)],
            },
          ];
    });
}

/** An opening speaks of a SKU at a location; it is the balance of its sellable goods, of the first FNSKU where there are several. */
function readOwnOpenings(series: readonly DetailSeries[], facts: Facts, places: Places): ReadonlyMap<DetailSeries, number> {
  const openings = new Map<DetailSeries, number>();
  const byGoods = new Map<string, DetailSeries[]>();
  for (const one of series) byGoods.set(goodsKey(one, places), [...(byGoods.get(goodsKey(one, places)) ?? []), one]);
  for (const { location, sku, day, quantity } of ownOpenings(series, facts, places)) {
    const members = byGoods.get(openingKey(location, sku)) ?? [];
    const [bearer] = [...members].sort(
      (a, b) => Number(b.names.disposition === "SELLABLE") - Number(a.names.disposition === "SELLABLE") || compareText(keyOf(a.names), keyOf(b.names)),
    );
    const before = members.flatMap(({ rows }) => rows.filter((row) => row.day < day)).reduce((sum, row) => sum + netOf(row), 0);
    for (const one of members) openings.set(one, one === bearer ? quantity - before : 0);
  }
  return openings;
}

function goodsKey({ names }: DetailSeries, places: Places): string {
  return openingKey(places.ofLedger(names.location), names.msku === "" ? names.fnsku : names.msku);
}

function sayUnopened(series: readonly DetailSeries[], facts: Facts, places: Places): readonly Issue[] {
  const [first] = [...series].sort((a, b) => compareText(goodsKey(a, places), goodsKey(b, places)));
  const [row] = first?.rows ?? [];
  if (first === undefined || row === undefined) return [];
  const goods = new Set(series.map((one) => goodsKey(one, places)));
  return [
    raise(
      "detail-without-opening",
      placeOfRow(facts, row),
      {
        sku: first.names.msku === "" ? first.names.fnsku : first.names.msku,
        location: places.ofLedger(first.names.location),
        day: isoOf(row.day),
        goods: goods.size,
      },
      aboutGoods(
        series.flatMap(({ names }) => [names.fnsku, names.msku]),
        { from: null, to: null },
      ),
    ),
  ];
}
