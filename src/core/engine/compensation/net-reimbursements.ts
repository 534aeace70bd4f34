/**
 * Rows of the Reimbursements report -> payments, each net of what was taken back from it. A row that takes back names the reimbursement it
 * belongs to, or there is but one that it can be of; the units of it are no longer paid for, whether they were found or are open again.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, textOfDecimal, type Decimal } from "../../domain/money";
import { aboutOf } from "../../domain/reimbursement-reason";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { CashRow } from "../closing/sealed-payments";
import { findOriginal } from "./find-original";
import { namesOfGoods, type Payment } from "./payment";
import { addsTo, labelOf, moneyOf, oncePerRow, skuOfRow, takenUnitsOf, takesBack, unitsOf, type ReimbursementRow } from "./reimbursement-rows";

type Row = ReimbursementRow;
type Running = { -readonly [Name in keyof Payment]: Payment[Name] extends readonly (infer One)[] ? One[] : Payment[Name] };

/** `skuOf` names the goods of a row that knows them by FNSKU only; the FNSKU again where nobody knows its SKU. */
export function netReimbursements(
  facts: Facts,
  { until, skuOf }: { readonly until: Day; readonly skuOf: (fnsku: string) => string },
): { readonly payments: readonly Payment[]; readonly strays: readonly CashRow[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  // What was taken back from a payment that is not here: money all the same.
  const strays: CashRow[] = [];
  const rows = oncePerRow(
    facts,
    rowsOf(facts.reimbursements).filter((row): row is Row => row.day !== null && row.day <= until),
    issues,
  );
  const running = rows.filter((row) => !takesBack(row) && !addsTo(row)).map((row) => openPayment(facts, row, skuOf));
  const byId = new Map<string, Running[]>();
  for (const one of running) {
    const named = byId.get(one.id) ?? [];
    byId.set(one.id, named);
    named.push(one);
  }
  const nameless: Row[] = [];
  const stray = (row: Row, candidates: readonly Payment[]): void => {
    issues.push(
      raise("reversal-without-original", placeOfRow(facts, row), {
        id: row.reimbursementId,
        original: row.originalId,
        goods: row.msku === "" ? row.fnsku : row.msku,
        units: unitsOf(row),
        amount: moneyOf(row),
        reason: row.reason,
        candidates: candidates.map(({ id, day, reason }) => ({ id, day, reason })),
      }),
    );
    strays.push(...takenBackCash(facts, row));
  };
  for (const row of rows) {
    if (!takesBack(row) && !addsTo(row)) continue;
    const original = byId.get(row.originalId)?.find(({ sku, fnsku }) => (row.msku !== "" && sku === row.msku) || (row.fnsku !== "" && fnsku === row.fnsku));
    if (original !== undefined) settle(facts, original, row);
    else if (row.originalId === "") nameless.push(row);
    else stray(row, []);
  }
  settleNameless(facts, { rows: nameless, running, skuOf, stray });
  return { payments: running, strays, issues };
}

type Nameless = {
  readonly rows: readonly Row[];
  readonly running: readonly Running[];
  readonly skuOf: (fnsku: string) => string;
  readonly stray: (row: Row, candidates: readonly Payment[]) => void;
};

/** Rows that take back and name no original, after those that name one; what one of them is sure of leaves fewer to choose from for the others. */
function settleNameless(facts: Facts, { rows, running, skuOf, stray }: Nameless): void {
  if (rows.length === 0) return;
  const ofGoods = groupBy(
    running.flatMap((payment) => namesOfGoods(payment).map((name) => ({ name, payment }))),
    ({ name }) => name,
  );
  const find = (row: Row): ReturnType<typeof findOriginal<Running>> =>
    findOriginal(takenBackBy(row), [
      ...new Set(namesOfGoods({ sku: skuOfRow(row, skuOf), fnsku: row.fnsku }).flatMap((name) => (ofGoods.get(name) ?? []).map(({ payment }) => payment))),
    ]);
  let open = rows;
  for (;;) {
    const left = open.filter((row) => {
      const { original } = find(row);
      if (original !== null) settle(facts, original, row);
      return original === null;
    });
    if (left.length === open.length) break;
    open = left;
  }
  for (const row of open) stray(row, find(row).candidates);
}

function takenBackBy(row: Row): Parameters<typeof findOriginal>[0] {
  const { day, reason, amountTotal } = row;
  const amount = amountTotal === null || amountTotal.coefficient === 0 ? null : { ...amountTotal, coefficient: Math.abs(amountTotal.coefficient) };
  return { caseId: row.caseId.trim(), reason, day, units: takenUnitsOf(row), amount };
}

function openPayment(facts: Facts, row: Row, skuOf: (fnsku: string) => string): Running {
  const stockUnits = Math.max(0, row.quantityInventory ?? 0);
  const cashUnits = Math.max(0, row.quantityCash ?? (row.quantityTotal ?? 0) - stockUnits);
  const place = placeOfRow(facts, row);
  return {
    id: row.reimbursementId,
    caseId: row.caseId.trim(),
    orderId: row.orderId,
    reason: row.reason,
    about: aboutOf(row.reason),
    sku: skuOfRow(row, skuOf),
    fnsku: row.fnsku,
    label: labelOf(row),
    labels: [labelOf(row), row.listing].filter((label) => label !== ""),
    day: row.day,
    cashUnits,
    stockUnits,
    takenBackUnits: 0,
    approvedUnits: cashUnits + stockUnits,
    cash: cashOf(facts, row),
    place,
    takenBackAt: null,
    reversals: [],
  };
}

function cashOf(facts: Facts, row: Row): CashRow[] {
  return row.amountTotal === null || row.amountTotal.coefficient === 0
    ? []
    : [
        {
          id: row.reimbursementId,
          goods: row.fnsku || row.setFnsku || row.msku,
          day: row.day,
          amount: row.amountTotal,
          currency: currencyOrNull(row.currency),
          place: placeOfRow(facts, row),
        },
      ];
}

/** Amounts of a reversal are negative in the file, whatever some exports make of the sign. */
function takenBackCash(facts: Facts, row: Row): CashRow[] {
  return cashOf(facts, row).map((one): CashRow => ({
    ...one,
    amount: { ...one.amount, coefficient: takesBack(row) ? 0 - Math.abs(one.amount.coefficient) : one.amount.coefficient },
  }));
}

/** A reversal may give units for the money it takes: those come back as stock. */
function settle(facts: Facts, payment: Running, row: Row): void {
  if (!takesBack(row)) {
    payment.cash.push(...cashOf(facts, row));
    return;
  }
  const whole = payment.cash[0]?.amount ?? null;
  const cash = takenBackCash(facts, row);
  const given = Math.max(0, row.quantityInventory ?? 0);
  const stated = row.quantityCash === null && row.quantityInventory === null ? row.quantityTotal : row.quantityCash;
  const fromStock = Math.min(payment.stockUnits, Math.max(0, 0 - (row.quantityInventory ?? 0)));
  const isWhole = whole !== null && cash[0] !== undefined && sameAmount(whole, cash[0].amount);
  const wanted = stated === null || stated === 0 ? (isWhole ? payment.cashUnits : 0) : Math.abs(stated);
  const fromCash = Math.min(payment.cashUnits, wanted);
  payment.cash.push(...cash);
  payment.cashUnits -= fromCash;
  payment.stockUnits += given - fromStock;
  const units = fromCash + fromStock - Math.min(given, fromCash);
  const place = placeOfRow(facts, row);
  payment.takenBackUnits += units;
  payment.takenBackAt = place;
  payment.reversals.push({ id: row.reimbursementId, day: row.day, place, units, cashUnits: fromCash, stockUnits: fromStock - given });
}

function sameAmount(a: Decimal, b: Decimal): boolean {
  const absolute = ({ coefficient, scale }: Decimal): string => textOfDecimal({ coefficient: Math.abs(coefficient), scale });
  return absolute(a) === absolute(b);
}
