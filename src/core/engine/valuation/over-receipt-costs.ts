/** Says of each shipment line what the units cost that were received beyond those dispatched: by which rule, among the reasons of the line. */
import { OVER_RECEIPT_COSTS, type OverReceiptCost } from "../../domain/settings";
import { keyOfLine } from "../../domain/shipment-line";
import type { ShipmentLine } from "../findings";
import type { Pools } from "../movements/pools";
import type { Valuation } from "./valuation";

export function sayOverReceiptCosts(lines: readonly ShipmentLine[], { costRules }: Pick<Valuation, "costRules">, pools: Pools): readonly ShipmentLine[] {
  const rules = new Map<string, Set<OverReceiptCost>>();
  for (const [{ to, reference, cost }, rule] of costRules) {
    if (to === null || cost.by !== "lookup" || cost.first === undefined) continue;
    const key = keyOfLine(reference, pools.at(to).sku);
    rules.set(key, (rules.get(key) ?? new Set()).add(rule));
  }
  return lines.map((line) => {
    const used = [...(rules.get(keyOfLine(line.shipmentId, line.sku)) ?? [])];
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
