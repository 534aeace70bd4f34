/**
 * A table whose rows name goods by other names -> the same in units of the seller's own SKUs: a row per SKU of a bundle, its counts
 * times the units in it. Amounts for all of a row's units are shared among its SKUs, so that no money is made by it.
 */
import type { Columns, Schema, Table } from "../../columns/table";
import { takeRows } from "../../columns/take-rows";
import { textAt, textColumnBuilder, type TextColumn } from "../../columns/text-column";
import { currencyOrNull, minorDigitsOf, splitWhole, type Decimal } from "../../domain/money";
import type { GoodsColumns } from "./goods-columns";
import type { Component, GoodsNames, Identity } from "./read-sku-map";

/** `identityOf` gives null for goods that are what their row names, one for one. */
export function convertGoods<S extends Schema>(
  table: Table<S>,
  columns: GoodsColumns,
  identityOf: (names: GoodsNames, index: number) => Identity | null,
): Table<S> {
  const identities = identifyRows(table, columns, identityOf);
  if (identities === null) return table;
  const parts: Part[] = [];
  identities.forEach((identity, row) => {
    if (identity === null) parts.push({ row, component: null, identity: null, position: 0 });
    else identity.forEach((component, position) => parts.push({ row, component, identity, position }));
  });
  const taken = takeRows(
    table,
    Int32Array.from(parts, ({ row }) => row),
  );
  return { ...taken, columns: { ...taken.columns, ...convertColumns(taken, columns, parts) } };
}

/** What a row of the new table comes from; component null = a row that stays as it is. */
type Part = { readonly row: number; readonly component: Component | null; readonly identity: Identity | null; readonly position: number };

/** The identity of each row, worked out once per combination of names; null where every row stays as it is. */
function identifyRows(
  table: Table<Schema>,
  { sku, fnsku, asin }: GoodsColumns,
  identityOf: (names: GoodsNames, index: number) => Identity | null,
): readonly (Identity | null)[] | null {
  const [skus, fnskus, asins] = [textColumn(table, sku), optionalColumn(table, fnsku), optionalColumn(table, asin)];
  const known = new Map<number, Identity | null>();
  const identities: (Identity | null)[] = [];
  let changes = false;
  for (let index = 0; index < table.rowCount; index += 1) {
    const key =
      ((skus.codes[index] ?? 0) * (fnskus.dictionary.length + 1) + (fnskus.codes[index] ?? 0)) * (asins.dictionary.length + 1) + (asins.codes[index] ?? 0);
    let identity = known.get(key);
    if (identity === undefined) {
      identity = identityOf({ sku: textAt(skus, index), fnsku: textAt(fnskus, index), asin: textAt(asins, index) }, index);
      known.set(key, identity);
    }
    if (identity !== null) changes = true;
    identities.push(identity);
  }
  return changes ? identities : null;
}

function convertColumns(
  taken: Table<Schema>,
  { sku, fnsku, quantities, totals = [], perUnit = [], ofCartons = [], currency, listing, setFnsku }: GoodsColumns,
  parts: readonly Part[],
): Partial<Columns<Schema>> {
  const converted: Record<string, unknown> = {
    [sku]: mapTexts(textColumn(taken, sku), parts, (text, { component }) => component?.sku ?? text),
  };
  if (listing !== undefined) converted[listing] = mapTexts(textColumn(taken, sku), parts, (text, { component }) => (component === null ? "" : text));
  if (setFnsku !== undefined && fnsku !== undefined) {
    converted[fnsku] = mapTexts(textColumn(taken, fnsku), parts, (text, { identity }) => (isSeveral(identity) ? "" : text));
    converted[setFnsku] = mapTexts(textColumn(taken, fnsku), parts, (text, { identity }) => (isSeveral(identity) ? text : ""));
  }
  for (const name of quantities)
    converted[name] = (taken.columns[name] as unknown as Float64Array).map((quantity, index) => quantity * (parts[index]?.component?.units ?? 1));
  for (const name of totals)
    converted[name] = mapDecimals(taken, name, parts, (amount, part, index) =>
      shareOf(amount, part, currency === undefined ? "" : textAt(textColumn(taken, currency), index)),
    );
  for (const name of perUnit) converted[name] = mapDecimals(taken, name, parts, (amount, { identity }) => (isBundle(identity) ? null : amount));
  for (const name of ofCartons) converted[name] = mapDecimals(taken, name, parts, (figure, { identity }) => (isSeveral(identity) ? null : figure));
  return converted as Partial<Columns<Schema>>;
}

export function isBundle(identity: Identity | null): boolean {
  return (identity !== null && identity.some(({ units }) => units !== 1)) || isSeveral(identity);
}

function isSeveral(identity: Identity | null): boolean {
  return identity !== null && identity.length > 1;
}

/** By the number of units of each SKU, to the smallest coin that the amount is written in. */
function shareOf(amount: Decimal, { identity, position }: Part, currency: string): Decimal | null {
  if (identity === null || identity.length === 1) return amount;
  const code = currencyOrNull(currency);
  const scale = Math.max(amount.scale, code === null ? 2 : minorDigitsOf(code));
  const whole = amount.coefficient * 10 ** (scale - amount.scale);
  return {
    coefficient:
      splitWhole(
        whole,
        identity.map(({ units }) => units),
      )[position] ?? 0,
    scale,
  };
}

function mapTexts(column: TextColumn, parts: readonly Part[], textOf: (text: string, part: Part) => string): TextColumn {
  const builder = textColumnBuilder();
  parts.forEach((part, index) => builder.push(textOf(textAt(column, index), part)));
  return builder.build();
}

function mapDecimals(
  taken: Table<Schema>,
  name: string,
  parts: readonly Part[],
  amountOf: (amount: Decimal, part: Part, index: number) => Decimal | null,
): readonly (Decimal | null)[] {
  const amounts = taken.columns[name] as unknown as readonly (Decimal | null)[];
  return parts.map((part, index) => {
    const amount = amounts[index] ?? null;
    return amount === null || part.component === null ? amount : amountOf(amount, part, index);
  });
}

const NO_TEXTS: TextColumn = { dictionary: [], codes: new Int32Array(0) };

function optionalColumn(table: Table<Schema>, name: string | undefined): TextColumn {
  return name === undefined ? NO_TEXTS : textColumn(table, name);
}

function textColumn(table: Table<Schema>, name: string): TextColumn {
  return table.columns[name] as unknown as TextColumn;
}
