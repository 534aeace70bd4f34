/** Payments for shipments -> what is said of them: units that are open again, and payments that name no case. */
import { debtorOf, isAfterPayment, isAnsweredByMoney, isAskedCase, isOfMoney, isPromised } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { groupBy } from "../../columns/group-by";
import { minor, minorOf } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { keyOfPlace } from "../../domain/source";
import { monthText } from "../closing/read-seals";
import type { Seal } from "../closing/seal";
import { paymentsNotHere } from "../closing/sealed-payments";
import { paymentsInMoney, type Portion } from "./answer-cases";
import { isBefore } from "./case-rooms";
import { goodsOf } from "./paid-beyond";
import { isOfNoGoods, kindsAnsweredBy, nameOfPaid, namesOfGoods, type Payment } from "./payment";
import { queueByName } from "./queue-by-name";
import { isMadeGood, nameOfCase, type CaseRecord } from "./read-cases";
import { linesOfRecord, type Desk, type OpenLine, type Purse } from "./reimbursement-desk";
import type { Reopened } from "./reopened-cases";
import { namesOfOpen, namesOpen } from "./taken-back";

/** Units of a line, by `keyOfLine`, that a payment was for until its money was taken back. */
export type OpenAgain = { readonly key: string; readonly line: OpenLine; readonly units: number; readonly payment: Payment };

/** Units of which the money was taken back, and which nothing else made good: of one line, and of those whose cases it opened again. */
export function findOpenAgain(desk: Desk, purses: readonly Purse[], reopened: ReadonlyMap<CaseRecord, Reopened>): readonly OpenAgain[] {
  const ofCases = new Set([...reopened.keys()].flatMap((record) => linesOfRecord(desk, record).map(({ key }) => key)));
  const open = queueByName(
    desk.lines.map(({ line, key, left }) => ({ line, key, left })),
    ({ line }) => namesOfOpen(desk.payable, line),
  );
  return purses.flatMap((purse) => {
    const { payment } = purse;
    const found: OpenAgain[] = [];
    let back = payment.takenBackUnits;
    for (const one of back === 0 ? [] : open(namesOpen(desk.payable, purse))) {
      if (found.length > 0 && !ofCases.has(one.key)) continue;
      const units = Math.min(back, one.left);
      one.left -= units;
      back -= units;
      found.push({ key: one.key, line: one.line, units, payment });
      if (back === 0) break;
    }
    return found;
  });
}

export function nameOpenAgain(openAgain: readonly OpenAgain[]): readonly Issue[] {
  return openAgain.map(({ line, units, payment: { id, takenBackAt } }) =>
    raise("reimbursement-taken-back", takenBackAt, { id, units, line: `${line.shipmentId} ${line.sku}` }),
  );
}

/** Once for each payment: one for a set is of each of its goods, and stands in one row. */
export function nameWithoutCase({ byKey, shares, payable }: Desk, byCase: ReadonlyMap<string, readonly CaseRecord[]>): readonly Issue[] {
  const told = shares.flatMap(({ payment, record, key }) => {
    const line = byKey.get(key)?.line;
    return payment === null || record !== null || line === undefined || byCase.has(payment.caseId) ? [] : [{ payment, shipmentId: line.shipmentId }];
  });
  const rowOf = ({ payment }: (typeof told)[number]): unknown =>
    payable.setOf(payment) === null ? payment : JSON.stringify([payment.id, payment.labels, keyOfPlace(payment.place)]);
  return [...groupBy(told, rowOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { payment } = first;
    const set = payable.setOf(payment);
    const size = set?.holds.find(({ sku }) => sku === payment.sku)?.units ?? 1;
    const figures = {
      id: payment.id,
      goods: set === null ? goodsOf(payment) : set.msku === "" ? set.fnsku : set.msku,
      units: (payment.stockUnits + payment.cashUnits) / size,
      caseId: payment.caseId,
      shipments: [...new Set(group.map(({ shipmentId }) => shipmentId))].join(", "),
    };
    return [raise("reimbursement-without-case", payment.place, figures)];
  });
}

