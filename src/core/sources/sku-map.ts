/** Which names the seller's SKUs have at Amazon, and how many units of a SKU are in one unit sold. */
import { FNSKU_HEADERS, UNIT_MEASURE_COLUMNS } from "./column-words";
import { source } from "./source-spec";

export const SKU_MAP_SOURCE = source({
  kind: "sku-map",
  into: "skuMap",
  typedBySeller: true,
  columns: {
    sku: {
      headers: [
        "SKU",
        "Item SKU",
        "Item",
        "Product SKU",
        "Product code",
        "Item code",
        "Stock code",
        "Own SKU",
        "商品SKU",
        "产品SKU",
        "本地SKU",
        "商品编码",
        "产品编码",
        "货号",
        "品号",
        "商品编号",
        "物料编码",
        "存货编码",
      ],
    },
    msku: { headers: ["MSKU", "Merchant SKU", "Seller SKU", "Amazon SKU", "出品者SKU", "卖家SKU", "平台SKU", "亚马逊SKU"] },
    fnsku: { headers: FNSKU_HEADERS },
    asin: { headers: ["ASIN"] },
    units: { headers: ["Units", "Units per Set", "Units in Bundle", "Pack Size", "组合数量", "每套数量"] },
    ...UNIT_MEASURE_COLUMNS,
  },
  required: ["sku", ["msku", "fnsku", "asin"]],
  headingsAreCommon: true,
  filled: ["sku", ["msku", "fnsku", "asin"]],
  check: (columns, index) => ((columns.units[index] ?? NaN) <= 0 ? { code: "units-not-positive", detail: { column: "Units" } } : null),
});
