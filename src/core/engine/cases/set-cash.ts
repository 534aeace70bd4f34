/**
 * What Amazon paid for a set -> the share of each of its goods, by what they are worth in the books: a set of a kettle and a spoon is no two equal
 * things. Where nobody knows what one of them is worth, they share by units, as the row was read.
 */
import { groupBy } from "../../columns/group-by";
import { splitWhole, type Decimal } from "../../domain/money";
import { keyOfPlace } from "../../domain/source";
import type { CashRow, Payment } from "../compensation/net-reimbursements";
import type { BookValues } from "../valuation/book-values";

/** Rows that are none of a set's are what they are. */
export function shareCashOfSets(payments: readonly Payment[], { ofGoods }: Pick<BookValues, "ofGoods">): (row: CashRow) => Decimal {
  const shares = new Map<CashRow, Decimal>();
  const rows = payments.flatMap((payment) => payment.cash.map((row) => ({ payment, row })));
  // Several payments out of one row are the goods of one set.
  for (const parts of groupBy(rows, ({ row }) => keyOfPlace(row.place)).values()) {
    if (parts.length < 2) continue;
    const weights = parts.map(({ payment: { sku, approvedUnits } }) => ofGoods(sku, approvedUnits).value);
    if (weights.some((value) => value === null || value <= 0)) continue;
    const scale = Math.max(...parts.map(({ row }) => row.amount.scale));
    const whole = parts.reduce((sum, { row: { amount } }) => sum + amount.coefficient * 10 ** (scale - amount.scale), 0);
    const split = splitWhole(
      whole,
      weights.map((value) => value ?? 0),
    );
    parts.forEach(({ row }, index) => shares.set(row, { coefficient: split[index] ?? 0, scale }));
  }
  return (row) => shares.get(row) ?? row.amount;
}
