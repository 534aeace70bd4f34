/**
 * Reconciliation -> the list of the cases screen: what could be claimed and is not yet, cases that are open, goods that are
 * still on their way, and what was settled. What would be lost first stands first.
 */
import { CLAIM_TYPES, debtorOf, isOpenCase } from "../core/domain/claims";
import { titleOfDay, type Day } from "../core/domain/day";
import { compareText } from "../core/domain/text";
import type { Place } from "../core/domain/source";
import type { CaseLine, ClaimLine, Reconciliation, ShipmentLine, ShipmentState } from "../core/engine/findings";
import { openUnits, unitsToAsk } from "../core/engine/shipments/decided-units";
import { anchorOfShipment } from "../core/report/build-variances";
import { statusText, unitsGranted } from "../core/report/shipment-words";
import type { DraftSubject } from "../core/report/register";
import type { ChipTone } from "./chip";
import { countText, differenceText, moneyText, quantityText } from "./figure-text";

/** The situations that a seller tells apart, in the order in which they want attention. */
export const SITUATIONS = {
  claim: { title: "To claim", words: "Arrived with a difference, no case", tone: "bad" },
  surplus: { title: "Too many", words: "More arrived than was sent, no case", tone: "warning" },
  open: { title: "Case open", words: "Arrived with a difference, case open", tone: "warning" },
  early: { title: "Not yet", words: "Arrived with a difference, to claim later", tone: "note" },
  "on-its-way": { title: "On its way", words: "Not received yet", tone: "note" },
  late: { title: "Too late", words: "Arrived with a difference, claim window over", tone: "note" },
  settled: { title: "Settled", words: "Made good", tone: "good" },
  refused: { title: "Given up", words: "Denied or written off", tone: "note" },
} as const satisfies Record<string, { readonly title: string; readonly words: string; readonly tone: ChipTone }>;
export type Situation = keyof typeof SITUATIONS;

export type CaseItem = {
  readonly key: string;
  readonly situation: Situation;
  readonly title: string;
  /** What the colour says, in words. */
  readonly words: string;
  readonly detail: string;
  /** The units in question. */
  readonly mark: string;
  /** At book value; null where nothing is at risk or nothing gives a cost. */
  readonly worth: string | null;
  readonly shipment: ShipmentLine | null;
  /** What Amazon can be asked to pay for it; null where there is nothing to ask, or not yet. */
  readonly claim: ClaimLine | null;
  readonly cases: readonly CaseLine[];
};

/** Days of a claim window that are left; "expired" once it is over, null where no window is known. */
export type DaysLeft = number | "expired" | null;

type Ranked = CaseItem & { readonly daysLeft: DaysLeft; readonly risk: number };

const WAITING: ReadonlySet<ShipmentState> = new Set(["not-received", "receiving"]);
/** Nothing is left to do about these. */
const OVER: Partial<Record<ShipmentState, "settled" | "refused">> = { recovered: "settled", denied: "refused", "written-off": "refused" };
const OVER_WORDS: Partial<Record<ShipmentState, string>> = { denied: "Denied by Amazon", "written-off": "Written off" };
/** Situations in which nobody was asked about a difference yet. */
export const UNASKED: ReadonlySet<Situation | null> = new Set(["claim", "surplus", "early", "late"]);
const ORDER = Object.keys(SITUATIONS) as readonly Situation[];

export function viewCases(
  { shipments, cases, claims, today }: Pick<Reconciliation, "shipments" | "cases" | "claims" | "today">,
  drafted: readonly DraftSubject[] = [],
): readonly CaseItem[] {
  const ofLine = (line: ShipmentLine): readonly CaseLine[] =>
    cases.filter(({ shipmentId, sku }) => shipmentId === line.shipmentId && (sku === line.sku || sku === ""));
  const shown = new Set<ClaimLine>();
  const lines = shipments.flatMap((line): readonly Ranked[] => {
    const waits = situationOf(line);
    const own = claims.filter(
      ({ type, reference, sku, goods }) =>
        debtorOf(type) !== null && reference === line.shipmentId && (sku === line.sku || goods.some((one) => one.sku === line.sku)),
    );
    // A line to claim says it for all that it lacks; what an open case does not ask for, and what was granted and is overdue, are items of their own.
    const told = waits === "open" ? own.filter(({ caseId }) => caseId !== null).slice(0, 1) : waits === "claim" ? own : own.slice(0, 1);
    for (const one of told) shown.add(one);
    const claim = told[0] ?? null;
    const situation = waits === "claim" ? situationIn(windowOf(claim, line), today) : waits;
    const isDrafted =
      (UNASKED.has(situation) && line.caseId === "") || drafted.some(({ shipmentId, sku }) => shipmentId === line.shipmentId && sku === line.sku);
    return situation === null ? [] : [ofShipment(line, { situation, claim, cases: ofLine(line), today, isDrafted })];
  });
  const events = claims
    .filter((claim) => !shown.has(claim))
    .map((claim) => ofClaim(claim, { cases: cases.filter(({ caseId }) => claim.caseId !== null && claim.caseId !== "" && caseId === claim.caseId), today }));
  const told = new Set([...lines, ...events].flatMap((item) => item.cases));
  const others = cases.filter((line) => !told.has(line)).map(ofCase);
  return [...lines, ...events, ...others].sort(
    (a, b) =>
      ORDER.indexOf(a.situation) - ORDER.indexOf(b.situation) || urgency(a.daysLeft) - urgency(b.daysLeft) || b.risk - a.risk || compareText(a.key, b.key),
  );
}

