/** Monthly Inventory History, retired in 2023: balances at the end of each month, and averages over it. */
import { CENTER_HEADERS, DISPOSITION, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const MONTHLY_INVENTORY_HISTORY_SOURCE = source({
  kind: "monthly-inventory-history",
  into: "monthlyInventory",
  columns: {
    day: { headers: ["month"], monthMeans: "last-day" },
    fnsku: { headers: FNSKU_HEADERS },
    msku: { headers: MSKU_HEADERS },
    average: { headers: ["average-quantity"], dispensable: true },
    ending: { headers: ["end-quantity"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    disposition: DISPOSITION,
    country: { headers: ["country"] },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", ["fnsku", "msku"], "ending"],
  filled: ["day", ["fnsku", "msku"], "ending"],
});
