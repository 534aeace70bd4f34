/**
 * Rows of the Reimbursements report that a closed month has with other figures -> what of their money is booked on the first open day, and what is said of them.
 * Cases and losses go by the rows as they are now.
 */
import { addDays, isoOf, monthOf, periodOfMonth } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { counted } from "../../domain/issue-words";
import { currencyOrNull, minor, minorDigitsOf, minorOf, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { sayMoney, sayMore } from "../../domain/said-figures";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { monthText } from "../closing/read-seals";
import type { ReimbursementCells } from "../closing/reimbursement-notes";
import type { Seal } from "../closing/seal";
import type { CashRow } from "../closing/sealed-payments";
import { takesBack, unitsOf } from "./reimbursement-rows";
import type { ChangedReimbursement } from "./sealed-reimbursements";

type Context = Pick<Facts, "sources"> & { /** Currency of rows that name none. */ readonly usual: CurrencyCode };
type Money = { readonly amount: Minor; readonly currency: CurrencyCode };

/** `seals` are those before the period, oldest first. */
export function bookChanges(
  changed: readonly ChangedReimbursement[],
  seals: readonly Seal[],
  { sources, usual }: Context,
): { readonly strays: readonly CashRow[]; readonly issues: readonly Issue[] } {
  const [first, last] = [seals[0], seals.at(-1)];
  if (first === undefined || last === undefined) return { strays: [], issues: [] };
  const openFrom = addDays(last.closedTo, 1);
  const booksFrom = periodOfMonth(monthOf(first.closedTo)).from;
  const found = changed.flatMap(({ closed, now }) => {
    const [was, is] = [moneyOf(closed, usual), moneyOf(now, usual)];
    const isMoved = now.day > last.closedTo;
    const [before, after] = [sayPaid(closed, was, isMoved), sayPaid(now, is, isMoved)];
    if (before === after) return [];
    const place = placeOfRow({ sources }, now);
    const goods = now.msku === "" ? now.fnsku : now.msku;
    // What is older than the first closed month was booked before these books.
    const rest = closed.day < booksFrom ? [] : restOf(was, is);
    const month = seals.find(({ closedTo }) => closed.day <= closedTo) ?? last;
    return [
      {
        cash: rest.map(({ amount, currency }): CashRow => ({
          id: now.reimbursementId,
          goods,
          day: openFrom,
          currency,
          place,
          isLate: true,
          reason: now.reason,
          amount: { coefficient: amount, scale: minorDigitsOf(currency) },
        })),
        issue: raise("reimbursement-changed", place, {
          id: now.reimbursementId,
          goods,
          was: before,
          now: after,
          closed: monthText(month.closedTo),
          on: openFrom,
          rest: rest.map(({ amount, currency }) => sayMore(amount, currency)),
        }),
      },
    ];
  });
  return { strays: found.flatMap(({ cash }) => cash), issues: found.map(({ issue }) => issue) };
}

/** Signed: what is taken back is below zero, whatever some exports make of the sign. */
function moneyOf(row: ReimbursementCells, usual: CurrencyCode): Money {
  const currency = currencyOrNull(row.currency) ?? usual;
  const amount = row.amountTotal === null ? ZERO : minorOf(row.amountTotal, currency);
  return { amount: takesBack(row) ? minor(0 - Math.abs(amount)) : amount, currency };
}

function restOf(was: Money, is: Money): readonly Money[] {
  const both = was.currency === is.currency ? [{ ...is, amount: minor(is.amount - was.amount) }] : [{ ...was, amount: minor(0 - was.amount) }, is];
  return both.filter(({ amount }) => amount !== 0);
}

/** With its day where the report has it in a month that is open. */
function sayPaid(row: ReimbursementCells, { amount, currency }: Money, isDated: boolean): string {
  return `${counted(unitsOf(row), "unit")} for ${sayMoney(amount, currency)}${isDated ? ` of ${isoOf(row.day)}` : ""}`;
}