export function countBySituation(items: readonly CaseItem[]): Readonly<Record<Situation, number>> {
  const count = (situation: Situation): number => items.filter((item) => item.situation === situation).length;
  return {
    claim: count("claim"),
    surplus: count("surplus"),
    open: count("open"),
    early: count("early"),
    "on-its-way": count("on-its-way"),
    late: count("late"),
    settled: count("settled"),
    refused: count("refused"),
  };
}

/** A difference that is made up for, or that the seller answers for, needs no case; one that agrees is none. What was not sent yet is still to claim. */
function situationOf(line: ShipmentLine): Situation | null {
  const { state } = line;
  if (WAITING.has(state)) return "on-its-way";
  if (state === "case-open") return "open";
  const over = OVER[state];
  if (over !== undefined) return over;
  const { amazon, carrier } = unitsToAsk(line);
  return amazon + carrier > 0 ? "claim" : openUnits(line) > 0 ? "surplus" : null;
}

function isOver(situation: Situation): boolean {
  return situation === "settled" || situation === "refused";
}

type Window = Pick<ShipmentLine, "claimFrom" | "claimUntil">;

/** What can be lost is red: not what nobody takes a claim for yet, nor what is lost already. */
function situationIn({ claimFrom, claimUntil }: Window, today: Day): "claim" | "early" | "late" {
  return claimUntil !== null && claimUntil < today ? "late" : claimFrom !== null && claimFrom > today ? "early" : "claim";
}

function windowOf(claim: ClaimLine | null, line: ShipmentLine): Window {
  return claim === null || claim.claimUntil === null ? line : claim;
}

/** What is soonest lost first; then what has no known end; what is lost already last. */
function urgency(daysLeft: DaysLeft): number {
  return daysLeft === null ? 1e6 : daysLeft === "expired" ? 1e7 : daysLeft;
}

export function daysLeftOf({ claimUntil }: Pick<ShipmentLine, "claimUntil">, today: Day): DaysLeft {
  return claimUntil === null ? null : claimUntil < today ? "expired" : claimUntil - today;
}

type LineContext = {
  readonly situation: Situation;
  readonly claim: ClaimLine | null;
  readonly cases: readonly CaseLine[];
  readonly today: Day;
  readonly isDrafted: boolean;
};

function ofShipment(line: ShipmentLine, { situation, claim, cases, today, isDrafted }: LineContext): Ranked {
  const daysLeft = daysLeftOf(line, today);
  const units = situation === "on-its-way" || isOver(situation) || openUnits(line) === 0 ? line.variance : openUnits(line);
  const isShort = units < 0;
  const detail = [
    `Received ${quantityText(line.received)} of ${quantityText(line.dispatched)}`,
    ...(line.caseId === null || line.caseId === "" ? [] : [`case ${line.caseId}`]),
    ...(situation === "on-its-way"
      ? shippedText(line)
      : UNASKED.has(situation) && isShort
        ? [windowText(line, today)]
        : situation === "open" && daysLeft !== null
          ? [windowText(line, today)]
          : []),
  ].join(" · ");
  const isAtRisk = !isOver(situation) && line.exposure !== null && line.exposure !== 0;
  return {
    key: anchorOfShipment(line),
    situation,
    title: `${line.shipmentId} · ${line.sku}`,
    words: isDrafted ? "Draft of a case in your register, not sent yet" : wordsOf(line, situation, cases),
    detail,
    mark: differenceText(units),
    worth: isAtRisk ? moneyText(line.exposure, line.currency) : null,
    shipment: line,
    claim,
    cases,
    daysLeft,
    risk: line.exposure ?? 0,
  };
}

function wordsOf(line: ShipmentLine, situation: Situation, cases: readonly CaseLine[]): string {
  const { state, responsibility } = line;
  if (state === "receiving") return "Being received";
  const isOwed =
    state === "case-open" ? cases.length > 0 && !cases.some(({ status }) => isOpenCase(status)) : state === "recovered" && unitsGranted(line) !== 0;
  if (isOwed) return "Compensation granted, not paid yet";
  if (state === "denied" && responsibility === "logistics") return "Denied by the carrier";
  return OVER_WORDS[state] ?? SITUATIONS[situation].words;
}

