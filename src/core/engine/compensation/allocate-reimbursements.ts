/**
 * What Amazon paid -> which missing units of which shipment line it answers. A case says which shipment a payment is for;
 * without one, an inbound loss goes to the oldest shipment of the same goods that still lacks units, since Amazon names no
 * shipment. A unit answers at most one line, and a line is answered for no more units than it lacks. Payments for losses
 * inside a warehouse, and for customers' returns, never answer a shipment.
 */
import { assert } from "../../domain/assert";
import { debtorOf, isAboutMissingUnits } from "../../domain/claims";
import { addDays, DAYS_APART, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { keyOfLine, oldestFirst } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import type { Facts } from "../../facts/facts";
import type { ClosedGrants } from "../closing/sealed-grants";
import type { Seal } from "../closing/seal";
import { reportedFrom } from "../closing/sealed-payments";
import { believeRegister, type Believed } from "./believe-register";
import { openInBooks } from "./booked-grants";
import { groupBy } from "../../columns/group-by";
import { namesOfGoods, netReimbursements, type CashRow, type Payment } from "./net-reimbursements";
import { queueByName, type Queue } from "./queue-by-name";
import { readCases, sameShipment, type CaseRecord } from "./read-cases";
import { linesOfRecord, openDesk, paidUnits, type Desk, type OpenLine, type OpenUnits, type Share } from "./reimbursement-desk";

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
  readonly payments: readonly Payment[];
  /** Money taken back from payments that are not here. */
  readonly strays: readonly CashRow[];
  readonly cases: readonly CaseRecord[];
  readonly issues: readonly Issue[];
};

type Purse = { readonly payment: Payment; readonly record: CaseRecord | null; stock: number; cash: number };
/** `from` is the first day of the period. `until` is the last day whose payments are known; what was granted more than `paymentDays` before it is overdue. `skuOf` names goods that a payment knows by FNSKU only, `seals` are the closed months before. */
export type AllocationContext = {
  readonly from: Day;
  readonly until: Day;
  readonly paymentDays: number;
  readonly skuOf: (fnsku: string) => string;
  /** null where no closed month tells what it had booked. */
  readonly closedGrants: ClosedGrants | null;
  readonly seals: readonly Seal[];
};

export function allocateReimbursements(
  lines: readonly OpenLine[],
  facts: Facts,
  { from, until, paymentDays, skuOf, closedGrants, seals }: AllocationContext,
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
  const { issues: registerIssues, ...believed } = believeRegister(desk, {
    cases,
    payments,
    hasReport: facts.kinds.includes("reimbursements"),
    from,
    until,
    paymentDays,
    openInBooks: closedGrants === null ? null : openInBooks(closedGrants),
    reportFrom: reportedFrom({ payments, strays }, seals),
  });
  const answers = addUp(desk);
  for (const { line, key } of desk.lines)
    assert((answers.get(key)?.stockUnits ?? 0) + (answers.get(key)?.cashUnits ?? 0) <= line.openUnits, "no more units are answered than are missing", { key });
  const issues = [...netIssues, ...nameOpenAgain(desk, purses), ...nameBeyond(desk, purses), ...nameWithoutCase(desk, byCase), ...registerIssues];
  return { answers, shares: desk.shares, payments, strays, cases, ...believed, issues };
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
function pay({ shares }: Desk, purse: Purse, candidates: Queue<OpenUnits>): void {
  const { payment } = purse;
  const last = purse.record === null ? addDays(payment.day, DAYS_APART) : Infinity;
  for (const one of candidates(namesOfGoods(payment))) {
    if (purse.stock + purse.cash === 0 || (one.line.sent !== null && one.line.sent > last)) return;
    if (one.line.since !== null && one.line.since > last) continue;
    const stockUnits = Math.min(one.left, purse.stock);
    const cashUnits = Math.min(one.left - stockUnits, purse.cash);
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

const goodsOf = ({ sku, fnsku }: Payment): string => (sku === "" ? fnsku : sku);

/** Units of which the money was taken back, and which nothing else made good. */
function nameOpenAgain({ lines }: Desk, purses: readonly Purse[]): readonly Issue[] {
  const inShipment = (shipmentId: string, names: readonly string[]): readonly string[] => names.map((name) => `${keyOfLine(shipmentId, "")} ${name}`);
  const open = queueByName(
    lines.map(({ line, left }) => ({ line, left })),
    ({ line }) => [...namesOfGoods(line), ...inShipment(line.shipmentId, namesOfGoods(line))],
  );
  return purses.flatMap(({ payment, record }) => {
    if (payment.takenBackUnits === 0) return [];
    for (const one of open(record === null ? namesOfGoods(payment) : inShipment(record.shipmentId, namesOfGoods(payment)))) {
      const units = Math.min(payment.takenBackUnits, one.left);
      one.left -= units;
      return [raise("reimbursement-taken-back", payment.takenBackAt, { id: payment.id, units, line: `${one.line.shipmentId} ${one.line.sku}` })];
    }
    return [];
  });
}

/** More was paid than was ever missing, or for a shipment that is not here. */
function nameBeyond({ lines }: Desk, purses: readonly Purse[]): readonly Issue[] {
  const byGoods = new Map<string, OpenUnits[]>();
  for (const one of lines) {
    for (const name of namesOfGoods(one.line)) {
      const known = byGoods.get(name) ?? [];
      byGoods.set(name, known);
      known.push(one);
    }
  }
  const told = new Map<string, number | null>();
  /** Units that lines of the goods lack in all; null where there is no such line. */
  const missingOf = (payment: Payment, record: CaseRecord | null): number | null => {
    const key = JSON.stringify([record?.shipmentId ?? null, payment.sku, payment.fnsku]);
    const known = told.get(key);
    if (known !== undefined) return known;
    const names = namesOfGoods(payment);
    const about = [...new Set(names.flatMap((name) => byGoods.get(name) ?? []))].filter(
      ({ line }) => record === null || sameShipment(record.shipmentId, line.shipmentId),
    );
    const missing = about.length === 0 ? null : about.reduce((sum, { line }) => sum + line.openUnits, 0);
    told.set(key, missing);
    return missing;
  };
  return purses.flatMap(({ payment, record, stock, cash }) => {
    if (stock + cash === 0) return [];
    const goods = goodsOf(payment);
    const missing = missingOf(payment, record);
    if (missing !== null)
      return [
        raise("reimbursed-beyond-missing", payment.place, {
          id: payment.id,
          goods,
          units: stock + cash,
          paid: payment.stockUnits + payment.cashUnits,
          missing,
          shipment: record?.shipmentId ?? null,
        }),
      ];
    return record === null ? [raise("reimbursement-unmatched", payment.place, { id: payment.id, goods, units: stock + cash })] : [];
  });
}

function nameWithoutCase({ byKey, shares }: Desk, byCase: ReadonlyMap<string, readonly CaseRecord[]>): readonly Issue[] {
  const byPayment = new Map<Payment, string[]>();
  for (const { payment, record, key } of shares) {
    const line = byKey.get(key)?.line;
    if (payment === null || record !== null || line === undefined || byCase.has(payment.caseId)) continue;
    const shipments = byPayment.get(payment) ?? [];
    byPayment.set(payment, shipments);
    shipments.push(line.shipmentId);
  }
  return [...byPayment].map(([payment, shipments]) =>
    raise("reimbursement-without-case", payment.place, {
      id: payment.id,
      goods: goodsOf(payment),
      units: payment.stockUnits + payment.cashUnits,
      caseId: payment.caseId,
      shipments: shipments.join(", "),
    }),
  );
}
