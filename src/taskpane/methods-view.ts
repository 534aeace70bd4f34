/** The same movements by the four methods -> what each would have made of the ending and of the cost of sales, currency by currency. */
import { minor, type CurrencyCode, type Minor } from "../core/domain/money";
import { VALUATION_METHODS, type ValuationMethod } from "../core/domain/settings";
import type { MethodLine } from "../core/engine/compare-methods";
import { countText, moneyText } from "./figure-text";

export type MethodRow = {
  readonly method: ValuationMethod;
  readonly title: string;
  readonly ending: string;
  readonly costOfSales: string;
  /** Against the method in force; null for that method itself. */
  readonly effect: string | null;
};
export type MethodsView = {
  readonly tables: readonly { readonly currency: CurrencyCode; readonly rows: readonly MethodRow[] }[];
  /** What is not in the figures; null where everything is. */
  readonly note: string | null;
};

const METHODS = Object.keys(VALUATION_METHODS) as readonly ValuationMethod[];
type Totals = { readonly ending: Minor; readonly costOfSales: Minor };

export function viewMethods(lines: readonly MethodLine[], inForce: ValuationMethod): MethodsView {
  // A line that one method cannot value would make the others look dearer.
  const valued = lines.filter(({ byMethod }) => METHODS.every((method) => byMethod[method].ending !== null));
  const currencies = [...new Set(valued.map(({ currency }) => currency))].sort();
  const tables = currencies.map((currency) => {
    const ofCurrency = valued.filter((line) => line.currency === currency);
    const totals = (method: ValuationMethod): Totals => totalsOf(ofCurrency, method);
    const present = totals(inForce);
    return { currency, rows: METHODS.map((method) => rowOf(method, { totals: totals(method), present, inForce, currency })) };
  });
  const left = lines.length - valued.length;
  return { tables, note: left === 0 ? null : `${countText(left, "line")} without a cost ${left === 1 ? "is" : "are"} left out of all four.` };
}

/** What a method posts as a revaluation is borne by the month like its cost of sales; a loss raises it. */
function totalsOf(lines: readonly MethodLine[], method: ValuationMethod): Totals {
  return lines.reduce<Totals>(
    (sum, { byMethod }) => {
      const { ending, costOfSales, revaluation } = byMethod[method];
      return { ending: minor(sum.ending + (ending ?? 0)), costOfSales: minor(sum.costOfSales + (costOfSales ?? 0) - (revaluation ?? 0)) };
    },
    { ending: minor(0), costOfSales: minor(0) },
  );
}

type Context = { readonly totals: Totals; readonly present: Totals; readonly inForce: ValuationMethod; readonly currency: CurrencyCode };

function rowOf(method: ValuationMethod, { totals, present, inForce, currency }: Context): MethodRow {
  const title = VALUATION_METHODS[method];
  const difference = minor(totals.costOfSales - present.costOfSales);
  const name = title.charAt(0).toUpperCase() + title.slice(1);
  const effect = difference === 0 ? "no effect" : moneyText(difference, currency).replace(/ (?=\d)/, " +");
  return {
    method,
    title: name,
    ending: moneyText(totals.ending, currency),
    costOfSales: moneyText(totals.costOfSales, currency),
    effect: method === inForce ? null : effect,
  };
}
