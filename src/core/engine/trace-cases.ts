/**
 * The register of cases, followed: what each claims, what Amazon paid or gave back for it, what that leaves as gain or loss.
 * An open case whose units are all answered is closed by the answer; one about a shipment that nobody knows is named.
 */
import { isAboutMissingUnits, isOpenCase } from "../domain/claims";
import type { Day } from "../domain/day";
import { raise, type Issue } from "../domain/issue";
import { minor, minorOf, splitTotal, ZERO, type CurrencyCode, type Minor } from "../domain/money";
import { nameOfCase, type Allocation, type Share } from "./allocate-reimbursements";
import type { BookValue } from "./book-values";
import type { CaseLine } from "./findings";
import type { Payment } from "./net-reimbursements";
import { sameShipment, type CaseRecord } from "./read-cases";
import { keyOfLine } from "./shipment-book";
import type { CostTable } from "./unit-costs";

/** A line that a case may be about, with the units it lacks whatever was paid for them. */
export type CaseSubject = { readonly shipmentId: string; readonly sku: string; readonly fnsku: string | null; readonly missing: number; readonly claimUntil: Day | null };
type Context = {
  readonly allocation: Allocation;
  readonly lines: readonly CaseSubject[];
  /** Every shipment that any source names. */
  readonly isKnown: (shipmentId: string) => boolean;
  readonly bookValue: BookValue;
  readonly costs: Pick<CostTable, "convert">;
  readonly today: Day;
  /** Days before the end of a claim window from which an open case is called in. */
  readonly warningDays: number;
};
/** What of a payment is for a case. */
type Portion = { readonly record: CaseRecord; readonly payment: Payment | null; readonly stockUnits: number; readonly cashUnits: number };

export function traceCases(context: Context): { readonly cases: readonly CaseLine[]; readonly issues: readonly Issue[] } {
  const { records, portions } = portionOut(context);
  const issues: Issue[] = [];
  const cases = records.map((record) => followCase(context, record, portions, issues));
  return { cases, issues: [...issues, ...nameUnknownShipments(context), ...nameOverlaps(context, cases), ...nameEndingWindows(context, cases)] };
}

/** Every payment to the cases it is for: by its case ID, else by the line that it answers. */
function portionOut({ allocation: { cases: records, payments, shares, adopted }, lines }: Context): { readonly records: readonly CaseRecord[]; readonly portions: readonly Portion[] } {
  const lineOf = new Map(lines.map((line) => [keyOfLine(line.shipmentId, line.sku), line]));
  const recordOf = (share: Share): CaseRecord | null => {
    const line = lineOf.get(share.key);
    if (line === undefined || share.payment === null) return share.record;
    const about = records.filter((one) => sameShipment(one.shipmentId, line.shipmentId) && (one.sku === line.sku || one.sku === "") && isAboutMissingUnits(one.kind));
    const named = about.find(({ caseId }) => caseId !== "" && caseId === share.payment?.caseId);
    // A payment that names a case of its own is not another case's.
    return named ?? (records.some(({ caseId }) => caseId !== "" && caseId === share.payment?.caseId) ? null : [...about].sort((a, b) => (a.opened ?? Infinity) - (b.opened ?? Infinity))[0]) ?? null;
  };
  const portions = shares.flatMap((share): readonly Portion[] => {
    const record = recordOf(share);
    return record === null ? [] : [{ record, payment: share.payment, stockUnits: share.stockUnits, cashUnits: share.cashUnits }];
  });
  const rest = payments.flatMap((payment): readonly Portion[] => {
    const own = records.filter(({ caseId }) => caseId !== "" && caseId === payment.caseId);
    const record = own.find(({ sku }) => sku !== "" && sku === payment.sku) ?? own.find(({ sku }) => sku === "") ?? own[0] ?? adopted.get(payment);
    const shared = shares.filter((share) => share.payment === payment);
    const left = (field: "stockUnits" | "cashUnits"): number => shared.reduce((sum, share) => sum - share[field], payment[field]);
    const isDivided = shared.length > 0 && left("stockUnits") + left("cashUnits") === 0;
    return record === undefined || isDivided ? [] : [{ record, payment, stockUnits: left("stockUnits"), cashUnits: left("cashUnits") }];
  });
  return { records, portions: [...portions, ...rest] };
}

function followCase(context: Context, record: CaseRecord, portions: readonly Portion[], issues: Issue[]): CaseLine {
  const own = portions.filter((portion) => portion.record === record);
  const lines = linesOf(context, record);
  const missing = lines.reduce((sum, line) => sum + line.missing, 0);
  const byRegister = context.allocation.registered.has(record) && own.every(({ payment }) => payment === null);
  const unitsOf = (field: "stockUnits" | "cashUnits"): number => own.reduce((sum, portion) => sum + portion[field], 0);
  const answered = unitsOf("stockUnits") + unitsOf("cashUnits");
  const unitsClaimed = record.units ?? Math.max(missing, answered);
  const stated = byRegister && answered === 0 ? unitsClaimed : 0;
  const unitsRestocked = unitsOf("stockUnits") + (record.status === "restocked" ? stated : 0);
  const unitsPaid = unitsOf("cashUnits") + (record.status === "reimbursed" ? stated : 0);
  const status = followStatus(record, { answered, unitsPaid, wanted: record.shipmentId === "" || missing === 0 ? unitsClaimed : Math.min(unitsClaimed, missing) });
  const value = valueOver(context, record, lines);
  const { currency } = value(0);
  const cash = byRegister && record.status === "reimbursed" && record.amount !== null ? minorOf(record.amount, currency) : cashOf(context, own, portions, currency, issues);
  const settled = value(isOpenCase(status) ? unitsPaid : Math.max(0, unitsClaimed - unitsRestocked)).value;
  return {
    caseId: record.caseId, shipmentId: record.shipmentId, sku: record.sku, kind: record.kind, status, opened: record.opened, closed: record.closed, unitsClaimed, unitsRestocked, unitsPaid, cash,
    bookValue: value(unitsClaimed).value, gainOrLoss: cash === null || settled === null ? null : minor(cash - settled), expectedClaim: value(unitsClaimed).goods, currency,
    reimbursements: [...new Set(own.flatMap(({ payment }) => (payment === null ? [] : [payment.id])))], note: record.note, place: record.place,
  };
}

