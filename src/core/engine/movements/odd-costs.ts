/**
 * Unit costs that cannot be right among the others of their SKU: a point that slipped, a price of a carton, a rate the wrong way round.
 * What is said is a doubt; the cost counts all the same. Nothing is said of goods that cost nothing, nor of a revaluation: both are meant.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf, type RowRef } from "../../columns/table";
import type { Day } from "../../domain/day";
import { compareFractions, dividedBy, fractionOf, isFarther, productOf, inverseOf, textOfFraction, type Fraction } from "../../domain/fraction";
import { raise, type Issue } from "../../domain/issue";
import { currencyOrNull, isBookable, type CurrencyCode, type Decimal } from "../../domain/money";
import { grouped } from "../../domain/said-figures";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { Places } from "./places";
import { nameOfOther } from "./stated-twice";
import type { CostTable } from "./unit-costs";

/** A price may rise, a supplier may change: only beyond this it is a mistake more likely than news. */
const COST_TIMES_MAX = { top: 5n, bottom: 1n } as const satisfies Fraction;
/** Movements whose cost is a price of goods. */
const PRICED_KINDS: readonly string[] = ["opening", "purchase", "customer-return", "found", "other-in", "count"];

type StatedCost = { readonly sku: string; readonly day: Day; readonly currency: CurrencyCode; readonly unitCost: Fraction; readonly at: RowRef };
/** In the currency of the SKU's first row; `text` has what the row says and, where it was converted, what that comes to. */
type ComparedCost = StatedCost & { readonly compared: Fraction; readonly text: string };
type Context = { readonly places: Places; readonly costs: CostTable; readonly asOf: Day };

export function findOddCosts(facts: Facts, context: Context): readonly Issue[] {
  const bySku = groupBy([...tableCosts(facts, context), ...movementCosts(facts, context)], ({ sku }) => sku);
  return [...bySku.values()].flatMap((stated) => (stated.length === 1 ? [] : oddAmong(compare(stated, context), facts)));
}

/** Those that are far from the one in the middle: of two, the dearer one is named beside the cheaper. */
function oddAmong(costs: readonly ComparedCost[], facts: Facts): readonly Issue[] {
  const middle = [...costs].sort((a, b) => compareFractions(a.compared, b.compared))[(costs.length - 1) >> 1];
  if (middle === undefined) return [];
  return costs
    .filter(({ compared }) => isFarther(compared, middle.compared, COST_TIMES_MAX))
    .map((odd) =>
      raise("unit-cost-doubtful", placeOfRow(facts, odd), {
        sku: odd.sku,
        found: odd.text,
        expected: middle.text,
        other: nameOfOther(facts, middle),
        costs: costs.length,
        isHigher: compareFractions(odd.compared, middle.compared) > 0,
        isConverted: odd.currency !== middle.currency,
      }),
    );
}

function compare(stated: readonly StatedCost[], { costs }: Context): readonly ComparedCost[] {
  const currency = stated[0]?.currency;
  return stated.flatMap((cost): readonly ComparedCost[] => {
    const text = `${grouped(textOfFraction(cost.unitCost))} ${cost.currency}`;
    if (currency === undefined || cost.currency === currency) return [{ ...cost, compared: cost.unitCost, text }];
    const rate = costs.rateOf({ from: cost.currency, to: currency }, cost.day);
    if (rate === null) return [];
    const compared = productOf(cost.unitCost, fractionOf(rate.times), inverseOf(fractionOf(rate.over)));
    return [{ ...cost, compared, text: `${text} (${grouped(textOfFraction(compared))} ${currency})` }];
  });
}

/** A row without a day holds always: it is compared as of the period's end. */
function tableCosts(facts: Facts, { places, asOf }: Context): readonly StatedCost[] {
  return rowsOf(facts.unitCosts).flatMap(({ sku, unitCost, currency, from, at }) =>
    isPrice(unitCost) ? [{ sku, day: from ?? asOf, currency: currencyOrNull(currency) ?? places.currencyOf(""), unitCost: fractionOf(unitCost), at }] : [],
  );
}

/** The amount is the document's total, and goes before a unit cost beside it. What comes to no bookable amount is said to, and not used. */
function movementCosts(facts: Facts, { places }: Context): readonly StatedCost[] {
  return rowsOf(facts.movements).flatMap(({ sku, type, day, warehouse, quantity, unitCost, amount, currency, at }) => {
    if (day === null || !PRICED_KINDS.includes(type)) return [];
    const units = Math.abs(quantity ?? 0);
    const found =
      amount !== null && units > 0 && type !== "count"
        ? dividedBy(fractionOf({ ...amount, coefficient: Math.abs(amount.coefficient) }), units)
        : isPrice(unitCost) && isBookable({ count: units, unitCost })
          ? fractionOf(unitCost)
          : null;
    return found === null || found.top === 0n
      ? []
      : [{ sku, day, currency: currencyOrNull(currency) ?? places.currencyOf(places.ofWarehouse(warehouse)), unitCost: found, at }];
  });
}

function isPrice(unitCost: Decimal | null): unitCost is Decimal {
  return unitCost !== null && unitCost.coefficient > 0;
}
