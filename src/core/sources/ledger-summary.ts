/**
 * Amazon's Inventory Ledger, summary view: a row per day, FNSKU, MSKU, disposition and location, in all the headings it
 * is known under. Whether its rows add up is the engine's business.
 */
import { DISPOSITION, MSKU_HEADERS } from "./amazon-words";
import { FNSKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

const quantity = (...headers: readonly [string, ...string[]]) => ({ headers, emptyIsZero: true }) as const;

export const LEDGER_SUMMARY = source({
  kind: "ledger-summary",
  into: "ledger",
  columns: {
    day: {
      headers: ["Date", "Snapshot Date", "スナップショット日付", "日期", "快照日期", "月份"],
      writtenOrder: "month-first",
      // A row of a monthly ledger covers its month; what it ends with is the balance of the month's last day.
      monthMeans: "last-day",
    },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    msku: { headers: MSKU_HEADERS },
    disposition: DISPOSITION,
    starting: quantity("Starting Warehouse Balance", "開始時の倉庫の在庫", "期初仓库余额", "期初库存", "期初仓库库存"),
    inTransit: quantity("In Transit Between Warehouses", "倉庫間の輸送中", "仓间在途", "调拨在途", "库房间在途", "转运中库存"),
    receipts: quantity("Receipts", "受領", "签收", "入库", "接收", "货件补货"),
    customerShipments: quantity("Customer Shipments", "カスタマー発送", "销售出库", "买家订单出库", "订单发货"),
    customerReturns: quantity("Customer Returns", "返品", "購入者からの返品", "销售退货", "买家退货"),
    vendorReturns: quantity("Vendor Returns", "ベンダーの返品", "移除", "供应商退货", "库存移除"),
    warehouseTransfers: quantity(
      "Warehouse Transfer In/Out",
      "Warehouse Transfer Events",
      "Warehouse Transfers",
      "倉庫転送イン/アウト",
      "调拨出入库",
      "仓间调拨",
      "库房转运",
    ),
    found: quantity("Found", "発見済み", "找回", "找回库存", "已找到"),
    lost: quantity("Lost", "紛失", "丢失", "丢失库存"),
    damaged: quantity("Damaged", "破損", "损毁", "损坏库存", "残损", "已残损"),
    disposed: quantity("Disposed", "Disposed of", "廃棄済み", "弃置", "报废/处置", "已弃置"),
    otherEvents: quantity("Other Events", "Other", "その他", "其他", "其他事件"),
    ending: quantity("Ending Warehouse Balance", "終了時の倉庫の在庫", "期末仓库余额", "期末库存", "期末仓库库存"),
    unknownEvents: quantity("Unknown Events", "Unknown", "不明なイベント", "未知", "未知事件", "未知库存"),
    location: { headers: ["Location", "場所", "位置", "国家", "库房", "国家/库房"] },
    store: { headers: ["Store", "Account", "Seller Account", "店铺", "ストア"], account: true },
  },
  // In transit and unknown events are missing from sellers' own templates; the sum of a row tells where they mattered.
  required: [
    "day",
    ["fnsku", "msku"],
    "starting",
    "receipts",
    "customerShipments",
    "customerReturns",
    "vendorReturns",
    "warehouseTransfers",
    "found",
    "lost",
    "damaged",
    "disposed",
    "otherEvents",
    "ending",
  ],
  filled: ["day", ["fnsku", "msku"]],
});
