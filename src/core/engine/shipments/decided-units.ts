/**
 * What the cases about shipment lines decided -> the units of each that nobody is to be asked about any more: those that were refused or
 * given up, those of a paid case that were not paid, those that a carrier paid for. Each case counts for the units that it names and for
 * those of whom it asks; several cases about a line never decide more than it lacks: what was granted goes first, then open ones keep what they ask for.
 */
import { debtorOf, isAskedCase, isOpenCase, isPromised, type CaseStatus, type Debtor } from "../../domain/claims";
import { keyOfLine } from "../../domain/shipment-line";
import { compareText } from "../../domain/text";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { LineCase } from "../compensation/find-cases";
import { groupBy } from "../../columns/group-by";
import type { Portion } from "../compensation/answer-cases";
import { keyOfRecord } from "../compensation/read-cases";
import type { PendingCase, ShipmentLine, VariancePart } from "../findings";
import type { BookLine } from "./shipment-book";

/** Of these only the units that were made good are settled, where the case names no number: the rest may still be paid for. */
const MADE_GOOD: readonly CaseStatus[] = ["granted", "reimbursed", "restocked"];
const REFUSED: readonly CaseStatus[] = ["denied", "written-off"];

type Missing = { readonly difference: number; readonly cases: readonly LineCase[] };

/** Whether cases decided all that a line lacks: such a line waits for nothing, as long as another waits. */
export function isDecidedWhole(line: Missing): boolean {
  return isWhole(line, [...MADE_GOOD, ...REFUSED]);
}

/** Whether all that a line lacks was refused or given up: a payment that names no case is another's, as long as another lacks units. */
export function isRefusedWhole(line: Missing): boolean {
  return isWhole(line, REFUSED);
}

function isWhole({ difference, cases }: Missing, statuses: readonly CaseStatus[]): boolean {
  return difference < 0 && cases.reduce((sum, { status, units }) => (statuses.includes(status) ? sum + (units ?? Infinity) : sum), 0) >= 0 - difference;
}

/** Units, by whom they are to be asked of. */
export type Units = Readonly<Record<Debtor, number>>;
const NO_UNITS: Units = { amazon: 0, carrier: 0 };

/** What a decided case settles of a line; a case that was closed without a word on its outcome settles nothing. `answered`: made good by what Amazon paid. `taken`: of those that are missing, decided by it. `granted`: to be paid, and not paid yet. `givenUp`: of those taken, the carrier's, which a case with Amazon gave up with the line. */
export type Settled = { readonly by: LineCase; readonly answered: number; readonly taken: number; readonly granted: number; readonly givenUp: number };
/** `decided` units are missing, and nobody is to be asked about them any more. `answeredWhole`: cases all of whose units were made good, whatever their status says, and those that were granted and of which nothing is still to come. */
export type Decision = {
  readonly decided: Units;
  readonly settled: readonly Settled[];
  readonly pending: readonly PendingCase[];
  readonly answeredWhole: readonly LineCase[];
};

/** `missing` units are those that nothing answers. Lines stand oldest first, so that a case about several of them is used up in that order. */
export type Undecided = { readonly line: Pick<BookLine, "shipmentId" | "sku">; readonly cases: readonly LineCase[]; readonly missing: Units };

type Running = { -readonly [Field in keyof Settled]: Settled[Field] };
type Deciding = {
  readonly cases: readonly Running[];
  readonly left: Record<Debtor, number>;
  readonly portions: readonly Portion[];
  readonly pending: PendingCase[];
};

