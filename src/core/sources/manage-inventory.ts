/** Manage FBA Inventory: what Amazon holds at the moment of the export, as downloaded now and as in the United Kingdom of 2018. */
import { CONDITION_HEADERS, LIST_DAY_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

/** The older form writes Qty for quantity. */
const quantity = (name: string, ...others: readonly string[]) => ({ headers: [`${name} quantity`, `${name} Qty`, ...others] }) as const;

export const MANAGE_INVENTORY_SOURCE = source({
  kind: "manage-inventory",
  into: "manageInventory",
  columns: {
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    day: { headers: LIST_DAY_HEADERS, inName: true },
    condition: { headers: CONDITION_HEADERS },
    warehouse: quantity("afn-warehouse", "亚马逊库存数量"),
    fulfillable: quantity("afn-fulfillable"),
    unsellable: quantity("afn-unsellable"),
    reserved: quantity("afn-reserved", "AFN Encumbered Qty"),
    total: quantity("afn-total"),
    inboundWorking: quantity("afn-inbound-working"),
    inboundShipped: quantity("afn-inbound-shipped"),
    inboundReceiving: quantity("afn-inbound-receiving"),
    researching: quantity("afn-researching"),
    reservedFutureSupply: { headers: ["afn-reserved-future-supply"] },
    futureSupplyBuyable: { headers: ["afn-future-supply-buyable"] },
    store: { headers: ["store", "Account", "店铺"], account: true },
  },
  hints: {
    title: TITLE_HEADERS,
    price: ["your-price", "Price"],
    ownListing: ["mfn-listing-exists"],
    ownStock: ["mfn-fulfillable-quantity", "MFN Fulfillable Qty"],
    listing: ["afn-listing-exists"],
    volume: ["per-unit-volume", "Volume"],
  },
  required: [
    ["msku", "fnsku"],
    ["warehouse", "fulfillable"],
    ["total", "reserved"],
  ],
  filled: [["msku", "fnsku"]],
});
