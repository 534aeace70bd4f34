/**
 * Losses, removals and returns that are not paid for -> what a payment can look them up by: an order, the label that they bore, or their kind and goods.
 * Units that are open stand in one queue, those that finds or the ledger itself account for in another: they may have been paid for before.
 */
import type { ClaimType } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { begunOn, oldestEventFirst, type StockEvent } from "../compensation/lost-units";
import { namesOfGoods } from "../compensation/payment";
import { queueByName, type Queue } from "../compensation/queue-by-name";

/** Units of an event that no payment answers yet. */
export type OpenLoss = { readonly event: StockEvent; left: number };
export type OpenLosses = {
  readonly open: Queue<OpenLoss>;
  readonly accounted: Queue<OpenLoss>;
  readonly ofEvent: (event: StockEvent) => OpenLoss | undefined;
  /** What is left of the events, in the order in which they were given. */
  readonly rest: () => readonly StockEvent[];
  /** Units lost or damaged inside a warehouse up to a day, whatever became of them; null for goods of which none ever were. */
  readonly everLost: (names: readonly string[], until: Day) => number | null;
};

type Goods = Parameters<typeof namesOfGoods>[0];

export const byKind = (type: string, goods: Goods): readonly string[] => namesOfGoods(goods).map((name) => `${type} ${name}`);
/** Of a listing's own: what is paid for a set is its goods, and not the same goods that were lost without it. */
export const byLabel = (type: string, { sku, label }: { readonly sku: string; readonly label: string }): readonly string[] =>
  sku === "" || label === "" ? [] : [`${type} ${JSON.stringify([label, sku])}`];
export const inOrder = (reference: string, goods: Goods): readonly string[] =>
  reference === "" ? [] : namesOfGoods(goods).map((name) => `order ${reference} ${name}`);

/** The oldest are found first; what is made up is found as it is given. */
export function openLosses(events: readonly StockEvent[], madeUp: readonly StockEvent[]): OpenLosses {
  const open = events.map((event): OpenLoss => ({ event, left: event.units }));
  const ofEvent = new Map(open.map((one) => [one.event, one]));
  return {
    open: queueByName(
      [...open].sort((a, b) => oldestEventFirst(a.event, b.event)),
      ({ event }) => [...byKind(event.type, event), ...byLabel(event.type, { sku: event.sku, label: event.fnsku ?? "" }), ...inOrder(event.reference, event)],
    ),
    accounted: queueByName(
      madeUp.map((event): OpenLoss => ({ event, left: event.units })),
      ({ event }) => byKind(event.type, event),
    ),
    ofEvent: (event) => ofEvent.get(event),
    rest: () => open.flatMap(({ event, left }) => (left > 0 ? [{ ...event, units: left }] : [])),
    everLost: lostByName([...events, ...madeUp]),
  };
}

/** Whether it could be asked about by that day; what nobody knows the day of could. */
export function isBegunBy({ event }: OpenLoss, last: number): boolean {
  return (begunOn(event) ?? -Infinity) <= last;
}

function lostByName(events: readonly StockEvent[]): OpenLosses["everLost"] {
  const byName = new Map<string, StockEvent[]>();
  const kinds: ReadonlySet<string> = new Set<ClaimType>(["warehouse-lost", "warehouse-damaged"]);
  for (const event of events) {
    for (const name of kinds.has(event.type) ? byKind(event.type, event) : []) {
      const known = byName.get(name) ?? [];
      byName.set(name, known);
      known.push(event);
    }
  }
  const told = new Map<string, number | null>();
  const countOf = (names: readonly string[], until: Day): number | null => {
    const own = [...new Set(names.flatMap((name) => byName.get(name) ?? []))].filter(({ since }) => since === null || since <= until);
    return own.length === 0 ? null : own.reduce((sum, { units }) => sum + units, 0);
  };
  return (names, until) => {
    const key = JSON.stringify([names, until]);
    const known = told.get(key);
    const count = known === undefined ? countOf(names, until) : known;
    told.set(key, count);
    return count;
  };
}
