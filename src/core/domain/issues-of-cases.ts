/** What can be wrong with cases, with what Amazon paid, and with the windows in which claims can be made. */
import { kindsToWrite, statusesToWrite } from "./case-words";
import { CLOCK_SOURCES, CLOCK_STARTS, type ClaimType, type ClockStart } from "./claims";
import { isoOf, type Day } from "./day";
import { counted, listed, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";

export const ISSUES_OF_CASES = {
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
  "reimbursed-beyond-missing": {
    severity: "warning",
    say: ({ id, goods, units, paid, missing, shipment }: PaidBeyondMissing) =>
      `reimbursement ${id} pays for ${counted(paid, "unit")} of ${goods}, ${units} more than ${shipment ?? "the shipments here"} still ${shipment === null ? "lack" : "lacks"} (${missing} missing in all, and paid for). ` +
      `If ${units === 1 ? "it is" : "they are"} for a shipment that is not here, add it to Shipments. If not, ${units === 1 ? "it was" : "they were"} paid twice: keep the money aside, since Amazon may take it back.`,
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
  "case-payment-missing": {
    severity: "warning",
    say: ({ caseId, line, status, units, paid, closed, report }: MissingPayment) =>
      `${caseId === "" ? "a case" : `case ${caseId}`} (${line}) is ${status}${closed === null ? "" : ` since ${isoOf(closed)}`}, but ` +
      (report === "missing"
        ? `no Reimbursements report is here that would tell whether ${paid > 0 ? `more than ${counted(paid, "unit")} of it` : "it"} was paid`
        : "the Reimbursements report" + (paid > 0 ? ` has a payment of ${counted(paid, "unit")} only` : `${COVERED[report]} has no payment of it`)) +
      `. ${units === null ? "What it is about" : counted(units, paid > 0 ? "more unit" : "unit")} ${units === 1 || units === null ? "stays" : "stay"} open: ` +
      `${report === "covers" ? "" : `bring the report${closed === null ? "" : " from that day on"}, `}ask Amazon for the payment, or correct the status.`,
  },
  "case-day-missing": {
    severity: "warning",
    say: ({ caseId, status, day }: { readonly caseId: string; readonly status: string; readonly day: Day }) =>
      `${caseId === "" ? "a case" : `case ${caseId}`} is ${status}, but its Closed is empty. Fill in the day on which that was decided: its units leave goods in transit on it, until then on ${isoOf(day)}.`,
  },
  "grant-taken-back": {
    severity: "info",
    say: ({ caseId, amount, closed, now }: { readonly caseId: string; readonly amount: string; readonly closed: string; readonly now: string }) =>
      `${caseId === "" ? "a case without an ID" : `case ${caseId}`} had been granted ${amount} that was not paid when ${closed} was closed, and was booked as a claim on Amazon and income. It is ${now} now: the journal takes ${amount} back. If that is not meant, correct the register.`,
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
  "loss-booked-late": {
    severity: "info",
    say: ({ line, units, day, on, isPaid }: LateLoss) =>
      `${counted(units, "unit")} of ${line} ${units === 1 ? "was" : "were"} ${isPaid ? "paid for" : "given up"} on ${isoOf(day)}, in a month that was closed without it. What was closed stays, and ${units === 1 ? "it leaves" : "they leave"} transit as lost on ${isoOf(on)}, the first open day. Nothing is to be done, unless you have booked the loss by hand.`,
  },
  "loss-undone": {
    severity: "info",
    say: ({ line, units, why, on, caseId, month }: UndoneLoss) =>
      `${counted(units, "unit")} of ${line}${caseId === "" ? "" : ` (case ${caseId})`} left transit as lost in ${month} or before, which is closed. ${UNDONE[why](units, on)} ` +
      `What was closed stays, and on ${isoOf(on)} ${units === 1 ? "it is" : "they are"} in transit again at what ${units === 1 ? "it" : "they"} had left with. ${why === "register" ? "If that is not meant, correct the register." : "Nothing is to be done."}`,
  },
  "case-worth-closed": {
    severity: "info",
    say: ({
      caseId,
      line,
      units,
      closed,
      now,
    }: {
      readonly caseId: string;
      readonly line: string;
      readonly units: number;
      readonly closed: string;
      readonly now: string;
    }) =>
      `the ${counted(units, "unit")} of ${line} that case ${caseId} settled ${units === 1 ? "was" : "were"} booked at ${closed} when the month was closed, and the rows now give ${now}. The case is worth what was booked; what changed since is booked in the open month. Nothing is to be done, unless the change itself is a mistake.`,
  },
  "case-typed-elsewhere": {
    severity: "warning",
    say: ({ caseId, line, keptIn, typed }: { readonly caseId: string; readonly line: string; readonly keptIn: string; readonly typed: readonly string[] }) =>
      `${listed(typed, 10)} ${typed.length === 1 ? "was" : "were"} typed into a row that only shows ${caseId === "" ? "a case without an ID" : `case ${caseId}`}${line === "" ? "" : ` (${line})`}: it is kept in ${keptIn} and read from there alone, so that ${typed.length === 1 ? "this counts" : "these count"} for nothing. Write ${typed.length === 1 ? "it" : "them"} there, or delete the row; until then what was typed is kept below the register.`,
  },
  "case-id-changed": {
    severity: "warning",
    say: ({ caseId, line, now }: { readonly caseId: string; readonly line: string; readonly now: string | null }) =>
      `${caseId === "" ? "this case" : `case ${caseId}`} was made of a Case ID beside ${line} on Shipment variances, where ${now === null ? "none stands any more" : `${now} stands now`}. It stays, since something was typed into its row${now === null ? "" : `, and ${now} is a case of its own`}. If ${now === null ? "it is no case" : `they are one case, write ${now} under Case ID here, and the row of ${now} goes by itself; if this is none`}, delete this row; if it is a case by itself, empty its As written.`,
  },
  "case-line-changed": {
    severity: "warning",
    say: ({ caseId, made, now }: { readonly caseId: string; readonly made: string; readonly now: string }) =>
      `case ${caseId} was made of the Case ID beside ${made} on Shipment variances, where it still stands, and this row is about ${now === "" ? "no shipment" : now} now. Both count: what you typed stands, and ${made} has a row of its own under ${caseId}. If the case is not about ${made}, delete the Case ID there; if it is about both, empty the As written of this row.`,
  },
  "case-twice": {
    severity: "warning",
    say: ({ caseId, line, shipmentId, other }: { readonly caseId: string; readonly line: string; readonly shipmentId: string; readonly other: string }) =>
      `case ${caseId} stands here about ${line}, in a row that was made of a Case ID on Shipment variances and in which something was typed, and in ${other} about all of ${shipmentId}: they count as two. If it is one case, write there what you typed here and delete this row; if they are two, empty its As written.`,
  },
  "case-opened-missing": {
    severity: "info",
    say: ({ cases }: { readonly cases: readonly string[] }) =>
      `${listed(cases, 10)} ${cases.length === 1 ? "was" : "were"} made of a Case ID on Shipment variances and ${cases.length === 1 ? "has" : "have"} no day under Opened. A case is about what happened by the day on which it was opened, and only a payment of that day or later answers it; without one it is taken to be about any day. Fill in Opened on Cases.`,
  },
  "case-status-unknown": {
    severity: "warning",
    say: ({ caseId, status }: { readonly caseId: string; readonly status: string }) =>
      `the Status of ${caseId === "" ? "a case" : `case ${caseId}`} is "${status}", which is none of the words known there: nothing tells how it ended, so it settles nothing, as if it were still open. Use one of: ${statusesToWrite(status).join(", ")}.`,
  },
  "case-kind-unknown": {
    severity: "warning",
    say: ({ caseId, kind, hasShipment }: { readonly caseId: string; readonly kind: string; readonly hasShipment: boolean }) =>
      `the Kind of ${caseId === "" ? "a case" : `case ${caseId}`} is "${kind}", which is none of the words known there: ${hasShipment ? "as it names a shipment, it was taken for inbound-missing" : "what it is about is not known, so that it may be asked for again"}. Use one of: ${kindsToWrite(kind).join(", ")}.`,
  },
  "case-without-units": {
    severity: "warning",
    say: ({ caseId }: { readonly caseId: string }) =>
      `${caseId === "" ? "a case" : `case ${caseId}`} claims 0 units. Fill in how many, or leave Units empty for all that are missing; until then it counts as if empty.`,
  },
  "carrier-case-in-vain": {
    severity: "warning",
    say: ({ caseId, line, found }: { readonly caseId: string; readonly line: string; readonly found: "unknown" | "delivered" | "amazon" }) =>
      `${caseId === "" ? "a draft" : `case ${caseId}`} asks the carrier for units of ${line}, but ` +
      {
        unknown: "nobody says how many were delivered: enter Delivered in Shipments (0 if none were), or the verdict carrier",
        delivered: "all of them were delivered: correct Delivered in Shipments, or the Kind of the case",
        amazon: "Amazon answers for them: correct the verdict or the rule, or close the case",
      }[found] +
      ". Until then the case decides nothing.",
  },
  "case-goods-lost-otherwise": {
    severity: "warning",
    say: ({
      caseId,
      sku,
      set,
      lost,
    }: {
      readonly caseId: string;
      readonly sku: string;
      /** null of a case about loose goods, as `set` of what was lost loose. */
      readonly set: string | null;
      readonly lost: readonly { readonly sku: string; readonly set: string | null; readonly units: number }[];
    }) => {
      const found = lost.map(
        (one) => `${counted(one.units, "unit")} of ${one.set === null ? "loose " : ""}${one.sku}${one.set === null ? "" : ` in ${one.set}`}`,
      );
      const names = [...new Set(lost.map((one) => one.set ?? one.sku))];
      return (
        `${caseId === "" ? "a case" : `case ${caseId}`} is about ${set === null ? `loose ${sku}` : `the set ${set}`}, and none of that was lost by its day; but ${listed(found, 3)} ${lost.length === 1 && lost[0]?.units === 1 ? "was" : "were"}. ` +
        `Until it says otherwise it settles nothing of them: enter ${names.join(" or ")} as its SKU if it is about that, else bring the ledger of the months before, or close it.`
      );
    },
  },
  "returns-not-covered": {
    severity: "info",
    say: ({
      count,
      first,
      last,
      covered,
    }: {
      readonly count: number;
      readonly first: Day;
      readonly last: Day;
      readonly covered: { readonly from: Day; readonly to: Day } | null;
    }) =>
      `whether the goods of ${counted(count, "refunded or replaced order")} of ${isoOf(first)}${last === first ? "" : ` to ${isoOf(last)}`} came back is not known` +
      (covered === null ? ": no customer returns report is here" : `: the customer returns report covers ${isoOf(covered.from)} to ${isoOf(covered.to)}`) +
      `. Nothing is claimed for them. Bring the report from ${isoOf(first)} on.`,
  },
  "case-shipment-unknown": {
    severity: "warning",
    say: ({ caseId, shipmentId }: { readonly caseId: string; readonly shipmentId: string }) =>
      `${caseId === "" ? "the draft" : `case ${caseId}`} is about shipment ${shipmentId}, which no table here knows. Correct the Shipment ID, or add the shipment to Shipments; until then the case answers no variance.`,
  },
  "cases-overlap": {
    severity: "warning",
    say: ({
      line,
      cases,
      claimed,
      missing,
    }: {
      readonly line: string;
      readonly cases: readonly string[];
      readonly claimed: number;
      readonly missing: number;
    }) =>
      `${line} lacks ${counted(missing, "unit")}, but its open cases (${cases.join(", ")}) together claim ${claimed}. A unit can be claimed once: close one of them, or correct its Units.`,
  },
  "claim-window-ends": {
    severity: "warning",
    say: ({
      caseId,
      line,
      until,
      days,
      sent,
    }: {
      readonly caseId: string;
      readonly line: string;
      readonly until: Day;
      readonly days: number;
      readonly sent: boolean;
    }) => {
      const before = days === 0 ? "today" : "before that day";
      return `${caseId === "" ? "the case" : `case ${caseId}`} about ${line} is still ${sent ? "open" : "a draft"}, and its claim window ends on ${isoOf(until)}${days === 0 ? ", today" : `, in ${counted(days, "day")}`}. ${sent ? `Ask for the answer ${before}, and enter it as Status` : `Send it ${before}, and enter its Case ID`}.`;
    },
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
  "reimbursement-unmatched": {
    severity: "info",
    say: ({ id, goods, units }: { readonly id: string; readonly goods: string; readonly units: number }) =>
      `reimbursement ${id} pays for ${counted(units, "unit")} of ${goods} lost on the way in, and no shipment here has that product. Add the shipment to Shipments if it is one of the period; else there is nothing to do.`,
  },
  "claim-window-unknown": {
    severity: "info",
    say: ({ type, marketplace, count }: { readonly type: string; readonly marketplace: string; readonly count: number }) =>
      `from when to when ${type} can be claimed in ${marketplace} is not known${count === 1 ? "" : ` for ${grouped(count)} claims`}: no row of a Claim windows table says so. Look it up in ${type === ("carrier-loss" satisfies ClaimType) ? "your contract with the carrier" : "Seller Central"} and add a row (Marketplace, Claim Type, First Day, Last Day, Clock Start, In Force From, Source).`,
  },
  "claim-type-unknown": {
    severity: "warning",
    say: ({ type }: { readonly type: string }) =>
      `the Claim Type "${type}" of this window is none of the words known there, so that the row counts for no claim. Use one of: ${kindsToWrite(type).join(", ")}.`,
  },
  "claim-window-twice": {
    severity: "warning",
    say: ({
      name,
      from,
      first,
      second,
      other,
    }: {
      readonly name: string;
      readonly from: string;
      readonly first: string;
      readonly second: string;
      readonly other: string;
    }) =>
      `the window for ${name} ${from} is ${second}, but ${other} says ${first} for the same time. The one that ends first was used; look it up in Seller Central and delete the row that is wrong.`,
  },
  "claim-start-unknown": {
    severity: "info",
    say: ({
      type,
      marketplace,
      start,
      name,
      count,
    }: {
      readonly type: string;
      readonly marketplace: string;
      readonly start: ClockStart;
      readonly name: string;
      readonly count: number;
    }) =>
      `the window for ${type} in ${marketplace} counts from ${CLOCK_STARTS[start]}, and for ${name}${count === 1 ? "" : ` and ${counted(count - 1, "more claim")}`} that day is not known. ${CLOCK_SOURCES[start]}; until then nobody can say how many days are left.`,
  },
} as const satisfies Record<string, IssueRule>;

/** What is said of a report that is here. */
const COVERED = { covers: ", which covers that day,", "begins later": ", which has no row of that day or before it," } as const;

/** `units` null where the case does not say how many; `paid` units of it were paid. `report` as it covers the day of the grant. */
type MissingPayment = {
  readonly caseId: string;
  readonly line: string;
  readonly status: string;
  readonly units: number | null;
  readonly paid: number;
  readonly closed: Day | null;
  readonly report: keyof typeof COVERED | "missing";
};

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

type PaidForLoss = { readonly id: string; readonly goods: string; readonly units: number; readonly kind: "lost" | "damaged" };
type PaidBeyondMissing = {
  readonly id: string;
  readonly goods: string;
  readonly units: number;
  readonly paid: number;
  readonly missing: number;
  readonly shipment: string | null;
};

type LateLoss = {
  readonly line: string;
  readonly units: number;
  readonly day: Day;
  readonly on: Day;
  /** Whether a payment took them out of transit, and no decision. */
  readonly isPaid: boolean;
};

type UndoneLoss = {
  readonly line: string;
  readonly units: number;
  readonly why: keyof typeof UNDONE;
  readonly on: Day;
  /** "" where no case had it. */
  readonly caseId: string;
  readonly month: string;
};

/** What changed. */
const UNDONE = {
  "in-after-all": (units: number, on: Day): string => `By this row ${units === 1 ? "it" : "they"} came in after all on ${isoOf(on)}.`,
  "taken-back": (units: number, on: Day): string =>
    `This row takes back what was paid for ${units === 1 ? "it" : "them"} on ${isoOf(on)}, so that ${units === 1 ? "it is" : "they are"} open again.`,
  register: (units: number): string => `By now no decision and no payment is there for ${units === 1 ? "it" : "them"}.`,
} as const;

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
