/**
 * Units that Amazon lost or damaged inside its centres and did not make good -> stock events, oldest first. The ledger's
 * detail says of each adjustment how much of it is still unreconciled; without it the summary's lost and damaged units count,
 * less what was found afterwards.
 */
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import type { ClosedEvent } from "../closing/events-at-amazon";
import type { LedgerSeries } from "../ledger/ledger-series";
import { gatherDetail, gatherSummary, withClosed, type Found, type Gathered, type Loss } from "./gather-losses";
import { namesOfGoods, type Payment } from "./payment";
import { queueByName } from "./queue-by-name";
import type { PartlyMadeUp, StockEvent } from "./stock-event";

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
  const lost = [...offsetFound(gathered)].sort(byDayThenGoods);
  const named = lost.map((event) => ({ ...event, ...bookedAs(event) }));
  const events = named.flatMap(({ lost: all, by, ...event }): readonly StockEvent[] => {
    if (event.units <= 0) return [];
    return [all > event.units ? { ...event, loss: { lost: all, madeUp: all - event.units, by } } : event];
  });
  const madeUp = named.flatMap(({ lost: all, by: _, ...event }) => (all > event.units ? [{ ...event, units: all - event.units }] : []));
  return { events, madeUp, reconciled };
}

/** Those that are alike in all else differ by what their rows say of them, as the centre. */
function byDayThenGoods(a: StockEvent, b: StockEvent): number {
  return (
    (a.since ?? 0) - (b.since ?? 0) ||
    compareText(a.sku, b.sku) ||
    compareText(a.location, b.location) ||
    compareText(a.type, b.type) ||
    b.units - a.units ||
    compareText(a.because, b.because)
  );
}

function bookedAs({ type, since }: Pick<StockEvent, "type" | "since">): Pick<StockEvent, "lostBy"> {
  return since === null ? {} : { lostBy: { exit: type === "warehouse-damaged" ? "damaged" : "lost", day: since } };
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
function offsetFound({ events, found }: Gathered): readonly (Loss & Pick<PartlyMadeUp, "by">)[] {
  const inOrder = [...events].sort(byDayThenGoods);
  const waiting = new Map<string, { readonly finds: readonly Found[]; next: number }>();
  for (const [goods, finds] of found) waiting.set(goods, { finds: finds.filter((one) => one.offsets).sort((a, b) => a.day - b.day), next: 0 });
  return inOrder.map(({ offsets, goods, ...event }) => {
    let units = event.units;
    const own = offsets ? waiting.get(goods) : undefined;
    // A find from before this loss is from before every later one as well.
    for (let find = own?.finds[own.next]; own !== undefined && find !== undefined && units > 0; find = own.finds[own.next]) {
      const made = event.since !== null && find.day < event.since ? 0 : Math.min(units, find.left);
      find.left -= made;
      units -= made;
      if (made === 0 || find.left === 0) own.next += 1;
    }
    return { ...event, units, by: offsets ? "finds" : "ledger" };
  });
}
