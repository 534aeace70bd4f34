/**
 * Units that turned up in the fulfilment network and that nothing else accounts for: no loss in a warehouse, no
 * reimbursement in stock. They may be what a shipment lacks. Each unit is handed out once.
 */
import { rowsOf } from "../columns/table";
import type { Day } from "../domain/day";
import type { Place } from "../domain/source";
import type { Facts } from "../facts/facts";
import { distinctRows } from "./distinct-rows";
import type { LedgerSeries } from "./ledger-series";
import { findUnspentFinds } from "./lost-units";
import { nameOf } from "./net-reimbursements";

type Wanted = { readonly sku: string; readonly fnsku: string | null; readonly after: Day; readonly wanted: number };
/** Units found after a day, up to those wanted, with the rows that say so. Ask for the oldest shipment first. */
export type FoundUnits = (wanted: Wanted) => { readonly units: number; readonly rows: string };

/** A find above zero, a reimbursement in stock below. */
type Event = { readonly day: Day; readonly units: number; readonly place: Place | null };

export function findFoundUnits(facts: Facts, series: readonly LedgerSeries[], today: Day): FoundUnits {
  const byGoods = new Map<string, Event[]>();
  const add = (goods: string, event: Event): void => {
    const events = byGoods.get(goods) ?? [];
    events.push(event);
    byGoods.set(goods, events);
  };
  // Losses inside a warehouse are made up for first, whenever they were: only what is left of a find can be a shipment's.
  for (const { sku, fnsku, day, left, place } of findUnspentFinds(facts, series, today)) for (const goods of keysOf(sku, fnsku)) add(goods, { day, units: left, place });
  gatherReimbursements(facts, add);
  const used = new Map<string, number>();
  return ({ sku, fnsku, after, wanted }) => {
    const goods = byGoods.has(sku) || fnsku === null ? sku : `fnsku:${fnsku}`;
    const events = (byGoods.get(goods) ?? []).filter(({ day }) => day > after && day <= today);
    const net = events.reduce((sum, { units }) => sum + units, 0) - (used.get(goods) ?? 0);
    const units = Math.max(0, Math.min(wanted, net));
    used.set(goods, (used.get(goods) ?? 0) + units);
    return { units, rows: listRows(events.filter((event) => event.units > 0)) };
  };
}

type Add = (goods: string, event: Event) => void;

function keysOf(msku: string, fnsku: string): readonly string[] {
  return [...(msku === "" ? [] : [msku]), ...(fnsku === "" ? [] : [`fnsku:${fnsku}`])];
}

/** Units that Amazon gave as compensation come in as found, and are no find. */
function gatherReimbursements(facts: Facts, add: Add): void {
  for (const { quantityInventory, msku, fnsku, day } of distinctRows(rowsOf(facts.reimbursements))) {
    if (quantityInventory === null || quantityInventory === 0) continue;
    for (const goods of keysOf(msku, fnsku)) add(goods, { day: day ?? (0 as Day), units: 0 - quantityInventory, place: null });
  }
}

function listRows(events: readonly Event[]): string {
  const rows = [...events].sort((a, b) => a.day - b.day).map(({ place }) => nameOf(place));
  return rows.length <= 4 ? rows.join(", ") : `${rows.slice(0, 3).join(", ")} and ${rows.length - 3} more`;
}
