/** The cost table: what a SKU costs on a day, in a location's currency, and what other currencies are worth on that day. */
import { costOf, roundCost, type Cost } from "../../domain/cost";
import { isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import {
  minorDigitsOf,
  minorOf,
  minor,
  priceOf,
  currencyOrNull,
  roundedQuotient,
  textOfDecimal,
  type CurrencyCode,
  type Decimal,
  type Minor,
} from "../../domain/money";
import { grouped } from "../../domain/said-figures";
import { rowsOf, type RowRef } from "../../columns/table";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import { contradictionsOf, nameOfOther } from "./stated-twice";

/** A dated series per key: the value in force on a day is the last one from that day or before; no day = always. */
type Dated<T> = { readonly from: number; readonly value: T };
export type StatedUnitCost = { readonly unitCost: Decimal; readonly currency: CurrencyCode | null; readonly at: RowRef };

export type CostTable = {
  /** The row in force for the SKU on the day; null where the table has none by then. */
  readonly unitCostOf: (sku: string, day: Day) => StatedUnitCost | null;
  /** The dated rows of the SKU, by the day from which each holds. */
  readonly daysOf: (sku: string) => readonly Day[];
  /** An amount in another currency at the rate of the day, rounded once; null without a rate. */
  readonly convert: (amount: Decimal, currencies: { readonly from: CurrencyCode; readonly to: CurrencyCode }, day: Day) => Minor | null;
  /** The newest rate by the day, stated either way; of two from one day the direct one. */
  readonly rateOf: (currencies: { readonly from: CurrencyCode; readonly to: CurrencyCode }, day: Day) => Rate | null;
  /** Two values for one thing at one time. */
  readonly issues: readonly Issue[];
};
/** Multiply by `times`, divide by `over`. */
export type Rate = { readonly times: Decimal; readonly over: Decimal };

/** What a unit is to be worth from a day on, as its row states it, and the rate that brings it into the currency of the place; none where it is in that. */
export type NewUnitCost = Decimal & { readonly rate?: Rate };

const ONE: Decimal = { coefficient: 1, scale: 0 };

export function readCostTable(facts: Facts): CostTable {
  const costRows = rowsOf(facts.unitCosts).flatMap((row) => {
    if (row.unitCost === null) return [];
    const text = `${grouped(textOfDecimal(row.unitCost))}${row.currency === "" ? "" : ` ${row.currency}`}`;
    return [
      {
        key: row.sku,
        name: row.sku,
        from: row.from ?? -Infinity,
        text,
        at: row.at,
        value: { unitCost: row.unitCost, currency: currencyOrNull(row.currency), at: row.at },
      },
    ];
  });
  const rateRows = rowsOf(facts.exchangeRates).flatMap((row) =>
    row.rate === null || row.rate.coefficient === 0
      ? []
      : [
          {
            key: `${row.from}>${row.to}`,
            name: `1 ${row.from} in ${row.to}`,
            from: row.day ?? -Infinity,
            text: textOfDecimal(row.rate),
            at: row.at,
            value: row.rate,
          },
        ],
  );
  const costs = datedSeries(costRows);
  const daysBySku = new Map<string, readonly Day[]>();
  for (const { sku, from } of rowsOf(facts.unitCosts))
    if (from !== null)
      daysBySku.set(
        sku,
        [...(daysBySku.get(sku) ?? []), from].sort((a, b) => a - b),
      );
  const rates = datedSeries(rateRows);
  const rateOf: CostTable["rateOf"] = ({ from, to }, day) => {
    if (from === to) return { times: ONE, over: ONE };
    const [direct, inverse] = [rates(`${from}>${to}`, day), rates(`${to}>${from}`, day)];
    if (inverse !== null && inverse.from > (direct?.from ?? -Infinity)) return { times: ONE, over: inverse.value };
    if (direct !== null) return { times: direct.value, over: ONE };
    return inverse === null ? null : { times: ONE, over: inverse.value };
  };
  return {
    unitCostOf: (sku, day) => costs(sku, day)?.value ?? null,
    daysOf: (sku) => daysBySku.get(sku) ?? [],
    rateOf,
    issues: [...nameContradictions(costRows, facts), ...nameContradictions(rateRows, facts)],
    convert(amount, currencies, day) {
      if (currencies.from === currencies.to) return minorOf(amount, currencies.to);
      const rate = rateOf(currencies, day);
      return rate === null ? null : applyRate(amount, rate, minorDigitsOf(currencies.to));
    },
  };
}

type DatedStatement = { readonly name: string; readonly from: number; readonly text: string; readonly at: RowRef };

/** The last row holds; that another says something else for the same time is named. */
function nameContradictions(rows: readonly DatedStatement[], facts: Facts): readonly Issue[] {
  return contradictionsOf(rows.map((row) => ({ ...row, key: `${row.name}|${row.from}` }))).map(({ first, second }) => {
    const from = second.from === -Infinity ? "at all times" : `from ${isoOf(second.from as Day)} on`;
    return raise("unit-cost-twice", placeOfRow(facts, second), {
      key: second.name,
      first: first.text,
      second: second.text,
      from,
      other: nameOfOther(facts, first),
    });
  });
}

/** amount x times / over, in units of 10^-digits, rounded once. */
function applyRate(amount: Decimal, { times, over }: Rate, digits: number): Minor {
  const numerator = BigInt(amount.coefficient) * BigInt(times.coefficient) * 10n ** BigInt(digits + over.scale);
  const denominator = BigInt(over.coefficient) * 10n ** BigInt(amount.scale + times.scale);
  return minor(roundedQuotient(numerator, denominator));
}

/** quantity x unit cost, in the target currency, as goods; null without a rate. */
export function goodsCost(
  table: CostTable,
  stated: { readonly unitCost: Decimal; readonly currency: CurrencyCode | null },
  into: { readonly quantity: number; readonly currency: CurrencyCode; readonly day: Day },
): Cost | null {
  const from = stated.currency ?? into.currency;
  if (from === into.currency) return costOf("goods", priceOf({ count: into.quantity, unitCost: stated.unitCost, currency: into.currency }));
  const rate = table.rateOf({ from, to: into.currency }, into.day);
  if (rate === null) return null;
  return costOf("goods", priceAt({ count: into.quantity, unitCost: { ...stated.unitCost, rate }, currency: into.currency }));
}

/** Quantity x unit cost x rate in minor units of the currency, rounded once. */
export function priceAt({ count, unitCost, currency }: { readonly count: number; readonly unitCost: NewUnitCost; readonly currency: CurrencyCode }): Minor {
  const { rate } = unitCost;
  if (rate === undefined) return priceOf({ count, unitCost, currency });
  const product = BigInt(unitCost.coefficient) * BigInt(count) * BigInt(rate.times.coefficient) * 10n ** BigInt(minorDigitsOf(currency) + rate.over.scale);
  return minor(roundedQuotient(product, BigInt(rate.over.coefficient) * 10n ** BigInt(unitCost.scale + rate.times.scale)));
}

/** So many units out of as many as have a cost. */
export type ShareOfUnits = { readonly count: number; readonly whole: number };
export const ALL_UNITS: ShareOfUnits = { count: 1, whole: 1 };

/** A cost, or a share of it, carried into another currency: its total converted and rounded once, its parts adding up to that. */
export function convertCost(
  cost: Cost,
  { times, over }: Rate,
  digits: { readonly from: number; readonly to: number },
  { count, whole }: ShareOfUnits = ALL_UNITS,
): Cost {
  const numerator = BigInt(times.coefficient) * BigInt(count) * 10n ** BigInt(digits.to + over.scale);
  const denominator = BigInt(over.coefficient) * BigInt(whole) * 10n ** BigInt(digits.from + times.scale);
  return roundCost(cost, (amount) => minor(roundedQuotient(BigInt(amount) * numerator, denominator)));
}

function datedSeries<T>(rows: readonly { readonly key: string; readonly from: number; readonly value: T }[]): (key: string, day: Day) => Dated<T> | null {
  const byKey = new Map<string, Dated<T>[]>();
  for (const { key, from, value } of rows) {
    const series = byKey.get(key) ?? [];
    series.push({ from, value });
    byKey.set(key, series);
  }
  for (const series of byKey.values()) series.sort((a, b) => a.from - b.from);
  return (key, day) =>
    byKey
      .get(key)
      ?.filter(({ from }) => from <= day)
      .at(-1) ?? null;
}
