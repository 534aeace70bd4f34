/**
 * The register of cases, followed: what each claims, what Amazon paid or gave back for it, what that leaves as gain or loss.
 * An open case whose units are all answered is closed by the answer.
 */
import { debtorOf, isAnsweredByMoney, isInCash, isOpenCase, isPromised, stakeOf } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { minor, minorOf, ZERO, type CurrencyCode, type Decimal, type Minor } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { BookValues, Worth } from "../valuation/book-values";
import type { CaseLine } from "../findings";
import { groupBy } from "../../columns/group-by";
import type { GoodsThere } from "../valuation/stock-at-places";
import type { ClosedShares } from "../closing/sealed-shares";
import { asClosed, type ClosedWorths } from "../closing/sealed-worths";
import { nameOfGrant } from "../compensation/booked-grants";
import { sayMoney } from "../../domain/said-figures";
import { isMadeGood, nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { CostTable } from "../movements/unit-costs";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import { findWorthOn, MANY_SETS, unitsClaimedBy, valueOver } from "./case-worth";
import { askedOf, type Asked, type CaseSubject } from "./case-subject";
import { nameEndingWindows, nameOverlaps, nameUnknownShipments } from "./name-cases";
import { claimedOf, unitsCompensated, unitsGrantedToOthers } from "./compensation-of-lines";
import type { MoneyAsked } from "./owed-money";
import { findMoneyAnswer } from "./money-answer";
import { sayAnswers, sayReopened, sayShortfall } from "./say-answers";
import { shareAmounts, weighSets, type SetGood, type SetWeights } from "./set-weights";
import { shareCash, type Brought, type CashOfPortion } from "./share-cash";
import { dueCash, statedCash, sumOfCash } from "./stated-cash";

type Context = {
  readonly allocation: Allocation;
  readonly lines: readonly CaseSubject[];
  /** Of a line, the carrier's units that a case with Amazon gave up as well. */
  readonly givenUp: (record: CaseRecord, line: CaseSubject) => number;
  /** Every shipment that any source names. */
  readonly isKnown: (shipmentId: string) => boolean;
  readonly bookValues: BookValues;
  /** What decided cases were worth when their months were closed, and what the books say of a day of then by now. */
  readonly closedWorths: ClosedWorths;
  readonly bookValuesOn: (day: Day) => BookValues;
  /** By what closed months shared money of sets, the first day that they leave open, and the last day of the period. */
  readonly closedShares: ClosedShares;
  readonly unitsInSet: (record: CaseRecord) => number;
  readonly openFrom: number;
  readonly until: Day;
  /** What a case is about, and where it was lost, as far as that is known and one place. */
  readonly placeOfLoss: (record: CaseRecord) => GoodsThere;
  readonly moneyAsked: MoneyAsked;
  readonly costs: Pick<CostTable, "convert">;
  readonly today: Day;
  /** Days before the end of a claim window from which an open case is called in. */
  readonly warningDays: number;
};
type SealedCase = ClosedWorths extends ReadonlyMap<string, infer T> ? T : never;
type Tracing = Context & {
  readonly linesOf: (record: CaseRecord) => readonly Asked[];
  readonly portionsOf: (record: CaseRecord) => readonly Portion[];
  readonly unitsGrantedToOthers: (record: CaseRecord) => number;
  readonly unitsCompensated: (record: CaseRecord) => number;
  readonly cashOfPortion: CashOfPortion;
  /** Of a case about a set its share of what the row says. */
  readonly amountOf: (record: CaseRecord) => Decimal | null;
  /** The cases about the goods of one set, itself among them. */
  readonly goodsWith: SetWeights["goodsWith"];
  readonly isKnownCase: (caseId: string) => boolean;
};

type Traced = {
  readonly cases: readonly CaseLine[];
  /** By what money of sets is shared. */
  readonly setGoods: readonly SetGood[];
  /** The money of each case, in its own currency. */
  readonly brought: ReadonlyMap<CaseRecord, readonly Brought[]>;
  readonly issues: readonly Issue[];
};

export function traceCases(context: Context): Traced {
  const { cases: records } = context.allocation;
  const linesIn = groupBy(context.lines, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  const { portions } = context.allocation;
  const ids = new Set(records.map(({ caseId }) => caseId));
  const byRecord = groupBy(portions, ({ record }) => record);
  const onLine = groupBy(portions, ({ key }) => key);
  const portionsOn = ({ shipmentId, sku }: Pick<CaseSubject, "shipmentId" | "sku">): readonly Portion[] => onLine.get(keyOfLine(shipmentId, sku)) ?? [];
  // What was paid before it was opened, or to another case, it does not ask for; what Amazon pays takes nothing off what a carrier owes.
  const answeredToOthers = (record: CaseRecord, line: CaseSubject): number =>
    debtorOf(record.kind) === "carrier" ? 0 : unitsAnswered(portionsOn(line).filter((one) => one.record !== record));
  const onLines = { linesOf: (record: CaseRecord): readonly CaseSubject[] => linesOfRecord(record, linesIn), portionsOn };
  const asking = {
    ...context,
    portionsOf: (record: CaseRecord): readonly Portion[] => byRecord.get(record) ?? [],
    linesOf: (record: CaseRecord): readonly Asked[] =>
      linesOfRecord(record, linesIn).map((line) => {
        const asked = askedOf(line, debtorOf(record.kind) ?? "amazon");
        return { ...asked, missing: Math.max(0, asked.missing + context.givenUp(record, line) - answeredToOthers(record, line)) };
      }),
  };
  const sets = weighSets(records, {
    ...context,
    paidOn: (record) => asking.portionsOf(record).flatMap(({ payment }) => (payment?.cash ?? []).map(({ day }) => day)),
    worthOn: findWorthOn(asking),
    weighedOf: (record) => (asking.linesOf(record).length === 0 ? MANY_SETS * context.unitsInSet(record) : unitsClaimedBy(asking, record)),
  });
  const tracing: Tracing = {
    ...asking,
    isKnownCase: (caseId) => ids.has(caseId),
    unitsGrantedToOthers: (record) => unitsGrantedToOthers(record, context.allocation, onLines),
    unitsCompensated: (record) => unitsCompensated(record, onLines),
    cashOfPortion: shareCash(context.allocation.payments, portions, { ...context, sets }),
    amountOf: shareAmounts(sets),
    goodsWith: sets.goodsWith,
  };
  const issues: Issue[] = [];
  const followed = records.map((record) => followCase(tracing, record, issues));
  const cases = followed.map(({ line }) => line);
  return {
    cases,
    setGoods: sets.goods,
    brought: new Map(records.map((record, index) => [record, followed[index]?.brought ?? []])),
    issues: [
      ...issues,
      ...nameUnknownShipments(records, context.isKnown),
      ...nameOverlaps(linesIn, cases, { debtor: "amazon", answeredOf: (line) => unitsAnswered(portionsOn(line)) }),
      ...nameOverlaps(linesIn, cases, { debtor: "carrier", answeredOf: () => 0 }),
      ...nameEndingWindows(tracing, records, cases),
    ],
  };
}

function linesOfRecord({ shipmentId, sku }: CaseRecord, linesIn: ReadonlyMap<string, readonly CaseSubject[]>): readonly CaseSubject[] {
  return shipmentId === "" ? [] : (linesIn.get(keyOfLine(shipmentId, "")) ?? []).filter((line) => sku === "" || sku === line.sku);
}

function followCase(tracing: Tracing, record: CaseRecord, issues: Issue[]): { readonly line: CaseLine; readonly brought: readonly Brought[] } {
  const own = tracing.portionsOf(record);
  const stated = { ...record, amount: tracing.amountOf(record) };
  const lines = tracing.linesOf(record);
  const stake = stakeOf(record.kind, { isOfLines: lines.length > 0 });
  const missing = lines.reduce((sum, line) => sum + line.missing, 0);
  const byRegister = tracing.allocation.registered.get(record) ?? 0;
  const unitsOf = (field: "stockUnits" | "cashUnits"): number => own.reduce((sum, portion) => sum + portion[field], 0);
  const answered = unitsAnswered(own);
  // Nobody asks for what a line does not lack, and what was paid beyond it is no part of what was lost.
  const reopened = tracing.allocation.reopened.get(record) ?? null;
  const unpaid = tracing.allocation.unpaid.get(record)?.units ?? 0;
  const unitsClaimed = unitsClaimedBy(tracing, record);
  // What it says of lines is among the portions.
  const unitsStated = own.some(({ payment }) => payment === null) ? 0 : Math.max(0, Math.min(byRegister, unitsClaimed - unpaid - answered));
  const unitsRestocked = unitsOf("stockUnits") + (record.status === "restocked" ? unitsStated : 0);
  const unitsPaid = unitsOf("cashUnits") + (isInCash(record.status) ? unitsStated : 0);
  const unitsGranted = Math.min(unpaid, unitsClaimed);
  const reportedIn = (currency: CurrencyCode): readonly Brought[] | null =>
    own.reduce<readonly Brought[] | null>((all, portion) => {
      const rows = tracing.cashOfPortion(portion, currency, issues);
      return all === null || rows === null ? null : [...all, ...rows];
    }, []);
  const worthAs = (isDecided: boolean): ((units: number) => Worth) => valueOver(tracing, { record, lines, isDecided });
  const money = stake === "money" ? tracing.moneyAsked(stated, worthAs(false)(unitsClaimed).currency) : null;
  const inMoney = money === null ? null : reportedIn(money.currency);
  const wanted = record.shipmentId === "" || missing === 0 ? unitsClaimed : Math.min(unitsClaimed, missing);
  const byMoney = isAnsweredByMoney(record.kind) ? findMoneyAnswer(own, inMoney, wantedMoney(tracing, record, { money, inMoney })) : null;
  const again = byMoney?.again ?? null;
  const isTakenBack = byMoney?.isTakenBack ?? own.some(({ payment }) => payment !== null && payment.takenBackUnits > 0);
  const status = followStatus(record, {
    ...(byMoney === null ? { answered, wanted, isCash: unitsPaid > 0, isTakenBack } : { ...byMoney, isCash: true }),
    isPaidUp: unpaid === 0 && (byMoney?.answered ?? answered) + byRegister > 0,
  });
  const asOfNow = money === null ? worthAs(!isOpenCase(status)) : (): Worth => money;
  const closed = isOpenCase(status) || money !== null ? undefined : tracing.closedWorths.get(nameOfGrant(record, asOfNow(unitsClaimed).currency));
  const value = closed === undefined ? asOfNow : asClosed(closed, asOfNow);
  if (closed !== undefined && lines.length === 0) issues.push(...nameWorth(tracing, record, closed));
  const whole = value(unitsClaimed);
  const { currency } = whole;
  const brought = money === null ? reportedIn(currency) : inMoney;
  const reported = brought === null ? null : sumOfCash(brought);
  // What a case without units was granted was granted for all that it is about.
  const told = statedCash({ ...stated, units: record.units ?? (unitsClaimed > 0 ? unitsClaimed : null) }, byRegister, currency);
  const granted =
    unpaid === 0 ? ZERO : dueCash(stated, { units: unitsGranted === unitsClaimed ? Infinity : unitsGranted, brought: brought ?? [], stated: told }, currency);
  const elsewhere = statedCash(stated, Math.min(unitsClaimed - answered - unitsGranted, tracing.unitsCompensated(record)), currency);
  const otherwise = granted === null ? null : minor(granted + (elsewhere ?? 0) + (told ?? 0));
  const cash = reported === null ? null : minor(reported + (told ?? 0));
  // What is to come is income already. Where neither a payment nor the register tells what units brought, nobody knows the gain.
  const isUntold = granted === null || (isInCash(record.status) && byRegister > 0 && told === null);
  // What came in after all is not gone.
  const unitsGone = lines.length === 0 ? unitsClaimed : Math.max(0, Math.min(unitsClaimed, missing - tracing.unitsGrantedToOthers(record)));
  const settled = stake === "gone" ? value(isOpenCase(status) ? unitsPaid : Math.max(0, unitsGone - unitsRestocked)).value : ZERO;
  const line: CaseLine = {
    caseId: record.caseId,
    shipmentId: record.shipmentId,
    sku: record.sku,
    listing: record.listing,
    unitsInSet: tracing.unitsInSet(record),
    kind: record.kind,
    status,
    opened: record.opened,
    closed: record.closed,
    amount: stated.amount,
    unitsClaimed,
    unitsRestocked,
    unitsPaid,
    unitsGranted,
    granted,
    cash,
    bookValue: whole.value,
    gainOrLoss: cash === null || isUntold || settled === null ? null : minor(cash + (granted ?? 0) - settled),
    expectedClaim: stake === "there" ? ZERO : debtorOf(record.kind) === "carrier" ? whole.value : claimedOf(stated, whole),
    currency,
    reimbursements: [...new Set(own.flatMap(({ payment }) => (payment === null ? [] : [payment.id])))],
    because: [
      ...sayAnswers(record, { portions: own, unitsClaimed, isKnown: tracing.isKnownCase }),
      ...(reopened === null ? [] : [sayReopened(reopened.by, `${reopened.units}`)]),
      ...(again === null || !isMadeGood(record.status) ? [] : [sayReopened(again.by, sayMoney(again.money, currency))]),
      ...(isTakenBack || isPaidWhole(tracing, record, currency)
        ? []
        : sayShortfall(stated, { portions: own, unitsClaimed, cash: reported, otherwise, currency })),
    ],
    note: record.note,
    place: record.place,
  };
  return { line, brought: brought ?? [] };
}

/** Of what was paid for a set no cent is missing to one of its goods that another has. */
function isPaidWhole({ goodsWith, amountOf, portionsOf, cashOfPortion }: Tracing, record: CaseRecord, currency: CurrencyCode): boolean {
  const set = goodsWith(record);
  const granted = set.map(amountOf);
  if (set.length < 2 || granted.includes(null)) return false;
  const brought = set.flatMap(portionsOf).flatMap((portion) => cashOfPortion(portion, currency, []) ?? []);
  return sumOfCash(brought) >= granted.reduce((sum, amount) => sum + (amount === null ? 0 : minorOf(amount, currency)), 0);
}

/** What brings a case about money to its end: all that it claims, of a set that is paid whole what this good had of it. */
function wantedMoney(
  tracing: Tracing,
  record: CaseRecord,
  { money, inMoney }: { readonly money: Worth | null; readonly inMoney: readonly Brought[] | null },
): Minor | null {
  if (money === null || money.goods === null || inMoney === null || !isPaidWhole(tracing, record, money.currency)) return money?.goods ?? null;
  return minor(Math.min(money.goods, sumOfCash(inMoney)));
}

/** What a case about goods at Amazon was worth, and what the rows of its closed month give now. */
function nameWorth({ bookValuesOn, placeOfLoss }: Tracing, record: CaseRecord, { units, value, currency, closedTo }: SealedCase): readonly Issue[] {
  const now = bookValuesOn(closedTo).ofGoods(placeOfLoss(record), units);
  if (now.value === null || now.value === value || now.currency !== currency) return [];
  const figures = { caseId: record.caseId, line: nameOfCase(record), units, closed: sayMoney(value, currency), now: sayMoney(now.value, currency) };
  return [raise("case-worth-closed", record.place, figures)];
}

/** What the register says stands, until an answer for every unit, or for all of the money, closes a case that it still calls open, its payment one that it calls granted, or money that was taken back opens one that it calls paid. */
function followStatus(record: CaseRecord, { answered, wanted, isCash, isTakenBack, isPaidUp }: Standing): string {
  if (isTakenBack && answered < wanted && isMadeGood(record.status)) return "open";
  if (isPromised(record.status) && isPaidUp) return isCash ? "reimbursed" : "restocked";
  const isUndecided = isOpenCase(record.status) || record.status === "closed";
  if (!isUndecided || answered <= 0 || answered < wanted) return record.status;
  return isCash ? "reimbursed" : "restocked";
}

type Standing = {
  readonly answered: number;
  readonly wanted: number;
  readonly isCash: boolean;
  readonly isTakenBack: boolean;
  /** Nothing of it is still to come. */
  readonly isPaidUp: boolean;
};
