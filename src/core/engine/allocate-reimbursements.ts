/**
 * What Amazon paid -> which missing units of which shipment line it answers. A case says which shipment a payment is for;
 * without one, an inbound loss goes to the oldest shipment of the same goods that still lacks units, since Amazon names no
 * shipment. A unit answers at most one line, and a line is answered for no more units than it lacks. Payments for losses
 * inside a warehouse, and for customers' returns, never answer a shipment.
 */
import { assert } from "../domain/assert";
import { isAboutMissingUnits, isPaidAsReimbursement, type ClaimType } from "../domain/claims";
import { addDays, titleOfDay, type Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { compareText } from "../domain/text";
import type { Facts } from "../facts/facts";
import { nameOf, netReimbursements, type CashRow, type Payment } from "./net-reimbursements";
import { readCases, sameShipment, type CaseRecord } from "./read-cases";
import { keyOfLine } from "./shipment-book";

/** A shipment line with the units that are still missing once everything else known about the shipment was looked at; zero where none are. */
export type OpenLine = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly openUnits: number;
  /** Delivered, else shipped; null where neither is known. */
  readonly since: Day | null;
};

/** What Amazon made good of a line: units put into stock and units paid for are different things. */
export type Answer = {
  readonly stockUnits: number;
  readonly cashUnits: number;
  /** The day of the last of them; null where the register does not say. */
  readonly day: Day | null;
  readonly because: readonly string[];
};

export const UNANSWERED: Answer = { stockUnits: 0, cashUnits: 0, day: null, because: [] };

/** A part of a payment, or of what the register says was paid, and the line it answers. */
export type Share = { readonly key: string; readonly payment: Payment | null; readonly record: CaseRecord | null; readonly stockUnits: number; readonly cashUnits: number; readonly day: Day | null; readonly because: string };
export type Allocation = {
  /** By `keyOfLine`; lines without an entry are unanswered. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly shares: readonly Share[];
  readonly payments: readonly Payment[];
  /** Money taken back from payments that are not here. */
  readonly strays: readonly CashRow[];
  readonly cases: readonly CaseRecord[];
  /** Cases whose own figures count, since no report tells what was paid. */
  readonly registered: ReadonlySet<CaseRecord>;
  /** Reimbursed cases of which the report, though it covers their day, has no payment. */
  readonly unpaid: ReadonlyMap<CaseRecord, Unpaid>;
  /** Payments that name no case, and the case about no shipment that they are taken to answer. */
  readonly adopted: ReadonlyMap<Payment, CaseRecord>;
  readonly issues: readonly Issue[];
};

/** Units whose compensation was granted and has not come; Infinity where the case does not say how many. */
export type Unpaid = { readonly units: number; readonly isOverdue: boolean };

type OpenUnits = { readonly line: OpenLine; readonly key: string; left: number };
type Purse = { readonly payment: Payment; readonly record: CaseRecord | null; stock: number; cash: number };
type Desk = { readonly lines: readonly OpenUnits[]; readonly shares: Share[] };

/** A payment may carry the day before that of the delivery: reports are dated in different time zones. */
const DAYS_APART = 1;

/** `until` is the last day whose payments are known; what was granted more than `paymentDays` before it is overdue. */
export function allocateReimbursements(lines: readonly OpenLine[], facts: Facts, { until, paymentDays }: { readonly until: Day; readonly paymentDays: number }): Allocation {
  const cases = readCases(facts);
  const { payments, strays, issues: netIssues } = netReimbursements(facts, until);
  const desk: Desk = { lines: [...lines].sort(oldestFirst).map((line) => ({ line, key: keyOfLine(line.shipmentId, line.sku), left: line.openUnits })), shares: [] };
  const purses = payments.flatMap((payment): readonly Purse[] => {
    const record = cases.find((one) => one.caseId !== "" && one.caseId === payment.caseId && one.shipmentId !== "" && isAboutMissingUnits(one.kind)) ?? null;
    const answersLines = payment.about === "inbound" || (payment.about === "other" && record !== null);
    return answersLines ? [{ payment, record, stock: payment.stockUnits, cash: payment.cashUnits }] : [];
  });
  for (const purse of purses) if (purse.record !== null) pay(desk, purse, linesOfCase(desk, cases, purse.payment.caseId));
  for (const purse of purses) if (purse.record === null) pay(desk, purse, desk.lines.filter(({ line }) => line.since === null || line.since <= addDays(purse.payment.day, DAYS_APART)));
  const register = countRegister(desk, { cases, payments, until, paymentDays });
  const answers = addUp(desk);
  for (const { line, key } of desk.lines) assert((answers.get(key)?.stockUnits ?? 0) + (answers.get(key)?.cashUnits ?? 0) <= line.openUnits, "no more units are answered than are missing", { key });
  const issues = [...netIssues, ...nameOpenAgain(desk, purses), ...nameBeyond(desk, purses), ...nameWithoutCase(desk, cases), ...register.issues];
  return { answers, shares: desk.shares, payments, strays, cases, registered: register.counted, unpaid: register.unpaid, adopted: register.adopted, issues };
}

