/**
 * Orders that Amazon shipped and never settled -> what is owed for them. Only where the statements cover the time in which an order
 * is settled, and speak of the channel it was sold on: an order may be in a statement that is not here.
 */
import { groupBy } from "../../columns/group-by";
import { rowsOf } from "../../columns/table";
import { addDays, DAYS_APART, type Day } from "../../domain/day";
import { marketplaceOf } from "../../domain/marketplace";
import { currencyOrNull, minorOf, mulDiv, ZERO, type CurrencyCode, type Minor } from "../../domain/money";
import { distinctRows } from "../../facts/distinct-rows";
import type { Facts } from "../../facts/facts";
import { placeOfRow } from "../../facts/place-of-row";
import type { StockEvent } from "../compensation/stock-event";
import { isMultiChannel } from "../ledger/split-sales";
import { itemOfOrder, type SettledOrders } from "./settled-orders";

/** `owed` is the price that the customer paid: Amazon's fees are in no report of a payment that did not come. */
export type Owed = { readonly event: StockEvent; readonly owed: Minor; readonly currency: CurrencyCode };

export function findMissingPayments(
  facts: Facts,
  settled: SettledOrders,
  { today, settlementDays }: { readonly today: Day; readonly settlementDays: number },
): readonly Owed[] {
  const replacing = new Set(rowsOf(facts.replacements).map(({ replacementOrderId }) => replacementOrderId));
  const sold = distinctRows(rowsOf(facts.fulfilledShipments)).filter(
    (row) => row.orderId !== "" && !replacing.has(row.orderId) && !isMultiChannel(row) && settled.speaksOf(row.salesChannel),
  );
  return [...groupBy(sold, ({ orderId, msku }) => itemOfOrder(orderId, msku)).values()].flatMap((items): readonly Owed[] => {
    const [first] = items;
    const shipped = items.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const days = items.flatMap(({ day }) => (day === null ? [] : [day]));
    const currency = currencyOrNull(first?.currency ?? "");
    if (first === undefined || shipped <= 0 || days.length !== items.length || currency === null) return [];
    const since = days.reduce((a, b) => (a < b ? a : b));
    const due = addDays(
      days.reduce((a, b) => (a > b ? a : b)),
      settlementDays,
    );
    const paid = settled.soldUnits(first.orderId, first.msku);
    if (paid === null || paid >= shipped || due > today || !settled.isCovered({ from: addDays(since, DAYS_APART), to: due })) return [];
    const price = items.reduce((sum, { itemPrice }) => sum + (itemPrice === null ? ZERO : minorOf(itemPrice, currency)), 0);
    if (price <= 0) return [];
    const units = shipped - paid;
    const event = {
      type: "missing-payment",
      sku: first.msku,
      fnsku: null,
      reference: first.orderId,
      units,
      since,
      location: marketplaceOf(first.salesChannel) ?? "",
      place: placeOfRow(facts, first),
      because: `shipped, and ${paid === 0 ? "in no settlement" : `settled for ${paid} of ${shipped} units`} of the ${settlementDays} days after`,
    } as const;
    return [{ event, owed: mulDiv(price, units, shipped) as Minor, currency }];
  });
}
