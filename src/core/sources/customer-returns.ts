/** Units that customers sent back to Amazon. Older files end before the license plate; comments of customers are not read. */
import type { ReturnStatus } from "../domain/returns-and-removals";
import { CENTER_HEADERS, DISPOSITION, MSKU_HEADERS, TITLE_HEADERS, wordsOrAsWritten } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { readerOf, source } from "./source-spec";

const statusOf = readerOf<ReturnStatus>({
  "Unit returned to inventory": ["Returned to inventory"],
  Reimbursed: [],
  "Pending repackaging": [],
  "Repackaged Successfully": ["Repackaged"],
});

export const CUSTOMER_RETURNS_SOURCE = source({
  kind: "customer-returns",
  into: "customerReturns",
  columns: {
    day: { headers: ["return-date", "Date Returned", "退货日期"] },
    orderId: { headers: ["order-id", "amazon-order-id", "订单号", "订单编号"] },
    msku: { headers: MSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    fnsku: { headers: FNSKU_HEADERS },
    quantity: { headers: ["quantity", "数量"] },
    fulfillmentCenter: { headers: CENTER_HEADERS },
    disposition: DISPOSITION,
    reason: { headers: ["reason", "Return Reason", "原因", "退货原因"] },
    status: { headers: ["status", "状态"], words: wordsOrAsWritten(statusOf) },
    licensePlate: { headers: ["license-plate-number", "LPN", "License Plate"] },
  },
  hints: { title: TITLE_HEADERS, comments: ["customer-comments", "买家评论"] },
  required: ["day", ["msku", "fnsku"], "quantity"],
  filled: ["day", ["msku", "fnsku"], "quantity"],
});
