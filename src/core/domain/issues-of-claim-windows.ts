/** What can be wrong with the windows in which claims can be made, and what ends soon. */
import { kindsToWrite } from "./case-words";
import { CLOCK_SOURCES, CLOCK_STARTS, type ClaimType, type ClockStart } from "./claims";
import { isoOf, type Day } from "./day";
import { counted, type IssueRule } from "./issue-words";
import { grouped } from "./said-figures";

export const ISSUES_OF_CLAIM_WINDOWS = {
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
  "claim-windows-over": {
    severity: "warning",
    say: ({
      claims,
      asked,
      worth,
      line,
      until,
    }: {
      readonly claims: number;
      /** Of those, the ones that open cases ask about. */
      readonly asked: number;
      readonly worth: readonly string[];
      readonly line: string;
      readonly until: Day;
    }) => {
      const isOne = claims === 1;
      const money = worth.length === 0 ? "" : `, ${worth.join(" and ")}${isOne ? "" : " in all"}`;
      const which = isOne ? `is over: that of ${line} ended on ${isoOf(until)}` : `are over: that of ${line} ended first, on ${isoOf(until)}`;
      const toAsk =
        asked === 0
          ? ""
          : ` ${isOne ? "A case about it is open" : `${grouped(asked)} of them ${asked === 1 ? "has an open case" : "have open cases"}`}: ask for the answer.`;
      const toGiveUp =
        asked === claims
          ? ""
          : ` No open case asks about ${asked > 0 ? `the other ${claims - asked === 1 ? "one" : grouped(claims - asked)}` : isOne ? "it" : "them"}: ask all the same where you can say why it is late, and give up what stays unpaid by a row in Cases with Status written off.`;
      return `the claim ${isOne ? "window" : "windows"} of ${counted(claims, "claim")}${money}, ${which}.${toAsk}${toGiveUp}`;
    },
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
