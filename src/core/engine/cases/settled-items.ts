/**
 * Rows of settlements -> the items that were charged or refunded, each once. The older form of a statement tells an item's units and its
 * price in rows of their own; a statement that is here in both its forms, or as transactions of a range of dates as well, is one statement.
 */
import { groupBy } from "../../columns/group-by";
import type { RowOf } from "../../columns/table";
import { compareFractions, fractionOf } from "../../domain/fraction";
import { chooseTables } from "../../facts/distinct-rows";
import type { SETTLEMENTS } from "../../facts/settlements";

export type SettlementRow = RowOf<typeof SETTLEMENTS>;

/** `rows` are distinct already; of those that are not about an item, `isItem` says so. */
export function readSettledItems(rows: readonly SettlementRow[], isItem: (row: SettlementRow) => boolean): readonly SettlementRow[] {
  const items = [
    ...groupBy(rows.filter(isItem), ({ at, settlementId, type, orderId, msku, day }) =>
      JSON.stringify([at.source, settlementId, type, orderId, msku, day]),
    ).values(),
  ].flatMap(joinHalves);
  // Only a statement says from when to when it goes, and it tells all of itself: transactions may be those of a part of it.
  const statements = new Set(rows.flatMap(({ at, from }) => (from === null ? [] : [at.source])));
  const isOfStatement = ({ at }: SettlementRow): boolean => statements.has(at.source);
  const told = new Set(rows.filter(isOfStatement).map(({ settlementId }) => settlementId));
  const byStatement = chooseTables(items.filter(isOfStatement), {
    keyOf: ({ settlementId, type, orderId, msku }) => JSON.stringify([settlementId, type, orderId, msku]),
    sourceOf: ({ at }) => at.source,
    sizeOf: ({ quantity }) => Math.abs(quantity ?? 0),
  });
  return [...byStatement.flatMap(({ kept }) => kept), ...items.filter((row) => !isOfStatement(row) && !told.has(row.settlementId))];
}

/** Rows of units and rows of prices, joined as far as they go: the most units with the highest price, whatever the order of rows. */
function joinHalves(own: readonly SettlementRow[]): readonly SettlementRow[] {
  const units = own
    .filter(({ amount, quantity }) => amount === null && quantity !== null)
    .sort((a, b) => Math.abs(b.quantity ?? 0) - Math.abs(a.quantity ?? 0));
  const prices = own.filter(({ amount, quantity }) => amount !== null && quantity === null).sort((a, b) => compareFractions(sizeOf(b), sizeOf(a)));
  if (units.length === 0 || prices.length === 0) return own;
  const whole = own.filter((row) => !units.includes(row) && !prices.includes(row));
  return [...whole, ...prices.map((price, index) => ({ ...price, quantity: units[index]?.quantity ?? null })), ...units.slice(prices.length)];
}

function sizeOf({ amount }: SettlementRow): ReturnType<typeof fractionOf> {
  return fractionOf(amount === null ? 0 : { ...amount, coefficient: Math.abs(amount.coefficient) });
}
