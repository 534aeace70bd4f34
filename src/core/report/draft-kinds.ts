/** What a drafted message asks, says and attaches, by kind of claim, in each language. */
import type { ClaimType } from "../domain/claims";
import type { DraftLanguage } from "../domain/settings";
import type { DraftFact } from "./draft-words";

type Draft = {
  readonly facts: readonly DraftFact[];
} & Readonly<Record<DraftLanguage, { readonly subject: string; readonly asks: string; readonly proof: readonly string[] }>>;

const OWNERSHIP = { en: "supplier invoice that shows the product and the quantity", zh: "列明商品和数量的供应商发票" } as const;
const DELIVERY = {
  en: "proof of delivery: tracking with weights, or the stamped bill of lading (BOL)",
  zh: "送达凭证：带重量的物流跟踪记录，或盖章的提货单（BOL）",
} as const;
const PACKING = { en: "packing list", zh: "装箱单" } as const;

const COMMERCIAL = { en: "commercial invoice with quantities and values", zh: "列明数量和金额的商业发票" } as const;
const SIGNED = { en: "proof of delivery, signed, with the number of cartons delivered", zh: "写明送达箱数的签收凭证（POD）" } as const;

export const DRAFTS: Readonly<Record<ClaimType, Draft>> = {
  "inbound-missing": {
    facts: ["shipment", "sku", "fnsku", "listing", "shippedOn", "deliveredOn", "dispatched", "delivered", "received", "answered", "takenBack", "missing"],
    en: {
      subject: "Units missing from an inbound shipment",
      asks: "The shipment below was received short. Please look for the missing units, and reimburse those that cannot be found.",
      proof: [OWNERSHIP.en, DELIVERY.en, PACKING.en],
    },
    zh: { subject: "入库货件短少", asks: "以下货件接收数量短少。请查找短少的商品；无法找到的，请予以赔偿。", proof: [OWNERSHIP.zh, DELIVERY.zh, PACKING.zh] },
  },
  "carrier-loss": {
    facts: ["shipment", "sku", "fnsku", "shippedOn", "deliveredOn", "dispatched", "delivered", "missing", "value"],
    en: {
      subject: "Goods lost in transit",
      asks: "Of the shipment below you delivered fewer units than you took over. Please trace the missing units, and compensate those that cannot be found at the value stated.",
      proof: [SIGNED.en, PACKING.en, COMMERCIAL.en],
    },
    zh: {
      subject: "运输途中丢失货物",
      asks: "贵司承运的以下货件，送达数量少于交运数量。请追查短少的商品；无法找到的，请按所列货值赔偿。",
      proof: [SIGNED.zh, PACKING.zh, COMMERCIAL.zh],
    },
  },
  "warehouse-lost": {
    facts: ["sku", "fnsku", "listing", "reportedOn", "lost", "units"],
    en: {
      subject: "Units lost in a fulfilment centre",
      asks: "The inventory ledger reports the units below as lost, and nothing shows that they were found or reimbursed. Please find or reimburse them.",
      proof: ["ledger detail with the adjustment", OWNERSHIP.en],
    },
    zh: {
      subject: "商品在运营中心丢失",
      asks: "库存分类账显示以下商品丢失，没有记录显示已找到或已赔偿。请查找或赔偿。",
      proof: ["含该盘点记录的分类账明细", OWNERSHIP.zh],
    },
  },
  "warehouse-damaged": {
    facts: ["sku", "fnsku", "listing", "reportedOn", "units"],
    en: {
      subject: "Units damaged in a fulfilment centre",
      asks: "The inventory ledger reports the units below as damaged at Amazon, and they are not reimbursed. Please reimburse them.",
      proof: ["ledger detail with the adjustment", OWNERSHIP.en],
    },
    zh: { subject: "商品在运营中心残损", asks: "库存分类账显示以下商品在亚马逊残损且未赔偿。请予以赔偿。", proof: ["含该盘点记录的分类账明细", OWNERSHIP.zh] },
  },
  "return-not-received": {
    facts: ["order", "sku", "listing", "replacedOn", "units"],
    en: {
      subject: "Customer return not received",
      asks: "The customer of the order below was refunded or got a replacement, and the original unit did not come back. Please reimburse it.",
      proof: ["returns report without the order"],
    },
    zh: { subject: "未收到买家退货", asks: "以下订单的买家已获退款或换货，但原商品未退回。请予以赔偿。", proof: ["不含该订单的退货报告"] },
  },
  "removal-lost": {
    facts: ["removal", "sku", "fnsku", "listing", "requestedOn", "sentOn", "tracking", "units"],
    en: {
      subject: "Removal not received",
      asks: "Units of the removal order below did not arrive. Please trace them, and reimburse those that are lost.",
      proof: ["removal order detail with tracking numbers", "record of goods received at our warehouse"],
    },
    zh: {
      subject: "未收到移除商品",
      asks: "以下移除订单的商品未送达。请追踪；已丢失的，请予以赔偿。",
      proof: ["含追踪编号的移除订单详情", "我方仓库收货记录"],
    },
  },
  "removal-other": {
    facts: ["removal", "sku", "fnsku", "listing", "requestedOn", "sentOn", "units"],
    en: {
      subject: "Removal damaged or wrong",
      asks: "Units of the removal order below came damaged, or were the wrong ones. Please reimburse them.",
      proof: ["photographs of the units, the label and the box", "removal order detail with tracking numbers"],
    },
    zh: {
      subject: "移除商品残损或错误",
      asks: "以下移除订单的商品送达时残损，或不是所移除的商品。请予以赔偿。",
      proof: ["商品、标签和包装箱照片", "含追踪编号的移除订单详情"],
    },
  },
  valuation: {
    facts: ["sku", "fnsku", "listing", "reportedOn", "units"],
    en: {
      subject: "Reimbursement below cost",
      asks: "The reimbursement of the units below is less than what they cost to make or buy. Please value them again.",
      proof: [OWNERSHIP.en],
    },
    zh: { subject: "赔偿低于成本", asks: "以下商品的赔偿金额低于制造或采购成本。请重新估价。", proof: [OWNERSHIP.zh] },
  },
  "not-on-sale": {
    facts: ["shipment", "sku", "fnsku", "listing", "receivedOn", "units"],
    en: {
      subject: "Units received and not on sale",
      asks: "The units below were received and cannot be bought. Please make them available, or tell me what they wait for.",
      proof: ["inventory page of the SKU"],
    },
    zh: { subject: "商品已接收但未上架", asks: "以下商品已接收但无法销售。请上架，或告知原因。", proof: ["该SKU的库存页面"] },
  },
  penalty: {
    facts: ["shipment", "sku", "fnsku", "listing", "reportedOn", "units", "fee"],
    en: {
      subject: "Fee for a problem with a shipment",
      asks: "The fee below was charged for a problem that I cannot confirm. Please show what was found, or refund the fee.",
      proof: ["photographs of the prepared units and their labels", PACKING.en],
    },
    zh: { subject: "货件问题收费申诉", asks: "以下费用所依据的问题我方无法确认。请提供依据，或退还费用。", proof: ["商品包装及标签照片", PACKING.zh] },
  },
  "missing-payment": {
    facts: ["order", "sku", "listing", "soldOn", "units", "price"],
    en: {
      subject: "Payment missing",
      asks: "The order below was shipped, and no settlement shows its payment. Please check and pay it.",
      proof: ["fulfilled shipments report with the order", "settlements of the days after it"],
    },
    zh: { subject: "缺少付款", asks: "以下订单已发货，但结算报告中没有其款项。请核查并支付。", proof: ["含该订单的已完成发货报告", "其后期间的结算报告"] },
  },
  "unpaid-compensation": {
    facts: ["grantedIn", "shipment", "sku", "fnsku", "listing", "grantedOn", "paidOfGrant", "units", "compensation"],
    en: {
      subject: "Compensation granted and not paid",
      asks: "Compensation for the units below was granted, and no reimbursement shows it. Please pay it.",
      proof: ["your answer that grants it", "reimbursements report of the period"],
    },
    zh: { subject: "赔偿未到账", asks: "以下商品的赔偿已获批准，但赔偿报告中没有记录。请支付。", proof: ["批准赔偿的回复", "该期间的赔偿报告"] },
  },
};
