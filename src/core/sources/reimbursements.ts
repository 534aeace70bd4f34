/** What Amazon paid for, as downloaded (18 columns), as its page names the columns, and in Chinese. */
import type { ReimbursementReason } from "../domain/reimbursement-reason";
import { CONDITION_HEADERS, MSKU_HEADERS, TITLE_HEADERS, wordsOrAsWritten } from "./amazon-words";
import { currencyColumn, FNSKU_HEADERS } from "./column-words";
import { readerOf, source } from "./source-spec";

/** The page writes "Damaged:Warehouse" for the file's code, statements and some exports put it in other words. */
const reasonOf = readerOf<ReimbursementReason>({
  Lost_Warehouse: ["WAREHOUSE_LOST", "库房丢失", "仓库丢失"],
  Damaged_Warehouse: ["WAREHOUSE_DAMAGE", "库房残损", "仓库残损"],
  Lost_Inbound: ["MISSING_FROM_INBOUND", "入库丢失"],
  Damaged_Inbound: ["入库残损"],
  CustomerReturn: ["买家退货"],
  CustomerServiceIssue: ["客户服务问题"],
  ReturnAdjustment: ["退货调整"],
  GeneralAdjustment: ["一般调整"],
  Reimbursement_Reversal: ["Reversal_Reimbursement", "Reversal", "COMPENSATED_CLAWBACK", "赔偿撤销"],
});

export const REIMBURSEMENTS_SOURCE = source({
  kind: "reimbursements",
  into: "reimbursements",
  columns: {
    day: { headers: ["approval-date", "Date", "Approval Date", "批准日期", "日期"] },
    reimbursementId: { headers: ["reimbursement-id", "赔偿编号"] },
    caseId: { headers: ["case-id", "问题编号"] },
    orderId: { headers: ["amazon-order-id", "Order ID", "亚马逊订单号"] },
    reason: { headers: ["reason", "原因"], words: wordsOrAsWritten(reasonOf) },
    msku: { headers: MSKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    condition: { headers: CONDITION_HEADERS },
    currency: currencyColumn(["currency-unit", "Currency", "币种"]),
    amountPerUnit: { headers: ["amount-per-unit", "每件商品赔偿金额"] },
    amountTotal: { headers: ["amount-total", "Total Amount", "总金额"] },
    quantityCash: { headers: ["quantity-reimbursed-cash", "Cash Quantity", "赔偿数量（现金）"] },
    quantityInventory: { headers: ["quantity-reimbursed-inventory", "Inventory Quantity", "赔偿数量（库存）"] },
    quantityTotal: { headers: ["quantity-reimbursed-total", "Quantity Reimbursed", "赔偿数量（总计）"] },
    originalId: { headers: ["original-reimbursement-id", "原始赔偿编号"] },
    originalType: { headers: ["original-reimbursement-type", "赔偿类型"] },
  },
  hints: { title: TITLE_HEADERS },
  required: ["day", "reimbursementId", ["msku", "fnsku"], ["amountTotal", "quantityTotal", "quantityCash", "quantityInventory"]],
  filled: ["day", "reimbursementId"],
});
