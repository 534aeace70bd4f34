/** The register of cases, each followed by what its lines lack and what payments answer; of cases about sets, by what share each of their goods has. */
import { groupBy } from "../../columns/group-by";
import { debtorOf } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { Issue } from "../../domain/issue";
import { keyOfLine } from "../../domain/shipment-line";
import type { ClosedShares } from "../closing/sealed-shares";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { CostTable } from "../movements/unit-costs";
import { answersTo, questionOf, type Tracing } from "./case-question";
import { standingOf } from "./case-standing";
import { askedOf, type Asked, type CaseSubject } from "./case-subject";
import { findWorthOn, MANY_SETS, unitsClaimedBy } from "./case-worth";
import { unitsCompensated, unitsGrantedBeside, unitsGrantedToOthers, unitsPaidBeside } from "./compensation-of-lines";
import { REMOVAL_LOST } from "./decided-removals";
import { followCase } from "./follow-case";
import type { NeverCameBy } from "./never-came";
import { parcelsOf, unitsToAskFor, unitsGivenToOthers } from "./removals-of-case";
import { nameEndingWindows, nameOverlaps, nameUnknownShipments } from "./name-cases";
import { shareAmounts, weighSets, type SetGood } from "./set-weights";
import { shareCash, type Brought } from "./share-cash";

type Context = Pick<Tracing, "allocation" | "bookValues" | "bookValuesOn" | "closedWorths" | "moneyAsked" | "placeOfLoss" | "goneBy" | "unitsInSet"> & {
  readonly lines: readonly CaseSubject[];
  /** Of a line, the carrier's units that a case with Amazon gave up as well. */
  readonly givenUp: (record: CaseRecord, line: CaseSubject) => number;
  /** Of cases about removals, by how they stand, what is out, and what came home after all. */
  readonly neverCameBy: (statusOf: (record: CaseRecord) => string) => NeverCameBy;
  /** Every shipment that any source names. */
  readonly isKnown: (shipmentId: string) => boolean;
  /** By what closed months shared money of sets, the first day that they leave open, and the last day of the period. */
  readonly closedShares: ClosedShares;
  readonly openFrom: number;
  readonly until: Day;
  readonly costs: Pick<CostTable, "convert">;
  readonly today: Day;
  /** Days before the end of a claim window from which an open case is called in. */
  readonly warningDays: number;
};

type Traced = {
  readonly cases: readonly CaseLine[];
  /** By what money of sets is shared. */
  readonly setGoods: readonly SetGood[];
  /** The money of each case, in its own currency. */
  readonly brought: ReadonlyMap<CaseRecord, readonly Brought[]>;
  readonly issues: readonly Issue[];
};

export function traceCases(context: Context): Traced {
  const { cases: records, portions } = context.allocation;
  const linesIn = groupBy(context.lines, ({ shipmentId }) => keyOfLine(shipmentId, ""));
  const onLine = groupBy(portions, ({ key }) => key);
  const onLines: OnLines = {
    linesOf: (record) => linesOfRecord(record, linesIn),
    portionsOn: ({ shipmentId, sku }) => onLine.get(keyOfLine(shipmentId, sku)) ?? [],
  };
  const asking = { ...context, ...askOf(context, onLines) };
  const sets = weighSets(records, {
    ...context,
    paidOn: (record) => asking.portionsOf(record).flatMap(({ payment }) => (payment?.cash ?? []).map(({ day }) => day)),
    worthOn: findWorthOn(asking),
    weighedOf: (record) => (asking.linesOf(record).length === 0 ? MANY_SETS * context.unitsInSet(record) : unitsClaimedBy(asking, record)),
  });
  const ids = new Set(records.map(({ caseId }) => caseId));
  const open: Tracing = {
    ...asking,
    isKnownCase: (caseId) => ids.has(caseId),
    unitsGrantedToOthers: (record) => unitsGrantedToOthers(record, context.allocation, onLines),
    unitsGrantedBeside: (record) => unitsGrantedBeside(record, context.allocation, onLines),
    unitsPaidBeside: (record) => unitsPaidBeside(record, onLines),
    unitsCompensated: (record) => unitsCompensated(record, onLines),
    cashOfPortion: shareCash(context.allocation.payments, portions, { ...context, sets }),
    amountOf: shareAmounts(sets),
    goodsWith: sets.goodsWith,
    decidedOf: () => null,
    unitsFree: () => null,
  };
  const tracing = withRemovals(open, context.neverCameBy);
  const followed = records.map((record) => followCase(tracing, record));
  const cases = followed.map(({ line }) => line);
  return {
    cases,
    setGoods: sets.goods,
    brought: new Map(records.map((record, index) => [record, followed[index]?.brought ?? []])),
    issues: [
      ...followed.flatMap(({ issues }) => issues),
      ...nameUnknownShipments(records, context.isKnown),
      ...nameOverlaps(linesIn, cases, { debtor: "amazon", answeredOf: (line) => unitsAnswered(onLines.portionsOn(line)) }),
      ...nameOverlaps(linesIn, cases, { debtor: "carrier", answeredOf: () => 0 }),
      ...nameEndingWindows(asking, records, cases),
    ],
  };
}

