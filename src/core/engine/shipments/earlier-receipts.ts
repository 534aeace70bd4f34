/**
 * What a line received before the ledger begins, and how much Amazon may still receive for it without naming it: by what the line states,
 * by closed months, and by what all lines of the goods state beyond what the ledger shows.
 */
import { addDays } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { oldestFirst } from "../../domain/shipment-line";
import type { ReceiptGroup } from "./group-receipts";
import { isOverBy } from "./heed-stated";
import type { MatchContext, OpenAccount } from "./line-accounts";
import type { ReferencedReceipt } from "./reference-receipts";
import { receiveBySeal } from "./sealed-receipts";
import type { BookLine } from "./shipment-book";

/** Fills `before`, with its last day, and `capacity` of every account. */
export function fillCapacities(
  open: readonly OpenAccount[],
  groups: readonly ReceiptGroup[],
  accountOf: (receipt: ReferencedReceipt) => OpenAccount | null,
  context: MatchContext,
): readonly Issue[] {
  const named = new Map<OpenAccount, number>();
  const add = (one: OpenAccount | null, quantity: number): void => void (one === null || named.set(one, (named.get(one) ?? 0) + quantity));
  for (const { references } of groups) for (const { reference, quantity } of references) add(accountOf(reference), quantity);
  for (const one of open) for (const { quantity } of one.takings) add(one, quantity);
  for (const one of open) {
    const byName = named.get(one) ?? 0;
    one.before = Math.max(0, receivedBefore(one.line, context) - byName);
    one.capacity = Math.max(0, (one.line.statedReceived ?? one.line.dispatched) - one.before - byName);
  }
  const guessed = open.filter(({ line }) => line.statedReceived === null && line.dispatched > 0 && isOverBefore(line, context));
  const sealed =
    context.ledgerStart === null
      ? new Set()
      : receiveBySeal(
          [...open].sort((a, b) => oldestFirst(a.line, b.line)),
          { seals: context.seals, ledgerStart: context.ledgerStart, pools: context.pools },
        );
  assignEarlierReceipts(open, groups, context);
  for (const one of open) one.beforeUntil = one.before > 0 && context.ledgerStart !== null ? (one.beforeUntil ?? addDays(context.ledgerStart, -1)) : null;
  return [
    ...guessed.filter((one) => !sealed.has(one)).map(({ line }) => raise("shipment-before-ledger", line.place, { line: `${line.shipmentId} ${line.sku}` })),
    ...open.flatMap((one) => nameAcrossStart(one, context)),
  ];
}

/** Where neither a stated figure nor a closed month tells what a shipment received before the ledger, and some of the goods were there when it begins. */
function nameAcrossStart({ line, before }: OpenAccount, { ledgerStart, seals, heldAtStart }: MatchContext): readonly Issue[] {
  if (ledgerStart === null || line.deliveredOn === null || line.deliveredOn >= ledgerStart) return [];
  if (line.dispatched === 0 || !heldAtStart.has(line.sku) || line.statedReceived !== null || before > 0 || seals.some(({ closedTo }) => closedTo < ledgerStart))
    return [];
  return [
    raise(
      "shipment-across-ledger-start",
      line.place,
      { line: `${line.shipmentId} ${line.sku}`, delivered: line.deliveredOn, start: ledgerStart },
      { goods: [line.sku], from: null, to: null },
    ),
  ];
}

/**
 * A shipment that was over before the ledger begins was received before it, all of it. Where it states no units received,
 * the ledger cannot tell either, and nothing may be claimed on a guess.
 */
function receivedBefore(line: BookLine, context: MatchContext): number {
  return isOverBefore(line, context) ? (line.statedReceived ?? line.dispatched) : 0;
}

function isOverBefore(line: BookLine, context: MatchContext): boolean {
  return context.ledgerStart !== null && isOverBy(line, addDays(context.ledgerStart, -1), context);
}

/**
 * Where a SKU's lines state more received units than the ledger shows, the rest was received before the ledger begins by
 * the lines delivered (or, where that is not known, shipped) before it, oldest first; what is left after them will be received later.
 * Of those that a closed month tells of nothing more was.
 */
function assignEarlierReceipts(open: readonly OpenAccount[], groups: readonly ReceiptGroup[], { pools, ledgerStart }: MatchContext): void {
  if (ledgerStart === null) return;
  const inLedger = new Map<string, number>();
  for (const { pool, rest } of groups) for (const { quantity } of rest) inLedger.set(pools.at(pool).sku, (inLedger.get(pools.at(pool).sku) ?? 0) + quantity);
  const surplus = new Map<string, number>();
  for (const { line, capacity } of open) {
    if (line.statedReceived === null) continue;
    surplus.set(line.sku, (surplus.get(line.sku) ?? -(inLedger.get(line.sku) ?? 0)) + capacity);
  }
  for (const one of [...open].sort((a, b) => oldestFirst(a.line, b.line))) {
    const reached = one.line.deliveredOn ?? one.line.shipped;
    if (one.line.statedReceived === null || one.isClosed || reached === null || reached >= ledgerStart) continue;
    const earlier = Math.max(0, Math.min(surplus.get(one.line.sku) ?? 0, one.capacity));
    surplus.set(one.line.sku, (surplus.get(one.line.sku) ?? 0) - earlier);
    one.before += earlier;
    one.capacity -= earlier;
  }
}
