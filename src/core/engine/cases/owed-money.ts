/** Fees that Amazon charged and orders that it never settled -> money that it can be asked for, which case asks for it, and what is left to claim once it was paid. */
import { groupBy } from "../../columns/group-by";
import { compareText } from "../../domain/text";
import { isAnsweredByMoney, isOpenCase } from "../../domain/claims";
import { minor, minorOf, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { oldestEventFirst } from "../compensation/stock-event";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import { subjectOf } from "../compensation/speakers";
import type { CaseLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import type { Places } from "../movements/places";
import type { AwaitedGoods } from "./awaited-goods";
import { oweFees } from "./charged-fees";
import { findMissingPayments, type Owed } from "./missing-payments";
import { findCasesAbout } from "./open-events";
import type { SettledOrders } from "./settled-orders";
import type { Brought } from "./share-cash";

type Sources = {
  readonly facts: Facts;
  readonly settled: SettledOrders;
  readonly awaited: Pick<AwaitedGoods, "fees">;
  readonly places: Pick<Places, "currencyOf">;
  readonly allocation: Pick<Allocation, "cases">;
  readonly today: Day;
  readonly settings: Settings;
};
/** `record` is the case about it, decided or not; null where nobody has asked yet. */
export type AskedMoney = Owed & { readonly record: CaseRecord | null };

export function findOwedMoney({ facts, settled, awaited, places, allocation, today, settings: { settlementDays } }: Sources): readonly AskedMoney[] {
  const casesAbout = findCasesAbout(allocation);
  const owed = [...oweFees(awaited.fees, places), ...findMissingPayments(facts, settled, { today, settlementDays })]
    .sort(oldestFirst)
    .map((one) => ({ ...one, about: casesAbout(subjectOf(one.event)) }));
  const exact = matchAmounts(owed);
  const isMatched = new Set(exact.values());
  return owed.map(({ about, ...one }, index) => ({
    ...one,
    record: exact.get(index) ?? about.find((record) => !isMatched.has(record)) ?? null,
  }));
}

/** Of the cases about it the one whose Amount it is, which asks for nothing else then: of each case one, by its place in the list. */
function matchAmounts(owed: readonly (Owed & { readonly about: readonly CaseRecord[] })[]): ReadonlyMap<number, CaseRecord> {
  const matched = new Map<number, CaseRecord>();
  const taken = new Set<CaseRecord>();
  owed.forEach(({ about, owed: money, currency }, index) => {
    const record = about.find((one) => !taken.has(one) && one.amount !== null && minorOf(one.amount, currency) === money);
    if (record === undefined) return;
    taken.add(record);
    matched.set(index, record);
  });
  return matched;
}

/** What is paid first, whatever the order of the rows: the oldest, of one day by what it is about, and of that the most. */
function oldestFirst(a: Owed, b: Owed): number {
  const nameOf = ({ event: { type, reference, sku, fnsku, because, units }, currency }: Owed): string =>
    JSON.stringify([type, reference, sku, fnsku, because, units, currency]);
  return oldestEventFirst(a.event, b.event) || b.owed - a.owed || compareText(nameOf(a), nameOf(b));
}

/** What a case about money claims: its Amount, else what the reports tell of what it is about; null where neither is there. Nothing is gone. */
export type MoneyAsked = (record: CaseRecord, elsewhere: CurrencyCode) => Worth;

export function findMoneyAsked(owed: readonly AskedMoney[]): MoneyAsked {
  const ofCase = groupBy(owed, ({ record }) => (record === null ? null : keyOfRecord(record)));
  return (record, elsewhere) => {
    const own = ofCase.get(keyOfRecord(record)) ?? [];
    const currency = own[0]?.currency ?? elsewhere;
    const told = own.filter((one) => one.currency === currency);
    const reported = told.length === 0 ? null : minor(told.reduce((sum, one) => sum + one.owed, 0));
    return { value: ZERO, goods: record.amount === null ? reported : minorOf(record.amount, currency), currency };
  };
}

type Followed = { readonly cases: readonly CaseLine[]; readonly brought: ReadonlyMap<CaseRecord, readonly Pick<Brought, "cash">[]> };

/** A decided case leaves nothing to claim, by the register or by what it was paid; what one that is open was paid in part comes off what it is about. */
export function lessPaidMoney(owed: readonly AskedMoney[], { cases, brought }: Followed): readonly AskedMoney[] {
  const lineOf = new Map(cases.map((line) => [keyOfRecord(line), line]));
  const paid = new Map(
    [...groupBy(owed, ({ record }) => record)].flatMap(([record, own]) => {
      const line = record === null ? undefined : lineOf.get(keyOfRecord(record));
      if (record === null || line === undefined || !isAnsweredByMoney(line.kind)) return [];
      const inCurrency = own.filter(({ currency }) => currency === line.currency);
      return [...paidOf(inCurrency, line.cash ?? ZERO, brought.get(record) ?? [])];
    }),
  );
  return owed.flatMap((one): readonly AskedMoney[] => {
    const { record } = one;
    if (record === null) return [one];
    if (!isOpenCase(lineOf.get(keyOfRecord(record))?.status ?? record.status)) return [];
    const left = minor(one.owed - (paid.get(one) ?? 0));
    return left === 0 ? [] : [{ ...one, owed: left }];
  });
}

/** What of the cash of a case is for which of what it is about: a payment of exactly one of them is for that, the rest for the first of them. */
function paidOf(owed: readonly AskedMoney[], cash: Minor, brought: readonly Pick<Brought, "cash">[]): ReadonlyMap<AskedMoney, number> {
  let left = Math.max(0, cash);
  const paid = new Map<AskedMoney, number>();
  const pay = (one: AskedMoney): void => {
    const most = Math.min(left, one.owed - (paid.get(one) ?? 0));
    left -= most;
    paid.set(one, (paid.get(one) ?? 0) + most);
  };
  for (const { cash: row } of [...brought].sort((a, b) => b.cash - a.cash)) {
    const exact = row > left ? undefined : owed.find((one) => !paid.has(one) && one.owed === row);
    if (exact !== undefined) pay(exact);
  }
  for (const one of owed) pay(one);
  return paid;
}
