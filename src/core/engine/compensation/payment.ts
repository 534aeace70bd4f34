/** What Amazon paid at once for goods of one SKU and for one reason, and what it was paid for: by that cases, losses and lines find it. */
import { isAnsweredByMoney, type ClaimType } from "../../domain/claims";
import { addDays, DAYS_APART, isoOf, type Day } from "../../domain/day";
import type { CurrencyCode, Decimal, Minor } from "../../domain/money";
import type { aboutOf, ReimbursementReason } from "../../domain/reimbursement-reason";
import type { Place } from "../../domain/source";
import type { CashRow } from "../closing/sealed-payments";
import type { CaseName } from "./read-cases";

/** One per reimbursement, SKU and reason. */
export type Payment = {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly reason: string;
  /** By its reason; "money" where the cases that it names are about nothing else. */
  readonly about: ReturnType<typeof aboutOf> | "money";
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
/** What money of another day and currency is in a currency; null without a rate. */
export type Convert = (amount: Decimal, row: CashRow, to: CurrencyCode) => Minor | null;

/** `units` are no longer paid for; `cashUnits` and `stockUnits` is what the payment had more of without it, of stock below zero where that was given for the money. */
export type Reversal = {
  readonly id: string;
  readonly day: Day;
  readonly place: Place | null;
  readonly units: number;
  readonly cashUnits: number;
  readonly stockUnits: number;
};

/**
 * With the cases of the register that bear its number: it is money, and takes no goods' units, where money answers all of those that are about its goods, or the
 * one about what its reason says. What was paid for other goods than a case about money names is for those goods.
 */
export function asNamed(payment: Payment, named: readonly Pick<CaseName, "kind" | "sku">[]): Payment {
  const about = named.filter((one) => isAboutGoodsOf(payment, one));
  const isForFee = named.some(({ kind }) => isAnsweredByMoney(kind) && kindsAnsweredBy(payment).some((one) => one === kind));
  const isForGoods = about.some(({ kind }) => !isAnsweredByMoney(kind));
  return isForFee || (about.length > 0 && !isForGoods) ? { ...payment, about: "money" } : payment;
}

/** Of a reason that says nothing of goods, or of goods that nobody knows, the number alone tells what was paid: money goes with a case about any. */
export function isAboutGoodsOf({ sku, about }: Pick<Payment, "sku" | "about">, named: Pick<CaseName, "kind" | "sku">): boolean {
  if (["", sku].includes(named.sku)) return true;
  return isAnsweredByMoney(named.kind) && (sku === "" || about === "other" || about === "money");
}

/** By which a payment, a loss and a line know that they are about the same goods. */
export function namesOfGoods({ sku, fnsku }: { readonly sku: string; readonly fnsku: string | null }): readonly string[] {
  return [...(sku === "" ? [] : [`sku:${sku}`]), ...(fnsku === null || fnsku === "" ? [] : [`fnsku:${fnsku}`])];
}

/** Its row names none. */
export function isOfNoGoods({ sku, fnsku, label }: Pick<Payment, "sku" | "fnsku" | "label">): boolean {
  return sku === "" && fnsku === "" && label === "";
}

/** What tells one payment from another of the same goods; some reports give none an ID. */
export function nameOfPaid({ id, day }: Pick<Payment, "id" | "day">): string {
  return id.trim() || isoOf(day);
}

/** What a payment for something inside a warehouse, or on its way home, was claimed as. */
export function claimTypeOf({ reason, about }: Pick<Payment, "reason" | "about">): ClaimType {
  if (about === "removal") return "removal-lost";
  return /damage/i.test(reason) ? "warehouse-damaged" : "warehouse-lost";
}

/** Nobody pays for what is still to come; the days of two places may differ by one. */
export function lastDayPaidBy({ day }: Pick<Payment, "day">): Day {
  return addDays(day, DAYS_APART);
}

/** Paid for something that was lost or damaged inside a warehouse. */
export function isForLossInside({ about }: Pick<Payment, "about">): boolean {
  return about === "warehouse";
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
    case "money":
      return [];
    default:
      return payment.about satisfies never;
  }
}
