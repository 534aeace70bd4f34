/**
 * What each variance is made of: every part in its fixed order takes what it can explain of what is left, and says by which
 * rows. What nothing explains is the last part. The parts of a line add up to its variance, and what one shipment lacks
 * because another has it cancels out over both.
 */
import { assert } from "../../domain/assert";
import { isoOf, type Day } from "../../domain/day";
import { keyOfLine, keyOfShipment, oldestFirst } from "../../domain/shipment-line";
import { nameOfPlace } from "../../domain/source";
import { compareText } from "../../domain/text";
import type { Allocation } from "../compensation/allocate-reimbursements";
import type { CountedLine } from "./count-lines";
import { decideUnits, isDecidedWhole, isRefusedWhole, type Decision, type Units } from "./decided-units";
import { queueByName } from "../compensation/queue-by-name";
import { VARIANCE_PARTS, type VariancePart } from "../findings";
import type { FoundUnits } from "./found-units";
import { groupBy } from "../../columns/group-by";
import { rowsOfTakings } from "./line-accounts";
import type { OpenLine } from "../compensation/reimbursement-desk";
import type { BookLine } from "./shipment-book";
import type { Relief } from "./received-elsewhere";
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
};
export type Explained = { readonly lines: readonly ExplainedLine[]; readonly reliefs: readonly Relief[]; readonly allocation: Allocation };

/** `answersFor` says who answers for a line, from what its variance is made of by then. */
type Sources = { readonly found: FoundUnits; readonly allocate: (open: readonly OpenLine[]) => Allocation; readonly answersFor: (line: Judged) => Verdict };

/** A line and what of its variance is not explained yet. */
type Remaining = { readonly counted: CountedLine; left: number; readonly parts: Partial<Record<VariancePart, number>>; readonly because: string[] };

export function explainVariances(counted: readonly CountedLine[], { found, allocate, answersFor }: Sources): Explained {
  // Oldest first: an older shipment is made whole before a younger one, whatever the order of rows.
  const all = [...counted]
    .sort((a, b) => oldestFirst(a.line, b.line))
    .map((one): Remaining => ({ counted: one, left: one.received - one.line.dispatched, parts: {}, because: [] }));
  const open = all.filter(({ left }) => left !== 0);
  for (const one of open) explainByTime(one);
  const settled = open.filter((one) => one.counted.progress === "settled");
  const reliefs = [...explainByOtherShipments(settled), ...explainBySwappedLabels(settled)];
  for (const one of waitingFirst(settled)) explainByCarrierAndFinds(one, found, () => answersFor(one).responsibility === "amazon");
  const allocation = allocate(all.map(openLine));
  for (const one of settled) explainByReimbursements(one, allocation);
  for (const one of sayOversBeside(settled)) one.short.because.push(one.because);
  for (const one of all) conclude(one);
  const verdicts = all.map(answersFor);
  const decisions = decideUnits(
    all.map((one, index) => ({ line: one.counted.line, cases: one.counted.cases, missing: undecidedOf(one, verdicts[index]) })),
    allocation,
  );
  return { lines: all.flatMap((one, index) => decided(one, verdicts[index], decisions[index])), reliefs, allocation };
}

function waitingFirst(lines: readonly Remaining[]): readonly Remaining[] {
  return [...lines.filter(({ counted }) => !isDecidedWhole(counted)), ...lines.filter(({ counted }) => isDecidedWhole(counted))];
}

