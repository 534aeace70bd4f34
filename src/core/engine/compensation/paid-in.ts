/** Amazon pays in the currency of the country that lost the goods: a payment is first looked at for what that fits, and only then for what it does not. */
import { isPaidIn } from "../../domain/marketplace";
import { countryOf } from "../movements/places";
import type { Payment } from "./payment";

/** Goods in countries whose currency it is, or of which nobody knows; then all others. */
export const NEARNESS = ["at home", "anywhere"] as const;
export type Nearness = (typeof NEARNESS)[number];

/** `locations` are those where the goods may have been. */
export function isNear({ cash }: Payment, locations: readonly string[], nearness: Nearness): boolean {
  const currency = cash.find((row) => row.currency !== null)?.currency ?? null;
  const countries = locations.flatMap((location) => countryOf(location) ?? []);
  return nearness === "anywhere" || currency === null || countries.length === 0 || countries.some((country) => isPaidIn(country, currency) !== false);
}
