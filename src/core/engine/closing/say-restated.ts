/**
 * Months that Amazon has restated -> issues, with what that does to the endings of closed months: line by line of the goods whose rows
 * changed, in units and value, and where it is booked. The closed endings stand; the open month bears the difference.
 */
import { textAt } from "../../columns/text-column";
import { isoOf, nameOfPeriod, type Period } from "../../domain/day";
import { raise, type Issue } from "../../domain/issue";
import type { ClosedEffect } from "../../domain/issues-of-ledger";
import { totalOf } from "../../domain/cost";
import type { CurrencyCode } from "../../domain/money";
import { sayMoney } from "../../domain/said-figures";
import type { Level } from "../../domain/stock-level";
import type { Facts } from "../../facts/facts";
import type { RollforwardLine, SealedChange, Stock } from "../findings";
import type { PrintKey } from "../ledger/fingerprints";
import type { Pool } from "../movements/pools";
import type { Restated } from "../ledger/restatement";
import { sealedEndings, type Seal } from "./seal";

type Books = {
  /** With the seller's own names of goods. */
  readonly facts: Pick<Facts, "ledger">;
  readonly period: Period;
  /** Those that a month can open on, oldest first. */
  readonly seals: readonly Seal[];
  /** Lines of the last closed month before the period that their rows now give otherwise. */
  readonly changes: readonly SealedChange[];
  readonly rollforward: readonly RollforwardLine[];
};
type ClosedLine = NonNullable<ClosedEffect["lines"]>[number];

export function sayRestated(restated: readonly Restated[], books: Books): readonly Issue[] {
  if (restated.length === 0) return [];
  const skusOf = namesOfGoods(books.facts);
  return restated.map(({ month, on, goods, place, endings, skus, changed, gone, added, example }) => {
    const closed = effectOf(month, new Set(goods.flatMap(skusOf)), books);
    return raise("ledger-restated", place, { month: nameOfPeriod(month), on: isoOf(on), endings, skus, changed, gone, added, example, closed });
  });
}

function effectOf(month: Period, skus: ReadonlySet<string>, { period, seals, changes, rollforward }: Books): ClosedEffect | null {
  const seal = seals.find(({ closedTo }) => closedTo === month.to);
  if (seal === undefined) return null;
  const last = seals.filter(({ closedTo }) => closedTo < period.from).at(-1);
  if (last !== undefined && last.closedTo >= seal.closedTo)
    return { closedOn: isoOf(last.closedTo), lines: changes.filter(({ sku }) => skus.has(sku)).map((change) => lineOf(change, change)) };
  if (period.to !== seal.closedTo) return { closedOn: isoOf(seal.closedTo), lines: null };
  return {
    closedOn: isoOf(seal.closedTo),
    lines: againstSeal(
      seal,
      rollforward.filter(({ sku }) => skus.has(sku)),
      skus,
    ),
  };
}

/** The run is that of the closed month itself. */
function againstSeal(seal: Seal, rollforward: readonly RollforwardLine[], skus: ReadonlySet<string>): readonly ClosedLine[] {
  const sealed = sealedEndings(seal);
  const nothing: Stock = { quantity: 0, value: null };
  const endings = new Map(rollforward.map((line) => [nameOfLine(line), line.ending]));
  const known = new Set(sealed.map(nameOfLine));
  const closed = sealed
    .filter(({ sku }) => skus.has(sku))
    .map((line) =>
      lineOf(line, {
        sealed: { quantity: line.quantity, value: line.cost === null ? null : totalOf(line.cost) },
        now: endings.get(nameOfLine(line)) ?? nothing,
      }),
    );
  const isNew = rollforward.filter((line) => !known.has(nameOfLine(line))).map((line) => lineOf(line, { sealed: nothing, now: line.ending }));
  return [...closed, ...isNew].filter(({ closed: was, now }) => was.units !== now.units || (was.units !== 0 && was.worth !== now.worth));
}

const nameOfLine = ({ location, sku, fnsku, disposition }: Pool): string => JSON.stringify([location, sku, fnsku, disposition]);

function lineOf(
  { sku, location, currency }: Pick<Pool, "sku" | "location"> & { readonly currency: CurrencyCode },
  { sealed, now }: { readonly sealed: Stock; readonly now: Stock },
): ClosedLine {
  const levelOf = ({ quantity, value }: Stock): Level => ({ units: quantity, worth: value === null ? null : sayMoney(value, currency) });
  return { sku, location, closed: levelOf(sealed), now: levelOf(now) };
}

/** The SKUs under which goods stand in the books that Amazon's ledger has under its own names; their own where all of their rows are gone. */
function namesOfGoods({ ledger: { columns, rowCount } }: Books["facts"]): (key: PrintKey) => readonly string[] {
  const skus = new Map<string, Set<string>>();
  for (let index = 0; index < rowCount; index += 1) {
    const fnsku = textAt(columns.fnsku, index);
    const name = textAt(columns.listing, index) || textAt(columns.msku, index) || fnsku;
    const known = skus.get(name) ?? new Set();
    skus.set(name, known.add(textAt(columns.msku, index) || fnsku));
  }
  return ({ msku, fnsku }) => [...(skus.get(msku || fnsku) ?? [msku || fnsku])];
}
