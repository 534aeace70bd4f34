/**
 * Losses, removals and returns that are not paid for -> what a payment can look them up by: an order, the label that they bore, or their kind and goods.
 * Units that are open stand in one queue, those that finds or the ledger itself account for in another: they may have been paid for before.
 */
import type { ClaimType } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { begunOn, oldestEventFirst, type StockEvent } from "../compensation/stock-event";
import { namesOfGoods } from "../compensation/payment";
import type { SetOf } from "../goods/find-listings";
import { queueByName, type Queue } from "../compensation/queue-by-name";

/** Units of an event that no payment answers yet. */
export type OpenLoss = { readonly event: StockEvent; left: number };
export type OpenLosses = {
  readonly open: Queue<OpenLoss>;
  readonly accounted: Queue<OpenLoss>;
  /** Names under which a kind of loss of some goods is sought. */
  readonly byKind: ByKind;
  readonly ofEvent: (event: StockEvent) => OpenLoss | undefined;
  /** What is left of the events, in the order in which they were given. */
  readonly rest: () => readonly StockEvent[];
  /** Units lost or damaged inside a warehouse up to a day, whatever became of them; null for goods of which none ever were. */
  readonly everLost: (names: readonly string[], until: Day) => number | null;
};

/** `labels` are what the goods may be called at Amazon, where that is more than their FNSKU. */
type Goods = Parameters<typeof namesOfGoods>[0] & { readonly labels?: readonly string[] };
const labelsOf = ({ fnsku, labels = fnsku === null || fnsku === "" ? [] : [fnsku] }: Goods): readonly string[] => labels;
const LOOSE = "loose";
const UNLABELLED = "unlabelled";

/** What is about loose goods answers loose goods, and what is about a set that set, all of its goods in step; of what bears no label nobody knows which it is. */
export function nameKinds(setOf: SetOf): { readonly lost: ByKind; readonly sought: ByKind } {
  const name = (type: string, kinds: readonly string[], goods: Goods): readonly string[] =>
    kinds.flatMap((kind) => namesOfGoods(kind === LOOSE ? goods : { ...goods, fnsku: null }).map((one) => `${type} ${kind} ${one}`));
  return {
    lost: (type, goods) => name(type, labelsOf(goods).length === 0 ? [LOOSE, UNLABELLED] : [setOf(labelsOf(goods)) ?? LOOSE], goods),
    sought(type, goods) {
      const set = setOf(labelsOf(goods));
      return name(type, set === null ? [LOOSE] : [set, UNLABELLED], goods);
    },
  };
}
/** Loose or of sets, whatever bears the name. */
export const inAnyForm = (type: string, { sku, fnsku }: Goods): readonly string[] => namesOfGoods({ sku, fnsku }).map((one) => `${type} any ${one}`);
export type ByKind = (type: string, goods: Goods) => readonly string[];
/** Of a listing's own: what is paid for a set is its goods, and not the same goods that were lost without it. */
export const byLabel = (type: string, { sku, label }: { readonly sku: string; readonly label: string }): readonly string[] =>
  sku === "" || label === "" ? [] : [`${type} ${JSON.stringify([label, sku])}`];
export const inOrder = (reference: string, goods: Goods): readonly string[] =>
  reference === "" ? [] : namesOfGoods(goods).map((name) => `order ${reference} ${name}`);

/** The oldest are found first; what is made up is found as it is given. */
export function openLosses(events: readonly StockEvent[], madeUp: readonly StockEvent[], setOf: SetOf): OpenLosses {
  const { lost, sought } = nameKinds(setOf);
  const open = events.map((event): OpenLoss => ({ event, left: event.units }));
  const ofEvent = new Map(open.map((one) => [one.event, one]));
  return {
    open: queueByName(
      [...open].sort((a, b) => oldestEventFirst(a.event, b.event)),
      ({ event }) => [...lost(event.type, event), ...byLabel(event.type, { sku: event.sku, label: event.fnsku ?? "" }), ...inOrder(event.reference, event)],
    ),
    accounted: queueByName(
      madeUp.map((event): OpenLoss => ({ event, left: event.units })),
      ({ event }) => lost(event.type, event),
    ),
    byKind: sought,
    ofEvent: (event) => ofEvent.get(event),
    rest: () => open.flatMap(({ event, left }) => (left > 0 ? [{ ...event, units: left }] : [])),
    everLost: lostByName([...events, ...madeUp], (type, goods) => [...lost(type, goods), ...inAnyForm(type, goods)]),
  };
}

/** Whether it could be asked about by that day; what nobody knows the day of could. */
export function isBegunBy({ event }: OpenLoss, last: number): boolean {
  return (begunOn(event) ?? -Infinity) <= last;
}

function lostByName(events: readonly StockEvent[], byKind: ByKind): OpenLosses["everLost"] {
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
