/**
 * What Amazon received of each line: by the last day of the period, after it up to today, and how far the line has come as
 * of today. Everything that is said of a line rests on these figures.
 */
import { addDays, type Day, type Period } from "../../domain/day";
import { readStatus } from "../../domain/shipment-status";
import type { CasesOf, LineCase } from "../compensation/find-cases";
import type { LineAccount, Taking } from "./line-accounts";
import type { BookLine } from "./shipment-book";

/** `on-its-way`: not arrived. `receiving`: Amazon is still counting. `settled`: what is missing now will not come by itself. */
export type Progress = "on-its-way" | "receiving" | "settled";

export type CountedLine = {
  readonly line: BookLine;
  readonly takings: readonly Taking[];
  /** Of these, those up to today. */
  readonly arrived: readonly Taking[];
  readonly locations: LineAccount["locations"];
  /** The last day on which any came; null where nothing tells. */
  readonly lastReceipt: Day | null;
  readonly swapped: LineAccount["swapped"];
  /** Up to the last day of the period. */
  readonly received: number;
  /** After the period, up to today. */
  readonly later: readonly Taking[];
  readonly laterUnits: number;
  /** What is too many (or, below zero, missing) as of today. */
  readonly difference: number;
  /** From when the receiving days count; null where nothing tells. */
  readonly clockStart: Day | null;
  /** The first day on which Amazon counts no more of what has arrived; null where nothing tells it, also where its status alone says that it has ended. */
  readonly countedBy: Day | null;
  readonly progress: Progress;
  /** Of a settled line, missing units that no case with Amazon speaks for while Amazon has its days to count: they are waited for. */
  readonly waiting: number;
  /** The cases about the line, the one to name first. */
  readonly cases: readonly LineCase[];
};

type Context = { readonly period: Period; readonly today: Day; readonly receivingDays: number; readonly transitDays: number; readonly casesOf: CasesOf };

export function countLine({ line, before, beforeUntil, swapped, takings, isStatedOnly, locations }: LineAccount, context: Context): CountedLine {
  const { period, today } = context;
  const later = takings.filter(({ day }) => day > period.to && day <= today);
  const laterUnits = sumOf(later);
  const stated = isStatedOnly ? line.statedReceived : null;
  // A stated figure has no dates of its own: what the ledger dates after the period is taken out of it, the rest counts whole.
  const received =
    stated === null ? before + sumOf(takings.filter(({ day }) => day <= period.to)) : stated - sumOf(takings.filter(({ day }) => day > period.to));
  const firstReceipt = takings.find(({ quantity }) => quantity > 0)?.day ?? null;
  const latest = line.shipped === null ? null : addDays(line.shipped, context.transitDays);
  const clockStart = line.deliveredOn ?? firstReceipt ?? latest;
  const cases = context.casesOf(line);
  const receivedByNow = received + laterUnits;
  const isThere = hasArrived(line, receivedByNow, today);
  const countedBy = isThere ? findCountedBy(line, clockStart, context.receivingDays) : null;
  const difference = receivedByNow - line.dispatched;
  const isCounting = !readStatus(line.status).ended && (countedBy === null || countedBy > today);
  const progress = progressOf({ line, cases, isThere, isCounting });
  return {
    line,
    takings,
    arrived: takings.filter(({ day }) => day <= today),
    locations,
    lastReceipt: takings.at(-1)?.day ?? (received === before ? beforeUntil : null),
    swapped,
    received,
    later,
    laterUnits,
    difference,
    clockStart,
    countedBy,
    cases,
    progress,
    waiting: progress === "settled" && difference < 0 && isCounting ? Math.max(0, 0 - difference - unitsAsked(cases)) : 0,
  };
}

/** `isThere`: any of it has arrived. */
type Known = Pick<CountedLine, "line" | "cases"> & { readonly isThere: boolean; readonly isCounting: boolean };

function progressOf({ line, cases, isThere, isCounting }: Known): Progress {
  const asks = (debtor: LineCase["debtor"]): boolean => cases.some((one) => one.debtor === debtor);
  // What never arrived at all is not waited for any more once the carrier is asked for it.
  if (!isThere) return line.delivered === 0 && asks("carrier") ? "settled" : "on-its-way";
  // Whoever opened a case with Amazon waits no longer for the count of the units that it is about.
  return !asks("amazon") && isCounting ? "receiving" : "settled";
}

/** Units that cases ask Amazon for; none where nobody asks it. */
export function askedOfAmazon(cases: readonly LineCase[]): number {
  return cases.some(({ debtor }) => debtor === "amazon") ? unitsAsked(cases) : 0;
}

/** Infinity where one of the cases does not say how many, or the carrier was asked. */
function unitsAsked(cases: readonly LineCase[]): number {
  return cases.reduce((sum, { debtor, units }) => sum + (debtor === "amazon" ? (units ?? Infinity) : Infinity), 0);
}

function hasArrived(line: BookLine, receivedByNow: number, today: Day): boolean {
  if (receivedByNow === 0 && line.dispatched === 0) return isClosed(line, today);
  return (
    receivedByNow > 0 ||
    readStatus(line.status).arrived ||
    (line.deliveredOn !== null && line.deliveredOn <= today) ||
    (line.delivered ?? 0) > 0 ||
    isClosed(line, today)
  );
}

function isClosed(line: BookLine, today: Day): boolean {
  return readStatus(line.status).ended || (line.closed !== null && line.closed <= today);
}

/** Amazon counts until it closes the shipment or the receiving days after delivery have passed. */
function findCountedBy({ status, closed }: BookLine, clockStart: Day | null, receivingDays: number): Day | null {
  if (readStatus(status).ended) return null;
  const waited = clockStart === null ? null : addDays(clockStart, receivingDays + 1);
  return closed === null || (waited !== null && waited < closed) ? waited : closed;
}

function sumOf(takings: readonly Taking[]): number {
  return takings.reduce((sum, { quantity }) => sum + quantity, 0);
}
