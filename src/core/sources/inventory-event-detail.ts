/** Inventory Event Detail, retired in 2023: the forerunner of the ledger's detail view. */
import { CENTER_HEADERS, DISPOSITION, EVENT_WORDS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const INVENTORY_EVENT_DETAIL_SOURCE = source({
  kind: "inventory-event-detail",
  into: "inventoryEvents",
  columns: {
    day: { headers: ["snapshot-date"] },
    eventType: { headers: ["transaction-type"], words: EVENT_WORDS },
    fnsku: { headers: FNSKU_HEADERS },
    msku: { headers: MSKU_HEADERS },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    quantity: { headers: ["quantity"] },
    disposition: DISPOSITION,
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", "eventType", ["fnsku", "msku"], "quantity"],
  filled: ["day", "eventType", ["fnsku", "msku"], "quantity"],
});
