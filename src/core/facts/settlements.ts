/** What Amazon settled with the seller: of each item of an order its price, and what of it was paid back to the customer. */
import type { Schema } from "../columns/table";

/**
 * One row per item that was charged or refunded: `type` "order" or "refund", `amount` its price alone, signed as Amazon has it.
 * Quantity may be negative or unknown for a refund. A row of another type ("" where the file names none) tells which days a statement is about, `from` to `until`.
 */
export const SETTLEMENTS = {
  settlementId: "text",
  from: "day",
  until: "day",
  day: "day",
  type: "text",
  orderId: "text",
  msku: "text",
  quantity: "units",
  amountType: "text",
  amountDescription: "text",
  amount: "decimal",
  currency: "text",
  marketplace: "text",
  fulfillment: "text",
} as const satisfies Schema;

/** What a row about an item can be; every other row is about a statement, or about what is no item. */
const ITEM_TYPES = ["order", "refund"] as const;
export type SettlementType = (typeof ITEM_TYPES)[number];

export function isItem({ type }: { readonly type: string }): boolean {
  return (ITEM_TYPES as readonly string[]).includes(type);
}
