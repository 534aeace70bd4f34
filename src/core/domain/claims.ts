/** What a seller can ask Amazon, or whoever carried the goods, to make good, how a case about it stands, and from when its claim window is counted. */

/** What is at stake, and whether its book value leaves the stock, and something is asked for it. */
export const STAKES = {
  /** Goods that are lost. */
  gone: { leavesStock: true, isClaimed: true },
  /** Goods that are there, and are to be sold. */
  there: { leavesStock: false, isClaimed: false },
  /** Money alone, of which nothing is gone, whatever units it is about: the claim is the money that was charged or is due, and money answers it. */
  money: { leavesStock: false, isClaimed: true },
} as const satisfies Record<string, { readonly leavesStock: boolean; readonly isClaimed: boolean }>;
export type Stake = keyof typeof STAKES;
type ClaimRule = { readonly stake: Stake; readonly meaning: string };

/** A kind of claim or of case. The windows in which each can be claimed are the user's data, since Amazon changes them. */
export const CLAIM_TYPES = {
  "inbound-missing": { stake: "gone", meaning: "units of a shipment that Amazon has not received" },
  "carrier-loss": { stake: "gone", meaning: "units of a shipment that the carrier lost" },
  "warehouse-lost": { stake: "gone", meaning: "units lost inside a fulfilment centre" },
  "warehouse-damaged": { stake: "gone", meaning: "units damaged inside a fulfilment centre" },
  "return-not-received": { stake: "gone", meaning: "a customer got a refund or another unit, and the first did not come back" },
  "removal-lost": { stake: "gone", meaning: "units of a removal that were lost on their way to the seller" },
  "removal-other": { stake: "gone", meaning: "units of a removal that came damaged, or were the wrong ones" },
  valuation: { stake: "money", meaning: "a reimbursement that was too low" },
  "not-on-sale": { stake: "there", meaning: "units that were received and are not on sale" },
  penalty: { stake: "money", meaning: "a penalty or a fee" },
  "missing-payment": { stake: "money", meaning: "a payment that did not come" },
  "unpaid-compensation": { stake: "money", meaning: "a compensation that was granted and not paid" },
} as const satisfies Record<string, ClaimRule>;
export type ClaimType = keyof typeof CLAIM_TYPES;

/**
 * A kind in words of the seller's own, or none, is taken for the usual one: goods are gone. So they are where a compensation is asked for that is due for units
 * which lines of a shipment lack; elsewhere those are with the case that was granted.
 */
export function stakeOf(kind: string, { isOfLines = false }: { readonly isOfLines?: boolean } = {}): Stake {
  if (isOfLines && isOfMoney(kind) && debtorOf(kind) !== null) return "gone";
  return isClaimType(kind) ? CLAIM_TYPES[kind].stake : "gone";
}

/** Whether the sum that a case states is its claim, rather than what its goods cost. */
export function isOfMoney(kind: string): boolean {
  return isClaimType(kind) && CLAIM_TYPES[kind].stake === "money";
}

export function meaningOfKind(kind: string): string {
  return isClaimType(kind) ? CLAIM_TYPES[kind].meaning : kind;
}

function isClaimType(kind: string): kind is ClaimType {
  return Object.hasOwn(CLAIM_TYPES, kind);
}

/** Kinds that are about units of a shipment which never came: what is paid for them answers what the shipment lacks. */
const ABOUT_MISSING_UNITS: ReadonlySet<string> = new Set<ClaimType>(["inbound-missing", "unpaid-compensation"]);

/** A kind in words of the seller's own, or none, is taken for the usual one: units are missing. */
export function isAboutMissingUnits(kind: string): boolean {
  return ABOUT_MISSING_UNITS.has(kind) || !isClaimType(kind);
}

/** Kinds of which an order is the reference. An order is one thing to ask about; of a shipment there may be more to come. */
const ABOUT_ORDERS: ReadonlySet<string> = new Set<ClaimType>(["removal-lost", "removal-other", "return-not-received", "missing-payment"]);

export function isAboutOrder(kind: string): boolean {
  return ABOUT_ORDERS.has(kind);
}

/** Who is asked for units that a shipment lacks. */
export type Debtor = "amazon" | "carrier";
export const OTHER_DEBTOR: Readonly<Record<Debtor, Debtor>> = { amazon: "carrier", carrier: "amazon" };
/** As messages in English name them. */
export const NAMES_OF_DEBTORS: Readonly<Record<Debtor, string>> = { amazon: "Amazon", carrier: "the carrier" };

