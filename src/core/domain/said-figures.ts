/** Figures as sentences say them. What another program reads has no commas: see `textOfMoney`. */
import { textOfMoney, type CurrencyCode, type Minor } from "./money";

/** "1,204", "13,484.80" */
export function grouped(figure: number | string): string {
  const [whole = "", ...fraction] = String(figure).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
}

/** "1,234.50 USD" */
export function sayMoney(amount: Minor, currency: CurrencyCode): string {
  return `${grouped(textOfMoney(amount, currency))} ${currency}`;
}

/** "+10.00 USD" */
export function sayMore(amount: Minor, currency: CurrencyCode): string {
  return `${amount > 0 ? "+" : ""}${sayMoney(amount, currency)}`;
}

/** Of units received, less those sent: "13 short", "2 over", "0" */
export function sayVariance(units: number): string {
  return units === 0 ? "0" : `${grouped(Math.abs(units))} ${units < 0 ? "short" : "over"}`;
}
