/** What Amazon found wrong with shipments: a row per problem, with the quantities in question and what it charges for it. */
import { CENTER_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { CURRENCY, FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const INBOUND_NONCOMPLIANCE_SOURCE = source({
  kind: "inbound-noncompliance",
  into: "inboundNoncompliance",
  columns: {
    day: { headers: ["issue-reported-date"] },
    createdOn: { headers: ["shipment-creation-date"], dispensable: true },
    shipmentId: { headers: ["fba-shipment-id", "Shipment ID"] },
    cartonId: { headers: ["fba-carton-id"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    problemType: { headers: ["problem-type"] },
    problemQuantity: { headers: ["problem-quantity"], dispensable: true },
    expected: { headers: ["expected-quantity"], dispensable: true },
    received: { headers: ["received-quantity"], dispensable: true },
    measure: { headers: ["performance-measurement-unit"] },
    coachingLevel: { headers: ["coaching-level"] },
    feeType: { headers: ["fee-type"] },
    currency: { ...CURRENCY, dispensable: true },
    fee: { headers: ["fee-total"], dispensable: true },
    problemLevel: { headers: ["problem-level"] },
    alertStatus: { headers: ["alert-status"] },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", "shipmentId", "problemType"],
  filled: ["day", "shipmentId"],
});
