/**
 * What Amazon paid -> which missing units of which shipment line it answers. A case says which shipment a payment is for;
 * without one, an inbound loss goes to the oldest shipment of the same goods that still lacks units, since Amazon names no
 * shipment. A unit answers at most one line, and a line is answered for no more units than it lacks. Payments for losses
 * inside a warehouse, and for customers' returns, never answer a shipment.
 */
import { assert } from "../../domain/assert";
import { debtorOf, isAboutMissingUnits, isAskedCase } from "../../domain/claims";
import { addDays, DAYS_APART, isoOf, type Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { oldestFirst } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import type { ClosedGrants } from "../closing/sealed-grants";
import type { Seal } from "../closing/seal";
import { reportedFrom } from "../closing/sealed-payments";
import { answerCases, type Portion } from "./answer-cases";
import { findAskedUnits, type AskedUnits, type EverLost } from "./asked-units";
import { believeRegister, type Believed } from "./believe-register";
import { openInBooks } from "./booked-grants";
import { groupBy } from "../../columns/group-by";
import { namesOfGoods, netReimbursements, type CashRow, type Payment } from "./net-reimbursements";
import { queueByName, type Queue } from "./queue-by-name";
import { isMadeGood, readCases, type CaseRecord } from "./read-cases";
import { nameOpenAgain, namePaidBeyond, nameWithoutCase } from "./say-payments";
import { findReopened, type Reopened } from "./reopened-cases";
import { linesOfRecord, openDesk, paidUnits, type Desk, type OpenLine, type OpenUnits, type Purse, type Share } from "./reimbursement-desk";

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
  /** Money taken back from payments that are not here. */
  readonly strays: readonly CashRow[];
  readonly cases: readonly CaseRecord[];
  readonly issues: readonly Issue[];
};

/** `from` is the first day of the period. `until` is the last day whose payments are known; what was granted more than `paymentDays` before it is overdue. `skuOf` names goods that a payment knows by FNSKU only, `everLost` tells what beside shipments could be asked about, `seals` are the closed months before. */
export type AllocationContext = {
  readonly from: Day;
  readonly until: Day;
  readonly paymentDays: number;
  readonly skuOf: (fnsku: string) => string;
  readonly everLost: (payments: readonly Payment[]) => EverLost;
  /** null where no closed month tells what it had booked. */
  readonly closedGrants: ClosedGrants | null;
  readonly seals: readonly Seal[];
};

export function allocateReimbursements(
  lines: readonly OpenLine[],
  facts: Facts,
  { from, until, paymentDays, skuOf, everLost, closedGrants, seals }: AllocationContext,
): Allocation {
  const cases = readCases(facts);
  const { payments: netted, strays, issues: netIssues } = netReimbursements(facts, { until, skuOf });
  const desk = openDesk(lines);
  // What Amazon pays is for no case with a carrier, whatever its number.
  const byCase = groupBy(
    cases.filter(({ caseId, kind }) => caseId !== "" && debtorOf(kind) !== "carrier"),
    ({ caseId }) => caseId,
  );
  // Where Amazon names no case that the register knows, the user picks the shipment: by a case that bears the payment's own ID.
  const payments = netted.map((payment): Payment => (!byCase.has(payment.caseId) && byCase.has(payment.id) ? { ...payment, caseId: payment.id } : payment));
  const purses = payments.flatMap((payment): readonly Purse[] => {
    const record = byCase.get(payment.caseId)?.find((one) => one.shipmentId !== "" && isAboutMissingUnits(one.kind)) ?? null;
    const answersLines = payment.about === "inbound" || (payment.about === "other" && record !== null);
    return answersLines ? [{ payment, record, stock: payment.stockUnits, cash: payment.cashUnits }] : [];
  });
  const ofCase = queuesOfCases(desk, byCase);
  for (const purse of purses) if (purse.record !== null) pay(desk, purse, ofCase(purse.payment.caseId));
  const [waiting, refused] = [false, true].map((isRefused) =>
    queueByName(
      desk.lines.filter(({ line }) => line.isRefused === isRefused),
      ({ line }) => namesOfGoods(line),
    ),
  );
  for (const ofGoods of [waiting, refused]) for (const purse of purses) if (purse.record === null && ofGoods !== undefined) pay(desk, purse, ofGoods);
  payOthers(desk, purses, byCase);
  const books = closedGrants === null ? null : openInBooks(closedGrants);
  const reportFrom = reportedFrom({ payments, strays }, seals);
  // Only what a case leaves unsaid is looked for.
  const isUnsaid = cases.some((record) => debtorOf(record.kind) === null && (record.units === null || isMadeGood(record.status)));
  const asked = isUnsaid ? findAskedUnits(cases, everLost(payments)) : new Map<CaseRecord, AskedUnits>();
  const lackedIn = (record: CaseRecord): number => linesOfRecord(desk, record).reduce((sum, { line }) => sum + line.openUnits, 0);
  const ofPayments = answerCases(desk, {
    cases,
    payments,
    claimedBy: (record) => record.units ?? (lackedIn(record) || (asked.get(record)?.all ?? Infinity)),
    awaitsPayment: (record) => record.closed === null || record.closed >= reportFrom || (books?.(record) ?? 0) > 0,
  });
  const reopened = findReopened(ofPayments, (record) =>
    debtorOf(record.kind) === null ? (asked.get(record)?.open ?? Infinity) : linesOfRecord(desk, record).length === 0 ? Infinity : lackedIn(record),
  );
  const { issues: registerIssues, ...believed } = believeRegister(desk, {
    cases,
    portions: ofPayments,
    reopened,
    payments,
    hasReport: facts.kinds.includes("reimbursements"),
    from,
    until,
    paymentDays,
    openInBooks: books,
    reportFrom,
  });
  const portions = [
    ...ofPayments,
    ...desk.shares.flatMap(({ payment, record, key, stockUnits, cashUnits }): readonly Portion[] =>
      payment === null ? [{ record, payment, key, stockUnits, cashUnits }] : [],
    ),
  ];
  const answers = addUp(desk);
  for (const { line, key } of desk.lines)
    assert((answers.get(key)?.stockUnits ?? 0) + (answers.get(key)?.cashUnits ?? 0) <= line.openUnits, "no more units are answered than are missing", { key });
  const issues = [...netIssues, ...nameOpenAgain(desk, purses), ...namePaidBeyond(desk, purses), ...nameWithoutCase(desk, byCase), ...registerIssues];
  return { answers, shares: desk.shares, portions, reopened, asked, payments, strays, cases, ...believed, issues };
}

