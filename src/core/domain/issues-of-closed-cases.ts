/** What is said of grants and losses that were booked in a closed month, and read otherwise by now. */
import { NAMES_OF_DEBTORS, type Debtor } from "./claims";
import { isoOf, type Day } from "./day";
import { counted, type IssueRule } from "./issue-words";

export const ISSUES_OF_CLOSED_CASES = {
  "grant-taken-back": {
    severity: "info",
    say: ({ caseId, debtor, was, amount, closed, now }: GrantTakenBack) =>
      `${caseId === "" ? "a case without an ID" : `case ${caseId}`} had been granted ${was} that was not paid when ${closed} was closed, and was booked as a claim on ${NAMES_OF_DEBTORS[debtor]} and income. It is ${now} now: the journal takes ${amount} back. If that is not meant, correct the register.`,
  },
  "grant-overtaken": {
    severity: "warning",
    say: ({ caseId, status, debtor, by, left, back, isOfLine }: GrantOvertaken) =>
      `${caseId === "" ? "a case without an ID" : `case ${caseId}`} is ${status}, but ${left === 0 ? "the" : "some of the"} units that it was for ${by}: ${left === 0 ? "nothing is left that it could be paid for" : `it can be paid for no more than ${counted(left, "unit")}`}. ` +
      (back === null
        ? ""
        : `${back.amount} of it had been booked as a claim on ${NAMES_OF_DEBTORS[debtor]} and income when ${back.closed} was closed: the journal takes that back. `) +
      `If it was never to be paid beside that, correct its ${left === 0 ? "Status" : "Units and Amount"}; if it was granted for other units, correct its Shipment ID or SKU${isOfLine ? "" : ", or bring the reports of the months before, in case they tell of more"}.`,
  },
  "loss-booked-late": {
    severity: "info",
    say: ({ line, units, day, on, isPaid }: LateLoss) =>
      `${counted(units, "unit")} of ${line} ${units === 1 ? "was" : "were"} ${isPaid ? "paid for" : "given up"} on ${isoOf(day)}, in a month that is closed and does not have ${units === 1 ? "it" : "them"} as lost. What was closed stays, and ${units === 1 ? "it leaves" : "they leave"} transit as lost on ${isoOf(on)}, the first open day. Nothing is to be done, unless you have booked the loss by hand.`,
  },
  "loss-undone": {
    severity: "info",
    say: ({ line, units, why, on, under, caseId, month }: UndoneLoss) =>
      `${counted(units, "unit")} of ${line}${caseId === "" ? "" : ` (case ${caseId})`} left transit as lost in ${month} or before, which is closed. ${UNDONE[why](units, on, under ?? "")} ` +
      `What was closed stays, and on ${isoOf(on)} ${units === 1 ? "it is" : "they are"} in transit again at what ${units === 1 ? "it" : "they"} had left with${why === "in-late" ? ", and received" : ""}. ${why === "register" ? "If that is not meant, correct the register." : "Nothing is to be done."}`,
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
} as const satisfies Record<string, IssueRule>;

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
  /** The shipment under which they came in instead; null where that is not why. */
  readonly under: string | null;
  /** "" where no case had it. */
  readonly caseId: string;
  readonly month: string;
};

/** What changed. */
const UNDONE = {
  "in-after-all": (units: number, on: Day): string => `By this row ${units === 1 ? "it" : "they"} came in after all on ${isoOf(on)}.`,
  "in-late": (units: number): string => `By a row of a day that is closed, which was not there then, ${units === 1 ? "it" : "they"} came in after all.`,
  "taken-back": (units: number, on: Day): string =>
    `This row takes back what was paid for ${units === 1 ? "it" : "them"} on ${isoOf(on)}, so that ${units === 1 ? "it is" : "they are"} open again.`,
  elsewhere: (units: number, _: Day, under: string): string => `By now ${units === 1 ? "it is" : "they are"} among what came in under ${under}.`,
  register: (units: number): string => `By now no decision and no payment is there for ${units === 1 ? "it" : "them"}.`,
} as const;

/** `was` booked, and `amount` of it is taken back. */
type GrantTakenBack = {
  readonly caseId: string;
  readonly debtor: Debtor;
  readonly was: string;
  readonly amount: string;
  readonly closed: string;
  readonly now: string;
};
/** `by` is what made its units good; `back` what of it a closed month booked and the period takes back, null where nothing is. */
type GrantOvertaken = {
  readonly caseId: string;
  readonly status: string;
  readonly debtor: Debtor;
  readonly by: string;
  /** Units for which it can still be paid. */
  readonly left: number;
  readonly back: { readonly amount: string; readonly closed: string } | null;
  /** Whether units of a shipment are meant. */
  readonly isOfLine: boolean;
};
