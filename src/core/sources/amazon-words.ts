/** Headings and vocabularies that several of Amazon's reports share, in the languages in which sellers have them. */
import type { Disposition } from "../domain/disposition";
import { ADJUSTMENT_REASONS, type LedgerEvent } from "../domain/ledger-events";
import type { RemovalType } from "../domain/returns-and-removals";
import type { ShipmentStatus } from "../domain/shipment-status";
import { readerOf, type ColumnSpec, type Words } from "./source-spec";

/** The seller's SKU as Amazon knows it. */
export const MSKU_HEADERS = ["MSKU", "SKU", "Merchant SKU", "Seller SKU", "出品者SKU", "卖家SKU", "Händler-SKU"] as const;
export const TITLE_HEADERS = ["Title", "Product Name", "商品名", "标题", "商品名称", "Titel"] as const;
export const CENTER_HEADERS = [
  "Fulfillment Center",
  "Fulfillment Center ID",
  "FC",
  "フルフィルメントセンター",
  "フルフィルメントセンターID",
  "运营中心",
  "运营中心编码",
] as const;
export const CONDITION_HEADERS = ["Condition", "Condition Type", "状况", "コンディション", "Zustand"] as const;

/** Of lists of stock, to which the seller may have added the day. */
export const LIST_DAY_HEADERS = ["snapshot-date", "Date"] as const;

/** What Amazon adds later is kept as it is written. */
export function wordsOrAsWritten(read: (text: string) => string | null): Words {
  return { open: true, read: (text) => read(text) ?? text };
}

/** Amazon's codes, with the words of its localised downloads and of its Chinese pages. */
const dispositionOf = readerOf<Disposition>({
  SELLABLE: ["販売可", "販売可能", "可售", "可用"],
  DEFECTIVE: ["欠陥品・不良品", "欠陥品", "不良品", "有缺陷", "瑕疵"],
  CUSTOMER_DAMAGED: ["Customer damage", "購入者による破損", "买家残损", "买家损坏", "买家已残损"],
  DISTRIBUTOR_DAMAGED: ["Distributor damage", "分销商残损", "分销商损坏", "经销商损坏"],
  WAREHOUSE_DAMAGED: ["Warehouse damage", "倉庫での破損", "仓库残损", "仓库损坏", "库房残损"],
  CARRIER_DAMAGED: ["Carrier damage", "配送業者による破損", "承运人残损", "承运人损坏"],
  EXPIRED: ["期限切れ", "已过期", "过期"],
  DAMAGED: ["破損", "残损", "已残损"],
  UNSELLABLE: ["販売不可", "不可售"],
});

const asCode = (text: string): string => text.toUpperCase().replace(/[\s-]+/g, "_");

export const DISPOSITION = {
  headers: ["Disposition", "Detailed Disposition", "商品のステータス", "库存属性", "商品状态", "库存状况", "处置", "属性"],
  // Amazon may add one; it is kept as its code would be written.
  words: { open: true, read: (text) => dispositionOf(text) ?? asCode(text) },
} as const satisfies ColumnSpec;

/** The codes of the files, and the words of the Chinese pages. */
export const EVENT_WORDS = wordsOrAsWritten(
  readerOf<LedgerEvent>({
    Receipts: ["Receipt", "接收"],
    Shipments: ["Customer Shipments", "Shipment", "配送"],
    CustomerReturns: ["Customer Return", "买家退货"],
    VendorReturns: ["Vendor Return", "供应商退货"],
    WhseTransfers: ["Warehouse Transfers", "Warehouse Transfer", "库房转运"],
    Adjustments: ["Adjustment", "Inventory Adjustments", "盘点"],
  }),
);

const reasonCodes = new Set(Object.keys(ADJUSTMENT_REASONS));
/** A code alone, or before its text as some pages show it: "M - Misplaced". */
export const ADJUSTMENT_WORDS: Words = {
  open: true,
  read: (text) => {
    const code = /^(\w)(?:\s*[-:–].*)?$/s.exec(text)?.[1]?.toUpperCase() ?? "";
    return reasonCodes.has(code) ? code : text;
  },
};

/** Amazon's own codes, and how its pages and the sellers' ERPs put them. A seller's own word stays as it is. */
export const SHIPMENT_STATUS_WORDS = wordsOrAsWritten(
  readerOf<ShipmentStatus>({
    UNCONFIRMED: [],
    WORKING: ["卖家已创建货件，但尚未发货", "处理中", "已创建"],
    READY_TO_SHIP: ["待发货"],
    SHIPPED: ["已发货", "承运人已取件"],
    IN_TRANSIT: ["运输中", "在途", "承运人已通知亚马逊配送中心"],
    DELIVERED: ["已送达", "已配送至配送中心"],
    CHECKED_IN: ["Check in", "已登记", "已在收货区域登记", "已办理入库"],
    RECEIVING: ["接收中", "正在接收", "入库中", "已到达，部分商品尚未标记为已收到"],
    CLOSED: ["已完成", "已关闭", "已到达且所有商品已标记为已收到"],
    CANCELLED: ["Canceled", "已取消", "发送后取消"],
    DELETED: ["已删除", "发送前取消"],
    ABANDONED: [],
    MIXED: [],
    ERROR: ["错误"],
  }),
);

export const REMOVAL_TYPE_WORDS = wordsOrAsWritten(readerOf<RemovalType>({ Return: [], Disposal: ["Dispose"], Liquidations: ["Liquidation", "Liquidate"] }));
