/** The seller's bills for getting a shipment to Amazon: freight, duty and fees, and how each is shared over the goods. */
import { COST_PARTS, type CostPart } from "../domain/cost";
import { FREIGHT_BASES, type FreightBasis } from "../domain/freight";
import { CURRENCY } from "./column-words";
import { readerOf, source } from "./source-spec";

const partOf = readerOf<CostPart>({
  goods: ["Product", "Purchase", "商品", "采购"],
  freight: ["First leg", "Shipping", "Transport", "头程", "头程费", "头程费用", "头程运费", "运费", "物流"],
  other: ["Duty", "Customs", "Tax", "Fee", "Fees", "关税", "税费", "税", "其他", "其他费", "其他费用"],
});

const basisOf = readerOf<FreightBasis>({
  "chargeable-weight": ["Chargeable", "Weight", "计费重", "计费重量"],
  "actual-weight": ["Actual", "Gross weight", "实重", "实际重量"],
  "volume-weight": ["Volumetric weight", "Dimensional weight", "体积重", "体积重量"],
  quantity: ["Units", "Pieces", "数量"],
  value: ["Goods value", "Cost", "货值", "金额"],
  "carton-volume": ["Volume", "CBM", "箱子体积", "体积", "箱体积"],
});

export const FREIGHT_SOURCE = source({
  kind: "freight",
  into: "freight",
  typedBySeller: true,
  columns: {
    shipmentId: { headers: ["Shipment ID", "FBA Shipment ID", "Shipment", "货件编号", "货件号", "货件单号", "FBA货件编号", "FBA单号"] },
    amount: { headers: ["Amount", "Freight", "Cost", "Total", "金额", "费用", "运费", "头程费用", "头程运费", "总费用"] },
    currency: CURRENCY,
    part: {
      headers: ["Part", "Cost Part", "Cost Type", "Charge", "费用类型", "费用项目"],
      words: { open: false, read: partOf, fault: (cell) => ({ code: "word-unknown", detail: { ...cell, known: COST_PARTS } }) },
    },
    basis: {
      headers: ["Basis", "Allocation", "Allocation Basis", "Allocate By", "分摊方式", "分摊依据"],
      words: { open: false, read: basisOf, fault: (cell) => ({ code: "word-unknown", detail: { ...cell, known: Object.keys(FREIGHT_BASES) } }) },
      dispensable: true,
    },
  },
  required: ["shipmentId", "amount"],
  headingsAreCommon: true,
  filled: ["shipmentId", "amount"],
});