/** What is out of the removals of a case is what it is about, as the journal has it; of what a grant decided that can be paid no more whoever else did. */
function withRemovals(tracing: Tracing, neverCameBy: Context["neverCameBy"]): Tracing {
  const { lost, decided, parcels } = neverCameBy((record) => {
    const question = questionOf(tracing, record);
    return standingOf(tracing, question, answersTo(tracing, question), null).status;
  });
  const { overtaken, overtakenInPart, unpaid } = tracing.allocation;
  const leftTo = (record: CaseRecord): number => (overtaken.has(record) ? 0 : overtakenInPart.has(record) ? (unpaid.get(record)?.units ?? 0) : Infinity);
  const beyond = lost.filter(({ by: { record }, units }) => record !== null && units > leftTo(record));
  const lostBy = groupBy(lost, ({ by }) => by.record);
  const decidedBy = new Map(decided.map((one) => [one.by.record, one]));
  const lostOf = (record: CaseRecord): typeof lost => {
    const one = decidedBy.get(record);
    return one === undefined ? [] : [...(lostBy.get(record) ?? []), ...(one.waiting > 0 ? beyond.filter(({ sent }) => one.by.isAbout(sent)) : [])];
  };
  return {
    ...tracing,
    decidedOf(record) {
      const one = decidedBy.get(record);
      if (one === undefined) return null;
      const ofOthers = lostOf(record).reduce((sum, { by, units }) => (by.record === null || by.record === record ? sum : sum + units - leftTo(by.record)), 0);
      return { ...one, out: one.out + Math.min(one.waiting, ofOthers) };
    },
    unitsFree(record) {
      if (record.kind !== REMOVAL_LOST) return null;
      const about = parcelsOf(record, parcels);
      return unitsGivenToOthers(record, about) === 0 ? null : unitsToAskFor(about);
    },
    goneBy(record) {
      const [gone, own] = [tracing.goneBy(record), lostOf(record)];
      const isAll = (decidedBy.get(record)?.units ?? 0) >= (record.units ?? 0);
      const removals = own.flatMap(({ sent: { event }, units }) => (event.removedBy === undefined ? [] : [{ ...event.removedBy, units }]));
      return own.length === 0 || !isAll ? gone : { ...gone, removals };
    },
  };
}

type OnLines = {
  readonly linesOf: (record: CaseRecord) => readonly CaseSubject[];
  readonly portionsOn: (line: Pick<CaseSubject, "shipmentId" | "sku">) => readonly Portion[];
};

/** What answers a case, and what its lines lack that it can ask for: not what was paid before it was opened, or to another case. */
function askOf({ allocation, givenUp }: Context, { linesOf, portionsOn }: OnLines): Pick<Tracing, "linesOf" | "portionsOf"> {
  const byRecord = groupBy(allocation.portions, ({ record }) => record);
  // What Amazon pays takes nothing off what a carrier owes.
  const answeredToOthers = (record: CaseRecord, line: CaseSubject): number =>
    debtorOf(record.kind) === "carrier" ? 0 : unitsAnswered(portionsOn(line).filter((one) => one.record !== record));
  return {
    portionsOf: (record) => byRecord.get(record) ?? [],
    linesOf: (record) =>
      linesOf(record).map((line): Asked => {
        const asked = askedOf(line, debtorOf(record.kind) ?? "amazon");
        return { ...asked, missing: Math.max(0, asked.missing + givenUp(record, line) - answeredToOthers(record, line)) };
      }),
  };
}

function linesOfRecord({ shipmentId, sku }: CaseRecord, linesIn: ReadonlyMap<string, readonly CaseSubject[]>): readonly CaseSubject[] {
  return shipmentId === "" ? [] : (linesIn.get(keyOfLine(shipmentId, "")) ?? []).filter((line) => sku === "" || sku === line.sku);
}
