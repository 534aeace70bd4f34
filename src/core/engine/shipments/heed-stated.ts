/**
 * What a shipment states as received beyond what the ledger has of it -> receipts on days that the ledger does not reach: before it begins, or after it
 * ends. Where it reaches all days on which the shipment was counted, the ledger knows better than what is stated.
 */
import { addDays, type Day } from "../../domain/day";
import { readStatus } from "../../domain/shipment-status";
import { unitsHad, type LineAccount, type MatchContext, type OpenAccount } from "./line-accounts";
import type { BookLine } from "./shipment-book";

/** Whether what a line states is all that is known of it: no rows tell of its goods, or of the place that it went to. */
export function isStatedOnly(
  { line, destination, byReference, isClosed }: OpenAccount,
  { ledgerStart, ledgerLocations, goodsInLedger }: Pick<MatchContext, "ledgerStart" | "ledgerLocations" | "goodsInLedger">,
): LineAccount["isStatedOnly"] {
  if (byReference || line.statedReceived === null) return false;
  if (ledgerStart === null || (destination !== null && !ledgerLocations.has(destination))) return true;
  return !isClosed && ![line.sku, ...line.labels].some((name) => goodsInLedger.has(name));
}

/** Of a line that rows tell of: puts what is stated beyond the ledger to the days that the ledger does not reach, where it may have come then. */
export function heedStated(one: OpenAccount, context: MatchContext): void {
  const { line, isClosed, takings } = one;
  const { ledgerStart, ledgerSpan, today, until } = context;
  if (one.byReference || line.statedReceived === null || ledgerStart === null) return;
  const beyond = line.statedReceived - unitsHad(one);
  if (beyond <= 0) return;
  const reached = line.deliveredOn ?? line.shipped;
  const end = ledgerSpan?.to ?? addDays(ledgerStart, -1);
  if (!isClosed && reached !== null && reached < ledgerStart) {
    one.before += beyond;
    one.beforeUntil ??= addDays(ledgerStart, -1);
  } else if (end < today && !isOverBy(line, end, context)) {
    // Quiet days have no rows, so that what the ledger lacks came after the period as well, unless that still runs.
    const day = [addDays(end, 1), until < today ? addDays(until, 1) : today].reduce((last, next) => (next > last ? next : last));
    takings.push({ day, pool: null, quantity: beyond, reference: line.shipmentId, place: null, evidence: line.place });
  }
}

/** Amazon had closed it by then, or had had its days to count it. */
export function isOverBy(line: BookLine, day: Day, { receivingDays }: Pick<MatchContext, "receivingDays">): boolean {
  const { ended, arrived } = readStatus(line.status);
  const delivered = line.deliveredOn === null ? null : addDays(line.deliveredOn, receivingDays);
  const over = line.closed ?? (ended && arrived ? delivered : null);
  return over !== null && over <= day;
}
