/** Fees that Amazon charged and orders that it never settled -> money that it can be asked for, which case asks for it, and what is left to claim once it was paid. */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { isAnsweredByMoney, isOpenCase } from "../../domain/claims";
import { currencyOrNull, minor, minorOf, ZERO, type CurrencyCode } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import type { Day } from "../../domain/day";
import { distinctRows } from "../../facts/distinct-rows";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import { subjectOf } from "../compensation/speakers";
import type { CaseLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import type { Places } from "../movements/places";
import { findMissingPayments, type Owed } from "./missing-payments";
import { findCaseAbout } from "./open-events";
import type { SettledOrders } from "./settled-orders";

type Sources = {
  readonly facts: Facts;
  readonly settled: SettledOrders;
  readonly places: Pick<Places, "currencyOf">;
  readonly allocation: Pick<Allocation, "cases">;
  readonly today: Day;
  readonly settings: Settings;
};
/** `record` is the case about it, decided or not; null where nobody has asked yet. */
export type AskedMoney = Owed & { readonly record: CaseRecord | null };

export function findOwedMoney({ facts, settled, places, allocation, today, settings: { settlementDays } }: Sources): readonly AskedMoney[] {
  const caseAbout = findCaseAbout(allocation);
  return [...chargedFees(facts, places), ...findMissingPayments(facts, settled, { today, settlementDays })].map((one) => ({
    ...one,
    record: caseAbout(subjectOf(one.event)),
  }));
}

/** What a case about money claims: its Amount, else what the reports tell of what it is about; null where neither is there. Nothing is gone. */
export type MoneyAsked = (record: CaseRecord, elsewhere: CurrencyCode) => Worth;

export function findMoneyAsked(owed: readonly AskedMoney[]): MoneyAsked {
  const ofCase = groupBy(owed, ({ record }) => record);
  return (record, elsewhere) => {
    const own = ofCase.get(record) ?? [];
    const currency = own[0]?.currency ?? elsewhere;
    const told = own.filter((one) => one.currency === currency);
    const reported = told.length === 0 ? null : minor(told.reduce((sum, one) => sum + one.owed, 0));
    return { value: ZERO, goods: record.amount === null ? reported : minorOf(record.amount, currency), currency };
  };
}

/** A decided case leaves nothing to claim, by the register or by what it was paid; what one that is open was paid in part comes off what it is about, the first row first. */
export function lessPaidMoney(owed: readonly AskedMoney[], followed: readonly CaseLine[]): readonly AskedMoney[] {
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const cashLeft = new Map<CaseRecord, number>();
  return owed.flatMap((one): readonly AskedMoney[] => {
    const { record } = one;
    if (record === null) return [one];
    const line = lineOf.get(keyOfRecord(record));
    if (!isOpenCase(line?.status ?? record.status)) return [];
    const cash = cashLeft.get(record) ?? (line !== undefined && isAnsweredByMoney(line.kind) ? Math.max(0, line.cash ?? ZERO) : ZERO);
    const paid = Math.min(cash, one.owed);
    cashLeft.set(record, cash - paid);
    return paid === one.owed ? [] : [{ ...one, owed: minor(one.owed - paid) }];
  });
}

/** What Amazon charged for problems with shipments. */
function chargedFees(facts: Facts, places: Pick<Places, "currencyOf">): readonly Owed[] {
  return distinctRows(rowsOf(facts.inboundNoncompliance)).flatMap((row): readonly Owed[] => {
    if (row.fee === null || row.fee.coefficient <= 0) return [];
    const currency = currencyOrNull(row.currency) ?? places.currencyOf("");
    const event = {
      type: "penalty",
      sku: row.msku,
      fnsku: row.fnsku === "" ? null : row.fnsku,
      reference: row.shipmentId,
      units: row.problemQuantity ?? 0,
      since: row.day,
      location: "",
      because: row.problemType,
      place: placeOfRow(facts, row),
    } as const;
    return [{ event, owed: minorOf(row.fee, currency), currency }];
  });
}
