/**
 * Shipment lines -> how far each has come, who answers for a difference, and the parts that a variance is made of. The
 * rules are tables read from the top: the first that holds decides.
 */
import { addDays, titleOfDay, type Day } from "../domain/day";
import { minor } from "../domain/money";
import { readStatus } from "../domain/shipment-status";
import { assert } from "../domain/assert";
import type { BookValue } from "./book-values";
import type { CaseOf } from "./find-cases";
import type { Responsibility, ShipmentLine, ShipmentState, VariancePart } from "./findings";
import type { BookLine } from "./shipment-book";
import type { LineReceipts } from "./transit-moves";

type Context = {
  readonly today: Day;
  readonly receivingDays: number;
  readonly bookValue: BookValue;
  readonly caseOf: CaseOf;
};
/** A line with what decides: what Amazon received of it, and from when its receiving days count. */
type Counted = { readonly line: BookLine; readonly received: number; readonly clockStart: Day | null; readonly context: Context };

/** Days by which goods have arrived at the latest where nobody says when they did: six weeks at sea, and some to spare. */
const TRANSIT_DAYS_MAX = 60;

export function judgeShipments(receipts: readonly LineReceipts[], context: Context): readonly ShipmentLine[] {
  return receipts.map(({ line, before, received }) => {
    const fromLedger = before + received.reduce((sum, { day, quantity }) => (day <= context.today ? sum + quantity : sum), 0);
    const firstReceipt = received.find(({ quantity }) => quantity > 0)?.day ?? null;
    const latest = line.shipped === null ? null : addDays(line.shipped, TRANSIT_DAYS_MAX);
    return judge({ line, received: line.statedReceived ?? fromLedger, clockStart: line.deliveredOn ?? firstReceipt ?? latest, context });
  });
}

function judge(counted: Counted): ShipmentLine {
  const { line, received, context } = counted;
  const variance = received - line.dispatched;
  const state = STATES.find(({ when }) => when(counted))?.state ?? "over";
  const settled = state === "short" || state === "over" || state === "matched";
  const verdict = settled ? VERDICTS.find(({ when }) => when(counted)) : undefined;
  const decided = verdict ?? (settled && variance !== 0 ? UNDECIDED : undefined);
  const parts = splitVariance(counted, state);
  const missing = Math.max(0, -(parts.unexplained ?? 0));
  const { value, currency } = context.bookValue(line.sku, missing);
  return {
    shipmentId: line.shipmentId, sku: line.sku, fnsku: line.fnsku, declared: line.declared, dispatched: line.dispatched, delivered: line.delivered, received, variance, state,
    responsibility: decided?.responsibility ?? null,
    because: [...describeState(counted, state), ...(decided === undefined ? [] : [decided.because(counted)]), ...(settled ? describeCartons(line, variance) : [])],
    parts, wholeCartons: settled && isWholeCartons(line, variance), exposure: missing === 0 ? minor(0) : value, currency, claimFrom: null, claimUntil: null, caseId: context.caseOf(line)?.caseId || null,
    shipped: line.shipped, deliveredOn: line.deliveredOn, status: line.status, place: line.place,
  };
}

const hasArrived = ({ line, received, context }: Counted): boolean =>
  received > 0 || readStatus(line.status).arrived || (line.deliveredOn !== null && line.deliveredOn <= context.today) || (line.delivered ?? 0) > 0 || isClosed(line, context.today);

const isClosed = (line: BookLine, today: Day): boolean => readStatus(line.status).ended || (line.closed !== null && line.closed <= today);

/** Amazon is still counting until it closes the shipment or the receiving days after delivery have passed. */
const isReceiving = ({ line, clockStart, context }: Counted): boolean =>
  !isClosed(line, context.today) && (clockStart === null || addDays(clockStart, context.receivingDays) >= context.today);

const STATES: readonly { readonly state: ShipmentState; readonly when: (counted: Counted) => boolean }[] = [
  { state: "not-received", when: ({ line, received, context }) => received === 0 && line.dispatched === 0 && !isClosed(line, context.today) },
  { state: "matched", when: ({ line, received }) => received === line.dispatched },
  { state: "not-received", when: (counted) => !hasArrived(counted) },
  { state: "receiving", when: isReceiving },
  { state: "short", when: ({ line, received }) => received < line.dispatched },
  { state: "over", when: ({ line, received }) => received > line.dispatched },
];

