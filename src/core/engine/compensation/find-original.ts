/**
 * A row that takes back and does not say from what -> the one payment that it can be of: by its case, else by goods and reason where the money
 * or the units are the same. Of several that differ in their day alone it is the last: whichever it is, as much stays paid. Where others could be,
 * none is taken: they are the candidates.
 */
import type { Day } from "../../domain/day";
import type { CurrencyCode, Decimal } from "../../domain/money";
import { mayTakeBack } from "../../domain/reimbursement-reason";
import { compareText } from "../../domain/text";

/** A payment as it stands by now: what was taken back before is off its units, and among its cash as a negative amount. */
type Paid = {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly reason: string;
  readonly sku: string;
  readonly label: string;
  readonly day: Day;
  readonly cashUnits: number;
  readonly stockUnits: number;
  readonly cash: readonly { readonly amount: Decimal; readonly currency: CurrencyCode | null }[];
};
/** `units` and `amount` are positive; 0 and null where the row states none. */
type TakenBack = { readonly caseId: string; readonly reason: string; readonly day: Day; readonly units: number; readonly amount: Decimal | null };

/** `payments` are those of the row's goods. */
export function findOriginal<P extends Paid>(row: TakenBack, payments: readonly P[]): { readonly original: P | null; readonly candidates: readonly P[] } {
  const able = payments.filter((payment) => payment.day <= row.day && canBear(payment, row));
  const ofCase = row.caseId === "" ? [] : able.filter(({ caseId }) => caseId === row.caseId);
  // A payment that names a case of its own is not another case's.
  const alike = able.filter(({ caseId }) => row.caseId === "" || caseId === "").filter((payment) => likenessOf(payment, row) > 0);
  const ofReason = alike.filter(({ reason }) => mayTakeBack(row.reason, reason));
  const candidates = [ofCase, ofReason, alike].map((some) => mostAlike(some, row)).find(({ length }) => length > 0) ?? [];
  const isSure = (ofCase.length > 0 || ofReason.length > 0) && new Set(candidates.map(allButDay)).size === 1;
  return { original: isSure ? lastOf(candidates) : null, candidates };
}

function allButDay(payment: Paid): string {
  const { caseId, orderId, reason, sku, label, cashUnits, stockUnits, cash } = payment;
  return JSON.stringify([
    caseId,
    orderId,
    reason,
    sku,
    label,
    cashUnits,
    stockUnits,
    String(cashOf(payment)),
    [...new Set(cash.map(({ currency }) => currency))],
  ]);
}

function lastOf<P extends Paid>(payments: readonly P[]): P | null {
  return [...payments].sort((a, b) => b.day - a.day || compareText(b.id, a.id))[0] ?? null;
}

function mostAlike<P extends Paid>(payments: readonly P[], row: TakenBack): readonly P[] {
  const most = Math.max(...payments.map((payment) => likenessOf(payment, row)));
  return payments.filter((payment) => likenessOf(payment, row) === most);
}

const unitsOf = ({ cashUnits, stockUnits }: Paid): number => cashUnits + stockUnits;

/** Nobody takes back what was taken back before, or more than was given. */
function canBear(payment: Paid, { units, amount }: TakenBack): boolean {
  const cash = cashOf(payment);
  return (unitsOf(payment) > 0 || cash > 0n) && unitsOf(payment) >= units && (amount === null || cash >= wholeOf(amount));
}

/** 2 where both units and money are those of the payment, 1 where one of them is, or the price of a unit; 0 for neither. */
function likenessOf(payment: Paid, { units, amount }: TakenBack): 0 | 1 | 2 {
  const cash = cashOf(payment);
  const taken = amount === null ? null : wholeOf(amount);
  const sameUnits = units > 0 && units === unitsOf(payment);
  const sameMoney = taken !== null && taken > 0n && taken === cash;
  if (sameUnits && (sameMoney || taken === null)) return 2;
  if (sameMoney && units === 0) return 2;
  const samePrice = units > 0 && taken !== null && taken > 0n && taken * BigInt(unitsOf(payment)) === cash * BigInt(units);
  return sameUnits || sameMoney || samePrice ? 1 : 0;
}

const cashOf = ({ cash }: Paid): bigint => cash.reduce((sum, { amount }) => sum + wholeOf(amount), 0n);

/** Decimal places in which amounts of one currency are compared: more than any has. */
const PLACES = 30;

function wholeOf({ coefficient, scale }: Decimal): bigint {
  return BigInt(coefficient) * 10n ** BigInt(Math.max(0, PLACES - scale));
}
