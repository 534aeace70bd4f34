/**
 * What Amazon paid for a set -> the share of each of its goods, by what they are worth in the books: a set of a kettle and a spoon is no two equal
 * things. What answers a shipment is worth what its own units are. Where nobody knows what one of them is worth, they share by units, as the row was read.
 */
import { groupBy } from "../../columns/group-by";
import { splitWhole, type Decimal } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import { keyOfPlace } from "../../domain/source";
import type { CashRow } from "../closing/sealed-payments";
import type { Payment } from "../compensation/payment";
import type { Portion } from "../compensation/answer-cases";
import type { BookValues } from "../valuation/book-values";

type Line = { readonly shipmentId: string; readonly sku: string };
export type SetPrices = { readonly bookValues: BookValues; readonly lines: readonly Line[] };

/** Rows that are none of a set's are what they are. */
export function shareCashOfSets(
  payments: readonly Payment[],
  portions: ReadonlyMap<Payment | null, readonly Portion[]>,
  prices: SetPrices,
): (row: CashRow) => Decimal {
  const shares = new Map<CashRow, Decimal>();
  const lineOf = new Map(prices.lines.map((line) => [keyOfLine(line.shipmentId, line.sku), line]));
  const rows = payments.flatMap((payment) => payment.cash.map((row) => ({ payment, row })));
  // Several payments out of one row are the goods of one set.
  for (const parts of groupBy(rows, ({ row }) => keyOfPlace(row.place)).values()) {
    if (parts.length < 2) continue;
    const weights = parts.map(({ payment }) => worthOf(payment, portions.get(payment) ?? [], { ...prices, lineOf }));
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

type Worths = Pick<SetPrices, "bookValues"> & { readonly lineOf: ReadonlyMap<string, Line> };

/** null where nothing gives a cost. Of what answers no line, and of what was taken back whole, as many units as were approved. */
function worthOf(payment: Payment, portions: readonly Portion[], { bookValues, lineOf }: Worths): number | null {
  const answering = portions.flatMap(({ key, record, stockUnits, cashUnits }) => {
    const line = key === null ? undefined : lineOf.get(key);
    return line === undefined || stockUnits + cashUnits === 0 ? [] : [{ line, by: record?.place ?? null, units: stockUnits + cashUnits }];
  });
  if (answering.length === 0) return bookValues.ofGoods({ sku: payment.sku, fnsku: payment.label, at: null }, payment.approvedUnits).value;
  return answering.reduce<number | null>((sum, { line, by, units }) => {
    const { value } = bookValues.ofMissing(line, units, [
      { by, units },
      { by: null, units },
    ]);
    return sum === null || value === null ? null : sum + value;
  }, 0);
}
