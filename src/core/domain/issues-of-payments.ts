/** What can be wrong with what Amazon paid and took back. */
import { isoOf, type Day } from "./day";
import { counted, listed, type IssueRule } from "./issue-words";

export const ISSUES_OF_PAYMENTS = {
  "reversal-without-original": {
    severity: "warning",
    say: ({
      id,
      original,
      goods,
      units,
      amount,
      reason,
      candidates,
    }: {
      readonly id: string;
      readonly original: string;
      readonly goods: string;
      readonly units: number;
      readonly amount: string;
      readonly reason: string;
      readonly candidates: readonly Candidate[];
    }) =>
      `reimbursement ${id} takes back ${amount} for ${counted(units, "unit")} of ${goods}, ` +
      (original === ""
        ? `but names no original${whichOriginal(reason, candidates)}`
        : `but its original ${original} is not here. Bring the Reimbursements report of the month in which that was paid`) +
      "; until then no unit is taken for open again.",
  },
  "reimbursement-twice": {
    severity: "warning",
    say: ({ id, other, rows }: { readonly id: string; readonly other: string; readonly rows: number }) =>
      `reimbursement ${id} stands already in ${other}, with the same figures` +
      (rows === 1
        ? ". It was counted once; delete one of the two."
        : `; so ${rows === 2 ? "does" : "do"} ${counted(rows - 1, "more row")} of this table. Each was counted once; delete one of the two, or export days of which the other has none.`),
  },
  "paid-before-arrival": {
    severity: "warning",
    say: ({ id, goods, units, cash, paid, shipments, last }: PaidBeforeArrival) =>
      `reimbursement ${id} pays for ${counted(paid, "unit")} of ${goods}${units === paid ? ` that arrived after ${paid === 1 ? "it was" : "they were"} paid for` : `, and ${units} of them arrived after it was paid`}: ` +
      `${listed(shipments, 3)} received ${units === 1 ? "it on" : "them by"} ${isoOf(last)}. Amazon takes back what it paid for units that arrive: ${expectBack({ cash, stock: units - cash })}.`,
  },
  "paid-while-receiving": {
    severity: "info",
    say: ({ id, goods, units, paid, shipments }: PaidWhileReceiving) =>
      `reimbursement ${id} pays for ${counted(paid, "unit")} of ${goods}, and Amazon is still counting ${units === paid ? (paid === 1 ? "it" : "them") : `${units} of them`} (${listed(shipments, 3)}). ` +
      `It answers for what is missing when the counting ends. Wait for that: nothing is to be paid back yet, unless ${units === 1 ? "the unit arrives" : "the units arrive"} after all.`,
  },
  "reimbursed-beyond-missing": {
    severity: "warning",
    say: ({ id, goods, units, cash, paid, missing, shipment }: PaidBeyondMissing) =>
      `reimbursement ${id} pays for ${counted(paid, "unit")} of ${goods}, ${units} more than ${shipment ?? "the shipments here"} still ${shipment === null ? "lack" : "lacks"} (${missing} missing in all, and paid for). ` +
      `If ${units === 1 ? "it is" : "they are"} for a shipment that is not here, add it to Shipments. If not, ${units === 1 ? "it was" : "they were"} paid twice, and Amazon may take that back: ${expectBack({ cash, stock: units - cash })}.`,
  },
  "reimbursed-beyond-lost": {
    severity: "warning",
    say: ({ id, goods, units, kind, paid, lost }: PaidForLoss & { readonly paid: number; readonly lost: number }) =>
      `reimbursement ${id} pays for ${counted(paid, "unit")} of ${goods} ${kind} inside a fulfilment centre, and ${units} of them ${units === 1 ? "answers" : "answer"} nothing: by then the ledger has ${lost} ${kind} in all, and those were paid for or found. ` +
      `Bring the ledger of earlier months, in case more were ${kind} then. If not, ${units === 1 ? "it was" : "they were"} paid twice: keep the money aside, since Amazon may take it back.`,
  },
  "reimbursed-without-loss": {
    severity: "info",
    say: ({ id, goods, units, kind }: PaidForLoss) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${goods} ${kind} inside a fulfilment centre, and the ledger has none ${kind} by then. Bring the ledger of the months before. If it has none either, ${units === 1 ? "it was" : "they were"} paid for without a loss: keep the money aside, since Amazon may take it back.`,
  },
  "reimbursement-taken-back": {
    severity: "warning",
    say: ({ id, units, line }: { readonly id: string; readonly units: number; readonly line: string }) =>
      `the money of reimbursement ${id} was taken back, and ${counted(units, "unit")} of ${line} ${units === 1 ? "is" : "are"} open again: nothing here shows that ${units === 1 ? "it was" : "they were"} found. Ask Amazon where ${units === 1 ? "it is" : "they are"}, or claim ${units === 1 ? "it" : "them"} again.`,
  },
  "money-without-case": {
    severity: "warning",
    say: ({ ids, amounts, kind, cases }: MoneyWithoutCase) =>
      `${ids.length === 1 ? "reimbursement" : `${ids.length} reimbursements, beginning with`} ${ids[0] ?? "without an ID"}${amounts.length === 0 ? "" : ` (${amounts.join(" and ")})`}${ids.length === 1 ? " names" : ", name"} neither goods nor a case, and ${ids.length === 1 ? "fits" : "fit"} the claim of no case of kind ${kind}: ${listed(
        cases.map((caseId) => `case ${caseId}`),
        5,
      )} ${cases.length === 1 ? "stays" : "stay"} open. Ask Amazon what it was for; if it was for a case here, enter the case's ID under case-id in the row.`,
  },
  "first-payment-in-dispute": {
    severity: "warning",
    say: ({ id, goods, units, caseId, takenBack }: DisputedPayment) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${goods} and names case ${caseId}, which says that too little was paid; but ` +
      (takenBack.length === 0
        ? `no payment for ${goods} before it is known here`
        : `what was paid for ${goods} before it (${listed(takenBack, 3)}) was taken back`) +
      ". It is taken for more money for what was paid before, so that a loss of these units stays claimed as well. " +
      (takenBack.length === 0
        ? "Bring the Reimbursements report of the months before; if this is the first payment for them, correct the Kind of the case to what was lost."
        : "If it pays for them anew, correct the Kind of the case to what was lost."),
  },
  "payments-not-here": {
    severity: "warning",
    say: ({ count, from, cases }: { readonly count: number; readonly from: string; readonly cases: readonly string[] }) =>
      `${count === 1 ? "a reimbursement" : `${count} reimbursements`} that closed months had ${count === 1 ? "is" : "are"} not in the Reimbursements report, the first of ${from}. What ${listed(cases, 5)} ${cases.length === 1 ? "was" : "were"} paid by then is not known here: cash is too low, what was paid may be claimed again, and a later payment may be taken for it. Bring the report from ${from} on.`,
  },
  "payment-booked-late": {
    severity: "info",
    say: ({ count, ids, goods, amounts, closed, on }: LatePayments) =>
      `${count === 1 ? "reimbursement" : `${count} reimbursements, beginning with`} ${ids[0] ?? "without an ID"}${goods.length === 0 ? "" : ` for ${listed(goods, 5)}`}, ${amounts.join(" and ")}${count === 1 ? "" : " together"}, ${count === 1 ? "was" : "were"} not there when ${closed} was closed. ` +
      `${closed} stays as it was closed, and ${count === 1 ? "it is" : "they are"} among the entries of ${isoOf(on).slice(0, 7)}, the first open month. Nothing is to be done, unless you have booked ${count === 1 ? "it" : "them"} by hand.`,
  },
  "reimbursement-changed": {
    severity: "warning",
    say: ({ id, goods, was, now, rest, closed, on }: ChangedPayment) =>
      `reimbursement ${id} for ${goods} is ${now} here, and ${closed} was closed with ${was}. ${closed} stays as it was closed; units count as they are here` +
      `${rest.length === 0 ? "" : `, and ${listed(rest, 2)} ${rest.length === 1 ? "is" : "are"} among the entries of ${isoOf(on).slice(0, 7)}, the first open month`}. If Amazon did not change it, download the report again.`,
  },
  "reimbursement-without-case": {
    severity: "info",
    say: ({
      id,
      goods,
      units,
      caseId,
      shipments,
    }: {
      readonly id: string;
      readonly goods: string;
      readonly units: number;
      readonly caseId: string;
      readonly shipments: string;
    }) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${goods} and names no shipment${caseId === "" ? "" : `, and Cases does not know its case ${caseId}`}. It was set against the oldest that lacks units: ${shipments}. If it is for another, enter ${caseId === "" ? id : caseId} in Cases as Case ID, with that Shipment ID.`,
  },
  "removal-payment-unmatched": {
    severity: "warning",
    say: ({ id, sku, units, caseId, orders }: PaidRemoval) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${sku} that never came home, and names neither an order nor a case that Cases knows. It may be for ${orders.length === 1 ? "order" : "any of the orders"} ${listed(orders, 5)}, so that what ${units === 1 ? "the unit" : "the units"} cost stays with removed goods. ` +
      `Enter ${caseId === "" ? id : caseId} in Cases as Case ID, with the order as Shipment ID and the Kind removal-lost.`,
  },
  "removal-home-paid": {
    severity: "warning",
    say: ({ by, sku, units, decided, day, isPaid, awaited }: PaidForHome) =>
      `${units < decided ? `${units} of the ${counted(decided, "unit")}` : decided === 1 ? "the unit" : `all ${counted(decided, "unit")}`}${sku === "" ? "" : ` of ${sku}`} that ${by} came home${day === null ? "" : ` by ${isoOf(day)}`}. ` +
      (isPaid
        ? `Amazon takes back what it paid for units that come: keep the money of ${counted(units, "unit")} aside.`
        : `Amazon may not pay for units that came: ${awaited === null ? "the money is awaited" : `${awaited} is awaited, and booked as income,`} until you correct the Status, or the Units and the Amount.`),
  },
  "reimbursement-unmatched": {
    severity: "info",
    say: ({ id, goods, units }: { readonly id: string; readonly goods: string; readonly units: number }) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${goods} lost on the way in, and no shipment here has that product. Add the shipment to Shipments if it is one of the period; else there is nothing to do.`,
  },
} as const satisfies Record<string, IssueRule>;