export function decideUnits(lines: readonly Undecided[], { portions, unpaid, reopened }: Allocation): readonly Decision[] {
  const portionsOf = groupBy(portions, ({ key }) => key);
  // What a carrier granted is decided: its payment stands in no report that could bring less.
  const grants = new Map([...unpaid].flatMap(([record, { units }]) => (debtorOf(record.kind) === "carrier" ? [] : [[keyOfRecord(record), units] as const])));
  const openAgain = new Map([...reopened].map(([record, { units }]) => [keyOfRecord(record), units]));
  const used = new Map<LineCase, number>();
  const spend = (by: LineCase, units: number): void => void used.set(by, (used.get(by) ?? 0) + units);
  const due = new Map(grants);
  const use = (one: Running, field: "answered" | "taken" | "granted", units: number): void => {
    one[field] += units;
    spend(one.by, units);
    if (field === "granted") due.set(one.by.key, (due.get(one.by.key) ?? 0) - units);
  };
  // The grant of a case that names no units is what is still to come of it: what was paid, or is open again, is none of that.
  const isBeside = ({ key, units }: LineCase): boolean => units === null && grants.has(key);
  const roomOf = ({ by }: Running): number => Math.max(0, (by.units ?? grants.get(by.key) ?? Infinity) - (used.get(by) ?? 0));
  const all = lines.map(({ line, cases, missing }): Deciding => ({
    cases: cases
      .filter(({ status }) => status !== "closed")
      .map((by): Running => ({ by, answered: 0, taken: 0, granted: 0, givenUp: 0 }))
      .sort((a, b) => byDecision(a.by, b.by)),
    left: { ...missing },
    portions: cases.length === 0 ? [] : (portionsOf.get(keyOfLine(line.shipmentId, line.sku)) ?? []),
    pending: [],
  }));
  const answer = ({ cases, portions: own }: Deciding): void => {
    const paid = answersByCase(own);
    for (const one of cases) {
      const units = one.by.debtor === "amazon" ? (paid.get(one.by.key) ?? 0) : 0;
      if (isBeside(one.by)) one.answered += units;
      else use(one, "answered", Math.min(roomOf(one), units));
    }
  };
  const reserve = ({ cases, left, pending }: Deciding): void => {
    const isGranted = cases.some(({ by }) => grants.has(by.key));
    for (const one of cases.filter(({ by }) => isOpenCase(by.status) && !(by.isForGranted && isGranted))) speak(one, roomOf(one), isAskedCase(one.by.status));
    // What was taken back is asked for by the case that it was paid to, but for what that is granted still.
    for (const one of cases)
      speak(one, one.by.units === null ? (openAgain.get(one.by.key) ?? 0) : openAgain.has(one.by.key) ? roomOf(one) - (due.get(one.by.key) ?? 0) : 0, true);

    function speak({ by }: Running, most: number, isSent: boolean): void {
      const units = Math.min(most, left[by.debtor]);
      if (units <= 0) return;
      if (!isBeside(by)) spend(by, units);
      left[by.debtor] -= units;
      pending.push({ debtor: by.debtor, caseId: by.caseId, units, isSent });
    }
  };
  const isGiven = ({ by }: Running): boolean => grants.has(by.key) || (by.debtor === "carrier" && MADE_GOOD.includes(by.status));
  const askedOf = ({ cases }: Deciding, debtor: Debtor): number =>
    cases.reduce((sum, one) => (isOpenCase(one.by.status) && !one.by.isForGranted && one.by.debtor === debtor ? sum + roomOf(one) : sum), 0);
  const decide = ({ cases, left }: Deciding, isTurn: (one: Running) => boolean, kept: (debtor: Debtor) => number): void => {
    for (const one of cases.filter(isTurn)) {
      const { by } = one;
      const isMadeGood = MADE_GOOD.includes(by.status);
      if (!isMadeGood && !REFUSED.includes(by.status)) continue;
      const isGranted = grants.has(by.key);
      // What such a case was not paid for may still be paid, or is open again.
      if (isMadeGood && by.debtor === "amazon" && !isGranted && (by.units === null || openAgain.has(by.key))) continue;
      for (const other of by.isForGranted ? cases : []) {
        const units = Math.min(roomOf(one), other.granted);
        other.granted -= units;
        use(one, "taken", units);
      }
      for (const debtor of debtorsOf(by)) {
        const room = isGranted && openAgain.has(by.key) ? Math.min(roomOf(one), due.get(by.key) ?? 0) : roomOf(one);
        const units = Math.max(0, Math.min(room, left[debtor] - kept(debtor)));
        left[debtor] -= units;
        use(one, isGranted ? "granted" : "taken", units);
        if (debtor !== by.debtor) one.givenUp += units;
      }
    }
  };
  for (const one of all) answer(one);
  const isAnsweredWhole = (one: Running): boolean =>
    (used.get(one.by) ?? 0) > 0 && (roomOf(one) === 0 || (isPromised(one.by.status) && !grants.has(one.by.key)));
  const answeredWhole = all.map(({ cases }) => cases.filter(isAnsweredWhole).map(({ by }) => by));
  // What was granted of several lines is of those units first that no other case asks for.
  for (const one of all) decide(one, isGiven, (debtor) => askedOf(one, debtor));
  for (const one of all) decide(one, isGiven, () => 0);
  for (const one of all) reserve(one);
  for (const one of all)
    decide(
      one,
      (by) => !isGiven(by),
      () => 0,
    );
  return all.map(({ cases, left, pending }, index): Decision => {
    const missing = lines[index]?.missing ?? NO_UNITS;
    const kept = (debtor: Debtor): number => pending.reduce((sum, one) => (one.debtor === debtor ? sum + one.units : sum), left[debtor]);
    const granted = cases.reduce((sum, one) => sum + one.granted, 0);
    return {
      decided: { amazon: missing.amazon - kept("amazon") - granted, carrier: missing.carrier - kept("carrier") },
      settled: cases.filter(({ by, answered, taken, granted: due }) => !isOpenCase(by.status) && answered + taken + due > 0),
      pending,
      answeredWhole: answeredWhole[index] ?? [],
    };
  });
}