function linesOf({ lines }: Context, record: CaseRecord): readonly CaseSubject[] {
  return record.shipmentId === "" ? [] : lines.filter((line) => sameShipment(line.shipmentId, record.shipmentId) && (record.sku === "" || record.sku === line.sku));
}

/** What the register says stands, until an answer for every unit closes a case that it still calls open. */
function followStatus(record: CaseRecord, { answered, unitsPaid, wanted }: { readonly answered: number; readonly unitsPaid: number; readonly wanted: number }): string {
  const isUndecided = isOpenCase(record.status) || record.status === "closed";
  if (!isUndecided || answered === 0 || answered < wanted) return record.status;
  return unitsPaid > 0 ? "reimbursed" : "restocked";
}

/** Money of the payments in the case's currency, each at the rate of its day; a payment for several cases is shared by units. */
function cashOf({ costs }: Context, own: readonly Portion[], portions: readonly Portion[], currency: CurrencyCode, issues: Issue[]): Minor | null {
  let total: number | null = 0;
  for (const portion of own) {
    const { payment } = portion;
    if (payment === null) continue;
    const all = portions.filter((one) => one.payment === payment);
    for (const row of payment.cash) {
      const from = row.currency ?? currency;
      const amount = costs.convert(row.amount, { from, to: currency }, row.day);
      if (amount === null) issues.push(raise("exchange-rate-missing", row.place, { from, to: currency, day: row.day }));
      const shares: readonly Minor[] = amount === null ? [] : splitTotal(amount, all.map(({ cashUnits }) => cashUnits));
      total = amount === null || total === null ? null : total + (shares[all.indexOf(portion)] ?? ZERO);
    }
  }
  return total === null ? null : minor(total);
}

/** Units of a case are those its lines lack, in turn; more than those are valued like the last. */
function valueOver({ bookValue }: Context, record: CaseRecord, lines: readonly CaseSubject[]): (units: number) => ReturnType<BookValue> {
  const skus = lines.length === 0 ? [{ sku: record.sku, missing: 0 }] : lines;
  return (units) => {
    let left = units;
    return skus.map(({ sku, missing }, index) => {
      const count = index === skus.length - 1 ? left : Math.min(left, missing);
      left -= count;
      return bookValue(sku, count);
    }).reduce((a, b) => ({ value: a.value === null || b.value === null ? null : minor(a.value + b.value), goods: a.goods === null || b.goods === null ? null : minor(a.goods + b.goods), currency: a.currency }));
  };
}

function nameUnknownShipments({ allocation: { cases }, isKnown }: Context): readonly Issue[] {
  return cases.filter(({ shipmentId }) => shipmentId !== "" && !isKnown(shipmentId)).map((record) => raise("case-shipment-unknown", record.place, { caseId: record.caseId, shipmentId: record.shipmentId }));
}

/** Two open cases that together claim more of a line than it lacks. */
function nameOverlaps(context: Context, cases: readonly CaseLine[]): readonly Issue[] {
  return context.lines.flatMap((line) => {
    const open = cases.filter((one) => isOpenCase(one.status) && isAboutMissingUnits(one.kind) && sameShipment(one.shipmentId, line.shipmentId) && (one.sku === "" || one.sku === line.sku));
    const claimed = open.reduce((sum, { unitsClaimed }) => sum + unitsClaimed, 0);
    const [, second] = open;
    if (second === undefined || line.missing === 0 || claimed <= line.missing || open.some(({ sku }) => sku === "") && claimed <= missingOf(context, line.shipmentId)) return [];
    return [raise("cases-overlap", second.place, { line: nameOfCase(line), cases: open.map(({ caseId }) => (caseId === "" ? "a draft" : caseId)), claimed, missing: line.missing })];
  });
}

const missingOf = ({ lines }: Context, shipmentId: string): number => lines.reduce((sum, line) => (sameShipment(line.shipmentId, shipmentId) ? sum + line.missing : sum), 0);

function nameEndingWindows(context: Context, cases: readonly CaseLine[]): readonly Issue[] {
  const { lines, today, warningDays } = context;
  return cases.flatMap((one) => {
    if (!isOpenCase(one.status) || one.shipmentId === "") return [];
    const until = lines.reduce<Day | null>((first, line) => (!sameShipment(line.shipmentId, one.shipmentId) || (one.sku !== "" && one.sku !== line.sku) || line.claimUntil === null || (first !== null && first <= line.claimUntil) ? first : line.claimUntil), null);
    if (until === null || until < today || until - today > warningDays) return [];
    return [raise("claim-window-ends", one.place, { caseId: one.caseId, line: nameOfCase(one), until, days: until - today, sent: one.status !== "draft" })];
  });
}