/** Money that names neither goods nor a case, and fits none of those that wait for such. Where none waits, it is a refund that nobody asked for. */
export function nameFeesWithoutCase(payments: readonly Payment[], portions: readonly Portion[], cases: readonly CaseRecord[]): readonly Issue[] {
  const answering = new Set(portions.flatMap(({ record, payment }) => (record === null ? [] : [payment])));
  const open = payments.filter((payment) => isOfNoGoods(payment) && payment.cash.length > 0 && !answering.has(payment));
  return [...groupBy(open, (payment) => kindsAnsweredBy(payment).find(isAnsweredByMoney) ?? null)].flatMap(([kind, own]): readonly Issue[] => {
    const waiting = cases.filter((record) => record.kind === kind && record.caseId !== "" && (isAskedCase(record.status) || isPromised(record.status)));
    const before = own.filter((payment) => waiting.some((record) => isBefore(record, payment)));
    const [first] = before;
    if (first === undefined || kind === null) return [];
    const paid = before
      .flatMap(({ cash }) => cash)
      .flatMap(({ amount, currency }) => (currency === null ? [] : [{ amount: minorOf(amount, currency), currency }]));
    const amounts = [...groupBy(paid, ({ currency }) => currency)].map(([currency, some]) =>
      sayMoney(minor(some.reduce((sum, { amount }) => sum + amount, 0)), currency),
    );
    return [
      raise("money-without-case", first.place, { ids: before.map(({ id }) => id), amounts, kind, cases: [...new Set(waiting.map(({ caseId }) => caseId))] }),
    ];
  });
}

/**
 * Money for a case which says that too little was paid, of goods for which nothing was, or all of it was taken back: it may be the payment for them, and their
 * loss is claimed still.
 */
export function nameFirstPayments(payments: readonly Payment[], portions: readonly Portion[], cases: readonly CaseRecord[]): readonly Issue[] {
  const inMoney = paymentsInMoney(portions);
  const forGoods = payments.filter((payment) => !inMoney.has(payment) && payment.approvedUnits > 0);
  const paidFor = groupBy(
    forGoods.flatMap((payment) => namesOfGoods(payment).map((name) => ({ name, payment }))),
    ({ name }) => name,
  );
  const madeGood = cases.filter(({ kind, status }) => !isOfMoney(kind) && isMadeGood(status));
  return portions.flatMap(({ record, payment }): readonly Issue[] => {
    if (record === null || payment === null || !isAfterPayment(record.kind) || payment.approvedUnits === 0) return [];
    const { id, day, sku, place, approvedUnits } = payment;
    const before = namesOfGoods(payment).flatMap((name) => (paidFor.get(name) ?? []).filter((one) => one.payment.day <= day));
    const isPaid =
      before.some((one) => keptBy(one.payment, day) > 0) ||
      madeGood.some((one) => ["", sku].includes(one.sku) && (one.opened ?? one.closed ?? -Infinity) <= day);
    if (isPaid) return [];
    const figures = { id, goods: goodsOf(payment), units: approvedUnits, caseId: record.caseId };
    return [raise("first-payment-in-dispute", place, { ...figures, takenBack: [...new Set(before.map((one) => nameOfPaid(one.payment)))] })];
  });
}

/** Units of a payment that were not taken back by a day. */
function keptBy({ approvedUnits, reversals }: Payment, until: Day): number {
  return reversals.reduce((left, { day, units }) => (day <= until ? left - units : left), approvedUnits);
}

/** Payments that closed months had and the report has not: said where they may have been for a case that is asked about still, or was refused. */
export function namePaymentsNotHere(paid: Parameters<typeof paymentsNotHere>[0], cases: readonly CaseRecord[], seals: readonly Seal[]): readonly Issue[] {
  const lacking = paid.payments.length === 0 ? [] : paymentsNotHere(paid, seals);
  const [first, last] = [lacking[0], lacking.at(-1)];
  if (first === undefined || last === undefined) return [];
  const about = cases.filter(
    ({ opened, closed, status, kind }) =>
      debtorOf(kind) !== "carrier" && (isAskedCase(status) || status === "denied") && (opened ?? closed ?? Infinity) <= last.closedTo,
  );
  if (about.length === 0) return [];
  return [
    raise("payments-not-here", about[0]?.place ?? null, {
      count: lacking.reduce((sum, { count }) => sum + count, 0),
      from: monthText(first.closedTo),
      cases: about.map((record) => (record.caseId === "" ? nameOfCase(record) : `case ${record.caseId}`)),
    }),
  ];
}
