/** What one of the seller's own rows says its goods cost, in the currency of their location at the rate of the day; silence is left to others. */
import { costOf, negateCost } from "../../domain/cost";
import type { Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, isBookable, textOfDecimal } from "../../domain/money";
import type { Place } from "../../domain/source";
import type { OwnMovement } from "../../facts/facts";
import { UNPRICED, type EntryCost } from "./move";
import type { Places } from "./places";
import { goodsCost, type CostTable, type NewUnitCost } from "./unit-costs";

/** When and where a row is of, and where it stands. */
export type At = { readonly day: Day; readonly location: string; readonly place: Place | null };

type Context = { readonly places: Places; readonly costs: CostTable };

/**
 * What the row itself says its goods cost: the amount, which is the document's total, else quantity x unit cost; unpriced where it
 * says so in a currency without a rate, or beyond what can be booked. Null where it says neither.
 */
export function statedCost(
  context: Context,
  row: OwnMovement,
  { day, location, place }: At,
  issues: Issue[],
): Extract<EntryCost, { readonly by: "stated" | "unpriced" }> | null {
  const currency = context.places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? currency;
  const quantity = row.quantity ?? 0;
  if (row.amount === null && row.unitCost === null) return null;
  if (row.amount === null && row.unitCost !== null && !isBookable({ count: quantity, unitCost: row.unitCost })) {
    issues.push(raise("amount-too-large", place, { quantity, unitCost: textOfDecimal(row.unitCost) }));
    return UNPRICED;
  }
  const document = [from, row.amount, row.unitCost].map((part) => (part === null || typeof part === "string" ? (part ?? "") : textOfDecimal(part))).join(" ");
  const amount = row.amount === null ? null : context.costs.convert(row.amount, { from, to: currency }, day);
  const cost =
    row.amount !== null
      ? amount === null
        ? null
        : costOf("goods", amount)
      : goodsCost(context.costs, { unitCost: row.unitCost ?? { coefficient: 0, scale: 0 }, currency: from }, { quantity, currency, day });
  if (cost === null) {
    issues.push(raise("exchange-rate-missing", place, { from, to: currency, day }));
    return { ...UNPRICED, document };
  }
  return { by: "stated", cost: quantity < 0 && cost.goods > 0 ? negateCost(cost) : cost, ...(from === currency ? {} : { document }) };
}

/** What a unit is to cost from now on, with the rate of the day; nobody knows it without a rate. */
export function newUnitCostOf({ places, costs }: Context, row: OwnMovement, { day, location, place }: At, issues: Issue[]): NewUnitCost | "unpriced" | null {
  const to = places.currencyOf(location);
  const from = currencyOrNull(row.currency) ?? to;
  if (row.unitCost === null || from === to) return row.unitCost;
  const rate = costs.rateOf({ from, to }, day);
  if (rate === null) issues.push(raise("exchange-rate-missing", place, { from, to, day }));
  return rate === null ? "unpriced" : { ...row.unitCost, rate };
}
