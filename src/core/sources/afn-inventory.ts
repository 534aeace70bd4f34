/** Amazon-fulfilled inventory: units that can be sold at the moment of the export, by condition; or, in its other form, by the country that holds them. */
import { DISPOSITION, LIST_DAY_HEADERS, MSKU_HEADERS } from "./amazon-words";
import { source } from "./source-spec";

export const AFN_INVENTORY_SOURCE = source({
  kind: "afn-inventory",
  into: "afnInventory",
  columns: {
    msku: { headers: MSKU_HEADERS },
    // No other heading: with SKU, FNSKU and a quantity alone, any list of stock would look like it.
    fnsku: { headers: ["fulfillment-channel-sku"] },
    asin: { headers: ["ASIN"] },
    day: { headers: LIST_DAY_HEADERS, inName: true },
    condition: { headers: ["condition-type"] },
    disposition: { ...DISPOSITION, headers: ["Warehouse-Condition-code"] },
    country: { headers: ["country"] },
    available: { headers: ["Quantity Available", "quantity-for-local-fulfillment"] },
  },
  required: ["fnsku", "available", ["disposition", "country", "condition"]],
  filled: [["msku", "fnsku"]],
});