/** A payment that what was taken back may be of. */
type Candidate = { readonly id: string; readonly day: Day; readonly reason: string };

/** Why none was taken: several are alike, or the only one was paid for another reason. */
function whichOriginal(reason: string, candidates: readonly Candidate[]): string {
  const [first, second] = candidates;
  if (first === undefined) return ", and no payment here is like it. Ask Amazon which reimbursement it belongs to";
  const said =
    second === undefined
      ? `. ${first.id} of ${isoOf(first.day)} is like it, and was not taken: it was paid as ${first.reason}, and this row says ${reason}. Ask Amazon whether it is of that one`
      : `, and may be of ${candidates.map((one) => `${one.id} of ${isoOf(one.day)} (${one.reason})`).join(" or ")}: nothing in the row tells which, so none was taken. Ask Amazon of which`;
  return `${said}, and enter its ID in the column original-reimbursement-id of the row`;
}

/** What is to be kept for Amazon to take back: money of units paid for in cash, and nothing but stock of others. */
function expectBack({ cash, stock }: { readonly cash: number; readonly stock: number }): string {
  if (stock === 0) return "keep the money aside";
  const given = `${counted(stock, "unit")} given back in stock may leave it again`;
  return cash === 0 ? given : `keep the money of ${counted(cash, "unit")} aside, and ${given}`;
}