type Verdict = { readonly responsibility: Responsibility; readonly because: (counted: Counted) => string };

/** Logistics is ruled out before Amazon is asked; what the papers cannot decide stays undecided. */
const VERDICTS: readonly (Verdict & { readonly when: (counted: Counted) => boolean })[] = [
  {
    responsibility: "seller",
    when: ({ line, received }) => received === line.dispatched && line.declared !== null && line.declared !== line.dispatched,
    because: ({ line }) => `${line.declared} declared but ${line.dispatched} dispatched and received: correct the declaration, there is nothing to claim (${rowOf(line)})`,
  },
  {
    responsibility: "amazon",
    when: ({ line, received }) => line.delivered !== null && line.delivered >= line.dispatched && received < line.dispatched,
    because: ({ line, received }) => `delivered in full (${line.delivered} of ${line.dispatched}), ${received} received (${rowOf(line)})`,
  },
  {
    responsibility: "logistics",
    when: ({ line, received }) => line.delivered !== null && line.delivered < line.dispatched && received >= line.delivered && received !== line.dispatched,
    because: ({ line, received }) => `${line.delivered} of ${line.dispatched} delivered, ${received} received: the rest was lost before delivery (${rowOf(line)})`,
  },
  {
    responsibility: "mixed",
    when: ({ line, received }) => line.delivered !== null && line.delivered < line.dispatched && received < line.delivered,
    because: ({ line, received }) => `${line.delivered} of ${line.dispatched} delivered, and only ${received} of those received (${rowOf(line)})`,
  },
];

const UNDECIDED: Verdict = {
  responsibility: "undecided",
  because: ({ line, received }) =>
    received > line.dispatched
      ? `${received} received of ${line.dispatched} dispatched: look for the same SKU short in another shipment (${rowOf(line)})`
      : `no proof of delivery to decide by: add the delivered quantity (${rowOf(line)})`,
};

const rowOf = (line: BookLine): string => `${line.place.source.label} row ${line.place.row}`;

function describeState({ line, received, clockStart, context }: Counted, state: ShipmentState): readonly string[] {
  switch (state) {
    case "not-received":
      if (line.dispatched === 0) return ["not sent yet"];
      return [line.shipped === null ? "not received, ship date unknown" : `shipped ${titleOfDay(line.shipped)}, on its way`];
    case "receiving":
      if (line.deliveredOn !== null) return [`delivered ${titleOfDay(line.deliveredOn)}, Amazon counts until ${titleOfDay(addDays(line.deliveredOn, context.receivingDays))}`];
      return [`${received} of ${line.dispatched} received so far, delivery date unknown${clockStart === null ? "" : `; taken as over on ${titleOfDay(addDays(clockStart, context.receivingDays))}`}`];
    default:
      return [];
  }
}

function isWholeCartons(line: BookLine, variance: number): boolean {
  return line.unitsPerCarton !== null && line.unitsPerCarton > 1 && variance < 0 && -variance % line.unitsPerCarton === 0;
}

function describeCartons(line: BookLine, variance: number): readonly string[] {
  if (variance >= 0 || line.unitsPerCarton === null || line.unitsPerCarton <= 1) return [];
  const cartons = -variance / line.unitsPerCarton;
  if (!isWholeCartons(line, variance)) return [`not a whole carton of ${line.unitsPerCarton}: rather a miscount`];
  return [`${cartons === 1 ? "one whole carton" : `${cartons} whole cartons`} of ${line.unitsPerCarton}: rather lost than miscounted`];
}

/** Parts in their fixed order, adding up to the variance. */
function splitVariance({ line, received }: Counted, state: ShipmentState): Readonly<Partial<Record<VariancePart, number>>> {
  const variance = received - line.dispatched;
  if (variance === 0) return {};
  if (state === "not-received") return { "in-transit": variance };
  if (state === "receiving") return { receiving: variance };
  const lostOnTheWay = line.delivered === null ? 0 : Math.min(0, Math.max(line.delivered, received) - line.dispatched);
  const unexplained = variance - lostOnTheWay;
  assert(lostOnTheWay + unexplained === variance, "the parts of a variance add up to it", { shipment: line.shipmentId, sku: line.sku, variance });
  return { ...(lostOnTheWay === 0 ? {} : { logistics: lostOnTheWay }), ...(unexplained === 0 ? {} : { unexplained }) };
}
