/** The seller's own movements: what it bought, sold, moved, counted and paid, in its own or a third party's warehouses. */
import { textAt } from "../columns/text-column";
import { MOVEMENT_KINDS, type MovementKind } from "../facts/facts";
import { CURRENCY, SKU_HEADERS, UNIT_COST_HEADERS } from "./column-words";
import { wordOf } from "./header-words";
import { readerOf, source } from "./source-spec";

/**
 * How sellers and their ERPs write the types. A transfer is one line that names both warehouses, so the receiving half
 * of a two-line transfer is no word of ours: it would count the goods twice.
 */
const typeOf = readerOf<MovementKind>({
  opening: ["Opening balance", "Opening stock", "Beginning", "期初", "期初库存", "期初余额", "期初结存", "期初入库"],
  purchase: ["Purchases", "Purchase receipt", "Receipt", "Goods receipt", "Bought", "采购", "采购入库", "购入", "进货", "外购入库", "入荷", "仕入"],
  sale: ["Sales", "Sold", "Sales order", "Customer order", "销售", "销售出库", "FBM出库", "WFS出库", "订单发货", "出货", "売上"],
  "multi-channel": ["MCF", "Multi channel fulfillment", "Multi channel order", "多渠道", "多渠道配送", "多渠道订单", "多渠道出库"],
  replacement: ["Replacements", "Exchange", "Exchange order", "换货", "换货出库", "补发", "补发货", "补发出库"],
  "customer-return": ["Customer returns", "Return", "Returns", "Sales return", "退货", "退货入库", "买家退货", "客户退货", "销售退货", "FBM退货", "返品"],
  "supplier-return": [
    "Supplier returns",
    "Vendor return",
    "Purchase return",
    "Return to supplier",
    "Return to vendor",
    "退货出库",
    "采购退货",
    "采购退货出库",
    "供应商退货",
    "退供应商",
  ],
  transfer: ["Transfers", "Transfer out", "Move", "Stock transfer", "调拨", "调拨出库", "移仓", "移库", "FBA出库", "FBA发货", "发货"],
  removal: ["Removals", "Removal order", "移除", "移除出库", "库存移除"],
  disposed: ["Disposal", "Scrapped", "Scrap", "Destroyed", "销毁", "销毁出库", "报废", "报废出库", "弃置", "废弃"],
  found: ["Surplus", "Inventory gain", "找回", "盘盈", "盘盈入库"],
  lost: ["Loss", "Shortage", "Inventory loss", "丢失", "遗失", "盘亏", "盘亏出库"],
  damaged: ["Damage", "Broken", "损坏", "残损", "破损", "损毁"],
  "other-in": ["Other entry", "Other receipt", "其他入", "其他入库", "其它入库", "赠品入库", "移除入库"],
  "other-out": ["Other exit", "Other issue", "其他出", "其他出库", "其它出库"],
  count: ["Stock count", "Stocktake", "Physical count", "Inventory count", "Cycle count", "盘点", "实盘", "库存盘点", "棚卸"],
  "landed-cost": ["Landed costs", "Freight", "Duty", "头程", "头程费", "头程费用", "头程运费", "运费", "关税", "采购费用", "到岸成本"],
  revaluation: ["Revalue", "Cost adjustment", "Cost correction", "成本调整", "重估", "价值调整", "调价"],
});

const PLAIN_TYPES = MOVEMENT_KINDS.map((kind) => kind.replace("-", " "));

export const MOVEMENTS_SOURCE = source({
  kind: "movements",
  into: "movements",
  typedBySeller: true,
  columns: {
    day: { headers: ["Date", "Movement Date", "Posting Date", "Transaction Date", "日期", "业务日期", "单据日期", "出入库日期", "发生日期", "日付"] },
    warehouse: { headers: ["Warehouse", "From Warehouse", "Location", "Warehouse Name", "仓库", "仓库名称", "发出仓库", "调出仓库", "所在仓库", "倉庫"] },
    sku: { headers: SKU_HEADERS },
    type: {
      headers: ["Type", "Movement Type", "Transaction Type", "Movement", "类型", "业务类型", "出入库类型", "单据类型", "变动类型", "種類"],
      words: { open: false, read: typeOf, fault: ({ column, found }) => ({ code: "movement-type-unknown", detail: { column, found, known: PLAIN_TYPES } }) },
    },
    quantity: { headers: ["Quantity", "Qty", "Units", "数量", "变动数量", "出入库数量"] },
    unitCost: { headers: UNIT_COST_HEADERS },
    amount: { headers: ["Amount", "Total", "Total Cost", "Value", "Total Amount", "金额", "总金额", "总成本", "金額"] },
    currency: CURRENCY,
    reference: {
      headers: [
        "Reference",
        "Ref",
        "Reference ID",
        "Document",
        "Document Number",
        "Order ID",
        "Order Number",
        "单号",
        "单据编号",
        "单据号",
        "参考号",
        "订单号",
        "伝票番号",
      ],
    },
    toWarehouse: {
      headers: ["To Warehouse", "To", "Destination", "To Location", "Target Warehouse", "调入仓库", "目的仓库", "目标仓库", "接收仓库", "移動先倉庫"],
    },
    appliesTo: {
      headers: [
        "Applies To",
        "Applies to Reference",
        "For Reference",
        "Original Reference",
        "关联单号",
        "原单号",
        "源单号",
        "来源单号",
        "对应单号",
        "归属单号",
      ],
    },
    note: { headers: ["Note", "Notes", "Remark", "Remarks", "Comment", "Memo", "备注", "说明", "摘要", "備考"] },
  },
  required: ["day", "warehouse", "sku", "type", ["quantity", "amount"]],
  // Warehouse, SKU and quantity depend on the type: a bill for freight may belong to a receipt of many SKUs.
  filled: ["day", "type"],
  check: (columns, index) => {
    const type = textAt(columns.type, index) as MovementKind;
    const amount = columns.amount[index] ?? null;
    const unitCost = columns.unitCost[index] ?? null;
    const text = (name: "warehouse" | "sku" | "toWarehouse" | "appliesTo"): string => textAt(columns[name], index);
    if (type === "landed-cost") {
      if (amount === null) return { code: "landed-cost-without-amount", detail: undefined };
      return text("appliesTo") === "" ? { code: "landed-cost-without-receipt", detail: undefined } : null;
    }
    if (text("warehouse") === "") return { code: "cell-missing", detail: { columns: "Warehouse", found: null } };
    if (text("sku") === "") return { code: "cell-missing", detail: { columns: "SKU", found: null } };
    if (unitCost !== null && unitCost.coefficient < 0)
      return { code: "value-negative", detail: { column: "Unit Cost", hint: "to reverse a movement, make its quantity negative" } };
    if (type === "revaluation") return amount === null && unitCost === null ? { code: "revaluation-without-value", detail: undefined } : null;
    if (Number.isNaN(columns.quantity[index])) return { code: "cell-missing", detail: { columns: "Quantity", found: null } };
    if (type !== "transfer") return null;
    if (text("toWarehouse") === "") return { code: "transfer-without-target", detail: undefined };
    return wordOf(text("toWarehouse")) === wordOf(text("warehouse")) ? { code: "transfer-to-itself", detail: { warehouse: text("toWarehouse") } } : null;
  },
});