function queuesOfCases(desk: Desk, byCase: ReadonlyMap<string, readonly CaseRecord[]>): (caseId: string) => Queue<OpenUnits> {
  const queues = new Map<string, Queue<OpenUnits>>();
  return (caseId) => {
    const known = queues.get(caseId);
    if (known !== undefined) return known;
    const lines = [...new Set((byCase.get(caseId) ?? []).flatMap((record) => linesOfRecord(desk, record)))].sort((a, b) => oldestFirst(a.line, b.line));
    const queue = queueByName(lines, ({ line }) => namesOfGoods(line));
    queues.set(caseId, queue);
    return queue;
  };
}

/** Without a case, a payment answers no line that was sent or delivered after it. */
function pay(desk: Desk, purse: Purse, candidates: Queue<OpenUnits>): void {
  const last = purse.record === null ? lastDayOf(purse) : Infinity;
  for (const one of candidates(namesOfGoods(purse.payment))) {
    if (purse.stock + purse.cash === 0 || (one.line.sent !== null && one.line.sent > last)) return;
    if (one.line.since === null || one.line.since <= last) payLine(desk, purse, one, Infinity);
  }
}

const lastDayOf = ({ payment }: Purse): number => addDays(payment.day, DAYS_APART);

function payLine({ shares }: Desk, purse: Purse, one: OpenUnits, most: number): number {
  const { payment } = purse;
  const stockUnits = Math.min(one.left, purse.stock, most);
  const cashUnits = Math.min(one.left - stockUnits, purse.cash, most - stockUnits);
  if (stockUnits + cashUnits === 0) return 0;
  one.left -= stockUnits + cashUnits;
  purse.stock -= stockUnits;
  purse.cash -= cashUnits;
  shares.push({
    key: one.key,
    payment,
    record: purse.record,
    stockUnits,
    cashUnits,
    day: payment.day,
    because: `${paidUnits({ stockUnits, cashUnits })} by reimbursement ${payment.id} of ${isoOf(payment.day)} (${nameOfPlace(payment.place)})`,
  });
  return stockUnits + cashUnits;
}

/** What names a case and is more than that claims is for other shipments of the goods about which Amazon was asked as well, as far as their cases claim. */
function payOthers(desk: Desk, purses: readonly Purse[], byCase: ReadonlyMap<string, readonly CaseRecord[]>): void {
  if (!purses.some(({ record, stock, cash }) => record !== null && stock + cash > 0)) return;
  const asking = [...byCase.values()].flat().filter(({ status, kind }) => isAskedCase(status) && isAboutMissingUnits(kind));
  const roomOf = new Map<OpenUnits, number>();
  for (const record of asking) for (const one of linesOfRecord(desk, record)) roomOf.set(one, (roomOf.get(one) ?? 0) + (record.units ?? Infinity));
  const lines = queueByName(
    desk.lines.filter((one) => roomOf.has(one)),
    ({ line }) => namesOfGoods(line),
  );
  const claimed = new Map<string, number>();
  const sumOf = (caseId: string): number =>
    (byCase.get(caseId) ?? []).reduce(
      (sum, record) => sum + (record.units ?? linesOfRecord(desk, record).reduce((lack, { line }) => lack + line.openUnits, 0)),
      0,
    );
  for (const purse of purses) {
    const { payment, record } = purse;
    if (record === null) continue;
    const claims = claimed.get(payment.caseId) ?? sumOf(payment.caseId);
    const paid = payment.stockUnits + payment.cashUnits;
    claimed.set(payment.caseId, Math.max(0, claims - paid));
    let beyond = Math.min(purse.stock + purse.cash, Math.max(0, paid - claims));
    for (const one of beyond > 0 ? lines(namesOfGoods(payment)) : []) {
      if (beyond <= 0) break;
      const most = Math.min(beyond, roomOf.get(one) ?? 0);
      if (most <= 0 || (one.line.since ?? -Infinity) > lastDayOf(purse)) continue;
      const units = payLine(desk, purse, one, most);
      beyond -= units;
      roomOf.set(one, (roomOf.get(one) ?? 0) - units);
    }
  }
}

function addUp({ shares }: Desk): ReadonlyMap<string, Answer> {
  const byLine = groupBy(shares, ({ key }) => key);
  return new Map(
    [...byLine].map(([key, own]): readonly [string, Answer] => {
      const sum = (field: "stockUnits" | "cashUnits"): number => own.reduce((total, share) => total + share[field], 0);
      const day = own.reduce<Day | null>((last, share) => (share.day === null || (last !== null && last > share.day) ? last : share.day), null);
      return [key, { stockUnits: sum("stockUnits"), cashUnits: sum("cashUnits"), day, because: own.map(({ because }) => because) }];
    }),
  );
}