/** Whose units a case decides: a seller who writes a line off gives up the carrier's as well, and no other case speaks for another's. */
function debtorsOf({ debtor, status }: LineCase): readonly Debtor[] {
  return debtor === "amazon" && status === "written-off" ? ["amazon", "carrier"] : [debtor];
}

function answersByCase(portions: readonly Portion[]): ReadonlyMap<string, number> {
  const paid = new Map<string, number>();
  for (const { record, stockUnits, cashUnits } of portions) {
    if (record !== null) paid.set(keyOfRecord(record), (paid.get(keyOfRecord(record)) ?? 0) + stockUnits + cashUnits);
  }
  return paid;
}

/** Whose units of a line are decided first, where its cases claim more than it lacks: cases that were paid, then open ones, then refused ones. A case that names its units comes before one that is about all the others. */
function byDecision(a: LineCase, b: LineCase): number {
  const turn = ({ status, units }: LineCase): number => (MADE_GOOD.includes(status) ? 0 : isOpenCase(status) ? 2 : 4) + (units === null ? 1 : 0);
  return (
    turn(a) - turn(b) || (a.opened ?? Infinity) - (b.opened ?? Infinity) || (a.closed ?? Infinity) - (b.closed ?? Infinity) || compareText(a.caseId, b.caseId)
  );
}

/** What of a line's unexplained units is left to act on, in their sign: what a case decided is none of it. */
export function openUnits({ parts, decided }: Pick<ShipmentLine, "parts" | "decided">): number {
  return (parts.unexplained ?? 0) - decided;
}

/** What of the units lost before delivery is left to act on, in their sign. */
export function openBeforeDelivery({ parts, carrierDecided }: Pick<ShipmentLine, "parts" | "carrierDecided">): number {
  return (parts.logistics ?? 0) - carrierDecided;
}

/** Units whose compensation was granted and has not come, in the sign of the variance: of one part, or by whom it is due, or all. */
export function unitsGranted(
  { granted }: Pick<ShipmentLine, "granted">,
  { part, debtor }: { readonly part?: VariancePart; readonly debtor?: Debtor } = {},
): number {
  return granted.reduce((sum, one) => ((part ?? one.part) === one.part && (debtor ?? one.debtor) === one.debtor ? sum + one.units : sum), 0);
}

/** A line as far as it says who can be asked for what. */
export type Askable = Pick<ShipmentLine, "parts" | "decided" | "carrierDecided" | "responsibility" | "granted" | "pending">;

/**
 * Missing units that somebody can be asked to make good, never negative: not those that a case decided, nor those that the seller answers for,
 * unless somebody was asked for them, or granted them, already.
 */
export function unitsToAsk({ responsibility, granted, pending, ...line }: Askable): Units {
  const unexplained = Math.max(0, 0 - openUnits(line));
  const undelivered = Math.max(0, 0 - openBeforeDelivery(line));
  switch (responsibility) {
    case "seller":
      return {
        amazon: Math.min(unexplained, unitsAsked(pending, "amazon") - unitsGranted({ granted }, { debtor: "amazon" })),
        carrier: Math.min(undelivered, unitsAsked(pending, "carrier")),
      };
    case "logistics":
      return { amazon: 0, carrier: undelivered + unexplained };
    default:
      return { amazon: unexplained, carrier: undelivered };
  }
}

/** Units that open cases ask somebody for; a draft asks nobody. */
function unitsAsked(pending: readonly PendingCase[], debtor: Debtor): number {
  return pending.reduce((sum, one) => (one.isSent && one.debtor === debtor ? sum + one.units : sum), 0);
}
