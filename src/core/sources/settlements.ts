/**
 * Settlements: the flat file of a statement, in its newer and its older form, with a row for every part of an amount; and the
 * transactions of a range of dates, with a row for every item and its amounts side by side.
 */
import { textAt } from "../columns/text-column";
import { NO_DAY } from "../columns/table";
import { isItem, type SettlementType } from "../facts/settlements";
import { MSKU_HEADERS, wordsOrAsWritten } from "./amazon-words";
import { currencyColumn } from "./column-words";
import { readerOf, source } from "./source-spec";

const typeOf = readerOf<SettlementType>({ order: ["Bestellung", "注文", "订单"], refund: ["Erstattung", "返金", "退款"] });

/** Of the parts of an amount only the price tells of units; a promotion's part of it bears the same name. */
const PRICE_TYPES: ReadonlySet<string> = new Set(["", "ItemPrice"]);
const PRICES: ReadonlySet<string> = new Set(["", "Principal"]);

export const SETTLEMENTS_SOURCE = source({
  kind: "settlements",
  into: "settlements",
  columns: {
    settlementId: { headers: ["settlement-id", "Abrechnungsnummer"] },
    from: { headers: ["settlement-start-date"], dispensable: true },
    until: { headers: ["settlement-end-date"], dispensable: true },
    day: { headers: ["posted-date", "date/time", "Datum/Uhrzeit"] },
    type: { headers: ["transaction-type", "type", "Typ"], words: wordsOrAsWritten(typeOf) },
    orderId: { headers: ["order-id", "Bestellnummer"] },
    msku: { headers: MSKU_HEADERS },
    quantity: { headers: ["quantity-purchased", "quantity", "Menge"], dispensable: true },
    amountType: { headers: ["amount-type"] },
    amountDescription: { headers: ["amount-description", "price-type"] },
    amount: { headers: ["amount", "price-amount", "product sales", "Umsätze"], dispensable: true },
    currency: { ...currencyColumn(["currency"]), dispensable: true },
    marketplace: { headers: ["marketplace-name", "marketplace"] },
    fulfillment: { headers: ["fulfillment-id", "fulfillment", "Versand"] },
  },
  hints: { accountType: ["account type"] },
  required: ["settlementId", "day", "type", "orderId", "msku", "quantity", "amount"],
  filled: [["day", "from"]],
  // In the older form a fee of an item is a row of it that tells neither units nor a price.
  isPassedOver: ({ type, from, quantity, amount, amountType, amountDescription }, index) =>
    isItem({ type: textAt(type, index) })
      ? !PRICE_TYPES.has(textAt(amountType, index)) ||
        !PRICES.has(textAt(amountDescription, index)) ||
        (amount[index] === null && Number.isNaN(quantity[index] ?? NaN))
      : (from[index] ?? NO_DAY) === NO_DAY || textAt(type, index) !== "",
});
