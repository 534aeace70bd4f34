/**
 * Units that turned up in the fulfilment network and that nothing else accounts for: no loss in a warehouse, no
 * reimbursement in stock. They may be what a shipment lacks. Each unit is handed out once.
 */
import { textAt } from "../columns/text-column";
import type { Day } from "../domain/day";
import { ADJUSTMENT_REASONS } from "../domain/ledger-events";
import type { Facts } from "../facts/facts";
import type { LedgerSeries } from "./ledger-series";
import { placeInFacts } from "./ledger-series";

type Wanted = { readonly sku: string; readonly fnsku: string | null; readonly after: Day; readonly wanted: number };
/** Units found after a day, up to those wanted, with the rows that say so. Ask for the oldest shipment first. */
export type FoundUnits = (wanted: Wanted) => { readonly units: number; readonly rows: string };

/** A find above zero, a loss or a reimbursement in stock below. */
type Event = { readonly day: Day; readonly units: number; readonly row: string };

export function findFoundUnits(facts: Facts, series: readonly LedgerSeries[], today: Day): FoundUnits {
  const byGoods = new Map<string, Event[]>();
  const add = (goods: string, event: Event): void => {
    const events = byGoods.get(goods) ?? [];
    events.push(event);
    byGoods.set(goods, events);
  };
  const hasDetail = gatherAdjustments(facts, add);
  if (!hasDetail) gatherSummary(facts, series, add);
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

/** Finds and losses of the detail view; where it tells which units are reconciled, those offset each other already. False without any adjustment. */
function gatherAdjustments(facts: Facts, add: Add): boolean {
  const { columns, rowCount } = facts.ledgerDetail;
  let any = false;
  for (let index = 0; index < rowCount; index += 1) {
    if (textAt(columns.eventType, index) !== "Adjustments") continue;
    any = true;
    const nature = natureOf(textAt(columns.reason, index));
    if (nature !== "found" && nature !== "lost") continue;
    const open = columns.unreconciled[index] ?? NaN;
    const units = Number.isNaN(open) ? Math.abs(columns.quantity[index] ?? 0) : Math.abs(open);
    const event = { day: (columns.day[index] ?? 0) as Day, units: nature === "found" ? units : 0 - units, row: rowOf(facts, facts.ledgerDetail, index) };
    for (const goods of keysOf(textAt(columns.msku, index), textAt(columns.fnsku, index))) add(goods, event);
  }
  return any;
}

function natureOf(reason: string): string | null {
  return (ADJUSTMENT_REASONS as Readonly<Record<string, { readonly nature: string } | undefined>>)[reason]?.nature ?? null;
}

/** Without the detail view, what the summary has as found, less what it has as lost. */
function gatherSummary(facts: Facts, series: readonly LedgerSeries[], add: Add): void {
  const { columns } = facts.ledger;
  for (const { msku, fnsku, rows } of series) {
    for (const index of rows) {
      const units = (columns.found[index] ?? 0) + (columns.lost[index] ?? 0);
      if (units !== 0) for (const goods of keysOf(msku, fnsku)) add(goods, { day: (columns.day[index] ?? 0) as Day, units, row: rowOf(facts, facts.ledger, index) });
    }
  }
}

/** Units that Amazon gave as compensation come in as found, and are no find. */
function gatherReimbursements(facts: Facts, add: Add): void {
  const { columns, rowCount } = facts.reimbursements;
  for (let index = 0; index < rowCount; index += 1) {
    const units = columns.quantityInventory[index] ?? NaN;
    if (Number.isNaN(units) || units === 0) continue;
    for (const goods of keysOf(textAt(columns.msku, index), textAt(columns.fnsku, index))) add(goods, { day: (columns.day[index] ?? 0) as Day, units: 0 - units, row: "" });
  }
}

function rowOf(facts: Facts, table: { readonly source: Uint16Array; readonly row: Int32Array }, index: number): string {
  const place = placeInFacts(facts, table, index);
  return place === null ? "" : `${place.source.label} row ${place.row}`;
}

function listRows(events: readonly Event[]): string {
  const rows = [...events].sort((a, b) => a.day - b.day).map(({ row }) => row);
  return rows.length <= 4 ? rows.join(", ") : `${rows.slice(0, 3).join(", ")} and ${rows.length - 3} more`;
}
