/**
 * What closed months had paid of losses inside a warehouse -> those losses less what was paid for them then, before any payment of now is looked at;
 * and what of those payments is left, less what was taken back since.
 */
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { keyOfPlace } from "../../domain/source";
import type { ClaimType } from "../../domain/claims";
import type { ClosedEvents } from "../closing/events-at-amazon";
import { claimTypeOf, isForLossInside, type Payment } from "../compensation/payment";
import { byLabel, isBegunBy, type OpenLoss, type OpenLosses } from "./open-losses";

type Named = { readonly type: ClaimType; readonly sku: string; readonly fnsku: string; readonly label: string };
/** What a payment of a day has left when all that was lost is paid: it answers what is open again. */
export type Beyond = Named & { readonly units: number; readonly day: Day };

/** Of what, and which of the payments here are among it. `isAway` tells days of closed months of which there is no ledger, and that do not tell what was lost then. */
export type PaidBefore = {
  readonly paid: readonly (Named & { readonly units: number; /** Of them, for what finds account for. */ readonly found: number })[];
  readonly beyond: readonly Beyond[];
  /** The last day of what they answered; null where they do not tell. */
  readonly until: Day | null;
  readonly knows: (payment: Payment) => boolean;
  readonly isAway: (day: Day) => boolean;
};

export const NOTHING_PAID_BEFORE: PaidBefore = { paid: [], beyond: [], until: null, knows: () => false, isAway: () => false };

/** `isClosedAway` tells days of closed months of which there is no ledger: where they do not tell what was lost then, nobody knows. */
export function asPaidBefore({ paid, beyond, paidUntil, knows }: ClosedEvents, isClosedAway: (day: Day) => boolean = () => false): PaidBefore {
  const named = ({ event, sku, fnsku }: Pick<ClosedEvents["paid"][number], "event" | "sku" | "fnsku">): Named => ({
    type: event === "damaged" ? "warehouse-damaged" : "warehouse-lost",
    sku,
    fnsku,
    label: fnsku,
  });
  return {
    paid: paid.map((one) => ({ ...named(one), units: one.units, found: one.found })),
    beyond: beyond.map((one) => ({ ...named(one), units: one.units, day: one.day })),
    until: paidUntil,
    knows,
    isAway: (day) => paidUntil === null && isClosedAway(day),
  };
}

/** `pay` answers units of a loss and gives back how many. Of what closed months had paid beyond, what is left. */
export function answerBefore(
  { open, accounted, byKind }: Pick<OpenLosses, "open" | "accounted" | "byKind">,
  payments: readonly Payment[],
  before: PaidBefore,
  pay: (one: OpenLoss, most: number) => number,
): readonly Beyond[] {
  const { reopened, beyond } = takeBack(payments, before);
  const answer = (queue: Iterable<OpenLoss>, most: number, last: Day | null): number => {
    let left = most;
    for (const one of queue) {
      if (left === 0 || !isBegunBy(one, last ?? -Infinity)) break;
      left -= pay(one, left);
    }
    return left;
  };
  for (const one of before.paid) {
    const { units, found } = one;
    const kept = Math.max(0, Math.min(units - found, units - (reopened.get(nameOf(one)) ?? 0)));
    const left = answer(open(byLabel(one.type, one)), kept, before.until);
    const unspent = answer(open(byKind(one.type, one)), left, before.until);
    // Money is taken back for units that were found: they can be paid for no second time.
    answer(accounted(byKind(one.type, one)), unspent + units - kept, before.until);
  }
  return beyond.flatMap((one): readonly Beyond[] => {
    const until = addDays(one.day, DAYS_APART);
    const queues = [open(byLabel(one.type, one)), open(byKind(one.type, one)), accounted(byKind(one.type, one))];
    const left = queues.reduce((units, queue) => answer(queue, units, until), one.units);
    return left === 0 ? [] : [{ ...one, units: left }];
  });
}

const nameOf = ({ type, sku, label }: { readonly type: ClaimType; readonly sku: string; readonly label: string }): string => JSON.stringify([type, label, sku]);

/** What of closed months was taken back since: first what a payment had left, then what it answered, and last what others had left. What was taken back in them they are net of. */
function takeBack(payments: readonly Payment[], before: PaidBefore): { readonly reopened: ReadonlyMap<string, number>; readonly beyond: readonly Beyond[] } {
  const beyond = before.beyond.map((one) => ({ ...one }));
  const eat = (name: string, most: number, day: Day | null): number =>
    beyond.reduce((left, one) => {
      const eaten = nameOf(one) === name && (day === null || one.day === day) ? Math.min(left, one.units) : 0;
      one.units -= eaten;
      return left - eaten;
    }, most);
  const reopened = new Map<string, number>();
  for (const payment of payments) {
    const back = isForLossInside(payment) && before.knows(payment) ? takenSince(payment, before.until) : 0;
    const name = nameOf({ type: claimTypeOf(payment), sku: payment.sku, label: payment.label });
    if (back > 0) reopened.set(name, (reopened.get(name) ?? 0) + eat(name, back, payment.day));
  }
  const paid = new Map(before.paid.map((one) => [nameOf(one), one.units]));
  for (const [name, units] of reopened) eat(name, Math.max(0, units - (paid.get(name) ?? 0)), null);
  return { reopened, beyond: beyond.filter(({ units }) => units > 0) };
}

/** A row of a closed month that came late is of no closed month. */
function takenSince({ reversals, cash }: Payment, until: Day | null): number {
  const late = new Set(cash.filter(({ isLate }) => isLate === true).map(({ place }) => keyOfPlace(place)));
  return reversals.filter(({ day, place }) => day > (until ?? -Infinity) || late.has(keyOfPlace(place))).reduce((sum, { units }) => sum + units, 0);
}