function take(one: Remaining, part: VariancePart, units: number, because: string | null): void {
  if (units === 0) return;
  one.parts[part] = (one.parts[part] ?? 0) + units;
  one.left -= units;
  if (because !== null) one.because.push(because);
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

const ROUNDS = [
  { isDecided: false, isExact: true },
  { isDecided: false, isExact: false },
  { isDecided: true, isExact: true },
  { isDecided: true, isExact: false },
] as const;

/** A line that lacks units, while it may still get them from others. */
type Lacking = { readonly one: Remaining; left: number };

/** What one shipment has too many of a SKU, another that was on its way with it to the same place has too few of: first those that wait, of these first those that match exactly, then the oldest. */
function explainByOtherShipments(settled: readonly Remaining[]): readonly Relief[] {
  const reliefs: Relief[] = [];
  for (const group of groupsOf(settled, ({ counted }) => counted.line.sku)) {
    for (const { isDecided, isExact } of ROUNDS) {
      const shorts = shortsFor(group, { isDecided, isExact });
      for (const over of group) {
        for (const short of over.left > 0 ? shorts(over) : []) {
          const units = Math.min(over.left, short.left);
          short.left -= units;
          take(
            short.one,
            "other-shipment",
            -units,
            `${units} of ${short.one.counted.line.sku} received under ${over.counted.line.shipmentId} instead (${evidenceOf(over)})`,
          );
          take(
            over,
            "other-shipment",
            units,
            `${units} of ${over.counted.line.sku} belong to ${short.one.counted.line.shipmentId}, which lacks them (${evidenceOf(short.one)})`,
          );
          reliefs.push({ from: short.one.counted.line, to: over.counted.line, units });
          if (over.left === 0) break;
        }
      }
    }
  }
  return reliefs;
}

/**
 * The lines of a SKU that may lack what another has too many of, oldest first, without looking through all of them for each that asks. Plain
 * version: `group.filter((short) => astrayOf(short) > 0 && isDecidedWhole(short.counted) === isDecided && (!isExact || astrayOf(short) === over.left) && mayMeet(short, over) && mayHaveMixed(short, over))`.
 */
function shortsFor(group: readonly Remaining[], { isDecided, isExact }: (typeof ROUNDS)[number]): (over: Remaining) => Iterable<Lacking> {
  const lacking = group.map((one): Lacking => ({ one, left: astrayOf(one) })).filter(({ one, left }) => left > 0 && isDecidedWhole(one.counted) === isDecided);
  const nameOf = (isDated: boolean, units: number, location: string): string => `${isDated ? "dated" : "undated"}${isExact ? ` ${units}` : ""} ${location}`;
  // Under "" stand those of which nobody tells where they went; whoever knows no location himself asks at all of them.
  const everywhere = [...new Set(group.flatMap(({ counted }) => counted.locations)), ""];
  const askedAt = ({ locations }: CountedLine): readonly string[] => (locations.length === 0 ? everywhere : [...locations, ""]);
  // Who asks later was sent later, where all of them know when: a shipment that had ended before this one was sent has nothing for them either.
  const mayDrop = group.every(({ left, counted: { line } }) => left <= 0 || (line.shipped !== null && line.shipped === line.sent));
  const queue = queueByName(lacking, ({ one: { counted }, left }) =>
    (counted.locations.length === 0 ? [""] : counted.locations).map((location) => nameOf(counted.line.shipped !== null, left, location)),
  );
  return function* (over) {
    const { line, takings } = over.counted;
    const last = takings.at(-1)?.day ?? null;
    const named = (isDated: boolean): readonly string[] => askedAt(over.counted).map((location) => nameOf(isDated, over.left, location));
    for (const short of queue([...named(true), ...named(false)])) {
      const other = short.one.counted.line;
      if (!wasSentBy(other, last)) break;
      if (mayHaveMixed(other, line, last)) yield short;
      else if (mayDrop && hadEnded(other, line)) short.left = 0;
    }
    // Lines that went on no known day stand among the others by another one.
    for (const short of last === null || over.left <= 0 ? [] : queue(named(false))) if (mayHaveMixed(short.one.counted.line, line, last)) yield short;
  };
}

/** Units that Amazon may have booked elsewhere: what the carrier never delivered is not among them. */
function astrayOf({ left, counted: { line } }: Remaining): number {
  const undelivered = line.delivered === null ? 0 : Math.max(0, line.dispatched - line.delivered);
  return Math.max(0, -left - undelivered);
}

/** The short one had been sent when the other was counted last, and was not closed yet when the other was sent. */
function mayHaveMixed(short: BookLine, over: BookLine, lastReceipt: Day | null): boolean {
  return short.shipmentId !== over.shipmentId && wasSentBy(short, lastReceipt) && !hadEnded(short, over);
}

function hadEnded(short: BookLine, over: BookLine): boolean {
  return short.closed !== null && over.shipped !== null && over.shipped > short.closed;
}

function wasSentBy({ shipped }: BookLine, day: Day | null): boolean {
  return shipped === null || day === null || shipped <= day;
}

/** In one shipment one SKU lacks exactly what another has too many: the labels were swapped, and the one's units came in as the other's. */
function explainBySwappedLabels(settled: readonly Remaining[]): readonly Relief[] {
  const reliefs: Relief[] = [];
  for (const group of groupsOf(settled, ({ counted }) => keyOfShipment(counted.line.shipmentId))) {
    const overs = queueByName(
      group.filter(({ left }) => left > 0),
      ({ left }) => [String(left)],
    );
    for (const short of group.filter(({ left }) => left < 0)) {
      const [over] = overs([String(-short.left)]);
      if (over === undefined) continue;
      const units = over.left;
      const [lacking, excess] = [short.counted.line.sku, over.counted.line.sku];
      take(
        short,
        "swapped",
        -units,
        `${units} ${lacking} too few and ${units} ${excess} too many in this shipment: labels swapped, the units left transit as ${excess} (${evidenceOf(short)}, ${evidenceOf(over)})`,
      );
      take(
        over,
        "swapped",
        units,
        `${units} ${excess} too many and ${units} ${lacking} too few in this shipment: labels swapped, the units came in at the cost of ${lacking} (${evidenceOf(over)}, ${evidenceOf(short)})`,
      );
      reliefs.push({ from: short.counted.line, to: over.counted.line, units });
    }
  }
  return reliefs;
}

/** Where the numbers differ, nobody knows how many labels were swapped, if any: that they may have been is said of what is left. */
function sayOversBeside(settled: readonly Remaining[]): readonly { readonly short: Remaining; readonly because: string }[] {
  return groupsOf(settled, ({ counted }) => keyOfShipment(counted.line.shipmentId)).flatMap((group) => {
    const overs = group.filter(({ left }) => left > 0).sort((a, b) => b.left - a.left || compareText(a.counted.line.sku, b.counted.line.sku));
    const shown = overs.slice(0, 3).map((over) => `${over.left} ${over.counted.line.sku} too many (${evidenceOf(over)})`);
    const said = [...shown, ...(overs.length > shown.length ? [`${overs.length - shown.length} more SKUs`] : [])].join(", ");
    return overs.length === 0
      ? []
      : group
          .filter(({ left }) => left < 0)
          .map((short) => ({
            short,
            because: `this shipment also has ${said}: not the same number, but labels may have been swapped in part; look before you claim`,
          }));
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
  const { line, progress, locations } = one.counted;
  return {
    shipmentId: line.shipmentId,
    locations: [...locations, line.toWarehouse],
    sku: line.sku,
    fnsku: line.fnsku,
    labels: line.labels,
    openUnits: progress === "settled" ? missingOf(one) : 0,
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
function decided({ counted, parts, because }: Remaining, verdict: Verdict | undefined, decision: Decision | undefined): readonly ExplainedLine[] {
  if (verdict === undefined || decision === undefined) return [];
  const ofCarrier = Math.min(decision.decided.carrier, 0 - (parts.logistics ?? 0));
  const ofRest = Math.min(decision.decided.amazon + decision.decided.carrier - ofCarrier, Math.max(0, 0 - (parts.unexplained ?? 0)));
  return [{ counted, parts: inOrder(parts), verdict, decision, decided: 0 - ofRest, carrierDecided: 0 - ofCarrier, because }];
}

/** A rule that goes by cartons may turn to the carrier after the finds. */
function inOrder(parts: Remaining["parts"]): ExplainedLine["parts"] {
  return Object.fromEntries(VARIANCE_PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part]]])));
}

/** Units missing, never negative. */
function missingOf({ left }: Remaining): number {
  return Math.max(0, 0 - left);
}

/** The rows that a line's figures stand in: its own, and its receipts'. */
function evidenceOf({ counted: { line, takings } }: Remaining): string {
  const own = nameOfPlace(line.place);
  const receipts = rowsOfTakings(takings.filter(({ evidence }) => evidence !== null));
  return receipts === "" || receipts === own ? own : `${own}, ${receipts}`;
}

/** The groups by key, each in the order of its lines. */
function groupsOf(items: readonly Remaining[], keyOf: (item: Remaining) => string): readonly (readonly Remaining[])[] {
  return [...groupBy(items, keyOf)].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}