type PaidForLoss = { readonly id: string; readonly goods: string; readonly units: number; readonly kind: "lost" | "damaged" };

/** Money in a case of kind valuation; `takenBack` are payments for its goods of before, all of which was taken back. */
type DisputedPayment = {
  readonly id: string;
  readonly goods: string;
  readonly units: number;
  readonly caseId: string;
  readonly takenBack: readonly string[];
};

type PaidBeforeArrival = {
  readonly id: string;
  readonly goods: string;
  /** That arrived after the payment. */
  readonly units: number;
  /** Of these, paid for in money; the others were given back in stock. */
  readonly cash: number;
  readonly paid: number;
  readonly shipments: readonly string[];
  /** On which the last of them came. */
  readonly last: Day;
};

type PaidRemoval = {
  readonly id: string;
  readonly sku: string;
  readonly units: number;
  /** "" where it names none. */
  readonly caseId: string;
  readonly orders: readonly string[];
};

type PaidForHome = {
  /** "case C1 was paid for" */
  readonly by: string;
  readonly sku: string;
  readonly units: number;
  readonly decided: number;
  /** On which the last of what can be meant came; null where nothing tells. */
  readonly day: Day | null;
  readonly isPaid: boolean;
  /** What was granted and has not come; null where there is no Amount. */
  readonly awaited: string | null;
};

type PaidWhileReceiving = {
  readonly id: string;
  readonly goods: string;
  /** That Amazon has not received so far. */
  readonly units: number;
  readonly paid: number;
  readonly shipments: readonly string[];
};

type PaidBeyondMissing = {
  readonly id: string;
  readonly goods: string;
  readonly units: number;
  /** Of these, paid for in money; the others were given back in stock. */
  readonly cash: number;
  readonly paid: number;
  readonly missing: number;
  readonly shipment: string | null;
};

type ChangedPayment = {
  readonly id: string;
  readonly goods: string;
  /** "2 units for 7.50 USD" */
  readonly was: string;
  readonly now: string;
  /** "+1.50 USD", for each currency. */
  readonly rest: readonly string[];
  readonly closed: string;
  readonly on: Day;
};

type LatePayments = {
  readonly count: number;
  readonly ids: readonly string[];
  readonly goods: readonly string[];
  /** One a currency. */
  readonly amounts: readonly string[];
  readonly closed: string;
  readonly on: Day;
};

/** Payments for fees that answer no case; `cases` of their kind wait for one. */
type MoneyWithoutCase = { readonly ids: readonly string[]; readonly amounts: readonly string[]; readonly kind: string; readonly cases: readonly string[] };
