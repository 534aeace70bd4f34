/** Units that Amazon received -> the accounts that take them: by the shipment that a receipt names, else those delivered by then first, then the oldest. */
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { oldestFirst } from "../../domain/shipment-line";
import { readStatus } from "../../domain/shipment-status";
import type { Place } from "../../domain/source";
import type { PoolId } from "../movements/pools";
import type { ReceiptGroup } from "./group-receipts";
import type { MatchContext, OpenAccount, Taking } from "./line-accounts";
import type { Candidate } from "./receipt-labels";
import type { ReferencedReceipt } from "./reference-receipts";
import { takeBack, takeUntilTakenBack } from "./taken-back";
import { unitsWaitedFor } from "./units-waited-for";

export function takingOf(
  { day, shipmentId, place: evidence }: ReferencedReceipt,
  { pool, quantity, place }: { readonly pool: PoolId | null; readonly quantity: number; readonly place: Place | null },
): Taking {
  return { day, pool, quantity, reference: shipmentId, place, evidence };
}

/** Units of a shipment that nobody knows are first looked for among what was sent under no shipment's name. */
export function takeReferenced(
  group: ReceiptGroup,
  { reference, quantity }: { readonly reference: ReferencedReceipt; readonly quantity: number },
  account: OpenAccount | null,
  candidates: readonly OpenAccount[],
  unclaimed: Taking[],
): void {
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

type Taker = {
  readonly unclaimed: Taking[];
  /** Units of the goods that are taken back there after this receipt. */
  readonly takenBackLater: number;
  readonly context: Pick<MatchContext, "receivingDays" | "casesOf">;
};

export function takeUnreferenced(
  group: ReceiptGroup,
  { quantity, place }: { readonly quantity: number; readonly place: Place | null },
  candidates: readonly Candidate[],
  { unclaimed, takenBackLater, context }: Taker,
): void {
  const base = { day: group.day, pool: group.pool, place, evidence: null };
  const take = (one: OpenAccount, units: number): void => {
    one.takings.push({ ...base, quantity: units, reference: one.line.shipmentId });
    one.capacity -= units;
  };
  const leave = (units: number): void => void unclaimed.push({ ...base, quantity: units, reference: "" });
  if (quantity < 0) {
    const loose = unclaimed.reduce((sum, one) => (one.pool === group.pool && one.reference === "" ? sum + one.quantity : sum), 0);
    const accounts = candidates.map(({ one }) => one);
    takeBack(accounts, -quantity, { loose, take, leave });
    return;
  }
  let left = quantity;
  let last: { readonly one: OpenAccount; readonly units: number } | null = null;
  const sent = candidates.filter(({ one: { line } }) => line.shipped === null || line.shipped <= addDays(group.day, DAYS_APART));
  const open = sent.filter(({ one }) => one.capacity > 0);
  for (const { one, most } of open.flatMap((candidate) => claimsOf(group.day, candidate, context)).sort(byTurn)) {
    const units = Math.min(left, most, one.capacity);
    if (units <= 0) continue;
    take(one, units);
    left -= units;
    last = { one, units };
  }
  if (left === 0) return;
  // Some more than was sent, booked together with the shipment's last units, is the same count; as much again is another shipment that is not known.
  if (last !== null && last.one.line.statedReceived === null && left < last.units) take(last.one, left);
  else {
    const asked = sent.map(({ one }) => one).sort((a, b) => Number(b === last?.one) - Number(a === last?.one) || oldestFirst(a.line, b.line));
    const over = takeUntilTakenBack(asked, left, takenBackLater, take);
    if (over > 0) leave(over);
  }
}

/** Units that a line may still get, and whose turn it is: those that arrived, those closed or settled as long as another waits, those on their way. */
type Claim = { readonly one: OpenAccount; readonly most: number; readonly turn: number; readonly isNamed: boolean };

/** What Amazon closed, or a case is about, gets few more units: those that came after it are another's, as long as another waits for them. */
function claimsOf(day: Day, { one, isNamed }: Candidate, context: Taker["context"]): readonly Claim[] {
  const { deliveredOn, status } = one.line;
  const isOnItsWay = deliveredOn === null ? status !== "" && !readStatus(status).arrived : deliveredOn > day;
  const waits = unitsWaitedFor(one, day, context);
  return [
    { one, isNamed, most: waits, turn: isOnItsWay ? 3 : deliveredOn === null ? 1 : 0 },
    { one, isNamed, most: one.capacity - waits, turn: 2 },
  ].filter(({ most }) => most > 0);
}

/** A line that is known to bear the label comes before one of which nobody says what it bears, arrived or not. */
function byTurn(a: Claim, b: Claim): number {
  const stage = ({ turn }: Claim): number => Math.max(1, turn);
  return stage(a) - stage(b) || Number(b.isNamed) - Number(a.isNamed) || a.turn - b.turn || oldestFirst(a.one.line, b.one.line);
}
