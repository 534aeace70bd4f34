/** Parcels of removal orders, line by line. */
import { DISPOSITION, MSKU_HEADERS, REMOVAL_TYPE_WORDS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const REMOVAL_SHIPMENTS_SOURCE = source({
  kind: "removal-shipments",
  into: "removalShipments",
  columns: {
    day: { headers: ["shipment-date"] },
    requestedOn: { headers: ["request-date"], dispensable: true },
    orderId: { headers: ["order-id", "Removal Order ID"] },
    orderType: { headers: ["removal-order-type", "order-type"], words: REMOVAL_TYPE_WORDS },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    disposition: DISPOSITION,
    shipped: { headers: ["shipped-quantity"] },
    carrier: { headers: ["carrier"] },
    tracking: { headers: ["tracking-number"] },
  },
  required: ["day", "orderId", ["msku", "fnsku"], "shipped"],
  filled: ["day", "orderId", ["msku", "fnsku"], "shipped"],
});
