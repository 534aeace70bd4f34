/**
 * What Amazon paid -> the cases that it is for, units and money: a payment for several of them is shared by the units that each has of it,
 * and what is for none is no case's.
 */
import { groupBy } from "../../columns/group-by";
import { debtorOf, isAboutMissingUnits } from "../../domain/claims";
import { raise, type Issue } from "../../domain/issue";
import { minor, splitTotal, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { Payment } from "../compensation/net-reimbursements";
import { byCaseThenSku, sameShipment, type CaseRecord } from "../compensation/read-cases";
import type { Share } from "../compensation/reimbursement-desk";
import type { CostTable } from "../movements/unit-costs";
import type { BookValues } from "../valuation/book-values";
import { shareCashOfSets } from "./set-cash";

type Line = { readonly shipmentId: string; readonly sku: string };
type Context = {
  readonly allocation: Pick<Allocation, "cases" | "payments" | "shares" | "adopted">;
  readonly lines: readonly Line[];
};
type Prices = { readonly bookValues: BookValues; readonly costs: Pick<CostTable, "convert"> };
/** null, with an issue, where the money of one of its payments has no rate. */
export type CashOfPortion = (portion: Portion, currency: CurrencyCode, issues: Issue[]) => Minor | null;
/** What of a payment, or of the register's word, is for a case. */
export type Portion = {
  /** null where it is for none: what of its money that is no case has. */
  readonly record: CaseRecord | null;
  readonly payment: Payment | null;
  /** `keyOfLine` of the line that it answers, if any. */
  readonly key: string | null;
  readonly stockUnits: number;
  readonly cashUnits: number;
};

/** Every payment to the cases it is for: by its case ID, else by the line that it answers, else by the units that a decided case has of it. */
export function portionPayments({ allocation: { cases, payments, shares, adopted }, lines }: Context): readonly Portion[] {
  // What Amazon pays is for no case with a carrier, whatever its number.
  const records = cases.filter(({ kind }) => debtorOf(kind) !== "carrier");
  const lineOf = new Map(lines.map((line) => [keyOfLine(line.shipmentId, line.sku), line]));
  const byCase = groupBy(
    records.filter(({ caseId }) => caseId !== ""),
    ({ caseId }) => caseId,
  );
  const aboutLine = groupBy(
    records.filter(({ kind }) => isAboutMissingUnits(kind)),
    ({ shipmentId, sku }) => keyOfLine(shipmentId, sku),
  );
  const firstAsked = new Map<string, CaseRecord | null>();
  const recordOf = (share: Share): CaseRecord | null => {
    const line = lineOf.get(share.key);
    if (line === undefined || share.payment === null) return share.record;
    // A payment that names a case of its own is not another case's.
    const named = byCase.get(share.payment.caseId);
    const isAbout = (one: CaseRecord): boolean =>
      isAboutMissingUnits(one.kind) && sameShipment(one.shipmentId, line.shipmentId) && (one.sku === line.sku || one.sku === "");
    if (named !== undefined) return named.find(isAbout) ?? null;
    const known = firstAsked.get(share.key);
    if (known !== undefined) return known;
    const about = [keyOfLine(line.shipmentId, line.sku), keyOfLine(line.shipmentId, "")].flatMap((key) => aboutLine.get(key) ?? []);
    const first = [...about].sort((a, b) => (a.opened ?? Infinity) - (b.opened ?? Infinity) || byCaseThenSku(a, b))[0] ?? null;
    firstAsked.set(share.key, first);
    return first;
  };
  const portions = shares.map((share): Portion => ({
    record: recordOf(share),
    payment: share.payment,
    key: share.key,
    stockUnits: share.stockUnits,
    cashUnits: share.cashUnits,
  }));
  const sharesOf = groupBy(shares, ({ payment }) => payment);
  const rest = payments.flatMap((payment): readonly Portion[] => {
    const own = byCase.get(payment.caseId) ?? [];
    const others = adopted.get(payment) ?? [];
    const ofOwn = own.find(({ sku }) => sku !== "" && sku === payment.sku) ?? own.find(({ sku }) => sku === "") ?? own[0] ?? null;
    const shared = sharesOf.get(payment) ?? [];
    const left = {
      stockUnits: shared.reduce((sum, share) => sum - share.stockUnits, payment.stockUnits),
      cashUnits: shared.reduce((sum, share) => sum - share.cashUnits, payment.cashUnits),
    };
    const taken = others.map(({ record, units }): Portion => {
      const stockUnits = Math.min(left.stockUnits, units);
      const cashUnits = Math.min(left.cashUnits, units - stockUnits);
      left.stockUnits -= stockUnits;
      left.cashUnits -= cashUnits;
      return { record, payment, key: null, stockUnits, cashUnits };
    });
    const isDivided = shared.length + taken.length > 0 && left.stockUnits + left.cashUnits === 0;
    return isDivided ? taken : [...taken, { record: ofOwn, payment, key: null, ...left }];
  });
  return [...portions, ...rest];
}

/** Money of the payments in the case's currency, each at the rate of its day; a payment for several cases is shared by units. */
export function shareCash(payments: readonly Payment[], portions: readonly Portion[], { costs, bookValues }: Prices): CashOfPortion {
  const ofPayment = groupBy(portions, ({ payment }) => payment);
  const amountOf = shareCashOfSets(payments, bookValues);
  const shared = new Map<string, ReadonlyMap<Portion, Minor> | Issue>();
  const ids = new Map([...ofPayment.keys()].map((payment, index) => [payment, index]));
  const shareRow = (payment: Payment, at: number, currency: CurrencyCode): ReadonlyMap<Portion, Minor> | Issue => {
    const key = `${ids.get(payment)}|${at}|${currency}`;
    const known = shared.get(key);
    const row = payment.cash[at];
    if (known !== undefined || row === undefined) return known ?? new Map();
    const from = row.currency ?? currency;
    const amount = costs.convert(amountOf(row), { from, to: currency }, row.day);
    const all = ofPayment.get(payment) ?? [];
    const shares =
      amount === null
        ? []
        : splitTotal(
            amount,
            all.map(({ cashUnits }) => cashUnits),
          );
    const result =
      amount === null
        ? raise("exchange-rate-missing", row.place, { from, to: currency, day: row.day })
        : new Map(all.map((portion, index) => [portion, shares[index] ?? ZERO]));
    shared.set(key, result);
    return result;
  };
  return (portion, currency, issues) => {
    let total: number | null = 0;
    for (const at of portion.payment?.cash.keys() ?? []) {
      const result = portion.payment === null ? new Map<Portion, Minor>() : shareRow(portion.payment, at, currency);
      if ("code" in result) issues.push(result);
      total = "code" in result || total === null ? null : total + (result.get(portion) ?? ZERO);
    }
    return total === null ? null : minor(total);
  };
}
