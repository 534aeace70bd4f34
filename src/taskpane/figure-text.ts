/** Figures as the pane shows them: grouped digits, a true minus sign, the currency named by its code. */
import { minor, textOfMoney, type CurrencyCode, type Minor } from "../core/domain/money";
import { grouped } from "../core/domain/said-figures";

const GROUPED = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });
const MINUS = "−";

/** "184,206", "−21" */
export function quantityText(quantity: number): string {
  return GROUPED.format(quantity).replace("-", MINUS);
}

/** "+3", "−21", "0": a difference, whose direction matters. */
export function differenceText(quantity: number): string {
  return quantity > 0 ? `+${quantityText(quantity)}` : quantityText(quantity);
}

/** "28.8K": for the narrow columns of a chart. */
export function compactText(quantity: number): string {
  return COMPACT.format(quantity).replace("-", MINUS);
}

/** "USD 1,902,417.38" */
export function moneyText(amount: Minor, currency: CurrencyCode): string {
  return `${currency} ${grouped(textOfMoney(amount, currency)).replace("-", MINUS)}`;
}

export type Amount = { readonly amount: Minor; readonly currency: CurrencyCode };

/** "USD 12.00, EUR 4.00": each currency by itself; null where there is no money in it. */
export function sumText(amounts: readonly Amount[]): string | null {
  const sums = new Map<CurrencyCode, Minor>();
  for (const { amount, currency } of amounts) sums.set(currency, minor((sums.get(currency) ?? 0) + amount));
  const told = [...sums].filter(([, amount]) => amount !== 0).map(([currency, amount]) => moneyText(amount, currency));
  return told.length === 0 ? null : told.join(", ");
}

/** "received 96 of 100", "received 103 of 100, 3 more than sent" */
export function receivedText({ received, dispatched }: { readonly received: number; readonly dispatched: number }): string {
  const more = received > dispatched ? `, ${quantityText(received - dispatched)} more than sent` : "";
  return `received ${quantityText(received)} of ${quantityText(dispatched)}${more}`;
}

/** "1 shipment", "6 shipments" */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  return `${quantityText(count)} ${count === 1 ? noun : plural}`;
}
