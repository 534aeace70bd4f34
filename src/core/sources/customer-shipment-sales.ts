/** Customer Shipment Sales: what Amazon sent to customers, by the marketplace's own day. Where customers live is not read. */
import { CENTER_HEADERS, MSKU_HEADERS } from "./amazon-words";
import { CURRENCY, FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const CUSTOMER_SHIPMENT_SALES_SOURCE = source({
  kind: "customer-shipment-sales",
  into: "shipmentSales",
  columns: {
    day: { headers: ["Customer Shipment Date", "shipment-date"] },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    quantity: { headers: ["Quantity", "数量"] },
    orderId: { headers: ["Amazon Order Id"] },
    currency: CURRENCY,
    productAmount: { headers: ["Product Amount", "item-price-per-unit"] },
  },
  hints: {
    shipping: ["Shipping Amount"],
    gift: ["Gift Amount"],
    city: ["Shipment To City"],
    state: ["Shipment To State"],
    postalCode: ["Shipment To Postal Code"],
  },
  required: ["day", ["msku", "fnsku"], "quantity", "orderId"],
  filled: ["day", ["msku", "fnsku"], "quantity"],
});
