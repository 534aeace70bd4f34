/**
 * Reimbursements that a closed month booked -> its seal, and back: a row that Amazon reports late, of a day that is closed, was booked in no month. It
 * is booked on the first open day; one that a closed month had is booked nowhere else.
 */
import { groupBy } from "../../columns/group-by";
import { addDays, isoOf, monthOf, periodOfMonth, type Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { raise, type Issue } from "../../domain/issue";
import { minor, minorOf, type CurrencyCode, type Decimal } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { keyOfPlace, type Place } from "../../domain/source";
import { DIGITS } from "./fingerprint-moves";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";
import { noteOf, REMARKS, type Note } from "./sealed-notation";

/** Money as it was paid or taken back. */
export type CashRow = {
  /** Of its own row, not of what it takes back from. */
  readonly id: string;
  /** As the report names them. */
  readonly goods: string;
  readonly day: Day;
  readonly amount: Decimal;
  readonly currency: CurrencyCode | null;
  readonly place: Place | null;
  /** Whether it is of a closed month, and booked on the first day after. */
  readonly isLate?: true;
  /** Why it was paid, where it is of no payment here. */
  readonly reason?: string;
};
/** One that gives units alone has no row of cash. */
export type ClosedPayment = Pick<CashRow, "id" | "day" | "place"> & { readonly sku: string; readonly label: string; readonly cash: readonly CashRow[] };
type Payment = ClosedPayment;
type Paid<P extends Payment> = { readonly payments: readonly P[]; readonly strays: readonly CashRow[] };

type Named = Pick<CashRow, "id" | "goods" | "day">;
/** A name is asked for many times in a run, and a digest takes its time. */
const nameByRow = new WeakMap<Named, string>();

/** One reimbursement may have a row for each of its goods, and some reports give none an ID: rows of one name are counted. Amounts and reasons may be read otherwise later. */
function nameOf(row: Named): string {
  const known = nameByRow.get(row);
  if (known !== undefined) return known;
  const { id, goods, day } = row;
  const name = digestOf(JSON.stringify([id === "" ? isoOf(day) : id, goods])).slice(0, DIGITS);
  nameByRow.set(row, name);
  return name;
}

const rowsOf = ({ id, day, place, label, sku, cash }: ClosedPayment): readonly Pick<CashRow, "id" | "goods" | "day" | "place">[] =>
  cash.length > 0 ? cash : [{ id, goods: label === "" ? sku : label, day, place }];
/** What was paid for a set stands as a row of each of its goods. */
const rowOf = (row: Pick<CashRow, "id" | "goods" | "day" | "place">): string => `${nameOf(row)} ${keyOfPlace(row.place)}`;

/** What the journals have booked by the end of a month, each row once, and no earlier month names. */
export function notePayments(
  { payments, strays }: Paid<Payment>,
  { earlier, until }: { readonly earlier: readonly Seal[]; readonly until: Day },
): readonly { readonly sku: string; readonly note: Note }[] {
  const rows = [...payments.flatMap((payment) => rowsOf(payment).map((row) => ({ sku: payment.sku, row }))), ...strays.map((row) => ({ sku: "", row }))];
  const booked = new Map(rows.filter(({ row: { day } }) => day <= until).map(({ sku, row }) => [rowOf(row), { sku, name: nameOf(row) }]));
  const told = countNames(earlier);
  return [...groupBy(booked.values(), ({ name }) => name)].flatMap(([name, ofName]) =>
    ofName.slice(told.get(name) ?? 0).map(({ sku }) => ({ sku, note: { kind: "paid", name } as const })),
  );
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
  const openFrom = addDays(last.closedTo, 1);
  const monthOf = (day: Day): (typeof months)[number] | undefined => months.find(({ to }) => day <= to);
  const closed = [...payments.flatMap(({ cash }) => cash), ...strays].filter(({ day }) => day <= last.closedTo);
  const left = countNames(seals);
  const fresh = new Set<string>();
  for (const [row, [one]] of [...groupBy(closed, rowOf)].sort(([, [a]], [, [b]]) => (a?.day ?? 0) - (b?.day ?? 0))) {
    if (one === undefined) continue;
    const known = left.get(nameOf(one)) ?? 0;
    left.set(nameOf(one), known - 1);
    if (known <= 0) fresh.add(row);
  }
  const isLate = (row: CashRow): boolean => {
    const month = monthOf(row.day);
    // What is older than the first closed month was booked before these books.
    const isOfBooks = month !== undefined && (month.from !== null || isoOf(row.day).slice(0, 7) === isoOf(month.to).slice(0, 7));
    return isOfBooks && month.names !== null && fresh.has(rowOf(row));
  };
  const late = (row: CashRow): CashRow => (isLate(row) ? { ...row, day: openFrom, isLate: true } : row);
  const issues = [...groupBy(closed.filter(isLate), ({ day }) => monthOf(day)?.to ?? last.closedTo)].map(([to, rows]) =>
    nameLate(rows, { to, openFrom, usual }),
  );
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

function nameLate(rows: readonly CashRow[], { to, openFrom, usual }: { readonly to: Day; readonly openFrom: Day; readonly usual: CurrencyCode }): Issue {
  const sums = groupBy(rows, ({ currency }) => currency ?? usual);
  return raise("payment-booked-late", rows[0]?.place ?? null, {
    count: new Set(rows.map(rowOf)).size,
    ids: [...new Set(rows.map(({ id }) => id))].filter((id) => id !== ""),
    goods: [...new Set(rows.map(({ goods }) => goods))].filter((one) => one !== ""),
    amounts: [...sums].map(([currency, ofCurrency]) => sayMoney(minor(ofCurrency.reduce((sum, { amount }) => sum + minorOf(amount, currency), 0)), currency)),
    closed: monthText(to),
    on: openFrom,
  });
}

/** Closed months with the number of payments that they had and the report has not, where there are any; oldest first. */
export function paymentsNotHere({ payments, strays }: Paid<Payment>, seals: readonly Seal[]): readonly { readonly closedTo: Day; readonly count: number }[] {
  const here = new Set([...payments.flatMap(rowsOf), ...strays].map(nameOf));
  return seals.flatMap((seal) => {
    const count = (namesIn(seal) ?? []).filter((name) => !here.has(name)).length;
    return count === 0 ? [] : [{ closedTo: seal.closedTo, count }];
  });
}

/** The first day that the Reimbursements report covers: it does not a closed month of which it lacks what was booked, though it holds a late row of that. */
export function reportedFrom(paid: Paid<Payment>, seals: readonly Seal[]): number {
  const first = paid.payments.reduce<number>((least, { day }) => Math.min(least, day), Infinity);
  const lacking = paymentsNotHere(paid, seals).at(-1);
  return lacking === undefined ? first : Math.max(first, addDays(lacking.closedTo, 1));
}

/** First day of the closed months that tell which payments they booked; Infinity where none does. */
export function bookedFrom(seals: readonly Seal[]): number {
  const first = seals.find(({ lines }) => lines.some(({ moved }) => moved.includes(REMARKS["payments-are-kept"])));
  return first === undefined ? Infinity : periodOfMonth(monthOf(first.closedTo)).from;
}

/** Whether closed months have a payment, as it was paid. */
export function tellBooked(seals: readonly Seal[]): (payment: ClosedPayment) => boolean {
  const names = new Set(seals.flatMap((seal) => namesIn(seal) ?? []));
  return (payment) =>
    rowsOf(payment)
      .slice(0, 1)
      .some((row) => names.has(nameOf(row)));
}

function countNames(seals: readonly Seal[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of seals.flatMap((seal) => namesIn(seal) ?? [])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** null where the seal does not tell. */
function namesIn({ lines }: Seal): readonly string[] | null {
  const texts = lines.flatMap(({ moved }) => moved);
  if (texts.includes(REMARKS["payments-not-reported"])) return [];
  if (!texts.includes(REMARKS["payments-are-kept"]) || texts.includes(REMARKS["payments-not-kept"])) return null;
  return texts.map(noteOf).flatMap((note) => (note.kind === "paid" ? [note.name] : []));
}
