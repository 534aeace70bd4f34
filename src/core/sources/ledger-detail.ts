/** Amazon's Inventory Ledger, detail view: a row per event, with 12, 15 or 16 columns by its age. No row is dropped for being equal to another. */
import { ADJUSTMENT_WORDS, CENTER_HEADERS, DISPOSITION, EVENT_WORDS, MSKU_HEADERS, TITLE_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

export const LEDGER_DETAIL_SOURCE = source({
  kind: "ledger-detail",
  into: "ledgerDetail",
  columns: {
    day: { headers: ["Date", "Snapshot Date", "スナップショット日付", "日期", "快照日期"], writtenOrder: "month-first" },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    msku: { headers: MSKU_HEADERS },
    eventType: { headers: ["Event Type", "イベントタイプ", "事件类型"], words: EVENT_WORDS },
    quantity: { headers: ["Quantity", "数量"] },
    reference: { headers: ["Reference ID", "Reference", "参照ID", "交易编号"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    disposition: DISPOSITION,
    reason: { headers: ["Reason", "Reason Code", "理由", "原因"], words: ADJUSTMENT_WORDS },
    country: { headers: ["Country", "国", "国家", "国家/地区"] },
    reconciled: { headers: ["Reconciled Quantity", "Reconciled", "Reconciled Qty"], dispensable: true },
    unreconciled: { headers: ["Unreconciled Quantity", "Unreconciled", "Unreconciled Qty"], dispensable: true },
    timedDay: { headers: ["Date and Time"], dispensable: true },
    store: { headers: ["Store", "Account", "Seller Account", "店铺", "ストア"], account: true },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", ["fnsku", "msku"], "eventType", "quantity"],
  filled: ["day", ["fnsku", "msku"], "eventType", "quantity"],
});