function shippedText({ shipped, deliveredOn }: ShipmentLine): readonly string[] {
  if (deliveredOn !== null) return [`delivered ${titleOfDay(deliveredOn)}`];
  return shipped === null ? [] : [`shipped ${titleOfDay(shipped)}`];
}

export function windowText({ claimFrom, claimUntil }: Window, today: Day): string {
  const daysLeft = daysLeftOf({ claimUntil }, today);
  if (claimUntil === null || daysLeft === null) return "claim window unknown";
  if (daysLeft === "expired") return `claim window ended ${titleOfDay(claimUntil)}`;
  if (claimFrom !== null && claimFrom > today) return `claim from ${titleOfDay(claimFrom)} until ${titleOfDay(claimUntil)}`;
  return `claim until ${titleOfDay(claimUntil)}, ${daysLeft === 0 ? "today is the last day" : `${countText(daysLeft, "day")} left`}`;
}

/** What was lost elsewhere: in a warehouse, on the way back from a customer or to the seller, in a fee. */
function ofClaim(claim: ClaimLine, { cases, today }: { readonly cases: readonly CaseLine[]; readonly today: Day }): Ranked {
  const { type, sku, reference, units, since, caseId, bookValue, expectedClaim, currency } = claim;
  const situation = caseId !== null ? "open" : situationIn(claim, today);
  const daysLeft = daysLeftOf(claim, today);
  const worth = bookValue ?? expectedClaim;
  const detail = [
    ...(since === null ? [] : [titleOfDay(since)]),
    ...(reference === "" ? [] : [reference]),
    ...(caseId === null || caseId === "" ? [] : [`case ${caseId}`]),
    windowText(claim, today),
  ].join(" · ");
  return {
    key: `claim ${JSON.stringify([type, sku, reference, since])}`,
    situation,
    title: sku === "" ? sentence(CLAIM_TYPES[type]) : sku,
    words: sku === "" ? SITUATION_WORDS[situation] : sentence(CLAIM_TYPES[type]),
    detail,
    mark: units === 0 ? "" : differenceText(-units),
    worth: worth === null || worth === 0 ? null : moneyText(worth, currency),
    shipment: null,
    claim,
    cases,
    daysLeft,
    risk: worth ?? 0,
  };
}

const SITUATION_WORDS = { claim: "No case yet", early: "Cannot be claimed yet", late: "The claim window is over", open: "A case is open" } as const;

/** A case about no shipment line at hand: a penalty, a payment, units in a warehouse, an earlier shipment. */
function ofCase(line: CaseLine): Ranked {
  const { caseId, shipmentId, sku, kind, status, unitsClaimed, cash, expectedClaim, currency, opened } = line;
  const isOpen = isOpenCase(status);
  const about = Object.hasOwn(CLAIM_TYPES, kind) ? CLAIM_TYPES[kind as keyof typeof CLAIM_TYPES] : kind === "" ? "units are missing" : kind;
  const subject = [shipmentId, sku].filter((part) => part !== "").join(" · ");
  const paid = cash !== null && cash !== 0 ? [`paid ${moneyText(cash, currency)}`] : [];
  const detail = [sentence(about), ...(opened === null ? [] : [`opened ${titleOfDay(opened)}`]), ...paid].join(" · ");
  return {
    key: `case ${caseId} ${shipmentId} ${sku} ${kind}`,
    situation: isOpen ? "open" : status === "denied" || status === "written-off" ? "refused" : "settled",
    title: caseId === "" ? (subject === "" ? "Draft" : `Draft · ${subject}`) : subject === "" ? `Case ${caseId}` : `Case ${caseId} · ${subject}`,
    words: statusWords(statusText(line)),
    detail,
    mark: unitsClaimed === 0 ? "" : countText(unitsClaimed, "unit"),
    worth: isOpen && expectedClaim !== null && expectedClaim !== 0 ? moneyText(expectedClaim, currency) : null,
    shipment: null,
    claim: null,
    cases: [line],
    daysLeft: null,
    risk: expectedClaim ?? 0,
  };
}

function statusWords(status: string): string {
  const words = status === "" ? "open" : status.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where the list leads: the line on our sheet, else the row of the register, else the row it was found in. */
export function goalOf({ shipment, claim, cases }: CaseItem): { readonly anchor: string | null; readonly place: Place | null } {
  return { anchor: shipment === null ? null : anchorOfShipment(shipment), place: cases[0]?.place ?? shipment?.place ?? claim?.place ?? null };
}
