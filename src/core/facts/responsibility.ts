/** The seller's own order of rules on who answers for a difference. */
import type { Schema } from "../columns/table";

/**
 * One row per rule; rules are read by `order`, those without one by their place, and the first that holds decides. The conditions are
 * as `readCondition` takes them, "" = any; `cartons` is a CARTON_CONDITIONS word and `responsible` a RESPONSIBILITIES word.
 */
export const RESPONSIBILITY_RULES = {
  order: "units",
  received: "text",
  delivered: "text",
  declared: "text",
  cartons: "text",
  responsible: "text",
  because: "text",
} as const satisfies Schema;
