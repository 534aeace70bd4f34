/** Daily Inventory History, retired in 2023: balances at the end of each day. */
import { CENTER_HEADERS, DISPOSITION, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const DAILY_INVENTORY_HISTORY_SOURCE = source({
  kind: "daily-inventory-history",
  into: "dailyInventory",
  columns: {
    day: { headers: ["snapshot-date"] },
    fnsku: { headers: FNSKU_HEADERS },
    msku: { headers: MSKU_HEADERS },
    quantity: { headers: ["quantity"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    disposition: DISPOSITION,
    country: { headers: ["country"] },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", ["fnsku", "msku"], "quantity", ["fulfillmentCenter", "country"]],
  filled: ["day", ["fnsku", "msku"], "quantity"],
});