function oldestFirst(a: OpenLine, b: OpenLine): number {
  return (a.since ?? Infinity) - (b.since ?? Infinity) || compareText(a.shipmentId, b.shipmentId) || compareText(a.sku, b.sku);
}

const sameGoods = ({ sku, fnsku }: Pick<Payment, "sku" | "fnsku">, line: OpenLine): boolean => (sku !== "" && sku === line.sku) || (fnsku !== "" && fnsku === line.fnsku);

function linesOfCase({ lines }: Desk, cases: readonly CaseRecord[], caseId: string): readonly OpenUnits[] {
  const records = cases.filter((one) => one.caseId === caseId);
  return lines.filter(({ line }) => records.some((one) => sameShipment(one.shipmentId, line.shipmentId) && (one.sku === "" || one.sku === line.sku)));
}

function pay({ shares }: Desk, purse: Purse, candidates: readonly OpenUnits[]): void {
  const { payment } = purse;
  for (const one of candidates) {
    if (!sameGoods(payment, one.line)) continue;
    const stockUnits = Math.min(one.left, purse.stock);
    const cashUnits = Math.min(one.left - stockUnits, purse.cash);
    if (stockUnits + cashUnits === 0) continue;
    one.left -= stockUnits + cashUnits;
    purse.stock -= stockUnits;
    purse.cash -= cashUnits;
    shares.push({ key: one.key, payment, record: purse.record, stockUnits, cashUnits, day: payment.day, because: `${paidUnits({ stockUnits, cashUnits })} by reimbursement ${payment.id} of ${titleOfDay(payment.day)} (${nameOf(payment.place)})` });
  }
}

const paidUnits = ({ stockUnits, cashUnits }: Pick<Share, "stockUnits" | "cashUnits">): string =>
  [stockUnits === 0 ? "" : `${stockUnits} given back in stock`, cashUnits === 0 ? "" : `${cashUnits} paid in cash`].filter((text) => text !== "").join(" and ");

/**
 * What the register says was paid counts where the report cannot tell: there is none, or it does not reach back to the
 * case. Where the report covers the day and has no such row, the money has not come.
 */
function countRegister(desk: Desk, { cases, payments, until, paymentDays }: { readonly cases: readonly CaseRecord[]; readonly payments: readonly Payment[]; readonly until: Day; readonly paymentDays: number }): Pick<Allocation, "unpaid"> & { readonly counted: ReadonlySet<CaseRecord>; readonly adopted: ReadonlyMap<Payment, CaseRecord>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const counted = new Set<CaseRecord>();
  const unpaid = new Map<CaseRecord, Unpaid>();
  const paidCases = new Set(payments.map(({ caseId }) => caseId));
  const reportFrom = payments.reduce<number>((first, { day }) => Math.min(first, day), Infinity);
  const adopted = new Map<Payment, CaseRecord>();
  const spokenFor = new Map<Share | Payment, number>();
  for (const record of cases) {
    const isPaid = record.status === "reimbursed" || record.status === "restocked";
    if (!isPaid || (record.caseId !== "" && paidCases.has(record.caseId)) || (record.closed ?? -Infinity) > until) continue;
    const lines = isAboutMissingUnits(record.kind) && record.shipmentId !== "" ? desk.lines.filter(({ line }) => sameShipment(record.shipmentId, line.shipmentId) && (record.sku === "" || record.sku === line.sku)) : [];
    const answers: readonly (Share | Payment)[] = lines.length > 0 ? desk.shares.filter((share) => share.payment !== null && share.record === null && lines.some(({ key }) => key === share.key)) : payments.filter((payment) => answersEvent(payment, record));
    const already = answers.reduce((sum, answer) => {
      const units = Math.min(answer.stockUnits + answer.cashUnits - (spokenFor.get(answer) ?? 0), (record.units ?? Infinity) - sum);
      spokenFor.set(answer, (spokenFor.get(answer) ?? 0) + units);
      if (units > 0 && !("key" in answer)) adopted.set(answer, adopted.get(answer) ?? record);
      return sum + units;
    }, 0);
    let wanted = record.units === null ? (already > 0 ? 0 : Infinity) : Math.max(0, record.units - already);
    // The report tells the money of this case: that of the register would be the same once more.
    if (already > 0 && wanted === 0) continue;
    if (record.status === "reimbursed" && isPaidAsReimbursement(record.kind) && record.closed !== null && reportFrom <= record.closed) {
      const units = lines.length === 0 ? wanted : Math.min(wanted, lines.reduce((sum, { left }) => sum + left, 0));
      const isOverdue = addDays(record.closed, paymentDays) < until;
      if (units > 0) unpaid.set(record, { units, isOverdue });
      if (units > 0 && isOverdue) issues.push(raise("case-payment-missing", record.place, { caseId: record.caseId, line: nameOfCase(record), units: Number.isFinite(units) ? units : null, closed: record.closed }));
      continue;
    }
    counted.add(record);
    for (const one of lines) {
      const units = Math.min(one.left, wanted);
      if (units === 0) continue;
      one.left -= units;
      wanted -= units;
      const shared = record.status === "restocked" ? { stockUnits: units, cashUnits: 0 } : { stockUnits: 0, cashUnits: units };
      desk.shares.push({ key: one.key, payment: null, record, ...shared, day: record.closed, because: `${paidUnits(shared)} by ${record.caseId === "" ? "a case" : `case ${record.caseId}`} (${nameOf(record.place)})` });
    }
  }
  return { counted, unpaid, adopted, issues };
}

