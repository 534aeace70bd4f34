/** How sellers write kinds of claims and statuses of cases, in tables of cases and of claim windows. Traditional characters are read as simplified ones. */
import type { CaseStatus, ClaimType } from "../domain/claims";
import { readerOf } from "./source-spec";

const LOST = ["丢失", "遗失", "丢件", "丢货", "缺失"] as const;
const SHORT = ["短少", "少收", "短收", "短缺", "缺少", "少货", "差异"] as const;
const DAMAGED = ["残损", "损坏", "损毁", "破损", "损伤", "受损"] as const;
const NOT_COME = ["未收到", "未退回", "未返回", "未入库", "未到", "未寄回"] as const;
const NOT_PAID = ["未付", "未到账", "未支付", "未收到", "未付款", "未到"] as const;
const INBOUND = ["货件", "FBA货件", "入库", "入仓", "接收"] as const;
const CARRIER = ["承运人", "承运商", "物流", "物流商", "货代", "头程", "快递", "运输途中", "在途"] as const;
const WAREHOUSE = ["仓库", "库房", "库内", "库存", "仓内", "仓储", "亚马逊", "亚马逊仓库", "FBA仓库", "运营中心"] as const;
const RETURN = ["退货", "客户退货", "买家退货", "顾客退货", "客退", "退款"] as const;
const REMOVAL = ["移除", "移除订单", "移除货件"] as const;
const COMPENSATION = ["赔偿", "赔付", "赔款", "补偿"] as const;

const CLAIM_TYPE_SYNONYMS: Readonly<Record<ClaimType, readonly string[]>> = {
  "inbound-missing": [
    "Inbound",
    "Inbound shortage",
    "Inbound lost",
    "Missing inbound",
    "Missing from inbound",
    "Lost inbound",
    "Shipment",
    "Shipment shortage",
    "Short shipment",
    "Short received",
    "Received short",
    "Shortage",
    "Missing units",
    "Units missing",
    "Missing",
    "货件",
    "少收",
    "短收",
    "短少",
    "少货",
    ...joined(INBOUND, [...LOST, ...SHORT]),
  ],
  "carrier-loss": [
    "Carrier",
    "Carrier claim",
    "Carrier lost",
    "Lost by carrier",
    "Freight claim",
    "Forwarder",
    "Logistics",
    "途损",
    ...joined(CARRIER, [...LOST, ...SHORT, "赔偿", "索赔"]),
  ],
  "warehouse-lost": [
    "Lost",
    "Lost warehouse",
    "FC lost",
    "Lost in FC",
    "Lost in warehouse",
    "Lost at Amazon",
    "Lost by Amazon",
    "Lost inventory",
    "Inventory lost",
    "Warehouse loss",
    ...joined(WAREHOUSE, [...LOST, "盘亏"]),
  ],
  "warehouse-damaged": [
    "Damaged",
    "Damage",
    "Damaged warehouse",
    "Warehouse damage",
    "FC damaged",
    "Damaged in FC",
    "Damaged in warehouse",
    "Damaged at Amazon",
    "Damaged by Amazon",
    "Damaged inventory",
    ...DAMAGED,
    ...joined(WAREHOUSE, DAMAGED),
  ],
  "return-not-received": [
    "Customer return",
    "Customer returns",
    "Customer return not received",
    "Return",
    "Returns",
    "Return missing",
    "Missing return",
    "Not returned",
    "Refunded not returned",
    "Refund without return",
    ...RETURN.filter((word) => word !== "退款"),
    "退款未退货",
    "退款不退货",
    ...joined(RETURN, [...NOT_COME, "丢失", "遗失"]),
  ],
  "removal-lost": [
    "Removal lost in transit",
    "Removal order lost",
    "Removal missing",
    "Missing removal",
    "Lost removal",
    "Lost in removal",
    ...joined(REMOVAL, [...LOST, "短少", "少收", ...NOT_COME]),
  ],
  "removal-other": [
    "Removal",
    "Removals",
    "Removal order",
    "Other removals",
    "Removal damaged",
    "移除",
    "移除订单",
    ...joined(REMOVAL, [...DAMAGED, "错发", "错货"]),
  ],
  valuation: [
    "Valuation dispute",
    "Underpaid",
    "Undervalued",
    "Low reimbursement",
    "Reimbursement too low",
    "估价",
    "估值",
    "少赔",
    ...joined(COMPENSATION, ["金额", "偏低", "过低", "金额过低", "金额争议"]),
  ],
  "not-on-sale": [
    "Received but not on sale",
    "Not available",
    "Not for sale",
    "Not sellable",
    "Unsellable",
    "未上架",
    "入库未上架",
    "未在售",
    "不可售",
    "不可售库存",
    "无法销售",
  ],
  penalty: [
    "Penalties",
    "Fee",
    "Fees",
    "Fine",
    "Store penalty",
    "罚款",
    "罚金",
    "店铺罚款",
    "违规",
    "违规费",
    "违规费用",
    "违规罚款",
    "扣费",
    "多扣费",
    "费用争议",
  ],
  "missing-payment": [
    "Missing payments",
    "Payment",
    "Payment missing",
    "Payment not received",
    "缺款",
    "未付款",
    "未回款",
    "未收款",
    "未结算",
    "款项未到账",
    "货款未到账",
  ],
  "unpaid-compensation": [
    "Compensation not paid",
    "Compensation",
    "Unpaid reimbursement",
    "Reimbursement not paid",
    "Reimbursement missing",
    ...joined(COMPENSATION, NOT_PAID),
  ],
};

const STATUS_SYNONYMS: Readonly<Record<CaseStatus, readonly string[]>> = {
  draft: ["To send", "草稿", "待提交", "未提交", "待发送"],
  open: [
    "Pending",
    "Raised",
    "Under review",
    "In progress",
    "Awaiting Amazon",
    "处理中",
    "已提交",
    "进行中",
    "跟进中",
    "审核中",
    "调查中",
    "申诉中",
    "待处理",
    "待回复",
    "待审核",
    "未结案",
    "未关闭",
    "开启",
  ],
  reimbursed: ["Approved", "Paid", "已赔偿", "已赔付", "赔偿", "赔付", "已赔", "已赔款", "同意赔偿", "赔付成功", "赔偿成功", "索赔成功"],
  restocked: ["Found", "Returned to stock", "已补库存", "已补回", "补回", "已找回", "找回", "已入库", "已退回库存", "已返还库存"],
  denied: ["Rejected", "Refused", "已拒绝", "拒绝", "被拒", "被拒绝", "已驳回", "驳回", "被驳回", "不予赔偿", "拒赔", "索赔失败"],
  "written-off": ["Given up", "Written off", "Write-off", "已核销", "核销", "已注销", "注销", "放弃", "已放弃"],
  // Nothing of an outcome is in these words.
  closed: ["Resolved", "已关闭", "关闭", "已结案", "结案", "已完结", "完结", "已结束", "结束"],
};

export const claimTypeOfWord = readerOf<ClaimType>(CLAIM_TYPE_SYNONYMS);
export const caseStatusOfWord = readerOf<CaseStatus>(STATUS_SYNONYMS);

/** Where it was, and what became of it, as Chinese puts them together. */
function joined(places: readonly string[], events: readonly string[]): readonly string[] {
  return places.flatMap((place) => events.map((event) => place + event));
}
