/**
 * Payments for missing units -> the shipment lines that they answer, in turn: those of the case that a payment names, then the oldest of such goods, those whose
 * case was refused last. What a payment has beyond the claim of its case is for others about such goods.
 */
import { isAboutMissingUnits, isAskedCase } from "../../domain/claims";
import { oldestFirst } from "../../domain/shipment-line";
import type { ClosedLosses } from "../closing/closed-losses";
import { payAbsentLines } from "./pay-absent-lines";
import { NEARNESS } from "./paid-in";
import { groupSets, isInTime, payablesOf, payLine, payLines, paySet, type Payables } from "./pay-lines";
import { FITS } from "./payable-lines";
import { kindsAnsweredBy, type Payment } from "./payment";
import type { CaseRecord } from "./read-cases";
import { linesOfRecord, type Desk, type OpenUnits, type Purse } from "./reimbursement-desk";

/** Cases with Amazon by their number. */
type CasesByNumber = ReadonlyMap<string, readonly CaseRecord[]>;

/** `isOwed` tells of a case whether Amazon said that it pays, and has not. */
type Known = { readonly byCase: CasesByNumber; readonly closed: Pick<ClosedLosses, "all">; readonly isOwed: (record: CaseRecord) => boolean };

/** What each payment for missing units has left when the lines are served. */
export function serveLines(desk: Desk, payments: readonly Payment[], { byCase, closed, isOwed }: Known): readonly Purse[] {
  const purses = payments.flatMap((payment) => openPurse(payment, byCase.get(payment.caseId) ?? []));
  payAbsentLines(desk, purses, closed);
  const [named, unnamed] = [purses.filter(({ record }) => record !== null), purses.filter(({ record }) => record === null)];
  payNamed(desk, named, byCase);
  payUnnamed(desk, unnamed);
  payOthers(desk, purses, { byCase, isOwed });
  return purses;
}

/** What names a case is for what that is about, whatever Amazon calls it; a case may be about a warehouse as well, or about money alone. */
function openPurse(payment: Payment, own: readonly CaseRecord[]): readonly Purse[] {
  if (payment.about === "money") return [];
  const isForEvent = own.some(({ kind }) => kindsAnsweredBy(payment).some((one) => one === kind));
  const record = isForEvent ? null : (own.find((one) => one.shipmentId !== "" && isAboutMissingUnits(one.kind)) ?? null);
  return payment.about === "inbound" || record !== null ? [{ payment, record, stock: payment.stockUnits, cash: payment.cashUnits }] : [];
}

function payNamed(desk: Desk, purses: readonly Purse[], byCase: CasesByNumber): void {
  const ofCase = payablesOfCases(desk, byCase);
  for (const goods of groupSets(desk, purses)) paySet(desk, goods, ofCase(goods[0]?.payment.caseId ?? ""), "anywhere");
  for (const fit of FITS) for (const purse of purses) payLines(desk, purse, ofCase(purse.payment.caseId), { fit, nearness: "anywhere" });
}

function payUnnamed(desk: Desk, purses: readonly Purse[]): void {
  const inTurn = [false, true].map((isRefused) =>
    payablesOf(
      desk,
      desk.lines.filter(({ line }) => line.isRefused === isRefused),
    ),
  );
  for (const nearness of NEARNESS) for (const payables of inTurn) for (const goods of groupSets(desk, purses)) paySet(desk, goods, payables, nearness);
  for (const fit of FITS)
    for (const nearness of NEARNESS) for (const payables of inTurn) for (const purse of purses) payLines(desk, purse, payables, { fit, nearness });
}

function payablesOfCases(desk: Desk, byCase: CasesByNumber): (caseId: string) => Payables {
  const known = new Map<string, Payables>();
  return (caseId) => {
    const before = known.get(caseId);
    if (before !== undefined) return before;
    const lines = [...new Set((byCase.get(caseId) ?? []).flatMap((record) => linesOfRecord(desk, record)))].sort((a, b) => oldestFirst(a.line, b.line));
    const payables = payablesOf(desk, lines);
    known.set(caseId, payables);
    return payables;
  };
}

/** What names a case and is more than that claims is for other shipments of the goods about which Amazon was asked as well, or said that it pays, as far as their cases claim. */
function payOthers(desk: Desk, purses: readonly Purse[], { byCase, isOwed }: Omit<Known, "closed">): void {
  if (!purses.some(({ record, stock, cash }) => record !== null && stock + cash > 0)) return;
  const waiting = [...byCase.values()].flat().filter((record) => isAboutMissingUnits(record.kind) && (isAskedCase(record.status) || isOwed(record)));
  const roomOf = new Map<OpenUnits, number>();
  for (const record of waiting) for (const one of linesOfRecord(desk, record)) roomOf.set(one, (roomOf.get(one) ?? 0) + (record.units ?? Infinity));
  const { queue } = payablesOf(
    desk,
    desk.lines.filter((one) => roomOf.has(one)),
  );
  const claimed = new Map<string, number>();
  for (const purse of purses) {
    const { payment, record } = purse;
    // By its reason, what is paid for a loss inside a warehouse is for no other shipment.
    if (record === null || (payment.about !== "inbound" && payment.about !== "other")) continue;
    const claims = claimed.get(payment.caseId) ?? unitsClaimed(desk, byCase.get(payment.caseId) ?? []);
    const paid = payment.stockUnits + payment.cashUnits;
    claimed.set(payment.caseId, Math.max(0, claims - paid));
    let beyond = Math.min(purse.stock + purse.cash, Math.max(0, paid - claims));
    const names = FITS.flatMap((fit) => desk.payable.sought(payment, fit, false));
    for (const one of beyond > 0 ? queue(names) : []) {
      if (beyond <= 0) break;
      const most = Math.min(beyond, roomOf.get(one) ?? 0);
      if (most <= 0 || !isInTime(payment, one)) continue;
      const units = payLine(desk, purse, one, most);
      beyond -= units;
      roomOf.set(one, (roomOf.get(one) ?? 0) - units);
    }
  }
}

function unitsClaimed(desk: Desk, records: readonly CaseRecord[]): number {
  return records.reduce((sum, record) => sum + (record.units ?? linesOfRecord(desk, record).reduce((lack, { line }) => lack + line.openUnits, 0)), 0);
}
