/** What the units cost that a shipment received beyond those dispatched: by which rules, now and by closed months; said of each line among its reasons. */
import { OVER_RECEIPT_COSTS, type OverReceiptCost } from "../../domain/settings";
import { keyOfLine } from "../../domain/shipment-line";
import type { ShipmentLine } from "../findings";
import type { Pools } from "../movements/pools";
import type { Valuation } from "./valuation";

export type OverReceiptRules = (line: { readonly shipmentId: string; readonly sku: string }) => readonly OverReceiptCost[];

/** `closed` is what closed months have of it, where no rows tell. */
export function findOverReceiptRules(
  { costRules }: Pick<Valuation, "costRules">,
  pools: Pools,
  closed: readonly { readonly shipment: string; readonly sku: string; readonly costedBy: readonly OverReceiptCost[] }[],
): OverReceiptRules {
  const rules = new Map(closed.map(({ shipment, sku, costedBy }) => [keyOfLine(shipment, sku), new Set(costedBy)]));
  for (const [{ to, reference, cost }, rule] of costRules) {
    if (to === null || cost.by !== "lookup" || cost.first === undefined) continue;
    const key = keyOfLine(reference, pools.at(to).sku);
    rules.set(key, (rules.get(key) ?? new Set()).add(rule));
  }
  return ({ shipmentId, sku }) => [...(rules.get(keyOfLine(shipmentId, sku)) ?? [])];
}

export function sayOverReceiptCosts(lines: readonly ShipmentLine[], rulesOf: OverReceiptRules): readonly ShipmentLine[] {
  return lines.map((line) => {
    const used = rulesOf(line);
    return used.length === 0
      ? line
      : {
          ...line,
          because: [
            ...line.because,
            ...used.map((rule) => `units received beyond those dispatched cost ${OVER_RECEIPT_COSTS[rule]} (overReceiptCost: ${rule})`),
          ],
        };
  });
}
