/**
 * What Amazon paid -> which losses, removals and returns it answers, so that none is claimed again: those of closed months first, as they were paid for then,
 * then payment by payment in the order of their days. What is paid beyond every loss inside a warehouse is named.
 */
import { groupBy } from "../../columns/group-by";
import { isAnsweredByMoney } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { SetOf } from "../goods/find-listings";
import type { findLostUnits } from "../compensation/lost-units";
import type { StockEvent } from "../compensation/stock-event";
import { claimTypeOf, isForLossInside, lastDayPaidBy, type Payment } from "../compensation/payment";
import { inAnyForm, openLosses, type OpenLoss, type OpenLosses } from "./open-losses";
import { answerBefore, type Beyond, type PaidBefore } from "./paid-before";
import { findCasesOfPayments, WAYS, type CasesOfPayments, type Search } from "./ways-to-losses";

type Lost = Pick<ReturnType<typeof findLostUnits>, "madeUp" | "reconciled">;
type Paid = Pick<Allocation, "payments" | "shares" | "cases" | "portions">;
type Answering = { readonly paid: Paid; readonly before: PaidBefore; readonly setOf: SetOf };
export type PaidEvents = {
  /** In the order in which they were given, less what was paid. */
  readonly events: readonly StockEvent[];
  /** What payments for losses inside a warehouse answered of each, also of what was made up. */
  readonly paidOf: ReadonlyMap<StockEvent, number>;
  readonly beyond: readonly Beyond[];
  readonly issues: readonly Issue[];
};

/** `events` are all that could be claimed, those of `lost` among them. */
export function lessPaid(events: readonly StockEvent[], lost: Lost, { paid, before, setOf }: Answering): PaidEvents {
  const losses = openLosses(events, lost.madeUp, setOf);
  const paidOf = new Map<StockEvent, number>();
  const cases = findCasesOfPayments(paid, events);
  const payInside = (one: OpenLoss, most: number): number => {
    const units = take(one, most);
    paidOf.set(one.event, (paidOf.get(one.event) ?? 0) + units);
    return units;
  };
  const search: Search = { losses, cases, pay: (payment, one, most) => (isForLossInside(payment) ? payInside : take)(one, most) };
  const closed = answerBefore(losses, paid.payments, before, payInside);
  const unspentOf = findUnspent(lost, paid);
  // What closed months know it answered when its month was closed.
  const spent = paid.payments
    .filter((payment) => !isForLossInside(payment) || !before.knows(payment))
    .map((payment) => ({ payment, units: spend(search, payment, unspentOf(payment)) }));
  const over = spent.filter(({ payment, units }) => isForLossInside(payment) && units > 0);
  return {
    events: losses.rest(),
    paidOf,
    beyond: [...closed, ...over.map(({ payment, units }) => asBeyond(payment, units))],
    issues: over.flatMap(({ payment, units }) => (isPaidAway(payment, cases, before) ? [] : nameBeyond(payment, units, losses, setOf))),
  };
}

function take(one: OpenLoss, most: number): number {
  const units = Math.min(most, one.left);
  one.left -= units;
  return units;
}

/** What is left of the units when every way was gone. */
function spend(search: Search, payment: Payment, units: number): number {
  const unspent = { payment, units };
  for (const { isFor, spend: spendBy } of WAYS) if (isFor(payment)) spendBy(search, unspent);
  return unspent.units;
}

/** Less what the ledger says itself, what answers shipments, and what is money for a case that no units answer. */
function findUnspent({ reconciled }: Pick<Lost, "reconciled">, { shares, portions }: Pick<Paid, "shares" | "portions">): (payment: Payment) => number {
  const inMoney = portions.filter(({ record }) => record !== null && isAnsweredByMoney(record.kind));
  const ofOthers = groupBy(
    [...shares, ...inMoney].filter(({ payment }) => payment !== null),
    ({ payment }) => payment,
  );
  return (payment) =>
    (ofOthers.get(payment) ?? []).reduce(
      (left, { cashUnits, stockUnits }) => left - cashUnits - stockUnits,
      payment.cashUnits + payment.stockUnits - (reconciled.get(payment) ?? 0),
    );
}

function asBeyond(payment: Payment, units: number): Beyond {
  return { type: claimTypeOf(payment), sku: payment.sku, fnsku: payment.fnsku, label: payment.label, units, day: payment.day };
}

/** What is paid for a loss of a closed month is answered there, where no ledger of it is here. */
function isPaidAway(payment: Payment, { named }: Pick<CasesOfPayments, "named">, { isAway }: PaidBefore): boolean {
  const asked = named(payment).flatMap(({ opened, closed }) => opened ?? closed ?? []);
  return isAway(asked.reduce((first, day) => (day < first ? day : first), payment.day));
}

function nameBeyond(payment: Payment, units: number, { everLost, byKind }: Pick<OpenLosses, "everLost" | "byKind">, setOf: SetOf): readonly Issue[] {
  const [type, until] = [claimTypeOf(payment), lastDayPaidBy(payment)];
  const lost = everLost(byKind(type, payment), until);
  const own = payment.sku === "" ? payment.fnsku : payment.sku;
  // Where the same goods were lost as others than were paid for, their name alone would deny it.
  const isLostOtherwise = lost === null && everLost(inAnyForm(type, payment), until) !== null;
  const goods = setOf(payment.labels) !== null ? `${own} of the set ${payment.labels.at(-1) ?? ""}` : isLostOtherwise ? `loose ${own}` : own;
  const detail = { id: payment.id, goods, units, kind: type === "warehouse-damaged" ? "damaged" : "lost" } as const;
  if (lost === null) return [raise("reimbursed-without-loss", payment.place, detail)];
  return [raise("reimbursed-beyond-lost", payment.place, { ...detail, paid: payment.cashUnits + payment.stockUnits, lost })];
}
