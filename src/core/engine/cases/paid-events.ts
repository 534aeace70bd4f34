/**
 * What Amazon paid -> which losses, removals and returns it answers, so that none is claimed again: first those of the order that it names,
 * then those of the cases that it is for, then the oldest of its kind and goods. What is paid beyond every loss inside a warehouse is named.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, type ClaimType } from "../../domain/claims";
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { keyOfPlace } from "../../domain/source";
import type { ClosedEvents } from "../closing/events-at-amazon";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { eventsByCase } from "../compensation/asked-units";
import { begunOn, oldestEventFirst, type findLostUnits, type StockEvent } from "../compensation/lost-units";
import { claimTypeOf, namesOfGoods, type Payment } from "../compensation/net-reimbursements";
import { isNear, NEARNESS } from "../compensation/paid-in";
import { queueByName, type Queue } from "../compensation/queue-by-name";
import { lastDayOf, type CaseRecord } from "../compensation/read-cases";

type Lost = ReturnType<typeof findLostUnits>;
type Open = { readonly event: StockEvent; left: number };
type Goods = Parameters<typeof namesOfGoods>[0];

const byKind = (type: string, goods: Goods): readonly string[] => namesOfGoods(goods).map((name) => `${type} ${name}`);
/** Of a listing's own: what is paid for a set is its goods, and not the same goods that were lost without it. */
const byLabel = (type: string, { sku, label }: { readonly sku: string; readonly label: string }): readonly string[] =>
  sku === "" || label === "" ? [] : [`${type} ${JSON.stringify([label, sku])}`];
const inOrder = (reference: string, goods: Goods): readonly string[] =>
  reference === "" ? [] : namesOfGoods(goods).map((name) => `order ${reference} ${name}`);

type Named = Goods & { readonly type: ClaimType; readonly label: string };
/** What a payment of a day has left when all that was lost is paid: it answers what is open again. */
type Beyond = Named & { readonly units: number; readonly day: Day };

/** What closed months had paid of losses inside a warehouse: of these, and of which of the payments here. `isAway` tells days of closed months of which there is no ledger, and that do not tell what was lost then. */
export type PaidBefore = {
  readonly paid: readonly (Named & { readonly units: number; /** Of them, for what finds account for. */ readonly found: number })[];
  readonly beyond: readonly Beyond[];
  /** The last day of what they answered; null where they do not tell. */
  readonly until: Day | null;
  readonly knows: (payment: Payment) => boolean;
  readonly isAway: (day: Day) => boolean;
};

/** `isClosedAway` tells days of closed months of which there is no ledger: where they do not tell what was lost then, nobody knows. */
export function asPaidBefore({ paid, beyond, paidUntil, knows }: ClosedEvents, isClosedAway: (day: Day) => boolean = () => false): PaidBefore {
  const named = ({ event, sku, fnsku }: Pick<ClosedEvents["paid"][number], "event" | "sku" | "fnsku">): Named => ({
    ...{ type: event === "damaged" ? "warehouse-damaged" : "warehouse-lost", sku, fnsku, label: fnsku },
  });
  return {
    paid: paid.map((one) => ({ ...named(one), units: one.units, found: one.found })),
    beyond: beyond.map((one) => ({ ...named(one), units: one.units, day: one.day })),
    until: paidUntil,
    knows,
    isAway: (day) => paidUntil === null && isClosedAway(day),
  };
}

