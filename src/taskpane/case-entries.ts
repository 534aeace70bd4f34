/** A case, something to claim or a shipment line -> its entry in the list of the cases screen. */
import { CLAIM_TYPES, debtorOf, isAnsweredByMoney, meaningOfKind } from "../core/domain/claims";
import { titleOfDay, type Day } from "../core/domain/day";
import type { CaseLine, ClaimLine, ShipmentLine } from "../core/engine/findings";
import { openUnits } from "../core/engine/shipments/decided-units";
import { anchorOfShipment } from "../core/report/build-variances";
import { statusText } from "../core/report/shipment-words";
import { byUrgency, daysLeftOf, windowParts, type DaysLeft } from "./claim-window-text";
import { countText, differenceText, receivedText, sumText, type Amount } from "./figure-text";
import { OVER, SITUATIONS, situationInWindow, situationOfCase, situationOfCases, type Situation } from "./situations";

export type CaseItem = {
  readonly key: string;
  readonly situation: Situation;
  readonly title: string;
  /** What the colour says, in words. */
  readonly words: string;
  /** What it is about, where the title does not say it. */
  readonly about: readonly string[];
  /** Each is read without a break where there is room for it. */
  readonly detail: readonly string[];
  /** The units in question. */
  readonly mark: string;
  /** What is at risk, or granted and awaited; null where that is nothing, or nothing gives a cost. */
  readonly worth: string | null;
  readonly lines: readonly ShipmentLine[];
  /** What somebody can be asked to pay of it. */
  readonly claims: readonly ClaimLine[];
  readonly cases: readonly CaseLine[];
};
/** What its turn in the list depends on. */
export type Ranked = CaseItem & { readonly daysLeft: DaysLeft; readonly risk: number };

/** Things that a case is about and that are shown in the list; more are counted. */
const SHOWN_MAX = 3;

type CaseContext = { readonly claims: readonly ClaimLine[]; readonly lines: readonly ShipmentLine[]; readonly today: Day };

/** One entry, however many goods, shipments or orders the case is about: its units and its money are said once. */
export function entryOfCase(key: string, cases: readonly CaseLine[], { claims, lines, today }: CaseContext): Ranked {
  const situation = situationOfCases(cases);
  const telling = cases.filter((one) => situationOfCase(one) === situation);
  const amounts = OVER.has(situation)
    ? []
    : situation === "granted"
      ? telling.flatMap(amountGranted)
      : claims.length > 0
        ? claims.flatMap(amountOf)
        : telling.flatMap(amountOf);
  const units =
    claims.length > 0 && situation !== "granted"
      ? sum(claims, unitsOfClaim)
      : sum(telling, (one) => (isAnsweredByMoney(one.kind) ? 0 : situation === "granted" ? one.unitsGranted : one.unitsClaimed));
  const [soonest] = [...claims].sort((a, b) => byUrgency(daysLeftOf(a, today), daysLeftOf(b, today)));
  const opened = cases.flatMap((one) => (one.opened === null ? [] : [one.opened])).sort((a, b) => a - b)[0];
  const paid = sumText(cases.flatMap(({ cash, currency }) => (cash === null || cash === 0 ? [] : [{ amount: cash, currency }])));
  const caseId = cases[0]?.caseId ?? "";
  const about = aboutOf(cases, claims, lines);
  const kind = sentence(kindOf(telling));
  const isAboutLines = lines.length > 0 && telling.some((one) => debtorOf(one.kind) === "amazon");
  const [only, more] = about;
  // A draft has no number by which anybody knows it.
  const isNamed = caseId !== "" || only === undefined || more !== undefined;
  const told = isNamed ? about.map(({ name, outcome }) => [name, ...outcome].join(", ")) : [];
  return {
    key,
    situation,
    title: caseId !== "" ? `Case ${caseId}` : !isNamed ? only.name : situation === "draft" ? "Draft of a case" : "Case without an ID",
    words:
      situation === "draft" ? SITUATIONS.draft.words : situation === "open" ? (isAboutLines ? SITUATIONS.open.words : `${kind}, case open`) : wordsOf(telling),
    about: [...told.slice(0, SHOWN_MAX), ...(told.length > SHOWN_MAX ? [`and ${told.length - SHOWN_MAX} more`] : [])],
    detail: [
      ...(isNamed ? [] : only.outcome.map(sentence)),
      ...(isAboutLines || situation === "open" ? [] : [kind]),
      ...(opened === undefined ? [] : [`opened ${titleOfDay(opened)}`]),
      ...(soonest === undefined || situation === "granted" ? [] : windowParts(soonest, today)),
      ...(paid === null ? [] : [`paid ${paid}`]),
    ],
    mark: units === 0 ? "" : countText(units, "unit"),
    worth: sumText(amounts),
    lines,
    claims,
    cases,
    daysLeft: soonest === undefined ? null : daysLeftOf(soonest, today),
    risk: sum(amounts, ({ amount }) => amount),
  };
}

type Subject = { readonly name: string; readonly outcome: readonly string[] };

