/** Settlements -> what was refunded to customers, which orders were settled, and which days the statements cover. */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import type { Day, Period } from "../../domain/day";
import { fractionOf, inverseOf, productOf, type Fraction } from "../../domain/fraction";
import { marketplaceOf } from "../../domain/marketplace";
import type { Decimal } from "../../domain/money";
import { distinctRows } from "../../facts/distinct-rows";
import type { Facts } from "../../facts/facts";
import { isItem, type SettlementType } from "../../facts/settlements";
import { readSettledItems, type SettlementRow as Row } from "./settled-items";

export type Refund = { readonly row: Row; readonly units: number };
export type SettledOrders = {
  readonly refunds: readonly Refund[];
  /** Units settled of an order's SKU; null where the order is settled and the units are not said. */
  readonly soldUnits: (orderId: string, msku: string) => number | null;
  readonly isCovered: (days: Period) => boolean;
  /** Whether the statements speak of a sales channel; of all, where they name none. */
  readonly speaksOf: (salesChannel: string) => boolean;
};

export const itemOfOrder = (orderId: string, msku: string): string => JSON.stringify([orderId, msku]);

export function readSettledOrders(facts: Facts): SettledOrders {
  const rows = distinctRows(rowsOf(facts.settlements));
  const items = readSettledItems(rows, (row) => isItem(row) && isFulfilledByAmazon(row));
  const ofType = (type: SettlementType): readonly Row[] => items.filter((row) => row.type === type);
  const sales = groupBy(ofType("order"), ({ orderId, msku }) => itemOfOrder(orderId, msku));
  const spans = joinSpans(spansOf(rows));
  const channels = new Set(rows.map(({ marketplace }) => marketplaceOf(marketplace)).filter((code) => code !== null));
  return {
    refunds: ofType("refund").map((row) => ({ row, units: unitsOf(row, sales.get(itemOfOrder(row.orderId, row.msku)) ?? []) })),
    soldUnits: (orderId, msku) => {
      const sold = sales.get(itemOfOrder(orderId, msku));
      return sold === undefined ? 0 : sold.every(({ quantity }) => quantity !== null) ? sold.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0) : null;
    },
    isCovered: ({ from, to }) => spans.some((span) => span.from <= from && span.to >= to),
    speaksOf: (salesChannel) => channels.size === 0 || channels.has(marketplaceOf(salesChannel) ?? ""),
  };
}

/** What the seller sends to customers comes back to the seller. */
function isFulfilledByAmazon({ fulfillment }: Row): boolean {
  return fulfillment === "" || /^(?:afn|amazon)$/i.test(fulfillment);
}

/** A refund of at least so much of a unit's price is one of the unit, a smaller one a concession that asks for nothing back. */
const WHOLE_UNIT: Fraction = { top: 19n, bottom: 20n };

/** As stated; less where the price tells that fewer were refunded. A refund of which nothing tells the units is one of one unit. */
function unitsOf({ quantity, amount }: Row, sales: readonly Row[]): number {
  const stated = quantity === null || quantity === 0 ? null : Math.abs(quantity);
  const sold = sales.reduce((sum, sale) => sum + (sale.quantity ?? 0), 0);
  const paid = sales.map((sale) => sale.amount).find((price) => price !== null && price.coefficient > 0) ?? null;
  if (amount === null || paid === null || sold <= 0 || sales.length > 1) return stated ?? 1;
  return Math.min(stated ?? Infinity, wholeUnits({ refunded: amount, paid, sold }));
}

function wholeUnits({ refunded, paid, sold }: { readonly refunded: Decimal; readonly paid: Decimal; readonly sold: number }): number {
  const { top, bottom } = productOf(fractionOf({ ...refunded, coefficient: Math.abs(refunded.coefficient) }), fractionOf(sold), inverseOf(fractionOf(paid)));
  return Number((top * WHOLE_UNIT.bottom + bottom * (WHOLE_UNIT.bottom - WHOLE_UNIT.top)) / (bottom * WHOLE_UNIT.bottom));
}

/** The days that a statement names; where none does, those from a table's first row to its last. */
function spansOf(rows: readonly Row[]): readonly Period[] {
  return [...groupBy(rows, ({ at }) => at.source).values()].flatMap((ofTable): readonly Period[] => {
    const stated = ofTable.flatMap(({ from, until }) => (from === null || until === null ? [] : [{ from, to: until }]));
    const days = ofTable.flatMap(({ day }) => (day === null ? [] : [day]));
    const [first] = days;
    if (stated.length > 0 || first === undefined) return stated;
    return [days.reduce((span, day) => ({ from: Math.min(span.from, day) as Day, to: Math.max(span.to, day) as Day }), { from: first, to: first })];
  });
}

/** Statements that follow each other without a day between them are one. */
function joinSpans(spans: readonly Period[]): readonly Period[] {
  const joined: { from: Day; to: Day }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to) as Day;
    else joined.push({ from, to });
  }
  return joined;
}
