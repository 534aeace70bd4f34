/**
 * A payment -> units of the lines in a queue that it may be of: of a set in step, as many of each of its goods in one shipment as a set holds of them, since
 * Amazon lost one thing; of other goods, and of what no whole set is left for, line by line.
 */
import { isoOf } from "../../domain/day";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace, nameOfPlace } from "../../domain/source";
import { groupBy } from "../../columns/group-by";
import { lastDayPaidBy, type Payment } from "./payment";
import { isNear, type Nearness } from "./paid-in";
import type { Fit } from "./payable-lines";
import { queueByName, type Queue } from "./queue-by-name";
import { paidUnits, type Desk, type OpenUnits, type Purse } from "./reimbursement-desk";

/** Lines that may be paid for, in their order. */
export type Payables = { readonly lines: ReadonlySet<OpenUnits>; readonly queue: Queue<OpenUnits> };

export function payablesOf({ payable }: Pick<Desk, "payable">, lines: readonly OpenUnits[]): Payables {
  return { lines: new Set(lines), queue: queueByName(lines, ({ line }) => payable.namesOf(line)) };
}

export function payLines(desk: Desk, purse: Purse, { queue }: Payables, { fit, nearness }: { readonly fit: Fit; readonly nearness: Nearness }): void {
  for (const one of inTime(purse, queue(namesSought(desk, purse, fit)))) {
    if (leftIn(purse) === 0) return;
    if (isNear(purse.payment, one.line.locations, nearness)) payLine(desk, purse, one, Infinity);
  }
}

/** Purses that are the goods of one set stand in one row of the report. */
export function groupSets({ payable }: Pick<Desk, "payable">, purses: readonly Purse[]): readonly (readonly Purse[])[] {
  const ofSets = purses.filter(({ payment }) => payable.setOf(payment) !== null);
  return [...groupBy(ofSets, ({ payment }) => keyOfPlace(payment.place)).values()];
}

export function paySet(desk: Desk, goods: readonly Purse[], { lines, queue }: Payables, nearness: Nearness): void {
  const [first] = goods;
  const set = first === undefined ? null : desk.payable.setOf(first.payment);
  if (first === undefined || set === null || goods.length < set.holds.length) return;
  const unitsOf = ({ payment }: Purse): number => set.holds.find(({ sku }) => sku === payment.sku)?.units ?? 0;
  if (goods.some((purse) => unitsOf(purse) === 0)) return;
  for (const { line } of inTime(first, queue(namesSought(desk, first, "whole sets")))) {
    if (!isNear(first.payment, line.locations, nearness)) continue;
    const parts = goods.flatMap((purse) => {
      const one = desk.byKey.get(keyOfLine(line.shipmentId, purse.payment.sku));
      return one !== undefined && lines.has(one) && isSought(desk, purse, one) ? [{ purse, one, units: unitsOf(purse) }] : [];
    });
    if (parts.length < goods.length) continue;
    const count = Math.min(...parts.map(({ purse, one, units }) => Math.floor(Math.min(one.left, leftIn(purse)) / units)));
    for (const { purse, one, units } of count > 0 ? parts : []) payLine(desk, purse, one, count * units);
    if (goods.some((purse) => leftIn(purse) < unitsOf(purse))) return;
  }
}

/** What of the payment a line is answered for, at most so many units. */
export function payLine({ shares }: Pick<Desk, "shares">, purse: Purse, one: Pick<OpenUnits, "key" | "left">, most: number): number {
  const { payment } = purse;
  const stockUnits = Math.min(one.left, purse.stock, most);
  const cashUnits = Math.min(one.left - stockUnits, purse.cash, most - stockUnits);
  if (stockUnits + cashUnits === 0) return 0;
  one.left -= stockUnits + cashUnits;
  purse.stock -= stockUnits;
  purse.cash -= cashUnits;
  shares.push({
    key: one.key,
    payment,
    record: purse.record,
    stockUnits,
    cashUnits,
    day: payment.day,
    because: `${paidUnits({ stockUnits, cashUnits })} by reimbursement ${payment.id} of ${isoOf(payment.day)} (${nameOfPlace(payment.place)})`,
  });
  return stockUnits + cashUnits;
}

const leftIn = ({ stock, cash }: Purse): number => stock + cash;

function namesSought({ payable }: Desk, { payment, record }: Purse, fit: Fit): readonly string[] {
  return payable.sought(payment, fit, record !== null);
}

function isSought(desk: Desk, purse: Purse, { line }: OpenUnits): boolean {
  const names = namesSought(desk, purse, "whole sets");
  return desk.payable.namesOf(line).some((name) => names.includes(name));
}

/** Without a case, a payment answers no line that was sent or delivered after it. */
function* inTime({ payment, record }: Purse, lines: Iterable<OpenUnits>): Iterable<OpenUnits> {
  for (const one of lines) {
    if (record === null && (one.line.sent ?? -Infinity) > lastDayPaidBy(payment)) return;
    if (record !== null || isInTime(payment, one)) yield one;
  }
}

export function isInTime(payment: Payment, { line: { since } }: OpenUnits): boolean {
  return since === null || since <= lastDayPaidBy(payment);
}
