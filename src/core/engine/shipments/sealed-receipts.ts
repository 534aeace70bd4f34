/**
 * What shipments received before a ledger that begins after a closed month: nobody's rows tell it any more, but the seal does.
 * What had left for Amazon by then and is not sealed as in transit was received, or decided, before.
 */
import { groupBy } from "../../columns/group-by";
import type { Day } from "../../domain/day";
import { IN_TRANSIT } from "../../domain/location";
import type { Seal } from "../closing/seal";
import { dispatchesOf, type BookLine } from "./shipment-book";

type Account = { readonly line: BookLine; before: number; capacity: number };

/** Sets `before` of the accounts of goods that the latest seal before the ledger knows; stated figures stand. Oldest first. */
export function receiveBySeal(oldestFirst: readonly Account[], seals: readonly Seal[], ledgerStart: Day): void {
  const seal = seals.filter(({ closedTo }) => closedTo < ledgerStart).at(-1);
  if (seal === undefined) return;
  const sealed = new Map<string, number>();
  for (const { location, sku, quantity } of seal.lines) if (location === IN_TRANSIT) sealed.set(sku, (sealed.get(sku) ?? 0) + quantity);
  const sentBy = (line: BookLine): number => dispatchesOf(line, ledgerStart).reduce((sum, { day, quantity }) => (day <= seal.closedTo ? sum + quantity : sum), 0);
  for (const [sku, accounts] of groupBy(oldestFirst, ({ line }) => line.sku)) {
    if (!sealed.has(sku) && !seal.lines.some((line) => line.sku === sku)) continue;
    let left = accounts.reduce((sum, { line, before }) => sum + sentBy(line) - before, 0) - (sealed.get(sku) ?? 0);
    // Where more is still out than the lines say, the youngest of those taken as received in full is the one that lacks it.
    for (const one of left < 0 ? [...accounts].reverse() : accounts) {
      if (left === 0) break;
      if (one.line.statedReceived !== null) continue;
      const units = left < 0 ? Math.max(left, -one.before) : Math.min(left, one.capacity, sentBy(one.line) - one.before);
      if (left > 0 && units <= 0) continue;
      one.before += units;
      one.capacity = Math.max(0, one.capacity - Math.max(0, units));
      left -= units;
    }
  }
}
