/**
 * What each variance is made of: every part in its fixed order takes what it can explain of what is left, and says by which
 * rows. What nothing explains is the last part. The parts of a line add up to its variance, and what one shipment lacks
 * because another has it cancels out over both.
 */
import { assert } from "../../domain/assert";
import { isoOf } from "../../domain/day";
import { keyOfLine, oldestFirst } from "../../domain/shipment-line";
import { groupBy } from "../../columns/group-by";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { OpenAgain } from "../compensation/say-payments";
import type { CountedLine } from "./count-lines";
import { decideUnits, isDecidedWhole, isRefusedWhole, type Decision, type Units } from "./decided-units";
import { VARIANCE_PARTS, type TakenBackPart } from "../findings";
import type { FoundUnits } from "./found-units";
import { rowsOfTakings } from "./line-accounts";
import { explainByOtherShipments } from "./other-shipments";
import type { OpenLine } from "../compensation/reimbursement-desk";
import { missingOf, take, type Remaining } from "./remaining-units";
import type { Relief } from "./received-elsewhere";
import { explainBySwappedLabels, keepClosedSwaps, sayOversBeside } from "./swapped-labels";
import { sayMayBeOf, type MayBeOf, type UnknownReceipt } from "./unknown-shipments";
import type { Judged, Verdict } from "./verdicts";

export type ExplainedLine = Judged & {
  readonly verdict: Verdict;
  /** What cases about the line decided: that alone says which units are lost, and which nobody is to be asked about any more. */
  readonly decision: Decision;
  /** Of the unexplained units, in their sign, those that a case decided. */
  readonly decided: number;
  /** The same of those that were lost before delivery. */
  readonly carrierDecided: number;
  readonly because: readonly string[];
  /** As many units came in under an ID that no table names. */
  readonly mayBeElsewhere: boolean;
  readonly takenBack: readonly TakenBackPart[];
};

export type Explained = {
  readonly lines: readonly ExplainedLine[];
  readonly reliefs: readonly Relief[];
  readonly allocation: Allocation;
  readonly mayBeOf: readonly MayBeOf[];
};

/** `answersFor` says who answers for a line, from what its variance is made of by then. */
type Sources = {
  readonly found: FoundUnits;
  readonly allocate: (open: readonly OpenLine[]) => Allocation;
  readonly answersFor: (line: Judged) => Verdict;
  readonly unknown: readonly UnknownReceipt[];
};

export function explainVariances(counted: readonly CountedLine[], { found, allocate, answersFor, unknown }: Sources): Explained {
  // Oldest first: an older shipment is made whole before a younger one, whatever the order of rows.
  const all = [...counted]
    .sort((a, b) => oldestFirst(a.line, b.line))
    .map((one): Remaining => ({ counted: one, left: one.received - one.line.dispatched, parts: {}, because: [] }));
  const open = all.filter(({ left }) => left !== 0);
  for (const one of open) explainByTime(one);
  const settled = open.filter((one) => one.counted.progress === "settled");
  const reliefs = [...keepClosedSwaps(settled), ...explainByOtherShipments(settled), ...explainBySwappedLabels(settled)];
  for (const one of waitingFirst(settled)) explainByCarrierAndFinds(one, found, () => answersFor(one).responsibility === "amazon");
  const allocation = allocate(all.map(openLine));
  for (const one of settled) explainByReimbursements(one, allocation);
  for (const one of sayOversBeside(settled)) one.short.because.push(one.because);
  const mayBeOf = sayMayBeOf(settled, unknown);
  for (const one of all) conclude(one);
  const verdicts = all.map(answersFor);
  const decisions = decideUnits(
    all.map((one, index) => ({ line: one.counted.line, cases: one.counted.cases, missing: undecidedOf(one, verdicts[index]) })),
    allocation,
  );
  const elsewhere = new Set(mayBeOf.map(({ shipmentId, unknown: { sku } }) => keyOfLine(shipmentId, sku)));
  const lines = all.flatMap((one, index) => decided(one, verdicts[index], decisions[index]));
  const again = groupBy(allocation.openAgain, ({ key }) => key);
  const complete = (line: (typeof lines)[number]): ExplainedLine => {
    const key = keyOfLine(line.counted.line.shipmentId, line.counted.line.sku);
    return { ...line, mayBeElsewhere: elsewhere.has(key), takenBack: (again.get(key) ?? []).map(partTakenBack) };
  };
  return { lines: lines.map(complete), reliefs, allocation, mayBeOf };
}

function partTakenBack({ units, payment }: OpenAgain): TakenBackPart {
  const { id, day, place, reversals } = payment;
  return { units, paid: { id, day, place }, by: reversals.filter((one) => one.units > 0) };
}

function waitingFirst(lines: readonly Remaining[]): readonly Remaining[] {
  return [...lines.filter(({ counted }) => !isDecidedWhole(counted)), ...lines.filter(({ counted }) => isDecidedWhole(counted))];
}

