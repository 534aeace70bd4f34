/**
 * The contents of one shipment to Amazon, as exported from its page. Which shipment it is stands above the header. The
 * United Kingdom writes Dispatched for Shipped; a shipment of full cartons tells how many units are in each.
 */
import { CONDITION_HEADERS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const SHIPMENT_CONTENTS_SOURCE = source({
  kind: "shipment-contents",
  into: "shipmentContents",
  columns: {
    shipmentId: { headers: ["Shipment ID", "Shipment Number", "Sendungsnummer", "货件编号"], above: true },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    condition: { headers: CONDITION_HEADERS },
    dispatched: { headers: ["Shipped", "Dispatched", "Versendete Einheiten"] },
    unitsPerCarton: { headers: ["Units per Case"], dispensable: true },
    cartons: { headers: ["Number of Cases"], dispensable: true },
  },
  hints: {
    title: TITLE_HEADERS,
    externalId: ["external-id", "externe-id"],
    prepOwner: ["Who will prep?", "Wer übernimmt die Vorbereitung?"],
    prepType: ["Prep Type", "Art der Vorbereitung"],
    labelOwner: ["Who will label?", "Wer etikettiert?"],
    caseTotal: ["shipment-total-cases"],
  },
  required: ["shipmentId", ["msku", "fnsku"], "dispatched", ["prepOwner", "prepType", "labelOwner", "externalId"]],
  filled: ["shipmentId", ["msku", "fnsku"], "dispatched"],
});