/** Sets by Amazon's name of them, shipment lines with what came of them, everything else by its names. */
function aboutOf(cases: readonly CaseLine[], claims: readonly ClaimLine[], lines: readonly ShipmentLine[]): readonly Subject[] {
  const sets = claims
    .filter(({ goods }) => goods.length > 0)
    .map((set): Subject => ({ name: subjectOf(set.reference, set.sku), outcome: [countText(set.units, "set")] }));
  const sent = lines.map((line): Subject => ({ name: subjectOf(line.shipmentId, line.sku), outcome: [receivedText(line)] }));
  const known = new Set(lines.map(({ shipmentId }) => shipmentId));
  const others = cases
    .filter(({ shipmentId }) => !known.has(shipmentId))
    .map(({ shipmentId, sku }): Subject => ({ name: subjectOf(shipmentId, sku), outcome: [] }));
  const all = new Map([...sets, ...sent, ...others].map((one) => [one.name, one] as const));
  all.delete("");
  return [...all.values()];
}

function wordsOf(cases: readonly CaseLine[]): string {
  const words = cases.map((one) =>
    one.status === "denied"
      ? `denied by ${debtorOf(one.kind) === "carrier" ? "the carrier" : "Amazon"}`
      : one.status === "closed"
        ? SITUATIONS.closed.words
        : statusText(one),
  );
  return sentence([...new Set(words)].join("; "));
}

function kindOf([first]: readonly CaseLine[]): string {
  const kind = first?.kind ?? "";
  return kind === "" ? "units are missing" : meaningOfKind(kind);
}

type ClaimContext = { readonly lines: readonly ShipmentLine[]; readonly isDrafted: boolean; readonly today: Day };

/** What nobody was asked about: units that a shipment lacks, or what was lost in a warehouse, on the way back, in a fee. */
export function entryOfClaim(claim: ClaimLine, { lines, isDrafted, today }: ClaimContext): Ranked {
  const { type, sku, reference, units, since, grantedBy } = claim;
  const situation = isDrafted ? "draft" : claim.caseId === null ? situationInWindow(claim, today) : "open";
  const [line, second] = lines;
  const amounts = amountOf(claim);
  const kind = sentence(CLAIM_TYPES[type].meaning);
  return {
    key: `claim ${JSON.stringify([type, sku, reference, since, grantedBy])}`,
    situation,
    title: lines.length > 0 ? subjectOf(reference, sku) : sku === "" ? kind : sku,
    words: isDrafted || type === "inbound-missing" ? SITUATIONS[situation].words : lines.length > 0 || sku !== "" ? kind : NO_CASE[situation],
    about: second === undefined ? [] : lines.map((one) => `${one.sku}, ${receivedText(one)}`),
    detail: [
      ...(line === undefined
        ? [...(since === null ? [] : [titleOfDay(since)]), ...(reference === "" ? [] : [reference])]
        : second === undefined
          ? [sentence(receivedText(line))]
          : []),
      ...windowParts(claim, today),
    ],
    mark: units === 0 || isAnsweredByMoney(type) ? "" : differenceText(-units),
    worth: sumText(amounts),
    lines,
    claims: [claim],
    cases: [],
    daysLeft: daysLeftOf(claim, today),
    risk: sum(amounts, ({ amount }) => amount),
  };
}

const NO_CASE = {
  claim: "No case yet",
  draft: SITUATIONS.draft.words,
  early: "Cannot be claimed yet",
  late: "The claim window is over",
  open: "A case is open",
} as const;

/** What neither a case nor a claim says of a line. */
export function entryOfLine(line: ShipmentLine, situation: "surplus" | "on-its-way" | "settled" | "refused"): Ranked {
  const waited = (line.parts["in-transit"] ?? 0) + (line.parts.receiving ?? 0);
  const units = situation === "surplus" ? openUnits(line) : situation === "on-its-way" && waited !== 0 ? waited : line.variance;
  return {
    key: anchorOfShipment(line),
    situation,
    title: subjectOf(line.shipmentId, line.sku),
    words: line.state === "receiving" ? "Being received" : SITUATIONS[situation].words,
    about: [],
    detail: [sentence(receivedText(line)), ...(situation === "on-its-way" ? shippedText(line) : [])],
    mark: differenceText(units),
    worth: null,
    lines: [line],
    claims: [],
    cases: [],
    daysLeft: null,
    risk: 0,
  };
}

function shippedText({ shipped, deliveredOn }: ShipmentLine): readonly string[] {
  if (deliveredOn !== null) return [`delivered ${titleOfDay(deliveredOn)}`];
  return shipped === null ? [] : [`shipped ${titleOfDay(shipped)}`];
}

export function subjectOf(...names: readonly string[]): string {
  return names.filter((name) => name !== "").join(" · ");
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** At book value; of a fee, which has none, what is claimed. */
export function amountOf({ bookValue, expectedClaim, currency }: Pick<ClaimLine, "bookValue" | "expectedClaim" | "currency">): readonly Amount[] {
  const amount = bookValue !== null && bookValue !== 0 ? bookValue : expectedClaim;
  return amount === null ? [] : [{ amount, currency }];
}

function amountGranted({ granted, currency }: CaseLine): readonly Amount[] {
  return granted === null ? [] : [{ amount: granted, currency }];
}

/** In the seller's own SKUs, as everything about a case; of money alone none, whatever units it was charged for. */
function unitsOfClaim({ type, units, goods }: ClaimLine): number {
  if (isAnsweredByMoney(type)) return 0;
  return goods.length === 0 ? units : sum(goods, (good) => good.units);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
