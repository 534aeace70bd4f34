/**
 * Reimbursements that a closed month booked -> its seal, and back: a row that Amazon reports late, of a day that is closed, was booked in no month. It
 * is booked on the first open day; one that a closed month had is booked nowhere else.
 */
import { groupBy } from "../../columns/group-by";
import { addDays, isoOf, type Day, type Period } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { raise, type Issue } from "../../domain/issue";
import { minorOf, type CurrencyCode, type Decimal } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import type { Place } from "../../domain/source";
import type { PoolId, PoolLine, Pools } from "../movements/pools";
import { DIGITS } from "./fingerprint-moves";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";
import { noteOf, REMARKS, textOfNote } from "./sealed-notation";

/** Money as it was paid or taken back, by its own row. */
type CashRow = { readonly id: string; readonly day: Day; readonly amount: Decimal; readonly currency: CurrencyCode | null; readonly place: Place | null };
type Payment = { readonly sku: string; readonly day: Day; readonly cash: readonly CashRow[] };
type Paid<P extends Payment> = { readonly payments: readonly P[]; readonly strays: readonly CashRow[] };

/** A row by the ID of its reimbursement: its amount and goods may be read otherwise later, and are booked. */
const nameOf = ({ id }: CashRow): string => digestOf(id).slice(0, DIGITS);

/** What the journal of the period books, each row in it once. By the pool of a line of its goods, else of the first line. */
export function sealPayments(
  { payments, strays }: Paid<Payment>,
  lines: readonly PoolLine[],
  { period, pools }: { readonly period: Period; readonly pools: Pools },
): ReadonlyMap<PoolId, readonly string[]> {
  const [first] = lines;
  if (first === undefined) return new Map();
  const lineOf = new Map([...lines].reverse().map((line) => [line.sku, line]));
  const rows = [...payments.flatMap(({ sku, cash }) => cash.map((row) => ({ sku, row }))), ...strays.map((row) => ({ sku: "", row }))];
  const booked = new Map(rows.filter(({ row: { day } }) => day >= period.from && day <= period.to).map(({ sku, row }) => [nameOf(row), sku]));
  const notes = [...booked].map(([name, sku]) => ({ pool: pools.idOf(lineOf.get(sku) ?? first), text: textOfNote({ kind: "paid", name }) }));
  const all = [{ pool: pools.idOf(first), text: REMARKS["payments-are-kept"] as string }, ...notes];
  return new Map([...groupBy(all, ({ pool }) => pool)].map(([pool, ofPool]) => [pool, ofPool.map(({ text }) => text)]));
}

/** `usual` is the currency of rows that name none. Payments with what came late on the first day after the closed months. Months that were closed without such notes are taken for whole. */
export function bookLatePayments<P extends Payment>(
  { payments, strays }: Paid<P>,
  seals: readonly Seal[],
  usual: CurrencyCode,
): Paid<P> & { readonly issues: readonly Issue[] } {
  const last = seals.at(-1);
  if (last === undefined) return { payments, strays, issues: [] };
  const months = seals.map((seal, index) => ({ to: seal.closedTo, from: seals[index - 1]?.closedTo ?? null, names: namesIn(seal) }));
  const known = new Set(months.flatMap(({ names }) => [...(names ?? [])]));
  const openFrom = addDays(last.closedTo, 1);
  const monthOf = (day: Day): (typeof months)[number] | undefined => months.find(({ to }) => day <= to);
  const isLate = (row: CashRow): boolean => {
    const month = monthOf(row.day);
    // What is older than the first closed month was booked before these books.
    const isOfBooks = month !== undefined && (month.from !== null || isoOf(row.day).slice(0, 7) === isoOf(month.to).slice(0, 7));
    return isOfBooks && month.names !== null && !known.has(nameOf(row));
  };
  const issues: Issue[] = [];
  const late = (row: CashRow): CashRow => {
    if (!isLate(row)) return row;
    issues.push(
      raise("payment-booked-late", row.place, {
        id: row.id,
        day: row.day,
        amount: sayMoney(minorOf(row.amount, row.currency ?? usual), row.currency ?? usual),
        closed: monthText(monthOf(row.day)?.to ?? last.closedTo),
        on: openFrom,
      }),
    );
    return { ...row, day: openFrom };
  };
  return {
    payments: payments.map((payment) => {
      const cash = payment.cash.map(late);
      const [first] = cash;
      // What answers a grant answers it on the day on which it is booked.
      return { ...payment, cash, day: first !== undefined && first !== payment.cash[0] ? first.day : payment.day };
    }),
    strays: strays.map(late),
    issues,
  };
}

/** null where the seal does not tell. */
function namesIn({ lines }: Seal): ReadonlySet<string> | null {
  const texts = lines.flatMap(({ moved }) => moved);
  if (!texts.includes(REMARKS["payments-are-kept"]) || texts.includes(REMARKS["payments-not-kept"])) return null;
  return new Set(texts.map(noteOf).flatMap((note) => (note.kind === "paid" ? [note.name] : [])));
}
