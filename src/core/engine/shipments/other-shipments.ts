/** Variances -> what Amazon booked under another shipment than the one that sent it. */
import type { Day } from "../../domain/day";
import { queueByName } from "../compensation/queue-by-name";
import type { CountedLine } from "./count-lines";
import { isDecidedWhole } from "./decided-units";
import type { Relief } from "./received-elsewhere";
import { evidenceOf, groupsOf, take, type Remaining } from "./remaining-units";
import type { BookLine } from "./shipment-book";

/** What one shipment has too many of a SKU, another that was on its way with it to the same place has too few of: first those that wait, of these first those that match exactly, then the oldest. */
export function explainByOtherShipments(settled: readonly Remaining[]): readonly Relief[] {
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

const ROUNDS = [
  { isDecided: false, isExact: true },
  { isDecided: false, isExact: false },
  { isDecided: true, isExact: true },
  { isDecided: true, isExact: false },
] as const;

/** A line that lacks units, while it may still get them from others. */
type Lacking = { readonly one: Remaining; left: number };

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
    const { line, lastReceipt: last } = over.counted;
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
