/** Headings and vocabularies that several sources have in the same words. */
import { currencyOrNull } from "../domain/money";
import { readerOf, type ColumnSpec, type Words } from "./source-spec";

export const SKU_HEADERS = [
  "SKU",
  "MSKU",
  "Seller SKU",
  "Merchant SKU",
  "Item SKU",
  "Item",
  "Product SKU",
  "Product code",
  "Item code",
  "Stock code",
  "出品者SKU",
  "卖家SKU",
  "商品SKU",
  "产品SKU",
  "商品编码",
  "产品编码",
  "货号",
  "品号",
  "商品编号",
  "物料编码",
  "存货编码",
] as const;

/** The double letter swap is Amazon's own, on its help page. */
export const FNSKU_HEADERS = [
  "FNSKU",
  "FNKSU",
  "Fulfillment Network SKU",
  "FNSKU (フルフィルメントネットワークSKU（FNSKU）)",
  "フルフィルメントネットワークSKU（FNSKU）",
  "フルフィルメントネットワークSKU",
  "亚马逊FNSKU",
] as const;

/** Names and signs that a seller may write instead of a code. The yen sign is not among them: it is both yen and yuan. */
const CURRENCY_NAMES = {
  CNY: ["RMB", "人民币", "元", "Yuan"],
  USD: ["US$", "US Dollar", "Dollar", "$", "美元", "美金"],
  EUR: ["Euro", "€", "欧元"],
  GBP: ["Pound Sterling", "£", "英镑"],
  JPY: ["Yen", "日元", "日圆", "円", "日本円"],
  CAD: ["加元", "加拿大元"],
  AUD: ["澳元", "澳大利亚元"],
  HKD: ["HK$", "港币", "港元"],
  MXN: ["墨西哥比索"],
} as const;

// Signs vanish when a word is normalised, so they are looked up as they stand.
const CODE_OF_SIGN: Readonly<Record<string, string>> = { $: "USD", US$: "USD", HK$: "HKD", "€": "EUR", "£": "GBP" };
const codeOfName = readerOf(CURRENCY_NAMES);

const CURRENCY_WORDS: Words = {
  open: false,
  read: (text) => CODE_OF_SIGN[text.toUpperCase()] ?? codeOfName(text) ?? currencyOrNull(text),
  fault: (detail) => ({ code: "currency-unreadable", detail }),
};

export const CURRENCY: ColumnSpec = { headers: ["Currency", "Currency Code", "Ccy", "币种", "货币", "货币代码", "通貨"], words: CURRENCY_WORDS };
/** A column that names a currency under another heading. */
export function currencyColumn(headers: ColumnSpec["headers"]): ColumnSpec {
  return { headers, words: CURRENCY_WORDS };
}

export const UNIT_COST_HEADERS = [
  "Unit Cost",
  "Cost per Unit",
  "Unit Price",
  "Cost",
  "Cost Price",
  "Landed Unit Cost",
  "COGS",
  "单价",
  "单位成本",
  "成本单价",
  "采购单价",
  "成本",
  "単価",
  "原価",
] as const;

/** A measure shares freight and nothing else, so that a row is worth keeping without it. */
const measure = (...headers: ColumnSpec["headers"]): ColumnSpec => ({ headers, dispensable: true });

/** Of one unit of the SKU that the row names. Chinese headings without a unit are kilograms and centimetres too, as forwarders ask for them. */
export const UNIT_MEASURE_COLUMNS = {
  unitWeight: measure(
    "Unit Weight",
    "Unit Weight (kg)",
    "Unit Gross Weight",
    "Unit Gross Weight (kg)",
    "Weight per Unit (kg)",
    "Weight (kg)",
    "单品毛重",
    "单品毛重(kg)",
    "单品重量",
    "单品重量(kg)",
    "毛重(kg)",
    "单个重量(kg)",
  ),
  unitLength: measure("Unit Length", "Unit Length (cm)", "Length (cm)", "单品长", "单品长(cm)", "长", "长(cm)", "长度(cm)"),
  unitWidth: measure("Unit Width", "Unit Width (cm)", "Width (cm)", "单品宽", "单品宽(cm)", "宽", "宽(cm)", "宽度(cm)"),
  unitHeight: measure("Unit Height", "Unit Height (cm)", "Height (cm)", "单品高", "单品高(cm)", "高", "高(cm)", "高度(cm)"),
  unitVolume: measure("Unit Volume", "Unit Volume (cm3)", "Volume per Unit (cm3)", "单品体积", "单品体积(cm3)", "体积(cm3)"),
} as const satisfies Readonly<Record<string, ColumnSpec>>;

export const CARTON_MEASURE_COLUMNS = {
  cartons: measure("Cartons", "Number of Cartons", "Carton Count", "Boxes", "Number of Boxes", "箱数", "总箱数", "件数(箱)"),
  cartonWeight: measure(
    "Carton Weight",
    "Carton Weight (kg)",
    "Carton Gross Weight",
    "Carton Gross Weight (kg)",
    "Box Weight (kg)",
    "单箱毛重",
    "单箱毛重(kg)",
    "单箱重量",
    "单箱重量(kg)",
    "箱重(kg)",
  ),
  cartonLength: measure("Carton Length", "Carton Length (cm)", "Box Length (cm)", "箱长", "箱长(cm)", "外箱长(cm)"),
  cartonWidth: measure("Carton Width", "Carton Width (cm)", "Box Width (cm)", "箱宽", "箱宽(cm)", "外箱宽(cm)"),
  cartonHeight: measure("Carton Height", "Carton Height (cm)", "Box Height (cm)", "箱高", "箱高(cm)", "外箱高(cm)"),
} as const satisfies Readonly<Record<string, ColumnSpec>>;
