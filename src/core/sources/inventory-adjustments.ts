/** Inventory Adjustments, retired in 2023: every gain, loss and change of disposition with its reason. */
import { ADJUSTMENT_WORDS, CENTER_HEADERS, DISPOSITION, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const INVENTORY_ADJUSTMENTS_SOURCE = source({
  kind: "inventory-adjustments",
  into: "inventoryAdjustments",
  columns: {
    day: { headers: ["adjusted-date", "Date Adjusted"] },
    transactionItemId: { headers: ["transaction-item-id"] },
    fnsku: { headers: FNSKU_HEADERS },
    msku: { headers: MSKU_HEADERS },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    quantity: { headers: ["quantity"] },
    reason: { headers: ["reason"], words: ADJUSTMENT_WORDS },
    disposition: DISPOSITION,
    reconciled: { headers: ["reconciled", "Reconciled Quantity"], dispensable: true },
    unreconciled: { headers: ["unreconciled", "Unreconciled Quantity"], dispensable: true },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", ["fnsku", "msku"], "quantity", "reason"],
  filled: ["day", ["fnsku", "msku"], "quantity"],
});
