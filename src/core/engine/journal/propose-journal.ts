/**
 * Valued moves and payments -> the journal entries of the period: what an accountant books at its end, summed by kind of
 * movement and place. Every voucher is one debit and one credit in one currency. The net of each inventory account is the
 * change of the rollforward there, which a control proves from the finished lines.
 */
import { assert } from "../../domain/assert";
import type { Period } from "../../domain/day";
import { minor, ZERO } from "../../domain/money";
import { compareText } from "../../domain/text";
import type { JournalEntry } from "../findings";
import { isLate } from "../movements/move";
import type { ValuedMove } from "../valuation/valuation";
import { isBookedLate, postLate, postLateMove, type LateContext } from "./post-late";
import { postMove } from "./post-moves";
import { postPayments, type PaymentContext } from "./post-payments";
import { postLostRemovals, type RemovalContext } from "./post-removals";
import type { Posting } from "./posting";

type Context = LateContext & PaymentContext & RemovalContext & { readonly valued: readonly ValuedMove[]; readonly period: Period };
/** A row that pays for several SKUs of a set is one source of them all. */
type Voucher = Omit<Posting, "amount" | "source"> & { amount: number; moved: number; readonly sources: Set<string> };

const SOURCES_NAMED_MAX = 5;

export function proposeJournal(context: Context): readonly JournalEntry[] {
  const { period, valued } = context;
  const vouchers = new Map<string, Voucher>();
  const post = (posting: Posting): void => {
    const { rank, debit, credit, currency, memo } = posting;
    const key = `${rank}|${currency}|${memo}|${debit}|${credit}`;
    const voucher = vouchers.get(key) ?? { rank, debit, credit, currency, memo, amount: 0, moved: 0, sources: new Set<string>() };
    voucher.amount += posting.amount;
    if (posting.source === null) voucher.moved += 1;
    else voucher.sources.add(posting.source);
    vouchers.set(key, voucher);
  };
  for (const one of valued)
    if (one.move.entry !== "opening" && one.move.day >= period.from && !isBookedLate(one, context))
      for (const posting of isLate(one.move) ? postLateMove(context, one) : postMove(context, one)) post(posting);
  if (context.late.day >= period.from) for (const posting of postLate(context)) post(posting);
  for (const posting of [...postLostRemovals(context), ...postPayments(context)]) post(posting);
  const booked = [...vouchers]
    .filter(([, { amount }]) => amount !== 0)
    .sort(([a, one], [b, other]) => compareText(one.currency, other.currency) || one.rank - other.rank || compareText(a, b));
  const entries = booked.flatMap(([, voucher], index) => linesOf(voucher, index + 1, period));
  for (const currency of new Set(entries.map((entry) => entry.currency))) {
    const net = entries.reduce((sum, entry) => (entry.currency === currency ? sum + entry.debit - entry.credit : sum), 0);
    assert(net === 0, "debits equal credits", { currency, net });
  }
  return entries;
}

function linesOf({ amount, debit, credit, currency, memo, moved, sources }: Voucher, number: number, period: Period): readonly JournalEntry[] {
  const [up, down] = amount > 0 ? [debit, credit] : [credit, debit];
  const base = { number, day: period.to, currency, memo, source: sayAll(moved, [...sources]) };
  const money = minor(Math.abs(amount));
  return [
    { ...base, account: up, debit: money, credit: ZERO },
    { ...base, account: down, debit: ZERO, credit: money },
  ];
}

function sayAll(moved: number, rows: readonly string[]): string {
  const more = rows.length - SOURCES_NAMED_MAX;
  return [
    moved === 0 ? "" : `rollforward, ${moved === 1 ? "1 movement" : `${moved} movements`}`,
    ...rows.slice(0, SOURCES_NAMED_MAX),
    more > 0 ? `and ${more} more` : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}
