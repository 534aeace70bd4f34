/** The reviewer's columns of our sheet of shipment variances. */
import { textAt, type TextColumn } from "../columns/text-column";
import { wordsOrAsWritten } from "./amazon-words";
import { readerOf, source } from "./source-spec";

const verdictOf = readerOf({
  seller: ["You", "We", "Us", "Our fault", "Own", "Ours", "卖家", "我方", "自己"],
  amazon: ["AMZ", "FBA", "亚马逊"],
  logistics: ["Carrier", "Forwarder", "Freight forwarder", "Courier", "物流", "货代", "承运人"],
  mixed: ["Carrier and Amazon", "Amazon and carrier", "Both", "物流和亚马逊"],
  undecided: ["Unknown", "Unclear", "未定", "待定"],
});

export const SHIPMENT_REVIEWS_SOURCE = source({
  kind: "shipment-reviews",
  into: "shipmentReviews",
  columns: {
    shipmentId: { headers: ["Shipment", "Shipment ID", "货件编号"] },
    sku: { headers: ["SKU"] },
    caseId: { headers: ["Case ID", "Case编号"] },
    verdict: { headers: ["Verdict", "Your verdict", "判定"], words: wordsOrAsWritten(verdictOf) },
    note: { headers: ["Note", "Notes", "备注"] },
    signedOff: { headers: ["Signed off", "Sign-off", "签核"] },
    signedFor: { headers: ["Signed for"], whereNeeded: true, isFigure: true },
    dispatched: { headers: ["Dispatched"], whereNeeded: true, isFigure: true },
    received: { headers: ["Received"], whereNeeded: true, isFigure: true },
  },
  required: ["shipmentId", "sku", "caseId", "verdict", "note", "signedOff"],
  filled: ["shipmentId", "sku"],
  // Nothing follows from a note or a signature: whichever line it is about, or none, it is kept.
  isPassedOver: ({ shipmentId, sku, caseId, verdict, note, signedOff }, index) => {
    const isFilled = (column: TextColumn): boolean => textAt(column, index) !== "";
    const namesLine = isFilled(shipmentId) && isFilled(sku);
    return !(namesLine ? [caseId, verdict, note, signedOff] : [caseId, verdict]).some(isFilled);
  },
});
