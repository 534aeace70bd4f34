/**
 * What Amazon paid -> which missing units of which shipment line it answers. A case says which shipment a payment is for;
 * without one, an inbound loss goes to the oldest shipment of the same goods that still lacks units, since Amazon names no
 * shipment. A unit answers at most one line, and a line is answered for no more units than it lacks. Payments for losses
 * inside a warehouse, and for customers' returns, answer no shipment but that of the case that they name.
 */
import { groupBy } from "../../columns/group-by";
import { assert } from "../../domain/assert";
import { debtorOf, isAnsweredByMoney, isPromised } from "../../domain/claims";
import { lastDay, type Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import type { CurrencyCode, Minor } from "../../domain/money";
import type { Facts } from "../../facts/facts";
import { readClosedLosses } from "../closing/closed-losses";
import type { ClosedGrants } from "../closing/sealed-grants";
import type { Seal } from "../closing/seal";
import { bookedFrom, paymentsNotHere, reportedFrom, tellBooked, type CashRow } from "../closing/sealed-payments";
import { answerCases, type Portion } from "./answer-cases";
import { findAskedUnits, type AskedUnits, type EverLost } from "./asked-units";
import { believeRegister, type Believed } from "./believe-register";
import type { Claimed } from "./case-rooms";
import { openInBooks } from "./booked-grants";
import type { Papers } from "./grant-readings";
import { findLeftBeside } from "./left-beside";
import { netReimbursements } from "./net-reimbursements";
import type { Moneys } from "./paid-of-grant";
import { namePaidBeyond } from "./paid-beyond";
import { findPayableLines } from "./payable-lines";
import { asNamed, type Payment } from "./payment";
import { isMadeGood, readCases, type CaseRecord } from "./read-cases";
import { findReopened, type Reopened } from "./reopened-cases";
import { linesOfRecord, openDesk, type Desk, type OpenLine, type Share } from "./reimbursement-desk";
import { findOpenAgain, nameFeesWithoutCase, nameFirstPayments, nameOpenAgain, namePaymentsNotHere, nameWithoutCase, type OpenAgain } from "./say-payments";
import { serveLines } from "./serve-lines";
import { findTakenBack, type TakenBack } from "./taken-back";

/** What Amazon made good of a line: units put into stock and units paid for are different things. */
export type Answer = {
  readonly stockUnits: number;
  readonly cashUnits: number;
  /** The day of the last of them; null where the register does not say. */
  readonly day: Day | null;
  readonly because: readonly string[];
};

export const UNANSWERED: Answer = { stockUnits: 0, cashUnits: 0, day: null, because: [] };

export type Allocation = Omit<Believed, "issues"> & {
  /** By `keyOfLine`; lines without an entry are unanswered. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly shares: readonly Share[];
  /** What of each payment, and of what the register says was paid, is for which case. */
  readonly portions: readonly Portion[];
  /** Cases whose money was taken back: they ask for their units again. */
  readonly reopened: ReadonlyMap<CaseRecord, Reopened>;
  /** Units that cases about no shipment are about; no entry where no source tells. Of a register in which every such case says how many it claims, none. */
  readonly asked: ReadonlyMap<CaseRecord, AskedUnits>;
  readonly payments: readonly Payment[];
  readonly takenBackOf: TakenBack;
  readonly openAgain: readonly OpenAgain[];
  /** Money taken back from payments that are not here. */
  readonly strays: readonly CashRow[];
  readonly cases: readonly CaseRecord[];
  readonly issues: readonly Issue[];
};

/** Of a case that money answers; null where nobody knows. */
type MoneyClaimed = { readonly goods: Minor | null; readonly currency: CurrencyCode };

/** `from` is the first day of the period. `until` is the last day whose payments are known; what was granted more than `paymentDays` before it is overdue. `skuOf` names goods that a payment knows by FNSKU only, `everLost` tells what beside shipments could be asked about, `moneyAsked` what cases claim that money answers, `seals` are the closed months before. */
export type AllocationContext = {
  readonly from: Day;
  readonly until: Day;
  readonly paymentDays: number;
  readonly skuOf: (fnsku: string) => string;
  readonly everLost: (payments: readonly Payment[]) => EverLost;
  readonly moneyAsked: (cases: readonly CaseRecord[]) => (record: CaseRecord, elsewhere: CurrencyCode) => MoneyClaimed;
  /** null where no closed month tells what it had booked. */
  readonly closedGrants: ClosedGrants | null;
  readonly seals: readonly Seal[];
  readonly moneys: Moneys;
};

export function allocateReimbursements(lines: readonly OpenLine[], facts: Facts, context: AllocationContext): Allocation {
  const { until, paymentDays, skuOf, everLost, seals, moneys } = context;
  const cases = readCases(facts);
  const { payments: netted, strays, issues: netIssues } = netReimbursements(facts, { until, skuOf });
  const desk = openDesk(lines, findPayableLines(facts, lines));
  // What Amazon pays is for no case with a carrier, whatever its number.
  const byCase = groupBy(
    cases.filter(({ caseId, kind }) => caseId !== "" && debtorOf(kind) !== "carrier"),
    ({ caseId }) => caseId,
  );
  const payments = netted.map((payment) => withItsCase(payment, byCase));
  const paid = { payments, strays };
  const papers = papersOf(facts, paid, context);
  const awaitsPayment = findAwaited(papers);
  const purses = serveLines(desk, payments, {
    byCase,
    closed: readClosedLosses(seals),
    isOwed: (record) => isMadeGood(record.status) && awaitsPayment(record),
  });
  let lost: EverLost | null = null;
  const lostBeside = (): EverLost => (lost ??= everLost(payments));
  const asked = askedUnitsOf(cases, lostBeside);
  const claims = findClaimed(desk, cases, { ...context, asked });
  const ofPayments = answerCases(desk, { cases, payments, convert: moneys.convert, claimedBy: claims.claimedBy, awaitsPayment });
  const reopened = findReopened(ofPayments, claims.unitsOpen);
  const { issues: registerIssues, ...believed } = believeRegister(desk, {
    ...papers,
    ...claims,
    cases,
    portions: ofPayments,
    reopened,
    payments,
    until,
    paymentDays,
    isBooked: tellBooked(seals),
    moneys,
    leftBeside() {
      const { events, leftBy } = lostBeside();
      return findLeftBeside({ ever: events, open: leftBy({ payments, shares: desk.shares, cases, portions: ofPayments }) });
    },
  });
  const openAgain = findOpenAgain(desk, purses, reopened);
  const issues = [
    ...namePaymentsNotHere(paid, cases, seals),
    ...netIssues,
    ...nameOpenAgain(openAgain),
    ...namePaidBeyond(desk, purses, ofPayments),
    ...nameWithoutCase(desk, byCase),
    ...nameFirstPayments(payments, ofPayments, cases),
    ...nameFeesWithoutCase(payments, ofPayments, cases),
    ...registerIssues,
  ];
  const portions = [...ofPayments, ...byRegister(desk)];
  const takenBackOf = findTakenBack(desk, purses);
  return { answers: addUp(desk), shares: desk.shares, portions, reopened, asked, payments, takenBackOf, openAgain, strays, cases, ...believed, issues };
}

/** Where Amazon names no case that the register knows, the user picks the shipment: by a case that bears the payment's own ID. */
function withItsCase(payment: Payment, byCase: ReadonlyMap<string, readonly CaseRecord[]>): Payment {
  const caseId = !byCase.has(payment.caseId) && byCase.has(payment.id) ? payment.id : payment.caseId;
  return asNamed(caseId === payment.caseId ? payment : { ...payment, caseId }, byCase.get(caseId) ?? []);
}

function papersOf(facts: Facts, paid: Parameters<typeof paymentsNotHere>[0], { from, closedGrants, seals }: AllocationContext): Papers {
  return {
    hasReport: facts.kinds.includes("reimbursements"),
    reportFrom: reportedFrom(paid, seals),
    hasAllBooked: paymentsNotHere(paid, seals).length === 0,
    bookedFrom: bookedFrom(seals),
    from,
    openInBooks: closedGrants === null ? null : openInBooks(closedGrants),
  };
}

/** Whether a case that was granted has not been paid yet, by the report's first day and by what closed months have open. */
function findAwaited({ openInBooks: openOf, reportFrom }: Papers): (record: CaseRecord) => boolean {
  return (record) =>
    (isPromised(record.status) && openOf?.(record) !== 0) || record.closed === null || record.closed >= reportFrom || (openOf?.(record) ?? 0) > 0;
}

type Claims = {
  /** As a case states, else what its lines lack, or what else it is about; Infinity where nobody knows. */
  readonly unitsOf: (record: CaseRecord) => number;
  /** What of that nothing is known to have answered. */
  readonly unitsOpen: (record: CaseRecord) => number;
  readonly locationsOf: (record: CaseRecord) => readonly string[];
  readonly claimedBy: (record: CaseRecord) => Claimed;
};

function findClaimed(
  desk: Desk,
  cases: readonly CaseRecord[],
  { asked, moneyAsked, moneys }: Pick<Allocation, "asked"> & Pick<AllocationContext, "moneyAsked" | "moneys">,
): Claims {
  const lackedIn = (record: CaseRecord): number => linesOfRecord(desk, record).reduce((sum, { line }) => sum + line.openUnits, 0);
  const unitsOf = (record: CaseRecord): number => record.units ?? (lackedIn(record) || (asked.get(record)?.all ?? Infinity));
  const locationsOf = (record: CaseRecord): readonly string[] =>
    asked.get(record)?.locations ?? linesOfRecord(desk, record).flatMap(({ line }) => line.locations);
  const inMoney = cases.some(({ kind }) => isAnsweredByMoney(kind)) ? moneyAsked(cases) : null;
  return {
    unitsOf,
    unitsOpen: (record) =>
      debtorOf(record.kind) === null ? (asked.get(record)?.open ?? Infinity) : linesOfRecord(desk, record).length === 0 ? Infinity : lackedIn(record),
    locationsOf,
    claimedBy(record) {
      if (inMoney === null || !isAnsweredByMoney(record.kind)) return { left: unitsOf(record), currency: null };
      const { goods, currency } = inMoney(record, moneys.currencyAt(locationsOf(record)));
      return { left: goods ?? Infinity, currency };
    },
  };
}

/** What the register alone tells of lines. */
function byRegister({ shares }: Desk): readonly Portion[] {
  return shares.flatMap(({ payment, record, key, stockUnits, cashUnits }): readonly Portion[] =>
    payment === null ? [{ record, payment, key, stockUnits, cashUnits, money: null }] : [],
  );
}

/** Only what a case leaves unsaid is looked for. */
function askedUnitsOf(cases: readonly CaseRecord[], everLost: () => EverLost): ReadonlyMap<CaseRecord, AskedUnits> {
  const isUnsaid = cases.some((record) => debtorOf(record.kind) === null && (record.units === null || isMadeGood(record.status)));
  return isUnsaid ? findAskedUnits(cases, everLost()) : new Map<CaseRecord, AskedUnits>();
}

function addUp({ lines, shares }: Desk): ReadonlyMap<string, Answer> {
  const byLine = groupBy(shares, ({ key }) => key);
  const answers = new Map(
    [...byLine].map(([key, own]): readonly [string, Answer] => {
      const sum = (field: "stockUnits" | "cashUnits"): number => own.reduce((total, share) => total + share[field], 0);
      return [
        key,
        { stockUnits: sum("stockUnits"), cashUnits: sum("cashUnits"), day: lastDay(own.map(({ day }) => day)), because: own.map(({ because }) => because) },
      ];
    }),
  );
  for (const { line, key } of lines)
    assert((answers.get(key)?.stockUnits ?? 0) + (answers.get(key)?.cashUnits ?? 0) <= line.openUnits, "no more units are answered than are missing", { key });
  return answers;
}
