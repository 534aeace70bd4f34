/** The headers under which Amazon's reports reach a desk, as they were seen: each is its own kind, lacks nothing, and has no column that nobody knows. */
import type { SourceKind } from "../../../src/core/domain/source";
import { wordOf } from "../../../src/core/sources/header-words";
import { specOf } from "../../../src/core/sources/known-sources";
import { recognise } from "../../../src/core/sources/recognise";
import { headOf } from "./decoded-rows";

type Form = readonly [kind: SourceKind, headings: string];

const FORMS: readonly Form[] = [
  [
    "ledger-summary",
    "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location",
  ],
  [
    "ledger-summary",
    "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location,Store",
  ],
  [
    "ledger-summary",
    "Date,FNSKU,ASIN,MSKU,Title,Disposition,StartingWarehouseBalance,InTransitBetweenWarehouses,Receipts,CustomerShipments,CustomerReturns,VendorReturns,WarehouseTransferIn/Out,Found,Lost,Damaged,Disposed,OtherEvents,EndingWarehouseBalance,UnknownEvents,Location",
  ],
  [
    "ledger-summary",
    "Date,FNSKU,ASIN,MSKU,Product Name,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse transfer events,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location",
  ],
  [
    "ledger-summary",
    "スナップショット日付,FNSKU (フルフィルメントネットワークSKU（FNSKU）),ASIN,出品者SKU,商品名,商品のステータス,開始時の倉庫の在庫,倉庫間の輸送中,受領,カスタマー発送,返品,ベンダーの返品,倉庫転送イン/アウト,発見済み,紛失,破損,廃棄済み,その他,終了時の倉庫の在庫,不明なイベント,場所",
  ],
  ["ledger-detail", "Date,FNSKU,ASIN,MSKU,Title,Event Type,Reference ID,Quantity,Fulfillment Center,Disposition,Reason,Country"],
  [
    "ledger-detail",
    "Date,FNSKU,ASIN,MSKU,Title,Event Type,Reference ID,Quantity,Fulfillment Center,Disposition,Reason,Country,Reconciled Quantity,Unreconciled Quantity,Date and Time",
  ],
  [
    "ledger-detail",
    "Date,FNSKU,ASIN,MSKU,Title,Event Type,Reference ID,Quantity,Fulfillment Center,Disposition,Reason,Country,Reconciled Quantity,Unreconciled Quantity,Date and Time,Store",
  ],
  [
    "ledger-detail",
    "Date,FNSKU,ASIN,MSKU,Title,EventType,ReferenceID,Quantity,FulfillmentCenter,Disposition,Reason,Country,ReconciledQuantity,UnreconciledQuantity,DateandTime",
  ],
  ["ledger-detail", "スナップショット日付,フルフィルメントネットワークSKU（FNSKU）,ASIN,出品者SKU,商品名,商品のステータス,イベントタイプ,数量,理由"],
  [
    "reimbursements",
    "approval-date,reimbursement-id,case-id,amazon-order-id,reason,sku,fnsku,asin,product-name,condition,currency-unit,amount-per-unit,amount-total,quantity-reimbursed-cash,quantity-reimbursed-inventory,quantity-reimbursed-total,original-reimbursement-id,original-reimbursement-type",
  ],
  [
    "reimbursements",
    "批准日期,赔偿编号,问题编号,亚马逊订单号,原因,MSKU,FNSKU,ASIN,标题,状况,币种,每件商品赔偿金额,总金额,赔偿数量（现金）,赔偿数量（库存）,赔偿数量（总计）,原始赔偿编号,赔偿类型",
  ],
  [
    "customer-returns",
    "return-date,order-id,sku,asin,fnsku,product-name,quantity,fulfillment-center-id,detailed-disposition,reason,status,license-plate-number,customer-comments",
  ],
  ["customer-returns", "return-date,order-id,sku,asin,fnsku,product-name,quantity,fulfillment-center-id,detailed-disposition,reason,status"],
  [
    "replacements",
    "shipment-date,sku,asin,fulfillment-center-id,original-fulfillment-center-id,quantity,replacement-reason-code,replacement-amazon-order-id,original-amazon-order-id",
  ],
  [
    "removal-orders",
    "request-date,order-id,order-type,service-speed,order-status,last-updated-date,sku,fnsku,disposition,requested-quantity,cancelled-quantity,disposed-quantity,shipped-quantity,in-process-quantity,removal-fee,currency",
  ],
  [
    "removal-orders",
    "request-date,order-id,order-source,order-type,order-status,last-updated-date,sku,fnsku,disposition,requested-quantity,cancelled-quantity,disposed-quantity,shipped-quantity,in-process-quantity,removal-fee,currency",
  ],
  ["removal-shipments", "request-date,order-id,shipment-date,sku,fnsku,disposition,shipped-quantity,carrier,tracking-number,removal-order-type"],
  ["inventory-adjustments", "adjusted-date,transaction-item-id,fnsku,sku,product-name,fulfillment-center-id,quantity,reason,disposition"],
  [
    "inventory-adjustments",
    "adjusted-date,transaction-item-id,fnsku,sku,product-name,fulfillment-center-id,quantity,reason,disposition,reconciled,unreconciled",
  ],
  ["received-inventory", "received-date,fnsku,sku,product-name,quantity,fba-shipment-id,fulfillment-center-id"],
  ["inventory-event-detail", "snapshot-date,transaction-type,fnsku,sku,product-name,fulfillment-center-id,quantity,disposition"],
  ["daily-inventory-history", "snapshot-date,fnsku,sku,product-name,quantity,fulfillment-center-id,detailed-disposition,country"],
  ["monthly-inventory-history", "month,fnsku,sku,product-name,average-quantity,end-quantity,fulfillment-center-id,detailed-disposition,country"],
  [
    "inventory-reconciliation",
    "Merchant SKU,Fulfillment Network SKU,ASIN,Title,Condition,beginning-quantity,ending-quantity,Received,FBA customer returns,found,sold,removed,lost,Inventory disposed of,Other,discrepant-quantity",
  ],
  ["afn-inventory", "seller-sku,fulfillment-channel-sku,asin,condition-type,Warehouse-Condition-code,Quantity Available"],
  ["afn-inventory", "seller-sku,fulfillment-channel-sku,asin,condition-type,country,quantity-for-local-fulfillment"],
  [
    "manage-inventory",
    "sku,fnsku,asin,product-name,condition,your-price,mfn-listing-exists,mfn-fulfillable-quantity,afn-listing-exists,afn-warehouse-quantity,afn-fulfillable-quantity,afn-unsellable-quantity,afn-reserved-quantity,afn-total-quantity,per-unit-volume,afn-inbound-working-quantity,afn-inbound-shipped-quantity,afn-inbound-receiving-quantity,afn-researching-quantity,afn-reserved-future-supply,afn-future-supply-buyable,store",
  ],
  [
    "manage-inventory",
    "Merchant SKU,Fulfillment Network SKU,ASIN,Title,Condition,Price,MFN Listing Exists,MFN Fulfillable Qty,AFN Listing Exists,AFN Warehouse Qty,AFN Fulfillable Qty,AFN Unsellable Qty,AFN Encumbered Qty,AFN Total Qty,Volume,AFN Inbound Working Qty,AFN Inbound Shipped Qty,AFN Inbound Receiving Qty",
  ],
  ["reserved-inventory", "sku,fnsku,asin,product-name,reserved_qty,reserved_customerorders,reserved_fc-transfers,reserved_fc-processing,program"],
  [
    "customer-shipment-sales",
    "Customer Shipment Date,Merchant SKU,FNSKU,ASIN,FC,Quantity,Amazon Order Id,Currency,Product Amount,Shipping Amount,Gift Amount,Shipment To City,Shipment To State,Shipment To Postal Code",
  ],
  ["shipping-queue", "Shipment name,Shipment ID,Created,Last updated,Ship to,SKUs,Units expected,Units located,Status"],
  [
    "inbound-noncompliance",
    "issue-reported-date,shipment-creation-date,fba-shipment-id,fba-carton-id,fulfillment-center-id,sku,fnsku,asin,product-name,problem-type,problem-quantity,expected-quantity,received-quantity,performance-measurement-unit,coaching-level,fee-type,currency,fee-total,problem-level,alert-status",
  ],
  ["ledger-summary", "日期,FNSKU,ASIN,MSKU,标题,库存属性,期初库存,调拨在途,签收,销售出库,销售退货,移除,调拨出入库,找回,丢失,损毁,弃置,其他,期末库存,未知,国家"],
  [
    "ledger-summary",
    "日期,FNSKU,ASIN,MSKU,标题,库存属性,期初仓库余额,仓间在途,入库,买家订单出库,买家退货,供应商退货,仓间调拨,找回库存,丢失库存,损坏库存,报废/处置,其他事件,期末仓库余额,未知事件,国家",
  ],
];

