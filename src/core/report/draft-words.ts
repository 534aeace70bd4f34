/** The words that drafted messages to Amazon's support, or to a carrier, have in common, in each language. */
import type { DraftLanguage } from "../domain/settings";
import type { PartlyMadeUp } from "../engine/compensation/stock-event";
import type { VariancePart } from "../engine/findings";

/** What is said of a claim, in the order in which it is said. */
export type DraftFact =
  | "shipment"
  | "removal"
  | "order"
  | "sku"
  | "fnsku"
  | "listing"
  | "shippedOn"
  | "deliveredOn"
  | "reportedOn"
  | "requestedOn"
  | "sentOn"
  | "tracking"
  | "replacedOn"
  | "receivedOn"
  | "soldOn"
  | "grantedIn"
  | "grantedOn"
  | "paidOfGrant"
  | "dispatched"
  | "delivered"
  | "received"
  | "answered"
  | "takenBack"
  | "missing"
  | "lost"
  | "units"
  | "fee"
  | "price"
  | "compensation"
  | "value";
/** What becomes of units that a shipment lacked: a part of its variance, or what a case did to the unexplained ones. */
export type Answered = Exclude<VariancePart, "in-transit" | "receiving" | "unexplained"> | "granted" | "asked" | "decided";
export type DraftRow = { readonly id: string; readonly day: string };
export type DraftWords = {
  /** What stands above a message that would come too early, for whoever sends it. */
  readonly notBefore: (day: string) => string;
  readonly greeting: string;
  readonly closing: string;
  readonly attached: string;
  readonly facts: Readonly<Record<DraftFact, string>>;
  /** What one of a listing holds, where it is not one unit. */
  readonly eachHolds: (units: number) => string;
  readonly setOf: (goods: string) => string;
  /** What of a shortage is not asked for any more, with the cases that answered it, if any. */
  readonly answered: Readonly<Record<Answered, (units: number, cases: string) => string>>;
  /** Units that were reimbursed until the money was taken back; rows without an ID have none. */
  readonly takenBack: (units: number, paid: DraftRow, by: readonly DraftRow[]) => string;
  /** What is asked where a grant was paid in part, and how much of it was by which reimbursements. */
  readonly asksRest: string;
  readonly paidOfGrant: (units: number, granted: number, reimbursements: string) => string;
  /** Units of a loss of which some are made up, and some are asked for elsewhere or paid. */
  readonly lost: (loss: PartlyMadeUp, elsewhere: number) => string;
  readonly inPacks: (packs: number, units: number) => string;
};
export const DRAFT_WORDS: Readonly<Record<DraftLanguage, DraftWords>> = {
  en: {
    notBefore: (day) => `[Do not send before ${day}: the claim window opens then.]`,
    eachHolds: (units) => ` (${units} units each)`,
    setOf: (goods) => ` (a set of ${goods})`,
    inPacks: (packs, units) => ` (${packs} ${packs === 1 ? "pack" : "packs"} of ${units})`,
    answered: {
      "received-later": (units) => `${units} received later`,
      "other-shipment": (units) => `${units} received under another shipment`,
      swapped: (units) => `${units} received under another SKU`,
      logistics: (units) => `${units} not delivered by the carrier`,
      found: (units) => `${units} found since`,
      "reimbursed-stock": (units) => `${units} given back in stock`,
      "reimbursed-cash": (units) => `${units} reimbursed`,
      granted: (units, cases) => `${units} granted${cases === "" ? "" : ` under case ${cases}`}, not yet paid`,
      asked: (units, cases) => `${units} asked for${cases === "" ? " already" : ` in case ${cases}`}`,
      decided: (units) => `${units} decided in an earlier case`,
    },
    takenBack: (units, paid, by) =>
      `${units} paid${paid.id === "" ? "" : ` by reimbursement ${paid.id}`} on ${paid.day}, and the money taken back ${by.map(({ id, day }) => `${id === "" ? "" : `by ${id} `}on ${day}`).join(" and ")}; nothing shows that they were found`,
    asksRest: "Compensation for the units below was granted, and was paid in part only. Please pay the rest.",
    paidOfGrant: (units, granted, ids) => `${units} of ${granted}${ids === "" ? "" : `, by reimbursement ${ids}`}`,
    lost: ({ lost, madeUp, by }, elsewhere) =>
      `${lost}, of which ${madeUp} ${by === "finds" ? "found since" : "reconciled"}${elsewhere === 0 ? "" : ` and ${elsewhere} reimbursed or asked for already`}`,
    greeting: "Hello,",
    closing: "Please investigate and let me know the result. Thank you.",
    attached: "Attached:",
    facts: {
      shipment: "Shipment ID",
      removal: "Removal order ID",
      order: "Order ID",
      sku: "SKU",
      fnsku: "FNSKU",
      listing: "Amazon knows it as",
      shippedOn: "Shipped on",
      deliveredOn: "Delivered on",
      reportedOn: "Reported on",
      requestedOn: "Requested on",
      sentOn: "Sent on",
      tracking: "Tracking number",
      replacedOn: "Refunded or replaced on",
      soldOn: "Shipped to the customer on",
      receivedOn: "Received on",
      grantedIn: "Granted in case",
      grantedOn: "Granted on",
      paidOfGrant: "Units paid so far",
      dispatched: "Units shipped",
      delivered: "Units delivered (proof of delivery)",
      received: "Units received",
      answered: "Of the difference, not asked for here",
      takenBack: "Of the difference, paid and taken back",
      missing: "Units missing",
      lost: "Units lost by the ledger",
      units: "Units",
      fee: "Fee charged",
      price: "Price paid by the customer",
      compensation: "Compensation expected",
      value: "Value of the missing units",
    },
  },
  zh: {
    notBefore: (day) => `【${day}之前请勿发送：索赔期届时开始。】`,
    eachHolds: (units) => `（每份含${units}件）`,
    setOf: (goods) => `（套装：${goods}）`,
    inPacks: (packs, units) => `（${packs}份，每份${units}件）`,
    answered: {
      "received-later": (units) => `${units}件之后已接收`,
      "other-shipment": (units) => `${units}件在其他货件下接收`,
      swapped: (units) => `${units}件在其他SKU下接收`,
      logistics: (units) => `${units}件承运人未送达`,
      found: (units) => `${units}件之后已找到`,
      "reimbursed-stock": (units) => `${units}件已以库存返还`,
      "reimbursed-cash": (units) => `${units}件已赔偿`,
      granted: (units, cases) => `${units}件${cases === "" ? "" : `已在Case ${cases}中`}获批赔偿，尚未支付`,
      asked: (units, cases) => `${units}件${cases === "" ? "已另行申请" : `已在Case ${cases}中申请`}`,
      decided: (units) => `${units}件已由先前的Case作出决定`,
    },
    takenBack: (units, paid, by) =>
      `${units}件已于${paid.day}赔偿${numbered(paid)}，款项又于${by.map((one) => `${one.day}收回${numbered(one)}`).join("、")}；没有记录显示已找到`,
    asksRest: "以下商品的赔偿已获批准，但仅支付了一部分。请支付其余部分。",
    paidOfGrant: (units, granted, ids) => `${granted}件中的${units}件${ids === "" ? "" : `（赔偿编号${ids}）`}`,
    lost: ({ lost, madeUp, by }, elsewhere) =>
      `${lost}件，其中${madeUp}件${by === "finds" ? "之后已找到" : "已调整冲抵"}${elsewhere === 0 ? "" : `，${elsewhere}件已赔偿或已另行申请`}`,
    greeting: "您好：",
    closing: "请协助调查并告知结果。谢谢。",
    attached: "附件：",
    facts: {
      shipment: "货件编号",
      removal: "移除订单编号",
      order: "订单编号",
      sku: "SKU",
      fnsku: "FNSKU",
      listing: "亚马逊商品标识",
      shippedOn: "发货日期",
      deliveredOn: "送达日期",
      reportedOn: "报告日期",
      requestedOn: "申请日期",
      sentOn: "寄出日期",
      tracking: "追踪编号",
      replacedOn: "退款或换货日期",
      soldOn: "发货给买家日期",
      receivedOn: "接收日期",
      grantedIn: "批准赔偿的Case编号",
      grantedOn: "批准日期",
      paidOfGrant: "已支付数量",
      dispatched: "发货数量",
      delivered: "送达数量（签收凭证）",
      received: "接收数量",
      answered: "差额中本次不再索赔的部分",
      takenBack: "差额中赔偿后又收回的部分",
      missing: "短少数量",
      lost: "分类账中的丢失数量",
      units: "数量",
      fee: "收取费用",
      price: "买家支付价格",
      compensation: "应付赔偿",
      value: "短少商品货值",
    },
  },
};

function numbered({ id }: DraftRow): string {
  return id === "" ? "" : `（赔偿编号${id}）`;
}
