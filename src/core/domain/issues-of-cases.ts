/** What can be wrong with the register of cases: with a row of it, with what it says, and with what it is about. */
import { kindsToWrite, statusesToWrite } from "./case-words";
import { KIND_OF_DEBTOR, NAMES_OF_DEBTORS, OTHER_DEBTOR, type Debtor } from "./claims";
import { isoOf, type Day } from "./day";
import { counted, listed, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";

export const ISSUES_OF_CASES = {
  "case-payment-missing": {
    severity: "warning",
    say: ({ caseId, line, status, units, paid, day, isAssumed, report, reportFrom }: MissingPayment) => {
      const { found, next } = REPORTS_WITHOUT_IT[report];
      const [has, whether] =
        paid === 0 ? ["no payment of it", "it was paid"] : [`a payment of ${counted(paid, "unit")} only`, `more than ${counted(paid, "unit")} of it was paid`];
      const open = units === null ? "What it is about" : counted(units, paid > 0 ? "more unit" : "unit");
      return (
        `${caseId === "" ? "a case" : `case ${caseId}`} (${line}) is ${status}${isAssumed ? `, and its Closed is empty: it is taken to be ${status} on ${isoOf(day)}, its Opened` : ` since ${isoOf(day)}`}. ` +
        `${found({ has, whether, from: reportFrom === null ? "" : isoOf(reportFrom) })}. ${open} ${units === 1 || units === null ? "stays" : "stay"} open. ` +
        `${next} Amazon for the payment, ${isAssumed ? "fill in Closed, " : ""}or correct the status.`
      );
    },
  },
  "case-day-missing": {
    severity: "warning",
    say: ({ caseId, status, day }: { readonly caseId: string; readonly status: string; readonly day: Day }) =>
      `${caseId === "" ? "a case" : `case ${caseId}`} is ${status}, but its Closed is empty. Fill in the day on which that was decided: its units leave goods in transit on it, until then on ${isoOf(day)}.`,
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
  "case-of-two-kinds": {
    severity: "warning",
    say: ({
      caseId,
      line,
      kind,
      other,
      holds,
    }: {
      readonly caseId: string;
      readonly line: string;
      readonly kind: string;
      readonly other: string;
      readonly holds: string;
    }) =>
      `case ${caseId}${line === "" ? "" : ` (${line})`} is of kind ${kind} here and of kind ${holds} in ${other}. Rows with the same Case ID, shipment and SKU are one case, taken for one of kind ${holds}, as the row that is furthest along says. If they are two questions, give this row a Case ID of its own; if it is one, write the same Kind in both.`,
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
  "amazon-case-in-vain": {
    severity: "warning",
    say: ({ caseId, line, units, status }: { readonly caseId: string; readonly line: string; readonly units: number; readonly status: string }) =>
      `${caseId === "" ? "a case" : `case ${caseId}`} (${line}) is ${status} as one with Amazon, but nothing is missing there at Amazon: the carrier answers for the ${counted(units, "unit")}. ` +
      (status === "open"
        ? "If the carrier is asked, set Kind to carrier-loss; else close it and ask the carrier, or correct Delivered or the verdict. Until then nobody is asked for them."
        : status === "denied"
          ? "If the carrier refused it, set Kind to carrier-loss; else ask the carrier, or correct Delivered or the verdict. Until then the case decides nothing, and they stay open."
          : `If the carrier ${status === "granted" ? "granted" : "paid"} it, set Kind to carrier-loss; until then the case decides nothing, and its money is booked nowhere.`),
  },
  "case-beside-both": {
    severity: "warning",
    say: ({
      caseId,
      line,
      asked,
      amazon,
      carrier,
    }: {
      readonly caseId: string;
      readonly line: string;
      readonly asked: Debtor;
      readonly amazon: number;
      readonly carrier: number;
    }) => {
      const [own, other, kind] = [NAMES_OF_DEBTORS[asked], NAMES_OF_DEBTORS[OTHER_DEBTOR[asked]], KIND_OF_DEBTOR[OTHER_DEBTOR[asked]]];
      return `${caseId === "" ? "a case" : `case ${caseId}`} is about ${line}, where Amazon answers for ${counted(amazon, "missing unit")} and the carrier for ${grouped(carrier)}. It is taken for ${own}'s. A case with ${other} needs a row of its own among your cases, of kind ${kind}: if this is one, correct the Kind, else add a row once you ask ${other}.`;
    },
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
      debtor,
      cases,
      claimed,
      given,
      isAwaited,
      missing,
      among,
    }: {
      readonly line: string;
      readonly debtor: Debtor;
      readonly cases: readonly string[];
      /** Those of them that were granted units, or paid for them, and whether any of that has not come. */
      readonly given: readonly string[];
      readonly isAwaited: boolean;
      readonly claimed: number;
      readonly missing: number;
      readonly among: "asked" | "granted" | "asked of given";
    }) =>
      `${line} lacks ${counted(missing, "unit")}, but its ` +
      {
        granted: `granted cases (${cases.join(", ")}) together wait for the money of ${claimed}. A unit is paid for once: correct the Units or the Status of one of them; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.`,
        asked: `open cases (${cases.join(", ")}) together claim ${claimed}. A unit can be claimed once: close one of them, or correct its Units.`,
        "asked of given": `cases (${cases.join(", ")}) are together for ${claimed}, with what was ${isAwaited ? "granted to" : "made good under"} ${listed(given, 10)}. A unit can be claimed once: close the case that asks for the same ones, or correct its Units${isAwaited ? "; if it asks for the money that was granted, its Kind is unpaid-compensation" : debtor === "amazon" ? "; if it asks for more money for them, its Kind is valuation" : ""}. Until then it shows what is left beside ${isAwaited ? "the grant" : "that"}.`,
      }[among],
  },
  "removal-asked-twice": {
    severity: "warning",
    say({ sku, cases, claimed, missing }: Omit<GrantsOverlap, "kind">) {
      const [openCases, ask, they, which, one] =
        cases.length === 1 ? (["open case", "asks", "it", "it", "it"] as const) : (["open cases", "together ask", "they", "one of them", "one"] as const);
      return `the ${openCases} about removals${sku === "" ? "" : ` of ${sku}`} (${cases.join(", ")}) ${ask} for ${counted(claimed, "unit")}, and ${missing} of what ${they} can be about ${missing === 1 ? "is" : "are"} out and not made good. A unit can be claimed once: close ${which}, or correct its Units; if ${one} is about another order, name that as its Shipment ID.`;
    },
  },
  "grants-overlap": {
    severity: "warning",
    say: ({ sku, kind, cases, claimed, missing }: GrantsOverlap) =>
      `the granted cases of kind ${kind} about ${sku} (${cases.join(", ")}) together wait for the money of ${counted(claimed, "unit")}, and the reports here tell of ${missing} that ${missing === 1 ? "is" : "are"} gone and not paid for. ` +
      "A unit is paid for once: correct the Units or the Status of one of them, or bring the reports of the months before, in case they tell of more; until then each is awaited, and booked, at its Amount, and Claims, which has each unit once, comes to less.",
  },
} as const satisfies Record<string, IssueRule>;

type GrantsOverlap = {
  readonly sku: string;
  readonly kind: string;
  readonly cases: readonly string[];
  readonly claimed: number;
  readonly missing: number;
};

/** How the report stands to the day of a grant that it has no payment of: what is said of it, and what is to be done before Amazon is asked. */
const REPORTS_WITHOUT_IT = {
  missing: { found: ({ whether }) => `No Reimbursements report is here that would tell whether ${whether}`, next: "Bring the report from that day on, ask" },
  "without rows": {
    found: ({ whether }) => `The Reimbursements report has no rows that would tell whether ${whether}`,
    next: "Bring the report from that day on, ask",
  },
  "begins later": {
    found: ({ has, from }) => `The Reimbursements report begins after that day, on ${from}, and has ${has}`,
    next: "If the report was not downloaded from that day on, bring it from there. If it was, nothing was paid in between: ask",
  },
  covers: { found: ({ has }) => `The Reimbursements report covers that day and has ${has}`, next: "Ask" },
} as const satisfies Record<string, { readonly found: (told: ToldByReport) => string; readonly next: string }>;

type ToldByReport = { readonly has: string; readonly whether: string; readonly from: string };

/** `units` null where the case does not say how many; `day` is its Opened where that `isAssumed`; `paid` units of it were paid. `reportFrom` is the day of the report's first row where it begins later. */
type MissingPayment = {
  readonly caseId: string;
  readonly line: string;
  readonly status: string;
  readonly units: number | null;
  readonly paid: number;
  readonly day: Day;
  readonly isAssumed: boolean;
  readonly report: keyof typeof REPORTS_WITHOUT_IT;
  readonly reportFrom: Day | null;
};
