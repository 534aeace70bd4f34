/** Inventory Reconciliation, retired in 2023: a period's beginning, events and ending in one line per SKU, without its dates. */
import { CONDITION_HEADERS, LIST_DAY_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const INVENTORY_RECONCILIATION_SOURCE = source({
  kind: "inventory-reconciliation",
  into: "inventoryReconciliation",
  columns: {
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    day: { headers: LIST_DAY_HEADERS, inName: true, monthMeans: "last-day" },
    condition: { headers: CONDITION_HEADERS },
    beginning: { headers: ["beginning-quantity"] },
    ending: { headers: ["ending-quantity"] },
    received: { headers: ["Received"] },
    customerReturns: { headers: ["FBA customer returns", "Customer returns"] },
    found: { headers: ["found"] },
    sold: { headers: ["sold"] },
    removed: { headers: ["removed"] },
    lost: { headers: ["lost"] },
    disposed: { headers: ["Inventory disposed of", "Disposed of"] },
    other: { headers: ["Other"] },
    discrepant: { headers: ["discrepant-quantity"] },
  },
  hints: { title: TITLE_HEADERS },
  required: [["msku", "fnsku"], "beginning", "ending", ["sold", "received", "discrepant"]],
  filled: [["msku", "fnsku"]],
});
