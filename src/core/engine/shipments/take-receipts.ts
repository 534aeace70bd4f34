/** Units that Amazon received -> the accounts that take them: by the shipment that a receipt names, else those delivered by then first, then the oldest. */
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { oldestFirst } from "../../domain/shipment-line";
import { readStatus } from "../../domain/shipment-status";
import type { Place } from "../../domain/source";
import type { PoolId } from "../movements/pools";
import type { ReceiptGroup } from "./group-receipts";
import type { OpenAccount, Taking } from "./line-accounts";
import type { ReferencedReceipt } from "./reference-receipts";
import type { BookLine } from "./shipment-book";

export function takingOf({ day, shipmentId, place: evidence }: ReferencedReceipt, { pool, quantity, place }: { readonly pool: PoolId | null; readonly quantity: number; readonly place: Place | null }): Taking {
  return { day, pool, quantity, reference: shipmentId, place, evidence };
}

/** Units of a shipment that nobody knows are first looked for among what was sent under no shipment's name. */
export function takeReferenced(group: ReceiptGroup, { reference, quantity }: { readonly reference: ReferencedReceipt; readonly quantity: number }, account: OpenAccount | null, candidates: readonly OpenAccount[], unclaimed: Taking[]): void {
  const taking = takingOf({ ...reference, day: group.day }, { pool: group.pool, quantity, place: group.place });
  if (account !== null) {
    account.takings.push({ ...taking, reference: account.line.shipmentId });
    return;
  }
  let left = quantity;
  for (const one of candidates.filter(({ line }) => line.shipmentId === "").sort((a, b) => oldestFirst(a.line, b.line))) {
    const units = Math.max(0, Math.min(left, one.capacity));
    if (units === 0) continue;
    one.takings.push({ ...taking, quantity: units });
    one.capacity -= units;
    left -= units;
  }
  if (left !== 0) unclaimed.push({ ...taking, quantity: left });
}

export function takeUnreferenced(group: ReceiptGroup, { quantity, place }: { readonly quantity: number; readonly place: Place | null }, candidates: readonly OpenAccount[], unclaimed: Taking[]): void {
  const base = { day: group.day, pool: group.pool, place, evidence: null };
  const take = (one: OpenAccount, units: number): void => {
    one.takings.push({ ...base, quantity: units, reference: one.line.shipmentId });
    one.capacity -= units;
  };
  const leave = (units: number): void => void unclaimed.push({ ...base, quantity: units, reference: "" });
  if (quantity < 0) {
    const loose = unclaimed.reduce((sum, one) => (one.pool === group.pool && one.reference === "" ? sum + one.quantity : sum), 0);
    const undone = Math.min(-quantity, Math.max(0, loose));
    if (undone > 0) leave(-undone);
    takeBack(candidates, -quantity - undone, take, leave);
    return;
  }
  let left = quantity;
  let last: { readonly one: OpenAccount; readonly units: number } | null = null;
  const inOrder = candidates.filter(({ line }) => line.shipped === null || line.shipped <= addDays(group.day, DAYS_APART)).sort((a, b) => arrivalOrder(group.day, a, b));
  for (const one of inOrder) {
    const units = Math.max(0, Math.min(left, one.capacity));
    if (units === 0) continue;
    take(one, units);
    left -= units;
    last = { one, units };
  }
  if (left === 0) return;
  // Some more than was sent, booked together with the shipment's last units, is the same count; as much again is another shipment that is not known.
  if (last !== null && last.one.line.statedReceived === null && left < last.units) take(last.one, left);
  else leave(left);
}

/** A negative receipt corrects an earlier one: the units go back to the shipments that were received last. */
function takeBack(candidates: readonly OpenAccount[], units: number, take: (one: OpenAccount, quantity: number) => void, leave: (quantity: number) => void): void {
  let left = units;
  const lastDay = ({ takings }: OpenAccount): number => takings.reduce((last, { day }) => Math.max(last, day), -Infinity);
  for (const one of [...candidates].sort((a, b) => lastDay(b) - lastDay(a) || oldestFirst(b.line, a.line))) {
    const received = one.takings.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(left, Math.max(0, received));
    if (quantity > 0) take(one, -quantity);
    left -= quantity;
  }
  if (left > 0) leave(-left);
}

function arrivalOrder(day: Day, a: OpenAccount, b: OpenAccount): number {
  return turnOf(day, a.line) - turnOf(day, b.line) || oldestFirst(a.line, b.line);
}

/** What Amazon has closed gets few more units: those that came after it are another's, as long as another waits for them. */
function turnOf(day: Day, { deliveredOn, closed, status }: BookLine): number {
  const isOnItsWay = deliveredOn === null ? status !== "" && !readStatus(status).arrived : deliveredOn > day;
  if (isOnItsWay) return 3;
  if (closed !== null && addDays(closed, DAYS_APART) < day) return 2;
  return deliveredOn === null ? 1 : 0;
}