const SHIPMENT_CONTENTS: readonly string[] = [
  "Merchant SKU,Title,ASIN,FNSKU,external-id,Condition,Who will prep?,Prep Type,Who will label?,Shipped",
  "Merchant SKU,Title,ASIN,FNSKU,external-id,Condition,Who will prep?,Prep Type,Who will label?,Dispatched,shipment-total-cases,Units per Case,Number of Cases",
  "Händler-SKU,Titel,ASIN,FNSKU,externe-id,Zustand,Wer übernimmt die Vorbereitung?,Art der Vorbereitung,Wer etikettiert?,Versendete Einheiten",
];
/** What stands above the header of shipment contents. */
const PREAMBLE = ["Shipment ID,FBA15ABC", "Name,x", "Plan ID,p", "Ship To,LTN4", "Total SKUs,1", "Total Units,2", "Pack list,1 of 1", ""];

/** Amazon's titles of goods are not read from its ledger. */
const PASSED_OVER: ReadonlySet<string> = new Set(["title", "productname", "商品名", "标题"]);

function seen(lines: readonly string[]): unknown {
  const found = recognise(headOf(lines.map((line) => line.split(","))));
  if (found === null) return null;
  const { nameOfWord, hintOfWord } = specOf(found.kind);
  const unknown = found.header.filter(
    (heading) => heading !== "" && !nameOfWord.has(wordOf(heading)) && !hintOfWord.has(wordOf(heading)) && !PASSED_OVER.has(wordOf(heading)),
  );
  return { kind: found.kind, missing: found.missing, unknown };
}

test.each(FORMS)("%s: %s", (kind, headings) => {
  expect(seen([headings])).toEqual({ kind, missing: [], unknown: [] });
});

test.each(SHIPMENT_CONTENTS)("shipment contents below their preamble: %s", (headings) => {
  expect(seen([...PREAMBLE, headings])).toEqual({ kind: "shipment-contents", missing: [], unknown: [] });
});