/** `events` are all that could be claimed, those of `lost` among them. In the order in which they are given, less what was paid; `paidOf` tells what payments for losses inside a warehouse answered of each, also of what was made up. */
export function lessPaid(
  events: readonly StockEvent[],
  { madeUp, reconciled }: Pick<Lost, "madeUp" | "reconciled">,
  { payments, shares, cases, portions }: Pick<Allocation, "payments" | "shares" | "cases" | "portions">,
  before: PaidBefore,
): {
  readonly events: readonly StockEvent[];
  readonly paidOf: ReadonlyMap<StockEvent, number>;
  readonly beyond: readonly Beyond[];
  readonly issues: readonly Issue[];
} {
  const open = events.map((event): Open => ({ event, left: event.units }));
  const openFor = queueByName(
    [...open].sort((a, b) => oldestEventFirst(a.event, b.event)),
    ({ event }) => [...byKind(event.type, event), ...byLabel(event.type, { sku: event.sku, label: event.fnsku ?? "" }), ...inOrder(event.reference, event)],
  );
  // A loss that was found again, or that the ledger accounts for, may have been paid for before.
  const accounted = queueByName(
    madeUp.map((event): Open => ({ event, left: event.units })),
    ({ event }) => byKind(event.type, event),
  );
  const ofLines = groupBy(
    shares.filter(({ payment }) => payment !== null),
    ({ payment }) => payment,
  );
  const recordsOf = groupBy(
    cases.filter(({ caseId }) => caseId !== ""),
    ({ caseId }) => caseId,
  );
  const answeredBy = groupBy(
    portions.filter(({ record, key }) => record !== null && key === null),
    ({ payment }) => payment,
  );
  const openOf = new Map(open.map((one) => [one.event, one]));
  const askedBy = new Map([...eventsByCase(cases, events)].map(([record, own]) => [record, own.map(({ event, units }) => ({ event, left: units }))]));
  const lostOf = lostByName([...events, ...madeUp]);
  const paidOf = new Map<StockEvent, number>();
  const take = (one: Open, most: number, isForLoss: boolean): number => {
    const paid = Math.min(most, one.left);
    one.left -= paid;
    if (isForLoss) paidOf.set(one.event, (paidOf.get(one.event) ?? 0) + paid);
    return paid;
  };
  const { reopened, beyond } = takeBack(payments, before);
  const answer = (queue: Iterable<Open>, most: number, last: Day | null): number => {
    let left = most;
    for (const one of queue) {
      if (left === 0 || (begunOn(one.event) ?? -Infinity) > (last ?? -Infinity)) break;
      left -= take(one, left, true);
    }
    return left;
  };
  for (const { type, label, units, found, ...goods } of before.paid) {
    const kept = Math.max(0, Math.min(units - found, units - (reopened.get(nameOfPaid({ type, sku: goods.sku, label })) ?? 0)));
    const left = answer(openFor(byLabel(type, { sku: goods.sku, label })), kept, before.until);
    const unspent = answer(openFor(byKind(type, goods)), left, before.until);
    // Money is taken back for units that were found: they can be paid for no second time.
    answer(accounted(byKind(type, goods)), unspent + units - kept, before.until);
  }
  const over = beyond.flatMap((one): readonly Beyond[] => {
    const until = addDays(one.day, DAYS_APART);
    const queues = [openFor(byLabel(one.type, one)), openFor(byKind(one.type, one)), accounted(byKind(one.type, one))];
    const left = queues.reduce((units, queue) => answer(queue, units, until), one.units);
    return left === 0 ? [] : [{ ...one, units: left }];
  });
  const issues = payments.flatMap((payment): readonly Issue[] => {
    // What it answered when its month was closed.
    if (isForLoss(payment) && before.knows(payment)) return [];
    let units =
      payment.cashUnits +
      payment.stockUnits -
      (reconciled.get(payment) ?? 0) -
      (ofLines.get(payment) ?? []).reduce((sum, { cashUnits, stockUnits }) => sum + cashUnits + stockUnits, 0);
    // Nobody pays for what is still to come.
    const until = addDays(payment.day, DAYS_APART);
    const pay = (queue: Queue<Open>, names: readonly string[], last: number = until): void => {
      for (const nearness of NEARNESS) {
        for (const one of units > 0 && names.length > 0 ? queue(names) : []) {
          if (units <= 0 || (begunOn(one.event) ?? -Infinity) > last) break;
          if (isNear(payment, [one.event.location], nearness)) units -= take(one, units, isForLoss(payment));
        }
      }
    };
    // What names the order is about it, on whatever day the goods are missing.
    pay(openFor, inOrder(payment.orderId, payment), Infinity);
    for (const { record, stockUnits, cashUnits } of answeredBy.get(payment) ?? []) {
      let wanted = Math.min(units, stockUnits + cashUnits);
      for (const asked of record === null ? [] : (askedBy.get(record) ?? [])) {
        const one = openOf.get(asked.event);
        const paid = Math.min(wanted, asked.left, one?.left ?? 0);
        if (one === undefined || paid === 0) continue;
        asked.left -= take(one, paid, isForLoss(payment));
        wanted -= paid;
        units -= paid;
      }
    }
    for (const record of new Set([...(recordsOf.get(payment.caseId) ?? []), ...(answeredBy.get(payment) ?? []).flatMap(({ record: own }) => own ?? [])]))
      pay(openFor, namesByCase(record, payment), record.shipmentId === "" ? Math.min(until, lastDayOf(record)) : Infinity);
    if (payment.about !== "warehouse" && payment.about !== "removal") return [];
    const names = byKind(claimTypeOf(payment), payment);
    pay(openFor, byLabel(claimTypeOf(payment), payment));
    pay(openFor, names);
    if (payment.about === "removal") return [];
    pay(accounted, names);
    // Money is taken back for units that were found: they can be paid for no second time.
    units += payment.takenBackUnits;
    pay(accounted, names);
    units -= payment.takenBackUnits;
    if (units > 0) over.push({ type: claimTypeOf(payment), sku: payment.sku, fnsku: payment.fnsku, label: labelOf(payment), units, day: payment.day });
    const asked = (recordsOf.get(payment.caseId) ?? []).flatMap(({ opened, closed }) => opened ?? closed ?? []);
    // What is paid for a loss of a closed month is answered there, where no ledger of it is here.
    if (before.isAway(asked.reduce((first, day) => (day < first ? day : first), payment.day))) return [];
    return units <= 0 ? [] : nameBeyond(payment, { units, lost: lostOf(names, until) });
  });
  return { events: open.flatMap(({ event, left }) => (left > 0 ? [{ ...event, units: left }] : [])), paidOf, beyond: over, issues };
}

