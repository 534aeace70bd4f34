/** The valuation method that months were closed by: what is opened on them goes on by it where nobody chose another. */
import { addDays, isoOf, type Day } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import { minor, type CurrencyCode } from "../../domain/money";
import { sayMoney, sayMore } from "../../domain/said-figures";
import { VALUATION_METHODS, type ValuationMethod } from "../../domain/settings";
import { NO_DAY } from "../../columns/table";
import type { Facts } from "../../facts/facts";
import type { SealedChange } from "../findings";
import { monthText } from "./read-seals";
import type { Seal } from "./seal";

const METHODS = Object.keys(VALUATION_METHODS) as readonly ValuationMethod[];

/** Of the newest month closed before the day; null where there is none. */
export function closedMethod({ closedMonths: { columns, rowCount } }: Pick<Facts, "closedMonths">, before: Day): ValuationMethod | null {
  let newest: number = NO_DAY;
  let settings = "";
  for (let row = 0; row < rowCount; row += 1) {
    const day = columns.closedTo[row] ?? NO_DAY;
    if (day === NO_DAY || day >= before || (newest !== NO_DAY && day <= newest)) continue;
    newest = day;
    settings = columns.settings.dictionary[columns.settings.codes[row] ?? 0] ?? "";
  }
  return methodOf(settings);
}

/** `own` are the lines that differ though nothing of theirs came, changed or went since. */
export function nameOtherMethod(seal: Seal, method: ValuationMethod, own: readonly SealedChange[]): readonly Issue[] {
  const closed = methodOf(seal.settings);
  if (closed === null || closed === method) return [];
  const amounts = new Map<CurrencyCode, number>();
  for (const { currency, sealed, now } of own)
    if (sealed.value !== null && now.value !== null) amounts.set(currency, (amounts.get(currency) ?? 0) + now.value - sealed.value);
  const difference = [...amounts].flatMap(([currency, amount]) => (amount === 0 ? [] : [sayMoney(minor(amount), currency)]));
  const [closedBy, runBy] = [VALUATION_METHODS[closed], VALUATION_METHODS[method]];
  return [
    raise("method-changed", seal.place, {
      month: monthText(seal.closedTo),
      closedBy,
      runBy,
      difference,
      lines: own.map(
        ({ sku, location, currency, sealed, now }) =>
          `${sku} at ${location}${sealed.value === null || now.value === null ? "" : ` ${sayMore(minor(now.value - sealed.value), currency)}`}`,
      ),
      day: isoOf(addDays(seal.closedTo, 1)),
    }),
  ];
}

function methodOf(settings: string): ValuationMethod | null {
  const said = settings.split(", ").find((text) => text.startsWith("method "));
  return METHODS.find((method) => said === `method ${method}`) ?? null;
}
