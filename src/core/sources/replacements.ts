/** Units that Amazon sent to customers in exchange for others. */
import { CENTER_HEADERS, MSKU_HEADERS } from "./amazon-words";
import { source } from "./source-spec";

export const REPLACEMENTS_SOURCE = source({
  kind: "replacements",
  into: "replacements",
  columns: {
    day: { headers: ["shipment-date", "配送日期"] },
    msku: { headers: MSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    originalFulfillmentCenter: { headers: ["original-fulfillment-center-id", "Original Fulfillment Center"] },
    quantity: { headers: ["quantity", "数量"] },
    reason: { headers: ["replacement-reason-code", "Replacement Reason"] },
    replacementOrderId: { headers: ["replacement-amazon-order-id", "Replacement Order ID"] },
    originalOrderId: { headers: ["original-amazon-order-id", "Original Order ID"] },
  },
  required: ["day", "msku", "quantity", ["replacementOrderId", "originalOrderId"]],
  filled: ["day", "msku", "quantity"],
});