const isForLoss = ({ about }: Pick<Payment, "about">): boolean => about === "warehouse";
const nameOfPaid = ({ type, sku, label }: { readonly type: ClaimType; readonly sku: string; readonly label: string }): string =>
  JSON.stringify([type, label, sku]);

/** What of closed months was taken back since: first what a payment had left, then what it answered, and last what others had left. What was taken back in them they are net of. */
function takeBack(payments: readonly Payment[], before: PaidBefore): { readonly reopened: ReadonlyMap<string, number>; readonly beyond: readonly Beyond[] } {
  const beyond = before.beyond.map((one) => ({ ...one }));
  const eat = (name: string, most: number, day: Day | null): number =>
    beyond.reduce((left, one) => {
      const eaten = nameOfPaid(one) === name && (day === null || one.day === day) ? Math.min(left, one.units) : 0;
      one.units -= eaten;
      return left - eaten;
    }, most);
  const reopened = new Map<string, number>();
  for (const payment of payments) {
    const back = isForLoss(payment) && before.knows(payment) ? takenSince(payment, before.until) : 0;
    const name = nameOfPaid({ type: claimTypeOf(payment), sku: payment.sku, label: labelOf(payment) });
    if (back > 0) reopened.set(name, (reopened.get(name) ?? 0) + eat(name, back, payment.day));
  }
  const paid = new Map(before.paid.map((one) => [nameOfPaid(one), one.units]));
  for (const [name, units] of reopened) eat(name, Math.max(0, units - (paid.get(name) ?? 0)), null);
  return { reopened, beyond: beyond.filter(({ units }) => units > 0) };
}

/** A row of a closed month that came late is of no closed month. */
function takenSince({ reversals, cash }: Payment, until: Day | null): number {
  const late = new Set(cash.filter(({ isLate }) => isLate === true).map(({ place }) => keyOfPlace(place)));
  return reversals.filter(({ day, place }) => day > (until ?? -Infinity) || late.has(keyOfPlace(place))).reduce((sum, { units }) => sum + units, 0);
}

const labelOf = ({ fnsku, label }: Payment): string => (fnsku === "" ? label : fnsku);

/** What the reason of a payment leaves open its case may tell. */
function namesByCase({ kind, sku, shipmentId }: CaseRecord, payment: Payment): readonly string[] {
  if (payment.about === "warehouse" || debtorOf(kind) !== null || (sku !== "" && sku !== payment.sku)) return [];
  return shipmentId === "" ? byKind(kind, payment) : inOrder(shipmentId, payment);
}

/** Units lost or damaged up to a day, whatever became of them; null for goods of which none ever were. */
function lostByName(events: readonly StockEvent[]): (names: readonly string[], until: Day) => number | null {
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

function nameBeyond(payment: Payment, { units, lost }: { readonly units: number; readonly lost: number | null }): readonly Issue[] {
  const detail = {
    id: payment.id,
    goods: payment.sku === "" ? payment.fnsku : payment.sku,
    units,
    kind: claimTypeOf(payment) === "warehouse-damaged" ? "damaged" : "lost",
  } as const;
  if (lost === null) return [raise("reimbursed-without-loss", payment.place, detail)];
  return [raise("reimbursed-beyond-lost", payment.place, { ...detail, paid: payment.cashUnits + payment.stockUnits, lost })];
}