/** Whom a case about a shipment asks for missing units, so that neither ever answers the other's; null for every other kind. */
export function debtorOf(kind: string): Debtor | null {
  return kind === ("carrier-loss" satisfies ClaimType) ? "carrier" : isAboutMissingUnits(kind) ? "amazon" : null;
}

/** What units that a shipment lacks are claimed as. */
export const KIND_OF_DEBTOR = { amazon: "inbound-missing", carrier: "carrier-loss" } as const satisfies Readonly<Record<Debtor, ClaimType>>;

/** Whether money answers it, whatever units it was paid for. What the compensation of a shipment's units is answered by, the shipment counts. */
export function isAnsweredByMoney(kind: string): boolean {
  return isOfMoney(kind) && debtorOf(kind) === null;
}

/** What Amazon refunds as a fee or pays in a settlement, and what a carrier pays, stands in no report of reimbursements. */
const PAID_ELSEWHERE: ReadonlySet<string> = new Set<ClaimType>(["penalty", "missing-payment", "carrier-loss"]);

export function isPaidAsReimbursement(kind: string): boolean {
  return !PAID_ELSEWHERE.has(kind);
}

/** Kinds that speak of a payment which came before. */
const AFTER_PAYMENT: ReadonlySet<string> = new Set<ClaimType>(["valuation"]);

export function isAfterPayment(kind: string): boolean {
  return AFTER_PAYMENT.has(kind);
}

type CaseRule = { readonly open: boolean; readonly meaning: string };

export const CASE_STATUSES = {
  draft: { open: true, meaning: "written, not sent" },
  open: { open: true, meaning: "asked, and not answered yet" },
  granted: { open: false, meaning: "granted in cash, and not paid yet" },
  reimbursed: { open: false, meaning: "paid in cash" },
  restocked: { open: false, meaning: "paid in units" },
  denied: { open: false, meaning: "refused" },
  "written-off": { open: false, meaning: "given up by the seller" },
  closed: { open: false, meaning: "closed, without a word on the outcome" },
} as const satisfies Record<string, CaseRule>;
export type CaseStatus = keyof typeof CASE_STATUSES;

/** A status in words of the seller's own does not say how the case ended: it is still open, also where it has a day on which it was closed. */
export function statusOfCase(status: string): CaseStatus {
  return (Object.keys(CASE_STATUSES) as CaseStatus[]).find((one) => one === status) ?? "open";
}

/** As sheets say it: "written off". Words of the seller's own stay as they are. */
export function sayStatus(status: string): string {
  return Object.hasOwn(CASE_STATUSES, status) ? status.replaceAll("-", " ") : status;
}

export function isOpenCase(status: string): boolean {
  return CASE_STATUSES[statusOfCase(status)].open;
}

/** Whether a case was decided in money, which has come or is to come. */
export function isInCash(status: string): boolean {
  return status === ("reimbursed" satisfies CaseStatus) || isPromised(status);
}

/** Whether the register itself says that the money has not come. */
export function isPromised(status: string): boolean {
  return status === ("granted" satisfies CaseStatus);
}

/** Whether Amazon was asked: a draft waits as well, but for the seller. */
export function isAskedCase(status: string): boolean {
  return isOpenCase(status) && status !== "draft";
}

export const CLOCK_STARTS = {
  delivered: "delivery, by the carrier's proof or by Amazon's page",
  shipped: "the day on which the shipment or the removal was sent",
  created: "the day on which the shipment or the removal was created",
  reported: "the day on which the ledger reports the loss or the damage",
  refunded: "refund to the customer",
  reimbursed: "the reimbursement in dispute",
  closed: "the day on which Amazon closed the shipment",
} as const satisfies Record<string, string>;
export type ClockStart = keyof typeof CLOCK_STARTS;

/** What to do where nobody knows the day from which a window counts. */
export const CLOCK_SOURCES = {
  delivered: "Fill in Delivered Date in Shipments",
  shipped: "Fill in Ship Date in Shipments, or bring the report that has it",
  created: "Bring the shipping queue or the report of removal orders, which have it",
  reported: "Bring the ledger of that day",
  refunded: "Bring the settlement that has the refund",
  reimbursed: "Bring the Reimbursements report of that day",
  closed: "Fill in Closed Date in Shipments",
} as const satisfies Record<ClockStart, string>;
