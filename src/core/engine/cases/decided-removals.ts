/**
 * Cases about removals that never came, and payments for their orders that no case asked for -> of how many units it is decided by a day that they do not come: they were
 * paid, or are to be, were refused or given up. What was taken back, or is asked for again, is decided no more.
 */
import { isOpenCase, type CaseStatus, type ClaimType } from "../../domain/claims";
import { lastDay, type Day } from "../../domain/day";
import type { Removal } from "../../domain/returns-and-removals";
import { keyOfLine, keyOfShipment } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { groupBy } from "../../columns/group-by";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import { eventsByCase } from "../compensation/asked-units";
import { isMadeGood, keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import type { StockEvent } from "../compensation/stock-event";
import type { CaseLine } from "../findings";
import type { AwaitedGoods } from "./awaited-goods";
import type { SentHome } from "./missing-removals";

/** By one case, or one payment. */
export type DecidedRemoval = {
  readonly sku: string;
  readonly orders: readonly string[];
  /** By what its units left Amazon. */
  readonly removals: readonly Removal[];
  /** "" where no case with an ID did. */
  readonly caseId: string;
  readonly place: Place | null;
  /** What is told of the orders. */
  readonly sent: readonly SentHome[];
  readonly unitsOn: (day: Day) => number;
};
type Context = Pick<Allocation, "cases" | "portions"> & {
  readonly followed: readonly CaseLine[];
  readonly awaited: Pick<AwaitedGoods, "missing" | "sent">;
  /** The last day of the period, on which that is decided of which nobody says when. */
  readonly until: Day;
};

const KIND: ClaimType = "removal-lost";

export function findDecidedRemovals({ cases, portions, followed, awaited: { missing, sent }, until }: Context): readonly DecidedRemoval[] {
  const events = missing.filter(({ type }) => type === KIND);
  const about = cases.filter(({ kind }) => kind === KIND);
  const asked = eventsByCase(about, events);
  const lineOf = new Map(followed.map((line) => [keyOfRecord(line), line]));
  const byRecord = groupBy(portions, ({ record }) => record);
  const sentOf = groupBy(sent, ({ order, sku }) => keyOfLine(order, sku));
  const told = (orders: readonly string[], sku: string): readonly SentHome[] => orders.flatMap((order) => sentOf.get(keyOfLine(order, sku)) ?? []);
  const byCases = about.flatMap((record): readonly DecidedRemoval[] => {
    const line = lineOf.get(keyOfRecord(record));
    if (line === undefined) return [];
    const own = asked.get(record) ?? [];
    const gone = own.flatMap(({ event }) => event.removedBy ?? []);
    const orders = own.length === 0 ? [record.shipmentId] : [...new Set(gone.map(({ order }) => order))];
    // What was never sent is at Amazon still.
    const unsent = own.reduce((sum, { event, units }) => (event.removedBy === undefined ? sum + units : sum), 0);
    const decided = decidedBy(record, line, { portions: byRecord.get(record) ?? [], until });
    const { caseId, sku, place } = record;
    const sent = told(orders, sku);
    const removals = own.length === 0 ? removalsOf(orders, sent) : gone;
    return [{ sku, orders, removals, caseId, place, sent, unitsOn: (day) => Math.max(0, decided(day) - unsent) }];
  });
  return [...byCases, ...(byRecord.get(null) ?? []).flatMap((portion) => byPayment(portion, events, told))];
}

function byPayment(
  portion: Portion,
  events: readonly StockEvent[],
  told: (orders: readonly string[], sku: string) => readonly SentHome[],
): readonly DecidedRemoval[] {
  const { payment, key } = portion;
  const sent = payment === null || key !== null || payment.orderId === "" ? [] : told([payment.orderId], payment.sku);
  if (payment === null || sent.length === 0) return [];
  const own = events.filter(({ reference, sku }) => keyOfLine(reference, sku) === keyOfLine(payment.orderId, payment.sku));
  const unsent = own.some(({ removedBy }) => removedBy !== undefined) ? 0 : own.reduce((sum, { units }) => sum + units, 0);
  const orders = [...new Set(sent.map(({ order }) => order))];
  return [
    {
      ...{ sku: payment.sku, orders, removals: removalsOf(orders, sent), caseId: "", place: payment.place, sent },
      unitsOn: (day) => Math.max(0, paidOn(portion, day) - unsent),
    },
  ];
}

function removalsOf(orders: readonly string[], sent: readonly SentHome[]): readonly Removal[] {
  return orders.map((order) => ({ order, days: sent.flatMap((one) => (keyOfShipment(one.order) === keyOfShipment(order) ? one.days : [])) }));
}

/** Without a day of its own the decision is of that of the last payment. */
function decidedBy(
  record: CaseRecord,
  line: CaseLine,
  { portions, until }: { readonly portions: readonly Portion[]; readonly until: Day },
): (day: Day) => number {
  const { status, closed } = record;
  const isPaidAlone = isOpenCase(status) || status === ("closed" satisfies CaseStatus) || (isMadeGood(status) && isOpenCase(line.status));
  const since = isPaidAlone ? Infinity : (closed ?? lastDay(portions.map(({ payment }) => payment?.day ?? null)) ?? until);
  return (day) =>
    day >= since
      ? line.unitsClaimed
      : Math.min(
          line.unitsClaimed,
          portions.reduce((sum, portion) => sum + paidOn(portion, day), 0),
        );
}

/** What is taken back later is paid until then. */
function paidOn(portion: Portion, day: Day): number {
  const { payment } = portion;
  if (payment === null || payment.day > day) return 0;
  return payment.reversals.reduce((sum, one) => (one.day > day ? sum + one.units : sum), unitsAnswered([portion]));
}
