/** What a unit of each SKU costs, and from which day. */
import { CURRENCY, SKU_HEADERS, UNIT_COST_HEADERS, UNIT_MEASURE_COLUMNS } from "./column-words";
import { source } from "./source-spec";

export const UNIT_COSTS_SOURCE = source({
  kind: "unit-costs",
  into: "unitCosts",
  typedBySeller: true,
  columns: {
    sku: { headers: SKU_HEADERS },
    unitCost: { headers: UNIT_COST_HEADERS },
    currency: CURRENCY,
    // A cost said to hold from a month holds from its first day.
    from: {
      headers: ["From", "Valid From", "Effective From", "Effective Date", "From Date", "Since", "Date", "生效日期", "起始日期", "开始日期", "日期", "月份"],
      monthMeans: "first-day",
    },
    ...UNIT_MEASURE_COLUMNS,
  },
  required: ["sku", "unitCost"],
  filled: ["sku", "unitCost"],
  check: (columns, index) => ((columns.unitCost[index]?.coefficient ?? 0) < 0 ? { code: "value-negative", detail: { column: "Unit Cost" } } : null),
});
