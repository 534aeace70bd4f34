/** By which rule units cost what they cost where no paper of theirs says so: a receipt without a cost, and units beyond those sent. */
import { OVER_RECEIPT_COSTS, type OverReceiptCost } from "../domain/settings";

/** "2 at what the newest receipt of the SKU cost"; null where all units state their cost. */
export function costRulesText(costedBy: Readonly<Partial<Record<OverReceiptCost, number>>> | undefined): string | null {
  const said = Object.entries(costedBy ?? {}).map(([rule, units]) => `${units} ${costRuleText(rule as OverReceiptCost)}`);
  return said.length === 0 ? null : said.join(", ");
}

export function costRuleText(rule: OverReceiptCost): string {
  return `at ${OVER_RECEIPT_COSTS[rule]}`;
}
