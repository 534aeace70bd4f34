/** The shipping queue: a row per shipment to Amazon, with the units of all its SKUs together. */
import { SHIPMENT_STATUS_WORDS } from "./amazon-words";
import { source } from "./source-spec";

export const SHIPPING_QUEUE_SOURCE = source({
  kind: "shipping-queue",
  into: "shippingQueue",
  columns: {
    shipmentId: { headers: ["Shipment ID", "货件编号"] },
    name: { headers: ["Shipment name", "货件名称"] },
    created: { headers: ["Created", "Created Date", "创建日期", "创建时间"], dispensable: true },
    updated: { headers: ["Last updated", "Last updated date", "上次更新", "更新时间"], dispensable: true },
    shipTo: { headers: ["Ship to", "Destination", "配送地址", "目的地"] },
    skuCount: { headers: ["SKUs", "SKU数量"], dispensable: true },
    expected: { headers: ["Units expected", "预计商品数量"] },
    located: { headers: ["Units located", "Units received", "已找到商品数量"] },
    status: { headers: ["Status", "Shipment Status", "状态", "货件状态"], words: SHIPMENT_STATUS_WORDS },
  },
  required: ["shipmentId", ["expected", "located"], ["name", "skuCount"]],
  filled: ["shipmentId"],
});
