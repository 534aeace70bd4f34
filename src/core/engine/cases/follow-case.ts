/** A case of the register -> what it asks for, what answered it, how it stands by that, and what it leaves as gain or loss. */
import { debtorOf, isAnsweredByMoney, isInCash, isOfMoney, isOpenCase, STAKES } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { minor, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import { asClosed, type ClosedWorths } from "../closing/sealed-worths";
import { nameOfGrant } from "../compensation/booked-grants";
import { sayAssumedDay } from "../compensation/grant-readings";
import { isMadeGood, nameOfCase, type CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { Worth } from "../valuation/book-values";
import { answersTo, questionOf, type Answers, type Question, type Tracing } from "./case-question";
import { isPaidWhole, standingOf, type Standing } from "./case-standing";
import { valueOver } from "./case-worth";
import { claimedOf } from "./compensation-of-lines";
import { sayAnswers, sayOvertaking, sayPaidTooMuch, sayReopened, sayShortfall } from "./say-answers";
import type { Brought } from "./share-cash";
import { dueCash, statedCash, sumOfCash } from "./stated-cash";

type SealedCase = ClosedWorths extends ReadonlyMap<string, infer T> ? T : never;

/** What it brought: null where nobody knows. */
type Money = {
  readonly currency: CurrencyCode;
  /** By payments. */
  readonly reported: Minor | null;
  /** By what the register says beside them. */
  readonly told: Minor | null;
  readonly granted: Minor | null;
  /** Of the Amount, what came, or is to come, by no payment for it. */
  readonly otherwise: Minor | null;
};

export function followCase(
  tracing: Tracing,
  record: CaseRecord,
): { readonly line: CaseLine; readonly brought: readonly Brought[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const question = questionOf(tracing, record);
  const { stated, money } = question;
  const answers = answersTo(tracing, question);
  const inMoney = money === null ? null : broughtIn(tracing, answers, money.currency, issues);
  const standing = standingOf(tracing, question, answers, inMoney);
  const value = worthOf(tracing, question, standing, issues);
  const unitsLeft = unitsLeftTo(tracing, question, answers, standing);
  const spared = unitsSpared(tracing, record);
  const whole = value(Math.max(0, unitsLeft - spared));
  const { currency } = whole;
  const brought = money === null ? broughtIn(tracing, answers, currency, issues) : inMoney;
  const cash = moneyOf(tracing, question, answers, { brought, currency });
  const settled = STAKES[question.stake].leavesStock ? value(Math.max(0, unitsSettled(tracing, question, answers, standing) - spared)).value : ZERO;
  const { own, unitsRestocked, unitsPaid, unitsGranted } = answers;
  const line: CaseLine = {
    caseId: record.caseId,
    shipmentId: record.shipmentId,
    sku: record.sku,
    listing: record.listing,
    kind: record.kind,
    opened: record.opened,
    closed: record.closed,
    note: record.note,
    place: record.place,
    entered: record.entered,
    unitsInSet: tracing.unitsInSet(record),
    status: standing.status,
    amount: stated.amount,
    unitsClaimed: unitsLeft,
    unitsHome: tracing.decidedOf(record)?.home ?? 0,
    unitsRestocked,
    unitsPaid,
    unitsGranted,
    granted: cash.granted,
    cash: cash.reported === null ? null : minor(cash.reported + (cash.told ?? 0)),
    bookValue: whole.value,
    gainOrLoss: gainOf(question, answers, cash, settled),
    expectedClaim: expectedOf(question, { whole, unitsLeft, unitsGranted, granted: cash.granted }),
    costClaimed: claimedAtCost(question, whole),
    currency,
    reimbursements: [...new Set(own.flatMap(({ payment }) => (payment === null ? [] : [payment.id])))],
    because: sayWhy(tracing, question, { answers, standing, cash, unitsLeft }),
  };
  return { line, brought: brought ?? [], issues };
}

/** null where some of it has no rate. */
function broughtIn({ cashOfPortion }: Tracing, { own }: Answers, currency: CurrencyCode, issues: Issue[]): readonly Brought[] | null {
  return own.reduce<readonly Brought[] | null>((all, portion) => {
    const rows = cashOfPortion(portion, currency, issues);
    return all === null || rows === null ? null : [...all, ...rows];
  }, []);
}

/** What units of it are worth: by the books of now, or as they were when its month was closed; where money is at stake, what it claims. */
function worthOf(tracing: Tracing, { record, lines, money, unitsClaimed }: Question, { status }: Standing, issues: Issue[]): (units: number) => Worth {
  if (money !== null) return () => money;
  const asOfNow = valueOver(tracing, { record, lines, isDecided: !isOpenCase(status) });
  const closed =
    isOpenCase(status) || tracing.decidedOf(record) !== null ? undefined : tracing.closedWorths.get(nameOfGrant(record, asOfNow(unitsClaimed).currency));
  if (closed === undefined) return asOfNow;
  if (lines.length === 0) issues.push(...nameWorth(tracing, record, closed));
  return asClosed(closed, asOfNow);
}

function moneyOf(
  { unitsCompensated }: Tracing,
  { record, stated, unitsClaimed }: Question,
  { answered, byRegister, unpaid, unitsGranted }: Answers,
  { brought, currency }: { readonly brought: readonly Brought[] | null; readonly currency: CurrencyCode },
): Money {
  // What a case without units was granted was granted for all that it is about.
  const told = statedCash({ ...stated, units: record.units ?? (unitsClaimed > 0 ? unitsClaimed : null) }, byRegister, currency);
  const due = { units: unitsGranted === unitsClaimed ? Infinity : unitsGranted, brought: brought ?? [], stated: told };
  const granted = unpaid === 0 ? ZERO : dueCash(stated, due, currency);
  const elsewhere = statedCash(stated, Math.min(unitsClaimed - answered - unitsGranted, unitsCompensated(record)), currency);
  const otherwise = granted === null ? null : minor(granted + (elsewhere ?? 0) + (told ?? 0));
  return { currency, reported: brought === null ? null : sumOfCash(brought), told, granted, otherwise };
}

/** Units whose book value it has cost by now: while it is open those whose money came, or is due, then all that are gone and were not given back. */
function unitsSettled(
  { allocation, decidedOf, unitsGrantedToOthers }: Tracing,
  { record, lines, missing, unitsClaimed }: Question,
  { unitsPaid, unitsRestocked, unitsGranted }: Answers,
  { status }: Standing,
): number {
  if (isOpenCase(status)) return unitsPaid + unitsGranted;
  // What came in after all is not gone.
  const gone =
    lines.length === 0
      ? unitsGone(allocation, record, record.units ?? decidedOf(record)?.units ?? unitsClaimed)
      : Math.max(0, Math.min(unitsClaimed, missing - unitsGrantedToOthers(record)));
  return Math.max(0, gone - unitsRestocked);
}

/** Units that it can be for by now: none that were made good under others, nor, while it asks for them, that another was granted. */
function unitsLeftTo(
  { allocation: { overtaken, overtakenInPart }, decidedOf, unitsFree, unitsGrantedBeside, unitsPaidBeside }: Tracing,
  { record, lines, missing, unitsClaimed }: Question,
  { answered, unitsGranted }: Answers,
  { status }: Standing,
): number {
  if (overtaken.has(record)) return 0;
  if (overtakenInPart.has(record)) return unitsGranted;
  // What a case without units decided of removals it was about when it did.
  if (!isOpenCase(status)) return record.units === null ? (decidedOf(record)?.units ?? unitsClaimed) : unitsClaimed;
  const free = unitsFree(record);
  if (free !== null) return Math.min(unitsClaimed, answered + free);
  if (lines.length === 0 || isOfMoney(record.kind)) return unitsClaimed;
  const granted = unitsGrantedBeside(record);
  return granted + unitsPaidBeside(record) === 0 ? unitsClaimed : Math.min(unitsClaimed, Math.max(answered, missing - granted));
}

/** Units of a removal that it decided, and that are not out: they came home, or another case has them. */
function unitsSpared({ decidedOf }: Tracing, record: CaseRecord): number {
  const decided = decidedOf(record);
  return decided === null ? 0 : decided.units - decided.out;
}

/** Beside shipments: what was made good under others is their loss. */
function unitsGone({ overtaken, overtakenInPart, unpaid }: Tracing["allocation"], record: CaseRecord, unitsClaimed: number): number {
  if (overtaken.has(record)) return 0;
  return overtakenInPart.has(record) ? Math.min(unitsClaimed, unpaid.get(record)?.units ?? 0) : unitsClaimed;
}

/** What is to come is income already. Where neither a payment nor the register tells what units brought, nobody knows. */
function gainOf({ record }: Question, { byRegister }: Answers, { reported, told, granted }: Money, settled: Minor | null): Minor | null {
  const isUntold = isInCash(record.status) && byRegister > 0 && told === null;
  return reported === null || granted === null || settled === null || isUntold ? null : minor(reported + (told ?? 0) + granted - settled);
}

/** Of what is still to come what was granted, as long as any of it is. */
function expectedOf(question: Question, { whole, unitsLeft, unitsGranted, granted }: Expected): Minor | null {
  const amount = unitsGranted === 0 || granted === null ? null : statedCash(question.stated, Infinity, whole.currency);
  return amount === null ? claimedAtCost(question, whole) : unitsGranted === unitsLeft ? granted : amount;
}
type Expected = { readonly whole: Worth; readonly unitsLeft: number } & Pick<CaseLine, "unitsGranted" | "granted">;

function claimedAtCost({ record, stated, stake }: Question, whole: Worth): Minor | null {
  if (!STAKES[stake].isClaimed) return ZERO;
  return debtorOf(record.kind) === "carrier" ? whole.value : claimedOf(stated, whole);
}

function sayWhy(
  tracing: Tracing,
  { record, stated, unitsClaimed, money }: Question,
  { answers, standing, cash, unitsLeft }: { readonly answers: Answers; readonly standing: Standing; readonly cash: Money; readonly unitsLeft: number },
): readonly string[] {
  const reopened = tracing.allocation.reopened.get(record) ?? null;
  const overtaken = tracing.allocation.overtaken.get(record);
  const overtakenInPart = tracing.allocation.overtakenInPart.get(record);
  const removed = tracing.decidedOf(record);
  const home = removed?.home ?? 0;
  const { own: portions } = answers;
  const { isTakenBack, again } = standing;
  const { currency, reported, otherwise } = cash;
  const claimed = money !== null && isAnsweredByMoney(record.kind) ? money.goods : null;
  return [
    ...(answers.unpaid === 0 ? [] : sayAssumedDay(record)),
    ...sayAnswers(record, { portions, unitsClaimed, isKnown: tracing.isKnownCase }),
    ...sayPaidTooMuch({ claimed, paid: reported }, currency),
    ...(overtaken === undefined
      ? []
      : [`nothing is left that it could be paid for: its units ${sayOvertaking(overtaken, { left: 0, home, units: unitsClaimed })}`]),
    ...(overtakenInPart === undefined
      ? []
      : [
          `it can be paid for no more than ${answers.unitsGranted} of ${unitsClaimed}: the others ${sayOvertaking(overtakenInPart, { left: answers.unitsGranted, home, units: unitsClaimed })}`,
        ]),
    ...(isOpenCase(standing.status) && unitsLeft < unitsClaimed
      ? [`${unitsLeft} of its ${unitsClaimed} are left to it: the others were granted, or made good, otherwise`]
      : []),
    ...(removed === null || home === 0 ? [] : [`${home} of ${removed.units} came home`]),
    ...(reopened === null ? [] : [sayReopened(reopened.by, `${reopened.units}`)]),
    ...(again === null || !isMadeGood(record.status) ? [] : [sayReopened(again.by, sayMoney(again.money, currency))]),
    ...(isTakenBack || isPaidWhole(tracing, record, currency) ? [] : sayShortfall(stated, { portions, unitsClaimed, cash: reported, otherwise, currency })),
  ];
}

/** What a case about goods at Amazon was worth, and what the rows of its closed month give now. What a removal is away with is no figure of a day: some of it may have come home since. */
function nameWorth({ bookValuesOn, placeOfLoss, goneBy }: Tracing, record: CaseRecord, { units, value, currency, closedTo }: SealedCase): readonly Issue[] {
  const by = goneBy(record);
  if (by.removals.length > 0) return [];
  const [place, books] = [placeOfLoss(record), bookValuesOn(closedTo)];
  const now = books.ofGone(place, by, units);
  // Months that were closed without what losses were booked at have them at what such goods cost then.
  const isAsClosed = [now.value, books.ofGoods(place, units).value].includes(value);
  if (now.value === null || isAsClosed || now.currency !== currency) return [];
  const figures = { caseId: record.caseId, line: nameOfCase(record), units, closed: sayMoney(value, currency), now: sayMoney(now.value, currency) };
  return [raise("case-worth-closed", record.place, figures)];
}