/** What has not arrived, is still being counted, or came after the period. */
function explainByTime(one: Remaining): void {
  const { progress, difference, waiting, later, laterUnits, line } = one.counted;
  if (progress === "on-its-way") take(one, "in-transit", difference, null);
  if (progress === "receiving") take(one, "receiving", difference, null);
  if (waiting > 0) take(one, "receiving", 0 - waiting, `${waiting} more that Amazon is still counting, beyond what a case is about`);
  if (laterUnits === 0) return;
  const days = [...new Set(later.map(({ day }) => isoOf(day)))].join(", ");
  const how = laterUnits > 0 ? `${laterUnits} more received` : `${-laterUnits} taken back`;
  take(
    one,
    "received-later",
    0 - laterUnits,
    `${how} after the period, on ${days}${difference === 0 ? ": nothing is missing any more" : ""} (${rowsOfTakings(later)})`,
  );
  assert(progress === "settled" || one.left === 0, "what is on its way is explained by time alone", {
    shipment: line.shipmentId,
    sku: line.sku,
    left: one.left,
  });
}

/**
 * Where a reviewer or a rule holds Amazon liable, the carrier is asked for nothing, whatever it delivered. A rule may go by whole cartons of what
 * was not found, so that it is asked again after the finds.
 */
function explainByCarrierAndFinds(one: Remaining, found: FoundUnits, isAmazons: () => boolean): void {
  if (!isAmazons()) explainByCarrier(one);
  explainByFinds(one, found);
  if (!isAmazons()) explainByCarrier(one);
  else if (one.parts.logistics !== undefined) {
    one.left += one.parts.logistics;
    delete one.parts.logistics;
    explainByFinds(one, found);
  }
}

/** What the carrier did not deliver is not Amazon's to find. */
function explainByCarrier(one: Remaining): void {
  const { dispatched, delivered } = one.counted.line;
  if (delivered === null || delivered >= dispatched || one.parts.logistics !== undefined) return;
  take(one, "logistics", 0 - Math.min(missingOf(one), dispatched - delivered), null);
}

function explainByFinds(one: Remaining, found: FoundUnits): void {
  const missing = missingOf(one);
  const { line, clockStart } = one.counted;
  if (missing === 0 || clockStart === null) return;
  const { units, rows } = found({ sku: line.sku, fnsku: line.fnsku, after: clockStart, wanted: missing });
  take(one, "found", 0 - units, `${units} found in the fulfilment network after ${isoOf(clockStart)} (${rows})`);
}

function openLine(one: Remaining): OpenLine {
  const { line, progress, locations, received, laterUnits, arrived } = one.counted;
  return {
    shipmentId: line.shipmentId,
    locations: [...locations, line.toWarehouse],
    sku: line.sku,
    fnsku: line.fnsku,
    labels: line.labels,
    openUnits: progress === "settled" ? missingOf(one) : 0,
    countingUnits: Math.max(0, 0 - (one.parts.receiving ?? 0)),
    dispatched: line.dispatched,
    received: received + laterUnits,
    arrivals: arrived.map(({ day, quantity }) => ({ day, units: quantity })),
    deliveredOn: line.deliveredOn,
    isRefused: isRefusedWhole(one.counted),
    since: line.deliveredOn ?? line.shipped,
    sent: line.sent,
  };
}

function explainByReimbursements(one: Remaining, { answers }: Allocation): void {
  const answer = answers.get(keyOfLine(one.counted.line.shipmentId, one.counted.line.sku));
  if (answer === undefined) return;
  assert(answer.stockUnits + answer.cashUnits <= missingOf(one), "no more is reimbursed than is missing", {
    shipment: one.counted.line.shipmentId,
    sku: one.counted.line.sku,
  });
  take(one, "reimbursed-stock", 0 - answer.stockUnits, null);
  take(one, "reimbursed-cash", 0 - answer.cashUnits, null);
  one.because.push(...answer.because);
}

function conclude(one: Remaining): void {
  const { line, received } = one.counted;
  take(one, "unexplained", one.left, null);
  const sum = Object.values(one.parts).reduce((total, units) => total + units, 0);
  assert(sum === received - line.dispatched, "the parts of a variance add up to it", {
    shipment: line.shipmentId,
    sku: line.sku,
    sum,
    variance: received - line.dispatched,
  });
}

/** Units that cases can decide: those that nothing explains, those found, which came in as finds, and those lost before delivery. What is too many is no case's. */
function undecidedOf({ parts }: Remaining, verdict: Verdict | undefined): Units {
  const unexplained = parts.unexplained ?? 0;
  if (unexplained > 0) return { amazon: 0, carrier: 0 };
  const [inNetwork, undelivered] = [0 - unexplained - (parts.found ?? 0), 0 - (parts.logistics ?? 0)];
  return verdict?.responsibility === "logistics" ? { amazon: 0, carrier: undelivered + inNetwork } : { amazon: inNetwork, carrier: undelivered };
}

/** Units lost before delivery are decided before others for which the carrier answers, and unexplained ones before those found. */
function decided(
  { counted, parts, because }: Remaining,
  verdict: Verdict | undefined,
  decision: Decision | undefined,
): readonly Omit<ExplainedLine, "mayBeElsewhere" | "takenBack">[] {
  if (verdict === undefined || decision === undefined) return [];
  const ofCarrier = Math.min(decision.decided.carrier, 0 - (parts.logistics ?? 0));
  const ofRest = Math.min(decision.decided.amazon + decision.decided.carrier - ofCarrier, Math.max(0, 0 - (parts.unexplained ?? 0)));
  return [{ counted, parts: inOrder(parts), verdict, decision, decided: 0 - ofRest, carrierDecided: 0 - ofCarrier, because }];
}

/** A rule that goes by cartons may turn to the carrier after the finds. */
function inOrder(parts: Remaining["parts"]): ExplainedLine["parts"] {
  return Object.fromEntries(VARIANCE_PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part]]])));
}
