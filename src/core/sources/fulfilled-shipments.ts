/** Amazon Fulfilled Shipments, 48 columns: what Amazon sent, for orders of every channel. What it tells of buyers is not read. */
import { CENTER_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { CURRENCY } from "./column-words";
import { source } from "./source-spec";

export const FULFILLED_SHIPMENTS_SOURCE = source({
  kind: "fulfilled-shipments",
  into: "fulfilledShipments",
  columns: {
    day: { headers: ["shipment-date", "Ship Date"] },
    orderId: { headers: ["amazon-order-id"] },
    merchantOrderId: { headers: ["merchant-order-id"] },
    shipmentItemId: { headers: ["shipment-item-id"] },
    msku: { headers: MSKU_HEADERS },
    quantity: { headers: ["quantity-shipped", "Shipped Quantity"] },
    currency: CURRENCY,
    itemPrice: { headers: ["item-price"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    fulfillmentChannel: { headers: ["fulfillment-channel"] },
    salesChannel: { headers: ["sales-channel"] },
  },
  hints: {
    title: TITLE_HEADERS,
    parcel: ["shipment-id"],
    orderItem: ["amazon-order-item-id"],
    purchased: ["purchase-date"],
    reported: ["reporting-date"],
    tax: ["item-tax"],
    service: ["ship-service-level"],
    arrival: ["estimated-arrival-date"],
  },
  required: ["day", "orderId", "msku", "quantity", ["shipmentItemId", "merchantOrderId", "salesChannel"]],
  filled: ["day", "msku", "quantity"],
});
