/**
 * Rows of the Reimbursements report -> payments, each net of what was taken back from it. A row that takes back names the reimbursement it
 * belongs to, or there is but one that it can be of; the units of it are no longer paid for, whether they were found or are open again.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowOf } from "../../columns/table";
import type { ClaimType } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, textOfDecimal, type Decimal } from "../../domain/money";
import { aboutOf, isReversal, type ReimbursementReason } from "../../domain/reimbursement-reason";
import { grouped } from "../../domain/said-figures";
import { nameOfPlace, type Place } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { REIMBURSEMENTS } from "../../facts/reimbursements";
import type { CashRow } from "../closing/sealed-payments";
import { findOriginal } from "./find-original";

/** One per reimbursement, SKU and reason. */
export type Payment = {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly reason: string;
  readonly about: ReturnType<typeof aboutOf>;
  readonly sku: string;
  readonly fnsku: string;
  /** Amazon's own name of the goods: of a set that of all of it, by which no other good of it is known. */
  readonly label: string;
  /** That name, and the MSKU where the map has it as something else: what the goods may have been sent under. */
  readonly labels: readonly string[];
  readonly day: Day;
  /** Units paid for in money, less those taken back; never negative. */
  readonly cashUnits: number;
  /** Units given back as stock, less those taken back; never negative. */
  readonly stockUnits: number;
  readonly takenBackUnits: number;
  /** As it was approved. */
  readonly approvedUnits: number;
  /** The payment first, then what was taken back or added, as signed amounts. */
  readonly cash: readonly CashRow[];
  readonly place: Place | null;
  /** The last row that took something back. */
  readonly takenBackAt: Place | null;
  /** What took units back. */
  readonly reversals: readonly Reversal[];
};
/** `units` are no longer paid for; `cashUnits` and `stockUnits` is what the payment had more of without it, of stock below zero where that was given for the money. */
export type Reversal = {
  readonly id: string;
  readonly day: Day;
  readonly place: Place | null;
  readonly units: number;
  readonly cashUnits: number;
  readonly stockUnits: number;
};

type Row = RowOf<typeof REIMBURSEMENTS> & { readonly day: Day };
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

/** Units that a row takes, whatever it gives for them. */
function takenUnitsOf({ quantityCash, quantityInventory, quantityTotal }: Row): number {
  if (quantityCash === null && quantityInventory === null) return Math.abs(quantityTotal ?? 0);
  return Math.abs(quantityCash ?? 0) + Math.max(0, 0 - (quantityInventory ?? 0));
}

const skuOfRow = ({ msku, fnsku }: Row, skuOf: (fnsku: string) => string): string => (msku !== "" || skuOf(fnsku) === fnsku ? msku : skuOf(fnsku));

const isNegative = (row: Row): boolean =>
  (row.amountTotal?.coefficient ?? 0) < 0 || [row.quantityCash, row.quantityInventory, row.quantityTotal].some((units) => (units ?? 0) < 0);

const takesBack = (row: Row): boolean => isReversal(row.reason) || isNegative(row);

/** A later correction upward of the same reimbursement: more money for units that are paid for already. */
const addsTo = (row: Row): boolean => row.originalId !== "" && row.originalId !== row.reimbursementId && !takesBack(row);

const unitsOf = (row: Row): number => Math.abs(row.quantityTotal ?? (row.quantityCash ?? 0) + (row.quantityInventory ?? 0));

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

const labelOf = ({ fnsku, setFnsku }: Row): string => (fnsku === "" ? setFnsku : fnsku);

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

/** In an order that the order of the rows has no part in. The same row in two exports counts once; of each export the first such row is named. */
function oncePerRow(facts: Facts, rows: readonly Row[], issues: Issue[]): readonly Row[] {
  const firstOf = new Map<string, Row>();
  const again: { readonly row: Row; readonly first: Row }[] = [];
  for (const row of rows) {
    const key = contentOf(row);
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, row);
    else again.push({ row, first });
  }
  for (const ofTable of groupBy(again, ({ row }) => row.at.source).values()) {
    const { row, first } = ofTable.reduce((least, one) => (one.row.at.row < least.row.at.row ? one : least));
    // A set stands in as many rows of the facts as there are goods in it.
    const count = new Set(ofTable.map((one) => one.row.at.row)).size;
    issues.push(raise("reimbursement-twice", placeOfRow(facts, row), { id: row.reimbursementId, other: nameOfPlace(placeOfRow(facts, first)), rows: count }));
  }
  return [...firstOf].sort(([a, one], [b, other]) => one.day - other.day || compareText(a, b)).map(([, row]) => row);
}

function contentOf({ at: _, ...cells }: Row): string {
  return JSON.stringify(cells);
}

function moneyOf(row: Row): string {
  if (row.amountTotal === null) return "an amount that is not stated";
  return `${grouped(textOfDecimal({ ...row.amountTotal, coefficient: Math.abs(row.amountTotal.coefficient) }))}${row.currency === "" ? "" : ` ${row.currency}`}`;
}

/** By which a payment, a loss and a line know that they are about the same goods. */
export function namesOfGoods({ sku, fnsku }: { readonly sku: string; readonly fnsku: string | null }): readonly string[] {
  return [...(sku === "" ? [] : [`sku:${sku}`]), ...(fnsku === null || fnsku === "" ? [] : [`fnsku:${fnsku}`])];
}

/** What a payment for something inside a warehouse, or on its way home, was claimed as. */
export function claimTypeOf({ reason, about }: Pick<Payment, "reason" | "about">): ClaimType {
  if (about === "removal") return "removal-lost";
  return /damage/i.test(reason) ? "warehouse-damaged" : "warehouse-lost";
}

/** The kinds of cases that a payment without a case can be for, by its reason: those about no shipment. What the reason leaves open only a case ID tells. */
export function kindsAnsweredBy(payment: Pick<Payment, "reason" | "about">): readonly ClaimType[] {
  switch (payment.about) {
    case "warehouse":
      return [claimTypeOf(payment)];
    case "removal":
      return ["removal-lost", "removal-other"];
    case "customer":
      return payment.reason === ("CustomerServiceIssue" satisfies ReimbursementReason) ? [] : ["return-not-received"];
    case "other":
      return /fee/i.test(payment.reason) ? ["penalty"] : [];
    case "inbound":
      return [];
    default:
      return payment.about satisfies never;
  }
}
