/** Received Inventory, retired in 2023: what fulfilment centres received of which shipment. */
import { CENTER_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const RECEIVED_INVENTORY_SOURCE = source({
  kind: "received-inventory",
  into: "receivedInventory",
  columns: {
    day: { headers: ["received-date", "Date Received"] },
    fnsku: { headers: FNSKU_HEADERS },
    msku: { headers: MSKU_HEADERS },
    quantity: { headers: ["quantity"] },
    shipmentId: { headers: ["fba-shipment-id", "Shipment ID"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", ["fnsku", "msku"], "quantity", "shipmentId"],
  filled: ["day", ["fnsku", "msku"], "quantity"],
});
