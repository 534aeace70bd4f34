/** Removal orders, line by line: the form with a service speed, and the newer one with an order source. */
import type { RemovalStatus } from "../domain/returns-and-removals";
import { DISPOSITION, MSKU_HEADERS, REMOVAL_TYPE_WORDS, wordsOrAsWritten } from "./amazon-words";
import { CURRENCY, FNSKU_HEADERS } from "./column-words";
import { readerOf, source } from "./source-spec";

const statusOf = readerOf<RemovalStatus>({ Pending: [], Planning: [], Processing: [], Completed: ["Complete"], Cancelled: ["Canceled"] });

export const REMOVAL_ORDERS_SOURCE = source({
  kind: "removal-orders",
  into: "removalOrders",
  columns: {
    day: { headers: ["request-date", "Requested"] },
    orderId: { headers: ["order-id", "Removal Order ID"] },
    orderSource: { headers: ["order-source"] },
    orderType: { headers: ["order-type", "removal-order-type"], words: REMOVAL_TYPE_WORDS },
    serviceSpeed: { headers: ["service-speed"] },
    status: { headers: ["order-status"], words: wordsOrAsWritten(statusOf) },
    updated: { headers: ["last-updated-date", "Last Updated"], dispensable: true },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    disposition: DISPOSITION,
    requested: { headers: ["requested-quantity"] },
    cancelled: { headers: ["cancelled-quantity", "canceled-quantity"] },
    disposed: { headers: ["disposed-quantity"] },
    shipped: { headers: ["shipped-quantity"] },
    inProcess: { headers: ["in-process-quantity"] },
    fee: { headers: ["removal-fee"], dispensable: true },
    currency: { ...CURRENCY, dispensable: true },
  },
  required: ["day", "orderId", ["msku", "fnsku"], "requested"],
  filled: ["day", "orderId", ["msku", "fnsku"], "requested"],
});
