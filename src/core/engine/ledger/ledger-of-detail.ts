/**
 * The ledger's detail view -> rows of the ledger for the days on which no summary tells them: events added up per day, FNSKU, SKU,
 * disposition and place, and balances rolled from what is known to have been there before. Where a summary tells a day, it counts.
 */
import { NO_DAY, tableOf } from "../../columns/table";
import { stackTables } from "../../columns/stack-tables";
import { textAt } from "../../columns/text-column";
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { LEDGER_EVENTS, type LedgerEvent } from "../../domain/ledger-events";
import type { Settings } from "../../domain/settings";
import { compareText } from "../../domain/text";
import { LEDGER, type Facts } from "../../facts/facts";
import { columnOfReason } from "./adjustment-reasons";
import { coveredDays } from "./covered-days";
import { openDetail, type DetailRow, type DetailSeries } from "./detail-openings";
import { isCountry, namePlaces } from "../movements/places";

/** Columns of the ledger that events add up in. */
type EventColumn = keyof DetailRow["events"];

export function buildLedgerOfDetail(facts: Facts, settings: Pick<Settings, "by" | "currency">): { readonly facts: Facts; readonly issues: readonly Issue[] } {
  const series = groupEvents(facts);
  if (series.length === 0) return { facts, issues: [] };
  // Places know Amazon's locations from the ledger.
  const places = namePlaces(withLedger(facts, atEachLocation(series)), settings);
  const opened = openDetail(series, facts, places);
  return { facts: withLedger(facts, opened.series), issues: opened.issues };
}

function groupEvents(facts: Facts): readonly DetailSeries[] {
  const { ledgerDetail: detail } = facts;
  const { columns } = detail;
  const isCovered = coveredDays(facts.ledger);
  const placeOf = placesOfDetail(facts);
  const series = new Map<string, { readonly names: DetailSeries["names"]; readonly days: Map<number, DetailRow> }>();
  for (let index = 0; index < detail.rowCount; index += 1) {
    const day = columns.day[index] ?? NO_DAY;
    if (day === NO_DAY || isCovered(day)) continue;
    const location = placeOf(index);
    const key = `${columns.fnsku.codes[index]}|${columns.msku.codes[index]}|${columns.listing.codes[index]}|${columns.disposition.codes[index]}|${columns.store.codes[index]}|${location}`;
    const one = series.get(key) ?? { names: namesAt(facts, index, location), days: new Map<number, DetailRow>() };
    series.set(key, one);
    const row = one.days.get(day) ?? { day: day as Day, at: { source: detail.source[index] ?? 0, row: detail.row[index] ?? 0 }, events: noEvents() };
    one.days.set(day, row);
    row.events[columnOf(textAt(columns.eventType, index), textAt(columns.reason, index))] += columns.quantity[index] ?? 0;
  }
  // By name, so that the order of rows, which means nothing in an export, decides nothing.
  return [...series.values()]
    .sort((a, b) => compareText(nameOf(a.names), nameOf(b.names)))
    .map(({ names, days }) => ({ names, rows: [...days.values()].sort((a, b) => a.day - b.day) }));
}

const nameOf = (names: DetailSeries["names"]): string =>
  JSON.stringify([names.fnsku, names.msku, names.listing, names.disposition, names.store, names.location]);

function namesAt({ ledgerDetail: { columns } }: Facts, index: number, location: string): DetailSeries["names"] {
  return {
    fnsku: textAt(columns.fnsku, index),
    asin: textAt(columns.asin, index),
    msku: textAt(columns.msku, index),
    listing: textAt(columns.listing, index),
    disposition: textAt(columns.disposition, index),
    store: textAt(columns.store, index),
    location,
  };
}

/** As the summary has its locations, by country or by centre; without one the country counts, as far as the detail names it. */
function placesOfDetail({ ledger, ledgerDetail: { columns } }: Pick<Facts, "ledger" | "ledgerDetail">): (index: number) => string {
  const byCentre = ledger.rowCount > 0 && ledger.columns.location.dictionary.some((location) => location !== "" && !isCountry(location));
  const [first, second] = byCentre ? [columns.fulfillmentCenter, columns.country] : [columns.country, columns.fulfillmentCenter];
  return (index) => textAt(first, index) || textAt(second, index);
}

/** The summary's column for an event; what Amazon has not named before is an unknown event. */
export function columnOf(eventType: string, reason: string): EventColumn {
  if (!Object.hasOwn(LEDGER_EVENTS, eventType)) return "unknownEvents";
  return LEDGER_EVENTS[eventType as LedgerEvent].summary ?? columnOfReason(reason);
}

function noEvents(): DetailRow["events"] {
  return {
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
  };
}

function withLedger(facts: Facts, series: readonly DetailSeries[]): Facts {
  const rows = series.flatMap((one) => one.rows.map((row) => ledgerRow(one.names, row)));
  const built = tableOf(
    LEDGER,
    rows,
    series.flatMap((one) => one.rows.map(({ at }) => at)),
  );
  return { ...facts, ledger: stackTables(LEDGER, [facts.ledger, built]) };
}

/** Property by property, since there may be a hundred thousand of them, and objects that are spread into one another are slow ones. */
function ledgerRow(names: DetailSeries["names"], { day, events, starting = 0, ending = 0, inTransit = null }: DetailRow) {
  return {
    day,
    fnsku: names.fnsku,
    asin: names.asin,
    msku: names.msku,
    disposition: names.disposition,
    location: names.location,
    store: names.store,
    starting,
    inTransit,
    receipts: events.receipts,
    customerShipments: events.customerShipments,
    customerReturns: events.customerReturns,
    vendorReturns: events.vendorReturns,
    warehouseTransfers: events.warehouseTransfers,
    found: events.found,
    lost: events.lost,
    damaged: events.damaged,
    disposed: events.disposed,
    otherEvents: events.otherEvents,
    ending,
    unknownEvents: events.unknownEvents,
    listing: names.listing,
    basis: "ledger-detail",
  };
}

/** One series of each location. */
function atEachLocation(series: readonly DetailSeries[]): readonly DetailSeries[] {
  return [...new Map(series.map((one) => [one.names.location, one])).values()];
}