/** A payment that names no case, for a loss or damage inside a warehouse that a case without a shipment is about, and not from before it was opened. */
function answersEvent(payment: Payment, { kind, sku, opened }: CaseRecord): boolean {
  return payment.caseId === "" && payment.about === "warehouse" && kind === claimTypeOf(payment) && sku !== "" && sku === payment.sku && (opened === null || addDays(payment.day, DAYS_APART) >= opened);
}

/** What a payment for something inside a warehouse was claimed as. */
export function claimTypeOf({ reason }: Pick<Payment, "reason">): ClaimType {
  return /damage/i.test(reason) ? "warehouse-damaged" : "warehouse-lost";
}

/** "FBA1 TEA" */
export function nameOfCase({ shipmentId, sku }: Pick<CaseRecord, "shipmentId" | "sku">): string {
  return [shipmentId, sku].filter((text) => text !== "").join(" ");
}

function addUp({ shares }: Desk): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const { key, stockUnits, cashUnits, day, because } of shares) {
    const known = answers.get(key) ?? UNANSWERED;
    const last = day === null || (known.day !== null && known.day > day) ? known.day : day;
    answers.set(key, { stockUnits: known.stockUnits + stockUnits, cashUnits: known.cashUnits + cashUnits, day: last, because: [...known.because, because] });
  }
  return answers;
}

/** Units of which the money was taken back, and which nothing else made good. */
function nameOpenAgain({ lines }: Desk, purses: readonly Purse[]): readonly Issue[] {
  const named = new Map<string, number>();
  return purses.flatMap(({ payment, record }) => {
    const line = lines.find((one) => one.left > (named.get(one.key) ?? 0) && sameGoods(payment, one.line) && (record === null || sameShipment(record.shipmentId, one.line.shipmentId)));
    if (payment.takenBackUnits === 0 || line === undefined) return [];
    const units = Math.min(payment.takenBackUnits, line.left - (named.get(line.key) ?? 0));
    named.set(line.key, (named.get(line.key) ?? 0) + units);
    return [raise("reimbursement-taken-back", payment.takenBackAt, { id: payment.id, units, line: `${line.line.shipmentId} ${line.line.sku}` })];
  });
}

/** More was paid than was ever missing, or for a shipment that is not here. */
function nameBeyond({ lines }: Desk, purses: readonly Purse[]): readonly Issue[] {
  return purses.flatMap(({ payment, record, stock, cash }) => {
    if (stock + cash === 0) return [];
    const goods = payment.sku === "" ? payment.fnsku : payment.sku;
    const about = lines.filter(({ line }) => sameGoods(payment, line) && (record === null || sameShipment(record.shipmentId, line.shipmentId)));
    const missing = about.reduce((sum, { line }) => sum + line.openUnits, 0);
    if (about.length > 0) return [raise("reimbursed-beyond-missing", payment.place, { id: payment.id, goods, units: stock + cash, paid: payment.stockUnits + payment.cashUnits, missing, shipment: record?.shipmentId ?? null })];
    return record === null ? [raise("reimbursement-unmatched", payment.place, { id: payment.id, goods, units: stock + cash })] : [];
  });
}

function nameWithoutCase({ lines, shares }: Desk, cases: readonly CaseRecord[]): readonly Issue[] {
  const known = new Set(cases.map(({ caseId }) => caseId));
  const byPayment = new Map<Payment, string[]>();
  for (const { payment, record, key } of shares) {
    const line = lines.find((one) => one.key === key)?.line;
    if (payment === null || record !== null || line === undefined || (payment.caseId !== "" && known.has(payment.caseId))) continue;
    byPayment.set(payment, [...(byPayment.get(payment) ?? []), line.shipmentId]);
  }
  return [...byPayment].map(([payment, shipments]) =>
    raise("reimbursement-without-case", payment.place, { id: payment.id, goods: payment.sku === "" ? payment.fnsku : payment.sku, units: payment.stockUnits + payment.cashUnits, caseId: payment.caseId, shipments: shipments.join(", ") }),
  );
}
