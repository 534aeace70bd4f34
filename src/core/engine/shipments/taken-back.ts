/**
 * Receipts below zero that name no shipment -> the shipments whose units Amazon takes back. What a shipment states is what it has by now: until the
 * ledger takes some back it had that many more, so that they are looked for where fewer are stated than were sent.
 */
import { oldestFirst } from "../../domain/shipment-line";
import type { Pools } from "../movements/pools";
import type { ReceiptGroup } from "./group-receipts";
import { unitsHad, type OpenAccount } from "./line-accounts";

type Take = (one: OpenAccount, quantity: number) => void;

/** How many units of a receipt's goods are taken back where it came in, after it. */
export function readTakenBack(groups: readonly ReceiptGroup[], { at }: Pick<Pools, "at">): (group: ReceiptGroup) => number {
  const after = new Map<ReceiptGroup, number>();
  const byGoods = new Map<string, number>();
  for (const group of [...groups].reverse()) {
    const { sku, location } = at(group.pool);
    const key = JSON.stringify([sku, location]);
    const later = byGoods.get(key) ?? 0;
    after.set(group, later);
    byGoods.set(
      key,
      group.rest.reduce((sum, { quantity }) => sum - Math.min(0, quantity), later),
    );
  }
  return (group) => after.get(group) ?? 0;
}

/** Takes what comes in beyond what the lines state, as far as it is taken back later; `candidates` in the order in which they are asked. What is left. */
export function takeUntilTakenBack(candidates: readonly OpenAccount[], units: number, takenBackLater: number, take: Take): number {
  let left = units;
  let undone = candidates.reduce((sum, one) => sum - unitsBeyondStated(one), takenBackLater);
  for (const one of candidates) {
    if (statedOf(one) === null) continue;
    const quantity = Math.min(left, undone, one.line.dispatched - unitsHad(one));
    if (quantity <= 0) continue;
    take(one, quantity);
    left -= quantity;
    undone -= quantity;
  }
  return left;
}

/**
 * A negative receipt corrects an earlier one. The units go back to the shipments that had more than they state, then are those that nobody claimed, then
 * those of shipments that may have had more before the ledger begins, then of the shipments that were received last, those that state no figure first.
 */
export function takeBack(
  candidates: readonly OpenAccount[],
  units: number,
  { loose, take, leave }: { readonly loose: number; readonly take: Take; readonly leave: (quantity: number) => void },
): void {
  let left = units;
  const give = (one: OpenAccount, most: number): void => {
    const quantity = Math.min(left, most);
    if (quantity <= 0) return;
    take(one, -quantity);
    left -= quantity;
  };
  const lastDay = ({ takings }: OpenAccount): number => takings.reduce((last, { day }) => Math.max(last, day), -Infinity);
  const lastFirst = [...candidates].sort((a, b) => lastDay(b) - lastDay(a) || oldestFirst(b.line, a.line));
  for (const one of lastFirst) give(one, unitsBeyondStated(one));
  const unclaimed = Math.min(left, Math.max(0, loose));
  if (unclaimed > 0) leave(-unclaimed);
  left -= unclaimed;
  for (const one of lastFirst) {
    const earlier = Math.min(left, unitsEarlier(one));
    if (earlier <= 0) continue;
    one.before += earlier;
    give(one, earlier);
  }
  for (const one of lastFirst) if (statedOf(one) === null) give(one, unitsHad(one));
  for (const one of lastFirst) give(one, unitsHad(one));
  if (left > 0) leave(-left);
}

/** What receipts name is known from them, whatever is stated. */
function statedOf({ line, byReference }: OpenAccount): number | null {
  return byReference ? null : line.statedReceived;
}

function unitsBeyondStated(one: OpenAccount): number {
  const stated = statedOf(one);
  return stated === null ? 0 : Math.max(0, unitsHad(one) - stated);
}

/** What a line may have received before the ledger beyond what it states, and has no more. */
function unitsEarlier(one: OpenAccount): number {
  return statedOf(one) === null || one.before === 0 ? 0 : Math.min(one.beforeMost - one.before, one.line.dispatched - unitsHad(one));
}
