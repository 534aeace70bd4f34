/** What the seller says of its goods and of getting them to Amazon: names of a SKU elsewhere, and bills for the first leg. */
import type { Schema } from "../columns/table";

/** Of one unit of the SKU: kilograms, centimetres, cubic centimetres. They share freight, and nothing else. */
export const UNIT_MEASURES = {
  unitWeight: "decimal",
  unitLength: "decimal",
  unitWidth: "decimal",
  unitHeight: "decimal",
  unitVolume: "decimal",
} as const satisfies Schema;
/** Goods that nobody has measured. */
export const UNMEASURED = { unitWeight: null, unitLength: null, unitWidth: null, unitHeight: null, unitVolume: null } as const satisfies Readonly<
  Record<keyof typeof UNIT_MEASURES, null>
>;

/** One row per SKU and name of it at Amazon. `units` of the SKU are in one unit sold under that name; empty = one. A bundle has a row per SKU in it. */
export const SKU_MAP = { sku: "text", msku: "text", fnsku: "text", asin: "text", units: "units", ...UNIT_MEASURES } as const satisfies Schema;

/** One row per bill or part of one. `part` is a COST_PARTS key, empty = freight; `basis` a FREIGHT_BASES key, empty = the default. A credit note is negative. */
export const FREIGHT = { shipmentId: "text", amount: "decimal", currency: "text", part: "text", basis: "text" } as const satisfies Schema;
