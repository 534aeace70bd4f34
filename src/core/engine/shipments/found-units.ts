/**
 * Units that turned up in the fulfilment network and that nothing else accounts for: no loss in a warehouse, no
 * reimbursement in stock. They may be what a shipment lacks. Each unit is handed out once.
 */
import type { Day } from "../../domain/day";
import { nameOfPlace, type Place } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import type { LedgerSeries } from "../ledger/ledger-series";
import type { ClosedEvents } from "../closing/events-at-amazon";
import { findUnspentFinds } from "../compensation/lost-units";
import { netReimbursements } from "../compensation/net-reimbursements";
import { namesOfGoods } from "../compensation/payment";

type Wanted = { readonly sku: string; readonly fnsku: string | null; readonly after: Day; readonly wanted: number };
/** Units found after a day, up to those wanted, with the rows that say so. Ask for the oldest shipment first. */
export type FoundUnits = (wanted: Wanted) => { readonly units: number; readonly rows: string };

/** A find above zero; below, a reimbursement in stock that is among the finds and cannot be told from them. */
type Event = { readonly day: Day; readonly units: number; readonly place: Place | null };
/** By day; `since` holds the sum of the events from each on. */
type Events = { readonly events: readonly Event[]; readonly since: readonly number[] };

export function findFoundUnits(
  facts: Facts,
  series: readonly LedgerSeries[],
  {
    today,
    skuOf,
    closedEvents: { before, isBefore },
  }: { readonly today: Day; readonly skuOf: (fnsku: string) => string; readonly closedEvents: Pick<ClosedEvents, "before" | "isBefore"> },
): FoundUnits {
  const byGoods = new Map<string, Event[]>();
  const add = (goods: Parameters<typeof namesOfGoods>[0], event: Event): void => {
    for (const name of event.units === 0 || event.day > today ? [] : namesOfGoods(goods)) {
      const events = byGoods.get(name) ?? [];
      byGoods.set(name, events);
      events.push(event);
    }
  };
  const payments = netReimbursements(facts, { until: today, skuOf }).payments.filter((payment) => !isBefore(payment));
  // Losses inside a warehouse are made up for first, whenever they were: only what is left of a find can be a shipment's.
  const { finds, seen } = findUnspentFinds(facts, series, { payments, until: today, before });
  for (const find of finds) add(find, { day: find.day, units: find.left, place: find.place });
  for (const payment of payments) add(payment, { day: payment.day, units: (seen.get(payment) ?? 0) - payment.stockUnits, place: null });
  const sums = new Map([...byGoods].map(([name, events]) => [name, sumUp(events)]));
  const used = new Map<string, number>();
  return ({ sku, fnsku, after, wanted }) => {
    const [name = ""] = namesOfGoods({ sku: sums.has(`sku:${sku}`) || fnsku === null ? sku : "", fnsku });
    const { events, since } = sums.get(name) ?? { events: [], since: [] };
    const from = firstAfter(events, after);
    const units = Math.max(0, Math.min(wanted, (since[from] ?? 0) - (used.get(name) ?? 0)));
    used.set(name, (used.get(name) ?? 0) + units);
    return { units, rows: units === 0 ? "" : listRows(events.slice(from).filter((event) => event.units > 0)) };
  };
}

function sumUp(unordered: readonly Event[]): Events {
  const events = [...unordered].sort((a, b) => a.day - b.day);
  const since = new Array<number>(events.length + 1).fill(0);
  for (let at = events.length - 1; at >= 0; at -= 1) since[at] = (since[at + 1] ?? 0) + (events[at]?.units ?? 0);
  return { events, since };
}

/** Index of the first event after a day, by halving. */
function firstAfter(events: readonly Event[], day: Day): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.day ?? 0) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

function listRows(events: readonly Event[]): string {
  const rows = events.map(({ place }) => nameOfPlace(place));
  return rows.length <= 4 ? rows.join(", ") : `${rows.slice(0, 3).join(", ")} and ${rows.length - 3} more`;
}
