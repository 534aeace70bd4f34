/** The seller's shipments to Amazon, a row per shipment and SKU: what was declared, sent, delivered and received. */
import { SHIPMENT_STATUS_WORDS } from "./amazon-words";
import { CARTON_MEASURE_COLUMNS, FNSKU_HEADERS, SKU_HEADERS } from "./column-words";
import { source } from "./source-spec";

const COUNTS = [
  ["declared", "Declared"],
  ["dispatched", "Dispatched"],
  ["delivered", "Delivered"],
  ["received", "Received"],
] as const;

export const SHIPMENTS_SOURCE = source({
  kind: "shipments",
  into: "shipments",
  typedBySeller: true,
  columns: {
    shipmentId: {
      headers: [
        "Shipment ID",
        "FBA Shipment ID",
        "Shipment",
        "Shipment Number",
        "Shipment Confirmation ID",
        "货件编号",
        "货件号",
        "货件单号",
        "FBA货件编号",
        "FBA单号",
        "納品番号",
      ],
    },
    sku: { headers: SKU_HEADERS },
    fnsku: { headers: FNSKU_HEADERS },
    declared: {
      headers: ["Declared", "Declared Quantity", "Units Declared", "Units Expected", "Expected", "申报量", "当前申报量", "申报数量", "货件申报量"],
      dispensable: true,
    },
    dispatched: {
      headers: [
        "Dispatched",
        "Dispatched Quantity",
        "Units Dispatched",
        "Shipped",
        "Quantity Shipped",
        "Units Shipped",
        "发货量",
        "发货数量",
        "实发数量",
        "实际发货量",
        "本地已发货",
      ],
    },
    delivered: { headers: ["Delivered", "Delivered Quantity", "Units Delivered", "POD Quantity", "送达数量", "妥投数量", "签收送达量"], dispensable: true },
    received: {
      headers: ["Received", "Received Quantity", "Quantity Received", "Units Received", "Units Located", "签收量", "签收", "接收数量", "签收数量", "上架数量"],
    },
    shipped: { headers: ["Ship Date", "Shipped Date", "Shipped On", "Dispatch Date", "发货日期", "发货时间", "出货日期"], dispensable: true },
    deliveredOn: { headers: ["Delivered Date", "Delivery Date", "Delivered On", "POD Date", "送达日期", "妥投日期", "到货日期"], dispensable: true },
    closed: { headers: ["Closed Date", "Date Closed", "Closed On", "关闭日期", "完成日期", "关闭时间"], dispensable: true },
    status: { headers: ["Status", "Shipment Status", "状态", "货件状态"], words: SHIPMENT_STATUS_WORDS },
    unitsPerCarton: {
      headers: ["Units per Carton", "Units per Case", "Case Quantity", "Quantity in Case", "Carton Quantity", "单箱数量", "每箱数量", "装箱数", "箱规"],
      dispensable: true,
    },
    fromWarehouse: { headers: ["From Warehouse", "From", "Ship From", "Warehouse", "发货仓库", "发出仓库", "发货仓", "仓库"] },
    toWarehouse: { headers: ["To Warehouse", "To", "Ship To", "Destination", "目的仓库", "目的仓", "收货仓库", "物流中心编码"] },
    ...CARTON_MEASURE_COLUMNS,
  },
  required: ["shipmentId", ["sku", "fnsku"], ["dispatched", "declared", "received", "delivered"]],
  filled: ["shipmentId", ["sku", "fnsku"]],
  // A variance is reckoned from these: none of them can be less than nothing.
  check: (columns, index) => {
    const below = COUNTS.find(([name]) => (columns[name][index] ?? NaN) < 0);
    return below === undefined
      ? null
      : { code: "value-negative", detail: { column: below[1], hint: "what was sent and what was received are counts; a variance has no row of its own" } };
  },
});
